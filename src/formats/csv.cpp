// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/csv.h"

#include "base/error.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace sotto::formats {

namespace {

[[noreturn]] void refuse(std::size_t line, std::string_view what) {
    throw base::Error(base::Blame::Input, fmt::format("Line {} of the table {}.", line, what));
}

char most_frequent_delimiter(std::string_view utf8) {
    constexpr std::string_view delimiters = ",;\t";
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (const char c : utf8) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        if (const std::size_t which = delimiters.find(c); which != std::string_view::npos) ++counts[which];
    }
    const auto best = std::max_element(counts.begin(), counts.end());
    return delimiters[static_cast<std::size_t>(best - counts.begin())];
}

bool is_number(std::string_view cell) {
    cell.remove_prefix(cell.front() == '-' || cell.front() == '+' ? 1 : 0);
    return !cell.empty() && cell.front() >= '0' && cell.front() <= '9' && cell.size() <= 20 &&
           cell.find_first_not_of("0123456789.") == std::string_view::npos &&
           std::count(cell.begin(), cell.end(), '.') <= 1;
}

bool would_run(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos &&
           !is_number(cell);
}

class Parser {
public:
    Parser(std::string_view utf8, char delimiter) : rest_(utf8), delimiter_(delimiter) {}

    std::vector<CsvRow> rows() {
        std::vector<CsvRow> rows;
        while (!rest_.empty()) {
            CsvRow row = next_row();
            const bool blank = std::all_of(row.cells.begin(), row.cells.end(),
                                           [](const std::string& cell) { return cell.empty(); });
            if (blank) continue;
            if (!rows.empty()) {
                const std::size_t wanted = rows.front().cells.size();
                if (row.cells.size() > wanted) {
                    refuse(
                        row.line,
                        fmt::format(
                            "has {} cells, but the first row has {}; a cell that holds \"{}\" must stand in "
                            "quotes",
                            row.cells.size(), wanted,
                            delimiter_ == '\t' ? std::string("TAB") : std::string(1, delimiter_)));
                }
                row.cells.resize(wanted);
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    CsvRow next_row() {
        CsvRow row{line_, {}};
        do {
            row.cells.push_back(next_cell());
        } while (take(delimiter_));
        if (!take_newline() && !rest_.empty()) refuse(line_, "has text after a closing quote");
        return row;
    }

    std::string next_cell() {
        std::string cell;
        if (take('"')) {
            const std::size_t opened = line_;
            for (;;) {
                if (rest_.empty()) refuse(opened, "opens a quote that is never closed");
                if (take('"')) {
                    if (!take('"')) break;
                    cell += '"';
                } else {
                    if (rest_.front() == '\n') ++line_;
                    cell += rest_.front();
                    rest_.remove_prefix(1);
                }
            }
        } else {
            while (!rest_.empty() && rest_.front() != delimiter_ && rest_.front() != '\n' &&
                   rest_.front() != '\r') {
                if (rest_.front() == '"')
                    refuse(line_, "has a quote inside a cell that does not begin with one");
                cell += rest_.front();
                rest_.remove_prefix(1);
            }
        }
        if (cell.size() > 1 && cell.front() == '\'' && would_run(std::string_view(cell).substr(1)))
            cell.erase(0, 1);
        return cell;
    }

    bool take(char wanted) {
        if (rest_.empty() || rest_.front() != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool take_newline() {
        const bool carriage = take('\r');
        const bool newline = take('\n') || carriage;
        if (newline) ++line_;
        return newline;
    }

    std::string_view rest_;
    char delimiter_;
    std::size_t line_ = 1;
};

}  // namespace

std::vector<CsvRow> parse_csv(std::string_view utf8, char delimiter) {
    if (utf8.substr(0, 3) == "\xEF\xBB\xBF") utf8.remove_prefix(3);
    return Parser(utf8, delimiter != 0 ? delimiter : most_frequent_delimiter(utf8)).rows();
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) {
        if (&cell != &cells.front()) line += ',';
        const bool guard = would_run(cell);
        // A line of one empty cell would be a blank line.
        const bool quote = cell.find_first_of(",;\t\"\r\n") != std::string::npos || guard ||
                           (cell.empty() && cells.size() == 1) ||
                           (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
        if (!quote) {
            line += cell;
            continue;
        }
        line += guard ? "\"'" : "\"";
        for (const char c : cell) {
            if (c == '"') line += '"';
            line += c;
        }
        line += '"';
    }
    return line + "\r\n";
}

}  // namespace sotto::formats
