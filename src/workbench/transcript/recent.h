// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <list>
#include <unordered_map>
#include <utility>

namespace sotto::workbench {

/// Keeps what was made last, up to a number; what has not been asked for longest goes first.
template <class Key, class Value>
class Recent {
public:
    explicit Recent(std::size_t most) : most_(most) {}

    /// What `make()` gave for `key`, now or before. The reference lasts until `most` others were asked for.
    template <class Make>
    Value& get(const Key& key, Make make) {
        if (const auto found = places_.find(key); found != places_.end()) {
            kept_.splice(kept_.begin(), kept_, found->second);
            return found->second->second;
        }
        kept_.emplace_front(key, make());
        places_.emplace(key, kept_.begin());
        if (kept_.size() > most_) {
            places_.erase(kept_.back().first);
            kept_.pop_back();
        }
        return kept_.front().second;
    }

    void clear() {
        places_.clear();
        kept_.clear();
    }

private:
    using Kept = std::list<std::pair<Key, Value>>;
    std::size_t most_;
    Kept kept_;
    std::unordered_map<Key, typename Kept::iterator> places_;
};

}  // namespace sotto::workbench
