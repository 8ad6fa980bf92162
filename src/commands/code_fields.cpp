// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/code_fields.h"

#include "base/error.h"
#include "commands/look_up.h"
#include "commands/one_line.h"
#include "exchange/code_description.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using study::Code;
using study::Id;

}  // namespace

Value described(const Code& code, const std::string& path, const store::StudyFile::CodeCount& count) {
    return Value()
        .set("id", code.guid.text())
        .set("path", path)
        .set("color", code.color)
        .set("description", code.description)
        .set("include", code.include)
        .set("exclude", code.exclude)
        .set("example", code.example)
        .set("status", study::name_of(code.status))
        .set("codable", code.codable)
        .set("priority", code.weight)
        .set("codings", count.codings)
        .set("sources", count.sources);
}

Value described_code(const store::StudyFile& study, Id<Code> id) {
    store::StudyFile::CodeCount own;
    for (const auto& count : study.code_counts()) {
        if (count.code == id) own = count;
    }
    const auto tree = code_tree(study);
    return described(*tree.find(id), tree.path(id), own);
}

std::vector<std::string> lines_of_code(const Value& code) {
    std::vector<std::string> lines;
    for (const auto& [name, value] : code.members()) {
        const bool says_nothing = name == "id" || value.text().empty() ||
                                  (name == "priority" && value.integer() == 0) ||
                                  (name == "codable" && value.truth());
        if (!says_nothing) lines.push_back(fmt::format("{:12} {}", name, value.text()));
    }
    return lines;
}

std::vector<Parameter> code_field_parameters() {
    return {option("color", Parameter::Holds::Text, "its colour; empty for none").called("#RRGGBB"),
            option("description", Parameter::Holds::Text, "what it means"),
            option("include", Parameter::Holds::Text, "what belongs to it"),
            option("exclude", Parameter::Holds::Text, "what does not, and where it goes instead"),
            option("example", Parameter::Holds::Text, "words that are coded so"),
            option("status", Parameter::Holds::Text, "where it is in its life")
                .one_of({"active", "draft", "merged", "dropped"}),
            option("codable", Parameter::Holds::Text, "no for a folder that only holds other codes")
                .one_of({"yes", "no"}),
            option("priority", Parameter::Holds::Number, "among its siblings, as plans have it; 0 for none")
                .called("N"),
            option("before", Parameter::Holds::Code,
                   "the code that comes behind it in the list; empty for the end")
                .called("CODE")};
}

void take_fields(const Arguments& arguments, Code& code) {
    if (arguments.has("color")) {
        const auto word = arguments.text("color");
        code.color = exchange::normal_color(word);
        if (code.color.empty() && !word.empty()) {
            throw Error(Blame::User, "A colour is written #RRGGBB, in hexadecimal: #205CB9.");
        }
    }
    code.description = arguments.text("description", code.description);
    code.include = arguments.text("include", code.include);
    code.exclude = arguments.text("exclude", code.exclude);
    code.example = arguments.text("example", code.example);
    if (arguments.has("status")) code.status = *study::code_status(arguments.text("status"));
    if (arguments.has("codable")) code.codable = arguments.text("codable") == "yes";
    code.weight = arguments.number("priority", code.weight);
    if (code.weight < 0) throw Error(Blame::User, "A priority is 1, 2, 3 …, or 0 for none.");
}

std::string code_name(const std::string& word) {
    require_one_line(word, "A code's name");
    return study::split_code_path(study::escape_code_name(word)).front();
}

void put_in_place(store::Edit& edit, Code code, std::optional<Id<Code>> before) {
    const auto known = edit.study().find(code.id);
    if (!before && known->parent == code.parent) {
        edit.change(code);
        return;
    }
    std::vector<Code> siblings;
    const auto tree = code_tree(edit.study());
    for (const auto& other : tree.codes()) {
        if (other.parent == code.parent && other.id != code.id) siblings.push_back(other);
    }
    auto at = siblings.end();
    if (before && *before) {
        at = std::find_if(siblings.begin(), siblings.end(),
                          [&](const Code& other) { return other.id == *before; });
    }
    const auto place = at - siblings.begin();
    for (std::ptrdiff_t i = 0; i < static_cast<std::ptrdiff_t>(siblings.size()); ++i) {
        auto& sibling = siblings[static_cast<std::size_t>(i)];
        sibling.position = i < place ? i : i + 1;
        edit.change(sibling);
    }
    code.position = place;
    edit.change(code);
}

}  // namespace sotto::commands
