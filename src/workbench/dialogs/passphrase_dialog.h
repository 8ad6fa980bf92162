// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/passphrase.h"

namespace sotto::workbench {

/// Asks for passphrases in a dialog over the window in front, which does not show what is typed. Called on
/// the thread of a worker, which waits; nothing of what was typed is kept but what is given back. None where
/// there is no window; throws `base::Cancelled` when the user thinks better of it.
commands::PassphrasePrompt passphrase_dialog();

}  // namespace sotto::workbench
