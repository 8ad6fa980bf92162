// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/command_dialog.h"

#include "base/error.h"
#include "workbench/theme.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/dataview.h>
#include <wx/dialog.h>
#include <wx/filepicker.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <functional>
#include <utility>
#include <variant>
#include <vector>

namespace sotto::workbench {

namespace {

using commands::Arguments;
using commands::Parameter;

wxString name_of(const commands::Command& command) {
    auto name = wxGetTranslation(shown(command.menu)).AfterLast('/');
    name.Replace(wxString::FromUTF8("…"), wxString());
    return name;
}

wxString field_label(const Parameter& parameter) {
    return wxGetTranslation(shown(commands::label_of(parameter)));
}

/// The choices as people read them, in their order.
wxArrayString labels_of(const std::vector<std::string>& choices) {
    wxArrayString labels;
    for (const auto& choice : choices) labels.Add(wxGetTranslation(shown(commands::label_of_choice(choice))));
    return labels;
}

wxArrayString as_array(const std::vector<std::string>& words) {
    wxArrayString array;
    for (const auto& word : words) array.Add(shown(word));
    return array;
}

std::string standard_of(const Parameter& parameter) {
    const auto& choices = parameter.choices;
    const bool is_choice = std::find(choices.begin(), choices.end(), parameter.standard) != choices.end();
    return is_choice ? commands::label_of_choice(parameter.standard) : parameter.standard;
}

/// What the study has that a value may name.
std::vector<std::string> suggestions(const Parameter& parameter, const StudyPicture& study) {
    std::vector<std::string> words;
    if (parameter.holds == Parameter::Holds::Source) {
        for (const auto& source : study.sources) words.push_back(source.name);
    } else if (parameter.holds == Parameter::Holds::Code) {
        for (const auto& code : study.codes.codes()) words.push_back(study.codes.path(code.id));
    } else if (parameter.holds == Parameter::Holds::Participant) {
        for (const auto& entity : study.entities) words.push_back(entity.code);
    }
    return words;
}

class CommandDialog : public wxDialog {
public:
    CommandDialog(wxWindow& parent, const commands::Command& command, Desk& desk, const Arguments& given,
                  const std::string& problem)
        : wxDialog(&parent, wxID_ANY, name_of(command), wxDefaultPosition, wxDefaultSize,
                   wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
          command_(command) {
        const auto u = Measures::of(*this).u;
        auto* all = new wxBoxSizer(wxVERTICAL);
        auto* help = new wxStaticText(this, wxID_ANY, wxGetTranslation(shown(command.help)));
        help->Wrap(70 * u);
        all->Add(help, wxSizerFlags().Border(wxALL, 2 * u));

        form_ = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                     wxVSCROLL | wxTAB_TRAVERSAL);
        form_->SetScrollRate(0, 2 * u);
        auto* grid = new wxFlexGridSizer(2, u, 2 * u);
        grid->AddGrowableCol(1);
        for (const auto& parameter : command.parameters) {
            if (parameter.holds == Parameter::Holds::Study && desk.has_study() &&
                command.access != commands::Access::None)
                continue;
            add(*grid, parameter, *desk.study(), given);
        }
        form_->SetSizer(grid);
        const auto best = grid->CalcMin();
        form_->SetMinSize(wxSize(70 * u, std::min(best.y, 60 * u)));
        all->Add(form_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, 2 * u));

        problem_ = new wxStaticText(this, wxID_ANY, shown(problem));
        problem_->Wrap(70 * u);
        problem_->SetForegroundColour(Theme::of_desktop().error);
        all->Add(problem_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, 2 * u));
        all->Add(CreateButtonSizer(wxOK | wxCANCEL), wxSizerFlags().Expand().Border(wxALL, 2 * u));
        if (auto* ok = FindWindow(wxID_OK); ok != nullptr) ok->SetLabel(name_of(command));
        SetSizerAndFit(all);
        CentreOnParent();
        Bind(wxEVT_BUTTON, &CommandDialog::on_ok, this, wxID_OK);
    }

