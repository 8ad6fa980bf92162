// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study_window.h"
#include "workbench/transcript/transcript_view.h"

#include <gtk/gtk.h>

#include <algorithm>
#include <memory>

using namespace sotto;
using namespace sotto::workbench;
using window_test::no_display;
using window_test::StudyWindow;
using window_test::Windows;

TEST_CASE("in a mirrored window words keep their direction, and clicks choose what is under them") {
    if (no_display()) return;
    StudyWindow window;
    window.frame->SetLayoutDirection(wxLayout_RightToLeft);
    auto* view = new TranscriptView(window.frame.get(), {});
    window.show(view);
    const auto source = window.desk.study()->sources.front().id;
    window.desk.read(source);
    REQUIRE(Windows::get().wait_for([&] { return window.desk.document(source) != nullptr; }));
    view->show(window.desk.document(source), {});
    Windows::get().settle();

    // The window counts from its right edge, and English words run the other way.
    const auto start = window.desk.document(source)->passages.front().said.start;
    CHECK(view->place_of(start).x > view->place_of(start + 10).x);
    const auto far_edge = view->place_of(start + 10);
    CHECK(far_edge.x > 0);
    CHECK(far_edge.GetRight() < view->GetClientSize().x);
    for (text::Position at = start; at < start + 12; ++at) {
        const auto sign = view->place_of(at);
        const int y = sign.y + sign.height / 2;
        REQUIRE(sign.width >= 2);
        CHECK(view->position_at({sign.x + sign.width - 1, y}) == at);
        CHECK(view->position_at({sign.x + 1, y}) == at + 1);
    }

    // What is chosen is coloured where its words stand, and nothing else in its line.
    view->select({start + 6, start + 16});
    Windows::get().settle();
    view->Update();
    Windows::get().settle();
    const auto coloured = [&](text::Position at) {
        const auto sign = view->place_of(at);
        const int wide = view->GetClientSize().x;
        const std::unique_ptr<GdkPixbuf, decltype(&g_object_unref)> seen(
            gdk_pixbuf_get_from_window(view->GTKGetDrawingWindow(), wide - sign.GetRight() - 1,
                                       sign.y + sign.height / 6, sign.width, 1),
            &g_object_unref);
        REQUIRE(seen != nullptr);
        const auto* pixel = gdk_pixbuf_read_pixels(seen.get());
        int tinted = 0;
        for (int x = 0; x < sign.width; ++x, pixel += gdk_pixbuf_get_n_channels(seen.get()))
            tinted += pixel[2] > pixel[0] + 20 ? 1 : 0;
        return tinted > sign.width / 2;
    };
    for (const text::Position at : {7, 9, 11, 13}) CHECK(coloured(start + at));
    for (const text::Position at : {1, 3, 18, 20, 22}) CHECK_FALSE(coloured(start + at));
}
