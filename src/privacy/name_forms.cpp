// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/name_forms.h"

#include "privacy/letter_stream.h"
#include "privacy/name_words.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/text.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>

namespace sotto::privacy {

namespace {

constexpr std::size_t shortest_with_endings = 4;
/// Of a shorter Latin name the stem with another ending is another word too often: `Thao`, `That`.
constexpr std::size_t shortest_latin_stem = 5;

/// A word of a name with what stood in the register.
struct Part {
    std::string key;       ///< letters; a hyphenated part has a space inside
    std::string original;  ///< as registered
};

std::size_t letter_count(std::string_view key) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < key.size();) {
        if (text::is_letter_or_mark(text::utf8::next(key, at))) ++count;
    }
    return count;
}

char32_t first_letter(std::string_view key) {
    return text::utf8::at(key, 0);
}

char32_t last_letter(std::string_view key) {
    return text::utf8::at(key, text::utf8::before(key, key.size()));
}

std::string without_spaces(std::string_view key) {
    std::string joined;
    for (const char c : key) {
        if (c != ' ') joined += c;
    }
    return joined;
}

bool is_cased(std::string_view key) {
    return has_capitals(first_letter(key));
}

/// Parts at white space, brackets, quotation marks and commas; words that stand in brackets or quotation
/// marks (nicknames) are marked by being returned apart in `nicknames`.
void split(std::string_view name, std::vector<std::string>& words, std::vector<std::string>& nicknames) {
    std::string word;
    bool inside = false;
    const auto finish = [&] {
        if (!word.empty()) (inside ? nicknames : words).push_back(word);
        word.clear();
    };
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t first = at;
        const char32_t c = text::utf8::next(name, at);
        const bool opens = c == '(' || c == '[' || c == U'“' || c == U'«' || c == U'„';
        const bool closes = c == ')' || c == ']' || c == U'”' || c == U'»';
        if (text::is_white_space(c) || c == ',' || c == '"' || c == '/' || opens || closes) {
            finish();
            if (opens) inside = true;
            if (closes) inside = false;
            if (c == '"') inside = !inside;
            continue;
        }
        word.append(name.substr(first, at - first));
    }
    finish();
}

/// "Bradach, Lynn" in the order it is said.
std::string in_spoken_order(std::string_view name) {
    const std::size_t comma = name.find(',');
    if (comma == std::string_view::npos || name.find(',', comma + 1) != std::string_view::npos)
        return std::string(name);
    const std::string behind = letters_of(name.substr(comma + 1));
    if (behind.empty() || is_name_suffix(behind)) return std::string(name);
    return std::string(name.substr(comma + 1)) + " " + std::string(name.substr(0, comma));
}

/// How others spell letters that keyboards lack: Müller, Mueller.
std::string without_umlauts(std::string_view name) {
    struct Spelling {
        char32_t letter;
        const char* written;
    };
    constexpr std::array<Spelling, 10> spellings{{{U'ä', "ae"},
                                                  {U'ö', "oe"},
                                                  {U'ü', "ue"},
                                                  {U'Ä', "Ae"},
                                                  {U'Ö', "Oe"},
                                                  {U'Ü', "Ue"},
                                                  {U'å', "aa"},
                                                  {U'ø', "oe"},
                                                  {U'đ', "dj"},
                                                  {U'Đ', "Dj"}}};
    std::string spelled;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t first = at;
        const char32_t c = text::utf8::next(name, at);
        const auto* found = std::find_if(spellings.begin(), spellings.end(),
                                         [&](const Spelling& spelling) { return spelling.letter == c; });
        if (found != spellings.end()) {
            spelled += found->written;
        } else {
            spelled.append(name.substr(first, at - first));
        }
    }
    return spelled;
}

/// The key with its inner spaces as they are, and all left out.
void add_spacings(std::vector<NameForm>& forms, NameForm form) {
    forms.push_back(form);
    if (form.key.find(' ') == std::string::npos) return;
    form.key = without_spaces(form.key);
    forms.push_back(std::move(form));
}

