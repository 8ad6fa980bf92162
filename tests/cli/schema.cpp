// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "cli/schema.h"

#include <algorithm>
#include <set>

namespace sotto::tests {

namespace {

using nlohmann::json;

bool is_of(const json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    return false;
}

void add(std::vector<std::string>& all, std::vector<std::string> more) {
    all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

std::vector<std::string> problems(const json& schema, const json& value, const std::string& where) {
    static const std::set<std::string> known{
        "$schema",  "title",      "description",          "type", "const", "enum",
        "required", "properties", "additionalProperties", "items"};
    std::vector<std::string> found;
    for (const auto& [word, rule] : schema.items()) {
        if (!known.contains(word)) found.push_back(where + ": the schema uses " + word);
    }
    if (schema.contains("type")) {
        const auto& type = schema["type"];
        const auto types =
            type.is_array() ? type.get<std::vector<std::string>>() : std::vector{type.get<std::string>()};
        if (std::none_of(types.begin(), types.end(),
                         [&](const std::string& name) { return is_of(value, name); })) {
            found.push_back(where + ": is no " + type.dump());
        }
    }
    if (schema.contains("const") && value != schema["const"])
        found.push_back(where + ": is not " + schema["const"].dump());
    if (schema.contains("enum")) {
        const auto& words = schema["enum"];
        if (std::find(words.begin(), words.end(), value) == words.end()) {
            found.push_back(where + ": " + value.dump() + " is none of " + words.dump());
        }
    }
    if (value.is_object()) {
        const auto properties = schema.value("properties", json::object());
        for (const auto& name : schema.value("required", json::array())) {
            if (!value.contains(name.get<std::string>())) found.push_back(where + ": has no " + name.dump());
        }
        for (const auto& [name, member] : value.items()) {
            const auto place = where + "/" + name;
            if (properties.contains(name)) {
                add(found, problems(properties[name], member, place));
            } else if (schema.contains("additionalProperties")) {
                const auto& others = schema["additionalProperties"];
                if (others.is_object()) {
                    add(found, problems(others, member, place));
                } else if (!others.get<bool>()) {
                    found.push_back(place + ": is not in the schema");
                }
            }
        }
    }
    if (value.is_array() && schema.contains("items")) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            add(found, problems(schema["items"], value[i], where + "/" + std::to_string(i)));
        }
    }
    return found;
}

}  // namespace sotto::tests
