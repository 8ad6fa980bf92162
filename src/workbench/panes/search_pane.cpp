// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/search_pane.h"

#include "workbench/panes/code_all_dialog.h"
#include "workbench/panes/kwic_columns.h"
#include "workbench/panes/panes.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/menu.h>
#include <wx/numformatter.h>
#include <wx/sizer.h>

#include <algorithm>
#include <map>

namespace sotto::workbench {

namespace {

/// Passages whose matches are listed. Nobody reads further; the total counts all.
constexpr std::int64_t listed_passages = 5000;
/// Values of an attribute that a menu can hold; others are typed.
constexpr std::size_t menu_values = 30;

}  // namespace

SearchPane::SearchPane(wxWindow* parent, Desk& desk)
    : DeskPane(parent, desk), measures_(Measures::of(*this)), theme_(Theme::of_desktop()) {
    SetName("search");
    set_accessible_name(*this, _("Search"));
    SetSizer(new wxBoxSizer(wxVERTICAL));
    build_query_line();
    summary_ = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    GetSizer()->Add(summary_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, measures_.u));
    build_table();
    take_colours();
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        take_colours();
        event.Skip();
    });
    study_opened();
}

void SearchPane::build_query_line() {
    query_ = new wxSearchCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    query_->SetDescriptiveText(_("Words, \"a phrase\", near*, code:, speaker:, kind:"));
    query_->ShowCancelButton(true);
    set_accessible_name(*query_, _("What to look for"));
    query_->Bind(wxEVT_SEARCH, [this](wxCommandEvent&) { start(); });
    query_->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) {
        query_->ChangeValue({});
        start();
    });
    condition_ = new wxButton(this, wxID_ANY, _("Add condition"));
    condition_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { offer_conditions(); });
    order_ = new wxChoice(this, wxID_ANY);
    order_->Append(_("Best match"));
    order_->Append(_("By place"));
    order_->SetSelection(0);
    set_accessible_name(*order_, _("What comes first"));
    order_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { start(); });
    code_all_ = new wxButton(this, wxID_ANY, _("Code all…"));
    code_all_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { code_all(); });

    auto* line = new wxBoxSizer(wxHORIZONTAL);
    const auto flags = wxSizerFlags().CentreVertical().Border(wxLEFT, measures_.u);
    line->Add(query_, wxSizerFlags(1).CentreVertical());
    line->Add(condition_, flags);
    line->Add(order_, flags);
    line->Add(code_all_, flags);
    GetSizer()->Add(line, wxSizerFlags().Expand().Border(wxALL, measures_.u));
}

void SearchPane::build_table() {
    table_ = make_table(this, _("Found"));
    rows_ = new TableRows({[this](unsigned row, unsigned column) { return words(row, column); },
                           [this](unsigned row, unsigned column, wxDataViewItemAttr& attr) {
                               return look(row, column, attr);
                           }});
    add_words(*table_, _("Before"), Left, 45, wxALIGN_RIGHT, false, wxELLIPSIZE_START);
    add_words(*table_, _("Match"), Match, 14, wxALIGN_CENTRE_HORIZONTAL);
    add_words(*table_, _("After"), Right, 45);
    add_words(*table_, _("Source"), Source, 20);
    add_words(*table_, _("Speaker"), Speaker, 12);
    table_->AssociateModel(rows_.get());
    GetSizer()->Add(table_, wxSizerFlags(1).Expand());
    table_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { jump(); });
    table_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { fit_columns(); });
    });
}

void SearchPane::take_colours() {
    theme_ = Theme::of_desktop();
    show_summary();
    table_->Refresh();
}

void SearchPane::fit_columns() {
    const auto fits = fit_kwic_columns(*table_, {Left, Match, Right}, (20 + 12) * measures_.u, measures_);
    if (fits == 0) return;
    around_ = fits;
    table_->Refresh();
}

