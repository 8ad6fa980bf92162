// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/look_up.h"

#include "base/error.h"
#include "commands/arguments.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

std::string next_color(const std::vector<study::Code>& codes) {
    const auto& palette = code_palette();
    std::vector<std::size_t> used(palette.size());
    for (const auto& code : codes) {
        const auto at = std::find(palette.begin(), palette.end(), code.color);
        if (at != palette.end()) ++used[static_cast<std::size_t>(at - palette.begin())];
    }
    return palette[static_cast<std::size_t>(std::min_element(used.begin(), used.end()) - used.begin())];
}

}  // namespace

study::Source require_source(const store::StudyFile& study, const std::string& word) {
    auto source = study.source(word);
    if (!source)
        throw Error(Blame::User, "The study has no source of that name; `sotto sources` lists them.");
    return *std::move(source);
}

study::Entity require_entity(const store::StudyFile& study, const std::string& code) {
    auto entity = study.entity(code);
    if (!entity)
        throw Error(Blame::User, "The register has no entry with that code; `sotto register` adds it.");
    return *std::move(entity);
}

study::CodeTree code_tree(const store::StudyFile& study) {
    return study::CodeTree(study.all<study::Code>());
}

const study::Code& require_code(const study::CodeTree& tree, const std::string& path) {
    if (const auto* code = tree.at_path(path)) return *code;
    const auto key = text::fold_key(path);
    std::vector<const study::Code*> called_so;
    std::vector<std::string> paths;
    for (const auto& code : tree.codes()) {
        if (text::fold_key(study::escape_code_name(code.name)) == key) called_so.push_back(&code);
        paths.push_back(tree.path(code.id));
    }
    if (called_so.size() == 1) return *called_so.front();
    if (called_so.size() > 1) {
        throw Error(Blame::User, fmt::format("Several codes are called \"{}\"; give the path, as in \"{}\".",
                                             path, tree.path(called_so.front()->id)));
    }
    const auto guess = nearest(path, paths);
    if (!guess.empty()) {
        throw Error(Blame::User, fmt::format("There is no code \"{}\"; did you mean \"{}\"?", path, guess));
    }
    throw Error(Blame::User,
                fmt::format("There is no code \"{}\"; `sotto codebook STUDY list` shows them.", path));
}

std::vector<study::Id<study::Code>> codes_at(const study::CodeTree& tree, const std::string& path,
                                             bool exactly) {
    const auto& code = require_code(tree, path);
    return exactly ? std::vector{code.id} : tree.with_descendants(code.id);
}

study::Code code_made_at(store::Edit& edit, const std::string& path) {
    auto codes = edit.study().all<study::Code>();
    const study::CodeTree tree(codes);
    if (const auto* code = tree.at_path(path)) return *code;
    study::Code code;
    std::string walked;
    for (const auto& name : study::split_code_path(path)) {
        if (!walked.empty()) walked += '/';
        walked += study::escape_code_name(name);
        if (const auto* known = tree.at_path(walked)) {
            code = *known;
            continue;
        }
        study::Code made;
        made.parent = code.id;
        made.name = name;
        made.color = next_color(codes);
        made.position = std::count_if(codes.begin(), codes.end(),
                                      [&](const study::Code& other) { return other.parent == made.parent; });
        code = edit.add(made);
        codes.push_back(code);
    }
    return code;
}

study::Code code_to_apply(store::Edit& edit, const std::string& path) {
    auto code = code_made_at(edit, path);
    if (!code.codable) {
        throw Error(
            Blame::User,
            fmt::format("\"{}\" only holds other codes; choose one of those below it, or let it be coded "
                        "with first.",
                        path));
    }
    return code;
}

const std::vector<std::string>& code_palette() {
    static const std::vector<std::string> colors{
        "#205CB9", "#948E00", "#156208", "#A380EE", "#E76886", "#3F8201", "#4E2359", "#11A0C4",
        "#68302E", "#00787F", "#852A6C", "#18A373", "#B74C92", "#98734F", "#483500", "#953B00",
        "#686A42", "#795159", "#7B6BBD", "#004C40", "#D17B4E", "#5B349B", "#06317D", "#B482A9"};
    return colors;
}

text::Range range_in(const text::Text& text, text::Range range) {
    if (range.end > text.length()) {
        throw Error(Blame::User,
                    fmt::format("The range {}:{} reaches beyond the text, which has {} characters.",
                                range.start, range.end, text.length()));
    }
    return text.snapped_to_graphemes(range);
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace sotto::commands
