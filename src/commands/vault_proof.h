// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"
#include "commands/value.h"
#include "store/study_file.h"

namespace sotto::commands {

class Session;

/// Looks for what the vault keeps in the bytes of all files of the study, and in what the study itself holds
/// outside the vault: people say names in interviews, and the vault protects the register, not the
/// transcripts. The vault must be open. Gives
/// `looked_for`: how many names stand nowhere but in the vault, and were searched for in the files,
/// `scanned`: `files` and `bytes` of them, `found`: the files that hold one all the same, `elsewhere`: for
/// each kind of text outside the vault that holds some (`what`), how many `names`.
Value prove_vault(Session& session, base::Progress& progress);

}  // namespace sotto::commands
