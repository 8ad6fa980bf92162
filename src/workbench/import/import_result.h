// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/value.h"
#include "workbench/theme.h"

#include <wx/dataview.h>
#include <wx/panel.h>

#include <utility>
#include <vector>

class wxStaticText;

namespace sotto::workbench {

class TableRows;

/// What an import did, and which files failed and why.
class ImportResult : public wxPanel {
public:
    explicit ImportResult(wxWindow* parent);

    /// The answer of `import`.
    void show(const commands::Value& answer);
    [[nodiscard]] bool has_failures() const { return !failed_.empty(); }
    /// The failures as lines of file and reason.
    [[nodiscard]] wxString list() const;
    void take_colours(const Theme& theme);

private:
    std::vector<std::pair<wxString, wxString>> failed_;  ///< file, reason
    wxStaticText* heading_ = nullptr;
    wxStaticText* detail_ = nullptr;
    wxDataViewCtrl* table_ = nullptr;
    wxObjectDataPtr<TableRows> rows_;
};

}  // namespace sotto::workbench
