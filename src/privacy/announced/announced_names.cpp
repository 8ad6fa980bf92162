// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/announced/announced_names.h"

#include "privacy/announced/announced_text.h"
#include "privacy/announced/announcing_words.h"
#include "privacy/announced/unspaced_names.h"
#include "privacy/found_list.h"
#include "privacy/name_words.h"
#include "privacy/overlaps.h"
#include "privacy/places/place_cues.h"
#include "privacy/public_names.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/letters.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

namespace sotto::privacy {

namespace {

using announced::Word;
using names::Shape;

constexpr double announced_confidence = 0.7;  ///< an address or a phrase says so
constexpr double capital_confidence = 0.6;    ///< a capital where nothing begins
constexpr double listed_confidence = 0.5;     ///< a frequent given name, or a title before an unknown word
constexpr double doubtful_confidence = 0.2;   ///< to be looked at

/// Nouns have capitals.
bool capitalises_nouns(std::string_view language) {
    return language == "de" || language == "lb" || language == "nds" || language == "gsw";
}

class Finder {
public:
    Finder(const text::Text& text, std::string_view language)
        : text_(text), language_(text::primary_language(language)), words_(announced::words_of(text.utf8())) {
        if (language_ == "vi") keep_tones();
        std::size_t cased = 0;
        std::size_t caseless = 0;
        for (const Word& word : words_) {
            if (!word.is_word()) continue;
            ++(has_capitals(text::utf8::at(text.utf8(), word.first)) ? cased : caseless);
        }
        foreign_ = caseless > cased;
        nouns_ = capitalises_nouns(language_) || announced::share_of_capitals(words_) > 0.2;
    }

    std::vector<Found> find() {
        find_capitals();
        find_announced();
        for (const announced::UnspacedName& name : announced::unspaced_names(text_.utf8()))
            add(name.first, name.name, name.last, name.place ? Category::Place : Category::Person,
                name.confidence);
        repeat();
        return without_overlap();
    }

private:
    [[nodiscard]] std::string_view written(const Word& word) const {
        return std::string_view(text_.utf8()).substr(word.first, word.last - word.first);
    }

    /// Vietnamese syllables that differ in their tone only are different words.
    void keep_tones() {
        std::map<std::string, std::pair<int, int>> seen;  // in small letters, with a capital
        for (Word& word : words_) {
            if (!word.is_word()) continue;
            word.key = text::fold_key(written(word), text::Folding::CaseOnly);
            if (word.shape == Shape::Lower) ++seen[word.key].first;
            if (word.has_capital() && !word.starts) ++seen[word.key].second;
        }
        for (Word& word : words_) {
            const auto at = seen.find(word.key);
            word.habitual = at != seen.end() && at->second.first > at->second.second;
        }
    }

    void add(std::size_t first, std::size_t name, std::size_t last, Category category, double confidence) {
        found_.push_back(found_at(text_, first, last, category, confidence));
        if (confidence >= listed_confidence && category == Category::Person)
            proven_.emplace(text_.utf8().substr(name, last - name));
    }

    static std::ptrdiff_t at(std::size_t i) { return static_cast<std::ptrdiff_t>(i); }

    // Capitals ------------------------------------------------------------------------------------------

    /// Whether word `i` is written as names are, and is none of the words that always are.
    [[nodiscard]] bool is_capital(std::size_t i) const {
        const Word& word = words_[i];
        if (!word.is_word() || !word.has_capital() || !(word.cased || foreign_)) return false;
        if (word.shape == Shape::Initial) return i + 1 < words_.size() && words_[i + 1].is_sign(".");
        // English is quoted everywhere, with its own starts of sentences.
        if (word.latin && word.starts && is_exclamation(written(word))) return false;
        if (language_ == "vi") return !is_vietnamese_habit(i);
        if (word.habitual || is_function_word(word.key, language_)) return false;
        return !announced::is_capital_habit(word.key);
    }

    /// Many names are everyday words: beside another capital a word is one whatever it means.
    [[nodiscard]] bool is_vietnamese_habit(std::size_t i) const {
        const Word& word = words_[i];
        if (announced::is_vietnamese_address_word(written(word)) || announced::is_vietnamese_habit(word.key))
            return true;
        const auto is_name_like = [&](std::size_t at) {
            return at < words_.size() && words_[at].has_capital() && !words_[at].starts &&
                   !announced::is_vietnamese_habit(words_[at].key);
        };
        const bool beside = is_name_like(i + 1) || (!word.starts && i > 0 && words_[i - 1].has_capital());
        return word.starts && word.habitual && !beside;
    }

