// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/blocks.h"

#include <catch2/catch.hpp>
#include <string>

using namespace sotto;
using workbench::Block;

namespace {

study::Passage passage(const text::Text& text, text::Range said) {
    study::Passage made;
    made.range = said;
    made.said = said;
    made.first_byte = static_cast<std::int64_t>(text.byte_of(said.start));
    made.last_byte = static_cast<std::int64_t>(text.byte_of(said.end));
    return made;
}

std::vector<Block> blocks_of(const text::Text& text) {
    return workbench::cut_into_blocks(text, {passage(text, text.whole())});
}

std::string words(const text::Text& text, const Block& block) {
    return std::string(text.slice(block.range));
}

/// Every block's bytes and code points name the same words, and blocks stand in order.
void check_consistent(const text::Text& text, const std::vector<Block>& blocks) {
    text::Position behind = 0;
    for (const auto& block : blocks) {
        CHECK(text.byte_of(block.range.start) == block.first_byte);
        CHECK(text.byte_of(block.range.end) == block.last_byte);
        CHECK(block.range.length() <= workbench::longest_block);
        CHECK(block.range.start >= behind);
        behind = block.range.end;
    }
}

std::string repeated(std::string_view piece, int times) {
    std::string made;
    for (int i = 0; i < times; ++i) made += piece;
    return made;
}

}  // namespace

TEST_CASE("each line of a passage is a block, and empty lines are none") {
    const text::Text text("First line.\n\nSecond, with 👩‍⚕️.\nThird");
    const auto blocks = blocks_of(text);
    REQUIRE(blocks.size() == 3);
    CHECK(words(text, blocks[0]) == "First line.");
    CHECK(words(text, blocks[1]) == "Second, with 👩‍⚕️.");
    CHECK(words(text, blocks[2]) == "Third");
    CHECK(blocks[0].starts_passage);
    CHECK_FALSE(blocks[1].starts_passage);
    CHECK(blocks[2].ends_passage);
    CHECK_FALSE(blocks[1].ends_passage);
    for (const auto& block : blocks) CHECK((block.starts_paragraph && block.ends_paragraph));
    check_consistent(text, blocks);
}

TEST_CASE("only what is said is in blocks, and a passage in which nothing is said has an empty one") {
    const text::Text text("ANNA: Yes.\nBEN:\nANNA: No.");
    const auto blocks = workbench::cut_into_blocks(
        text, {passage(text, {6, 10}), passage(text, {15, 15}), passage(text, {22, 25})});
    REQUIRE(blocks.size() == 3);
    CHECK(words(text, blocks[0]) == "Yes.");
    CHECK(blocks[1].range.empty());
    CHECK(blocks[1].passage == 1);
    CHECK((blocks[1].starts_passage && blocks[1].ends_passage));
    CHECK(words(text, blocks[2]) == "No.");
    check_consistent(text, blocks);
}

TEST_CASE("no passages give no blocks") {
    CHECK(workbench::cut_into_blocks(text::Text("words"), {}).empty());
}

TEST_CASE("a long paragraph is cut behind its sentences") {
    const text::Text text(repeated("We went to the clinic. ", 400));
    const auto blocks = blocks_of(text);
    REQUIRE(blocks.size() > 4);
    check_consistent(text, blocks);
    std::string joined;
    for (const auto& block : blocks) {
        CHECK(words(text, block).substr(0, 2) == "We");
        joined += words(text, block);
    }
    CHECK(joined == text.utf8());
    CHECK(blocks.front().starts_paragraph);
    CHECK_FALSE(blocks.front().ends_paragraph);
    CHECK_FALSE(blocks[1].starts_paragraph);
    CHECK(blocks.back().ends_paragraph);
}

TEST_CASE("without sentences a long paragraph is cut behind a space") {
    const text::Text text(repeated("слово ", 1000));
    const auto blocks = blocks_of(text);
    REQUIRE(blocks.size() >= 3);
    check_consistent(text, blocks);
    for (std::size_t i = 0; i + 1 < blocks.size(); ++i) CHECK(words(text, blocks[i]).back() == ' ');
}

TEST_CASE("without spaces it is cut between words of a dictionary, else between grapheme clusters") {
    const text::Text lao(repeated("ເຮັດວຽກຢູ່ໂຮງໝໍ", 300));
    check_consistent(lao, blocks_of(lao));
    CHECK(blocks_of(lao).size() >= 2);

    const text::Text family(repeated("👨‍👩‍👧‍👦", 600));
    const auto blocks = blocks_of(family);
    CHECK(blocks.size() >= 2);
    check_consistent(family, blocks);
    for (const auto& block : blocks) CHECK(block.range.length() % 7 == 0);

    const text::Text letters(repeated("a", 5001));
    CHECK(blocks_of(letters).size() == 3);
    check_consistent(letters, blocks_of(letters));
}

TEST_CASE("all blocks of a paragraph run as its beginning does") {
    const text::Text text(repeated("قالت إنها ذهبت. ", 150) + repeated("Clinic is the word. ", 120));
    const auto blocks = blocks_of(text);
    REQUIRE(blocks.size() > 2);
    for (const auto& block : blocks) CHECK(block.right_to_left);
}

TEST_CASE("a place is found in the block that holds it, or the next that is shown") {
    const text::Text text("ANNA: Yes.\nBEN: No.");
    const auto blocks = workbench::cut_into_blocks(text, {passage(text, {6, 10}), passage(text, {16, 19})});
    CHECK(workbench::block_at(blocks, 0) == 0);
    CHECK(workbench::block_at(blocks, 6) == 0);
    CHECK(workbench::block_at(blocks, 10) == 0);
    CHECK(workbench::block_at(blocks, 11) == 1);
    CHECK(workbench::block_at(blocks, 16) == 1);
    CHECK(workbench::block_at(blocks, 19) == 1);
    CHECK(workbench::block_at(blocks, 1000) == 1);
}
