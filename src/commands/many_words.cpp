// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/many_words.h"

#include <algorithm>

namespace sotto::commands {

ManyWords::ManyWords(std::vector<std::string> words) : words_(std::move(words)) {
    constexpr std::size_t longest_beginning = sizeof(std::uint64_t);
    length_ = longest_beginning;
    for (const auto& word : words_) {
        if (!word.empty()) length_ = std::min(length_, word.size());
        longest_ = std::max(longest_, word.size());
    }
    mask_ = ~std::uint64_t{0} >> (8 * (longest_beginning - length_));
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (words_[i].empty()) continue;
        std::uint64_t beginning = 0;
        for (const char c : std::string_view(words_[i]).substr(0, length_))
            beginning = beginning << 8U | static_cast<unsigned char>(c);
        beginnings_.emplace_back(beginning, i);
        may_begin_.set(slot_of(beginning));
    }
    std::sort(beginnings_.begin(), beginnings_.end());
}

std::vector<std::size_t> ManyWords::with_beginning(std::uint64_t beginning) const {
    std::vector<std::size_t> found;
    const std::pair<std::uint64_t, std::size_t> first{beginning, 0};
    for (auto at = std::lower_bound(beginnings_.begin(), beginnings_.end(), first);
         at != beginnings_.end() && at->first == beginning; ++at)
        found.push_back(at->second);
    return found;
}

bool ManyWords::any_in(std::string_view text) const {
    bool any = false;
    find(text, [&](std::size_t) {
        any = true;
        return false;
    });
    return any;
}

}  // namespace sotto::commands
