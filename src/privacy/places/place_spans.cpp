// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/places/place_spans.h"

#include "text/characters.h"
#include "text/language.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

namespace sotto::privacy {

namespace {

constexpr std::size_t most_words = 6;

struct Ending {
    std::string_view said;
    std::string_view name;  ///< what the name has there
};

/// Cases of names of places, folded (й is и). A name made so must exist, so they may be generous.
constexpr std::array latin_endings = std::to_array<Ending>(
    {{"ama", "e"}, {"ima", "i"}, {"ima", "e"}, {"om", ""}, {"om", "o"}, {"em", "e"}, {"em", ""}, {"u", ""},
     {"u", "a"},   {"u", "o"},   {"i", "a"},   {"i", ""},  {"e", "a"},  {"a", ""},   {"a", "o"}, {"es", "e"},
     {"es", "a"},  {"n", ""},    {"s", ""},    {"it", ""}, {"ie", "a"}, {"ie", ""},  {"y", "a"}});
constexpr std::array cyrillic_endings = std::to_array<Ending>(
    {{"ама", "е"}, {"има", "и"}, {"ом", ""}, {"ом", "о"}, {"ем", "е"}, {"ои", "а"}, {"ах", "ы"}, {"у", ""},
     {"у", "а"},   {"у", "о"},   {"е", "а"}, {"е", ""},   {"и", "ь"},  {"и", "а"},  {"и", ""},   {"ы", "а"},
     {"а", ""},    {"а", "о"},   {"і", "а"}, {"і", ""},   {"ю", "я"},  {"и", "я"}});

/// Of the adjectives in them: u Novom Sadu, Banje Luke.
constexpr std::array adjective_endings = std::to_array<Ending>({{"om", "i"},
                                                                {"og", "i"},
                                                                {"oj", "a"},
                                                                {"e", "a"},
                                                                {"u", "a"},
                                                                {"u", ""},
                                                                {"a", ""},
                                                                {"ом", "и"},
                                                                {"ом", "ии"},
                                                                {"ом", "ыи"},
                                                                {"ог", "и"},
                                                                {"ого", "ии"},
                                                                {"ого", "ыи"},
                                                                {"ем", "ии"},
                                                                {"ои", "а"},
                                                                {"ои", "ая"},
                                                                {"е", "а"},
                                                                {"у", "а"},
                                                                {"", ""}});

bool has_cases(std::string_view language) {
    constexpr std::array<std::string_view, 14> languages{"sr", "hr", "bs", "me", "sq", "ru", "uk",
                                                         "be", "bg", "mk", "pl", "cs", "sk", "sl"};
    const std::string own = text::primary_language(language);
    return std::find(languages.begin(), languages.end(), own) != languages.end();
}

/// Particles that Arabic and Ethiopic write onto the name that follows.
constexpr std::array<std::string_view, 13> prefixes{"وب", "ول", "وال", "و", "ف", "ب", "ل",
                                                    "ك",  "በ",  "ከ",   "ለ", "የ", "እና"};

class Finder {
public:
    Finder(const Lexed& text, std::string_view language)
        : text_(text),
          inflects_(has_cases(language)),
          arabic_(language.empty() || text::primary_language(language) == "ar") {}

    PlaceSpans find() {
        for (std::size_t i = 0; i < text_.size();) {
            const Token& token = text_[i];
            if (token.kind != Token::Kind::Word || token.last - token.first < 2) {
                ++i;
                continue;
            }
            const char32_t c = text::utf8::at(text_.key(i), 0);
            i = text::is_of_unspaced_script(c) ? after_run(i) : after_word(i, c);
        }
        return std::move(found_);
    }

private:
    struct Seen {
        Gazetteer::Start start;
        bool looked_for_cases = false;
        std::optional<PlaceName> inflected;
    };

    Seen& seen(std::string_view word) {
        const auto [at, is_new] = seen_.try_emplace(word);
        if (is_new) at->second.start = gazetteer_.look_up_start(word);
        return at->second;
    }

    [[nodiscard]] bool is_capital(std::size_t i) const {
        return text::is_capital(text::utf8::at(text_.original(i), 0));
    }

