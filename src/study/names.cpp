// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study/coding.h"
#include "study/identifier.h"
#include "study/register.h"
#include "study/source.h"

#include <array>
#include <cstddef>
#include <utility>

namespace sotto::study {

namespace {

// Each list is in the order of its enumeration's values.
template <std::size_t N>
using Names = std::array<std::string_view, N>;

constexpr Names<6> source_kinds{"interview",  "focus-group",      "literature",
                                "field-note", "public-statement", "survey-answer"};
constexpr Names<2> statuses{"private", "public"};
constexpr Names<4> speaker_roles{"unknown", "participant", "interviewer", "interpreter"};
constexpr Names<4> entity_categories{"person", "place", "organisation", "other"};
constexpr Names<4> audiences{"team", "partners", "public", "archive"};
constexpr Names<4> uses{"quote", "paraphrase", "aggregate", "none"};
constexpr Names<4> code_statuses{"active", "draft", "merged", "dropped"};
constexpr Names<3> decisions{"accepted", "rejected", "set"};

template <class E, std::size_t N>
std::optional<E> value_of(const Names<N>& names, std::string_view name) {
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == name) return static_cast<E>(i);
    }
    return std::nullopt;
}

template <class E, std::size_t N>
std::string_view at(const Names<N>& names, E value) {
    return names[static_cast<std::size_t>(value)];
}

std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

}  // namespace

std::string_view name_of(SourceKind kind) {
    return at(source_kinds, kind);
}

std::optional<SourceKind> source_kind(std::string_view name) {
    return value_of<SourceKind>(source_kinds, name);
}

const std::vector<std::string_view>& source_kind_names() {
    static const std::vector<std::string_view> names(source_kinds.begin(), source_kinds.end());
    return names;
}

std::string_view name_of(Status value) {
    return at(statuses, value);
}

std::optional<Status> status(std::string_view name) {
    return value_of<Status>(statuses, name);
}

bool has_respondents(SourceKind kind) {
    return kind == SourceKind::Interview || kind == SourceKind::FocusGroup ||
           kind == SourceKind::SurveyAnswer;
}

std::string_view name_of(SpeakerRole role) {
    return at(speaker_roles, role);
}

std::optional<SpeakerRole> speaker_role(std::string_view name) {
    return value_of<SpeakerRole>(speaker_roles, name);
}

std::string_view name_of(EntityCategory category) {
    return at(entity_categories, category);
}

std::optional<EntityCategory> entity_category(std::string_view name) {
    const std::string lower = ascii_lower(name);
    if (const auto exact = value_of<EntityCategory>(entity_categories, lower)) return exact;
    // Registers come from spreadsheets that people have kept for years.
    constexpr std::array<std::pair<std::string_view, EntityCategory>, 9> others{{
        {"people", EntityCategory::Person},
        {"participant", EntityCategory::Person},
        {"respondent", EntityCategory::Person},
        {"location", EntityCategory::Place},
        {"village", EntityCategory::Place},
        {"organization", EntityCategory::Organisation},
        {"org", EntityCategory::Organisation},
        {"institution", EntityCategory::Organisation},
        {"ngo", EntityCategory::Organisation},
    }};
    for (const auto& [word, category] : others) {
        if (word == lower) return category;
    }
    return std::nullopt;
}

std::string_view name_of(Audience value) {
    return at(audiences, value);
}

std::optional<Audience> audience(std::string_view name) {
    return value_of<Audience>(audiences, name);
}

std::string_view name_of(Use value) {
    return at(uses, value);
}

std::optional<Use> use(std::string_view name) {
    return value_of<Use>(uses, name);
}

std::string_view name_of(CodeStatus status) {
    return at(code_statuses, status);
}

std::optional<CodeStatus> code_status(std::string_view name) {
    return value_of<CodeStatus>(code_statuses, name);
}

std::string_view name_of(Decision decision) {
    return at(decisions, decision);
}

std::optional<Decision> decision(std::string_view name) {
    return value_of<Decision>(decisions, name);
}

}  // namespace sotto::study
