// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "privacy/detector.h"
#include "privacy/disguised_names.h"
#include "privacy/letter_stream.h"
#include "privacy/name_automaton.h"
#include "privacy/name_forms.h"
#include "privacy/name_words.h"
#include "privacy/overlaps.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/utf8.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace sotto::privacy {

namespace {

/// What `Found` becomes while it is put together: all whom the name may mean, ascending.
struct Hit {
    text::Range range;
    std::vector<std::uint32_t> entities;
    bool whole = false;
};

Category category_of(study::EntityCategory category) {
    switch (category) {
        case study::EntityCategory::Person:
            return Category::Person;
        case study::EntityCategory::Place:
            return Category::Place;
        case study::EntityCategory::Organisation:
            return Category::Organisation;
        case study::EntityCategory::Other:
            break;
    }
    return Category::Other;
}

std::vector<std::uint32_t> common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    std::vector<std::uint32_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

/// What the text is in; unknown when empty; anything, when there is none.
using Language = std::optional<std::string_view>;

/// A text and places in it, for looking around a hit.
class Surroundings {
public:
    explicit Surroundings(const text::Text& text) : text_(text) {}

    struct Character {
        char32_t c = 0;
        text::Position at = 0;
    };
    [[nodiscard]] std::optional<Character> before(text::Position at) const {
        if (at <= 0) return std::nullopt;
        return Character{character(at - 1), at - 1};
    }
    [[nodiscard]] char32_t character(text::Position at) const {
        if (at >= text_.length()) return 0;
        return text::utf8::at(text_.utf8(), text_.byte_of(at));
    }
    /// The word that ends at `end`, letters and hyphens only; longer words than any title are cut.
    [[nodiscard]] text::Range word_before(text::Position end) const {
        constexpr text::Position longest = 24;
        text::Position start = end;
        while (start > 0 && end - start < longest) {
            const char32_t c = character(start - 1);
            if (!text::is_letter_or_mark(c) && c != '-') break;
            --start;
        }
        return {start, end};
    }
    [[nodiscard]] std::string_view slice(text::Range range) const { return text_.slice(range); }

    /// Whether `at` is the first letter of a sentence, or of the text.
    [[nodiscard]] bool starts_sentence(text::Position at) const {
        for (text::Position i = at; i > 0; --i) {
            const char32_t c = character(i - 1);
            if (c == '\n' || c == '.' || c == '!' || c == '?' || c == ':' || c == U'…' || c == U'؟' ||
                c == U'።')
                return true;
            if (text::is_letter_or_mark(c) || text::digit_value(c) >= 0 || c == ',' || c == ';') return false;
        }
        return true;
    }

private:
    const text::Text& text_;
};

}  // namespace

struct KnownNames::Internal {
    std::vector<study::Entity> entities;
    std::vector<NameForm> forms;
    /// For each entity, the first letters of its parts.
    std::vector<std::vector<std::string>> initials;
    std::vector<std::vector<std::string>> parts;
    NameAutomaton automaton{{}};
    DisguisedNames disguised;

    [[nodiscard]] std::vector<Found> find(const Reading& reading, LetterStream::Markup markup,
                                          Language language) const;
    [[nodiscard]] std::vector<Hit> hits(const Reading& reading, LetterStream::Markup markup,
                                        Language language) const;
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> accept(const NameForm& form,
                                                                            const LetterStream& stream,
                                                                            const Surroundings& around,
                                                                            Language language,
                                                                            std::size_t end) const;
    [[nodiscard]] static bool is_addressed(text::Position at, const Surroundings& around);
    [[nodiscard]] bool is_titled(text::Position at, std::uint32_t entity, const Surroundings& around) const;
    static void add_joined(std::vector<Hit>& hits, const Surroundings& around, const text::Text& text);
    [[nodiscard]] text::Range with_titles(const Hit& hit, const Surroundings& around,
                                          text::Position left_limit) const;
};

