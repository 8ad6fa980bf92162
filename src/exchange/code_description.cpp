// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "exchange/code_description.h"

#include "text/fold.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sotto::exchange {

namespace {

enum class Field { Description, Include, Exclude, Example, Status, Priority };

struct Word {
    std::string_view text;
    Field field;
};

constexpr std::array<Word, 5> words{{{"Include", Field::Include},
                                     {"Exclude", Field::Exclude},
                                     {"Example", Field::Example},
                                     {"Status", Field::Status},
                                     {"Priority", Field::Priority}}};

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// The field a line opens, and the rest of the line.
bool opens_field(std::string_view line, Field& field, std::string_view& rest) {
    const auto colon = line.find(':');
    if (colon > 12) return false;  // also where there is none
    const std::string head = text::fold_key(trim(line.substr(0, colon)));
    for (const Word& word : words) {
        if (head != text::fold_key(word.text)) continue;
        field = word.field;
        rest = trim(line.substr(colon + 1));
        return true;
    }
    return false;
}

void append(std::string& to, std::string_view line) {
    if (!to.empty()) to += '\n';
    to += line;
}

}  // namespace

std::string description_with_fields(const study::Code& code) {
    std::string text = code.description;
    const auto add = [&](std::string_view word, const std::string& value) {
        if (value.empty()) return;
        append(text, word);
        text += ": " + value;
    };
    add("Include", code.include);
    add("Exclude", code.exclude);
    add("Example", code.example);
    if (code.status != study::CodeStatus::Active) add("Status", std::string(study::name_of(code.status)));
    if (code.weight != 0) add("Priority", std::to_string(code.weight));
    return text;
}

void fields_from_description(std::string_view description, study::Code& code) {
    Field field = Field::Description;
    std::string status;
    std::string priority;
    std::size_t at = 0;
    while (at <= description.size()) {
        const std::size_t end = std::min(description.find('\n', at), description.size());
        std::string_view line = description.substr(at, end - at);
        at = end + 1;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        std::string_view rest = line;
        opens_field(line, field, rest);
        switch (field) {
            case Field::Description:
                append(code.description, line);
                break;
            case Field::Include:
                append(code.include, rest);
                break;
            case Field::Exclude:
                append(code.exclude, rest);
                break;
            case Field::Example:
                append(code.example, rest);
                break;
            case Field::Status:
                append(status, rest);
                break;
            case Field::Priority:
                append(priority, rest);
                break;
        }
    }
    for (std::string* text : {&code.description, &code.include, &code.exclude, &code.example}) {
        *text = std::string(trim(*text));
    }
    const std::string_view status_word = trim(status);
    if (const auto known = study::code_status(text::fold_key(status_word))) {
        code.status = *known;
    } else if (!status_word.empty()) {
        append(code.description, "Status: " + std::string(status_word));
    }
    const std::string_view number = trim(priority);
    if (!number.empty()) {
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), code.weight);
        if (error != std::errc() || end != number.data() + number.size()) {
            code.weight = 0;
            append(code.description, "Priority: " + std::string(number));
        }
    }
}

std::string normal_color(std::string_view color) {
    if (color.size() != 4 && color.size() != 7) return {};
    if (color.front() != '#') return {};
    std::string normal = "#";
    for (const char c : color.substr(1)) {
        char upper = c;
        if (c >= 'a' && c <= 'f') upper = static_cast<char>(c - 'a' + 'A');
        if (!((upper >= '0' && upper <= '9') || (upper >= 'A' && upper <= 'F'))) return {};
        normal += upper;
        if (color.size() == 4) normal += upper;
    }
    return normal;
}

}  // namespace sotto::exchange
