// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/kwic_columns.h"

#include <wx/dataview.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace sotto::workbench {

long fit_kwic_columns(wxDataViewCtrl& table, const KwicColumns& columns, int others,
                      const Measures& measures) {
    const int match = columns.match_in_units * measures.u;
    const int rest = table.GetClientSize().x - others - match - 2 * measures.u;
    const int side = std::max(columns.least_side_in_units * measures.u, rest / 2);
    if (std::abs(table.GetColumn(columns.left)->GetWidth() - side) < 2) return 0;
    table.GetColumn(columns.match)->SetWidth(match);
    table.GetColumn(columns.left)->SetWidth(side);
    table.GetColumn(columns.right)->SetWidth(side);
    return std::max(16L, std::lround(side / (columns.letter * measures.c)));
}

}  // namespace sotto::workbench
