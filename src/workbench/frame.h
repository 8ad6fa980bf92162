// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/action.h"
#include "workbench/desk.h"
#include "workbench/dock_manager.h"
#include "workbench/theme.h"

#include <wx/frame.h>
#include <wx/timer.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

class wxGauge;
class wxInfoBar;
class wxButton;
class wxNotebook;
class wxSearchCtrl;
class wxSimplebook;

namespace sotto::workbench {

class DocumentsPane;
class ExportPage;
class Tour;
class TourSpot;
enum class SettingsSubject;

/// How the panes stand: which of them are there, how large, and what is in the middle of them.
enum class Arrangement { Code, Review, Read, People, Findings, Privacy, Export };

/// The window of a study. Holds the desk, lays out the panes, and draws menus, keys and tool bar from the
/// list of actions; what an action does is in frame_actions.cpp.
class Frame : public wxFrame, private DeskObserver {
public:
    Frame();
    ~Frame() override;

    [[nodiscard]] Desk& desk() { return *desk_; }
    [[nodiscard]] DocumentsPane& documents() { return *documents_; }
    [[nodiscard]] const std::vector<Action>& actions() const { return actions_; }

    // For actions.
    void open_study();
    void new_study();
    void open_sample();
    void import_files(const std::vector<std::string>& paths);
    void search_for(const std::string& query);
    void go_to_search();
    void show_pane(const wxString& name);
    /// Each arrangement stays as the user leaves it.
    void arrange(Arrangement arrangement);
    [[nodiscard]] Arrangement arrangement() const { return arrangement_; }
    /// The present arrangement as it was at first.
    void restore_arrangement();
    /// The register, the claims, or what leaves the study, with the keyboard in them.
    void open_page(Arrangement arrangement);
    /// Goes through the identifiers: in their arrangement, with the keyboard in the list.
    void review_identifiers();
    [[nodiscard]] ExportPage& export_page() { return *export_page_; }
    /// A pane of the arrangement by its name: `sources`, `results`.
    void toggle_pane(const wxString& name);
    [[nodiscard]] bool pane_shown(const wxString& name);
    /// Panes have titles, by which they are dragged, floated and closed.
    void move_panes(bool titles);
    [[nodiscard]] bool panes_move() const { return panes_move_; }
    void show_welcome();
    /// Says what is wrong with the window itself, whatever study is open.
    void warn(const wxString& sentence);
    void change_settings(SettingsSubject subject);
    /// Begins the tour on the sample study, or goes on with it where it was left.
    void take_tour();
    [[nodiscard]] Tour& tour() { return *tour_; }

private:
    void study_opened() override;
    void study_changed() override;
    void document_changed(Id<study::Source> source) override;
    void focus_changed(const Focus& before) override;
    void show_place(Id<study::Source> source, text::Range range) override;
    void told(const std::string& sentence, bool failed) override;

    void build_panes();
    /// Where the tour may speak of the pane made in it, which is to be held.
    TourSpot* make_spot(const char* name);
    void build_tour();
    void show_for_tour(const std::string& spot);
    /// Menus show the keys that actions have now.
    void follow_keys();
    void build_menus();
    void build_tool_bar();
    void build_status_bar();
    void say_state();
    void say_work();
    [[nodiscard]] wxString place_in_words() const;
    void keep_arrangement();
    void arrange_as_at_first();
    /// As it was when documents were last in the middle.
    void arrange_with_documents();
    void title_panes();
    /// Docks leave room for what is in the middle.
    void fit_docks();
    /// Documents, people, findings, what leaves the study, or the pages of an export, as the arrangement has
    /// it; the welcome page without a study.
    void turn_middle();
    /// The tool of the arrangement is pressed.
    void show_arrangement();
    [[nodiscard]] bool search_box_in_sight() const;
    void on_typing_key(wxKeyEvent& event);
    void on_context_menu(wxContextMenuEvent& event);
    void on_close(wxCloseEvent& event);
    [[nodiscard]] const Action* action(const std::string& id) const;
    [[nodiscard]] int menu_id_of(const Action& action) const;

    std::unique_ptr<Desk> desk_;
    std::vector<Action> actions_;
    DockManager manager_;
    Arrangement arrangement_ = Arrangement::Code;
    Arrangement before_export_ = Arrangement::Code;
    Arrangement with_documents_ = Arrangement::Code;  ///< the last that had them in the middle
    wxInfoBar* notice_ = nullptr;
    wxSimplebook* middle_ = nullptr;
    wxWindow* welcome_ = nullptr;
    DocumentsPane* documents_ = nullptr;
    ExportPage* export_page_ = nullptr;
    wxWindow* people_ = nullptr;
    wxWindow* findings_ = nullptr;
    wxWindow* disclosure_ = nullptr;
    wxWindow* search_pane_ = nullptr;
    wxWindow* identifiers_pane_ = nullptr;
    wxNotebook* bottom_ = nullptr;
    wxSearchCtrl* search_ = nullptr;
    wxGauge* gauge_ = nullptr;
    wxButton* stop_ = nullptr;
    wxTimer working_;
    wxTimer following_;
    wxTimer message_stands_;
    bool working_shown_ = false;
    bool panes_move_ = false;
    std::string message_;
    wxString warning_;
    std::map<std::string, TourSpot*> spots_;
    std::unique_ptr<Tour> tour_;
};

/// What the window offers, for `frame`: actions with a face of their own, then every other command of the
/// list with a form made of its parameters.
std::vector<Action> actions_of(Frame& frame);

}  // namespace sotto::workbench
