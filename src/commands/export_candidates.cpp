// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/export_candidates.h"

#include "base/on_all_cores.h"
#include "commands/coded_quotes.h"
#include "commands/look_up.h"
#include "commands/name_cache.h"
#include "commands/protection.h"
#include "commands/quote_edits.h"

#include <algorithm>
#include <map>
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
            if (voice.role == study::SpeakerRole::Interviewer ||
                voice.role == study::SpeakerRole::Interpreter)
                continue;
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

/// A stretch of one source that quotes come from, and what is found in it.
struct Area {
    Id<study::Source> source;
    text::Range range;
    /// In which somebody speaks whose age may be known.
    std::map<text::Position, study::Passage> passages;
    text::Text text;
    std::vector<privacy::Identifier> found;  ///< in the source's positions, ascending
};

/// Looks for identifiers around quotes: what a quote's border cuts is no name any more to whoever sees the
/// quote alone. Each passage is looked at once, however many quotes it has.
class Surroundings {
public:
    Surroundings(const Voices& voices, const privacy::Protection& protection)
        : voices_(voices), protection_(protection) {}

    void add(const analysis::Quote& quote, QuoteReader& reader) {
        const auto passages = reader.neighbourhood(quote);
        if (passages.empty()) return;
        Area area;
        area.source = quote.source;
        area.range = {passages.front().range.start, passages.back().range.end};
        for (const auto& passage : passages) area.passages.emplace(passage.range.start, passage);
        areas_[quote.source].push_back(std::move(area));
    }

    /// To be called when all quotes are added.
    void look(const store::StudyFile& study, QuoteReader& reader, base::Progress& progress) {
        std::vector<Area*> all;
        for (auto& [source, areas] : areas_) {
            join(areas);
            for (auto& area : areas) {
                area.text = text::Text(reader.text(source, area.range));
                all.push_back(&area);
            }
        }
        find_names(study, progress);
        progress.begin("Looking for identifiers", static_cast<std::int64_t>(all.size()));
        base::on_all_cores(all.size(), [&](std::size_t i) {
            if (i % 16 == 0) {
                progress.check();
                progress.advance(static_cast<std::int64_t>(i));
            }
            look_at(*all[i]);
        });
        progress.end();
    }

    /// What reaches into `range`.
    [[nodiscard]] std::vector<privacy::Identifier> in(Id<study::Source> source, text::Range range) const {
        std::vector<privacy::Identifier> inside;
        const auto at = areas_.find(source);
        if (at == areas_.end()) return inside;
        for (const auto& area : at->second) {
            if (!area.range.overlaps(range)) continue;
            auto next = std::partition_point(area.found.begin(), area.found.end(), [&](const auto& found) {
                return found.range.end <= range.start;
            });
            for (; next != area.found.end() && next->range.start < range.end; ++next) inside.push_back(*next);
        }
        return inside;
    }

private:
    /// A name is known by all its places in the source, so each source is read as a whole.
    void find_names(const store::StudyFile& study, base::Progress& progress) {
        std::vector<study::Source> sources;
        for (const auto& [source, areas] : areas_) sources.push_back(voices_.source(source));
        progress.begin("Looking for names", static_cast<std::int64_t>(sources.size()));
        NameCache cache(study);
        cache.each(
            sources,
            [&](std::size_t done) {
                progress.check();
                progress.advance(static_cast<std::int64_t>(done));
            },
            [&](const study::Source& source, const std::vector<privacy::Found>& names) {
                names_[source.id] = names;
            });
        cache.save();
        progress.end();
    }

    static void join(std::vector<Area>& areas) {
        std::sort(areas.begin(), areas.end(), [](const Area& a, const Area& b) { return a.range < b.range; });
        std::vector<Area> joined;
        for (auto& area : areas) {
            if (joined.empty() || joined.back().range.end < area.range.start) {
                joined.push_back(std::move(area));
                continue;
            }
            joined.back().range.end = std::max(joined.back().range.end, area.range.end);
            joined.back().passages.merge(area.passages);
        }
        areas = std::move(joined);
    }

