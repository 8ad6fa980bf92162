// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/matrix_pane.h"

#include "text/fold.h"
#include "workbench/charts/chart_files.h"
#include "workbench/panes/panes.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/filedlg.h>
#include <wx/filename.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <array>

namespace sotto::workbench {

namespace {

constexpr std::array<const char*, 3> counts{"codings", "sources", "characters"};
/// A desktop's table has no more columns without getting slow; the map and the CSV file have all.
constexpr std::size_t table_columns = 100;

Rgb rgb(const wxColour& colour) {
    return {colour.Red() / 255.0, colour.Green() / 255.0, colour.Blue() / 255.0};
}

}  // namespace

MatrixPane::MatrixPane(wxWindow* parent, Desk& desk)
    : DeskPane(parent, desk), measures_(Measures::of(*this)), theme_(Theme::of_desktop()) {
    SetName("matrix");
    set_accessible_name(*this, _("Matrix"));
    SetSizer(new wxBoxSizer(wxVERTICAL));
    build_head();
    build_pages();
    says_ = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    GetSizer()->Add(says_, wxSizerFlags().Expand().Border(wxALL, measures_.u));
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        theme_ = Theme::of_desktop();
        draw();
        event.Skip();
    });
    // A page of a notebook hears of it when it is turned to.
    Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
        event.Skip();
        CallAfter([this] {
            if (stale_) load();
        });
    });
    // Nor does it always hear of it; what is painted is in sight.
    canvas_->Bind(wxEVT_PAINT, [this](wxPaintEvent& event) {
        event.Skip();
        if (stale_) CallAfter([this] { load(); });
    });
    study_opened();
}

void MatrixPane::build_head() {
    field_ = new wxChoice(this, wxID_ANY);
    set_accessible_name(*field_, _("Codes by"));
    field_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { load(); });
    count_ = new wxChoice(this, wxID_ANY);
    count_->Append(_("Codings"));
    count_->Append(_("Sources"));
    count_->Append(_("Characters"));
    count_->SetSelection(0);
    set_accessible_name(*count_, _("What is counted"));
    count_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { load(); });
    empty_ = new wxCheckBox(this, wxID_ANY, _("Codes without quotes"));
    empty_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { draw(); });
    as_table_ = new wxToggleButton(this, wxID_ANY, _("Table"));
    as_table_->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) {
        fill_table();
        pages_->SetSelection(as_table_->GetValue() ? 1 : 0);
    });
    auto* save_button = new wxButton(this, wxID_ANY, _("Save as…"));
    save_button->SetToolTip(_("As a picture (PNG, SVG, PDF) or a table (CSV)"));
    save_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });

    // In as many lines as it takes where there is little room, or names are long.
    auto* line = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    const auto flags = wxSizerFlags().CentreVertical().Border(wxLEFT, measures_.u);
    line->Add(new wxStaticText(this, wxID_ANY, _("Codes by")),
              wxSizerFlags().CentreVertical().Border(wxLEFT, 2 * measures_.u));
    line->Add(field_, flags);
    line->Add(count_, flags);
    line->Add(empty_, wxSizerFlags().CentreVertical().Border(wxLEFT, 2 * measures_.u));
    line->Add(as_table_, wxSizerFlags().CentreVertical().Border(wxLEFT, 2 * measures_.u));
    line->Add(save_button, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, measures_.u));
    line->SetMinSize({-1, 5 * measures_.u});
    GetSizer()->Add(line, wxSizerFlags().Expand());
}

