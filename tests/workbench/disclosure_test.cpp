// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/value.h"
#include "study_window.h"
#include "workbench/disclosure/disclosure_page.h"
#include "workbench/disclosure/risk_rows.h"
#include "workbench/frame.h"
#include "workbench/panes/documents_pane.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/checklst.h>
#include <wx/dataview.h>
#include <wx/fileconf.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <catch2/catch.hpp>

using namespace sotto;
using namespace sotto::workbench;
using commands::Value;
using window_test::no_display;
using window_test::on_command_line;
using window_test::Windows;

namespace {

Value list_of(std::initializer_list<Value> items) {
    auto list = Value::array();
    for (const auto& item : items) list.add(item);
    return list;
}

/// The window on the sample study, with what leaves it in front.
class OpenPage {
public:
    OpenPage() {
        ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
        on_command_line("sample", {{"STUDY", study()}});
        on_command_line("export", {{"STUDY", study()}, {"OUT", folder / "quotes.md"}, {"audience", "team"}});
        delete wxConfigBase::Set(
            new wxFileConfig("sotto", wxString(), shown((folder / "settings").string())));
        frame = new Frame;
        frame->SetSize(1400, 900);
        frame->Show();
        frame->desk().open(study());
        REQUIRE(Windows::get().wait_for([this] { return frame->desk().has_study(); }));
        frame->arrange(Arrangement::Privacy);
    }
    ~OpenPage() {
        frame->Destroy();
        Windows::get().settle();
    }

    [[nodiscard]] std::string study() const { return folder / "study.sotto"; }
    template <class Control>
    [[nodiscard]] Control& control(const char* name) const {
        auto* found = dynamic_cast<Control*>(frame->FindWindow(name));
        REQUIRE(found != nullptr);
        return *found;
    }
    void turn_to(DisclosureView view) const {
        show_disclosure(control<wxWindow>("disclosure"), view);
        Windows::get().settle();
    }
    [[nodiscard]] std::string cell(const char* table, unsigned row, unsigned column) const {
        auto* model = dynamic_cast<wxDataViewVirtualListModel*>(control<wxDataViewCtrl>(table).GetModel());
        if (row >= model->GetCount()) return {};
        wxVariant value;
        model->GetValueByRow(value, row, column);
        return kept(value.GetString());
    }

private:
    Windows& started_ = Windows::get();

public:
    tests::TemporaryFolder folder;
    Frame* frame = nullptr;
};

}  // namespace

TEST_CASE("what risk found is said in lines that hold no words of the study") {
    Value data;
    data.set("unsafe", list_of({Value()
                                    .set("participant_code", "P01")
                                    .set("shown", Value().set("country", "Norway"))
                                    .set("shared_by", 1)
                                    .set("reason", "")}));
    const auto fact = Value().set("start", 5).set("end", 9).set("attribute", "kin");
    data.set("singling_out",
             list_of({Value()
                          .set("quote", "g")
                          .set("source", "talk")
                          .set("start", 3)
                          .set("end", 40)
                          .set("participant", "P02")
                          .set("facts", list_of({fact, fact}))
                          .set("matches", 1)
                          .set("generalise", list_of({Value(fact).set("instead", "a relative")}))
                          .set("would_match", 4)}));
    const auto link = [](const char* who, bool right, int near, double similarity) {
        return Value()
            .set("source", "talk")
            .set("start", 1)
            .set("end", 2)
            .set("closest", who)
            .set("right", right)
            .set("near", near)
            .set("similarity", similarity);
    };
    data.set("linkage",
             Value().set("links", list_of({link("P03", true, 1, 0.2), link("P04", false, 1, 0.9),
                                           link("P05", true, 2, 0.8), link("P06", true, 1, 0.4)})));
    data.set("k", 1);
    auto linkage = data["linkage"];
    linkage.set("after", Value().set("quotes", 0.25))
        .set("before", Value().set("quotes", 0.5))
        .set("chance", 0.07);
    data.set("linkage", std::move(linkage));
    CHECK(risk_summary(data, 3).back() ==
          "Who compares words with the rest of the study finds the right person for 25 % of 4 quotes (as "
          "they were "
          "said: 50 %; by guessing: 7 %).");
    const auto rows = risk_rows(data);
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].who == "P01");
    CHECK(rows[0].why == "Shown beside the quotes: Country Norway; 1 person fits");
    CHECK(rows[0].source.empty());
    CHECK(rows[1].who == "P02");
    CHECK(rows[1].why == "The words tell: kin; 1 person fits; with a relative, 4 people fit");
    CHECK(rows[1].source == "talk");
    CHECK(rows[1].range == text::Range{3, 40});
    // Only where comparing leads to the speaker and to nobody else, the closest first.
    CHECK(rows[2].who == "P06");
    CHECK(rows[3].who == "P03");
}

