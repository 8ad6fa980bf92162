// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/people/people_grid.h"

#include "workbench/people/people_words.h"
#include "workbench/words.h"

#include <wx/clipbrd.h>
#include <wx/headerctrl.h>

#include <algorithm>
#include <set>
#include <utility>

namespace sotto::workbench {

using Kind = PeopleColumn::Kind;

namespace {

/// Words with some room at both sides, cut with dots.
class CellWords : public wxGridCellStringRenderer {
public:
    /// `hint` stands in an empty cell.
    explicit CellWords(int room, wxString hint = {}) : room_(room), hint_(std::move(hint)) {}
    void Draw(wxGrid& grid, wxGridCellAttr& attr, wxDC& dc, const wxRect& rect, int row, int column,
              bool selected) override {
        // Softly, so that words keep their meaning's colour, and the same with and without the keyboard.
        const auto paper = attr.GetBackgroundColour();
        const auto chosen = grid.GetSelectionBackground();
        const auto part = [](int a, int b) { return static_cast<unsigned char>((3 * a + b) / 4); };
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(
            wxBrush(selected ? wxColour(part(paper.Red(), chosen.Red()), part(paper.Green(), chosen.Green()),
                                        part(paper.Blue(), chosen.Blue()))
                             : paper));
        dc.DrawRectangle(rect);
        dc.SetBackgroundMode(wxBRUSHSTYLE_TRANSPARENT);
        dc.SetTextForeground(attr.GetTextColour());
        dc.SetFont(attr.GetFont());
        const auto inside = wxRect(rect).Deflate(room_, 0);
        const auto value = grid.GetCellValue(row, column);
        const auto words =
            wxControl::Ellipsize(value.empty() ? hint_ : value, dc, wxELLIPSIZE_END, inside.width);
        dc.DrawLabel(words, inside, wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
    }
    wxGridCellRenderer* Clone() const override { return new CellWords(room_, hint_); }

private:
    int room_;
    wxString hint_;
};

}  // namespace

class PeopleGrid::Table : public wxGridTableBase {
public:
    explicit Table(PeopleGrid& grid) : grid_(grid), theme_(Theme::of_desktop()) {
        wxArrayString answers;
        answers.Add(_("Yes"));
        answers.Add(_("No"));
        naming_editor_ = wxGridCellEditorPtr(new wxGridCellChoiceEditor(answers));
        consent_editor_ = wxGridCellEditorPtr(new wxGridCellChoiceEditor(consent_choices()));
    }

    int GetNumberRows() override { return static_cast<int>(shown.size()) + (editable ? 1 : 0); }
    int GetNumberCols() override { return static_cast<int>(columns.size()); }
    wxString GetColLabelValue(int column) override {
        return static_cast<std::size_t>(column) < columns.size()
                   ? title_of(columns[static_cast<std::size_t>(column)])
                   : wxString();
    }
    [[nodiscard]] const Person* person(int row) const {
        return row >= 0 && static_cast<std::size_t>(row) < shown.size()
                   ? &list->people[shown[static_cast<std::size_t>(row)]]
                   : nullptr;
    }
    [[nodiscard]] const PeopleColumn* column(int at) const {
        return at >= 0 && static_cast<std::size_t>(at) < columns.size()
                   ? &columns[static_cast<std::size_t>(at)]
                   : nullptr;
    }
    wxString GetValue(int row, int at) override {
        const auto* who = person(row);
        const auto* what = column(at);
        return who == nullptr || what == nullptr ? wxString() : cell_of(*who, *what);
    }
    bool IsEmptyCell(int row, int at) override { return GetValue(row, at).empty(); }
    void SetValue(int row, int at, const wxString& value) override {
        const auto* what = column(at);
        if (what == nullptr || value == GetValue(row, at)) return;
        const auto* who = person(row);
        const auto& requests = grid_.requests_;
        // What is chosen of several people at once goes for all of them.
        const auto concerned = [&] {
            const auto rows = grid_.chosen_rows();
            return rows.size() > 1 && std::find(rows.begin(), rows.end(), row) != rows.end()
                       ? grid_.chosen_codes()
                       : std::vector<std::string>{who->code};
        };
        if (who == nullptr) {
            // The row for another person: the code makes one.
            if (what->kind == Kind::Code && !value.Strip(wxString::both).empty())
                requests.write(register_of({kept(value)}, "category", "person"));
        } else if (what->kind == Kind::Consent) {
            const auto choice = consent_choices().Index(value);
            if (choice != wxNOT_FOUND) requests.consent(concerned(), audiences_in_order[what->place], choice);
        } else if (what->kind == Kind::Naming) {
            if (value == _("Yes") || value == _("No")) requests.naming(concerned(), value == _("Yes"));
        } else {
            requests.write(register_of({who->code}, what->field, kept(value)));
        }
    }