void MatrixPane::build_pages() {
    pages_ = new wxSimplebook(this, wxID_ANY);
    canvas_ = new ChartCanvas(pages_, {[this](HeatMapPainter::Cell cell) { tell_cell(cell); },
                                       [this](HeatMapPainter::Cell cell) { drill_down(cell); }});
    table_ = make_table(pages_, _("Matrix as a table"));
    rows_ = new TableRows({[this](unsigned row, unsigned column) {
                               const auto& map = matrix_.map;
                               if (row >= map.rows.size() || column > map.columns.size()) return wxString();
                               if (column == 0)
                                   return wxString(' ', static_cast<std::size_t>(map.rows[row].depth * 3)) +
                                          shown(map.rows[row].name);
                               return shown(std::to_string(map.at(row, column - 1)));
                           },
                           {}});
    table_->AssociateModel(rows_.get());
    table_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) {
        const auto row = rows_->GetRow(event.GetItem());
        const auto* column = event.GetDataViewColumn();
        if (row >= matrix_.codes.size() || column == nullptr) return;
        if (column->GetModelColumn() == 0) {
            auto focus = this->desk().focus();
            focus.code = matrix_.codes[row];
            this->desk().set_focus(focus);
        } else {
            drill_down({row, column->GetModelColumn() - 1});
        }
    });
    pages_->AddPage(canvas_, {});
    pages_->AddPage(table_, {});
    GetSizer()->Add(pages_, wxSizerFlags(1).Expand());
}

void MatrixPane::study_opened() {
    attributes_.clear();
    fields_.clear();
    data_ = {};
    offer_fields();
    load();
}

void MatrixPane::study_changed() {
    offer_fields();
    load();
}

void MatrixPane::offer_fields() {
    std::vector<std::string> attributes;
    std::vector<std::string> keys;
    for (const auto& attribute : study().attributes) {
        const auto key = text::fold_key(attribute.name);
        if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
        keys.push_back(key);
        attributes.push_back(attribute.name);
    }
    if (attributes == attributes_ && !fields_.empty()) return;
    const auto before = field_->GetSelection() == wxNOT_FOUND || fields_.empty()
                            ? std::string()
                            : fields_[static_cast<std::size_t>(field_->GetSelection())];
    attributes_ = attributes;
    fields_ = {"kind", "participant", "source", "code", "language", "status"};
    field_->Clear();
    for (const auto& name : {_("Kind of source"), _("Person"), _("Source"), _("Code on the same words"),
                             _("Language"), _("Status")})
        field_->Append(name);
    for (const auto& name : attributes) {
        fields_.push_back(name);
        auto title = shown(name);
        title.Replace("_", " ");
        if (!title.empty()) title[0] = wxToupper(title[0]);
        field_->Append(title);
    }
    const auto same = std::find(fields_.begin(), fields_.end(), before);
    field_->SetSelection(same == fields_.end() ? 0 : static_cast<int>(same - fields_.begin()));
    Layout();
}

void MatrixPane::load() {
    const auto asked = ++loading_;
    stale_ = desk().has_study() && !IsShownOnScreen();
    if (stale_) return;
    if (!desk().has_study()) {
        take({});
        return;
    }
    const auto field = fields_[static_cast<std::size_t>(std::max(0, field_->GetSelection()))];
    commands::Arguments arguments;
    arguments.add("rows", "code");
    arguments.add("columns", field);
    arguments.add("count", counts[static_cast<std::size_t>(std::max(0, count_->GetSelection()))]);
    desk().run("analysis/matrix", std::move(arguments),
               while_here([this, asked, field](const commands::Outcome& outcome) {
                   if (asked != loading_) return;
                   data_field_ = field;
                   take(outcome.data);
               }));
}

void MatrixPane::take(const commands::Value& data) {
    data_ = data;
    draw();
}

HeatMapStyle MatrixPane::style() const {
    HeatMapStyle style;
    style.font = kept(GetFont().GetNativeFontInfoDesc());
    style.c = measures_.c;
    style.paper = rgb(theme_.canvas);
    style.ink = rgb(theme_.ink);
    style.quiet = rgb(theme_.quiet);
    style.line = rgb(theme_.line);
    style.steps = HeatMapStyle::steps_on(theme_.dark);
    style.bordered = theme_.high_contrast;
    style.fewer = kept(_("fewer"));
    style.more = kept(_("more"));
    return style;
}

