// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/inspector_pane.h"

#include "workbench/gtk_looks.h"
#include "workbench/identifier_review.h"
#include "workbench/panes/choose_code.h"
#include "workbench/panes/inspector_sheets.h"
#include "workbench/panes/panes.h"
#include "workbench/words.h"

#include <gtk/gtk.h>
#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>
#include <wx/wupdlock.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

using Kind = Inspected::Kind;

constexpr std::array<Kind, 5> kinds{Kind::Coding, Kind::Code, Kind::Source, Kind::Person, Kind::Identifier};

}  // namespace

InspectorPane::InspectorPane(wxWindow* parent, Desk& desk)
    : DeskPane(parent, desk), measures_(Measures::of(*this)) {
    SetName("inspector");
    set_accessible_name(*this, _("Inspector"));
    SetSizer(new wxBoxSizer(wxVERTICAL));
    build_head();
    card_ = new InspectorCard(this);
    set_accessible_name(*card_, _("What is in focus"));
    GetSizer()->Add(card_, wxSizerFlags(1).Expand());
    build_foot();
    build_decision();
    take_colours();
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        take_colours();
        ask();
        event.Skip();
    });
    study_opened();
}

void InspectorPane::take_colours() {
    const auto theme = Theme::of_desktop();
    card_->set_theme(theme);
    for (wxWindow* part : {static_cast<wxWindow*>(this), static_cast<wxWindow*>(card_),
                           static_cast<wxWindow*>(foot_), static_cast<wxWindow*>(decision_)})
        part->SetBackgroundColour(theme.panel);
    Refresh();
}

void InspectorPane::build_head() {
    // In two lines where words are large or names long.
    auto* line = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    const std::array<wxString, 5> names{_("Coding"), _("Code"), _("Source"), _("Person"), _("Identifier")};
    for (std::size_t i = 0; i < tabs_.size(); ++i) {
        tabs_[i] = new wxToggleButton(this, wxID_ANY, names[i], wxDefaultPosition, wxDefaultSize,
                                      wxBORDER_NONE | wxBU_EXACTFIT);
        tabs_[i]->Bind(wxEVT_TOGGLEBUTTON, [this, i](wxCommandEvent&) { inspect(thing_of(kinds[i])); });
        // Without a frame GTK leaves no room around the words, and the one in front is bold.
        const auto words = tabs_[i]->GetTextExtent(names[i]);
        tabs_[i]->SetMinSize({words.x + 2 * measures_.u, 3 * measures_.u});
        make_flat(*tabs_[i]);
        line->Add(tabs_[i], wxSizerFlags().CentreVertical());
    }
    number_ = new wxStaticText(this, wxID_ANY, {});
    line->Add(number_, wxSizerFlags().CentreVertical().Border(wxLEFT, measures_.u));
    GetSizer()->Add(line, wxSizerFlags().Expand().Border(wxALL, measures_.u / 2));
}

void InspectorPane::build_foot() {
    foot_ = new ButtonPair(this);
    auto* recode_button = new wxButton(foot_, wxID_ANY, _("Recode…"));
    recode_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { recode(); });
    auto* remove_button = new wxButton(foot_, wxID_ANY, _("Remove coding"));
    remove_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { remove(); });
    foot_->hold(recode_button, remove_button);
    GetSizer()->Add(foot_, wxSizerFlags().Expand());
}

void InspectorPane::build_decision() {
    decision_ = new ButtonPair(this);
    reject_ = new wxButton(decision_, wxID_ANY, _("Leave as said"));
    reject_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { decide(desk(), Verdict::Reject); });
    accept_ = new wxButton(decision_, wxID_ANY, _("Accept"));
    // The one button of the window that is filled.
    gtk_style_context_add_class(gtk_widget_get_style_context(accept_->GetHandle()), "suggested-action");
    accept_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { decide(desk(), Verdict::Accept); });
    decision_->hold(reject_, accept_);
    decision_->Hide();
    GetSizer()->Add(decision_, wxSizerFlags().Expand());
}

void InspectorPane::name_decision() {
    const auto* entity = what_.kind == Kind::Identifier ? identifier_in_focus(desk()) : nullptr;
    decision_->Show(entity != nullptr && study().can_edit());
    if (entity == nullptr) return;
    // Whom the register knows is what it says; only that he is to be left can be said of him.
    reject_->SetLabel(entity->known ? _("Leave as said") : not_one_in_words(entity->category));
    accept_->SetLabel(entity->places == 1
                          ? _("Accept")
                          : counted("Accept for %s place", "Accept for all %s", entity->places));
    decision_->fit();
}

