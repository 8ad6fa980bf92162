// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/quick_check.h"

#include "text/fold.h"
#include "text/text.h"

#include <xapian.h>

namespace sotto::search {

namespace {

char32_t first_of(std::string_view text) {
    return text.empty() ? 0 : static_cast<char32_t>(*Xapian::Utf8Iterator(text.data(), text.size()));
}

char32_t last_of(std::string_view text) {
    if (text.empty()) return 0;
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return first_of(text.substr(at));
}

bool is_mark(char32_t c) {
    switch (Xapian::Unicode::get_category(static_cast<unsigned>(c))) {
        case Xapian::Unicode::NON_SPACING_MARK:
        case Xapian::Unicode::ENCLOSING_MARK:
        case Xapian::Unicode::COMBINING_SPACING_MARK:
            return true;
        default:
            return false;
    }
}

/// Signs after which a consonant may or may not belong to the grapheme before it, depending on the release of
/// Unicode.
bool stacks(char32_t c) {
    return c == 0x1039 || c == 0x17D2 || c == 0x1A60;
}

/// Invisible characters, which folding drops but which may part graphemes, and line ends, which do not.
bool has_invisible(std::string_view text) {
    for (std::size_t at = text.find_first_of("\n\xC2\xE2\xEF"); at != std::string_view::npos;
         at = text.find_first_of("\n\xC2\xE2\xEF", at + 1)) {
        const std::string_view rest = text.substr(at);
        if (rest[0] == '\n' || rest.substr(0, 2) == "\u00AD" || rest.substr(0, 3) == "\uFEFF" ||
            rest.substr(0, 2) == "\xEF\xBF") {
            return true;
        }
        if (rest.size() < 3 || rest[0] != '\xE2') continue;
        const auto second = static_cast<unsigned char>(rest[1]);
        const auto third = static_cast<unsigned char>(rest[2]);
        if (second == 0x80U && ((third >= 0x8BU && third <= 0x8FU) || (third >= 0xA8U && third <= 0xAEU)))
            return true;
        if (second == 0x81U && third >= 0xA0U && third <= 0xAFU) return true;
    }
    return false;
}

/// Whether `run` stands in `key`, a folded text without invisible characters, between borders of graphemes.
std::optional<bool> stands_in(const std::string& run, std::string_view key) {
    if (is_mark(first_of(run))) return std::nullopt;
    bool doubtful = false;
    for (std::size_t at = key.find(run); at != std::string_view::npos; at = key.find(run, at + 1)) {
        const char32_t before = last_of(key.substr(0, at));
        const char32_t behind = first_of(key.substr(at + run.size()));
        if (stacks(before)) {
            doubtful = true;
        } else if (!is_mark(behind)) {
            return true;
        }
    }
    return doubtful ? std::nullopt : std::optional<bool>(false);
}

}  // namespace

QuickCheck::QuickCheck(const Query::Node& query) {
    if (query.kind == Query::Node::Kind::And) {
        for (const Query::Node& child : query.children) add(child);
    } else {
        add(query);
    }
    useful_ = useful_ && !runs_.empty();
}

void QuickCheck::add(const Query::Node& node) {
    if (node.kind == Query::Node::Kind::Word || node.kind == Query::Node::Kind::Filter) return;
    if (node.kind != Query::Node::Kind::Sequence || node.atoms.size() != 1 || !node.atoms[0].toned.empty()) {
        useful_ = false;
        return;
    }
    if (node.atoms[0].unspaced) runs_.push_back(&node.atoms[0]);
}

std::optional<bool> QuickCheck::holds(std::string_view said) const {
    if (has_invisible(said) || !text::is_valid_utf8(said)) return std::nullopt;
    const std::string key = text::fold_key(said);
    bool sure = true;
    for (const Atom* run : runs_) {
        const auto stands = stands_in(run->key, key);
        if (stands == std::optional<bool>(false)) return false;
        sure = sure && stands.has_value();
    }
    return sure ? std::optional<bool>(true) : std::nullopt;
}

}  // namespace sotto::search
