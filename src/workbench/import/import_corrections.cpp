// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/import/import_table.h"

#include "base/error.h"
#include "workbench/languages.h"
#include "workbench/words.h"

#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

/// Whether `value` is of the kind that the command takes.
bool fits(commands::Parameter::Holds holds, const std::string& value) {
    commands::Arguments arguments;
    arguments.add("value", value);
    try {
        commands::check({commands::option("value", holds, "a value")}, arguments);
        return true;
    } catch (const base::Error&) {
        return false;
    }
}

/// What all of them have; nothing when they differ.
template <class Get>
auto common(const std::vector<ImportRow>& rows, const std::vector<std::size_t>& chosen, Get get)
    -> std::optional<decltype(get(rows.front()))> {
    if (chosen.empty()) return std::nullopt;
    const auto first = get(rows[chosen.front()]);
    const bool same =
        std::all_of(chosen.begin(), chosen.end(), [&](std::size_t row) { return get(rows[row]) == first; });
    if (!same) return std::nullopt;
    return first;
}

}  // namespace

ImportCorrections::ImportCorrections(wxWindow* parent, ImportRows rows, std::function<void()> corrected)
    : wxPanel(parent), rows_(std::move(rows)), corrected_(std::move(corrected)) {
    const auto u = Measures::of(*this).u;
    what_ = new wxStaticText(this, wxID_ANY, wxString());
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    const auto field = [&](const wxString& label, wxWindow* control, int proportion) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(new wxStaticText(this, wxID_ANY, label), wxSizerFlags().Border(wxBOTTOM, u / 2));
        column->Add(control, wxSizerFlags().Expand());
        set_accessible_name(*control, label);
        line->Add(column, wxSizerFlags(proportion).Border(wxRIGHT, u));
    };

    kind_ = new wxChoice(this, wxID_ANY);
    kind_->SetName("kind");
    for (const auto name : study::source_kind_names())
        kind_->Append(kind_in_words(*study::source_kind(name)));
    kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        each([kind = static_cast<study::SourceKind>(event.GetSelection())](ImportRow& row) {
            row.set_kind(kind);
        });
        show(chosen_);
    });
    status_ = new wxChoice(this, wxID_ANY);
    status_->SetName("status");
    status_->Append(_("Private"));
    status_->Append(_("Public"));
    status_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        each([status = static_cast<study::Status>(event.GetSelection())](ImportRow& row) {
            row.status = status;
        });
    });
    wxArrayString languages;
    for (const auto& tag : offered_languages()) languages.Add(language_in_words(tag));
    languages.Sort();
    language_ = new wxComboBox(this, wxID_ANY, wxString(), wxDefaultPosition, wxSize(18 * u, -1), languages,
                               wxTE_PROCESS_ENTER);
    language_->SetName("language");
    date_ =
        new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxSize(15 * u, -1), wxTE_PROCESS_ENTER);
    date_->SetName("date");
    date_->SetHint("2024-05-31");
    event_ =
        new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxSize(20 * u, -1), wxTE_PROCESS_ENTER);
    event_->SetName("event");
    event_->SetHint(_("Conference or occasion"));

    language_->Bind(wxEVT_COMBOBOX, [this](wxCommandEvent&) { take_language(); });
    language_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { take_language(); });
    date_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { take_date(); });
    event_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { take_event(); });
    for (wxWindow* control :
         {static_cast<wxWindow*>(language_), static_cast<wxWindow*>(date_), static_cast<wxWindow*>(event_)}) {
        control->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
            event.Skip();
            settle();
        });
    }

    // Choices are taller than fields.
    const int height = kind_->GetBestSize().y;
    for (wxWindow* control : {static_cast<wxWindow*>(date_), static_cast<wxWindow*>(event_)})
        control->SetMinSize(wxSize(control->GetMinSize().x, height));
    field(_("Kind"), kind_, 0);
    field(_("Status"), status_, 0);
    field(_("Language"), language_, 0);
    field(_("Date"), date_, 0);
    field(_("Event"), event_, 1);
    problem_ = new wxStaticText(this, wxID_ANY, wxString());
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(what_, wxSizerFlags().Border(wxBOTTOM, u));
    column->Add(line, wxSizerFlags().Expand());
    column->Add(problem_, wxSizerFlags().Expand().Border(wxTOP, u / 2));
    SetSizer(column);
    show({});
}

