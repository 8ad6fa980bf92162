// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/encoding.h"

#include "base/error.h"
#include "text/converter.h"
#include "text/encoding_guess.h"
#include "text/text.h"
#include "text/utf8.h"

#include <unicode/uchar.h>
#include <algorithm>
#include <array>
#include <optional>

namespace sotto::text {

namespace {

struct ByteOrderMark {
    std::string_view bytes;
    const char* encoding;
};

/// Longest first: UTF-32LE's mark begins with UTF-16LE's.
constexpr std::array<ByteOrderMark, 6> marks = {{
    {std::string_view("\xFF\xFE\x00\x00", 4), "UTF-32LE"},
    {std::string_view("\x00\x00\xFE\xFF", 4), "UTF-32BE"},
    {std::string_view("\x84\x31\x95\x33", 4), "GB18030"},
    {std::string_view("\xEF\xBB\xBF", 3), "UTF-8"},
    {std::string_view("\xFF\xFE", 2), "UTF-16LE"},
    {std::string_view("\xFE\xFF", 2), "UTF-16BE"},
}};

Decoded decode_known(std::string_view bytes, const char* encoding, int confidence) {
    Decoded decoded;
    std::optional<Converted> converted = convert(bytes, encoding);
    if (!converted) {
        throw base::Error(base::Blame::Environment, std::string("ICU does not know the encoding ") +
                                                        encoding + "; its data files may be missing.");
    }
    decoded.utf8 = std::move(converted->utf8);
    decoded.encoding = encoding;
    decoded.confidence = confidence;
    decoded.replaced = converted->replaced;
    return decoded;
}

/// How much of `utf8` is what no text holds: controls, code points that are not assigned or private.
double share_of_noise(std::string_view utf8) {
    std::size_t noise = 0;
    std::size_t all = 0;
    for (std::size_t at = 0; at < utf8.size(); ++all) {
        const char32_t c = utf8::next(utf8, at);
        if (c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x85) continue;
        const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
        if ((mask & (U_GC_CC_MASK | U_GC_CN_MASK | U_GC_CO_MASK | U_GC_CS_MASK)) != 0 || c == 0xFFFD) ++noise;
    }
    return all == 0 ? 0 : static_cast<double>(noise) / static_cast<double>(all);
}

/// UTF-16 or UTF-32 without a mark: the high bytes of most characters are 0, and only those.
std::optional<Decoded> decode_wide(std::string_view bytes) {
    if (bytes.size() < 4 || bytes.find('\0') == std::string_view::npos) return std::nullopt;
    // UTF-8 with a few stray zeros in it: UTF-16 read as UTF-8 is half controls, or not valid.
    if (is_valid_utf8(bytes) && share_of_noise(bytes) < 0.1) return std::nullopt;
    std::array<std::size_t, 4> zeros{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\0') ++zeros[i % 4];
    }
    const std::size_t quarter = bytes.size() / 4;
    const char* encoding = nullptr;
    if (bytes.size() % 4 == 0 && zeros[3] == quarter && zeros[2] > quarter * 9 / 10 && zeros[0] == 0) {
        encoding = "UTF-32LE";
    } else if (bytes.size() % 4 == 0 && zeros[0] == quarter && zeros[1] > quarter * 9 / 10 && zeros[3] == 0) {
        encoding = "UTF-32BE";
    } else if (bytes.size() % 2 == 0) {
        const std::size_t even = zeros[0] + zeros[2];
        const std::size_t odd = zeros[1] + zeros[3];
        // In scripts beyond Latin only spaces and newlines have a zero byte.
        if (odd * 50 > bytes.size() && even * 20 < odd) encoding = "UTF-16LE";
        if (even * 50 > bytes.size() && odd * 20 < even) encoding = "UTF-16BE";
    }
    if (encoding == nullptr) return std::nullopt;
    Decoded decoded = decode_known(bytes, encoding, 95);
    if (decoded.replaced > 0 || share_of_noise(decoded.utf8) > 0.01) return std::nullopt;
    return decoded;
}

/// ISO 2022 hides other scripts in ASCII behind escape sequences.
std::optional<Decoded> decode_escaped(std::string_view bytes) {
    if (bytes.find('\x1B') == std::string_view::npos) return std::nullopt;
    const auto has = [&](std::string_view sequence) {
        return bytes.find(sequence) != std::string_view::npos;
    };
    const char* encoding = nullptr;
    if (has("\x1B$)C")) {
        encoding = "ISO-2022-KR";
    } else if (has("\x1B$B") || has("\x1B$@") || has("\x1B(J")) {
        encoding = "ISO-2022-JP";
    } else if (has("\x1B$)A")) {
        encoding = "ISO-2022-CN";
    } else {
        return std::nullopt;
    }
    Decoded decoded = decode_known(bytes, encoding, 95);
    if (decoded.replaced > 0) return std::nullopt;
    return decoded;
}

/// UTF-8 but for its last character, of which the end is missing: the sample of a file, a download that broke
/// off. Two whole characters, or one of three bytes, are too much for chance even in a short text.
std::optional<Decoded> decode_cut_utf8(std::string_view bytes) {
    std::size_t last = bytes.size();
    while (last > 0 && bytes.size() - last < 3 && utf8::is_continuation(bytes[last - 1])) --last;
    if (last == 0) return std::nullopt;
    const unsigned lead = utf8::byte_at(bytes, --last);
    const std::size_t length = utf8::length_from(lead);
    if (lead < 0xC2U || lead > 0xF4U || last + length <= bytes.size() ||
        !is_valid_utf8(bytes.substr(0, last)))
        return std::nullopt;
    std::size_t evidence = 0;
    for (std::size_t at = 0; at < last && evidence < 4;) {
        const char32_t c = utf8::next(bytes, at);
        evidence += c < 0x80U ? 0U : c < 0x800U ? 1U : 2U;
    }
    if (evidence < 2) return std::nullopt;
    return decode_known(bytes, "UTF-8", evidence < 4 ? 85 : 95);
}

/// UTF-8 with a few broken bytes (a paste from elsewhere) is UTF-8 all the same.
std::optional<Decoded> decode_damaged_utf8(std::string_view bytes) {
    std::size_t good = 0;
    std::size_t broken = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        if (utf8::byte_at(bytes, at) < 0x80U) {
            at += utf8::ascii_run(bytes, at);
            continue;
        }
        const std::size_t length = utf8::length_from(utf8::byte_at(bytes, at));
        if (length > 1 && at + length <= bytes.size() && is_valid_utf8(bytes.substr(at, length))) {
            ++good;
            at += length;
        } else {
            ++broken;
            ++at;
            while (length > 1 && at < bytes.size() && utf8::is_continuation(bytes[at])) ++at;
        }
    }
    // In a single-byte encoding hardly any letter happens to look like UTF-8.
    if (good < 4 || good < broken * 5) return std::nullopt;
    const auto share = static_cast<double>(good) / static_cast<double>(good + broken);
    return decode_known(bytes, "UTF-8", static_cast<int>(95 * share));
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view language) {
    for (const ByteOrderMark& mark : marks) {
        if (bytes.substr(0, mark.bytes.size()) != mark.bytes) continue;
        Decoded decoded = decode_known(bytes.substr(mark.bytes.size()), mark.encoding, 100);
        decoded.had_mark = true;
        return decoded;
    }
    if (auto wide = decode_wide(bytes)) return *std::move(wide);
    if (is_valid_utf8(bytes)) {
        if (auto escaped = decode_escaped(bytes)) return *std::move(escaped);
        Decoded decoded;
        decoded.utf8 = std::string(bytes);
        decoded.encoding = "UTF-8";
        return decoded;
    }
    if (auto cut = decode_cut_utf8(bytes)) return *std::move(cut);
    if (auto damaged = decode_damaged_utf8(bytes)) return *std::move(damaged);
    const EncodingGuess guess = guess_encoding(bytes, language);
    return decode_known(bytes, guess.encoding.c_str(), guess.confidence);
}

Decoded decode_as(std::string_view bytes, const std::string& encoding) {
    const std::string name =
        encoding.find('\0') == std::string::npos ? standard_name(encoding) : std::string();
    if (encoding.empty() || name.empty()) {
        throw base::Error(
            base::Blame::User,
            "There is no encoding of that name; use one such as UTF-8, windows-1252 or Shift_JIS.");
    }
    bool had_mark = false;
    for (const ByteOrderMark& mark : marks) {
        // The name may leave the byte order open (UTF-16); the mark then decides, and ICU reads it.
        if (name == mark.encoding && bytes.substr(0, mark.bytes.size()) == mark.bytes) {
            bytes.remove_prefix(mark.bytes.size());
            had_mark = true;
            break;
        }
    }
    Decoded decoded = decode_known(bytes, name.c_str(), 100);
    decoded.had_mark = had_mark;
    if (decoded.utf8.compare(0, 3, "\xEF\xBB\xBF") == 0) {
        decoded.utf8.erase(0, 3);
        decoded.had_mark = true;
    }
    return decoded;
}

bool looks_like_text(std::string_view bytes) {
    constexpr std::size_t sample = 65536;
    std::string_view head = bytes.substr(0, sample);
    // Whole units, so that the sample of a UTF-16 or UTF-32 text is one.
    if (head.size() < bytes.size()) {
        for (int back = 0; back < 3 && !head.empty() && utf8::is_continuation(head.back()); ++back) {
            head.remove_suffix(1);
        }
        if (!head.empty() && utf8::byte_at(head, head.size() - 1) >= 0xC0U) head.remove_suffix(1);
        if (head.find('\0') != std::string_view::npos) head = bytes.substr(0, sample);
    }
    return share_of_noise(decode(head).utf8) < 0.02;
}

}  // namespace sotto::text
