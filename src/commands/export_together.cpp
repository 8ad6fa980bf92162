// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/export_together.h"

#include "commands/session.h"
#include "commands/spoken_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <set>
#include <utility>

namespace sotto::commands {

namespace {

std::string reason_of(const privacy::Jigsaw& puzzle, std::size_t quotes,
                      const std::vector<EarlierQuote>& earlier) {
    std::set<std::int64_t> releases;
    std::size_t here = 0;
    for (const auto number : puzzle.together) {
        if (number < quotes) {
            ++here;
        } else {
            releases.insert(earlier[number - quotes].release);
        }
    }
    std::vector<std::string> others;
    if (here > 1) others.push_back(here == 2 ? "another quote" : fmt::format("{} other quotes", here - 1));
    if (!releases.empty()) {
        others.push_back(fmt::format("quotes of {} {}", releases.size() == 1 ? "release" : "releases",
                                     fmt::join(releases, ", ")));
    }
    std::set<std::string> kinds;
    for (const auto& fact : puzzle.facts) kinds.insert(std::string(privacy::name_of(fact.kind)));
    return fmt::format("together with {} it singles {} out ({})", fmt::join(others, " and "), puzzle.label,
                       fmt::join(kinds, ", "));
}

}  // namespace

std::vector<ApartQuote> quotes_to_keep_apart(Session& session, const Voices& voices,
                                             const privacy::Protection& protection, const privacy::Gate& gate,
                                             std::vector<QuoteBothWays> quotes) {
    std::vector<ApartQuote> apart;
    std::set<std::size_t> staying;
    QuoteFacts facts(session, voices, protection, gate, quotes);
    const auto stays = [&](std::size_t quote, study::Id<study::Entity> participant, std::string reason) {
        if (staying.insert(quote).second) apart.push_back({quote, participant, std::move(reason)});
    };
    for (auto shown = facts.shown_together(); !shown.empty(); shown = facts.shown_together(staying)) {
        for (const auto& one : shown) {
            const auto* entity = protection.entity(one.participant);
            const auto reason = fmt::format(
                "release {} showed other attributes of {}, and fewer than {} people share these and those "
                "({})",
                one.release, entity == nullptr ? "the speaker" : entity->code, gate.terms().k,
                fmt::join(one.entries, ", "));
            for (std::size_t i = 0; i < quotes.size(); ++i) {
                if (quotes[i].said->guid == one.quote) stays(i, one.participant, reason);
            }
        }
    }
    if (facts.has_puzzles()) {
        each_spoken(session.study(), voices, session.progress(),
                    [&](const auto& words) { facts.learn(words); });
        for (auto puzzles = facts.together(staying); !puzzles.empty(); puzzles = facts.together(staying)) {
            for (const auto& puzzle : puzzles) {
                std::size_t last = 0;
                for (const auto number : puzzle.together) {
                    if (number < quotes.size() && !facts.is_out_already(number))
                        last = std::max(last, number);
                }
                staying.insert(last);
                apart.push_back(
                    {last, puzzle.participant, reason_of(puzzle, quotes.size(), facts.earlier())});
            }
        }
    }
    std::sort(apart.begin(), apart.end(),
              [](const ApartQuote& a, const ApartQuote& b) { return a.quote < b.quote; });
    return apart;
}

}  // namespace sotto::commands
