// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/people/people_pane.h"

#include "text/fold.h"
#include "workbench/dialogs/confirm.h"
#include "workbench/panes/filter_box.h"
#include "workbench/panes/panes.h"
#include "workbench/people/paste_preview.h"
#include "workbench/people/people_words.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/clipbrd.h>
#include <wx/filedlg.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <algorithm>
#include <set>
#include <utility>

namespace sotto::workbench {

namespace {

/// So many people are filtered and sorted within a frame.
constexpr std::size_t quickly_arranged = 300;
constexpr std::array<study::Use, 4> uses{study::Use::Quote, study::Use::Paraphrase, study::Use::Aggregate,
                                         study::Use::None};

/// "New columns: Shoe size"; empty when there are none.
wxString new_columns(const std::vector<PeopleChange>& changes, const PeopleList& list) {
    std::set<std::string> known{"code", "name", "aliases", "category", "consent", "naming"};
    for (const auto& attribute : list.attributes) known.insert(text::fold_key(attribute));
    wxString names;
    for (const auto& change : changes) {
        if (!known.insert(text::fold_key(change.field)).second) continue;
        names += (names.empty() ? wxString() : wxString(", ")) + field_in_words(change.field);
    }
    return names.empty() ? names : wxString::Format(_("New columns: %s"), names);
}

}  // namespace

PeoplePane::PeoplePane(wxWindow* parent, Desk& desk)
    : DeskPane(parent, desk), measures_(Measures::of(*this)) {
    SetName("people");
    set_accessible_name(*this, _("People"));
    auto* column = new wxBoxSizer(wxVERTICAL);
    SetSizer(column);
    build_head();
    grid_ = new PeopleGrid(this, requests());
    column->Add(grid_, wxSizerFlags(1).Expand());
    grid_->Bind(wxEVT_GRID_LABEL_LEFT_CLICK, [this](wxGridEvent& event) { sort_by(event.GetCol()); });
    take_colours();
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        take_colours();
        event.Skip();
    });
    study_opened();
}

void PeoplePane::build_head() {
    const auto u = measures_.u;
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    count_ = new wxStaticText(this, wxID_ANY, {});
    count_->SetFont(GetFont().Bold());
    detail_ = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    detail_->SetMinSize({0, -1});
    filter_ = make_filter_box(
        this, _("Filter people"), [this] { arrange(); }, [this] { grid_->SetFocus(); });
    filter_->SetMinSize({18 * u, -1});
    who_ = new wxChoice(this, wxID_ANY);
    who_->Append(_("Participants"));
    who_->Append(_("Whole register"));
    who_->SetSelection(0);
    set_accessible_name(*who_, _("Who is shown"));
    who_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { arrange(); });
    names_ = new wxCheckBox(this, wxID_ANY, _("Names"));
    names_->SetToolTip(_("Shows real names and other names; they never leave the study"));
    names_->SetValue(true);
    names_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { arrange(); });
    const auto button = [&](const wxString& label, void (PeoplePane::*act)()) {
        auto* made = new wxButton(this, wxID_ANY, label);
        made->Bind(wxEVT_BUTTON, [this, act](wxCommandEvent&) { (this->*act)(); });
        return made;
    };
    add_ = button(_("Add person…"), &PeoplePane::add_person);
    consent_ = button(_("Consent") + wxString(L" \u25be"), &PeoplePane::offer_consent);
    consent_->SetName("consent");
    register_ = button(_("Table") + wxString(L" \u25be"), &PeoplePane::offer_register);
    const auto middle = wxSizerFlags().CentreVertical();
    auto* says = new wxBoxSizer(wxHORIZONTAL);
    says->Add(count_, wxSizerFlags(middle).Border(wxLEFT, 2 * u));
    says->Add(detail_, wxSizerFlags(1).CentreVertical().Border(wxLEFT, 2 * u));
    says->SetMinSize({-1, 4 * u});
    auto* looking = new wxBoxSizer(wxHORIZONTAL);
    auto* doing = new wxBoxSizer(wxHORIZONTAL);
    looking->AddSpacer(2 * u);
    doing->AddSpacer(2 * u);
    for (auto* control :
         {static_cast<wxWindow*>(names_), static_cast<wxWindow*>(who_), static_cast<wxWindow*>(filter_)})
        looking->Add(control, wxSizerFlags(middle).Border(wxRIGHT, u));
    for (auto* control : {add_, consent_, register_})
        doing->Add(control, wxSizerFlags(middle).Border(wxRIGHT, u));
    auto* controls = new wxBoxSizer(wxHORIZONTAL);
    controls->Add(looking, wxSizerFlags().Expand());
    controls->Add(doing, wxSizerFlags().Expand());
    line->Add(says, wxSizerFlags(1).Expand());
    line->Add(controls, wxSizerFlags().Expand());
    line->SetMinSize({-1, 5 * u});
    // One above the other where there is no room beside.
    Bind(wxEVT_SIZE, [this, line, controls, looking, doing](wxSizeEvent& event) {
        event.Skip();
        const int width = GetClientSize().x;
        const int wanted = looking->GetMinSize().x + doing->GetMinSize().x;
        const int beside = width - count_->GetBestSize().x - 4 * measures_.u;
        controls->SetOrientation(wanted <= width ? wxHORIZONTAL : wxVERTICAL);
        line->SetOrientation(wanted <= beside ? wxHORIZONTAL : wxVERTICAL);
        Layout();
    });
    GetSizer()->Add(line, wxSizerFlags().Expand());
}