    /// Where a run of capitals that begins at `first` ends: over hyphens, dots of initials, `de` and `ben`.
    [[nodiscard]] std::size_t run_end(std::size_t first) const {
        std::size_t end = first + 1;
        while (end < words_.size()) {
            const Word& here = words_[end];
            if (here.is_sign()) {
                const bool inside = !here.gap && end + 1 < words_.size() && is_capital(end + 1) &&
                                    ((here.key == "-" && !words_[end + 1].gap) ||
                                     (here.key == "." && words_[end - 1].shape == Shape::Initial));
                if (!inside) break;
                end += 2;
                continue;
            }
            if (here.starts) break;
            if (is_capital(end)) {
                ++end;
                continue;
            }
            // "de", "de la"
            std::size_t next = end;
            while (next < words_.size() && next < end + 2 && words_[next].shape == Shape::Lower &&
                   words_[next].key.size() > 1 && is_particle(words_[next].key))
                ++next;
            if (next == end || next >= words_.size() || words_[next].starts || !is_capital(next)) break;
            end = next + 1;
        }
        return end;
    }

    [[nodiscard]] bool is_address(const Word& word) const {
        if (language_ == "vi") return announced::is_vietnamese_address_word(written(word));
        return announced::is_address(word.key);
    }

    /// The first word of the name with what addresses it: "madame", "M.", "otac".
    [[nodiscard]] std::size_t with_address(std::size_t first) const {
        std::size_t at = first;
        while (at > 0) {
            std::size_t before = at - 1;
            if (words_[before].is_sign(".") && !words_[before].gap && before > 0 &&
                words_[before - 1].key.size() <= 4)
                --before;
            const Word& word = words_[before];
            if (!word.is_word() || (words_[at].starts && !is_short_title(before, at))) break;
            const bool kin = announced::is_doubtful_address(word.key) &&
                             !(before > 0 && announced::is_possessive(words_[before - 1].key));
            if (!is_address(word) && !(kin && language_ != "vi")) break;
            at = before;
        }
        return at;
    }
    /// "M." before a name does not end a sentence.
    [[nodiscard]] bool is_short_title(std::size_t title, std::size_t name) const {
        return name == title + 2 && words_[title + 1].is_sign(".") && is_title(words_[title].key);
    }

    [[nodiscard]] Category category_of(std::size_t first, std::size_t end) const {
        if (announced::is_kind_of_organisation(words_[first].key)) return Category::Organisation;
        if (first == 0 || !words_[first - 1].is_word()) return Category::Person;
        const std::string& before = words_[first - 1].key;
        if (announced::is_kind_of_organisation(before)) return Category::Organisation;
        const bool place = words_before_places().has(before) || kinds_of_places().has(before);
        return place && end - first <= 3 ? Category::Place : Category::Person;
    }

    void find_capitals() {
        for (std::size_t i = 0; i < words_.size();) {
            if (!is_capital(i)) {
                ++i;
                continue;
            }
            const std::size_t end = run_end(i);
            std::size_t first = i;
            // What addresses somebody is part of the name and none by itself.
            while (first < end && (is_address(words_[first]) || words_[first].shape == Shape::Initial ||
                                   words_[first].is_sign()))
                ++first;
            const bool initials = first > i && words_[i].shape == Shape::Initial && !is_address(words_[i]);
            const std::size_t name = initials ? i : first;
            i = end;
            if (first == end) continue;
            const std::size_t whole = with_address(name);
            const bool addressed = whole < name;
            const bool alone = end - first == 1;
            if (!foreign_ && words_[first].starts && alone && !addressed) continue;
            double confidence = addressed ? announced_confidence : capital_confidence;
            const bool upper = alone && words_[first].shape == Shape::Upper;
            const bool people = alone && first > 0 && announced::makes_people(words_[first - 1].key);
            const bool office = std::all_of(
                words_.begin() + at(first), words_.begin() + at(end),
                [](const Word& word) { return !word.has_capital() || announced::is_institution(word.key); });
            if ((upper || people || nouns_ || office) && !addressed) confidence = doubtful_confidence;
            add(words_[whole].first, words_[name].first, words_[end - 1].last,
                addressed ? Category::Person : category_of(first, end), confidence);
        }
    }