void SearchPane::study_opened() {
    query_->ChangeValue({});
    asked_.clear();
    take({});
    desk().set_hits({});
    const bool open = desk().has_study();
    for (wxWindow* control : std::initializer_list<wxWindow*>{query_, condition_, order_})
        control->Enable(open);
}

void SearchPane::study_changed() {
    // Codes and people may answer otherwise now; a search takes milliseconds.
    if (!asked_.empty()) search(asked_);
}

void SearchPane::search(const std::string& query) {
    query_->ChangeValue(shown(query));
    start();
}

void SearchPane::start() {
    const auto query = kept(query_->GetValue().Strip(wxString::both));
    const auto asked = ++searching_;
    asked_ = query;
    if (query.empty()) {
        take({});
        desk().set_hits({});
        return;
    }
    summary_->SetLabel(_("Searching…"));
    const bool by_relevance = order_->GetSelection() == 0;
    desk().look_up<Found>(
        [query, by_relevance](commands::Session& session) {
            return find_lines(session, query, by_relevance, listed_passages);
        },
        while_here([this, asked](Found found) {
            if (asked != searching_) return;
            take(std::move(found));
            desk().set_hits(found_->matches);
        }));
}

void SearchPane::take(Found found) {
    found_ = std::make_shared<Found>(std::move(found));
    rows_->Reset(static_cast<unsigned>(found_->lines.size()));
    code_all_->Enable(!found_->lines.empty() && study().can_edit());
    show_summary();
}

void SearchPane::show_summary() {
    wxString words;
    summary_->SetForegroundColour(found_->problem.empty() ? theme_.quiet : theme_.error);
    if (!found_->problem.empty()) {
        words = shown(found_->problem);
    } else if (asked_.empty()) {
        words =
            _("Words side by side must all be there, in any of their forms. AND, OR, NOT, NEAR/5, \"a "
              "phrase\", "
              "prefix*; code:, speaker:, kind:, date: and any attribute of the register.");
    } else if (found_->total == 0) {
        words = _("Nothing was found.");
    } else {
        const auto dot = wxString::FromUTF8(" · ");
        words = counted("%s passage", "%s passages", static_cast<long long>(found_->total)) + dot +
                counted("%s line", "%s lines", static_cast<long long>(found_->lines.size())) + dot +
                counted("%s source", "%s sources", static_cast<long long>(found_->sources)) + dot +
                wxNumberFormatter::ToString(found_->seconds, 2) + " s";
        if (found_->listed < found_->total)
            words += dot + counted("the first %s passage is listed", "the first %s passages are listed",
                                   static_cast<long long>(found_->listed));
    }
    summary_->SetLabel(words);
    Layout();
}

wxString SearchPane::words(unsigned row, unsigned column) const {
    if (row >= found_->lines.size()) return {};
    const auto& line = found_->lines[row];
    switch (column) {
        case Left:
            return shown(line.right_to_left ? first_words(line.after, around_)
                                            : last_words(line.before, around_))
                .Strip(wxString::both);
        case Match:
            return shown(line.matched);
        case Right:
            return shown(line.right_to_left ? last_words(line.before, around_)
                                            : first_words(line.after, around_))
                .Strip(wxString::both);
        case Source:
            return shown(line.source_name);
        default:
            return shown(line.speaker);
    }
}

bool SearchPane::look(unsigned, unsigned column, wxDataViewItemAttr& look) const {
    if (column == Match) {
        look.SetBold(true);
        return true;
    }
    if (column != Source && column != Speaker) return false;
    look.SetColour(theme_.quiet);
    return true;
}

void SearchPane::jump() {
    const auto item = table_->GetCurrentItem();
    if (!item.IsOk()) return;
    const auto row = rows_->GetRow(item);
    if (row >= found_->lines.size()) return;
    desk().show(found_->lines[row].source, found_->lines[row].match);
}

