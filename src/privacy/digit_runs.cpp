// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/digit_runs.h"

#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstdlib>

namespace sotto::privacy {

namespace {

/// The separator that `c` is inside a number, or 0.
char separator_of(char32_t c) {
    switch (c) {
        case ' ':
        case 0x00A0:
        case 0x202F:
        case 0x2009:
        case 0x2007:
            return ' ';
        case '-':
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2212:
            return '-';
        case '.':
        case '/':
        case '_':
        case '(':
        case ')':
            return static_cast<char>(c);
        default:
            return 0;
    }
}

/// Whether the separator may go on with `next`. Brackets come with spaces; ` - ` is a dash between two
/// numbers.
bool may_follow(const std::string& separator, char next) {
    if (separator.empty()) return true;
    if (separator == " ") return next == '(' || next == '/';
    if (separator == " /") return next == ' ';
    if (separator == "/") return next == '(';
    if (separator.size() > 1) return false;
    return separator[0] == ')' ? next != ')' : next == '(';
}

bool joins_word(char32_t c) {
    return text::is_letter_or_mark(c) && !text::is_of_unspaced_script(c) && !text::is_combining_mark(c);
}

int value_of(const std::string& digits) {
    return digits.size() > 8 ? -1 : std::atoi(digits.c_str());
}

bool is_year(const std::string& digits) {
    const int value = value_of(digits);
    return digits.size() == 4 && value >= 1500 && value <= 2100;
}

}  // namespace

std::vector<DigitRun> digit_runs(std::string_view utf8, std::size_t fewest) {
    std::vector<DigitRun> runs;
    std::size_t at = 0;
    while (at < utf8.size()) {
        const auto byte = static_cast<unsigned char>(utf8[at]);
        if (byte < 0x80 && (byte < '0' || byte > '9')) {
            ++at;
            continue;
        }
        const std::size_t start = at;
        const char32_t c = text::utf8::next(utf8, at);
        if (text::digit_value(c) < 0) continue;

        DigitRun run;
        run.first = start;
        DigitRun::Group group;
        std::string separator;
        std::size_t next = start;
        run.last = start;
        bool open = start > 0 && utf8[start - 1] == '(';
        while (next < utf8.size()) {
            std::size_t behind = next;
            const char32_t character = text::utf8::next(utf8, behind);
            if (const int digit = text::digit_value(character); digit >= 0) {
                if (!separator.empty() || group.digits.empty()) {
                    if (!group.digits.empty()) run.groups.push_back(std::move(group));
                    group = {};
                    group.separator = separator == " / " ? "/" : separator;
                    separator.clear();
                }
                group.digits += static_cast<char>('0' + digit);
                run.digits += static_cast<char>('0' + digit);
                run.last = behind;
            } else if (const char kind = separator_of(character);
                       kind != 0 && may_follow(separator, kind) && (kind != ')' || open) &&
                       // `FG1_2024`, `1_2`: names of files.
                       (kind != '_' || run.digits.front() == '0')) {
                separator += kind;
                if (kind == '(' || kind == ')') open = kind == '(';
            } else {
                break;
            }
            next = behind;
        }
        run.groups.push_back(std::move(group));
        at = run.last;
        if (run.digits.size() < fewest) continue;

        // "+", "(+", "(" before; a closing bracket has been taken as a separator only when digits follow.
        std::size_t before = run.first;
        while (before > 0) {
            const char previous = utf8[before - 1];
            if (previous == '+' && !run.plus) {
                run.plus = true;
                run.first = --before;
            } else if (previous == '(' &&
                       utf8.substr(run.first, run.last - run.first).find(')') != std::string_view::npos) {
                run.first = --before;
                break;
            } else {
                break;
            }
        }
        if (run.first > 0) {
            const std::size_t previous = text::utf8::before(utf8, run.first);
            if (joins_word(text::utf8::at(utf8, previous))) continue;
        }
        if (run.last < utf8.size() && joins_word(text::utf8::at(utf8, run.last))) continue;
        runs.push_back(std::move(run));
    }
    return runs;
}

bool has_cue_before(std::string_view utf8, std::size_t at, const WordSet& cues) {
    constexpr std::size_t furthest = 80;
    constexpr int most_words = 5;
    std::size_t start = at > furthest ? at - furthest : 0;
    while (start < at && text::utf8::is_continuation(utf8[start])) ++start;
    const std::string key = text::fold_key(utf8.substr(start, at - start), text::Folding::KeepTones);
    std::size_t end = key.size();
    for (int words = 0; words < most_words && end > 0;) {
        const std::size_t before = text::utf8::before(key, end);
        const char32_t c = text::utf8::at(key, before);
        if (c == '\n' || c == '!' || c == '?' || c == ';') return false;
        if (!text::is_letter_or_mark(c)) {
            end = before;
            continue;
        }
        std::size_t first = before;
        while (first > 0) {
            const std::size_t previous = text::utf8::before(key, first);
            if (!text::is_letter_or_mark(text::utf8::at(key, previous))) break;
            first = previous;
        }
        if (cues.at_end_of(std::string_view(key).substr(first, end - first))) return true;
        end = first;
        ++words;
    }
    return false;
}

bool is_quantity_or_date(const DigitRun& run) {
    if (run.plus) return false;
    const auto& groups = run.groups;
    const auto all_separated_by = [&](std::string_view separator) {
        return std::all_of(groups.begin() + 1, groups.end(),
                           [&](const DigitRun::Group& group) { return group.separator == separator; });
    };
    if (groups.size() == 1) return false;
    if (std::all_of(groups.begin(), groups.end(), [](const auto& group) { return is_year(group.digits); }))
        return true;
    // Thousands.
    const bool thousands = groups[0].digits.size() <= 3 && groups[0].digits[0] != '0' &&
                           std::all_of(groups.begin() + 1, groups.end(),
                                       [](const auto& group) { return group.digits.size() == 3; });
    if (thousands && (all_separated_by(" ") || all_separated_by("."))) return true;
    // One point: a decimal.
    if (groups.size() == 2 && groups[1].separator == "." &&
        (groups[0].digits.size() <= 3 || groups[1].digits.size() <= 2)) {
        return true;
    }
    // An address of a computer, or a version.
    if (groups.size() == 4 && all_separated_by(".") &&
        std::all_of(groups.begin(), groups.end(), [](const auto& group) {
            return group.digits.size() <= 3 && value_of(group.digits) < 256;
        })) {
        return true;
    }
    // A date, alone or with a second one.
    const auto date_at = [&](std::size_t i) {
        if (i + 3 > groups.size()) return false;
        if (groups[i + 1].separator != groups[i + 2].separator) return false;
        const std::string& a = groups[i].digits;
        const std::string& b = groups[i + 1].digits;
        const std::string& c = groups[i + 2].digits;
        const auto day_month = [](const std::string& x, const std::string& y) {
            const int p = value_of(x);
            const int q = value_of(y);
            return x.size() <= 2 && y.size() <= 2 && p >= 1 && q >= 1 &&
                   ((p <= 31 && q <= 12) || (p <= 12 && q <= 31));
        };
        return (is_year(c) && day_month(a, b)) || (is_year(a) && day_month(b, c));
    };
    for (std::size_t i = 0; i + 3 <= groups.size(); ++i) {
        if (date_at(i)) return true;
    }
    // Pages, paragraphs, years: 1234-1240.
    if (groups.size() == 2 && groups[1].separator == "-" &&
        groups[0].digits.size() == groups[1].digits.size() && groups[0].digits.size() <= 4) {
        const int from = value_of(groups[0].digits);
        const int to = value_of(groups[1].digits);
        return to > from && to - from < 100;
    }
    return false;
}

}  // namespace sotto::privacy
