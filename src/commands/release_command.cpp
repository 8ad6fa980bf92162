// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "commands/command_list.h"
#include "commands/export_recipe.h"
#include "commands/export_terms.h"
#include "commands/import_reading.h"
#include "commands/look_up.h"
#include "commands/protection.h"
#include "commands/quote_disclosure.h"
#include "commands/release_record.h"
#include "commands/release_report.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

Value json_or_null(const std::string& json) {
    return json.empty() ? Value() : Value::parse_json(json, "the ledger of releases");
}

Value described(const store::Release& release) {
    return Value()
        .set("number", release.number)
        .set("id", release.guid.text())
        .set("time", release.time)
        .set("researcher", release.researcher)
        .set("seq", release.seq)
        .set("journal_hash", release.journal_hash)
        .set("audience", release.audience)
        .set("policy", release.policy)
        .set("shown", Value::texts(items_of(release.shown)))
        .set("k", release.k)
        .set("file", release.file)
        .set("sha256", release.sha256)
        .set("bytes", release.bytes)
        .set("excerpts", release.excerpts)
        .set("withheld", release.withheld)
        .set("codings", Value::texts(items_of(release.codings)))
        .set("recipe", json_or_null(release.recipe))
        .set("risk", json_or_null(release.risk));
}

Outcome list(Session& session) {
    auto all = Value::array();
    for (const auto& release : store::releases(session.study())) all.add(described(release));
    Outcome outcome;
    outcome.data.set("releases", std::move(all));
    return outcome;
}

/// What the ledger says of a file: `unchanged`, `changed` (there is a release of its name with other bytes)
/// or `unknown`.
Outcome verify(Session& session, const Arguments& arguments) {
    const std::filesystem::path file = arguments.text("FILE");
    const auto hash = sha256_of_file(file);
    const auto name = shown_path(file.filename());
    auto same = Value::array();
    auto of_its_name = Value::array();
    for (const auto& release : store::releases(session.study())) {
        if (release.sha256 == hash) {
            same.add(described(release));
        } else if (release.file == name) {
            of_its_name.add(described(release));
        }
    }
    const bool unchanged = !same.items().empty();
    const bool changed = !unchanged && !of_its_name.items().empty();
    Outcome outcome;
    outcome.exit_code = unchanged ? 0 : 1;
    outcome.data.set("releases", unchanged ? std::move(same) : std::move(of_its_name))
        .set("file", shown_path(file))
        .set("sha256", hash)
        .set("verdict", unchanged ? "unchanged"
                        : changed ? "changed"
                                  : "unknown");
    return outcome;
}

store::Release release_numbered(const store::StudyFile& study, const std::string& word) {
    auto all = store::releases(study);
    const auto at = std::find_if(all.begin(), all.end(), [&](const store::Release& release) {
        return std::to_string(release.number) == word || release.guid.text() == word;
    });
    if (at == all.end())
        throw Error(Blame::User, "There is no such release; `release STUDY` lists them by number.");
    return std::move(*at);
}

/// How often the quotes of the release are found by comparing texts, as the study is today.
Value linkage_of(Session& session, const store::Release& release, const privacy::Protection& protection) {
    if (release.file.ends_with(".sotto")) {
        throw Error(Blame::User,
                    "Linkage is measured on quotes; a shared copy holds whole texts, which tell more.");
    }
    const auto* command = find_command("export");
    if (release.recipe.empty() || command == nullptr)
        throw Error(Blame::User, "The recipe of this release was erased, so linkage cannot be measured.");
    const auto arguments = arguments_of_recipe(command->parameters, release.recipe);
    const privacy::Gate gate(
        protection, {session.study().all<study::Consent>(), export_terms(arguments, session.study())});
    QuoteQuestions questions;
    questions.linkage = true;
    Value data;
    static_cast<void>(ask_of_quotes(session, arguments, protection, gate, questions, data));
    return data["linkage"];
}

Outcome report(Session& session, const Arguments& arguments) {
    const std::filesystem::path target = arguments.text("OUT");
    if (target.extension() != ".html" && target.extension() != ".htm")
        throw Error(Blame::User, "The report is a page for browsers: give it a name that ends in .html.");
    const auto& study = session.study();
    const auto release = release_numbered(study, arguments.text("FILE"));
    const auto protection = protection_of(study);
    privacy::ExportTerms terms;
    terms.policy = privacy::AttributionPolicy::Pseudonym;
    const privacy::Gate gate(protection, {study.all<study::Consent>(), terms});
    const auto linkage = arguments.has("linkage") ? linkage_of(session, release, protection) : Value();
    auto known = described(release);
    const auto page = release_report(known, linkage, gate);
    Outcome outcome;
    outcome.data.set("releases", Value::array());
    if (!gate.scan(page, "page", privacy::ScanDepth::Markup, {{release.researcher}, {}}).empty()) {
        outcome.exit_code = 1;
        outcome.data.set("refused", "The finished page still gave somebody away; it was not written.");
        return outcome;
    }
    base::write_private_file(target, page);
    auto listed = Value::array();
    listed.add(std::move(known));
    outcome.data.set("releases", std::move(listed));
    outcome.data.set("written", shown_path(target));
    return outcome;
}