PeopleRequests PeoplePane::requests() {
    PeopleRequests requests;
    requests.write = [this](std::string csv) { write(std::move(csv)); };
    // An editor of a cell is still at work when these come: what may ask a question waits for it.
    requests.consent = [this](std::vector<std::string> codes, study::Audience audience, int choice) {
        CallAfter([this, codes = std::move(codes), audience, choice] { record(codes, {audience}, choice); });
    };
    requests.naming = [this](const std::vector<std::string>& codes, bool may_be_named) {
        commands::Arguments arguments;
        arguments.add("PARTICIPANT", codes.front());
        for (std::size_t i = 1; i < codes.size(); ++i) arguments.add("also", codes[i]);
        arguments.add("AUDIENCE", "public");
        arguments.add("naming", may_be_named ? "yes" : "no");
        desk().run("privacy/consent", std::move(arguments));
    };
    requests.paste = [this](const std::string& words) { paste(words); };
    requests.menu = [this] { offer_menu(); };
    return requests;
}

void PeoplePane::take_colours() {
    const auto theme = Theme::of_desktop();
    SetBackgroundColour(theme.panel);
    detail_->SetForegroundColour(theme.quiet);
    grid_->take_colours(theme);
}

void PeoplePane::study_opened() {
    filter_->ChangeValue({});
    sorted_by_.clear();
    read_seq_ = -1;
    list_ = std::make_shared<PeopleList>();
    arrange();
    read();
}

void PeoplePane::read() {
    const auto asked = ++reading_;
    if (!desk().has_study()) return;
    desk().look_up<PeopleList>([](commands::Session& session) { return read_people(session.study()); },
                               while_here([this, asked](PeopleList found) {
                                   if (asked != reading_ || (found == *list_ && read_seq_ >= 0)) return;
                                   read_seq_ = study().seq;
                                   list_ = std::make_shared<const PeopleList>(std::move(found));
                                   arrange();
                               }));
}

void PeoplePane::arrange() {
    PeopleOrder order;
    order.filter = kept(filter_->GetValue());
    order.everything = who_->GetSelection() == 1;
    order.ascending = ascending_;
    auto columns = people_columns(*list_, names_->GetValue(), order.everything);
    const auto by = std::find_if(columns.begin(), columns.end(), [&](const PeopleColumn& column) {
        return kept(title_of(column)) == sorted_by_;
    });
    if (by != columns.end()) order.by = *by;
    const auto asked = ++arranging_;
    if (list_->people.size() <= quickly_arranged) {
        show(arranged(*list_, order), columns);
        return;
    }
    desk().look_up<PeopleShown>([list = list_, order](commands::Session&) { return arranged(*list, order); },
                                while_here([this, asked, list = list_, columns](PeopleShown found) {
                                    if (asked == arranging_ && list == list_) show(std::move(found), columns);
                                }));
}

void PeoplePane::show(PeopleShown found, const std::vector<PeopleColumn>& columns) {
    const bool everything = who_->GetSelection() == 1;
    const auto all = static_cast<long long>(found.all);
    const auto count = everything ? counted("%s entry", "%s entries", all)
                                  : counted("%s participant", "%s participants", all);
    count_->SetLabel(
        found.rows.size() == found.all ? count : wxString::Format(_("%zu of %s"), found.rows.size(), count));
    detail_->SetLabel(found.withdrawn == 0 ? wxString()
                                           : counted("%s has withdrawn", "%s have withdrawn",
                                                     static_cast<long long>(found.withdrawn)));
    const bool edit = study().can_edit();
    for (auto* button : {add_, consent_}) button->Enable(edit);
    register_->Enable(desk().has_study());
    const auto by = std::find_if(columns.begin(), columns.end(), [&](const PeopleColumn& column) {
        return kept(title_of(column)) == sorted_by_;
    });
    grid_->show(list_, std::move(found.rows), columns, edit);
    grid_->show_order(by == columns.end() ? -1 : static_cast<int>(by - columns.begin()), ascending_);
    if (!wanted_.empty()) grid_->go_to(std::exchange(wanted_, std::string()));
    Layout();
}