KnownNames::KnownNames(const std::vector<study::Entity>& entities, const std::vector<study::Alias>& aliases)
    : internal_(std::make_unique<Internal>()) {
    // What is not known to be a name would stay in the words.
    const auto hidden = [](const auto& thing) { return thing.hidden; };
    if (std::any_of(entities.begin(), entities.end(), hidden) ||
        std::any_of(aliases.begin(), aliases.end(), hidden))
        throw base::Error(base::Blame::Environment, study::register_is_locked);
    internal_->entities = entities;
    std::unordered_map<std::int64_t, std::uint32_t> index;
    const auto add = [&](std::string_view name, std::uint32_t entity, bool alias) {
        const bool person = entities[entity].category == study::EntityCategory::Person;
        std::vector<NameForm> made;
        if (!person) {
            made = forms_of_thing(name, entity);
        } else {
            made = alias ? forms_of_nickname(name, entity, entities[entity].name)
                         : forms_of_person(name, entity);
        }
        for (NameForm& form : made) {
            internal_->forms.push_back(std::move(form));
        }
        if (!person) return;
        for (std::string& part : name_parts(name)) {
            std::size_t second = 0;
            text::utf8::next(part, second);
            internal_->initials[entity].push_back(part.substr(0, second));
            internal_->parts[entity].push_back(std::move(part));
        }
    };
    internal_->initials.resize(entities.size());
    internal_->parts.resize(entities.size());
    for (std::size_t i = 0; i < entities.size(); ++i) {
        const auto number = static_cast<std::uint32_t>(i);
        index.emplace(entities[i].id.value, number);
        add(entities[i].name, number, false);
    }
    for (const study::Alias& alias : aliases) {
        const auto entity = index.find(alias.entity.value);
        if (entity != index.end()) add(alias.name, entity->second, true);
    }
    std::vector<std::string_view> keys;
    keys.reserve(internal_->forms.size());
    for (const NameForm& form : internal_->forms) keys.push_back(form.key);
    internal_->automaton = NameAutomaton(keys);
    internal_->disguised = DisguisedNames(entities, internal_->forms);
}

KnownNames::~KnownNames() = default;
KnownNames::KnownNames(KnownNames&&) noexcept = default;
KnownNames& KnownNames::operator=(KnownNames&&) noexcept = default;

std::vector<Found> KnownNames::find(const text::Text& text) const {
    return internal_->find(Reading(text, {}), LetterStream::Markup::Text, std::nullopt);
}

std::vector<Found> KnownNames::find(const text::Text& text, std::string_view language) const {
    return internal_->find(Reading(text, language), LetterStream::Markup::Text, language);
}

std::vector<Found> KnownNames::find_strictly(const text::Text& text) const {
    return internal_->find(Reading(text, {}), LetterStream::Markup::Skipped, std::nullopt);
}

std::vector<Found> KnownNames::find(const Reading& reading) const {
    return internal_->find(reading, LetterStream::Markup::Text, reading.language());
}

std::vector<Found> KnownNames::find_strictly(const Reading& reading) const {
    return internal_->find(reading, LetterStream::Markup::Skipped, std::nullopt);
}

std::vector<std::vector<Found>> KnownNames::find_either_way(const Reading& reading) const {
    std::vector<std::vector<Found>> ways;
    ways.push_back(internal_->find(reading, LetterStream::Markup::Text, std::nullopt));
    if (!internal_->forms.empty() && !LetterStream::is_plain(reading)) ways.push_back(find_strictly(reading));
    return ways;
}

