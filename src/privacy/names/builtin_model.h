// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string_view>

namespace sotto::privacy::names {

/// The bytes of src/privacy/names/names.model, which are part of the program.
std::string_view builtin_model_bytes();

}  // namespace sotto::privacy::names
