// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>

namespace sotto::base {

/// Now, in UTC, as `2026-11-22T07:28:05.123Z` (ISO 8601 / RFC 3339, always 24 characters, so that
/// comparing texts compares times).
std::string utc_now();

}  // namespace sotto::base
