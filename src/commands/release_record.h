// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/value.h"
#include "store/releases.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::commands {

class Session;

/// The items of a list in the ledger, which are parted by commas.
std::vector<std::string> items_of(std::string_view list);

/// The SHA-256 of a file's bytes, hexadecimal. Throws `base::Error` (Environment).
std::string sha256_of_file(const std::filesystem::path& file);

/// What the ledger keeps of what disclosure control said of an export or a shared copy, from its answer: how
/// many people share what is shown, what was replaced, withheld and why (by reason, without naming quotes),
/// and what was let out for `reason` in spite of a warning, by `researcher`. JSON.
std::string risk_record(const Value& answer, const std::string& reason, const std::string& researcher);

/// Enters the file `written`, which has just left the study on the terms in `release`, into the ledger. Gives
/// back its `number`, `id` and `sha256`, or null, after telling the user why, where the study cannot be
/// written.
Value recorded(Session& session, const std::filesystem::path& written, store::Release release);

}  // namespace sotto::commands
