// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/code_editor.h"

#include "workbench/colour_names.h"
#include "workbench/icons.h"
#include "workbench/theme.h"
#include "workbench/words.h"

#include <wx/bmpcbox.h>
#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/colordlg.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <array>

namespace sotto::workbench {

namespace {

using study::Code;
using study::CodeStatus;

constexpr std::array statuses{CodeStatus::Active, CodeStatus::Draft, CodeStatus::Merged, CodeStatus::Dropped};

wxString status_in_words(CodeStatus status) {
    switch (status) {
        case CodeStatus::Active:
            return _("In use");
        case CodeStatus::Draft:
            return _("Draft");
        case CodeStatus::Merged:
            return _("Merged into another");
        case CodeStatus::Dropped:
            return _("Dropped");
    }
    return {};
}

bool same_colour(const std::string& a, const std::string& b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return std::tolower(static_cast<unsigned char>(x)) ==
                      std::tolower(static_cast<unsigned char>(y));
           });
}

/// A list of colours. wxWidgets 3.2 gives keys to the entry of a combo box, which one that is only read has
/// not.
class ColourChoice : public wxBitmapComboBox {
public:
    explicit ColourChoice(wxWindow* parent)
        : wxBitmapComboBox(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, 0, nullptr,
                           wxCB_READONLY) {}

private:
#ifdef __WXGTK__
    int GTKIMFilterKeypress(GdkEventKey* event) const override {
        return wxWindow::GTKIMFilterKeypress(event);
    }
#endif
};

class CodeEditor : public wxDialog {
public:
    CodeEditor(wxWindow& over, const wxString& title, const wxString& place, const Code& code);
    [[nodiscard]] Code result() const;

private:
    template <class Control>
    Control* add(const wxString& label, Control* control, int share = 0);
    wxTextCtrl* add_lines(const wxString& label, const std::string& words, int lines);
    void fill_colours();
    void took_colour();

    Code code_;
    Measures measures_;
    wxFlexGridSizer* grid_ = nullptr;
    wxTextCtrl* name_ = nullptr;
    ColourChoice* colour_ = nullptr;
    std::vector<std::string> colours_;  ///< of the lines of `colour_`; the last line asks for another
    wxTextCtrl* description_ = nullptr;
    wxTextCtrl* include_ = nullptr;
    wxTextCtrl* exclude_ = nullptr;
    wxTextCtrl* example_ = nullptr;
    wxChoice* status_ = nullptr;
    wxCheckBox* codable_ = nullptr;
};

template <class Control>
Control* CodeEditor::add(const wxString& label, Control* control, int share) {
    auto* words = new wxStaticText(this, wxID_ANY, label);
    // The label stands before its control for the keyboard too.
    words->MoveBeforeInTabOrder(control);
    grid_->Add(words, share == 0 ? wxSizerFlags().CentreVertical()
                                 : wxSizerFlags().Top().Border(wxTOP, measures_.u / 2));
    grid_->Add(control, wxSizerFlags().Expand());
    if (share > 0) grid_->AddGrowableRow(static_cast<std::size_t>(grid_->GetEffectiveRowsCount() - 1), share);
    set_accessible_name(*control, label);
    return control;
}

wxTextCtrl* CodeEditor::add_lines(const wxString& label, const std::string& words, int lines) {
    auto* field = new wxTextCtrl(this, wxID_ANY, shown(words), wxDefaultPosition,
                                 wxSize(-1, lines * measures_.c + measures_.u), wxTE_MULTILINE);
    return add(label, field, lines);
}

