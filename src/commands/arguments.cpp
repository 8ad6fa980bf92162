// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/arguments.h"

#include "base/error.h"
#include "commands/one_line.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <numeric>

namespace sotto::commands {

namespace {

[[noreturn]] void refuse(const std::string& sentence) {
    throw base::Error(base::Blame::User, sentence);
}

std::optional<std::int64_t> whole_number(std::string_view word) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size() || word.empty()) return std::nullopt;
    return number;
}

std::string shown(const Parameter& parameter) {
    return parameter.kind == Parameter::Kind::Positional ? parameter.name : "--" + parameter.name;
}

/// `2024-05-31`, `2024-05` or `2024`, and a day that there is.
bool is_date(std::string_view word) {
    constexpr std::string_view shape = "0000-00-00";
    if (word.size() != 4 && word.size() != 7 && word.size() != shape.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool digit = word[i] >= '0' && word[i] <= '9';
        if (digit != (shape[i] == '0') || (!digit && word[i] != shape[i])) return false;
    }
    const auto part = [&](std::size_t first, std::size_t size) {
        return word.size() > first ? static_cast<int>(*whole_number(word.substr(first, size))) : 1;
    };
    return std::chrono::year_month_day(std::chrono::year(part(0, 4)),
                                       std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                       std::chrono::day(static_cast<unsigned>(part(8, 2))))
        .ok();
}

/// Whether `word` has the form of a language tag (RFC 5646, 2.1): a language of two or three letters (longer
/// ones are reserved), then subtags of at most eight letters and digits.
bool is_language_tag(std::string_view word) {
    constexpr std::size_t longest = 8;
    for (std::size_t first = 0; first <= word.size();) {
        const auto end = std::min(word.find('-', first), word.size());
        const auto subtag = word.substr(first, end - first);
        const bool language = first == 0;
        const bool well_made = std::all_of(subtag.begin(), subtag.end(), [&](char c) {
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            return letter || (!language && c >= '0' && c <= '9');
        });
        const bool fits =
            language ? subtag.size() == 2 || subtag.size() == 3 : !subtag.empty() && subtag.size() <= longest;
        if (!well_made || !fits) return false;
        first = end + 1;
    }
    return true;
}

void check_number(const Parameter& parameter, const std::string& value) {
    const auto number = whole_number(value);
    if (!number) refuse(fmt::format("{} must be a whole number.", shown(parameter)));
    if (!parameter.least || *number >= *parameter.least) return;
    refuse(*parameter.least == -1
               ? fmt::format("{} must be 0 or more, or -1 for all.", shown(parameter))
               : fmt::format("{} must be at least {}.", shown(parameter), *parameter.least));
}

/// A path may be any bytes; everything else is text.
bool is_path(const Parameter& parameter) {
    return parameter.holds == Parameter::Holds::File || parameter.holds == Parameter::Holds::NewFile ||
           parameter.holds == Parameter::Holds::Study;
}

void check_value(const Parameter& parameter, const std::string& value) {
    if (!is_path(parameter) && !text::is_valid_utf8(value))
        refuse(fmt::format("{} is not valid UTF-8.", shown(parameter)));
    switch (parameter.holds) {
        case Parameter::Holds::Number:
            check_number(parameter, value);
            break;
        case Parameter::Holds::Date:
            if (!value.empty() && !is_date(value)) {
                refuse(
                    fmt::format("{} is not a date: write 2024-05-31, 2024-05 or 2024, a day that there is.",
                                shown(parameter)));
            }
            break;
        case Parameter::Holds::Language:
            if (!value.empty() && !is_language_tag(value)) {
                refuse(fmt::format("{} is not a language tag: write it as in en, lo or pt-BR (BCP 47).",
                                   shown(parameter)));
            }
            break;
        case Parameter::Holds::Range:
            parse_range(value);
            break;
        case Parameter::Holds::Choice:
            if (std::find(parameter.choices.begin(), parameter.choices.end(), value) ==
                parameter.choices.end()) {
                refuse(fmt::format("{} must be one of {}.", shown(parameter),
                                   fmt::join(parameter.choices, ", ")));
            }
            break;
        case Parameter::Holds::Source:
            require_one_line(value, shown(parameter));
            [[fallthrough]];
        case Parameter::Holds::Study:
        case Parameter::Holds::File:
        case Parameter::Holds::NewFile:
            if (value.empty()) refuse(fmt::format("{} must not be empty.", shown(parameter)));
            break;
        case Parameter::Holds::Code:
        case Parameter::Holds::Participant:
            require_one_line(value, shown(parameter));
            // As an option, nothing may mean nobody, or the top of the tree.
            if (value.empty() && parameter.kind == Parameter::Kind::Positional)
                refuse(fmt::format("{} must not be empty.", shown(parameter)));
            break;
        case Parameter::Holds::Text:
        case Parameter::Holds::Query:
            break;
    }
}

