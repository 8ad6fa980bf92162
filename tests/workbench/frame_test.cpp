// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/frame.h"
#include "study_window.h"
#include "workbench/library_messages.h"
#include "workbench/panes/documents_pane.h"
#include "workbench/words.h"

#include <wx/dialog.h>
#include <wx/display.h>
#include <wx/fileconf.h>
#include <wx/textctrl.h>
#include <wx/toolbar.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

using namespace sotto;
using namespace sotto::workbench;
using window_test::no_display;
using window_test::on_command_line;
using window_test::WhenPossible;
using window_test::Windows;

namespace {

constexpr const char* talk =
    "Interviewer: What did the training change?\n\n"
    "P01: I learned to speak in front of people, and nobody laughed.\n\n"
    "Interviewer: And the meetings?\n\n"
    "P01: The meetings were long, and the training was good.\n";

/// The window on a study of its own, with settings of its own.
class OpenWindow {
public:
    OpenWindow() {
        ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
        std::ofstream(folder / "talk.txt") << talk;
        on_command_line("new", {{"STUDY", study()}, {"title", "Small talk"}});
        on_command_line("import", {{"STUDY", study()}, {"PATH", folder / "talk.txt"}});
        auto& windows = Windows::get();
        delete wxConfigBase::Set(
            new wxFileConfig("sotto", wxString(), shown((folder / "settings").string())));
        frame = new Frame;
        frame->Move(0, 0);
        frame->Show();
        frame->desk().open(study());
        REQUIRE(windows.wait_for([this] { return view() != nullptr && view()->document() != nullptr; }));
        frame->Raise();
        REQUIRE(windows.wait_for([this] {
            view()->SetFocus();
            return view()->HasFocus();
        }));
    }
    ~OpenWindow() {
        frame->Destroy();
        Windows::get().settle();
    }

    [[nodiscard]] std::string study() const { return folder / "study.sotto"; }
    [[nodiscard]] TranscriptView* view() const { return frame->documents().view_in_front(); }
    [[nodiscard]] const DocumentPicture& document() const { return *view()->document(); }
    /// Chooses the words, wherever they stand.
    void choose(const std::string& words) const {
        const auto at = document().text->utf8().find(words);
        REQUIRE(at != std::string::npos);
        const auto start = document().text->position_of_byte(at);
        view()->select({start, start + text::count_code_points(words)});
        view()->SetFocus();
    }
    void press(int key, int modifiers = wxMOD_NONE) {
        Windows::get().settle();
        keys.Char(key, modifiers);
    }
    /// The words that are coded, with their codes, in order.
    [[nodiscard]] std::vector<std::string> coded() const {
        std::vector<std::string> all;
        for (const auto& coding : document().codings)
            all.push_back(frame->desk().study()->codes.path(coding.code) + ": " +
                          std::string(document().text->slice(coding.range)));
        return all;
    }
    [[nodiscard]] bool comes_to(const std::vector<std::string>& wanted) const {
        return Windows::get().wait_for([&] { return coded() == wanted; }) && caught_up();
    }
    /// Waits until the panes show the last edit too, and the keyboard is in the document: as people do.
    [[nodiscard]] bool caught_up() const {
        const auto reader = store::StudyFile::open(study(), store::StudyFile::Mode::Read);
        return Windows::get().wait_for(
            [&] { return frame->desk().study()->seq == reader.journal_seq() && view()->HasFocus(); });
    }

    tests::TemporaryFolder folder;
    Frame* frame = nullptr;
    wxUIActionSimulator keys;
};

}  // namespace

TEST_CASE("the window opens a study on its first document, and names the study and nobody in it") {
    if (no_display()) return;
    const OpenWindow window;
    CHECK(window.frame->GetTitle() == shown("Small talk — Sotto"));
    CHECK(window.document().source.name == "talk");
    CHECK(window.coded().empty());
}