HeatMap MatrixPane::map_with_dots(bool as_stored) const {
    auto map = matrix_.map;
    for (std::size_t row = 0; row < map.rows.size(); ++row) {
        const auto* code = study().codes.find(matrix_.codes[row]);
        if (code == nullptr || (code->color.empty() && !code->codable)) continue;
        const wxColour stored(code->color);
        map.rows[row].dot = rgb(as_stored && stored.IsOk() ? stored : theme_.code(code->color).stripe);
    }
    return map;
}

void MatrixPane::draw() {
    matrix_ = matrix_of(data_, study().codes, data_field_, empty_->GetValue(), kept(_("not known")));
    canvas_->show(std::make_shared<const HeatMapPainter>(map_with_dots(false), style()));
    says_->SetForegroundColour(theme_.quiet);
    if (canvas_->cell()) {
        tell_cell(*canvas_->cell());
    } else if (matrix_.map.rows.empty()) {
        says_->SetLabel(_("Nothing is coded yet."));
    } else {
        says_->SetLabel(_("Enter or a double click shows the quotes of a cell."));
    }
    fill_table();
}

void MatrixPane::fill_table() {
    if (!as_table_->GetValue()) return;
    const auto& columns = matrix_.map.columns;
    if (table_columns_ != columns || table_->GetColumnCount() == 0) {
        table_->ClearColumns();
        add_words(*table_, _("Code"), 0, 34);
        for (std::size_t i = 0; i < std::min(columns.size(), table_columns); ++i)
            add_words(*table_, shown(columns[i]), static_cast<unsigned>(i + 1), 12, wxALIGN_RIGHT);
        table_columns_ = columns;
    }
    rows_->Reset(static_cast<unsigned>(matrix_.map.rows.size()));
}

void MatrixPane::tell_cell(HeatMapPainter::Cell cell) {
    const auto count = static_cast<long long>(matrix_.map.at(cell.row, cell.column));
    const auto what = count_->GetSelection() == 1   ? counted("%s source", "%s sources", count)
                      : count_->GetSelection() == 2 ? counted("%s character", "%s characters", count)
                                                    : counted("%s coding", "%s codings", count);
    const auto both = shown(study().codes.path(matrix_.codes[cell.row])) + wxString::FromUTF8(" × ") +
                      shown(matrix_.map.columns[cell.column]);
    const auto words = wxString::Format(_("%s: %s"), both, what);
    says_->SetLabel(words);
    set_accessible_name(*canvas_, words);
}

void MatrixPane::drill_down(HeatMapPainter::Cell cell) {
    desk().set_focus(behind(matrix_, study().codes, cell, desk().focus()));
}

void MatrixPane::save() {
    if (matrix_.map.rows.empty()) return;
    wxFileDialog dialog(this, _("Save the matrix"), {}, _("matrix") + ".png",
                        _("Picture (*.png)") + "|*.png|" + _("Drawing (*.svg)") + "|*.svg|" +
                            _("Page (*.pdf)") + "|*.pdf|" + _("Table (*.csv)") + "|*.csv",
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return;
    wxFileName name(dialog.GetPath());
    constexpr std::array<const char*, 4> endings{"png", "svg", "pdf", "csv"};
    if (!name.HasExt()) name.SetExt(endings[static_cast<std::size_t>(dialog.GetFilterIndex())]);
    const auto file = kept(name.GetFullPath());
    const auto ending = kept(name.GetExt().Lower());

    // On paper, whatever the desktop's colours are.
    HeatMapStyle on_paper;
    on_paper.font = style().font;
    on_paper.c = measures_.c;
    on_paper.steps = HeatMapStyle::steps_on(false);
    on_paper.fewer = style().fewer;
    on_paper.more = style().more;
    desk().look_up<bool>(
        [map = map_with_dots(true), on_paper, file, ending, head = kept(_("Code"))](commands::Session&) {
            write_chart(HeatMapPainter(map, on_paper), table_of(map, head), ending, file);
            return true;
        },
        while_here([this, file](bool) {
            desk().tell(kept(wxString::Format(_("Saved the matrix as %s."), shown(file))));
        }));
}

wxWindow* make_matrix_pane(wxWindow* parent, Desk& desk) {
    return new MatrixPane(parent, desk);
}

}  // namespace sotto::workbench
