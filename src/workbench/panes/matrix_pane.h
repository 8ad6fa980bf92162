// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/chart_canvas.h"
#include "workbench/panes/desk_pane.h"
#include "workbench/panes/matrix_model.h"
#include "workbench/panes/table.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/simplebook.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>

#include <string>
#include <vector>

namespace sotto::workbench {

/// Codes crossed with something, as a heat map or as a table.
class MatrixPane : public DeskPane {
public:
    MatrixPane(wxWindow* parent, Desk& desk);

private:
    void study_opened() override;
    void study_changed() override;

    void build_head();
    void build_pages();
    void offer_fields();
    /// Asks for the matrix again, unless nobody sees it: then when somebody does.
    void load();
    void take(const commands::Value& data);
    void draw();
    void fill_table();
    void tell_cell(HeatMapPainter::Cell cell);
    void drill_down(HeatMapPainter::Cell cell);
    void save();
    [[nodiscard]] HeatMapStyle style() const;
    [[nodiscard]] HeatMap map_with_dots(bool as_stored) const;

    Measures measures_;
    Theme theme_;
    wxChoice* field_ = nullptr;
    wxChoice* count_ = nullptr;
    wxCheckBox* empty_ = nullptr;
    wxToggleButton* as_table_ = nullptr;
    wxSimplebook* pages_ = nullptr;
    ChartCanvas* canvas_ = nullptr;
    wxDataViewCtrl* table_ = nullptr;
    wxObjectDataPtr<TableRows> rows_;
    wxStaticText* says_ = nullptr;

    std::vector<std::string> fields_;  ///< of the choice
    std::vector<std::string> attributes_;
    commands::Value data_;
    std::string data_field_;
    Matrix matrix_;
    std::vector<std::string> table_columns_;
    std::int64_t loading_ = 0;
    bool stale_ = true;
};

}  // namespace sotto::workbench
