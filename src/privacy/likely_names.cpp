// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/likely_names.h"

#include "privacy/announced/announced_names.h"
#include "privacy/ascii.h"
#include "privacy/found_list.h"
#include "privacy/name_words.h"
#include "privacy/names/names_model.h"
#include "privacy/places/gazetteer.h"
#include "privacy/public_names.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/letters.h"
#include "text/utf8.h"

#include <algorithm>

namespace sotto::privacy {

namespace {

/// Of what is proposed only: of countries and what is known the world over, which are names but give nobody
/// away, and of words in small letters where others have capitals, unless the model is sure.
constexpr double proposed = certain_name - 0.01;

/// Whether a text is written with capitals, as most are.
bool has_capitals(std::string_view utf8) {
    std::size_t letters = 0;
    std::size_t capitals = 0;
    for (const char c : utf8) {
        letters += is_ascii_letter(c) ? 1 : 0;
        capitals += is_ascii_capital(c) ? 1 : 0;
    }
    return capitals * 200 > letters;
}

bool is_speaker_label(const text::Text& text, const text::Range& range) {
    constexpr std::string_view no_break = "\xC2\xA0";
    constexpr std::string_view ethiopic = "፦";
    const std::string& utf8 = text.utf8();
    std::size_t start = text.byte_of(range.start);
    while (start > 0 && (utf8[start - 1] == ' ' || utf8[start - 1] == '\t')) --start;
    if (start > 0 && utf8[start - 1] != '\n') return false;
    std::size_t end = text.byte_of(range.end);
    while (end < utf8.size() && (utf8[end] == ' ' || utf8.compare(end, no_break.size(), no_break) == 0))
        end += utf8[end] == ' ' ? 1 : no_break.size();
    return end < utf8.size() && (utf8[end] == ':' || utf8.compare(end, ethiopic.size(), ethiopic) == 0);
}

/// What the rules find in scripts that the model cannot read.
std::vector<Found> in_other_scripts(const text::Text& text) {
    std::vector<Found> found = announced_names(text, {});
    std::erase_if(found, [&](const Found& one) {
        const char32_t letter = text::utf8::at(text.utf8(), text.byte_of(one.range.start));
        return text::script_of(letter) == text::Script::Latin;
    });
    return found;
}

/// Without the small words at its edges that belong to the sentence: "Boots in", "the Harbour and".
text::Range without_small_words(const text::Text& text, text::Range range) {
    const auto is_small = [](std::string_view word) {
        return text::starts_lower_case(word) && is_function_word(text::fold_key(word), "en");
    };
    while (!range.empty()) {
        const std::string_view words = text.slice(range);
        const std::size_t first = words.find(' ');
        if (first == std::string_view::npos)
            return is_small(words) ? text::Range{range.start, range.start} : range;
        const std::size_t last = words.rfind(' ');
        if (is_small(words.substr(last + 1))) {
            range.end -= text::count_code_points(words.substr(last));
        } else if (is_small(words.substr(0, first))) {
            range.start += text::count_code_points(words.substr(0, first + 1));
        } else {
            return range;
        }
        range = text.trimmed(range);
    }
    return range;
}

}  // namespace

bool is_certain_name(const Found& found) {
    const bool named = found.category == Category::Person || found.category == Category::Place ||
                       found.category == Category::Organisation;
    return named && found.confidence >= certain_name;
}

std::vector<Found> likely_names(const text::Text& text, std::string_view language) {
    std::vector<Found> found;
    if (NamesModel::knows(language)) {
        found = NamesModel::builtin().find(text, Sensitivity::review());
        if (text::primary_language(language) != "en") {
            const std::vector<Found> others = in_other_scripts(text);
            found.insert(found.end(), others.begin(), others.end());
            found = apart(std::move(found));
        }
    } else {
        found = announced_names(text, language);
    }
    const bool cased = has_capitals(text.utf8());
    const bool english = NamesModel::knows(language);
    for (Found& one : found) {
        const bool named = one.category == Category::Person || one.category == Category::Place ||
                           one.category == Category::Organisation;
        if (english && cased && named) one.range = without_small_words(text, one.range);
    }
    std::erase_if(found, [&](const Found& one) {
        if (one.range.empty() || is_speaker_label(text, one.range)) return true;
        // "May I" is no name and "May" may be one: of what the model holds for something, only what it
        // doubts.
        return english && cased && !is_certain_name(one) && is_exclamation(text.slice(one.range));
    });
    for (Found& one : found) {
        if (!is_certain_name(one)) continue;
        const std::string_view words = text.slice(one.range);
        const bool doubtful = cased && one.confidence < 0.5 && text::starts_lower_case(words);
        if (doubtful || is_country_or_wider(words) || is_public_name(words, one.category != Category::Person))
            one.confidence = proposed;
    }
    return found;
}

std::vector<Found> names_within(const std::vector<Found>& names, text::Range range) {
    std::vector<Found> within;
    auto next = std::partition_point(names.begin(), names.end(),
                                     [&](const Found& one) { return one.range.end <= range.start; });
    for (; next != names.end() && next->range.start < range.end; ++next) {
        within.push_back(*next);
        within.back().range = {std::max(next->range.start, range.start) - range.start,
                               std::min(next->range.end, range.end) - range.start};
    }
    return within;
}

}  // namespace sotto::privacy
