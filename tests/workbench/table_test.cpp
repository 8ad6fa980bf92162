// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/table.h"
#include "study_window.h"

#include <gtk/gtk.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>

using namespace sotto;
using namespace sotto::workbench;
using window_test::no_display;
using window_test::TestFrame;
using window_test::Windows;

namespace {

/// How many different colours rows are painted with on the screen, but the first, which may show that the
/// keyboard is there: one, when there is nothing in them.
std::size_t colours_of_rows(const Table& table) {
    auto* view = GTK_TREE_VIEW(const_cast<Table&>(table).GtkGetTreeView());
    auto* window = gtk_tree_view_get_bin_window(view);
    constexpr int first_rows = 60;
    const int width = std::min(gdk_window_get_width(window), 200);
    const int height = std::min(gdk_window_get_height(window) - first_rows, 100);
    if (width <= 0 || height <= 0) return 0;
    GdkPixbuf* picture = gdk_pixbuf_get_from_window(window, 0, first_rows, width, height);
    if (picture == nullptr) return 0;
    std::set<std::string> colours;
    const auto* pixels = gdk_pixbuf_read_pixels(picture);
    const auto channels = static_cast<std::size_t>(gdk_pixbuf_get_n_channels(picture));
    for (int y = 0; y < height; ++y) {
        const auto* row = pixels + static_cast<std::ptrdiff_t>(y) * gdk_pixbuf_get_rowstride(picture);
        for (int x = 0; x < width; ++x) {
            const auto* at = row + static_cast<std::size_t>(x) * channels;
            colours.insert(std::string(at, at + 3));
        }
    }
    g_object_unref(picture);
    return colours.size();
}

}  // namespace

TEST_CASE("rows whose words come when they have been painted are painted again with them") {
    if (no_display()) return;
    const TestFrame frame(wxSize(500, 300));
    auto* table = make_table(frame.get(), "Rows");
    int asked = 0;
    wxString words;
    const wxObjectDataPtr<TableRows> rows(new TableRows({[&](unsigned, unsigned) {
                                                             ++asked;
                                                             return words;
                                                         },
                                                         {}}));
    add_words(*table, "Words", 0, 30);
    table->AssociateModel(rows.get());
    // More than there is room for: GTK keeps a picture of the rows of a list that scrolls.
    rows->Reset(100);
    int painted = 0;
    g_signal_connect_after(table->GtkGetTreeView(), "draw", G_CALLBACK(+[](GtkWidget*, cairo_t*, int* times) {
                               ++*times;
                               return FALSE;
                           }),
                           &painted);
    frame->Show();
    REQUIRE(Windows::get().wait_for([&] { return painted > 1 && asked > 0; }));
    Windows::get().settle();
    REQUIRE(colours_of_rows(*table) == 1);
    words = "Words that were read";
    table->Refresh();
    CHECK(Windows::get().wait_for([&] { return colours_of_rows(*table) > 1; }, std::chrono::seconds(5)));
}
