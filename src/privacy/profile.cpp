// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/profile.h"

#include "base/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <charconv>
#include <optional>

namespace sotto::privacy {

namespace {

constexpr std::array<std::string_view, 6> level_names{"keep",       "pseudonym", "role",
                                                      "generalise", "shift",     "remove"};
constexpr std::string_view style_subject = "pseudonyms";
/// Half a year either way: seasons go, and with them what dates tell of harvests, floods and offensives.
constexpr int usual_days = 182;
constexpr int most_shift = 3650;

struct Subject {
    std::string name;
    std::vector<Category> categories;
    Treatment standard;
    std::vector<Level> levels;
    int rungs = 0;  ///< of `Generalise`
};

const std::vector<Subject>& table() {
    using C = Category;
    using L = Level;
    const Treatment role{L::Role, 0, false};
    const Treatment keep{L::Keep, 0, false};
    static const std::vector<Subject> all{
        {"person", {C::Person}, role, {L::Role, L::Pseudonym, L::Remove}, 0},
        {"place",
         {C::Place},
         {L::Generalise, 3, false},
         {L::Generalise, L::Pseudonym, L::Role, L::Keep, L::Remove},
         4},
        {"organisation", {C::Organisation}, role, {L::Role, L::Pseudonym, L::Keep, L::Remove}, 0},
        {"other", {C::Other}, role, {L::Role, L::Pseudonym, L::Keep, L::Remove}, 0},
        {"contact", {C::Email, C::Url, C::NetworkAddress, C::Phone}, role, {L::Role, L::Remove}, 0},
        {"number", {C::IdNumber, C::PaymentCard, C::BankAccount}, role, {L::Role, L::Remove}, 0},
        {"coordinates", {C::Coordinates}, role, {L::Role, L::Remove}, 0},
        {"birth-date", {C::BirthDate}, role, {L::Role, L::Shift, L::Remove}, 0},
        {"date",
         {C::Date},
         {L::Generalise, 2, false},
         {L::Generalise, L::Shift, L::Role, L::Keep, L::Remove},
         3},
        {"age", {C::Age}, {L::Generalise, 1, false}, {L::Generalise, L::Role, L::Keep, L::Remove}, 3},
        {"amount", {C::Amount}, keep, {L::Keep, L::Generalise, L::Role, L::Remove}, 2},
        {"occupation", {C::Occupation}, keep, {L::Keep, L::Role, L::Remove}, 0},
        {"kinship", {C::Kinship}, keep, {L::Keep, L::Role, L::Remove}, 0},
        {"health", {C::Health}, keep, {L::Keep, L::Role, L::Remove}, 0},
        {"religion", {C::Religion}, keep, {L::Keep, L::Role, L::Remove}, 0},
        {"ethnicity", {C::Ethnicity}, keep, {L::Keep, L::Role, L::Remove}, 0}};
    return all;
}

const Subject& subject_called(std::string_view name) {
    for (const Subject& subject : table()) {
        if (subject.name == name) return subject;
    }
    throw base::Error(base::Blame::User, fmt::format("A profile has nothing called \"{}\"; it has {}.", name,
                                                     fmt::join(Profile::subjects(), ", ")));
}

std::string said(const Treatment& treatment) {
    const std::string_view name = name_of(treatment.level);
    if (treatment.step == 0) return std::string(name);
    return fmt::format("{}:{}", name, treatment.step);
}

std::string levels_in_words(const Subject& subject) {
    std::vector<std::string> words;
    for (const Level level : subject.levels) {
        if (level == Level::Generalise) {
            for (int i = 1; i <= subject.rungs; ++i) words.push_back(fmt::format("generalise:{}", i));
        } else {
            words.emplace_back(name_of(level));
        }
    }
    return fmt::format("{}", fmt::join(words, ", "));
}

std::optional<int> whole_number(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

/// `generalise:2`; `shift` is `shift:182`, `generalise` the first rung.
std::optional<Treatment> treatment_of(const Subject& subject, std::string_view words) {
    const std::size_t colon = words.find(':');
    const std::string_view name = words.substr(0, colon);
    const auto* const found = std::find(level_names.begin(), level_names.end(), name);
    if (found == level_names.end()) return std::nullopt;
    Treatment treatment{static_cast<Level>(found - level_names.begin()), 0, true};
    if (std::find(subject.levels.begin(), subject.levels.end(), treatment.level) == subject.levels.end())
        return std::nullopt;
    const bool generalises = treatment.level == Level::Generalise;
    const bool shifts = treatment.level == Level::Shift;
    if (generalises) treatment.step = 1;
    if (shifts) treatment.step = usual_days;
    if (colon == std::string_view::npos) return treatment;
    const auto step = whole_number(words.substr(colon + 1));
    if (!step || (!generalises && !shifts)) return std::nullopt;
    // A move by whole weeks needs one at least.
    const int least = shifts ? 7 : 1;
    if (*step < least || *step > (shifts ? most_shift : subject.rungs)) return std::nullopt;
    treatment.step = *step;
    return treatment;
}

}  // namespace

std::string_view name_of(Level level) {
    return level_names.at(static_cast<std::size_t>(level));
}

std::string_view name_of(PseudonymStyle style) {
    return style == PseudonymStyle::Names ? "names" : "numbers";
}

Profile::Profile() {
    for (const Subject& subject : table()) {
        for (const Category category : subject.categories)
            treatments_[static_cast<std::size_t>(category)] = subject.standard;
    }
}

void Profile::set(std::string_view subject, std::string_view level) {
    if (subject == style_subject) {
        if (level != name_of(PseudonymStyle::Names) && level != name_of(PseudonymStyle::Numbers)) {
            throw base::Error(
                base::Blame::User,
                fmt::format("\"{}\" is no kind of pseudonym; there are numbers and names.", level));
        }
        pseudonyms_ =
            level == name_of(PseudonymStyle::Names) ? PseudonymStyle::Names : PseudonymStyle::Numbers;
        pseudonyms_chosen_ = true;
        return;
    }
    const Subject& known = subject_called(subject);
    const auto treatment = treatment_of(known, level);
    if (!treatment) {
        throw base::Error(base::Blame::User,
                          fmt::format("\"{}\" is nothing that can be done with {}; there are {}.", level,
                                      subject, levels_in_words(known)));
    }
    for (const Category category : known.categories)
        treatments_[static_cast<std::size_t>(category)] = *treatment;
}

void Profile::reset(std::string_view subject) {
    if (subject == style_subject) {
        pseudonyms_ = PseudonymStyle::Numbers;
        pseudonyms_chosen_ = false;
        return;
    }
    const Subject& known = subject_called(subject);
    for (const Category category : known.categories)
        treatments_[static_cast<std::size_t>(category)] = known.standard;
}

const std::vector<std::string>& Profile::subjects() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const Subject& subject : table()) all.push_back(subject.name);
        all.emplace_back(style_subject);
        return all;
    }();
    return names;
}