TEST_CASE("words are coded, recoded from memory, taken back and brought again with keys alone") {
    if (no_display()) return;
    OpenWindow window;
    window.choose("speak in front of people");
    {
        const WhenPossible name([] { return dynamic_cast<wxTextCtrl*>(wxWindow::FindFocus()) != nullptr; },
                                [&] {
                                    window.keys.Text("courage");
                                    window.keys.Char(WXK_RETURN, wxMOD_SHIFT);
                                });
        window.press('K', wxMOD_CONTROL);
        REQUIRE(Windows::get().wait_for([&] { return name.done(); }));
    }
    REQUIRE(window.comes_to({"courage: speak in front of people"}));

    window.choose("meetings were long");
    window.press('1');
    REQUIRE(window.comes_to({"courage: speak in front of people", "courage: meetings were long"}));

    // The new coding is in hand.
    REQUIRE(Windows::get().wait_for([&] {
        const auto* coding = window.document().coding(window.frame->desk().focus().coding);
        return coding != nullptr && window.document().text->slice(coding->range) == "meetings were long";
    }));
    window.press(']');
    REQUIRE(window.comes_to({"courage: speak in front of people", "courage: meetings were long, and"}));
    window.press(WXK_DELETE);
    REQUIRE(window.comes_to({"courage: speak in front of people"}));

    window.press('Z', wxMOD_CONTROL);
    REQUIRE(window.comes_to({"courage: speak in front of people", "courage: meetings were long, and"}));
    window.press('Z', wxMOD_CONTROL);
    REQUIRE(window.comes_to({"courage: speak in front of people", "courage: meetings were long"}));
    window.press('Z', wxMOD_CONTROL | wxMOD_SHIFT);
    REQUIRE(window.comes_to({"courage: speak in front of people", "courage: meetings were long, and"}));

    // The command line sees the same, and finds the study sound.
    const auto listed = on_command_line("codings", {{"STUDY", window.study()}});
    CHECK(listed.data["codings"].items().size() == 2);
    CHECK(on_command_line("verify", {{"STUDY", window.study()}}).exit_code == 0);
}

TEST_CASE("words said off the record are marked with a key and stay so") {
    if (no_display()) return;
    OpenWindow window;
    window.choose("nobody laughed");
    window.press('O');
    REQUIRE(Windows::get().wait_for([&] { return window.document().off_record.size() == 1; }));
    CHECK(window.document().text->slice(window.document().off_record[0].range) == "nobody laughed");
}

TEST_CASE("a search marks its hits in the document, and a letter typed in a field codes nothing") {
    if (no_display()) return;
    OpenWindow window;
    window.frame->search_for("training");
    REQUIRE(Windows::get().wait_for([&] { return !window.frame->desk().hits().empty(); }));
    CHECK(window.frame->desk().hits().begin()->second.size() == 2);

    window.frame->go_to_search();
    window.press('O');
    window.press('1');
    Windows::get().settle();
    CHECK(window.document().off_record.empty());
    CHECK(window.coded().empty());
}

TEST_CASE("nothing is done to a document behind the pages of an export") {
    if (no_display()) return;
    const OpenWindow window;
    const auto enabled = [&](const std::string& id) {
        const auto& all = window.frame->actions();
        return std::find_if(all.begin(), all.end(), [&](const Action& one) { return one.id == id; })
            ->enabled();
    };
    window.choose("nobody laughed");
    for (const char* id : {"code/apply", "code/in-vivo", "edit/find", "view/zoom-in"}) {
        INFO(id);
        window.frame->arrange(Arrangement::Code);
        CHECK(enabled(id));
        window.frame->arrange(Arrangement::Export);
        CHECK_FALSE(enabled(id));
    }
}

