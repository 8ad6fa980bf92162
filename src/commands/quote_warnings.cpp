// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/quote_warnings.h"

#include "commands/look_up.h"
#include "privacy/gender_words.h"

#include <fmt/format.h>
#include <map>
#include <set>

namespace sotto::commands {

namespace {

using EntityId = study::Id<study::Entity>;
using Of = privacy::GenderWord::Of;

/// How many words tell it, by whom it is told of.
std::map<EntityId, std::int64_t> told_in(const privacy::Candidate& candidate,
                                         const privacy::ProtectedExcerpt& excerpt,
                                         const std::set<EntityId>& only) {
    std::map<EntityId, std::int64_t> told;
    for (const auto& printed : excerpt.turns) {
        for (const auto& turn : candidate.turns) {
            if (turn.range != printed.range) continue;
            std::set<EntityId> mentioned;
            for (const auto& found : turn.around) {
                if (found.entity && only.contains(found.entity)) mentioned.insert(found.entity);
            }
            const auto speaker = turn.participant ? turn.participant : candidate.source.participant;
            const bool is_only = speaker && only.contains(speaker);
            if (mentioned.empty() && !is_only) continue;
            const text::Text words{std::string(printed.text.utf8())};
            for (const auto& word : privacy::gender_words(words, candidate.source.language)) {
                if (word.of == Of::Speaker && is_only) ++told[speaker];
                if (word.of != Of::Mentioned) continue;
                for (const auto person : mentioned) ++told[person];
            }
        }
    }
    return told;
}

}  // namespace

Value gender_warnings(const privacy::Protection& protection,
                      const std::vector<privacy::Candidate>& candidates,
                      const std::vector<privacy::ProtectedExcerpt>& excerpts) {
    auto warnings = Value::array();
    const auto only = privacy::only_ones_of_their_gender(protection);
    if (only.empty()) return warnings;
    for (const auto& excerpt : excerpts) {
        if (excerpt.public_statement) continue;
        const auto& candidate = candidates.at(static_cast<std::size_t>(excerpt.number));
        for (const auto& [person, count] : told_in(candidate, excerpt, only)) {
            const auto* entity = protection.entity(person);
            const auto code = entity == nullptr ? std::string() : entity->code;
            warnings.add(
                Value()
                    .set("quote", candidate.guid.text())
                    .set("source", candidate.source.name)
                    .set("participant", code)
                    .set("warning",
                         fmt::format(
                             "{} is the only one of that gender in the register, and {} in this quote {} it",
                             code, counted(count, "word for kin or pronoun", "words for kin or pronouns"),
                             count == 1 ? "tells" : "tell")));
        }
    }
    return warnings;
}

}  // namespace sotto::commands
