// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/word_set.h"

#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <algorithm>
#include <sstream>

namespace sotto::privacy {

namespace {

/// Words of scripts without spaces neither begin nor end with one.
bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

}  // namespace

WordSet::WordSet(std::string_view words) {
    std::istringstream list{std::string(words)};
    for (std::string word; list >> word;) {
        std::string key = text::fold_key(word, text::Folding::KeepTones);
        if (text::is_of_unspaced_script(text::utf8::at(key, 0))) {
            if (std::find(unspaced_lengths_.begin(), unspaced_lengths_.end(), key.size()) ==
                unspaced_lengths_.end()) {
                unspaced_lengths_.push_back(key.size());
            }
        }
        guess_.add(key);
        words_.insert(std::move(key));
    }
}

bool WordSet::at_end_of(std::string_view key) const {
    if (has(key)) return true;
    if (key.empty() || is_ascii(key.back())) return false;
    return std::any_of(unspaced_lengths_.begin(), unspaced_lengths_.end(), [&](std::size_t length) {
        return length < key.size() && has(key.substr(key.size() - length));
    });
}

bool WordSet::at_start_of(std::string_view key) const {
    if (has(key)) return true;
    if (key.empty() || is_ascii(key.front())) return false;
    return std::any_of(unspaced_lengths_.begin(), unspaced_lengths_.end(),
                       [&](std::size_t length) { return length < key.size() && has(key.substr(0, length)); });
}

}  // namespace sotto::privacy
