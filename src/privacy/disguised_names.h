// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"
#include "privacy/name_forms.h"
#include "privacy/reading.h"
#include "study/register.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// People of the register as they are called without their names: spelt out (`T A M S I N`), by their
/// initials
/// (`A.M.`, `A. M.`), with digits for letters (`4na`), by the words for their code (`participant four`, where
/// somebody's code is P04). `KnownNames` finds these in sources; finished files are not scanned for them,
/// since two letters with points are many other things.
///
/// Immutable; safe on any thread.
class DisguisedNames {
public:
    DisguisedNames() = default;
    /// `forms`: of the names of `entities`, by index.
    DisguisedNames(const std::vector<study::Entity>& entities, const std::vector<NameForm>& forms);

    /// Ascending, without overlaps; entity 0 where it may be several.
    [[nodiscard]] std::vector<Found> find(const Reading& reading) const;

private:
    struct Who {
        std::uint32_t entity = 0;
        bool several = false;
    };
    using Names = std::map<std::string, Who, std::less<>>;

    static void add(Names& names, std::string key, std::uint32_t entity);
    [[nodiscard]] Found found(text::Range range, const Who& who) const;
    void find_spelt(const Reading& reading, std::vector<Found>& all) const;
    void find_digits(const Reading& reading, std::vector<Found>& all) const;
    void find_codes(const Reading& reading, std::vector<Found>& all) const;

    std::vector<study::Id<study::Entity>> ids_;
    std::vector<Category> kinds_;
    Names names_;                                   ///< by their letters, without spaces
    Names initials_;                                ///< of two and more, of persons
    std::map<int, std::string> initials_of_codes_;  ///< p of P04, which is participant four
    std::map<int, Who> numbers_;                    ///< of codes, of participants
};

}  // namespace sotto::privacy
