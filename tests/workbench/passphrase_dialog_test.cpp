// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/passphrase_dialog.h"
#include "study_window.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/textctrl.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

using namespace sotto;
using window_test::no_display;
using window_test::StudyWindow;
using window_test::WhenPossible;
using window_test::Windows;

namespace {

/// Passphrases are asked for in dialogs over the study's window, which the test answers.
class Asking {
public:
    Asking() {
        wxTheApp->SetTopWindow(window.frame.get());
        window.frame->Show();
        commands::ask_passphrases_with(workbench::passphrase_dialog());
    }
    ~Asking() {
        commands::ask_passphrases_with({});
        wxTheApp->SetTopWindow(nullptr);
    }
    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;

    static wxTextCtrl* field() {
        auto* found = dynamic_cast<wxTextCtrl*>(wxWindow::FindWindowByName("passphrase"));
        return found != nullptr && found->IsShownOnScreen() ? found : nullptr;
    }
    /// Seals the study into `file`, and answers each question with the next of `answers`; with none left, the
    /// dialog is closed. Gives back what went wrong.
    workbench::Failure seal(const std::string& file, std::vector<std::string> answers) {
        std::size_t asked = 0;
        const auto answer = [&] {
            auto* dialog = dynamic_cast<wxDialog*>(wxGetTopLevelParent(field()));
            REQUIRE(dialog != nullptr);
            CHECK(field()->HasFlag(wxTE_PASSWORD));
            if (asked++ < answers.size()) {
                field()->ChangeValue(workbench::shown(answers[asked - 1]));
                wxCommandEvent ok(wxEVT_BUTTON, wxID_OK);
                dialog->ProcessWindowEvent(ok);
            } else {
                dialog->EndModal(wxID_CANCEL);
            }
        };
        const WhenPossible first([&] { return asked == 0 && field() != nullptr; }, answer);
        const WhenPossible second([&] { return asked == 1 && field() != nullptr; }, answer);
        commands::Arguments arguments;
        arguments.add("OUT", file);
        bool done = false;
        workbench::Failure stopped;
        window.desk.run(
            "study/seal", arguments, [&](const commands::Outcome&) { done = true; },
            [&](const workbench::Failure& failure) {
                stopped = failure;
                done = true;
            });
        CHECK(Windows::get().wait_for([&] { return done; }));
        CHECK(field() == nullptr);
        return stopped;
    }

    StudyWindow window;
};

}  // namespace

TEST_CASE("a study is sealed with a passphrase that was typed twice into a dialog") {
    if (no_display()) return;
    Asking asking;
    const auto& folder = asking.window.folder;
    const std::string sealed = folder / "study.sealed";
    const std::string words = "quatre rivi\u00e8res sous un pont";
    const auto failure = asking.seal(sealed, {words, words});
    CHECK_FALSE(failure.cancelled);
    CHECK(failure.sentence.empty());
    REQUIRE(std::filesystem::exists(sealed));
    asking.window.write("passphrase.txt", words + "\n");
    CHECK(window_test::on_command_line("unseal", {{"IN", sealed},
                                                  {"STUDY", folder / "copy.sotto"},
                                                  {"passphrase-file", folder / "passphrase.txt"}})
              .exit_code == 0);
}

TEST_CASE("passphrases that differ seal nothing, nor does a dialog that is closed") {
    if (no_display()) return;
    Asking asking;
    const std::string sealed = asking.window.folder / "study.sealed";
    CHECK(asking.seal(sealed, {"one river under bridges", "two rivers under bridges"})
              .sentence.find("differ") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(sealed));
    CHECK(asking.seal(sealed, {"one river under bridges"}).cancelled);
    CHECK_FALSE(std::filesystem::exists(sealed));
}
