// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/ascii.h"
#include "privacy/levels.h"
#include "privacy/likely_names.h"
#include "privacy/places/gazetteer.h"
#include "privacy/protection_internal.h"
#include "privacy/replacement.h"
#include "privacy/shifted_date.h"
#include "study/roles.h"
#include "text/fold.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <set>

namespace sotto::privacy {

namespace {

/// An identifier in `words` that no replacement may hold; null when there is none. An age may stand in the
/// words of a register, since whoever wrote it there chose it: `a woman of 60 years`.
const Detector* detector_of(std::string_view words) {
    const text::Text text{std::string(words)};
    const Reading reading(text, {});
    for (const Detector& detector : detectors()) {
        if (detector.id != "age" && !detector.reads_around && !detector.find(reading).empty())
            return &detector;
    }
    return nullptr;
}

/// Ann's is Ann: one decision is for both.
std::string_view without_possessive(std::string_view words) {
    for (const std::string_view ending : {"'s", "\xE2\x80\x99s"}) {
        if (words.size() > ending.size() && words.ends_with(ending))
            return words.substr(0, words.size() - ending.size());
    }
    return words;
}

}  // namespace

/// Spelling, case and line ends do not make another entity.
std::string folded(std::string_view utf8) {
    std::string key;
    bool space = false;
    for (const char c : text::fold_key(utf8)) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            space = !key.empty();
            continue;
        }
        if (space) key += ' ';
        space = false;
        key += c;
    }
    return key;
}

std::string key_of_detected(Category category, std::string_view original) {
    return std::string(name_of(category)) + ":" + folded(original);
}

std::string key_of(const study::Entity& entity) {
    return std::string(register_detector) + ":" + (entity.code.empty() ? entity.name : entity.code);
}

bool has_marks(std::string_view words) {
    return std::any_of(words.begin(), words.end(), [](char c) {
        return c == '[' || c == ']' || static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
    });
}

bool may_stand_in_brackets(std::string_view words) {
    return !words.empty() && !has_marks(words) && detector_of(words) == nullptr;
}

Phrase Protection::Internal::neutral(const study::Entity& entity) const {
    const auto role = attributes.find({entity.id.value, "role"});
    const bool staff = role != attributes.end() && study::is_staff_role(role->second);
    return neutral_phrase(entity.category, entity.participant, staff);
}

/// What researchers want to stand for the entity, before anybody looked whether it names someone. Empty when
/// they want nothing special.
std::string Protection::Internal::chosen_words(const study::Entity& entity) const {
    const auto* made = decision(key_of(entity));
    if (made != nullptr && made->decision == study::Decision::Set && may_stand_in_brackets(made->replacement))
        return made->replacement;
    return may_stand_in_brackets(entity.replacement) ? entity.replacement : std::string();
}

/// `wording` with every known name in them replaced in turn, or `otherwise` where names remain.
std::string Protection::Internal::without_names(const std::string& wording,
                                                const std::string& otherwise) const {
    const text::Text text(wording);
    const std::vector<Found> names = active.find(text);
    if (names.empty()) return wording;
    std::string clean;
    text::Position at = 0;
    for (const Found& name : names) {
        clean += text.slice({at, name.range.start});
        const study::Entity* named = entity(name.entity);
        std::string instead =
            named != nullptr ? chosen_words(*named) : std::string(phrase(neutral_phrase(name.category), {}));
        if (named != nullptr && (instead.empty() || !active.find(text::Text(instead)).empty()))
            instead = neutral_words(*named);
        clean += instead;
        at = name.range.end;
    }
    clean += text.slice({at, text.length()});
    return active.find(text::Text(clean)).empty() ? clean : otherwise;
}

void Protection::Internal::word_replacements() {
    std::set<std::string> own;
    for (const study::Entity& entity : knowledge.entities) {
        const auto chosen = chosen_words(entity);
        const auto clean = chosen.empty() ? chosen : without_names(chosen, {});
        if (clean.empty()) {
            unchosen.emplace(entity.id.value, neutral(entity));
        } else {
            words[entity.id.value] = clean;
            own.insert(clean);
        }
        // Under the policy `pseudonym` the code stands for the person.
        if (active.find(text::Text(entity.code)).empty()) own.insert(entity.code);
        for (const std::string& language : replacement_languages())
            own.insert(pseudonym_of(entity, language));
    }
    for (auto& [key, made] : decisions) {
        if (made.decision != study::Decision::Set) continue;
        if (!may_stand_in_brackets(made.replacement)) made.replacement.clear();
        made.replacement = without_names(made.replacement, "name");
        own.insert(made.replacement);
    }
    own.erase("");
    own_words.assign(own.begin(), own.end());
}

