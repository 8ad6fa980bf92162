// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/cut_text.h"

#include <catch2/catch.hpp>

using namespace sotto;
using commands::Cut;
using commands::CutText;

TEST_CASE("what is left of a text keeps its words, and every range its place") {
    //                    0         1         2
    //                    0123456789012345678901234
    const text::Text text("ab Ana cd THEIR WORDS ef👩‍👩‍👧gh");
    const CutText cut(text, {{{10, 21}, true}, {{3, 6}, false}});
    CHECK(cut.utf8() == "ab […] cd […] ef👩‍👩‍👧gh");
    const text::Text after{std::string(cut.utf8())};
    const auto words = [&](text::Range range) {
        const auto carried = cut.carried(range);
        return carried ? std::string(after.slice(*carried)) : "gone";
    };
    for (const text::Range range : {text::Range{0, 2}, {0, 3}, {6, 10}, {7, 9}, {21, 24}, {22, 31}, {31, 31}})
        CHECK(words(range) == text.slice(range));
    CHECK(words({0, 31}) == after.utf8());
    // Within somebody else's words the mark stands for the name.
    CHECK(words({3, 6}) == "[…]");
    CHECK(words({4, 5}) == "[…]");
    CHECK(words({0, 4}) == "ab […]");
    CHECK(words({5, 9}) == "[…] cd");
    // Words of their own leave nothing, and whatever reaches into them ends there.
    CHECK(words({10, 21}) == "gone");
    CHECK(words({12, 15}) == "gone");
    CHECK(words({7, 15}) == "cd ");
    CHECK(words({15, 24}) == " ef");
    CHECK(words({7, 24}) == "cd […] ef");
}

TEST_CASE("cuts side by side, over each other and at the ends of a text") {
    const text::Text text("abcdefghij");
    const CutText cut(text, {{{0, 2}, true}, {{2, 4}, true}, {{6, 8}, false}, {{7, 10}, true}});
    CHECK(cut.utf8() == "[…][…]ef[…]");
    CHECK(cut.carried({4, 6}) == text::Range{6, 8});
    CHECK_FALSE(cut.carried({1, 4}).has_value());
    CHECK(cut.carried({0, 10}) == text::Range{3, 8});
    CHECK(CutText(text, {}).utf8() == "abcdefghij");
    CHECK(CutText(text, {}).carried({3, 5}) == text::Range{3, 5});
}
