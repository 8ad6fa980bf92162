// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "exchange/code_description.h"
#include "exchange/codebook.h"
#include "text/fold.h"
#include "text/text.h"

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <sstream>

namespace sotto::exchange {

namespace {

// Deeper than any codebook made by a person; guards the recursion below.
constexpr int deepest = 200;

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_named(const pugi::xml_node& parent, std::string_view name) {
    for (const pugi::xml_node& child : parent.children()) {
        if (local_name(child) == name) return child;
    }
    return {};
}

class Reader {
public:
    explicit Reader(Codebook& book) : book_(book) {}

    void read_codes(const pugi::xml_node& parent, study::Id<study::Code> parent_id, int depth) {
        if (depth > deepest) {
            throw base::Error(base::Blame::Input, "The codebook nests codes more than " +
                                                      std::to_string(deepest) +
                                                      " deep, which no program writes.");
        }
        std::int64_t position = 0;
        std::map<std::string, int> taken;
        for (const pugi::xml_node& node : parent.children()) {
            if (local_name(node) != "Code") continue;
            study::Code code;
            code.id.value = static_cast<std::int64_t>(book_.codes.size()) + 1;
            code.parent = parent_id;
            code.position = ++position;
            code.name = clean_name(node.attribute("name").value());
            if (code.name.empty()) {
                code.name = "Code " + std::to_string(code.id.value);
                book_.report.push_back("A code without a name was named " + code.name + ".");
            }
            // Siblings with one name would share a path.
            if (const int earlier = taken[text::fold_key(code.name)]++; earlier > 0) {
                code.name += " (" + std::to_string(earlier + 1) + ")";
                book_.report.push_back("A second code of one name below the same code was renamed.");
            }
            read_guid(node, code);
            read_color(node, code);
            const std::string_view codable = node.attribute("isCodable").as_string("true");
            code.codable = codable != "false" && codable != "0";
            if (const auto description = child_named(node, "Description")) {
                fields_from_description(text::normalise_newlines(description.text().get()), code);
            }
            const auto id = code.id;
            book_.codes.push_back(std::move(code));
            read_codes(node, id, depth + 1);
        }
    }

private:
    static std::string clean_name(std::string_view name) {
        std::string clean;
        for (const char c : name) clean += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
        const auto first = clean.find_first_not_of(' ');
        if (first == std::string::npos) return {};
        return clean.substr(first, clean.find_last_not_of(' ') - first + 1);
    }

    void read_guid(const pugi::xml_node& node, study::Code& code) {
        const auto guid = base::Guid::parse(node.attribute("guid").value());
        if (guid && guids_.insert(*guid).second) {
            code.guid = *guid;
            return;
        }
        code.guid = base::Guid::random();
        guids_.insert(code.guid);
        book_.report.push_back(guid ? "Two codes had one GUID; the second got a new one."
                                    : "A code without a usable GUID got a new one.");
    }

    void read_color(const pugi::xml_node& node, study::Code& code) {
        const std::string_view color = node.attribute("color").value();
        if (color.empty()) return;
        code.color = normal_color(color);
        if (code.color.empty())
            book_.report.emplace_back("A colour that is not #RGB or #RRGGBB was left out.");
    }

    Codebook& book_;
    std::set<base::Guid> guids_;
};

// pugixml keeps control characters that XML 1.0 has no way to write.
std::string xml_text(const std::string& utf8) {
    return text::normalise_newlines(utf8);
}

}  // namespace

Codebook read_qdc(std::string_view bytes) {
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_doctype);
    if (!parsed) {
        throw base::Error(base::Blame::Input, std::string("The codebook is not well-formed XML: ") +
                                                  parsed.description() + " at byte " +
                                                  std::to_string(parsed.offset) + ".");
    }
    for (const pugi::xml_node& node : document.children()) {
        if (node.type() == pugi::node_doctype) {
            throw base::Error(base::Blame::Input,
                              "The codebook has a document type declaration, which could pull in other "
                              "files; it was not read.");
        }
    }
    const pugi::xml_node root = document.document_element();
    if (local_name(root) != "CodeBook") {
        throw base::Error(base::Blame::Input,
                          "The file is XML but no REFI-QDA codebook: its root is not CodeBook.");
    }
    Codebook book;
    book.origin = root.attribute("origin").value();
    Reader(book).read_codes(child_named(root, "Codes"), {}, 0);
    if (book.codes.empty()) throw base::Error(base::Blame::Input, "The codebook holds no codes.");
    if (child_named(root, "Sets").first_child()) {
        book.report.emplace_back("Sets of codes were left out: a codebook of Sotto has none.");
    }
    return book;
}

std::string write_qdc(const study::CodeTree& codes) {
    if (codes.codes().empty()) {
        throw base::Error(base::Blame::User,
                          "The codebook is empty, and REFI-QDA allows no empty one: make a code first.");
    }
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "utf-8";
    pugi::xml_node root = document.append_child("CodeBook");
    root.append_attribute("xmlns") = "urn:QDA-XML:codebook:1.0";
    root.append_attribute("origin") = "Sotto";
    const pugi::xml_node top = root.append_child("Codes");

    std::map<study::Id<study::Code>, pugi::xml_node> nodes;
    for (const study::Code& code : codes.codes()) {
        const auto parent = nodes.find(code.parent);
        pugi::xml_node node = (parent == nodes.end() ? top : parent->second);
        node = node.append_child("Code");
        nodes.emplace(code.id, node);
        std::string guid = code.guid.text();
        std::transform(guid.begin(), guid.end(), guid.begin(),
                       [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
        node.append_attribute("guid") = guid.c_str();
        node.append_attribute("name") = xml_text(code.name).c_str();
        node.append_attribute("isCodable") = code.codable ? "true" : "false";
        if (!code.color.empty()) node.append_attribute("color") = code.color.c_str();
        const std::string description = xml_text(description_with_fields(code));
        if (!description.empty()) node.append_child("Description").text() = description.c_str();
    }
    std::ostringstream out;
    document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
    return out.str();
}

}  // namespace sotto::exchange
