// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/letter_stream.h"
#include "privacy/name_form_parts.h"
#include "privacy/name_words.h"
#include "text/letters.h"

#include <algorithm>
#include <array>
#include <set>

namespace sotto::privacy {

namespace {

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

}  // namespace sotto::privacy
