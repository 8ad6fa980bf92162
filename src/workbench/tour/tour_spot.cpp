// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/tour/tour_spot.h"

#include <wx/sizer.h>

namespace sotto::workbench {

TourSpot::TourSpot(wxWindow* parent) : wxPanel(parent) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
}

void TourSpot::hold(wxWindow* pane) {
    GetSizer()->Add(pane, wxSizerFlags(1).Expand());
}

void TourSpot::put(wxWindow* card) {
    if (card_ != nullptr) card_->Destroy();
    card_ = card;
    if (card != nullptr) {
        GetSizer()->Insert(0, card, wxSizerFlags().Expand());
        card->MoveBeforeInTabOrder(GetChildren().GetFirst()->GetData());
    }
    Layout();
}

}  // namespace sotto::workbench