void InspectorPane::identifiers_changed() {
    if (what_.kind == Kind::Identifier) {
        ask();
    } else if (what_.kind == Kind::Source) {
        // A scan of thousands of sources tells often.
        const auto now = review_in_words(*desk().identifiers(), {what_.id});
        if (now != review_) ask();
        review_ = now;
    }
}

void InspectorPane::study_opened() {
    person_ = {};
    inspect({});
}

void InspectorPane::document_changed(study::Id<study::Source> source) {
    if (what_.kind == Kind::Coding && coding_ && coding_->coding.source == source) ask();
}

void InspectorPane::focus_changed(const Focus& before) {
    const auto& focus = desk().focus();
    if (focus.identifier != before.identifier && identifier_in_focus(desk()) != nullptr) {
        inspect(thing_of(Kind::Identifier));
    } else if (focus.coding != before.coding && focus.coding) {
        inspect({Kind::Coding, focus.coding.value});
    } else if (focus.code != before.code && focus.code) {
        inspect({Kind::Code, focus.code.value});
    } else if (focus.source != before.source && focus.source) {
        // Who goes through the places of an identifier goes on looking at it.
        const auto* entity = what_.kind == Kind::Identifier ? identifier_in_focus(desk()) : nullptr;
        const bool stays = entity != nullptr && std::find(entity->sources.begin(), entity->sources.end(),
                                                          focus.source) != entity->sources.end();
        if (!stays) inspect({Kind::Source, focus.source.value});
    } else if (!focus.coding && before.coding && what_.kind == Kind::Coding) {
        inspect(thing_of(focus.code ? Kind::Code : Kind::Source));
    } else {
        offer_tabs();
    }
}

Inspected InspectorPane::thing_of(Kind kind) const {
    const auto& focus = desk().focus();
    const auto* source = study().source(coding_ && focus.coding ? coding_->coding.source : focus.source);
    std::int64_t id = 0;
    switch (kind) {
        case Kind::Coding:
            id = focus.coding.value;
            break;
        case Kind::Code:
            id = focus.coding && coding_ ? coding_->coding.code.value : focus.code.value;
            break;
        case Kind::Source:
            id = source != nullptr ? source->id.value : 0;
            break;
        case Kind::Person:
            id = focus.coding && coding_ && coding_->participant ? coding_->participant.value
                 : source != nullptr && source->participant      ? source->participant.value
                                                                 : person_.value;
            break;
        case Kind::Identifier:
            if (const auto* entity = identifier_in_focus(desk()); entity != nullptr)
                id = std::int64_t{entity->number} + 1;
            break;
        case Kind::Nothing:
            break;
    }
    return id == 0 ? Inspected() : Inspected{kind, id};
}

void InspectorPane::inspect(const Inspected& what) {
    what_ = what;
    if (what.kind == Kind::Person) person_ = study::Id<study::Entity>{what.id};
    ask();
}

template <class Fill>
void InspectorPane::show(Fill fill) {
    CallAfter([this, asked = asking_, fill = std::move(fill)] {
        // Nobody's words are taken from under the pen: they are an edit when it is laid down, and that shows
        // the rest.
        if (asked != asking_ || (shown_ == what_ && card_->busy())) return;
        card_->settle();
        const bool same = shown_ == what_;
        shown_ = what_;
        auto* focused = wxWindow::FindFocus();
        const auto name =
            focused != nullptr && card_->IsDescendant(focused) ? focused->GetName() : wxString();
        const wxWindowUpdateLocker lock(card_);
        const auto place = card_->GetViewStart();
        card_->clear();
        fill(Sheet{*card_, desk(), [this](const Inspected& what) { inspect(what); }});
        card_->finish();
        if (same) card_->Scroll(place);
        if (!name.empty()) {
            if (auto* again = wxWindow::FindWindowByName(name, card_); again != nullptr) again->SetFocus();
        }
        foot_->Show(what_.kind == Kind::Coding && coding_ && study().can_edit());
        name_decision();
        offer_tabs();
        Layout();
    });
}

