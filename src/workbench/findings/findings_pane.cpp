// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/findings/findings_pane.h"

#include "workbench/dialogs/confirm.h"
#include "workbench/findings/evidence_actions.h"
#include "workbench/gtk_looks.h"
#include "workbench/panes/panes.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

enum Column : unsigned { Number, Claim, For, Against };
constexpr long longest_claim = 300;

}  // namespace

FindingsPane::FindingsPane(wxWindow* parent, Desk& desk)
    : DeskPane(parent, desk), measures_(Measures::of(*this)), theme_(Theme::of_desktop()) {
    SetName("findings");
    set_accessible_name(*this, _("Findings"));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(make_head(), wxSizerFlags().Expand());
    auto* split = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                       wxSP_LIVE_UPDATE | wxSP_THIN_SASH);
    split->SetMinimumPaneSize(24 * measures_.u);
    split->SetSashGravity(0.3);
    split->SplitVertically(make_start(split), make_detail(split), 52 * measures_.u);
    // The sash keeps its place only once there is room for both.
    split->Bind(wxEVT_SIZE, [this, split, placed = false](wxSizeEvent& event) mutable {
        event.Skip();
        if (placed || event.GetSize().x < 100 * measures_.u) return;
        placed = true;
        CallAfter([this, split] {
            split->SetSashPosition(std::clamp(split->GetSize().x / 3, 30 * measures_.u, 56 * measures_.u));
        });
    });
    column->Add(split, wxSizerFlags(1).Expand());
    SetSizer(column);
    take_colours();
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        take_colours();
        event.Skip();
    });
    study_opened();
}

wxSizer* FindingsPane::make_head() {
    const auto u = measures_.u;
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    count_ = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    count_->SetFont(GetFont().Bold());
    const auto button = [&](const wxString& label, std::function<void()> act) {
        auto* made = new wxButton(this, wxID_ANY, label);
        made->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
        return made;
    };
    new_ = button(_("New finding…"), [this] { write_finding(*this, desk()); });
    remove_ = button(_("Remove finding"), [this] { remove(); });
    export_ = button(_("Export…"), [this] {
        keep_words();
        export_findings(*this, desk());
    });
    const auto middle = wxSizerFlags().CentreVertical();
    line->Add(count_, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxRIGHT, 2 * u));
    for (auto* one : {new_, remove_, export_}) line->Add(one, wxSizerFlags(middle).Border(wxRIGHT, u));
    line->SetMinSize({-1, 5 * u});
    return line;
}

wxWindow* FindingsPane::make_start(wxWindow* parent) {
    auto* start = new wxPanel(parent);
    make_claims(start);
    make_discussion(start);
    discussion_label_ = new wxStaticText(start, wxID_ANY, _("How far it holds, and why"));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(claims_, wxSizerFlags(5).Expand());
    column->Add(discussion_label_, wxSizerFlags().Expand().Border(wxALL, measures_.u));
    column->Add(discussion_, wxSizerFlags(3).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, measures_.u));
    start->SetSizer(column);
    return start;
}

void FindingsPane::make_claims(wxWindow* parent) {
    claims_ = make_table(parent, _("Claims"));
    claims_->SetName("claims");
    claim_rows_ =
        new TableRows({[this](unsigned row, unsigned column) {
                           const auto& all = study().findings;
                           if (row >= all.size()) return wxString();
                           const auto& one = all[row];
                           switch (column) {
                               case Number:
                                   return wxString::Format("%u", row + 1);
                               case Claim:
                                   return shortened(one.claim, longest_claim);
                               default: {
                                   const auto count = count_evidence(study(), one.id, column == For);
                                   return count == 0 ? wxString::FromUTF8("·") : counted("%s", "%s", count);
                               }
                           }
                       },
                       [this](unsigned, unsigned column, wxDataViewItemAttr& look) {
                           if (column == Claim) return false;
                           look.SetColour(theme_.quiet);
                           return true;
                       }});
    add_words(*claims_, _("No."), Number, 5, wxALIGN_RIGHT);
    add_words(*claims_, _("Claim"), Claim, 28);
    add_words(*claims_, _("For"), For, 6, wxALIGN_RIGHT);
    add_words(*claims_, _("Against"), Against, 9, wxALIGN_RIGHT);
    claims_->AssociateModel(claim_rows_.get());
    claims_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] {
            claims_->GetColumn(1)->SetWidth(
                std::max(claims_->GetClientSize().x - 22 * measures_.u, 10 * measures_.u));
        });
    });
    claims_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        const auto item = claims_->GetSelection();
        if (choosing_ || !item.IsOk()) return;
        const auto row = claim_rows_->GetRow(item);
        if (row < study().findings.size()) choose(study().findings[row].id);
    });
    claims_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { claim_->SetFocus(); });
    claims_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE && finding() != nullptr && study().can_edit()) {
            remove();
        } else {
            event.Skip();
        }
    });
}

