// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "xml.h"

#include "formats/plugin_kit.h"

namespace sotto::docx {

XmlPart::XmlPart(std::string bytes) : bytes_(std::move(bytes)) {
    constexpr unsigned flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                               pugi::parse_ws_pcdata_single | pugi::parse_doctype;
    const pugi::xml_parse_result result = document_.load_buffer_inplace(bytes_.data(), bytes_.size(), flags);
    for (const pugi::xml_node node : document_.children())
        if (node.type() == pugi::node_doctype)
            throw plugin::Refusal(
                "This document contains a document type definition (DTD), which a Word document never "
                "needs and an attacker does, and was refused.");
    if (result.status == pugi::status_out_of_memory)
        throw plugin::Refusal("This document is too large to be read.");
    if (!result || !root())
        throw plugin::Refusal(
            "This document is damaged: a part of it is not well-formed XML. Open it in a word processor, "
            "save it again and import that.");
}

std::string_view local_name(const char* name) {
    const std::string_view whole(name);
    const auto colon = whole.find(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_node each : node.children())
        if (each.type() == pugi::node_element && local_name(each) == name) return each;
    return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_attribute each : node.attributes())
        if (local_name(each.name()) == name) return each.value();
    return {};
}

bool has_attribute(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_attribute each : node.attributes())
        if (local_name(each.name()) == name) return true;
    return false;
}

Toggle toggle(pugi::xml_node properties, std::string_view name) {
    const pugi::xml_node element = child(properties, name);
    if (!element) return Toggle::Unset;
    const std::string_view value = attribute(element, "val");
    return value == "0" || value == "false" || value == "off" ? Toggle::Off : Toggle::On;
}

}  // namespace sotto::docx
