// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/register_table.h"

#include "base/error.h"
#include "base/files.h"
#include "commands/arguments.h"
#include "commands/import_reading.h"
#include "commands/one_line.h"
#include "formats/csv.h"
#include "formats/formats.h"
#include "study/roles.h"
#include "text/encoding.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace sotto::commands {

namespace {

std::string trimmed(std::string_view cell) {
    const auto first = cell.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(cell.substr(first, cell.find_last_not_of(" \t\r\n") - first + 1));
}

/// Headings of surveys are often broken into lines, which nobody could type.
std::string on_one_line(std::string heading) {
    std::replace_if(
        heading.begin(), heading.end(),
        [](char c) {
            return !is_one_line({&c, 1});
        },
        ' ');
    return heading;
}

std::vector<std::string> parts(std::string_view cell) {
    std::vector<std::string> found;
    while (!cell.empty()) {
        const auto end = std::min(cell.find(';'), cell.size());
        if (auto part = trimmed(cell.substr(0, end)); !part.empty()) found.push_back(std::move(part));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return found;
}

std::optional<bool> yes_or_no(const std::string& cell) {
    const auto word = text::fold_key(cell);
    for (const auto* yes : {"yes", "y", "true", "1"}) {
        if (word == yes) return true;
    }
    for (const auto* no : {"no", "n", "false", "0"}) {
        if (word == no) return false;
    }
    return std::nullopt;
}

/// The column that `column`, which has no meaning of its own, may be a mistake for; empty when there is none.
/// What the table has is not missing. Folded names.
std::string meant_by(const std::string& column, const std::set<std::string>& there) {
    std::vector<std::string> missing{"name", "aliases", "category", "consent", "naming"};
    std::erase_if(missing, [&](const std::string& own) { return there.contains(own); });
    for (const auto& own : missing) {
        if (column.find(own) != std::string::npos) return own;
    }
    const auto guess = nearest(column, missing);
    // Who mistypes a word seldom mistypes its first letter; without this, `farming` would be near to
    // `naming`.
    return guess.starts_with(column.front()) ? guess : std::string();
}

/// Fills `row` from its cells; the sentence that says what is wrong, or nothing.
std::string fill(RegisterRow& row, const std::vector<std::string>& columns,
                 const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < columns.size() && i < cells.size(); ++i) {
        const auto cell = trimmed(cells[i]);
        const auto column = text::fold_key(columns[i]);
        if (cell.empty()) {
            if (!column.empty()) row.empty.push_back(columns[i]);
            continue;
        }
        if (column == "code") {
            row.code = cell;
        } else if (column == "name") {
            row.name = cell;
        } else if (column == "aliases") {
            row.aliases = parts(cell);
        } else if (column == "category") {
            row.category = study::entity_category(cell);
            row.called_participant = text::fold_key(cell) == "participant";
            if (!row.category) return "the category must be person, place, organisation or other";
        } else if (column == "consent") {
            row.consent = study::consent_from_register(text::fold_key(cell));
            if (!row.consent) return "the consent must be none, team, partners, public or archive";
        } else if (column == "naming") {
            row.naming = yes_or_no(cell);
            if (!row.naming) return "naming must be yes or no";
        } else if (!column.empty()) {
            row.attributes.emplace_back(columns[i], cell);
        }
    }
    if (row.code.empty()) return "it has no code";
    return is_one_line(row.code) ? std::string() : "its code must stand on one line";
}

}  // namespace

bool is_register_column(std::string_view folded) {
    constexpr std::array<std::string_view, 6> own{"code", "name", "aliases", "category", "consent", "naming"};
    return std::find(own.begin(), own.end(), folded) != own.end();
}

bool RegisterTable::participant(const RegisterRow& row) const {
    if (row.category.value_or(study::EntityCategory::Person) != study::EntityCategory::Person) return false;
    if (row.called_participant) return true;
    const bool only_mentioned =
        std::any_of(row.attributes.begin(), row.attributes.end(), [](const auto& attribute) {
            return text::fold_key(attribute.first) == "role" && study::is_third_party_role(attribute.second);
        });
    return !only_mentioned && (has_consent ? row.consent.has_value() : true);
}

RegisterTable read_register(const std::filesystem::path& path) {
    const auto bytes = base::read_file(path, formats::Limits().file_bytes);
    return register_in(text::decode(bytes).utf8, shown_path(path.filename()));
}

RegisterTable register_in(std::string_view utf8, std::string_view what) {
    const auto lines = formats::parse_csv(utf8);
    const auto refuse = [&](std::string_view why) {
        throw base::Error(base::Blame::Input, fmt::format("{} is not a register: {}.", what, why));
    };
    if (lines.empty()) refuse("it is empty");

    std::vector<std::string> columns;
    std::set<std::string> seen;
    for (const auto& cell : lines.front().cells) {
        columns.push_back(on_one_line(trimmed(cell)));
        const auto key = text::fold_key(columns.back());
        if (!key.empty() && !seen.insert(key).second) refuse("two columns have the same name");
    }
    if (!seen.contains("code")) refuse("its first row names no column \"code\"");

    RegisterTable table;
    table.has_consent = seen.contains("consent");
    for (const auto& column : columns) {
        const auto key = text::fold_key(column);
        if (key.empty() || is_register_column(key)) continue;
        if (const auto meant = meant_by(key, seen); !meant.empty()) {
            table.warnings.push_back(fmt::format(
                "The column \"{}\" is taken as an attribute; if it is meant to be \"{}\", call it that.",
                column, meant));
        }
    }
    std::map<std::string, std::size_t> codes;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        RegisterRow row;
        row.line = lines[i].line;
        auto wrong = fill(row, columns, lines[i].cells);
        if (wrong.empty()) {
            const auto [first, added] = codes.emplace(text::fold_key(row.code), row.line);
            if (!added) wrong = fmt::format("its code stands in line {} already", first->second);
        }
        if (wrong.empty()) {
            table.rows.push_back(std::move(row));
        } else {
            table.problems.push_back({row.line, fmt::format("Line {} was left out: {}.", row.line, wrong)});
        }
    }
    return table;
}

}  // namespace sotto::commands
