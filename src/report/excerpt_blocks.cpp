// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "report/excerpt_blocks.h"

#include "privacy/export_words.h"
#include "text/direction.h"

#include <fmt/core.h>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace sotto::report {

namespace {

using formats::WriteBlock;
using privacy::ProtectedExcerpt;

std::string turn_text(const ProtectedExcerpt::Turn& turn) {
    if (turn.speaker.utf8().empty()) return turn.text.utf8();
    return turn.speaker.utf8() + ": " + turn.text.utf8();
}

/// "One respondent, Lao PDR, 30-34"
std::string attribution_line(const ProtectedExcerpt& excerpt) {
    std::string line = excerpt.attribution.utf8();
    for (const auto& shown : excerpt.shown) line += ", " + shown.second.utf8();
    return line;
}

PrintedBlock printed_block(WriteBlock::Kind kind, std::string utf8, int level = 0) {
    PrintedBlock made;
    const bool right_to_left = text::is_right_to_left(utf8);
    made.block = {kind, level, std::move(utf8), right_to_left};
    return made;
}

/// The marks of `part`, which stands in `block` from `start` on.
void mark(PrintedBlock& block, const privacy::ProtectedText& part, text::Position start) {
    for (privacy::Replacement made : part.replacements()) {
        made.range = {made.range.start + start, made.range.end + start};
        block.marks.push_back(made);
    }
}

PrintedBlock printed_turn(const ProtectedExcerpt::Turn& turn) {
    auto made = printed_block(WriteBlock::Kind::Quote, turn_text(turn));
    made.block.right_to_left = turn.right_to_left;
    const auto before = text::count_code_points(made.block.utf8) - text::count_code_points(turn.text.utf8());
    mark(made, turn.text, before);
    return made;
}

PrintedBlock printed_attribution(const ProtectedExcerpt& excerpt) {
    auto made = printed_block(WriteBlock::Kind::Attribution, attribution_line(excerpt));
    mark(made, excerpt.attribution, 0);
    return made;
}

/// What the export says in its own voice.
const privacy::ExportWords& own_words(const privacy::Gate& gate) {
    return privacy::export_words(gate.terms().language);
}

std::string note(const privacy::Gate& gate) {
    const privacy::ExportWords& words = own_words(gate);
    return fmt::format(fmt::runtime(words.note),
                       words.audiences.at(static_cast<std::size_t>(gate.terms().audience)),
                       words.policies.at(static_cast<std::size_t>(gate.terms().policy)));
}

/// Excerpts under their first code, codes in the order of the codebook; those without a code last.
std::vector<std::pair<std::string, std::vector<const ProtectedExcerpt*>>> by_code(
    const ExcerptDocument& document) {
    std::vector<std::pair<std::string, std::vector<const ProtectedExcerpt*>>> groups;
    std::vector<const ProtectedExcerpt*> without;
    for (const ProtectedExcerpt& excerpt : document.excerpts) {
        if (excerpt.codes.empty()) {
            without.push_back(&excerpt);
            continue;
        }
        const std::string& code = excerpt.codes.front().utf8();
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const auto& known) { return known.first == code; });
        if (group == groups.end()) group = groups.insert(groups.end(), {code, {}});
        group->second.push_back(&excerpt);
    }
    std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
        return a.second.front()->code_place < b.second.front()->code_place;
    });
    if (!without.empty()) groups.emplace_back(std::string(), std::move(without));
    return groups;
}

void allow(const ProtectedExcerpt& excerpt, privacy::AllowedLines& allowed) {
    if (excerpt.public_statement) {
        allowed.named.push_back(excerpt.attribution.utf8());
        return;
    }
    if (!excerpt.shown.empty()) allowed.shown.push_back(attribution_line(excerpt));
    for (const auto& shown : excerpt.shown) allowed.shown.push_back(shown.second.utf8());
}

