// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::store {

/// What stands in one column of one row: nothing, a number or a text. Keeps the memory of its text when it is
/// set again, which is what makes writing many rows through one `Row` cheap.
class Value {
public:
    enum class Type : std::uint8_t { Null = 0, Integer = 1, Text = 2 };

    Value() = default;
    explicit Value(std::int64_t integer) : type_(Type::Integer), integer_(integer) {}
    explicit Value(std::string text) : type_(Type::Text), text_(std::move(text)) {}

    void clear() { type_ = Type::Null; }
    void set(std::int64_t integer) {
        type_ = Type::Integer;
        integer_ = integer;
    }
    void set(std::string_view text) {
        type_ = Type::Text;
        text_.assign(text);
    }
    void take(std::string&& text) {
        type_ = Type::Text;
        text_ = std::move(text);
    }

    [[nodiscard]] Type type() const noexcept { return type_; }
    [[nodiscard]] bool null() const noexcept { return type_ == Type::Null; }
    /// 0 unless it is a number.
    [[nodiscard]] std::int64_t integer() const noexcept { return type_ == Type::Integer ? integer_ : 0; }
    /// Meaningful only when it is a text.
    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] std::string& text() noexcept { return text_; }

    friend bool operator==(const Value& a, const Value& b) noexcept {
        if (a.type_ != b.type_) return false;
        if (a.type_ == Type::Integer) return a.integer_ == b.integer_;
        return a.type_ == Type::Null || a.text_ == b.text_;
    }

private:
    Type type_ = Type::Null;
    std::int64_t integer_ = 0;
    std::string text_;
};

/// A row in the order of its table's columns; the first is its id.
using Row = std::vector<Value>;

}  // namespace sotto::store
