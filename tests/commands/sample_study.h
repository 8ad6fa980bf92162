// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/command.h"
#include "commands/session.h"
#include "support/temporary_folder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sotto::tests {

/// The words of a command line, parted by spaces; double quotes hold words together, \" is one.
std::vector<std::string> words_of(const std::string& line);

/// A folder with a small study `study.sotto`, and files beside it that the examples of commands name. The
/// process works in that folder while this lives, and indexes are kept in it too.
class SampleStudy {
public:
    /// The study holds two transcripts, a register and two codings.
    SampleStudy();
    /// The files alone, without a study.
    struct WithoutStudy {};
    explicit SampleStudy(WithoutStudy);
    ~SampleStudy();
    SampleStudy(const SampleStudy&) = delete;
    SampleStudy& operator=(const SampleStudy&) = delete;

    /// Runs a line as the command line would: `search study.sotto support`.
    commands::Outcome run(const std::string& line);
    commands::Outcome run(const std::vector<std::string>& words);
    /// The same for lines that change something: checks that it is one edit, that undo takes it back and redo
    /// brings it again, and that the study is sound then.
    commands::Outcome edit(const std::string& line);
    commands::Outcome edit(const std::vector<std::string>& words);
    /// The GUID of the one coding of a range; fails when there is none or several.
    std::string coding(const std::string& source, std::int64_t start, std::int64_t end,
                       const std::string& code);

    void write(const std::string& name, const std::string& bytes) const;
    [[nodiscard]] std::string read(const std::string& name) const;
    [[nodiscard]] bool has(const std::string& name) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

    commands::Session& session() { return session_; }
    /// What commands told the user.
    std::vector<std::string> told;
    /// Everything that the study keeps, as text: equal dumps are equal studies.
    std::string dump();

private:
    TemporaryFolder folder_;
    std::filesystem::path before_;
    commands::Session session_;
};

}  // namespace sotto::tests
