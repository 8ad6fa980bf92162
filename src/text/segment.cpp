// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/segment.h"

#include "text/breaks.h"
#include "text/utf8.h"
#include "text/word_rules.h"

#include <unicode/uchar.h>
#include <algorithm>
#include <array>

namespace sotto::text {

namespace {

/// Only digits and what groups them.
bool is_number(std::string_view word) {
    bool digit = false;
    for (std::size_t at = 0; at < word.size();) {
        const auto c = static_cast<UChar32>(utf8::next(word, at));
        if (u_isdigit(c) != 0) {
            digit = true;
        } else if (u_isUAlphabetic(c) != 0) {
            return false;
        }
    }
    return digit;
}

/// Titles: what follows is a name. Written as they are in running text.
constexpr std::array<std::string_view, 45> titles = {
    "Adm",  "Avv", "Brig", "Capt", "Cdr", "Col", "Cpl",  "Dott", "Dr",  "Dra", "Drs", "Fr",
    "Gen",  "Gov", "Hon",  "Hr",   "Hrn", "Ing", "Lic",  "Lt",   "Maj", "Mgr", "MM",  "Mme",
    "Mlle", "Mr",  "Mrs",  "Ms",   "Mt",  "Pr",  "Prof", "Rep",  "Rev", "Sen", "Sgt", "Sig",
    "Sr",   "Sra", "Srta", "Ste",  "St",  "Sta", "Д-р",  "проф", "г-н"};

/// Words before a number.
constexpr std::array<std::string_view, 22> before_numbers = {
    "Abs", "art", "Art", "Bd",   "ch",   "Ch", "fig", "Fig", "Kap", "n",   "No",
    "no",  "Nr",  "p",   "para", "Para", "pp", "S",   "sec", "Sec", "vol", "Vol"};

/// Whether the sentence goes on over `border`, where ICU ends it, because the full stop before belongs to
/// a title, an initial or an abbreviation before a number.
bool goes_on(std::string_view utf8, std::size_t border) {
    std::size_t end = border;
    while (end > 0 && (utf8[end - 1] == ' ' || utf8[end - 1] == '\t')) --end;
    if (border >= utf8.size() || end < 2 || end == border || utf8[end - 1] != '.') return false;
    const std::size_t stop = end - 1;
    std::size_t first = stop;
    while (first > 0) {
        const std::size_t before = utf8::before(utf8, first);
        const auto c = static_cast<UChar32>(utf8::at(utf8, before));
        if (u_isalpha(c) == 0 && c != '-') break;
        first = before;
    }
    const std::string_view word = utf8.substr(first, stop - first);
    if (word.empty()) return false;
    const auto next = static_cast<UChar32>(utf8::at(utf8, border));
    if (u_isdigit(next) != 0) {
        return std::find(before_numbers.begin(), before_numbers.end(), word) != before_numbers.end();
    }
    if (u_isupper(next) == 0) return false;
    if (std::find(titles.begin(), titles.end(), word) != titles.end()) return true;
    // An initial stands at the start or behind another name; `plan B.` ends a sentence.
    const auto letter = static_cast<UChar32>(utf8::at(word, 0));
    if (count_code_points(word) != 1 || u_isupper(letter) == 0 || letter == 'I') return false;
    std::size_t behind = first;
    while (behind > 0 && utf8[behind - 1] == ' ') --behind;
    if (behind == 0) return true;
    std::size_t start = behind;
    while (start > 0 && static_cast<unsigned char>(utf8[start - 1]) > ' ') --start;
    return start == behind || u_isupper(static_cast<UChar32>(utf8::at(utf8, start))) != 0;
}

}  // namespace

std::vector<Word> words(std::string_view utf8) {
    std::vector<Piece> raw;
    icu_words(utf8, 0, utf8.size(), raw);
    std::vector<Piece> pieces;
    pieces.reserve(raw.size());
    for (const Piece& piece : raw) refine_word(utf8, piece, pieces);

    std::vector<Word> found;
    found.reserve(pieces.size());
    Position at = 0;
    std::size_t byte = 0;
    for (const Piece& piece : pieces) {
        const std::string_view bytes = utf8.substr(piece.first, piece.last - piece.first);
        at += count_code_points(utf8.substr(byte, piece.first - byte));
        const Position end = at + count_code_points(bytes);
        found.push_back({{at, end}, piece.first, piece.last, is_number(bytes), piece.unspaced});
        at = end;
        byte = piece.last;
    }
    return found;
}

std::vector<Range> sentences(const Text& text, std::string_view language) {
    std::vector<Range> found;
    Breaks breaks(text.utf8(), Breaks::Kind::Sentence, language);
    Breaks::Segment segment;
    const std::string_view bytes = text.utf8();
    Position at = 0;
    std::size_t first = 0;
    while (breaks.next(segment)) {
        if (goes_on(bytes, segment.last)) continue;
        const Position end = at + count_code_points(bytes.substr(first, segment.last - first));
        first = segment.last;
        if (const Range range = text.trimmed({at, end}); !range.empty()) found.push_back(range);
        at = end;
    }
    return found;
}

Range sentence_around(const Text& text, Range range, std::string_view language) {
    range.start = std::clamp<Position>(range.start, 0, text.length());
    range.end = std::clamp<Position>(range.end, range.start, text.length());
    const std::string_view bytes = text.utf8();
    const std::size_t first = text.byte_of(range.start);
    const std::size_t last = text.byte_of(range.end);

    // Newlines end sentences, so only the lines that the range touches are cut. What ends at `last` may
    // be the newline itself.
    const std::size_t line_break = first == 0 ? std::string_view::npos : bytes.rfind('\n', first - 1);
    const std::size_t line_start = line_break == std::string_view::npos ? 0 : line_break + 1;
    const std::size_t line_end = std::min(bytes.find('\n', last > first ? last - 1 : last), bytes.size());
    if (line_end < last || line_end <= line_start) return range;

    const std::string_view lines = bytes.substr(line_start, line_end - line_start);
    Breaks breaks(lines, Breaks::Kind::Sentence, language);
    // At the end of the line, the sentence around a place is the one before it.
    std::size_t start = breaks.border_before(std::min(first, line_end - 1) - line_start);
    while (start > 0 && goes_on(lines, start)) start = breaks.border_before(start - 1);
    // A range that is a place must not be taken for the end of the sentence before.
    const std::size_t inside_end = last > first ? last : std::min(last + 1, line_end);
    std::size_t end = breaks.border_behind(inside_end - line_start);
    while (end < lines.size() && goes_on(lines, end)) end = breaks.border_behind(end + 1);
    const Range whole =
        text.trimmed({text.position_of_byte(line_start + start), text.position_of_byte(line_start + end)});
    if (whole.empty()) return range;
    return {std::min(range.start, whole.start), std::max(range.end, whole.end)};
}

std::vector<std::size_t> line_breaks(std::string_view utf8, std::string_view language) {
    std::vector<std::size_t> found;
    Breaks breaks(utf8, Breaks::Kind::Line, language);
    Breaks::Segment segment;
    while (breaks.next(segment)) {
        if (segment.last < utf8.size()) found.push_back(segment.last);
    }
    return found;
}

bool is_unspaced(std::string_view utf8) {
    std::size_t letters = 0;
    std::size_t unspaced = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = utf8::next(utf8, at);
        if (u_isUAlphabetic(static_cast<UChar32>(c)) == 0) continue;
        ++letters;
        if (is_unspaced_letter(c)) ++unspaced;
    }
    return unspaced * 2 > letters;
}

}  // namespace sotto::text
