// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "random/hands.h"

#include <deque>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace sotto::workbench {
class Frame;
}

namespace sotto::random_actions {

/// Somebody who works in the window without a plan, or after a record. What it does is a line each:
///
///     do WINDOW ACTION         an action of the menu         press WINDOW ACTION   the same by its key
///     click PATH X Y           also double, right, extend, toggle
///     drag PATH X Y PATH X Y   wheel PATH X Y STEPS          key KEY               keys PHRASE
///     type PATH PHRASE         words WINDOW START LENGTH     code WINDOW NTH       source WINDOW NTH
///     undo WINDOW TIMES        redo WINDOW TIMES             import WINDOW NTH     size WINDOW NTH
///     menu STEPS               answer ANSWER                 dismiss               rest
///     second                   close WINDOW                  open WINDOW
///
/// PATH is a window by its place among the others (`path_of`), PHRASE the number of a phrase: nothing that a
/// study holds is ever in it.
class Visitor {
public:
    /// Works on `study`; `folder` holds files to import, and everything that is written.
    Visitor(std::filesystem::path study, std::filesystem::path folder, unsigned long seed);

    /// What to do next, as the window is now.
    [[nodiscard]] std::string choose();
    /// Begins to do it. Does nothing when what it needs is not there.
    void begin(const std::string& line);
    /// The next movement of what was begun; false when there is none left.
    bool go_on();
    /// Opens a window when there is none.
    void need_window();
    /// Closes what is open, piece by piece; false when nothing is left.
    bool leave();

private:
    [[nodiscard]] workbench::Frame* frame(std::size_t nth) const;
    [[nodiscard]] std::vector<workbench::Frame*> frames() const;
    [[nodiscard]] std::size_t any(std::size_t below);
    [[nodiscard]] bool chance(int percent) { return any(100) < static_cast<std::size_t>(percent); }
    [[nodiscard]] std::string choose_in(wxWindow& top);
    [[nodiscard]] std::string choose_in_dialog(wxWindow& dialog);
    [[nodiscard]] std::string choose_in_frame(std::size_t nth);
    [[nodiscard]] std::string place_in(wxWindow& window);
    [[nodiscard]] std::string typing_into(wxWindow& window);
    void later(std::function<void()> step) { steps_.push_back(std::move(step)); }
    void do_action(std::size_t window, const std::string& id);
    void press_action(std::size_t window, const std::string& id);
    void click(const std::string& kind, wxPoint at);
    void drag(wxPoint from, wxPoint to);
    void type_into(wxWindow& window, std::size_t phrase);
    void open_window();

    std::filesystem::path study_;
    std::filesystem::path folder_;
    std::mt19937 random_;
    Hands hands_;
    std::deque<std::function<void()>> steps_;
    std::function<bool()> waiting_for_;
    int in_dialog_ = 0;  ///< how many actions the dialog in front has had
    int left_alone_ = 0;
};

}  // namespace sotto::random_actions
