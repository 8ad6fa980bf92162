// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"
#include "commands/import_reading.h"
#include "commands/plain_document.h"
#include "commands/protection.h"
#include "commands/session.h"
#include "report/report.h"

#include <fmt/format.h>
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

Outcome anonymise(Session& session, const Arguments& arguments) {
    const std::filesystem::path target = arguments.text("OUT");
    auto ending = target.extension().string();
    if (!ending.empty()) ending.erase(0, 1);
    static_cast<void>(session.formats().writer_for(ending));

    const auto table =
        arguments.has("register") ? read_register(arguments.text("register")) : RegisterTable();
    for (const auto& problem : table.problems) session.tell(problem.sentence);
    const auto protection = protection_of(table);
    privacy::ExportTerms terms;
    terms.audience = *study::audience(arguments.text("audience", "public"));
    const privacy::Gate gate(protection, {{}, terms});
    const auto document = read_plain(session.formats(), arguments.text("FILE"), arguments.text("language"));

    std::map<std::string, std::int64_t> replaced;
    auto findings = Value::array();
    std::vector<report::ProtectedBlock> blocks;
    std::int64_t number = 0;
    for (const auto& block : document.read.blocks) {
        ++number;
        const text::Text words(block.speaker.empty() ? block.utf8 : block.speaker + ": " + block.utf8);
        for (const auto& identifier : protection.find(words, document.language)) {
            findings.add(described(identifier, words).set("block", number));
            if (identifier.state != privacy::ReviewState::Rejected) {
                ++replaced[std::string(privacy::name_of(identifier.category))];
            }
        }
        blocks.push_back(
            {kind_for(block.kind), block.level, gate.pass_text(words.utf8(), document.language)});
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
        positional("FILE", Parameter::Holds::File, "the file"),
        positional("OUT", Parameter::Holds::NewFile, "the copy; its ending chooses the format"),
        option("register", Parameter::Holds::File, "known people, places and organisations (see `register`)")
            .called("R.csv"),
        option("audience", Parameter::Holds::Text, "for whom it is")
            .one_of({"team", "partners", "public", "archive"})
            .otherwise("public"),
        option("language", Parameter::Holds::Text, "language of the file, as BCP 47")
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
