// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/shown_limits.h"

#include "privacy/disclosure.h"
#include "privacy/replacement.h"
#include "privacy/replacement_words.h"
#include "text/case.h"
#include "text/fold.h"

#include <algorithm>
#include <array>

namespace sotto::privacy {

namespace {

constexpr std::size_t longest_name = 5;  ///< in words

/// A place that words name: an area, or something smaller than any.
struct Named {
    Area area = no_area;
    bool smaller = false;
};

std::vector<std::string_view> words_in(std::string_view utf8) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto end = std::min(utf8.find_first_of(" ()[],;:/", at), utf8.size());
        if (end > at) words.push_back(utf8.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// The places that words in brackets name. Small words are no places: "in", "a place in the north".
std::vector<Named> places_named(std::string_view utf8) {
    const Gazetteer& gazetteer = Gazetteer::built_in();
    const std::vector<std::string_view> words = words_in(utf8);
    std::vector<Named> named;
    for (std::size_t i = 0; i < words.size();) {
        const bool small = text::to_upper(words[i]) != words[i] && !text::is_capitalised(words[i]);
        std::size_t length = 0;
        if (!small) {
            for (std::size_t count = std::min(longest_name, words.size() - i); count > 0 && length == 0;
                 --count) {
                const char* first = words[i].data();
                const std::string_view& last = words[i + count - 1];
                const std::string_view whole(first,
                                             static_cast<std::size_t>(last.data() + last.size() - first));
                const auto name = gazetteer.look_up(Gazetteer::key_of(whole));
                if (!name) continue;
                const PlaceCandidate candidate = gazetteer.candidate(*name, 0);
                if (!candidate.is_area && (name->is_word || name->is_person)) continue;
                named.push_back({candidate.area, !candidate.is_area});
                length = count;
            }
        }
        i += std::max<std::size_t>(length, 1);
    }
    return named;
}

bool is_called_region(std::string_view attribute) {
    constexpr std::array<std::string_view, 5> words{"region", "continent", "subregion", "part of the world",
                                                    "area"};
    const std::string key = text::fold_key(attribute);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

bool is_called_age(std::string_view attribute) {
    const std::string key = text::fold_key(attribute);
    for (const std::string_view word : {"age", "edad", "idade", "alter"}) {
        if (key.substr(0, word.size()) != word) continue;
        if (key.size() == word.size() || key[word.size()] == '_' || key[word.size()] == ' ' ||
            key[word.size()] == '-')
            return true;
    }
    return false;
}

}  // namespace

ShownLimits::ShownLimits(const Protection& protection, study::Id<study::Entity> participant,
                         const std::vector<std::string>& entries) {
    const Gazetteer& gazetteer = Gazetteer::built_in();
    bool smaller = false;
    const auto limit = [&](AreaKind kind) { finest_ = finest_ ? std::max(*finest_, kind) : kind; };
    for (const std::string& entry : entries) {
        const ShownAttribute attribute = parse_shown(entry);
        const std::string value = shown_value(protection, participant, attribute);
        if (value.empty()) continue;
        if (is_called_age(attribute.name)) {
            const auto band = age_band_in(value);
            if (band && (!age_ || band->to - band->from < age_->to - age_->from)) age_ = band;
            continue;
        }
        const auto name = gazetteer.look_up(Gazetteer::key_of(value));
        if (name && gazetteer.candidate(*name, 0).is_area) {
            limit(gazetteer.kind(gazetteer.candidate(*name, 0).area));
        } else if (is_called_region(attribute.name)) {
            limit(AreaKind::Region);
        } else if (name) {
            smaller = true;
        }
    }
    // Nothing is finer than the village itself.
    if (smaller) finest_.reset();
}

bool ShownLimits::allow(std::string_view words) const {
    if (words.size() >= 2 && words.front() == '[' && words.back() == ']')
        words = words.substr(1, words.size() - 2);
    if (finest_) {
        const Gazetteer& gazetteer = Gazetteer::built_in();
        for (const Named& place : places_named(words)) {
            if (place.smaller || gazetteer.kind(place.area) > *finest_) return false;
        }
    }
    if (age_) {
        const auto band = age_band_in(words);
        if (!band) return true;
        const bool apart = band->to < age_->from || age_->to < band->from;
        if (band->to - band->from < age_->to - age_->from) return false;
        return apart || (band->from <= age_->from && age_->to <= band->to);
    }
    return true;
}

std::string ShownLimits::applied_to(Category category, const std::string& words,
                                    std::string_view wording) const {
    if (empty() || allow(words)) return words;
    if (category == Category::Age) {
        if (const auto band = age_band_in(words)) {
            for (const int years : {10, 20}) {
                std::string wider = age_band_words(band->from, years, wording == "en");
                if (allow(wider)) return wider;
            }
        }
        return std::string(phrase(Phrase::Age, wording));
    }
    if (category == Category::Place && finest_) {
        for (const Named& place : places_named(words)) {
            const Area area = area_above(place.area, *finest_);
            if (area == no_area) continue;
            std::string wider = place_in(area, wording);
            if (allow(wider)) return wider;
        }
    }
    return std::string(phrase(neutral_phrase(category), wording));
}

}  // namespace sotto::privacy
