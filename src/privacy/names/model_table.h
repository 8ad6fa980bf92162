// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/names/chain.h"
#include "privacy/names/features.h"
#include "privacy/names/name_text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sotto::privacy::names {

/// A feature that is kept, with its weight for each label but `Outside`.
struct Weighted {
    std::uint64_t key = 0;
    std::array<float, weight_count> weights{};
};

/// What a model file is made of.
struct ModelContent {
    std::vector<Weighted> features;
    std::array<Transitions, 2> transitions{};  ///< by `Casing`
    /// Words by their hash with how usual they are (1…3).
    std::vector<std::pair<std::uint64_t, std::uint8_t>> known;
    /// Words by their hash with what lists say (`Listed`).
    std::vector<std::pair<std::uint64_t, std::uint8_t>> listed;
};

/// The bytes of a model file. The same content gives the same bytes.
///
/// Little-endian: a header of 32-bit numbers (magic, version of the file, version of the features, slots of
/// each of the three tables, one float: what a weight of 1 stands for), the transitions of both casings as
/// floats, then for each of the tables the checks (16 bits, 0: free) and the values. A table is an open
/// addressing one: an entry stands in the first free slot from its bucket of 16 on. A check is the low half
/// of the hash, so one in some thousands of unknown features is taken for another.
std::string model_bytes(const ModelContent& content);

/// Reads a model in place; the bytes outlive it. Safe on any thread.
class ModelTable {
public:
    /// Throws `base::Error` (Environment) when the bytes are no model of this version.
    explicit ModelTable(std::string_view bytes);

    /// Fills in what the model knows of each word: `known` and `listed`.
    void look_up_words(NameText& text) const;
    /// Adds what the features of a word say.
    void score(const FeatureKeys& features, Scores& scores) const noexcept;
    [[nodiscard]] const Transitions& transitions(Casing casing) const {
        return transitions_[static_cast<std::size_t>(casing)];
    }

private:
    struct Table {
        const unsigned char* checks = nullptr;
        const unsigned char* values = nullptr;
        std::size_t slots = 0;
        std::size_t width = 0;
        /// Null when it is not there.
        [[nodiscard]] const unsigned char* find(std::uint64_t key) const noexcept;
        /// Asks for the memory that `find` will look at.
        void fetch(std::uint64_t key) const noexcept;
    };
    Table weights_;
    Table known_;
    Table listed_;
    float scale_ = 1;
    std::array<Transitions, 2> transitions_{};
};

}  // namespace sotto::privacy::names