/// `Al-Haddad Nur`: each hyphen may also be written as nothing while the spaces stay.
std::string hyphens_closed(const std::vector<Part>& parts) {
    std::string key;
    for (const Part& part : parts) {
        if (!key.empty()) key += ' ';
        key += without_spaces(part.key);
    }
    return key;
}

std::string joined(const std::vector<Part>& parts) {
    std::string key;
    for (const Part& part : parts) {
        if (!key.empty()) key += ' ';
        key += part.key;
    }
    return key;
}

void add_whole(std::vector<NameForm>& forms, const std::vector<Part>& parts, std::uint32_t entity) {
    if (parts.empty()) return;
    NameForm form;
    form.entity = entity;
    form.whole = true;
    form.key = joined(parts);
    const std::size_t letters = letter_count(form.key);
    if (letters == 0) return;
    // "An Do" in small letters is two English words; longer names are no accident.
    form.needs_capital = is_cased(form.key) && letters < 6;
    form.endings = endings_of(form.key);
    add_spacings(forms, form);
    form.key = hyphens_closed(parts);
    forms.push_back(std::move(form));
}

/// Virtanen: Virtasen, Virtaselle.
void add_finnish_cases(std::vector<NameForm>& forms, const NameForm& name) {
    constexpr std::string_view ending = "nen";
    if (name.key.size() < 6 || name.key.substr(name.key.size() - ending.size()) != ending) return;
    for (const std::string_view of_case : {"sen", "sta", "seen", "selle", "sella", "selta", "sessa", "sesta",
                                           "sena", "seksi", "set", "sia", "sten", "sille"}) {
        NameForm form = name;
        form.key.replace(form.key.size() - ending.size(), ending.size(), of_case);
        form.needs_capital = true;
        form.endings = Endings::None;
        forms.push_back(std::move(form));
    }
}

/// A part of a name that stands alone. `only_part`: it is all there is, so that `LB` is an acronym and not a
/// name somebody typed in capitals, as registers have family names.
void add_part(std::vector<NameForm>& forms, const Part& part, std::uint32_t entity, bool only_part) {
    NameForm form;
    form.entity = entity;
    form.key = part.key;
    if (form.key.empty()) return;
    const std::size_t letters = letter_count(form.key);
    const char32_t first = first_letter(form.key);
    if (text::is_of_unspaced_script(first)) {
        // Two characters of Thai or Lao are a syllable of any word; two Han characters are a given name.
        const bool han = first >= 0x3400;
        if (letters < (han ? 2U : 3U)) return;
        forms.push_back(std::move(form));
        return;
    }
    if (is_cased(form.key)) {
        if (letters < 2) return;
        form.needs_capital = letters <= 3 || is_common_word(form.key);
        form.needs_capitals = only_part && letters <= 3 && text::is_upper_case(part.original);
        form.not_first = is_function_word(form.key) && !form.needs_capitals;
        form.needs_capital = form.needs_capital || form.not_first;
    } else if (letters < (text::script_of(first) == text::Script::Arabic ? 3U : 2U)) {
        return;
    }
    if (!form.not_first) form.endings = endings_of(form.key);
    add_spacings(forms, form);

    const text::Script script = text::script_of(last_letter(form.key));
    if (letters >= shortest_with_endings && !form.not_first &&
        ((script == text::Script::Latin && letters >= shortest_latin_stem) ||
         script == text::Script::Cyrillic)) {
        const std::size_t last = text::utf8::before(form.key, form.key.size());
        const std::string_view vowel = std::string_view(form.key).substr(last);
        for (const std::string_view dropped : {"a", "o", "e", "а", "о", "е", "я", "ь", "и"}) {
            if (vowel != dropped) continue;
            NameForm stem = form;
            stem.key.resize(last);
            stem.stem = true;
            forms.push_back(std::move(stem));
            break;
        }
    }
    add_finnish_cases(forms, form);
    // Before an ending the sign that silences a last consonant is gone.
    if (constexpr std::string_view viramas("\u094D\u09CD\u0BCD\u0C4D\u0CCD\u0D4D"); form.key.size() > 9) {
        const std::size_t last = text::utf8::before(form.key, form.key.size());
        if (viramas.find(std::string_view(form.key).substr(last)) != std::string_view::npos &&
            form.endings == Endings::Any) {
            NameForm stem = form;
            stem.key.resize(last);
            stem.stem = true;
            forms.push_back(std::move(stem));
        }
    }
    // In Arabic the article may be left off, and it changes shape behind ل.
    constexpr std::string_view article = "ال";
    if (script == text::Script::Arabic && form.key.size() > article.size() + 4 &&
        form.key.substr(0, article.size()) == article) {
        NameForm bare = form;
        bare.key.erase(0, article.size());
        forms.push_back(std::move(bare));
    }
}

