// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/dates.h"

#include "privacy/date_words.h"
#include "text/characters.h"
#include "text/language.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <string>

namespace sotto::privacy {

namespace {

class Reader {
public:
    Reader(const Lexed& text, std::string_view language) : text_(text), words_(date_words(language)) {
        const std::string own = text::primary_language(language);
        month_first_ = own.empty() || own == "und" || own == "en" || own == "am" || own == "ti";
    }

    std::vector<DateMatch> read() {
        std::vector<DateMatch> found;
        for (std::size_t i = 0; i < text_.size();) {
            std::optional<DateMatch> match = at(i);
            if (!match) {
                ++i;
                continue;
            }
            widen_left(*match, found.empty() ? 0 : found.back().last_token);
            i = std::max(match->last_token, i + 1);
            found.push_back(*match);
        }
        return found;
    }

    struct Month {
        std::size_t next_token;
        std::size_t last;  ///< byte of the key
        bool certain;
        int number;
    };
    /// The month whose name, or label and number, starts at token `i`.
    [[nodiscard]] std::optional<Month> month(std::size_t i) const;

private:
    [[nodiscard]] bool is_day(std::size_t i) const {
        return text_.is_number(i) && text_[i].value >= 1 && text_[i].value <= 31 && text_[i].digits <= 2;
    }
    [[nodiscard]] bool is_year(std::size_t i) const {
        return text_.is_number(i) &&
               (is_plausible_year(text_[i]) || (text_[i].spelled && text_[i].digits == 4));
    }
    /// `79` where a year may stand, with nothing behind it that it could count.
    [[nodiscard]] bool is_short_year(std::size_t i, std::size_t from) const {
        static const WordSet going_on(R"(
            in at on and or but when i he she we they it was is who to near et à dans nous y en e in und wurde war)");
        if (!text_.is_number(i) || text_[i].digits != 2 || text_[i].ordinal) return false;
        if (text_.is_sign(i + 1, '%') || text_.is_sign(i + 1, ':') || text_.is_sign(i + 1, '$')) return false;
        const bool fraction = i + 2 < text_.size() && text_.is_number(i + 2) && !text_[i + 1].gap &&
                              !text_[i + 2].gap && text_[i + 1].kind == Token::Kind::Sign;
        if (fraction) return false;
        if (text_[i].spelled && (text_[i].value < 32 || text_.is_sign(i - 1, '.'))) return false;
        const bool quoted = text_[i - 1].kind == Token::Kind::Sign && !text_[i].gap && i > from &&
                            !text_.is_sign(i - 1, '.') && !text_.is_sign(i - 1, ',') &&
                            !text_.is_sign(i - 1, '(');
        if (quoted) return true;
        if (text_[i].line || text_.is_sign(i - 1, ',') || text_.is_sign(i - 1, '(')) return false;
        if (text_.is_sign(i - 1, '.') && text_[i].gap && text_[i].value < 32) return false;
        return !text_.is_word(i + 1) || going_on.has(text_.key(i + 1));
    }
    [[nodiscard]] bool is_separator(std::size_t i, char sign) const {
        return text_.is_sign(i, sign) && !text_[i].gap && i + 1 < text_.size() &&
               (!text_[i + 1].gap || sign == '.');
    }
    /// Glued to a number before it, as the minutes of `10:30` are.
    [[nodiscard]] bool is_glued(std::size_t i) const {
        if (i < 2 || text_[i].gap || text_[i - 1].gap || !text_.is_number(i - 2)) return false;
        const char sign = text_[i - 1].sign;
        return sign == '.' || sign == ',' || sign == ':' || sign == '/';
    }

    [[nodiscard]] std::optional<DateMatch> at(std::size_t i) const {
        if (text_.is_number(i)) {
            if (auto match = numeric(i)) return match;
            if (auto match = compact(i)) return match;
            if (auto match = east_asian(i)) return match;
            if (auto match = year_first(i)) return match;
            if (auto match = day_first(i)) return match;
            if (auto match = doubtful(i)) return match;
        }
        if (text_.is_word(i)) return month_first(i);
        return std::nullopt;
    }

