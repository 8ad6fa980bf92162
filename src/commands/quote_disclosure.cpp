// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/quote_disclosure.h"

#include "base/error.h"
#include "base/on_all_cores.h"
#include "commands/coded_quotes.h"
#include "commands/earlier_releases.h"
#include "commands/export_candidates.h"
#include "commands/import_reading.h"
#include "commands/plain_document.h"
#include "commands/session.h"
#include "commands/spoken_words.h"
#include "privacy/disclosure/attributes.h"
#include "privacy/disclosure/ladders.h"
#include "privacy/disclosure/linkage.h"
#include "privacy/disclosure/singling_out.h"
#include "study/roles.h"
#include "text/fold.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <variant>

namespace sotto::commands {

namespace {

using EntityId = study::Id<study::Entity>;
using SourceId = study::Id<study::Source>;

/// A quote that may leave, before and after.
struct Leaving {
    privacy::Candidate candidate;
    privacy::ProtectedExcerpt excerpt;
};

double rounded(double number) {
    return std::round(number * 1000) / 1000;
}

class QuoteDisclosure {
public:
    QuoteDisclosure(Session& session, const Arguments& arguments, const privacy::Protection& protection,
                    const privacy::Gate& gate)
        : session_(session), protection_(protection), gate_(gate), voices_(session.study()) {
        const auto quotes = find_quotes(session, QuoteRequest::from(arguments), voices_);
        auto candidates =
            commands::candidates(session.study(), voices_, quotes, protection, session.progress());
        pass(candidates);
        std::vector<EntityId> speaking;
        for (const auto& leaving : leaving_) {
            for (const auto& turn : leaving.candidate.turns) {
                if (turn.participant) speaking.push_back(turn.participant);
            }
        }
        people_ = privacy::possible_speakers(protection, speaking);
        for (std::size_t i = 0; i < people_.size(); ++i) place_.emplace(people_[i], i);
    }

    bool answer(const QuoteQuestions& questions, Value& data) {
        data.set("quotes", leaving_.size());
        data.set("withheld", withheld_);
        std::vector<privacy::FactSets> said(people_.size());
        privacy::LinkageMeter meter(people_.size());
        const auto finder = fact_finder();
        each_spoken(session_.study(), voices_, session_.progress(), [&](const auto& words) {
            if (questions.facts) learn(finder, words, said);
            if (!questions.linkage) return;
            for (const auto& one : words) {
                const auto at = place_.find(one.participant);
                if (at != place_.end()) meter.add(at->second, without_quotes(one));
            }
        });
        bool anybody = false;
        if (questions.facts) anybody = find_singled_out(finder, std::move(said), data);
        if (questions.linkage) data.set("linkage", described(meter.attack(attacked()), codes()));
        if (questions.linkage && !questions.public_files.empty())
            data.set("public_linkage", attack_with(questions.public_files));
        return anybody;
    }

private:
    void pass(std::vector<privacy::Candidate>& candidates) {
        auto& progress = session_.progress();
        std::vector<std::optional<privacy::ProtectedExcerpt>> passed(candidates.size());
        progress.begin("Protecting quotes", static_cast<std::int64_t>(candidates.size()));
        base::on_all_cores(candidates.size(), [&](std::size_t i) {
            if (i % 64 == 0) {
                progress.check();
                progress.advance(static_cast<std::int64_t>(i));
            }
            auto outcome = gate_.pass(candidates[i]);
            if (auto* excerpt = std::get_if<privacy::ProtectedExcerpt>(&outcome))
                passed[i] = std::move(*excerpt);
        });
        progress.end();
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (!passed[i]) {
                ++withheld_;
            } else if (!passed[i]->public_statement) {
                auto& ranges = quoted_[candidates[i].source.id];
                ranges.push_back(candidates[i].range);
                leaving_.push_back({std::move(candidates[i]), std::move(*passed[i])});
            }
        }
        for (auto& [source, ranges] : quoted_) std::sort(ranges.begin(), ranges.end());
    }

    /// What the attacker has of a passage: what is not quoted from it.
    [[nodiscard]] std::string without_quotes(const SpokenWords& words) const {
        const auto at = quoted_.find(words.source);
        return at == quoted_.end() ? words.utf8 : rest_of(words, at->second);
    }