void ImportCorrections::take_colours(const Theme& theme) {
    what_->SetForegroundColour(theme.quiet);
    problem_->SetForegroundColour(theme.error);
}

void ImportCorrections::show(const std::vector<std::size_t>& rows) {
    chosen_ = rows;
    const auto& all = *rows_;
    what_->SetLabel(rows.empty() ? _("Choose files to correct what was recognised of them.")
                    : rows.size() == 1
                        ? wxString::Format(_("For %s"), shortened(all[rows.front()].name(), 60))
                        : counted("For the %s chosen file", "For the %s chosen files",
                                  static_cast<long long>(rows.size())));
    for (wxWindow* control :
         {static_cast<wxWindow*>(kind_), static_cast<wxWindow*>(status_), static_cast<wxWindow*>(language_),
          static_cast<wxWindow*>(date_), static_cast<wxWindow*>(event_)})
        control->Enable(!rows.empty());
    const auto kind = common(all, rows, [](const ImportRow& row) { return row.kind; });
    kind_->SetSelection(kind ? static_cast<int>(*kind) : wxNOT_FOUND);
    const auto status = common(all, rows, [](const ImportRow& row) { return row.status; });
    status_->SetSelection(status ? static_cast<int>(*status) : wxNOT_FOUND);
    const auto language = common(all, rows, [](const ImportRow& row) { return row.language; });
    language_->ChangeValue(language ? language_in_words(*language) : wxString());
    const auto date = common(all, rows, [](const ImportRow& row) { return row.date; });
    date_->ChangeValue(shown(date.value_or(std::string())));
    const auto event = common(all, rows, [](const ImportRow& row) { return row.event; });
    event_->ChangeValue(shown(event.value_or(std::string())));
    for (auto* text : {date_, event_}) text->SetModified(false);
    problem_->SetLabel({});
}

void ImportCorrections::each(const std::function<void(ImportRow&)>& correct) {
    for (const auto row : chosen_) {
        if (row < rows_->size()) correct((*rows_)[row]);
    }
    corrected_();
}

void ImportCorrections::take_language() {
    if (chosen_.empty() || language_->GetValue().empty()) return;
    const auto tag = language_meant(language_->GetValue());
    if (!fits(commands::Parameter::Holds::Language, tag)) {
        problem_->SetLabel(_("This is no language: choose one, or write its tag, such as lo or pt-BR."));
        return;
    }
    problem_->SetLabel({});
    each([&](ImportRow& row) { row.language = tag; });
}

bool ImportCorrections::take_date() {
    if (chosen_.empty() || !date_->IsModified()) return true;
    const auto date = kept(date_->GetValue().Strip(wxString::both));
    if (!fits(commands::Parameter::Holds::Date, date)) {
        problem_->SetLabel(_("This is no date: write 2024-05-31, 2024-05 or 2024."));
        return false;
    }
    date_->SetModified(false);
    problem_->SetLabel({});
    each([&](ImportRow& row) { row.date = date; });
    return true;
}

void ImportCorrections::take_event() {
    if (chosen_.empty() || !event_->IsModified()) return;
    event_->SetModified(false);
    each([event = kept(event_->GetValue().Strip(wxString::both))](ImportRow& row) { row.event = event; });
}

bool ImportCorrections::settle() {
    if (chosen_.empty()) return true;
    take_event();
    const auto language = common(*rows_, chosen_, [](const ImportRow& row) { return row.language; });
    if (!language || language_->GetValue() != language_in_words(*language)) take_language();
    return take_date();
}

}  // namespace sotto::workbench
