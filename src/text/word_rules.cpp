// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/word_rules.h"

#include "text/breaks.h"
#include "text/characters.h"
#include "text/fold_table.h"
#include "text/utf8.h"

#include <unicode/uchar.h>
#include <algorithm>
#include <string>

namespace sotto::text {

namespace {

WordClasses::Class class_from_icu(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    if (u_getIntPropertyValue(code, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return WordClasses::Complex;
    switch (u_getIntPropertyValue(code, UCHAR_WORD_BREAK)) {
        case U_WB_CR:
        case U_WB_LF:
        case U_WB_NEWLINE:
        case U_WB_WSEGSPACE:
            return WordClasses::Space;
        case U_WB_EXTEND:
        case U_WB_FORMAT:
            return WordClasses::Extend;
        case U_WB_ALETTER:
            return WordClasses::Letter;
        case U_WB_HEBREW_LETTER:
            return WordClasses::Hebrew;
        case U_WB_NUMERIC:
            return WordClasses::Numeric;
        case U_WB_EXTENDNUMLET:
            return WordClasses::Connector;
        case U_WB_MIDLETTER:
            // CLDR takes the colon out of this class for all languages but Finnish and Swedish.
            if (c == ':') return WordClasses::Other;
            return WordClasses::MidLetter;
        case U_WB_MIDNUM:
            return WordClasses::MidNumber;
        case U_WB_MIDNUMLET:
            return WordClasses::MidEither;
        case U_WB_SINGLE_QUOTE:
            return WordClasses::SingleQuote;
        case U_WB_DOUBLE_QUOTE:
            return WordClasses::DoubleQuote;
        case U_WB_OTHER:
            // CLDR 42 makes the at sign a letter; `refine_word` parts addresses again.
            return c == '@' ? WordClasses::Letter : WordClasses::Other;
        default:
            return WordClasses::Complex;
    }
}

bool is_digit(char32_t c) {
    return c < 0x80U ? c >= '0' && c <= '9' : u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool is_connector(char32_t c) {
    if (c < WordClasses::limit) return WordClasses::get().of(c) == WordClasses::Connector;
    return u_charType(static_cast<UChar32>(c)) == U_CONNECTOR_PUNCTUATION;
}

}  // namespace

WordClasses::WordClasses() {
    for (char32_t c = 0; c < limit; ++c) classes_[c] = class_from_icu(c);
    const auto join = [&](Class left, Class right) { joins_[left * count_ + right] = true; };
    for (const Class letter : {Letter, Hebrew}) {
        join(letter, Letter);   // WB5
        join(letter, Hebrew);   // WB5
        join(letter, Numeric);  // WB9
        join(Numeric, letter);  // WB10
        join(letter, Connector);
        join(Connector, letter);
    }
    join(Numeric, Numeric);      // WB8
    join(Numeric, Connector);    // WB13a
    join(Connector, Connector);  // WB13a
    join(Connector, Numeric);    // WB13b
}

const WordClasses& WordClasses::get() {
    static const WordClasses classes;
    return classes;
}

namespace {

/// Steps over code points, or over bytes when all of the piece is ASCII.
template <bool ascii>
class Cursor {
public:
    Cursor(std::string_view text, std::size_t last) : text_(text), last_(last) {}
    /// The class of the character at `at`, which is moved behind it.
    WordClasses::Class take(std::size_t& at) const {
        if constexpr (ascii) return classes_.of(utf8::byte_at(text_, at++));
        return classes_.of(utf8::next(text_, at));
    }
    /// Moves `at` over what belongs to the character before it.
    void skip_extenders(std::size_t& at) const {
        if constexpr (ascii) return;
        while (at < last_) {
            std::size_t behind = at;
            if (take(behind) != WordClasses::Extend) return;
            at = behind;
        }
    }
    /// The class of the next character that is not an extender; `Other` at the end.
    WordClasses::Class peek(std::size_t at, std::size_t& behind) const {
        skip_extenders(at);
        if (at >= last_) return WordClasses::Other;
        behind = at;
        return take(behind);
    }

private:
    std::string_view text_;
    std::size_t last_;
    const WordClasses& classes_ = WordClasses::get();
};

bool is_letter(WordClasses::Class c) {
    return c == WordClasses::Letter || c == WordClasses::Hebrew;
}

/// Whether `left middle right` hold together though `left middle` alone do not (WB6, 7, 7b, 7c, 11, 12).
bool bridges(WordClasses::Class left, WordClasses::Class middle, WordClasses::Class right) {
    switch (middle) {
        case WordClasses::MidLetter:
            return is_letter(left) && is_letter(right);
        case WordClasses::MidNumber:
            return left == WordClasses::Numeric && right == WordClasses::Numeric;
        case WordClasses::MidEither:
        case WordClasses::SingleQuote:
            return (is_letter(left) && is_letter(right)) ||
                   (left == WordClasses::Numeric && right == WordClasses::Numeric);
        case WordClasses::DoubleQuote:
            return left == WordClasses::Hebrew && right == WordClasses::Hebrew;
        default:
            return false;
    }
}

bool is_ascii_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

template <bool ascii>
void cut_simple(std::string_view text, std::size_t first, std::size_t last, std::vector<Piece>& out) {
    const Cursor<ascii> cursor(text, last);
    const WordClasses& classes = WordClasses::get();
    std::size_t at = first;
    while (at < last) {
        const std::size_t start = at;
        WordClasses::Class left = cursor.take(at);
        if (!is_letter(left) && left != WordClasses::Numeric && left != WordClasses::Connector) continue;
        bool any = left != WordClasses::Connector;
        if constexpr (ascii) {
            // Nearly every word of English ends here.
            while (at < last && is_ascii_letter(text[at])) ++at;
            const bool ends = at == last || classes.of(utf8::byte_at(text, at)) == WordClasses::Other;
            if (ends && is_ascii_letter(text[start])) {
                out.push_back({start, at, false, true});
                continue;
            }
            at = start;
            left = cursor.take(at);
        }
        while (true) {
            cursor.skip_extenders(at);
            if (at >= last) break;
            std::size_t behind = at;
            const WordClasses::Class right = cursor.take(behind);
            if (classes.joins(left, right)) {
                left = right;
                any = any || left != WordClasses::Connector;
                at = behind;
                continue;
            }
            std::size_t further = behind;
            const WordClasses::Class beyond =
                right == WordClasses::Other ? right : cursor.peek(behind, further);
            if (bridges(left, right, beyond)) {
                left = beyond;
                at = further;
                continue;
            }
            if (left == WordClasses::Hebrew && right == WordClasses::SingleQuote) {  // WB7a
                at = behind;
                cursor.skip_extenders(at);
            }
            break;
        }
        if (any) out.push_back({start, at, false, false});
    }
}

/// Articles, pronouns and prepositions of French, Italian and Catalan that lose their vowel before another.
/// Without this `homme` would not find `l'homme`.
constexpr std::array<std::string_view, 34> elided = {
    "all",   "anch",   "bell",  "c",      "ch", "coll",   "com", "d",    "dagl", "dall",   "degl",   "dell",
    "dov",   "gl",     "j",     "jusqu",  "l",  "lorsqu", "m",   "n",    "nell", "presqu", "puisqu", "qu",
    "quell", "quelqu", "quest", "quoiqu", "s",  "sull",   "t",   "tutt", "un",   "v"};

std::size_t apostrophe_length(std::string_view text, std::size_t at) {
    if (text[at] == '\'') return 1;
    return text.substr(at, 3) == "\xE2\x80\x99" ? 3 : 0;
}

/// Where the word after an elided article begins in [`first`, `last`), or `first`; `*cut` is where the
/// article ends.
std::size_t behind_elision(std::string_view text, std::size_t first, std::size_t last, std::size_t* cut) {
    constexpr std::size_t longest = 6;
    for (std::size_t at = first + 1; at < last && at <= first + longest; ++at) {
        const std::size_t length = apostrophe_length(text, at);
        if (length == 0 || at + length >= last) continue;
        std::string article;
        lower_onto(article, text.substr(first, at - first));
        if (std::find(elided.begin(), elided.end(), article) == elided.end()) return first;
        const std::size_t next = at + length;
        std::string initial;
        std::size_t behind = next;
        utf8::next(text, behind);
        fold_onto(initial, text.substr(next, behind - next), Folding::Loose);
        // Before a consonant it is a name (D'Souza, N'Djamena) or English (c'mon).
        if (initial.empty() || std::string_view("aeiouh").find(initial[0]) == std::string_view::npos)
            return first;
        *cut = at;
        return next;
    }
    return first;
}

/// Where a footnote number begins that is stuck to the end of the word [`first`, `last`), or `last`.
std::size_t stuck_number(std::string_view text, std::size_t first, std::size_t last) {
    std::size_t tail = last;
    bool digit_first = false;
    std::size_t at = last;
    while (at > first) {
        const std::size_t before = utf8::before(text, at);
        const char32_t c = utf8::at(text, before);
        if (is_digit(c)) {
            tail = before;
            digit_first = true;
        } else if (!digit_first || (c != '.' && c != ',' && c != ';')) {
            break;
        }
        at = before;
    }
    if (tail == first || tail == last) return last;
    std::size_t letters = 0;
    char32_t last_letter = 0;
    for (at = first; at < tail;) {
        const char32_t c = utf8::next(text, at);
        if (is_digit(c) || is_connector(c)) return last;
        if (c < 0x80U ? (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z' : u_isalpha(static_cast<UChar32>(c)) != 0) {
            ++letters;
            last_letter = c;
        }
    }
    // One letter and a number is a name (p53, q4); a capital before the number is one too (COVID19, MG4).
    if (letters < 2 || u_isUUppercase(static_cast<UChar32>(last_letter)) != 0) return last;
    return tail;
}

void refine_spaced(std::string_view text, std::size_t first, std::size_t last, std::vector<Piece>& out) {
    std::size_t cut = first;
    const std::size_t behind = behind_elision(text, first, last, &cut);
    if (behind != first) {
        out.push_back({first, cut, false, false});
        first = behind;
    }
    const std::size_t number = stuck_number(text, first, last);
    out.push_back({first, number, false, false});
    if (number != last) out.push_back({number, last, false, false});
}

/// `refine_word` for a piece without at signs.
void refine_part(std::string_view text, std::size_t first, std::size_t last, std::vector<Piece>& out) {
    while (first < last && text[first] == '_') ++first;
    while (first < last && text[last - 1] == '_') --last;
    if (first == last) return;
    if (utf8::ascii_run(text.substr(0, last), first) == last - first) {
        const bool plain = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(first),
                                       text.begin() + static_cast<std::ptrdiff_t>(last), is_ascii_letter);
        if (plain) {
            out.push_back({first, last, false, false});
        } else {
            refine_spaced(text, first, last, out);
        }
        return;
    }
    // Cut at borders between scripts with and without spaces, and at a narrow no-break space that does
    // not group digits (French puts it before `!` and units).
    std::size_t at = first;
    std::size_t piece = first;
    std::size_t end = first;  // of the last character that is not a connector
    bool unspaced = false;
    bool any = false;
    char32_t before = 0;
    const auto flush = [&] {
        if (any && end > piece) {
            if (unspaced) {
                out.push_back({piece, end, true, false});
            } else {
                refine_spaced(text, piece, end, out);
            }
        }
        any = false;
    };
    while (at < last) {
        const std::size_t here = at;
        const char32_t c = utf8::next(text, at);
        if (is_connector(c)) {
            const bool groups = is_digit(before) && at < last && is_digit(utf8::at(text, at));
            if (c == 0x202F && !groups) {
                flush();
                piece = at;
                end = at;
            } else if (!any) {
                piece = at;
                end = at;
            }
            before = c;
            continue;
        }
        const bool letter = u_isUAlphabetic(static_cast<UChar32>(c)) != 0 &&
                            (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) == 0;
        if (letter || is_digit(c)) {
            const bool now = letter && is_unspaced_letter(c);
            if (any && now != unspaced) {
                flush();
                piece = here;
            }
            unspaced = now;
        }
        any = true;
        end = at;
        before = c;
    }
    flush();
}

}  // namespace

void simple_words(std::string_view text, std::size_t first, std::size_t last, bool ascii,
                  std::vector<Piece>& out) {
    if (ascii) {
        cut_simple<true>(text, first, last, out);
    } else {
        cut_simple<false>(text, first, last, out);
    }
}

namespace {

/// Whether `c` can be what a word is made of: not a mark, sign or connector.
bool is_word_character(char32_t c) {
    if (c == '@') return false;
    switch (WordClasses::get().of(c)) {
        case WordClasses::Letter:
        case WordClasses::Hebrew:
        case WordClasses::Numeric:
            return true;
        case WordClasses::Complex:
            return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK)) !=
                   0;
        default:
            return false;
    }
}

}  // namespace

void icu_words(std::string_view text, std::size_t first, std::size_t last, std::vector<Piece>& out) {
    Breaks breaks(text.substr(first, last - first), Breaks::Kind::Word);
    Breaks::Segment segment;
    while (breaks.next(segment)) {
        // ICU's own status is wrong for some words that end in connectors (`x‿` and a mark), so what a
        // segment holds decides.
        for (std::size_t at = first + segment.first; at < first + segment.last;) {
            if (!is_word_character(utf8::next(text, at))) continue;
            out.push_back({first + segment.first, first + segment.last, false, false});
            break;
        }
    }
}

void refine_word(std::string_view text, Piece raw, std::vector<Piece>& out) {
    if (raw.plain) {
        out.push_back(raw);
        return;
    }
    const std::string_view bytes = text.substr(raw.first, raw.last - raw.first);
    if (bytes.find('@') == std::string_view::npos) {
        refine_part(text, raw.first, raw.last, out);
        return;
    }
    // An address: its parts are words, without the signs that stood between them.
    for (std::size_t part = raw.first; part < raw.last;) {
        const std::size_t end = std::min(text.find('@', part), raw.last);
        std::size_t first = part;
        std::size_t last = end;
        while (first < end) {
            std::size_t behind = first;
            if (is_word_character(utf8::next(text, behind))) break;
            first = behind;
        }
        while (last > first) {
            const std::size_t before = utf8::before(text, last);
            const char32_t c = utf8::at(text, before);
            if (is_word_character(c) || WordClasses::get().of(c) == WordClasses::Extend) break;
            last = before;
        }
        refine_part(text, first, last, out);
        part = end + 1;
    }
}

bool is_unspaced_letter(char32_t c) {
    if (c < 0x0E00U) return false;
    // The prolonged sound mark is common to both kana, and so of no script.
    if (c == 0x30FC || c == 0xFF70) return true;
    return is_of_unspaced_script(c) && u_isUAlphabetic(static_cast<UChar32>(c)) != 0;
}

}  // namespace sotto::text
