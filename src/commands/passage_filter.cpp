// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/passage_filter.h"

#include "base/error.h"
#include "commands/comparison.h"
#include "commands/look_up.h"
#include "commands/voices.h"
#include "text/fold.h"
#include "text/language.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <functional>
#include <memory>
#include <set>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using study::Id;

class PassageFilter {
public:
    explicit PassageFilter(const store::StudyFile& study) : study_(study), voices_(study) {}

    [[nodiscard]] std::vector<std::int64_t> passages(const search::Filter& filter) const {
        const auto field = text::fold_key(filter.field);
        if (field == "code")
            return study_.passages_with_codes(codes_at(code_tree(study_), filter.value, false));
        if (!voices_.has_field(field)) voices_.refuse_field(filter.field);
        if (field == "speaker") return said_by_speaker(filter.value);
        if (field == "participant") return said_by_participant(filter.value);
        check_value(field, filter.value);
        if (field == "lang" || field == "language") {
            const auto wanted = text::primary_language(filter.value);
            return in_sources([&](const study::Source& source) {
                return text::primary_language(source.language) == wanted;
            });
        }
        const Comparison comparison{field, Comparison::Relation::Equal, filter.value};
        comparison.refuse_backwards();
        if (field == "kind" || field == "status" || field == "date" || field == "event") {
            return in_sources([&](const study::Source& source) {
                return comparison.holds_for(voices_.value(field, {}, source));
            });
        }
        if (field == "source") {
            const auto wanted = require_source(study_, filter.value);
            return study_.passages_of_sources({wanted.id});
        }
        return said_by([&](const Voice& voice, const study::Source& source) {
            return comparison.holds_for(voices_.value(field, voice, source));
        });
    }

private:
    static void check_value(const std::string& field, const std::string& value) {
        const auto word = text::fold_key(value);
        if (field == "kind" && !study::source_kind(word)) {
            throw Error(Blame::User, fmt::format("There is no kind \"{}\"; there are {}.", value,
                                                 fmt::join(study::source_kind_names(), ", ")));
        }
        if (field == "status" && !study::status(word)) {
            throw Error(Blame::User,
                        fmt::format("There is no status \"{}\"; there are private and public.", value));
        }
    }

    [[nodiscard]] std::vector<std::int64_t> in_sources(
        const std::function<bool(const study::Source&)>& wanted) const {
        std::vector<Id<study::Source>> sources;
        for (const auto& source : voices_.sources()) {
            if (wanted(source)) sources.push_back(source.id);
        }
        return study_.passages_of_sources(sources);
    }

    /// Passages whose speaker is wanted, and those without a speaker in sources whose respondent is, unless
    /// the transcript says which turns are the respondent's: what is in nobody's mouth there are titles,
    /// dates and remarks of who typed it.
    [[nodiscard]] std::vector<std::int64_t> said_by(
        const std::function<bool(const Voice&, const study::Source&)>& wanted) const {
        std::vector<Id<study::Source>> sources;
        for (const auto& source : voices_.sources()) {
            if (wanted(voices_.of(source), source)) sources.push_back(source.id);
        }
        std::set<Id<study::Source>> labelled;
        for (const auto& speaker : voices_.speakers()) {
            const auto respondent = voices_.source(speaker.source).participant;
            if (respondent && voices_.of(speaker).participant == respondent) labelled.insert(speaker.source);
        }
        std::erase_if(sources, [&](Id<study::Source> source) { return labelled.contains(source); });
        std::sort(sources.begin(), sources.end());
        std::vector<Id<study::Speaker>> speakers;
        std::vector<Id<study::Speaker>> named;
        for (const auto& speaker : voices_.speakers()) {
            if (wanted(voices_.of(speaker), voices_.source(speaker.source))) speakers.push_back(speaker.id);
            if (std::binary_search(sources.begin(), sources.end(), speaker.source))
                named.push_back(speaker.id);
        }
        auto passages = study_.passages_of_speakers(speakers);
        if (sources.empty()) return passages;
        const auto everything = study_.passages_of_sources(sources);
        const auto with_speaker = study_.passages_of_speakers(named);
        std::vector<std::int64_t> unnamed;
        std::set_difference(everything.begin(), everything.end(), with_speaker.begin(), with_speaker.end(),
                            std::back_inserter(unnamed));
        std::vector<std::int64_t> all;
        std::set_union(passages.begin(), passages.end(), unnamed.begin(), unnamed.end(),
                       std::back_inserter(all));
        return all;
    }

    [[nodiscard]] std::vector<std::int64_t> said_by_speaker(const std::string& value) const {
        const auto wanted = text::fold_key(value);
        return said_by(
            [&](const Voice& voice, const study::Source&) { return voices_.is_called(voice, wanted); });
    }

    [[nodiscard]] std::vector<std::int64_t> said_by_participant(const std::string& value) const {
        const auto wanted = text::fold_key(value);
        if (!voices_.anybody_is_called(wanted))
            throw Error(Blame::User, "The register has no participant of that code or name.");
        return said_by([&](const Voice& voice, const study::Source&) {
            return voices_.is_called(voice.participant, wanted);
        });
    }

    const store::StudyFile& study_;
    Voices voices_;
};

}  // namespace

search::FilterResolver passage_filter(const store::StudyFile& study) {
    // Most queries have no filter: what it needs of the study is read when the first one comes.
    auto made = std::make_shared<std::unique_ptr<PassageFilter>>();
    return [&study, made](const search::Filter& filter) {
        if (!*made) *made = std::make_unique<PassageFilter>(study);
        return (*made)->passages(filter);
    };
}

}  // namespace sotto::commands
