// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/names/features.h"

#include "privacy/names/hashing.h"
#include "text/utf8.h"

#include <algorithm>

namespace sotto::privacy::names {

namespace {

constexpr std::uint64_t before_start = 1;
constexpr std::uint64_t behind_end = 2;

/// A word as its neighbours and itself are described by it.
class Window {
public:
    Window(const NameText& text, const Sentence& sentence, std::size_t at)
        : text_(text), sentence_(sentence), at_(static_cast<std::ptrdiff_t>(at)) {}

    [[nodiscard]] const NameToken* token(std::ptrdiff_t step) const {
        const std::ptrdiff_t i = at_ + step;
        if (i < static_cast<std::ptrdiff_t>(sentence_.first) ||
            i >= static_cast<std::ptrdiff_t>(sentence_.last))
            return nullptr;
        return &text_.tokens()[static_cast<std::size_t>(i)];
    }
    [[nodiscard]] std::uint64_t word(std::ptrdiff_t step) const {
        const NameToken* one = token(step);
        return one != nullptr ? one->key : step < 0 ? before_start : behind_end;
    }
    /// How it is written, as far as the sentence's casing lets one tell.
    [[nodiscard]] std::uint64_t shape(std::ptrdiff_t step) const {
        const NameToken* one = token(step);
        if (one == nullptr) return step < 0 ? 20 : 21;
        if (sentence_.casing == Casing::Cased || one->shape >= Shape::Number)
            return static_cast<std::uint64_t>(one->shape);
        return static_cast<std::uint64_t>(Shape::Lower);
    }
    [[nodiscard]] std::uint64_t known(std::ptrdiff_t step) const {
        const NameToken* one = token(step);
        return one != nullptr ? one->known : 9;
    }
    [[nodiscard]] std::uint64_t listed(std::ptrdiff_t step) const {
        const NameToken* one = token(step);
        return one != nullptr ? one->listed : 0;
    }

private:
    const NameText& text_;
    const Sentence& sentence_;
    std::ptrdiff_t at_;
};

/// Digits alike, everything else as it is: "18403/91" → "ddddd", "MG4" → "MGd".
std::uint64_t digits_alike(std::string_view word) {
    std::uint64_t h = 0;
    for (const char c : word) h = joined(h, c >= '0' && c <= '9' ? 'd' : static_cast<unsigned char>(c));
    return h;
}

}  // namespace

void features_of(const NameText& text, const Sentence& sentence, std::size_t at, FeatureKeys& out) {
    const Window window(text, sentence, at);
    const NameToken& token = text.tokens()[at];
    const bool cased = sentence.casing == Casing::Cased;
    // Two models live in one table; the salt keeps them apart.
    const std::uint64_t salt = cased ? 0x51 : 0x73;
    out.count = 0;
    std::uint64_t kind = salt << 8U;
    const auto add = [&](std::uint64_t value) { out.keys[out.count++] = joined(++kind, value); };
    const auto add_if = [&](bool holds, std::uint64_t value) {
        ++kind;
        if (holds) out.keys[out.count++] = joined(kind, value);
    };

    add(0);
    for (std::ptrdiff_t step = -2; step <= 2; ++step) add(window.word(step));
    add(joined(window.word(-1), window.word(0)));
    add(joined(window.word(0), window.word(1)));
    add(joined(window.word(-2), window.word(-1)));
    add(joined(window.word(1), window.word(2)));
    add(joined(window.word(-1), window.word(1)));
    add_if(cased, token.form);

    const std::uint64_t shape = window.shape(0);
    const std::uint64_t first = at == sentence.first ? 1 : 0;
    for (std::ptrdiff_t step = -2; step <= 2; ++step) add(window.shape(step));
    add(joined(joined(window.shape(-1), shape), window.shape(1)));
    add(joined(window.word(-1), shape));
    add(joined(shape, window.word(1)));
    add(shape * 2 + first);

    const std::string_view key = text.key_of(token);
    if (token.shape >= Shape::Number) {
        add(digits_alike(key));
        add(joined(digits_alike(key), window.word(-1)));
        add(joined(digits_alike(key), window.word(1)));
    } else {
        kind += 3;
    }
    const std::uint64_t tall = cased && token.shape != Shape::Lower ? 1 : 0;
    std::size_t front = 0;
    std::size_t back = key.size();
    for (int i = 1; i <= 4; ++i) {
        if (front < key.size()) text::utf8::next(key, front);
        if (back > 0) back = text::utf8::before(key, back);
        const bool whole = front >= key.size() && i > 1;
        add_if(!whole, joined(hash_of(key.substr(0, front)), tall));
        add_if(!whole, joined(hash_of(key.substr(back)), tall));
    }
    for (const std::ptrdiff_t step : {-1, 1}) {
        const NameToken* beside = window.token(step);
        ++kind;
        if (beside == nullptr || beside->shape >= Shape::Number) continue;
        const std::string_view other = text.key_of(*beside);
        if (other.size() < 4) continue;
        std::size_t cut = other.size();
        for (int i = 0; i < 3 && cut > 0; ++i) cut = text::utf8::before(other, cut);
        out.keys[out.count++] = joined(kind, hash_of(other.substr(cut)));
    }

    add(joined(window.known(0), shape * 2 + first));
    add(joined(joined(window.known(-1), window.known(0)), joined(window.known(1), shape)));
    add(joined(window.known(0), window.word(-1)));
    add(joined(window.known(0), window.word(1)));
    for (std::ptrdiff_t step = -1; step <= 1; ++step) add_if(window.listed(step) != 0, window.listed(step));
    add_if(token.listed != 0, joined(token.listed, joined(shape * 2 + first, window.known(0))));

    const WordInText& word = text.word(token);
    const auto few = [](std::uint32_t n) -> std::uint64_t { return std::min<std::uint32_t>(n, 3); };
    if (cased && tall == 1) {
        add(joined((word.lower > 0 ? 1U : 0U) * 2 + (word.capital > 0 ? 1U : 0U), first));
        add(joined(few(word.capital), few(word.lower)));
        add(joined(word.in_name ? 1 : 0, joined(first, window.known(0))));
    } else {
        kind += 3;
    }
    add_if(word.after_title, 1);
    for (const std::ptrdiff_t step : {-1, 1}) {
        const NameToken* beside = window.token(step);
        add_if(beside != nullptr && text.word(*beside).after_title, 1);
    }
    add_if(token.known == 0 && token.shape < Shape::Number, few(word.count));
    add_if(window.token(-1) != nullptr && announces_person(*window.token(-1)), shape);
}

}  // namespace sotto::privacy::names
