// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// A region of the world (UN M49), a country, a province or a district: a number into the gazetteer's list.
using Area = std::uint16_t;
constexpr Area no_area = 0xFFFF;

enum class AreaKind : std::uint8_t { Region, Country, Province, District };

/// A place that a name may mean.
struct PlaceCandidate {
    std::uint32_t geoname = 0;  ///< the number GeoNames gives it; 0 for an area
    /// Who lives there, to within a twentieth; 0 when nobody knows. Of provinces and districts: in their
    /// places of over 500 people.
    std::int64_t people = 0;
    Area area = no_area;   ///< what it is, or the smallest it lies in
    bool is_area = false;  ///< a district, a province, a country, a region; else a city, town or village
};

/// What the gazetteer knows of a name.
struct PlaceName {
    bool is_word = false;     ///< also an ordinary word of English: `Reading`, `Nice`
    bool is_person = false;   ///< also a first or last name: `Florence`, `Jackson`
    std::uint8_t count = 0;   ///< of candidates
    std::uint32_t first = 0;  ///< where they stand, for `Gazetteer::candidate`
};

/// The names of the world's cities, towns and larger villages, and of the districts, provinces and countries
/// they lie in, each in the scripts of its country and, where it is well known, in others (docs/gazetteer.md:
/// sources, attribution, limits). It is part of the program: never missing, and read from the disk only where
/// it is asked. Immutable; safe on any thread.
///
/// Names are asked for by key: folded (`text::Folding::KeepTones`), their words parted by single spaces, all
/// other signs left out (`port louis`, `n djamena`).
class Gazetteer {
public:
    static const Gazetteer& built_in();

    /// `key_of("Port-Louis")` is `port louis`.
    static std::string key_of(std::string_view name);

    /// What is called exactly so.
    [[nodiscard]] std::optional<PlaceName> look_up(std::string_view key) const;
    /// Whether `word` is a name (in `name`), and whether longer names begin with it and a space.
    struct Start {
        std::optional<PlaceName> name;
        bool goes_on = false;
    };
    [[nodiscard]] Start look_up_start(std::string_view word) const;
    /// The longest name that `run`, letters of a script without spaces, begins with; its length in bytes is
    /// 0 when none does.
    struct Longest {
        std::size_t length = 0;
        PlaceName name;
    };
    [[nodiscard]] Longest longest_at_start(std::string_view run) const;

    /// Candidate `i` of `name`: those with more people first, countries before anything else.
    [[nodiscard]] PlaceCandidate candidate(const PlaceName& name, std::size_t i) const;

    [[nodiscard]] AreaKind kind(Area area) const;
    /// What it lies in, or `no_area`.
    [[nodiscard]] Area above(Area area) const;
    /// The country it is or lies in; `no_area` for regions.
    [[nodiscard]] Area country_of(Area area) const;
    /// ISO 3166 code of a country, else empty.
    [[nodiscard]] std::string_view code(Area area) const;
    /// By code; `no_area` for an unknown one.
    [[nodiscard]] Area country(std::string_view code) const;
    [[nodiscard]] std::int64_t people(Area area) const;
    /// In a language (BCP 47): countries and regions in those that replacements are worded in, else in
    /// English; provinces and districts as GeoNames has them.
    [[nodiscard]] std::string_view name(Area area, std::string_view language) const;

    /// How many names there are, and each of them, for tests and statistics.
    [[nodiscard]] std::size_t size() const noexcept { return names_; }
    [[nodiscard]] std::string key(std::size_t i) const;
    [[nodiscard]] std::size_t areas() const noexcept { return areas_; }

private:
    explicit Gazetteer(std::string_view data);
    [[nodiscard]] std::uint32_t number(std::size_t at) const noexcept;
    [[nodiscard]] std::string_view pooled(std::uint32_t at) const noexcept;
    [[nodiscard]] std::size_t entry_of_block(std::size_t block) const noexcept;
    [[nodiscard]] bool may_begin_name(std::string_view run) const;
    [[nodiscard]] std::size_t block_of(std::string_view key) const noexcept;
    template <typename Visit>
    void walk(std::size_t block, Visit visit) const;

    std::string_view data_;
    std::size_t areas_ = 0;
    std::size_t named_areas_ = 0;
    std::size_t places_ = 0;
    std::size_t names_ = 0;
    std::size_t blocks_ = 0;
    std::array<std::size_t, 8> sections_{};
};

/// Whether `words` are the name of a country or a part of the world. Nobody is told by it, so it is not
/// replaced.
bool is_country_or_wider(std::string_view words);

/// What may stand for a candidate, from the finest to the coarsest, without brackets: "a town in Songkhone
/// District", "a place in Savannakhet", "a place in Laos", "a place in Southeast Asia". Rungs that the
/// gazetteer does not know are left out, and the one whose words would be the place's own name. In French
/// "une ville (Songkhone District)", "un lieu (Laos)"; other languages as French, with their word for a
/// place.
struct Rung {
    std::string words;
    Area area = no_area;
};
std::vector<Rung> ladder(const PlaceCandidate& candidate, std::string_view language);

/// The country that a name is taken to mean: that of all candidates, or of one with ten times as many people
/// as any in another country; else `no_area`.
Area likely_country(const PlaceName& name);

/// The words for "a place in `area`" (a country or region), without brackets.
std::string place_in(Area area, std::string_view language);
/// Whether the words between two brackets are those of `place_in` for any country in any language.
bool is_place_in_words(std::string_view inside);

}  // namespace sotto::privacy
