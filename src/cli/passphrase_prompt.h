// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"
#include "store/secret.h"

#include <optional>
#include <string_view>

namespace sotto::cli {

/// Asks on the terminal, which does not show what is typed. None when there is no terminal, whatever standard
/// input is. Throws `base::Cancelled` when the user stops; the terminal is left as it was.
std::optional<store::Secret> ask_passphrase(std::string_view question, base::Progress& progress);

}  // namespace sotto::cli