    [[nodiscard]] bool is_land(const PlaceName& name) const {
        const PlaceCandidate first = gazetteer_.candidate(name, 0);
        return first.is_area && gazetteer_.kind(first.area) <= AreaKind::Country;
    }

    /// Whether a name may go on from token `i` to the next word; its number, or 0.
    [[nodiscard]] std::size_t next_word(std::size_t i) const {
        std::size_t next = i + 1;
        if (next < text_.size() && text_[next].kind == Token::Kind::Sign) {
            const char sign = text_[next].sign;
            // `N'Djamena`, `Port-Louis`, `St. Louis`
            const bool joins = (!text_[next].gap && (sign == '-' || sign == '\'')) ||
                               (!text_[next].gap && sign == '.' && text_[i].last - text_[i].first <= 3);
            if (!joins) return 0;
            ++next;
        }
        return next < text_.size() && text_[next].kind == Token::Kind::Word && !text_[next].line ? next : 0;
    }

    void add(std::size_t first, std::size_t last, const PlaceName& name, std::string key, bool cased) {
        PlaceSpan span;
        span.first = first;
        span.last = last;
        span.from = text_[first].first;
        span.to = text_[last - 1].last;
        span.name = name;
        span.key = std::move(key);
        span.cased = cased;
        found_.spans.push_back(std::move(span));
    }

    std::size_t after_word(std::size_t i, char32_t c) {
        const std::string_view word = text_.key(i);
        Seen& known = seen(word);
        const bool cased = text::has_case(c);
        if (!known.start.name && !known.start.goes_on && (!cased || !inflects_)) {
            if (!cased) look_behind_prefix(i, word);
            return i + 1;
        }
        if (cased && !is_capital(i)) {
            if (known.start.name) found_.in_small_letters.emplace(word);
            return i + 1;
        }
        std::size_t end = known.start.name ? i + 1 : 0;
        std::optional<PlaceName> best = known.start.name;
        std::string key(word);
        std::string best_key = key;
        if (known.start.goes_on) {
            std::size_t at = i;
            for (std::size_t words = 1; words < most_words; ++words) {
                const std::size_t next = next_word(at);
                if (next == 0) break;
                key += ' ';
                key += text_.key(next);
                const Gazetteer::Start longer = gazetteer_.look_up_start(key);
                if (longer.name && (!cased || is_capital(next))) {
                    best = longer.name;
                    best_key = key;
                    end = next + 1;
                }
                if (!longer.goes_on) break;
                at = next;
            }
        }
        // `Iraku` is a town in Japan, and Iraq in Serbian.
        if (best && inflects_ && cased && end == i + 1) {
            const auto other = without_ending(word, known);
            if (other && is_land(*other)) best = other;
        }
        if (best) {
            add(i, end, *best, std::move(best_key), cased);
            return end;
        }
        if (inflects_ && cased) {
            if (const std::size_t behind = add_two_words(i, word); behind > 0) return behind;
            if (const auto name = without_ending(word, known)) {
                add(i, i + 1, *name, std::string(word), cased);
                found_.spans.back().inflected = true;
            }
        }
        return i + 1;
    }

    std::optional<PlaceName> without_ending(std::string_view word, Seen& known) {
        constexpr std::size_t shortest = 5;
        if (known.looked_for_cases || word.size() < shortest) return known.inflected;
        known.looked_for_cases = true;
        std::int64_t most = 0;
        const auto try_all = [&](const auto& endings) {
            for (const Ending& ending : endings) {
                if (!word.ends_with(ending.said) || word.size() < ending.said.size() + 3) continue;
                std::string stem(word.substr(0, word.size() - ending.said.size()));
                stem += ending.name;
                const auto name = gazetteer_.look_up(stem);
                if (!name) continue;
                const std::int64_t people = gazetteer_.candidate(*name, 0).people;
                if (people <= most) continue;
                most = people;
                known.inflected = name;
            }
        };
        try_all(latin_endings);
        try_all(cyrillic_endings);
        return known.inflected;
    }

