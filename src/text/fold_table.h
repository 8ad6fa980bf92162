// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/fold.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What folding makes of each code point; for the text room itself.
namespace sotto::text {

/// The rules for 256 code points in a row.
struct FoldPage {
    enum Kind : std::uint8_t {
        One,             ///< one code point, `value`, that starts anew
        Trailing,        ///< one code point, `value`, that may join what stands before it
        String,          ///< `strings[value]`, which starts anew
        TrailingString,  ///< `strings[value]`, which may join what stands before it
        Mark,            ///< vanishes and belongs to the letter before it
        Nothing,         ///< vanishes
    };
    struct Rule {
        std::uint32_t value : 24;
        std::uint32_t kind : 8;
    };
    std::array<Rule, 256> rules{};
    std::vector<std::string> strings;
};

/// The rules of one `Folding`, made page by page at first use: a program that reads English never pays
/// for the rest of Unicode. Any thread may ask.
class FoldTable {
public:
    static const FoldTable& of(Folding folding);

    [[nodiscard]] const FoldPage& page(char32_t c) const {
        const FoldPage* ready = pages_[c >> 8U].load(std::memory_order_acquire);
        return ready != nullptr ? *ready : make(c >> 8U);
    }

    explicit FoldTable(Folding folding) : folding_(folding) {}
    ~FoldTable();
    FoldTable(const FoldTable&) = delete;
    FoldTable& operator=(const FoldTable&) = delete;

private:
    const FoldPage& make(std::size_t index) const;

    Folding folding_;
    mutable std::array<std::atomic<const FoldPage*>, 0x1100> pages_{};
};

/// Appends the key of `utf8` to `out`: `fold_key` without an allocation of its own.
void fold_onto(std::string& out, std::string_view utf8, Folding folding);

/// Appends `ascii` in lower case, which is its key.
void lower_onto(std::string& out, std::string_view ascii);

/// Canonical composition (NFC) of a short piece of valid UTF-8.
std::string compose(std::string_view utf8);

}  // namespace sotto::text
