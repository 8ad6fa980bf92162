// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/import_plan.h"

#include "base/error.h"
#include "base/files.h"
#include "commands/import_reading.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <set>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

constexpr std::size_t largest_plan = std::size_t{256} << 20U;

/// Settings by the names that options and plans have for them.
constexpr std::array<std::string_view, 5> settings{"kind", "status", "language", "event", "date"};
/// What a plan may say besides: it is the answer of a look.
constexpr std::array<std::string_view, 10> remarks{"file",     "sha256",    "bytes",    "format",
                                                   "encoding", "speakers",  "passages", "characters",
                                                   "warnings", "looks_like"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// `own` goes before `all`; the status follows the kind where nobody says it.
ImportTerms terms_of(const Arguments& own, const Arguments& all) {
    const auto setting = [&](std::string_view name) {
        return own.has(name) ? own.text(name) : all.text(name);
    };
    ImportTerms terms;
    if (const auto kind = study::source_kind(setting("kind"))) terms.kind = *kind;
    terms.status =
        terms.kind == study::SourceKind::PublicStatement ? study::Status::Public : study::Status::Private;
    if (const auto status = study::status(setting("status"))) terms.status = *status;
    terms.language = setting("language");
    terms.event = setting("event");
    terms.date = setting("date");
    return terms;
}

/// `place`: where the entry stands, for sentences.
PlannedFile planned_file(const Value& entry, const Arguments& all, const std::string& place) {
    const auto refuse = [&](std::string_view why) {
        throw Error(Blame::User, fmt::format("{}: {}", place, why));
    };
    PlannedFile file;
    file.path = entry["file"].text();
    file.sha256 = entry["sha256"].text();
    if (file.path.empty()) refuse("settings of one file must name it: {\"file\": …}.");
    Arguments own;
    for (const auto& [name, value] : entry.members()) {
        if (holds(settings, name)) {
            own.add(name, value.text());
        } else if (!holds(remarks, name)) {
            refuse(fmt::format("a file has no setting \"{}\".", name));
        }
    }
    try {
        check(plan_parameters(), own);
    } catch (const Error& error) {
        refuse(error.what());
    }
    file.terms = terms_of(own, all);
    return file;
}

/// JSON that somebody wrote or corrected: where it is broken, that is wrong use.
Value corrected_json(std::string_view json, std::string_view name) {
    try {
        return Value::parse_json(json, name);
    } catch (const Error& error) {
        throw Error(Blame::User, error.what());
    }
}

/// The files of a plan. Each must be the one that was looked at: a plan comes from somebody else, perhaps,
/// and must not bring in what its reader never saw.
std::vector<PlannedFile> files_of_plan(const std::filesystem::path& path, const Arguments& all) {
    const auto name = shown_path(path.filename());
    const auto plan = corrected_json(base::read_file(path, largest_plan), name);
    const auto& entries = plan["recognised"];
    if (entries.is_null() || (entries.items().empty() && entries.to_json() != "[]")) {
        throw Error(Blame::User,
                    fmt::format("{} is no plan: it has no list \"recognised\", which the answer of "
                                "`import --dry-run --json` has.",
                                name));
    }
    std::vector<PlannedFile> files;
    for (const auto& entry : entries.items()) {
        const auto place = fmt::format("{}, entry {} of \"recognised\"", name, files.size() + 1);
        files.push_back(planned_file(entry, all, place));
        if (files.back().sha256.empty()) {
            throw Error(Blame::User,
                        fmt::format("{}: it has no sha256, so nobody has looked at the file; name the "
                                    "file itself, or make the plan with `import --dry-run --json`.",
                                    place));
        }
    }
    return files;
}

/// A study often lies in the folder of its transcripts: it and its companions (`.sotto-wal`, `.sotto-vault`,
/// …) are taken only when they are named themselves.
std::vector<std::filesystem::path> files_in(const std::vector<std::string>& words) {
    const std::vector<std::filesystem::path> given(words.begin(), words.end());
    auto paths = formats::Formats::files_below(given);
    std::erase_if(paths, [&](const std::filesystem::path& path) {
        return path.extension().native().starts_with(".sotto") &&
               std::find(given.begin(), given.end(), path) == given.end();
    });
    return paths;
}

}  // namespace

std::vector<Parameter> plan_parameters() {
    return {option("kind", Parameter::Holds::Text, "what kind of document they are")
                .one_of({study::source_kind_names().begin(), study::source_kind_names().end()})
                .otherwise("interview"),
            option("language", Parameter::Holds::Language, "their language, as BCP 47")
                .called("TAG")
                .otherwise("found out"),
            option("status", Parameter::Holds::Text, "whether the words were said in public")
                .one_of({"private", "public"})
                .otherwise("private, but public for public statements"),
            option("event", Parameter::Holds::Text, "the conference or occasion of public statements"),
            option("date", Parameter::Holds::Date, "when it was said: 2024-05-31, 2024-05 or 2024"),
            option("plan", Parameter::Holds::File,
                   "files and the settings of each, as a look at them first gave (JSON)"),
            option("as", Parameter::Holds::Text,
                   "the same for one file, such as {\"file\": \"a.txt\", \"kind\": "
                   "\"focus-group\"}")
                .many()
                .called("JSON")};
}

std::vector<PlannedFile> planned_files(const Arguments& arguments) {
    std::vector<PlannedFile> files;
    std::set<std::filesystem::path> there;
    const auto take = [&](PlannedFile file) {
        if (there.insert(file.path.lexically_normal()).second) files.push_back(std::move(file));
    };
    // The last word on a file holds, as with options.
    auto own = arguments.texts("as");
    std::reverse(own.begin(), own.end());
    std::vector<PlannedFile> named;
    for (const auto& word : own)
        named.push_back(planned_file(corrected_json(word, "--as"), arguments, "--as"));
    std::set<std::filesystem::path> said;
    std::erase_if(named,
                  [&](const PlannedFile& file) { return !said.insert(file.path.lexically_normal()).second; });
    std::reverse(named.begin(), named.end());
    for (auto& file : named) take(std::move(file));

    if (arguments.has("plan")) {
        for (auto& file : files_of_plan(arguments.text("plan"), arguments)) take(std::move(file));
    }
    for (auto& path : files_in(arguments.texts("PATH"))) take({std::move(path), {}, terms_of({}, arguments)});
    if (files.empty()) throw Error(Blame::User, "There are no files in what was given.");
    return files;
}

Value& describe(const ImportTerms& terms, Value& file) {
    return file.set("kind", study::name_of(terms.kind))
        .set("status", study::name_of(terms.status))
        .set("event", terms.event)
        .set("date", terms.date);
}

}  // namespace sotto::commands
