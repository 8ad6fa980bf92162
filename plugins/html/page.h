// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/plugin_api.h"
#include "tokenizer.h"

namespace sotto::html {

struct Block {
    std::int32_t kind = SOTTO_PARAGRAPH;
    std::int32_t level = 0;
    std::string text;
    std::size_t bold_prefix = 0;
    std::string note;                     ///< the id of the note that this is, if it is one
    std::vector<std::string> references;  ///< ids of the notes that its text refers to
};

/// Builds blocks from the tokens of a page. Knows what pages do in practice: end tags left out, elements in
/// the wrong place, tables used for layout.
class Page {
public:
    /// To be called with each token in turn.
    void take(const Token& token);
    /// The blocks in reading order, once every token was taken; each note follows the block that refers to
    /// it.
    [[nodiscard]] std::vector<Block> finish();
    /// Name and text of what leaves with the page but is not part of its running text.
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& properties() const {
        return properties_;
    }

private:
    struct Element {
        std::string name;
        std::string role;  // what Sotto's own pages and other programs say by role or class
        std::string id;
        int rank = 0;  // of a heading
        bool bold = false;
        bool hidden = false;
    };
    struct Cell {
        std::vector<Block> blocks;
    };
    struct Row {
        std::vector<Cell> cells;
        bool header = true;
    };
    struct Table {
        std::vector<Row> rows;
        std::vector<Block> before;  // a caption, and what stands outside of any cell
    };

    void start(const Token& token);
    void end(const std::string& name);
    void text(std::string_view text);
    void note_properties(const Token& token);
    void close_implied(const std::string& name);
    void push(const Token& token);
    void pop_to(std::size_t size);
    void leave(const Element& element);
    [[nodiscard]] bool inside(std::string_view name) const;
    void count(const Element& element, int change);
    void append(std::string_view text, bool bold);
    void flush();
    void classify(Block& block) const;
    void add(Block&& block);
    void finish_table();

    std::vector<Element> open_;
    // How many of `open_` bear a name, and what they are: the stack may be deep, and is asked at every tag.
    std::map<std::string, int, std::less<>> open_names_;
    int unseen_ = 0;
    int note_marks_ = 0;
    std::vector<Table> tables_;
    std::vector<Block> blocks_;
    std::vector<std::pair<std::string, std::string>> properties_;
    Block current_;
    bool still_bold_ = true;
    bool space_pending_ = false;
    bool glued_mark_ = false;  // the digits to come stand above the line, right behind a word
    std::string hidden_;
    std::string raw_;  // the text of a title, script or the like
};

}  // namespace sotto::html
