// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sotto::tests {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A zip archive of these parts; with a password, they are encrypted.
std::string zip(const Parts& parts, const char* password = nullptr);
std::map<std::string, std::string> unzip(std::string_view archive);

/// A Word document whose body holds `body` (WordprocessingML with the prefix `w`), and these parts besides;
/// each part named `word/<name>.xml` is related to the main part by its name.
std::string docx(const std::string& body, const Parts& parts = {});

/// A paragraph of one run.
std::string paragraph(const std::string& text, const std::string& paragraph_properties = {},
                      const std::string& run_properties = {});

/// The root element of a part, with the namespaces that its content may use.
std::string word_part(const std::string& name, const std::string& content);

}  // namespace sotto::tests
