// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/identifier_review.h"
#include "workbench/panes/inspector_sheets.h"
#include "workbench/words.h"

#include <algorithm>
#include <vector>

namespace sotto::workbench {

namespace {

using privacy::ReviewState;

constexpr std::size_t most_wordings = 5;
constexpr std::size_t named_forms = 6;

/// How many others of those found the wording stands for.
long long others_with(const IdentifierPicture& identifiers, const FoundEntity& entity,
                      const std::string& wording) {
    return std::count_if(identifiers.entities.begin(), identifiers.entities.end(), [&](const auto& other) {
        return other.key != entity.key && other.listed == Listed::No &&
               other.state != ReviewState::Rejected && other.replacement == wording;
    });
}

/// What may stand in its place: as proposed, as it is now, and what researchers have chosen for others of its
/// kind.
std::vector<std::string> wordings_for(const StudyPicture& study, const IdentifierPicture& identifiers,
                                      const FoundEntity& entity, const std::string& proposed) {
    std::vector<std::string> wordings;
    const auto add = [&](const std::string& wording) {
        if (!wording.empty() && wordings.size() < most_wordings &&
            std::find(wordings.begin(), wordings.end(), wording) == wordings.end())
            wordings.push_back(wording);
    };
    add(proposed.empty() ? entity.replacement : proposed);
    if (entity.state == ReviewState::Set) add(entity.replacement);
    for (const auto& other : identifiers.entities) {
        if (other.category == entity.category && other.state == ReviewState::Set) add(other.replacement);
    }
    const auto* known = entity.known ? study.entity(entity.known) : nullptr;
    for (const auto& other : study.entities) {
        if (known != nullptr && other.category == known->category &&
            other.participant == known->participant && !other.replacement.empty())
            add('[' + other.replacement + ']');
    }
    return wordings;
}

wxString reading(const std::vector<ReadPiece>& pieces) {
    std::string words;
    for (const auto& piece : pieces) words += piece.words;
    return shown(words);
}

}  // namespace

void fill_identifier(const Sheet& sheet, const std::string& key, const IdentifierContexts& contexts) {
    auto& card = sheet.card;
    auto& desk = sheet.desk;
    const auto& identifiers = *desk.identifiers();
    const auto* entity = identifiers.entity(key);
    if (entity == nullptr) {
        card.paragraph(_("It is not found any more."), true);
        return;
    }
    const bool edit = desk.study()->can_edit();
    const auto dot = wxString::FromUTF8(" · ");
    card.title(nullptr, shown(entity->words()),
               category_in_words(entity->category) + dot +
                   (entity->listed == Listed::AsName  ? _("perhaps a name")
                    : names_someone(entity->category) ? _("names someone")
                                                      : _("narrows down who it is")));
    card.fact(_("Review"), state_in_words(*entity));
    card.fact(_("Found"),
              counted("%s time", "%s times", entity->places) + dot +
                  counted("%s source", "%s sources", static_cast<long long>(entity->sources.size())));
    if (const auto* known = entity->known ? desk.study()->entity(entity->known) : nullptr; known != nullptr) {
        if (known->participant) {
            card.fact_with_link(_("Register"), person_in_words(*desk.study(), known->id),
                                [inspect = sheet.inspect, id = known->id.value] {
                                    inspect({Inspected::Kind::Person, id});
                                });
        } else {
            card.fact(_("Register"), shown(known->code));
        }
    }
    card.separator();

    const bool stays = entity->state == ReviewState::Rejected ||
                       (entity->listed != Listed::No && entity->state == ReviewState::Found);
    card.heading(_("Replace everywhere with"));
    const auto wordings = wordings_for(*desk.study(), identifiers, *entity, contexts.proposed);
    const auto decided = entity->state == ReviewState::Accepted || entity->state == ReviewState::Set;
    for (std::size_t i = 0; i < wordings.size(); ++i) {
        const auto others = others_with(identifiers, *entity, wordings[i]);
        auto note = others == 0 ? _("stands for nothing else")
                                : counted("stands for %s other too", "stands for %s others too", others);
        if (i == 0 && entity->many_replacements && entity->state != ReviewState::Set)
            note = _("in the language of each source");
        if (i == 0) note = (decided ? _("as first proposed") : _("proposed")) + dot + note;
        const bool now =
            entity->state == ReviewState::Set ? wordings[i] == entity->replacement : i == 0 && !stays;
        card.option(now, shown(wordings[i]), note, others == 0, edit, [&desk, i, wording = wordings[i]] {
            if (i == 0) {
                decide(desk, Verdict::Accept);
            } else {
                decide(desk, Verdict::Set, without_brackets(wording));
            }
        });
    }
    card.entry(_("Other words, then Enter"), "other wording", edit,
               [&desk](const wxString& words) { decide(desk, Verdict::Set, kept(words)); });

    if (!contexts.reads_as.empty() && entity->state != ReviewState::Rejected) {
        card.separator();
        card.heading(stays ? _("Would read as") : _("Reads as"));
        card.quote({}, reading(contexts.reads_as));
    }
    if (entity->forms.size() > 1) {
        card.separator();
        card.heading(_("Also written"));
        for (std::size_t i = 1; i < std::min(entity->forms.size(), named_forms); ++i)
            card.fact(shortened(entity->forms[i].first, 40),
                      counted("%s time", "%s times", entity->forms[i].second));
        if (entity->forms.size() > named_forms)
            card.paragraph(counted("and %s more", "and %s more",
                                   static_cast<long long>(entity->forms.size() - named_forms)),
                           true);
    }
    card.separator();
    card.paragraph(
        _("In the list: A accepts, R leaves as said, E asks for other words, J and K go to the next "
          "and the one before."),
        true);
}

}  // namespace sotto::workbench
