// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/command.h"

namespace sotto::commands {

/// The makers of all commands: one in each <verb>_command.cpp (undo and redo share one).
Command anonymise_command();
Command autocode_command();
Command code_command();
Command codebook_command();
Command codings_command();
Command consent_command();
Command cooccurrence_command();
Command detect_command();
Command edit_code_command();
Command edit_quote_command();
Command erase_command();
Command export_command();
Command finding_command();
Command formats_command();
Command frequencies_command();
Command group_command();
Command identifiers_command();
Command import_command();
Command log_command();
Command matrix_command();
Command memo_command();
Command merge_codes_command();
Command new_code_command();
Command new_command();
Command off_record_command();
Command participant_command();
Command profile_command();
Command propose_command();
Command quotes_command();
Command recode_command();
Command redo_command();
Command register_command();
Command release_command();
Command remove_code_command();
Command remove_source_command();
Command resize_command();
Command review_command();
Command risk_command();
Command sample_command();
Command seal_command();
Command search_command();
Command share_command();
Command source_command();
Command sources_command();
Command speakers_command();
Command split_command();
Command text_command();
Command uncode_command();
Command undo_command();
Command unseal_command();
Command vault_command();
Command verify_command();
Command verify_release_command();

/// For `Command::available`.
bool always(const Session& session);
bool with_study(const Session& session);

}  // namespace sotto::commands
