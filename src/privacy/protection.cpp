// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/identifiers.h"

#include "privacy/found_list.h"
#include "privacy/overlaps.h"
#include "privacy/replacement.h"
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

/// What is left of `range` when `taken` (ascending, apart) is cut out of it.
std::vector<text::Range> left_of(text::Range range, const std::vector<text::Range>& taken) {
    std::vector<text::Range> rest;
    auto next = std::partition_point(taken.begin(), taken.end(),
                                     [&](const text::Range& r) { return r.end <= range.start; });
    for (; next != taken.end() && next->start < range.end; ++next) {
        if (range.start < next->start) rest.push_back({range.start, next->start});
        range.start = std::max(range.start, next->end);
    }
    if (range.start < range.end) rest.push_back(range);
    return rest;
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
                const std::string_view slice = text.slice(trimmed);
                // Punctuation that sticks out says nothing.
                const bool says_something = std::any_of(slice.begin(), slice.end(), [](char c) {
                    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           static_cast<unsigned char>(c) >= 0x80;
                });
                if (!says_something) continue;
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
    KnownNames active{{}, {}};
    KnownNames rejected{{}, {}};
    std::unordered_map<std::int64_t, std::string> words;  ///< what stands for an entity, without brackets
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
    [[nodiscard]] std::string neutral(const study::Entity& entity) const;
    [[nodiscard]] std::string chosen_words(const study::Entity& entity) const;
    [[nodiscard]] std::string without_names(const std::string& wording, const std::string& otherwise) const;
    void word_replacements();

    [[nodiscard]] Identifier identifier(const Found& found, std::string_view detector,
                                        std::string_view original, std::string_view language) const;
};

std::string Protection::Internal::neutral(const study::Entity& entity) const {
    const auto role = attributes.find({entity.id.value, "role"});
    const bool staff = role != attributes.end() && folded(role->second).find("staff") != std::string::npos;
    return neutral_words(entity.category, entity.participant, staff);
}

/// What researchers want to stand for the entity, before anybody looked whether it names someone.
std::string Protection::Internal::chosen_words(const study::Entity& entity) const {
    const auto* made = decision(key_of(entity));
    if (made != nullptr && made->decision == study::Decision::Set && !made->replacement.empty())
        return made->replacement;
    return entity.replacement.empty() ? neutral(entity) : entity.replacement;
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
        std::string instead = named != nullptr ? chosen_words(*named) : neutral_words(name.category);
        if (named != nullptr && !active.find(text::Text(instead)).empty()) instead = neutral(*named);
        clean += instead;
        at = name.range.end;
    }
    clean += text.slice({at, text.length()});
    return active.find(text::Text(clean)).empty() ? clean : otherwise;
}

void Protection::Internal::word_replacements() {
    std::set<std::string> own;
    for (const study::Entity& entity : knowledge.entities) {
        words[entity.id.value] = without_names(chosen_words(entity), neutral(entity));
        own.insert(words[entity.id.value]);
        // Under the policy `pseudonym` the code stands for the person.
        if (active.find(text::Text(entity.code)).empty()) own.insert(entity.code);
    }
    for (auto& [key, made] : decisions) {
        if (made.decision != study::Decision::Set) continue;
        made.replacement = without_names(made.replacement, "name");
        own.insert(made.replacement);
    }
    own.erase("");
    own_words.assign(own.begin(), own.end());
}

Identifier Protection::Internal::identifier(const Found& found, std::string_view detector,
                                            std::string_view original, std::string_view language) const {
    Identifier one;
    one.range = found.range;
    one.category = found.category;
    one.confidence = found.confidence;
    one.detector = detector;
    one.entity = found.entity;
    const study::Entity* named = entity(found.entity);
    one.entity_key = named != nullptr ? key_of(*named) : key_of_detected(found.category, original);
    one.replacement = named != nullptr ? "[" + words.at(named->id.value) + "]"
                                       : replacement_of(found.category, original, language);
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
        Identifier one = in.identifier(found, detector, text.slice(found.range), language);
        (one.state == ReviewState::Rejected ? rejected : active).push_back(std::move(one));
    };
    for (const Found& found : in.active.find(text)) add(found, register_detector);
    for (const Found& found : in.rejected.find(text)) add(found, register_detector);
    for (const Detector& detector : detectors()) {
        for (const Found& found : detector.find(text, language)) add(found, detector.id);
    }
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

std::vector<Identifier> Protection::leaks(const text::Text& text, Scope scope) const {
    const Internal& in = *internal_;
    const std::vector<text::Range> ours = replacements_in(text, in.own_words);
    std::vector<Identifier> found;
    std::vector<text::Range> rejected;
    const auto add = [&](const Found& one, std::string_view detector) {
        const bool inside = std::any_of(ours.begin(), ours.end(),
                                        [&](const text::Range& own) { return contains(own, one.range); });
        if (inside) return;
        Identifier leak = in.identifier(one, detector, text.slice(one.range), {});
        if (leak.state == ReviewState::Rejected) {
            rejected.push_back(leak.range);
        } else {
            found.push_back(std::move(leak));
        }
    };
    for (const Found& one : in.active.find(text)) add(one, register_detector);
    for (const Found& one : in.active.find_strictly(text)) add(one, register_detector);
    for (const Detector& detector : detectors()) {
        if (scope == Scope::NamesAndAddresses && detector.id != "email") continue;
        for (const Found& one : detector.find(text, {})) add(one, detector.id);
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