    [[nodiscard]] const Arguments& arguments() const { return arguments_; }

private:
    void add(wxSizer& grid, const Parameter& parameter, const StudyPicture& study, const Arguments& given) {
        const auto value = given.text(parameter.name);
        if (parameter.kind == Parameter::Kind::Flag) {
            auto* box = new wxCheckBox(form_, wxID_ANY, field_label(parameter));
            box->SetValue(given.has(parameter.name));
            box->SetToolTip(wxGetTranslation(shown(parameter.help)));
            grid.AddSpacer(0);
            grid.Add(box);
            readers_.emplace_back(&parameter, [box] { return box->GetValue() ? "yes" : std::string(); });
            return;
        }
        auto* label =
            new wxStaticText(form_, wxID_ANY, field_label(parameter) + (parameter.required ? "" : " "));
        grid.Add(label, wxSizerFlags().CentreVertical());
        wxWindow* control = nullptr;
        if (parameter.holds == Parameter::Holds::Choice) {
            auto words = parameter.choices;
            if (!parameter.required) words.insert(words.begin(), std::string());
            auto* choice = new wxChoice(form_, wxID_ANY, wxDefaultPosition, wxDefaultSize, labels_of(words));
            const auto chosen = std::find(words.begin(), words.end(), value);
            choice->SetSelection(chosen == words.end() ? 0 : static_cast<int>(chosen - words.begin()));
            readers_.emplace_back(&parameter, [choice, words] {
                const auto selected = choice->GetSelection();
                return selected == wxNOT_FOUND ? std::string() : words[static_cast<std::size_t>(selected)];
            });
            control = choice;
        } else if (parameter.holds == Parameter::Holds::File ||
                   parameter.holds == Parameter::Holds::NewFile) {
            const long style = parameter.holds == Parameter::Holds::File
                                   ? wxFLP_OPEN | wxFLP_USE_TEXTCTRL
                                   : wxFLP_SAVE | wxFLP_USE_TEXTCTRL | wxFLP_OVERWRITE_PROMPT;
            auto* file = new wxFilePickerCtrl(form_, wxID_ANY, shown(value), _("Choose a file"), "*",
                                              wxDefaultPosition, wxDefaultSize, style);
            readers_.emplace_back(&parameter, [file] { return kept(file->GetPath()); });
            control = file;
        } else if (const auto words = suggestions(parameter, study); !words.empty()) {
            auto* box = new wxComboBox(form_, wxID_ANY, shown(value), wxDefaultPosition, wxDefaultSize,
                                       as_array(words));
            readers_.emplace_back(&parameter, [box] { return kept(box->GetValue()); });
            control = box;
        } else {
            auto* box = new wxTextCtrl(form_, wxID_ANY, shown(value));
            readers_.emplace_back(&parameter, [box] { return kept(box->GetValue()); });
            control = box;
        }
        wxString hint = wxGetTranslation(shown(parameter.help));
        if (!parameter.standard.empty())
            hint =
                wxString::Format(_("%s (else: %s)"), hint, wxGetTranslation(shown(standard_of(parameter))));
        control->SetToolTip(hint);
        set_accessible_name(*control, wxString::Format(_("%s: %s"), field_label(parameter), hint));
        grid.Add(control, wxSizerFlags(1).Expand());
        grid.AddSpacer(0);
        auto* small = new wxStaticText(form_, wxID_ANY, hint);
        small->SetFont(GetFont().Scaled(0.85F));
        small->SetForegroundColour(Theme::of_desktop().quiet);
        small->Wrap(46 * Measures::of(*this).u);
        grid.Add(small);
    }

