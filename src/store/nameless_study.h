// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"
#include "store/study_file.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace sotto::store {

/// A new study in a file without a name: for one that is made as a whole and looked at before anybody can
/// open it. What is not published is gone with this, also when the process is killed.
///
/// The same origin and the same edits give the same bytes (with the same version of SQLite).
class NamelessStudy {
public:
    /// What is said of how it came to be, and in place of the time in each of its entries.
    struct Origin {
        base::Guid guid;
        std::string time;  ///< UTC
        std::string title;
        std::string language;
    };

    /// In `folder`. Throws `base::Error` (Environment).
    NamelessStudy(const std::filesystem::path& folder, const Origin& origin);
    ~NamelessStudy();
    NamelessStudy(const NamelessStudy&) = delete;
    NamelessStudy& operator=(const NamelessStudy&) = delete;

    /// For filling it and for reading back what is in it. Its `location` is empty.
    [[nodiscard]] StudyFile& study() noexcept { return *study_; }

    /// The file's bytes, for whoever looks through them: a path that opens it as long as this lives.
    [[nodiscard]] std::filesystem::path bytes() const;
    /// Writes it to a new file at `target`, readable by its owner only, and never over anything. Throws
    /// `base::Error` (Environment).
    void publish(const std::filesystem::path& target) const;

private:
    std::unique_ptr<class NamelessDatabase> file_;
    std::unique_ptr<StudyFile> study_;  ///< goes before the file
};

}  // namespace sotto::store
