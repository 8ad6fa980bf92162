// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/dates.h"

#include <array>

namespace sotto::privacy {

namespace {

/// The days that six or eight digits in one may mean: `140379`, `031479`, `790314`, `14031979`, `19790314`.
std::vector<CalendarDay> days_of_digits(const Token& token) {
    constexpr int oldest = 1880;
    constexpr int latest = 2099;
    std::vector<CalendarDay> days;
    const auto add = [&](int year, int month, int day) {
        if (month >= 1 && month <= 12 && day >= 1 && day <= 31) days.push_back({year, month, day});
    };
    const int value = token.value;
    if (token.digits == 8) {
        if (const int year = value / 10000; year >= oldest && year <= latest)
            return {{year, value / 100 % 100, value % 100}};
        if (const int year = value % 10000; year >= oldest && year <= latest) {
            add(year, value / 10000 % 100, value / 1000000);
            add(year, value / 1000000, value / 10000 % 100);
        }
        return days;
    }
    const int a = value / 10000;
    const int b = value / 100 % 100;
    const int c = value % 100;
    for (const int century : {1900, 2000}) {
        add(century + c, b, a);
        add(century + c, a, b);
        add(century + a, b, c);
    }
    return days;
}

}  // namespace

std::vector<CalendarDay> days_meant(const Lexed& text, const DateMatch& date) {
    std::vector<int> numbers;
    std::vector<int> years;
    int month = date.month;
    for (std::size_t i = date.first_token; i < date.last_token; ++i) {
        if (!text.is_number(i)) continue;
        const Token& token = text[i];
        if (!token.spelled && (token.digits == 8 || token.digits == 6)) return days_of_digits(token);
        if (is_plausible_year(token) || (token.spelled && token.digits == 4)) {
            years.push_back(token.value);
        } else if (token.value >= 0 && token.digits <= 2) {
            numbers.push_back(token.value);
        }
    }
    std::vector<CalendarDay> days;
    const auto add = [&](int year, const std::vector<int>& rest) {
        for (std::size_t d = 0; d < rest.size(); ++d) {
            if (month != 0) days.push_back({year, month, rest[d]});
            for (std::size_t m = 0; m < rest.size() && month == 0; ++m) {
                if (m != d && rest[m] <= 12) days.push_back({year, rest[m], rest[d]});
            }
        }
    };
    constexpr int buddhist = 543;
    for (const int written : years) {
        add(written, numbers);
        if (written > 2400) add(written - buddhist, numbers);
    }
    if (!years.empty() || numbers.size() != (month == 0 ? 3U : 2U)) return days;
    // The year has two digits, and stands last or first.
    for (const bool last : {true, false}) {
        const int year = last ? numbers.back() : numbers.front();
        std::vector<int> rest(numbers);
        rest.erase(last ? rest.end() - 1 : rest.begin());
        for (const int century : {1900, 2000}) add(century + year, rest);
    }
    return days;
}

}  // namespace sotto::privacy