CodeEditor::CodeEditor(wxWindow& over, const wxString& title, const wxString& place, const Code& code)
    : wxDialog(wxGetTopLevelParent(&over), wxID_ANY, title, wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      code_(code),
      measures_(Measures::of(*this)) {
    const int u = measures_.u;
    grid_ = new wxFlexGridSizer(2, u, 2 * u);
    grid_->AddGrowableCol(1);
    auto* where = new wxStaticText(this, wxID_ANY, place);
    where->SetForegroundColour(Theme::of_desktop().quiet);
    name_ = add(_("Name"), new wxTextCtrl(this, wxID_ANY, shown(code.name)));
    colour_ = add(_("Colour"), new ColourChoice(this));
    fill_colours();
    colour_->Bind(wxEVT_COMBOBOX, [this](wxCommandEvent&) { took_colour(); });
    description_ = add_lines(_("Description"), code.description, 4);
    include_ = add_lines(_("Include"), code.include, 3);
    exclude_ = add_lines(_("Exclude"), code.exclude, 3);
    example_ = add_lines(_("Example"), code.example, 3);
    status_ = new wxChoice(this, wxID_ANY);
    for (const auto status : statuses) status_->Append(status_in_words(status));
    status_->SetSelection(
        static_cast<int>(std::find(statuses.begin(), statuses.end(), code.status) - statuses.begin()));
    add(_("Status"), status_);
    codable_ = new wxCheckBox(this, wxID_ANY, _("Passages can be coded with it"));
    codable_->SetValue(code.codable);
    grid_->AddSpacer(0);
    grid_->Add(codable_);

    auto* buttons = new wxStdDialogButtonSizer;
    auto* save = new wxButton(this, wxID_OK, code.name.empty() ? _("Make code") : _("Save"));
    save->SetDefault();
    buttons->AddButton(save);
    buttons->AddButton(new wxButton(this, wxID_CANCEL, _("Cancel")));
    buttons->Realize();
    const auto allow = [this, save] { save->Enable(!name_->GetValue().Strip(wxString::both).empty()); };
    name_->Bind(wxEVT_TEXT, [allow](wxCommandEvent&) { allow(); });
    allow();

    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(where, wxSizerFlags().Border(wxLEFT | wxTOP | wxRIGHT, 2 * u));
    column->Add(grid_, wxSizerFlags(1).Expand().Border(wxALL, 2 * u));
    column->Add(buttons, wxSizerFlags().Expand().Border(wxALL, 2 * u));
    SetSizer(column);
    SetMinSize(wxSize(64 * u, -1));
    Fit();
    CentreOnParent();
    name_->SetFocus();
    name_->SelectAll();
}

void CodeEditor::fill_colours() {
    const auto theme = Theme::of_desktop();
    const int side = 2 * measures_.u;
    colour_->Clear();
    colours_.clear();
    int now = wxNOT_FOUND;
    const auto line = [&](const wxString& name, const std::string& hex) {
        if (same_colour(hex, code_.color)) now = static_cast<int>(colours_.size());
        colours_.push_back(hex);
        colour_->Append(
            name, hex.empty() ? drawn_nothing(side) : drawn_dot(theme.code(hex).stripe, side * 3 / 4, side));
    };
    line(code_.name.empty() ? _("The next of the palette") : _("None"), {});
    for (const auto& [hex, name] : named_colours()) line(name, hex);
    if (now == wxNOT_FOUND) line(shown(code_.color), code_.color);
    colour_->Append(_(L"Other\u2026"), drawn_nothing(side));
    colour_->SetSelection(now);
}

void CodeEditor::took_colour() {
    const auto at = static_cast<std::size_t>(colour_->GetSelection());
    if (at < colours_.size()) {
        code_.color = colours_[at];
        return;
    }
    wxColourData data;
    data.SetChooseFull(true);
    if (const wxColour before(code_.color); before.IsOk()) data.SetColour(before);
    wxColourDialog dialog(this, &data);
    if (dialog.ShowModal() == wxID_OK)
        code_.color = kept(dialog.GetColourData().GetColour().GetAsString(wxC2S_HTML_SYNTAX));
    fill_colours();
}

Code CodeEditor::result() const {
    auto code = code_;
    code.name = kept(name_->GetValue().Strip(wxString::both));
    code.description = kept(description_->GetValue());
    code.include = kept(include_->GetValue());
    code.exclude = kept(exclude_->GetValue());
    code.example = kept(example_->GetValue());
    code.status = statuses[static_cast<std::size_t>(std::max(status_->GetSelection(), 0))];
    code.codable = codable_->GetValue();
    return code;
}

}  // namespace

std::optional<Code> edited_code(wxWindow& over, const wxString& title, const wxString& place,
                                const Code& code) {
    CodeEditor editor(over, title, place, code);
    if (editor.ShowModal() != wxID_OK) return std::nullopt;
    return editor.result();
}

std::optional<commands::Arguments> changed_fields(const Code& before, const Code& after) {
    commands::Arguments arguments;
    bool any = false;
    const auto add = [&](const char* name, const std::string& old_value, const std::string& new_value) {
        if (old_value == new_value) return;
        any = true;
        arguments.add(name, new_value);
    };
    add("name", before.name, after.name);
    if (!same_colour(before.color, after.color)) add("color", before.color, after.color);
    add("description", before.description, after.description);
    add("include", before.include, after.include);
    add("exclude", before.exclude, after.exclude);
    add("example", before.example, after.example);
    add("status", std::string(name_of(before.status)), std::string(name_of(after.status)));
    add("codable", before.codable ? "yes" : "no", after.codable ? "yes" : "no");
    if (!any) return std::nullopt;
    return arguments;
}

commands::Arguments new_code_fields(const Code& code) {
    auto nothing = Code();
    // Its name is in the path.
    nothing.name = code.name;
    return changed_fields(nothing, code).value_or(commands::Arguments());
}

}  // namespace sotto::workbench
