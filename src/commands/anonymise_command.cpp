// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"
#include "commands/import_reading.h"
#include "commands/plain_document.h"
#include "commands/profiles.h"
#include "commands/protection.h"
#include "commands/session.h"
#include "privacy/likely_names.h"
#include "report/report.h"

#include <fmt/format.h>
#include <algorithm>
#include <iterator>
#include <map>

namespace sotto::commands {

namespace {

formats::WriteBlock::Kind kind_for(study::Block::Kind kind) {
    using Written = formats::WriteBlock::Kind;
    switch (kind) {
        case study::Block::Kind::Heading:
            return Written::Heading;
        case study::Block::Kind::ListItem:
            return Written::ListItem;
        case study::Block::Kind::TableRow:
            return Written::TableRow;
        case study::Block::Kind::Quote:
            return Written::Quote;
        case study::Block::Kind::Footnote:
            return Written::Footnote;
        case study::Block::Kind::Paragraph:
            break;
    }
    return Written::Paragraph;
}

/// A block of the file and what is found in it; an identifier may reach over its borders.
struct Piece {
    text::Text words;
    std::vector<privacy::Identifier> found;  ///< in positions of `words`
};

/// Blocks that follow each other as running text are looked at together: a line may end, and a question be
/// answered, in the next.
std::vector<Piece> pieces_of(const PlainDocument& document, const privacy::Protection& protection) {
    const auto& blocks = document.read.blocks;
    const auto runs_on = [](const study::Block& block) {
        return block.kind != study::Block::Kind::TableRow && block.kind != study::Block::Kind::Heading;
    };
    std::vector<Piece> pieces;
    for (std::size_t first = 0; first < blocks.size();) {
        std::string run;
        std::vector<text::Position> starts;
        text::Position length = 0;
        std::size_t last = first;
        do {
            const auto& block = blocks[last];
            if (last > first) run += '\n';
            pieces.push_back(
                {text::Text(block.speaker.empty() ? block.utf8 : block.speaker + ": " + block.utf8), {}});
            starts.push_back(length);
            run += pieces.back().words.utf8();
            length += pieces.back().words.length() + 1;
            ++last;
        } while (last < blocks.size() && runs_on(blocks[last - 1]) && runs_on(blocks[last]));
        const text::Text whole(std::move(run));
        const auto names = privacy::likely_names(whole, document.language);
        for (const auto& found : protection.find_wrapped(whole, document.language, names)) {
            auto at = std::upper_bound(starts.begin(), starts.end(), found.range.start) - starts.begin() - 1;
            for (; at < std::ssize(starts) && starts[static_cast<std::size_t>(at)] < found.range.end; ++at) {
                const auto start = starts[static_cast<std::size_t>(at)];
                auto& piece = pieces[first + static_cast<std::size_t>(at)];
                auto moved = found;
                moved.range = {found.range.start - start, found.range.end - start};
                if (moved.range.start < piece.words.length()) piece.found.push_back(std::move(moved));
            }
        }
        first = last;
    }
    return pieces;
}

Outcome anonymise(Session& session, const Arguments& arguments) {
    const std::filesystem::path target = arguments.text("OUT");
    auto ending = target.extension().string();
    if (!ending.empty()) ending.erase(0, 1);
    static_cast<void>(session.formats().writer_for(ending));

    const auto table =
        arguments.has("register") ? read_register(arguments.text("register")) : RegisterTable();
    for (const auto& problem : table.problems) session.tell(problem.sentence);
    for (const auto& warning : table.warnings) session.tell(warning);
    const auto protection = protection_of(
        table, arguments.has("profile") ? read_profile(arguments.text("profile")) : privacy::Profile());
    privacy::ExportTerms terms;
    terms.audience = *study::audience(arguments.text("audience", "public"));
    const privacy::Gate gate(protection, {{}, terms});
    const auto document =
        read_plain(session.formats(), arguments.text("FILE"), arguments.text("language"), session.progress());

    std::map<std::string, std::int64_t> replaced;
    auto findings = Value::array();
    std::vector<report::ProtectedBlock> blocks;
    std::int64_t number = 0;
    for (const auto& piece : pieces_of(document, protection)) {
        const auto& block = document.read.blocks[static_cast<std::size_t>(number)];
        ++number;
        for (auto identifier : piece.found) {
            identifier.range = {std::max<text::Position>(identifier.range.start, 0),
                                std::min(identifier.range.end, piece.words.length())};
            findings.add(described(identifier, piece.words).set("block", number));
            if (identifier.state != privacy::ReviewState::Rejected) {
                ++replaced[std::string(privacy::name_of(identifier.category))];
            }
        }
        blocks.push_back({kind_for(block.kind), block.level,
                          gate.pass_text(piece.words.utf8(), document.language, piece.found)});
    }
    const auto written =
        report::write_protected_text(target, blocks, gate, session.formats(), session.progress());

    auto counts = Value::object();
    for (const auto& [category, count] : replaced) counts.set(category, count);
    auto leaks = Value::array();
    for (const auto& leak : written.leaks) {
        leaks.add(Value()
                      .set("category", privacy::name_of(leak.category))
                      .set("entity", leak.entity_code)
                      .set("where", leak.where));
    }
    Outcome outcome;
    outcome.exit_code = written.written ? 0 : 1;
    outcome.data.set("written", written.written ? Value(shown_path(target)) : Value());
    outcome.data.set("replaced", std::move(counts));
    outcome.data.set("findings", std::move(findings));
    outcome.data.set("leaks", std::move(leaks));
    return outcome;
}

void print(const Value& data, Page& page) {
    for (const auto& leak : data["leaks"].items()) {
        page.line(fmt::format("leak: {} {} in {}", leak["category"].text(), leak["entity"].text(),
                              leak["where"].text()));
    }
    for (const auto& [category, count] : data["replaced"].members()) {
        page.line(fmt::format("{:14} {}", category, count.integer()));
    }
    page.line(data["written"].is_null() ? "The finished file still gave somebody away; it was not written."
                                        : fmt::format("Wrote {}.", data["written"].text()));
}

}  // namespace

Command anonymise_command() {
    Command command;
    command.id = "privacy/anonymise";
    command.verb = "anonymise";
    command.menu = "Privacy/Anonymise a file…";
    command.help = "Writes a protected copy of one file, without a study.";
    command.details =
        "The copy holds the text only: properties, comments and pictures stay behind. Names are known from "
        "the register; "
        "without one, only what detectors find is replaced, and names are left. The copy is read back and "
        "searched; one hit, and "
        "it is not written (exit code 1).";
    command.access = Access::None;
    command.parameters = {
        positional("FILE", Parameter::Holds::File, "the file").labelled("File to protect"),
        positional("OUT", Parameter::Holds::NewFile, "the copy; its ending chooses the format"),
        option("register", Parameter::Holds::File, "known people, places and organisations, as CSV")
            .called("R.csv"),
        option("profile", Parameter::Holds::File,
               "what becomes of what is found, as a study writes its profiles to files")
            .called("FILE"),
        option("audience", Parameter::Holds::Text, "for whom it is")
            .one_of({"team", "partners", "public", "archive"})
            .otherwise("public"),
        option("language", Parameter::Holds::Language, "language of the file, as BCP 47")
            .called("TAG")
            .otherwise("found out")};
    command.examples = {
        {"anonymise speech.txt speech-protected.html --register register.csv", "a copy without names"}};
    command.available = always;
    command.run = anonymise;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
