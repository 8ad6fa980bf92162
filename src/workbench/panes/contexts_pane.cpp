// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/contexts_pane.h"

#include "workbench/identifier_review.h"
#include "workbench/panes/kwic.h"
#include "workbench/panes/kwic_columns.h"
#include "workbench/panes/panes.h"
#include "workbench/words.h"

#include <wx/sizer.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

/// Places that are listed. Nobody reads further for one decision; the head counts all.
constexpr std::size_t listed_places = 2000;
constexpr std::size_t named_forms = 5;

}  // namespace

ContextsPane::ContextsPane(wxWindow* parent, Desk& desk)
    : DeskPane(parent, desk), measures_(Measures::of(*this)), theme_(Theme::of_desktop()) {
    SetName("contexts");
    set_accessible_name(*this, _("Places of the identifier"));
    SetSizer(new wxBoxSizer(wxVERTICAL));
    build_head();
    build_table();
    take_colours();
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        take_colours();
        event.Skip();
    });
    study_opened();
}

void ContextsPane::build_head() {
    const int u = measures_.u;
    const auto text = [this] {
        return new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    };
    name_ = text();
    name_->SetFont(GetFont().Scaled(1.4F).Bold());
    kind_ = text();
    count_ = text();
    forms_ = text();
    forms_->SetFont(GetFont().Scaled(0.92F));
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    line->Add(name_, wxSizerFlags().CentreVertical());
    line->Add(kind_, wxSizerFlags().CentreVertical().Border(wxLEFT, 3 * u / 2));
    line->AddStretchSpacer();
    line->Add(count_, wxSizerFlags().CentreVertical().Border(wxLEFT, 2 * u));
    GetSizer()->Add(line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, 2 * u));
    GetSizer()->Add(forms_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, 2 * u));
    GetSizer()->AddSpacer(u);
}

void ContextsPane::build_table() {
    table_ = make_table(this, _("Places of the identifier"));
    rows_ = new TableRows({[this](unsigned row, unsigned column) { return words(row, column); },
                           [this](unsigned row, unsigned column, wxDataViewItemAttr& attr) {
                               return look(row, column, attr);
                           }});
    add_words(*table_, _("Source"), Source, 22);
    add_words(*table_, _("Turn"), Turn, 6, wxALIGN_RIGHT);
    add_words(*table_, _("Speaker"), Speaker, 10);
    add_words(*table_, _("Before"), Left, 34, wxALIGN_RIGHT, false, wxELLIPSIZE_START);
    add_words(*table_, _("Found"), Match, 14, wxALIGN_CENTRE_HORIZONTAL);
    add_words(*table_, _("After"), Right, 34);
    table_->AssociateModel(rows_.get());
    GetSizer()->Add(table_, wxSizerFlags(1).Expand());
    // A row that is chosen is shown in its document; the keyboard stays here.
    table_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { jump(); });
    table_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { jump(); });
    table_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (!on_key(event)) event.Skip();
    });
    table_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { fit_columns(); });
    });
}

bool ContextsPane::on_key(const wxKeyEvent& event) {
    if (event.HasAnyModifiers()) return false;
    switch (event.GetKeyCode()) {
        case 'A':
            decide(desk(), Verdict::Accept);
            return true;
        case 'R':
        case 'N':
            decide(desk(), Verdict::Reject);
            return true;
        case 'E':
        case WXK_F2:
            ask_for_replacement(*this, desk());
            return true;
        case 'J':
            go_to_open(desk(), 1);
            return true;
        case 'K':
            go_to_open(desk(), -1);
            return true;
        default:
            return false;
    }
}

void ContextsPane::take_colours() {
    theme_ = Theme::of_desktop();
    SetBackgroundColour(theme_.canvas);
    name_->SetForegroundColour(theme_.ink);
    for (auto* text : {kind_, count_, forms_}) text->SetForegroundColour(theme_.quiet);
    table_->Refresh();
    Refresh();
}

void ContextsPane::fit_columns() {
    const int u = measures_.u;
    const int width = table_->GetClientSize().x;
    // Where words are large, the words around come before what can be seen in the document.
    const bool named = width >= 75 * u;
    const bool spoken = width >= 95 * u;
    if (table_->GetColumn(Source)->IsHidden() == named) table_->GetColumn(Source)->SetHidden(!named);
    if (table_->GetColumn(Speaker)->IsHidden() == spoken) table_->GetColumn(Speaker)->SetHidden(!spoken);
    const int others = ((named ? 22 : 0) + 6 + (spoken ? 10 : 0)) * u;
    const auto fits = fit_kwic_columns(*table_, {Left, Match, Right, 16, 12, 0.37}, others, measures_);
    if (fits == 0) return;
    around_ = fits;
    table_->Refresh();
}

void ContextsPane::study_opened() {
    asked_.clear();
    places_ = -1;
    ++asking_;
    contexts_ = std::make_shared<IdentifierContexts>();
    rows_->Reset(0);
    say_what_it_is();
}

