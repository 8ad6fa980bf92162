// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/rows_in_sight.h"
#include "workbench/theme.h"

#include <wx/dataview.h>

#include <functional>
#include <memory>

namespace sotto::workbench {

/// Rows that are asked for when they are drawn. All values are words: screen readers get what is seen.
class TableRows : public wxDataViewVirtualListModel {
public:
    struct Source {
        std::function<wxString(unsigned row, unsigned column)> words;
        /// May be empty: all as the desktop has it.
        std::function<bool(unsigned row, unsigned column, wxDataViewItemAttr& look)> look;
    };
    explicit TableRows(Source source) : source_(std::move(source)) {}

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& look) const override;
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

private:
    Source source_;
};

/// Circles in the colours of codes. The value is `#RRGGBB` of each, parted by blanks, as the study has them;
/// a row has the names in another column.
class DotsRenderer : public wxDataViewCustomRenderer {
public:
    explicit DotsRenderer(Measures measures);
    void set_theme(const Theme& theme) { theme_ = theme; }

    bool SetValue(const wxVariant& value) override;
    bool GetValue(wxVariant& value) const override;
    wxSize GetSize() const override;
    bool Render(wxRect cell, wxDC* dc, int state) override;

private:
    Measures measures_;
    Theme theme_;
    wxArrayString colours_;
};

using Table = RowsInSight<wxDataViewCtrl>;

/// A table as the window has them: flat, rows 3u high, one row chosen.
Table* make_table(wxWindow* parent, const wxString& accessible_name, long style = wxDV_SINGLE);
/// A column of words; `width` in units of `Measures::u`.
wxDataViewColumn* add_words(wxDataViewCtrl& table, const wxString& title, unsigned column, int width,
                            wxAlignment alignment = wxALIGN_LEFT, bool sortable = false,
                            wxEllipsizeMode ellipsis = wxELLIPSIZE_END);

}  // namespace sotto::workbench
