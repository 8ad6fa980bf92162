// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/action.h"
#include "workbench/desk.h"

#include <wx/window.h>

#include <functional>
#include <vector>

namespace sotto::workbench {

/// What the settings change in a window that is open.
struct SettingsHost {
    Desk& desk;
    std::vector<Action>& actions;
    /// Keys of `actions` have changed.
    std::function<void()> keys_changed;
    /// Documents are to be shown in another size.
    std::function<void(int percent)> zoom_changed;
};

enum class SettingsSubject { General, Reading, Keys, Privacy };

/// Everything the user can set, in one window; what can take effect at once does. Comes back when it has been
/// closed.
void change_settings(wxWindow& parent, const SettingsHost& host, SettingsSubject subject);

}  // namespace sotto::workbench