TEST_CASE("the window says whom quotes would single out, and goes to the place") {
    if (no_display()) return;
    OpenPage page;
    page.turn_to(DisclosureView::Risk);
    auto& attributes = page.control<wxCheckListBox>("risk-attributes");
    REQUIRE(Windows::get().wait_for([&] { return attributes.GetCount() > 0; }));
    for (unsigned i = 0; i < attributes.GetCount(); ++i)
        attributes.Check(i, attributes.GetString(i) == "Country");
    page.control<wxCheckBox>("risk-linkage").SetValue(true);
    wxCommandEvent pressed(wxEVT_BUTTON);
    auto& look = page.control<wxButton>("look");
    look.ProcessWindowEvent(pressed);
    CHECK_FALSE(look.IsEnabled());
    REQUIRE(
        Windows::get().wait_for([&] { return look.IsEnabled() && !page.cell("risk-rows", 0, 0).empty(); }));
    CHECK(page.cell("risk-rows", 0, 1).find("Country") != std::string::npos);
    CHECK(kept(page.control<wxStaticText>("risk-summary").GetLabel()).find("asked for") != std::string::npos);

    auto& table = page.control<wxDataViewCtrl>("risk-rows");
    auto* model = dynamic_cast<wxDataViewVirtualListModel*>(table.GetModel());
    unsigned at = 0;
    while (at < model->GetCount() && page.cell("risk-rows", at, 2).empty()) ++at;
    REQUIRE(at < model->GetCount());
    wxDataViewEvent activated(wxEVT_DATAVIEW_ITEM_ACTIVATED, &table, model->GetItem(at));
    table.ProcessWindowEvent(activated);
    REQUIRE(Windows::get().wait_for([&] {
        const auto* document = page.frame->documents().document_in_front();
        return page.frame->documents().IsShownOnScreen() && document != nullptr &&
               document->source.name == page.cell("risk-rows", at, 2);
    }));
}

TEST_CASE("the window lists what has left the study, and a vault is offered where there is none") {
    if (no_display()) return;
    OpenPage page;
    page.turn_to(DisclosureView::Releases);
    REQUIRE(Windows::get().wait_for([&] { return page.cell("release-rows", 0, 2) == "quotes.md"; }));
    CHECK(page.cell("release-rows", 0, 3) == "Team");
    REQUIRE(Windows::get().wait_for(
        [&] { return page.control<wxTextCtrl>("release-facts").GetValue().Contains("SHA-256"); }));
    // What leaves while the page is in front is there when it is looked at again.
    commands::Arguments arguments;
    arguments.add("OUT", page.folder / "more.md");
    arguments.add("audience", "team");
    bool written = false;
    page.frame->desk().run("report/excerpts", std::move(arguments),
                           [&](const commands::Outcome& outcome) { written = outcome.exit_code == 0; });
    REQUIRE(Windows::get().wait_for([&] { return written; }));
    page.turn_to(DisclosureView::Vault);
    REQUIRE(Windows::get().wait_for(
        [&] { return page.control<wxStaticText>("vault-state").GetLabel().Contains("has no vault"); }));
    page.turn_to(DisclosureView::Releases);
    REQUIRE(Windows::get().wait_for([&] { return page.cell("release-rows", 0, 2) == "more.md"; }));
}
