// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "cli/help.h"

#include "cli/terminal.h"
#include "cli/workbench.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>

namespace sotto::cli {

namespace {

using commands::Command;
using commands::Parameter;

constexpr std::size_t page_width = 96;

std::string placeholder_of(const Parameter& parameter) {
    if (!parameter.placeholder.empty()) return parameter.placeholder;
    switch (parameter.holds) {
        case Parameter::Holds::Number:
            return "N";
        case Parameter::Holds::Range:
            return "A:B";
        case Parameter::Holds::Date:
            return "DATE";
        case Parameter::Holds::Language:
            return "TAG";
        case Parameter::Holds::Choice:
            return fmt::format("{}", fmt::join(parameter.choices, "|"));
        case Parameter::Holds::Study:
            return "STUDY";
        case Parameter::Holds::Source:
            return "SOURCE";
        case Parameter::Holds::Code:
            return "CODE";
        case Parameter::Holds::Participant:
            return "PARTICIPANT";
        case Parameter::Holds::Query:
            return "QUERY";
        case Parameter::Holds::File:
        case Parameter::Holds::NewFile:
            return "FILE";
        case Parameter::Holds::Text:
            break;
    }
    return "TEXT";
}

/// `text` in lines of `page_width`, all but the first behind `indent` spaces.
std::string wrapped(const std::string& text, std::size_t indent) {
    std::string out;
    std::size_t column = indent;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = std::min(text.find(' ', at), text.size());
        const auto word = text.substr(at, end - at);
        const auto width = width_of(word);
        if (!out.empty()) {
            if (column + 1 + width > page_width) {
                out += "\n" + std::string(indent, ' ');
                column = indent;
            } else {
                out += ' ';
                ++column;
            }
        }
        out += word;
        column += width;
        at = end + 1;
    }
    return out;
}

std::string described(const std::vector<Parameter>& parameters) {
    constexpr std::size_t indent = 26;
    std::string out;
    for (const auto& parameter : parameters) {
        auto line = "  " + written(parameter);
        // A list of choices is told behind, where there is room for it.
        if (parameter.holds == Parameter::Holds::Choice && parameter.kind == Parameter::Kind::Option) {
            line = "  --" + parameter.name;
        }
        const auto width = width_of(line);
        line += width + 2 > indent ? "\n" + std::string(indent, ' ') : std::string(indent - width, ' ');
        out += line + wrapped(explained(parameter), indent) + "\n";
    }
    return out;
}

}  // namespace

std::vector<Parameter> common_parameters() {
    return {commands::flag("json", "prints one JSON object (docs/schemas) instead of words"),
            commands::flag("quiet", "no progress and no messages"),
            commands::option("researcher", Parameter::Holds::Text, "who works, for the history")
                .called("NAME")
                .otherwise("$SOTTO_RESEARCHER or the login's name"),
            commands::flag("help", "this help")};
}

std::string overview() {
    std::string out =
        "sotto: code interviews, find quotes, and quote them without giving anybody away.\n\n"
        "Use: sotto VERB STUDY …\n\n";
    for (const auto& command : commands::commands()) {
        out += fmt::format("  {:16}{}\n", command.verb, wrapped(command.help, 18));
    }
    out += fmt::format("  {:16}{}\n", "workbench", workbench_help);
    out += "\n`sotto VERB --help` explains a verb, with examples. `sotto --version` tells the version.\n";
    return out;
}

std::string usage_of(const Command& command) {
    auto out = command.verb;
    for (const auto& parameter : command.parameters) {
        const auto word = written(parameter);
        const auto more = parameter.repeatable ? "…" : "";
        out += parameter.required ? fmt::format(" {}{}", word, more) : fmt::format(" [{}]{}", word, more);
    }
    return out;
}

std::string written(const Parameter& parameter) {
    switch (parameter.kind) {
        case Parameter::Kind::Positional:
            return parameter.holds == Parameter::Holds::Choice && parameter.choices.size() <= 3
                       ? fmt::format("{}", fmt::join(parameter.choices, "|"))
                       : parameter.name;
        case Parameter::Kind::Option:
            return fmt::format("--{} {}", parameter.name, placeholder_of(parameter));
        case Parameter::Kind::Flag:
            break;
    }
    return "--" + parameter.name;
}

std::string explained(const Parameter& parameter) {
    auto out = parameter.help;
    if (!parameter.choices.empty()) out += fmt::format(": {}", fmt::join(parameter.choices, ", "));
    if (parameter.repeatable) out += "; may be repeated";
    if (!parameter.standard.empty()) out += fmt::format(" (else: {})", parameter.standard);
    return out;
}

std::string help_on(const Command& command) {
    std::vector<Parameter> places;
    std::vector<Parameter> options;
    for (const auto& parameter : command.parameters) {
        (parameter.kind == Parameter::Kind::Positional ? places : options).push_back(parameter);
    }
    auto out = wrapped(command.help, 0) + "\n\nUse: " + wrapped("sotto " + usage_of(command), 9) + "\n";
    if (!places.empty()) out += "\n" + described(places);
    out += "\nOptions:\n" + described(options) + described(common_parameters());
    if (!command.details.empty()) out += "\n" + wrapped(command.details, 0) + "\n";
    out += "\nExamples:\n";
    for (const auto& example : command.examples)
        out += fmt::format("  sotto {}\n      {}\n", example.line, example.says);
    return out;
}

const std::vector<std::pair<int, std::string>>& exit_codes() {
    static const std::vector<std::pair<int, std::string>> codes{
        {0, "done"},
        {1, "a check found something: a leak, a broken study, a disclosure risk"},
        {2, "wrong use"},
        {3, "some inputs failed, each named; the rest is done"},
        {4, "cannot read or write"},
        {70, "a fault in Sotto itself"},
        {130, "stopped by the user; nothing is half done"}};
    return codes;
}

}  // namespace sotto::cli
