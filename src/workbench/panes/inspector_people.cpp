// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/confirm.h"
#include "workbench/identifier_review.h"
#include "workbench/panes/inspector_sheets.h"
#include "workbench/words.h"

#include <algorithm>
#include <array>

namespace sotto::workbench {

namespace {

using study::Audience;
using study::Use;

constexpr std::array<Audience, 4> audiences{Audience::Team, Audience::Partners, Audience::Public,
                                            Audience::Archive};
constexpr std::array<Use, 4> uses{Use::Quote, Use::Paraphrase, Use::Aggregate, Use::None};
/// In the choice of uses, behind the four.
constexpr int withdrawn = 4;

wxString audience_in_words(Audience audience) {
    switch (audience) {
        case Audience::Team:
            return _("Team");
        case Audience::Partners:
            return _("Partners");
        case Audience::Public:
            return _("Public");
        case Audience::Archive:
            return _("Archive");
    }
    return {};
}

wxArrayString array_of(std::initializer_list<wxString> words) {
    wxArrayString array;
    for (const auto& word : words) array.Add(word);
    return array;
}

void change_source(Desk& desk, const std::string& source, const std::string& option,
                   const std::string& value) {
    commands::Arguments arguments;
    arguments.add("SOURCE", source);
    arguments.add(option, value);
    desk.run("source/change", std::move(arguments));
}

void record_consent(InspectorCard& card, Desk& desk, const std::string& person, Audience audience, int choice,
                    int before) {
    commands::Arguments arguments;
    arguments.add("PARTICIPANT", person);
    arguments.add("AUDIENCE", std::string(study::name_of(audience)));
    if (choice == withdrawn) {
        if (!confirmed(
                card, wxString::Format(_("Withdraw the consent of %s?"), shown(person)),
                _("Wider circles are withdrawn with it, and no export quotes the words for them any more."),
                _("Withdraw consent"))) {
            if (auto* field = dynamic_cast<wxChoice*>(wxWindow::FindWindowByName(
                    shown("consent " + std::string(study::name_of(audience))), &card)))
                field->SetSelection(before);
            return;
        }
        arguments.add("withdraw", "");
    } else {
        arguments.add("use", std::string(study::name_of(uses[static_cast<std::size_t>(choice)])));
    }
    desk.run("privacy/consent", std::move(arguments));
}

}  // namespace

void fill_source(const Sheet& sheet, Id<study::Source> id, const SourceFacts& facts) {
    auto& card = sheet.card;
    auto& desk = sheet.desk;
    const auto& study = *desk.study();
    const auto* source = study.source(id);
    if (source == nullptr) return;
    const bool edit = study.can_edit();
    const auto key = source->guid.text();
    card.title(nullptr, shown(source->name), shown(source->file_name));

    wxArrayString kinds;
    for (const auto name : study::source_kind_names()) kinds.Add(kind_in_words(*study::source_kind(name)));
    card.fact_with_choice(
        _("Kind"), "kind", kinds, static_cast<int>(source->kind), edit, [&desk, key](int chosen) {
            change_source(desk, key, "kind",
                          std::string(study::name_of(static_cast<study::SourceKind>(chosen))));
        });
    card.fact_with_choice(_("Status"), "status", array_of({_("Private"), _("Public")}),
                          static_cast<int>(source->status), edit, [&desk, key](int chosen) {
                              change_source(desk, key, "status",
                                            std::string(study::name_of(static_cast<study::Status>(chosen))));
                          });
    const auto field = [&](const wxString& label, const std::string& option, const std::string& now) {
        card.fact_with_field(label, option, shown(now), edit, [&desk, key, option](const wxString& words) {
            change_source(desk, key, option, kept(words));
        });
    };
    field(_("Date"), "date", source->date);
    field(_("Event"), "event", source->event);
    field(_("Language"), "language", source->language);

    wxArrayString people;
    std::vector<std::string> codes{std::string()};
    people.Add(_("several, or nobody"));
    int now = 0;
    for (const auto& entity : study.entities) {
        if (!entity.participant) continue;
        if (entity.id == source->participant) now = static_cast<int>(codes.size());
        codes.push_back(entity.code);
        people.Add(shown(entity.code));
    }
    card.fact_with_choice(_("Respondent"), "participant", people, now, edit, [&desk, key, codes](int chosen) {
        change_source(desk, key, "participant", codes[static_cast<std::size_t>(chosen)]);
    });
    card.separator();

    if (const auto count = study.source_counts.find(id); count != study.source_counts.end()) {
        card.fact(_("Passages"), counted("%s", "%s", count->second.passages));
        card.fact(_("Characters"), counted("%s", "%s", count->second.characters));
        card.fact(_("Codings"), counted("%s", "%s", count->second.codings));
    }
    card.fact(_("Identifiers"), review_in_words(*desk.identifiers(), id));
    card.fact(_("Read from"), shown(source->format) +
                                  (source->encoding.empty() ? wxString() : ", " + shown(source->encoding)));
    if (!facts.people.empty() || !facts.labels.empty()) {
        card.separator();
        card.heading(_("Speakers"));
        for (const auto person : facts.people) {
            const auto* entity = study.entity(person);
            if (entity == nullptr) continue;
            card.fact_with_link(shown(entity->code), consent_in_words(consent_of(study.consents, person)),
                                [inspect = sheet.inspect, value = person.value] {
                                    inspect({Inspected::Kind::Person, value});
                                });
            if (study.withdrawn.count(person) != 0) card.strike_label();
        }
        for (const auto& label : facts.labels) card.fact(shown(label), _("not in the register"));
    }
    card.separator();
    add_memo(sheet, "source", key, facts.memo);
}

void fill_person(const Sheet& sheet, Id<study::Entity> id, const PersonFacts& facts) {
    auto& card = sheet.card;
    auto& desk = sheet.desk;
    const auto& study = *desk.study();
    const auto* person = study.entity(id);
    if (person == nullptr) return;
    const bool edit = study.can_edit();
    const auto code = person->code;
    card.title(nullptr, shown(code), consent_in_words(consent_of(study.consents, id)));
    if (study.withdrawn.count(id) != 0) card.strike();
    for (const auto& attribute : study.attributes) {
        if (attribute.entity != id) continue;
        auto name = shown(attribute.name);
        name.Replace("_", " ");
        if (!name.empty()) name[0] = wxToupper(name[0]);
        card.fact(name, shown(attribute.value));
    }
    card.fact(_("Codings"), counted("%s", "%s", facts.codings) + wxString::FromUTF8(" · ") +
                                counted("%s source", "%s sources", facts.sources));
    card.separator();

    card.heading(_("Words may be used for"));
    const auto choices =
        array_of({_("Quotes"), _("Paraphrase"), _("Numbers only"), _("Nothing"), _("Withdrawn")});
    std::optional<bool> naming;
    for (const auto audience : audiences) {
        const auto consent = study::consent_in_force(study.consents, id, audience);
        if (audience == Audience::Public) naming = consent.naming;
        const int now = consent.withdrawn ? withdrawn : static_cast<int>(consent.use);
        card.fact_with_choice(audience_in_words(audience), "consent " + std::string(study::name_of(audience)),
                              choices, now, edit, [&card, &desk, code, audience, now](int chosen) {
                                  record_consent(card, desk, code, audience, chosen, now);
                              });
    }
    const int named = !naming ? 0 : *naming ? 1 : 2;
    card.fact_with_choice(_("Name"), "naming",
                          array_of({_("Not asked"), _("Beside public statements"), _("Never")}), named, edit,
                          [&desk, code](int chosen) {
                              if (chosen == 0) return;
                              commands::Arguments arguments;
                              arguments.add("PARTICIPANT", code);
                              arguments.add("AUDIENCE", "public");
                              arguments.add("naming", chosen == 1 ? "yes" : "no");
                              desk.run("privacy/consent", std::move(arguments));
                          });
    card.separator();
    add_memo(sheet, "participant", code, facts.memo);
}

}  // namespace sotto::workbench
