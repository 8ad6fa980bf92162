// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/replacement.h"

#include "privacy/ascii.h"
#include "privacy/dates.h"
#include "privacy/levels.h"
#include "privacy/lexed.h"
#include "privacy/places/gazetteer.h"
#include "privacy/places/place_spans.h"
#include "text/language.h"

#include <fmt/core.h>
#include <algorithm>
#include <optional>

namespace sotto::privacy {

namespace {

/// The longest replacement that Sotto itself words, for looking for its end.
constexpr std::size_t longest = 200;

std::optional<int> first_number(const Lexed& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.is_number(i) && text[i].value >= 0) return text[i].value;
    }
    return std::nullopt;
}

std::string year_of(std::string_view original, std::string_view wording) {
    const text::Text text{std::string(original)};
    const Lexed lexed(text, {});
    for (std::size_t i = lexed.size(); i > 0; --i) {
        if (is_plausible_year(lexed[i - 1])) return std::to_string(lexed[i - 1].value);
        // 20090314
        if (lexed.is_number(i - 1) && lexed[i - 1].digits == 8)
            return std::to_string(lexed[i - 1].value / 10000);
    }
    return std::string(phrase(Phrase::Date, wording));
}

std::string birth_words(std::string_view original, std::string_view wording) {
    const text::Text text{std::string(original)};
    const Lexed lexed(text, {});
    if (lexed.size() == 1 && is_plausible_year(lexed[0])) return decade_words(lexed[0].value, wording);
    return std::string(phrase(Phrase::BirthDate, wording));
}

/// The country that the place is in, when the name means one country and no other.
std::string place_words(std::string_view original, std::string_view language, std::string_view wording) {
    const auto name = place_called(original, language);
    // Of a word that is a town somewhere nobody knows that it was meant.
    const Area country = name && !name->is_word ? likely_country(*name) : no_area;
    return country == no_area ? std::string(phrase(Phrase::Place, wording)) : place_in(country, wording);
}

std::string words_for(Category category, std::string_view original, std::string_view language,
                      std::string_view wording) {
    switch (category) {
        case Category::BirthDate:
            return birth_words(original, wording);
        case Category::Date:
            return year_of(original, wording);
        case Category::Age:
            return age_band_of(original, language, wording, 5);
        case Category::Place:
            return place_words(original, language, wording);
        default:
            return std::string(phrase(label_of(category), wording));
    }
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

/// A year, a band of ages.
bool is_number_replacement(std::string_view inside) {
    if (inside.size() == 4 && all_digits(inside)) return true;
    if (inside == "90+") return true;
    const std::size_t hyphen = inside.find('-');
    return hyphen != std::string_view::npos && inside.size() <= 7 && all_digits(inside.substr(0, hyphen)) &&
           all_digits(inside.substr(hyphen + 1));
}

bool is_own_word(std::string_view inside) {
    return is_replacement_phrase(inside) || age_band_in(inside);
}

}  // namespace

std::string replacement_of(Category category, std::string_view original, std::string_view language,
                           std::string_view wording) {
    return "[" + words_for(category, original, language, wording) + "]";
}

std::string age_band_of(std::string_view original, std::string_view language, std::string_view wording,
                        int years) {
    const text::Text text{std::string(original)};
    const Lexed lexed(text, language);
    const std::optional<int> age = first_number(lexed);
    const std::string own = text::primary_language(language);
    const bool english = wording == "en" && (own.empty() || own == "en" || own == "und");
    for (std::size_t i = 0; i < lexed.size(); ++i) {
        // A baby's age is counted in smaller units.
        const std::string_view key = lexed.key(i);
        if (key == "month" || key == "months" || key == "week" || key == "weeks" || key == "day" ||
            key == "days") {
            return std::string(phrase(Phrase::Child, wording));
        }
    }
    if (!age) return std::string(phrase(Phrase::Age, wording));
    return age_band_words(*age, years, english);
}

Phrase label_of(Category category) {
    switch (category) {
        case Category::Email:
            return Phrase::Email;
        case Category::Url:
            return Phrase::Url;
        case Category::NetworkAddress:
            return Phrase::NetworkAddress;
        case Category::Phone:
            return Phrase::Phone;
        case Category::IdNumber:
            return Phrase::IdNumber;
        case Category::PaymentCard:
            return Phrase::PaymentCard;
        case Category::BankAccount:
            return Phrase::BankAccount;
        case Category::Coordinates:
            return Phrase::Coordinates;
        case Category::BirthDate:
            return Phrase::BirthDate;
        case Category::Date:
            return Phrase::Date;
        case Category::Age:
            return Phrase::Age;
        case Category::Occupation:
            return Phrase::Occupation;
        case Category::Kinship:
            return Phrase::Relative;
        case Category::Health:
            return Phrase::Health;
        case Category::Religion:
            return Phrase::Religion;
        case Category::Ethnicity:
            return Phrase::Origin;
        case Category::Amount:
            return Phrase::Amount;
        case Category::Person:
        case Category::Place:
        case Category::Organisation:
        case Category::Other:
            break;
    }
    return neutral_phrase(category);
}

Phrase neutral_phrase(study::EntityCategory category, bool participant, bool staff) {
    switch (category) {
        case study::EntityCategory::Person:
            if (staff) return Phrase::Staff;
            return participant ? Phrase::Respondent : Phrase::Person;
        case study::EntityCategory::Place:
            return Phrase::Place;
        case study::EntityCategory::Organisation:
            return Phrase::Organisation;
        case study::EntityCategory::Other:
            break;
    }
    return Phrase::Name;
}

Phrase neutral_phrase(Category category) {
    switch (category) {
        case Category::Person:
            return Phrase::Person;
        case Category::Place:
            return Phrase::Place;
        case Category::Organisation:
            return Phrase::Organisation;
        default:
            return Phrase::Name;
    }
}

std::vector<text::Range> replacements_in(const text::Text& text,
                                         const std::function<bool(std::string_view)>& is_ours) {
    const std::string_view utf8 = text.utf8();
    std::vector<text::Range> found;
    for (std::size_t open = utf8.find('['); open != std::string_view::npos; open = utf8.find('[', open + 1)) {
        const std::size_t close = utf8.find(']', open);
        if (close == std::string_view::npos) break;
        if (close - open > longest) continue;
        // Readers may fold a line into the brackets.
        std::string inside(utf8.substr(open + 1, close - open - 1));
        std::replace(inside.begin(), inside.end(), '\n', ' ');
        if (is_number_replacement(inside) || is_own_word(inside) || is_ours(inside)) {
            found.push_back({text.position_of_byte(open), text.position_of_byte(close + 1)});
        }
    }
    return found;
}

}  // namespace sotto::privacy
