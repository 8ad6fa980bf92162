// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "formats/plugin_api.h"

#include <cstddef>
#include <cstdint>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>

/// What plugins written in C++ have in common. A header and nothing to link, so that a plugin stays a library
/// of its own; a plugin in another language needs only plugin_api.h.
namespace sotto::plugin {

/// Why a file is not read or written: one sentence for the user, without any of the document's text.
class Refusal : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The host asked to stop; nothing is wrong with the document.
class Stopped {};

inline std::string_view view(sotto_text text) {
    return text.bytes == nullptr ? std::string_view() : std::string_view(text.bytes, text.size);
}

/// The bytes stay the caller's.
inline sotto_text lend(std::string_view text) {
    return {text.data(), text.size()};
}

/// A block without page and times.
inline sotto_block block_of(std::int32_t kind, std::string_view text, std::string_view label = {}) {
    sotto_block block{};
    block.kind = kind;
    block.text = lend(text);
    block.label = lend(label);
    block.begin_ms = -1;
    block.end_ms = -1;
    return block;
}

/// Throws `Stopped` when the host has enough.
inline void give(const sotto_read_host& host, const sotto_block& block) {
    if (host.block(host.context, &block) != 0) throw Stopped();
}

/// Runs `work` and turns what it throws into the host's error, for no exception crosses the plugin interface.
/// `what` begins the sentences: "This PDF". Returns what the plugin's function must.
template <typename Host, typename Work>
int guarded(const Host* host, std::string_view what, Work work) {
    std::string sentence;
    try {
        work();
        return 0;
    } catch (const Stopped&) {
        return 0;
    } catch (const Refusal& refusal) {
        sentence = refusal.what();
    } catch (const std::bad_alloc&) {
        sentence = std::string(what) + " is too large for the memory that a reader may use. Split it.";
    } catch (...) {
        sentence = std::string(what) + " could not be processed. Please report this.";
    }
    host->error(host->context, lend(sentence));
    return 1;
}

/// `code_point` is one of Unicode's, and no surrogate.
inline void append_utf8(std::string& text, char32_t code_point) {
    const auto add = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code_point < 0x80) {
        add(code_point);
    } else if (code_point < 0x800) {
        add(0xC0 | (code_point >> 6U));
        add(0x80 | (code_point & 0x3FU));
    } else if (code_point < 0x10000) {
        add(0xE0 | (code_point >> 12U));
        add(0x80 | ((code_point >> 6U) & 0x3FU));
        add(0x80 | (code_point & 0x3FU));
    } else {
        add(0xF0 | (code_point >> 18U));
        add(0x80 | ((code_point >> 12U) & 0x3FU));
        add(0x80 | ((code_point >> 6U) & 0x3FU));
        add(0x80 | (code_point & 0x3FU));
    }
}

/// Bytes of the valid UTF-8 sequence at the start of `text` (Unicode 15, table 3-7), or 0. `text` is not
/// empty.
inline std::size_t utf8_sequence(std::string_view text) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = at(0);
    if (first < 0x80) return 1;
    std::size_t length = 0;
    if (first >= 0xC2 && first <= 0xDF) length = 2;
    if (first >= 0xE0 && first <= 0xEF) length = 3;
    if (first >= 0xF0 && first <= 0xF4) length = 4;
    if (length == 0 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((at(i) & 0xC0U) != 0x80U) return 0;
    if (first == 0xE0 && at(1) < 0xA0) return 0;
    if (first == 0xED && at(1) > 0x9F) return 0;
    if (first == 0xF0 && at(1) < 0x90) return 0;
    if (first == 0xF4 && at(1) > 0x8F) return 0;
    return length;
}

inline bool is_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t length = utf8_sequence(bytes);
        if (length == 0) return false;
        bytes.remove_prefix(length);
    }
    return true;
}

/// Bytes that should be UTF-8, with U+FFFD for each byte that is not.
inline std::string valid_utf8(std::string_view bytes) {
    std::string result;
    result.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::size_t length = utf8_sequence(bytes);
        result += length == 0 ? std::string_view("\xEF\xBF\xBD") : bytes.substr(0, length);
        bytes.remove_prefix(length == 0 ? 1 : length);
    }
    return result;
}

/// `valid_utf8` without what XML forbids and no text needs: control characters but newline and tab, U+FFFE
/// and U+FFFF.
inline std::string clean(std::string_view bytes) {
    const std::string valid = valid_utf8(bytes);
    std::string result;
    result.reserve(valid.size());
    for (std::string_view rest = valid; !rest.empty();) {
        const std::string_view piece = rest.substr(0, utf8_sequence(rest));
        rest.remove_prefix(piece.size());
        const auto byte = static_cast<unsigned char>(piece.front());
        if (byte == 0x7F || (byte < 0x20 && byte != '\n' && byte != '\t')) continue;
        if (piece == "\xEF\xBF\xBE" || piece == "\xEF\xBF\xBF") continue;
        result += piece;
    }
    return result;
}

}  // namespace sotto::plugin
