// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/tour/tour.h"
#include "study_window.h"
#include "workbench/identifier_picture.h"
#include "workbench/identifier_review.h"
#include "workbench/tour/tour_spot.h"

#include <wx/button.h>
#include <wx/config.h>
#include <wx/fileconf.h>
#include <wx/stattext.h>

#include <algorithm>

using namespace sotto;
using namespace sotto::workbench;
using window_test::no_display;
using window_test::StudyWindow;
using window_test::Windows;

namespace {

class OnTour {
public:
    OnTour() {
        delete wxConfigBase::Set(
            new wxFileConfig("sotto", wxString(), shown((window.folder / "settings").string())));
        window.write("more.txt", "P01: My name is Ana Moreau, and I come from the islands.\n");
        window.run("source/import", {{"PATH", window.folder / "more.txt"}});
        window.run("code/create", {{"CODE", "First"}});
        window.run("code/create", {{"CODE", "Second"}});
        auto* sizer = new wxBoxSizer(wxHORIZONTAL);
        for (const char* name : {"sources", "codebook", "documents", "results", "identifiers"}) {
            auto* spot = new TourSpot(window.frame.get());
            spot->hold(new wxPanel(spot));
            spots[name] = spot;
            sizer->Add(spot, wxSizerFlags(1).Expand());
        }
        window.frame->SetSizer(sizer);
        window.frame->Show();
        tour = std::make_unique<Tour>(
            Tour::Stage{window.desk, spots, [this](const std::string& spot) { brought = spot; },
                        [](const std::string& action) { return "<" + shown(action) + ">"; },
                        [this] { return exporting; }});
    }

    [[nodiscard]] bool comes_to(int step) {
        return Windows::get().wait_for([&] { return tour->step() == step; });
    }
    [[nodiscard]] int cards() const {
        return static_cast<int>(std::count_if(
            spots.begin(), spots.end(), [](const auto& spot) { return spot.second->card() != nullptr; }));
    }
    void focus(const std::function<void(Focus&)>& change) {
        auto now = window.desk.focus();
        change(now);
        window.desk.set_focus(now);
    }
    void click(const char* name) {
        auto* button = window.control<wxButton>(name);
        REQUIRE(button != nullptr);
        wxCommandEvent event(wxEVT_BUTTON, button->GetId());
        event.SetEventObject(button);
        button->ProcessWindowEvent(event);
        Windows::get().settle();
    }

    StudyWindow window;
    std::map<std::string, TourSpot*> spots;
    std::string brought;
    bool exporting = false;
    std::unique_ptr<Tour> tour;
};

}  // namespace

TEST_CASE("each step of the tour notices that it was done and goes on, to the end") {
    if (no_display()) return;
    OnTour on;
    auto& desk = on.window.desk;
    const auto first = desk.study()->sources[0].id;
    const auto second = desk.study()->sources[1].id;
    on.focus([&](Focus& focus) { focus.source = first; });

    on.tour->take(on.window.study());
    REQUIRE(on.tour->running());
    CHECK(on.brought == "sources");
    CHECK(on.spots["sources"]->card() != nullptr);
    CHECK(on.cards() == 1);

    on.focus([&](Focus& focus) { focus.source = second; });
    REQUIRE(on.comes_to(1));
    CHECK(on.spots["documents"]->card() != nullptr);
    CHECK(on.cards() == 1);

    on.focus([&](Focus& focus) { focus.selection = {5, 12}; });
    REQUIRE(on.comes_to(2));
    CHECK(on.window.control<wxStaticText>("tour words")->GetLabel().Contains("<code/apply>"));

    on.window.run("code/apply", {{"SOURCE", "more"}, {"RANGE", "5:12"}, {"CODE", "First"}});
    REQUIRE(on.comes_to(3));
    on.focus([&](Focus& focus) { focus.code = desk.study()->codes.at_path("Second")->id; });
    REQUIRE(on.comes_to(4));
    desk.show(second, {5, 12});
    REQUIRE(on.comes_to(5));
    desk.set_hits({{second, {{5, 7}}}});
    REQUIRE(on.comes_to(6));
    CHECK(on.brought == "identifiers");

    const auto waits = [&] {
        const auto& all = desk.identifiers()->entities;
        return std::find_if(all.begin(), all.end(), [](const FoundEntity& one) { return !one.decided(); });
    };
    REQUIRE(Windows::get().wait_for([&] { return waits() != desk.identifiers()->entities.end(); }));
    on.focus([&](Focus& focus) { focus.identifier = waits()->key; });
    decide(desk, Verdict::Accept);
    REQUIRE(on.comes_to(7));

    on.exporting = true;
    on.tour->look();
    REQUIRE(on.comes_to(Tour::steps()));
    on.click("tour on");
    CHECK(!on.tour->running());
    CHECK(on.cards() == 0);
    CHECK(!Tour::begun());
}

TEST_CASE("the tour waits for what its step asks, and for nothing else") {
    if (no_display()) return;
    OnTour on;
    on.focus([&](Focus& focus) { focus.source = on.window.desk.study()->sources[0].id; });
    on.tour->take(on.window.study());
    on.window.desk.set_hits({{on.window.desk.study()->sources[0].id, {{0, 2}}}});
    on.focus([](Focus& focus) { focus.selection = {1, 4}; });
    CHECK(!Windows::get().wait_for([&] { return on.tour->step() != 0; }, std::chrono::seconds(2)));
}

TEST_CASE("the tour is left at any step and goes on there, and can go back") {
    if (no_display()) return;
    OnTour on;
    on.tour->take(on.window.study());
    on.click("tour on");
    on.click("tour on");
    REQUIRE(on.tour->step() == 2);
    on.click("tour leave");
    CHECK(!on.tour->running());
    CHECK(on.cards() == 0);
    CHECK(Tour::begun());

    on.tour->take(on.window.study());
    CHECK(on.tour->step() == 2);
    on.click("tour back");
    CHECK(on.tour->step() == 1);
    CHECK(on.cards() == 1);
}

TEST_CASE("the tour begins when its study has been opened, and ends with it") {
    if (no_display()) return;
    OnTour on;
    auto& desk = on.window.desk;
    desk.close();
    on.tour->take(on.window.study());
    CHECK(!on.tour->running());
    desk.open(on.window.study());
    REQUIRE(Windows::get().wait_for([&] { return on.tour->running(); }));
    CHECK(on.cards() == 1);
    desk.close();
    CHECK(!on.tour->running());
    CHECK(on.cards() == 0);
}
