// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/fold.h"

#include "text/fold_table.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace sotto::text {

namespace {

/// Lower case for eight ASCII bytes at once: each byte of `word` is below 0x80, so sums do not carry
/// from one byte to the next.
std::uint64_t lower_eight(std::uint64_t word) {
    constexpr std::uint64_t ones = 0x0101010101010101ULL;
    const std::uint64_t from_a = word + ones * (0x80U - 'A');
    const std::uint64_t behind_z = word + ones * (0x80U - 'Z' - 1U);
    const std::uint64_t upper = (from_a & ~behind_z) & (ones * 0x80U);
    return word | (upper >> 2U);
}

}  // namespace

void lower_onto(std::string& out, std::string_view ascii) {
    const std::size_t start = out.size();
    out.append(ascii);
    char* bytes = out.data() + start;
    std::size_t i = 0;
    for (; i + 8 <= ascii.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + i, 8);
        word = lower_eight(word);
        std::memcpy(bytes + i, &word, 8);
    }
    for (; i < ascii.size(); ++i) {
        if (bytes[i] >= 'A' && bytes[i] <= 'Z') bytes[i] = static_cast<char>(bytes[i] + ('a' - 'A'));
    }
}

namespace {

/// Han and Hangul syllables are most of a Chinese or Korean text and fold to themselves.
bool folds_to_itself(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3);
}

/// Folds `utf8` into `key` and tells `map` where each segment (a starter and what joins it) came from.
/// `Map` has `ascii(count)`, `segment(key bytes)`, `extend()` and `skip()`; see `Mapped` and `Unmapped`.
template <typename Map>
void fold_into(std::string_view utf8, Folding folding, std::string& key, Map& map) {
    const FoldTable& table = FoldTable::of(folding);
    std::size_t segment = key.size();  // where the current segment begins in the key
    bool joined = false;               // whether something joined its starter, so that NFC is due
    const auto finish = [&] {
        if (joined) {
            const std::string composed = compose(std::string_view(key).substr(segment));
            key.resize(segment);
            key += composed;
            joined = false;
        }
        map.finish(key.size());
        segment = key.size();
    };
    std::size_t at = 0;
    while (at < utf8.size()) {
        if (const std::size_t run = utf8::ascii_run(utf8, at); run > 0) {
            finish();
            lower_onto(key, utf8.substr(at, run));
            at += run;
            // The last letter stays open: a mark may follow it.
            segment = key.size() - 1;
            map.ascii(run);
            continue;
        }
        const char32_t c = utf8::next(utf8, at);
        if (folds_to_itself(c)) {
            finish();
            utf8::append(key, c);
            map.take();
            continue;
        }
        const FoldPage& page = table.page(c);
        const FoldPage::Rule rule = page.rules[c & 0xFFU];
        switch (rule.kind) {
            case FoldPage::One:
                finish();
                utf8::append(key, rule.value);
                map.take();
                break;
            case FoldPage::Trailing:
                joined = true;
                utf8::append(key, rule.value);
                map.take();
                break;
            case FoldPage::String:
                finish();
                key += page.strings[rule.value];
                map.take();
                break;
            case FoldPage::TrailingString:
                joined = true;
                key += page.strings[rule.value];
                map.take();
                break;
            case FoldPage::Mark:
                map.extend();
                break;
            default:
                map.skip();
                break;
        }
    }
    finish();
}

struct Unmapped {
    void finish(std::size_t) {}
    void ascii(std::size_t) {}
    void take() {}
    void extend() {}
    void skip() {}
};

class Mapped {
public:
    Mapped(std::vector<std::uint32_t>& starts, std::vector<std::uint32_t>& ends)
        : starts_(starts), ends_(ends) {}

    /// The key has `size` bytes now: those that have no origin yet come from the open segment.
    void finish(std::size_t size) {
        if (open_) {
            starts_.resize(size, first_);
            ends_.resize(size, last_);
        }
        open_ = false;
    }
    void ascii(std::size_t count) {
        const std::size_t first = starts_.size();
        const std::size_t closed = count - 1;
        starts_.resize(first + closed);
        ends_.resize(first + closed);
        std::iota(starts_.begin() + static_cast<std::ptrdiff_t>(first), starts_.end(), at_);
        std::iota(ends_.begin() + static_cast<std::ptrdiff_t>(first), ends_.end(), at_ + 1);
        at_ += static_cast<std::uint32_t>(closed);
        take();
    }
    void take() {
        if (!open_) first_ = at_;
        open_ = true;
        last_ = ++at_;
    }
    void extend() {
        ++at_;
        if (open_) last_ = at_;
    }
    void skip() { ++at_; }

    [[nodiscard]] std::uint32_t at() const { return at_; }

private:
    std::vector<std::uint32_t>& starts_;
    std::vector<std::uint32_t>& ends_;
    std::uint32_t at_ = 0;
    std::uint32_t first_ = 0;
    std::uint32_t last_ = 0;
    bool open_ = false;
};

}  // namespace

Range Folded::original(std::size_t first, std::size_t last) const {
    if (starts_.empty()) return {};
    first = std::min(first, key_.size());
    last = std::min(last, key_.size());
    if (first >= last) return {starts_[first], starts_[first]};
    return {starts_[first], ends_[last - 1]};
}

Folded fold(std::string_view utf8, Folding folding) {
    Folded folded;
    folded.key_.reserve(utf8.size());
    folded.starts_.reserve(utf8.size() + 1);
    folded.ends_.reserve(utf8.size());
    Mapped map(folded.starts_, folded.ends_);
    fold_into(utf8, folding, folded.key_, map);
    folded.starts_.push_back(map.at());
    return folded;
}

std::string fold_key(std::string_view utf8, Folding folding) {
    std::string key;
    key.reserve(utf8.size());
    fold_onto(key, utf8, folding);
    return key;
}

void fold_onto(std::string& out, std::string_view utf8, Folding folding) {
    Unmapped map;
    fold_into(utf8, folding, out, map);
}

}  // namespace sotto::text