    [[nodiscard]] privacy::FactFinder fact_finder() const {
        std::vector<std::string> countries;
        std::vector<std::string> jobs;
        for (const auto& attribute : protection_.knowledge().attributes) {
            const auto kind = privacy::kind_of_attribute(attribute.name);
            if (kind == privacy::FactKind::Country) countries.push_back(attribute.value);
            if (kind == privacy::FactKind::Job) jobs.push_back(attribute.value);
        }
        return {countries, jobs};
    }

    void learn(const privacy::FactFinder& finder, const std::vector<SpokenWords>& words,
               std::vector<privacy::FactSets>& said) const {
        std::vector<std::vector<privacy::Fact>> facts(words.size());
        base::on_all_cores(words.size(), [&](std::size_t i) { facts[i] = finder.find(words[i].utf8); });
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto at = place_.find(words[i].participant);
            if (at == place_.end()) continue;
            for (auto& fact : facts[i]) said[at->second][fact.kind].insert(std::move(fact.value));
        }
    }

    [[nodiscard]] std::vector<privacy::KnownPerson> known(const privacy::FactFinder& finder,
                                                          std::vector<privacy::FactSets> said) const {
        std::vector<privacy::KnownPerson> people;
        for (std::size_t i = 0; i < people_.size(); ++i)
            people.push_back({people_[i], {}, std::move(said[i])});
        for (const auto& attribute : protection_.knowledge().attributes) {
            const auto at = place_.find(attribute.entity);
            if (at == place_.end()) continue;
            for (auto& [kind, values] : finder.of_attribute(attribute.name, attribute.value))
                people[at->second].registered[kind].merge(values);
        }
        return people;
    }

    [[nodiscard]] static text::Range moved(text::Range range, text::Position by) {
        return {range.start + by, range.end + by};
    }

    /// What each speaker of a quote tells of herself in words that will be printed.
    [[nodiscard]] std::vector<privacy::QuoteFacts> facts_of(const privacy::FactFinder& finder,
                                                            std::size_t number) const {
        const auto& [candidate, excerpt] = leaving_[number];
        std::map<EntityId, privacy::QuoteFacts> by_speaker;
        for (const auto& turn : candidate.turns) {
            const bool asks = turn.role == study::SpeakerRole::Interviewer ||
                              study::is_staff_role(protection_.attribute(turn.participant, "role"));
            if (asks) continue;
            const auto printed = std::find_if(excerpt.turns.begin(), excerpt.turns.end(),
                                              [&](const auto& other) { return other.range == turn.range; });
            if (printed == excerpt.turns.end()) continue;
            auto& facts = by_speaker[turn.participant];
            facts.quote = number;
            facts.participant = turn.participant;
            const auto& gone = printed->text.replacements();
            for (auto fact : finder.find(turn.utf8)) {
                const bool replaced = std::any_of(gone.begin(), gone.end(), [&](const auto& replacement) {
                    return replacement.original.overlaps(fact.range);
                });
                fact.range = moved(fact.range, turn.range.start);
                const auto& off = turn.off_record;
                const bool cut = std::any_of(off.begin(), off.end(), [&](const text::Range& span) {
                    return span.overlaps(fact.range);
                });
                if (!replaced && !cut) facts.facts.push_back(std::move(fact));
            }
            // What stands in place of something may tell something, too: the year of a date.
            for (auto& fact : finder.find(printed->text.utf8())) {
                const auto within = std::find_if(gone.begin(), gone.end(), [&](const auto& replacement) {
                    return replacement.range.overlaps(fact.range) && !replacement.original.empty();
                });
                if (within == gone.end()) continue;
                fact.range = moved(within->original, turn.range.start);
                facts.facts.push_back(std::move(fact));
            }
        }
        std::vector<privacy::QuoteFacts> all;
        for (auto& [speaker, facts] : by_speaker) all.push_back(std::move(facts));
        return all;
    }

