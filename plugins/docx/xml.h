// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace sotto::docx {

// Names are compared without their prefix: writers choose prefixes freely, and the strict variant of the
// standard (ISO/IEC 29500-1) has other namespaces than the one everybody writes.

/// A part of the package as a tree. Keeps the bytes that the tree points into.
class XmlPart {
public:
    /// Throws `plugin::Refusal` for damaged XML, and for a document type definition, which is where entity
    /// bombs and external entities come from.
    explicit XmlPart(std::string bytes);
    XmlPart(const XmlPart&) = delete;
    XmlPart& operator=(const XmlPart&) = delete;

    [[nodiscard]] pugi::xml_node root() const { return document_.document_element(); }

private:
    std::string bytes_;
    pugi::xml_document document_;
};

std::string_view local_name(const char* name);
inline std::string_view local_name(pugi::xml_node node) {
    return local_name(node.name());
}
/// The first child element of this name, or an empty node.
pugi::xml_node child(pugi::xml_node node, std::string_view name);
/// The value of the first attribute of this name, or an empty text.
std::string_view attribute(pugi::xml_node node, std::string_view name);
bool has_attribute(pugi::xml_node node, std::string_view name);

/// A property that is on when its element is there, unless its value says no.
enum class Toggle { Unset, Off, On };
Toggle toggle(pugi::xml_node properties, std::string_view name);

}  // namespace sotto::docx
