// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/reading.h"

#include "privacy/lexed.h"

namespace sotto::privacy {

Reading::Reading(const text::Text& text, std::string_view language) : text_(text), language_(language) {}

Reading::~Reading() = default;

const Lexed& Reading::lexed() const {
    if (lexed_ == nullptr) lexed_ = std::make_unique<const Lexed>(text_, language_);
    return *lexed_;
}

}  // namespace sotto::privacy
