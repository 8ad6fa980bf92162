// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "detection/labelled_text.h"

#include <string>
#include <string_view>
#include <vector>

namespace sotto::benchmark {

/// The categories that the markup knows.
const std::vector<std::string>& gold_categories();

/// Reads a text in our own markup (tests/privacy/gold/README.md): lines `key: value` (`language` and `origin`
/// are needed), a line `---`, and the text, in which each identifier stands as
///
///     {{category:entity:kind|words as they were said}}
///
/// with `kind` `direct`, `quasi` or `open` (may stay). Marks do not nest and end on their line. Throws
/// `base::Error` that names `name` and the line for anything else with two braces, an unknown category or
/// kind, an empty entity or no words.
LabelledText read_gold(std::string_view bytes, const std::string& name);

}  // namespace sotto::benchmark
