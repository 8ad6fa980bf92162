// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/releases.h"
#include "study/register.h"
#include "workbench/disclosure/disclosure_page.h"
#include "workbench/export/page_words.h"
#include "workbench/panes/desk_pane.h"
#include "workbench/panes/table.h"
#include "workbench/people/people_words.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/datetime.h>
#include <wx/filedlg.h>
#include <wx/filename.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

enum Column : unsigned { Number, Time, File, For, Quotes, WithheldQuotes, K, Researcher };

wxString local_time(const std::string& utc) {
    wxDateTime time;
    // Milliseconds and the Z are behind the 19 characters that wx reads.
    if (!time.ParseISOCombined(shown(utc.substr(0, 19)))) return shown(utc);
    return time.FromUTC().Format("%x %H:%M");
}

wxString for_whom(const store::Release& release) {
    const auto audience = study::audience(release.audience);
    return audience ? audience_in_words(*audience) : shown(release.audience);
}

wxString policy_in_words(const std::string& policy) {
    if (policy == "by-status") return _("by status: public statements by name, private ones without");
    if (policy == "pseudonym") return _("by pseudonym");
    if (policy == "role") return _("by role");
    if (policy == "unnamed") return _("without any name");
    return shown(policy);
}

/// The ledger: every file that has left, and whether a file is one of them.
class ReleasesView : public DeskPane, public ComesInSight {
public:
    ReleasesView(wxWindow* parent, Desk& desk)
        : DeskPane(parent, desk), measures_(Measures::of(*this)), theme_(Theme::of_desktop()) {
        SetName("releases");
        set_accessible_name(*this, _("Releases"));
        const auto u = measures_.u;
        count_ = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
        check_ = new wxButton(this, wxID_ANY, _("Check a file…"));
        check_->SetToolTip(_("Says whether a file is one of these, unchanged"));
        check_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { check_file(); });
        report_ = new wxButton(this, wxID_ANY, _("Write report…"));
        report_->SetToolTip(_("What was replaced, withheld and measured, as a page without names"));
        report_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { write_report(); });
        make_list();
        facts_ = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(-1, 18 * u),
                                wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
        facts_->SetName("release-facts");
        set_accessible_name(*facts_, _("The release"));

        auto* head = new wxBoxSizer(wxHORIZONTAL);
        const auto middle = wxSizerFlags().CentreVertical();
        head->Add(count_, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxRIGHT, 2 * u));
        for (auto* button : {check_, report_}) head->Add(button, wxSizerFlags(middle).Border(wxRIGHT, u));
        head->SetMinSize({-1, 5 * u});
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(head, wxSizerFlags().Expand());
        column->Add(table_, wxSizerFlags(1).Expand());
        column->Add(facts_, wxSizerFlags().Expand().Border(wxALL, 2 * u));
        SetSizer(column);
        take_colours();
        Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
            take_colours();
            event.Skip();
        });
        study_opened();
    }

    /// A release is no edit: nothing else tells of it.
    void came_in_sight() override { load(); }

