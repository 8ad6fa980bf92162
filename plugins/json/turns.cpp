// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "turns.h"

#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace {

using namespace std::string_view_literals;

constexpr std::array text_keys{"text"sv,     "content"sv, "utterance"sv, "transcript"sv,
                               "sentence"sv, "body"sv,    "words"sv};
constexpr std::array speaker_keys{"speaker"sv, "speaker_name"sv, "speaker_label"sv, "speakerName"sv, "who"sv,
                                  "name"sv,    "role"sv,         "author"sv,        "participant"sv};
constexpr std::array begin_keys{"start"sv,     "begin"sv,    "start_time"sv,
                                "startTime"sv, "begin_ms"sv, "start_ms"sv};
constexpr std::array end_keys{"end"sv, "stop"sv, "end_time"sv, "endTime"sv, "end_ms"sv, "stop_ms"sv};
constexpr int deepest = 64;

template <class Keys>
std::string_view key_of(const Json& object, const Keys& keys, bool (*fits)(const Json&)) {
    for (const std::string_view key : keys) {
        const auto found = object.find(key);
        if (found != object.end() && fits(*found)) return key;
    }
    return {};
}

bool is_text(const Json& value) {
    return value.is_string();
}
bool is_name(const Json& value) {
    return value.is_string() || value.is_number_integer();
}
bool is_time(const Json& value) {
    return value.is_number();
}

std::int64_t milliseconds(const Json& object, std::string_view key) {
    if (key.empty()) return -1;
    const double value = object.find(key)->get<double>();
    const bool in_ms = key.size() > 3 && key.substr(key.size() - 3) == "_ms";
    const double ms = in_ms ? value : value * 1000.0;
    return ms >= 0 && ms < 1e12 ? static_cast<std::int64_t>(std::llround(ms)) : -1;
}

std::string text_of(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

struct Best {
    const Json* array = nullptr;
    std::size_t text = 0;
};

void look_for_array(const Json& value, Best& best, int depth) {
    if (depth > deepest) return;
    if (value.is_array() && !value.empty()) {
        std::size_t fitting = 0;
        std::size_t text = 0;
        for (const Json& element : value) {
            if (!element.is_object()) continue;
            const std::string_view key = key_of(element, text_keys, is_text);
            const bool spoken = !key_of(element, speaker_keys, is_name).empty() ||
                                !key_of(element, begin_keys, is_time).empty();
            if (key.empty() || !spoken) continue;
            ++fitting;
            text += element.find(key)->get_ref<const std::string&>().size();
        }
        if (fitting * 5 >= value.size() * 4 && text > best.text) best = {&value, text};
    }
    if (value.is_structured()) {
        for (const Json& element : value) look_for_array(element, best, depth + 1);
    }
}

/// Every text below `value` but those of `but`.
void gather_others(const Json& value, const std::string& key, const Json* but, Turns& turns, int depth) {
    if (&value == but || depth > deepest) return;
    if (value.is_string()) {
        turns.others.emplace_back(key, value.get<std::string>());
    } else if (value.is_object()) {
        for (const auto& [name, element] : value.items()) gather_others(element, name, but, turns, depth + 1);
    } else if (value.is_array()) {
        for (const Json& element : value) gather_others(element, key, but, turns, depth + 1);
    }
}

Turn turn_of(const Json& object, Turns& turns) {
    Turn turn;
    const std::string_view text_key = key_of(object, text_keys, is_text);
    const std::string_view speaker_key = key_of(object, speaker_keys, is_name);
    if (!text_key.empty()) turn.text = text_of(*object.find(text_key));
    if (!speaker_key.empty()) turn.speaker = text_of(*object.find(speaker_key));
    turn.begin_ms = milliseconds(object, key_of(object, begin_keys, is_time));
    turn.end_ms = milliseconds(object, key_of(object, end_keys, is_time));
    for (const auto& [name, value] : object.items()) {
        if (name != text_key && name != speaker_key) gather_others(value, name, nullptr, turns, 0);
    }
    return turn;
}

Turn row_of(const Json& object) {
    Turn turn;
    turn.row = true;
    for (const auto& [name, value] : object.items()) {
        std::string cell = text_of(value);
        for (char& c : cell) c = c == '\t' ? ' ' : c;
        turn.text += (turn.text.empty() ? "" : "\t") + cell;
    }
    return turn;
}

}  // namespace

Turns find_turns(const Json& document) {
    Turns turns;
    Best best;
    const bool own = document.is_object() && document.value("schema", Json()) == records_schema;
    const auto records = own ? document.find("records") : document.end();
    if (own && records != document.end() && records->is_array()) {
        best.array = &*records;
    } else {
        look_for_array(document, best, 0);
    }
    if (best.array == nullptr) return turns;
    for (const Json& element : *best.array) {
        if (!element.is_object()) continue;
        const bool row = own && key_of(element, text_keys, is_text).empty();
        Turn turn = row ? row_of(element) : turn_of(element, turns);
        if (!turn.text.empty()) turns.turns.push_back(std::move(turn));
    }
    gather_others(document, "", best.array, turns, 0);
    return turns;
}