    // Words that announce ---------------------------------------------------------------------------------

    /// `على`, `عليّ`: "on", which folded letters cannot tell from Ali.
    [[nodiscard]] static bool is_preposition(std::string_view word) {
        return word.ends_with("على") || word.ends_with("عليّ");
    }

    /// Whether word `i` is a name on the lists, or one with a particle written onto it.
    [[nodiscard]] bool is_listed(std::size_t i, bool (*has)(std::string_view)) const {
        const Word& word = words_[i];
        if (!word.is_word() || word.latin || is_preposition(written(word))) return false;
        if (has(word.key)) return true;
        // غلام‌سخی: a joiner without width after a name that others have alone.
        if (const std::size_t join = written(word).find("\xE2\x80\x8C");
            join != std::string_view::npos && join >= 6 && has(text::fold_key(written(word).substr(0, join))))
            return true;
        std::size_t at = 0;
        for (int letters = 0; letters < 3 && at < word.key.size(); ++letters) {
            text::utf8::next(word.key, at);
            if (at >= word.key.size()) break;
            // Names have no article but their own.
            if (!std::string_view(word.key).substr(0, at).ends_with("ال") &&
                is_prefix(std::string_view(word.key).substr(0, at), text::utf8::at(word.key, at)) &&
                has(std::string_view(word.key).substr(at)))
                return true;
        }
        return false;
    }
    [[nodiscard]] bool is_given(std::size_t i) const {
        return i < words_.size() && is_listed(i, announced::is_given_name);
    }
    [[nodiscard]] bool is_doubtful(std::size_t i) const {
        return i < words_.size() && is_listed(i, announced::is_doubtful_given_name);
    }
    /// `الساعدي`, `نورزی`: of a family or a place.
    [[nodiscard]] bool is_family(std::size_t i) const {
        if (i >= words_.size() ||
            text::script_of(text::utf8::at(text_.utf8(), words_[i].first)) != text::Script::Arabic)
            return false;
        const std::string& key = words_[i].key;
        return key.size() >= 12 && key.starts_with("ال") && (key.ends_with("ي") || key.ends_with("ی"));
    }
    /// `عبد`, `ابو`, `بن`: goes with the word behind.
    [[nodiscard]] bool is_compound(std::size_t i) const {
        static const WordSet words("عبد أبو أبي أم بن ابن بنت آل");
        return i < words_.size() && words.has(words_[i].key);
    }
    [[nodiscard]] bool may_be_name(std::size_t i) const {
        if (i >= words_.size() || !words_[i].is_word() || announced::is_no_name(words_[i].key)) return false;
        if (language_ != "vi" && is_function_word(words_[i].key, language_)) return false;
        return words_[i].last - words_[i].first > 2;
    }
    /// Behind a given name the last word before a sign is the family's.
    [[nodiscard]] bool closes_name(std::size_t i) const {
        if (!may_be_name(i) || words_[i].starts || !is_given(i - 1) || is_doubtful(i - 1)) return false;
        if (text::script_of(text::utf8::at(text_.utf8(), words_[i].first)) != text::Script::Arabic)
            return false;
        const std::string& key = words_[i].key;
        if (key.starts_with("ال")) return true;
        // Persian sentences end in verbs.
        if (language_ != "ar" && (key.ends_with("د") || key.ends_with("م"))) return false;
        return i + 1 >= words_.size() || words_[i + 1].is_sign();
    }
    /// Behind the first word of a name: what else is part of it.
    [[nodiscard]] std::size_t name_end(std::size_t first) const {
        std::size_t end = first + 1;
        if (is_compound(first) && may_be_name(end) && !words_[end].starts) ++end;
        while (end < words_.size() && end - first < 5 && words_[end].is_word()) {
            if (is_compound(end) && may_be_name(end + 1)) {
                end += 2;
            } else if (is_given(end) || is_doubtful(end) || is_family(end) || closes_name(end)) {
                ++end;
            } else {
                break;
            }
        }
        return end;
    }

