// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/disclosure/lattice.h"
#include "privacy/identifiers.h"

#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// A ladder with what is written in `ExportTerms::shown` for each of its rungs: `age`, `age:5`, `age:10`, or
/// other attributes of the register (`village`, `district`, `country`).
struct AttributeLadder {
    std::vector<std::string> entries;
    Ladder ladder;  ///< one row per participant
};

/// What can be printed in place of `entry`, the most exact first, `entry` itself at the beginning:
/// - what the register itself has as a coarser form of it: `age_group` (`_range`, `_band`, `_class`,
///   `_category`) for `age`; of a village the district, the province, the country …, of a job the sector, as
///   far as in this register each value of the one has one value of the other;
/// - of whole numbers bands of five and ten; of a date of birth, which is printed as a band of five years,
///   bands of ten.
/// Attributes in `printed` (entries of `ExportTerms::shown`) are no rungs of others: they are printed anyway.
AttributeLadder ladder_of(const Protection& protection,
                          const std::vector<study::Id<study::Entity>>& participants, std::string_view entry,
                          const std::vector<std::string>& printed);

/// The values that `entry` prints for the participants, as numbers. Values that differ in case or spelling
/// only are equal; not to have any is a value, too.
Column printed_column(const Protection& protection, const std::vector<study::Id<study::Entity>>& participants,
                      std::string_view entry);

}  // namespace sotto::privacy
