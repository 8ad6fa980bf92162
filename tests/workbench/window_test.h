// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/words.h"

#include <wx/app.h>
#include <wx/evtloop.h>
#include <wx/frame.h>
#include <wx/init.h>
#include <wx/log.h>
#include <wx/uiaction.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <thread>

/// For tests of real windows. They need a display (`xvfb-run -a ctest …`); without one they must not be asked
/// for.
namespace sotto::window_test {

inline bool has_display() {
    const char* display = std::getenv("DISPLAY");
    return display != nullptr && *display != '\0';
}

/// wxWidgets, started with the first test that needs it and never ended: GTK cannot be started twice.
class Windows {
public:
    static Windows& get() {
        static auto* windows = new Windows;
        return *windows;
    }

    /// Handles events until `condition` holds; false when it does not within `most`.
    template <class Condition>
    bool wait_for(Condition condition, std::chrono::milliseconds most = std::chrono::seconds(20)) {
        const auto end = std::chrono::steady_clock::now() + most;
        for (;;) {
            wxTheApp->ProcessPendingEvents();
            loop_->YieldFor(wxEVT_CATEGORY_ALL);
            if (condition()) return true;
            if (std::chrono::steady_clock::now() > end) return false;
            // Only gives way to the display server; what is waited for is the condition.
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

    /// Handles what has come so far.
    void settle() {
        bool again = true;
        wxTheApp->CallAfter([&] { again = false; });
        wait_for([&] { return !again; });
    }

private:
    Windows() {
        wxApp::SetInstance(new wxApp);
        static int count = 1;
        static char name[] = "test_workbench";
        static char* arguments[] = {name, nullptr};
        started_ = wxEntryStart(count, arguments);
        if (started_) wxTheApp->CallOnInit();
        // What wxWidgets has to say would be a dialog that nobody answers.
        delete wxLog::SetActiveTarget(new wxLogStderr);
        workbench::read_literals_as_utf8();
        wxTheApp->SetExitOnFrameDelete(false);
        loop_ = std::make_unique<wxGUIEventLoop>();
        wxEventLoopBase::SetActive(loop_.get());
    }

    bool started_ = false;
    std::unique_ptr<wxGUIEventLoop> loop_;
};

/// A frame on the screen that goes with the test.
class TestFrame {
public:
    explicit TestFrame(wxSize size) {
        Windows::get();
        frame_ = new wxFrame(nullptr, wxID_ANY, "Test", wxPoint(10, 10), size);
    }
    ~TestFrame() {
        frame_->Destroy();
        Windows::get().settle();
    }
    TestFrame(const TestFrame&) = delete;
    TestFrame& operator=(const TestFrame&) = delete;

    wxFrame* operator->() const { return frame_; }
    wxFrame* get() const { return frame_; }

private:
    wxFrame* frame_ = nullptr;
};

}  // namespace sotto::window_test