    wxGridCellAttr* GetAttr(int row, int at, wxGridCellAttr::wxAttrKind) override {
        const auto* who = person(row);
        const auto* what = column(at);
        if (what == nullptr) return nullptr;
        auto* attr = new wxGridCellAttr;
        const bool consent = what->kind == Kind::Consent || what->kind == Kind::Naming;
        const bool can_consent = who != nullptr && who->category == study::EntityCategory::Person;
        const bool fixed = who == nullptr ? what->kind != Kind::Code
                                          : what->kind == Kind::Code || what->kind == Kind::Category ||
                                                (consent && !can_consent);
        attr->SetReadOnly(!editable || fixed);
        if (what->kind == Kind::Consent && can_consent) {
            attr->SetEditor(another(consent_editor_));
        } else if (what->kind == Kind::Naming && can_consent) {
            attr->SetEditor(another(naming_editor_));
        }
        auto font = grid_.GetFont();
        if (what->kind == Kind::Code) font.MakeBold();
        if (who == nullptr) {
            if (what->kind != Kind::Code) return attr;
            attr->SetRenderer(new CellWords(Measures::of(grid_).u * 3 / 4, _("Another…")));
            attr->SetTextColour(theme_.quiet);
            return attr;
        }
        const bool taken_back = what->kind == Kind::Consent && who->consent[what->place].withdrawn;
        if (who->withdrawn && !consent) font.SetStrikethrough(true);
        attr->SetFont(font);
        if (taken_back) {
            attr->SetTextColour(theme_.error);
        } else if (who->withdrawn ||
                   (consent && (!who->asked || who->consent[what->place].use == study::Use::None))) {
            attr->SetTextColour(theme_.quiet);
        }
        return attr;
    }

    void take_colours(const Theme& theme) { theme_ = theme; }

    std::shared_ptr<const PeopleList> list = std::make_shared<PeopleList>();
    std::vector<std::size_t> shown;
    std::vector<PeopleColumn> columns;
    bool editable = false;

private:
    /// The attribute takes a reference of its own.
    static wxGridCellEditor* another(const wxGridCellEditorPtr& editor) {
        editor->IncRef();
        return editor.get();
    }

