// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sotto::pdf {

/// The strings that stand in a PDF's objects behind the keys of annotations and links (`/Contents`, `/T`,
/// `/URI` …), with a name for each. Sees the objects that are not compressed; poppler-cpp gives no way to the
/// others.
std::vector<std::pair<std::string, std::string>> annotation_strings(std::string_view bytes);

/// The text of an XML document, its elements parted by spaces; attributes' values too.
std::string xml_text(std::string_view xml);

}  // namespace sotto::pdf
