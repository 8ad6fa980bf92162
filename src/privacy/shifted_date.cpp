// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/shifted_date.h"

#include "privacy/birth_attribute.h"
#include "text/calendar_names.h"
#include "text/case.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/utf8.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <vector>

namespace sotto::privacy {

namespace {

constexpr int buddhist = 543;
/// A leap year would give 29 February to dates of which nobody knows the year.
constexpr int common_year = 2001;
/// `09` is 2009, `79` is 1979.
constexpr int last_of_this_century = 30;

/// What stands where in a date, by token.
struct Parts {
    std::vector<std::size_t> days;
    std::optional<std::size_t> month;  ///< as a number
    std::optional<std::size_t> year;
    std::size_t name = 0;  ///< of the month, when it has one
    std::size_t name_end = 0;
    int month_number = 0;
    bool roman = false;
};

/// The name of the month in a date and the numbers beside it.
std::optional<Parts> parts_with_name(const Lexed& text, const DateMatch& date, std::string_view language) {
    Parts parts;
    parts.month_number = date.month;
    for (std::size_t i = date.first_token; i < date.last_token && parts.name_end == 0; ++i) {
        if (!text.is_word(i)) continue;
        const auto month = month_at(text, language, i);
        if (month && month->number == date.month) {
            parts.name = i;
            parts.name_end = month->next_token;
        } else if (roman_month(text.original(i)) == date.month) {
            parts.name = i;
            parts.name_end = i + 1;
            parts.roman = true;
        }
    }
    if (parts.name_end == 0) return std::nullopt;
    while (parts.name_end > parts.name + 1 && text.is_sign(parts.name_end - 1, '.')) --parts.name_end;
    std::vector<std::size_t> behind;
    for (std::size_t i = date.first_token; i < date.last_token; ++i) {
        if (i >= parts.name && i < parts.name_end) continue;
        if (!text.is_number(i)) continue;
        if (text[i].spelled) return std::nullopt;
        if (is_plausible_year(text[i])) {
            if (parts.year) return std::nullopt;
            parts.year = i;
        } else if (i < parts.name) {
            parts.days.push_back(i);
        } else {
            behind.push_back(i);
        }
    }
    // `March 14`, `14 March '79`, `March 14, '79`.
    if (parts.days.empty() && !behind.empty()) {
        parts.days.push_back(behind.front());
        behind.erase(behind.begin());
    }
    if (!behind.empty()) {
        if (parts.year || behind.size() > 1 || text[behind.front()].digits != 2) return std::nullopt;
        parts.year = behind.front();
    }
    if (parts.days.empty() || parts.days.size() > 2) return std::nullopt;
    return parts;
}

std::optional<Parts> parts_in_numbers(const Lexed& text, const DateMatch& date) {
    std::vector<std::size_t> numbers;
    bool spelled = false;
    for (std::size_t i = date.first_token; i < date.last_token; ++i) {
        // A word may be a number by accident: năm is five, and a year.
        if (text.is_number(i) && !text[i].spelled) numbers.push_back(i);
        spelled = spelled || (text.is_number(i) && text[i].spelled);
    }
    if (spelled && numbers.size() != 3) return std::nullopt;
    if (numbers.size() != 3 && numbers.size() != 2) return std::nullopt;
    Parts parts;
    const bool year_first = text[numbers[0]].digits == 4;
    if (numbers.size() == 2) {
        parts.days = {numbers[0]};
        parts.month = numbers[1];
    } else if (year_first) {
        parts.year = numbers[0];
        parts.month = numbers[1];
        parts.days = {numbers[2]};
    } else {
        parts.days = {numbers[0]};
        parts.month = numbers[1];
        parts.year = numbers[2];
        if (text[*parts.month].value > 12) std::swap(parts.days.front(), *parts.month);
    }
    parts.month_number = text[*parts.month].value;
    return parts;
}

/// The year that a token means, and what was taken from it for it: 2552 is 2009.
struct Year {
    int gregorian = common_year;
    int taken = 0;
};
std::optional<Year> year_of(const Lexed& text, const std::optional<std::size_t>& token) {
    if (!token) return Year{};
    const int value = text[*token].value;
    if (text[*token].digits == 2) return Year{value + (value <= last_of_this_century ? 2000 : 1900), 0};
    if (value > 2400) return Year{value - buddhist, -buddhist};
    constexpr int oldest = 1700;
    if (value < oldest || text[*token].digits != 4) return std::nullopt;
    return Year{value, 0};
}

/// Where the digits of a number begin and end in its words, and the zero of their script.
struct Digits {
    std::size_t first = 0;
    std::size_t last = 0;
    char32_t zero = U'0';
};
Digits digits_in(std::string_view words) {
    Digits digits;
    bool any = false;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t start = at;
        const char32_t c = text::utf8::next(words, at);
        const std::string key = text::fold_key(words.substr(start, at - start));
        const bool digit = key.size() == 1 && key[0] >= '0' && key[0] <= '9';
        if (digit && !any) {
            digits.first = start;
            digits.zero = c - static_cast<char32_t>(key[0] - '0');
            any = true;
        }
        if (digit) digits.last = at;
    }
    return digits;
}

std::string_view english_ending(int day) {
    if (day % 10 == 1 && day != 11) return "st";
    if (day % 10 == 2 && day != 12) return "nd";
    if (day % 10 == 3 && day != 13) return "rd";
    return "th";
}

/// What stands behind a day: `14th`, `1er`.
std::string ending_for(std::string_view ending, int day, const std::string& language, bool named) {
    const std::string key = text::fold_key(ending);
    if (key == "st" || key == "nd" || key == "rd" || key == "th") {
        const std::string fitting(english_ending(day));
        return text::to_upper(ending) == ending ? text::to_upper(fitting) : fitting;
    }
    const bool of_first = key == "er" || key == "o" || key == "\xC2\xB0";
    if (of_first && day != 1) return {};
    if (ending.empty() && language == "fr" && named && day == 1) return "er";
    return std::string(ending);
}

std::string number_like(std::string_view words, int value, int width) {
    const Digits digits = digits_in(words);
    std::string made(words.substr(0, digits.first));
    for (const char digit : fmt::format("{:0{}}", value, width)) {
        text::utf8::append(made, digits.zero + static_cast<char32_t>(digit - '0'));
    }
    return made;
}

/// Serbian and Bosnian months behind a day: mart → marta, septembar → septembra.
std::string genitive(const std::string& name) {
    const bool latin = static_cast<unsigned char>(name.empty() ? 'a' : name.front()) < 0x80;
    const std::string before = latin ? "ar" : "ар";
    if (name.size() > before.size() && name.ends_with(before))
        return name.substr(0, name.size() - before.size()) + (latin ? "ra" : "ра");
    return name + (latin ? "a" : "а");
}

std::string month_in(const std::string& language, std::string_view name, int number) {
    std::string month = text::month_like(language, name, number);
    if (!month.empty() || (language != "sr" && language != "bs" && language != "sh")) return month;
    const std::string wanted = text::fold_key(name);
    for (const text::NumberName& one : text::month_names(language)) {
        if (!one.abbreviated && text::fold_key(genitive(one.name)) == wanted)
            return genitive(text::month_like(language, one.name, number));
    }
    return {};
}

/// The month in the words, case and language of `name`.
std::string month_called(std::string_view name, const std::string& language, int number) {
    std::string month;
    // A text may date in another language than its own; the widest spoken first.
    for (const std::string& one :
         {language, std::string("en"), std::string("fr"), std::string("es"), std::string("pt"),
          std::string("de"), std::string("it"), std::string("ru"), std::string("sr"), std::string("ar")}) {
        month = month_in(one, name, number);
        if (!month.empty()) break;
    }
    if (month.empty()) return month;
    if (text::to_upper(name) == name && text::to_lower(name) != name) return text::to_upper(month);
    if (!text::is_capitalised(name)) return text::to_lower(month);
    std::size_t end = 0;
    text::utf8::next(month, end);
    return text::to_upper(month.substr(0, end)) + month.substr(end);
}

constexpr std::array<std::string_view, 12> roman{"I",   "II",   "III", "IV", "V",  "VI",
                                                 "VII", "VIII", "IX",  "X",  "XI", "XII"};

bool is_day(const CalendarDay& day) {
    return day.month >= 1 && day.month <= 12 && day.day >= 1 && calendar_day(day_number(day)) == day;
}

/// The one date that `text` is, and nothing else.
std::optional<DateMatch> only_date(const Lexed& lexed, const text::Text& text, std::string_view language) {
    const std::vector<DateMatch> dates = read_dates(lexed, language);
    if (dates.size() != 1 || !dates.front().day) return std::nullopt;
    const text::Range range = lexed.bytes_range(dates.front().first, dates.front().last);
    if (range != text::Range{0, text.length()}) return std::nullopt;
    return dates.front();
}

/// `20090314`, `14032009`.
std::optional<std::string> shifted_digits(const Lexed& text, const DateMatch& date, int days) {
    const Token& token = text[date.first_token];
    if (date.last_token != date.first_token + 1 || token.digits != 8) return std::nullopt;
    const CalendarDay day{token.value / 10000, token.value / 100 % 100, token.value % 100};
    if (day.year < 1880 || day.year > 2099 || !is_day(day)) return std::nullopt;
    const CalendarDay moved = calendar_day(day_number(day) + days);
    return number_like(text.original(date.first_token), moved.year * 10000 + moved.month * 100 + moved.day,
                       8);
}

}  // namespace

