// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/names/model_table.h"
#include "privacy/names/training/labelled_text.h"
#include "privacy/names/training/spoken_frames.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace sotto::privacy::names::training {

/// Which words are usual, and which are in lists of names.
class WordLists {
public:
    /// Counts in how many texts a word stands in small letters and is no name; texts that were made up say
    /// nothing about that.
    WordLists(const std::vector<LabelledText>& texts, const std::vector<Origin>& lists);

    /// Fills in `known` and `listed` of a text that is learnt from. What the text itself says of its words
    /// does not count, or every word of it would be known, and that of no other text.
    void look_up(const LabelledText& labelled, NameText& text) const;
    void take(ModelContent& to) const;

private:
    std::unordered_map<std::uint64_t, std::uint32_t> texts_with_;
    std::unordered_map<std::uint64_t, std::uint8_t> listed_;
};

}  // namespace sotto::privacy::names::training
