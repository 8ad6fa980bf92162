// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/settings/settings.h"
#include "commands/researcher.h"
#include "study_window.h"
#include "workbench/recent_studies.h"
#include "workbench/settings/caches.h"
#include "workbench/settings/settings_window.h"
#include "workbench/theme.h"

#include <wx/button.h>
#include <wx/config.h>
#include <wx/dataview.h>
#include <wx/dialog.h>
#include <wx/fileconf.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <filesystem>

using namespace sotto;
using namespace sotto::workbench;
using window_test::no_display;
using window_test::StudyWindow;
using window_test::WhenPossible;
using window_test::Windows;

namespace {

/// The settings of a study's window, kept in a file of the test's own.
class OpenSettings {
public:
    OpenSettings() {
        delete wxConfigBase::Set(
            new wxFileConfig("sotto", wxString(), shown((window.folder / "settings").string())));
        window.frame->Show();
        for (const char* name : {"one", "two"}) {
            Action action;
            action.id = std::string("test/") + name;
            action.menu = "Code";
            action.label = shown(std::string("Do &") + name);
            action.key = name == std::string("one") ? "Ctrl+K" : "Ctrl+L";
            actions.push_back(std::move(action));
        }
        apply_key_settings(actions);
    }

    /// Opens them, and closes them after `act`.
    void with(SettingsSubject subject, std::function<void()> act) {
        const WhenPossible acts([this] { return dialog() != nullptr && dialog()->IsShown(); },
                                [this, act = std::move(act)] {
                                    act();
                                    dialog()->EndModal(wxID_CLOSE);
                                });
        change_settings(
            *window.frame.get(),
            {window.desk, actions, [this] { ++told_keys; }, [this](int percent) { zoom = percent; }},
            subject);
        REQUIRE(acts.done());
    }
    [[nodiscard]] wxDialog* dialog() const {
        return dynamic_cast<wxDialog*>(wxWindow::FindWindowByName("settings"));
    }
    template <class Control>
    Control& control(const char* name) {
        auto* found = window.control<Control>(name, dialog());
        REQUIRE(found != nullptr);
        return *found;
    }
    void click(const char* name) {
        auto& button = control<wxButton>(name);
        REQUIRE(button.IsEnabled());
        wxCommandEvent event(wxEVT_BUTTON, button.GetId());
        event.SetEventObject(&button);
        button.ProcessWindowEvent(event);
    }
    /// As the field of the new key is given it.
    void press(int key, int modifiers) {
        wxKeyEvent event(wxEVT_CHAR_HOOK);
        event.m_keyCode = key;
        event.SetControlDown((modifiers & wxMOD_CONTROL) != 0);
        event.SetEventObject(&control<wxTextCtrl>("key"));
        control<wxTextCtrl>("key").HandleWindowEvent(event);
    }

    StudyWindow window;
    std::vector<Action> actions;
    int told_keys = 0;
    int zoom = 0;
};

}  // namespace

TEST_CASE("who is working is written beside the next edit, and not beside those before") {
    if (no_display()) return;
    OpenSettings settings;
    // One desk writes at a time.
    settings.window.desk.close();
    REQUIRE(Windows::get().wait_for([&] {
        return store::StudyFile::open(settings.window.study(), store::StudyFile::Mode::Write)
            .read_only_reason()
            .empty();
    }));
    Desk desk(std::string(), [](std::function<void()> later) { wxTheApp->CallAfter(std::move(later)); });
    desk.open(settings.window.study());
    REQUIRE(Windows::get().wait_for([&] { return desk.has_study(); }));
    const auto edit_as = [&](const char* name, const std::string& code) {
        settings.with(SettingsSubject::General,
                      [&] { settings.control<wxTextCtrl>("researcher").SetValue(name); });
        commands::Arguments arguments;
        arguments.add("CODE", code);
        bool done = false;
        std::string problem;
        desk.run(
            "code/create", std::move(arguments), [&](const commands::Outcome&) { done = true; },
            [&](const Failure& failure) {
                problem = failure.sentence;
                done = true;
            });
        REQUIRE(Windows::get().wait_for([&] { return done; }));
        CHECK(problem == std::string());
        return store::StudyFile::open(settings.window.study(), store::StudyFile::Mode::Read)
            .journal(1)
            .front()
            .researcher;
    };
    CHECK(edit_as("  Mara ", "First") == "Mara");
    CHECK(researcher_setting() == "Mara");
    CHECK(edit_as("Tomas", "Second") == "Tomas");
    CHECK(edit_as("", "Third") == commands::Session::researcher_of_environment());
    commands::set_researcher_at_work({});
}

