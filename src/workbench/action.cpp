// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/action.h"

#include "workbench/words.h"

#include <wx/config.h>

namespace sotto::workbench {

namespace {

wxString setting_of(const Action& action) {
    wxString name = shown(action.id);
    // A slash would part groups of settings.
    name.Replace("/", ".");
    return "/keys/" + name;
}

}  // namespace

void apply_key_settings(std::vector<Action>& actions) {
    const auto* config = wxConfigBase::Get();
    for (auto& action : actions) {
        action.first_key = action.key;
        config->Read(setting_of(action), &action.key, action.key);
    }
}

void keep_key_setting(const Action& action) {
    if (action.key == action.first_key) {
        wxConfigBase::Get()->DeleteEntry(setting_of(action), false);
    } else {
        wxConfigBase::Get()->Write(setting_of(action), action.key);
    }
}

bool is_typing_key(const wxString& key) {
    return key.length() == 1 || key == "Del";
}

}  // namespace sotto::workbench