    bool find_singled_out(const privacy::FactFinder& finder, std::vector<privacy::FactSets> said,
                          Value& data) {
        const auto entries = privacy::printed_entries(gate_.terms());
        std::vector<privacy::Column> columns;
        for (const auto& entry : entries)
            columns.push_back(privacy::printed_column(protection_, people_, entry));
        std::vector<const privacy::Column*> shown;
        for (const auto& column : columns) shown.push_back(&column);
        privacy::KnownPeople people(known(finder, std::move(said)),
                                    privacy::look_alikes(people_.size(), shown));

        std::vector<std::vector<privacy::QuoteFacts>> found(leaving_.size());
        base::on_all_cores(leaving_.size(), [&](std::size_t i) { found[i] = facts_of(finder, i); });
        std::vector<privacy::QuoteFacts> quotes;
        for (auto& facts : found) quotes.insert(quotes.end(), facts.begin(), facts.end());

        const std::int64_t k = gate_.terms().k;
        auto singling_out = Value::array();
        for (const auto& one : privacy::singled_out(people, quotes, k)) singling_out.add(described(one));
        auto puzzles = Value::array();
        for (const auto& one : privacy::jigsaws(people, linked(finder, people, quotes), k)) {
            // What is out already cannot be mended here.
            const bool has_new = std::any_of(one.together.begin(), one.together.end(),
                                             [&](std::size_t number) { return number < leaving_.size(); });
            if (has_new) puzzles.add(described(one));
        }
        for (const auto& one : shown_together(session_.study(), protection_, gate_.terms(), leaving_quotes()))
            puzzles.add(described(one));
        const bool anybody = !singling_out.items().empty() || !puzzles.items().empty();
        data.set("singling_out", std::move(singling_out));
        data.set("jigsaw", std::move(puzzles));
        return anybody;
    }

    [[nodiscard]] std::vector<LeavingQuote> leaving_quotes() const {
        std::vector<LeavingQuote> quotes;
        for (const auto& leaving : leaving_) {
            for (const auto& turn : leaving.candidate.turns) {
                if (turn.participant) quotes.push_back({leaving.candidate.guid, turn.participant});
            }
        }
        return quotes;
    }

    /// Quotes that a reader can tell are by one person: by the pseudonym, also in what was released before,
    /// or by attributes that few have. Those of earlier releases are numbered on.
    [[nodiscard]] std::vector<privacy::LinkedQuotes> linked(const privacy::FactFinder& finder,
                                                            const privacy::KnownPeople& people,
                                                            const std::vector<privacy::QuoteFacts>& quotes) {
        const auto policy = gate_.terms().policy;
        const bool by_code = policy == privacy::AttributionPolicy::Pseudonym;
        std::map<EntityId, privacy::LinkedQuotes> by_person;
        for (const auto& quote : quotes) {
            if (!quote.participant) continue;
            if (!by_code && people.look_alikes(quote.participant) >= gate_.terms().k) continue;
            auto& group = by_person[quote.participant];
            group.label = code_of(quote.participant);
            group.participant = quote.participant;
            group.quotes.push_back(quote);
        }
        if (by_code && !by_person.empty()) {
            earlier_ = earlier_quotes(session_.study(), gate_.terms().audience, privacy::name_of(policy));
            std::erase_if(earlier_, [&](const EarlierQuote& earlier) {
                return std::any_of(leaving_.begin(), leaving_.end(), [&](const Leaving& leaving) {
                    return leaving.candidate.guid == earlier.coding.guid;
                });
            });
            for (auto& facts : facts_released(finder)) {
                const auto at = by_person.find(facts.participant);
                if (at != by_person.end()) at->second.quotes.push_back(std::move(facts));
            }
        }
        std::vector<privacy::LinkedQuotes> all;
        for (auto& [person, group] : by_person) all.push_back(std::move(group));
        return all;
    }

