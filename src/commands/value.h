// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace sotto::commands {

/// Structured data, as a command answers it: what JSON can say, with the order of members kept.
class Value {
public:
    using Array = std::vector<Value>;
    using Object = std::vector<std::pair<std::string, Value>>;

    Value() = default;  ///< null
    Value(bool truth) : data_(truth) {}
    Value(int number) : data_(std::int64_t{number}) {}
    Value(std::int64_t number) : data_(number) {}
    Value(std::size_t number) : data_(static_cast<std::int64_t>(number)) {}
    Value(double number) : data_(number) {}
    Value(std::string text) : data_(std::move(text)) {}
    Value(std::string_view text) : data_(std::string(text)) {}
    Value(const char* text) : data_(std::string(text)) {}
    static Value array() { return Value(Data(Array())); }
    static Value object() { return Value(Data(Object())); }
    static Value texts(const std::vector<std::string>& texts);

    /// Sets a member, at the end when it is new; a null becomes an object first. Gives back itself, for
    /// chains.
    Value& set(std::string_view name, Value value) &;
    Value&& set(std::string_view name, Value value) && { return std::move(set(name, std::move(value))); }
    /// Adds an item; a null becomes an array first.
    void add(Value value);

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
    /// The member, or null when there is none (or this is no object).
    [[nodiscard]] const Value& operator[](std::string_view name) const&;
    /// Of a value that is about to go: the member itself, so that loops over it are safe.
    [[nodiscard]] Value operator[](std::string_view name) &&;
    /// Empty unless this is an array.
    [[nodiscard]] const Array& items() const&;
    [[nodiscard]] Array items() &&;
    /// Empty unless this is an object.
    [[nodiscard]] const Object& members() const&;
    [[nodiscard]] Object members() &&;
    /// A text as it is; numbers and truths in words; empty for the rest.
    [[nodiscard]] std::string text() const;
    /// 0 unless this is a number.
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] double number() const;
    [[nodiscard]] bool truth() const;

    /// RFC 8259, in one line, valid UTF-8 whatever the texts hold.
    [[nodiscard]] std::string to_json() const;
    /// Reads JSON. Throws `base::Error` (Input) that calls the text `what`.
    static Value parse_json(std::string_view json, std::string_view what);

    friend bool operator==(const Value&, const Value&) = default;

private:
    using Data = std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object>;
    explicit Value(Data data) : data_(std::move(data)) {}
    void append_json(std::string& out) const;

    Data data_;
};

}  // namespace sotto::commands
