// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/import/import_assistant.h"

#include "workbench/import/import_result.h"
#include "workbench/import/import_table.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/clipbrd.h>
#include <wx/dirdlg.h>
#include <wx/dnd.h>
#include <wx/filedlg.h>
#include <wx/gauge.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/stdpaths.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

constexpr int say_progress_each_ms = 100;

class FilesDropped : public wxFileDropTarget {
public:
    explicit FilesDropped(ImportAssistant& assistant) : assistant_(assistant) {}
    bool OnDropFiles(wxCoord, wxCoord, const wxArrayString& files) override {
        std::vector<std::string> paths;
        for (const auto& file : files) paths.push_back(kept(file));
        assistant_.CallAfter([this, paths] { assistant_.add(paths); });
        return true;
    }

private:
    ImportAssistant& assistant_;
};

}  // namespace

ImportAssistant::ImportAssistant(wxWindow* parent, Desk& desk, std::vector<std::string> paths)
    : wxDialog(parent, wxID_ANY, _("Import documents"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX, "import assistant"),
      desk_(desk),
      measures_(Measures::of(*this)),
      paths_(std::move(paths)),
      working_(this) {
    const auto u = measures_.u;
    book_ = new wxSimplebook(this, wxID_ANY);
    book_->AddPage(make_choose_page(book_), wxString());
    book_->AddPage(make_busy_page(book_), wxString());
    book_->AddPage(make_rows_page(book_), wxString());
    result_ = new ImportResult(book_);
    book_->AddPage(result_, wxString());
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(book_, wxSizerFlags(1).Expand());
    column->Add(make_buttons(), wxSizerFlags().Expand().Border(wxALL, 2 * u));
    SetSizer(column);
    SetMinSize(wxSize(90 * u, 50 * u));
    // As large as there is room for: notes stand at the end of the rows.
    const auto room = parent->GetSize();
    SetSize(std::clamp(room.x - 8 * u, 90 * u, 160 * u), std::clamp(room.y - 20 * u, 50 * u, 76 * u));
    CentreOnParent();
    SetDropTarget(new FilesDropped(*this));
    SetEscapeId(wxID_NONE);
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { leave(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            leave();
        } else {
            event.Skip();
        }
    });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { say_progress(); });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        follow_desktop();
        event.Skip();
    });
    follow_desktop();
    desk_.observe(this);
    if (paths_.empty()) {
        go_to(Choose);
    } else {
        look();
    }
}

ImportAssistant::~ImportAssistant() {
    desk_.forget(this);
}

wxWindow* ImportAssistant::make_choose_page(wxWindow* parent) {
    auto* page = new wxPanel(parent);
    const auto u = measures_.u;
    auto* what = new wxStaticText(page, wxID_ANY, _("Drop files or folders here, or choose them"));
    what->SetFont(page->GetFont().Bold().Scaled(1.15F));
    hint_ = new wxStaticText(
        page, wxID_ANY,
        _("Transcripts, reports and tables. You see what was recognised before anything goes in."));
    auto* files = new wxButton(page, wxID_ANY, _("Choose files…"));
    auto* folder = new wxButton(page, wxID_ANY, _("Choose a folder…"));
    files->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_files(); });
    folder->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_folder(); });
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(files, wxSizerFlags().Border(wxRIGHT, u));
    buttons->Add(folder);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddStretchSpacer(2);
    column->Add(what, wxSizerFlags().CentreHorizontal());
    column->Add(hint_, wxSizerFlags().CentreHorizontal().Border(wxTOP, u));
    column->Add(buttons, wxSizerFlags().CentreHorizontal().Border(wxTOP, 3 * u));
    column->AddStretchSpacer(3);
    page->SetSizer(column);
    return page;
}

wxWindow* ImportAssistant::make_busy_page(wxWindow* parent) {
    auto* page = new wxPanel(parent);
    page->SetName("busy");
    busy_ = new wxStaticText(page, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                             wxALIGN_CENTRE_HORIZONTAL | wxST_NO_AUTORESIZE);
    gauge_ = new wxGauge(page, wxID_ANY, 1000, wxDefaultPosition, wxSize(60 * measures_.u, -1),
                         wxGA_HORIZONTAL | wxGA_SMOOTH);
    set_accessible_name(*gauge_, _("Progress"));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->AddStretchSpacer(2);
    column->Add(busy_, wxSizerFlags().Expand().Border(wxBOTTOM, measures_.u));
    column->Add(gauge_, wxSizerFlags().CentreHorizontal());
    column->AddStretchSpacer(3);
    page->SetSizer(column);
    return page;
}

