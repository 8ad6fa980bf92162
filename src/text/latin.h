// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>

namespace sotto::text {

/// `utf8` in ASCII letters, small ones, as somebody would write it who cannot type its script (ICU's
/// Any-Latin and Latin-ASCII): `Милан` is `milan`, `ສົມ` is `som`. Letters that ICU has no way for stay. For
/// comparing names across scripts, not for reading. Safe on any thread.
std::string to_latin(std::string_view utf8);

}  // namespace sotto::text
