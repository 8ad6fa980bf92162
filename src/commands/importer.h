// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/command.h"
#include "commands/import_plan.h"
#include "commands/import_reading.h"
#include "commands/speaker_links.h"
#include "store/study_file.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sotto::commands {

/// Files that the study has, by their bytes.
using KnownFiles = std::map<std::string, std::string>;  ///< the source's name by SHA-256
KnownFiles known_files(const store::StudyFile& study);

/// What became of the files of an import: `imported`, `already`, `failed`.
class ImportAnswer {
public:
    void failed(const ReadFile& file);
    void already(const ReadFile& file, const std::string& source);
    Value& imported() { return imported_; }
    [[nodiscard]] Outcome outcome();

private:
    Value imported_ = Value::array();
    Value already_ = Value::array();
    Value failed_ = Value::array();
};

/// Writes files into a study, inside one edit.
class Importer {
public:
    explicit Importer(store::Edit& edit);

    void take(ReadFile file, const ImportTerms& terms);
    /// Writes what waits in memory; to be called once more after the last file.
    void write();
    [[nodiscard]] std::int64_t imported() {
        return static_cast<std::int64_t>(answer_.imported().items().size());
    }
    [[nodiscard]] Outcome outcome() { return answer_.outcome(); }

private:
    struct Pending {
        ReadFile file;
        study::Source source;
        std::vector<study::Speaker> speakers;
    };
    std::string free_name(const std::string& stem);
    study::Source source_of(const ReadFile& file, const ImportTerms& terms);
    void report(const Pending& pending, const study::Source& source);

    store::Edit& edit_;
    const SpeakerLinks links_;
    const std::string imported_at_;
    std::set<std::string> names_;
    std::map<std::string, int> last_number_;
    KnownFiles known_;
    std::int64_t position_ = 0;
    std::vector<Pending> waiting_;
    std::size_t waiting_bytes_ = 0;
    ImportAnswer answer_;
};

}  // namespace sotto::commands