    /// What quotes of earlier releases tell, apart from what is replaced today.
    [[nodiscard]] std::vector<privacy::QuoteFacts> facts_released(const privacy::FactFinder& finder) {
        std::vector<analysis::Quote> quotes;
        for (const auto& [release, coding] : earlier_)
            quotes.push_back({coding.source, coding.range, {coding.id}, {coding.code}});
        const auto again =
            commands::candidates(session_.study(), voices_, quotes, protection_, session_.progress());
        std::vector<privacy::QuoteFacts> all;
        for (std::size_t i = 0; i < again.size(); ++i) {
            for (const auto& turn : again[i].turns) {
                if (turn.role == study::SpeakerRole::Interviewer || !turn.participant) continue;
                privacy::QuoteFacts facts{leaving_.size() + i, turn.participant, {}};
                for (auto& fact : finder.find(turn.utf8)) {
                    fact.range = moved(fact.range, turn.range.start);
                    const bool hidden =
                        std::any_of(turn.around.begin(), turn.around.end(), [&](const auto& identifier) {
                            return identifier.state != privacy::ReviewState::Rejected &&
                                   identifier.range.overlaps(fact.range);
                        });
                    if (!hidden) facts.facts.push_back(std::move(fact));
                }
                all.push_back(std::move(facts));
            }
        }
        return all;
    }

    [[nodiscard]] std::string code_of(EntityId id) const {
        const auto* entity = protection_.entity(id);
        return entity == nullptr ? std::string() : entity->code;
    }
    [[nodiscard]] std::vector<std::string> codes() const {
        std::vector<std::string> all;
        for (const auto id : people_) all.push_back(code_of(id));
        return all;
    }

    [[nodiscard]] static Value place_of(const base::Guid& guid, const study::Source& source,
                                        text::Range range) {
        return Value()
            .set("quote", guid.text())
            .set("source", source.name)
            .set("start", range.start)
            .set("end", range.end);
    }
    [[nodiscard]] static Value place_of(const privacy::Candidate& candidate) {
        return place_of(candidate.guid, candidate.source, candidate.range);
    }
    [[nodiscard]] static Value described(const privacy::Fact& fact) {
        return Value()
            .set("start", fact.range.start)
            .set("end", fact.range.end)
            .set("attribute", privacy::name_of(fact.kind));
    }
    [[nodiscard]] Value described(const privacy::SinglingOut& one) const {
        auto facts = Value::array();
        for (const auto& fact : one.facts) facts.add(described(fact));
        auto generalise = Value::array();
        for (const auto i : one.generalise)
            generalise.add(described(one.facts[i]).set("instead", privacy::more_general(one.facts[i])));
        return place_of(leaving_[one.quote].candidate)
            .set("participant", code_of(one.participant))
            .set("facts", std::move(facts))
            .set("matches", one.matches)
            .set("generalise", std::move(generalise))
            .set("would_match", one.would_match);
    }
    [[nodiscard]] Value described(const privacy::Jigsaw& one) const {
        auto quotes = Value::array();
        for (const auto number : one.together) {
            if (number < leaving_.size()) {
                quotes.add(place_of(leaving_[number].candidate));
                continue;
            }
            const auto& [release, coding] = earlier_[number - leaving_.size()];
            quotes.add(
                place_of(coding.guid, voices_.source(coding.source), coding.range).set("release", release));
        }
        std::set<std::string> attributes;
        for (const auto& fact : one.facts) attributes.insert(std::string(privacy::name_of(fact.kind)));
        return Value()
            .set("participant", one.label)
            .set("quotes", std::move(quotes))
            .set("attributes", Value::texts({attributes.begin(), attributes.end()}))
            .set("matches", one.matches);
    }

    [[nodiscard]] Value described(const ShownTogether& one) const {
        auto quotes = Value::array();
        const auto at = std::find_if(leaving_.begin(), leaving_.end(), [&](const Leaving& leaving) {
            return leaving.candidate.guid == one.quote;
        });
        if (at != leaving_.end()) quotes.add(place_of(at->candidate).set("release", one.release));
        return Value()
            .set("participant", code_of(one.participant))
            .set("quotes", std::move(quotes))
            .set("attributes", Value::texts(one.entries))
            .set("matches", one.shared_by);
    }

