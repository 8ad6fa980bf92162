// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/identifiers.h"

#include "privacy/ascii.h"
#include "privacy/birth_attribute.h"
#include "privacy/dates.h"
#include "privacy/found_list.h"
#include "privacy/known_birth_dates.h"
#include "privacy/lexed.h"
#include "privacy/overlaps.h"
#include "privacy/own_age.h"
#include "privacy/replacement.h"
#include "privacy/replacement_words.h"
#include "study/roles.h"
#include "text/fold.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

namespace sotto::privacy {

std::string_view name_of(ReviewState state) {
    constexpr std::array<std::string_view, 4> names{"found", "accepted", "rejected", "set"};
    return names.at(static_cast<std::size_t>(state));
}

namespace {

constexpr std::string_view register_detector = "register";
constexpr std::string_view birth_detector = "birth-date";

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

bool contains(const text::Range& outer, const text::Range& inner) {
    return outer.start <= inner.start && inner.end <= outer.end;
}

/// Brackets would end the replacement early or open another, and lines would part it.
bool has_marks(std::string_view words) {
    return std::any_of(words.begin(), words.end(), [](char c) {
        return c == '[' || c == ']' || static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
    });
}

/// An identifier in `words` that no replacement may hold; null when there is none. An age may stand in the
/// words of a register, since whoever wrote it there chose it: `a woman of 60 years`.
const Detector* detector_of(std::string_view words) {
    const text::Text text{std::string(words)};
    const Reading reading(text, {});
    for (const Detector& detector : detectors()) {
        if (detector.id != "age" && !detector.find(reading).empty()) return &detector;
    }
    return nullptr;
}

bool may_stand_in_brackets(std::string_view words) {
    return !words.empty() && !has_marks(words) && detector_of(words) == nullptr;
}

/// Takes out of `names` what stands inside a longer name of `others`: "Port Selwyn" is left as it is, though
/// Selwyn is somebody.
void leave_longer_names(std::vector<Found>& names, const std::vector<Found>& others) {
    names.erase(std::remove_if(names.begin(), names.end(),
                               [&](const Found& name) {
                                   return std::any_of(others.begin(), others.end(), [&](const Found& other) {
                                       return contains(other.range, name.range) &&
                                              other.range.length() > name.range.length();
                                   });
                               }),
                names.end());
}

/// The longest of those that overlap; of the others what sticks out, as findings of their own.
std::vector<Identifier> without_overlap(const text::Text& text, std::vector<Identifier> all) {
    std::vector<Identifier> chosen;
    std::vector<text::Range> taken;
    while (!all.empty()) {
        std::vector<text::Range> ranges;
        ranges.reserve(all.size());
        for (const Identifier& one : all) ranges.push_back(one.range);
        std::vector<bool> is_chosen(all.size(), false);
        for (const std::size_t i : longest_without_overlap(ranges)) {
            is_chosen[i] = true;
            taken.push_back(ranges[i]);
        }
        std::sort(taken.begin(), taken.end());
        std::vector<Identifier> rest;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (is_chosen[i]) {
                chosen.push_back(std::move(all[i]));
                continue;
            }
            for (const text::Range& piece : left_of(all[i].range, taken)) {
                const text::Range trimmed = text.trimmed(piece);
                if (!says_something(text.slice(trimmed))) continue;
                rest.push_back(all[i]);
                rest.back().range = trimmed;
            }
        }
        all = std::move(rest);
    }
    std::sort(chosen.begin(), chosen.end(),
              [](const Identifier& a, const Identifier& b) { return a.range < b.range; });
    return chosen;
}

}  // namespace

struct Protection::Internal {
    Knowledge knowledge;
    std::unordered_map<std::int64_t, std::size_t> by_id;
    std::map<std::pair<std::int64_t, std::string>, std::string> attributes;
    std::unordered_map<std::string, study::IdentifierDecision> decisions;
    std::vector<CalendarDay> birth_days;  ///< of everybody in the register
    KnownNames active{{}, {}};
    KnownNames rejected{{}, {}};
    std::unordered_map<std::int64_t, std::string> words;  ///< what stands for an entity, without brackets
    std::unordered_map<std::int64_t, Phrase> unchosen;    ///< of entities for which nobody chose words
    std::vector<std::string> own_words;  ///< everything of ours that may stand in brackets, sorted

