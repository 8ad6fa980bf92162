// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/names/name_text.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace sotto::privacy::names {

/// What lists say of a word, alone or as part of a longer entry; bits of `NameToken::listed`.
enum Listed : std::uint8_t {
    listed_country = 1,
    listed_nationality = 2,
    listed_place = 4,
    listed_given = 8,
    listed_family = 16
};

/// The features of one word, as hashes; no memory is taken for them.
struct FeatureKeys {
    std::array<std::uint64_t, 72> keys{};
    std::size_t count = 0;
};

/// What the model sees of token `at` in its sentence. The model's weights belong to exactly these: whoever
/// changes them trains the model again and raises `feature_version`.
void features_of(const NameText& text, const Sentence& sentence, std::size_t at, FeatureKeys& out);

inline constexpr std::uint32_t feature_version = 1;

}  // namespace sotto::privacy::names