    /// Finds `Novom Sadu`; gives the token behind it, or 0.
    std::size_t add_two_words(std::size_t i, std::string_view word) {
        const std::size_t next = next_word(i);
        if (next != i + 1 || !is_capital(next)) return 0;
        const std::string_view second = text_.key(next);
        for (const Ending& ending : adjective_endings) {
            if (!word.ends_with(ending.said) || word.size() < ending.said.size() + 3) continue;
            std::string first(word.substr(0, word.size() - ending.said.size()));
            first += ending.name;
            if (!seen_two(first)) continue;
            first += ' ';
            std::optional<PlaceName> name = gazetteer_.look_up(first + std::string(second));
            const auto try_all = [&](const auto& endings) {
                for (const Ending& other : endings) {
                    if (name || !second.ends_with(other.said) || second.size() < other.said.size() + 3)
                        continue;
                    std::string key = first;
                    key += second.substr(0, second.size() - other.said.size());
                    key += other.name;
                    name = gazetteer_.look_up(key);
                }
            };
            try_all(latin_endings);
            try_all(cyrillic_endings);
            if (!name) continue;
            add(i, next + 1, *name, first + std::string(second), true);
            found_.spans.back().inflected = true;
            return next + 1;
        }
        return 0;
    }
    /// Whether names of two words begin with `word`.
    [[nodiscard]] bool seen_two(const std::string& word) const {
        return gazetteer_.look_up_start(word).goes_on;
    }

    void look_behind_prefix(std::size_t i, std::string_view word) {
        constexpr std::size_t shortest = 6;  // bytes: three letters of Arabic, two of Ethiopic
        for (const std::string_view prefix : prefixes) {
            if (!word.starts_with(prefix) || word.size() < prefix.size() + shortest) continue;
            const std::string_view rest = word.substr(prefix.size());
            const auto name = gazetteer_.look_up(rest);
            const bool ethiopic = static_cast<unsigned char>(word.front()) == 0xE1;
            if (!name || (!ethiopic && !arabic_)) continue;
            add(i, i + 1, *name, std::string(rest), false);
            found_.spans.back().from += prefix.size();
            found_.spans.back().prefix = prefix;
            return;
        }
    }

    /// Names in a run of letters without spaces between words.
    std::size_t after_run(std::size_t i) {
        const std::string_view run = text_.key(i);
        for (std::size_t at = 0; at < run.size();) {
            const Gazetteer::Longest longest = gazetteer_.longest_at_start(run.substr(at));
            const std::size_t end = at + longest.length;
            // A vowel sign behind the match belongs to its last letter, which is then another syllable.
            const bool cut = end < run.size() && text::is_combining_mark(text::utf8::at(run, end));
            if (longest.length == 0 || cut) {
                text::utf8::next(run, at);
                continue;
            }
            PlaceSpan span;
            span.first = i;
            span.last = i + 1;
            span.from = text_[i].first + at;
            span.to = text_[i].first + end;
            span.name = longest.name;
            span.key = run.substr(at, longest.length);
            span.cased = false;
            span.unspaced = true;
            found_.spans.push_back(std::move(span));
            at = end;
        }
        return i + 1;
    }

    const Gazetteer& gazetteer_ = Gazetteer::built_in();
    const Lexed& text_;
    bool inflects_;
    bool arabic_;
    std::unordered_map<std::string_view, Seen> seen_;
    PlaceSpans found_;
};

}  // namespace

PlaceSpans place_spans(const Lexed& text, std::string_view language) {
    return Finder(text, language).find();
}

std::optional<PlaceName> place_called(std::string_view words, std::string_view language) {
    const text::Text text{std::string(words)};
    const Lexed lexed(text, language);
    const PlaceSpans found = place_spans(lexed, language);
    if (found.spans.size() != 1) return std::nullopt;
    const PlaceSpan& span = found.spans.front();
    const bool whole = span.from == lexed[0].first && span.to == lexed[lexed.size() - 1].last;
    return whole ? std::optional(span.name) : std::nullopt;
}

}  // namespace sotto::privacy
