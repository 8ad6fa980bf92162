// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/accessible_table.h"
#include "workbench/people/people_paste.h"
#include "workbench/people/people_rows.h"
#include "workbench/theme.h"

#include <wx/grid.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sotto::workbench {

/// What a user wants of the grid. Calls come while an event is handled.
struct PeopleRequests {
    /// A register of a few cells (`register --table --clear`).
    std::function<void(std::string csv)> write;
    /// Consent for an audience, by the choice in `consent_choices`.
    std::function<void(std::vector<std::string> codes, study::Audience audience, int choice)> consent;
    std::function<void(std::vector<std::string> codes, bool may_be_named)> naming;
    std::function<void(const std::string& words)> paste;
    std::function<void()> menu;
};

/// The register as a grid: a person in a row, and one row more to enter another in. Asks for its cells as
/// they come in sight, so that it is as quick with ten thousand people as with ten.
class PeopleGrid : public wxGrid, private ReadableTable {
public:
    PeopleGrid(wxWindow* parent, PeopleRequests requests);

    /// `shown`: rows of the list, in the order of the grid. What is in hand stays in hand; while a cell is
    /// written in, the grid stays as it is, and shows this when the cell is let go.
    void show(std::shared_ptr<const PeopleList> list, std::vector<std::size_t> shown,
              std::vector<PeopleColumn> columns, bool editable);
    void take_colours(const Theme& theme);

    /// Codes of the people that are chosen, or of the one whose cell is in hand.
    [[nodiscard]] std::vector<std::string> chosen_codes() const;
    /// Where a block would land.
    [[nodiscard]] PasteTarget paste_target() const;
    [[nodiscard]] std::string copied() const;
    void clear_cells();
    void go_to(const std::string& code);
    /// The arrow in the head of a column; -1: none.
    void show_order(int column, bool ascending);

private:
    class Table;
    [[nodiscard]] std::vector<int> chosen_rows() const;
    void set_widths();
    [[nodiscard]] int readable_rows() const override;
    [[nodiscard]] int readable_columns() const override;
    [[nodiscard]] wxString readable_cell(int row, int column) const override;
    [[nodiscard]] wxString readable_head(int column) const override;
    [[nodiscard]] wxString readable_row(int row) const override;
    [[nodiscard]] int readable_cursor_row() const override;
    [[nodiscard]] int readable_cursor_column() const override;
    [[nodiscard]] bool readable_chosen(int row, int column) const override;
    void on_key(wxKeyEvent& event);
    void DrawColLabel(wxDC& dc, int column) override;
    wxPen GetColGridLinePen(int) override { return *wxTRANSPARENT_PEN; }
    wxPen GetDefaultGridLinePen() override { return *wxTRANSPARENT_PEN; }

    PeopleRequests requests_;
    std::unique_ptr<AccessibleTable> accessible_;
    Table* table_ = nullptr;
    Theme theme_;
    std::function<void()> later_;  ///< shows what came while a cell was written in
    int sorted_ = -1;
    bool ascending_ = true;
};

}  // namespace sotto::workbench
