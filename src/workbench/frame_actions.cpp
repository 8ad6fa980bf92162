// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/coding_actions.h"
#include "workbench/dialogs/command_dialog.h"
#include "workbench/dialogs/shortcuts_dialog.h"
#include "workbench/frame.h"
#include "workbench/panes/documents_pane.h"
#include "workbench/words.h"

#include "base/files.h"
#include "base/places.h"

#include <wx/aboutdlg.h>
#include <wx/app.h>
#include <wx/clipbrd.h>
#include <wx/dirdlg.h>
#include <wx/filedlg.h>
#include <wx/filename.h>
#include <wx/menu.h>
#include <wx/stdpaths.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

bool always() {
    return true;
}

const commands::Command& command_of(const std::string& id) {
    const auto& list = commands::commands();
    return *std::find_if(list.begin(), list.end(), [&](const auto& command) { return command.id == id; });
}

void copy_words(Frame& frame) {
    const auto* document = frame.documents().document_in_front();
    wxClipboardLocker lock;
    if (!!lock)
        wxTheClipboard->SetData(
            new wxTextDataObject(shown(document->text->slice(frame.documents().words_in_hand()))));
}

/// Where the menu of the list puts a command, among the menus of this window.
wxString menu_for(const std::string& path) {
    const auto first = shown(path).BeforeFirst('/');
    if (first == "Sources") return "Study";
    if (first == "Codes") return "Code";
    if (first == "People" || first == "Report") return "Privacy";
    if (first == "Analysis") return "Analyse";
    return first;
}

void run_with_form(Frame& frame, const commands::Command& command, const commands::Arguments& given,
                   const std::string& problem = {}) {
    const bool asks =
        std::any_of(command.parameters.begin(), command.parameters.end(), [&](const auto& parameter) {
            return parameter.holds != commands::Parameter::Holds::Study ||
                   command.access == commands::Access::None;
        });
    const auto arguments = asks ? ask_for(frame, command, frame.desk(), given, problem) : given;
    if (!arguments) return;
    frame.desk().run(
        command.id, *arguments,
        [&frame, &command](const commands::Outcome& outcome) { show_answer(frame, command, outcome); },
        [&frame, &command, asks, arguments = *arguments](const Failure& failure) {
            // What was entered is offered again, with the sentence that says what is wrong with it.
            if (asks && !failure.cancelled)
                frame.CallAfter([&frame, &command, arguments, sentence = failure.sentence] {
                    run_with_form(frame, command, arguments, sentence);
                });
        });
}

std::vector<Action> window_actions(Frame& frame) {
    const auto study = [&frame] { return frame.desk().has_study(); };
    const auto editable = [&frame] { return frame.desk().study()->can_edit(); };
    const auto document = [&frame] { return frame.documents().view_in_front() != nullptr; };
    const auto words = [&frame] { return !frame.documents().words_in_hand().empty(); };
    const auto in_view = [&frame](auto act) {
        return [&frame, act] { act(*frame.documents().view_in_front()); };
    };
    return {
        {"study/new", "Study", _("&New study…"), "Ctrl+N", _("Makes an empty study"), always,
         [&frame] { frame.new_study(); }, false},
        {"study/open", "Study", _("&Open…"), "Ctrl+O", _("Opens a study"), always,
         [&frame] { frame.open_study(); }, false},
        {"study/sample", "Study", _("Open the &sample study"), "",
         _("Invented interviews, coded, to learn on"), always, [&frame] { frame.open_sample(); }, false},
        {"source/import", "Study", _("&Import…"), "Ctrl+Shift+I", _("Takes documents in as sources"),
         editable, [&frame] { frame.import_files({}); }, true},
        {"study/close", "Study", _("&Close study"), "", _("Back to the list of studies"), study,
         [&frame] { frame.desk().close(); }, true},
        {"study/quit", "Study", _("&Quit"), "Ctrl+Q", _("Closes the window"), always,
         [&frame] { frame.Close(); }, false},

        {"study/undo", "Edit", _("&Undo"), "Ctrl+Z", _("Takes back the newest edit"),
         [&frame] { return frame.desk().available(command_of("study/undo")); },
         [&frame] { frame.desk().undo(); }, false},
        {"study/redo", "Edit", _("&Redo"), "Ctrl+Shift+Z", _("Brings back what was undone"),
         [&frame] { return frame.desk().available(command_of("study/redo")); },
         [&frame] { frame.desk().redo(); }, false},
        {"edit/copy", "Edit", _("&Copy words"), "Ctrl+Shift+C",
         _("Copies the words in hand, and nothing else"), words, [&frame] { copy_words(frame); }, true},
        {"edit/find", "Edit", _("&Find in document…"), "Ctrl+F", _("Finds words in the document in front"),
         document, [&frame] { frame.documents().find_in_document(); }, true},

        {"view/code", "View", _("Arrange for &coding"), "Ctrl+1",
         _("Sources, codes, document, inspector, quotes"), always,
         [&frame] { frame.arrange(Arrangement::Code); }, false},
        {"view/read", "View", _("Arrange for &reading quotes"), "Ctrl+2",
         _("More room for quotes and tables"), always, [&frame] { frame.arrange(Arrangement::Read); }, false},
        {"view/next-passage", "View", _("&Next passage"), "J", _("Moves to the next turn"), document,
         in_view([](TranscriptView& view) { view.go_to_passage(1); }), true},
        {"view/previous-passage", "View", _("&Previous passage"), "K", _("Moves to the turn before"),
         document, in_view([](TranscriptView& view) { view.go_to_passage(-1); }), false},
        {"view/next-coding", "View", _("Next c&oding"), "N", _("Moves to the next coding"), document,
         in_view([](TranscriptView& view) { view.go_to_coding(1); }), false},
        {"view/previous-coding", "View", _("Previous co&ding"), "P", _("Moves to the coding before"),
         document, in_view([](TranscriptView& view) { view.go_to_coding(-1); }), false},
        {"view/next-tab", "View", _("Next document"), "Ctrl+PgDn", _("Shows the next open document"),
         document, [&frame] { frame.documents().turn(1); }, true},
        {"view/previous-tab", "View", _("Previous document"), "Ctrl+PgUp",
         _("Shows the open document before"), document, [&frame] { frame.documents().turn(-1); }, false},
        {"view/close-tab", "View", _("Close document"), "Ctrl+W", _("The document stays in the study"),
         document, [&frame] { frame.documents().close_in_front(); }, false},
        {"view/zoom-in", "View", _("Larger words"), "Ctrl++", _("Zooms the document in"), document,
         in_view([](TranscriptView& view) { view.set_zoom(view.zoom() + 10); }), true},
        {"view/zoom-out", "View", _("Smaller words"), "Ctrl+-", _("Zooms the document out"), document,
         in_view([](TranscriptView& view) { view.set_zoom(view.zoom() - 10); }), false},
        {"view/zoom-normal", "View", _("Normal size"), "Ctrl+0", _("Words as large as the desktop has them"),
         document, in_view([](TranscriptView& view) { view.set_zoom(100); }), false},

        {"search/find", "Search", _("&Search the study…"), "Ctrl+Shift+F",
         _("Finds passages by words and by what is known of them"), study, [&frame] { frame.go_to_search(); },
         false},
        {"quote/list", "Search", _("&Quotes"), "Ctrl+3", _("Lists the quotes of the code in focus"), study,
         [&frame] { frame.show_pane(_("Quotes")); }, false},
        {"analysis/matrix", "Analyse", _("&Cross-table"), "Ctrl+4",
         _("Crosses codes with people, kinds and attributes"), study,
         [&frame] { frame.show_pane(_("Cross-table")); }, false},
        {"study/log", "Analyse", _("&Journal"), "Ctrl+5", _("Every edit in words"), study,
         [&frame] { frame.show_pane(_("Journal")); }, false},

        {"help/shortcuts", "Help", _("&Shortcuts"), "F1", _("All keys on one sheet, and changing them"),
         always, [&frame] { frame.change_shortcuts(); }, false},
        {"help/about", "Help", _("&About Sotto"), "", _("Version and licence"), always,
         [&frame] {
             wxAboutDialogInfo info;
             info.SetName("Sotto");
             info.SetVersion(SOTTO_VERSION);
             info.SetDescription(_("Code interviews. Quote them without giving anyone away."));
             info.SetCopyright("The Sotto authors, GPL-3.0-or-later");
             wxAboutBox(info, &frame);
         },
         true},
    };
}

}  // namespace

