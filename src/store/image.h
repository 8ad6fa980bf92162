// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/study_file.h"
#include "store/value.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::store {

/// One row added, changed or removed: what the journal keeps of an edit.
struct RowChange {
    enum class What : std::uint8_t { Added = 1, Changed = 2, Removed = 3 };

    What what = What::Added;
    Kind kind = Kind::Source;
    Row before;  ///< empty when added
    Row after;   ///< empty when removed
};

// The bytes of an image are changes one after another:
//
//   change = what (1 byte) kind (1 byte) row [differences]
//   row    = number of values, values: the row after it was added, or before it was changed or removed
//   differences (only when changed) = their number, then for each the number of its column and its new value
//   value  = 0 | 1 number | 2 length bytes
//
// Numbers are LEB128; those in values are zigzag. Columns follow the mapping, which only ever grows at its
// end, so that images outlive versions of the schema: a row with fewer values than columns has the rest
// empty.

void append_added(std::string& bytes, Kind kind, const Row& row);
void append_removed(std::string& bytes, Kind kind, const Row& row);
void append_changed(std::string& bytes, Kind kind, const Row& before, const Row& after);
/// A row alone, for comparing rows.
void append_row(std::string& bytes, const Row& row);

/// Reads an image. Throws `base::Error` (Environment) where it is damaged.
std::vector<RowChange> read_changes(std::string_view bytes);

}  // namespace sotto::store
