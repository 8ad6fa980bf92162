// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "report/findings.h"

#include "base/error.h"
#include "report/excerpt_blocks.h"
#include "report/finished_file.h"
#include "text/direction.h"

#include <fmt/format.h>
#include <array>
#include <string>
#include <string_view>

namespace sotto::report {

namespace {

using formats::WriteBlock;

struct Words {
    std::string_view language;
    std::string_view findings;
    std::string_view supporting;
    std::string_view opposing;
    std::string_view sources;
    std::string_view withheld;
    std::array<std::string_view, 6> kinds;  ///< in the order of `study::SourceKind`
};

constexpr std::array<Words, 2> words_by_language{
    {{"en",
      "Findings",
      "Speaks for it",
      "Speaks against it",
      "Sources: ",
      "Quotes withheld: {}.",
      {"interviews", "focus groups", "literature", "field notes", "public statements", "survey answers"}},
     {"fr",
      "Constats",
      "Ce qui l’appuie",
      "Ce qui s’y oppose",
      "Sources : ",
      "Citations retenues : {}.",
      {"entretiens", "groupes de discussion", "documentation", "notes de terrain", "déclarations publiques",
       "réponses à l’enquête"}}}};

const Words& words_in(std::string_view language) {
    return language.starts_with("fr") ? words_by_language[1] : words_by_language[0];
}

class Writer {
public:
    explicit Writer(const privacy::Gate& gate) : gate_(gate), words_(words_in(gate.terms().language)) {}

    ExcerptBlocks blocks(const FindingDocument& document) {
        add(WriteBlock::Kind::Title, document.title ? *document.title : own(words_.findings));
        bool first = true;
        std::int64_t number = 0;
        for (const auto& finding : document.findings) {
            add(WriteBlock::Kind::Heading, finding.claim, 1);
            result_.blocks.back().utf8 = fmt::format("{}. {}", ++number, finding.claim.utf8());
            for (const auto& paragraph : finding.discussion) add(WriteBlock::Kind::Paragraph, paragraph);
            side(words_.supporting, finding.supporting, first);
            side(words_.opposing, finding.opposing, first);
        }
        return std::move(result_);
    }

private:
    privacy::ProtectedText own(std::string_view utf8) const { return gate_.pass_text(utf8, words_.language); }

    void add(WriteBlock::Kind kind, const privacy::ProtectedText& words, int level = 0) {
        result_.blocks.push_back({kind, level, words.utf8(), text::is_right_to_left(words.utf8())});
        result_.expected.push_back(words.utf8());
    }

    void side(std::string_view heading, const FindingDocument::Side& side, bool& first) {
        if (side.sources.empty()) return;
        add(WriteBlock::Kind::Heading, own(heading), 2);
        std::string strength;
        for (const auto& [kind, count] : side.sources) {
            strength += fmt::format("{}{} {}", strength.empty() ? "" : ", ",
                                    words_.kinds.at(static_cast<std::size_t>(kind)), count);
        }
        strength = std::string(words_.sources) + strength + ".";
        if (side.withheld > 0) strength += ' ' + fmt::format(fmt::runtime(words_.withheld), side.withheld);
        add(WriteBlock::Kind::Paragraph, own(strength));
        if (side.excerpts.empty()) return;
        ExcerptDocument quotes;
        quotes.excerpts = side.excerpts;
        auto printed = excerpt_blocks(quotes, gate_, Shape::Document);
        for (auto& block : printed.blocks) {
            // What the claims say takes the place of the headings; the note on pseudonyms stands once.
            const bool is_quote =
                block.kind == WriteBlock::Kind::Quote || block.kind == WriteBlock::Kind::Attribution;
            const bool is_note = block.kind == WriteBlock::Kind::Paragraph;
            if (is_note && first) {
                result_.blocks.insert(result_.blocks.begin() + 1, std::move(block));
                first = false;
            } else if (is_quote) {
                result_.blocks.push_back(std::move(block));
            }
        }
        const auto move_to = [](auto& from, auto& to) {
            to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
        };
        move_to(printed.expected, result_.expected);
        move_to(printed.allowed.named, result_.allowed.named);
        move_to(printed.allowed.shown, result_.allowed.shown);
    }

    const privacy::Gate& gate_;
    const Words& words_;
    ExcerptBlocks result_;
};

}  // namespace

Outcome write_findings(const std::filesystem::path& target, const FindingDocument& document,
                       const privacy::Gate& gate, const formats::Formats& formats, base::Progress& progress) {
    const formats::Format format = format_for(target, formats);
    if (shape_for(format.id) != Shape::Document) {
        throw base::Error(
            base::Blame::User,
            fmt::format("Findings are a document, and {} is none: choose .docx, .html or .md.", format.id));
    }
    const ExcerptBlocks content = Writer(gate).blocks(document);
    progress.check();
    const std::string bytes = formats.write(format.id, content.blocks, progress);
    return publish_if_clean(target, bytes, content.expected, content.allowed, gate, formats, progress);
}

}  // namespace sotto::report
