// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"
#include "store/vault.h"
#include "store/veil.h"

#include <functional>
#include <string>

namespace sotto::store {

class Database;

/// How the texts of the register change when they go into a vault or out of it.
struct Rewriting {
    /// Changes the guarded column of a row of one of `guarded_kinds`, or leaves it.
    std::function<void(Kind, Row&)> value;
    /// What the chain has of an image that was erased; may be the same.
    std::function<std::string(const std::string& hash)> hash_of_erased;
};

/// Rewrites rows and images, and makes the chains of hashes anew, of the journal and of the releases. In a
/// transaction of the caller. Throws `base::Error` (Environment) when a chain does not hold as it is: making
/// it anew would hide that somebody has changed it.
Rewritten rewrite_register(Database& database, const Rewriting& rewriting, base::Progress& progress);

}  // namespace sotto::store
