// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/panel.h>

#include <functional>

class wxStaticText;

namespace sotto::workbench {

/// One step of the tour: where it is on the way, what to do, and the ways on, back and out.
class TourCard : public wxPanel {
public:
    struct Ways {
        std::function<void()> on;
        std::function<void()> back;  ///< empty: it is the first
        std::function<void()> leave;
    };

    /// Calls of `ways` come when the event that asked for them has been handled: they may destroy the card.
    TourCard(wxWindow* parent, const wxString& where, const wxString& words, bool last, Ways ways);

private:
    void wrap();

    wxString words_;
    wxStaticText* text_;
    int wrapped_at_ = 0;
};

}  // namespace sotto::workbench
