// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/study_file.h"
#include "study/register.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace sotto::workbench {

constexpr std::array<study::Audience, 4> audiences_in_order{
    study::Audience::Team, study::Audience::Partners, study::Audience::Public, study::Audience::Archive};

/// An entry of the register as the grid has it.
struct Person {
    study::Id<study::Entity> id;
    std::string code;
    std::string name;
    std::string aliases;  ///< parted by "; "
    study::EntityCategory category = study::EntityCategory::Person;
    bool participant = false;
    std::vector<std::string> attributes;    ///< in the order of `PeopleList::attributes`
    bool asked = false;                     ///< there is a record of consent
    std::array<study::Consent, 4> consent;  ///< in force, by `audiences_in_order`
    std::optional<bool> naming;
    bool withdrawn = false;

    friend bool operator==(const Person&, const Person&) = default;
};

/// The register, with what everybody has agreed to.
struct PeopleList {
    std::vector<std::string> attributes;  ///< the role first, then as the register came to them
    std::vector<Person> people;           ///< participants first, each group by code

    friend bool operator==(const PeopleList&, const PeopleList&) = default;
};

/// On a worker's thread.
PeopleList read_people(const store::StudyFile& study);

/// What a column of the grid holds.
struct PeopleColumn {
    enum class Kind { Code, Name, Aliases, Category, Attribute, Consent, Naming };
    Kind kind = Kind::Code;
    std::size_t place = 0;  ///< of the attribute, or of the audience
    std::string field;      ///< as a register names it: `code`, `aliases`, `country`; empty for consent
};

/// The columns of a list; `names`: also real names and aliases; `everything`: also of what kind each is.
std::vector<PeopleColumn> people_columns(const PeopleList& list, bool names, bool everything);

/// `value` of the person in a column that a register has; empty for consent.
std::string value_of(const Person& person, const PeopleColumn& column);

/// Who of a list is shown, and in which order.
struct PeopleOrder {
    std::string filter;       ///< words, each of which stands somewhere in what is known of a person
    bool everything = false;  ///< also who is no participant
    std::optional<PeopleColumn> by;
    bool ascending = true;
};

/// The people that are shown, by their numbers in the list; empty cells come last.
struct PeopleShown {
    std::vector<std::size_t> rows;
    std::size_t all = 0;        ///< without the filter
    std::size_t withdrawn = 0;  ///< of them
};
PeopleShown arranged(const PeopleList& list, const PeopleOrder& order);

/// Orders by codes as people do: P2 before P10.
bool in_order(const std::string& a, const std::string& b);

}  // namespace sotto::workbench
