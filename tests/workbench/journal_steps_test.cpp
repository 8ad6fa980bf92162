// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/journal_steps.h"

#include "store/study_file.h"
#include "store/vault.h"
#include "store/veil.h"
#include "support/temporary_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using namespace sotto;
using namespace sotto::workbench;
using Way = JournalStep::Way;

/// A study whose title says which edit was the last.
class Study {
public:
    Study() : file_(store::StudyFile::create((folder_ / "study.sotto").string(), "0", "en")) {}

    void edit(const std::string& name) {
        file_.edit("code/create", name, "Ann", [&](store::Edit& edit) {
            study::Code code;
            code.name = name;
            edit.add(code);
        });
    }
    void make_vault() {
        const store::Secret key(std::string(store::vault_key_bytes, 'k'));
        store::make_vault(file_, {base::Guid::random(), "2026-01-01T00:00:00.000Z", {}}, key, "Ann",
                          base::no_progress());
    }
    void undo(std::int64_t count) { file_.undo(count, "Ann"); }
    std::vector<store::JournalEntry> newest_first() const {
        auto entries = file_.journal();
        std::reverse(entries.begin(), entries.end());
        return entries;
    }
    std::size_t row_of(const std::string& name) const {
        const auto entries = newest_first();
        const auto at = std::find_if(entries.begin(), entries.end(), [&](const store::JournalEntry& entry) {
            return entry.undoes == 0 && entry.summary == name;
        });
        return static_cast<std::size_t>(at - entries.begin());
    }
    /// Goes to the edit of that name; what it did.
    JournalStep go_to(const std::string& name) {
        const auto step = way_to(newest_first(), row_of(name));
        if (step.way == Way::Undo) file_.undo(step.count, "Ann");
        if (step.way == Way::Redo) file_.redo(step.count, "Ann");
        return step;
    }
    std::string codes() const {
        std::string names;
        for (const auto& code : file_.all<study::Code>()) names += code.name;
        return names;
    }

private:
    tests::TemporaryFolder folder_;
    store::StudyFile file_;
};

}  // namespace

TEST_CASE("going to an edit gives the study as it was after it, back and forth") {
    Study study;
    for (const char* name : {"a", "b", "c", "d"}) study.edit(name);
    CHECK(study.go_to("b").count == 2);
    CHECK(study.codes() == "ab");
    const auto forth = study.go_to("c");
    CHECK(forth.way == Way::Redo);
    CHECK(forth.count == 1);
    CHECK(study.codes() == "abc");
    CHECK(study.go_to("a").way == Way::Undo);
    CHECK(study.codes() == "a");
    study.go_to("d");
    CHECK(study.codes() == "abcd");
}

TEST_CASE("there is no way to the edit that holds, nor to one that was lost") {
    Study study;
    for (const char* name : {"a", "b", "c"}) study.edit(name);
    CHECK(study.go_to("c").way == Way::None);
    study.undo(1);
    CHECK(study.go_to("b").way == Way::None);
    study.edit("d");
    CHECK(study.go_to("c").way == Way::None);
    CHECK(study.codes() == "abd");
    CHECK(study.go_to("a").count == 2);
    CHECK(study.codes() == "a");
}

TEST_CASE("the undoing of an edit is nothing to go to") {
    Study study;
    study.edit("a");
    study.edit("b");
    study.undo(1);
    CHECK(way_to(study.newest_first(), 0).way == Way::None);
    CHECK(way_to(study.newest_first(), 99).way == Way::None);
}

TEST_CASE("making a vault is no step, for undo goes over it") {
    Study study;
    study.edit("a");
    study.edit("b");
    study.make_vault();
    study.edit("c");
    CHECK(study.go_to("a").count == 2);
    CHECK(study.codes() == "a");
    CHECK(study.go_to("c").count == 2);
    CHECK(study.codes() == "abc");
}