void FindingsPane::make_discussion(wxWindow* parent) {
    discussion_ = new wxTextCtrl(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE);
    discussion_->SetName("discussion");
    give_room(*discussion_, measures_.u / 2);
    set_accessible_name(*discussion_, _("How far it holds, and why"));
    discussion_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        keep_words();
    });
    discussion_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_TAB) {
            discussion_->Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward
                                                    : wxNavigationKeyEvent::IsForward);
        } else if (event.GetKeyCode() == WXK_RETURN && event.ControlDown()) {
            keep_words();
        } else {
            event.Skip();
        }
    });
}

wxWindow* FindingsPane::make_detail(wxWindow* parent) {
    const auto u = measures_.u;
    detail_ = new wxPanel(parent);
    claim_ = new wxTextCtrl(detail_, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    claim_->SetName("claim");
    claim_->SetFont(GetFont().Scaled(1.15F).Bold());
    claim_->SetMinSize(wxSize(-1, claim_->GetCharHeight() + 2 * u));
    claim_->SetHint(_("What is found, in a sentence"));
    set_accessible_name(*claim_, _("Claim"));
    claim_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { keep_words(); });
    claim_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        keep_words();
    });
    for (const bool supports : {true, false}) {
        const std::string side = supports ? "for" : "against";
        const std::string other = supports ? "against" : "for";
        EvidenceTable::Reports reports;
        reports.jump = [this](const EvidenceRow& row) { desk().show(row.source, row.range); };
        reports.remove = [this, side](const std::vector<std::string>& guids) {
            change("unlink", side, guids);
        };
        reports.change_sides = [this, other](const std::vector<std::string>& guids) {
            change("link", other, guids);
        };
        reports.chosen = [this](const EvidenceRow& row) {
            auto focus = desk().focus();
            focus.coding = row.coding;
            desk().set_focus(focus);
        };
        sides_[supports ? 0 : 1] = new EvidenceTable(detail_, desk(), supports, std::move(reports));
    }
    hint_ =
        new wxStaticText(detail_, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxALIGN_CENTRE_HORIZONTAL);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    for (auto* side : sides_)
        line->Add(side, wxSizerFlags(1).Expand().Border(side == sides_[0] ? wxRIGHT : 0, u));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(claim_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, u / 2));
    column->Add(line, wxSizerFlags(1).Expand().Border(wxTOP, u));
    column->Add(hint_, wxSizerFlags().CentreHorizontal().Border(wxALL, 4 * u));
    detail_->SetSizer(column);
    detail_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        wrap_hint();
    });
    return detail_;
}

void FindingsPane::wrap_hint() {
    const int room = std::min(detail_->GetClientSize().x - 8 * measures_.u, 60 * measures_.u);
    if (room < 10 * measures_.u || room == hint_room_) return;
    hint_room_ = room;
    hint_->SetLabel(
        _("Write down what you find. Then choose a coding and press F when it speaks for the finding, A when "
          "it speaks against it."));
    hint_->Wrap(room);
    detail_->Layout();
}

void FindingsPane::take_colours() {
    theme_ = Theme::of_desktop();
    SetBackgroundColour(theme_.panel);
    for (auto* side : sides_) side->take_colours(theme_);
    hint_->SetForegroundColour(theme_.quiet);
    detail_->SetBackgroundColour(theme_.canvas);
    claims_->Refresh();
}

const study::Finding* FindingsPane::finding() const {
    return find_finding(study(), finding_);
}

void FindingsPane::study_opened() {
    finding_ = {};
    study_changed();
}

void FindingsPane::study_changed() {
    show_claims();
    show_finding();
    read();
}

void FindingsPane::focus_changed(const Focus& before) {
    const auto& now = desk().focus();
    if (now.finding == before.finding || now.finding == finding_ || !now.finding) return;
    keep_words();
    finding_ = now.finding;
    show_claims();
    show_finding();
    read();
}

void FindingsPane::choose(Id<study::Finding> chosen) {
    if (chosen == finding_) return;
    keep_words();
    finding_ = chosen;
    auto focus = desk().focus();
    focus.finding = chosen;
    desk().set_focus(focus);
    show_finding();
    read();
}