const Parameter* named(const std::vector<Parameter>& parameters, std::string_view name) {
    for (const auto& parameter : parameters) {
        if (parameter.kind != Parameter::Kind::Positional && parameter.name == name) return &parameter;
    }
    return nullptr;
}

[[noreturn]] void refuse_option(const std::vector<Parameter>& parameters, std::string_view name) {
    std::vector<std::string> known;
    for (const auto& parameter : parameters) {
        if (parameter.kind != Parameter::Kind::Positional) known.push_back(parameter.name);
    }
    const auto guess = nearest(name, known);
    if (!guess.empty()) refuse(fmt::format("There is no option --{}; did you mean --{}?", name, guess));
    refuse(fmt::format("There is no option --{}; see --help.", name));
}

/// `vault open study.sotto` means the same as `vault study.sotto open`.
void put_study_first(const std::vector<Parameter>& parameters, std::vector<std::string>& words) {
    if (words.size() < 2 || parameters.size() < 2 || parameters[0].name != "STUDY" ||
        parameters[1].name != "ACTION")
        return;
    const auto& actions = parameters[1].choices;
    const auto is_action = [&](const std::string& word) {
        return std::find(actions.begin(), actions.end(), word) != actions.end();
    };
    if (is_action(words[0]) && !is_action(words[1])) std::swap(words[0], words[1]);
}

/// Shares out the words among the positional parameters. When there are not enough for all, those that
/// need not be there go without, from the last to the first.
void place(const std::vector<Parameter>& parameters, const std::vector<std::string>& words,
           Arguments& arguments) {
    std::vector<const Parameter*> places;
    for (const auto& parameter : parameters) {
        if (parameter.kind == Parameter::Kind::Positional) places.push_back(&parameter);
    }
    std::size_t needed = 0;
    for (const auto* parameter : places) needed += parameter->required ? 1 : 0;
    auto spare = words.size() > needed ? words.size() - needed : 0;
    std::size_t next = 0;
    for (const auto* parameter : places) {
        std::size_t takes = parameter->required ? 1 : 0;
        if (parameter->repeatable) {
            takes += spare;
            spare = 0;
        } else if (!parameter->required && spare > 0) {
            takes = 1;
            --spare;
        }
        for (; takes > 0 && next < words.size(); --takes) arguments.add(parameter->name, words[next++]);
    }
    if (next < words.size()) refuse(fmt::format("\"{}\" is one word too many; see --help.", words[next]));
}

}  // namespace

Parameter positional(std::string name, Parameter::Holds holds, std::string help) {
    Parameter parameter;
    parameter.name = std::move(name);
    parameter.holds = holds;
    parameter.help = std::move(help);
    parameter.required = true;
    return parameter;
}

Parameter study_parameter() {
    return positional("STUDY", Parameter::Holds::Study, "a .sotto file, or postgresql://…");
}

Parameter option(std::string name, Parameter::Holds holds, std::string help) {
    auto parameter = positional(std::move(name), holds, std::move(help));
    parameter.kind = Parameter::Kind::Option;
    parameter.required = false;
    return parameter;
}

Parameter flag(std::string name, std::string help) {
    auto parameter = option(std::move(name), Parameter::Holds::Text, std::move(help));
    parameter.kind = Parameter::Kind::Flag;
    return parameter;
}

void Arguments::add(const std::string& name, std::string value) {
    values_[name].push_back(std::move(value));
}

bool Arguments::has(std::string_view name) const {
    return values_.find(name) != values_.end();
}

std::string Arguments::text(std::string_view name) const {
    return text(name, {});
}

