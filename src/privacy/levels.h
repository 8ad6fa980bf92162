// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/identifiers.h"
#include "privacy/places/gazetteer.h"
#include "privacy/profile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// What stands for something detected on one rung, without brackets; `…` where it is removed, empty where the
/// level makes no words (`Keep`, `Pseudonym`, and `Shift`, for which one has to know who speaks: see
/// `shifted_date`). Of a rung that is not known the next coarser one.
std::string words_at(const Treatment& treatment, Category category, std::string_view original,
                     std::string_view language, std::string_view wording);

/// The area of a kind that a name is taken to lie in (see `likely_country`); of `AreaKind::Region` the
/// smallest part of the world. `no_area` where the name does not say.
Area likely_area(const PlaceName& name, AreaKind kind);
/// `area`, or what it lies in, of that kind.
Area area_above(Area area, AreaKind kind);

/// A rung that may be chosen for an identifier.
struct LevelChoice {
    Treatment treatment;
    std::string words;  ///< without brackets
    /// How many people of the register it could mean, as far as the register's attributes tell: people who
    /// live in the area, are of the age, have the role. Empty where they tell nothing.
    std::optional<std::int64_t> people;
};

/// Counts for the people of one register (those whom a reader has to think of: `possible_speakers`).
class LevelCounts {
public:
    /// `protection` outlives it.
    explicit LevelCounts(const Protection& protection);

    /// The rungs for what was found as `original` in a text of `language`, the most exact first; words that
    /// repeat are there once. Words set for an entity of the register come before what Sotto would say.
    [[nodiscard]] std::vector<LevelChoice> of(const Identifier& found, std::string_view original,
                                              std::string_view language, std::string_view wording) const;
    /// The place in `choices` of the smallest step that could mean `k` people; the last where none is known
    /// to.
    static std::size_t smallest(const std::vector<LevelChoice>& choices, std::int64_t k);

private:
    struct Person {
        study::Id<study::Entity> id;
        std::vector<Area> areas;  ///< those that attributes name
        std::optional<int> age;
    };
    [[nodiscard]] std::int64_t in_area(Area area) const;
    [[nodiscard]] std::optional<std::int64_t> of_age(int from, int to) const;
    void add_people_levels(std::vector<LevelChoice>& choices, const study::Entity& entity,
                           std::string_view wording) const;

    const Protection& protection_;
    std::vector<Person> people_;
};

/// The band that `words` are (`30-34`, `90+`, `early thirties`, `thirties`), as ages from and to, inclusive.
struct AgeBand {
    int from = 0;
    int to = 0;
    friend bool operator==(const AgeBand&, const AgeBand&) = default;
};
std::optional<AgeBand> age_band_in(std::string_view words);
/// The band of so many years that an age lies in, in English words where there are some for it.
std::string age_band_words(int age, int years, bool english);

}  // namespace sotto::privacy
