// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/letter_stream.h"

#include "privacy/look_alikes.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <numeric>

namespace sotto::privacy {

namespace {

constexpr std::size_t longest_tag = 300;

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Behind the white space at `at` that has a line end in it, with the marks of a quote of Markdown and the
/// escapes of JSON when `markup` is skipped; else `at`.
std::size_t behind_line_end(std::string_view key, std::size_t at, LetterStream::Markup markup) {
    const bool skipped = markup == LetterStream::Markup::Skipped;
    std::size_t i = at;
    bool newline = false;
    for (; i < key.size(); ++i) {
        if (is_space(key[i])) {
            newline = newline || key[i] == '\n';
        } else if (skipped && newline && key[i] == '>') {
            continue;
        } else if (skipped && key[i] == '\\' && i + 1 < key.size() &&
                   (key[i + 1] == 'n' || key[i + 1] == 'r')) {
            newline = true;
            ++i;
        } else {
            break;
        }
    }
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

/// Soft hyphens at a line end as hyphens: folding leaves them out, and with them the word would fall apart.
/// Every character stays one character, so places stay what they are.
std::string with_hard_hyphens(std::string utf8) {
    constexpr std::string_view soft_hyphen = "\u00AD";
    // Two bytes that are one character, and no hyphen of a word: it folds to `-` as well.
    constexpr std::string_view hyphen = "\u2010";
    for (std::size_t at = utf8.find(soft_hyphen); at != std::string::npos;
         at = utf8.find(soft_hyphen, at + 1)) {
        const std::size_t behind = at + soft_hyphen.size();
        if (behind_line_end(utf8, behind, LetterStream::Markup::Skipped) == behind) continue;
        utf8.replace(at, soft_hyphen.size(), hyphen);
    }
    return utf8;
}

bool is_read_otherwise(std::string_view utf8) {
    return utf8.find('\xC2') != std::string_view::npos || may_hold_look_alikes(utf8);
}

text::Folded folded_letters(std::string_view utf8) {
    if (!is_read_otherwise(utf8)) return text::fold(utf8, text::Folding::KeepTones);
    return text::fold(without_look_alikes(with_hard_hyphens(std::string(utf8))), text::Folding::KeepTones);
}

}  // namespace

LetterStream::LetterStream(std::string_view utf8, Markup markup)
    : own_(folded_letters(utf8)), folded_(&own_) {
    read(markup);
}

LetterStream::LetterStream(const Reading& reading, Markup markup) : folded_(&own_) {
    const text::Text& text = reading.text();
    const bool ascii = static_cast<std::size_t>(text.length()) == text.utf8().size();
    if (ascii || !is_read_otherwise(text.utf8())) {
        folded_ = &reading.folded();
    } else {
        own_ = folded_letters(text.utf8());
    }
    read(markup);
}

bool LetterStream::is_plain(const Reading& reading) {
    return reading.folded().key().find_first_of("\n<*_~`&\\") == std::string::npos;
}

void LetterStream::read(Markup markup) {
    const std::string& key = folded_->key();
    bytes_.reserve(key.size());
    key_at_.reserve(key.size());
    marks_.reserve(key.size());
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80U;
    };
    std::size_t at = 0;
    while (at < key.size()) {
        const char c = key[at];
        if (is_letter(c)) {
            std::size_t end = at + 1;
            while (end < key.size() && is_letter(key[end])) ++end;
            put(at, end - at);
            at = end;
            continue;
        }
        if (is_space(c)) {
            const std::size_t behind = markup == Markup::Skipped ? behind_line_end(key, at, markup) : at;
            separate(at, false);
            at = behind == at ? at + 1 : behind;
            continue;
        }
        switch (c) {
            case '-':
                if (const std::size_t behind = behind_line_end(key, at + 1, markup); behind != at + 1) {
                    pending_loose_ = true;
                    at = behind;
                } else {
                    separate(at++, true);
                }
                continue;
            case '_':
                // "ana_moreau"; beside anything else it is emphasis, or a sign.
                if (markup == Markup::Text && at > 0 && is_letter(key[at - 1]) && at + 1 < key.size() &&
                    is_letter(key[at + 1])) {
                    separate(at++, true);
                    continue;
                }
                break;
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
                    separate(at, false);
                }
                at += length;
                continue;
            } else if (c == '\\' && at + 1 < key.size() &&
                       (key[at + 1] == 'n' || key[at + 1] == 'r' || key[at + 1] == 't')) {
                separate(at, false);
                at += 2;
                continue;
            }
        }
        put(at, 1);
        ++at;
    }
}

void LetterStream::put(std::size_t key_first, std::size_t count) {
    const std::size_t first = bytes_.size();
    bytes_.append(folded_->key(), key_first, count);
    key_at_.resize(first + count);
    std::iota(key_at_.begin() + static_cast<std::ptrdiff_t>(first), key_at_.end(),
              static_cast<std::uint32_t>(key_first));
    marks_.resize(first + count);
    if (pending_loose_) marks_[first] = loose;
    pending_loose_ = false;
}

void LetterStream::separate(std::size_t key_at, bool is_hyphen) {
    if (!bytes_.empty() && bytes_.back() == ' ') {
        marks_.back() &= static_cast<std::uint8_t>(~hyphen);
        return;
    }
    bytes_ += ' ';
    key_at_.push_back(static_cast<std::uint32_t>(key_at));
    marks_.push_back(is_hyphen ? hyphen : std::uint8_t{0});
    pending_loose_ = false;
}

bool LetterStream::may_close(std::size_t at) const {
    if (bytes_[at] != ' ' || at == 0 || at + 1 >= bytes_.size()) return false;
    if ((marks_[at] & hyphen) != 0) return true;
    if (static_cast<unsigned char>(bytes_[at - 1]) < 0x80 ||
        static_cast<unsigned char>(bytes_[at + 1]) < 0x80)
        return false;
    return text::is_of_unspaced_script(text::utf8::at(bytes_, text::utf8::before(bytes_, at))) &&
           text::is_of_unspaced_script(text::utf8::at(bytes_, at + 1));
}

std::vector<std::pair<std::size_t, std::size_t>> LetterStream::close() {
    std::vector<std::size_t> closed;
    for (std::size_t at = bytes_.find(' '); at != std::string::npos; at = bytes_.find(' ', at + 1)) {
        if (may_close(at)) closed.push_back(at);
    }
    std::vector<std::pair<std::size_t, std::size_t>> words;
    if (closed.empty()) return words;
    std::size_t next = 0;
    std::size_t to = closed.front();
    for (std::size_t from = to; from < bytes_.size(); ++from) {
        if (next < closed.size() && closed[next] == from) {
            closed[next++] = to;
            continue;
        }
        bytes_[to] = bytes_[from];
        key_at_[to] = key_at_[from];
        marks_[to] = marks_[from];
        ++to;
    }
    bytes_.resize(to);
    key_at_.resize(to);
    marks_.resize(to);
    for (const std::size_t at : closed) {
        if (!words.empty() && at < words.back().second) continue;
        words.emplace_back(run_start(at), run_end(at));
    }
    return words;
}

text::Range LetterStream::original(std::size_t first, std::size_t last) const {
    if (first >= last) {
        const std::size_t at = first < key_at_.size() ? key_at_[first] : folded_->key().size();
        return folded_->original(at, at);
    }
    return folded_->original(key_at_[first], key_at_[last - 1] + 1U);
}

bool LetterStream::border_at(std::size_t at) const {
    if (at == 0 || at >= bytes_.size() || (marks_[at] & loose) != 0) return true;
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