    [[nodiscard]] const study::Entity* entity(study::Id<study::Entity> id) const {
        const auto found = by_id.find(id.value);
        return found == by_id.end() ? nullptr : &knowledge.entities[found->second];
    }
    [[nodiscard]] const study::IdentifierDecision* decision(const std::string& key) const {
        const auto found = decisions.find(key);
        return found == decisions.end() ? nullptr : &found->second;
    }
    [[nodiscard]] bool is_rejected(const std::string& key) const {
        const auto* made = decision(key);
        return made != nullptr && made->decision == study::Decision::Reject;
    }
    [[nodiscard]] Phrase neutral(const study::Entity& entity) const;
    [[nodiscard]] std::string neutral_words(const study::Entity& entity) const {
        return std::string(phrase(neutral(entity), {}));
    }
    [[nodiscard]] std::string words_for(const study::Entity& entity, std::string_view wording) const;
    [[nodiscard]] std::string chosen_words(const study::Entity& entity) const;
    [[nodiscard]] std::string without_names(const std::string& wording, const std::string& otherwise) const;
    void word_replacements();
    [[nodiscard]] bool is_birth_day(std::string_view original, std::string_view language) const;
    [[nodiscard]] std::vector<Found> known_birth_dates_in(const Reading& reading) const;

    [[nodiscard]] Identifier identifier(const Found& found, std::string_view detector, const text::Text& text,
                                        std::string_view language, std::string_view wording) const;
};

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

/// Whether `original`, an exact date, is the day somebody in the register was born on.
bool Protection::Internal::is_birth_day(std::string_view original, std::string_view language) const {
    if (birth_days.empty()) return false;
    const text::Text text{std::string(original)};
    const Lexed lexed(text, language);
    for (const DateMatch& date : read_dates(lexed, language)) {
        for (const CalendarDay& day : days_meant(lexed, date)) {
            if (std::find(birth_days.begin(), birth_days.end(), day) != birth_days.end()) return true;
        }
    }
    return false;
}

std::vector<Found> Protection::Internal::known_birth_dates_in(const Reading& reading) const {
    std::vector<Found> found;
    if (birth_days.empty()) return found;
    for (const text::Range& range : known_birth_dates(reading.lexed(), reading.language(), birth_days)) {
        found.emplace_back();
        found.back().range = range;
        found.back().category = Category::BirthDate;
        found.back().confidence = 0.9;
    }
    return found;
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

/// `language`: what the text is read in; `wording`: what it is in, as far as known.
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
    one.entity_key = named != nullptr ? key_of(*named) : key_of_detected(found.category, original);
    one.replacement = named != nullptr ? "[" + words_for(*named, words_in) + "]"
                                       : replacement_of(found.category, original, language, words_in);
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
                break;
        }
    }
    return one;
}

Protection::Protection(Knowledge knowledge) : internal_(std::make_unique<Internal>()) {
    Internal& in = *internal_;
    in.knowledge = std::move(knowledge);
    for (std::size_t i = 0; i < in.knowledge.entities.size(); ++i) {
        in.by_id.emplace(in.knowledge.entities[i].id.value, i);
    }
    for (const study::Attribute& attribute : in.knowledge.attributes) {
        in.attributes[{attribute.entity.value, folded(attribute.name)}] = attribute.value;
        if (!is_birth_attribute(attribute.name)) continue;
        const std::vector<CalendarDay> days = birth_days(attribute.value);
        in.birth_days.insert(in.birth_days.end(), days.begin(), days.end());
    }
    for (const study::IdentifierDecision& made : in.knowledge.decisions) in.decisions[made.entity_key] = made;

    std::vector<study::Entity> active;
    std::vector<study::Entity> rejected;
    for (const study::Entity& entity : in.knowledge.entities) {
        (in.is_rejected(key_of(entity)) ? rejected : active).push_back(entity);
    }
    in.active = KnownNames(active, in.knowledge.aliases);
    in.rejected = KnownNames(rejected, in.knowledge.aliases);
    in.word_replacements();
}

Protection::~Protection() = default;
Protection::Protection(Protection&&) noexcept = default;
Protection& Protection::operator=(Protection&&) noexcept = default;

