// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/names/labels.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// What the names model is taught from, and measured with.
namespace sotto::privacy::names::training {

/// A marked piece of a text, in bytes.
struct Mark {
    enum class Hiding : std::uint8_t { Unknown, Direct, Quasi, None };

    std::size_t first = 0;
    std::size_t last = 0;
    Label label = Label::Outside;
    Hiding hiding = Hiding::Unknown;  ///< whether it must be hidden, where the set says so
    std::string entity;               ///< whom it belongs to, where the set says so
};

struct LabelledText {
    std::string set;  ///< "tab", "gum vlog", "btc a"
    std::string id;
    std::string text;
    std::vector<Mark> marks;    ///< ascending
    bool dates_marked = false;  ///< else nobody looked for dates and numbers: they may be anything
    bool made_up = false;       ///< from templates: teaches names, but not which words are usual
    bool lists_hidden = false;  ///< read as if its names were in no list, as those of the real world are
};

/// Reads a data file: TAB (`.jsonl`), GUM (`#doc` lines), presidio templates (`{{person}}`), else CoNLL (the
/// word first, the label last in each line). Sets without documents are cut every few sentences. Throws
/// `base::Error`.
std::vector<LabelledText> read_data(const std::filesystem::path& file);

/// Whether a text belongs to the part that is kept from training: one in five, by its id.
bool is_held_out(const LabelledText& text, unsigned part);

/// The label that a data set's own word for it stands for; `Outside` for those that do not matter here.
Label label_named(const std::string& name);

}  // namespace sotto::privacy::names::training