std::vector<Action> actions_of(Frame& frame) {
    auto actions = window_actions(frame);
    for (auto& action : coding_actions(frame)) actions.push_back(std::move(action));
    for (const auto& command : commands::commands()) {
        if (std::any_of(actions.begin(), actions.end(),
                        [&](const Action& action) { return action.id == command.id; }))
            continue;
        Action action;
        action.id = command.id;
        action.menu = menu_for(command.menu);
        action.label = wxGetTranslation(shown(command.menu)).AfterLast('/');
        action.help = wxGetTranslation(shown(command.help));
        action.enabled = [&frame, &command] { return frame.desk().available(command); };
        action.run = [&frame, &command] {
            commands::Arguments given;
            if (const auto* document = frame.documents().document_in_front(); document != nullptr)
                given.add("SOURCE", document->source.name);
            if (const auto code = frame.desk().focus().code; code)
                given.add("CODE", frame.desk().study()->codes.path(code));
            run_with_form(frame, command, given);
        };
        actions.push_back(std::move(action));
    }
    return actions;
}

void Frame::open_study() {
    wxFileDialog dialog(this, _("Open a study"), wxString(), wxString(),
                        _("Sotto studies") + " (*.sotto)|*.sotto", wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) desk_->open(kept(dialog.GetPath()));
}

void Frame::new_study() {
    const auto& command = command_of("study/new");
    const auto arguments = ask_for(*this, command, *desk_, {});
    if (!arguments) return;
    desk_->run(command.id, *arguments, [this, location = arguments->text("STUDY")](const commands::Outcome&) {
        desk_->open(location);
    });
}

void Frame::open_sample() {
    const wxFileName file(wxStandardPaths::Get().GetDocumentsDir(), "riverbank-voices.sotto");
    const auto location = kept(file.GetFullPath());
    if (file.FileExists()) {
        desk_->open(location);
        return;
    }
    commands::Arguments arguments;
    arguments.add("STUDY", location);
    desk_->run("study/sample", std::move(arguments),
               [this, location](const commands::Outcome&) { desk_->open(location); });
}

void Frame::import_files(std::vector<std::string> paths) {
    const auto& command = command_of("source/import");
    if (paths.empty()) {
        wxFileDialog dialog(this, _("Import documents"), wxString(), wxString(), "*",
                            wxFD_OPEN | wxFD_MULTIPLE);
        if (dialog.ShowModal() != wxID_OK) return;
        wxArrayString chosen;
        dialog.GetPaths(chosen);
        for (const auto& path : chosen) paths.push_back(kept(path));
    }
    commands::Arguments given;
    for (const auto& path : paths) given.add("PATH", path);
    desk_->run(command.id, std::move(given),
               [this, &command](const commands::Outcome& outcome) { show_answer(*this, command, outcome); });
}

void Frame::change_shortcuts() {
    if (edit_shortcuts(*this, actions_)) {
        auto* old = GetMenuBar();
        build_menus();
        delete old;
    }
}

}  // namespace sotto::workbench