const Protection::Knowledge& Protection::knowledge() const {
    return internal_->knowledge;
}

const KnownNames& Protection::names() const {
    return internal_->active;
}

const study::Entity* Protection::entity(study::Id<study::Entity> id) const {
    return internal_->entity(id);
}

std::string Protection::attribute(study::Id<study::Entity> id, std::string_view name) const {
    const auto found = internal_->attributes.find({id.value, folded(name)});
    return found == internal_->attributes.end() ? std::string() : found->second;
}

std::vector<Identifier> Protection::find(const text::Text& text, std::string_view language) const {
    const Internal& in = *internal_;
    std::vector<Identifier> active;
    std::vector<Identifier> rejected;
    const auto add = [&](const Found& found, std::string_view detector) {
        Identifier one = in.identifier(found, detector, text, language, language);
        (one.state == ReviewState::Rejected ? rejected : active).push_back(std::move(one));
    };
    const std::vector<Found> kept = in.rejected.find(text, language);
    std::vector<Found> names = in.active.find(text, language);
    leave_longer_names(names, kept);
    for (const Found& found : names) add(found, register_detector);
    for (const Found& found : kept) add(found, register_detector);
    const Reading reading(text, language);
    for (const Detector& detector : detectors()) {
        for (Found found : detector.find(reading)) {
            if (found.category == Category::Date && in.is_birth_day(text.slice(found.range), language))
                found.category = Category::BirthDate;
            add(found, detector.id);
        }
    }
    for (const Found& found : in.known_birth_dates_in(reading)) add(found, birth_detector);
    // What was rejected as a phone number is not to come back as an identity number.
    const auto is_detected = [](const Identifier& one) { return one.detector != register_detector; };
    if (!rejected.empty()) {
        active.erase(std::remove_if(
                         active.begin(), active.end(),
                         [&](const Identifier& one) {
                             return is_detected(one) &&
                                    std::any_of(rejected.begin(), rejected.end(), [&](const Identifier& no) {
                                        return is_detected(no) && contains(no.range, one.range);
                                    });
                         }),
                     active.end());
    }
    std::vector<Identifier> all = without_overlap(text, std::move(active));
    if (rejected.empty()) return all;
    std::vector<text::Range> taken;
    for (const Identifier& one : all) taken.push_back(one.range);
    std::vector<Identifier> free;
    for (Identifier& one : rejected) {
        const std::vector<text::Range> rest = left_of(one.range, taken);
        if (rest.size() == 1 && rest.front() == one.range) free.push_back(std::move(one));
    }
    for (Identifier& one : without_overlap(text, std::move(free))) all.push_back(std::move(one));
    std::sort(all.begin(), all.end(),
              [](const Identifier& a, const Identifier& b) { return a.range < b.range; });
    return all;
}

std::vector<Identifier> Protection::find_wrapped(const text::Text& text, std::string_view language) const {
    std::vector<Identifier> all = find(text, language);
    const std::string& utf8 = text.utf8();
    const auto is_part = [](char c) { return is_ascii_alphanumeric(c) || c == '-' || c == '(' || c == '+'; };
    bool wrapped = false;
    for (std::size_t end = utf8.find('\n'); end != std::string::npos && !wrapped;
         end = utf8.find('\n', end + 1)) {
        const std::size_t left = utf8.find_last_not_of(" \t\r", end > 0 ? end - 1 : 0);
        const std::size_t right = utf8.find_first_not_of(" \t\r", end + 1);
        if (left == std::string::npos || right == std::string::npos) continue;
        wrapped = is_part(utf8[left]) && is_part(utf8[right]) &&
                  (is_ascii_digit(utf8[left]) || is_ascii_digit(utf8[right]));
    }
    if (!wrapped) return all;
    std::string joined = utf8;
    std::replace(joined.begin(), joined.end(), '\n', ' ');
    std::vector<text::Range> taken;
    for (const Identifier& one : all) {
        if (one.state != ReviewState::Rejected) taken.push_back(one.range);
    }
    const text::Text one_line(std::move(joined));
    std::vector<Identifier> more;
    for (Identifier& one : find(one_line, language)) {
        if (one.state == ReviewState::Rejected) continue;
        for (const text::Range& piece : left_of(one.range, taken)) {
            const text::Range trimmed = one_line.trimmed(piece);
            if (!says_something(one_line.slice(trimmed))) continue;
            more.push_back(one);
            more.back().range = trimmed;
        }
    }
    all.insert(all.end(), more.begin(), more.end());
    std::sort(all.begin(), all.end(),
              [](const Identifier& a, const Identifier& b) { return a.range < b.range; });
    return all;
}

