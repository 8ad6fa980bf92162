// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/fold.h"
#include "text/fold_table.h"
#include "text/reflow.h"
#include "text/utf8.h"

#include <unicode/uchar.h>
#include <algorithm>
#include <cstdint>
#include <unordered_map>

namespace sotto::text {

namespace {

bool is_hyphen(char32_t c) {
    return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x00AD;
}

bool is_word_letter(char32_t c) {
    if (c < 0x80U) return ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') || (c >= '0' && c <= '9') || c == '\'';
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
    return (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0 || c == 0x2019;
}

}  // namespace

struct WordList::Internal {
    std::unordered_map<std::string, std::uint32_t> counts;
};

WordList::WordList() : internal_(std::make_unique<Internal>()) {}
WordList::~WordList() = default;
WordList::WordList(WordList&&) noexcept = default;
WordList& WordList::operator=(WordList&&) noexcept = default;

void WordList::add(std::string_view utf8) {
    std::string key;
    const auto count = [&](std::string_view word) {
        key.clear();
        fold_onto(key, word, Folding::Loose);
        if (!key.empty()) ++internal_->counts[key];
    };
    bool second_half = false;  // of a word that the last line end cut
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t first = at;
        const char32_t c = utf8::next(utf8, at);
        if (!is_word_letter(c)) continue;
        // A compound such as `sub-munitions` counts as itself and as its parts.
        std::size_t part = first;
        std::size_t end = at;
        std::size_t parts = 0;
        bool cut = false;
        while (end < utf8.size()) {
            std::size_t behind = end;
            const char32_t next = utf8::next(utf8, behind);
            if (is_word_letter(next)) {
                end = behind;
                continue;
            }
            if (!is_hyphen(next)) break;
            std::size_t line_end = behind;
            while (line_end < utf8.size() && (utf8[line_end] == ' ' || utf8[line_end] == '\r')) ++line_end;
            if (line_end >= utf8.size() || utf8[line_end] == '\n') {
                cut = true;
                break;
            }
            if (!is_word_letter(utf8::at(utf8, behind))) break;
            // The first part of a compound is whole unless it continues the word of the line before.
            if (next != 0x00AD) {
                if (!second_half || parts > 0) count(utf8.substr(part, end - part));
                part = behind;
                ++parts;
            }
            end = behind;
        }
        if (!cut) {
            if (parts > 0 || !second_half) count(utf8.substr(part, end - part));
            if (parts > 0 && !second_half) count(utf8.substr(first, end - first));
        }
        second_half = cut;
        at = std::max(at, end);
        if (cut) {
            const std::size_t newline = utf8.find('\n', at);
            at = newline == std::string_view::npos ? utf8.size() : newline + 1;
        }
    }
}

std::size_t WordList::count(std::string_view word) const {
    const auto found = internal_->counts.find(fold_key(word));
    return found == internal_->counts.end() ? 0 : found->second;
}

bool WordList::contains(std::string_view word) const {
    return count(word) > 0;
}

}  // namespace sotto::text
