// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "cli/help.h"
#include "cli/workbench.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <map>
#include <set>

namespace sotto::cli {

namespace {

using commands::Command;
using commands::Parameter;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::vector<Parameter> options_of(const Command& command) {
    std::vector<Parameter> options;
    for (const auto& parameter : command.parameters) {
        if (parameter.kind != Parameter::Kind::Positional) options.push_back(parameter);
    }
    for (auto& parameter : common_parameters()) options.push_back(std::move(parameter));
    return options;
}

bool takes_file(const Parameter& parameter) {
    return parameter.holds == Parameter::Holds::File || parameter.holds == Parameter::Holds::NewFile ||
           parameter.holds == Parameter::Holds::Study;
}

/// Text for roff: a line that begins with a dot or an apostrophe would be a command, and dashes would become
/// hyphens.
std::string roff(const std::string& text) {
    auto out = replaced(replaced(text, "\\", "\\e"), "-", "\\-");
    if (!out.empty() && (out[0] == '.' || out[0] == '\'')) out.insert(0, "\\&");
    return out;
}

std::string man() {
    std::string out =
        ".TH SOTTO 1 \"\" \"Sotto\" \"User Commands\"\n.SH NAME\nsotto \\- code interviews, find quotes, and "
        "quote "
        "them without giving anybody away\n.SH SYNOPSIS\n.B sotto\n.I VERB STUDY\n\\&...\n.SH VERBS\n";
    for (const auto& command : commands::commands()) {
        out += fmt::format(".SS {}\n{}\n", roff(usage_of(command)), roff(command.help));
        if (!command.details.empty()) out += fmt::format(".PP\n{}\n", roff(command.details));
        for (const auto& parameter : command.parameters) {
            out += fmt::format(".TP\n.B {}\n{}\n", roff(written(parameter)), roff(explained(parameter)));
        }
        for (const auto& example : command.examples) {
            out += fmt::format(".PP\nExample: {}\n.RS\n.nf\nsotto {}\n.fi\n.RE\n", roff(example.says),
                               roff(example.line));
        }
    }
    out += fmt::format(".SS {}\n{}\n", roff(workbench_usage), roff(workbench_help));
    out += ".SH OPTIONS OF EVERY VERB\n";
    for (const auto& parameter : common_parameters()) {
        out += fmt::format(".TP\n.B {}\n{}\n", roff(written(parameter)), roff(explained(parameter)));
    }
    out += ".SH EXIT STATUS\n";
    for (const auto& [code, meaning] : exit_codes())
        out += fmt::format(".TP\n.B {}\n{}\n", code, roff(meaning));
    out +=
        ".SH ENVIRONMENT\n.TP\n.B SOTTO_RESEARCHER\nwho works, for the history\n.TP\n.B SOTTO_PLUGINS\na "
        "folder "
        "of further document formats\n.TP\n.B XDG_CACHE_HOME\nwhere indexes are kept (else ~/.cache)\n";
    return out;
}

std::string bash() {
    std::string verbs;
    std::string cases;
    for (const auto& command : commands::commands()) {
        verbs += (verbs.empty() ? "" : " ") + command.verb;
        std::string options;
        std::string values;
        std::string words;
        for (const auto& parameter : options_of(command)) {
            options += (options.empty() ? "--" : " --") + parameter.name;
            if (!parameter.choices.empty()) {
                values += fmt::format(
                    "                --{}) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); return ;;\n",
                    parameter.name, fmt::join(parameter.choices, " "));
            }
        }
        for (const auto& parameter : command.parameters) {
            if (parameter.kind != Parameter::Kind::Positional || parameter.choices.empty()) continue;
            words += fmt::format("{}{}", words.empty() ? "" : " ", fmt::join(parameter.choices, " "));
        }
        cases += fmt::format("        {})\n", command.verb);
        if (!values.empty())
            cases += fmt::format("            case \"$before\" in\n{}            esac\n", values);
        cases += fmt::format("            options=\"{}\"; words=\"{}\" ;;\n", options, words);
    }
    return fmt::format(R"(# bash completion for sotto
_sotto() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" options="" words=""
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{} workbench help" -- "$word"))
        return
    fi
    case "${{COMP_WORDS[1]}}" in
{}    esac
    if [[ "$word" == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    else
        COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
    fi
}}
complete -o filenames -F _sotto sotto
)",
                       verbs, cases);
}

std::string zsh() {
    const auto quoted = [](const std::string& text) {
        return replaced(replaced(replaced(text, "'", "'\\''"), "[", "("), "]", ")");
    };
    std::string verbs;
    std::string cases;
    for (const auto& command : commands::commands()) {
        verbs += fmt::format("        '{}:{}'\n", command.verb, quoted(replaced(command.help, ":", "\\:")));
        cases += fmt::format("        {})\n            _arguments \\\n", command.verb);
        for (const auto& parameter : options_of(command)) {
            std::string value;
            if (parameter.kind == Parameter::Kind::Option) {
                value = ":value:";
                if (!parameter.choices.empty())
                    value += fmt::format("({})", fmt::join(parameter.choices, " "));
                if (takes_file(parameter)) value += "_files";
            }
            cases += fmt::format("                '{}--{}[{}]{}' \\\n", parameter.repeatable ? "*" : "",
                                 parameter.name, quoted(replaced(parameter.help, ":", "\\:")), value);
        }
        for (const auto& parameter : command.parameters) {
            if (parameter.kind != Parameter::Kind::Positional) continue;
            std::string value = takes_file(parameter) ? "_files" : " ";
            if (!parameter.choices.empty()) value = fmt::format("({})", fmt::join(parameter.choices, " "));
            cases += fmt::format("                '{}:{}:{}' \\\n", parameter.repeatable ? "*" : "",
                                 parameter.name, value);
        }
        cases += "            ;;\n";
    }
    verbs += fmt::format("        'workbench:{}'\n", quoted(workbench_help));
    return fmt::format(R"(#compdef sotto
_sotto() {{
    local -a verbs
    verbs=(
{}    )
    if (( CURRENT == 2 )); then
        _describe verb verbs
        return
    fi
    local verb="$words[2]"
    shift words
    (( CURRENT-- ))
    case "$verb" in
{}    esac
}}
_sotto "$@"
)",
                       verbs, cases);
}

