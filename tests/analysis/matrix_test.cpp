// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "analysis/matrix.h"

#include <catch2/catch.hpp>

using namespace sotto;
using analysis::Count;
using analysis::cross_table;
using analysis::Piece;

namespace {

Piece piece(std::size_t row, std::size_t column, std::int64_t coding, std::int64_t source,
            text::Range range) {
    return {row, column, {coding}, {source}, range};
}

}  // namespace

TEST_CASE("a coding in two pieces counts once in its cell, and its characters once each") {
    const std::vector<Piece> pieces{piece(0, 1, 7, 1, {0, 10}), piece(0, 1, 7, 1, {20, 25}),
                                    piece(0, 1, 8, 1, {5, 12}), piece(0, 1, 9, 2, {5, 12})};
    CHECK(cross_table(1, 2, pieces, Count::Codings).at(0, 1) == 3);
    CHECK(cross_table(1, 2, pieces, Count::Sources).at(0, 1) == 2);
    CHECK(cross_table(1, 2, pieces, Count::Characters).at(0, 1) == 12 + 5 + 7);
    CHECK(cross_table(1, 2, pieces, Count::Characters).at(0, 0) == 0);
}

TEST_CASE("a coding inside another adds no characters") {
    const std::vector<Piece> pieces{piece(0, 0, 1, 1, {0, 100}), piece(0, 0, 2, 1, {10, 20}),
                                    piece(0, 0, 3, 1, {90, 110})};
    CHECK(cross_table(1, 1, pieces, Count::Characters).at(0, 0) == 110);
}

TEST_CASE("what cells count has names that are read back") {
    for (const auto count : {Count::Codings, Count::Sources, Count::Characters}) {
        CHECK(analysis::count_of(analysis::name_of(count)) == count);
    }
    CHECK_FALSE(analysis::count_of("words").has_value());
}