/// O'Brien, as `O Brien` and as `Brien`.
void add_apostrophe(std::vector<NameForm>& forms, const Part& part, std::uint32_t entity) {
    const std::string key = text::fold_key(part.original, text::Folding::KeepTones);
    const std::size_t at = key.find('\'');
    if (at == std::string::npos || at == 0 || at > 2 || key.find('\'', at + 1) != std::string::npos) return;
    const std::string before = letters_of(key.substr(0, at));
    const std::string behind = letters_of(key.substr(at + 1));
    if (before.empty() || letter_count(behind) < 3) return;
    add_whole(forms, {{before, before}, {behind, behind}}, entity);
    if (letter_count(behind) >= 4) add_part(forms, {behind, behind}, entity, false);
}

std::vector<Part> parts_of(const std::vector<std::string>& words) {
    std::vector<Part> parts;
    for (const std::string& word : words) {
        std::string key = letters_of(word);
        if (!key.empty()) parts.push_back({std::move(key), word});
    }
    // Titles before the name and suffixes behind it are no part of it.
    while (parts.size() > 1 && is_title(parts.front().key)) parts.erase(parts.begin());
    while (parts.size() > 1 && is_name_suffix(parts.back().key)) parts.pop_back();
    return parts;
}

/// A single name with its titles: `Madame Convention`.
void add_titled(std::vector<NameForm>& forms, const std::vector<std::string>& words, std::uint32_t entity) {
    std::vector<Part> all;
    for (const std::string& word : words) {
        if (std::string key = letters_of(word); !key.empty()) all.push_back({std::move(key), word});
    }
    if (all.size() > 1) add_whole(forms, all, entity);
}

/// Whether a name only tells who is meant: `my cousin Selwyn`, `the coordinator`. Its small words name
/// nobody.
bool is_description(const std::vector<Part>& parts) {
    static const std::set<std::string_view> openings{"the", "my",    "our", "his", "her",     "their",
                                                     "a",   "an",    "le",  "la",  "les",     "mon",
                                                     "ma",  "notre", "el",  "mi",  "nuestro", "nuestra"};
    return parts.size() > 1 && text::starts_lower_case(parts.front().original) &&
           openings.count(parts.front().key) != 0;
}

/// Particles that are also given or family names: Ben Carter, Van Nguyen, Abu Kamara.
bool is_given_too(const Part& part) {
    return (part.key == "ben" || part.key == "van" || part.key == "do" || part.key == "abu") &&
           !text::starts_lower_case(part.original);
}