/// The bytes of the stream that are the name with its ending, when `form` may stand there.
std::optional<std::pair<std::size_t, std::size_t>> KnownNames::Internal::accept(const NameForm& form,
                                                                                const LetterStream& stream,
                                                                                const Surroundings& around,
                                                                                Language language,
                                                                                std::size_t end) const {
    std::size_t start = end - form.key.size();
    const std::string& bytes = stream.bytes();
    const char32_t first = text::utf8::at(form.key, 0);
    const char32_t last = text::utf8::at(form.key, text::utf8::before(form.key, form.key.size()));

    if (!stream.border_at(start) && !text::is_of_unspaced_script(first)) {
        const std::size_t word = stream.run_start(start);
        const std::string_view prefix = std::string_view(bytes).substr(word, start - word);
        if (prefix.size() > 12 || form.key.size() < 6 || !is_prefix(prefix, first)) return std::nullopt;
        constexpr std::string_view article = "ال";
        if (prefix.size() >= article.size() && prefix.substr(prefix.size() - article.size()) == article)
            start -= article.size();
    }
    bool inflected = false;
    if (text::is_of_unspaced_script(last)) {
        // A vowel sign or tone mark behind the match belongs to its last letter, which is then another
        // syllable.
        if (end < bytes.size()) {
            if (text::is_combining_mark(text::utf8::at(bytes, end))) return std::nullopt;
        }
    } else if (!stream.border_at(end)) {
        const std::size_t word_end = stream.run_end(end);
        const std::string_view ending = std::string_view(bytes).substr(end, word_end - end);
        constexpr std::size_t longest = 36;
        if (form.endings == Endings::None || ending.size() > longest) return std::nullopt;
        const bool known = is_ending(ending, last, form.stem) ||
                           (form.endings == Endings::Any && is_any_ending(ending, form.key));
        if (!known) return std::nullopt;
        end = word_end;
        inflected = true;
    }
    if (form.stem && !inflected) return std::nullopt;

    if (form.needs_capital || form.needs_capitals || inflected || form.not_first) {
        const text::Range range = stream.original(start, end);
        const char32_t c = around.character(range.start);
        if (has_capitals(c) && !text::is_capital(c) && (inflected || !is_addressed(range.start, around)))
            return std::nullopt;
        if (form.needs_capitals && !text::is_upper_case(around.slice(range))) return std::nullopt;
        if (form.not_first && (!language || is_function_word(form.key, *language)) &&
            around.starts_sentence(range.start) && !is_titled(range.start, form.entity, around))
            return std::nullopt;
    }
    return std::pair{start, end};
}

/// Whether a title stands before `at`: then even a word in small letters is a name ("chị hạnh").
bool KnownNames::Internal::is_addressed(text::Position at, const Surroundings& around) {
    while (at > 0 && text::is_white_space(around.character(at - 1))) --at;
    const text::Range word = around.word_before(at);
    if (word.length() < 2) return false;
    const std::string_view original = around.slice(word);
    const std::string key = text::fold_key(original, text::Folding::KeepTones);
    return is_vietnamese_address(original) || (is_title(key) && key != "me");
}

/// Whether the point before `at` is that of a title or of the entity's initial, and so ends no sentence.
bool KnownNames::Internal::is_titled(text::Position at, std::uint32_t entity,
                                     const Surroundings& around) const {
    constexpr text::Position longest_shortened = 5;
    while (at > 0 && text::is_white_space(around.character(at - 1))) --at;
    if (at == 0 || around.character(at - 1) != '.') return false;
    const text::Range word = around.word_before(at - 1);
    if (word.empty() || word.length() > longest_shortened) return false;
    const std::string key = text::fold_key(around.slice(word), text::Folding::KeepTones);
    if (word.length() > 1) return is_title(key) && key != "me";
    if (!text::is_capital(around.character(word.start))) return false;
    const auto& own = initials[entity];
    return is_title(key) || std::find(own.begin(), own.end(), key) != own.end();
}

