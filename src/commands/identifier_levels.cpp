// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/identifier_levels.h"

#include "base/error.h"
#include "privacy/replacement_words.h"
#include "text/case.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

constexpr text::Position furthest = 160;

bool ends_sentence(std::string_view sign) {
    return sign == "." || sign == "?" || sign == "!" || sign == "\n" || sign == "。" || sign == "؟" ||
           sign == "።";
}

std::string said(const privacy::Treatment& treatment) {
    const auto name = privacy::name_of(treatment.level);
    return treatment.step == 0 ? std::string(name) : fmt::format("{}:{}", name, treatment.step);
}

/// The smallest step that could mean `k` people; of what the register tells nothing of, as most dates, what
/// an export does by itself.
std::size_t proposed(const std::vector<privacy::LevelChoice>& choices, const privacy::Identifier& found,
                     std::int64_t k) {
    const auto tells = [](const privacy::LevelChoice& one) {
        return one.treatment.level == privacy::Level::Generalise && one.people;
    };
    const bool dated =
        found.category == privacy::Category::Date || found.category == privacy::Category::Amount;
    if (dated && std::none_of(choices.begin(), choices.end(), tells)) {
        for (std::size_t i = 0; i < choices.size(); ++i) {
            if (found.replacement == fmt::format("[{}]", choices[i].words)) return i;
        }
    }
    return privacy::LevelCounts::smallest(choices, k);
}

/// `savannakhet` → `Savannakhet`: keys are folded, and names of places need their capitals.
std::string with_capitals(std::string_view words) {
    std::string made;
    while (!words.empty()) {
        const auto word = words.substr(0, words.find(' '));
        const text::Text one{std::string(word)};
        made += (made.empty() ? "" : " ") + text::to_upper(one.slice({0, 1})) +
                std::string(one.slice({1, one.length()}));
        words.remove_prefix(std::min(word.size() + 1, words.size()));
    }
    return made;
}

}  // namespace

std::string reads_as(const text::Text& text, const privacy::Identifier& found, std::string_view words,
                     const std::vector<privacy::Identifier>& all) {
    auto start = found.range.start;
    while (start > 0 && found.range.start - start < furthest &&
           !ends_sentence(text.slice({start - 1, start})))
        --start;
    auto end = found.range.end;
    while (end < text.length() && end - found.range.end < furthest) {
        ++end;
        if (ends_sentence(text.slice({end - 1, end}))) break;
    }
    const auto sentence = text.trimmed({start, end});
    std::string made;
    auto at = sentence.start;
    for (const auto& one : all) {
        const bool own = one.range == found.range;
        if (one.range.start < at || one.range.end > sentence.end) continue;
        if (!own && one.state == privacy::ReviewState::Rejected) continue;
        made += text.slice({at, one.range.start});
        made += own ? fmt::format("[{}]", words) : one.replacement;
        at = one.range.end;
    }
    made += text.slice({at, sentence.end});
    return made;
}

void add_levels(Value& finding, const privacy::LevelCounts& counts, const text::Text& text,
                const privacy::Identifier& found, const std::vector<privacy::Identifier>& all,
                std::string_view language, std::int64_t k) {
    const auto wording = privacy::wording_language(language, text, found.range);
    const auto choices = counts.of(found, text.slice(found.range), language, wording);
    auto levels = Value::array();
    for (std::size_t i = 0; i < choices.size(); ++i) {
        levels.add(Value()
                       .set("level", i + 1)
                       .set("treatment", said(choices[i].treatment))
                       .set("words", choices[i].words)
                       .set("people", choices[i].people ? Value(*choices[i].people) : Value())
                       .set("reads_as", reads_as(text, found, choices[i].words, all)));
    }
    finding.set("levels", std::move(levels));
    finding.set("proposed", choices.empty() ? Value() : Value(proposed(choices, found, k) + 1));
}

std::string words_of_level(const privacy::Protection& protection, const std::string& key,
                           const std::string& level, std::int64_t k, std::string_view language) {
    privacy::Identifier found;
    found.entity_key = key;
    std::string original;
    if (key.starts_with("register:")) {
        for (const auto& entity : protection.knowledge().entities) {
            if (protection.entity_key(entity.code) != key) continue;
            found.entity = entity.id;
            found.category = static_cast<privacy::Category>(entity.category);
            original = entity.name;
        }
    } else {
        const auto colon = key.find(':');
        for (int i = 0; i < privacy::categories; ++i) {
            const auto category = static_cast<privacy::Category>(i);
            if (privacy::name_of(category) == key.substr(0, colon)) found.category = category;
        }
        original = with_capitals(std::string_view(key).substr(colon + 1));
    }
    const text::Text whole{std::string(original)};
    const auto wording = privacy::wording_language(language, whole, {0, whole.length()});
    const auto choices = privacy::LevelCounts(protection).of(found, original, language, wording);
    if (choices.empty()) throw Error(Blame::User, "There is nothing wider known that could stand for it.");
    if (level == "k") return choices[privacy::LevelCounts::smallest(choices, k)].words;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(level.data(), level.data() + level.size(), number);
    if (error != std::errc() || end != level.data() + level.size() || number < 1 || number > choices.size()) {
        throw Error(Blame::User,
                    fmt::format("--level takes k or a number from 1 to {}; `sotto identifiers --levels` "
                                "lists what they are.",
                                choices.size()));
    }
    return choices[number - 1].words;
}

}  // namespace sotto::commands
