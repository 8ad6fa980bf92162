// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"

#include "base/error.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>
#include <filesystem>
#include <system_error>

namespace sotto::commands {

const std::vector<Command>& commands() {
    static const std::vector<Command> list{
        new_command(),           import_command(),         sources_command(),  source_command(),
        remove_source_command(), text_command(),           speakers_command(), register_command(),
        participant_command(),   codebook_command(),       new_code_command(), edit_code_command(),
        merge_codes_command(),   remove_code_command(),    code_command(),     codings_command(),
        uncode_command(),        recode_command(),         resize_command(),   split_command(),
        autocode_command(),      search_command(),         quotes_command(),   matrix_command(),
        frequencies_command(),   cooccurrence_command(),   memo_command(),     group_command(),
        finding_command(),       identifiers_command(),    review_command(),   consent_command(),
        off_record_command(),    erase_command(),          risk_command(),     export_command(),
        release_command(),       verify_release_command(), log_command(),      undo_command(),
        redo_command(),          verify_command(),         seal_command(),     unseal_command(),
        detect_command(),        anonymise_command(),      formats_command(),  sample_command(),
    };
    return list;
}

const Command* find_command(std::string_view verb) {
    const auto& list = commands();
    const auto at =
        std::find_if(list.begin(), list.end(), [&](const Command& command) { return command.verb == verb; });
    return at == list.end() ? nullptr : &*at;
}

namespace {

bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
    std::error_code none;
    if (std::filesystem::equivalent(a, b, none)) return true;
    // What is not there yet has only a name.
    return std::filesystem::weakly_canonical(a, none) == std::filesystem::weakly_canonical(b, none);
}

std::string name_in_words(const Parameter& parameter) {
    return (parameter.kind == Parameter::Kind::Positional ? "" : "--") + parameter.name;
}

/// A file that is written must be none of those that are read, and not the study. What may be given many
/// times is only ever read.
void refuse_overwriting(const Command& command, const Arguments& arguments) {
    struct Named {
        const Parameter* parameter;
        std::string file;
    };
    std::vector<Named> files;
    for (const Parameter& parameter : command.parameters) {
        using Holds = Parameter::Holds;
        if (parameter.repeatable) continue;
        if (parameter.holds != Holds::File && parameter.holds != Holds::NewFile &&
            parameter.holds != Holds::Study)
            continue;
        for (auto& file : arguments.texts(parameter.name)) {
            if (!file.empty()) files.push_back({&parameter, std::move(file)});
        }
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        for (std::size_t j = i + 1; j < files.size(); ++j) {
            if (files[i].parameter == files[j].parameter || !is_same_file(files[i].file, files[j].file))
                continue;
            throw base::Error(
                base::Blame::User,
                fmt::format("{} and {} are the same file, which would be overwritten; choose "
                            "another name for one of them.",
                            name_in_words(*files[i].parameter), name_in_words(*files[j].parameter)));
        }
    }
}

}  // namespace

Outcome run(const Command& command, Session& session, const Arguments& arguments) {
    auto complete = arguments;
    if (command.access != Access::None) {
        if (!complete.has("STUDY") && session.has_study()) complete.add("STUDY", session.location());
        if (!complete.has("STUDY")) {
            throw base::Error(
                base::Blame::User,
                fmt::format("`{}` needs a study: a .sotto file, or postgresql://….", command.verb));
        }
    }
    check(command.parameters, complete);
    refuse_overwriting(command, complete);
    if (command.access != Access::None) session.choose(complete.text("STUDY"));
    if (!command.available(session)) {
        throw base::Error(base::Blame::User, fmt::format("`{}` cannot be done now.", command.verb));
    }
    return command.run(session, complete);
}

bool always(const Session&) {
    return true;
}

bool with_study(const Session& session) {
    return session.has_study();
}

}  // namespace sotto::commands
