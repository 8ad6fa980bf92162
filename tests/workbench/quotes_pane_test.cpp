// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study_window.h"
#include "workbench/panes/panes.h"

#include <wx/choice.h>
#include <wx/config.h>
#include <wx/dataview.h>
#include <wx/fileconf.h>

using namespace sotto;
using namespace sotto::workbench;
using window_test::no_display;
using window_test::StudyWindow;
using window_test::Windows;

namespace {

/// The list of quotes of a code that two people speak of.
class Quotes : public StudyWindow {
public:
    Quotes() {
        delete wxConfigBase::Set(
            new wxFileConfig("sotto", wxString(), shown((folder / "settings").string())));
        run("code/apply", {{"SOURCE", "talk"}, {"RANGE", "49:87"}, {"CODE", "Courage"}});
        run("code/apply", {{"SOURCE", "talk"}, {"RANGE", "146:168"}, {"CODE", "Courage"}});
        open();
        auto focus = desk.focus();
        focus.code = desk.study()->codes.at_path("Courage")->id;
        desk.set_focus(focus);
    }
    void open() {
        pane = make_quotes_pane(frame.get(), desk);
        show(pane);
        groups = control<wxChoice>("quote groups");
        REQUIRE(groups != nullptr);
        for (auto* child : pane->GetChildren()) {
            if (auto* found = dynamic_cast<wxDataViewCtrl*>(child); found != nullptr) table = found;
        }
        REQUIRE(table != nullptr);
    }
    void group(int choice) {
        groups->SetSelection(choice);
        wxCommandEvent chosen(wxEVT_CHOICE, groups->GetId());
        chosen.SetEventObject(groups);
        groups->GetEventHandler()->ProcessEvent(chosen);
    }
    [[nodiscard]] const wxDataViewVirtualListModel& rows() const {
        return *dynamic_cast<const wxDataViewVirtualListModel*>(table->GetModel());
    }
    /// What stands in the first column.
    [[nodiscard]] std::vector<std::string> lines() const {
        std::vector<std::string> all;
        for (unsigned row = 0; row < rows().GetCount(); ++row) {
            wxVariant words;
            rows().GetValueByRow(words, row, 0);
            all.push_back(kept(words.GetString()));
        }
        return all;
    }
    [[nodiscard]] bool come_to(const std::vector<std::string>& wanted) {
        return Windows::get().wait_for([&] { return lines() == wanted; });
    }
    void press(int key) {
        wxKeyEvent event(wxEVT_CHAR_HOOK);
        event.m_keyCode = key;
        event.SetEventObject(table);
        table->GetEventHandler()->ProcessEvent(event);
    }

    wxWindow* pane = nullptr;
    wxChoice* groups = nullptr;
    wxDataViewCtrl* table = nullptr;
};

constexpr const char* first = "I learned to speak in front of people,";
constexpr const char* second = "The meetings were long";

}  // namespace

TEST_CASE("quotes stand under heads that fold them, and how they are grouped is remembered") {
    if (no_display()) return;
    Quotes quotes;
    REQUIRE(quotes.come_to({first, second}));
    quotes.group(4);
    const std::string one = "▾  P01   1 quote";
    const std::string two = "▾  P02   1 quote";
    REQUIRE(quotes.come_to({one, first, two, second}));

    quotes.table->Select(quotes.rows().GetItem(0));
    quotes.press(WXK_LEFT);
    CHECK(quotes.lines() == std::vector<std::string>{"▸  P01   1 quote", two, second});
    wxDataViewEvent activated(wxEVT_DATAVIEW_ITEM_ACTIVATED, quotes.table, quotes.rows().GetItem(0));
    quotes.table->GetEventHandler()->ProcessEvent(activated);
    CHECK(quotes.lines() == std::vector<std::string>{one, first, two, second});

    // As in a tree, the keys go between a head and what stands below it.
    const auto row_in_hand = [&] { return quotes.rows().GetRow(quotes.table->GetSelection()); };
    quotes.press(WXK_RIGHT);
    CHECK(row_in_hand() == 1);
    quotes.press(WXK_LEFT);
    CHECK(row_in_hand() == 0);

    // One click on the triangle is enough; beside it, it only chooses.
    const auto click = [&](unsigned row, int x) {
        wxRect cell;
        // GTK lays new rows out when it has nothing else to do.
        REQUIRE(Windows::get().wait_for([&] {
            cell = quotes.table->GetItemRect(quotes.rows().GetItem(row), quotes.table->GetColumn(0));
            wxDataViewItem item;
            wxDataViewColumn* column = nullptr;
            quotes.table->HitTest(cell.GetPosition() + wxPoint(x, cell.height / 2), item, column);
            return item == quotes.rows().GetItem(row);
        }));
        wxUIActionSimulator mouse;
        mouse.MouseMove(quotes.table->ClientToScreen(cell.GetPosition() + wxPoint(x, cell.height / 2)));
        mouse.MouseClick();
        Windows::get().settle();
    };
    click(2, 6);
    CHECK(quotes.come_to({one, first, "▸  P02   1 quote"}));
    click(2, 200);
    CHECK(Windows::get().wait_for([&] { return row_in_hand() == 2; }));
    CHECK(quotes.lines().size() == 3);
    click(2, 6);
    CHECK(quotes.come_to({one, first, two, second}));

    // An edit elsewhere leaves what is folded as it is.
    quotes.table->UnselectAll();
    quotes.table->Select(quotes.rows().GetItem(2));
    quotes.press(WXK_LEFT);
    quotes.run("code/apply", {{"SOURCE", "talk"}, {"RANGE", "92:107"}, {"CODE", "Courage"}});
    CHECK(quotes.come_to({"▾  P01   2 quotes", first, "nobody laughed.", "▸  P02   1 quote"}));

    quotes.pane->Destroy();
    quotes.open();
    CHECK(quotes.groups->GetSelection() == 4);
    quotes.group(0);
}
