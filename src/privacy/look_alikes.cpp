// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/look_alikes.h"

#include "privacy/ascii.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <algorithm>

namespace sotto::privacy {

namespace {

// Twins stand at the same place of both.
constexpr std::u32string_view cyrillic = U"АВЕЅІЈКМНОРСТУХԚԜаеѕіјкорсухһԁӏԛԝ";
constexpr std::u32string_view cyrillic_as_latin = U"ABESIJKMHOPCTYXQWaesijkopcyxhdlqw";
constexpr std::u32string_view other = U"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχγɑɡ";
constexpr std::u32string_view other_as_latin = U"ABEZHIKMNOPTYXaeikvoptuxyag";
static_assert(cyrillic.size() == cyrillic_as_latin.size() && other.size() == other_as_latin.size());

char32_t twin(char32_t c, std::u32string_view from, std::u32string_view to) {
    const std::size_t at = from.find(c);
    return at == std::u32string_view::npos ? 0 : to[at];
}

bool is_cyrillic(char32_t c) {
    return c >= 0x0400 && c <= 0x052F;
}
bool is_greek(char32_t c) {
    return c >= 0x0370 && c <= 0x03FF;
}

char32_t as_latin(char32_t c) {
    if (is_cyrillic(c)) return twin(c, cyrillic, cyrillic_as_latin);
    return twin(c, other, other_as_latin);
}

void write_word(std::string& out, std::u32string_view word) {
    bool latin = false;
    bool foreign = false;
    bool has_twins = true;
    for (const char32_t c : word) {
        latin = latin || (c < 0x80 && is_ascii_letter(static_cast<char>(c)));
        const bool of_other = is_cyrillic(c) || is_greek(c) || twin(c, other, other_as_latin) != 0;
        foreign = foreign || of_other;
        has_twins = has_twins && (!of_other || as_latin(c) != 0);
    }
    for (const char32_t c : word) {
        char32_t written = 0;
        if (latin && foreign) {
            written = has_twins ? as_latin(c) : twin(c, cyrillic_as_latin, cyrillic);
        }
        text::utf8::append(out, written != 0 ? written : c);
    }
}

}  // namespace

bool may_hold_look_alikes(std::string_view utf8) noexcept {
    bool latin = false;
    bool foreign = false;
    for (const char c : utf8) {
        latin = latin || is_ascii_letter(c);
        const auto byte = static_cast<unsigned char>(c);
        foreign = foreign || byte == 0xC9 || (byte >= 0xCD && byte <= 0xD4);
        if (latin && foreign) return true;
    }
    return false;
}

std::string without_look_alikes(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    std::u32string word;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = text::utf8::next(utf8, at);
        if (text::is_letter_or_mark(c)) {
            word += c;
            continue;
        }
        write_word(out, word);
        word.clear();
        text::utf8::append(out, c);
    }
    write_word(out, word);
    return out;
}

}  // namespace sotto::privacy