void PeoplePane::sort_by(int column) {
    if (column < 0) return;
    const auto title = kept(grid_->GetColLabelValue(column));
    ascending_ = title != sorted_by_ || !ascending_;
    sorted_by_ = title;
    arrange();
}

void PeoplePane::write(std::string csv) {
    commands::Arguments arguments;
    arguments.add("table", std::move(csv));
    arguments.add("clear", "");
    desk().run("register/import", std::move(arguments));
}

void PeoplePane::propose(std::string csv, const wxString& left_out, const wxString& verb) {
    commands::Arguments arguments;
    arguments.add("table", csv);
    arguments.add("dry-run", "");
    desk().run("register/import", std::move(arguments),
               while_here([this, csv, left_out, verb](const commands::Outcome& look) {
                   const auto changes = people_changes(look.data, csv, *list_);
                   auto remarks = new_columns(changes, *list_);
                   if (!remarks.empty() && !left_out.empty()) remarks += '\n';
                   if (!confirm_changes(*this, look.data, changes, remarks + left_out, verb)) return;
                   commands::Arguments again;
                   again.add("table", csv);
                   desk().run("register/import", std::move(again));
                   grid_->SetFocus();
               }));
}

void PeoplePane::paste(const std::string& words) {
    if (!study().can_edit()) return;
    const auto plan = plan_paste(pasted_cells(words), grid_->paste_target());
    if (plan.register_csv.empty()) {
        desk().tell(kept(_("There is nothing that can be pasted here: copy a block whose first row names its "
                           "columns, one of them code.")),
                    true);
        return;
    }
    wxString left_out;
    if (plan.columns_left > 0) {
        left_out =
            counted("%s column is left out: it has no name or is consent, which is chosen in the grid.",
                    "%s columns are left out: they have no names or are consent, which is chosen in the "
                    "grid.",
                    static_cast<long long>(plan.columns_left));
    }
    if (plan.rows_left > 0) {
        left_out += (left_out.empty() ? "" : "\n") + counted("%s row is left out: it has no code.",
                                                             "%s rows are left out: they have no codes.",
                                                             static_cast<long long>(plan.rows_left));
    }
    propose(plan.register_csv, left_out, _("Paste"));
}

void PeoplePane::record(std::vector<std::string> codes, const std::vector<study::Audience>& audiences,
                        int choice) {
    if (codes.empty() || audiences.empty()) return;
    commands::Arguments arguments;
    arguments.add("PARTICIPANT", codes.front());
    for (std::size_t i = 1; i < codes.size(); ++i) arguments.add("also", codes[i]);
    arguments.add("AUDIENCE", std::string(study::name_of(audiences.front())));
    for (std::size_t i = 1; i < audiences.size(); ++i)
        arguments.add("also-for", std::string(study::name_of(audiences[i])));
    if (choice == withdrawn_choice) {
        const auto question =
            codes.size() == 1
                ? wxString::Format(_("Withdraw the consent of %s?"), shown(codes.front()))
                : counted("Withdraw the consent of %s person?", "Withdraw the consent of %s people?",
                          static_cast<long long>(codes.size()));
        if (!confirmed(
                *this, question,
                _("Wider circles are withdrawn with it, and no export quotes the words for them any more."),
                _("Withdraw consent"))) {
            return;
        }
        arguments.add("withdraw", "");
    } else {
        arguments.add("use", std::string(study::name_of(uses[static_cast<std::size_t>(choice)])));
    }
    desk().run("privacy/consent", std::move(arguments));
}

