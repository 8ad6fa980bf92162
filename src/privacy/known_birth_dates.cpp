// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/known_birth_dates.h"

#include "privacy/word_set.h"

#include <algorithm>
#include <array>

namespace sotto::privacy {

namespace {

class Search {
public:
    Search(const Lexed& text, std::string_view language, const std::vector<CalendarDay>& days)
        : text_(text), language_(language), days_(days) {}

    /// The token behind a date that starts at `i`; 0: there is none.
    [[nodiscard]] std::size_t end_at(std::size_t i) const {
        if (text_.is_number(i) && !text_[i].spelled && (text_[i].digits == 6 || text_[i].digits == 8))
            return is_known_in_one(i) ? i + 1 : 0;
        for (const CalendarDay& day : days_) {
            for (const auto& order : orders) {
                if (const std::size_t end = in_order(i, day, order)) return end;
            }
        }
        return 0;
    }

private:
    enum class Part { Day, Month, Year };
    using Order = std::array<Part, 3>;
    static constexpr std::array<Order, 4> orders{{{Part::Day, Part::Month, Part::Year},
                                                  {Part::Month, Part::Day, Part::Year},
                                                  {Part::Year, Part::Month, Part::Day},
                                                  {Part::Year, Part::Day, Part::Month}}};

    [[nodiscard]] bool is_known_in_one(std::size_t i) const {
        DateMatch date;
        date.first_token = i;
        date.last_token = i + 1;
        const std::vector<CalendarDay> meant = days_meant(text_, date);
        return std::any_of(meant.begin(), meant.end(), [&](const CalendarDay& day) {
            return std::find(days_.begin(), days_.end(), day) != days_.end();
        });
    }

    /// The token behind the part of `day` at `i`; 0: it is another.
    [[nodiscard]] std::size_t behind(std::size_t i, const CalendarDay& day, Part part) const {
        constexpr int buddhist = 543;
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
    const std::vector<CalendarDay>& days_;
};

}  // namespace

std::vector<text::Range> known_birth_dates(const Lexed& text, std::string_view language,
                                           const std::vector<CalendarDay>& days) {
    std::vector<text::Range> found;
    if (days.empty()) return found;
    const Search search(text, language, days);
    bool any = false;
    for (std::size_t i = 0; i < text.size() && !any; ++i) any = text.is_number(i);
    for (std::size_t i = 0; any && i < text.size(); ++i) {
        const std::size_t end = search.end_at(i);
        if (end == 0) continue;
        found.push_back(text.range(i, end));
        i = end - 1;
    }
    return found;
}

}  // namespace sotto::privacy
