// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/study_file.h"
#include "support/temporary_folder.h"

#include <string>
#include <string_view>
#include <vector>

namespace sotto::tests {

enum class Backend { Sqlite, Postgres };

/// The databases that a test of the store runs on: SQLite always, PostgreSQL where SOTTO_TEST_POSTGRES is the
/// address of a server in which databases may be made (see scripts/with-postgres).
const std::vector<Backend>& backends();

/// A place for one study of a test's own, gone when the test is over.
class Home {
public:
    explicit Home(Backend backend = Backend::Sqlite);
    ~Home();
    Home(const Home&) = delete;
    Home& operator=(const Home&) = delete;

    [[nodiscard]] Backend backend() const { return backend_; }
    [[nodiscard]] const std::string& location() const { return location_; }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

    [[nodiscard]] store::StudyFile create() const {
        return store::StudyFile::create(location_, "A study", "en");
    }
    [[nodiscard]] store::StudyFile open(store::StudyFile::Mode mode = store::StudyFile::Mode::Write) const {
        return store::StudyFile::open(location_, mode);
    }

private:
    Backend backend_;
    TemporaryFolder folder_;
    std::string database_;
    std::string location_;
};

/// One line for each row of the study and each counter, in order: two studies with equal dumps hold the same.
std::string dump(store::StudyFile& study);

/// The sentences of `verify`, one a line; empty when all is well.
std::string problems(const store::StudyFile& study);

/// What an import leaves: a source with its text, a speaker and a passage for each paragraph (parted by blank
/// lines; `Name: words` is said by Name).
struct Imported {
    study::Source source;
    study::TextVersion version;
    std::vector<study::Speaker> speakers;
    std::vector<study::Passage> passages;
};
Imported import(store::Edit& edit, const std::string& name, std::string_view utf8);
/// The same as an edit of its own.
Imported import(store::StudyFile& study, const std::string& name, std::string_view utf8);
/// A new version of a source's text, with its passages; the old one ceases to be the current one.
Imported replace_text(store::Edit& edit, const Imported& old, std::string_view utf8);

study::Code add_code(store::StudyFile& study, const std::string& name, study::Id<study::Code> parent = {});
study::Coding add_coding(store::StudyFile& study, study::Id<study::Code> code, const Imported& where,
                         text::Range range);

}  // namespace sotto::tests
