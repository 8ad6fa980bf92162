// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "study/register.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sotto::commands {

/// A row of a register file.
struct RegisterRow {
    std::size_t line = 0;
    std::string code;
    std::string name;
    std::vector<std::string> aliases;
    std::optional<study::EntityCategory> category;
    bool called_participant = false;                              ///< the category cell says so
    std::vector<std::pair<std::string, std::string>> attributes;  ///< cells that hold something
    std::vector<std::string> empty;                               ///< columns whose cells hold nothing
    std::optional<std::vector<study::Consent>> consent;           ///< without participant and time
    std::optional<bool> naming;
};

/// A register file (docs/cli.md, `register`).
struct RegisterTable {
    std::vector<RegisterRow> rows;
    bool has_consent = false;  ///< whether there is a `consent` column at all
    struct Problem {
        std::size_t line = 0;
        std::string sentence;
    };
    std::vector<Problem> problems;      ///< rows that were left out
    std::vector<std::string> warnings;  ///< attributes whose names look like a mistyped column

    /// Whether the row is a participant: its category says so, or it is a person with consent (where the file
    /// has no consent column, any person) whose role is not that of a third party.
    [[nodiscard]] bool participant(const RegisterRow& row) const;
};

/// Whether a column of that folded name has a meaning of its own, and is no attribute.
bool is_register_column(std::string_view folded);

/// Reads a CSV file parted by commas, semicolons or tabs, in any encoding. Columns `code`, `name`, `aliases`
/// (parted by `;`), `category`, `consent` and `naming` in any case and order; every further column is an
/// attribute. Throws `base::Error` (Input) when it is no such table, (Environment) when it cannot be read.
RegisterTable read_register(const std::filesystem::path& path);
/// The same of a table that stands in `utf8`; errors call it `what`.
RegisterTable register_in(std::string_view utf8, std::string_view what);

}  // namespace sotto::commands
