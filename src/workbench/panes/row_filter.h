// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/fold.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::workbench {

/// What was typed in a filter box: every word of it must stand somewhere. Case and diacritics do not count.
class RowFilter {
public:
    explicit RowFilter(std::string_view typed) {
        std::string word;
        for (const char byte : text::fold_key(typed) + ' ') {
            if (byte != ' ') {
                word += byte;
            } else if (!word.empty()) {
                words_.push_back(std::move(word));
                word.clear();
            }
        }
    }

    [[nodiscard]] bool empty() const { return words_.empty(); }
    bool operator()(std::string_view name) const {
        if (words_.empty()) return true;
        const auto key = text::fold_key(name);
        return std::all_of(words_.begin(), words_.end(),
                           [&](const std::string& word) { return key.find(word) != std::string::npos; });
    }

private:
    std::vector<std::string> words_;
};

}  // namespace sotto::workbench