std::string Protection::Internal::words_for(const study::Entity& entity, std::string_view wording) const {
    const auto neutral_one = unchosen.find(entity.id.value);
    return neutral_one == unchosen.end() ? words.at(entity.id.value)
                                         : std::string(phrase(neutral_one->second, wording));
}

std::string Protection::Internal::pseudonym_of(const study::Entity& entity, std::string_view wording) const {
    const auto found = knowledge.pseudonyms.find(entity.id);
    if (found == knowledge.pseudonyms.end()) return {};
    const Pseudonym& made = found->second;
    if (made.number == 0) {
        // In the script of the words around, as far as the name has a form in it.
        const bool native =
            !made.native.empty() && wording_language(wording, text::Text(made.native), {0, 0}) == wording;
        return native && wording != "en" ? made.native : made.name;
    }
    std::string_view what = phrase(neutral_phrase(entity.category, false, false), wording);
    const bool english = what == phrase(neutral_phrase(entity.category, false, false), "en");
    std::string label(english && entity.category == study::EntityCategory::Person && entity.participant
                          ? std::string_view("participant")
                          : what);
    if (english) label.front() = static_cast<char>(label.front() - ('a' - 'A'));
    return label + " " + std::to_string(made.number);
}

std::string Protection::Internal::area_by_attributes(const study::Entity& entity, int step,
                                                     std::string_view wording) const {
    constexpr std::array<std::string_view, 4> names{"district", "province", "country", "region"};
    const Gazetteer& gazetteer = Gazetteer::built_in();
    for (auto i = static_cast<std::size_t>(step) - 1; i < names.size(); ++i) {
        const auto value = attributes.find({entity.id.value, std::string(names.at(i))});
        if (value == attributes.end()) continue;
        const auto name = gazetteer.look_up(Gazetteer::key_of(value->second));
        if (!name || !gazetteer.candidate(*name, 0).is_area) continue;
        return place_in(gazetteer.candidate(*name, 0).area, wording);
    }
    return {};
}

std::string Protection::Internal::words_by_profile(const Found& found, const study::Entity* named,
                                                   std::string_view original, std::string_view language,
                                                   std::string_view wording) const {
    const Treatment& treatment = knowledge.profile.of(found.category);
    if (!treatment.chosen || treatment.level == Level::Keep || treatment.level == Level::Shift) return {};
    if (named == nullptr) {
        const Treatment standard =
            treatment.level == Level::Pseudonym ? Treatment{Level::Role, 0, true} : treatment;
        return words_at(standard, found.category, original, language, wording);
    }
    switch (treatment.level) {
        case Level::Remove:
            return "…";
        case Level::Pseudonym:
            return pseudonym_of(*named, wording);
        case Level::Generalise:
            // A place that researchers have words for keeps these; another is looked up like any place.
            if (unchosen.find(named->id.value) == unchosen.end()) return {};
            if (std::string area = area_by_attributes(*named, treatment.step, wording); !area.empty())
                return area;
            return words_at(treatment, found.category, named->name, language, wording);
        default:
            return {};
    }
}

bool Protection::Internal::is_ours(std::string_view inside) const {
    if (std::binary_search(own_words.begin(), own_words.end(), inside)) return true;
    const std::shared_lock lock(shifted_mutex);
    return shifted.contains(inside);
}

std::string Protection::code_of(const study::Entity& entity, std::string_view wording) const {
    const Internal& in = *internal_;
    if (in.knowledge.unlinked || in.knowledge.profile.of(Category::Person).level == Level::Pseudonym) {
        if (std::string pseudonym = in.pseudonym_of(entity, wording); !pseudonym.empty()) return pseudonym;
    }
    return entity.code;
}

std::optional<std::string> Protection::shifted(Category category, std::string_view original,
                                               std::string_view language,
                                               study::Id<study::Entity> participant) const {
    const Internal& in = *internal_;
    if (in.knowledge.profile.of(category).level != Level::Shift) return std::nullopt;
    const auto days = in.knowledge.days.find(participant);
    if (days == in.knowledge.days.end()) return std::nullopt;
    auto moved = shifted_date(original, language, days->second);
    // The day on which somebody was born would be a leak wherever it comes from.
    if (!moved || has_marks(*moved) || !in.birth_days.find(Reading(text::Text(*moved), language)).empty())
        return std::nullopt;
    const std::unique_lock lock(in.shifted_mutex);
    in.shifted.insert(*moved);
    return moved;
}

