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

    std::vector<PrintedBlock> blocks(const FindingDocument& document) {
        add(WriteBlock::Kind::Title, document.title ? *document.title : own(words_.findings));
        std::int64_t number = 0;
        for (const auto& finding : document.findings) {
            add(WriteBlock::Kind::Heading, finding.claim, 1, fmt::format("{}. ", ++number));
            for (const auto& paragraph : finding.discussion) add(WriteBlock::Kind::Paragraph, paragraph);
            side(words_.supporting, finding.supporting);
            side(words_.opposing, finding.opposing);
        }
        return std::move(blocks_);
    }
    /// What must be found again in the finished file, and what may stand in it. After `blocks`.
    ExcerptBlocks take_terms() { return std::move(terms_); }

private:
    privacy::ProtectedText own(std::string_view utf8) const { return gate_.pass_text(utf8, words_.language); }

    void add(WriteBlock::Kind kind, const privacy::ProtectedText& words, int level = 0,
             const std::string& before = {}) {
        PrintedBlock made{{kind, level, before + words.utf8(), text::is_right_to_left(words.utf8())}, {}};
        made.marks = words.replacements();
        const auto shift = static_cast<text::Position>(before.size());
        for (auto& mark : made.marks) mark.range = {mark.range.start + shift, mark.range.end + shift};
        blocks_.push_back(std::move(made));
        terms_.expected.push_back(words.utf8());
    }

    void side(std::string_view heading, const FindingDocument::Side& side) {
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
        for (auto& one : printed(quotes, gate_)) {
            // What the claims say takes the place of the headings; the note on pseudonyms stands once.
            const bool is_quote = one.excerpt != PrintedBlock::no_excerpt;
            if (one.block.kind == WriteBlock::Kind::Paragraph && !noted_) {
                blocks_.insert(blocks_.begin() + 1, std::move(one));
                noted_ = true;
            } else if (is_quote) {
                one.excerpt += excerpts_;
                blocks_.push_back(std::move(one));
            }
        }
        excerpts_ += side.excerpts.size();
        auto terms = excerpt_blocks(quotes, gate_, Shape::Document);
        const auto move_to = [](auto& from, auto& to) {
            to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
        };
        move_to(terms.expected, terms_.expected);
        move_to(terms.allowed.named, terms_.allowed.named);
        move_to(terms.allowed.shown, terms_.allowed.shown);
    }

    const privacy::Gate& gate_;
    const Words& words_;
    std::vector<PrintedBlock> blocks_;
    ExcerptBlocks terms_;
    std::size_t excerpts_ = 0;  ///< printed so far
    bool noted_ = false;
};

}  // namespace

std::vector<privacy::ProtectedExcerpt> printed_excerpts(const FindingDocument& document) {
    std::vector<privacy::ProtectedExcerpt> all;
    for (const auto& finding : document.findings) {
        for (const auto* side : {&finding.supporting, &finding.opposing})
            all.insert(all.end(), side->excerpts.begin(), side->excerpts.end());
    }
    return all;
}

std::vector<PrintedBlock> printed(const FindingDocument& document, const privacy::Gate& gate) {
    return Writer(gate).blocks(document);
}

Outcome write_findings(const std::filesystem::path& target, const FindingDocument& document,
                       const privacy::Gate& gate, const formats::Formats& formats, base::Progress& progress) {
    const formats::Format format = format_for(target, formats);
    if (shape_for(format.id) != Shape::Document) {
        throw base::Error(
            base::Blame::User,
            fmt::format("Findings are a document, and {} is none: choose .docx, .html or .md.", format.id));
    }
    Writer writer(gate);
    std::vector<WriteBlock> blocks;
    for (auto& one : writer.blocks(document)) blocks.push_back(std::move(one.block));
    const ExcerptBlocks content = writer.take_terms();
    progress.check();
    const std::string bytes = formats.write(format.id, blocks, progress);
    return publish_if_clean(target, bytes, content.expected, ScannedWords(gate), content.allowed, gate,
                            formats, progress);
}

}  // namespace sotto::report
