// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/value.h"

#include "base/error.h"
#include "text/encoding.h"
#include "text/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace sotto::commands {

namespace {

void append_text(std::string& out, std::string_view text) {
    out += '"';
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7F && c != '"' && c != '\\') continue;
        out += text.substr(plain, i - plain);
        plain = i + 1;
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(byte));
        }
    }
    out += text.substr(plain);
    out += '"';
}

/// Deeper than anything that is meant.
constexpr int deepest = 100;

Value from(const nlohmann::ordered_json& json, std::string_view what, int depth = 0) {
    if (depth > deepest) throw base::Error(base::Blame::Input, fmt::format("{} is nested too deeply.", what));
    switch (json.type()) {
        case nlohmann::ordered_json::value_t::boolean:
            return json.get<bool>();
        case nlohmann::ordered_json::value_t::number_integer:
        case nlohmann::ordered_json::value_t::number_unsigned:
            return json.get<std::int64_t>();
        case nlohmann::ordered_json::value_t::number_float:
            return json.get<double>();
        case nlohmann::ordered_json::value_t::string:
            return json.get<std::string>();
        case nlohmann::ordered_json::value_t::array: {
            auto array = Value::array();
            for (const auto& item : json) array.add(from(item, what, depth + 1));
            return array;
        }
        case nlohmann::ordered_json::value_t::object: {
            auto object = Value::object();
            for (const auto& [name, member] : json.items()) object.set(name, from(member, what, depth + 1));
            return object;
        }
        default:
            return {};
    }
}

}  // namespace

Value Value::texts(const std::vector<std::string>& texts) {
    auto value = array();
    for (const auto& text : texts) value.add(text);
    return value;
}

Value& Value::set(std::string_view name, Value value) & {
    if (is_null()) data_ = Object();
    auto& object = std::get<Object>(data_);
    for (auto& [known, member] : object) {
        if (known == name) {
            member = std::move(value);
            return *this;
        }
    }
    object.emplace_back(std::string(name), std::move(value));
    return *this;
}

void Value::add(Value value) {
    if (is_null()) data_ = Array();
    std::get<Array>(data_).push_back(std::move(value));
}

const Value& Value::operator[](std::string_view name) const& {
    static const Value none;
    for (const auto& [known, member] : members()) {
        if (known == name) return member;
    }
    return none;
}

Value Value::operator[](std::string_view name) && {
    return std::as_const(*this)[name];
}

Value::Array Value::items() && {
    return std::as_const(*this).items();
}

Value::Object Value::members() && {
    return std::as_const(*this).members();
}

const Value::Array& Value::items() const& {
    static const Array none;
    const auto* array = std::get_if<Array>(&data_);
    return array != nullptr ? *array : none;
}

const Value::Object& Value::members() const& {
    static const Object none;
    const auto* object = std::get_if<Object>(&data_);
    return object != nullptr ? *object : none;
}

std::string Value::text() const {
    if (const auto* text = std::get_if<std::string>(&data_)) return *text;
    if (std::holds_alternative<Array>(data_) || std::holds_alternative<Object>(data_) || is_null()) return {};
    return to_json();
}

std::int64_t Value::integer() const {
    if (const auto* real = std::get_if<double>(&data_)) return std::llround(*real);
    const auto* integer = std::get_if<std::int64_t>(&data_);
    return integer != nullptr ? *integer : 0;
}

double Value::number() const {
    if (const auto* real = std::get_if<double>(&data_)) return *real;
    return static_cast<double>(integer());
}

bool Value::truth() const {
    const auto* truth = std::get_if<bool>(&data_);
    return truth != nullptr && *truth;
}

void Value::append_json(std::string& out) const {
    if (is_null()) {
        out += "null";
    } else if (const auto* truth = std::get_if<bool>(&data_)) {
        out += *truth ? "true" : "false";
    } else if (const auto* integer = std::get_if<std::int64_t>(&data_)) {
        fmt::format_to(std::back_inserter(out), "{}", *integer);
    } else if (const auto* real = std::get_if<double>(&data_)) {
        // JSON has no word for infinity or "not a number".
        if (std::isfinite(*real)) {
            fmt::format_to(std::back_inserter(out), "{}", *real);
        } else {
            out += "null";
        }
    } else if (const auto* text = std::get_if<std::string>(&data_)) {
        // A file name may be any bytes; everything else is valid already.
        append_text(out, text::is_valid_utf8(*text) ? *text : text::decode(*text).utf8);
    } else if (const auto* array = std::get_if<Array>(&data_)) {
        out += '[';
        for (std::size_t i = 0; i < array->size(); ++i) {
            if (i > 0) out += ',';
            (*array)[i].append_json(out);
        }
        out += ']';
    } else {
        out += '{';
        bool first = true;
        for (const auto& [name, member] : std::get<Object>(data_)) {
            if (!first) out += ',';
            first = false;
            append_text(out, name);
            out += ':';
            member.append_json(out);
        }
        out += '}';
    }
}

std::string Value::to_json() const {
    std::string out;
    append_json(out);
    return out;
}

Value Value::parse_json(std::string_view json, std::string_view what) {
    try {
        return from(nlohmann::ordered_json::parse(json), what);
    } catch (const nlohmann::json::parse_error& error) {
        const auto before = json.substr(0, std::min(json.size(), error.byte));
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        throw base::Error(
            base::Blame::Input,
            fmt::format("{} is not valid JSON: it breaks off, or goes wrong, in line {}.", what, line));
    } catch (const nlohmann::json::exception&) {
        // A number that no machine holds.
        throw base::Error(base::Blame::Input, fmt::format("{} is not valid JSON.", what));
    }
}

}  // namespace sotto::commands
