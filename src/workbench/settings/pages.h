// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/settings/settings_window.h"

namespace sotto::workbench {

// The pages of the settings. `host` outlives them.
wxWindow* make_general_page(wxWindow* parent);
wxWindow* make_reading_page(wxWindow* parent, const SettingsHost& host);
wxWindow* make_keys_page(wxWindow* parent, const SettingsHost& host);
wxWindow* make_privacy_page(wxWindow* parent, const SettingsHost& host);

}  // namespace sotto::workbench
