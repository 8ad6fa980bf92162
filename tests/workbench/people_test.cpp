// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study_window.h"
#include "workbench/panes/panes.h"
#include "workbench/people/people_paste.h"
#include "workbench/people/people_words.h"

#include <wx/button.h>
#include <wx/clipbrd.h>
#include <wx/dialog.h>
#include <wx/grid.h>

using namespace sotto;
using namespace sotto::workbench;
using window_test::no_display;
using window_test::on_command_line;
using window_test::StudyWindow;
using window_test::WhenPossible;
using window_test::Windows;

namespace {

/// The grid, when it shows the register.
wxGrid* people_in(StudyWindow& window) {
    window.show(make_people_pane(window.frame.get(), window.desk));
    auto* grid = window.control<wxGrid>("register");
    REQUIRE(grid != nullptr);
    REQUIRE(Windows::get().wait_for([&] { return grid->GetNumberRows() == 4; }));
    return grid;
}

int column_of(const wxGrid& grid, const wxString& title) {
    for (int i = 0; i < grid.GetNumberCols(); ++i) {
        if (grid.GetColLabelValue(i) == title) return i;
    }
    return -1;
}

/// Keys that the grid hears, pressed as the desktop would.
void press(wxGrid& grid, int key, int modifiers) {
    wxKeyEvent event(wxEVT_CHAR_HOOK);
    event.m_keyCode = key;
    event.SetControlDown((modifiers & wxMOD_CONTROL) != 0);
    grid.GetGridWindow()->GetEventHandler()->ProcessEvent(event);
}

void copy(const wxString& words) {
    const wxClipboardLocker lock;
    REQUIRE(!!lock);
    wxTheClipboard->SetData(new wxTextDataObject(words));
}

wxDialog* preview() {
    auto* window = wxWindow::FindWindowByName("what will change");
    return dynamic_cast<wxDialog*>(window);
}

std::string register_of_study(const std::string& study, const std::string& file) {
    on_command_line("register", {{"STUDY", study}, {"export", file}});
    std::ifstream bytes(file);
    return {std::istreambuf_iterator<char>(bytes), {}};
}

}  // namespace

TEST_CASE("cells from a spreadsheet keep tabs, quotes and line breaks apart") {
    CHECK(pasted_cells("a\tb\r\nc\td\n") == Cells{{"a", "b"}, {"c", "d"}});
    CHECK(pasted_cells("\"a\tb\"\t\"say \"\"x\"\"\"\n\t\n") == Cells{{"a\tb", "say \"x\""}, {"", ""}});
    CHECK(pasted_cells("5\" wide\tb") == Cells{{"5\" wide", "b"}});
    CHECK(pasted_cells("").empty());
    const Cells cells{{"a\nb", "c"}, {"\"", ""}};
    CHECK(pasted_cells(copied_cells(cells)) == cells);
}

TEST_CASE("a block lands in the cells below the one in hand, and says what goes nowhere") {
    const PasteTarget target{{"role", "country", ""}, {"P01", "P02"}};
    const auto plan = plan_paste({{"staff", "Peru", "Quotes"}, {"", ""}, {"more", "", ""}}, target);
    CHECK(plan.register_csv == "code,role,country\r\nP01,staff,Peru\r\n");
    CHECK(plan.columns_left == 1);
    CHECK(plan.rows_left == 1);
    const auto named = plan_paste({{"Code", "", "Age"}, {"P07", "x", "31"}}, target);
    CHECK(named.register_csv == "Code,Age\r\nP07,31\r\n");
    CHECK(named.columns_left == 1);
    CHECK(plan_paste({{"a"}}, {}).register_csv.empty());
}

TEST_CASE("codes stand in the order of their numbers") {
    CHECK(in_order("P2", "P10"));
    CHECK_FALSE(in_order("P10", "P2"));
    CHECK(in_order("P02", "P3"));
    CHECK(in_order("A1", "B1"));
    CHECK_FALSE(in_order("P7", "P7"));
}

TEST_CASE(
    "a pasted block of three rows and four columns is one edit, the same as the command line's register") {
    if (no_display()) return;
    StudyWindow window;
    auto* grid = people_in(window);
    const auto before = window.seq();
    // A copy of the study, for the command line.
    window.desk.close();
    Windows::get().settle();
    const std::string twin = window.folder / "twin.sotto";
    on_command_line("new", {{"STUDY", twin}, {"title", "Small talk"}});
    on_command_line("register", {{"STUDY", twin}, {"FILE", window.folder / "register.csv"}});
    window.write("block.csv",
                 "code,name,country,age\nP01,Ana Moreau,Chile,33\nP20,Noy,Kenya,41\nP21,Sok,,29\n");
    on_command_line("register", {{"STUDY", twin}, {"FILE", window.folder / "block.csv"}});

    window.desk.open(window.study());
    REQUIRE(Windows::get().wait_for([&] { return window.desk.has_study() && grid->GetNumberRows() == 4; }));
    grid->SetGridCursor(0, 0);
    copy("code\tname\tcountry\tage\nP01\tAna Moreau\tChile\t33\nP20\tNoy\tKenya\t41\nP21\tSok\t\t29\n");
    const WhenPossible agree([] { return preview() != nullptr && preview()->IsShown(); },
                             [] { preview()->EndModal(wxID_OK); });
    press(*grid, 'V', wxMOD_CONTROL);
    REQUIRE(Windows::get().wait_for([&] { return agree.done() && grid->GetNumberRows() == 6; }));
    CHECK(window.seq() == before + 1);
    CHECK(column_of(*grid, "Age") > 0);
    CHECK(grid->GetCellValue(0, column_of(*grid, "Country")) == "Chile");
    CHECK(register_of_study(window.study(), window.folder / "a.csv") ==
          register_of_study(twin, window.folder / "b.csv"));

    window.desk.undo();
    CHECK(Windows::get().wait_for([&] { return grid->GetNumberRows() == 4; }));
}

