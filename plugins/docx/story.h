// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "output.h"
#include "styles.h"
#include "xml.h"

namespace sotto::docx {

/// What a document holds that a reader of its text does not see; for the warnings.
struct Tally {
    std::size_t deletions = 0;
    std::size_t hidden = 0;
    std::size_t unknown_symbols = 0;
    std::size_t foreign_parts = 0;  ///< pieces of text in another format inside the document
};

/// The notes of a document by id, and which of them its text refers to.
struct Notes {
    std::map<std::string, pugi::xml_node, std::less<>> by_id;
    std::set<std::string, std::less<>> used;
    int being_read = 0;  ///< notes may refer to notes
};

/// Reads one run of text with its own paragraphs: the body, a note, a header, a comment.
class Story {
public:
    struct Context {
        const Styles& styles;
        Output& output;
        Tally& tally;
        Notes& footnotes;
        Notes& endnotes;
    };

    using Sink = std::function<void(Block&&)>;

    /// `root` is the element whose children are the paragraphs and tables.
    Story(const Context& context, pugi::xml_node root);

    /// Gives the blocks in reading order; notes follow the block that refers to them. Throws
    /// `plugin::Stopped`, and `plugin::Refusal` when elements are nested deeper than any word processor does.
    void read(const Sink& sink);

private:
    enum class Fate { Kept, Deleted, Moved };
    /// A paragraph being put together; one whose end mark was deleted goes on in the next.
    struct Paragraph {
        Block block;
        bool begun = false;
        bool loose = false;  ///< its text stands outside of any paragraph, as some converters write it
        bool still_bold = true;
        std::string deleted;
        std::string hidden;
        std::string style;
        std::vector<Block> after;  ///< notes and text boxes
    };
    struct Field {
        bool in_instruction = true;
        std::string instruction;
    };
    class Deeper;

    void blocks(pugi::xml_node container, Fate fate, Paragraph& open, const Sink& sink);
    void paragraph(pugi::xml_node node, Fate fate, Paragraph& open, const Sink& sink);
    void close(Paragraph& open, const Sink& sink);
    void inlines(pugi::xml_node container, Fate fate, Paragraph& into);
    void run(pugi::xml_node node, Fate fate, Paragraph& into);
    void run_content(pugi::xml_node node, Fate fate, bool bold, bool hidden, Paragraph& into);
    void append(std::string_view text, Fate fate, bool bold, bool hidden, Paragraph& into);
    void field_character(pugi::xml_node node);
    void instruction(const Field& field);
    void drawing(pugi::xml_node node, Fate fate, Paragraph& into);
    void alternatives(pugi::xml_node node, const std::function<void(pugi::xml_node)>& read);
    void table(pugi::xml_node node, Fate fate, const Sink& sink);
    void rows(pugi::xml_node container, Fate fate, bool single_column, const Sink& sink);
    void row(pugi::xml_node node, Fate fate, bool single_column, const Sink& sink);
    void cell(pugi::xml_node node, Fate fate, Block& result, std::vector<Block>& notes);
    void note(pugi::xml_node reference, Notes& notes, Paragraph& into);

    Context context_;
    pugi::xml_node root_;
    std::vector<Field> fields_;
    bool fields_are_balanced_ = true;
    int depth_ = 0;
};

/// All the text of a note, comment, header or footer, its paragraphs parted by newlines.
std::string text_of(const Story::Context& context, pugi::xml_node root);

}  // namespace sotto::docx
