// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/value.h"
#include "text/text.h"

#include <wx/string.h>

#include <string>
#include <vector>

namespace sotto::workbench {

/// One way in which somebody would be found, as a line of a table.
struct RiskRow {
    wxString who;             ///< a participant's code
    wxString why;             ///< never words of the study
    wxString where;           ///< empty: not one place
    std::string source = {};  ///< its name; empty likewise
    text::Range range = {};   ///< of the quote in it
};

/// What `risk --json` found, line by line: by what is shown, by facts in the words, by quotes put together,
/// by comparing words (only where it leads to one person alone).
std::vector<RiskRow> risk_rows(const commands::Value& data);
/// The sentences above them: how many look alike, what to leave out, how often comparing words succeeds.
std::vector<wxString> risk_summary(const commands::Value& data, std::int64_t k_asked);

}  // namespace sotto::workbench
