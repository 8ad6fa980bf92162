// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sotto::privacy {

/// What becomes of something that is found.
enum class Level {
    Keep,        ///< it stays as it was said
    Pseudonym,   ///< one name or number for each entity of the register
    Role,        ///< words that say what it is: `[a respondent]`, `[place]`, `[phone number]`
    Generalise,  ///< something wider that it is part of: `[a place in Laos]`, `[2009]`, `[early thirties]`
    Shift,       ///< dates: moved by an offset that each participant has
    Remove       ///< it is cut out: `[…]`
};
/// `keep`, `pseudonym`, `role`, `generalise`, `shift`, `remove`.
std::string_view name_of(Level level);

struct Treatment {
    Level level = Level::Role;
    /// Of `Generalise` the rung, 1 the finest; of `Shift` the most days that a date moves; else 0.
    int step = 0;
    /// Whether somebody asked for it; else it is what an export does by itself.
    bool chosen = false;

    friend bool operator==(const Treatment&, const Treatment&) = default;
};

/// What the pseudonyms of people are: `Participant 7`, or names that are nobody's in the study.
enum class PseudonymStyle { Numbers, Names };
/// `numbers`, `names`.
std::string_view name_of(PseudonymStyle style);

/// What becomes of each kind of identifier in an export for one audience. A new profile is what Sotto does by
/// itself.
///
/// | subject | of what | levels (first what holds by itself) |
/// | --- | --- | --- |
/// | person | names of people | role, pseudonym, remove |
/// | place | names of places | generalise:3, :1 district, :2 province, :3 country, :4 part of the world,
///   pseudonym, role, keep, remove |
/// | organisation, other | their names | role, pseudonym, keep, remove |
/// | contact | e-mail, web and network addresses, telephone numbers | role, remove |
/// | number | identity, card and account numbers | role, remove |
/// | coordinates | | role, remove |
/// | birth-date | dates and years of birth | role, shift, remove |
/// | date | exact dates | generalise:2, :1 month and year, :2 year, :3 decade, shift, role, keep, remove |
/// | age | | generalise:1, :1 five years, :2 ten, :3 twenty, role, keep, remove |
/// | amount | sums of money | keep, generalise:1, :1 within a factor of two and a half, :2 of ten, role,
///   remove |
/// | occupation, kinship, health, religion, ethnicity | words for traits | keep, role, remove |
///
/// Kept by itself is what nobody accepted; kept by choice is everything but what researchers set words for.
class Profile {
public:
    Profile();

    [[nodiscard]] const Treatment& of(Category category) const {
        return treatments_[static_cast<std::size_t>(category)];
    }

    /// `set("place", "generalise:2")`, `set("date", "shift")`, `set("pseudonyms", "names")`. Throws
    /// `base::Error` (User) for a subject there is not, or a level that it does not have.
    void set(std::string_view subject, std::string_view level);
    /// Back to what holds by itself. Throws as `set`.
    void reset(std::string_view subject);

    /// The subjects, in the order of the table, `pseudonyms` at the end.
    static const std::vector<std::string>& subjects();
    /// As `set` takes it.
    [[nodiscard]] std::string level_of(std::string_view subject) const;
    [[nodiscard]] bool is_chosen(std::string_view subject) const;
    /// What somebody asked for, subject by subject: what a file or a study keeps of it.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> chosen() const;

    [[nodiscard]] PseudonymStyle pseudonyms() const noexcept { return pseudonyms_; }
    /// Whether anything needs what only a study has: pseudonyms, offsets of dates.
    [[nodiscard]] bool gives_pseudonyms() const;
    /// The most days that dates move; 0 when they do not.
    [[nodiscard]] int most_days() const;
    /// Whether words for traits or sums of money are replaced that nobody has accepted.
    [[nodiscard]] bool treats_traits() const;

    friend bool operator==(const Profile&, const Profile&) = default;

private:
    std::array<Treatment, static_cast<std::size_t>(categories)> treatments_;
    PseudonymStyle pseudonyms_ = PseudonymStyle::Numbers;
    bool pseudonyms_chosen_ = false;
};

}  // namespace sotto::privacy
