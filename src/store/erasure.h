// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"
#include "store/study_file.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace sotto::store {

/// What an erasure took out of the past of a study.
struct Erased {
    std::int64_t seq = 0;        ///< the entry it is; 0 when there was nothing to change
    std::int64_t images = 0;     ///< images of the journal, its own among them
    std::int64_t sentences = 0;  ///< sentences of the journal
    std::int64_t contents = 0;   ///< texts and original files
    std::int64_t bytes = 0;      ///< of these
};

struct Erasure {
    std::string command;
    std::string summary;
    std::string researcher;
    /// What changes in the study as it is now.
    std::function<void(Edit&)> work;
    /// Whose past goes with everything that was ever part of it.
    Id<study::Entity> entity;
    /// Whether a text, wherever the journal has it, must go.
    std::function<bool(std::string_view)> tells;
    /// Nothing is written: what would be is counted.
    bool dry_run = false;
};

/// An edit that cannot be taken back: in the same transaction the journal loses the images of all that `work`
/// removes or changes in words, of all that was once part of it, of whatever `tells` says, and its own; and
/// contents that nothing names any more are gone, original files of sources removed long ago included. The
/// chain of hashes is as sound as before: it is made of the images' hashes, which stay. Undo ends here, since
/// what it would need is gone.
///
/// Throws as `StudyFile::edit`; also `base::Error` (Environment) while the register is locked
/// (store/vault.h).
Erased erase(StudyFile& study, const Erasure& erasure, base::Progress& progress);

/// The entry of the newest erasure, 0 when there was none. What the journal says of changes before it has
/// gaps, so whoever follows the journal and is not so far begins anew. Looks at all images.
std::int64_t last_erasure(const StudyFile& study);

/// Makes an erasure true of the files as well: rewrites the database without free pages, empties its log,
/// removes the backups beside it and makes a new one. Returns how many backups were removed. On a server it
/// rewrites the tables; what the server's own log and backups hold is out of reach. May be done again at any
/// time. Throws `base::Error` (Environment), for example when the disk is full or somebody reads all the
/// time.
std::int64_t clear_files(StudyFile& study);

}  // namespace sotto::store
