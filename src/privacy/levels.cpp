// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/levels.h"

#include "privacy/ascii.h"
#include "privacy/birth_attribute.h"
#include "privacy/dates.h"
#include "privacy/disclosure/attributes.h"
#include "privacy/export_words.h"
#include "privacy/lexed.h"
#include "privacy/places/place_spans.h"
#include "privacy/replacement.h"
#include "privacy/replacement_words.h"
#include "study/roles.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace sotto::privacy {

namespace {

constexpr std::array<std::string_view, 19> english_fives{
    "under five",     "five to nine",   "early teens",   "late teens",    "early twenties",
    "late twenties",  "early thirties", "late thirties", "early forties", "late forties",
    "early fifties",  "late fifties",   "early sixties", "late sixties",  "early seventies",
    "late seventies", "early eighties", "late eighties", "ninety or over"};
constexpr std::array<std::string_view, 10> english_tens{"under ten", "teens",         "twenties", "thirties",
                                                        "forties",   "fifties",       "sixties",  "seventies",
                                                        "eighties",  "ninety or over"};
constexpr int oldest = 120;
/// From here on bands are open at the end: so old people are few.
constexpr int open_from = 90;

constexpr std::array<int, 3> age_steps{5, 10, 20};
constexpr std::array<AreaKind, 4> place_steps{AreaKind::District, AreaKind::Province, AreaKind::Country,
                                              AreaKind::Region};

std::string without_brackets(std::string words) {
    if (words.size() >= 2 && words.front() == '[' && words.back() == ']')
        words = words.substr(1, words.size() - 2);
    return words;
}

/// `March 2009`, the month as it is written where it has a name.
std::string month_words(std::string_view original, std::string_view language, std::string_view wording) {
    const text::Text whole{std::string(original)};
    const Lexed text(whole, language);
    const auto dates = read_dates(text, language);
    if (dates.size() != 1) return {};
    const DateMatch& date = dates.front();
    std::string month;
    for (std::size_t i = date.first_token; i < date.last_token && date.month != 0; ++i) {
        const auto found = month_at(text, language, i);
        if (!found || found->number != date.month) continue;
        month = whole.slice(text.range(i, found->next_token));
        break;
    }
    if (month.empty()) {
        const auto days = days_meant(text, date);
        const bool one = !days.empty() && std::all_of(days.begin(), days.end(), [&](const CalendarDay& day) {
            return day.month == days.front().month && day.year == days.front().year;
        });
        const ExportWords& words = export_words(wording);
        if (!one || days.front().month < 1 || days.front().month > 12) return {};
        month = words.months.at(static_cast<std::size_t>(days.front().month) - 1);
        return fmt::format("{} {}", month, days.front().year);
    }
    return date.year == 0 ? month : fmt::format("{} {}", month, date.year);
}

std::string decade_of(std::string_view original, std::string_view wording) {
    const int year = birth_year(original);
    return year == 0 ? std::string(phrase(Phrase::Date, wording)) : decade_words(year, wording);
}

/// The number of a sum of money, and the tokens it is made of.
struct Amount {
    double value = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};
std::optional<Amount> amount_in(const Lexed& text) {
    Amount amount;
    while (amount.first < text.size() && !text.is_number(amount.first)) ++amount.first;
    if (amount.first == text.size() || text[amount.first].value < 0) return std::nullopt;
    amount.value = text[amount.first].value;
    amount.last = amount.first + 1;
    while (amount.last < text.size()) {
        const bool sign = !text.is_number(amount.last) && !text[amount.last].gap;
        const std::size_t next = sign ? amount.last + 1 : amount.last;
        if (!text.is_number(next) || text[next].spelled || text[next].value < 0) break;
        // Three digits go on with the number, others are a fraction of it.
        if (text[next].digits == 3) amount.value = amount.value * 1000 + text[next].value;
        amount.last = next + 1;
    }
    static const std::array<std::pair<std::string_view, double>, 12> scales{{{"hundred", 1e2},
                                                                             {"thousand", 1e3},
                                                                             {"mille", 1e3},
                                                                             {"mil", 1e3},
                                                                             {"nghin", 1e3},
                                                                             {"ngan", 1e3},
                                                                             {"million", 1e6},
                                                                             {"millions", 1e6},
                                                                             {"millones", 1e6},
                                                                             {"millon", 1e6},
                                                                             {"trieu", 1e6},
                                                                             {"billion", 1e9}}};
    for (; text.is_word(amount.last); ++amount.last) {
        const auto* const scale = std::find_if(scales.begin(), scales.end(), [&](const auto& one) {
            return one.first == text.key(amount.last);
        });
        if (scale == scales.end()) break;
        amount.value *= scale->second;
    }
    return amount;
}

std::string with_commas(double value) {
    std::string digits = fmt::format("{:.0f}", value);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

/// `$200–500`: from 1, 2 and 5 times a power of ten to the next, or from a power of ten to the next.
std::string amount_words(std::string_view original, std::string_view language, int step) {
    const text::Text whole{std::string(original)};
    const Lexed text(whole, language);
    const auto amount = amount_in(text);
    if (!amount || amount->value < 1) return {};
    double power = 1;
    while (power * 10 <= amount->value) power *= 10;
    double from = power;
    double to = power * 10;
    if (step == 1) {
        for (const double next : {2.0, 5.0}) {
            if (amount->value >= next * power) from = next * power;
        }
        to = from == power ? 2 * power : from == 2 * power ? 5 * power : 10 * power;
    }
    const text::Range number = text.range(amount->first, amount->last);
    return fmt::format("{}{}–{}{}", whole.slice({0, number.start}), with_commas(from), with_commas(to),
                       whole.slice({number.end, whole.length()}));
}

std::string place_words_at(int step, std::string_view original, std::string_view language,
                           std::string_view wording) {
    const Gazetteer& gazetteer = Gazetteer::built_in();
    const auto name = place_called(original, language);
    if (!name || name->is_word) return std::string(phrase(Phrase::Place, wording));
    for (auto i = static_cast<std::size_t>(step) - 1; i < place_steps.size(); ++i) {
        const Area area = likely_area(*name, place_steps.at(i));
        if (area == no_area) continue;
        for (const Rung& rung : ladder(gazetteer.candidate(*name, 0), wording)) {
            if (rung.area == area) return rung.words;
        }
        return place_in(area, wording);
    }
    return std::string(phrase(Phrase::Place, wording));
}

std::optional<int> whole_number(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

}  // namespace

std::string age_band_words(int age, int years, bool english) {
    age = std::clamp(age, 0, oldest);
    if (english && years == 5)
        return std::string(english_fives.at(static_cast<std::size_t>(std::min(age / 5, 18))));
    if (english && years == 10)
        return std::string(english_tens.at(static_cast<std::size_t>(std::min(age / 10, 9))));
    const int last = open_from / years * years;
    if (age >= last) return fmt::format("{}+", last);
    const int from = age / years * years;
    return fmt::format("{}-{}", from, from + years - 1);
}

std::optional<AgeBand> age_band_in(std::string_view words) {
    for (std::size_t i = 0; i < english_fives.size(); ++i) {
        const auto from = static_cast<int>(i) * 5;
        if (words == english_fives.at(i)) return AgeBand{from, from >= open_from ? oldest : from + 4};
    }
    for (std::size_t i = 0; i < english_tens.size(); ++i) {
        const auto from = static_cast<int>(i) * 10;
        if (words == english_tens.at(i)) return AgeBand{from, from + 9};
    }
    if (words.ends_with('+')) {
        const auto from = whole_number(words.substr(0, words.size() - 1));
        return from && *from <= oldest ? std::optional(AgeBand{*from, oldest}) : std::nullopt;
    }
    std::size_t dash = words.find('-');
    std::size_t behind = dash + 1;
    if (dash == std::string_view::npos) {
        dash = words.find("\u2013");
        behind = dash + std::string_view("\u2013").size();
    }
    if (dash == std::string_view::npos) return std::nullopt;
    const auto from = whole_number(words.substr(0, dash));
    const auto to = whole_number(words.substr(std::min(behind, words.size())));
    if (!from || !to || *to < *from || *to > oldest) return std::nullopt;
    return AgeBand{*from, *to};
}

Area area_above(Area area, AreaKind kind) {
    const Gazetteer& gazetteer = Gazetteer::built_in();
    for (; area != no_area; area = gazetteer.above(area)) {
        // The world as a whole says nothing.
        if (gazetteer.kind(area) == AreaKind::Region && gazetteer.above(area) == no_area) return no_area;
        if (gazetteer.kind(area) == kind) return area;
    }
    return no_area;
}

Area likely_area(const PlaceName& name, AreaKind kind) {
    constexpr std::int64_t times = 10;
    const Gazetteer& gazetteer = Gazetteer::built_in();
    Area area = no_area;
    std::int64_t most = 0;
    for (std::size_t i = 0; i < name.count; ++i) {
        const PlaceCandidate candidate = gazetteer.candidate(name, i);
        const Area its =
            area_above(candidate.is_area ? gazetteer.above(candidate.area) : candidate.area, kind);
        if (i == 0) {
            area = its;
            most = candidate.people;
        } else if (its != area && candidate.people * times > most) {
            return no_area;
        }
    }
    return area;
}

std::string words_at(const Treatment& treatment, Category category, std::string_view original,
                     std::string_view language, std::string_view wording) {
    switch (treatment.level) {
        case Level::Keep:
        case Level::Pseudonym:
        case Level::Shift:
            return {};
        case Level::Remove:
            return "…";
        case Level::Role:
            // A year of birth alone is said by its decade.
            if (category == Category::BirthDate)
                return without_brackets(replacement_of(category, original, language, wording));
            return std::string(phrase(label_of(category), wording));
        case Level::Generalise:
            break;
    }
    std::string words;
    if (category == Category::Age)
        words = age_band_of(original, language, wording,
                            age_steps.at(static_cast<std::size_t>(treatment.step) - 1));
    if (category == Category::Place) words = place_words_at(treatment.step, original, language, wording);
    if (category == Category::Amount) words = amount_words(original, language, treatment.step);
    if (category == Category::Date) {
        if (treatment.step == 1) words = month_words(original, language, wording);
        if (treatment.step == 3) words = decade_of(original, wording);
        if (words.empty()) words = without_brackets(replacement_of(category, original, language, wording));
    }
    return words.empty() ? std::string(phrase(label_of(category), wording)) : words;
}

LevelCounts::LevelCounts(const Protection& protection) : protection_(protection) {
    const Gazetteer& gazetteer = Gazetteer::built_in();
    std::map<std::int64_t, std::vector<const study::Attribute*>> by_entity;
    for (const study::Attribute& attribute : protection.knowledge().attributes)
        by_entity[attribute.entity.value].push_back(&attribute);
    for (const study::Id<study::Entity> id : possible_speakers(protection, {})) {
        Person person;
        person.id = id;
        person.age = whole_number(protection.attribute(id, "age"));
        for (const study::Attribute* attribute : by_entity[id.value]) {
            const auto name = gazetteer.look_up(Gazetteer::key_of(attribute->value));
            if (!name) continue;
            const PlaceCandidate candidate = gazetteer.candidate(*name, 0);
            // Which of several villages of a name is meant nobody knows: what they all lie in.
            Area area = candidate.is_area ? candidate.area : no_area;
            for (const AreaKind kind : place_steps) {
                if (area == no_area) area = likely_area(*name, kind);
            }
            if (area != no_area) person.areas.push_back(area);
        }
        people_.push_back(std::move(person));
    }
}

std::int64_t LevelCounts::in_area(Area area) const {
    const Gazetteer& gazetteer = Gazetteer::built_in();
    return std::count_if(people_.begin(), people_.end(), [&](const Person& person) {
        return std::any_of(person.areas.begin(), person.areas.end(), [&](Area own) {
            for (; own != no_area; own = gazetteer.above(own)) {
                if (own == area) return true;
            }
            return false;
        });
    });
}

std::optional<std::int64_t> LevelCounts::of_age(int from, int to) const {
    std::int64_t count = 0;
    bool any = false;
    for (const Person& person : people_) {
        any = any || person.age;
        if (person.age && from <= *person.age && *person.age <= to) ++count;
    }
    return any ? std::optional(count) : std::nullopt;
}

void LevelCounts::add_people_levels(std::vector<LevelChoice>& choices, const study::Entity& entity,
                                    std::string_view wording) const {
    const auto add = [&](Treatment treatment, std::string words, std::int64_t people) {
        choices.push_back({treatment, std::move(words), people});
    };
    const std::string role = protection_.attribute(entity.id, "role");
    const auto same_role = [&](const Person& person) {
        return text::fold_key(protection_.attribute(person.id, "role")) == text::fold_key(role);
    };
    if (!entity.code.empty() && protection_.refuse_replacement(entity.code).empty())
        add({Level::Pseudonym, 0, true}, entity.code, 1);
    if (!role.empty() && protection_.refuse_replacement(role).empty())
        add({Level::Role, 0, true}, role, std::count_if(people_.begin(), people_.end(), same_role));
    const bool staff = study::is_staff_role(role);
    const auto all = static_cast<std::int64_t>(people_.size());
    add({Level::Role, 0, true},
        std::string(phrase(neutral_phrase(entity.category, entity.participant, staff), wording)), all);
}

std::vector<LevelChoice> LevelCounts::of(const Identifier& found, std::string_view original,
                                         std::string_view language, std::string_view wording) const {
    std::vector<LevelChoice> choices;
    const study::Entity* entity = protection_.entity(found.entity);
    if (entity != nullptr && found.category == Category::Person) add_people_levels(choices, *entity, wording);
    const auto everybody = static_cast<std::int64_t>(people_.size());
    const auto add = [&](Treatment treatment) {
        std::string words = words_at(treatment, found.category, original, language, wording);
        if (words.empty()) return;
        const bool again = std::any_of(choices.begin(), choices.end(),
                                       [&](const LevelChoice& one) { return one.words == words; });
        if (again ||
            (treatment.level != Level::Remove && !protection_.names().find(text::Text(words)).empty()))
            return;
        choices.push_back({treatment, std::move(words), std::nullopt});
    };
    if (found.category == Category::Place) {
        const auto name = place_called(original, language);
        for (int step = 1; step <= static_cast<int>(place_steps.size()); ++step) {
            const auto before = choices.size();
            add({Level::Generalise, step, true});
            if (choices.size() == before || !name) continue;
            for (auto i = static_cast<std::size_t>(step) - 1; i < place_steps.size(); ++i) {
                const Area area = likely_area(*name, place_steps.at(i));
                if (area == no_area) continue;
                choices.back().people = in_area(area);
                break;
            }
        }
    }
    if (found.category == Category::Age) {
        for (int step = 1; step <= static_cast<int>(age_steps.size()); ++step) {
            const auto before = choices.size();
            add({Level::Generalise, step, true});
            if (choices.size() == before) continue;
            if (const auto band = age_band_in(choices.back().words))
                choices.back().people = of_age(band->from, band->to);
        }
    }
    if (found.category == Category::Date || found.category == Category::Amount) {
        const int steps = found.category == Category::Date ? 3 : 2;
        for (int step = 1; step <= steps; ++step) add({Level::Generalise, step, true});
    }
    // What says nothing could mean everybody.
    const auto before = choices.size();
    add({Level::Role, 0, true});
    if (choices.size() > before) choices.back().people = everybody;
    if (!choices.empty() && choices.back().words == phrase(label_of(found.category), wording))
        choices.back().people = everybody;
    add({Level::Remove, 0, true});
    if (!choices.empty() && choices.back().treatment.level == Level::Remove)
        choices.back().people = everybody;
    return choices;
}

std::size_t LevelCounts::smallest(const std::vector<LevelChoice>& choices, std::int64_t k) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i].people && *choices[i].people >= k) return i;
    }
    return choices.empty() ? 0 : choices.size() - 1;
}

}  // namespace sotto::privacy
