// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/chart_pane.h"

#include "workbench/charts/chart_files.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/clipbrd.h>
#include <wx/filedlg.h>
#include <wx/filename.h>
#include <wx/sizer.h>

#include <algorithm>
#include <array>

namespace sotto::workbench {

namespace {

/// A desktop's table has no more columns without getting slow; the chart and the CSV file have all.
constexpr std::size_t most_columns = 100;

Rgb rgb(const wxColour& colour) {
    return {colour.Red() / 255.0, colour.Green() / 255.0, colour.Blue() / 255.0};
}

}  // namespace

ChartPane::ChartPane(wxWindow* parent, Desk& desk, const char* name, const wxString& title)
    : DeskPane(parent, desk), measures_(Measures::of(*this)), theme_(Theme::of_desktop()), title_(title) {
    SetName(name);
    set_accessible_name(*this, title);
    auto* column = new wxBoxSizer(wxVERTICAL);
    line_ = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    column->AddSpacer(measures_.u / 2);
    column->Add(line_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, 3 * measures_.u / 2));
    column->AddSpacer(measures_.u / 2);
    SetSizer(column);
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        theme_ = Theme::of_desktop();
        draw();
        event.Skip();
    });
}

wxArrayString ChartPane::words_of(std::initializer_list<wxString> words) {
    wxArrayString all;
    for (const auto& word : words) all.Add(word);
    return all;
}

wxChoice* ChartPane::add_choice(const wxString& label, const wxArrayString& words,
                                std::function<void()> chosen) {
    const auto u = measures_.u;
    auto* pair = new wxBoxSizer(wxHORIZONTAL);
    pair->Add(new wxStaticText(this, wxID_ANY, label), wxSizerFlags().CentreVertical().Border(wxRIGHT, u));
    auto* choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, words);
    if (!words.empty()) choice->SetSelection(0);
    set_accessible_name(*choice, label);
    choice->Bind(wxEVT_CHOICE, [chosen = std::move(chosen)](wxCommandEvent&) { chosen(); });
    pair->Add(choice, wxSizerFlags().CentreVertical());
    line_->Add(pair, wxSizerFlags().CentreVertical().Border(wxALL, u / 2));
    return choice;
}

wxCheckBox* ChartPane::add_box(const wxString& label, std::function<void()> changed) {
    auto* box = new wxCheckBox(this, wxID_ANY, label);
    box->Bind(wxEVT_CHECKBOX, [changed = std::move(changed)](wxCommandEvent&) { changed(); });
    // One goes to the next line only with the others.
    if (boxes_ == nullptr) {
        boxes_ = new wxBoxSizer(wxHORIZONTAL);
        line_->Add(boxes_, wxSizerFlags().CentreVertical());
    }
    boxes_->Add(box, wxSizerFlags().CentreVertical().Border(wxALL, measures_.u / 2));
    return box;
}

void ChartPane::add_rest() {
    as_table_ = new wxToggleButton(this, wxID_ANY, _("Table"));
    as_table_->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) {
        fill_table();
        pages_->SetSelection(as_table_->GetValue() ? 1 : 0);
        copy_->Show(as_table_->GetValue());
        Layout();
    });
    auto* save_button = new wxButton(this, wxID_ANY, _("Save as…"));
    save_button->SetToolTip(_("As a picture (PNG, SVG, PDF) or a table (CSV)"));
    save_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
    copy_ = new wxButton(this, wxID_ANY, _("Copy table"));
    copy_->SetToolTip(_("For a spreadsheet or a document"));
    copy_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { copy_table(); });
    copy_->Hide();
    pages_ = new wxSimplebook(this, wxID_ANY);
    canvas_ = new ChartCanvas(pages_, {[this](ChartCell cell) { tell(cell); },
                                       [this](ChartCell cell) {
                                           if (const auto focus = behind(cell))
                                               this->desk().set_focus(*focus);
                                       }});
    set_accessible_name(*canvas_, title_);
    table_ = make_table(pages_, title_);
    rows_ = new TableRows({[this](unsigned row, unsigned column) {
                               const bool there = row + 1 < shown_.size() && column < shown_[row + 1].size();
                               return there ? workbench::shown(shown_[row + 1][column]) : wxString();
                           },
                           {}});
    table_->AssociateModel(rows_.get());
    table_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) {
        const auto* column = event.GetDataViewColumn();
        // The column that takes the room left is none of the chart's.
        const bool is_of_chart =
            column != nullptr && !shown_.empty() && column->GetModelColumn() < shown_.front().size();
        const auto focus =
            behind_row(rows_->GetRow(event.GetItem()), is_of_chart ? column->GetModelColumn() : 0);
        if (focus) this->desk().set_focus(*focus);
    });
    pages_->AddPage(canvas_, {});
    pages_->AddPage(table_, {});
    GetSizer()->Add(pages_, wxSizerFlags(1).Expand());
    says_ = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    // Below the chart, where a line is needed in any case: above it there is no room in a narrow window.
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    says_->SetMinSize({0, -1});
    foot->Add(says_, wxSizerFlags(1).CentreVertical().Border(wxRIGHT, measures_.u));
    for (wxWindow* button : {static_cast<wxWindow*>(as_table_), static_cast<wxWindow*>(copy_),
                             static_cast<wxWindow*>(save_button)})
        foot->Add(button, wxSizerFlags().CentreVertical().Border(wxLEFT, measures_.u));
    as_table_->MoveAfterInTabOrder(pages_);
    copy_->MoveAfterInTabOrder(as_table_);
    save_button->MoveAfterInTabOrder(copy_);
    GetSizer()->Add(foot, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, 2 * measures_.u));
    GetSizer()->AddSpacer(measures_.u / 2);

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
    load();
}

