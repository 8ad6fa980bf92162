// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "study/coding.h"

#include <random>
#include <vector>

namespace sotto::tests {

/// Codings for tests, numbered as they are made.
class Codings {
public:
    Codings& with(std::int64_t code, std::int64_t source, text::Position start, text::Position end) {
        study::Coding coding;
        coding.id.value = static_cast<std::int64_t>(codings.size()) + 1;
        coding.code.value = code;
        coding.source.value = source;
        coding.range = {start, end};
        codings.push_back(coding);
        return *this;
    }

    /// Short overlapping codings in a few short sources, so that brute force can check what is said of them.
    static Codings random(unsigned seed, int count) {
        std::mt19937 random(seed);
        const auto upto = [&](int n) {
            return static_cast<std::int64_t>(random() % static_cast<unsigned>(n));
        };
        Codings made;
        for (int i = 0; i < count; ++i) {
            const auto start = upto(60);
            made.with(1 + upto(5), 1 + upto(3), start, start + 1 + upto(20));
        }
        return made;
    }

    std::vector<study::Coding> codings;
};

}  // namespace sotto::tests
