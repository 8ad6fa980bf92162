// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/tree.h"
#include "window_test.h"
#include "workbench/panes/table.h"

#include <glib.h>
#include <wx/sizer.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;
using namespace sotto::workbench;
using window_test::Windows;

namespace {

bool no_display() {
    if (window_test::has_display()) return false;
    WARN("Not tried: there is no display.");
    return true;
}

std::vector<TreeRow> rows_named(const std::vector<wxString>& names) {
    std::vector<TreeRow> rows;
    for (const auto& name : names) {
        TreeRow row;
        row.id = static_cast<std::int64_t>(rows.size()) + 1;
        row.name = name;
        rows.push_back(row);
    }
    return rows;
}

void fill(const window_test::TestFrame& frame, wxWindow* window) {
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(window, wxSizerFlags(1).Expand());
    frame->SetSizer(sizer);
    frame->Layout();
    frame->Show();
    frame->Raise();
    Windows::get().settle();
}

}  // namespace

TEST_CASE("rows of a tree are not replaced while one of them is dragged") {
    if (no_display()) return;
    const window_test::TestFrame frame(wxSize(300, 400));
    bool dragged = false;
    Tree::Reports reports;
    reports.dragged = [&](std::int64_t) {
        dragged = true;
        return std::string("row");
    };
    auto* tree = new Tree(
        frame.get(), "Rows", [](const std::string&) { return wxBitmapBundle(); }, reports, false,
        wxELLIPSIZE_END);
    fill(frame, tree);
    tree->show(rows_named({"one", "two", "three", "four"}));
    Windows::get().settle();

    wxUIActionSimulator mouse;
    const auto at = tree->GetItemRect(TreeModel::item_of(4));
    auto place = tree->ClientToScreen(at.GetPosition() + wxPoint(30, at.height / 2));
    REQUIRE(Windows::get().wait_for([&] {
        mouse.MouseMove(place);
        return wxGetMousePosition() == place;
    }));
    mouse.MouseDown();
    REQUIRE(Windows::get().wait_for([&] {
        place += wxPoint(1, -1);
        mouse.MouseMove(place);
        return dragged;
    }));
    tree->show(rows_named({"one"}));
    Windows::get().settle();
    CHECK(tree->model().rows().size() == 4);
    mouse.MouseUp();
    CHECK(Windows::get().wait_for([&] { return tree->model().rows().size() == 1; }));
}

TEST_CASE("a row that has gone meanwhile is not scrolled to") {
    if (no_display()) return;
    const window_test::TestFrame frame(wxSize(300, 200));
    auto* table = make_table(frame.get(), "Rows");
    const wxObjectDataPtr<TableRows> rows(
        new TableRows({[](unsigned row, unsigned) { return wxString::Format("%u", row); }, {}}));
    table->AssociateModel(rows.get());
    add_words(*table, "Row", 0, 20);
    rows->Reset(500);
    fill(frame, table);

    table->scroll_to(rows->GetItem(400));
    REQUIRE(Windows::get().wait_for([&] { return rows->GetRow(table->GetTopItem()) > 300; }));
    // GTK complains of rows that it does not have.
    int complaints = 0;
    const auto handler = g_log_set_handler(
        "Gtk", G_LOG_LEVEL_CRITICAL,
        [](const gchar*, GLogLevelFlags, const gchar*, gpointer count) { ++*static_cast<int*>(count); },
        &complaints);
    table->scroll_to(rows->GetItem(10));
    rows->Reset(0);
    bool idle = false;
    table->Bind(wxEVT_IDLE, [&](wxIdleEvent&) { idle = true; });
    Windows::get().wait_for([&] {
        wxTheApp->ProcessIdle();
        return idle;
    });
    g_log_remove_handler("Gtk", handler);
    CHECK(complaints == 0);
}
