// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/breaks.h"
#include "text/fold_table.h"
#include "text/segment.h"
#include "text/utf8.h"
#include "text/word_rules.h"

#include <unicode/uversion.h>
#include <algorithm>
#include <array>

namespace sotto::text {

namespace {

/// A word longer than this is cut; see `Tokeniser`.
constexpr std::size_t longest_word = 64;
/// Xapian's limit for a term less room for a prefix; only ligatures such as ﷺ fold to so much.
constexpr std::size_t longest_term = 240;

struct Pending {
    std::size_t first = 0;
    std::size_t last = 0;
    bool unspaced = false;
    bool bigram = false;
    bool ascii = false;
};

/// What an ASCII byte means to a word of ASCII letters beside it.
enum class Neighbour : std::uint8_t {
    Letter,
    Apart,   ///< never in a word with a letter
    Bridge,  ///< `.` and `'`: in the word if a letter follows
    Other,   ///< a digit, a connector, an at sign, or not ASCII
};

constexpr std::array<Neighbour, 256> neighbours = [] {
    std::array<Neighbour, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool other = (c >= '0' && c <= '9') || c == '_' || c == '@' || c >= 0x80;
        const bool bridge = c == '.' || c == '\'';
        table[c] = letter   ? Neighbour::Letter
                   : other  ? Neighbour::Other
                   : bridge ? Neighbour::Bridge
                            : Neighbour::Apart;
    }
    return table;
}();

}  // namespace

struct Tokeniser::Internal {
    std::string_view text;
    std::size_t at = 0;  ///< up to where the text has been cut
    std::vector<Piece> raw;
    std::vector<Piece> pieces;
    std::vector<Pending> pending;
    std::size_t given = 0;  ///< how many of `pending` have been given
    std::string term;
    // Up to where code points have been counted. Bigrams overlap, so not beyond a token's start.
    std::size_t counted_byte = 0;
    Position counted = 0;

    bool quick(Token& token);
    bool fill();
    void cut_chunk(std::size_t first, std::size_t last, bool ascii, bool complex);
    void add_word(const Piece& piece, bool ascii);
    void add_bigrams(std::size_t first, std::size_t last);
    void fold_term(std::string_view bytes, bool ascii);
};

/// The next word if it is of ASCII letters only and what stands around it cannot make more of it: nine of
/// ten words of English. Otherwise false, and `at` is where `fill` may start.
bool Tokeniser::Internal::quick(Token& token) {
    const std::size_t size = text.size();
    const auto kind = [&](std::size_t i) { return neighbours[utf8::byte_at(text, i)]; };
    while (at < size && (kind(at) == Neighbour::Apart || kind(at) == Neighbour::Bridge)) ++at;
    std::size_t last = at;
    while (last < size && kind(last) == Neighbour::Letter) ++last;
    const std::size_t length = last - at;
    if (length == 0 || length > longest_word) return false;
    if (last < size && kind(last) != Neighbour::Apart) {
        if (kind(last) == Neighbour::Other) return false;
        // What follows a full stop or an apostrophe decides.
        const bool goes_on =
            last + 1 < size && kind(last + 1) != Neighbour::Apart && kind(last + 1) != Neighbour::Bridge;
        if (goes_on) return false;
    }
    term.resize(length);
    for (std::size_t i = 0; i < length; ++i) term[i] = static_cast<char>(text[at + i] | 0x20);
    for (; counted_byte < at; ++counted_byte) counted += utf8::is_continuation(text[counted_byte]) ? 0 : 1;
    token.term = term;
    token.first_byte = at;
    token.last_byte = last;
    token.start = counted;
    token.end = counted + static_cast<Position>(length);
    token.bigram = false;
    token.unspaced = false;
    counted = token.end;
    counted_byte = last;
    at = last;
    return true;
}

/// Cuts the next run without white space that has any word; false at the end of the text.
///
/// A word border stands at every white space whatever surrounds it (UAX #29), and ICU's dictionaries see
/// only runs of their own script: so each run can be cut alone, by ICU only where it must be.
bool Tokeniser::Internal::fill() {
    const WordClasses& classes = WordClasses::get();
    pending.clear();
    given = 0;
    while (pending.empty()) {
        while (at < text.size() && utf8::byte_at(text, at) <= ' ') ++at;
        if (at >= text.size()) return false;
        const std::size_t first = at;
        bool ascii = true;
        bool complex = false;
        while (at < text.size()) {
            const unsigned byte = utf8::byte_at(text, at);
            if (byte < 0x80U) {
                if (byte <= ' ' && classes.of(byte) == WordClasses::Space) break;
                ++at;
                continue;
            }
            std::size_t behind = at;
            const WordClasses::Class kind = classes.of(utf8::next(text, behind));
            if (kind == WordClasses::Space) break;
            ascii = false;
            complex = complex || kind == WordClasses::Complex;
            at = behind;
        }
        if (at == first) {  // a space outside ASCII
            utf8::next(text, at);
            continue;
        }
        cut_chunk(first, at, ascii, complex);
    }
    return true;
}

