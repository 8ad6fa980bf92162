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
#include "commands/quote_facts.h"
#include "commands/session.h"
#include "commands/spoken_words.h"
#include "privacy/disclosure/linkage.h"
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
        for (const auto& leaving : leaving_) both_ways_.push_back({&leaving.candidate, &leaving.excerpt});
    }

    bool answer(const QuoteQuestions& questions, Value& data) {
        data.set("quotes", leaving_.size());
        data.set("withheld", withheld_);
        QuoteFacts facts(session_, voices_, protection_, gate_, both_ways_);
        people_ = facts.people();
        for (std::size_t i = 0; i < people_.size(); ++i) place_.emplace(people_[i], i);
        privacy::LinkageMeter meter(people_.size());
        each_spoken(session_.study(), voices_, session_.progress(), [&](const auto& words) {
            if (questions.facts) facts.learn(words);
            if (!questions.linkage) return;
            for (const auto& one : words) {
                const auto at = place_.find(one.participant);
                if (at != place_.end()) meter.add(at->second, without_quotes(one));
            }
        });
        bool anybody = false;
        if (questions.facts) anybody = find_singled_out(facts, data);
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

    bool find_singled_out(QuoteFacts& facts, Value& data) {
        auto singling_out = Value::array();
        for (const auto& one : facts.alone()) singling_out.add(described(one));
        auto puzzles = Value::array();
        for (const auto& one : facts.together()) puzzles.add(described(one, facts.earlier()));
        for (const auto& one : facts.shown_together()) puzzles.add(described(one));
        const bool anybody = !singling_out.items().empty() || !puzzles.items().empty();
        data.set("singling_out", std::move(singling_out));
        data.set("jigsaw", std::move(puzzles));
        return anybody;
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
    [[nodiscard]] Value described(const privacy::Jigsaw& one,
                                  const std::vector<EarlierQuote>& earlier) const {
        auto quotes = Value::array();
        for (const auto number : one.together) {
            if (number < leaving_.size()) {
                quotes.add(place_of(leaving_[number].candidate));
                continue;
            }
            const auto& [release, coding] = earlier[number - leaving_.size()];
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
    std::vector<QuoteBothWays> both_ways_;
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