TEST_CASE("an edit at another desk appears in the window") {
    if (no_display()) return;
    OpenWindow window;
    window.frame->desk().close();
    REQUIRE(Windows::get().wait_for([&] { return window.view() == nullptr; }));
    Desk other("Ben", [](std::function<void()> later) { wxTheApp->CallAfter(std::move(later)); });
    other.open(window.study());
    REQUIRE(Windows::get().wait_for([&] { return other.has_study(); }));
    window.frame->desk().open(window.study());
    REQUIRE(Windows::get().wait_for(
        [&] { return window.view() != nullptr && window.view()->document() != nullptr; }));
    CHECK_FALSE(window.frame->desk().study()->can_edit());

    commands::Arguments arguments;
    arguments.add("SOURCE", "talk");
    arguments.add("RANGE", "0:11");
    arguments.add("CODE", "Asking");
    other.run("code/apply", arguments);
    CHECK(Windows::get().wait_for([&] { return window.coded().size() == 1; }));
}

TEST_CASE("every action has a name of its own, and no two share a key") {
    if (no_display()) return;
    const OpenWindow window;
    const auto& actions = window.frame->actions();
    for (std::size_t i = 0; i < actions.size(); ++i) {
        INFO(actions[i].id);
        CHECK_FALSE(actions[i].label.empty());
        CHECK_FALSE(actions[i].help.empty());
        for (std::size_t j = i + 1; j < actions.size(); ++j) {
            CHECK(actions[i].id != actions[j].id);
            const bool same_key = !actions[i].key.empty() && actions[i].key == actions[j].key;
            CHECK_FALSE(same_key);
        }
    }
    for (const auto& command : commands::commands()) {
        INFO(command.id);
        CHECK(std::any_of(actions.begin(), actions.end(),
                          [&](const Action& action) { return action.id == command.id; }));
    }
}

namespace {

bool is_on_screen(const wxFrame& frame, const wxString& name) {
    const auto* window = wxWindow::FindWindowByName(name, &frame);
    return window != nullptr && window->IsShownOnScreen();
}

/// The tool of the tool bar that is pressed.
wxString pressed_tool(const wxFrame& frame) {
    auto* bar = frame.GetToolBar();
    for (std::size_t i = 0; i < bar->GetToolsCount(); ++i) {
        const auto* tool = bar->GetToolByPos(static_cast<int>(i));
        if (tool->IsButton() && tool->GetKind() == wxITEM_RADIO && bar->GetToolState(tool->GetId()))
            return tool->GetLabel();
    }
    return {};
}

}  // namespace

TEST_CASE("people and findings are pages of the middle, and whatever is of a document leads back to it") {
    if (no_display()) return;
    OpenWindow window;
    CHECK(pressed_tool(*window.frame) == "Code");
    window.press('7', wxMOD_CONTROL);
    REQUIRE(Windows::get().wait_for([&] { return is_on_screen(*window.frame, "people"); }));
    CHECK(pressed_tool(*window.frame) == "People");
    CHECK_FALSE(window.view()->IsShownOnScreen());
    CHECK_FALSE(window.frame->pane_shown("results"));

    window.press('8', wxMOD_CONTROL);
    REQUIRE(Windows::get().wait_for([&] { return is_on_screen(*window.frame, "findings"); }));
    CHECK(pressed_tool(*window.frame) == "Findings");
    CHECK_FALSE(is_on_screen(*window.frame, "people"));
    // Quotes stand below the claims, to be linked to them.
    CHECK(is_on_screen(*window.frame, "quotes"));

    window.frame->desk().show(window.document().source.id, {0, 4});
    CHECK(window.view()->IsShownOnScreen());
    CHECK(pressed_tool(*window.frame) == "Code");

    window.press('7', wxMOD_CONTROL);
    REQUIRE(Windows::get().wait_for([&] { return is_on_screen(*window.frame, "people"); }));
    window.press('5', wxMOD_CONTROL);
    REQUIRE(Windows::get().wait_for([&] { return is_on_screen(*window.frame, "matrix"); }));
    CHECK(window.view()->IsShownOnScreen());
}

