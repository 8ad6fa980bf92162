// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "analysis/matrix.h"
#include "commands/arguments.h"
#include "commands/voices.h"
#include "store/study_file.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sotto::commands {

/// What stands over the column of codings whose value nobody knows.
constexpr std::string_view unknown_column = "—";

/// The codes that a table has rows for: those of `--code` with what is below them (unless `--exactly`), or
/// all; in the order asked for, each once. Folders that only hold other codes are in no table unless
/// something is coded with them all the same: a row of zeros says nothing of them.
std::vector<study::Id<study::Code>> codes_for_table(const store::StudyFile& study,
                                                    const study::CodeTree& tree, const Arguments& arguments);

/// `--code` and `--exactly`, for `codes_for_table`.
std::vector<Parameter> table_parameters();

/// Cuts codings into pieces by what each part of their range belongs to: a column for each value of a field.
class FieldColumns {
public:
    /// How a speaker is called at the head of a column.
    enum class Speakers {
        ByLabel,  ///< as the transcript has it
        ByCode    ///< by the code of the register, else by the part in the conversation
    };

    /// `study` outlives this. Throws `base::Error` (User) for a field that there is not.
    FieldColumns(const store::StudyFile& study, std::string field, Speakers speakers = Speakers::ByLabel);

    /// The pieces of codings whose code has a row. Columns are numbered as they come.
    std::vector<analysis::Piece> pieces(const std::vector<study::Coding>& codings,
                                        const std::unordered_map<study::Id<study::Code>, std::size_t>& rows);

    /// Puts the columns in the order of their names, what nobody knows last, and `pieces` with them; gives
    /// the names.
    std::vector<std::string> put_in_order(std::vector<analysis::Piece>& pieces) const;

    /// How many people of the study belong into the columns of these names, whether or not anything they say
    /// is coded: a source of which nobody knows who speaks in it counts for one.
    [[nodiscard]] std::vector<std::int64_t> people_in(const std::vector<std::string>& columns) const;

private:
    [[nodiscard]] std::string value(const Voice& voice, const study::Source& source) const;
    std::size_t column(const std::string& value);

    const store::StudyFile& study_;
    const Voices voices_;
    const std::string field_;
    const Speakers speakers_;
    std::map<std::string, std::size_t> index_;
    std::vector<std::string> names_;
};

}  // namespace sotto::commands
