// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/letter_stream.h"

#include "text/characters.h"
#include "text/utf8.h"

namespace sotto::privacy {

namespace {

constexpr std::size_t longest_tag = 300;

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Where a hyphen at `at` ends when it stands at a line end: behind the newline and the next line's indent;
/// else `at`.
std::size_t behind_line_end_hyphen(std::string_view key, std::size_t at) {
    std::size_t i = at + 1;
    bool newline = false;
    for (; i < key.size() && is_space(key[i]); ++i) newline = newline || key[i] == '\n';
    return newline && i < key.size() ? i : at;
}

/// The end of a tag or comment that starts at `at`, or `at`.
std::size_t behind_tag(std::string_view key, std::size_t at) {
    if (at + 1 >= key.size()) return at;
    const char next = key[at + 1];
    const bool opens = (next >= 'a' && next <= 'z') || next == '/' || next == '!' || next == '?';
    if (!opens) return at;
    const std::size_t close = key.find('>', at);
    // A comment is text that leaves with the file: only its marks are markup.
    if (key.substr(at, 4) == "<!--") return at + 4;
    return close != std::string_view::npos && close - at <= longest_tag ? close + 1 : at;
}

bool is_blank_entity(std::string_view key, std::size_t at, std::size_t& length) {
    for (const std::string_view entity : {"&nbsp;", "&#160;", "&#xa0;", "&shy;", "&#173;", "&#xad;"}) {
        if (key.substr(at, entity.size()) == entity) {
            length = entity.size();
            return true;
        }
    }
    return false;
}

}  // namespace

LetterStream::LetterStream(std::string_view utf8, Markup markup)
    : folded_(text::fold(utf8, text::Folding::KeepTones)) {
    const std::string& key = folded_.key();
    bytes_.reserve(key.size());
    key_at_.reserve(key.size());
    loose_.reserve(key.size());
    std::size_t at = 0;
    while (at < key.size()) {
        const char c = key[at];
        if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80U) {
            put(at, 1);
            ++at;
            continue;
        }
        if (is_space(c)) {
            separate(at++);
            continue;
        }
        switch (c) {
            case '-':
                if (const std::size_t behind = behind_line_end_hyphen(key, at); behind != at) {
                    pending_loose_ = true;
                    at = behind;
                } else {
                    separate(at++);
                }
                continue;
            case '\'':
            case '.':
                pending_loose_ = true;
                ++at;
                continue;
            default:
                break;
        }
        if (markup == Markup::Skipped) {
            std::size_t length = 0;
            if (c == '<') {
                if (const std::size_t behind = behind_tag(key, at); behind != at) {
                    pending_loose_ = true;
                    at = behind;
                    continue;
                }
            } else if (c == '*' || c == '_' || c == '~' || c == '`') {
                pending_loose_ = true;
                ++at;
                continue;
            } else if (c == '&' && is_blank_entity(key, at, length)) {
                if (key[at + 1] == 's' || key.substr(at, 5) == "&#173" || key.substr(at, 5) == "&#xad") {
                    pending_loose_ = true;
                } else {
                    separate(at);
                }
                at += length;
                continue;
            } else if (c == '\\' && at + 1 < key.size() &&
                       (key[at + 1] == 'n' || key[at + 1] == 'r' || key[at + 1] == 't')) {
                separate(at);
                at += 2;
                continue;
            }
        }
        put(at, 1);
        ++at;
    }
}

void LetterStream::put(std::size_t key_first, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        bytes_ += folded_.key()[key_first + i];
        key_at_.push_back(static_cast<std::uint32_t>(key_first + i));
        loose_.push_back(pending_loose_);
        pending_loose_ = false;
    }
}

void LetterStream::separate(std::size_t key_at) {
    if (!bytes_.empty() && bytes_.back() == ' ') return;
    bytes_ += ' ';
    key_at_.push_back(static_cast<std::uint32_t>(key_at));
    loose_.push_back(false);
    pending_loose_ = false;
}

text::Range LetterStream::original(std::size_t first, std::size_t last) const {
    if (first >= last) {
        const std::size_t at = first < key_at_.size() ? key_at_[first] : folded_.key().size();
        return folded_.original(at, at);
    }
    return folded_.original(key_at_[first], key_at_[last - 1] + 1U);
}

bool LetterStream::border_at(std::size_t at) const {
    if (at == 0 || at >= bytes_.size() || loose_[at]) return true;
    const std::size_t before = text::utf8::before(bytes_, at);
    const char32_t left = text::utf8::at(bytes_, before);
    const char32_t right = text::utf8::at(bytes_, at);
    if (!text::is_letter_or_mark(left) || !text::is_letter_or_mark(right)) return true;
    return text::is_of_unspaced_script(left) != text::is_of_unspaced_script(right);
}

std::size_t LetterStream::run_start(std::size_t at) const {
    while (!border_at(at)) at = text::utf8::before(bytes_, at);
    return at;
}

std::size_t LetterStream::run_end(std::size_t at) const {
    while (!border_at(at)) text::utf8::next(bytes_, at);
    return at;
}

std::string letters_of(std::string_view name) {
    std::string letters = LetterStream(name, LetterStream::Markup::Text).bytes();
    while (!letters.empty() && letters.back() == ' ') letters.pop_back();
    while (!letters.empty() && letters.front() == ' ') letters.erase(0, 1);
    return letters;
}

}  // namespace sotto::privacy
