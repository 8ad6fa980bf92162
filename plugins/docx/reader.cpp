// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "reader.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>

#include "formats/plugin_kit.h"
#include "package.h"
#include "relationships.h"
#include "story.h"

namespace sotto::docx {
namespace {

bool ends_with(std::string_view text, std::string_view ending) {
    return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

std::string counted(std::size_t count, const char* one, const char* many) {
    return count == 1 ? std::string("1 ") + one : std::to_string(count) + ' ' + many;
}

/// A whole document with its side parts.
class Document {
public:
    Document(std::string_view bytes, const sotto_read_host& host) : package_(bytes), output_(host) {}

    void read() {
        find_main_part();
        const std::vector<Relationship> relationships = relationships_of(package_, main_part_);
        const std::unique_ptr<XmlPart> style_part = side_part(relationships, "styles");
        const Styles styles(style_part ? style_part->root() : pugi::xml_node());
        const std::unique_ptr<XmlPart> footnote_part = side_part(relationships, "footnotes");
        const std::unique_ptr<XmlPart> endnote_part = side_part(relationships, "endnotes");
        if (footnote_part) collect(footnote_part->root(), footnotes_);
        if (endnote_part) collect(endnote_part->root(), endnotes_);
        const Story::Context context{styles, output_, tally_, footnotes_, endnotes_};

        const XmlPart main(package_.read(main_part_));
        seen_.insert(lower(main_part_));
        read_body(context, main.root());

        leftover_notes(context, footnotes_);
        leftover_notes(context, endnotes_);
        for (const Relationship& each : relationships) {
            if (each.external) continue;
            if (each.type == "comments") comments(context, each.target);
            if (each.type == "header" || each.type == "footer") margin(context, each);
            if (each.type == "settings") settings(each.target);
        }
        properties();
        other_parts();
        warn();
    }

private:
    void find_main_part() {
        for (const Relationship& each : relationships_of(package_, ""))
            if (!each.external && each.type == "officeDocument") main_part_ = each.target;
        if (!package_.has(main_part_)) main_part_ = "word/document.xml";
        if (!package_.has(main_part_))
            throw plugin::Refusal(
                "This file is packed like a Word document but holds no text part. If it is a spreadsheet or "
                "a presentation, save it as one of the formats that Sotto reads.");
    }

    /// A part beside the main one, or null when there is none or it is damaged: the text can be read without
    /// it.
    std::unique_ptr<XmlPart> side_part(const std::vector<Relationship>& relationships,
                                       std::string_view type) {
        for (const Relationship& each : relationships)
            if (!each.external && each.type == type) return load(each.target);
        return nullptr;
    }

    std::unique_ptr<XmlPart> load(const std::string& part) {
        if (!package_.has(part)) return nullptr;
        seen_.insert(lower(part));
        std::string bytes = package_.read(part);
        if (trimmed(bytes).empty()) return nullptr;
        return std::make_unique<XmlPart>(std::move(bytes));
    }

    void read_body(const Story::Context& context, pugi::xml_node root) {
        const pugi::xml_node body = child(root, "body");
        if (!body) throw plugin::Refusal("This document is damaged: its text part holds no body.");
        Story story(context, body);
        bool first = true;
        bool titled = false;
        story.read([&](Block&& block) {
            // The title stands once and first; what else bears that style is a heading of the first level.
            if (block.kind == SOTTO_TITLE && (titled || !first)) {
                block.kind = SOTTO_HEADING;
                block.level = 1;
            }
            titled = titled || block.kind == SOTTO_TITLE;
            first = false;
            output_.block(block);
        });
    }

    static void collect(pugi::xml_node root, Notes& notes) {
        for (const pugi::xml_node node : root.children()) {
            const std::string_view type = attribute(node, "type");
            if (node.type() != pugi::node_element || (!type.empty() && type != "normal")) continue;
            notes.by_id.emplace(attribute(node, "id"), node);
        }
    }

    void leftover_notes(const Story::Context& context, const Notes& notes) {
        for (const auto& [id, node] : notes.by_id)
            if (!notes.used.contains(id))
                output_.property("note without a reference", text_of(context, node));
    }

    void comments(const Story::Context& context, const std::string& part) {
        const std::unique_ptr<XmlPart> xml = load(part);
        if (!xml) return;
        for (const pugi::xml_node node : xml->root().children()) {
            if (local_name(node) != "comment") continue;
            output_.property("comment", text_of(context, node));
            output_.property("comment author", attribute(node, "author"));
            output_.property("comment author", attribute(node, "initials"));
        }
    }

    void margin(const Story::Context& context, const Relationship& relationship) {
        if (const std::unique_ptr<XmlPart> xml = load(relationship.target))
            output_.property(relationship.type, text_of(context, xml->root()));
    }

    void settings(const std::string& part) {
        const std::unique_ptr<XmlPart> xml = load(part);
        if (!xml) return;
        for (const pugi::xml_node node : child(xml->root(), "docVars").children()) {
            output_.property("document variable", attribute(node, "name"));
            output_.property("document variable", attribute(node, "val"));
        }
        for (const pugi::xml_node node : child(xml->root(), "mailMerge").children())
            output_.property("mail merge", attribute(node, "val"));
    }

    void properties() {
        for (const std::string& part : package_.parts()) {
            const std::string name = lower(part);
            if (name.rfind("docprops/", 0) != 0 || !ends_with(name, ".xml")) continue;
            const std::unique_ptr<XmlPart> xml = load(part);
            if (!xml) continue;
            for (const pugi::xml_node node : xml->root().children()) {
                if (node.type() != pugi::node_element) continue;
                const std::string text = all_text(node);
                if (text.find_first_not_of("0123456789.") == std::string::npos || text == "true" ||
                    text == "false")
                    continue;
                const std::string_view custom = attribute(node, "name");
                output_.property(custom.empty() ? std::string(local_name(node)) : plugin::clean(custom),
                                 text);
            }
        }
    }

    /// Everything else that can carry words: charts, diagrams, building blocks, data bound to fields, the
    /// list of people, and every address that a relationship names.
    void other_parts() {
        for (const std::string& part : package_.parts()) {
            const std::string name = lower(part);
            if (ends_with(name, ".rels")) {
                links(part);
                continue;
            }
            if (name.find("/media/") != std::string::npos || name.find("thumbnail") != std::string::npos)
                ++pictures_;
            if (name.find("/embeddings/") != std::string::npos) ++embedded_;
            if (ends_with(name, "vbaproject.bin")) macros_ = true;
            if (!ends_with(name, ".xml") || seen_.contains(name) || name == "[content_types].xml") continue;
            if (name.find("/theme/") != std::string::npos || ends_with(name, "fonttable.xml") ||
                ends_with(name, "styles.xml") || ends_with(name, "styleswitheffects.xml"))
                continue;
            if (const std::unique_ptr<XmlPart> xml = load(part)) {
                output_.property(part, all_text(xml->root()));
                authors(xml->root());
            }
        }
    }

    void links(const std::string& part) {
        const std::unique_ptr<XmlPart> xml = load(part);
        if (!xml) return;
        for (const pugi::xml_node node : xml->root().children())
            if (attribute(node, "TargetMode") == "External")
                output_.property("link", attribute(node, "Target"));
    }

    void authors(pugi::xml_node root) {
        for (const pugi::xml_node node : root.children()) {
            output_.property("author", attribute(node, "author"));
            for (const pugi::xml_node inner : node.children())
                output_.property("author", attribute(inner, "userId"));
        }
    }

    /// The text below a node, its elements parted by spaces.
    static std::string all_text(pugi::xml_node root) {
        std::string result;
        for (pugi::xml_node node = root; node;) {
            if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
                if (!result.empty()) result += ' ';
                result += trimmed(node.value());
            }
            if (node.first_child()) {
                node = node.first_child();
                continue;
            }
            while (node && node != root && !node.next_sibling()) node = node.parent();
            if (!node || node == root) break;
            node = node.next_sibling();
        }
        return result;
    }

    void warn() {
        if (tally_.deletions > 0)
            output_.warning(counted(tally_.deletions, "passage", "passages") +
                            " that an author deleted with “track changes” on " +
                            (tally_.deletions == 1 ? "is" : "are") +
                            " still in the file and not part of the text.");
        if (tally_.hidden > 0)
            output_.warning(counted(tally_.hidden, "paragraph holds", "paragraphs hold") +
                            " hidden text, which is not part of the text.");
        if (tally_.unknown_symbols > 0)
            output_.warning(counted(tally_.unknown_symbols, "symbol", "symbols") +
                            " of a special font could not be told and became “\xEF\xBF\xBD”.");
        if (tally_.foreign_parts > 0)
            output_.warning(
                counted(tally_.foreign_parts, "inserted document was", "inserted documents were") +
                " not read.");
        if (embedded_ > 0)
            output_.warning(counted(embedded_, "embedded file was", "embedded files were") + " not read.");
        if (pictures_ > 0) output_.warning(counted(pictures_, "picture was", "pictures were") + " left out.");
        if (macros_) output_.warning("The document holds macros, which were not read.");
    }

    Package package_;
    Output output_;
    Tally tally_;
    Notes footnotes_;
    Notes endnotes_;
    std::string main_part_;
    std::set<std::string> seen_;  // parts whose text was given, in lower case
    std::size_t pictures_ = 0;
    std::size_t embedded_ = 0;
    bool macros_ = false;
};

std::string extension(std::string_view file_name) {
    const auto dot = file_name.rfind('.');
    return dot == std::string_view::npos ? std::string() : lower(file_name.substr(dot + 1));
}

}  // namespace

int recognises(std::string_view file_name, std::string_view head) {
    const std::string ending = extension(file_name);
    const bool named = ending == "docx" || ending == "docm" || ending == "dotx" || ending == "dotm";
    if (head.substr(0, 8) == "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
        // Either an encrypted .docx or an old .doc: recognised to say so.
        return named ? 60 : ending == "doc" || ending == "dot" ? 20 : 0;
    if (head.substr(0, 4) != "PK\x03\x04") return 0;
    constexpr std::size_t name_length_at = 26;
    constexpr std::size_t name_at = 30;
    for (auto at = head.find("PK\x03\x04"); at != std::string_view::npos;
         at = head.find("PK\x03\x04", at + 4)) {
        if (head.size() - at < name_at) break;
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(head[at + i]); };
        const std::size_t length = byte(name_length_at) + 256U * byte(name_length_at + 1);
        const std::string_view name = head.substr(at + name_at, length);
        if (at == 0 && name == "mimetype") return 0;
        if (name.substr(0, 5) == "word/") return 95;
        if (name.substr(0, 3) == "xl/" || name.substr(0, 4) == "ppt/") return 0;
    }
    return named ? 60 : 0;
}

void read(std::string_view bytes, const sotto_read_host& host) {
    Document(bytes, host).read();
}

}  // namespace sotto::docx
