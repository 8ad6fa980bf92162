// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/reading.h"
#include "text/fold.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sotto::privacy {

/// A text reduced to what decides whether a name stands in it: folded letters, one space for every run of
/// white space or hyphens, nothing for apostrophes, full stops and hyphens at a line end. So `Al-Haddad`, `al
/// haddad` and `Al\nHaddad` read the same, `Brad-\nach` is `bradach`, and `L.B.` is `lb`. Letters of another
/// alphabet that only look like those of the word they stand in are read as the word's own (see
/// look_alikes.h).
class LetterStream {
public:
    enum class Markup { Text, Skipped };

    /// With `Markup::Skipped`, tags, emphasis marks, `&nbsp;` and escapes of JSON are taken out as well.
    LetterStream(std::string_view utf8, Markup markup);
    /// The same of a text that is folded already; `reading` outlives the stream.
    LetterStream(const Reading& reading, Markup markup);

    /// Whether the two kinds of `Markup` are the same for the text of `reading`: it holds neither line ends
    /// nor signs of markup.
    static bool is_plain(const Reading& reading);

    LetterStream(const LetterStream&) = delete;
    LetterStream& operator=(const LetterStream&) = delete;

    [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

    /// Leaves out the spaces that may stand inside one word: of hyphens (`Brad-ach`), and between letters of
    /// scripts without spaces, where a line or a word was parted. Gives where such words are now, ascending
    /// and apart, from their first byte to behind their last; nothing when there are none.
    std::vector<std::pair<std::size_t, std::size_t>> close();

    /// The code points of the original that the bytes [`first`, `last`) stand for.
    [[nodiscard]] text::Range original(std::size_t first, std::size_t last) const;

    /// Whether a word may begin at byte `at`: what stands before is no letter, or was cut off by something
    /// left out.
    [[nodiscard]] bool border_at(std::size_t at) const;
    /// The start of the letters that run into byte `at` without a border, and the end of those that run on
    /// from it.
    [[nodiscard]] std::size_t run_start(std::size_t at) const;
    [[nodiscard]] std::size_t run_end(std::size_t at) const;

private:
    /// Of a byte: something was left out before it; it is a space that stands for one hyphen.
    static constexpr std::uint8_t loose = 1;
    static constexpr std::uint8_t hyphen = 2;

    void read(Markup markup);
    void put(std::size_t key_first, std::size_t count);
    void separate(std::size_t key_at, bool is_hyphen);
    [[nodiscard]] bool may_close(std::size_t at) const;

    text::Folded own_;
    const text::Folded* folded_;
    std::string bytes_;
    std::vector<std::uint32_t> key_at_;  ///< for each byte, its offset in the folded key
    std::vector<std::uint8_t> marks_;    ///< for each byte
    bool pending_loose_ = false;
};

/// Only the bytes, for names.
std::string letters_of(std::string_view name);

}  // namespace sotto::privacy
