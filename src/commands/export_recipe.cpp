// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/export_recipe.h"

#include "base/error.h"
#include "base/files.h"
#include "commands/import_reading.h"
#include "commands/value.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

constexpr std::string_view schema = "recipe/1";
constexpr std::size_t most_bytes = 1U << 20U;

bool kept(const Parameter& parameter) {
    return parameter.kind != Parameter::Kind::Positional && parameter.name != "recipe" &&
           parameter.name != "verbose" && parameter.name != "preview" &&
           // Whoever decides it decides it each time.
           parameter.name != "override";
}

std::vector<std::string> values_of(const Parameter& parameter, const Value& value, const std::string& name) {
    if (parameter.kind == Parameter::Kind::Flag) {
        return value.truth() ? std::vector{std::string()} : std::vector<std::string>();
    }
    std::vector<std::string> values;
    for (const auto& item : value.items()) values.push_back(item.text());
    if (values.empty() && !value.text().empty()) values.push_back(value.text());
    if (values.empty())
        throw Error(Blame::Input,
                    fmt::format("The recipe {} has no value for \"{}\".", name, parameter.name));
    return values;
}

std::string bytes_of(const std::filesystem::path& file) {
    try {
        return base::read_file(file, most_bytes);
    } catch (const Error& error) {
        throw Error(Blame::Input, error.what());
    }
}

}  // namespace

Arguments with_recipe(const std::vector<Parameter>& parameters, const Arguments& arguments,
                      const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) return arguments;
    const auto name = shown_path(file.filename());
    const auto recipe = Value::parse_json(bytes_of(file), name);
    if (recipe["schema"].text() != schema) {
        throw Error(Blame::Input, fmt::format("{} is not an export recipe ({}).", name, schema));
    }
    auto complete = arguments;
    for (const auto& parameter : parameters) {
        if (!kept(parameter)) continue;
        const auto& value = recipe[parameter.name];
        const auto given = arguments.texts(parameter.name);
        const auto wanted = value.is_null() ? std::vector<std::string>() : values_of(parameter, value, name);
        if (!given.empty() && given != wanted) {
            throw Error(Blame::User,
                        fmt::format("The recipe {} has another --{}; leave the option out, or write a recipe "
                                    "of another name.",
                                    name, parameter.name));
        }
        if (!given.empty()) continue;
        for (const auto& word : wanted) complete.add(parameter.name, word);
    }
    try {
        check(parameters, complete);
    } catch (const Error& error) {
        // What the command line holds was checked before.
        throw Error(Blame::Input, fmt::format("The recipe {} cannot be followed: {}", name, error.what()));
    }
    return complete;
}

Arguments arguments_of_recipe(const std::vector<Parameter>& parameters, const std::string& recipe) {
    constexpr const char* name = "of the release";
    const auto options = Value::parse_json(recipe, "the recipe of the release");
    Arguments arguments;
    for (const auto& parameter : parameters) {
        const auto& value = options[parameter.name];
        if (!kept(parameter) || value.is_null()) continue;
        for (const auto& word : values_of(parameter, value, name)) arguments.add(parameter.name, word);
    }
    return arguments;
}

std::string recipe_of(const std::vector<Parameter>& parameters, const Arguments& arguments) {
    auto recipe = Value().set("schema", schema);
    for (const auto& parameter : parameters) {
        if (!kept(parameter) || !arguments.has(parameter.name)) continue;
        if (parameter.kind == Parameter::Kind::Flag) {
            recipe.set(parameter.name, true);
        } else if (parameter.repeatable) {
            recipe.set(parameter.name, Value::texts(arguments.texts(parameter.name)));
        } else {
            recipe.set(parameter.name, arguments.text(parameter.name));
        }
    }
    return recipe.to_json() + "\n";
}

}  // namespace sotto::commands
