// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/share_text.h"

#include "text/hidden.h"

#include <algorithm>

namespace sotto::commands {

namespace {

constexpr std::string_view mark = "[…]";

bool has_letters(std::string_view utf8) {
    return std::any_of(utf8.begin(), utf8.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    });
}

/// Whether the replacements stand in `is` and in the text they were made in, in the same order and apart.
bool in_order(const std::vector<privacy::Replacement>& all, text::Range was, text::Position is_length) {
    text::Position at = 0;
    text::Position now = 0;
    for (const auto& one : all) {
        if (one.original.start < at || one.range.start < now || one.original.end < one.original.start)
            return false;
        at = one.original.end;
        now = one.range.end;
    }
    return at <= was.length() && now <= is_length;
}

}  // namespace

SharedText::SharedText(const text::Text& text, const std::vector<LeavingPassage>& passages) {
    text::Position at = 0;
    bool gone_before = false;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        const auto& leaving = passages[i];
        const auto range = leaving.passage.range;
        const text::Range between{at, range.start};
        if (leaving.gone && gone_before) {
            pieces_.back().was.end = range.end;
        } else {
            add_space(text, between);
            add_passage(text, leaving, i);
        }
        gone_before = leaving.gone;
        at = range.end;
    }
    add_space(text, {at, text.length()});
    const text::Text made{std::string(utf8_)};
    std::int64_t ordinal = 0;
    for (auto& one : passages_) {
        one.passage.ordinal = ++ordinal;
        one.passage.first_byte = static_cast<std::int64_t>(made.byte_of(one.passage.said.start));
        one.passage.last_byte = static_cast<std::int64_t>(made.byte_of(one.passage.said.end));
    }
}

void SharedText::add(text::Range was, std::string_view is, Fate fate) {
    const auto length = text::count_code_points(is);
    if (was.empty() && length == 0) return;
    pieces_.push_back({was, {length_, length_ + length}, fate});
    utf8_ += is;
    length_ += length;
}

void SharedText::add_same(const text::Text& text, text::Range was) {
    add(was, text.slice(was), Fate::Same);
}

void SharedText::add_space(const text::Text& text, text::Range was) {
    if (text.trimmed(was).empty()) {
        add_same(text, was);
    } else {
        add(was, "\n", Fate::Gone);
    }
}

void SharedText::add_label(const text::Text& text, text::Range was, const LeavingPassage& passage) {
    if (was.empty()) return;
    const auto before = text.slice(was);
    const auto& label = passage.label;
    const auto found = label.empty() ? std::string_view::npos : before.find(label);
    if (found != std::string_view::npos) {
        const auto around =
            std::string(before.substr(0, found)) + std::string(before.substr(found + label.size()));
        if (!has_letters(around)) {
            const auto start = was.start + text::count_code_points(before.substr(0, found));
            const text::Range named{start, start + text::count_code_points(label)};
            add_same(text, {was.start, named.start});
            add(named, passage.new_label, passage.new_label == label ? Fate::Same : Fate::Replaced);
            add_same(text, {named.end, was.end});
            return;
        }
    } else if (!has_letters(before)) {
        add_same(text, was);
        return;
    }
    add(was, passage.new_label.empty() ? std::string() : passage.new_label + ": ", Fate::Replaced);
}

void SharedText::add_unreplaced(const text::Text& text, text::Range was, std::string_view is) {
    const auto old = text.slice(was);
    if (old == is) {
        add(was, is, Fate::Same);
        return;
    }
    // What only hides or reorders words does not leave: everything else is as it was.
    text::Position at = was.start;
    std::string_view left = is;
    while (at < was.end) {
        auto end = at;
        std::size_t bytes = 0;
        while (end < was.end) {
            const auto letter = text.slice({end, end + 1});
            if (!left.substr(bytes).starts_with(letter)) break;
            bytes += letter.size();
            ++end;
        }
        add({at, end}, left.substr(0, bytes), Fate::Same);
        left.remove_prefix(bytes);
        at = end;
        if (at < was.end) {
            add({at, at + 1}, {}, Fate::Replaced);
            ++at;
        }
    }
    add({was.end, was.end}, left, Fate::Replaced);
}

void SharedText::add_words(const text::Text& text, text::Range was, const privacy::ProtectedText& words) {
    const text::Text is{std::string(words.utf8())};
    if (!in_order(words.replacements(), was, is.length())) {
        add(was, is.utf8(), Fate::Replaced);
        return;
    }
    text::Position at = was.start;
    text::Position now = 0;
    for (const auto& one : words.replacements()) {
        const auto start = was.start + one.original.start;
        add_unreplaced(text, {at, start}, is.slice({now, one.range.start}));
        add({start, was.start + one.original.end}, is.slice(one.range),
            one.category ? Fate::Replaced : Fate::Gone);
        at = was.start + one.original.end;
        now = one.range.end;
    }
    add_unreplaced(text, {at, was.end}, is.slice({now, is.length()}));
}

void SharedText::add_passage(const text::Text& text, const LeavingPassage& leaving, std::size_t place) {
    Made made{leaving.passage, place};
    made.passage.id = {};
    made.passage.range.start = length_;
    if (leaving.gone) {
        made = {};
        made.passage.range.start = length_;
        made.passage.said.start = length_;
        add(leaving.passage.range, mark, Fate::Gone);
        made.passage.said.end = length_;
    } else {
        const auto& range = leaving.passage.range;
        const auto& said = leaving.passage.said;
        add_label(text, {range.start, said.start}, leaving);
        made.passage.said.start = length_;
        if (leaving.words) {
            add_space(text, {said.start, leaving.said.start});
            add_words(text, leaving.said, *leaving.words);
            add_space(text, {leaving.said.end, said.end});
        } else {
            add_same(text, said);
        }
        made.passage.said.end = length_;
        add_space(text, {said.end, range.end});
    }
    made.passage.range.end = length_;
    passages_.push_back(std::move(made));
}

text::Position SharedText::start_of(text::Position at) const {
    const auto piece = std::partition_point(pieces_.begin(), pieces_.end(),
                                            [&](const Piece& one) { return one.was.end <= at; });
    if (piece == pieces_.end()) return length_;
    if (piece->fate == Fate::Same) return piece->is.start + (at - piece->was.start);
    return piece->fate == Fate::Gone ? piece->is.end : piece->is.start;
}

text::Position SharedText::end_of(text::Position at) const {
    const auto piece = std::partition_point(pieces_.begin(), pieces_.end(),
                                            [&](const Piece& one) { return one.was.end < at; });
    if (piece == pieces_.end()) return length_;
    if (piece->fate == Fate::Same) return piece->is.start + (at - piece->was.start);
    return piece->fate == Fate::Gone ? piece->is.start : piece->is.end;
}

std::optional<text::Range> SharedText::carried(text::Range range) const {
    const auto start = start_of(range.start);
    const auto end = range.empty() ? start : end_of(range.end);
    if (range.empty()) return text::Range{start, start};
    if (end <= start) return std::nullopt;
    return text::Range{start, end};
}

bool SharedText::loses(text::Range range) const {
    const auto piece = std::partition_point(pieces_.begin(), pieces_.end(),
                                            [&](const Piece& one) { return one.was.end <= range.start; });
    return std::any_of(piece, pieces_.end(),
                       [&](const Piece& one) { return one.fate == Fate::Gone && one.was.overlaps(range); });
}

}  // namespace sotto::commands