void add_person(std::vector<NameForm>& forms, std::string_view name, std::uint32_t entity) {
    std::vector<std::string> words;
    std::vector<std::string> nicknames;
    split(name, words, nicknames);
    const std::vector<Part> parts = parts_of(words);
    if (parts.empty()) return;
    if (parts.size() > 1) add_whole(forms, parts, entity);
    if (parts.size() == 1 && words.size() > 1) add_titled(forms, words, entity);
    if (is_description(parts)) {
        for (const Part& part : parts) {
            if (!text::starts_lower_case(part.original)) add_part(forms, part, entity, false);
        }
        return;
    }

    // What belongs together: a particle with the part behind it.
    std::vector<Part> real;
    std::vector<Part> pending;
    for (const Part& part : parts) {
        pending.push_back(part);
        if (is_particle(part.key) && &part != &parts.back() && parts.size() > 1) continue;
        if (pending.size() > 1) add_whole(forms, pending, entity);
        real.push_back({joined(pending), part.original});
        pending.clear();
    }
    if (real.size() >= 2) {
        add_whole(forms, {real.back(), real.front()}, entity);
        if (real.size() >= 3) {
            add_whole(forms, {real.front(), real.back()}, entity);
            std::vector<Part> rotated{real.back()};
            rotated.insert(rotated.end(), real.begin(), real.end() - 1);
            add_whole(forms, rotated, entity);
        }
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool inner = i > 0 && i + 1 < parts.size();
        if (parts.size() > 1 && is_particle(parts[i].key) && i + 1 < parts.size() &&
            (i > 0 || !is_given_too(parts[i]) || is_particle(parts[1].key)))
            continue;
        if (inner && is_filler_part(parts[i].key)) continue;
        // "Madame Convention" is somebody; a convention is not.
        if (parts.size() == 1 && words.size() > 1 && is_everyday_word(parts[i].key)) continue;
        add_part(forms, parts[i], entity, parts.size() == 1);
        add_apostrophe(forms, parts[i], entity);
        // Of `Al-Haddad` and `Kovač-Marić` each half is used alone.
        if (parts[i].key.find(' ') == std::string::npos) continue;
        for (std::size_t start = 0; start < parts[i].key.size();) {
            const std::size_t end = std::min(parts[i].key.find(' ', start), parts[i].key.size());
            const std::string half = parts[i].key.substr(start, end - start);
            if (!half.empty() && !is_particle(half) && letter_count(half) >= 3)
                add_part(forms, {half, half}, entity, false);
            start = end + 1;
        }
    }
    for (const Part& nickname : parts_of(nicknames)) add_part(forms, nickname, entity, true);

    // Chinese, Korean and Japanese names in one word: the given name is what follows the first character.
    if (parts.size() == 1) {
        const std::string& key = parts[0].key;
        const char32_t first = first_letter(key);
        const std::size_t letters = letter_count(key);
        const bool east_asian = first >= 0x3400 && (text::is_of_unspaced_script(first) ||
                                                    text::script_of(first) == text::Script::Hangul);
        if (east_asian && letters == 3) {
            std::size_t second = 0;
            text::utf8::next(key, second);
            add_part(forms, {key.substr(second), key.substr(second)}, entity, false);
        }
    }
}

/// What an organisation is by law, which people leave off.
bool is_legal_form(std::string_view key) {
    static const std::set<std::string_view> all{
        "ev",           "e",   "v",   "gmbh", "ggmbh", "ag",  "kg",   "ltd", "limited", "inc",
        "incorporated", "llc", "llp", "plc",  "corp",  "co",  "ngo",  "ong", "npo",     "asbl",
        "vzw",          "bv",  "nv",  "sarl", "sas",   "srl", "spa",  "oy",  "ab",      "aps",
        "pty",          "sro", "doo", "zs",   "cic",   "cio", "onlus"};
    return all.count(key) != 0;
}