void SearchPane::code_all() {
    std::int64_t matches = 0;
    for (const auto& [source, ranges] : found_->matches) matches += static_cast<std::int64_t>(ranges.size());
    const auto answer = ask_code_all(this, study(), {matches, found_->total, found_->listed < found_->total});
    if (!answer) return;
    commands::Arguments arguments;
    arguments.add("QUERY", asked_);
    arguments.add("code", answer->code);
    arguments.add("unit", answer->unit);
    desk().run("code/auto", std::move(arguments), while_here([this](const commands::Outcome& outcome) {
                   desk().tell(kept(
                       counted("Coded %s place.", "Coded %s places.", outcome.data["added"].integer()) + " " +
                       counted("%s was coded so already.", "%s were coded so already.",
                               outcome.data["already"].integer())));
               }));
}

void SearchPane::add_values(wxMenu& menu, const wxString& title, const std::string& field,
                            const std::vector<std::string>& values) {
    auto* choices = new wxMenu;
    for (const auto& value : values) {
        if (choices->GetMenuItemCount() >= menu_values) break;
        auto label = shown(value);
        label.Replace("&", "&&");
        const auto* item = choices->Append(wxID_ANY, label);
        menu.Bind(
            wxEVT_MENU, [this, field, value](wxCommandEvent&) { add_condition(field, value); },
            item->GetId());
    }
    if (choices->GetMenuItemCount() > 0) choices->AppendSeparator();
    const auto* other = choices->Append(wxID_ANY, _("Other…"));
    menu.Bind(
        wxEVT_MENU,
        [this, field](wxCommandEvent&) {
            query_->ChangeValue(shown(with_condition(kept(query_->GetValue()), field, "x")).RemoveLast());
            query_->SetFocus();
            query_->SetInsertionPointEnd();
        },
        other->GetId());
    menu.AppendSubMenu(choices, title);
}

void SearchPane::offer_conditions() {
    const auto& picture = study();
    wxMenu menu;
    std::vector<std::string> codes;
    for (const auto& code : picture.codes.codes()) {
        if (code.status == study::CodeStatus::Active) codes.push_back(picture.codes.path(code.id));
    }
    std::vector<std::string> people;
    for (const auto& entity : picture.entities) {
        if (entity.participant) people.push_back(entity.code);
    }
    std::map<std::string, std::vector<std::string>> by_attribute;
    for (const auto& attribute : picture.attributes) {
        auto& values = by_attribute[attribute.name];
        if (!attribute.value.empty() &&
            std::find(values.begin(), values.end(), attribute.value) == values.end())
            values.push_back(attribute.value);
    }
    std::vector<std::string> kinds;
    std::vector<std::string> languages;
    for (const auto& source : picture.sources) {
        const std::string kind(study::name_of(source.kind));
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
        if (std::find(languages.begin(), languages.end(), source.language) == languages.end())
            languages.push_back(source.language);
    }
    add_values(menu, _("Code"), "code", codes);
    add_values(menu, _("Speaker"), "speaker", people);
    add_values(menu, _("Kind of source"), "kind", kinds);
    add_values(menu, _("Language"), "lang", languages);
    menu.AppendSeparator();
    for (auto& [name, values] : by_attribute) {
        std::sort(values.begin(), values.end());
        add_values(menu, shown(name), name, values);
    }
    condition_->PopupMenu(&menu, 0, condition_->GetSize().y);
}

void SearchPane::add_condition(const std::string& field, const std::string& value) {
    search(with_condition(kept(query_->GetValue()), field, value));
    query_->SetFocus();
    query_->SetInsertionPointEnd();
}

wxWindow* make_search_pane(wxWindow* parent, Desk& desk) {
    return new SearchPane(parent, desk);
}

void search_in(wxWindow& search_pane, const std::string& query) {
    if (auto* pane = dynamic_cast<SearchPane*>(&search_pane); pane != nullptr) pane->search(query);
}

}  // namespace sotto::workbench
