// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/names/training/labelled_text.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace sotto::privacy::names::training {

/// Typical names of one origin, by kind: `given`, `family`, `place` …
struct Origin {
    std::string name;
    std::map<std::string, std::vector<std::string>> entries;
};

/// Reads data/origins.txt. Throws `base::Error`.
std::vector<Origin> read_origins(const std::filesystem::path& file);
/// Reads sentences with slots, one in each line: `{given}` (data/frames.txt) or `{{first_name}}`
/// (presidio-research). Lines with slots that are not names are left out. Throws `base::Error`.
std::vector<std::string> read_frames(const std::filesystem::path& file);

struct Part {
    bool held_out = false;  ///< make texts of what is kept from training, else of the rest
    unsigned part = 5;      ///< which fifth of names and sentences that is; 5: none
};

/// Texts made of frames and names, as many for each origin, so that none is better known than another. Half
/// of the names are put together of two halves: spelt as names of that origin are, but seen nowhere. The same
/// input gives the same texts.
std::vector<LabelledText> made_up_texts(const std::vector<Origin>& origins,
                                        const std::vector<std::string>& frames, const Part& part,
                                        std::size_t texts_per_origin);

}  // namespace sotto::privacy::names::training
