// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

using Json = nlohmann::ordered_json;

struct Turn {
    std::string speaker;
    std::string text;
    std::int64_t begin_ms = -1;
    std::int64_t end_ms = -1;
    bool row = false;  ///< a record without a text of its own: all its values, parted by TAB
};

struct Turns {
    std::vector<Turn> turns;
    /// Every other text in the file, with the key it stands under.
    std::vector<std::pair<std::string, std::string>> others;
};

/// Finds the array of objects that is the transcript: most of its objects hold a text, and say who speaks or
/// when. Of several the one with most text. A file that Sotto wrote itself holds its records whatever their
/// keys are. No turns when there is none.
Turns find_turns(const Json& document);

/// The name that files written by Sotto bear under "schema".
constexpr const char* records_schema = "records/1";