void InspectorPane::ask() {
    const auto asked = ++asking_;
    const auto still = [this, asked] { return asked == asking_; };
    const auto id = what_.id;
    switch (what_.kind) {
        case Kind::Coding: {
            const study::Id<study::Coding> coding{id};
            const auto document = desk().document(desk().focus().source);
            if (document != nullptr && document->coding(coding) != nullptr) {
                show_coding(coding_facts(*document, coding));
                return;
            }
            desk().look_up<std::optional<CodingFacts>>(
                [coding](commands::Session& session) { return read_coding(session.study(), coding); },
                while_here([this, still](const std::optional<CodingFacts>& facts) {
                    if (still()) show_coding(facts);
                }));
            return;
        }
        case Kind::Code: {
            const study::Id<study::Code> code{id};
            desk().look_up<CodeFacts>(
                [code](commands::Session& session) { return read_code(session.study(), code); },
                while_here([this, still, code](const CodeFacts& facts) {
                    if (still()) show([code, facts](const Sheet& sheet) { fill_code(sheet, code, facts); });
                }));
            return;
        }
        case Kind::Source: {
            const study::Id<study::Source> source{id};
            desk().look_up<SourceFacts>(
                [source](commands::Session& session) { return read_source(session.study(), source); },
                while_here([this, still, source](const SourceFacts& facts) {
                    if (still())
                        show([source, facts](const Sheet& sheet) { fill_source(sheet, source, facts); });
                }));
            return;
        }
        case Kind::Person: {
            const study::Id<study::Entity> person{id};
            desk().look_up<PersonFacts>(
                [person](commands::Session& session) { return read_person(session.study(), person); },
                while_here([this, still, person](const PersonFacts& facts) {
                    if (still())
                        show([person, facts](const Sheet& sheet) { fill_person(sheet, person, facts); });
                }));
            return;
        }
        case Kind::Identifier: {
            const auto* entity = desk().identifiers()->entity(static_cast<std::uint32_t>(id - 1));
            if (entity == nullptr) {
                inspect({});
                return;
            }
            desk().look_up<IdentifierContexts>(
                [picture = desk().identifiers(), key = entity->key](commands::Session& session) {
                    return read_contexts(session, picture, key, 1);
                },
                while_here([this, still, key = entity->key](IdentifierContexts contexts) {
                    if (still())
                        show([key, contexts = std::move(contexts)](const Sheet& sheet) {
                            fill_identifier(sheet, key, contexts);
                        });
                }));
            return;
        }
        case Kind::Nothing:
            coding_.reset();
            show([](const Sheet& sheet) {
                sheet.card.paragraph(
                    sheet.desk.has_study()
                        ? _("Choose a coding, a code or a source to see what is known of it.")
                        : wxString(),
                    true);
            });
            return;
    }
}

void InspectorPane::show_coding(const std::optional<CodingFacts>& facts) {
    coding_ = facts;
    if (!facts) {
        inspect({});
        return;
    }
    show([facts](const Sheet& sheet) { fill_coding(sheet, *facts); });
}

void InspectorPane::offer_tabs() {
    const bool identifier = thing_of(Kind::Identifier).id != 0;
    for (std::size_t i = 0; i < tabs_.size(); ++i) {
        const bool now = kinds[i] == what_.kind;
        const bool there = now || thing_of(kinds[i]).id != 0;
        tabs_[i]->Enable(there);
        // Identifiers are for a task of its own: their tab comes with it, and takes the room of those that
        // lead nowhere, and of people, to whom the sheet of an identifier leads.
        if (kinds[i] == Kind::Identifier) {
            tabs_[i]->Show(there);
        } else {
            tabs_[i]->Show(!identifier || (there && (now || kinds[i] != Kind::Person)));
        }
        tabs_[i]->SetValue(now);
        tabs_[i]->SetFont(now ? GetFont().Bold() : GetFont());
    }
    const bool coding = what_.kind == Kind::Coding && coding_;
    // That there is one only is no news.
    number_->SetLabel(coding && !coding_->others.empty()
                          ? wxString::Format(_("%zu of %zu"), coding_->number, coding_->others.size() + 1)
                          : wxString());
    number_->SetForegroundColour(Theme::of_desktop().quiet);
    Layout();
}

void InspectorPane::recode() {
    if (!coding_) return;
    const auto guid = coding_->coding.guid.text();
    const auto code = choose_code(this, study(), _("Give another code"), _("Recode"));
    if (code.empty()) return;
    commands::Arguments arguments;
    arguments.add("id", guid);
    arguments.add("CODE", code);
    desk().run("coding/recode", std::move(arguments));
}

void InspectorPane::remove() {
    if (!coding_) return;
    commands::Arguments arguments;
    arguments.add("id", coding_->coding.guid.text());
    desk().run("coding/remove", std::move(arguments));
}

wxWindow* make_inspector_pane(wxWindow* parent, Desk& desk) {
    return new InspectorPane(parent, desk);
}

}  // namespace sotto::workbench
