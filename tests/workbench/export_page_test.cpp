// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/export/export_page.h"
#include "commands/command.h"
#include "study_window.h"
#include "workbench/frame.h"
#include "workbench/panes/documents_pane.h"
#include "workbench/words.h"

#include <wx/choice.h>
#include <wx/fileconf.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

using namespace sotto;
using namespace sotto::workbench;
using window_test::no_display;
using window_test::on_command_line;
using window_test::Windows;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The window on the sample study, with the export page in front.
class OpenAssistant {
public:
    OpenAssistant() {
        ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
        on_command_line("sample", {{"STUDY", study()}});
        auto& windows = Windows::get();
        delete wxConfigBase::Set(
            new wxFileConfig("sotto", wxString(), shown((folder / "settings").string())));
        frame = new Frame;
        frame->Move(0, 0);
        frame->SetSize(1400, 900);
        frame->Show();
        frame->desk().open(study());
        REQUIRE(windows.wait_for([this] {
            const auto* view = frame->documents().view_in_front();
            return view != nullptr && view->document() != nullptr;
        }));
        frame->Raise();
        REQUIRE(windows.wait_for([this] {
            frame->documents().view_in_front()->SetFocus();
            return frame->documents().view_in_front()->HasFocus();
        }));
        press('E', wxMOD_CONTROL);
        REQUIRE(windows.wait_for([this] { return page().IsShownOnScreen(); }));
        made();
    }
    ~OpenAssistant() {
        frame->Destroy();
        Windows::get().settle();
    }

    [[nodiscard]] std::string study() const { return folder / "study.sotto"; }
    [[nodiscard]] ExportPage& page() const { return frame->export_page(); }
    [[nodiscard]] const ExportPages& pages() const { return *page().pages(); }
    /// Waits until the pages are those of the recipe.
    void made() const {
        REQUIRE(Windows::get().wait_for([this] { return page().pages() != nullptr && page().up_to_date(); }));
        Windows::get().settle();
    }
    template <class Control = wxWindow>
    [[nodiscard]] Control& control(const char* name) const {
        auto* found = dynamic_cast<Control*>(page().FindWindow(name));
        REQUIRE(found != nullptr);
        return *found;
    }
    void go_to(const char* name) const {
        auto& window = control(name);
        REQUIRE(Windows::get().wait_for([&] {
            window.SetFocus();
            return window.HasFocus();
        }));
    }
    void press(int key, int modifiers = wxMOD_NONE) {
        Windows::get().settle();
        keys.Char(key, modifiers);
    }
    [[nodiscard]] bool may_write() const { return page().risk().write_button().IsEnabled(); }
    /// Ticks or unticks a box with the space bar.
    void turn(const char* name) {
        auto& box = control<wxCheckBox>(name);
        const bool before = box.GetValue();
        go_to(name);
        press(WXK_SPACE);
        REQUIRE(Windows::get().wait_for([&] { return box.GetValue() != before; }));
        made();
    }

    tests::TemporaryFolder folder;
    Frame* frame = nullptr;
    wxUIActionSimulator keys;
};

}  // namespace

TEST_CASE("the pages of the window are those of the command line, byte for byte and mark for mark") {
    const tests::TemporaryFolder folder;
    ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
    const std::string study = folder / "study.sotto";
    on_command_line("sample", {{"STUDY", study}});
    commands::Session session("Ann", base::no_progress(), [](const std::string&) {});
    session.choose(study);
    const auto pages = make_pages(session, {});
    commands::Arguments preview;
    preview.add("preview", {});
    preview.add("STUDY", study);
    const auto printed = on_command_line("export", preview);
    const auto& blocks = printed.data["preview"]["blocks"].items();
    REQUIRE(pages.parts.size() == blocks.size());
    REQUIRE_FALSE(blocks.empty());
    std::int64_t marks = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        CHECK(pages.parts[i].words == blocks[i]["text"].text());
        for (const auto& mark : pages.parts[i].marks) {
            ++marks;
            CHECK(pages.parts[i].words[mark.first] == '[');
            CHECK(pages.parts[i].words[mark.last - 1] == ']');
        }
    }
    CHECK(marks == pages.replaced + pages.left_out);
    CHECK(pages.replaced > 0);
    CHECK(pages.quotes.size() == static_cast<std::size_t>(printed.data["excerpts"].integer()));
    CHECK(pages.first_parts.size() == pages.quotes.size());
    CHECK(pages.withheld.size() == printed.data["withheld"].items().size());
    for (const auto& quote : pages.withheld) {
        CHECK(quote.place.source);
        CHECK_FALSE(quote.words.empty());
    }
    // A command that refuses is a sentence on the page.
    commands::Arguments wrong;
    wrong.add("show", "shoe size");
    CHECK_FALSE(make_pages(session, wrong).problem.empty());
}