std::string Profile::level_of(std::string_view subject) const {
    if (subject == style_subject) return std::string(name_of(pseudonyms_));
    return said(of(subject_called(subject).categories.front()));
}

bool Profile::is_chosen(std::string_view subject) const {
    if (subject == style_subject) return pseudonyms_chosen_;
    return of(subject_called(subject).categories.front()).chosen;
}

std::vector<std::pair<std::string, std::string>> Profile::chosen() const {
    std::vector<std::pair<std::string, std::string>> all;
    for (const std::string& subject : subjects()) {
        if (is_chosen(subject)) all.emplace_back(subject, level_of(subject));
    }
    return all;
}

bool Profile::gives_pseudonyms() const {
    return std::any_of(treatments_.begin(), treatments_.end(),
                       [](const Treatment& one) { return one.level == Level::Pseudonym; });
}

int Profile::most_days() const {
    // A person has one offset for all dates: the narrowest limit holds.
    int most = 0;
    for (const Treatment& one : treatments_) {
        if (one.level == Level::Shift) most = most == 0 ? one.step : std::min(most, one.step);
    }
    return most;
}

bool Profile::treats_traits() const {
    for (int i = static_cast<int>(Category::Occupation); i < categories; ++i) {
        if (of(static_cast<Category>(i)).level != Level::Keep) return true;
    }
    return false;
}

}  // namespace sotto::privacy
