// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/disclosure/facts.h"
#include "privacy/disclosure/lattice.h"
#include "study/register.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sotto::privacy {

/// Somebody whom a reader has to think of.
struct KnownPerson {
    study::Id<study::Entity> id;
    FactSets registered;  ///< what the register says
    FactSets said;        ///< what the person's own words say anywhere in the study
};

/// Those who could have said a quote, and what is known of them: the closed world in which facts are judged.
class KnownPeople {
public:
    /// `look_alike`: a number for each person; equal, the same is printed beside their quotes. Empty: nothing
    /// is.
    KnownPeople(std::vector<KnownPerson> people, Column look_alike);

    /// Whether a fact can be true of its speaker, as far as is known: who is from Vietnam speaks of another
    /// country in speaking of Laos. Nobody (0) can say anything.
    [[nodiscard]] bool may_be_true(study::Id<study::Entity> speaker, const Fact& fact) const;

    /// Of how many people all facts are true: of those who look like the speaker, the speaker and whoever the
    /// register, or in words of their own the study, says that of. Somebody of whom nothing is known is not
    /// counted: it is the side on which a warning too many is. At most 1 with *the only one*.
    [[nodiscard]] std::int64_t matches(study::Id<study::Entity> speaker, const std::vector<Fact>& facts);
    /// How many look like the speaker.
    [[nodiscard]] std::int64_t look_alikes(study::Id<study::Entity> speaker) const;
    /// Whether the fact leaves somebody out at all.
    [[nodiscard]] bool narrows(study::Id<study::Entity> speaker, const Fact& fact);

private:
    [[nodiscard]] std::size_t place(study::Id<study::Entity> person) const;
    [[nodiscard]] const std::vector<char>& holders(const Fact& fact);
    [[nodiscard]] bool counts(std::size_t person, std::size_t speaker) const;

    std::vector<KnownPerson> people_;
    Column look_alike_;
    std::map<std::int64_t, std::size_t> places_;
    std::map<std::pair<FactKind, std::string>, std::vector<char>> holders_;
};

/// What one person says of herself in a quote.
struct QuoteFacts {
    std::size_t quote = 0;                 ///< the caller's number
    study::Id<study::Entity> participant;  ///< 0: nobody knows
    std::vector<Fact> facts;
};

/// A quote whose words single somebody out, or nearly. Holds no words of it.
struct SinglingOut {
    std::size_t quote = 0;
    study::Id<study::Entity> participant;
    std::vector<Fact> facts;  ///< those that narrow it down
    std::int64_t matches = 0;
    /// The fewest facts (their numbers in `facts`) without which as many match as were asked for, or all who
    /// look alike where they are fewer.
    std::vector<std::size_t> generalise;
    std::int64_t would_match = 0;
};

/// The quotes whose facts are true of fewer than `k` people. Those of facts that cannot be true of the
/// speaker are left out first.
std::vector<SinglingOut> singled_out(KnownPeople& people, const std::vector<QuoteFacts>& quotes,
                                     std::int64_t k);

/// Quotes of which a reader can see that one person said them: they carry one pseudonym, or the same rare
/// attributes; with those of earlier releases, which are still in readers' hands.
struct LinkedQuotes {
    std::string label;  ///< how the reader tells: `P03`, or the attributes
    study::Id<study::Entity> participant;
    std::vector<QuoteFacts> quotes;
};

/// Quotes that together single out somebody whom none of them does.
struct Jigsaw {
    std::string label;
    study::Id<study::Entity> participant;
    std::vector<std::size_t> together;  ///< the fewest quotes that do it
    std::vector<Fact> facts;            ///< that they tell, each kind and value once
    std::int64_t matches = 0;
};

/// Facts of several quotes are one description (Kaiser 2009: deductive disclosure). Quotes that do it alone
/// are left to `singled_out`.
std::vector<Jigsaw> jigsaws(KnownPeople& people, const std::vector<LinkedQuotes>& linked, std::int64_t k);

/// What could stand for a fact, in English: `[a relative]`, `[the 1990s]`.
std::string more_general(const Fact& fact);

}  // namespace sotto::privacy