TEST_CASE("what was chosen for an export is kept for the study, but no words that were typed") {
    if (no_display()) return;
    Windows::get();
    const tests::TemporaryFolder folder;
    ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
    const std::string location = folder / "study.sotto";
    on_command_line("sample", {{"STUDY", location}});
    wxFileConfig* config = nullptr;
    delete wxConfigBase::Set(
        config = new wxFileConfig("sotto", wxString(), shown((folder / "settings").string())));
    commands::Session session("Ann", base::no_progress(), [](const std::string&) {});
    session.choose(location);
    auto study = read_study(session.study());
    study.location = location;
    auto recipe = last_recipe(study);
    CHECK(recipe.audience == study::Audience::Public);
    CHECK(recipe.only_checked);
    recipe.audience = study::Audience::Partners;
    recipe.policy = "role";
    recipe.k = 7;
    recipe.shown = {"age:10", "sex"};
    recipe.ending = "html";
    recipe.codes = {study.codes.codes().front().id};
    recipe.query = "Somebody";
    recipe.title = "About Somebody";
    recipe.conditions = {{"participant", true, "Somebody"}};
    keep_recipe(recipe, study);
    const auto again = last_recipe(study);
    CHECK(again.audience == recipe.audience);
    CHECK(again.policy == recipe.policy);
    CHECK(again.k == recipe.k);
    CHECK(again.shown == recipe.shown);
    CHECK(again.codes == recipe.codes);
    CHECK(std::filesystem::path(again.file).extension() == ".html");
    CHECK(again.query.empty());
    const auto settings = bytes_of(folder / "settings");
    REQUIRE(settings.find("partners") != std::string::npos);
    CHECK(settings.find("Somebody") == std::string::npos);
    CHECK(settings.find(study.codes.codes().front().name) == std::string::npos);
    // Another study has its own.
    study.location += "x";
    CHECK(last_recipe(study).k == 3);
}

TEST_CASE("another audience has other quotes, chosen with the keyboard") {
    if (no_display()) return;
    OpenAssistant window;
    const auto for_public = window.pages().withheld.size();
    REQUIRE(for_public > 0);
    window.go_to("audience");
    window.press(WXK_UP);
    REQUIRE(Windows::get().wait_for(
        [&] { return window.page().recipe().recipe().audience == study::Audience::Partners; }));
    CHECK_FALSE(window.may_write());
    window.made();
    const auto for_partners = window.pages().withheld.size();
    CHECK(for_partners < for_public);
    CHECK(window.page().risk().withheld().model().branches() > 0);
}

TEST_CASE("a file is written when the gate is green, and is the one that the command line writes") {
    if (no_display()) return;
    OpenAssistant window;
    // Nobody has looked at the identifiers of the sample study.
    REQUIRE_FALSE(window.pages().unchecked.empty());
    CHECK_FALSE(window.may_write());
    CHECK_FALSE(window.page().risk().sentence().empty());
    for (const auto& key : window.pages().unchecked) {
        commands::Arguments decision;
        decision.add("ENTITY", key);
        decision.add("DECISION", "accept");
        window.frame->desk().run("privacy/review", decision);
    }
    REQUIRE(Windows::get().wait_for([&] {
        return window.page().up_to_date() && window.pages().unchecked.empty() && window.may_write();
    }));

    // What singles people out closes it again, and the next step opens it.
    window.turn("show-district");
    REQUIRE(window.pages().unsafe > 0);
    CHECK_FALSE(window.may_write());
    REQUIRE(window.page().risk().fix_button().IsShown());
    window.go_to("fix");
    window.press(WXK_SPACE);
    REQUIRE(Windows::get().wait_for([&] { return window.page().recipe().recipe().shown.empty(); }));
    window.made();
    REQUIRE(window.may_write());

    const std::filesystem::path file = window.page().recipe().recipe().file;
    REQUIRE_FALSE(std::filesystem::exists(file));
    window.go_to("write");
    window.press(WXK_SPACE);
    REQUIRE(Windows::get().wait_for([&] { return std::filesystem::exists(file); }));
    REQUIRE(Windows::get().wait_for([&] { return window.control("open").IsShown(); }));
    auto arguments = pages_arguments(window.page().recipe().recipe(), *window.frame->desk().study());
    const std::string other = window.folder / "other.docx";
    arguments.add("OUT", other);
    arguments.add("STUDY", window.study());
    REQUIRE(on_command_line("export", arguments).exit_code == 0);
    CHECK(bytes_of(file) == bytes_of(other));
}

TEST_CASE("an export that need not be checked goes on with what is found") {
    if (no_display()) return;
    OpenAssistant window;
    REQUIRE_FALSE(window.may_write());
    window.turn("checked");
    CHECK(window.may_write());
    window.turn("checked");
    CHECK_FALSE(window.may_write());
}