    /// The quotes of one speaker, as the attacker meets them.
    [[nodiscard]] std::vector<privacy::LinkageQuote> attacked() {
        words_.assign(leaving_.size(), {});
        std::vector<privacy::LinkageQuote> quotes;
        for (std::size_t i = 0; i < leaving_.size(); ++i) {
            const auto& [candidate, excerpt] = leaving_[i];
            std::set<EntityId> speakers;
            auto& [before, after] = words_[i];
            for (const auto& turn : candidate.turns) {
                if (turn.role == study::SpeakerRole::Interviewer || !place_.contains(turn.participant))
                    continue;
                speakers.insert(turn.participant);
                before += turn.utf8 + "\n";
                for (const auto& printed : excerpt.turns) {
                    if (printed.range == turn.range) after += printed.text.utf8() + "\n";
                }
            }
            if (speakers.size() == 1) quotes.push_back({i, place_.at(*speakers.begin()), before, after});
        }
        return quotes;
    }

    [[nodiscard]] Value attack_with(const std::vector<std::filesystem::path>& files) {
        auto names = codes();
        std::vector<std::pair<std::size_t, std::string>> texts;
        const auto paths = formats::Formats::files_below(files);
        auto& progress = session_.progress();
        progress.begin("Reading public texts", static_cast<std::int64_t>(paths.size()));
        for (const auto& path : paths) {
            progress.check();
            const auto document = read_plain(session_.formats(), path, {}, progress);
            auto person = named_by(shown_path(path.stem()));
            if (person == people_.size()) {
                person = names.size();
                names.push_back(shown_path(path.filename()));
            }
            texts.emplace_back(person, document.text.utf8());
            progress.advance(static_cast<std::int64_t>(texts.size()));
        }
        progress.end();
        privacy::LinkageMeter meter(names.size());
        for (const auto& [person, words] : texts) meter.add(person, words);
        return described(meter.attack(attacked()), names);
    }
    /// The participant whose code a file name is or begins with, as a word; the number of people for none.
    [[nodiscard]] std::size_t named_by(const std::string& stem) const {
        const auto name = text::fold_key(stem);
        std::size_t best = people_.size();
        std::size_t longest = 0;
        for (std::size_t i = 0; i < people_.size(); ++i) {
            const auto code = text::fold_key(code_of(people_[i]));
            if (code.size() <= longest || name.compare(0, code.size(), code) != 0) continue;
            const bool whole = name.size() == code.size() ||
                               std::string_view(" _-.,()").find(name[code.size()]) != std::string_view::npos;
            if (!whole) continue;
            best = i;
            longest = code.size();
        }
        return best;
    }

    [[nodiscard]] Value described(const privacy::LinkageReport& report,
                                  const std::vector<std::string>& names) const {
        const auto rate = [](const privacy::LinkageRate& of) {
            return Value().set("quotes", rounded(of.quotes)).set("persons", rounded(of.persons));
        };
        auto terms = Value::array();
        for (const auto& term : report.terms) {
            terms.add(Value()
                          .set("term", term.term)
                          .set("weight", rounded(term.weight))
                          .set("quotes", term.quotes));
        }
        auto links = Value::array();
        for (const auto& link : report.links) {
            links.add(place_of(leaving_[link.number].candidate)
                          .set("closest", link.similarity > 0 ? names[link.closest] : std::string())
                          .set("right", link.right)
                          .set("similarity", rounded(link.similarity))
                          .set("rank", link.rank)
                          .set("near", link.similarity > 0 ? link.near : 0));
        }
        return Value()
            .set("people", report.people)
            .set("persons", report.persons)
            .set("chance", rounded(report.chance))
            .set("before", rate(report.before))
            .set("after", rate(report.after))
            .set("terms", std::move(terms))
            .set("links", std::move(links));
    }

    Session& session_;
    const privacy::Protection& protection_;
    const privacy::Gate& gate_;
    const Voices voices_;
    std::vector<Leaving> leaving_;
    std::int64_t withheld_ = 0;
    std::vector<EarlierQuote> earlier_;
    std::map<SourceId, std::vector<text::Range>> quoted_;
    std::vector<EntityId> people_;
    std::unordered_map<EntityId, std::size_t> place_;
    std::vector<std::pair<std::string, std::string>> words_;  ///< of the quotes that are attacked
};

}  // namespace

bool ask_of_quotes(Session& session, const Arguments& arguments, const privacy::Protection& protection,
                   const privacy::Gate& gate, const QuoteQuestions& questions, Value& data) {
    return QuoteDisclosure(session, arguments, protection, gate).answer(questions, data);
}

}  // namespace sotto::commands
