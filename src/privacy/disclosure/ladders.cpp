// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure/ladders.h"

#include "privacy/birth_attribute.h"
#include "privacy/disclosure.h"
#include "text/fold.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace sotto::privacy {

namespace {

using Participants = std::vector<study::Id<study::Entity>>;

/// Words that names of attributes are made of, folded, of things that lie in each other. Which one is coarser
/// the register's values say: a *region* may be a part of a country or a part of the world.
const std::array<std::set<std::string, std::less<>>, 2>& families() {
    static const std::array<std::set<std::string, std::less<>>, 2> all{
        {{"village",   "hamlet",     "settlement",  "neighbourhood", "neighborhood", "ward",      "place",
          "town",      "city",       "commune",     "municipality",  "subdistrict",  "district",  "county",
          "province",  "prefecture", "governorate", "state",         "department",   "region",    "zone",
          "country",   "nation",     "subregion",   "continent",     "area",         "residence", "location",
          "ville",     "quartier",   "departement", "pays",          "pueblo",       "aldea",     "ciudad",
          "municipio", "distrito",   "provincia",   "departamento",  "pais",         "canton",    "localite",
          "localidad", "wilaya",     "woreda",      "kebele",        "muhafazah"},
         {"job", "occupation", "profession", "trade", "work", "employment", "sector", "branch", "industry",
          "employer", "organisation", "organization", "metier", "secteur", "ocupacion", "profesion",
          "trabajo", "oficio"}}};
    return all;
}

constexpr std::array<std::string_view, 7> coarser_endings{"group",    "range",   "band", "class",
                                                          "category", "bracket", "level"};

/// The widest of them: where two attributes part the register alike, the other one says more.
const std::set<std::string, std::less<>>& widest() {
    static const std::set<std::string, std::less<>> all{"country", "nation",    "pays",
                                                        "pais",    "continent", "sector"};
    return all;
}

/// `Age group`, `age-group`, `age_group` → `age group`.
std::string spaced(std::string_view name) {
    auto key = text::fold_key(name);
    std::replace_if(
        key.begin(), key.end(), [](char c) { return c == '_' || c == '-' || c == '.'; }, ' ');
    return key;
}

/// Whether `other` is called a coarser form of `name`, or something that one of its kind may lie in.
bool may_be_coarser(std::string_view name, std::string_view other) {
    const auto exact = spaced(name);
    const auto coarse = spaced(other);
    if (exact == coarse) return false;
    for (const auto ending : coarser_endings) {
        if (coarse == exact + " " + std::string(ending)) return true;
    }
    return std::any_of(families().begin(), families().end(), [&](const auto& family) {
        // `home village` and `village of birth` are told apart by what stands beside the family's word.
        const auto kind_and_rest = [&](const std::string& words) {
            std::pair<bool, std::string> found{false, {}};
            std::size_t at = 0;
            while (at < words.size()) {
                const auto end = std::min(words.find(' ', at), words.size());
                const auto word = words.substr(at, end - at);
                if (!found.first && family.contains(word)) {
                    found.first = true;
                } else {
                    found.second += word + " ";
                }
                at = end + 1;
            }
            return found;
        };
        const auto a = kind_and_rest(exact);
        const auto b = kind_and_rest(coarse);
        return a.first && b.first && a.second == b.second;
    });
}

std::uint32_t different(const Column& column) {
    return column.empty() ? 0 : *std::max_element(column.begin(), column.end()) + 1;
}

/// Whether rows with one value in `exact` have one value in `coarse`.
bool decides(const Column& exact, const Column& coarse) {
    std::unordered_map<std::uint32_t, std::uint32_t> value;
    for (std::size_t row = 0; row < exact.size(); ++row) {
        if (value.try_emplace(exact[row], coarse[row]).first->second != coarse[row]) return false;
    }
    return true;
}

/// Puts a rung where it belongs; leaves it out where it is no coarsening of those below it, or the same as
/// another.
void insert(AttributeLadder& to, const std::string& entry, Column column) {
    auto& rungs = to.ladder.rungs;
    std::size_t at = 0;
    while (at < rungs.size() && different(rungs[at]) > different(column)) ++at;
    if (at == 0 || (at < rungs.size() && different(rungs[at]) == different(column))) return;
    if (!decides(rungs[at - 1], column) || (at < rungs.size() && !decides(column, rungs[at]))) return;
    rungs.insert(rungs.begin() + static_cast<std::ptrdiff_t>(at), std::move(column));
    to.entries.insert(to.entries.begin() + static_cast<std::ptrdiff_t>(at), entry);
}

bool is_whole_number(std::string_view value) {
    const auto first = value.find_first_not_of(' ');
    if (first == std::string_view::npos) return false;
    value = value.substr(first, value.find_last_not_of(' ') - first + 1);
    return value.size() <= 8 &&
           std::all_of(value.begin(), value.end(), [](char c) { return '0' <= c && c <= '9'; });
}

bool all_whole_numbers(const Protection& protection, const Participants& participants,
                       const std::string& name) {
    bool any = false;
    for (const auto participant : participants) {
        const auto value = protection.attribute(participant, name);
        if (value.empty()) continue;
        if (!is_whole_number(value)) return false;
        any = true;
    }
    return any;
}

/// The names of all attributes that participants have, each once.
std::vector<std::string> attribute_names(const Protection& protection, const Participants& participants) {
    const std::set<std::int64_t> wanted = [&] {
        std::set<std::int64_t> ids;
        for (const auto id : participants) ids.insert(id.value);
        return ids;
    }();
    std::set<std::string> seen;
    std::vector<std::string> names;
    for (const auto& attribute : protection.knowledge().attributes) {
        if (!wanted.contains(attribute.entity.value) || attribute.value.empty()) continue;
        if (seen.insert(text::fold_key(attribute.name)).second) names.push_back(attribute.name);
    }
    std::sort(names.begin(), names.end());
    std::stable_partition(names.begin(), names.end(), [](const std::string& name) {
        const auto words = spaced(name);
        return std::none_of(widest().begin(), widest().end(),
                            [&](const std::string& word) { return words.find(word) != std::string::npos; });
    });
    return names;
}

}  // namespace

