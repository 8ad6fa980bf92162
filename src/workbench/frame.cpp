// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/frame.h"

#include "commands/researcher.h"
#include "workbench/disclosure/disclosure_page.h"
#include "workbench/export/export_page.h"
#include "workbench/journal_words.h"
#include "workbench/library_messages.h"
#include "workbench/panes/documents_pane.h"
#include "workbench/panes/panes.h"
#include "workbench/recent_studies.h"
#include "workbench/settings/settings.h"
#include "workbench/tour/tour.h"
#include "workbench/tour/tour_spot.h"
#include "workbench/welcome.h"
#include "workbench/words.h"

#include <wx/app.h>
#include <wx/aui/dockart.h>
#include <wx/button.h>
#include <wx/config.h>
#include <wx/display.h>
#include <wx/dnd.h>
#include <wx/gauge.h>
#include <wx/infobar.h>
#include <wx/menu.h>
#include <wx/msgdlg.h>
#include <wx/notebook.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/toolbar.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

constexpr int follow_each_ms = 1000;
constexpr int show_work_each_ms = 100;
// Long enough to be read, and gone before it is taken for the state of things.
constexpr int message_stands_ms = 10'000;

class FilesDropped : public wxFileDropTarget {
public:
    explicit FilesDropped(Frame& frame) : frame_(frame) {}
    bool OnDropFiles(wxCoord, wxCoord, const wxArrayString& files) override {
        if (!frame_.desk().study()->can_edit()) return false;
        std::vector<std::string> paths;
        for (const auto& file : files) paths.push_back(kept(file));
        // The drag ends first: what asks a question must not run inside it.
        frame_.CallAfter([this, paths] { frame_.import_files(paths); });
        return true;
    }

private:
    Frame& frame_;
};

}  // namespace

Frame::Frame()
    : wxFrame(nullptr, wxID_ANY, "Sotto"), working_(this), following_(this), message_stands_(this) {
    commands::set_researcher_at_work(researcher_setting());
    desk_ = std::make_unique<Desk>(std::string(), [](std::function<void()> later) {
        if (wxTheApp != nullptr) wxTheApp->CallAfter(std::move(later));
    });
    const auto m = Measures::of(*this);
    const auto screen = wxDisplay(this).GetClientArea().GetSize();
    SetMinSize(wxSize(std::min(120 * m.u, screen.x), std::min(80 * m.u, screen.y)));
    SetSize(wxSize(std::min(180 * m.u, screen.x), std::min(112 * m.u, screen.y)));
    SetDropTarget(new FilesDropped(*this));

    build_status_bar();
    build_panes();
    actions_ = actions_of(*this);
    apply_key_settings(actions_);
    desk_->observe(this);
    build_tour();
    LibraryMessages::listen([this](const std::string& sentence) { desk_->tell(sentence, true); });
    build_menus();
    build_tool_bar();
    arrange(Arrangement::Code);
    show_welcome();

    Bind(wxEVT_CHAR_HOOK, &Frame::on_typing_key, this);
    Bind(wxEVT_CONTEXT_MENU, &Frame::on_context_menu, this);
    Bind(wxEVT_CLOSE_WINDOW, &Frame::on_close, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { fit_docks(); });
    });
    Bind(
        wxEVT_TIMER, [this](wxTimerEvent&) { desk_->follow(); }, following_.GetId());
    Bind(
        wxEVT_TIMER, [this](wxTimerEvent&) { say_work(); }, working_.GetId());
    Bind(
        wxEVT_TIMER,
        [this](wxTimerEvent&) {
            message_.clear();
            say_state();
        },
        message_stands_.GetId());
    following_.Start(follow_each_ms);
    working_.Start(show_work_each_ms);
}

Frame::~Frame() {
    LibraryMessages::listen({});
    following_.Stop();
    working_.Stop();
    message_stands_.Stop();
    tour_.reset();
    desk_->forget(this);
    // Panes follow the desk, so they go first.
    manager_.UnInit();
    DestroyChildren();
}