void FindingsPane::show_claims() {
    const auto& all = study().findings;
    if (finding() == nullptr) finding_ = all.empty() ? Id<study::Finding>() : all.front().id;
    choosing_ = true;
    claim_rows_->Reset(static_cast<unsigned>(all.size()));
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].id == finding_) claims_->Select(claim_rows_->GetItem(static_cast<unsigned>(i)));
    }
    choosing_ = false;
    count_->SetLabel(all.empty() ? _("No findings yet")
                                 : counted("%s finding", "%s findings", static_cast<long long>(all.size())));
    const bool edit = study().can_edit();
    new_->Enable(edit);
    remove_->Enable(edit && finding() != nullptr);
    export_->Enable(!all.empty());
    Layout();
}

void FindingsPane::show_finding() {
    const auto* one = finding();
    for (wxWindow* part : {static_cast<wxWindow*>(claim_), static_cast<wxWindow*>(sides_[0]),
                           static_cast<wxWindow*>(sides_[1])})
        part->Show(one != nullptr);
    hint_->Show(one == nullptr);
    for (wxWindow* part : {static_cast<wxWindow*>(discussion_), static_cast<wxWindow*>(discussion_label_)})
        part->Show(one != nullptr);
    discussion_->GetParent()->Layout();
    detail_->Layout();
    for (auto* field : {claim_, discussion_}) {
        // What is being written is not taken out of the user's hands.
        if (field->IsModified() && field->HasFocus() && one != nullptr) continue;
        const auto words =
            one == nullptr ? wxString() : shown(field == claim_ ? one->claim : one->discussion);
        if (field->GetValue() != words) field->ChangeValue(words);
        field->SetModified(false);
        field->SetEditable(study().can_edit());
    }
}

void FindingsPane::read() {
    const auto asked = ++reading_;
    if (finding() == nullptr) {
        for (auto* side : sides_) side->show({}, {});
        return;
    }
    desk().look_up<FindingEvidence>(
        [which = finding_](commands::Session& session) { return read_evidence(session, which); },
        while_here([this, asked](FindingEvidence evidence) {
            if (asked != reading_) return;
            auto strength = strength_of(study(), evidence);
            sides_[0]->show(std::move(evidence.supporting), strength.supporting);
            sides_[1]->show(std::move(evidence.opposing), strength.opposing);
        }));
}

void FindingsPane::keep_words() {
    const auto* one = finding();
    if (one == nullptr || !study().can_edit()) return;
    const auto claim = kept(claim_->GetValue().Strip(wxString::both));
    const auto discussion = kept(discussion_->GetValue());
    const bool other_claim = claim_->IsModified() && claim != one->claim && !claim.empty();
    const bool other_discussion = discussion_->IsModified() && discussion != one->discussion;
    for (auto* field : {claim_, discussion_}) field->SetModified(false);
    if (!other_claim && !other_discussion) return;
    commands::Arguments arguments;
    arguments.add("ACTION", "write");
    arguments.add("WHICH", one->guid.text());
    if (other_claim) arguments.add("claim", claim);
    if (other_discussion) arguments.add("discussion", discussion);
    desk().run("finding/write", std::move(arguments));
}

void FindingsPane::remove() {
    const auto* one = finding();
    if (one == nullptr) return;
    const auto linked = count_evidence(study(), one->id, true) + count_evidence(study(), one->id, false);
    const auto guid = one->guid.text();
    if (linked > 0 && !confirmed(*this, _("Remove this finding?"),
                                 counted("The link to %s quote goes with it; the quote stays coded.",
                                         "The links to %s quotes go with it; the quotes stay coded.", linked),
                                 _("Remove finding")))
        return;
    commands::Arguments arguments;
    arguments.add("ACTION", "remove");
    arguments.add("WHICH", guid);
    desk().run("finding/write", std::move(arguments));
}

void FindingsPane::change(const std::string& action, const std::string& side,
                          const std::vector<std::string>& guids) {
    const auto* one = finding();
    if (one == nullptr || guids.empty()) return;
    commands::Arguments arguments;
    arguments.add("ACTION", action);
    arguments.add("WHICH", one->guid.text());
    for (const auto& guid : guids) arguments.add(side, guid);
    desk().run("finding/write", std::move(arguments));
}

wxWindow* make_findings_pane(wxWindow* parent, Desk& desk) {
    return new FindingsPane(parent, desk);
}

}  // namespace sotto::workbench
