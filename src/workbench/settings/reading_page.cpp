// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/settings/pages.h"
#include "workbench/settings/settings.h"
#include "workbench/settings/settings_page.h"
#include "workbench/theme.h"
#include "workbench/words.h"

#include <wx/choice.h>
#include <wx/spinctrl.h>

namespace sotto::workbench {

namespace {

class ReadingPage : public SettingsPage {
public:
    ReadingPage(wxWindow* parent, const SettingsHost& host) : SettingsPage(parent) {
        const auto u = Measures::of(*this).u;
        auto* zoom = new wxSpinCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                    wxSP_ARROW_KEYS, 50, 400, zoom_setting(), "zoom");
        zoom->SetIncrement(10);
        zoom->SetValue(zoom_setting());
        ask(_("Size of the words in documents, in per cent"), zoom);
        explain(
            _("100 is the size of the desktop’s words. Each document can still be made larger or smaller "
              "while it is open."));
        zoom->Bind(wxEVT_SPINCTRL, [&host](wxSpinEvent& event) {
            keep_zoom(event.GetPosition());
            host.zoom_changed(event.GetPosition());
        });

        // In the order of Look.
        wxArrayString looks;
        for (const auto& name : {_("As the desktop"), _("Light"), _("Dark"), _("High contrast")})
            looks.Add(name);
        auto* look = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxSize(40 * u, -1), looks, 0,
                                  wxDefaultValidator, "look");
        look->SetSelection(static_cast<int>(look_setting()));
        ask(_("Colours of the window"), look);
        explain(
            _("With high contrast codes have stripes and names but no fills under the words. Pages for "
              "export are always dark on white."));
        look->Bind(wxEVT_CHOICE,
                   [](wxCommandEvent& event) { keep_look(static_cast<Look>(event.GetSelection())); });
    }
};

}  // namespace

wxWindow* make_reading_page(wxWindow* parent, const SettingsHost& host) {
    return new ReadingPage(parent, host);
}

}  // namespace sotto::workbench