Outcome run_release(Session& session, const Arguments& arguments) {
    if (arguments.text("ACTION", "list") == "report") {
        if (!arguments.has("FILE") || !arguments.has("OUT"))
            throw Error(Blame::User,
                        "Write `release STUDY report NUMBER OUT`: of which release, and where to?");
        return report(session, arguments);
    }
    if (arguments.has("OUT") || arguments.has("linkage"))
        throw Error(Blame::User, "Only `report` writes a page.");
    if (arguments.text("ACTION", "list") == "verify") {
        if (!arguments.has("FILE"))
            throw Error(Blame::User, "Write `release STUDY verify FILE`: which file is to be looked at?");
        return verify(session, arguments);
    }
    if (arguments.has("FILE"))
        throw Error(Blame::User, "Only `verify` takes a file, and only `report` a number.");
    return list(session);
}

void print_verdict(const Value& data, Page& page) {
    const auto verdict = data["verdict"].text();
    const auto& releases = data["releases"].items();
    if (verdict == "unknown") {
        page.line(fmt::format("{} is no release of this study.", data["file"].text()));
        return;
    }
    const auto& release = releases.back();
    const auto what = fmt::format("release {} of {}, for {}", release["number"].integer(),
                                  release["time"].text().substr(0, 10), release["audience"].text());
    page.line(verdict == "unchanged"
                  ? fmt::format("{} is {}, unchanged.", data["file"].text(), what)
                  : fmt::format("{} is not as it left the study: it has the name of {}, and other bytes.",
                                data["file"].text(), what));
}

void print(const Value& data, Page& page) {
    if (!data["refused"].is_null()) {
        page.line(data["refused"].text());
        return;
    }
    if (!data["written"].is_null()) {
        page.line(fmt::format("Wrote the report on release {} to {}.",
                              data["releases"].items().front()["number"].integer(), data["written"].text()));
        return;
    }
    if (!data["verdict"].is_null()) {
        print_verdict(data, page);
        return;
    }
    Table table{
        {{"No.", true}, {"Time"}, {"Researcher"}, {"Audience"}, {"File"}, {"Quotes", true}, {"SHA-256"}}, {}};
    for (const auto& release : data["releases"].items()) {
        table.rows.push_back({release["number"].text(), release["time"].text().substr(0, 16),
                              release["researcher"].text(), release["audience"].text(),
                              release["file"].text(), release["excerpts"].text(),
                              release["sha256"].text().substr(0, 16)});
    }
    page.table(std::move(table));
    page.line(counted(static_cast<std::int64_t>(data["releases"].items().size()), "release.", "releases."));
}

}  // namespace

Command release_command() {
    Command command;
    command.id = "report/releases";
    command.verb = "release";
    command.menu = "Report/Releases…";
    command.help =
        "Lists the files that have left the study, or says whether a file is one of them, unchanged.";
    command.details =
        "Every export enters its file here: when, by whom, for whom, on what terms, which codings were in it "
        "and the SHA-256 of its bytes. Undo does not touch the list, which is chained by hashes like the "
        "history. `verify` ends with exit code 1 when the file was changed since, or never left this study. "
        "`report` writes what is known of a release as a page for browsers: recipe, what was replaced and "
        "withheld and why, how many share what is shown, what was let out in spite of a warning, and hashes; "
        "with --linkage also how often comparing texts finds who said a quote, with the study as it is "
        "today.";
    command.parameters = {study_parameter(),
                          positional("ACTION", Parameter::Holds::Text, "what to do")
                              .one_of({"list", "verify", "report"})
                              .otherwise("list"),
                          positional("FILE", Parameter::Holds::File,
                                     "the file to look at, for verify; the number of a release, for report"),
                          positional("OUT", Parameter::Holds::NewFile, "the page to write, for report"),
                          flag("linkage", "measures how often comparing texts finds who said a quote")};
    for (std::size_t i = 1; i < 4; ++i) command.parameters[i].required = false;
    command.examples = {{"release study.sotto", "what has left, and for whom"},
                        {"release study.sotto verify quotes.csv", "whether this is what left"},
                        {"release study.sotto report 1 release-1.html", "what is known of it, on a page"}};
    command.available = with_study;
    command.run = run_release;
    command.print = print;
    return command;
}

Command verify_release_command() {
    Command command;
    command.id = "report/verify-release";
    command.verb = "verify-release";
    command.menu = "Report/Verify a release…";
    command.help = "Says whether a file is a release of the study, unchanged.";
    command.details = "The same as `release STUDY verify FILE`; exit code 1 when it is not.";
    command.parameters = {study_parameter(),
                          positional("FILE", Parameter::Holds::File, "the file to look at")};
    command.examples = {{"verify-release study.sotto quotes.csv", "whether this is what left"}};
    command.available = with_study;
    command.run = verify;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
