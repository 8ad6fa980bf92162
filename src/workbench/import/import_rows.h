// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/arguments.h"
#include "commands/value.h"
#include "study/source.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sotto::workbench {

/// A file in the table of an import, as it was recognised and corrected.
struct ImportRow {
    enum class State {
        Ready,
        Known,  ///< the study has it
        Twin,   ///< another file of the table has the same bytes
        Failed  ///< it cannot be read
    };
    State state = State::Ready;
    bool included = true;
    std::string file;
    std::string sha256;
    std::string format;
    std::string language;
    std::vector<std::string> speakers;
    std::int64_t bytes = 0;
    std::int64_t passages = 0;
    study::SourceKind kind = study::SourceKind::Interview;
    study::Status status = study::Status::Private;
    std::string event;
    std::string date;
    std::string
        note;  ///< what is to be known of it: a warning, why it cannot be read, what has the same bytes

    [[nodiscard]] bool goes_in() const { return state == State::Ready && included; }
    /// The status follows the kind, until it is corrected itself.
    void set_kind(study::SourceKind wanted);
    /// Without its folders.
    [[nodiscard]] std::string name() const;
};

/// The table for the answer of a look (`import --dry-run`): files that can go in first, then those that
/// cannot. What was corrected in `before` stays corrected.
std::vector<ImportRow> import_rows(const commands::Value& look, const std::vector<ImportRow>& before);

/// What has to be told the command so that the rows go in as they stand here.
commands::Arguments import_arguments(const std::vector<ImportRow>& rows);

/// How many of them go in.
std::int64_t count_included(const std::vector<ImportRow>& rows);

}  // namespace sotto::workbench
