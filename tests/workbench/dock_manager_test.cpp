// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dock_manager.h"
#include "window_test.h"

#include <wx/panel.h>

#include <catch2/catch.hpp>

using namespace sotto;
using window_test::has_display;
using window_test::TestFrame;

namespace {

/// Panes at all sides of one in the middle.
class Docks {
public:
    Docks() {
        manager.SetManagedWindow(frame.get());
        for (auto** pane : {&left, &right, &bottom, &middle}) *pane = new wxPanel(frame.get());
        manager.AddPane(middle, wxAuiPaneInfo().Name("middle").CenterPane());
        manager.AddPane(left, pane("left").Left().Layer(1).BestSize(400, 300).MinSize(150, 100));
        manager.AddPane(right, pane("right").Right().Layer(1).BestSize(400, 300).MinSize(250, 100));
        manager.AddPane(bottom, pane("bottom").Bottom().BestSize(300, 400).MinSize(100, 120));
        manager.Update();
    }
    ~Docks() { manager.UnInit(); }
    Docks(const Docks&) = delete;
    Docks& operator=(const Docks&) = delete;

    static wxAuiPaneInfo pane(const char* name) { return wxAuiPaneInfo().Name(name).CaptionVisible(false); }
    void resize(const wxSize& size) {
        frame->SetClientSize(size);
        manager.Update();
        manager.fit(size, wxSize(300, 200));
    }

    TestFrame frame{wxSize(1400, 1000)};
    workbench::DockManager manager;
    wxPanel* left = nullptr;
    wxPanel* right = nullptr;
    wxPanel* bottom = nullptr;
    wxPanel* middle = nullptr;
};

}  // namespace

TEST_CASE("docks give way when the window gets smaller, and come back when it gets larger") {
    if (!has_display()) return;
    Docks docks;
    docks.resize({1400, 1000});
    const auto left = docks.left->GetSize().x;
    const auto right = docks.right->GetSize().x;
    const auto bottom = docks.bottom->GetSize().y;
    CAPTURE(left, right, bottom);
    REQUIRE((left >= 380 && right >= 380 && bottom >= 250));

    docks.resize({900, 450});
    // Panes have a line around them.
    CHECK(docks.middle->GetSize().x >= 300 - 4);
    CHECK(docks.middle->GetSize().y >= 200 - 4);
    CHECK((docks.left->GetSize().x < left && docks.left->GetSize().x >= 150));
    CHECK((docks.right->GetSize().x < right && docks.right->GetSize().x >= 250));
    CHECK((docks.bottom->GetSize().y < bottom && docks.bottom->GetSize().y >= 120));

    // Smaller than they bear together: what is in the middle gives way, too.
    docks.resize({600, 300});
    CHECK(docks.left->GetSize().x == 150);
    CHECK(docks.right->GetSize().x == 250);
    CHECK(docks.middle->GetSize().x > 150);

    docks.resize({1400, 1000});
    CHECK(docks.left->GetSize().x == left);
    CHECK(docks.right->GetSize().x == right);
    CHECK(docks.bottom->GetSize().y == bottom);
}