std::int64_t day_number(const CalendarDay& day) {
    const std::int64_t y = day.month <= 2 ? day.year - 1 : day.year;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t year_of_era = y - era * 400;
    const std::int64_t day_of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

CalendarDay calendar_day(std::int64_t number) {
    const std::int64_t z = number + 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int64_t day_of_era = z - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t m = (5 * day_of_year + 2) / 153;
    const auto month = static_cast<int>(m < 10 ? m + 3 : m - 9);
    return {static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0), month,
            static_cast<int>(day_of_year - (153 * m + 2) / 5) + 1};
}

std::optional<std::string> shifted_date(std::string_view original, std::string_view language, int days) {
    const text::Text whole{std::string(original)};
    const Lexed text(whole, language);
    const auto date = only_date(text, whole, language);
    if (!date || date->doubtful) return std::nullopt;
    if (auto digits = shifted_digits(text, *date, days)) return digits;
    const auto parts =
        date->month != 0 ? parts_with_name(text, *date, language) : parts_in_numbers(text, *date);
    if (!parts) return std::nullopt;
    const auto year = year_of(text, parts->year);
    if (!year) return std::nullopt;

    std::string own = text::primary_language(language);
    if (own.empty() || own == "und") own = "en";
    std::vector<std::pair<text::Range, std::string>> changes;
    CalendarDay moved;
    const bool named = !parts->month;
    const auto is_padded = [&](std::size_t i) { return text[i].digits == 2 && text[i].value < 10; };
    const auto is_short = [&](std::size_t i) { return text[i].digits == 1; };
    const bool pads = named ? is_padded(parts->days.front())
                            : is_padded(parts->days.front()) || is_padded(*parts->month) ||
                                  (!is_short(parts->days.front()) && !is_short(*parts->month));
    std::optional<CalendarDay> first;
    for (const std::size_t i : parts->days) {
        const CalendarDay day{year->gregorian, parts->month_number, text[i].value};
        if (!is_day(day)) return std::nullopt;
        moved = calendar_day(day_number(day) + days);
        if (first && (first->month != moved.month || first->year != moved.year)) return std::nullopt;
        first = first ? first : moved;
        const std::string_view words = text.original(i);
        changes.emplace_back(text.range(i, i + 1),
                             number_like(words, moved.day, pads ? 2 : 1) +
                                 ending_for(words.substr(digits_in(words).last), moved.day, own, named));
    }
    if (named) {
        const text::Range range = text.range(parts->name, parts->name_end);
        const std::string month = parts->roman
                                      ? std::string(roman.at(static_cast<std::size_t>(moved.month) - 1))
                                      : month_called(whole.slice(range), own, moved.month);
        if (month.empty()) return std::nullopt;
        changes.emplace_back(range, month);
    } else {
        changes.emplace_back(text.range(*parts->month, *parts->month + 1),
                             number_like(text.original(*parts->month), moved.month, pads ? 2 : 1));
    }
    if (parts->year) {
        const bool two = text[*parts->year].digits == 2;
        const int written = two ? moved.year % 100 : moved.year - year->taken;
        changes.emplace_back(text.range(*parts->year, *parts->year + 1),
                             number_like(text.original(*parts->year), written, two ? 2 : 4));
    }
    std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string made;
    text::Position at = 0;
    for (const auto& [range, words] : changes) {
        made += whole.slice({at, range.start});
        made += words;
        at = range.end;
    }
    made += whole.slice({at, whole.length()});

    // What was written is read again: a date that says another day would be worse than none.
    const text::Text again(made);
    const Lexed lexed(again, language);
    const auto read = only_date(lexed, again, language);
    if (!read || (named && read->month != moved.month)) return std::nullopt;
    const std::vector<CalendarDay> meant = days_meant(lexed, *read);
    if (parts->year && std::find(meant.begin(), meant.end(), moved) == meant.end()) return std::nullopt;
    return made;
}

std::optional<CalendarDay> shifted_day(std::string_view value, int days) {
    const std::vector<CalendarDay> meant = birth_days(value);
    if (meant.empty() || !is_day(meant.front())) return std::nullopt;
    return calendar_day(day_number(meant.front()) + days);
}

}  // namespace sotto::privacy
