// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/string.h>

#include <functional>
#include <string>
#include <vector>

namespace sotto::workbench {

/// Something the menus, the keys and the sheet of shortcuts offer. The menu bar is drawn from the list of
/// these; those that stand for a command of the list are made from it.
struct Action {
    std::string id;  ///< `code/apply`, `view/zoom-in`: written in the settings, never changes
    wxString menu;   ///< which one, untranslated: "Code"
    wxString label;  ///< with "…" when something is asked next
    wxString key;    ///< as wxAcceleratorEntry reads it: "Ctrl+K"; empty: none. A single letter, a digit, a
                     ///< bracket or Del works while a document has the keyboard.
    wxString help;   ///< one sentence
    std::function<bool()> enabled;  ///< fast: asked whenever a menu opens
    std::function<void()> run;
    bool separated = false;  ///< a line stands above it in its menu
    /// Whether what it stands for is on; empty: it is nothing that can be.
    std::function<bool()> checked = {};
    bool one_of_several = false;  ///< of those beside it in the menu, one is checked
    /// Its name at this moment, where it changes; empty: `label`. Fast, as `enabled`.
    std::function<wxString()> label_now = {};
    wxString first_key = {};  ///< `key` before the user set another one
};

/// The keys of `actions` as the user has set them, else as they are, which is remembered.
void apply_key_settings(std::vector<Action>& actions);
/// Keeps that `action` has its `key` now, for the next start.
void keep_key_setting(const Action& action);

/// Whether a key works only while a document has the keyboard: it would be text anywhere else.
bool is_typing_key(const wxString& key);

}  // namespace sotto::workbench