void Frame::build_panes() {
    manager_.SetManagedWindow(this);
    manager_.SetFlags(wxAUI_MGR_DEFAULT | wxAUI_MGR_LIVE_RESIZE);
    auto* art = manager_.GetArtProvider();
    art->SetMetric(wxAUI_DOCKART_GRADIENT_TYPE, wxAUI_GRADIENT_NONE);
    art->SetMetric(wxAUI_DOCKART_PANE_BORDER_SIZE, 0);

    const auto u = Measures::of(*this).u;
    auto* middle = make_spot("documents");
    auto* centre = new wxPanel(middle);
    middle->hold(centre);
    notice_ = new wxInfoBar(centre);
    middle_ = new wxSimplebook(centre, wxID_ANY);
    auto* stacked = new wxBoxSizer(wxVERTICAL);
    stacked->Add(notice_, wxSizerFlags().Expand());
    stacked->Add(middle_, wxSizerFlags(1).Expand());
    centre->SetSizer(stacked);
    welcome_ = make_welcome(middle_, *this);
    documents_ = new DocumentsPane(middle_, *desk_);
    middle_->AddPage(welcome_, wxString());
    middle_->AddPage(documents_, wxString());
    export_page_ = new ExportPage(middle_, *desk_,
                                  {[this] { arrange(before_export_); },
                                   [this](const std::vector<std::string>& keys) {
                                       auto focus = desk_->focus();
                                       focus.identifier = keys.front();
                                       desk_->set_focus(focus);
                                       review_identifiers();
                                   }});
    middle_->AddPage(export_page_, wxString());
    people_ = make_people_pane(middle_, *desk_);
    middle_->AddPage(people_, wxString());
    findings_ = make_findings_pane(middle_, *desk_);
    middle_->AddPage(findings_, wxString());
    disclosure_ = make_disclosure_page(middle_, *desk_);
    middle_->AddPage(disclosure_, wxString());

    auto* results = make_spot("results");
    bottom_ = new wxNotebook(results, wxID_ANY);
    results->hold(bottom_);
    bottom_->AddPage(make_quotes_pane(bottom_, *desk_), _("Quotes"));
    search_pane_ = make_search_pane(bottom_, *desk_);
    bottom_->AddPage(search_pane_, _("Search"));
    bottom_->AddPage(make_matrix_pane(bottom_, *desk_), _("Cross-table"));
    bottom_->AddPage(make_frequencies_pane(bottom_, *desk_), _("Frequencies"));
    bottom_->AddPage(make_cooccurrence_pane(bottom_, *desk_), _("Codes together"));
    bottom_->AddPage(make_journal_pane(bottom_, *desk_), _("Journal"));

    const auto pane = [](const char* name, const wxString& caption) {
        return wxAuiPaneInfo().Name(name).Caption(caption).CaptionVisible(false).CloseButton(true).Floatable(
            true);
    };
    manager_.AddPane(middle, pane("documents", _("Documents")).CenterPane());
    auto* sources = make_spot("sources");
    sources->hold(make_sources_pane(sources, *desk_));
    auto* codebook = make_spot("codebook");
    codebook->hold(make_codebook_pane(codebook, *desk_));
    auto* identifiers = make_spot("identifiers");
    identifiers_pane_ = make_identifiers_pane(identifiers, *desk_);
    identifiers->hold(identifiers_pane_);
    manager_.AddPane(
        sources,
        pane("sources", _("Sources")).Left().Position(0).BestSize(32 * u, 40 * u).MinSize(22 * u, 16 * u));
    manager_.AddPane(
        codebook,
        pane("codebook", _("Codebook")).Left().Position(1).BestSize(32 * u, 55 * u).MinSize(22 * u, 16 * u));
    manager_.AddPane(
        make_inspector_pane(this, *desk_),
        pane("inspector", _("Inspector")).Right().BestSize(35 * u, 80 * u).MinSize(26 * u, 20 * u));
    manager_.AddPane(
        results, pane("results", _("Results")).Bottom().BestSize(100 * u, 30 * u).MinSize(60 * u, 14 * u));
    manager_.AddPane(
        identifiers,
        pane("identifiers", _("Identifiers")).Left().BestSize(40 * u, 80 * u).MinSize(26 * u, 20 * u).Hide());
    manager_.AddPane(make_contexts_pane(this, *desk_), pane("contexts", _("Places of the identifier"))
                                                           .Top()
                                                           .BestSize(100 * u, 36 * u)
                                                           .MinSize(60 * u, 16 * u)
                                                           .Hide());
    // Under the documents only, as the sides run down to the status bar.
    manager_.GetPane("sources").Layer(1);
    manager_.GetPane("codebook").Layer(1);
    manager_.GetPane("inspector").Layer(1);
    manager_.GetPane("identifiers").Layer(1);
    manager_.Update();
}

void Frame::show_pane(const wxString& name) {
    // The others have no place for it.
    if (arrangement_ != Arrangement::Findings) arrange_with_documents();
    manager_.GetPane("results").Show();
    manager_.Update();
    fit_docks();
    for (std::size_t i = 0; i < bottom_->GetPageCount(); ++i) {
        if (bottom_->GetPageText(i) == name) bottom_->SetSelection(i);
    }
}

void Frame::search_for(const std::string& query) {
    show_pane(_("Search"));
    search_in(*search_pane_, query);
}

void Frame::go_to_search() {
    if (!search_box_in_sight()) {
        show_pane(_("Search"));
        search_pane_->SetFocus();
        return;
    }
    search_->SetFocus();
    search_->SelectAll();
}

void Frame::show_welcome() {
    middle_->SetSelection(0);
}

void Frame::warn(const wxString& sentence) {
    warning_ = sentence;
    notice_->ShowMessage(warning_, wxICON_WARNING);
}