    PeopleGrid& grid_;
    Theme theme_;
    // The grid asks for the attributes of the cell in hand again and again, and wants the editor it has
    // opened.
    wxGridCellEditorPtr consent_editor_;
    wxGridCellEditorPtr naming_editor_;
};

PeopleGrid::PeopleGrid(wxWindow* parent, PeopleRequests requests)
    : wxGrid(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxWANTS_CHARS, "register"),
      requests_(std::move(requests)) {
    table_ = new Table(*this);
    SetTable(table_, true);
    const auto m = Measures::of(*this);
    SetDefaultRowSize(3 * m.u + 1, true);
    HideRowLabels();
    SetColLabelSize(3 * m.u + 1);
    SetColLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    SetDefaultCellOverflow(false);
    SetDefaultRenderer(new CellWords(m.u * 3 / 4));
    SetGridFrozenBorderPenWidth(1);
    EnableDragRowSize(false);
    SetTabBehaviour(Tab_Leave);
    set_accessible_name(*this, _("People"));
    accessible_ = std::make_unique<AccessibleTable>(*GetGridWindow(), static_cast<ReadableTable&>(*this));
    accessible_->set_name(_("People"));
    GetGridWindow()->Bind(wxEVT_CHAR_HOOK, &PeopleGrid::on_key, this);
    Bind(wxEVT_GRID_SELECT_CELL, [this](wxGridEvent& event) {
        event.Skip();
        // The grid has moved there only afterwards.
        CallAfter([this] { accessible_->cursor_moved(); });
    });
    Bind(wxEVT_GRID_EDITOR_HIDDEN, [this](wxGridEvent& event) {
        event.Skip();
        // The grid tells its table what was written only afterwards.
        CallAfter([this] {
            if (later_ != nullptr && !IsCellEditControlEnabled()) std::exchange(later_, nullptr)();
        });
    });
    Bind(wxEVT_GRID_CELL_RIGHT_CLICK, [this](wxGridEvent& event) {
        if (!IsInSelection(event.GetRow(), event.GetCol())) {
            ClearSelection();
            SetGridCursor(event.GetRow(), event.GetCol());
        }
        requests_.menu();
    });
    take_colours(Theme::of_desktop());
}

void PeopleGrid::take_colours(const Theme& theme) {
    theme_ = theme;
    table_->take_colours(theme);
    SetGridFrozenBorderColour(theme.line);
    SetDefaultCellBackgroundColour(theme.canvas);
    SetDefaultCellTextColour(theme.ink);
    SetLabelBackgroundColour(theme.canvas);
    SetLabelTextColour(theme.quiet);
    SetLabelFont(GetFont().Scaled(0.92F));
    SetGridLineColour(theme.line);
    SetCellHighlightColour(theme.highlight);
    SetSelectionBackground(theme.highlight);
    SetSelectionForeground(theme.highlight_ink);
    SetBackgroundColour(theme.canvas);
    GetGridWindow()->SetBackgroundColour(theme.canvas);
    ForceRefresh();
}

void PeopleGrid::show(std::shared_ptr<const PeopleList> list, std::vector<std::size_t> shown,
                      std::vector<PeopleColumn> columns, bool editable) {
    later_ = nullptr;
    // Rows that move while somebody writes in one would give the words to another person.
    if (IsCellEditControlEnabled()) {
        later_ = [this, list = std::move(list), shown = std::move(shown), columns = std::move(columns),
                  editable] { show(list, shown, columns, editable); };
        return;
    }
    const auto rows_before = table_->GetNumberRows();
    const auto columns_before = table_->GetNumberCols();
    const auto* in_hand = table_->person(GetGridCursorRow());
    const auto code = in_hand == nullptr ? std::string() : in_hand->code;
    const auto at = GetGridCursorCol();
    const auto row_at = GetGridCursorRow();
    const auto titles = [](const std::vector<PeopleColumn>& all) {
        wxArrayString words;
        for (const auto& column : all) words.Add(title_of(column));
        return words;
    };
    const bool other_columns = titles(columns) != titles(table_->columns);
    table_->list = std::move(list);
    table_->shown = std::move(shown);
    table_->columns = std::move(columns);
    table_->editable = editable;

    const wxGridUpdateLocker locker(this);
    const auto tell = [this](int before, int now, int added, int removed) {
        if (now > before) {
            wxGridTableMessage message(table_, added, now - before);
            ProcessTableMessage(message);
        } else if (now < before) {
            wxGridTableMessage message(table_, removed, now, before - now);
            ProcessTableMessage(message);
        }
    };
    tell(rows_before, table_->GetNumberRows(), wxGRIDTABLE_NOTIFY_ROWS_APPENDED,
         wxGRIDTABLE_NOTIFY_ROWS_DELETED);
    tell(columns_before, table_->GetNumberCols(), wxGRIDTABLE_NOTIFY_COLS_APPENDED,
         wxGRIDTABLE_NOTIFY_COLS_DELETED);
    if (other_columns) set_widths();
    if (other_columns || rows_before != table_->GetNumberRows()) accessible_->changed();
    ForceRefresh();
    if (GetNumberRows() == 0 || GetNumberCols() == 0) return;
    int row = std::clamp(row_at, 0, GetNumberRows() - 1);
    for (int i = 0; i < GetNumberRows() && !code.empty(); ++i) {
        if (const auto* who = table_->person(i); who != nullptr && who->code == code) {
            row = i;
            break;
        }
    }
    const int column = std::clamp(at, 0, GetNumberCols() - 1);
    if (row != GetGridCursorRow() || column != GetGridCursorCol()) SetGridCursor(row, column);
}

void PeopleGrid::show_order(int column, bool ascending) {
    sorted_ = column;
    ascending_ = ascending;
    if (auto* labels = GetGridColLabelWindow(); labels != nullptr) labels->Refresh();
}

void PeopleGrid::DrawColLabel(wxDC& dc, int column) {
    if (GetColWidth(column) <= 0) return;
    const auto u = Measures::of(*this).u;
    const wxRect head(GetColLeft(column), 0, GetColWidth(column), GetColLabelSize());
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.SetBrush(wxBrush(theme_.canvas));
    dc.DrawRectangle(head);
    dc.SetPen(wxPen(theme_.line));
    dc.DrawLine(head.GetLeft(), head.GetBottom(), head.GetRight() + 1, head.GetBottom());
    dc.SetTextForeground(theme_.quiet);
    dc.SetFont(GetLabelFont());
    auto words = GetColLabelValue(column);
    if (column == sorted_) words += ascending_ ? wxString(L"  \u25b4") : wxString(L"  \u25be");
    dc.DrawLabel(words, wxRect(head).Deflate(u * 3 / 4, 0), wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
}

void PeopleGrid::set_widths() {
    const auto u = Measures::of(*this).u;
    for (int i = 0; i < GetNumberCols(); ++i) {
        const auto* column = table_->column(i);
        int width = 16;
        if (column->kind == Kind::Code) width = 11;
        if (column->kind == Kind::Name || column->kind == Kind::Aliases) width = 24;
        if (column->kind == Kind::Consent) width = 14;
        if (column->kind == Kind::Attribute && column->place == 0) width = 20;
        const auto title = GetTextExtent(title_of(*column)).x + 3 * u;
        SetColSize(i, std::max(width * u, title));
    }
    FreezeTo(0, GetNumberCols() > 1 ? 1 : 0);
}

int PeopleGrid::readable_rows() const {
    return table_->GetNumberRows();
}

int PeopleGrid::readable_columns() const {
    return table_->GetNumberCols();
}

wxString PeopleGrid::readable_cell(int row, int column) const {
    auto words = table_->GetValue(row, column);
    const auto* who = table_->person(row);
    // What is struck through is seen and not heard.
    if (who != nullptr && who->withdrawn && column == 0) words += ", " + _("consent withdrawn");
    return words;
}

wxString PeopleGrid::readable_head(int column) const {
    return table_->GetColLabelValue(column);
}

wxString PeopleGrid::readable_row(int row) const {
    const auto* who = table_->person(row);
    return who == nullptr ? _("Another person") : workbench::shown(who->code);
}

int PeopleGrid::readable_cursor_row() const {
    return GetGridCursorRow();
}

int PeopleGrid::readable_cursor_column() const {
    return GetGridCursorCol();
}

bool PeopleGrid::readable_chosen(int row, int column) const {
    return IsInSelection(row, column);
}

std::vector<int> PeopleGrid::chosen_rows() const {
    std::set<int> rows;
    for (const auto& block : GetSelectedBlocks()) {
        for (int row = block.GetTopRow(); row <= block.GetBottomRow(); ++row) rows.insert(row);
    }
    if (rows.empty() && GetGridCursorRow() >= 0) rows.insert(GetGridCursorRow());
    return {rows.begin(), rows.end()};
}

std::vector<std::string> PeopleGrid::chosen_codes() const {
    std::vector<std::string> codes;
    for (const auto row : chosen_rows()) {
        if (const auto* who = table_->person(row); who != nullptr) codes.push_back(who->code);
    }
    return codes;
}

PasteTarget PeopleGrid::paste_target() const {
    int row = std::max(GetGridCursorRow(), 0);
    int at = std::max(GetGridCursorCol(), 0);
    for (const auto& block : GetSelectedBlocks()) {
        row = block.GetTopRow();
        at = block.GetLeftCol();
        break;
    }
    PasteTarget target;
    for (std::size_t i = static_cast<std::size_t>(at); i < table_->columns.size(); ++i)
        target.fields.push_back(table_->columns[i].kind == Kind::Naming ? "" : table_->columns[i].field);
    for (std::size_t i = static_cast<std::size_t>(row); i < table_->shown.size(); ++i)
        target.codes.push_back(table_->list->people[table_->shown[i]].code);
    return target;
}

std::string PeopleGrid::copied() const {
    std::set<int> columns;
    for (const auto& block : GetSelectedBlocks()) {
        for (int at = block.GetLeftCol(); at <= block.GetRightCol(); ++at) columns.insert(at);
    }
    if (columns.empty()) columns.insert(GetGridCursorCol());
    Cells cells;
    for (const auto row : chosen_rows()) {
        if (table_->person(row) == nullptr) continue;
        cells.emplace_back();
        for (const auto at : columns) cells.back().push_back(kept(table_->GetValue(row, at)));
    }
    return copied_cells(cells);
}

void PeopleGrid::clear_cells() {
    int first = GetGridCursorCol();
    int last = first;
    for (const auto& block : GetSelectedBlocks()) {
        first = block.GetLeftCol();
        last = block.GetRightCol();
        break;
    }
    Cells cells(1, {"code"});
    for (int at = first; at <= last; ++at) {
        const auto* what = table_->column(at);
        if (what != nullptr &&
            (what->kind == Kind::Name || what->kind == Kind::Aliases || what->kind == Kind::Attribute))
            cells.front().push_back(what->field);
    }
    if (cells.front().size() == 1) return;
    for (const auto& code : chosen_codes()) {
        cells.emplace_back(cells.front().size());
        cells.back().front() = code;
    }
    if (cells.size() > 1) requests_.write(plan_paste(cells, {}).register_csv);
}

void PeopleGrid::go_to(const std::string& code) {
    for (int row = 0; row < GetNumberRows(); ++row) {
        const auto* who = table_->person(row);
        if (who == nullptr || who->code != code) continue;
        SetGridCursor(row, std::max(GetGridCursorCol(), 0));
        MakeCellVisible(row, 0);
        return;
    }
}

void PeopleGrid::on_key(wxKeyEvent& event) {
    const bool control = event.GetModifiers() == wxMOD_CONTROL;
    if (IsCellEditControlShown()) {
        event.Skip();
    } else if (control && event.GetKeyCode() == 'V') {
        wxTextDataObject words;
        const wxClipboardLocker lock;
        if (!!lock && wxTheClipboard->GetData(words)) requests_.paste(kept(words.GetText()));
    } else if (control && event.GetKeyCode() == 'C') {
        const wxClipboardLocker lock;
        if (!!lock) wxTheClipboard->SetData(new wxTextDataObject(workbench::shown(copied())));
    } else if (event.GetKeyCode() == WXK_DELETE && event.GetModifiers() == wxMOD_NONE) {
        if (table_->editable) clear_cells();
    } else if (event.GetKeyCode() == WXK_MENU || event.GetKeyCode() == WXK_WINDOWS_MENU) {
        requests_.menu();
    } else {
        event.Skip();
    }
}

}  // namespace sotto::workbench
