// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/theme.h"

#include <wx/choice.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace sotto::workbench {

/// One column of facts, and fields to change them, that scrolls. Made anew for every thing that is looked at.
class InspectorCard : public wxScrolledWindow {
public:
    explicit InspectorCard(wxWindow* parent);

    /// Takes everything off. Not from a control of the card.
    void clear();
    /// After the last part.
    void finish();
    void set_theme(const Theme& theme) { theme_ = theme; }

    /// `colour` of a code, or null for no dot.
    void title(const std::string* colour, const wxString& name, const wxString& above);
    /// Words of somebody, with a bar at the side.
    void quote(const std::string& colour, const wxString& words);
    /// A line of the table of facts that the last heading opened.
    void fact(const wxString& label, const wxString& value);
    /// The value leads somewhere.
    void fact_with_link(const wxString& label, const wxString& value, std::function<void()> follow);
    /// A field to choose in; `chosen` gets the number of the choice.
    void fact_with_choice(const wxString& label, const std::string& name, const wxArrayString& choices,
                          int now, bool enabled, std::function<void(int)> chosen);
    /// A field to write in; `written` is called when it is left with other words than before.
    void fact_with_field(const wxString& label, const std::string& name, const wxString& now, bool enabled,
                         std::function<void(const wxString&)> written);
    /// The title or link written last is of somebody who has withdrawn.
    void strike();
    /// The same of the label of the fact written last.
    void strike_label();
    void separator();
    void heading(const wxString& words);
    void paragraph(const wxString& words, bool quiet = false);
    /// A code, with a button that takes it away when `removed` is given.
    void code(const std::string& colour, const wxString& name, std::function<void()> followed,
              std::function<void()> removed, const wxString& remove_name);
    /// One of several that `chosen` takes; `note` says something of it, `wary` that it should be read.
    void option(bool now, const wxString& words, const wxString& note, bool wary, bool enabled,
                std::function<void()> chosen);
    /// A field of a line without a label beside it, handed on with Enter alone.
    void entry(const wxString& hint, const std::string& name, bool enabled,
               std::function<void(const wxString&)> entered);
    /// A field for more than a line; `written` as for `fact_with_field`.
    void area(const wxString& heading, const std::string& name, const wxString& now, int lines, bool enabled,
              std::function<void(const wxString&)> written);

    /// What is being written is handed on now: the card is about to change.
    void settle();
    /// Whether the user is writing on the card.
    [[nodiscard]] bool busy() const;

private:
    struct Field {
        wxTextCtrl* control;
        wxString before;
        std::function<void(const wxString&)> written;
    };
    wxFlexGridSizer& facts();
    void add_label(const wxString& label);
    wxStaticText* wrapped(const wxString& words, int indent);
    void rewrap();
    void watch(wxTextCtrl* control, std::function<void(const wxString&)> written);
    void hand_on(wxTextCtrl* control);

    Measures measures_;
    Theme theme_;
    wxBoxSizer* column_;
    wxFlexGridSizer* facts_ = nullptr;
    struct Wrapped {
        wxStaticText* text;
        wxString words;
        int indent;
    };
    std::vector<Wrapped> wrapped_;
    std::vector<std::pair<wxWindow*, wxString>> links_;  ///< cut where there is no room
    std::vector<Field> fields_;
    int width_ = 0;
    wxWindow* last_ = nullptr;  ///< the title or link written last
    wxWindow* last_label_ = nullptr;
    std::vector<wxWindow*> struck_;
};

}  // namespace sotto::workbench
