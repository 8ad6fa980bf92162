// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string_view>

namespace sotto::privacy {

/// Whether `words`, a possessive or a plural of acronyms aside, are known the world over and give nobody
/// away: firms and services that everybody uses and, with `abbreviated`, abbreviations of technology, trade
/// and medicine, which may also be somebody's initials.
bool is_public_name(std::string_view words, bool abbreviated);

/// Whether `words` are only what people say at the start of a sentence (`Oh`, `Absolutely`, `Here's`), where
/// a capital makes them look like a name.
bool is_exclamation(std::string_view words);

}  // namespace sotto::privacy
