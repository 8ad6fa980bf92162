// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace sotto::base {

/// The name of a thing outside its study: 8-4-4-4-12 hexadecimal digits, always lower case here.
class Guid {
public:
    /// The empty GUID, which names nothing.
    Guid() = default;

    /// A new random GUID (RFC 9562 version 4) from the system's random source.
    static Guid random();

    /// Reads any of the forms other tools write: upper or lower case, with or without braces.
    /// Empty when `text` is not a GUID. The version bits are not checked: REFI-QDA tools ignore them.
    static std::optional<Guid> parse(std::string_view text);

    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] bool empty() const noexcept { return text_.empty(); }
    friend auto operator<=>(const Guid&, const Guid&) = default;

private:
    explicit Guid(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace sotto::base