TEST_CASE("a key that another command has is given to this one only when it is said to be") {
    if (no_display()) return;
    OpenSettings settings;
    settings.with(SettingsSubject::Keys, [&] {
        settings.control<wxSearchCtrl>("filter").SetValue("two");
        REQUIRE(settings.control<wxDataViewListCtrl>("keys").GetItemCount() == 1);
        settings.press('K', wxMOD_CONTROL);
        CHECK(settings.actions[1].key == "Ctrl+L");
        CHECK(settings.control<wxStaticText>("said").GetLabel().Contains("Do one"));
        settings.click("give");
    });
    CHECK(settings.actions[0].key.empty());
    CHECK(settings.actions[1].key == "Ctrl+K");
    CHECK(settings.told_keys > 0);

    auto next_start = settings.actions;
    next_start[0].key = "Ctrl+K";
    next_start[1].key = "Ctrl+L";
    apply_key_settings(next_start);
    CHECK(next_start[0].key.empty());
    CHECK(next_start[1].key == "Ctrl+K");

    settings.with(SettingsSubject::Keys, [&] { settings.click("restore all"); });
    CHECK(settings.actions[0].key == "Ctrl+K");
    CHECK(settings.actions[1].key == "Ctrl+L");
    CHECK(!wxConfigBase::Get()->HasEntry("/keys/test.one"));
}

TEST_CASE("a key can be taken away from a command and brought back") {
    if (no_display()) return;
    OpenSettings settings;
    settings.with(SettingsSubject::Keys, [&] {
        settings.control<wxSearchCtrl>("filter").SetValue("one");
        settings.click("take away");
        CHECK(settings.actions[0].key.empty());
        settings.click("restore");
        CHECK(settings.actions[0].key == "Ctrl+K");
        // What moves in the window is no key of a command.
        settings.press(WXK_TAB, wxMOD_NONE);
        CHECK(settings.actions[0].key == "Ctrl+K");
    });
}

TEST_CASE("the list of recent studies is cleared, and the studies stay") {
    if (no_display()) return;
    OpenSettings settings;
    remember_study(settings.window.study(), "Small talk");
    REQUIRE(recent_studies().size() == 1);
    settings.with(SettingsSubject::Privacy, [&] { settings.click("forget"); });
    CHECK(recent_studies().empty());
    CHECK(std::filesystem::exists(settings.window.study()));
}

TEST_CASE("clearing the search indexes leaves that of the open study and what is not ours") {
    const tests::TemporaryFolder folder;
    ::setenv("XDG_CACHE_HOME", folder.path().c_str(), 1);
    const auto open = base::Guid::random().text();
    const auto other = base::Guid::random().text();
    for (const auto& name : {open, other, std::string("notes")}) {
        std::filesystem::create_directories(folder.path() / "sotto" / name);
        std::ofstream(folder.path() / "sotto" / name / "words") << "12345";
    }
    CHECK(look_at_caches().studies == 2);
    CHECK(look_at_caches().bytes == 10);
    clear_caches(open);
    CHECK(look_at_caches().studies == 1);
    CHECK(std::filesystem::exists(folder.path() / "sotto" / open / "words"));
    CHECK(std::filesystem::exists(folder.path() / "sotto" / "notes" / "words"));
    CHECK(!std::filesystem::exists(folder.path() / "sotto" / other));
}

TEST_CASE("the colours and the size of words are kept, and a size beyond reason is not taken") {
    if (no_display()) return;
    OpenSettings settings;
    CHECK(look_setting() == Look::Desktop);
    keep_look(Look::Dark);
    CHECK(look_setting() == Look::Dark);
    CHECK(Theme::of_desktop().dark);
    keep_look(Look::HighContrast);
    CHECK(Theme::of_desktop().high_contrast);
    keep_look(Look::Light);
    CHECK(!Theme::of_desktop().dark);
    keep_look(Look::Desktop);
    CHECK(!Theme::of_desktop().high_contrast);
    keep_zoom(130);
    CHECK(zoom_setting() == 130);
    keep_zoom(4000);
    CHECK(zoom_setting() == 400);
}