private:
    void make_list() {
        table_ = make_table(this, _("Files that have left the study"));
        table_->SetName("release-rows");
        rows_ = new TableRows({[this](unsigned row, unsigned column) { return words(row, column); },
                               [this](unsigned, unsigned column, wxDataViewItemAttr& look) {
                                   if (column == File) return false;
                                   look.SetColour(theme_.quiet);
                                   return true;
                               }});
        add_words(*table_, _("No."), Number, 8, wxALIGN_RIGHT);
        add_words(*table_, _("Time"), Time, 18);
        add_words(*table_, _("File"), File, 44);
        add_words(*table_, _("For"), For, 14);
        add_words(*table_, _("Quotes"), Quotes, 12, wxALIGN_RIGHT);
        add_words(*table_, _("Withheld"), WithheldQuotes, 12, wxALIGN_RIGHT);
        add_words(*table_, wxString("k"), K, 8, wxALIGN_RIGHT);
        add_words(*table_, _("Who"), Researcher, 18);
        table_->AssociateModel(rows_.get());
        table_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { offer(); });
    }

    void take_colours() {
        theme_ = Theme::of_desktop();
        count_->SetForegroundColour(theme_.quiet);
        table_->Refresh();
    }

    void study_opened() override {
        take({});
        load();
    }
    void study_changed() override { load(); }

    void load() {
        const auto asked = ++asked_;
        if (!desk().has_study()) {
            take({});
            return;
        }
        desk().look_up<std::vector<store::Release>>(
            [](commands::Session& session) { return store::releases(session.study()); },
            while_here([this, asked](std::vector<store::Release> releases) {
                if (asked == asked_) take(std::move(releases));
            }));
    }

    void take(std::vector<store::Release> oldest_first) {
        std::reverse(oldest_first.begin(), oldest_first.end());
        const bool same = !releases_.empty() && releases_.size() == oldest_first.size();
        releases_ = std::move(oldest_first);
        if (!same) rows_->Reset(static_cast<unsigned>(releases_.size()));
        count_->SetLabel(releases_.empty()
                             ? wxString(_("Nothing has been exported yet."))
                             : counted("%s file has left the study", "%s files have left the study",
                                       static_cast<long long>(releases_.size())));
        if (!same && !releases_.empty()) table_->Select(rows_->GetItem(0));
        offer();
    }

    [[nodiscard]] const store::Release* chosen() const {
        const auto item = table_->GetSelection();
        const auto row = item.IsOk() ? rows_->GetRow(item) : releases_.size();
        return row < releases_.size() ? &releases_[row] : nullptr;
    }

    void offer() {
        const auto* release = chosen();
        check_->Enable(desk().has_study());
        report_->Enable(release != nullptr);
        wxString facts;
        if (release != nullptr) {
            const auto line = [&](const wxString& what, const wxString& is) {
                facts += what + " " + is + "\n";
            };
            line(_("Attributed:"), policy_in_words(release->policy));
            wxString beside;
            for (std::size_t at = 0; at < release->shown.size();) {
                const auto end = std::min(release->shown.find(',', at), release->shown.size());
                beside += (beside.empty() ? wxString() : wxString(", ")) +
                          shown_attribute_in_words(release->shown.substr(at, end - at));
                at = end + 1;
            }
            line(_("Shown beside the quotes:"), beside.empty() ? wxString(_("nothing")) : beside);
            line(_("The journal then stood at:"), counted("%s", "%s", release->seq));
            line(_("Size:"), counted("%s byte", "%s bytes", release->bytes));
            line("SHA-256:", shown(release->sha256));
        }
        if (facts_->GetValue() != facts) facts_->ChangeValue(facts);
    }

    wxString words(unsigned row, unsigned column) {
        if (row >= releases_.size()) return {};
        const auto& release = releases_[row];
        switch (column) {
            case Number:
                return counted("%s", "%s", release.number);
            case Time:
                return local_time(release.time);
            case File:
                return shown(release.file);
            case For:
                return for_whom(release);
            case Quotes:
                return counted("%s", "%s", release.excerpts);
            case WithheldQuotes:
                return counted("%s", "%s", release.withheld);
            case K:
                return counted("%s", "%s", release.k);
            default:
                return shown(release.researcher);
        }
    }

    void check_file() {
        wxFileDialog dialog(wxGetTopLevelParent(this), _("Check a file"), wxString(), wxString(),
                            wxFileSelectorDefaultWildcardStr, wxFD_OPEN | wxFD_FILE_MUST_EXIST);
        if (dialog.ShowModal() != wxID_OK) return;
        commands::Arguments arguments;
        arguments.add("FILE", kept(dialog.GetPath()));
        const auto name = dialog.GetFilename();
        desk().run("report/verify-release", std::move(arguments),
                   while_here([this, name](const commands::Outcome& outcome) {
                       const auto verdict = outcome.data["verdict"].text();
                       const auto words =
                           verdict == "unchanged" ? _("%s is a release of this study, unchanged.")
                           : verdict == "changed"
                               ? _("%s has the name of a release and other bytes: it is not what left.")
                               : _("%s is no release of this study.");
                       desk().tell(kept(wxString::Format(words, name)), outcome.exit_code != 0);
                   }));
    }

    void write_report() {
        const auto* release = chosen();
        if (release == nullptr) return;
        wxFileDialog dialog(wxGetTopLevelParent(this), _("Write report"), wxString(),
                            wxFileName(shown(release->file)).GetName() + "-report.html", "HTML|*.html",
                            wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
        if (dialog.ShowModal() != wxID_OK) return;
        commands::Arguments arguments;
        arguments.add("ACTION", "report");
        arguments.add("FILE", std::to_string(release->number));
        arguments.add("OUT", kept(dialog.GetPath()));
        const auto name = dialog.GetFilename();
        desk().run("report/releases", std::move(arguments),
                   while_here([this, name](const commands::Outcome&) {
                       desk().tell(kept(wxString::Format(_("The report is in %s."), name)));
                   }));
    }

    Measures measures_;
    Theme theme_;
    wxStaticText* count_ = nullptr;
    wxButton* check_ = nullptr;
    wxButton* report_ = nullptr;
    Table* table_ = nullptr;
    wxObjectDataPtr<TableRows> rows_;
    wxTextCtrl* facts_ = nullptr;
    std::vector<store::Release> releases_;  ///< newest first
    std::int64_t asked_ = 0;
};

}  // namespace

wxWindow* make_releases_view(wxWindow* parent, Desk& desk) {
    return new ReleasesView(parent, desk);
}

}  // namespace sotto::workbench