TEST_CASE("a paste that is thought better of changes nothing") {
    if (no_display()) return;
    StudyWindow window;
    auto* grid = people_in(window);
    const auto before = window.seq();
    copy("code\tage\nP01\t33\n");
    const WhenPossible refuse([] { return preview() != nullptr && preview()->IsShown(); },
                              [] { preview()->EndModal(wxID_CANCEL); });
    press(*grid, 'V', wxMOD_CONTROL);
    REQUIRE(Windows::get().wait_for([&] { return refuse.done() && !window.desk.work().busy; }));
    CHECK(window.seq() == before);
}

TEST_CASE("a cell is corrected and emptied where it stands") {
    if (no_display()) return;
    StudyWindow window;
    auto* grid = people_in(window);
    const int country = column_of(*grid, "Country");
    grid->SetCellValue(1, country, "Thailand");
    REQUIRE(Windows::get().wait_for([&] { return grid->GetCellValue(1, country) == "Thailand"; }));
    grid->ClearSelection();
    grid->SetGridCursor(1, country);
    press(*grid, WXK_DELETE, wxMOD_NONE);
    CHECK(Windows::get().wait_for([&] { return grid->GetCellValue(1, country).empty(); }));
    const int code = column_of(*grid, "Code");
    grid->SetCellValue(3, code, "P11");
    REQUIRE(Windows::get().wait_for([&] { return grid->GetNumberRows() == 5; }));
    CHECK(grid->GetCellValue(3, code) == "P11");
}

TEST_CASE("consent of two people is set at once, and who withdraws is struck through") {
    if (no_display()) return;
    StudyWindow window;
    auto* grid = people_in(window);
    const auto before = window.seq();
    const int partners = column_of(*grid, "Partners");
    CHECK(grid->GetCellValue(0, partners) == "Quotes");
    grid->SelectBlock(0, partners, 1, partners);
    grid->SetCellValue(0, partners, "Paraphrase");
    REQUIRE(Windows::get().wait_for([&] { return grid->GetCellValue(0, partners) == "Paraphrase"; }));
    CHECK(grid->GetCellValue(1, partners) == "Paraphrase");
    CHECK(grid->GetCellValue(2, partners) == "Quotes");
    CHECK(window.seq() == before + 1);

    window.run("privacy/consent", {{"PARTICIPANT", "P02"}, {"AUDIENCE", "team"}, {"withdraw", ""}});
    REQUIRE(Windows::get().wait_for([&] { return grid->GetCellValue(1, partners) == "Withdrawn"; }));
    const auto struck = [&](int row) {
        const wxGridCellAttrPtr look = grid->GetOrCreateCellAttrPtr(row, 0);
        return look->HasFont() && look->GetFont().GetStrikethrough();
    };
    CHECK(struck(1));
    CHECK_FALSE(struck(0));
    CHECK(window.desk.study()->withdrawn.size() == 1);

    const auto source = window.desk.study()->sources.front().id;
    window.desk.read(source);
    REQUIRE(Windows::get().wait_for([&] { return window.desk.document(source) != nullptr; }));
    CHECK(window.desk.document(source)->withdrawn == std::vector<bool>{false, false, false, true});
}

TEST_CASE("what is changed elsewhere while a cell is written in comes when the cell is let go") {
    if (no_display()) return;
    StudyWindow window;
    auto* grid = people_in(window);
    const int partners = column_of(*grid, "Partners");
    grid->SetGridCursor(1, partners);
    grid->EnableCellEditControl(true);
    REQUIRE(grid->IsCellEditControlEnabled());
    window.write("more.csv", "code,name\nP01b,Lan Do\n");
    window.run("register/import", {{"FILE", window.folder / "more.csv"}});
    window.run("privacy/consent", {{"PARTICIPANT", "P10"}, {"AUDIENCE", "partners"}, {"use", "aggregate"}});
    Windows::get().settle();
    CHECK(grid->GetNumberRows() == 4);
    CHECK(grid->IsCellEditControlEnabled());

    grid->DisableCellEditControl();
    REQUIRE(Windows::get().wait_for([&] { return grid->GetNumberRows() == 5; }));
    CHECK(grid->GetCellValue(3, column_of(*grid, "Code")) == "P10");
    CHECK(grid->GetCellValue(3, partners) == "Numbers only");
    // The person in hand is the same.
    CHECK(grid->GetCellValue(grid->GetGridCursorRow(), 0) == "P02");
}
