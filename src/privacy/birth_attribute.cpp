// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/birth_attribute.h"

#include "text/fold.h"

#include <algorithm>
#include <array>
#include <string>

namespace sotto::privacy {

bool is_birth_attribute(std::string_view name) {
    constexpr std::array<std::string_view, 11> marks{"birth",   "dob",      "born",       "naissance",
                                                     "geburt",  "geboren",  "nacimiento", "nascimento",
                                                     "nascita", "рождения", "geboorte"};
    constexpr std::array<std::string_view, 7> places{"place", "country", "village", "town",
                                                     "city",  "order",   "lieu"};
    const std::string key = text::fold_key(name);
    const auto has = [&](std::string_view word) { return key.find(word) != std::string::npos; };
    return std::any_of(marks.begin(), marks.end(), has) && std::none_of(places.begin(), places.end(), has);
}

std::vector<CalendarDay> birth_days(std::string_view value) {
    const text::Text text{std::string(value)};
    const Lexed lexed(text, {});
    std::vector<CalendarDay> days;
    for (const DateMatch& date : read_dates(lexed, {})) {
        if (!date.day) continue;
        const std::vector<CalendarDay> meant = days_meant(lexed, date);
        days.insert(days.end(), meant.begin(), meant.end());
    }
    return days;
}

int birth_year(std::string_view value) {
    const text::Text text{std::string(value)};
    const Lexed lexed(text, {});
    for (std::size_t i = 0; i < lexed.size(); ++i) {
        if (is_plausible_year(lexed[i])) return lexed[i].value;
        if (!lexed.is_number(i) || lexed[i].digits != 8) continue;
        // 19790314, or 14031979
        constexpr int oldest = 1880;
        const int year = lexed[i].value / 10000;
        return year >= oldest && year < 2100 ? year : lexed[i].value % 10000;
    }
    return 0;
}

}  // namespace sotto::privacy
