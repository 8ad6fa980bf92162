// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include <algorithm>

#include "story.h"

// The tables of a story.
namespace sotto::docx {
namespace {

/// Runs `visit` on the elements of a name below a container, through the wrappers that may stand between.
template <typename Visit>
void each_within(pugi::xml_node container, std::string_view name, int depth, Visit visit) {
    constexpr int deepest_wrapper = 32;
    if (depth > deepest_wrapper) return;
    for (const pugi::xml_node node : container.children()) {
        const std::string_view here = local_name(node);
        if (here == name)
            visit(node);
        else if (here == "sdt" || here == "sdtContent" || here == "customXml" || here == "ins" ||
                 here == "moveTo")
            each_within(node, name, depth + 1, visit);
    }
}

/// A table of one column is a frame around paragraphs.
bool has_single_column(pugi::xml_node table) {
    bool single = true;
    each_within(table, "tr", 0, [&](pugi::xml_node row) {
        int count = 0;
        each_within(row, "tc", 0, [&](pugi::xml_node) { ++count; });
        single = single && count <= 1;
    });
    return single;
}

std::string one_line(std::string_view text) {
    std::string result(text);
    std::replace(result.begin(), result.end(), '\t', ' ');
    return result;
}

}  // namespace

void Story::table(pugi::xml_node node, Fate fate, const Sink& sink) {
    context_.output.property("alt text", attribute(child(child(node, "tblPr"), "tblCaption"), "val"));
    context_.output.property("alt text", attribute(child(child(node, "tblPr"), "tblDescription"), "val"));
    rows(node, fate, has_single_column(node), sink);
}

void Story::rows(pugi::xml_node container, Fate fate, bool single_column, const Sink& sink) {
    each_within(container, "tr", 0, [&](pugi::xml_node tr) { row(tr, fate, single_column, sink); });
}

void Story::row(pugi::xml_node node, Fate fate, bool single_column, const Sink& sink) {
    const pugi::xml_node properties = child(node, "trPr");
    if (child(properties, "del")) fate = Fate::Deleted;
    if (single_column) {
        Paragraph open;
        each_within(node, "tc", 0, [&](pugi::xml_node tc) { blocks(tc, fate, open, sink); });
        close(open, sink);
        return;
    }
    Block whole;
    whole.kind = SOTTO_TABLE_ROW;
    whole.level = toggle(properties, "tblHeader") == Toggle::On ? 1 : 0;
    std::vector<Block> notes;
    bool first = true;
    each_within(node, "tc", 0, [&](pugi::xml_node tc) {
        Block piece;
        const bool deleted = static_cast<bool>(child(child(tc, "tcPr"), "cellDel"));
        cell(tc, deleted ? Fate::Deleted : fate, piece, notes);
        if (first)
            whole.bold_prefix = piece.bold_prefix;
        else
            whole.text += '\t';
        whole.text += piece.text;
        first = false;
    });
    if (trimmed(whole.text).empty())
        whole.text.clear();
    else
        sink(std::move(whole));
    for (Block& block : notes) sink(std::move(block));
}

/// The paragraphs of a cell on lines of their own; a table inside a cell gives a line per row.
void Story::cell(pugi::xml_node node, Fate fate, Block& result, std::vector<Block>& notes) {
    Paragraph open;
    const Sink sink = [&](Block&& block) {
        if (block.kind == SOTTO_FOOTNOTE) {
            notes.push_back(std::move(block));
            return;
        }
        if (result.text.empty())
            result.bold_prefix = block.bold_prefix;
        else
            result.text += '\n';
        result.text += one_line(block.text);
    };
    blocks(node, fate, open, sink);
    close(open, sink);
}

}  // namespace sotto::docx
