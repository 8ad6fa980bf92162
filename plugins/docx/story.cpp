// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "story.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "formats/plugin_kit.h"
#include "symbols.h"

namespace sotto::docx {
namespace {

constexpr int deepest_nesting = 200;

/// Elements that describe and hold no text.
bool is_description(std::string_view name) {
    constexpr std::array names{"pPr",     "rPr",        "sectPr", "tblPr",    "tblGrid",    "trPr",
                               "tcPr",    "tblPrEx",    "sdtPr",  "sdtEndPr", "proofErr",   "ffData",
                               "fldData", "smartTagPr", "rubyPr", "ctrlPr",   "customXmlPr"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// An element whose text a program shows only until somebody types something.
bool is_placeholder(pugi::xml_node sdt) {
    return toggle(child(sdt, "sdtPr"), "showingPlcHdr") == Toggle::On;
}

void count_fields(pugi::xml_node node, int& begun, int& ended) {
    // Iterative: this runs before the depth of the tree is known to be sane.
    for (pugi::xml_node each = node.first_child(); each;) {
        if (local_name(each) == "fldChar") {
            const std::string_view type = attribute(each, "fldCharType");
            begun += type == "begin" ? 1 : 0;
            ended += type == "end" ? 1 : 0;
        }
        if (each.first_child()) {
            each = each.first_child();
            continue;
        }
        while (each && each != node && !each.next_sibling()) each = each.parent();
        if (!each || each == node) break;
        each = each.next_sibling();
    }
}

/// All text below a node, whatever its kind.
std::string plain_text(pugi::xml_node node) {
    std::string result;
    for (pugi::xml_node each = node.first_child(); each;) {
        const std::string_view parent = local_name(each.parent());
        if ((each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) &&
            (parent == "t" || parent == "delText"))
            result += each.value();
        if (each.first_child()) {
            each = each.first_child();
            continue;
        }
        while (each && each != node && !each.next_sibling()) each = each.parent();
        if (!each || each == node) break;
        each = each.next_sibling();
    }
    return result;
}

}  // namespace

class Story::Deeper {
public:
    explicit Deeper(int& depth) : depth_(depth) {
        if (++depth_ > deepest_nesting) {
            --depth_;
            throw plugin::Refusal(
                "This document nests its elements deeper than any word processor does, and was refused.");
        }
    }
    ~Deeper() { --depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

private:
    int& depth_;
};

Story::Story(const Context& context, pugi::xml_node root) : context_(context), root_(root) {
    int begun = 0;
    int ended = 0;
    count_fields(root, begun, ended);
    fields_are_balanced_ = begun == ended;
}

void Story::read(const Sink& sink) {
    Paragraph open;
    blocks(root_, Fate::Kept, open, sink);
    close(open, sink);
}

void Story::blocks(pugi::xml_node container, Fate fate, Paragraph& open, const Sink& sink) {
    const Deeper deeper(depth_);
    for (const pugi::xml_node node : container.children()) {
        const std::string_view name = local_name(node);
        if (node.type() != pugi::node_element || is_description(name)) continue;
        if (name == "p") {
            if (open.loose) close(open, sink);
            paragraph(node, fate, open, sink);
        } else if (name == "tbl") {
            close(open, sink);
            table(node, fate, sink);
        } else if (name == "sdt") {
            if (!is_placeholder(node)) blocks(child(node, "sdtContent"), fate, open, sink);
        } else if (name == "AlternateContent") {
            alternatives(node, [&](pugi::xml_node chosen) { blocks(chosen, fate, open, sink); });
        } else if (name == "altChunk" || name == "subDoc") {
            ++context_.tally.foreign_parts;
        } else if (name == "del") {
            blocks(node, Fate::Deleted, open, sink);
        } else if (name == "moveFrom") {
            blocks(node, Fate::Moved, open, sink);
        } else if (name == "r") {
            open.loose = true;
            run(node, fate, open);
        } else if (name == "hyperlink" || name == "oMathPara" || name == "oMath") {
            open.loose = true;
            inlines(node, fate, open);
        } else {
            blocks(node, fate, open, sink);
        }
    }
}

void Story::paragraph(pugi::xml_node node, Fate fate, Paragraph& open, const Sink& sink) {
    const pugi::xml_node properties = child(node, "pPr");
    const pugi::xml_node mark = child(properties, "rPr");
    const Role role = context_.styles.role(properties);
    if (!open.begun || trimmed(open.block.text).empty()) {
        open.block.kind = role.kind;
        open.block.level = role.level;
    }
    open.begun = true;
    open.style = attribute(child(properties, "pStyle"), "val");
    inlines(node, fate, open);
    if (child(mark, "del") || child(mark, "moveFrom")) return;
    close(open, sink);
}

void Story::close(Paragraph& open, const Sink& sink) {
    Paragraph done = std::exchange(open, Paragraph{});
    if (!trimmed(done.deleted).empty()) {
        ++context_.tally.deletions;
        context_.output.property("deleted text", done.deleted);
    }
    if (!trimmed(done.hidden).empty()) {
        ++context_.tally.hidden;
        context_.output.property("hidden text", done.hidden);
    }
    // A note that stands in an otherwise empty paragraph is still a note.
    if (!trimmed(done.block.text).empty()) sink(std::move(done.block));
    for (Block& block : done.after) sink(std::move(block));
}

void Story::inlines(pugi::xml_node container, Fate fate, Paragraph& into) {
    const Deeper deeper(depth_);
    for (const pugi::xml_node node : container.children()) {
        const std::string_view name = local_name(node);
        if (node.type() != pugi::node_element || is_description(name)) continue;
        if (name == "r") {
            run(node, fate, into);
        } else if (name == "del") {
            inlines(node, Fate::Deleted, into);
        } else if (name == "moveFrom") {
            inlines(node, Fate::Moved, into);
        } else if (name == "sdt") {
            if (!is_placeholder(node)) inlines(child(node, "sdtContent"), fate, into);
        } else if (name == "AlternateContent") {
            alternatives(node, [&](pugi::xml_node chosen) { inlines(chosen, fate, into); });
        } else if (name == "hyperlink") {
            context_.output.property("link", attribute(node, "tooltip"));
            inlines(node, fate, into);
        } else if (name == "fldSimple") {
            Field field;
            field.instruction = attribute(node, "instr");
            instruction(field);
            inlines(node, fate, into);
        } else if (name == "p") {
            // A paragraph inside a paragraph is not valid, but is written; it must not glue to the text
            // before.
            if (!into.block.text.empty()) append("\n", fate, false, false, into);
            inlines(node, fate, into);
        } else if (name == "tbl") {
            table(node, fate, [&](Block&& block) { into.after.push_back(std::move(block)); });
        } else if (name == "t") {
            append(node.text().get(), fate, false, false, into);
        } else {
            inlines(node, fate, into);
        }
    }
}

void Story::run(pugi::xml_node node, Fate fate, Paragraph& into) {
    const pugi::xml_node properties = child(node, "rPr");
    const bool bold = context_.styles.is_on("b", properties, into.style);
    const bool hidden = context_.styles.is_on("vanish", properties, into.style);
    run_content(node, fate, bold, hidden, into);
}

void Story::run_content(pugi::xml_node container, Fate fate, bool bold, bool hidden, Paragraph& into) {
    const Deeper deeper(depth_);
    bool own_mark = false;  // the rest of this run is the mark of a note that the author chose
    for (const pugi::xml_node node : container.children()) {
        const std::string_view name = local_name(node);
        if (node.type() != pugi::node_element || is_description(name)) continue;
        if (name == "t" || name == "delText") {
            if (own_mark) continue;
            // Line ends inside an element are the writer's layout, not the author's.
            std::string text = plugin::clean(node.text().get());
            std::replace(text.begin(), text.end(), '\n', ' ');
            append(text, name == "delText" ? Fate::Deleted : fate, bold, hidden, into);
        } else if (name == "tab" || name == "ptab") {
            append("\t", fate, bold, hidden, into);
        } else if (name == "br" || name == "cr") {
            append("\n", fate, bold, hidden, into);
        } else if (name == "noBreakHyphen") {
            append("\xE2\x80\x91", fate, bold, hidden, into);
        } else if (name == "sym") {
            const std::string_view digits = attribute(node, "char");
            std::uint32_t code = 0;
            std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
            const char32_t character = symbol(attribute(node, "font"), code);
            if (character == U'\uFFFD') ++context_.tally.unknown_symbols;
            std::string text;
            plugin::append_utf8(text, character);
            append(text, fate, bold, hidden, into);
        } else if (name == "footnoteReference" || name == "endnoteReference") {
            own_mark =
                has_attribute(node, "customMarkFollows") && attribute(node, "customMarkFollows") != "0";
            if (fate == Fate::Kept)
                note(node, name == "footnoteReference" ? context_.footnotes : context_.endnotes, into);
        } else if (name == "fldChar") {
            field_character(node);
        } else if (name == "instrText" || name == "delInstrText") {
            if (!fields_.empty()) fields_.back().instruction += node.text().get();
        } else if (name == "drawing" || name == "pict" || name == "object") {
            drawing(node, fate, into);
        } else if (name == "AlternateContent") {
            alternatives(node, [&](pugi::xml_node chosen) { run_content(chosen, fate, bold, hidden, into); });
        } else if (name == "ruby") {
            context_.output.property("reading aid", plain_text(child(node, "rt")));
            inlines(child(node, "rubyBase"), fate, into);
        } else if (name == "tbl") {
            table(node, fate, [&](Block&& block) { into.after.push_back(std::move(block)); });
        } else if (name == "p") {
            if (!into.block.text.empty()) append("\n", fate, false, false, into);
            inlines(node, fate, into);
        } else if (name != "softHyphen" && name != "pgNum") {
            // A soft hyphen is only a place where the line may break.
            run_content(node, fate, bold, hidden, into);
        }
    }
}

void Story::append(std::string_view text, Fate fate, bool bold, bool hidden, Paragraph& into) {
    if (fields_are_balanced_)
        for (const Field& field : fields_)
            if (field.in_instruction) return;
    if (fate == Fate::Moved) return;
    if (fate == Fate::Deleted) {
        into.deleted += text;
        return;
    }
    if (!into.deleted.empty()) {
        if (!trimmed(into.deleted).empty()) {
            ++context_.tally.deletions;
            context_.output.property("deleted text", into.deleted);
        }
        into.deleted.clear();
    }
    if (hidden) {
        into.hidden += text;
        return;
    }
    if (!bold && !trimmed(text).empty()) into.still_bold = false;
    into.block.text += text;
    if (bold && into.still_bold) into.block.bold_prefix = into.block.text.size();
}

void Story::field_character(pugi::xml_node node) {
    const std::string_view type = attribute(node, "fldCharType");
    if (type == "begin") {
        fields_.emplace_back();
    } else if (fields_.empty()) {
        return;
    } else if (type == "separate") {
        fields_.back().in_instruction = false;
        instruction(fields_.back());
    } else if (type == "end") {
        if (fields_.back().in_instruction) instruction(fields_.back());
        fields_.pop_back();
    }
}

/// Citation managers keep whole records in a field's instruction, and links their address: both leave with
/// the file.
void Story::instruction(const Field& field) {
    const std::string_view text = trimmed(field.instruction);
    const std::string_view word = text.substr(0, text.find_first_of(" \t\\"));
    for (const std::string_view harmless : {"PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES", "SEQ", "TOC"})
        if (word == harmless) return;
    context_.output.property("field", text);
}

void Story::drawing(pugi::xml_node container, Fate fate, Paragraph& into) {
    const Deeper deeper(depth_);
    std::string shape_text;
    for (const pugi::xml_node node : container.children()) {
        if (node.type() != pugi::node_element) continue;
        const std::string_view name = local_name(node);
        for (const std::string_view described : {"descr", "title", "alt"})
            context_.output.property("alt text", attribute(node, described));
        // Programs name a shape "Picture 1", but a picture taken from a file after the file.
        const std::string_view given = attribute(node, "name");
        if ((name == "docPr" || name == "cNvPr") && given.find_first_of("./\\") != std::string_view::npos)
            context_.output.property("picture name", given);
        if (name == "textpath") context_.output.property("shape text", attribute(node, "string"));
        if (name == "txbxContent") {
            Paragraph open;
            const Sink sink = [&](Block&& block) {
                if (fate == Fate::Kept)
                    into.after.push_back(std::move(block));
                else
                    context_.output.property("deleted text", block.text);
            };
            blocks(node, Fate::Kept, open, sink);
            close(open, sink);
        } else if (name == "t") {
            shape_text += plugin::clean(node.text().get());
        } else if (name == "AlternateContent") {
            alternatives(node, [&](pugi::xml_node chosen) { drawing(chosen, fate, into); });
        } else {
            drawing(node, fate, into);
        }
    }
    context_.output.property("shape text", shape_text);
}

/// The same content twice, for newer and for older programs: read once. Where a program changed only one of
/// the two, the other still leaves with the file.
void Story::alternatives(pugi::xml_node node, const std::function<void(pugi::xml_node)>& read) {
    const pugi::xml_node choice = child(node, "Choice");
    const pugi::xml_node fallback = child(node, "Fallback");
    read(choice ? choice : fallback);
    if (!choice || !fallback) return;
    const std::string shown = plain_text(choice);
    const std::string other = plain_text(fallback);
    if (other != shown) context_.output.property("text for older programs", other);
}

void Story::note(pugi::xml_node reference, Notes& notes, Paragraph& into) {
    const std::string_view id = attribute(reference, "id");
    const auto found = notes.by_id.find(id);
    constexpr int deepest_note = 3;
    if (found == notes.by_id.end() || notes.being_read >= deepest_note || !notes.used.emplace(id).second)
        return;
    Block block;
    block.kind = SOTTO_FOOTNOTE;
    ++notes.being_read;
    block.text = text_of(context_, found->second);
    --notes.being_read;
    if (!block.text.empty()) into.after.push_back(std::move(block));
}

std::string text_of(const Story::Context& context, pugi::xml_node root) {
    std::string result;
    Story story(context, root);
    story.read([&](Block&& block) {
        const std::string_view text = trimmed(block.text);
        if (text.empty()) return;
        if (!result.empty()) result += '\n';
        result += text;
    });
    return result;
}

}  // namespace sotto::docx
