// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "detection/gold_markup.h"

#include "base/error.h"

#include <fmt/core.h>
#include <algorithm>

namespace sotto::benchmark {

namespace {

[[noreturn]] void refuse(const std::string& name, std::string_view before, std::string_view why) {
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    throw base::Error(base::Blame::Input, fmt::format("{}, line {}: {}.", name, line, why));
}

/// Takes the lines `key: value` and the line `---` off `bytes`.
void read_head(std::string_view& bytes, LabelledText& labelled) {
    bool has_language = false;
    const std::string_view all = bytes;
    while (true) {
        const auto before = all.substr(0, all.size() - bytes.size());
        const auto end = bytes.find('\n');
        if (end == std::string_view::npos) refuse(labelled.name, before, "no line --- after the head");
        const auto line = bytes.substr(0, end);
        bytes.remove_prefix(end + 1);
        if (line == "---") break;
        const auto colon = line.find(": ");
        if (colon == std::string_view::npos) refuse(labelled.name, before, "not a line \"key: value\"");
        const auto key = line.substr(0, colon);
        const auto value = std::string(line.substr(colon + 2));
        if (key == "language") labelled.language = value;
        if (key == "origin") labelled.origin = value;
        has_language = has_language || key == "language";
    }
    if (!has_language || labelled.origin.empty()) refuse(labelled.name, {}, "no language or no origin");
}

}  // namespace

const std::vector<std::string>& gold_categories() {
    static const std::vector<std::string> all{
        "person",      "place",       "organisation", "date",     "year",   "birth-date", "age",
        "duration",    "email",       "url",          "handle",   "phone",  "id-number",  "plate",
        "case-number", "coordinates", "bank",         "address",  "amount", "occupation", "kin",
        "health",      "event",       "group",        "religion", "ethnic", "possession", "membership"};
    return all;
}

LabelledText read_gold(std::string_view bytes, const std::string& name) {
    LabelledText labelled;
    labelled.name = name;
    const std::string_view all = bytes;
    read_head(bytes, labelled);
    std::string words;
    text::Position length = 0;
    Annotation marks;
    while (!bytes.empty()) {
        const auto brace = bytes.find_first_of("{}");
        const auto plain = bytes.substr(0, brace);
        words += plain;
        length += text::count_code_points(plain);
        if (brace == std::string_view::npos) break;
        bytes.remove_prefix(brace);
        const auto before = all.substr(0, all.size() - bytes.size());
        const auto end = bytes.find("}}");
        const auto line_end = std::min(bytes.find('\n'), bytes.size());
        if (bytes.substr(0, 2) != "{{" || end == std::string_view::npos || end > line_end)
            refuse(name, before, "a brace that opens no mark, or a mark without its end");
        const auto inside = bytes.substr(2, end - 2);
        bytes.remove_prefix(end + 2);
        const auto bar = inside.find('|');
        const auto first = inside.find(':');
        const auto second = first == std::string_view::npos ? first : inside.find(':', first + 1);
        if (bar == std::string_view::npos || second == std::string_view::npos || second > bar)
            refuse(name, before, "a mark that is not {{category:entity:kind|words}}");
        Mention mark;
        mark.category = inside.substr(0, first);
        mark.entity = inside.substr(first + 1, second - first - 1);
        const auto kind = inside.substr(second + 1, bar - second - 1);
        const auto said = inside.substr(bar + 1);
        const auto& known = gold_categories();
        if (std::find(known.begin(), known.end(), mark.category) == known.end())
            refuse(name, before, "an unknown category " + mark.category);
        if (kind != "direct" && kind != "quasi" && kind != "open")
            refuse(name, before, "neither direct, quasi nor open");
        if (mark.entity.empty() || said.empty() || said.find_first_of("{}|") != std::string_view::npos)
            refuse(name, before, "a mark without entity or words, or with signs of markup in its words");
        mark.kind = kind == "direct" ? Kind::Direct : kind == "quasi" ? Kind::Quasi : Kind::Unmasked;
        mark.range = {length, length + text::count_code_points(said)};
        words += said;
        length = mark.range.end;
        marks.push_back(std::move(mark));
    }
    labelled.text = text::Text(std::move(words));
    labelled.annotations.push_back(std::move(marks));
    return labelled;
}

}  // namespace sotto::benchmark