Identifier Protection::Internal::identifier(const Found& found, std::string_view detector,
                                            const text::Text& text, std::string_view language,
                                            std::string_view wording) const {
    const std::string_view original = text.slice(found.range);
    const std::string words_in = wording_language(wording, text, found.range);
    Identifier one;
    one.range = found.range;
    one.category = found.category;
    one.confidence = found.confidence;
    one.detector = detector;
    one.entity = found.entity;
    const study::Entity* named = entity(found.entity);
    one.entity_key = named != nullptr ? key_of(*named)
                                      : key_of_detected(found.category, detector == names_detector
                                                                            ? without_possessive(original)
                                                                            : original);
    one.replacement = named != nullptr ? "[" + words_for(*named, words_in) + "]"
                                       : replacement_of(found.category, original, language, words_in);
    const std::string by_profile = words_by_profile(found, named, original, language, words_in);
    if (!by_profile.empty()) one.replacement = "[" + by_profile + "]";
    // A country that is to be hidden itself is no coarser word for its places.
    if (found.category == Category::Place &&
        (named == nullptr || knowledge.profile.of(Category::Place).chosen) &&
        !active.find(text::Text(one.replacement)).empty())
        one.replacement = "[" + std::string(phrase(Phrase::Place, words_in)) + "]";
    if (const auto* made = decision(one.entity_key)) {
        switch (made->decision) {
            case study::Decision::Accept:
                one.state = ReviewState::Accepted;
                break;
            case study::Decision::Reject:
                one.state = ReviewState::Rejected;
                break;
            case study::Decision::Set:
                one.state = ReviewState::Set;
                if (named == nullptr && !made->replacement.empty())
                    one.replacement = "[" + made->replacement + "]";
                // Words that were chosen for this very thing go before what its kind becomes.
                if (named != nullptr && unchosen.find(named->id.value) == unchosen.end())
                    one.replacement = "[" + words_for(*named, words_in) + "]";
                break;
        }
    }
    const Treatment& treatment = knowledge.profile.of(found.category);
    if (treatment.level == Level::Remove && one.state != ReviewState::Rejected) one.replacement = "[…]";
    if (treatment.level == Level::Keep && treatment.chosen && one.state != ReviewState::Set) {
        one.kept = one.state != ReviewState::Rejected;
        one.state = ReviewState::Rejected;
    }
    return one;
}

std::string Protection::refuse_replacement(std::string_view words) const {
    const text::Text text{std::string(words)};
    if (text.trimmed({0, text.length()}).empty()) return "A replacement needs words.";
    if (has_marks(words))
        return "A replacement stands in brackets on one line: leave out brackets, line ends and control "
               "characters.";
    const Reading reading(text, {});
    for (const Detector& detector : detectors()) {
        if (!detector.reads_around && !detector.find(reading).empty())
            return "These words hold an identifier themselves (" + detector.id +
                   "); choose words that give nobody away.";
    }
    if (!internal_->active.find(text).empty())
        return "These words hold a name of the register; choose words that give nobody away.";
    return {};
}

std::string Protection::refuse_insertion(std::string_view words, std::string_view language) const {
    const text::Text text{std::string(words)};
    if (text.trimmed({0, text.length()}).empty()) return "There are no words to put in.";
    if (has_marks(words))
        return "Words that are put in stand in brackets on one line: leave out brackets, line ends and "
               "control "
               "characters.";
    for (const Identifier& found : find(text, language, likely_names(text, language))) {
        if (found.state == ReviewState::Rejected) continue;
        return "These words would bring an identifier in (" + std::string(name_of(found.category)) +
               "); choose words that give nobody away.";
    }
    return {};
}

std::string Protection::entity_key(const std::string& word) const {
    const Internal& in = *internal_;
    const std::string wanted = folded(word);
    if (wanted.empty()) return {};
    for (const study::Entity& entity : in.knowledge.entities) {
        if (folded(entity.code) == wanted || key_of(entity) == word) return key_of(entity);
    }
    for (const study::Entity& entity : in.knowledge.entities) {
        if (folded(entity.name) == wanted) return key_of(entity);
    }
    for (const study::Alias& alias : in.knowledge.aliases) {
        const study::Entity* entity = in.entity(alias.entity);
        if (entity != nullptr && folded(alias.name) == wanted) return key_of(*entity);
    }
    // A key of something detected, as printed: `phone:020 7946 0123`.
    const std::size_t colon = word.find(':');
    if (colon == std::string::npos || colon + 1 == word.size()) return {};
    const std::string_view category = std::string_view(word).substr(0, colon);
    for (int i = 0; i < categories; ++i) {
        const auto each = static_cast<Category>(i);
        if (name_of(each) == category) return key_of_detected(each, std::string_view(word).substr(colon + 1));
    }
    return {};
}

}  // namespace sotto::privacy
