// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"

#include "base/error.h"
#include "commands/outputs.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

const std::vector<Command>& commands() {
    static const std::vector<Command> list{
        new_command(),           import_command(),         sources_command(),      source_command(),
        remove_source_command(), text_command(),           speakers_command(),     register_command(),
        participant_command(),   codebook_command(),       new_code_command(),     edit_code_command(),
        merge_codes_command(),   remove_code_command(),    code_command(),         codings_command(),
        uncode_command(),        recode_command(),         resize_command(),       split_command(),
        edit_quote_command(),    autocode_command(),       search_command(),       quotes_command(),
        matrix_command(),        frequencies_command(),    cooccurrence_command(), memo_command(),
        group_command(),         finding_command(),        identifiers_command(),  propose_command(),
        review_command(),        profile_command(),        consent_command(),      off_record_command(),
        vault_command(),         erase_command(),          risk_command(),         export_command(),
        release_command(),       verify_release_command(), log_command(),          undo_command(),
        redo_command(),          verify_command(),         share_command(),        seal_command(),
        unseal_command(),        detect_command(),         anonymise_command(),    formats_command(),
        sample_command(),
    };
    return list;
}

const Command* find_command(std::string_view verb) {
    const auto& list = commands();
    const auto at =
        std::find_if(list.begin(), list.end(), [&](const Command& command) { return command.verb == verb; });
    return at == list.end() ? nullptr : &*at;
}

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
    const Outputs outputs(command, complete);
    if (command.access != Access::None) session.choose(complete.text("STUDY"));
    if (!command.available(session)) {
        throw base::Error(base::Blame::User, fmt::format("`{}` cannot be done now.", command.verb));
    }
    outputs.require_expendable(session);
    auto outcome = command.run(session, complete);
    outputs.tell_replaced(session);
    return outcome;
}

bool always(const Session&) {
    return true;
}

bool with_study(const Session& session) {
    return session.has_study();
}

}  // namespace sotto::commands