std::vector<Hit> KnownNames::Internal::hits(const Reading& reading, LetterStream::Markup markup,
                                            Language language) const {
    std::vector<Hit> hits;
    LetterStream stream(reading, markup);
    const Surroundings around(reading.text());
    const auto look = [&](std::size_t first, std::size_t last) {
        automaton.find(stream.bytes(), first, last, [&](std::uint32_t key, std::size_t end) {
            const NameForm& form = forms[key];
            if (const auto bytes = accept(form, stream, around, language, end)) {
                hits.push_back({stream.original(bytes->first, bytes->second), {form.entity}, form.whole});
            }
        });
    };
    look(0, stream.bytes().size());
    // Once more as if no hyphen and no line end had come into a name, where that changes anything.
    const std::size_t reach = automaton.longest();
    const auto words = stream.close();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t first = words[i].first - std::min(words[i].first, reach);
        while (i + 1 < words.size() && words[i + 1].first <= words[i].second + 2 * reach) ++i;
        look(first, std::min(words[i].second + reach, stream.bytes().size()));
    }
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        if (a.range != b.range) return a.range < b.range;
        return a.entities < b.entities;
    });
    std::vector<Hit> distinct;
    for (Hit& hit : hits) {
        if (distinct.empty() || distinct.back().range != hit.range) {
            distinct.push_back(std::move(hit));
            continue;
        }
        Hit& same = distinct.back();
        same.whole = same.whole || hit.whole;
        if (same.entities.back() != hit.entities.front()) same.entities.push_back(hit.entities.front());
    }
    return distinct;
}

/// Neighbouring parts of one person's name are one name: `Quy Thi`, `Lynn M. Bradach`, `Bradach, Lynn`.
void KnownNames::Internal::add_joined(std::vector<Hit>& hits, const Surroundings& around,
                                      const text::Text& text) {
    constexpr text::Position widest_gap = 6;
    // A name repeated a thousand times is not one long name.
    constexpr int most_parts = 8;
    const std::size_t count = hits.size();
    std::size_t next = 0;
    for (std::size_t i = 0; i < count; ++i) {
        Hit run = hits[i];
        bool grown = false;
        next = i + 1;
        for (int parts = 1;
             parts < most_parts && next < count && hits[next].range.start <= run.range.end + widest_gap;) {
            const Hit& following = hits[next++];
            if (following.range.start < run.range.end) continue;
            std::vector<std::uint32_t> both = common(run.entities, following.entities);
            if (both.empty()) continue;
            bool gap_is_empty = following.range.start > run.range.end;
            bool initial = false;
            bool ended = false;
            for (text::Position at = run.range.end; at < following.range.start; ++at) {
                const char32_t c = around.character(at);
                // A name may run over the end of a line, but not over that of a turn or a sentence with it.
                if (c == '\n' && ended) {
                    gap_is_empty = false;
                    break;
                }
                ended = ended || c == '\n' || c == '.';
                if (text::is_white_space(c) || c == '-' || c == ',' || c == '.' ||
                    (c >= U'\u2010' && c <= U'\u2013'))
                    continue;
                // One middle initial may stand between.
                if (!initial && text::is_capital(c)) {
                    initial = true;
                    continue;
                }
                gap_is_empty = false;
                break;
            }
            // "…, said Lynn. Bradach then…" is two sentences, but hiding the point between them harms nobody.
            if (!gap_is_empty) break;
            run.range.end = following.range.end;
            run.entities = std::move(both);
            grown = true;
            ++parts;
        }
        if (grown && run.range.end <= text.length()) hits.push_back(std::move(run));
    }
}

