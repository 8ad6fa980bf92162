// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/earlier_releases.h"
#include "commands/spoken_words.h"
#include "commands/voices.h"
#include "privacy/disclosure/singling_out.h"
#include "privacy/gate.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace sotto::commands {

class Session;

/// A quote that is about to leave: as it was said and as it would be printed.
struct QuoteBothWays {
    const privacy::Candidate* said = nullptr;
    const privacy::ProtectedExcerpt* printed = nullptr;
};

/// Whom the words of quotes single out, each alone and several together, with quotes that left before. Public
/// statements name their speakers and are not to be among them. Quotes go by their place in the list.
class QuoteFacts {
public:
    /// All outlive it.
    QuoteFacts(Session& session, const Voices& voices, const privacy::Protection& protection,
               const privacy::Gate& gate, std::vector<QuoteBothWays> quotes);

    /// Those who could have said any of the quotes, of whom readers know the speaker to be one.
    [[nodiscard]] const std::vector<study::Id<study::Entity>>& people() const { return people_; }
    /// Takes in what participants say of themselves in the study. To be called with all of it before `alone`
    /// and `together` are asked.
    void learn(const std::vector<SpokenWords>& words);

    /// Whether any quotes could single somebody out together: else there is no need to learn.
    [[nodiscard]] bool has_puzzles();

    [[nodiscard]] std::vector<privacy::SinglingOut> alone();
    /// At least one quote of each is new to those who read it. Numbers from `quotes` on are places in
    /// `earlier`. Those in `staying` do not leave after all.
    [[nodiscard]] std::vector<privacy::Jigsaw> together(const std::set<std::size_t>& staying = {});
    /// What attributes do that another release shows of the same person.
    [[nodiscard]] std::vector<ShownTogether> shown_together(const std::set<std::size_t>& staying = {}) const;
    /// Whether those who read it have the quote from an earlier release, under the same pseudonym.
    [[nodiscard]] bool is_out_already(std::size_t quote) const { return out_already_.contains(quote); }
    [[nodiscard]] const std::vector<EarlierQuote>& earlier() const { return earlier_; }

private:
    [[nodiscard]] privacy::KnownPeople known() const;
    [[nodiscard]] std::vector<privacy::QuoteFacts> facts_of(std::size_t number) const;
    void read_facts();
    void read_earlier();
    [[nodiscard]] std::vector<privacy::LinkedQuotes> linked(const privacy::KnownPeople& people,
                                                            const std::set<std::size_t>& staying) const;

    Session& session_;
    const Voices& voices_;
    const privacy::Protection& protection_;
    const privacy::Gate& gate_;
    const std::vector<QuoteBothWays> quotes_;
    const privacy::FactFinder finder_;
    std::vector<study::Id<study::Entity>> people_;
    std::unordered_map<study::Id<study::Entity>, std::size_t> place_;
    std::vector<privacy::FactSets> said_;
    bool read_ = false;
    std::vector<privacy::QuoteFacts> facts_;
    bool read_earlier_ = false;
    std::vector<EarlierQuote> earlier_;
    std::set<std::size_t> out_already_;  ///< quotes that the same readers have from an earlier release
    std::vector<privacy::QuoteFacts> earlier_facts_;
};

}  // namespace sotto::commands
