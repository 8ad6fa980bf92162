// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "markdown.h"

#include <algorithm>

namespace markdown {

namespace {

using namespace std::string_view_literals;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_word(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) >= 0x80);
}

/// One line's text, so that Markdown reads it back as it is. Signs that mean nothing where they stand are
/// left bare: these pages are read by people too.
std::string escaped(std::string_view line, bool in_table) {
    std::string result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        const char before = i > 0 ? line[i - 1] : ' ';
        const char after = i + 1 < line.size() ? line[i + 1] : ' ';
        const bool first = i == 0;
        bool escape = "\\`*<~"sv.find(c) != std::string_view::npos;
        escape = escape || (c == '_' && !(is_word(before) && is_word(after)));
        escape = escape || (c == '&' && (is_word(after) || after == '#'));
        escape = escape || (c == ']' && (after == '(' || after == '[' || after == ':'));
        escape = escape || (c == '[' && (first || after == '^'));
        escape = escape || (c == '|' && in_table);
        escape = escape || (first && "#>+-="sv.find(c) != std::string_view::npos);
        if ((c == '.' || c == ')') && i > 0 && i <= 9) {
            escape =
                escape || std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(i), is_digit);
        }
        if (escape) result += '\\';
        result += c;
    }
    return result;
}

/// All lines of a block, `indent` before each but the first; line breaks are hard.
std::string lines_with(std::string_view text, std::string_view indent) {
    std::string result;
    for (const std::string_view raw : lines_of(trimmed(text))) {
        const std::string_view line = trimmed(raw);
        if (line.empty()) continue;
        if (!result.empty()) result.append("\\\n").append(indent);
        result += escaped(line, false);
    }
    return result;
}

std::string table_row(std::string_view text, std::size_t& columns) {
    std::string row = "|";
    columns = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\t', begin), text.size());
        std::string cell;
        for (const std::string_view line : lines_of(trimmed(text.substr(begin, end - begin)))) {
            cell += (cell.empty() ? "" : "<br>") + escaped(trimmed(line), true);
        }
        row += " " + cell + " |";
        ++columns;
        begin = end + 1;
    }
    return row;
}

std::string rule(std::size_t columns) {
    std::string row = "|";
    for (std::size_t i = 0; i < columns; ++i) row += " --- |";
    return row;
}

}  // namespace

std::string written(const sotto_block* blocks, size_t count) {
    std::string result;
    std::int32_t last = -1;
    for (size_t i = 0; i < count; ++i) {
        const sotto_block& block = blocks[i];
        const std::string_view text = view(block.text);
        if (block.kind == SOTTO_RECORD || trimmed(text).empty()) continue;
        const bool goes_on = (block.kind == SOTTO_LIST_ITEM && last == SOTTO_LIST_ITEM) ||
                             (block.kind == SOTTO_TABLE_ROW && last == SOTTO_TABLE_ROW && block.level != 1);
        const bool attribution = block.kind == SOTTO_QUOTE && block.level == 1 && last == SOTTO_QUOTE;
        if (!result.empty()) result += goes_on ? "" : attribution ? ">\n" : "\n";
        const auto level = static_cast<std::size_t>(std::clamp(block.level, 1, 6));
        switch (block.kind) {
            case SOTTO_TITLE:
                result += "# " + lines_with(text, "") + "\n";
                break;
            case SOTTO_HEADING: {
                // A heading is one line.
                std::string line(trimmed(text));
                std::replace(line.begin(), line.end(), '\n', ' ');
                result += std::string(level, '#') + " " + escaped(line, false) + "\n";
                break;
            }
            case SOTTO_LIST_ITEM: {
                const std::string indent((level - 1) * 2, ' ');
                result += indent + "- " + lines_with(text, indent + "  ") + "\n";
                break;
            }
            case SOTTO_QUOTE:
                result += "> " + lines_with(text, "> ") + "\n";
                break;
            case SOTTO_TABLE_ROW: {
                std::size_t columns = 0;
                const std::string row = table_row(text, columns);
                // A table without a header gets an empty one: Markdown knows no other.
                if (!goes_on && block.level != 1) {
                    result += "|";
                    for (std::size_t column = 0; column < columns; ++column) result += "  |";
                    result += "\n" + rule(columns) + "\n";
                }
                result += row + "\n";
                if (block.level == 1) result += rule(columns) + "\n";
                break;
            }
            default:
                result += lines_with(text, "") + "\n";
                break;
        }
        last = block.kind;
    }
    return result;
}

}  // namespace markdown
