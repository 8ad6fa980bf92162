// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/coding_choice.h"

#include "base/error.h"
#include "commands/look_up.h"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using study::Coding;

/// The codings of one source or one code, whichever is known: few are read then.
std::vector<Coding> codings_to_look_through(const store::StudyFile& study, const Arguments& arguments) {
    if (arguments.has("source")) {
        return study.codings_in(require_source(study, arguments.text("source")).id);
    }
    return study.codings_of({require_code(code_tree(study), arguments.text("coded-as")).id});
}

std::vector<Coding> described_codings(const store::StudyFile& study, const Arguments& arguments) {
    const bool placed = arguments.has("source") && arguments.has("coded-at");
    if (!placed && !arguments.has("coded-as")) {
        throw Error(Blame::User,
                    "Say which codings: --id, or --coded-as, or --source and --coded-at together.");
    }
    if (arguments.has("coded-at") && !placed) {
        throw Error(Blame::User, "--coded-at needs --source: a range is a place in one source.");
    }
    auto codings = codings_to_look_through(study, arguments);
    if (arguments.has("coded-as")) {
        const auto code = require_code(code_tree(study), arguments.text("coded-as")).id;
        std::erase_if(codings, [&](const Coding& coding) { return coding.code != code; });
    }
    if (placed) {
        const auto source = require_source(study, arguments.text("source"));
        const auto range =
            range_in(study.text(study.current_version(source.id).id), *arguments.range("coded-at"));
        std::erase_if(codings, [&](const Coding& coding) { return coding.range != range; });
    }
    if (arguments.has("coder")) {
        std::erase_if(codings, [&](const Coding& coding) { return coding.coder != arguments.text("coder"); });
    }
    if (codings.empty()) {
        throw Error(Blame::User, "The study has no such coding; `sotto codings` lists those there are.");
    }
    std::sort(codings.begin(), codings.end(), [](const Coding& a, const Coding& b) { return a.id < b.id; });
    return codings;
}

}  // namespace

CodingValues::CodingValues(const store::StudyFile& study) : study_(study), tree_(code_tree(study)) {}

Value CodingValues::of(const Coding& coding) {
    auto& source = sources_[coding.source];
    if (source.empty()) source = study_.find(coding.source)->name;
    auto& path = paths_[coding.code];
    if (path.empty()) path = tree_.path(coding.code);
    return Value()
        .set("id", coding.guid.text())
        .set("source", source)
        .set("start", coding.range.start)
        .set("end", coding.range.end)
        .set("code", path)
        .set("coder", coding.coder)
        .set("memo", coding.memo);
}

Value CodingValues::of(const std::vector<Coding>& codings) {
    auto listed = Value::array();
    for (const auto& coding : codings) listed.add(of(coding));
    return listed;
}

std::string line_of_coding(const Value& coding) {
    return fmt::format("{} {}:{} as {}", coding["source"].text(), coding["start"].integer(),
                       coding["end"].integer(), coding["code"].text());
}

std::vector<Parameter> coding_parameters() {
    return {
        option("id", Parameter::Holds::Text, "the id of the coding").many().called("GUID"),
        option("source", Parameter::Holds::Source, "where no id is given: codings in this source"),
        option("coded-at", Parameter::Holds::Range, "where no id is given: codings of exactly this range")
            .called("A:B"),
        option("coded-as", Parameter::Holds::Code, "where no id is given: codings with exactly this code"),
        option("coder", Parameter::Holds::Text, "where no id is given: codings by this coder")
            .called("NAME")};
}

std::vector<Coding> chosen_codings(const store::StudyFile& study, const Arguments& arguments) {
    if (!arguments.has("id")) return described_codings(study, arguments);
    for (const auto* other : {"source", "coded-at", "coded-as", "coder"}) {
        if (arguments.has(other)) {
            throw Error(Blame::User,
                        fmt::format("--{} and --id do not go together: an id names one coding.", other));
        }
    }
    return require_codings(study, arguments.texts("id"));
}

Coding chosen_coding(const store::StudyFile& study, const Arguments& arguments) {
    auto codings = chosen_codings(study, arguments);
    if (codings.size() > 1) {
        throw Error(Blame::User,
                    fmt::format("{} codings are meant, but only one can be changed so; give the --id of one.",
                                codings.size()));
    }
    return std::move(codings.front());
}

std::vector<Coding> require_codings(const store::StudyFile& study, const std::vector<std::string>& guids) {
    std::unordered_map<std::string, bool> wanted;
    for (const auto& word : guids) {
        const auto guid = base::Guid::parse(word);
        wanted.emplace(guid ? guid->text() : word, false);
    }
    std::vector<Coding> found;
    for (auto& coding : study.all<Coding>()) {
        const auto at = wanted.find(coding.guid.text());
        if (at == wanted.end()) continue;
        at->second = true;
        found.push_back(std::move(coding));
    }
    for (const auto& [guid, there] : wanted) {
        if (!there) {
            throw Error(
                Blame::User,
                fmt::format("The study has no coding with the id \"{}\"; `sotto codings` lists them.", guid));
        }
    }
    return found;
}

}  // namespace sotto::commands
