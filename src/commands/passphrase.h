// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"
#include "commands/arguments.h"
#include "store/secret.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace sotto::commands {

class Session;

/// The longest passphrase, in bytes.
constexpr std::size_t longest_passphrase = 1024;

/// Asks whoever sits there for a passphrase without showing it. None when nobody can be asked. Throws
/// `base::Cancelled`.
using PassphrasePrompt =
    std::function<std::optional<store::Secret>(std::string_view question, base::Progress& progress)>;

/// How passphrases are asked for in this process; nobody is asked before. Call it before there are threads.
void ask_passphrases_with(PassphrasePrompt prompt);

/// The option that names a file with a passphrase: its first line counts.
Parameter passphrase_parameter();

enum class Asked { Once, Twice };

/// A secret that is asked for.
struct WantedSecret {
    std::string option;    ///< names the file whose first line it is
    std::string question;  ///< for who sits there
    /// Whether $SOTTO_PASSPHRASE may hold it.
    bool of_environment = true;
    Asked asked = Asked::Once;
};

/// What $SOTTO_PASSPHRASE holds; none when it is not set. Throws `base::Error` (User) when it is too long.
std::optional<store::Secret> passphrase_of_environment();

/// The secret: from the file that `arguments` name, else from the environment, else from who is asked. Throws
/// as `passphrase_from`.
store::Secret secret_from(const Arguments& arguments, Session& session, const WantedSecret& wanted);

/// The passphrase: from the file that `arguments` name, else from $SOTTO_PASSPHRASE, else from who is asked,
/// twice where a wrong key would be found out too late. Throws `base::Error`: User when there is none, it is
/// empty or too long, or it was not the same twice; Environment when the file cannot be read.
store::Secret passphrase_from(const Arguments& arguments, Session& session, Asked asked);

}  // namespace sotto::commands
