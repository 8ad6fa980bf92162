// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>

// The parts of a written document that say nothing of its text.
namespace sotto::docx {

inline constexpr const char* xml_declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

std::string content_types(bool with_notes);
std::string package_relationships();
std::string document_relationships(bool with_notes);
std::string application_properties();
/// `title` is XML content already; empty: none.
std::string core_properties(const std::string& title);
std::string numbering();
std::string settings(bool with_notes);
std::string style_sheet();
std::string theme();

}  // namespace sotto::docx
