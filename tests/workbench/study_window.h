// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/command.h"
#include "support/temporary_folder.h"
#include "window_test.h"
#include "workbench/desk.h"

#include <wx/sizer.h>
#include <wx/timer.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace sotto::window_test {

/// Runs a verb as the command line does.
inline commands::Outcome on_command_line(const std::string& verb, const commands::Arguments& arguments) {
    commands::Session session("Ann", base::no_progress(), [](const std::string&) {});
    return commands::run(*commands::find_command(verb), session, arguments);
}
inline commands::Outcome on_command_line(const std::string& verb,
                                         const std::vector<std::pair<std::string, std::string>>& values) {
    commands::Arguments arguments;
    for (const auto& [name, value] : values) arguments.add(name, value);
    return on_command_line(verb, arguments);
}

/// Does something as soon as it can be done, inside whatever loop runs then: for windows that wait for an
/// answer.
class WhenPossible : public wxTimer {
public:
    WhenPossible(std::function<bool()> can, std::function<void()> act)
        : can_(std::move(can)), act_(std::move(act)) {
        Start(5);
    }
    void Notify() override {
        if (!can_()) return;
        Stop();
        act_();
        done_ = true;
    }
    [[nodiscard]] bool done() const { return done_; }

private:
    std::function<bool()> can_;
    std::function<void()> act_;
    bool done_ = false;
};

/// A study of its own with one interview, open at a desk, and a frame for what is tried on it.
class StudyWindow {
public:
    StudyWindow() : desk("Ann", [](std::function<void()> later) { wxTheApp->CallAfter(std::move(later)); }) {
        ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
        write("talk.txt",
              "Interviewer: What did the training change?\n\n"
              "P01: I learned to speak in front of people, and nobody laughed.\n\n"
              "Interviewer: And the meetings?\n\n"
              "P02: The meetings were long, and the training was good.\n");
        write("register.csv",
              "code,name,role,country,consent\nP01,Ana Moreau,survivor,Peru,public\n"
              "P02,Kham Phet,survivor,Lao PDR,team\nP10,Ivo Marek,staff,Bosnia,public\n");
        on_command_line("new", {{"STUDY", study()}, {"title", "Small talk"}});
        on_command_line("import", {{"STUDY", study()}, {"PATH", folder / "talk.txt"}});
        on_command_line("register", {{"STUDY", study()}, {"FILE", folder / "register.csv"}});
        desk.open(study());
        REQUIRE(Windows::get().wait_for([this] { return desk.has_study(); }));
    }

    [[nodiscard]] std::string study() const { return folder / "study.sotto"; }
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder / name) << bytes;
    }
    /// Fills the frame, and shows it.
    void show(wxWindow* window) {
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        sizer->Add(window, wxSizerFlags(1).Expand());
        frame->SetSizer(sizer);
        frame->Layout();
        frame->Show();
        frame->Raise();
        Windows::get().settle();
    }
    template <class Control>
    Control* control(const wxString& name, wxWindow* within = nullptr) {
        return dynamic_cast<Control*>(
            wxWindow::FindWindowByName(name, within == nullptr ? frame.get() : within));
    }
    void run(const std::string& command, const std::vector<std::pair<std::string, std::string>>& values) {
        commands::Arguments arguments;
        for (const auto& [name, value] : values) arguments.add(name, value);
        bool done = false;
        desk.run(command, arguments, [&](const commands::Outcome&) { done = true; });
        REQUIRE(Windows::get().wait_for([&] { return done; }));
    }
    [[nodiscard]] std::int64_t seq() const { return desk.study()->seq; }

private:
    Windows& started_ = Windows::get();

public:
    tests::TemporaryFolder folder;
    workbench::Desk desk;
    TestFrame frame{wxSize(1300, 760)};  ///< goes first: what is in it follows the desk
};

inline bool no_display() {
    if (has_display()) return false;
    WARN("Not tried: there is no display.");
    return true;
}

}  // namespace sotto::window_test
