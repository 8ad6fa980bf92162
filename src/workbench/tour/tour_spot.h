// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/panel.h>

namespace sotto::workbench {

/// A pane with room above it for the card of the tour that speaks of it.
class TourSpot : public wxPanel {
public:
    explicit TourSpot(wxWindow* parent);

    /// `pane` is a child of this window, and fills it.
    void hold(wxWindow* pane);
    /// `card` is a child of this window; the one before is destroyed. Null: none.
    void put(wxWindow* card);
    [[nodiscard]] wxWindow* card() const { return card_; }

private:
    wxWindow* card_ = nullptr;
};

}  // namespace sotto::workbench
