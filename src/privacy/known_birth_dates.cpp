// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/known_birth_dates.h"

#include "privacy/word_set.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace sotto::privacy {

namespace {

class Search {
public:
    Search(const Lexed& text, std::string_view language, const BirthDays& days)
        : text_(text), language_(language), days_(days) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text.is_number(i)) numbers_.push_back(i);
        }
    }

    /// The token behind a date that starts at `i`; 0: there is none.
    [[nodiscard]] std::size_t end_at(std::size_t i) const {
        if (text_.is_number(i) && !text_[i].spelled && (text_[i].digits == 6 || text_[i].digits == 8))
            return is_known_in_one(i) ? i + 1 : 0;
        for (const std::size_t candidate : days_near(i)) {
            for (const auto& order : orders) {
                if (const std::size_t end = in_order(i, days_[candidate], order)) return end;
            }
        }
        return 0;
    }

private:
    static constexpr int buddhist = 543;
    enum class Part { Day, Month, Year };
    using Order = std::array<Part, 3>;
    static constexpr std::array<Order, 4> orders{{{Part::Day, Part::Month, Part::Year},
                                                  {Part::Month, Part::Day, Part::Year},
                                                  {Part::Year, Part::Month, Part::Day},
                                                  {Part::Year, Part::Day, Part::Month}}};

    /// The days whose own number and whose year's both stand at most as far behind `i` as a date is long: of
    /// a register of thousands, a few.
    [[nodiscard]] std::vector<std::size_t> days_near(std::size_t i) const {
        constexpr std::size_t longest = 16;
        std::vector<std::size_t> near;
        const auto first = std::lower_bound(numbers_.begin(), numbers_.end(), i);
        const auto last = std::lower_bound(first, numbers_.end(), i + longest);
        for (auto day = first; day != last; ++day) {
            const int value = text_[*day].value;
            if (text_[*day].digits > 2 || value < 1 || value > 31) continue;
            for (auto year = first; year != last; ++year) {
                if (year == day || text_[*year].value < 0) continue;
                for (const int written : {text_[*year].value, text_[*year].value - buddhist}) {
                    const auto* known = written < 0 ? nullptr : days_.of(value, written % 100);
                    if (known != nullptr) near.insert(near.end(), known->begin(), known->end());
                }
            }
        }
        std::sort(near.begin(), near.end());
        near.erase(std::unique(near.begin(), near.end()), near.end());
        return near;
    }

    [[nodiscard]] bool is_known_in_one(std::size_t i) const {
        DateMatch date;
        date.first_token = i;
        date.last_token = i + 1;
        const std::vector<CalendarDay> meant = days_meant(text_, date);
        return std::any_of(meant.begin(), meant.end(),
                           [&](const CalendarDay& day) { return days_.has(day); });
    }

    /// The token behind the part of `day` at `i`; 0: it is another.
    [[nodiscard]] std::size_t behind(std::size_t i, const CalendarDay& day, Part part) const {
        if (i >= text_.size()) return 0;
        const bool number = text_.is_number(i);
        const int value = number ? text_[i].value : -1;
        switch (part) {
            case Part::Day:
                return number && text_[i].digits <= 2 && value == day.day ? i + 1 : 0;
            case Part::Month:
                if (number && text_[i].digits <= 2 && value == day.month) return i + 1;
                if (!text_.is_word(i)) return 0;
                if (roman_month(text_.original(i)) == day.month) return i + 1;
                if (const auto month = month_at(text_, language_, i); month && month->number == day.month)
                    return month->next_token;
                return 0;
            case Part::Year:
                if (!number) return 0;
                if (text_[i].digits == 4 && (value == day.year || value == day.year + buddhist)) return i + 1;
                return text_[i].digits == 2 && value == day.year % 100 ? i + 1 : 0;
        }
        return 0;
    }

    /// Over the signs and small words between two parts.
    [[nodiscard]] std::size_t next_part(std::size_t i) const {
        static const WordSet small(R"(
            of the de del da do des d den e le la el in en im year year's an année año ano jahr month mois mes
            го г год года року р ngày tháng năm thang nam ngay ປີ ເດືອນ ปี เดือน พ ศ ค ឆ្នាំ ខែ)");
        constexpr std::size_t furthest = 3;
        std::size_t at = i;
        while (at < text_.size() && at < i + furthest) {
            const bool sign = text_[at].kind == Token::Kind::Sign && text_[at].sign != '?' &&
                              text_[at].sign != '!' && text_[at].sign != ';' && text_[at].sign != '%';
            // Vietnamese `năm` is a year and five.
            const bool word = text_.is_word(at) && small.has(text_.key(at));
            if (!sign && !word) break;
            ++at;
        }
        return at;
    }

    [[nodiscard]] std::size_t in_order(std::size_t i, const CalendarDay& day, const Order& order) const {
        std::size_t end = behind(i, day, order[0]);
        for (std::size_t part = 1; part < order.size() && end != 0; ++part) {
            const std::size_t at = next_part(end);
            end = behind(at, day, order.at(part));
        }
        return end;
    }

    const Lexed& text_;
    std::string_view language_;
    const BirthDays& days_;
    std::vector<std::size_t> numbers_;  ///< tokens, ascending
};

int place(int day, int year_of_century) {
    return year_of_century * 32 + day;
}

}  // namespace

BirthDays::BirthDays(std::vector<CalendarDay> days) : days_(std::move(days)) {
    for (std::size_t i = 0; i < days_.size(); ++i) {
        by_numbers_[place(days_[i].day, days_[i].year % 100)].push_back(i);
    }
}

const std::vector<std::size_t>* BirthDays::of(int day, int year_of_century) const {
    const auto found = by_numbers_.find(place(day, year_of_century));
    return found == by_numbers_.end() ? nullptr : &found->second;
}

bool BirthDays::has(const CalendarDay& day) const {
    const auto* alike = of(day.day, day.year % 100);
    return alike != nullptr &&
           std::any_of(alike->begin(), alike->end(), [&](std::size_t i) { return days_[i] == day; });
}

std::vector<text::Range> BirthDays::find(const Reading& reading) const {
    std::vector<text::Range> found;
    const Lexed& text = reading.lexed();
    if (empty() || !text.has_numbers()) return found;
    for (const DateMatch& date : reading.dates()) {
        if (!date.day || date.doubtful) continue;
        const std::vector<CalendarDay> meant = days_meant(text, date);
        if (std::any_of(meant.begin(), meant.end(), [&](const CalendarDay& day) { return has(day); }))
            found.push_back(text.bytes_range(date.first, date.last));
    }
    const Search search(text, reading.language(), *this);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = search.end_at(i);
        if (end == 0) continue;
        found.push_back(text.range(i, end));
        i = end - 1;
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace sotto::privacy
