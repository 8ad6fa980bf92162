// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/reflow.h"

#include "text/page.h"
#include "text/utf8.h"
#include "text/word_rules.h"

#include <unicode/uchar.h>
#include <algorithm>
#include <string>
#include <vector>

namespace sotto::text {

namespace {

constexpr std::string_view soft_hyphen = "\u00AD";

bool is_word_letter(char32_t c) {
    return u_isalnum(static_cast<UChar32>(c)) != 0 || c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 ||
           c == 0x00AD || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

/// The part of a word, hyphens inside, that ends `text`.
std::string_view word_at_end(std::string_view text) {
    std::size_t first = text.size();
    while (first > 0) {
        const std::size_t before = utf8::before(text, first);
        if (!is_word_letter(utf8::at(text, before))) break;
        first = before;
    }
    return text.substr(first);
}

std::string_view word_at_start(std::string_view text) {
    std::size_t last = 0;
    while (last < text.size()) {
        std::size_t behind = last;
        if (!is_word_letter(utf8::next(text, behind))) break;
        last = behind;
    }
    return text.substr(0, last);
}

std::string without(std::string_view word, std::string_view sign) {
    std::string bare(word);
    for (std::size_t at = bare.find(sign); at != std::string::npos; at = bare.find(sign, at))
        bare.erase(at, sign.size());
    return bare;
}

}  // namespace

bool looks_hard_wrapped(std::string_view utf8) {
    return Page(utf8).hard_wrapped();
}

namespace {

/// Word lists asked one after the other.
struct Attested {
    const WordList& own;
    const WordList* known;
    [[nodiscard]] std::size_t count(const std::string& word) const {
        return own.count(word) + (known != nullptr ? known->count(word) : 0);
    }
};

std::string_view decide(std::string_view before, std::string_view after, const Attested& attested) {
    const std::string left = without(before, soft_hyphen);
    const std::string right = without(after, soft_hyphen);
    if (left.empty() || right.empty()) return "-";
    const char32_t initial = utf8::at(right, 0);
    if (u_isdigit(static_cast<UChar32>(initial)) != 0) return "-";
    // `sub-mu` and `nitions`: the whole compound may be attested, or the part behind its last hyphen.
    const std::size_t inner = left.rfind('-');
    const std::string tail = inner == std::string::npos ? left : left.substr(inner + 1);
    const std::size_t outer = right.find('-');
    const std::string head = right.substr(0, outer);
    std::size_t joined = attested.count(left + right);
    std::size_t hyphenated = attested.count(left + "-" + right);
    if (joined == 0 && hyphenated == 0) {
        joined = attested.count(tail + head);
        hyphenated = attested.count(tail + "-" + head);
    }
    if (joined > 0 || hyphenated > 0) return hyphenated > joined ? "-" : "";
    // `peer-to` and `peer`: the parts of a longer compound, each a word.
    const bool compound = inner != std::string::npos || outer != std::string::npos;
    if (compound && attested.count(tail) > 0 && attested.count(head) > 0) return "-";
    return u_isupper(static_cast<UChar32>(initial)) != 0 ? "-" : "";
}

}  // namespace

std::string_view hyphen_between(std::string_view before, std::string_view after, const WordList& attested) {
    return decide(before, after, {attested, nullptr});
}

Reflowed reflow(std::string_view utf8, const WordList* known) {
    Reflowed result;
    const Page page(utf8);
    if (!page.hard_wrapped()) {
        result.utf8 = std::string(utf8);
        return result;
    }
    result.hard_wrapped = true;
    const std::vector<Line>& lines = page.lines();
    WordList own;
    if (std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.cut; })) own.add(utf8);
    const Attested attested{own, known};

    std::string& out = result.utf8;
    out.reserve(utf8.size());
    std::size_t paragraph = 0;
    bool joining = false;  // the line goes on with the one before
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool more = i + 1 < lines.size();
        const bool goes_on = more && page.continues(paragraph, i);
        std::string_view piece = joining ? lines[i].body : lines[i].raw;
        if (goes_on) {
            piece = piece.substr(
                0, static_cast<std::size_t>(lines[i].body.data() + lines[i].body.size() - piece.data()));
        }
        joining = goes_on;
        if (!goes_on) {
            out += piece;
            if (more) out += '\n';
            paragraph = i + 1;
            continue;
        }
        ++result.joined_lines;
        const std::string_view next = lines[i + 1].body;
        if (lines[i].cut) {
            const std::size_t hyphen = utf8::before(piece, piece.size());
            const std::string_view sign = piece.substr(hyphen);
            const std::string_view before = word_at_end(piece.substr(0, hyphen));
            const std::string_view after = word_at_start(next);
            const bool join = sign == soft_hyphen || decide(before, after, attested).empty();
            out += join ? piece.substr(0, hyphen) : piece;
            ++(join ? result.joined_words : result.kept_hyphens);
            continue;
        }
        out += piece;
        const char32_t left = utf8::at(piece, utf8::before(piece, piece.size()));
        // Scripts without spaces have none at a line end either.
        if (!is_unspaced_letter(left) || !is_unspaced_letter(utf8::at(next, 0))) out += ' ';
    }
    return result;
}

}  // namespace sotto::text