    void look_at(Area& area) const {
        const auto& source = voices_.source(area.source);
        area.found = protection_.find_wrapped(area.text, source.language,
                                              privacy::names_within(names_.at(area.source), area.range));
        for (auto& found : area.found) move(found, area.range.start);
        std::vector<text::Range> taken;
        for (const auto& found : area.found) taken.push_back(found.range);
        for (const auto& [start, passage] : area.passages) {
            const auto voice = voices_.of(passage);
            if (!voice.participant || voice.role == study::SpeakerRole::Interviewer) continue;
            const auto ages = protection_.ages(voice.participant, source.date);
            if (ages.empty()) continue;
            const text::Text said(std::string(area.text.slice(
                {passage.said.start - area.range.start, passage.said.end - area.range.start})));
            for (auto& age : protection_.find_own_age(said, source.language, ages)) {
                move(age, passage.said.start);
                const bool known = std::any_of(taken.begin(), taken.end(), [&](const text::Range& range) {
                    return range.overlaps(age.range);
                });
                if (!known) area.found.push_back(std::move(age));
            }
        }
        std::sort(area.found.begin(), area.found.end(),
                  [](const auto& a, const auto& b) { return a.range < b.range; });
    }
    static void move(privacy::Identifier& found, text::Position by) {
        found.range = {found.range.start + by, found.range.end + by};
    }

    const Voices& voices_;
    const privacy::Protection& protection_;
    std::map<Id<study::Source>, std::vector<Area>> areas_;
    std::unordered_map<Id<study::Source>, std::vector<privacy::Found>> names_;
};

}  // namespace

std::vector<privacy::Candidate> candidates(const store::StudyFile& study, const Voices& voices,
                                           const std::vector<analysis::Quote>& quotes,
                                           const privacy::Protection& protection, base::Progress& progress) {
    const auto tree = code_tree(study);
    std::unordered_map<Id<study::Code>, std::string> paths;
    std::unordered_map<Id<study::Code>, std::size_t> places;
    for (const auto& code : tree.codes()) {
        paths.emplace(code.id, tree.path(code.id));
        places.emplace(code.id, places.size());
    }
    std::unordered_map<Id<study::Source>, std::vector<text::Range>> off_record;
    for (const auto& span : study.all<study::OffRecordSpan>()) off_record[span.source].push_back(span.range);
    const auto guids = guids_of(study, quotes);
    const QuoteEdits edits(study);

    const Respondents respondents(voices);
    QuoteReader reader(study, voices);
    Surroundings surroundings(voices, protection);
    std::vector<privacy::Candidate> candidates;
    candidates.reserve(quotes.size());
    progress.begin("Reading quotes", static_cast<std::int64_t>(quotes.size()));
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        if (i % 64 == 0) {
            progress.check();
            progress.advance(static_cast<std::int64_t>(i));
        }
        const auto& quote = quotes[i];
        privacy::Candidate candidate;
        candidate.number = static_cast<std::int64_t>(i);
        if (!quote.codings.empty()) candidate.guid = guids.at(quote.codings.front());
        candidate.source = voices.source(quote.source);
        candidate.range = quote.range;
        auto codes = quote.codes;
        std::sort(codes.begin(), codes.end(), [&](auto a, auto b) { return places[a] < places[b]; });
        for (const auto code : codes) candidate.codes.push_back(paths[code]);
        if (!codes.empty()) candidate.code_place = places[codes.front()];
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
            turn.edits = edits.within(quote, said.range);
            candidate.turns.push_back(std::move(turn));
        }
        surroundings.add(quote, reader);
        candidates.push_back(std::move(candidate));
    }
    progress.end();
    surroundings.look(study, reader, progress);
    for (auto& candidate : candidates) {
        for (auto& turn : candidate.turns) turn.around = surroundings.in(candidate.source.id, turn.range);
    }
    return candidates;
}

}  // namespace sotto::commands