    void find_announced() {
        const auto& phrases = announced::phrases_before_names();
        std::size_t taken = 0;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (!words_[i].is_word()) continue;
            const auto [begin, last] = phrases.equal_range(words_[i].key);
            for (auto phrase = begin; phrase != last; ++phrase) {
                if (is_phrase(i, phrase->second)) add_phrase(i + phrase->second.size());
            }
            if (announced::is_naming_verb(words_[i].key)) add_before(i);
            if (announced::is_address_behind(words_[i].key) && i > 0 && words_[i].gap && may_be_name(i - 1) &&
                !announced::is_address(words_[i - 1].key) && !announced::is_address_behind(words_[i - 1].key))
                add_words(i - 1, i - 1, i, i + 1, announced_confidence);
            if (i < taken) continue;
            taken = find_name(i);
        }
    }

    /// A name that begins at `i` with an address or is a listed one; where it ends, else the next word.
    std::size_t find_name(std::size_t i) {
        const Word& word = words_[i];
        const bool caseless = !has_capitals(text::utf8::at(text_.utf8(), word.first));
        if (!caseless) return find_spoken_name(i);
        const std::size_t next = i + 1;
        const bool address = announced::is_address(word.key);
        const bool kin = announced::is_doubtful_address(word.key) || is_compound(i);
        if ((address || kin) && may_be_name(next) && words_[next].gap && !words_[next].latin) {
            const bool article = words_[next].key.starts_with("ال");
            static const WordSet fathers("أبو أبي أبا");
            static const WordSet servants("عبد");
            const bool known = is_given(next) || is_doubtful(next) || is_compound(next) ||
                               (fathers.has(word.key) && !article) || (servants.has(word.key) && article);
            if (address || known) {
                std::size_t end = name_end(next);
                // Verbs stand before those who do: behind a title the second word is the family's.
                if (language_ == "ar" && address && known && end == next + 1 && may_be_name(end) &&
                    !words_[end].starts && words_[end].gap && !words_[end].latin &&
                    !words_[end].key.starts_with("و"))  // "and"
                    ++end;
                // Kin are no part of the name: "my brother Ali".
                const bool part = address || is_compound(i) || !announced::is_kin(word.key);
                add_words(part ? i : next, is_compound(i) ? i : next, end, end,
                          known ? announced_confidence : listed_confidence);
                return end;
            }
        }
        if (announced::is_kind_of_place(word.key) && may_be_name(next) && words_[next].gap &&
            !words_[next].latin)
            return add_place(i);
        const bool given = is_given(i);
        if (!given && !is_doubtful(i)) return next;
        const std::size_t end = name_end(i);
        const bool several = end - i > 1;
        add_words(i, i, end, end, given || several ? listed_confidence : doubtful_confidence);
        return end;
    }

    /// "قرية أبو الطابوق": the kind of a place and one or two words.
    std::size_t add_place(std::size_t kind) {
        std::size_t end = kind + 2;
        const bool goes_on = may_be_name(end) && words_[end].gap && !words_[end].starts &&
                             (is_compound(end - 1) || words_[end].key.starts_with("ال") ||
                              end + 1 >= words_.size() || words_[end + 1].is_sign());
        if (goes_on) ++end;
        found_.push_back(
            found_at(text_, words_[kind].first, words_[end - 1].last, Category::Place, listed_confidence));
        return end;
    }

    /// In text without capitals, as speech recognition writes: "madame sané".
    std::size_t find_spoken_name(std::size_t i) {
        const Word& word = words_[i];
        const std::size_t next = i + 1;
        if (word.cased || foreign_ || word.key.size() < 3 || !is_address(word) || !may_be_name(next) ||
            words_[next].starts || announced::is_capital_habit(words_[next].key) || language_ == "vi")
            return next;
        add_words(i, next, next + 1, next + 1, listed_confidence);
        return next + 1;
    }

    [[nodiscard]] bool is_phrase(std::size_t at, const std::vector<std::string>& phrase) const {
        if (at + phrase.size() >= words_.size()) return false;
        for (std::size_t k = 0; k < phrase.size(); ++k) {
            const Word& word = words_[at + k];
            if (word.key != phrase[k] || (k > 0 && word.starts)) return false;
        }
        return true;
    }

    void add_phrase(std::size_t first) {
        if (first < words_.size() && words_[first].is_sign(":")) ++first;
        if (!may_be_name(first) || announced::is_possessive(words_[first].key) ||
            announced::is_capital_habit(words_[first].key))
            return;
        const bool caseless = !has_capitals(text::utf8::at(text_.utf8(), words_[first].first));
        std::size_t end = caseless ? name_end(first) : run_end(first);
        if (is_capital(first) || caseless) {
            add_words(first, first, end, end, announced_confidence);
        } else if (!words_[first].cased) {
            // "je m'appelle aminata sané et"
            end = first + 1;
            if (end < words_.size() && may_be_name(end) && !words_[end].starts &&
                !announced::is_capital_habit(words_[end].key))
                ++end;
            add_words(first, first, end, end, announced_confidence);
        }
    }

