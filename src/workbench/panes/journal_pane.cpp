// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/journal_pane.h"

#include "workbench/journal_words.h"
#include "workbench/panes/panes.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/datetime.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

constexpr std::size_t page = 500;

wxString local_time(const std::string& utc) {
    wxDateTime time;
    // Milliseconds and the Z are behind the 19 characters that wx reads.
    if (!time.ParseISOCombined(shown(utc.substr(0, 19)))) return shown(utc);
    return time.FromUTC().Format("%x %H:%M");
}

}  // namespace

JournalPane::JournalPane(wxWindow* parent, Desk& desk)
    : DeskPane(parent, desk), measures_(Measures::of(*this)), theme_(Theme::of_desktop()) {
    SetName("journal");
    set_accessible_name(*this, _("Journal"));
    count_ = new wxStaticText(this, wxID_ANY, {});
    step_ = new wxButton(this, wxID_ANY, {});
    step_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { go(); });
    redo_ = new wxButton(this, wxID_ANY, _("Redo"));
    redo_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { this->desk().redo(); });

    table_ = make_table(this, _("Journal"));
    rows_ = new TableRows({[this](unsigned row, unsigned column) { return words(row, column); },
                           [this](unsigned row, unsigned column, wxDataViewItemAttr& attr) {
                               return look(row, column, attr);
                           }});
    add_words(*table_, _("No."), Number, 8, wxALIGN_RIGHT);
    add_words(*table_, _("Time"), Time, 18);
    add_words(*table_, _("Who"), Who, 18);
    add_words(*table_, _("What"), What, 90);
    table_->AssociateModel(rows_.get());
    table_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { offer(); });

    auto* head = new wxBoxSizer(wxHORIZONTAL);
    const auto middle = wxSizerFlags().CentreVertical();
    head->Add(count_, wxSizerFlags(middle).Border(wxLEFT, 2 * measures_.u));
    head->AddStretchSpacer();
    head->Add(step_, wxSizerFlags(middle).Border(wxRIGHT, measures_.u));
    head->Add(redo_, wxSizerFlags(middle).Border(wxRIGHT, measures_.u));
    head->SetMinSize({-1, 5 * measures_.u});
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(head, wxSizerFlags().Expand());
    column->Add(table_, wxSizerFlags(1).Expand());
    SetSizer(column);
    take_colours();
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        take_colours();
        event.Skip();
    });
    study_opened();
}

void JournalPane::take_colours() {
    theme_ = Theme::of_desktop();
    count_->SetForegroundColour(theme_.quiet);
    table_->Refresh();
}

void JournalPane::load(std::size_t count) {
    const auto asked = ++loading_;
    if (!desk().has_study()) {
        take({});
        return;
    }
    const auto last = static_cast<std::int64_t>((count / page + 1) * page);
    desk().look_up<std::vector<store::JournalEntry>>(
        [last](commands::Session& session) { return session.study().journal(last); },
        while_here([this, asked](std::vector<store::JournalEntry> entries) {
            if (asked == loading_) take(std::move(entries));
        }));
}

void JournalPane::take(std::vector<store::JournalEntry> newest_last) {
    const auto item = table_->GetSelection();
    const auto row = item.IsOk() ? rows_->GetRow(item) : entries_.size();
    const auto chosen = row < entries_.size() ? entries_[row].seq : 0;

    std::reverse(newest_last.begin(), newest_last.end());
    entries_ = std::move(newest_last);
    more_asked_ = false;
    const auto total = entries_.empty() ? 0 : entries_.front().seq;
    if (total != total_ || chosen == 0) {
        total_ = total;
        rows_->Reset(static_cast<unsigned>(total_));
    } else {
        table_->Refresh();
    }
    if (chosen != 0 && chosen <= total_) {
        const auto same = rows_->GetItem(static_cast<unsigned>(total_ - chosen));
        table_->Select(same);
        table_->scroll_to(same);
    }
    count_->SetLabel(counted("%s edit", "%s edits", total_));
    offer();
}

JournalStep JournalPane::chosen_step() const {
    const auto item = table_->GetSelection();
    return item.IsOk() ? way_to(entries_, rows_->GetRow(item)) : JournalStep();
}

void JournalPane::offer() {
    const auto step = chosen_step();
    step_->SetLabel(step.way == JournalStep::Way::Undo
                        ? counted("Undo %s edit after this", "Undo %s edits after this", step.count)
                    : step.way == JournalStep::Way::Redo
                        ? counted("Redo %s edit up to this", "Redo %s edits up to this", step.count)
                        : _("Undo to here"));
    step_->Enable(step.way != JournalStep::Way::None && study().can_edit());
    redo_->Enable(study().can_edit() && !study().redo.empty());
    redo_->SetToolTip(journal_in_words(study().redo));
    Layout();
}

void JournalPane::go() {
    const auto step = chosen_step();
    if (step.way == JournalStep::Way::None) return;
    commands::Arguments arguments;
    arguments.add("N", std::to_string(step.count));
    desk().run(step.way == JournalStep::Way::Undo ? "study/undo" : "study/redo", std::move(arguments));
}

wxString JournalPane::words(unsigned row, unsigned column) {
    if (row >= entries_.size()) {
        if (!more_asked_) {
            more_asked_ = true;
            CallAfter([this, row] { load(row); });
        }
        return {};
    }
    const auto& entry = entries_[row];
    switch (column) {
        case Number:
            return wxString::Format("%lld", static_cast<long long>(entry.seq));
        case Time:
            return local_time(entry.time);
        case Who:
            return shown(entry.researcher);
        default:
            return journal_in_words(entry.summary) + (entry.undone ? " " + _("(undone)") : wxString());
    }
}

bool JournalPane::look(unsigned row, unsigned column, wxDataViewItemAttr& look) const {
    if (row >= entries_.size()) return false;
    const auto& entry = entries_[row];
    if (column == What && !entry.undone && entry.undoes == 0) return false;
    look.SetColour(theme_.quiet);
    look.SetStrikethrough(column == What && entry.undone);
    return true;
}

wxWindow* make_journal_pane(wxWindow* parent, Desk& desk) {
    return new JournalPane(parent, desk);
}

}  // namespace sotto::workbench
