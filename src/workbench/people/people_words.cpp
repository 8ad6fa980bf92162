// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/people/people_words.h"

#include "workbench/words.h"

namespace sotto::workbench {

namespace {

wxString category_in_words(const Person& person) {
    if (person.participant) return _("Participant");
    switch (person.category) {
        case study::EntityCategory::Person:
            return _("Person mentioned");
        case study::EntityCategory::Place:
            return _("Place");
        case study::EntityCategory::Organisation:
            return _("Organisation");
        case study::EntityCategory::Other:
            return _("Other");
    }
    return {};
}

}  // namespace

wxArrayString consent_choices() {
    wxArrayString choices;
    for (const auto& words : {_("Quotes"), _("Paraphrase"), _("Numbers only"), _("Nothing"), _("Withdrawn")})
        choices.Add(words);
    return choices;
}

wxString audience_in_words(study::Audience audience) {
    switch (audience) {
        case study::Audience::Team:
            return _("Team");
        case study::Audience::Partners:
            return _("Partners");
        case study::Audience::Public:
            return _("Public");
        case study::Audience::Archive:
            return _("Archive");
    }
    return {};
}

wxString field_in_words(const std::string& field) {
    if (field == "code") return _("Code");
    if (field == "name") return _("Name");
    if (field == "aliases") return _("Other names");
    if (field == "category") return _("What it is");
    if (field == "consent") return _("Quotes for");
    if (field == "naming") return _("May be named");
    auto words = shown(field);
    words.Replace("_", " ");
    if (!words.empty()) words[0] = wxToupper(words[0]);
    return words;
}

wxString title_of(const PeopleColumn& column) {
    return column.kind == PeopleColumn::Kind::Consent ? audience_in_words(audiences_in_order[column.place])
                                                      : field_in_words(column.field);
}

wxString cell_of(const Person& person, const PeopleColumn& column) {
    const bool can_consent = person.category == study::EntityCategory::Person;
    switch (column.kind) {
        case PeopleColumn::Kind::Category:
            return category_in_words(person);
        case PeopleColumn::Kind::Consent: {
            if (!can_consent) return {};
            if (!person.asked) return _("Not asked");
            const auto& consent = person.consent[column.place];
            return consent_choices()[consent.withdrawn ? withdrawn_choice
                                                       : static_cast<std::size_t>(consent.use)];
        }
        case PeopleColumn::Kind::Naming:
            if (!can_consent) return {};
            return !person.naming ? _("Not asked") : *person.naming ? _("Yes") : _("No");
        default:
            return shown(value_of(person, column));
    }
}

}  // namespace sotto::workbench