/// Hope & Light: Hope and Light, Hope&Light.
void add_connected(std::vector<NameForm>& forms, const std::vector<Part>& parts, std::uint32_t entity) {
    constexpr std::array<std::string_view, 11> signs{"&", "&amp;", "+", "and", "et", "und",
                                                     "y", "e",     "i", "og",  "и"};
    for (std::size_t at = 1; at + 1 < parts.size(); ++at) {
        const std::string& key = parts[at].key;
        if (key.size() == 1 && key != "&" && key != "+") continue;
        if (std::find(signs.begin(), signs.end(), key) == signs.end()) continue;
        std::vector<Part> other = parts;
        for (const std::string_view sign : signs) {
            other[at].key = sign;
            std::vector<NameForm> made;
            add_whole(made, other, entity);
            for (NameForm& form : made) {
                form.needs_capital = form.needs_capital || is_cased(form.key);
                forms.push_back(std::move(form));
            }
        }
        NameForm close;
        close.entity = entity;
        close.whole = true;
        close.needs_capital = is_cased(parts.front().key);
        for (const std::string_view sign : {"&", "&amp;", "+"}) {
            std::string word;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                if (i == at) {
                    word += sign;
                } else {
                    word += (i == 0 || i == at + 1 ? "" : " ") + parts[i].key;
                }
            }
            close.key = std::move(word);
            forms.push_back(close);
        }
    }
}

}  // namespace

std::vector<NameForm> forms_of_person(std::string_view name, std::uint32_t entity) {
    std::vector<NameForm> forms;
    const std::string spoken = in_spoken_order(name);
    add_person(forms, spoken, entity);
    if (const std::string plain = without_umlauts(spoken); plain != spoken) add_person(forms, plain, entity);
    return forms;
}

std::vector<NameForm> forms_of_nickname(std::string_view alias, std::uint32_t entity,
                                        std::string_view name_of_person) {
    std::vector<NameForm> forms = forms_of_person(alias, entity);
    const bool several_words =
        std::any_of(forms.begin(), forms.end(), [](const NameForm& form) { return form.whole; });
    if (!several_words) return forms;
    const std::vector<std::string> own = name_parts(name_of_person);
    forms.erase(std::remove_if(forms.begin(), forms.end(),
                               [&](const NameForm& form) {
                                   // Of a stem the whole word is among the forms as well.
                                   return !form.whole && !form.stem && is_everyday_word(form.key) &&
                                          std::find(own.begin(), own.end(), form.key) == own.end();
                               }),
                forms.end());
    return forms;
}

std::vector<NameForm> forms_of_thing(std::string_view name, std::uint32_t entity) {
    std::vector<NameForm> forms;
    std::vector<std::string> spellings{std::string(name)};
    if (std::string plain = without_umlauts(name); plain != name) spellings.push_back(std::move(plain));
    for (const std::string& spelling : spellings) {
        std::vector<std::string> words;
        std::vector<std::string> acronyms;
        split(spelling, words, acronyms);
        std::vector<Part> parts;
        for (const std::string& word : words) {
            if (std::string key = letters_of(word); !key.empty()) parts.push_back({std::move(key), word});
        }
        if (parts.size() > 1 && parts.front().key == "the") parts.erase(parts.begin());
        if (parts.size() == 1) {
            add_part(forms, parts[0], entity, true);
        } else {
            add_whole(forms, parts, entity);
            add_connected(forms, parts, entity);
        }
        const std::size_t before = parts.size();
        while (parts.size() > 1 && is_legal_form(parts.back().key)) parts.pop_back();
        const bool shorter = parts.size() < before;
        if (shorter && parts.size() > 1) {
            add_whole(forms, parts, entity);
            add_connected(forms, parts, entity);
        } else if (shorter && !is_everyday_word(parts[0].key)) {
            add_part(forms, parts[0], entity, false);
        }
        for (const std::string& acronym : acronyms) {
            // "(CMC)" is a second name; "(village)" only explains the first.
            if (!text::is_upper_case(acronym)) continue;
            if (std::string key = letters_of(acronym); !key.empty())
                add_part(forms, {std::move(key), acronym}, entity, true);
        }
    }
    return forms;
}

std::vector<std::string> name_parts(std::string_view name) {
    std::vector<std::string> words;
    std::vector<std::string> nicknames;
    split(in_spoken_order(name), words, nicknames);
    std::vector<std::string> keys;
    for (Part& part : parts_of(words)) keys.push_back(std::move(part.key));
    return keys;
}

}  // namespace sotto::privacy
