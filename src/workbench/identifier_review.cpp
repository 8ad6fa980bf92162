// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/identifier_review.h"

#include "workbench/dialogs/confirm.h"
#include "workbench/words.h"

#include <algorithm>

namespace sotto::workbench {

namespace {

using privacy::Category;
using privacy::ReviewState;

const char* word_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::Accept:
            return "accept";
        case Verdict::Reject:
            return "reject";
        case Verdict::Set:
            break;
    }
    return "set";
}

void focus_on(Desk& desk, const std::string& key) {
    auto focus = desk.focus();
    focus.identifier = key;
    desk.set_focus(focus);
}

/// The key that comes next in the queue; empty when nothing else waits.
std::string next_open(const Desk& desk, const std::string& from, int direction) {
    const auto& queue = desk.review_queue();
    const auto count = static_cast<std::ptrdiff_t>(queue.size());
    if (count == 0) return {};
    auto at = std::find(queue.begin(), queue.end(), from) - queue.begin();
    // From elsewhere, the queue begins at its first or its last.
    const auto next = at == count ? (direction > 0 ? 0 : count - 1) : (at + direction + count) % count;
    const auto& key = queue[static_cast<std::size_t>(next)];
    return key == from ? std::string() : key;
}

}  // namespace

const FoundEntity* identifier_in_focus(const Desk& desk) {
    const auto& key = desk.focus().identifier;
    return key.empty() ? nullptr : desk.identifiers()->entity(key);
}

void decide(Desk& desk, Verdict verdict, const std::string& words) {
    const auto* entity = identifier_in_focus(desk);
    if (entity == nullptr || !desk.study()->can_edit()) return;
    const auto key = entity->key;
    commands::Arguments arguments;
    arguments.add("ENTITY", key);
    arguments.add("DECISION", word_of(verdict));
    if (verdict == Verdict::Set) arguments.add("TEXT", words);
    arguments.add("exact", "");
    const auto& queue = desk.review_queue();
    const bool waited = std::find(queue.begin(), queue.end(), key) != queue.end();
    const auto next = waited ? next_open(desk, key, 1) : std::string();
    desk.run("privacy/review", std::move(arguments), {}, [&desk, key](const Failure& failure) {
        // What was refused is in hand again.
        if (!failure.cancelled) focus_on(desk, key);
    });
    if (!waited) return;
    // At once: whoever goes on typing means the next one.
    auto rest = queue;
    std::erase(rest, key);
    desk.set_review_queue(std::move(rest));
    if (!next.empty()) focus_on(desk, next);
}

void decide_all(Desk& desk, const std::vector<std::string>& keys, Verdict verdict) {
    if (keys.empty() || !desk.study()->can_edit()) return;
    commands::Arguments arguments;
    arguments.add("ENTITY", keys.front());
    arguments.add("DECISION", word_of(verdict));
    for (std::size_t i = 1; i < keys.size(); ++i) arguments.add("also", keys[i]);
    arguments.add("exact", "");
    desk.run("privacy/review", std::move(arguments));
}

void ask_for_replacement(wxWindow& window, Desk& desk) {
    const auto* entity = identifier_in_focus(desk);
    if (entity == nullptr || !desk.study()->can_edit()) return;
    const auto key = entity->key;
    const auto words = asked_for_line(window, _("Change replacement"), _("Stands in its place everywhere:"),
                                      without_brackets(entity->replacement));
    if (words && desk.focus().identifier == key) decide(desk, Verdict::Set, *words);
}

void go_to_open(Desk& desk, int direction) {
    const auto next = next_open(desk, desk.focus().identifier, direction);
    if (!next.empty()) focus_on(desk, next);
}

wxString category_in_words(Category category) {
    switch (category) {
        case Category::Person:
            return _("person");
        case Category::Place:
            return _("place");
        case Category::Organisation:
            return _("organisation");
        case Category::Other:
            return _("name");
        case Category::Email:
            return _("e-mail address");
        case Category::Url:
            return _("web address");
        case Category::NetworkAddress:
            return _("network address");
        case Category::Phone:
            return _("phone number");
        case Category::IdNumber:
            return _("identity number");
        case Category::PaymentCard:
            return _("card number");
        case Category::BankAccount:
            return _("bank account");
        case Category::Coordinates:
            return _("coordinates");
        case Category::BirthDate:
            return _("date of birth");
        case Category::Date:
            return _("date");
        case Category::Age:
            return _("age");
        case Category::Occupation:
            return _("occupation");
        case Category::Kinship:
            return _("relative");
        case Category::Health:
            return _("health");
        case Category::Religion:
            return _("religion");
        case Category::Ethnicity:
            return _("origin");
        case Category::Amount:
            return _("sum of money");
    }
    return {};
}

wxString not_one_in_words(Category category) {
    switch (category) {
        case Category::Person:
            return _("Not a person");
        case Category::Place:
            return _("Not a place");
        case Category::Organisation:
            return _("Not an organisation");
        case Category::Other:
            return _("Not a name");
        case Category::Email:
            return _("Not an e-mail address");
        case Category::Url:
            return _("Not a web address");
        case Category::NetworkAddress:
            return _("Not a network address");
        case Category::Phone:
            return _("Not a phone number");
        case Category::IdNumber:
            return _("Not an identity number");
        case Category::PaymentCard:
            return _("Not a card number");
        case Category::BankAccount:
            return _("Not a bank account");
        case Category::Coordinates:
            return _("No coordinates");
        case Category::BirthDate:
            return _("Not a date of birth");
        case Category::Date:
            return _("Not a date");
        case Category::Age:
            return _("Not an age");
        case Category::Occupation:
            return _("Not an occupation");
        case Category::Kinship:
            return _("Not a relative");
        case Category::Health:
            return _("Not about health");
        case Category::Religion:
            return _("Not a religion");
        case Category::Ethnicity:
            return _("Not an origin");
        case Category::Amount:
            return _("Not a sum of money");
    }
    return {};
}

wxString state_in_words(const FoundEntity& entity) {
    switch (entity.state) {
        case ReviewState::Found:
            return entity.listed == Listed::No ? _("to decide") : _("to decide; stays unless accepted");
        case ReviewState::Accepted:
            return _("accepted");
        case ReviewState::Rejected:
            return _("left as said");
        case ReviewState::Set:
            return _("accepted, in other words");
    }
    return {};
}

wxString review_in_words(const IdentifierPicture& identifiers, Id<study::Source> source) {
    const auto review = identifiers.reviews.find(source);
    if (review == identifiers.reviews.end()) return _("Looking for identifiers");
    const auto& [open, decided] = review->second;
    if (open > 0) return counted("%s place to decide", "%s places to decide", open);
    return decided > 0 ? counted("%s place, decided", "All %s places decided", decided)
                       : _("No identifiers found");
}

std::string without_brackets(const std::string& replacement) {
    if (replacement.size() < 2 || replacement.front() != '[' || replacement.back() != ']') return replacement;
    return replacement.substr(1, replacement.size() - 2);
}

wxString about_identifier(const FoundEntity& entity) {
    auto category = category_in_words(entity.category);
    if (!category.empty()) category[0] = wxToupper(category[0]);
    auto words = category + ", " + state_in_words(entity);
    if (entity.state != ReviewState::Rejected) {
        const bool becomes = entity.listed == Listed::No || entity.decided();
        words += "\n" + wxString::Format(becomes ? _("Becomes %s") : _("If accepted: %s"),
                                         shown(entity.replacement));
    }
    return words;
}

}  // namespace sotto::workbench