    /// "ብርቱካን ታደሰ እባላለሁ": up to two words before the verb.
    void add_before(std::size_t verb) {
        if (verb == 0 || words_[verb].starts || !may_be_name(verb - 1)) return;
        std::size_t first = verb - 1;
        if (first > 0 && !words_[first].starts && may_be_name(first - 1) && words_[first].gap &&
            (is_given(first) || is_given(first - 1)))
            --first;
        add_words(first, first, verb, verb, announced_confidence);
    }

    /// The words [`first`, `last`) as one name; [`name`, `name_last`) is what others may call the person.
    void add_words(std::size_t first, std::size_t name, std::size_t name_last, std::size_t last,
                   double confidence) {
        found_.push_back(
            found_at(text_, words_[first].first, words_[last - 1].last, Category::Person, confidence));
        const bool doubtful = name_last - name == 1 && confidence < announced_confidence && is_doubtful(name);
        if (confidence >= listed_confidence && !doubtful && may_be_name(name))
            proven_.emplace(
                text_.utf8().substr(words_[name].first, words_[name_last - 1].last - words_[name].first));
    }

    // Everywhere else -------------------------------------------------------------------------------------

    void repeat() {
        if (proven_.empty()) return;
        std::vector<study::Entity> entities;
        std::set<std::string> names = proven_;
        if (inflects()) {
            for (const std::string& name : proven_) announced::add_nominatives(name, names);
        }
        for (const std::string& name : names) {
            study::Entity entity;
            entity.name = name;
            entity.category = study::EntityCategory::Person;
            entities.push_back(std::move(entity));
        }
        const KnownNames known(entities, {});
        const bool capitals = std::any_of(words_.begin(), words_.end(),
                                          [](const Word& word) { return word.cased && word.has_capital(); });
        for (Found one : known.find(text_, language_)) {
            const std::string_view said = text_.slice(one.range);
            if (is_preposition(said)) continue;
            if (capitals && text::starts_lower_case(said.substr(said.rfind(' ') + 1))) continue;
            if (language_ == "vi" && !has_own_tones(said, entities)) continue;
            one.category = Category::Person;
            one.confidence = listed_confidence;
            one.entity = {};
            found_.push_back(one);
        }
    }

    /// Whether the last word is a word of one of the names with its tones: Hồ is not họ.
    [[nodiscard]] static bool has_own_tones(std::string_view said, const std::vector<study::Entity>& people) {
        const std::string last = text::fold_key(said.substr(said.rfind(' ') + 1), text::Folding::CaseOnly);
        return std::any_of(people.begin(), people.end(), [&](const study::Entity& person) {
            const std::string name = " " + text::fold_key(person.name, text::Folding::CaseOnly) + " ";
            return name.find(" " + last + " ") != std::string::npos;
        });
    }
    [[nodiscard]] bool inflects() const {
        return language_ == "sr" || language_ == "hr" || language_ == "bs" || language_ == "mk";
    }
    [[nodiscard]] std::vector<Found> without_overlap() const {
        std::vector<text::Range> ranges;
        ranges.reserve(found_.size());
        for (const Found& one : found_) ranges.push_back(one.range);
        std::map<text::Range, double> surest;
        for (const Found& one : found_) {
            double& most = surest[one.range];
            most = std::max(most, one.confidence);
        }
        std::vector<Found> chosen;
        for (const std::size_t i : longest_without_overlap(ranges)) {
            chosen.push_back(found_[i]);
            chosen.back().confidence = surest.at(found_[i].range);
        }
        return chosen;
    }

    const text::Text& text_;
    std::string language_;
    std::vector<Word> words_;
    bool foreign_ = false;  ///< most letters have no case: words with a capital are of another language
    bool nouns_ = false;    ///< more has a capital than names
    std::vector<Found> found_;
    std::set<std::string> proven_;
};

}  // namespace

std::vector<Found> announced_names(const text::Text& text, std::string_view language) {
    return Finder(text, language).find();
}

}  // namespace sotto::privacy
