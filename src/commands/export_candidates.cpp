// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/export_candidates.h"

#include "commands/coded_quotes.h"
#include "commands/look_up.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace sotto::commands {

namespace {

using study::Id;

std::unordered_map<Id<study::Coding>, base::Guid> guids_of(const store::StudyFile& study,
                                                           const std::vector<analysis::Quote>& quotes) {
    std::unordered_map<Id<study::Coding>, base::Guid> guids;
    for (const auto& quote : quotes) {
        if (!quote.codings.empty()) guids.emplace(quote.codings.front(), base::Guid());
    }
    for (auto& coding : study.all<study::Coding>()) {
        if (const auto at = guids.find(coding.id); at != guids.end()) at->second = std::move(coding.guid);
    }
    return guids;
}

/// The one respondent of each source, for whom its interpreter speaks. Sources with several have none.
class Respondents {
public:
    explicit Respondents(const Voices& voices) {
        for (const auto& source : voices.sources()) add(source.id, source.participant);
        for (const auto& speaker : voices.speakers()) {
            const auto voice = voices.of(speaker);
            if (voice.role == study::SpeakerRole::Interviewer || voice.role == study::SpeakerRole::Interpreter) continue;
            add(speaker.source, voice.participant);
        }
    }

    [[nodiscard]] Id<study::Entity> of(Id<study::Source> source) const {
        const auto at = by_source_.find(source);
        return at != by_source_.end() && at->second.size() == 1 ? *at->second.begin() : Id<study::Entity>();
    }

private:
    void add(Id<study::Source> source, Id<study::Entity> participant) {
        if (participant) by_source_[source].insert(participant);
    }

    std::unordered_map<Id<study::Source>, std::set<Id<study::Entity>>> by_source_;
};

}  // namespace

std::vector<privacy::Candidate> candidates(const store::StudyFile& study, const Voices& voices,
                                           const std::vector<analysis::Quote>& quotes) {
    const auto tree = code_tree(study);
    std::unordered_map<Id<study::Code>, std::string> paths;
    for (const auto& code : tree.codes()) paths.emplace(code.id, tree.path(code.id));
    std::unordered_map<Id<study::Source>, std::vector<text::Range>> off_record;
    for (const auto& span : study.all<study::OffRecordSpan>()) off_record[span.source].push_back(span.range);
    const auto guids = guids_of(study, quotes);

    const Respondents respondents(voices);
    QuoteReader reader(study, voices);
    std::vector<privacy::Candidate> candidates;
    candidates.reserve(quotes.size());
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        const auto& quote = quotes[i];
        privacy::Candidate candidate;
        candidate.number = static_cast<std::int64_t>(i);
        if (!quote.codings.empty()) candidate.guid = guids.at(quote.codings.front());
        candidate.source = voices.source(quote.source);
        candidate.range = quote.range;
        for (const auto code : quote.codes) candidate.codes.push_back(paths[code]);
        for (auto& said : reader.turns(quote)) {
            privacy::CandidateTurn turn;
            turn.utf8 = std::move(said.text);
            turn.range = said.range;
            turn.speaker_label = said.voice.label;
            turn.role = said.voice.role;
            turn.participant = turn.role == study::SpeakerRole::Interpreter ? respondents.of(quote.source)
                                                                            : said.voice.participant;
            for (const auto& span : off_record[quote.source]) {
                if (span.overlaps(said.range)) {
                    turn.off_record.push_back(
                        {std::max(span.start, said.range.start), std::min(span.end, said.range.end)});
                }
            }
            candidate.turns.push_back(std::move(turn));
        }
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

}  // namespace sotto::commands