TEST_CASE("a window that is made smaller keeps room for its document and all of its panes") {
    if (no_display()) return;
    OpenWindow window;
    auto& frame = *window.frame;
    const auto in_sight = [&](const wxWindow& part, int width, int height) {
        const auto place = part.GetScreenRect();
        return frame.GetScreenRect().Contains(place) && place.width >= width && place.height >= height;
    };
    const auto keeps_all_in_sight = [&](const wxSize& size) {
        frame.SetSize(size);
        return Windows::get().wait_for([&] {
            Windows::get().settle();
            return frame.GetSize() == size &&
                   in_sight(*wxWindow::FindWindowByName("inspector", &frame), 150, 200) &&
                   in_sight(*wxWindow::FindWindowByName("quotes", &frame), 200, 60) &&
                   in_sight(*window.view(), 200, 60);
        });
    };
    const auto screen = wxDisplay(&frame).GetClientArea().GetSize();
    frame.SetSize(screen);
    Windows::get().settle();
    frame.restore_arrangement();
    CHECK(keeps_all_in_sight(screen));
    CHECK(keeps_all_in_sight({1000, 700}));
    CHECK(keeps_all_in_sight(screen));
}

TEST_CASE("what wxWidgets has to say is one notice in the window, and no dialog") {
    if (no_display()) return;
    const OpenWindow window;
    class Ear : public DeskObserver {
    public:
        void told(const std::string& sentence, bool) override { sentences.push_back(sentence); }
        std::vector<std::string> sentences;
    } ear;
    window.frame->desk().observe(&ear);
    LibraryMessages::install();
    wxLogError("can't open file 'settings' (error 13: Permission denied)");
    wxLogError("Failed to update user configuration file.");
    wxLogVerbose("Of no use to anybody");
    // As when there is nothing else to do: here the dialogs would come up.
    wxLog::FlushActive();
    REQUIRE(Windows::get().wait_for([&] { return !ear.sentences.empty(); }));
    Windows::get().settle();
    CHECK(ear.sentences == std::vector<std::string>{"Failed to update user configuration file. Can't open "
                                                    "file 'settings' (error 13: Permission denied)."});
    for (const auto* top : wxTopLevelWindows) CHECK(dynamic_cast<const wxDialog*>(top) == nullptr);
    delete wxLog::SetActiveTarget(new wxLogStderr);
    window.frame->desk().forget(&ear);
}

TEST_CASE("keys that are pressed faster than edits are made are none of them lost") {
    if (no_display()) return;
    OpenWindow window;
    const auto act = [&](const std::string& id) {
        const auto& actions = window.frame->actions();
        const auto action =
            std::find_if(actions.begin(), actions.end(), [&](const Action& one) { return one.id == id; });
        REQUIRE(action != actions.end());
        REQUIRE(action->enabled());
        action->run();
    };
    window.choose("meetings were long");
    const auto words = window.view()->selection();
    commands::Arguments apply;
    apply.add("SOURCE", "talk");
    apply.add("RANGE", std::to_string(words.start) + ":" + std::to_string(words.end));
    apply.add("CODE", "courage");
    window.frame->desk().run("code/apply", apply);
    REQUIRE(window.comes_to({"courage: meetings were long"}));
    auto focus = window.frame->desk().focus();
    focus.coding = window.document().codings.front().id;
    window.frame->desk().set_focus(focus);

    // Nothing is handled in between, so each begins before the one before has been made.
    act("coding/lengthen");
    act("coding/lengthen");
    REQUIRE(window.comes_to({"courage: meetings were long, and the"}));
    act("study/undo");
    act("study/undo");
    act("study/redo");
    REQUIRE(window.comes_to({"courage: meetings were long, and"}));
    act("coding/shorten");
    act("coding/remove");
    REQUIRE(window.comes_to({}));
}
