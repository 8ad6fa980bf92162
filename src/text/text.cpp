// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/text.h"

#include "base/error.h"
#include "text/breaks.h"
#include "text/utf8.h"

#include <unicode/uchar.h>
#include <algorithm>
#include <limits>

namespace sotto::text {

namespace {

/// Small enough that a conversion reads a few cache lines, large enough that the index stays under a
/// tenth of the text.
constexpr Position block_size = 128;

/// The length of the well-formed sequence at `at` (Unicode 15, table 3-7), or 0.
std::size_t well_formed(std::string_view bytes, std::size_t at) noexcept {
    const unsigned lead = utf8::byte_at(bytes, at);
    const auto in = [&](std::size_t i, unsigned low, unsigned high) {
        if (at + i >= bytes.size()) return false;
        const unsigned byte = utf8::byte_at(bytes, at + i);
        return byte >= low && byte <= high;
    };
    if (lead < 0x80U) return 1;
    if (lead < 0xC2U) return 0;
    if (lead < 0xE0U) return in(1, 0x80, 0xBF) ? 2 : 0;
    if (lead < 0xF0U) {
        const unsigned low = lead == 0xE0U ? 0xA0 : 0x80;
        const unsigned high = lead == 0xEDU ? 0x9F : 0xBF;
        return in(1, low, high) && in(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (lead < 0xF5U) {
        const unsigned low = lead == 0xF0U ? 0x90 : 0x80;
        const unsigned high = lead == 0xF4U ? 0x8F : 0xBF;
        return in(1, low, high) && in(2, 0x80, 0xBF) && in(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

bool is_space(char32_t c) {
    // Zero-width space and no-break space stand where scripts without spaces put a word border: to a
    // reader they are as blank as a space.
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == 0x200B || c == 0xFEFF;
}

}  // namespace

Text::Text(std::string utf8) : utf8_(std::move(utf8)) {
    if (utf8_.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
        throw base::Error(base::Blame::Input,
                          "The text is larger than 2 GiB; split it into several sources.");
    }
    const std::size_t size = utf8_.size();
    const std::string_view bytes = utf8_;
    const std::size_t prefix = utf8::ascii_run(bytes, 0);
    if (prefix == size) {
        length_ = utf16_length_ = static_cast<Position>(size);
        return;
    }
    ascii_ = false;
    marks_.reserve(size / static_cast<std::size_t>(block_size) + 1);
    std::size_t at = 0;
    std::size_t astral = 0;
    while (at < size) {
        marks_.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(utf16_length_)});
        Position here = 0;
        astral = 0;
        while (here < block_size && at < size) {
            if (utf8::byte_at(bytes, at) < 0x80U) {
                const std::size_t room = static_cast<std::size_t>(block_size - here);
                const std::size_t run = utf8::ascii_run(bytes.substr(0, std::min(size, at + room)), at);
                at += run;
                here += static_cast<Position>(run);
                continue;
            }
            const std::size_t length = well_formed(bytes, at);
            if (length == 0) {
                throw base::Error(base::Blame::Input, "The text is not valid UTF-8: byte " +
                                                          std::to_string(at) +
                                                          " begins no character; name its encoding.");
            }
            if (length == 4) ++astral;
            at += length;
            ++here;
        }
        length_ += here;
        utf16_length_ += here + static_cast<Position>(astral);
    }
}

std::size_t Text::byte_of(Position position) const {
    position = std::clamp<Position>(position, 0, length_);
    if (ascii_) return static_cast<std::size_t>(position);
    if (position == length_) return utf8_.size();
    std::size_t at = marks_[static_cast<std::size_t>(position / block_size)].byte;
    for (Position left = position % block_size; left > 0; --left) {
        at += utf8::length_from(utf8::byte_at(utf8_, at));
    }
    return at;
}

Position Text::position_of_byte(std::size_t offset) const {
    if (offset >= utf8_.size()) return length_;
    if (ascii_) return static_cast<Position>(offset);
    const auto behind =
        std::upper_bound(marks_.begin(), marks_.end(), offset,
                         [](std::size_t value, const Mark& mark) { return value < mark.byte; });
    const auto block = behind - marks_.begin() - 1;
    const std::size_t start = marks_[static_cast<std::size_t>(block)].byte;
    return block * block_size + count_code_points(std::string_view(utf8_).substr(start, offset - start + 1)) -
           1;
}

Position Text::utf16_of(Position position) const {
    position = std::clamp<Position>(position, 0, length_);
    if (ascii_) return position;
    if (position == length_) return utf16_length_;
    const Mark& mark = marks_[static_cast<std::size_t>(position / block_size)];
    std::size_t at = mark.byte;
    Position units = mark.utf16;
    for (Position left = position % block_size; left > 0; --left) {
        const std::size_t length = utf8::length_from(utf8::byte_at(utf8_, at));
        units += length == 4 ? 2 : 1;
        at += length;
    }
    return units;
}

Position Text::position_of_utf16(Position offset) const {
    if (offset <= 0) return 0;
    if (offset >= utf16_length_) return length_;
    if (ascii_) return offset;
    const auto behind = std::upper_bound(marks_.begin(), marks_.end(), offset,
                                         [](Position value, const Mark& mark) { return value < mark.utf16; });
    const auto block = behind - marks_.begin() - 1;
    const Mark& mark = marks_[static_cast<std::size_t>(block)];
    Position position = block * block_size;
    Position units = mark.utf16;
    std::size_t at = mark.byte;
    while (true) {
        const std::size_t length = utf8::length_from(utf8::byte_at(utf8_, at));
        units += length == 4 ? 2 : 1;
        if (units > offset) return position;
        at += length;
        ++position;
    }
}

std::string_view Text::slice(Range range) const {
    const std::size_t first = byte_of(range.start);
    const std::size_t last = byte_of(range.end);
    if (last <= first) return std::string_view(utf8_).substr(first, 0);
    return std::string_view(utf8_).substr(first, last - first);
}

Range Text::snapped_to_graphemes(Range range) const {
    range.start = std::clamp<Position>(range.start, 0, length_);
    range.end = std::clamp<Position>(range.end, range.start, length_);
    // Most borders stand between two ASCII characters, which only CR LF joins: ICU is not asked there.
    const auto plain = [&](std::size_t byte) {
        if (byte == 0 || byte == utf8_.size()) return true;
        const unsigned left = utf8::byte_at(utf8_, byte - 1);
        const unsigned right = utf8::byte_at(utf8_, byte);
        return left < 0x80U && right < 0x80U && !(left == '\r' && right == '\n');
    };
    const std::size_t first = byte_of(range.start);
    const std::size_t last = byte_of(range.end);
    const bool first_plain = plain(first);
    const bool last_plain = plain(last);
    if (first_plain && last_plain) return range;
    Breaks graphemes(utf8_, Breaks::Kind::Grapheme);
    const bool was_empty = range.empty();
    if (!first_plain) range.start = position_of_byte(graphemes.border_before(first));
    if (was_empty) return {range.start, range.start};
    if (!last_plain) range.end = position_of_byte(graphemes.border_behind(last));
    return range;
}

Range Text::trimmed(Range range) const {
    range.start = std::clamp<Position>(range.start, 0, length_);
    range.end = std::clamp<Position>(range.end, range.start, length_);
    const std::string_view bytes = utf8_;
    std::size_t first = byte_of(range.start);
    std::size_t last = byte_of(range.end);
    const Position start = range.start;
    while (first < last) {
        std::size_t at = first;
        if (!is_space(utf8::next(bytes, at))) break;
        first = at;
        ++range.start;
    }
    if (first == last) return {start, start};
    while (last > first) {
        const std::size_t at = utf8::before(bytes, last);
        if (!is_space(utf8::at(bytes, at))) break;
        last = at;
        --range.end;
    }
    return range;
}

Position count_code_points(std::string_view utf8) noexcept {
    const auto continuations = std::count_if(utf8.begin(), utf8.end(), utf8::is_continuation);
    return static_cast<Position>(utf8.size()) - continuations;
}

bool is_valid_utf8(std::string_view bytes, std::size_t* bad) noexcept {
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (utf8::byte_at(bytes, at) < 0x80U) {
            at += utf8::ascii_run(bytes, at);
            continue;
        }
        const std::size_t length = well_formed(bytes, at);
        if (length == 0) {
            if (bad != nullptr) *bad = at;
            return false;
        }
        at += length;
    }
    return true;
}

std::string normalise_newlines(std::string_view utf8) {
    if (utf8.substr(0, 3) == "\xEF\xBB\xBF") utf8.remove_prefix(3);
    std::string out;
    out.reserve(utf8.size());
    // Form feed and vertical tab part lines too (UAX #14, class BK). Gluing the words around them would
    // damage the text, a second newline beside one that is there would invent a paragraph.
    bool pending_break = false;
    const auto newline = [&] {
        out += '\n';
        pending_break = false;
    };
    const auto put = [&](std::string_view piece) {
        if (pending_break) {
            if (!out.empty() && out.back() != '\n') out += '\n';
            pending_break = false;
        }
        out += piece;
    };
    std::size_t at = 0;
    while (at < utf8.size()) {
        const unsigned byte = utf8::byte_at(utf8, at);
        std::size_t run = at;
        while (run < utf8.size()) {
            const unsigned b = utf8::byte_at(utf8, run);
            if ((b < 0x20U && b != '\t') || b == 0xC2U || b == 0xE2U || b == 0xEFU) break;
            ++run;
        }
        if (run > at) {
            put(utf8.substr(at, run - at));
            at = run;
            continue;
        }
        const std::string_view two = utf8.substr(at, 2);
        const std::string_view three = utf8.substr(at, 3);
        if (byte == '\r') {
            at += two == "\r\n" ? 2 : 1;
            newline();
        } else if (byte == '\n') {
            ++at;
            newline();
        } else if (two == "\xC2\x85") {
            at += 2;
            newline();
        } else if (three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9") {
            at += 3;
            newline();
        } else if (byte == '\f' || byte == '\v') {
            ++at;
            pending_break = true;
        } else if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
            at += 3;
        } else if (byte < 0x20U) {
            ++at;
        } else {
            const std::size_t length = std::min(utf8::length_from(byte), utf8.size() - at);
            put(utf8.substr(at, length));
            at += length;
        }
    }
    return out;
}

}  // namespace sotto::text
