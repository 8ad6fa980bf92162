// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// What words may tell of the one who says them, without any name. The names are written in answers of
/// commands: do not rename.
enum class FactKind {
    Kin,      ///< my son, my late husband
    Only,     ///< the only woman, the first one: it says of itself that nobody else fits
    Country,  ///< of the register's countries, or their people
    Injury,   ///< lost both legs, blind
    Job,      ///< I was a nurse
    Year,     ///< 1998
    Sex       ///< as a woman
};
/// `kin`, `only`, `country`, `injury`, `job`, `year`, `sex`.
std::string_view name_of(FactKind kind);

/// Something that words tell. `value` is one of a small list of classes, in English and the same whatever the
/// language of the words (`son`, `husband, dead`, `leg`); of countries and jobs that are not in the list, the
/// folded words themselves.
struct Fact {
    text::Range range;  ///< in the text it was found in
    FactKind kind = FactKind::Only;
    std::string value;

    friend auto operator<=>(const Fact&, const Fact&) = default;
};

/// What is known of a person, by kind.
using FactSets = std::map<FactKind, std::set<std::string>>;

/// Finds facts in what people say of themselves: by word lists in English, French, Spanish and Arabic, each
/// looked for whatever the language of the text is, and by the countries and jobs of the register. Rules, not
/// understanding: it misses what is said in other words, and takes some things for facts that are none.
/// Safe on any thread.
class FactFinder {
public:
    /// `countries` and `jobs`: as the register writes them.
    FactFinder(const std::vector<std::string>& countries, const std::vector<std::string>& jobs);
    ~FactFinder();
    FactFinder(FactFinder&&) noexcept;
    FactFinder& operator=(FactFinder&&) noexcept;

    /// In somebody's own words; ascending. `utf8` is valid UTF-8.
    [[nodiscard]] std::vector<Fact> find(std::string_view utf8) const;

    /// What an attribute of the register says, by its name (`country`, `nationality`, `sex`, `job`,
    /// `disability`, `family` …, in these languages) and its value. Years and injuries are read in any.
    [[nodiscard]] FactSets of_attribute(std::string_view name, std::string_view value) const;

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

/// Which kind an attribute of that name is about; none for others.
std::optional<FactKind> kind_of_attribute(std::string_view name);

/// Whether somebody of whom `known` is known also fits `value`: equal, or the more general of the two (an
/// amputee has lost a leg or an arm).
bool fits(FactKind kind, const std::set<std::string>& known, const std::string& value);

}  // namespace sotto::privacy
