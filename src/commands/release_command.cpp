// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/import_reading.h"
#include "commands/look_up.h"
#include "commands/release_record.h"
#include "commands/session.h"

#include <fmt/format.h>

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

Outcome run_release(Session& session, const Arguments& arguments) {
    if (arguments.text("ACTION", "list") == "verify") {
        if (!arguments.has("FILE"))
            throw Error(Blame::User, "Write `release STUDY verify FILE`: which file is to be looked at?");
        return verify(session, arguments);
    }
    if (arguments.has("FILE")) throw Error(Blame::User, "Only `verify` takes a file.");
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
        "history. `verify` ends with exit code 1 when the file was changed since, or never left this study.";
    command.parameters = {study_parameter(),
                          positional("ACTION", Parameter::Holds::Text, "what to do")
                              .one_of({"list", "verify"})
                              .otherwise("list"),
                          positional("FILE", Parameter::Holds::File, "the file to look at, for verify")};
    command.parameters[1].required = false;
    command.parameters[2].required = false;
    command.examples = {{"release study.sotto", "what has left, and for whom"},
                        {"release study.sotto verify quotes.csv", "whether this is what left"}};
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