    [[nodiscard]] DateMatch match(std::size_t first, std::size_t last_token, std::size_t last, int year,
                                  bool day, int month = 0) const {
        return {first, last_token, text_[first].first, last, year, day, month};
    }

    /// 14/03/2009, 14. 3. 2009, 2009-03-14, 14.03.09
    [[nodiscard]] std::optional<DateMatch> numeric(std::size_t i) const {
        if (i + 4 >= text_.size() || !text_.is_number(i + 2) || !text_.is_number(i + 4)) return std::nullopt;
        if (text_[i].spelled || text_[i + 2].spelled || text_[i + 4].spelled || is_glued(i))
            return std::nullopt;
        const char sign = text_[i + 1].sign;
        if ((sign != '.' && sign != '/' && sign != '-') || !is_separator(i + 1, sign) ||
            !is_separator(i + 3, sign)) {
            return std::nullopt;
        }
        // More of the same: a version, an address, a list.
        if (i + 6 < text_.size() && text_.is_sign(i + 5, sign) && !text_[i + 5].gap &&
            text_.is_number(i + 6) && !text_[i + 6].gap) {
            return std::nullopt;
        }
        const auto day_and_month = [&](std::size_t a, std::size_t b) {
            return is_day(a) && is_day(b) && (text_[a].value <= 12 || text_[b].value <= 12);
        };
        int year = 0;
        if (is_year(i + 4) && day_and_month(i, i + 2)) {
            year = text_[i + 4].value;
        } else if (is_year(i) && day_and_month(i + 2, i + 4)) {
            year = text_[i].value;
        } else {
            const bool short_year = day_and_month(i, i + 2) && text_[i + 4].digits == 2;
            const bool padded = text_[i].digits == 2 && text_[i + 2].digits == 2;
            if (!short_year || (sign != '/' && !padded)) return std::nullopt;
        }
        DateMatch found = match(i, i + 5, text_[i + 4].last, year, true);
        // The time of a time stamp: 2009-03-14T10:30:00Z
        if (text_.is_word(i + 5) && !text_[i + 5].gap && text_.key(i + 5) == "t" && text_.is_number(i + 6)) {
            std::size_t end = i + 6;
            while (end < text_.size() && !text_[end].gap &&
                   (text_.is_number(end) || text_.is_sign(end, ':') || text_.is_sign(end, '.') ||
                    text_.key(end) == "z")) {
                ++end;
            }
            found.last_token = end;
            found.last = text_[end - 1].last;
        }
        return found;
    }

    /// 20090314
    [[nodiscard]] std::optional<DateMatch> compact(std::size_t i) const {
        const Token& token = text_[i];
        if (token.digits != 8 || token.spelled) return std::nullopt;
        const int year = token.value / 10000;
        const int month = token.value / 100 % 100;
        const int day = token.value % 100;
        if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
        return match(i, i + 1, token.last, year, true);
    }

    /// 14.3.79, 79-3-14, 14 3 1979, 140379, 14031979
    [[nodiscard]] std::optional<DateMatch> doubtful(std::size_t i) const {
        if (text_[i].spelled || is_glued(i)) return std::nullopt;
        const auto with_doubt = [&](std::size_t end, int year) {
            DateMatch found = match(i, end, text_[end - 1].last, year, true);
            found.doubtful = true;
            return found;
        };
        if (text_[i].digits == 8 || text_[i].digits == 6) {
            if (days_meant(text_, with_doubt(i + 1, 0)).empty()) return std::nullopt;
            return with_doubt(i + 1, text_[i].digits == 8 ? text_[i].value % 10000 : 0);
        }
        const auto next = [&](std::size_t at) {
            const bool sign = text_.is_sign(at, '.') || text_.is_sign(at, '-') || text_.is_sign(at, '/');
            const std::size_t number = sign ? at + 1 : at;
            return text_.is_number(number) && !text_[number].spelled && !text_[number].line ? number : 0;
        };
        const std::size_t second = next(i + 1);
        const std::size_t third = second == 0 ? 0 : next(second + 1);
        if (third == 0 || (text_.is_number(third + 2) && is_glued(third + 2))) return std::nullopt;
        const auto day_and_month = [&](std::size_t a, std::size_t b) {
            return is_day(a) && is_day(b) && (text_[a].value <= 12 || text_[b].value <= 12);
        };
        const bool last = day_and_month(i, second) && (is_year(third) || text_[third].digits == 2);
        const bool first = day_and_month(second, third) && (is_year(i) || text_[i].digits == 2);
        if (!last && !first) return std::nullopt;
        return with_doubt(third + 1, last && is_year(third) ? text_[third].value : 0);
    }