void Tokeniser::Internal::cut_chunk(std::size_t first, std::size_t last, bool ascii, bool complex) {
    raw.clear();
    if (complex) {
        icu_words(text, first, last, raw);
    } else {
        simple_words(text, first, last, ascii, raw);
    }
    bool unspaced = false;
    for (const Piece& piece : raw) {
        if (piece.plain && piece.last - piece.first <= longest_word) {
            pending.push_back({piece.first, piece.last, false, false, true});
            continue;
        }
        pieces.clear();
        refine_word(text, piece, pieces);
        for (const Piece& part : pieces) {
            unspaced = unspaced || part.unspaced;
            add_word(part, ascii);
        }
    }
    if (!unspaced) return;
    add_bigrams(first, last);
    std::stable_sort(pending.begin(), pending.end(),
                     [](const Pending& a, const Pending& b) { return a.first < b.first; });
}

void Tokeniser::Internal::add_word(const Piece& piece, bool ascii) {
    if (piece.last - piece.first <= longest_word) {
        pending.push_back({piece.first, piece.last, piece.unspaced, false, ascii});
        return;
    }
    std::size_t first = piece.first;
    const auto give = [&](std::size_t last) {
        if (last > first) pending.push_back({first, last, piece.unspaced, false, ascii});
        first = last;
    };
    Breaks graphemes(text.substr(piece.first, piece.last - piece.first), Breaks::Kind::Grapheme);
    Breaks::Segment cluster;
    while (graphemes.next(cluster)) {
        const std::size_t cluster_first = piece.first + cluster.first;
        const std::size_t cluster_last = piece.first + cluster.last;
        if (cluster_last - first <= longest_word) continue;
        give(cluster_first);
        while (cluster_last - first > longest_word) {  // one letter under a heap of marks
            std::size_t cut = first + longest_word;
            while (utf8::is_continuation(text[cut])) --cut;
            give(cut);
        }
    }
    give(piece.last);
}

void Tokeniser::Internal::add_bigrams(std::size_t first, std::size_t last) {
    Breaks graphemes(text.substr(first, last - first), Breaks::Kind::Grapheme);
    Breaks::Segment cluster;
    std::size_t before = 0;
    std::size_t before_end = 0;
    bool has_before = false;
    while (graphemes.next(cluster)) {
        const std::size_t start = first + cluster.first;
        const std::size_t end = first + cluster.last;
        const bool letter = end - start <= longest_word && is_unspaced_letter(utf8::at(text, start));
        if (letter && has_before && before_end == start) pending.push_back({before, end, false, true, false});
        has_before = letter;
        before = start;
        before_end = end;
    }
}

void Tokeniser::Internal::fold_term(std::string_view bytes, bool ascii) {
    term.clear();
    if (ascii) {
        lower_onto(term, bytes);
        return;
    }
    fold_onto(term, bytes, Folding::Loose);
    if (term.size() > longest_term) {
        std::size_t cut = longest_term;
        while (utf8::is_continuation(term[cut])) --cut;
        term.resize(cut);
    }
}

Tokeniser::Tokeniser() : internal_(std::make_unique<Internal>()) {}
Tokeniser::~Tokeniser() = default;
Tokeniser::Tokeniser(Tokeniser&&) noexcept = default;
Tokeniser& Tokeniser::operator=(Tokeniser&&) noexcept = default;

void Tokeniser::reset(std::string_view utf8) {
    Internal& in = *internal_;
    in.text = utf8;
    in.at = 0;
    in.pending.clear();
    in.given = 0;
    in.counted_byte = 0;
    in.counted = 0;
}

bool Tokeniser::next(Token& token) {
    Internal& in = *internal_;
    while (true) {
        if (in.given == in.pending.size()) {
            if (in.quick(token)) return true;
            if (!in.fill()) return false;
        }
        const Pending& found = in.pending[in.given++];
        const std::string_view bytes = in.text.substr(found.first, found.last - found.first);
        in.fold_term(bytes, found.ascii);
        if (in.term.empty()) continue;  // nothing but signs that vanish
        in.counted += count_code_points(in.text.substr(in.counted_byte, found.first - in.counted_byte));
        in.counted_byte = found.first;
        token.term = in.term;
        token.first_byte = found.first;
        token.last_byte = found.last;
        token.start = in.counted;
        token.end =
            in.counted + (found.ascii ? static_cast<Position>(bytes.size()) : count_code_points(bytes));
        const bool overlapped = in.given < in.pending.size() && in.pending[in.given].first < found.last;
        if (!overlapped) {
            in.counted = token.end;
            in.counted_byte = found.last;
        }
        token.bigram = found.bigram;
        token.unspaced = found.unspaced;
        return true;
    }
}

std::string tokeniser_version() {
    return std::string("icu") + U_ICU_VERSION + "-rules1";
}

}  // namespace sotto::text
