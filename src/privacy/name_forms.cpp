// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/name_forms.h"

#include "privacy/letter_stream.h"
#include "privacy/name_form_parts.h"
#include "privacy/name_words.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstddef>
#include <set>

namespace sotto::privacy {

namespace {

/// "Bradach, Lynn" in the order it is said.
std::string in_spoken_order(std::string_view name) {
    const std::size_t comma = name.find(',');
    if (comma == std::string_view::npos || name.find(',', comma + 1) != std::string_view::npos)
        return std::string(name);
    const std::string behind = letters_of(name.substr(comma + 1));
    if (behind.empty() || is_name_suffix(behind)) return std::string(name);
    return std::string(name.substr(comma + 1)) + " " + std::string(name.substr(0, comma));
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

std::vector<std::string> name_parts(std::string_view name) {
    std::vector<std::string> words;
    std::vector<std::string> nicknames;
    split(in_spoken_order(name), words, nicknames);
    std::vector<std::string> keys;
    for (Part& part : parts_of(words)) keys.push_back(std::move(part.key));
    return keys;
}

}  // namespace sotto::privacy