nlohmann::ordered_json record(const ProtectedExcerpt& excerpt, std::size_t number, const privacy::Gate& gate,
                              Shape shape) {
    std::string quote;
    for (const ProtectedExcerpt::Turn& turn : excerpt.turns) {
        if (!quote.empty()) quote += '\n';
        quote += turn_text(turn);
    }
    nlohmann::ordered_json object;
    object["number"] = number;
    object["quote"] = std::move(quote);
    object["attribution"] = excerpt.attribution.utf8();
    object["codes"] = nlohmann::ordered_json::array();
    for (const privacy::ProtectedText& code : excerpt.codes) object["codes"].push_back(code.utf8());
    object["source_kind"] = excerpt.source_kind.utf8();
    object["status"] = excerpt.public_statement ? "public" : "private";
    object["audience"] = study::name_of(gate.terms().audience);
    object["policy"] = privacy::name_of(gate.terms().policy);
    if (shape == Shape::Rows) {
        // A column of an attribute may not take the place of one of ours.
        for (const auto& [name, value] : excerpt.shown) {
            const bool taken = object.contains(name.utf8());
            object[taken ? "attribute " + name.utf8() : name.utf8()] = value.utf8();
        }
        return object;
    }
    object["attributes"] = nlohmann::ordered_json::object();
    for (const auto& [name, value] : excerpt.shown) object["attributes"][name.utf8()] = value.utf8();
    object["turns"] = nlohmann::ordered_json::array();
    for (const ProtectedExcerpt::Turn& turn : excerpt.turns) {
        object["turns"].push_back({{"speaker", turn.speaker.utf8()}, {"text", turn.text.utf8()}});
    }
    return object;
}

}  // namespace

Shape shape_for(const std::string& format_id) {
    if (format_id == "csv" || format_id == "xlsx") return Shape::Rows;
    return format_id == "json" ? Shape::Objects : Shape::Document;
}

std::vector<PrintedBlock> printed(const ExcerptDocument& document, const privacy::Gate& gate) {
    std::vector<PrintedBlock> blocks;
    const auto add_words = [&](WriteBlock::Kind kind, const privacy::ProtectedText& words, int level = 0) {
        blocks.push_back(printed_block(kind, words.utf8(), level));
        mark(blocks.back(), words, 0);
    };
    const auto words = [&](std::string_view utf8) { return gate.pass_text(utf8, gate.terms().language); };
    add_words(WriteBlock::Kind::Title, document.title ? *document.title : words(own_words(gate).excerpts));
    add_words(WriteBlock::Kind::Paragraph, words(note(gate)));
    const auto groups = by_code(document);
    for (const auto& [code, excerpts] : groups) {
        if (!code.empty()) {
            add_words(WriteBlock::Kind::Heading, excerpts.front()->codes.front(), 1);
        } else if (groups.size() > 1) {
            add_words(WriteBlock::Kind::Heading, words(own_words(gate).without_code), 1);
        }
        for (const ProtectedExcerpt* excerpt : excerpts) {
            const auto number = static_cast<std::size_t>(excerpt - document.excerpts.data());
            for (std::size_t turn = 0; turn < excerpt->turns.size(); ++turn) {
                blocks.push_back(printed_turn(excerpt->turns[turn]));
                blocks.back().excerpt = number;
                blocks.back().turn = turn;
            }
            blocks.push_back(printed_attribution(*excerpt));
            blocks.back().excerpt = number;
        }
    }
    return blocks;
}

ExcerptBlocks excerpt_blocks(const ExcerptDocument& document, const privacy::Gate& gate, Shape shape) {
    ExcerptBlocks result;
    const auto expect = [&](const ProtectedExcerpt& excerpt) {
        for (const ProtectedExcerpt::Turn& turn : excerpt.turns) result.expected.push_back(turn.text.utf8());
        result.expected.push_back(excerpt.attribution.utf8());
        allow(excerpt, result.allowed);
    };
    if (shape == Shape::Document) {
        for (PrintedBlock& one : printed(document, gate)) result.blocks.push_back(std::move(one.block));
        for (const auto& [code, excerpts] : by_code(document)) {
            for (const ProtectedExcerpt* excerpt : excerpts) expect(*excerpt);
        }
        return result;
    }
    const std::string title = document.title
                                  ? document.title->utf8()
                                  : gate.pass_text(own_words(gate).excerpts, gate.terms().language).utf8();
    result.blocks.push_back({WriteBlock::Kind::Title, 0, title, text::is_right_to_left(title)});
    std::size_t number = 0;
    for (const ProtectedExcerpt& excerpt : document.excerpts) {
        result.blocks.push_back(
            {WriteBlock::Kind::Record, 0, record(excerpt, ++number, gate, shape).dump(), false});
        expect(excerpt);
    }
    return result;
}

}  // namespace sotto::report