    /// 2009年3月14日
    [[nodiscard]] std::optional<DateMatch> east_asian(std::size_t i) const {
        if (!is_year(i) || i + 4 >= text_.size()) return std::nullopt;
        static const WordSet year_sign("年 년");
        static const WordSet month_sign("月 월");
        static const WordSet day_sign("日 号 號 일");
        const auto sign = [&](std::size_t at, const WordSet& signs) {
            return text_.is_word(at) && signs.at_start_of(text_.key(at));
        };
        if (!sign(i + 1, year_sign) || !is_day(i + 2) || !sign(i + 3, month_sign)) return std::nullopt;
        if (!is_day(i + 4)) return match(i, i + 4, text_[i + 3].last, text_[i].value, false);
        std::size_t last = text_[i + 4].last;
        std::size_t end = i + 5;
        if (sign(end, day_sign)) {
            last = text_[end].first + 3;
            if (text_[end].last == last) ++end;
        }
        return match(i, end, last, text_[i].value, true);
    }

    /// The year behind a month, over a few connecting words and signs. Gives its token.
    [[nodiscard]] std::optional<std::size_t> year_behind(std::size_t i) const {
        constexpr std::size_t furthest = 6;
        for (std::size_t at = i; at < text_.size() && at < i + furthest; ++at) {
            if (text_.is_number(at) && (!text_[at].spelled || text_[at].digits == 4)) {
                if (is_year(at)) return at;
                return std::nullopt;
            }
            const bool sign = text_.is_sign(at, ',') || text_.is_sign(at, '.') || text_.is_sign(at, '-') ||
                              text_.is_sign(at, '/') || text_.is_sign(at, '(');
            if (!sign && !(text_.is_word(at) && date_connectors().at_start_of(text_.key(at))))
                return std::nullopt;
        }
        return std::nullopt;
    }