void Frame::study_opened() {
    const auto& study = *desk_->study();
    SetTitle(desk_->has_study() ? shown(study.title) + wxString::FromUTF8(" — Sotto") : wxString("Sotto"));
    turn_middle();
    message_.clear();
    if (warning_.empty()) {
        notice_->Dismiss();
    } else {
        notice_->ShowMessage(warning_, wxICON_WARNING);
    }
    if (desk_->has_study()) remember_study(study.location, study.title);
    say_state();
    // Something to look at, rather than an empty page.
    if (!study.sources.empty()) desk_->show(study.sources.front().id, {});
}

void Frame::study_changed() {
    say_state();
}

void Frame::document_changed(Id<study::Source>) {
    say_state();
}

void Frame::focus_changed(const Focus&) {
    say_state();
}

void Frame::show_place(Id<study::Source>, text::Range) {
    // Whoever wants to see a place wants to see what is said there, not what will be printed of it.
    arrange_with_documents();
    turn_middle();
}

void Frame::told(const std::string& sentence, bool failed) {
    // The status bar says that much in two words, and has no room for the rest.
    if (!failed && sentence == desk_->study()->read_only_reason) {
        notice_->ShowMessage(shown(sentence), wxICON_INFORMATION);
        say_state();
        return;
    }
    message_ = sentence;
    message_stands_.StartOnce(message_stands_ms);
    say_state();
    if (failed) notice_->ShowMessage(shown(sentence), wxICON_WARNING);
}

void Frame::say_work() {
    const auto work = desk_->work();
    if (!work.busy && !working_shown_) return;
    if (work.busy != working_shown_) {
        working_shown_ = work.busy;
        gauge_->Show(work.busy);
        stop_->Show(work.busy);
    }
    if (!work.busy) {
        SetStatusText(place_in_words(), 1);
        return;
    }
    if (work.total > 0) {
        gauge_->SetValue(static_cast<int>(work.done * 1000 / work.total));
    } else {
        gauge_->Pulse();
    }
    SetStatusText(shown(work.title), 1);
}

void Frame::say_state() {
    const auto& study = *desk_->study();
    if (!message_.empty() || !desk_->has_study()) {
        SetStatusText(shown(message_), 0);
    } else {
        std::int64_t passages = 0;
        for (const auto& [source, count] : study.source_counts) passages += count.passages;
        const auto read_only = study.can_edit() ? wxString() : _("Read only") + wxString::FromUTF8(" · ");
        SetStatusText(read_only +
                          counted("%s source", "%s sources", static_cast<long long>(study.sources.size())) +
                          wxString::FromUTF8(" · ") + counted("%s passage", "%s passages", passages),
                      0);
    }
    if (!working_shown_) SetStatusText(place_in_words(), 1);
    SetStatusText(
        study.undo.empty() ? wxString() : wxString::Format(_("Undo: %s"), journal_in_words(study.undo)), 2);
}

wxString Frame::place_in_words() const {
    const auto* document = documents_->document_in_front();
    const auto at = desk_->focus().selection;
    const auto* passage = document == nullptr ? nullptr : document->passage_at(at.start);
    if (passage == nullptr) return {};
    wxString place = wxString::Format(_("Turn %lld"), static_cast<long long>(passage->ordinal));
    const text::Range asked{at.start, std::max(at.end, at.start + 1)};
    std::vector<std::string> here;
    for (const auto& coding : document->codings) {
        if (!coding.range.overlaps(asked)) continue;
        const auto* code = desk_->study()->codes.find(coding.code);
        if (code != nullptr && std::find(here.begin(), here.end(), code->name) == here.end())
            here.push_back(code->name);
    }
    if (here.empty()) return place;
    place += ", " + counted("%s code here: ", "%s codes here: ", static_cast<long long>(here.size()));
    for (std::size_t i = 0; i < here.size(); ++i) place += (i == 0 ? "" : ", ") + shown(here[i]);
    return place;
}

void Frame::on_typing_key(wxKeyEvent& event) {
    auto* view = documents_->view_in_front();
    const bool in_document = view != nullptr && wxWindow::FindFocus() == view;
    if (in_document && !event.HasAnyModifiers() && middle_->GetSelection() == 1) {
        const int code = event.GetKeyCode();
        const wxString key = code == WXK_DELETE ? wxString("Del") : wxString(event.GetUnicodeKey()).Upper();
        for (const auto& action : actions_) {
            if (is_typing_key(action.key) && action.key == key && action.enabled()) {
                action.run();
                return;
            }
        }
    }
    event.Skip();
}

void Frame::on_close(wxCloseEvent& event) {
    if (event.CanVeto() && desk_->work().busy) {
        wxMessageDialog question(
            this, _("Sotto is still busy. What is done so far stays; the rest can be done again later."),
            "Sotto", wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
        question.SetYesNoLabels(_("Stop and close"), _("Go on"));
        if (question.ShowModal() != wxID_YES) {
            event.Veto();
            return;
        }
    }
    keep_arrangement();
    wxConfigBase::Get()->Flush();
    event.Skip();
}

}  // namespace sotto::workbench
