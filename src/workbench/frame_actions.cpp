// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/coding_actions.h"
#include "workbench/dialogs/command_dialog.h"
#include "workbench/frame.h"
#include "workbench/identifier_review.h"
#include "workbench/import/import_assistant.h"
#include "workbench/page_actions.h"
#include "workbench/panes/documents_pane.h"
#include "workbench/settings/settings_window.h"
#include "workbench/tour/tour.h"
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
    // Behind the pages of an export, nobody sees what would become of it.
    const auto document = [&frame] {
        return frame.documents().view_in_front() != nullptr && frame.documents().IsShownOnScreen();
    };
    const auto words = [&frame, document] {
        return document() && !frame.documents().words_in_hand().empty();
    };
    const auto arrangement = [&frame](const char* id, const wxString& label, const wxString& key,
                                      const wxString& help, Arrangement which) {
        Action action{id, "View", label, key, help, always, [&frame, which] { frame.arrange(which); }, false};
        if (which == Arrangement::Review) action.run = [&frame] { frame.review_identifiers(); };
        action.checked = [&frame, which] { return frame.arrangement() == which; };
        action.one_of_several = true;
        return action;
    };
    const auto pane = [&frame](const char* name, const wxString& label, bool separated) {
        Action action{std::string("view/pane-") + name,
                      "View",
                      label,
                      "",
                      _("Shows or hides it in this arrangement"),
                      always,
                      [&frame, name] { frame.toggle_pane(name); },
                      separated};
        action.checked = [&frame, name] { return frame.pane_shown(name); };
        return action;
    };
    Action titles{"view/move-panes",
                  "View",
                  _("Move panes by their titles"),
                  "",
                  _("Gives panes titles to drag, float and close them by"),
                  always,
                  [&frame] { frame.move_panes(!frame.panes_move()); },
                  false};
    titles.checked = [&frame] { return frame.panes_move(); };
    const auto identifier = [&frame] {
        return frame.desk().study()->can_edit() && identifier_in_focus(frame.desk()) != nullptr;
    };
    const auto waiting = [&frame] { return !frame.desk().review_queue().empty(); };
    const auto on_tour = [&frame] { return frame.tour().running(); };
    Action tour{"help/tour",
                "Help",
                _("Take the &tour"),
                "",
                _("From an interview to a page that gives nobody away, on the sample study"),
                always,
                [&frame, on_tour] { on_tour() ? frame.tour().leave() : frame.take_tour(); },
                true};
    tour.label_now = [on_tour] {
        return on_tour()       ? _("Leave the &tour")
               : Tour::begun() ? _("Go on with the &tour")
                               : _("Take the &tour");
    };
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
        {"report/excerpts", "Study", _("&Export…"), "Ctrl+E",
         _("Quotes as they may leave the study, seen before they are written"), study,
         [&frame] { frame.arrange(Arrangement::Export); }, false},
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
        {"edit/settings", "Edit", _("&Settings…"), "Ctrl+,",
         _("Who is working, languages, colours, keys and what this computer remembers"), always,
         [&frame] { frame.change_settings(SettingsSubject::General); }, true},

        arrangement("view/code", _("Arrange for &coding"), "Ctrl+1",
                    _("Sources, codes, document, inspector, quotes"), Arrangement::Code),
        arrangement("view/review", _("Arrange for re&viewing identifiers"), "Ctrl+2",
                    _("Identifiers, every place where one stands, and what replaces it"),
                    Arrangement::Review),
        arrangement("view/read", _("Arrange for &reading quotes"), "Ctrl+3",
                    _("More room for quotes and tables"), Arrangement::Read),
        arrangement("view/people", _("Arrange for &people and consent"), "",
                    _("The register as a grid: who takes part, and what each has agreed to"),
                    Arrangement::People),
        arrangement("view/findings", _("Arrange for &findings"), "",
                    _("Claims, each with the quotes for and against it"), Arrangement::Findings),
        arrangement("view/privacy", _("Arrange for pri&vacy"), "",
                    _("Whom quotes would single out, what has left the study, where the names are"),
                    Arrangement::Privacy),
        arrangement("view/export", _("Arrange for e&xporting"), "",
                    _("The pages as they will be printed, and what is withheld"), Arrangement::Export),
        {"view/restore", "View", _("Restore this arrangement"), "", _("Panes as they were at first"), always,
         [&frame] { frame.restore_arrangement(); }, false},
        pane("sources", _("Sources pane"), true),
        pane("codebook", _("Codebook pane"), false),
        pane("inspector", _("Inspector pane"), false),
        pane("results", _("Results pane"), false),
        pane("identifiers", _("Identifiers pane"), false),
        pane("contexts", _("Pane of places of the identifier"), false),
        titles,
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
        {"quote/list", "Search", _("&Quotes"), "Ctrl+4", _("Lists the quotes of the code in focus"), study,
         [&frame] { frame.show_pane(_("Quotes")); }, false},
        {"analysis/matrix", "Analyse", _("&Cross-table"), "Ctrl+5",
         _("Crosses codes with people, kinds and attributes"), study,
         [&frame] { frame.show_pane(_("Cross-table")); }, false},
        {"analysis/frequencies", "Analyse", _("Code fre&quencies"), "Ctrl+9",
         _("How much there is of each code, all in all or by something"), study,
         [&frame] { frame.show_pane(_("Frequencies")); }, false},
        {"analysis/cooccurrence", "Analyse", _("Codes &together"), "Ctrl+Shift+T",
         _("Codes that lie on the same words, and how strongly"), study,
         [&frame] { frame.show_pane(_("Codes together")); }, false},
        {"study/log", "Analyse", _("&Journal"), "Ctrl+6", _("Every edit in words"), study,
         [&frame] { frame.show_pane(_("Journal")); }, false},

        {"privacy/identifiers", "Privacy", _("&Review identifiers"), "Ctrl+Shift+P",
         _("Goes through what an export would replace"), study, [&frame] { frame.review_identifiers(); },
         false},
        {"identifier/accept", "Privacy", _("&Accept identifier"), "Ctrl+Shift+A",
         _("Replaces the identifier in focus in all places"), identifier,
         [&frame] { decide(frame.desk(), Verdict::Accept); }, false},
        {"identifier/reject", "Privacy", _("&Leave identifier as said"), "Ctrl+Shift+R",
         _("What is in focus is none, or may stay in the text"), identifier,
         [&frame] { decide(frame.desk(), Verdict::Reject); }, false},
        {"privacy/review", "Privacy", _("&Change replacement…"), "Ctrl+Shift+E",
         _("Other words for the identifier in focus"), identifier,
         [&frame] { ask_for_replacement(frame, frame.desk()); }, false},
        {"identifier/next", "Privacy", _("&Next identifier to decide"), "Ctrl+Shift+J",
         _("Moves to the next that waits"), waiting, [&frame] { go_to_open(frame.desk(), 1); }, false},
        {"identifier/previous", "Privacy", _("&Previous identifier to decide"), "Ctrl+Shift+K",
         _("Moves to the one before that waits"), waiting, [&frame] { go_to_open(frame.desk(), -1); }, false},

        {"help/shortcuts", "Help", _("&Shortcuts"), "F1", _("All keys on one sheet, and changing them"),
         always, [&frame] { frame.change_settings(SettingsSubject::Keys); }, false},
        tour,
        {"help/tour-next", "Help", _("&Next step of the tour"), "F8", _("Goes on without doing it"), on_tour,
         [&frame] { frame.tour().next(); }, false},
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
    for (auto& action : page_actions(frame)) actions.push_back(std::move(action));
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

void Frame::import_files(const std::vector<std::string>& paths) {
    import_with_assistant(*this, *desk_, paths);
}

}  // namespace sotto::workbench
