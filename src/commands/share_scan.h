// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/value.h"
#include "privacy/gate.h"

#include <string>

namespace sotto::store {
class NamelessStudy;
}

namespace sotto::commands {

class Session;
class SharedCopy;

/// Reads a finished copy back and looks through all that is in it, and `file_name`, which it is to get: every
/// text, name, note and label for what the gate would replace, and the bytes of the file, history and all,
/// for names of the register as they are written and for sentences that stayed behind. Gives what was found:
/// `category`, `entity` and `where` of each, never words. Also a copy that is not sound as a study is not
/// clean. Throws `base::Cancelled`.
Value leaks_of_copy(Session& session, store::NamelessStudy& copy, SharedCopy& shared,
                    const privacy::Protection& protection, const privacy::Gate& gate,
                    const std::string& file_name);

}  // namespace sotto::commands
