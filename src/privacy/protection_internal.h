// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/identifiers.h"
#include "privacy/known_birth_dates.h"
#include "privacy/replacement_words.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sotto::privacy {

constexpr std::string_view register_detector = "register";
constexpr std::string_view birth_detector = "birth-date";

/// Spelling, case and line ends do not make another entity.
std::string folded(std::string_view utf8);
/// What decisions are kept by.
std::string key_of_detected(Category category, std::string_view original);
std::string key_of(const study::Entity& entity);

/// Brackets would end the replacement early or open another, and lines would part it.
bool has_marks(std::string_view words);
bool may_stand_in_brackets(std::string_view words);

struct Protection::Internal {
    Knowledge knowledge;
    std::unordered_map<std::int64_t, std::size_t> by_id;
    std::map<std::pair<std::int64_t, std::string>, std::string> attributes;
    std::unordered_map<std::string, study::IdentifierDecision> decisions;
    BirthDays birth_days;  ///< of everybody in the register
    KnownNames active{{}, {}};
    KnownNames rejected{{}, {}};
    /// Names of the model that were accepted, or have other words set for them.
    std::optional<KnownNames> accepted;
    std::unordered_map<std::int64_t, std::string> words;  ///< what stands for an entity, without brackets
    std::unordered_map<std::int64_t, Phrase> unchosen;    ///< of entities for which nobody chose words
    bool has_chosen_traits = false;      ///< a word for a trait was accepted, or another set for it
    std::vector<std::string> own_words;  ///< everything of ours that may stand in brackets, sorted
    mutable std::shared_mutex shifted_mutex;
    mutable std::set<std::string, std::less<>> shifted;  ///< dates that were given out

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
    /// Empty for who has none.
    [[nodiscard]] std::string pseudonym_of(const study::Entity& entity, std::string_view wording) const;
    /// What the profile makes of it, without brackets; empty where it stands as it would by itself.
    [[nodiscard]] std::string words_by_profile(const Found& found, const study::Entity* named,
                                               std::string_view original, std::string_view language,
                                               std::string_view wording) const;
    /// `a place in Laos`, by what the register says of a place from the rung on; empty where it says nothing.
    [[nodiscard]] std::string area_by_attributes(const study::Entity& entity, int step,
                                                 std::string_view wording) const;
    [[nodiscard]] bool is_ours(std::string_view inside) const;
    [[nodiscard]] std::string chosen_words(const study::Entity& entity) const;
    [[nodiscard]] std::string without_names(const std::string& wording, const std::string& otherwise) const;
    void word_replacements();
    void accept_names();
    /// Everything that the detectors and the dates of birth of the register find, by detector. Those that
    /// read around (`Detector::reads_around`) are asked about a `whole` text only.
    void detect(const Reading& reading, Scope scope, bool whole,
                const std::function<void(const Found&, std::string_view detector)>& add) const;

    /// `language`: what the text is read in; `wording`: what it is in, as far as known.
    [[nodiscard]] Identifier identifier(const Found& found, std::string_view detector, const text::Text& text,
                                        std::string_view language, std::string_view wording) const;
};

}  // namespace sotto::privacy