    void on_ok(wxCommandEvent& event) {
        arguments_ = {};
        for (const auto& [parameter, read] : readers_) {
            if (const auto value = read(); !value.empty()) arguments_.add(parameter->name, value);
        }
        auto complete = arguments_;
        for (const auto& parameter : command_.parameters) {
            if (parameter.holds == Parameter::Holds::Study && !complete.has(parameter.name))
                complete.add(parameter.name, "-");
        }
        try {
            commands::check(command_.parameters, complete);
            event.Skip();
        } catch (const base::Error& error) {
            problem_->SetLabel(shown(error.what()));
            problem_->Wrap(70 * Measures::of(*this).u);
            Layout();
            Fit();
        }
    }

    const commands::Command& command_;
    wxScrolledWindow* form_ = nullptr;
    wxStaticText* problem_ = nullptr;
    std::vector<std::pair<const Parameter*, std::function<std::string()>>> readers_;
    Arguments arguments_;
};

}  // namespace

std::optional<Arguments> ask_for(wxWindow& parent, const commands::Command& command, Desk& desk,
                                 const Arguments& given, const std::string& problem) {
    CommandDialog dialog(parent, command, desk, given, problem);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return dialog.arguments();
}

void show_answer(wxWindow& parent, const commands::Command& command, const commands::Outcome& outcome) {
    commands::Page page;
    command.print(outcome.data, page);
    auto* dialog = new wxDialog(&parent, wxID_ANY, name_of(command), wxDefaultPosition, wxDefaultSize,
                                wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
    const auto u = Measures::of(*dialog).u;
    auto* all = new wxBoxSizer(wxVERTICAL);
    wxString lines;
    const auto put_lines = [&] {
        if (lines.empty()) return;
        auto* text = new wxTextCtrl(dialog, wxID_ANY, lines, wxDefaultPosition, wxSize(90 * u, -1),
                                    wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
        text->SetBackgroundColour(dialog->GetBackgroundColour());
        const int shown_lines = std::min(12, static_cast<int>(lines.Freq('\n')) + 1);
        text->SetMinSize(wxSize(90 * u, (shown_lines + 1) * 3 * u));
        set_accessible_name(*text, name_of(command));
        all->Add(text, wxSizerFlags(1).Expand().Border(wxALL, u));
        lines.clear();
    };
    for (const auto& piece : page.pieces()) {
        if (const auto* words = std::get_if<std::string>(&piece); words != nullptr) {
            lines += shown(*words) + "\n";
            continue;
        }
        put_lines();
        const auto& table = std::get<commands::Table>(piece);
        auto* list = new wxDataViewListCtrl(dialog, wxID_ANY, wxDefaultPosition, wxSize(100 * u, 50 * u));
        for (const auto& column : table.columns)
            list->AppendTextColumn(shown(column.heading), wxDATAVIEW_CELL_INERT, wxCOL_WIDTH_AUTOSIZE,
                                   column.numbers ? wxALIGN_RIGHT : wxALIGN_LEFT,
                                   wxDATAVIEW_COL_RESIZABLE | wxDATAVIEW_COL_SORTABLE);
        for (const auto& row : table.rows) {
            wxVector<wxVariant> cells;
            for (const auto& cell : row) cells.push_back(shown(cell));
            list->AppendItem(cells);
        }
        set_accessible_name(*list, name_of(command));
        all->Add(list, wxSizerFlags(3).Expand().Border(wxALL, u));
    }
    put_lines();
    all->Add(dialog->CreateButtonSizer(wxCLOSE), wxSizerFlags().Expand().Border(wxALL, u));
    dialog->SetSizerAndFit(all);
    dialog->SetEscapeId(wxID_CLOSE);
    dialog->CentreOnParent();
    const auto end = [dialog](wxEvent&) { dialog->Destroy(); };
    dialog->Bind(wxEVT_BUTTON, end, wxID_CLOSE);
    dialog->Bind(wxEVT_CLOSE_WINDOW, end);
    dialog->Show();
}

}  // namespace sotto::workbench