wxWindow* ImportAssistant::make_rows_page(wxWindow* parent) {
    auto* page = new wxPanel(parent);
    const auto u = measures_.u;
    heading_ = new wxStaticText(page, wxID_ANY, wxString());
    heading_->SetFont(page->GetFont().Bold().Scaled(1.15F));
    detail_ = new wxStaticText(page, wxID_ANY, wxString());
    table_ = new ImportTable(
        page, rows_,
        [this] {
            corrections_->settle();
            corrections_->show(table_->chosen());
        },
        [this] { say_rows(); });
    corrections_ = new ImportCorrections(page, rows_, [this] { table_->refresh(); });
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(heading_, wxSizerFlags().CentreVertical());
    head->Add(detail_, wxSizerFlags(1).CentreVertical().Border(wxLEFT, 2 * u));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(head, wxSizerFlags().Expand().Border(wxALL, 2 * u));
    column->Add(table_, wxSizerFlags(1).Expand());
    column->Add(corrections_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, 2 * u));
    page->SetSizer(column);
    return page;
}

wxSizer* ImportAssistant::make_buttons() {
    const auto u = measures_.u;
    const auto button = [this](const wxString& label, const char* name, void (ImportAssistant::*act)()) {
        auto* made = new wxButton(this, wxID_ANY, label);
        made->SetName(name);
        made->Bind(wxEVT_BUTTON, [this, act](wxCommandEvent&) { (this->*act)(); });
        return made;
    };
    add_files_ = button(_("Add files…"), "add files", &ImportAssistant::choose_files);
    add_folder_ = button(_("Add a folder…"), "add folder", &ImportAssistant::choose_folder);
    copy_ = new wxButton(this, wxID_ANY, _("Copy list"));
    copy_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        wxClipboardLocker lock;
        if (!!lock) wxTheClipboard->SetData(new wxTextDataObject(result_->list()));
    });
    leave_ = button(_("Cancel"), "leave", &ImportAssistant::leave);
    show_ = button(_("Show what was imported"), "show", &ImportAssistant::show_imported);
    import_ = button(_("Import"), "import", &ImportAssistant::import);
    import_->SetDefault();
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    for (auto* at_start : {add_files_, add_folder_, copy_})
        line->Add(at_start, wxSizerFlags().Border(wxRIGHT, u));
    line->AddStretchSpacer();
    for (auto* at_end : {leave_, show_, import_}) line->Add(at_end, wxSizerFlags().Border(wxLEFT, u));
    return line;
}

void ImportAssistant::follow_desktop() {
    const auto theme = Theme::of_desktop();
    detail_->SetForegroundColour(theme.quiet);
    table_->take_colours(theme);
    corrections_->take_colours(theme);
    result_->take_colours(theme);
}

void ImportAssistant::go_to(Page page) {
    book_->ChangeSelection(page);
    add_files_->Show(page == Rows);
    add_folder_->Show(page == Rows);
    copy_->Show(page == Result && result_->has_failures());
    show_->Show(page == Result && !first_imported_.empty());
    import_->Show(page == Rows);
    leave_->SetLabel(page == Result ? _("Close") : _("Cancel"));
    if (page == Busy) {
        working_.Start(say_progress_each_ms);
        say_progress();
    } else {
        working_.Stop();
    }
    Layout();
    book_->GetCurrentPage()->Layout();
}

void ImportAssistant::add(const std::vector<std::string>& paths) {
    if (paths.empty() || book_->GetSelection() == Busy) return;
    for (const auto& path : paths) {
        if (std::find(paths_.begin(), paths_.end(), path) == paths_.end()) paths_.push_back(path);
    }
    look();
}

void ImportAssistant::choose_files() {
    wxFileDialog dialog(this, _("Import documents"), wxStandardPaths::Get().GetDocumentsDir(), wxString(),
                        "*", wxFD_OPEN | wxFD_MULTIPLE);
    if (dialog.ShowModal() != wxID_OK) return;
    wxArrayString chosen;
    dialog.GetPaths(chosen);
    std::vector<std::string> paths;
    for (const auto& path : chosen) paths.push_back(kept(path));
    add(paths);
}

void ImportAssistant::choose_folder() {
    wxDirDialog dialog(this, _("Import a folder and the folders in it"),
                       wxStandardPaths::Get().GetDocumentsDir(), wxDD_DEFAULT_STYLE | wxDD_DIR_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) add({kept(dialog.GetPath())});
}

