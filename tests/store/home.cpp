// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "home.h"

#include "base/clock.h"
#include "store/internal.h"
#include "store/postgres.h"
#include "store/tables.h"

#include <fmt/format.h>
#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace sotto::tests {

namespace {

const char* server() {
    return std::getenv("SOTTO_TEST_POSTGRES");
}

/// The server's address with another database in it.
std::string address_of(const std::string& database) {
    std::string address = server();
    const std::size_t authority = address.find("://") + 3;
    const std::size_t query = std::min(address.find('?', authority), address.size());
    const std::size_t slash = std::min(address.find('/', authority), query);
    return address.substr(0, slash) + "/" + database + address.substr(query);
}

void execute_on_server(const std::string& sql) {
    store::connect_postgres(server(), true, true)->execute(sql);
}

}  // namespace

const std::vector<Backend>& backends() {
    static const std::vector<Backend> all = [] {
        if (server() != nullptr) return std::vector{Backend::Sqlite, Backend::Postgres};
        std::cerr << "WARN: SOTTO_TEST_POSTGRES is not set: the store is tested on SQLite only "
                     "(scripts/with-postgres COMMAND… gives it a server).\n";
        return std::vector{Backend::Sqlite};
    }();
    return all;
}

Home::Home(Backend backend) : backend_(backend) {
    if (backend == Backend::Sqlite) {
        location_ = (folder_ / "study.sotto").string();
        return;
    }
    database_ = "sotto_test_" + base::Guid::random().text().substr(0, 8);
    execute_on_server("CREATE DATABASE " + database_);
    location_ = address_of(database_);
}

Home::~Home() {
    if (database_.empty()) return;
    try {
        execute_on_server("DROP DATABASE IF EXISTS " + database_ + " WITH (FORCE)");
    } catch (const std::exception& error) {
        std::cerr << "The database " << database_ << " is still there: " << error.what() << '\n';
    }
}

std::string dump(store::StudyFile& study) {
    auto& database = store::Insides::database(study);
    std::string lines;
    for (const store::Table& table : store::tables()) {
        auto rows = database.select(table.select + " ORDER BY id", table.types);
        while (rows.next()) {
            lines += table.name;
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                store::Value value;
                rows.take(i, value);
                if (value.null()) {
                    lines += " -";
                } else if (table.columns[i].integer) {
                    lines += fmt::format(" {}", value.integer());
                } else {
                    lines += fmt::format(" '{}'", value.text());
                }
            }
            lines += '\n';
        }
    }
    return lines;
}

std::string problems(const store::StudyFile& study) {
    std::string lines;
    for (const auto& problem : study.verify(base::no_progress()))
        lines += problem.where + ": " + problem.sentence + "\n";
    return lines;
}

namespace {

void add_text(store::Edit& edit, Imported& made, std::string_view utf8, std::int64_t number) {
    const text::Text text{std::string(utf8)};
    made.version = {};
    made.version.source = made.source.id;
    made.version.number = number;
    made.version.sha256 = edit.keep_content(text.utf8());
    made.version.length = text.length();
    made.version.created = base::utc_now();
    made.version = edit.add(made.version);

    made.passages.clear();
    std::size_t at = 0;
    while (at < utf8.size()) {
        const std::size_t end = std::min(utf8.find("\n\n", at), utf8.size());
        const std::size_t colon = utf8.substr(0, end).find(": ", at);
        study::Passage passage;
        passage.version = made.version.id;
        passage.source = made.source.id;
        passage.ordinal = static_cast<std::int64_t>(made.passages.size()) + 1;
        std::size_t said = at;
        if (colon != std::string_view::npos) {
            const std::string label(utf8.substr(at, colon - at));
            const auto same = [&](const study::Speaker& speaker) { return speaker.label == label; };
            auto speaker = std::find_if(made.speakers.begin(), made.speakers.end(), same);
            if (speaker == made.speakers.end()) {
                study::Speaker added;
                added.source = made.source.id;
                added.label = label;
                made.speakers.push_back(edit.add(added));
                speaker = made.speakers.end() - 1;
            }
            passage.speaker = speaker->id;
            said = colon + 2;
        }
        passage.range = {text.position_of_byte(at), text.position_of_byte(end)};
        passage.said = {text.position_of_byte(said), text.position_of_byte(end)};
        passage.first_byte = static_cast<std::int64_t>(said);
        passage.last_byte = static_cast<std::int64_t>(end);
        made.passages.push_back(passage);
        at = end + 2;
    }
    edit.add_all(made.passages);
}

}  // namespace

Imported import(store::Edit& edit, const std::string& name, std::string_view utf8) {
    Imported made;
    made.source.name = name;
    made.source.language = "en";
    made.source.format = "txt";
    made.source.file_name = name + ".txt";
    made.source.sha256 = edit.keep_content(std::string(utf8) + "\n");
    made.source.imported = base::utc_now();
    made.source = edit.add(made.source);
    add_text(edit, made, utf8, 1);
    return made;
}

Imported import(store::StudyFile& study, const std::string& name, std::string_view utf8) {
    Imported made;
    study.edit("import", "Imported a file", "anna",
               [&](store::Edit& edit) { made = import(edit, name, utf8); });
    return made;
}

Imported replace_text(store::Edit& edit, const Imported& old, std::string_view utf8) {
    study::TextVersion version = old.version;
    version.current = false;
    edit.change(version);
    Imported made = old;
    add_text(edit, made, utf8, old.version.number + 1);
    return made;
}

study::Code add_code(store::StudyFile& study, const std::string& name, study::Id<study::Code> parent) {
    study::Code code;
    code.name = name;
    code.parent = parent;
    study.edit("code/add", "Added a code", "anna", [&](store::Edit& edit) { code = edit.add(code); });
    return code;
}

study::Coding add_coding(store::StudyFile& study, study::Id<study::Code> code, const Imported& where,
                         text::Range range) {
    study::Coding coding;
    coding.code = code;
    coding.source = where.source.id;
    coding.version = where.version.id;
    coding.range = range;
    coding.coder = "anna";
    coding.created = base::utc_now();
    study.edit("code/apply", "Coded a passage", "anna",
               [&](store::Edit& edit) { coding = edit.add(coding); });
    return coding;
}

}  // namespace sotto::tests
