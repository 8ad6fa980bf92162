// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace sotto::store {

class StudyFile;

/// The bytes of a study file that holds a study as it is at one moment, whatever others write meanwhile. A
/// study on a server becomes a file as well, row by row.
///
/// The copy lies in a file without a name (see `NamelessDatabase`): beside the study, or in the folder for
/// temporary files where the study has no folder that can be written.
class Snapshot {
public:
    /// Throws `base::Error` (Environment) and `base::Cancelled`.
    Snapshot(const StudyFile& study, base::Progress& progress);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

    [[nodiscard]] std::int64_t size() const;
    /// Fills `room` with the bytes from `offset` on, of which there are enough. Throws `base::Error`
    /// (Environment).
    void read(std::int64_t offset, char* room, std::size_t size) const;

private:
    std::unique_ptr<class NamelessDatabase> copy_;
};

}  // namespace sotto::store
