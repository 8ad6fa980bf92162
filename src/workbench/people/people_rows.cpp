// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/people/people_rows.h"

#include "commands/register_entries.h"
#include "text/fold.h"
#include "workbench/panes/row_filter.h"
#include "workbench/study_picture.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <unordered_map>

namespace sotto::workbench {

namespace {

bool is_digit(char byte) {
    return std::isdigit(static_cast<unsigned char>(byte)) != 0;
}

std::string words_of(const Person& person) {
    std::string words = person.code + ' ' + person.name + ' ' + person.aliases;
    for (const auto& value : person.attributes) words += ' ' + value;
    return words;
}

/// Of consent, from what allows most to what allows nothing.
std::string sort_key(const Person& person, const PeopleColumn& column) {
    if (column.kind != PeopleColumn::Kind::Consent) return text::fold_key(value_of(person, column));
    if (person.category != study::EntityCategory::Person || !person.asked) return {};
    const auto& consent = person.consent[column.place];
    return std::to_string(consent.withdrawn ? 4 : static_cast<int>(consent.use));
}

}  // namespace

bool in_order(const std::string& a, const std::string& b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (!is_digit(a[i]) || !is_digit(b[j])) {
            if (a[i] != b[j]) return a[i] < b[j];
            ++i, ++j;
            continue;
        }
        const auto number = [](const std::string& word, std::size_t& at) {
            while (at < word.size() && word[at] == '0') ++at;
            const auto start = at;
            while (at < word.size() && is_digit(word[at])) ++at;
            return word.substr(start, at - start);
        };
        const auto first = number(a, i);
        const auto second = number(b, j);
        if (first.size() != second.size()) return first.size() < second.size();
        if (first != second) return first < second;
    }
    return a.size() - i < b.size() - j;
}

PeopleList read_people(const store::StudyFile& study) {
    PeopleList list;
    std::map<std::string, std::size_t> places;
    const auto place_of = [&](const std::string& name) {
        const auto [at, is_new] = places.emplace(text::fold_key(name), list.attributes.size());
        if (is_new) list.attributes.push_back(name);
        return at->second;
    };
    const auto attributes = study.all<study::Attribute>();
    for (const auto& attribute : attributes) {
        if (text::fold_key(attribute.name) == "role") place_of(attribute.name);
    }
    for (const auto& attribute : attributes) place_of(attribute.name);

    const auto consents = commands::consents_of(study);
    const auto withdrawn = withdrawn_in(study.all<study::Consent>());
    std::unordered_map<study::Id<study::Entity>, std::size_t> rows;
    for (auto& entity : study.all<study::Entity>()) {
        rows.emplace(entity.id, list.people.size());
        Person person;
        person.id = entity.id;
        person.code = std::move(entity.code);
        person.name = std::move(entity.name);
        person.category = entity.category;
        person.participant = entity.participant;
        person.attributes.resize(list.attributes.size());
        const auto own = consents.find(entity.id);
        person.asked = own != consents.end();
        const std::vector<study::Consent> none;
        const auto& records = person.asked ? own->second : none;
        for (std::size_t i = 0; i < audiences_in_order.size(); ++i)
            person.consent[i] = study::consent_in_force(records, entity.id, audiences_in_order[i]);
        person.naming = study::consent_in_force(records, entity.id, study::Audience::Public).naming;
        person.withdrawn = withdrawn.count(entity.id) != 0;
        list.people.push_back(std::move(person));
    }
    for (const auto& attribute : attributes)
        list.people[rows.at(attribute.entity)].attributes[place_of(attribute.name)] = attribute.value;
    for (const auto& alias : study.all<study::Alias>()) {
        auto& all = list.people[rows.at(alias.entity)].aliases;
        all += (all.empty() ? "" : "; ") + alias.name;
    }
    std::stable_sort(list.people.begin(), list.people.end(), [](const Person& a, const Person& b) {
        if (a.participant != b.participant) return a.participant;
        return in_order(a.code, b.code);
    });
    return list;
}

PeopleShown arranged(const PeopleList& list, const PeopleOrder& order) {
    const RowFilter fits(order.filter);
    PeopleShown shown;
    for (std::size_t i = 0; i < list.people.size(); ++i) {
        const auto& person = list.people[i];
        if (!order.everything && !person.participant) continue;
        ++shown.all;
        shown.withdrawn += person.withdrawn ? 1U : 0U;
        if (fits.empty() || fits(words_of(person))) shown.rows.push_back(i);
    }
    if (!order.by) return shown;
    std::vector<std::string> keys(list.people.size());
    for (const auto row : shown.rows) keys[row] = sort_key(list.people[row], *order.by);
    std::stable_sort(shown.rows.begin(), shown.rows.end(), [&](std::size_t a, std::size_t b) {
        if (keys[a].empty() != keys[b].empty()) return keys[b].empty();
        return order.ascending ? in_order(keys[a], keys[b]) : in_order(keys[b], keys[a]);
    });
    return shown;
}

std::vector<PeopleColumn> people_columns(const PeopleList& list, bool names, bool everything) {
    using Kind = PeopleColumn::Kind;
    std::vector<PeopleColumn> columns{{Kind::Code, 0, "code"}};
    if (everything) columns.push_back({Kind::Category, 0, "category"});
    if (names) {
        columns.push_back({Kind::Name, 0, "name"});
        columns.push_back({Kind::Aliases, 0, "aliases"});
    }
    // Consent stands where it is seen beside the role, before whatever else is known of somebody.
    std::size_t next = 0;
    if (!list.attributes.empty() && text::fold_key(list.attributes.front()) == "role")
        columns.push_back({Kind::Attribute, next++, list.attributes.front()});
    for (std::size_t i = 0; i < audiences_in_order.size(); ++i) columns.push_back({Kind::Consent, i, {}});
    columns.push_back({Kind::Naming, 0, "naming"});
    for (; next < list.attributes.size(); ++next)
        columns.push_back({Kind::Attribute, next, list.attributes[next]});
    return columns;
}

std::string value_of(const Person& person, const PeopleColumn& column) {
    using Kind = PeopleColumn::Kind;
    switch (column.kind) {
        case Kind::Code:
            return person.code;
        case Kind::Name:
            return person.name;
        case Kind::Aliases:
            return person.aliases;
        case Kind::Category:
            return person.participant ? "participant" : std::string(study::name_of(person.category));
        case Kind::Attribute:
            return column.place < person.attributes.size() ? person.attributes[column.place] : std::string();
        case Kind::Naming:
            return !person.naming ? "" : *person.naming ? "yes" : "no";
        case Kind::Consent:
            return {};
    }
    return {};
}

}  // namespace sotto::workbench
