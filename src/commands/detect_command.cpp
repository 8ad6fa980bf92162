// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/import_reading.h"
#include "commands/look_up.h"
#include "commands/plain_document.h"
#include "commands/profiles.h"
#include "commands/protection.h"
#include "commands/session.h"
#include "privacy/likely_names.h"

#include <fmt/format.h>
#include <algorithm>
#include <numeric>

namespace sotto::commands {

namespace {

Outcome detect(Session& session, const Arguments& arguments) {
    const auto table =
        arguments.has("register") ? read_register(arguments.text("register")) : RegisterTable();
    for (const auto& problem : table.problems) session.tell(problem.sentence);
    for (const auto& warning : table.warnings) session.tell(warning);
    const auto protection = protection_of(
        table, arguments.has("profile") ? read_profile(arguments.text("profile")) : privacy::Profile());
    std::vector<std::filesystem::path> given;
    for (const auto& path : arguments.texts("FILE")) given.emplace_back(path);

    auto files = Value::array();
    auto failed = Value::array();
    auto& progress = session.progress();
    const auto paths = formats::Formats::files_below(given);
    progress.begin("Looking for identifiers", static_cast<std::int64_t>(paths.size()));
    std::int64_t done = 0;
    for (const auto& path : paths) {
        progress.check();
        try {
            const auto document = read_plain(session.formats(), path, arguments.text("language"), progress);
            auto findings = Value::array();
            const auto names = privacy::likely_names(document.text, document.language);
            auto found = protection.find_wrapped(document.text, document.language, names);
            const auto possible = protection.find_possible(document.text, document.language, names, found);
            const auto certain = found.size();
            found.insert(found.end(), possible.begin(), possible.end());
            std::vector<std::size_t> order(found.size());
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::sort(order.begin(), order.end(),
                      [&](auto a, auto b) { return found[a].range < found[b].range; });
            for (const auto i : order) {
                auto one = described(found[i], document.text);
                if (i >= certain) one.set("status", "listed");
                findings.add(std::move(one));
            }
            files.add(Value()
                          .set("file", shown_path(path))
                          .set("language", document.language)
                          .set("findings", std::move(findings)));
        } catch (const base::Error& error) {
            failed.add(Value().set("file", shown_path(path)).set("error", error.what()));
        }
        progress.advance(++done);
    }
    progress.end();
    Outcome outcome;
    outcome.exit_code = failed.items().empty() ? 0 : 3;
    outcome.data.set("files", std::move(files));
    outcome.data.set("failed", std::move(failed));
    return outcome;
}

void print(const Value& data, Page& page) {
    Table table{{{"File"}, {"Place"}, {"Category"}, {"Text"}, {"Replacement"}, {"Status"}, {"Detector"}}, {}};
    std::int64_t listed = 0;
    for (const auto& file : data["files"].items()) {
        for (const auto& finding : file["findings"].items()) {
            // What is only listed stays as it is: no replacement is promised for it.
            const bool stays = finding["status"].text() == "listed";
            listed += stays ? 1 : 0;
            table.rows.push_back({file["file"].text(),
                                  fmt::format("{}:{}", finding["start"].integer(), finding["end"].integer()),
                                  finding["category"].text(), finding["text"].text(),
                                  stays ? std::string("–") : finding["replacement"].text(),
                                  finding["status"].text(), finding["detector"].text()});
        }
    }
    page.table(std::move(table));
    if (listed > 0) {
        page.line(fmt::format("{} listed only: perhaps names, not replaced until somebody accepts them.",
                              counted(listed, "finding is", "findings are")));
    }
    for (const auto& file : data["failed"].items()) {
        page.line(fmt::format("{}: {}", file["file"].text(), file["error"].text()));
    }
}

}  // namespace

Command detect_command() {
    Command command;
    command.id = "privacy/detect";
    command.verb = "detect";
    command.menu = "Privacy/Detect in files…";
    command.help = "Lists identifiers in files, without a study.";
    command.details =
        "Positions count characters of the decoded file for plain text, and of the text that `import "
        "--reflow never` would "
        "store for other formats. Findings with the status `listed` are what the names model is not sure of: "
        "they "
        "are to be looked through, and are not replaced.";
    command.access = Access::None;
    command.parameters = {
        positional("FILE", Parameter::Holds::File, "a file or a folder").many(),
        option("register", Parameter::Holds::File, "known people, places and organisations, as CSV")
            .called("R.csv"),
        option("profile", Parameter::Holds::File,
               "what becomes of what is found, as a study writes its profiles to files")
            .called("FILE"),
        option("language", Parameter::Holds::Language, "language of the files, as BCP 47")
            .called("TAG")
            .otherwise("found out")};
    command.examples = {
        {"detect transcripts --register register.csv", "names and other identifiers in a folder"}};
    command.available = always;
    command.run = detect;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
