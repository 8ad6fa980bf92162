// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"

#include <wx/window.h>

namespace sotto::workbench {

enum class DisclosureView { Risk, Releases, Vault };

/// What has left the study, whom the quotes would single out, and where the names are kept: one page, a tab
/// for each. Follows the desk by itself from then on, belongs to its parent; `desk` outlives it.
wxWindow* make_disclosure_page(wxWindow* parent, Desk& desk);
/// Brings one tab to the front, with the keyboard in it.
void show_disclosure(wxWindow& disclosure_page, DisclosureView view);

/// A tab that shows what nothing tells it of.
class ComesInSight {
public:
    virtual ~ComesInSight() = default;
    virtual void came_in_sight() = 0;
};

// The tabs, each made and followed in the same way.
wxWindow* make_risk_view(wxWindow* parent, Desk& desk);
wxWindow* make_releases_view(wxWindow* parent, Desk& desk);
wxWindow* make_vault_view(wxWindow* parent, Desk& desk);

}  // namespace sotto::workbench
