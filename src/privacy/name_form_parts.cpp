// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/name_form_parts.h"

#include "privacy/letter_stream.h"
#include "privacy/name_words.h"
#include "text/characters.h"
#include "text/letters.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace sotto::privacy {

namespace {

constexpr std::size_t shortest_with_endings = 4;
/// Of a shorter Latin name the stem with another ending is another word too often: `Thao`, `That`.
constexpr std::size_t shortest_latin_stem = 5;

char32_t last_letter(std::string_view key) {
    return text::utf8::at(key, text::utf8::before(key, key.size()));
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

}  // namespace

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

}  // namespace sotto::privacy
