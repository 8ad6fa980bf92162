// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"
#include "privacy/names/chain.h"
#include "privacy/names/labels.h"
#include "privacy/names/name_text.h"
#include "privacy/names/names_model.h"

#include <cstdint>
#include <vector>

namespace sotto::privacy::names {

/// What the model thinks of each word of a text.
struct Judgements {
    struct Word {
        Scores marginals{};
        Label best = Label::Outside;
    };
    std::vector<Word> words;
};

/// Words that belong together.
struct Span {
    std::uint32_t first = 0;  ///< tokens
    std::uint32_t last = 0;   ///< exclusive
    Label label = Label::Other;
    double confidence = 0;
};

/// The spans that are probable enough, and further places of the surer ones; ascending, without overlaps.
std::vector<Span> spans_of(const NameText& text, const Judgements& judged, const Sensitivity& sensitivity);

Category category_of(Label label);

}  // namespace sotto::privacy::names