void ImportAssistant::look() {
    commands::Arguments arguments;
    for (const auto& path : paths_) arguments.add("PATH", path);
    arguments.add("dry-run", "");
    go_to(Busy);
    const auto asked = ++asking_;
    desk_.run("source/import", std::move(arguments),
              while_here([this, asked](const commands::Outcome& outcome) {
                  if (asked != asking_) return;
                  *rows_ = import_rows(outcome.data, *rows_);
                  table_->reset();
                  corrections_->show({});
                  say_rows();
                  go_to(Rows);
                  // One file is what is meant.
                  if (rows_->size() == 1) table_->choose({0});
                  corrections_->show(table_->chosen());
              }),
              while_here([this, asked](const Failure& failure) {
                  if (asked != asking_) return;
                  paths_.clear();
                  rows_->clear();
                  if (!failure.sentence.empty()) hint_->SetLabel(shown(failure.sentence));
                  go_to(Choose);
              }));
}

void ImportAssistant::import() {
    if (!corrections_->settle() || count_included(*rows_) == 0) return;
    go_to(Busy);
    const auto asked = ++asking_;
    desk_.run("source/import", import_arguments(*rows_),
              while_here([this, asked](const commands::Outcome& outcome) {
                  if (asked != asking_) return;
                  const auto& imported = outcome.data["imported"].items();
                  first_imported_ = imported.empty() ? std::string() : imported.front()["id"].text();
                  // What could not even be looked at was no part of the import, and failed all the same.
                  auto answer = outcome.data;
                  auto failed = answer["failed"];
                  for (const auto& row : *rows_) {
                      if (row.state == ImportRow::State::Failed)
                          failed.add(commands::Value().set("file", row.file).set("error", row.note));
                  }
                  answer.set("failed", std::move(failed));
                  result_->show(answer);
                  go_to(Result);
                  (first_imported_.empty() ? leave_ : show_)->SetFocus();
              }),
              while_here([this, asked](const Failure&) {
                  if (asked == asking_) go_to(Rows);
              }));
}

void ImportAssistant::say_rows() {
    const auto all = static_cast<long long>(rows_->size());
    const auto in = static_cast<long long>(count_included(*rows_));
    const auto of_state = [this](ImportRow::State state) {
        return static_cast<long long>(std::count_if(
            rows_->begin(), rows_->end(), [state](const ImportRow& row) { return row.state == state; }));
    };
    heading_->SetLabel(
        counted("%s file was recognised", "%s files were recognised", of_state(ImportRow::State::Ready)));
    wxString detail;
    const auto add_detail = [&](const wxString& words) {
        detail += (detail.empty() ? wxString() : wxString::FromUTF8(" · ")) + words;
    };
    if (const auto failed = of_state(ImportRow::State::Failed); failed > 0)
        add_detail(counted("%s cannot be read", "%s cannot be read", failed));
    if (const auto known = of_state(ImportRow::State::Known); known > 0)
        add_detail(counted("%s is in the study already", "%s are in the study already", known));
    if (const auto twins = of_state(ImportRow::State::Twin); twins > 0)
        add_detail(counted("%s is there twice", "%s are there twice", twins));
    const auto left_out = of_state(ImportRow::State::Ready) - in;
    if (left_out > 0) add_detail(counted("%s left out", "%s left out", left_out));
    if (all == 0) add_detail(_("There are no files in what was chosen."));
    detail_->SetLabel(detail);
    import_->Enable(in > 0);
    import_->SetLabel(in > 0 ? counted("Import %s document", "Import %s documents", in) : _("Import"));
    Layout();
}

void ImportAssistant::say_progress() {
    const auto work = desk_.work();
    if (work.busy && work.total > 0) {
        gauge_->SetValue(static_cast<int>(work.done * 1000 / work.total));
        busy_->SetLabel(wxString::Format(_("%s: %lld of %lld"), shown(work.title),
                                         static_cast<long long>(work.done),
                                         static_cast<long long>(work.total)));
    } else {
        gauge_->Pulse();
        if (work.busy && !work.title.empty()) busy_->SetLabel(shown(work.title));
    }
}

void ImportAssistant::show_imported() {
    for (const auto& source : desk_.study()->sources) {
        if (source.guid.text() == first_imported_) {
            desk_.show(source.id, {});
            break;
        }
    }
    Destroy();
}

void ImportAssistant::leave() {
    if (book_->GetSelection() == Busy) {
        // What runs answers that it was stopped; the way back is there.
        desk_.cancel();
        return;
    }
    Destroy();
}

void import_with_assistant(wxWindow& parent, Desk& desk, const std::vector<std::string>& paths) {
    for (auto* child : parent.GetChildren()) {
        if (auto* open = dynamic_cast<ImportAssistant*>(child); open != nullptr && !open->IsBeingDeleted()) {
            open->add(paths);
            open->Raise();
            return;
        }
    }
    auto* assistant = new ImportAssistant(&parent, desk, paths);
    assistant->Show();
}

}  // namespace sotto::workbench