/// The hit's range with the titles, initials and particles before it and the initials behind it.
text::Range KnownNames::Internal::with_titles(const Hit& hit, const Surroundings& around,
                                              text::Position left_limit) const {
    text::Range range = hit.range;
    if (entities[hit.entities.front()].category != study::EntityCategory::Person) return range;
    const auto is_initial_of_hit = [&](std::string_view letter) {
        const std::string key = text::fold_key(letter, text::Folding::KeepTones);
        return std::any_of(hit.entities.begin(), hit.entities.end(), [&](std::uint32_t entity) {
            const auto& own = initials[entity];
            return std::find(own.begin(), own.end(), key) != own.end();
        });
    };
    for (int swallowed = 0; swallowed < 5; ++swallowed) {
        text::Position at = range.start;
        bool space = false;
        bool dot = false;
        bool line_ended = false;
        bool apart = false;
        while (at > left_limit) {
            const char32_t c = around.character(at - 1);
            // Nor is a word a title at the end of another turn or sentence.
            apart = apart || (line_ended && (c == '\n' || c == '.'));
            line_ended = line_ended || c == '\n';
            if (text::is_white_space(c) || c == '-') {
                space = true;
            } else if (c == '.' && !dot) {
                dot = true;
            } else {
                break;
            }
            --at;
        }
        if (apart) break;
        text::Range word = around.word_before(at);
        word.start = std::max(word.start, left_limit);
        if (word.empty()) break;
        const bool glued = !space && !dot;
        const std::string_view original = around.slice(word);
        const std::string key = text::fold_key(original, text::Folding::KeepTones);
        const bool unspaced = text::is_of_unspaced_script(text::utf8::at(key, 0));
        if (unspaced) {
            // The title is the last syllables of a run without spaces.
            bool found = false;
            for (text::Position start = word.start; start < word.end && !found; ++start) {
                const std::string_view tail = around.slice({start, word.end});
                if (is_title(text::fold_key(tail, text::Folding::KeepTones))) {
                    range.start = start;
                    found = true;
                }
            }
            if (!found) break;
            continue;
        }
        if (glued) break;
        const char32_t first = around.character(word.start);
        const bool initial = word.length() == 1 && text::is_capital(first) && is_initial_of_hit(original);
        const bool own_particle =
            is_particle(key) && std::any_of(hit.entities.begin(), hit.entities.end(), [&](auto entity) {
                return std::find(parts[entity].begin(), parts[entity].end(), key) != parts[entity].end() ||
                       key == "al" || key == "el";
            });
        // In languages with capitals a title is one too, or carries a point: `me` and `m` are words.
        const bool short_title = word.length() <= 2 && text::has_case(first);
        const bool title = is_title(key) && (!short_title || text::is_capital(first));
        if (!initial && !own_particle && !title && !is_vietnamese_address(original)) break;
        range.start = word.start;
    }
    // "Bradach L."
    text::Position at = range.end;
    if (!hit.whole && text::is_white_space(around.character(at)) &&
        text::is_capital(around.character(at + 1)) && around.character(at + 2) == '.' &&
        is_initial_of_hit(around.slice({at + 1, at + 2}))) {
        range.end = at + 3;
    }
    return range;
}

std::vector<Found> KnownNames::Internal::find(const Reading& reading, LetterStream::Markup markup,
                                              Language language) const {
    std::vector<Found> found;
    const text::Text& text = reading.text();
    if (text.utf8().empty()) return found;
    std::vector<Found> others;
    if (language) others = disguised.find(reading);
    std::vector<Hit> all;
    if (!forms.empty()) all = hits(reading, markup, language);
    if (all.empty()) return others;
    const Surroundings around(text);
    add_joined(all, around, text);

    std::vector<text::Range> ranges;
    ranges.reserve(all.size());
    for (const Hit& hit : all) ranges.push_back(hit.range);
    text::Position left_limit = 0;
    for (const std::size_t i : longest_without_overlap(ranges)) {
        const Hit& hit = all[i];
        const study::Entity& first = entities[hit.entities.front()];
        Found one;
        one.range = with_titles(hit, around, left_limit);
        one.category = category_of(first.category);
        // A name shared by a person and a place is treated as the person's.
        for (const std::uint32_t entity : hit.entities) {
            if (entities[entity].category == study::EntityCategory::Person) one.category = Category::Person;
        }
        if (hit.entities.size() == 1) one.entity = first.id;
        left_limit = one.range.end;
        found.push_back(one);
    }
    for (const Found& one : others) {
        const bool covered = std::any_of(found.begin(), found.end(), [&](const Found& name) {
            return name.range.start < one.range.end && one.range.start < name.range.end;
        });
        if (!covered) found.push_back(one);
    }
    if (!others.empty()) {
        std::sort(found.begin(), found.end(),
                  [](const Found& a, const Found& b) { return a.range.start < b.range.start; });
    }
    return found;
}

}  // namespace sotto::privacy
