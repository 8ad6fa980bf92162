// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/string.h>
#include <wx/window.h>

namespace sotto::workbench {

/// What assistive technology may know of a canvas with a table.
class ReadableTable {
public:
    virtual ~ReadableTable() = default;
    [[nodiscard]] virtual int readable_rows() const = 0;
    [[nodiscard]] virtual int readable_columns() const = 0;
    [[nodiscard]] virtual wxString readable_cell(int row, int column) const = 0;
    [[nodiscard]] virtual wxString readable_head(int column) const = 0;
    /// Who or what the row is of.
    [[nodiscard]] virtual wxString readable_row(int row) const = 0;
    /// The cell in hand; -1 where there is none.
    [[nodiscard]] virtual int readable_cursor_row() const = 0;
    [[nodiscard]] virtual int readable_cursor_column() const = 0;
    [[nodiscard]] virtual bool readable_chosen(int row, int column) const = 0;
};

/// Lends a canvas that draws a table its cells in the eyes of assistive technology: wxGrid has none. On GTK
/// by an AtkTable of its widget, with an object for each cell that is asked for; elsewhere it does nothing.
class AccessibleTable {
public:
    /// `table` must outlive this; the window must not be destroyed before.
    AccessibleTable(wxWindow& window, ReadableTable& table);
    ~AccessibleTable();
    AccessibleTable(const AccessibleTable&) = delete;
    AccessibleTable& operator=(const AccessibleTable&) = delete;

    void set_name(const wxString& name);
    /// Another cell is in hand.
    void cursor_moved();
    /// There are other rows or columns.
    void changed();

private:
    wxWindow& window_;
};

}  // namespace sotto::workbench