TEST_CASE("pages are read with the keyboard: from quote to quote, from mark to mark, and to the document") {
    if (no_display()) return;
    OpenAssistant window;
    auto& canvas = window.page().canvas();
    window.go_to("pages");
    window.press(WXK_DOWN);
    REQUIRE(Windows::get().wait_for([&] { return canvas.position() == std::size_t{0}; }));
    window.press(WXK_END);
    REQUIRE(Windows::get().wait_for([&] { return canvas.position() == window.pages().quotes.size() - 1; }));
    window.press(WXK_HOME);
    window.press(WXK_DOWN);
    REQUIRE(Windows::get().wait_for([&] { return canvas.position() == std::size_t{1}; }));

    const auto& parts = window.pages().parts;
    const auto marked = std::find_if(parts.begin(), parts.end(), [](const PagePart& part) {
        return part.kind == PagePart::Kind::Quote && !part.marks.empty() && !part.marks.front().said.empty();
    });
    REQUIRE(marked != parts.end());
    const auto& firsts = window.pages().first_parts;
    const auto position = std::find_if(firsts.begin(), firsts.end(),
                                       [&](std::size_t part) { return parts[part].quote == marked->quote; });
    canvas.go_to(static_cast<std::size_t>(position - firsts.begin()));
    window.press(WXK_RIGHT);
    REQUIRE(Windows::get().wait_for([&] { return canvas.mark() != nullptr; }));
    CHECK(canvas.mark_words().front() == '[');
    CHECK(window.control("behind").IsShown());
    // What stood there is told when it is asked for, and only then.
    window.press(WXK_SPACE);
    CHECK(Windows::get().wait_for([&] { return !window.control("behind").IsShown(); }));

    const auto source = window.pages().quotes[marked->quote].source;
    window.press(WXK_RETURN);
    REQUIRE(Windows::get().wait_for([&] {
        const auto* document = window.frame->documents().document_in_front();
        return document != nullptr && document->source.id == source && !window.page().IsShownOnScreen();
    }));
}

TEST_CASE("everything on the export page is reached with Tab") {
    if (no_display()) return;
    OpenAssistant window;
    window.turn("checked");
    window.go_to("add-code");
    std::set<std::string> reached;
    for (int i = 0; i < 40; ++i) {
        window.press(WXK_TAB);
        Windows::get().settle();
        for (const auto* at = wxWindow::FindFocus(); at != nullptr && at != &window.page();
             at = at->GetParent())
            reached.insert(kept(at->GetName()));
    }
    for (const char* name : {"query", "add-condition", "show-district", "k", "checked", "file", "pages",
                             "withheld", "close", "write"}) {
        CAPTURE(name);
        CHECK(reached.contains(name));
    }
    // The part of a list of choices that has the keyboard is none that wxWidgets knows; what keys do shows
    // it.
    const auto& recipe = window.page().recipe().recipe();
    window.go_to("add-condition");
    window.press(WXK_TAB);
    window.press(WXK_UP);
    REQUIRE(Windows::get().wait_for([&] { return recipe.audience == study::Audience::Partners; }));
    window.press(WXK_TAB);
    window.press(WXK_DOWN);
    REQUIRE(Windows::get().wait_for([&] { return recipe.policy == "pseudonym"; }));
    window.made();
}

TEST_CASE("Escape leaves the export page, and the pages are still there afterwards") {
    if (no_display()) return;
    OpenAssistant window;
    const auto* pages = window.page().pages().get();
    window.go_to("audience");
    window.press(WXK_ESCAPE);
    REQUIRE(Windows::get().wait_for([&] { return !window.page().IsShownOnScreen(); }));
    CHECK(window.frame->arrangement() == Arrangement::Code);
    window.press('E', wxMOD_CONTROL);
    REQUIRE(Windows::get().wait_for([&] { return window.page().IsShownOnScreen(); }));
    Windows::get().settle();
    CHECK(window.page().pages().get() == pages);
}

TEST_CASE("findings are seen with their evidence as they will be printed") {
    if (no_display()) return;
    OpenAssistant window;
    auto& what = window.control<wxChoice>("what");
    CHECK_FALSE(what.IsEnabled());
    const auto source = window.frame->desk().study()->sources.front().name;
    const auto codings =
        on_command_line("codings", {{"STUDY", window.study()}, {"SOURCE", source}}).data["codings"].items();
    REQUIRE_FALSE(codings.empty());
    commands::Arguments finding;
    finding.add("ACTION", "write");
    finding.add("claim", "Equal is not the same as fair");
    finding.add("for", codings.front()["id"].text());
    window.frame->desk().run("finding/write", finding);
    REQUIRE(Windows::get().wait_for([&] { return what.IsEnabled(); }));

    what.SetSelection(1);
    wxCommandEvent chosen(wxEVT_CHOICE, what.GetId());
    chosen.SetEventObject(&what);
    what.GetEventHandler()->ProcessEvent(chosen);
    window.made();
    CHECK_FALSE(window.control("add-code").IsShown());
    CHECK(shown(window.page().recipe().recipe().file).EndsWith("findings.docx"));
    REQUIRE(window.pages().parts.size() > 2);
    std::vector<std::string> headings;
    for (const auto& part : window.pages().parts) {
        if (part.kind == PagePart::Kind::Heading) headings.push_back(part.words);
    }
    CHECK(headings == std::vector<std::string>{"1. Equal is not the same as fair", "Speaks for it"});
    CHECK(window.pages().quotes.size() + window.pages().withheld.size() == 1);
}