    /// The year of two digits, or in words, that stands behind a day and a month: `14 March '79`.
    [[nodiscard]] std::optional<std::size_t> short_year_behind(std::size_t i) const {
        constexpr std::size_t furthest = 4;
        for (std::size_t at = i; at < text_.size() && at < i + furthest; ++at) {
            if (is_short_year(at, i)) return at;
            const bool apostrophe = text_[at].kind == Token::Kind::Sign &&
                                    (text_.original(at) == "\u2019" || text_.original(at) == "\u2018");
            const bool sign = apostrophe || text_.is_sign(at, ',') || text_.is_sign(at, '.') ||
                              text_.is_sign(at, '-') || text_.is_sign(at, '/') || text_.is_sign(at, '\'');
            if (sign && !(text_.is_sign(at, '.') && at + 1 < text_.size() && text_[at + 1].spelled)) continue;
            static const WordSet of("of de del do des the year en in");
            if (!text_.is_word(at) || !of.has(text_.key(at))) return std::nullopt;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<DateMatch> day_first(std::size_t i) const {
        if (!is_day(i) || is_glued(i)) return std::nullopt;
        std::size_t at = i + 1;
        // "We were fourteen. March came."
        if (text_[i].spelled && !text_[i].ordinal && text_.is_sign(at, '.')) return std::nullopt;
        for (int skipped = 0; skipped < 3 && at < text_.size(); ++skipped) {
            if (const int roman = text_.is_word(at) ? roman_month(text_.original(at)) : 0; roman != 0) {
                auto year = year_behind(at + 1);
                if (!year) year = short_year_behind(at + 1);
                if (year && *year <= at + 2)
                    return match(i, *year + 1, text_[*year].last,
                                 text_[*year].digits == 4 ? text_[*year].value : 0, true, roman);
            }
            if (const auto found = month(at)) {
                const auto year = year_behind(found->next_token);
                const auto short_year = year ? std::nullopt : short_year_behind(found->next_token);
                if (!found->certain && !year && !short_year) return std::nullopt;
                if (short_year)
                    return match(i, *short_year + 1, text_[*short_year].last, 0, true, found->number);
                if (year)
                    return match(i, *year + 1, text_[*year].last, text_[*year].value, true, found->number);
                return match(i, found->next_token, found->last, 0, true, found->number);
            }
            const bool sign = text_.is_sign(at, '.') || text_.is_sign(at, '-') || text_.is_sign(at, '/') ||
                              text_.is_sign(at, ',') || text_.is_sign(at, '\'');
            if (!sign && !(text_.is_word(at) && date_connectors().has(text_.key(at)))) return std::nullopt;
            ++at;
        }
        return std::nullopt;
    }

    /// March 14th, 2009; and March 2009
    [[nodiscard]] std::optional<DateMatch> month_first(std::size_t i) const {
        const auto found = month(i);
        if (!found) return std::nullopt;
        std::size_t at = found->next_token;
        if (text_.is_sign(at, '.') || (text_.is_word(at) && text_.key(at) == "the")) ++at;
        // "… in September. One of them …": a number in words begins the next sentence or line.
        const bool begins_anew = text_.is_number(at) && text_[at].spelled &&
                                 (text_[at].line || text_.is_sign(at - 1, '.') || !text_[at].gap);
        if (is_day(at) && !begins_anew && found->certain && !text_.is_sign(at + 1, ':') &&
            !text_.is_sign(at + 1, '%')) {
            const auto year = year_behind(at + 1);
            const bool close = year && *year <= at + 3;
            if (close) return match(i, *year + 1, text_[*year].last, text_[*year].value, true, found->number);
            if (const auto short_year = short_year_behind(at + 1))
                return match(i, *short_year + 1, text_[*short_year].last, 0, true, found->number);
            if (month_first_ || text_[at].ordinal)
                return match(i, at + 1, text_[at].last, 0, true, found->number);
            return std::nullopt;
        }
        if (const auto year = year_behind(found->next_token)) {
            return match(i, *year + 1, text_[*year].last, text_[*year].value, false, found->number);
        }
        return std::nullopt;
    }

    /// 2009 March 14, 2009-Mar-14
    [[nodiscard]] std::optional<DateMatch> year_first(std::size_t i) const {
        if (!is_year(i)) return std::nullopt;
        std::size_t at = i + 1;
        for (int skipped = 0; skipped < 3 && at < text_.size(); ++skipped) {
            if (const auto found = month(at)) {
                std::size_t day = found->next_token;
                while (text_.is_sign(day, '-') || text_.is_sign(day, '.') || text_.is_sign(day, ',')) ++day;
                if (!found->certain || !is_day(day)) return std::nullopt;
                return match(i, day + 1, text_[day].last, text_[i].value, true, found->number);
            }
            const bool connects = text_.is_sign(at, '-') || text_.is_sign(at, ',') ||
                                  text_.is_sign(at, '.') ||
                                  (text_.is_word(at) && date_connectors().has(text_.key(at)));
            if (!connects) return std::nullopt;
            ++at;
        }
        return std::nullopt;
    }

    /// The first day of `14-16 March` and `14 and 16 March`, and the day of the week.
    void widen_left(DateMatch& found, std::size_t limit) const {
        static const WordSet between(
            "and to till until or et au a à und bis y al e ao ed и по до i do ose deri dhe و إلى تا và đến "
            "ແລະ ຫາ และ ถึง እና");
        if (found.day && is_day(found.first_token)) {
            for (int more = 0; more < 4 && found.first_token >= limit + 2; ++more) {
                const std::size_t link = found.first_token - 1;
                const bool linked = text_.is_sign(link, '-') || text_.is_sign(link, ',') ||
                                    text_.is_sign(link, '&') || text_.is_sign(link, '/') ||
                                    (text_.is_word(link) && between.has(text_.key(link)));
                if (!linked || !is_day(link - 1) || is_glued(link - 1) || text_[link - 1].spelled) break;
                if (text_.is_sign(link, ',') && !text_[found.first_token].gap) break;
                found.first_token = link - 1;
            }
        }
        std::size_t before = found.first_token;
        while (before > limit && (text_.is_sign(before - 1, ',') ||
                                  (text_.is_word(before - 1) && text_.key(before - 1) == "the")))
            --before;
        if (found.day && before > limit && text_.is_word(before - 1)) {
            const auto* phrases = words_.weekdays.starting_with(text_.key(before - 1));
            if (phrases != nullptr && phrases->back().rest.empty()) found.first_token = before - 1;
        }
        found.first = text_[found.first_token].first;
    }

    const Lexed& text_;
    const DateWords& words_;
    bool month_first_ = true;
};

std::optional<Reader::Month> Reader::month(std::size_t i) const {
    if (!text_.is_word(i)) return std::nullopt;
    const std::string_view key = text_.key(i);
    if (const auto* phrases = words_.months.starting_with(key)) {
        for (const NumberPhrases::Phrase& phrase : *phrases) {
            std::size_t end = i + 1;
            bool same = true;
            for (const std::string& word : phrase.rest) {
                // Abbreviations such as ມ.ນ. have points between their letters.
                if (text_.is_sign(end, '.') || text_.is_sign(end, '-')) ++end;
                same = text_.is_word(end) && text_.key(end) == word;
                if (!same) break;
                ++end;
            }
            if (!same) continue;
            const char32_t first = text::utf8::at(text_.original(i), 0);
            const bool certain = !is_doubtful_month(key) || text::is_capital(first);
            std::size_t last = text_[end - 1].last;
            if (phrase.abbreviated && text_.is_sign(end, '.') && !text_[end].gap) last = text_[end++].last;
            return Month{end, last, certain, phrase.number};
        }
    }
    if (month_labels().has(key) && is_day(i + 1) && text_[i + 1].value <= 12) {
        return Month{i + 2, text_[i + 1].last, true, 0};
    }
    if (!text::is_of_unspaced_script(text::utf8::at(key, 0))) return std::nullopt;
    // In scripts without spaces the name runs into its neighbours: ເດືອນມີນາປີ
    std::size_t skipped = 0;
    for (const std::string_view label : {"ເດືອນ", "เดือน", "ខែ", "ທີ", "ទី"}) {
        if (key.substr(0, label.size()) == label) skipped = label.size();
    }
    if (skipped == key.size()) {
        if (is_day(i + 1) && text_[i + 1].value <= 12) return Month{i + 2, text_[i + 1].last, true, 0};
        return std::nullopt;
    }
    for (const std::size_t length : words_.unspaced_lengths) {
        if (skipped + length > key.size()) continue;
        const auto* phrases = words_.months.starting_with(key.substr(skipped, length));
        if (phrases == nullptr || !phrases->front().rest.empty()) continue;
        return Month{i + 1, text_[i].first + skipped + length, true, phrases->front().number};
    }
    return std::nullopt;
}

}  // namespace

bool is_plausible_year(const Token& token) {
    return token.kind == Token::Kind::Number && !token.spelled && token.digits == 4 && token.value >= 1300 &&
           token.value <= 2700;
}

int roman_month(std::string_view original) {
    constexpr std::array<std::string_view, 12> months{"I",   "II",   "III", "IV", "V",  "VI",
                                                      "VII", "VIII", "IX",  "X",  "XI", "XII"};
    const auto found = std::find(months.begin(), months.end(), original);
    return found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
}

std::optional<MonthMatch> month_at(const Lexed& text, std::string_view language, std::size_t i) {
    const auto found = Reader(text, language).month(i);
    if (!found || found->number == 0) return std::nullopt;
    return MonthMatch{found->next_token, found->number};
}

std::vector<DateMatch> read_dates(const Lexed& text, std::string_view language) {
    return Reader(text, language).read();
}

}  // namespace sotto::privacy
