// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "commands/code_fields.h"
#include "commands/codebook_merge.h"
#include "commands/command_list.h"
#include "commands/import_reading.h"
#include "commands/look_up.h"
#include "commands/outputs.h"
#include "commands/session.h"
#include "exchange/codebook.h"
#include "formats/csv.h"
#include "text/encoding.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <unordered_map>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

std::string ending_of(const std::filesystem::path& path) {
    auto ending = text::fold_key(shown_path(path.extension()));
    if (!ending.empty()) ending.erase(0, 1);
    return ending;
}

Value listed(const store::StudyFile& study) {
    std::unordered_map<study::Id<study::Code>, store::StudyFile::CodeCount> counts;
    for (const auto& count : study.code_counts()) counts.emplace(count.code, count);
    const auto tree = code_tree(study);
    auto codes = Value::array();
    for (const auto& code : tree.codes()) {
        codes.add(described(code, tree.path(code.id), counts[code.id]));
    }
    return codes;
}

exchange::Codebook read_codebook(const std::filesystem::path& path) {
    const auto ending = ending_of(path);
    if (ending != "qdc" && ending != "csv") {
        throw Error(Blame::User, "A codebook is read from a .qdc or a .csv file.");
    }
    const auto bytes = base::read_file(path, formats::Limits().file_bytes);
    if (ending == "qdc") return exchange::read_qdc(bytes);
    std::vector<std::vector<std::string>> rows;
    for (auto& row : formats::parse_csv(text::decode(bytes).utf8)) rows.push_back(std::move(row.cells));
    return exchange::codebook_from_table(rows);
}

Outcome import(Session& session, const std::filesystem::path& path) {
    const auto book = read_codebook(path);
    const auto& study = session.writable_study();
    CodebookMerge merged;
    session.edit("code/import", "Took a codebook in", [&](store::Edit& edit) {
        merged = merge_codebook(edit, book.codes);
        edit.summarise(fmt::format("Took a codebook in: {} added, {} changed", merged.added, merged.updated));
    });
    auto report = Value::texts(book.report);
    for (const auto& sentence : merged.report) report.add(sentence);
    Outcome outcome;
    outcome.exit_code = book.rows_left_out == 0 ? 0 : 3;
    outcome.data.set("added", merged.added);
    outcome.data.set("updated", merged.updated);
    outcome.data.set("report", std::move(report));
    outcome.data.set("codes", listed(study));
    return outcome;
}

/// The codebook as a document for people.
std::vector<formats::WriteBlock> document_of(const store::StudyFile& study, const study::CodeTree& tree) {
    using Kind = formats::WriteBlock::Kind;
    std::vector<formats::WriteBlock> blocks;
    blocks.push_back({Kind::Title, 0, fmt::format("Codebook: {}", study.title()), false});
    for (const auto& code : tree.codes()) {
        const auto depth = static_cast<int>(study::split_code_path(tree.path(code.id)).size());
        blocks.push_back({Kind::Heading, std::min(depth, 6), code.name, false});
        if (!code.description.empty()) blocks.push_back({Kind::Paragraph, 0, code.description, false});
        for (const auto& [title, text] :
             {std::pair("Include", code.include), std::pair("Exclude", code.exclude),
              std::pair("Example", code.example)}) {
            if (!text.empty())
                blocks.push_back({Kind::Paragraph, 0, fmt::format("{}: {}", title, text), false});
        }
    }
    return blocks;
}

Outcome write(Session& session, const std::filesystem::path& path) {
    const auto& study = session.study();
    const auto tree = code_tree(study);
    const auto ending = ending_of(path);
    std::string bytes;
    if (ending == "qdc") {
        bytes = exchange::write_qdc(tree);
    } else if (ending == "csv") {
        for (const auto& row : exchange::table_of_codebook(tree)) bytes += formats::csv_line(row);
    } else {
        bytes = session.formats().write(session.formats().writer_for(ending).id, document_of(study, tree));
    }
    Outputs::require_expendable(path, session);
    base::write_private_file(path, bytes);
    Outcome outcome;
    outcome.data.set("written", shown_path(path));
    outcome.data.set("codes", listed(study));
    return outcome;
}

Outcome codebook(Session& session, const Arguments& arguments) {
    const auto action = arguments.text("ACTION", "list");
    if (action == "list") {
        if (arguments.has("FILE"))
            throw Error(Blame::User, "`codebook STUDY list` takes no file; `export` writes one.");
        Outcome outcome;
        outcome.data.set("codes", listed(session.study()));
        return outcome;
    }
    if (!arguments.has("FILE"))
        throw Error(Blame::User, fmt::format("`codebook STUDY {}` needs a file.", action));
    return action == "import" ? import(session, arguments.text("FILE"))
                              : write(session, arguments.text("FILE"));
}

void print(const Value& data, Page& page) {
    Table table{{{"Code"}, {"Codings", true}, {"Sources", true}, {"Description"}}, {}};
    for (const auto& code : data["codes"].items()) {
        auto description = code["description"].text();
        description = description.substr(0, description.find('\n'));
        table.rows.push_back(
            {code["path"].text(), code["codings"].text(), code["sources"].text(), std::move(description)});
    }
    if (data["written"].is_null()) page.table(std::move(table));
    for (const auto& sentence : data["report"].items()) page.line(sentence.text());
    if (!data["added"].is_null()) {
        page.line(fmt::format("{} added, {} changed.", data["added"].integer(), data["updated"].integer()));
    }
    if (!data["written"].is_null()) {
        page.line(
            fmt::format("Wrote {} to {}.",
                        counted(static_cast<std::int64_t>(data["codes"].items().size()), "code", "codes"),
                        data["written"].text()));
    }
}

}  // namespace

Command codebook_command() {
    Command command;
    command.id = "code/codebook";
    command.verb = "codebook";
    command.menu = "Codes/Codebook…";
    command.help = "Lists the codes, takes a codebook in, or writes it.";
    command.details =
        "REFI-QDA codebooks (.qdc) and tables (.csv: path, color, description, include, exclude, example, "
        "status, codable, "
        "priority) go both ways; documents (.html, .docx, …) are for reading. Codes that are there already, "
        "by GUID or by "
        "path, are brought up to what the file says; none is removed.";
    command.access = Access::Write;
    command.parameters = {study_parameter(),
                          positional("ACTION", Parameter::Holds::Text, "what to do")
                              .one_of({"list", "import", "export"})
                              .otherwise("list"),
                          positional("FILE", Parameter::Holds::File, "the codebook").labelled("Codebook")};
    command.parameters[1].required = false;
    command.parameters[2].required = false;
    command.examples = {{"codebook study.sotto", "all codes with their codings"},
                        {"codebook study.sotto export codes.qdc", "for other programs"},
                        {"codebook study.sotto import codebook.csv", "codes from a table"}};
    command.available = with_study;
    command.run = codebook;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