std::string fish() {
    const auto quoted = [](const std::string& text) {
        return replaced(replaced(text, "\\", "\\\\"), "'", "\\'");
    };
    auto out = fmt::format(
        "# fish completion for sotto\ncomplete -c sotto -n __fish_use_subcommand -f -a workbench -d '{}'\n",
        quoted(workbench_help));
    for (const auto& command : commands::commands()) {
        out += fmt::format("complete -c sotto -n __fish_use_subcommand -f -a {} -d '{}'\n", command.verb,
                           quoted(command.help));
        for (const auto& parameter : options_of(command)) {
            out += fmt::format("complete -c sotto -n '__fish_seen_subcommand_from {}' -l {}{} -d '{}'\n",
                               command.verb, parameter.name,
                               parameter.kind == Parameter::Kind::Flag ? std::string()
                               : parameter.choices.empty()
                                   ? std::string(" -r")
                                   : fmt::format(" -x -a '{}'", fmt::join(parameter.choices, " ")),
                               quoted(parameter.help));
        }
        for (const auto& parameter : command.parameters) {
            if (parameter.kind != Parameter::Kind::Positional || parameter.choices.empty()) continue;
            out += fmt::format("complete -c sotto -n '__fish_seen_subcommand_from {}' -a '{}'\n",
                               command.verb, fmt::join(parameter.choices, " "));
        }
    }
    return out;
}

std::string markdown() {
    // A bar inside a table's cell would end it.
    const auto cell = [](const std::string& text) { return replaced(text, "|", "\\|"); };
    std::string out =
        "# The command line\n\n`sotto VERB STUDY …`. Made from the list of commands by `sotto generate "
        "markdown`; do not edit.\n\n| verb | what it does |\n| --- | --- |\n";
    for (const auto& command : commands::commands()) {
        out += fmt::format("| [`{0}`](#{0}) | {1} |\n", command.verb, cell(command.help));
    }
    out += fmt::format("| `{}` | {} |\n", workbench_usage, workbench_help);
    out += "\nExit codes:\n\n| code | meaning |\n| --- | --- |\n";
    for (const auto& [code, meaning] : exit_codes()) out += fmt::format("| {} | {} |\n", code, meaning);
    out += "\nOptions of every verb:\n\n| option | meaning |\n| --- | --- |\n";
    for (const auto& parameter : common_parameters()) {
        out += fmt::format("| `{}` | {} |\n", cell(written(parameter)), cell(explained(parameter)));
    }
    for (const auto& command : commands::commands()) {
        out += fmt::format("\n## {}\n\n{}\n\n```\nsotto {}\n```\n", command.verb, command.help,
                           usage_of(command));
        if (!command.details.empty()) out += fmt::format("\n{}\n", command.details);
        if (!command.parameters.empty()) {
            out += "\n| parameter | meaning |\n| --- | --- |\n";
            for (const auto& parameter : command.parameters) {
                out += fmt::format("| `{}` | {} |\n", cell(written(parameter)), cell(explained(parameter)));
            }
        }
        out += fmt::format("\nWith `--json`: [schemas/{0}.schema.json](schemas/{0}.schema.json).\n\n```sh\n",
                           command.verb);
        for (const auto& example : command.examples)
            out += fmt::format("# {}\nsotto {}\n", example.says, example.line);
        out += "```\n";
    }
    return out;
}

/// A template for translators of what the window shows of the list of commands (the format of gettext's PO
/// files: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html).
std::string words() {
    std::map<std::string, std::set<std::string>> commands_of_words;
    for (const auto& command : commands::commands()) {
        const auto add = [&](const std::string& words) {
            const bool speaks = std::any_of(words.begin(), words.end(), [](char c) { return c > '9'; });
            if (speaks) commands_of_words[words].insert(command.id);
        };
        add(command.menu);
        add(command.help);
        for (const auto& parameter : command.parameters) {
            add(commands::label_of(parameter));
            add(parameter.help);
            for (const auto& choice : parameter.choices) add(commands::label_of_choice(choice));
            if (!parameter.standard.empty() && parameter.choices.empty()) add(parameter.standard);
        }
    }
    std::string out = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n";
    for (const auto& [words, ids] : commands_of_words) {
        auto escaped = replaced(replaced(words, "\\", "\\\\"), "\"", "\\\"");
        escaped = replaced(escaped, "\n", "\\n");
        out += fmt::format("\n#. {}\nmsgid \"{}\"\nmsgstr \"\"\n", fmt::join(ids, ", "), escaped);
    }
    return out;
}

}  // namespace

std::string generate(const std::string& what) {
    if (what == "man") return man();
    if (what == "bash") return bash();
    if (what == "zsh") return zsh();
    if (what == "fish") return fish();
    if (what == "markdown") return markdown();
    if (what == "words") return words();
    throw base::Error(base::Blame::User,
                      "`sotto generate` makes man, bash, zsh, fish, markdown or words (for translators).");
}

}  // namespace sotto::cli