Column printed_column(const Protection& protection, const Participants& participants,
                      std::string_view entry) {
    const auto attribute = parse_shown(entry);
    std::unordered_map<std::string, std::uint32_t> numbers;
    Column column;
    column.reserve(participants.size());
    for (const auto participant : participants) {
        const auto value = text::fold_key(shown_value(protection, participant, attribute));
        column.push_back(
            numbers.try_emplace(value, static_cast<std::uint32_t>(numbers.size())).first->second);
    }
    return column;
}

AttributeLadder ladder_of(const Protection& protection, const Participants& participants,
                          std::string_view entry, const std::vector<std::string>& printed) {
    const auto attribute = parse_shown(entry);
    AttributeLadder ladder;
    ladder.entries.emplace_back(entry);
    ladder.ladder.rungs.push_back(printed_column(protection, participants, entry));
    for (const auto& name : attribute_names(protection, participants)) {
        if (!may_be_coarser(attribute.name, name)) continue;
        const auto is_it = [&](const std::string& other) {
            return text::fold_key(parse_shown(other).name) == text::fold_key(name);
        };
        if (std::any_of(printed.begin(), printed.end(), is_it)) continue;
        insert(ladder, name, printed_column(protection, participants, name));
    }
    const bool birth = is_birth_attribute(attribute.name);
    if (birth || all_whole_numbers(protection, participants, attribute.name)) {
        for (const int band : {5, 10}) {
            if (attribute.band >= band || (birth && band == 5)) continue;
            const auto banded = attribute.name + ":" + std::to_string(band);
            auto column = printed_column(protection, participants, banded);
            insert(ladder, banded, std::move(column));
        }
    }
    return ladder;
}

}  // namespace sotto::privacy