void ContextsPane::focus_changed(const Focus& before) {
    if (desk().focus().identifier != before.identifier) ask();
}

void ContextsPane::identifiers_changed() {
    const auto* entity = identifier_in_focus(desk());
    if (entity != nullptr && (entity->key != asked_ || entity->places != places_)) ask();
    say_what_it_is();
}

void ContextsPane::ask() {
    const auto* entity = identifier_in_focus(desk());
    asked_ = entity == nullptr ? std::string() : entity->key;
    places_ = entity == nullptr ? 0 : entity->places;
    say_what_it_is();
    const auto asked = ++asking_;
    if (entity == nullptr) {
        contexts_ = std::make_shared<IdentifierContexts>();
        rows_->Reset(0);
        return;
    }
    desk().look_up<IdentifierContexts>(
        [picture = desk().identifiers(), key = entity->key](commands::Session& session) {
            return read_contexts(session, picture, key, listed_places);
        },
        while_here([this, asked](IdentifierContexts contexts) {
            if (asked != asking_) return;
            contexts_ = std::make_shared<IdentifierContexts>(std::move(contexts));
            rows_->Reset(static_cast<unsigned>(contexts_->lines.size()));
        }));
}

void ContextsPane::say_what_it_is() {
    const auto* entity = identifier_in_focus(desk());
    if (entity == nullptr) {
        name_->SetLabelText(_("No identifier chosen"));
        kind_->SetLabelText({});
        count_->SetLabelText({});
        forms_->SetLabelText(_("Choose one in the list to see every place where it stands."));
        Layout();
        return;
    }
    name_->SetLabelText(shortened(entity->words(), 48));
    kind_->SetLabelText(category_in_words(entity->category));
    count_->SetLabelText(
        wxString::Format(_("%s in %s"), counted("%s time", "%s times", entity->places),
                         counted("%s source", "%s sources", static_cast<long long>(entity->sources.size()))));
    wxString words;
    for (std::size_t i = 1; i < std::min(entity->forms.size(), named_forms); ++i) {
        words += words.empty() ? _("Also written") + " " : wxString::FromUTF8(" · ");
        words += shortened(entity->forms[i].first, 30) +
                 wxString::Format(" %lld", static_cast<long long>(entity->forms[i].second));
    }
    if (entity->forms.size() > named_forms)
        words += wxString::FromUTF8(" · ") +
                 counted("%s more", "%s more", static_cast<long long>(entity->forms.size() - named_forms));
    if (words.empty())
        words = entity->known ? _("Known from the register")
                : entity->listed == Listed::AsName
                    ? _("Perhaps a name: it is not replaced unless you accept it")
                : entity->listed == Listed::AsTrait
                    ? _("Helps to tell who somebody is: it is not replaced unless you accept it")
                    : _("Found by its form; not in the register");
    forms_->SetLabelText(words);
    Layout();
}

wxString ContextsPane::words(unsigned row, unsigned column) const {
    if (row >= contexts_->lines.size()) return {};
    const auto& line = contexts_->lines[row];
    switch (column) {
        case Source:
            return shown(line.source_name);
        case Turn:
            return line.turn == 0 ? wxString() : wxString::Format("%lld", static_cast<long long>(line.turn));
        case Speaker:
            return shown(line.speaker);
        case Left:
            return shown(line.right_to_left ? first_words(line.after, around_)
                                            : last_words(line.before, around_))
                .Strip(wxString::both);
        case Match:
            return shown(line.matched);
        default:
            return shown(line.right_to_left ? last_words(line.before, around_)
                                            : first_words(line.after, around_))
                .Strip(wxString::both);
    }
}

bool ContextsPane::look(unsigned row, unsigned column, wxDataViewItemAttr& look) const {
    if (column == Match) {
        const auto* entity = desk().identifiers()->entity(asked_);
        look.SetBold(true);
        if (entity != nullptr && !table_->IsSelected(rows_->GetItem(row)))
            look.SetColour(entity->state == privacy::ReviewState::Rejected ? theme_.quiet
                           : names_someone(entity->category)               ? theme_.names_someone
                                                                           : theme_.narrows_down);
        return true;
    }
    if (column == Left || column == Right || table_->IsSelected(rows_->GetItem(row))) return false;
    look.SetColour(theme_.quiet);
    return true;
}

void ContextsPane::jump() {
    const auto item = table_->GetSelection();
    if (!item.IsOk()) return;
    const auto row = rows_->GetRow(item);
    if (row >= contexts_->lines.size()) return;
    desk().show(contexts_->lines[row].source, contexts_->lines[row].range);
    // The document takes the keyboard when it is shown; who goes through places keeps it here.
    CallAfter([this] { table_->SetFocus(); });
}

wxWindow* make_contexts_pane(wxWindow* parent, Desk& desk) {
    return new ContextsPane(parent, desk);
}

}  // namespace sotto::workbench
