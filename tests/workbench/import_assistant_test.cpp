// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/import/import_assistant.h"
#include "study_window.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/stattext.h>

#include <algorithm>
#include <filesystem>
#include <thread>

using namespace sotto;
using namespace sotto::workbench;
using window_test::no_display;
using window_test::StudyWindow;
using window_test::Windows;

namespace {

void press(wxWindow& button) {
    wxCommandEvent event(wxEVT_BUTTON, button.GetId());
    event.SetEventObject(&button);
    button.GetEventHandler()->ProcessEvent(event);
}

/// The assistant over the window, when its table is there.
ImportAssistant* open_assistant(StudyWindow& window, const std::vector<std::string>& paths) {
    window.frame->Show();
    import_with_assistant(*window.frame.get(), window.desk, paths);
    auto* assistant = window.control<ImportAssistant>("import assistant");
    REQUIRE(assistant != nullptr);
    REQUIRE(Windows::get().wait_for([&] {
        const auto* import = window.control<wxButton>("import", assistant);
        return import != nullptr && import->IsShown();
    }));
    return assistant;
}

const study::Source* source(const StudyWindow& window, const std::string& name) {
    const auto& all = window.desk.study()->sources;
    const auto at = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
    return at == all.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("files are imported in one edit as they were corrected, and what failed is listed") {
    if (no_display()) return;
    StudyWindow window;
    window.write("notes.txt", "We sat by the river and listened to what the village had to say.\n");
    window.write("speech.txt", "Ladies and gentlemen, the treaty needs all of us to keep its word.\n");
    window.write("broken.docx", "PK\x03\x04 this is no package");
    const auto before = window.seq();
    auto* assistant = open_assistant(window, {window.folder / "notes.txt", window.folder / "speech.txt",
                                              window.folder / "broken.docx", window.folder / "talk.txt"});
    CHECK(window.seq() == before);

    auto* files = window.control<wxDataViewCtrl>("files", assistant);
    REQUIRE(files != nullptr);
    const auto* model = dynamic_cast<wxDataViewVirtualListModel*>(files->GetModel());
    REQUIRE(model->GetCount() == 4);
    wxVariant words;
    model->GetValueByRow(words, 1, 1);
    CHECK(words.GetString() == "speech.txt");
    model->GetValueByRow(words, 2, 8);
    CHECK(words.GetString().StartsWith("Cannot be read"));
    model->GetValueByRow(words, 3, 8);
    CHECK(words.GetString() == "In the study already, as talk");

    files->Select(model->GetItem(1));
    wxDataViewEvent chosen(wxEVT_DATAVIEW_SELECTION_CHANGED, files, model->GetItem(1));
    files->GetEventHandler()->ProcessEvent(chosen);
    auto* kind = window.control<wxChoice>("kind", assistant);
    REQUIRE(kind->IsEnabled());
    kind->SetSelection(static_cast<int>(study::SourceKind::PublicStatement));
    wxCommandEvent corrected(wxEVT_CHOICE, kind->GetId());
    corrected.SetEventObject(kind);
    corrected.SetInt(kind->GetSelection());
    kind->GetEventHandler()->ProcessEvent(corrected);
    model->GetValueByRow(words, 1, 3);
    CHECK(words.GetString() == "Public");

    press(*window.control<wxButton>("import", assistant));
    REQUIRE(Windows::get().wait_for([&] { return window.control<wxButton>("show", assistant)->IsShown(); }));
    CHECK(window.seq() == before + 1);
    REQUIRE(source(window, "notes") != nullptr);
    CHECK(source(window, "notes")->kind == study::SourceKind::Interview);
    REQUIRE(source(window, "speech") != nullptr);
    CHECK(source(window, "speech")->kind == study::SourceKind::PublicStatement);
    CHECK(source(window, "speech")->status == study::Status::Public);
    const auto* failures = window.control<wxDataViewCtrl>("failures", assistant);
    REQUIRE(failures->IsShown());
    const auto* list = dynamic_cast<const wxDataViewVirtualListModel*>(failures->GetModel());
    REQUIRE(list->GetCount() == 1);
    list->GetValueByRow(words, 0, 0);
    CHECK(words.GetString().EndsWith("broken.docx"));
    CHECK(window.control<wxStaticText>("imported", assistant)->GetLabel() == "2 documents imported");

    press(*window.control<wxButton>("show", assistant));
    Windows::get().settle();
    CHECK(window.control<ImportAssistant>("import assistant") == nullptr);
}

TEST_CASE("files that are left out stay out, and one undo takes the import back") {
    if (no_display()) return;
    StudyWindow window;
    window.write("one.txt", "The first of two texts that anybody can read without any trouble.\n");
    window.write("two.txt", "The second of two texts that anybody can read without any trouble.\n");
    auto* assistant = open_assistant(window, {window.folder / "one.txt", window.folder / "two.txt"});
    auto* files = window.control<wxDataViewCtrl>("files", assistant);
    auto* model = dynamic_cast<wxDataViewVirtualListModel*>(files->GetModel());
    model->SetValueByRow(false, 0, 0);
    CHECK(window.control<wxButton>("import", assistant)->GetLabel() == "Import 1 document");
    press(*window.control<wxButton>("import", assistant));
    REQUIRE(Windows::get().wait_for([&] { return source(window, "two") != nullptr; }));
    CHECK(source(window, "one") == nullptr);
    window.desk.undo();
    CHECK(Windows::get().wait_for([&] { return source(window, "two") == nullptr; }));
}

TEST_CASE("a look that is cancelled leads back to the choice of files") {
    if (no_display()) return;
    StudyWindow window;
    const std::string folder = window.folder / "many";
    std::filesystem::create_directories(folder);
    for (int i = 0; i < 400; ++i) {
        std::string words = "Interviewer: What is the number?\n\nP01: It is " + std::to_string(i) + ".\n\n";
        for (int j = 0; j < 400; ++j)
            words += "P01: I said so before, and I say so again, of all of them.\n\n";
        window.write("many/t" + std::to_string(i) + ".txt", words);
    }
    window.frame->Show();
    const auto before = window.seq();
    import_with_assistant(*window.frame.get(), window.desk, {folder});
    auto* assistant = window.control<ImportAssistant>("import assistant");
    REQUIRE(assistant != nullptr);
    // Answers are handed over by the loop, which does not run here.
    while (window.desk.work().title != "Looking at files") std::this_thread::yield();
    press(*window.control<wxButton>("leave", assistant));
    REQUIRE(Windows::get().wait_for([&] { return !window.control<wxWindow>("busy", assistant)->IsShown(); }));
    CHECK_FALSE(window.control<wxButton>("import", assistant)->IsShown());
    CHECK(window.seq() == before);

    assistant->add({folder + "/t7.txt"});
    REQUIRE(
        Windows::get().wait_for([&] { return window.control<wxButton>("import", assistant)->IsShown(); }));
    const auto* files = window.control<wxDataViewCtrl>("files", assistant);
    CHECK(dynamic_cast<const wxDataViewVirtualListModel*>(files->GetModel())->GetCount() == 1);
}

TEST_CASE("the assistant goes away with the study, and a folder without files says so") {
    if (no_display()) return;
    StudyWindow window;
    window.frame->Show();
    import_with_assistant(*window.frame.get(), window.desk, {window.folder / "nowhere.txt"});
    REQUIRE(Windows::get().wait_for([&] { return !window.desk.work().busy; }));
    REQUIRE(window.control<ImportAssistant>("import assistant") != nullptr);
    window.desk.close();
    Windows::get().settle();
    CHECK(window.control<ImportAssistant>("import assistant") == nullptr);
}
