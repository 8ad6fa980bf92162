// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "report/excerpt_blocks.h"

#include "text/direction.h"

#include <fmt/core.h>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace sotto::report {

namespace {

using formats::WriteBlock;
using privacy::ProtectedExcerpt;

WriteBlock block(WriteBlock::Kind kind, std::string utf8, int level = 0) {
    const bool right_to_left = text::is_right_to_left(utf8);
    return {kind, level, std::move(utf8), right_to_left};
}

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

std::string note(const privacy::Gate& gate) {
    return fmt::format("Pseudonymised; residual risk remains. Audience: {}. Attribution: {}.",
                       study::name_of(gate.terms().audience), privacy::name_of(gate.terms().policy));
}

/// Excerpts under their first code, codes in order of first appearance; those without a code last.
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

ExcerptBlocks excerpt_blocks(const ExcerptDocument& document, const privacy::Gate& gate, Shape shape) {
    ExcerptBlocks result;
    const auto words = [&](std::string_view utf8) { return gate.pass_text(utf8, "en").utf8(); };
    const std::string title = document.title ? document.title->utf8() : words("Excerpts");
    const auto expect = [&](const ProtectedExcerpt& excerpt) {
        for (const ProtectedExcerpt::Turn& turn : excerpt.turns) result.expected.push_back(turn.text.utf8());
        result.expected.push_back(excerpt.attribution.utf8());
        allow(excerpt, result.allowed);
    };

    result.blocks.push_back(block(WriteBlock::Kind::Title, title));
    const auto groups = by_code(document);
    if (shape != Shape::Document) {
        std::size_t number = 0;
        for (const ProtectedExcerpt& excerpt : document.excerpts) {
            result.blocks.push_back(
                {WriteBlock::Kind::Record, 0, record(excerpt, ++number, gate, shape).dump(), false});
            expect(excerpt);
        }
        return result;
    }

    result.blocks.push_back(block(WriteBlock::Kind::Paragraph, words(note(gate))));
    for (const auto& [code, excerpts] : groups) {
        if (!code.empty()) {
            result.blocks.push_back(block(WriteBlock::Kind::Heading, code, 1));
        } else if (groups.size() > 1) {
            result.blocks.push_back(block(WriteBlock::Kind::Heading, words("Without a code"), 1));
        }
        for (const ProtectedExcerpt* excerpt : excerpts) {
            for (const ProtectedExcerpt::Turn& turn : excerpt->turns) {
                WriteBlock quote = block(WriteBlock::Kind::Quote, turn_text(turn));
                quote.right_to_left = turn.right_to_left;
                result.blocks.push_back(std::move(quote));
            }
            result.blocks.push_back(block(WriteBlock::Kind::Attribution, attribution_line(*excerpt)));
            expect(*excerpt);
        }
    }
    return result;
}

}  // namespace sotto::report
