// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::text {
class Folded;
}

namespace sotto::privacy {

struct DateMatch;
struct DigitRun;
class Lexed;

/// A text as detectors get it, with what several of them need and which is worked out once for all of them.
/// One thread at a time.
class Reading {
public:
    /// `language`: BCP 47; decides names of months and how dates and ages are worded. `text` outlives the
    /// reading.
    Reading(const text::Text& text, std::string_view language);
    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

    [[nodiscard]] const text::Text& text() const noexcept { return text_; }
    [[nodiscard]] std::string_view language() const noexcept { return language_; }
    /// The text folded with `text::Folding::KeepTones`.
    [[nodiscard]] const text::Folded& folded() const;
    /// The text cut into words, numbers and signs.
    [[nodiscard]] const Lexed& lexed() const;
    /// All of `read_dates`.
    [[nodiscard]] const std::vector<DateMatch>& dates() const;
    /// All of `digit_runs` with five digits or more.
    [[nodiscard]] const std::vector<DigitRun>& digit_runs() const;

private:
    const text::Text& text_;
    std::string language_;
    mutable std::shared_ptr<const text::Folded> folded_;
    mutable std::unique_ptr<const Lexed> lexed_;
    mutable std::unique_ptr<const std::vector<DateMatch>> dates_;
    mutable std::unique_ptr<const std::vector<DigitRun>> digit_runs_;
};

}  // namespace sotto::privacy
