// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/secret.h"

#include <cstddef>
#include <optional>
#include <string>

namespace sotto::commands {

// Secrets that Linux keeps for the user in its own memory, which is never swapped out, until they have not
// been asked for so many minutes (keyrings(7)). Every process of the user can read them meanwhile.

/// False when this system keeps none (containers often do not).
bool keep_in_kernel(const std::string& name, const store::Secret& secret, int minutes);
/// What was kept by that name, and its time begins anew. None when there is none, or its time is over.
std::optional<store::Secret> kept_in_kernel(const std::string& name);
/// Whether there was one.
bool forget_in_kernel(const std::string& name);

}  // namespace sotto::commands
