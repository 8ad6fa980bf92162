// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/gdicmn.h>
#include <wx/window.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Mouse and keyboard of somebody who works in the window, and what they see there.
namespace sotto::random_actions {

/// Sends events through the display server, as a mouse and a keyboard do. Never waits for the window:
/// wxUIActionSimulator would run its events from inside the call.
class Hands {
public:
    Hands();
    ~Hands();
    Hands(const Hands&) = delete;
    Hands& operator=(const Hands&) = delete;

    void move(wxPoint on_screen);
    /// 1 left, 2 middle, 3 right, 4 wheel up, 5 wheel down.
    void button(unsigned which, bool down);
    /// A key as menus write it: `Ctrl+Shift+Z`, `Del`, `[`, `PgDn`; nothing for those that no keyboard has.
    void press(const std::string& key);
    /// ASCII.
    void type(char letter);
    void hold(const std::string& modifier, bool down);

private:
    struct Connection;
    void tap(unsigned long symbol, const std::vector<unsigned long>& modifiers);
    std::unique_ptr<Connection> connection_;
};

/// A window as a record names it, by where it stands and never by what it shows: `0:wxFrame/2/1`.
std::string path_of(const wxWindow& window);
/// Null when there is none now.
wxWindow* window_at(const std::string& path);

/// Pages of notebooks that are not in front count as shown, but are not on the screen.
bool on_screen(const wxWindow& window);

/// Those below `top` that can be clicked at.
std::vector<wxWindow*> targets_in(wxWindow& top);
/// Windows of the desktop that are on the screen.
std::vector<wxWindow*> tops();

/// GTK's own dialogs: message, file, colour, about.
bool native_dialog_shown();
/// Answers the one in front, for file dialogs with `path`; `answer` counts through what may be answered.
void answer_native_dialog(unsigned answer, const std::string& path);
/// A menu that has the mouse.
bool menu_shown();

}  // namespace sotto::random_actions
