// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study_window.h"
#include "workbench/findings/evidence_actions.h"
#include "workbench/panes/panes.h"

#include <wx/dataview.h>
#include <wx/textctrl.h>

using namespace sotto;
using namespace sotto::workbench;
using window_test::no_display;
using window_test::StudyWindow;
using window_test::Windows;

namespace {

wxString cell(const wxDataViewCtrl& table, unsigned row, unsigned column) {
    const auto* model = dynamic_cast<const wxDataViewVirtualListModel*>(table.GetModel());
    if (row >= model->GetCount()) return "no such row";
    wxVariant words;
    model->GetValueByRow(words, row, column);
    return words.GetString();
}

unsigned rows_of(const wxDataViewCtrl& table) {
    return dynamic_cast<const wxDataViewVirtualListModel*>(table.GetModel())->GetCount();
}

/// Codes words of the interview, and has the coding in focus.
void code(StudyWindow& window, const std::string& range, const std::string& name) {
    window.run("code/apply", {{"SOURCE", "talk"}, {"RANGE", range}, {"CODE", name}});
    const auto source = window.desk.study()->sources.front().id;
    window.desk.read(source);
    const auto* made = window.desk.study()->codes.at_path(name);
    REQUIRE(made != nullptr);
    study::Id<study::Coding> coding;
    REQUIRE(Windows::get().wait_for([&] {
        const auto document = window.desk.document(source);
        if (document == nullptr) return false;
        for (const auto& one : document->codings) {
            if (one.code == made->id) coding = one.id;
        }
        return static_cast<bool>(coding);
    }));
    auto focus = window.desk.focus();
    focus.source = source;
    focus.coding = coding;
    window.desk.set_focus(focus);
}

}  // namespace

TEST_CASE("a finding has evidence for and against, by key and by kind of source") {
    if (no_display()) return;
    StudyWindow window;
    window.show(make_findings_pane(window.frame.get(), window.desk));
    auto* claims = window.control<wxDataViewCtrl>("claims");
    auto* supporting = window.control<wxDataViewCtrl>("for");
    auto* opposing = window.control<wxDataViewCtrl>("against");
    REQUIRE(claims != nullptr);
    REQUIRE(supporting != nullptr);
    REQUIRE(opposing != nullptr);
    CHECK_FALSE(can_add_evidence(window.desk));

    window.run("finding/write", {{"ACTION", "write"}, {"claim", "Training helps"}});
    REQUIRE(Windows::get().wait_for([&] { return rows_of(*claims) == 1; }));
    code(window, "49:87", "Courage");
    REQUIRE(can_add_evidence(window.desk));
    add_evidence(*window.frame.get(), window.desk, true);
    REQUIRE(Windows::get().wait_for([&] { return rows_of(*supporting) == 1; }));
    code(window, "146:168", "Doubts");
    add_evidence(*window.frame.get(), window.desk, false);
    REQUIRE(Windows::get().wait_for([&] { return rows_of(*opposing) == 1; }));
    CHECK(cell(*supporting, 0, 1) == "talk");
    CHECK(cell(*supporting, 0, 2) == "P01");
    CHECK(cell(*claims, 0, 2) == "1");
    CHECK(cell(*claims, 0, 3) == "1");

    // The same quote the other way round changes sides.
    add_evidence(*window.frame.get(), window.desk, true);
    REQUIRE(Windows::get().wait_for([&] { return rows_of(*supporting) == 2 && rows_of(*opposing) == 0; }));

    const auto listed =
        window_test::on_command_line("finding", {{"STUDY", window.study()}}).data["findings"].items();
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["for"].items().size() == 2);
    CHECK(listed[0]["kinds"].items()[0]["kind"].text() == "interview");
}

TEST_CASE("a claim is corrected where it stands, and evidence leads to its place") {
    if (no_display()) return;
    StudyWindow window;
    class Places : public DeskObserver {
    public:
        void show_place(study::Id<study::Source>, text::Range range) override { shown.push_back(range); }
        std::vector<text::Range> shown;
    } places;
    window.desk.observe(&places);
    window.show(make_findings_pane(window.frame.get(), window.desk));
    window.run("finding/write", {{"ACTION", "write"}, {"claim", "Training helps"}});
    code(window, "49:87", "Courage");
    add_evidence(*window.frame.get(), window.desk, true);
    auto* supporting = window.control<wxDataViewCtrl>("for");
    REQUIRE(Windows::get().wait_for([&] { return rows_of(*supporting) == 1; }));

    auto* claim = window.control<wxTextCtrl>("claim");
    REQUIRE(Windows::get().wait_for([&] { return claim->GetValue() == "Training helps"; }));
    claim->SetValue("Training helps most people");
    claim->SetModified(true);
    wxCommandEvent entered(wxEVT_TEXT_ENTER, claim->GetId());
    entered.SetEventObject(claim);
    claim->GetEventHandler()->ProcessEvent(entered);
    CHECK(Windows::get().wait_for(
        [&] { return window.desk.study()->findings.front().claim == "Training helps most people"; }));

    const auto* model = dynamic_cast<wxDataViewVirtualListModel*>(supporting->GetModel());
    supporting->Select(model->GetItem(0));
    wxDataViewEvent activated(wxEVT_DATAVIEW_ITEM_ACTIVATED, supporting, model->GetItem(0));
    supporting->GetEventHandler()->ProcessEvent(activated);
    REQUIRE(places.shown.size() == 1);
    CHECK(places.shown[0] == text::Range{49, 87});
    window.desk.forget(&places);
}
