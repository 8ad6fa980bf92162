// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/theme.h"

class wxDataViewCtrl;

namespace sotto::workbench {

/// The columns of lines that have a match in their middle, by their places in the table.
struct KwicColumns {
    unsigned left = 0;
    unsigned match = 0;
    unsigned right = 0;
    int match_in_units = 14;
    int least_side_in_units = 24;
    /// What a letter of a wide script takes, of the height of a character: so that the words next to the
    /// match are not cut.
    double letter = 0.42;
};

/// Parts what the other columns, `others` pixels, leave of the table's width: the same on either side of the
/// match. The characters that fit on a side; 0 when all is as wide as it was.
long fit_kwic_columns(wxDataViewCtrl& table, const KwicColumns& columns, int others,
                      const Measures& measures);

}  // namespace sotto::workbench