void PeoplePane::offer_consent() {
    const auto codes = grid_->chosen_codes();
    if (codes.empty()) return;
    wxMenu menu;
    menu.Append(wxID_ANY,
                codes.size() == 1
                    ? wxString::Format(_("Words of %s may be used for"), shown(codes.front()))
                    : counted("Words of %s person may be used for", "Words of %s people may be used for",
                              static_cast<long long>(codes.size())))
        ->Enable(false);
    const auto choices = consent_choices();
    const auto add = [&](const wxString& label, const std::vector<study::Audience>& audiences) {
        auto* below = new wxMenu;
        for (std::size_t i = 0; i < choices.size(); ++i) {
            if (i == withdrawn_choice) below->AppendSeparator();
            auto* item = below->Append(wxID_ANY, choices[i]);
            // Of a menu below another one, only the one above hears.
            menu.Bind(
                wxEVT_MENU,
                [this, codes, audiences, choice = static_cast<int>(i)](wxCommandEvent&) {
                    CallAfter([this, codes, audiences, choice] { record(codes, audiences, choice); });
                },
                item->GetId());
        }
        menu.AppendSubMenu(below, label);
    };
    for (const auto audience : audiences_in_order) add(audience_in_words(audience), {audience});
    menu.AppendSeparator();
    add(_("All four"), {audiences_in_order.begin(), audiences_in_order.end()});
    consent_->PopupMenu(&menu, 0, consent_->GetSize().y);
}

void PeoplePane::offer_menu() {
    wxMenu menu;
    const bool edit = study().can_edit();
    const auto add = [&](const wxString& label, bool enabled, std::function<void()> act) {
        auto* item = menu.Append(wxID_ANY, label);
        item->Enable(enabled);
        menu.Bind(
            wxEVT_MENU, [act = std::move(act)](wxCommandEvent&) { act(); }, item->GetId());
    };
    add(_("Consent…"), edit && !grid_->chosen_codes().empty(),
        [this] { CallAfter([this] { offer_consent(); }); });
    menu.AppendSeparator();
    add(_("Copy cells"), true, [this] {
        const wxClipboardLocker lock;
        if (!!lock) wxTheClipboard->SetData(new wxTextDataObject(shown(grid_->copied())));
    });
    add(_("Paste from a spreadsheet"), edit, [this] {
        wxTextDataObject words;
        bool there = false;
        {
            const wxClipboardLocker lock;
            there = !!lock && wxTheClipboard->GetData(words);
        }
        if (there) paste(kept(words.GetText()));
    });
    add(_("Clear cells"), edit, [this] { grid_->clear_cells(); });
    PopupMenu(&menu);
}

void PeoplePane::offer_register() {
    wxMenu menu;
    auto* take = menu.Append(wxID_ANY, _("Take a table in…"));
    take->Enable(study().can_edit());
    auto* give = menu.Append(wxID_ANY, _("Write the register as a table…"));
    menu.Bind(
        wxEVT_MENU, [this](wxCommandEvent&) { CallAfter([this] { import_register(); }); }, take->GetId());
    menu.Bind(
        wxEVT_MENU, [this](wxCommandEvent&) { CallAfter([this] { export_register(); }); }, give->GetId());
    register_->PopupMenu(&menu, 0, register_->GetSize().y);
}

void PeoplePane::add_person() {
    const auto code = asked_for_line(*this, _("Add person"), _("What the study calls them, such as P12"), {});
    if (!code) return;
    wanted_ = *code;
    commands::Arguments arguments;
    arguments.add("CODE", *code);
    arguments.add("category", "person");
    desk().run("participant/change", std::move(arguments));
}

void PeoplePane::import_register() {
    wxFileDialog dialog(wxGetTopLevelParent(this), _("Take a table in"), wxString(), wxString(),
                        _("Tables") + " (*.csv;*.tsv;*.txt)|*.csv;*.tsv;*.txt",
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    commands::Arguments arguments;
    arguments.add("FILE", kept(dialog.GetPath()));
    arguments.add("dry-run", "");
    desk().run("register/import", arguments,
               while_here([this, file = kept(dialog.GetPath())](const commands::Outcome& look) {
                   // Names stand in the file only; that they differ is said without them.
                   if (!confirm_changes(*this, look.data, people_changes(look.data, "code\n", *list_), {},
                                        _("Take in")))
                       return;
                   commands::Arguments again;
                   again.add("FILE", file);
                   desk().run("register/import", std::move(again));
               }));
}

void PeoplePane::export_register() {
    wxFileDialog dialog(wxGetTopLevelParent(this), _("Write the register, with all names"), wxString(),
                        "register.csv", _("Tables") + " (*.csv)|*.csv", wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return;
    commands::Arguments arguments;
    arguments.add("export", kept(dialog.GetPath()));
    desk().run("register/import", std::move(arguments), while_here([this](const commands::Outcome&) {
                   desk().tell(
                       kept(_("The register was written. It holds every name: keep it where the study is.")));
               }));
}

wxWindow* make_people_pane(wxWindow* parent, Desk& desk) {
    return new PeoplePane(parent, desk);
}

}  // namespace sotto::workbench