std::string Arguments::text(std::string_view name, std::string_view otherwise) const {
    const auto at = values_.find(name);
    return at == values_.end() ? std::string(otherwise) : at->second.back();
}

std::vector<std::string> Arguments::texts(std::string_view name) const {
    const auto at = values_.find(name);
    return at == values_.end() ? std::vector<std::string>() : at->second;
}

std::int64_t Arguments::number(std::string_view name, std::int64_t otherwise) const {
    return has(name) ? whole_number(text(name)).value_or(otherwise) : otherwise;
}

std::vector<std::string> Arguments::list(std::string_view name) const {
    std::vector<std::string> items;
    for (const auto& value : texts(name)) {
        std::size_t start = 0;
        while (start <= value.size()) {
            const auto comma = std::min(value.find(',', start), value.size());
            const auto first = value.find_first_not_of(" \t", start);
            if (first < comma) {
                const auto last = value.find_last_not_of(" \t", comma - 1);
                items.push_back(value.substr(first, last - first + 1));
            }
            start = comma + 1;
        }
    }
    return items;
}

std::optional<text::Range> Arguments::range(std::string_view name) const {
    if (!has(name)) return std::nullopt;
    return parse_range(text(name));
}

Arguments parse_arguments(const std::vector<Parameter>& parameters, const std::vector<std::string>& words) {
    Arguments arguments;
    std::vector<std::string> loose;
    bool options_end = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        if (options_end || !word.starts_with("--")) {
            loose.push_back(word);
            continue;
        }
        if (word == "--") {
            options_end = true;
            continue;
        }
        const auto equals = word.find('=');
        const auto name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
        const auto* parameter = named(parameters, name);
        if (parameter == nullptr) refuse_option(parameters, name);
        if (parameter->kind == Parameter::Kind::Flag) {
            if (equals != std::string::npos) refuse(fmt::format("--{} takes no value.", name));
            arguments.add(name, {});
        } else if (equals != std::string::npos) {
            arguments.add(name, word.substr(equals + 1));
        } else if (i + 1 < words.size()) {
            arguments.add(name, words[++i]);
        } else {
            refuse(fmt::format("--{} needs a value.", name));
        }
    }
    put_study_first(parameters, loose);
    place(parameters, loose, arguments);
    check(parameters, arguments);
    return arguments;
}

void check(const std::vector<Parameter>& parameters, const Arguments& arguments) {
    for (const auto& parameter : parameters) {
        const auto values = arguments.texts(parameter.name);
        if (values.empty()) {
            if (parameter.required) {
                refuse(fmt::format("{} is missing: {}.", shown(parameter), parameter.help));
            }
            continue;
        }
        if (values.size() > 1 && !parameter.repeatable) {
            refuse(fmt::format("{} may be given only once.", shown(parameter)));
        }
        if (parameter.kind == Parameter::Kind::Flag) continue;
        for (const auto& value : values) check_value(parameter, value);
    }
}

text::Range parse_range(const std::string& word) {
    const auto colon = word.find(':');
    if (colon != std::string::npos) {
        const auto start = whole_number(std::string_view(word).substr(0, colon));
        const auto end = whole_number(std::string_view(word).substr(colon + 1));
        if (start && end && *start >= 0 && *start < *end) return {*start, *end};
    }
    refuse(fmt::format(
        "\"{}\" is not a range: write START:END in characters, START before END, as in 120:180.", word));
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
    std::string best;
    // Two mistakes in a word of five letters, such as two of them swapped, still say what was meant.
    auto best_distance = (word.size() + 1) / 3 + 1;
    for (const auto& candidate : known) {
        if (word.size() >= 3 && candidate.starts_with(word)) return candidate;
        std::vector<std::size_t> row(candidate.size() + 1);
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 0; i < word.size(); ++i) {
            auto diagonal = row[0];
            row[0] = i + 1;
            for (std::size_t j = 0; j < candidate.size(); ++j) {
                const auto replaced = diagonal + (word[i] == candidate[j] ? 0U : 1U);
                diagonal = row[j + 1];
                row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, replaced});
            }
        }
        if (row.back() < best_distance) {
            best_distance = row.back();
            best = candidate;
        }
    }
    return best;
}

}  // namespace sotto::commands