std::vector<int> Protection::ages(study::Id<study::Entity> id, std::string_view date) const {
    std::vector<int> ages;
    const std::string age = attribute(id, "age");
    if (!age.empty() && age.size() <= 3 && std::all_of(age.begin(), age.end(), is_ascii_digit))
        ages.push_back(std::stoi(age));
    const int year = birth_year(date);
    if (year == 0) return ages;
    for (const auto& [key, value] : internal_->attributes) {
        if (key.first != id.value || !is_birth_attribute(key.second)) continue;
        const int born = birth_year(value);
        // Before and after the birthday of that year.
        if (born != 0 && born < year) ages.insert(ages.end(), {year - born - 1, year - born});
    }
    return ages;
}

std::vector<Identifier> Protection::find_own_age(const text::Text& text, std::string_view language,
                                                 const std::vector<int>& ages) const {
    std::vector<Identifier> all;
    for (const text::Range& range : own_ages(text, language, ages)) {
        Found found;
        found.range = range;
        found.category = Category::Age;
        found.confidence = 0.6;
        all.push_back(internal_->identifier(found, "age", text, language, language));
    }
    return all;
}

std::string Protection::refuse_replacement(std::string_view words) const {
    const text::Text text{std::string(words)};
    if (text.trimmed({0, text.length()}).empty()) return "A replacement needs words.";
    if (has_marks(words))
        return "A replacement stands in brackets on one line: leave out brackets, line ends and control "
               "characters.";
    const Reading reading(text, {});
    for (const Detector& detector : detectors()) {
        if (!detector.find(reading).empty())
            return "These words hold an identifier themselves (" + detector.id +
                   "); choose words that give nobody away.";
    }
    if (!internal_->active.find(text).empty())
        return "These words hold a name of the register; choose words that give nobody away.";
    return {};
}

std::vector<Identifier> Protection::leaks(const text::Text& text, Scope scope,
                                          std::string_view language) const {
    const Internal& in = *internal_;
    const std::vector<text::Range> ours = replacements_in(text, in.own_words);
    std::vector<Identifier> found;
    std::vector<text::Range> rejected;
    const auto add = [&](const Found& one, std::string_view detector) {
        const bool inside = std::any_of(ours.begin(), ours.end(),
                                        [&](const text::Range& own) { return contains(own, one.range); });
        if (inside) return;
        Identifier leak = in.identifier(one, detector, text, {}, language);
        if (leak.state == ReviewState::Rejected) {
            rejected.push_back(leak.range);
        } else {
            found.push_back(std::move(leak));
        }
    };
    const std::vector<Found> kept = in.rejected.find_strictly(text);
    for (std::vector<Found> names : {in.active.find(text), in.active.find_strictly(text)}) {
        leave_longer_names(names, kept);
        for (const Found& one : names) add(one, register_detector);
    }
    const Reading reading(text, {});
    for (const Detector& detector : detectors()) {
        if (scope == Scope::NamesAndAddresses && detector.id != "email") continue;
        for (const Found& one : detector.find(reading)) add(one, detector.id);
    }
    if (scope == Scope::Everything) {
        for (const Found& one : in.known_birth_dates_in(reading)) add(one, birth_detector);
    }
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const Identifier& leak) {
                                   return leak.detector != register_detector &&
                                          std::any_of(rejected.begin(), rejected.end(),
                                                      [&](const text::Range& no) {
                                                          return contains(no, leak.range);
                                                      });
                               }),
                found.end());
    return without_overlap(text, std::move(found));
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
    for (int i = 0; i <= static_cast<int>(Category::Age); ++i) {
        const auto each = static_cast<Category>(i);
        if (name_of(each) == category) return key_of_detected(each, std::string_view(word).substr(colon + 1));
    }
    return {};
}

}  // namespace sotto::privacy
