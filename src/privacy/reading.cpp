// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/reading.h"

#include "privacy/dates.h"
#include "privacy/digit_runs.h"
#include "privacy/lexed.h"
#include "text/fold.h"

namespace sotto::privacy {

Reading::Reading(const text::Text& text, std::string_view language) : text_(text), language_(language) {}

Reading::~Reading() = default;

const text::Folded& Reading::folded() const {
    if (folded_ == nullptr) {
        folded_ = std::make_shared<const text::Folded>(text::fold(text_.utf8(), text::Folding::KeepTones));
    }
    return *folded_;
}

const Lexed& Reading::lexed() const {
    if (lexed_ == nullptr) {
        static_cast<void>(folded());
        lexed_ = std::make_unique<const Lexed>(text_, folded_, language_);
    }
    return *lexed_;
}

const std::vector<DateMatch>& Reading::dates() const {
    if (dates_ == nullptr) {
        dates_ = std::make_unique<const std::vector<DateMatch>>(
            lexed().has_numbers() ? read_dates(lexed(), language_) : std::vector<DateMatch>());
    }
    return *dates_;
}

const std::vector<DigitRun>& Reading::digit_runs() const {
    constexpr std::size_t fewest = 5;
    if (digit_runs_ == nullptr) {
        digit_runs_ =
            std::make_unique<const std::vector<DigitRun>>(privacy::digit_runs(text_.utf8(), fewest));
    }
    return *digit_runs_;
}

}  // namespace sotto::privacy