void ChartPane::study_opened() {
    fields_may_have_changed();
    load();
}

void ChartPane::study_changed() {
    fields_may_have_changed();
    load();
}

void ChartPane::load() {
    stale_ = desk().has_study() && !IsShownOnScreen();
    if (!stale_) ask();
}

void ChartPane::show(std::unique_ptr<const ChartPainter> painter, Rows table, std::size_t names,
                     const wxString& hint) {
    canvas_->show(std::move(painter));
    shown_ = std::move(table);
    names_ = names;
    says_->SetForegroundColour(theme_.quiet);
    if (canvas_->cell()) {
        tell(*canvas_->cell());
    } else {
        says_->SetLabel(hint);
    }
    fill_table();
}

void ChartPane::tell(ChartCell cell) {
    const auto words = in_words(cell);
    says_->SetLabel(words);
    set_accessible_name(*canvas_, words);
}

void ChartPane::fill_table() {
    if (!as_table_->GetValue() || shown_.empty()) return;
    const auto& heads = shown_.front();
    if (heads_ != heads || table_->GetColumnCount() == 0) {
        table_->ClearColumns();
        for (std::size_t i = 0; i < std::min(heads.size(), most_columns); ++i) {
            const auto head = workbench::shown(heads[i]);
            const bool is_name = i < names_;
            const int head_width = table_->GetTextExtent(head).x / measures_.u + 4;
            add_words(*table_, head, static_cast<unsigned>(i), std::clamp(head_width, is_name ? 36 : 12, 40),
                      is_name ? wxALIGN_LEFT : wxALIGN_RIGHT);
        }
        // The last column takes the room that is left.
        add_words(*table_, {}, static_cast<unsigned>(heads.size()), 1);
        heads_ = heads;
    }
    rows_->Reset(static_cast<unsigned>(shown_.size() - 1));
}

void ChartPane::copy_table() const {
    std::string all;
    for (const auto& row : shown_) {
        for (std::size_t i = 0; i < row.size(); ++i) all += (i == 0 ? "" : "\t") + row[i];
        all += '\n';
    }
    if (!wxTheClipboard->Open()) return;
    wxTheClipboard->SetData(new wxTextDataObject(workbench::shown(all)));
    wxTheClipboard->Close();
}

ChartStyle ChartPane::style() const {
    auto style = paper_style();
    style.paper = rgb(theme_.canvas);
    style.ink = rgb(theme_.ink);
    style.quiet = rgb(theme_.quiet);
    style.line = rgb(theme_.line);
    style.bordered = theme_.high_contrast;
    return style;
}

ChartStyle ChartPane::paper_style() const {
    ChartStyle style;
    style.font = kept(GetFont().GetNativeFontInfoDesc());
    style.c = measures_.c;
    return style;
}

HeatMapStyle ChartPane::heat_style(bool on_paper, const wxString& fewer, const wxString& more) const {
    HeatMapStyle heat;
    static_cast<ChartStyle&>(heat) = on_paper ? paper_style() : style();
    heat.steps = HeatMapStyle::steps_on(theme_.dark && !on_paper);
    heat.fewer = kept(fewer);
    heat.more = kept(more);
    return heat;
}

std::optional<Rgb> ChartPane::colour_of(const study::Code& code, bool as_stored) const {
    if (code.color.empty() && !code.codable) return std::nullopt;
    const wxColour stored(code.color);
    return rgb(as_stored && stored.IsOk() ? stored : theme_.code(code.color).stripe);
}

void ChartPane::save() {
    if (shown_.size() < 2) return;
    wxFileDialog dialog(this, _("Save the chart"), {}, title_.Lower() + ".png",
                        _("Picture (*.png)") + "|*.png|" + _("Drawing (*.svg)") + "|*.svg|" +
                            _("Page (*.pdf)") + "|*.pdf|" + _("Table (*.csv)") + "|*.csv",
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return;
    wxFileName name(dialog.GetPath());
    constexpr std::array<const char*, 4> endings{"png", "svg", "pdf", "csv"};
    if (!name.HasExt()) name.SetExt(endings[static_cast<std::size_t>(dialog.GetFilterIndex())]);
    const auto file = kept(name.GetFullPath());
    const auto ending = kept(name.GetExt().Lower());
    desk().look_up<bool>(
        [painter = on_paper(), table = shown_, file, ending](commands::Session&) {
            write_chart(*painter(), table, ending, file);
            return true;
        },
        while_here([this, file](bool) {
            desk().tell(kept(wxString::Format(_("Saved the chart as %s."), shown(file))));
        }));
}

}  // namespace sotto::workbench
