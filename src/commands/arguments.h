// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::commands {

/// Something a command takes. Draws the dialog and parses the command line.
struct Parameter {
    enum class Kind {
        Positional,  ///< by its place; `name` is how help calls it: `SOURCE`
        Option,      ///< `--name VALUE`
        Flag         ///< `--name`
    };
    /// What a value is: for checking, completing and choosing the control of a dialog.
    enum class Holds {
        Text,
        Number,
        Range,
        Choice,
        Study,
        Source,
        Code,
        Participant,
        Query,
        File,
        NewFile,
        Date,      ///< 2024-05-31, 2024-05 or 2024; empty: not known
        Language,  ///< a tag by BCP 47; empty: not known
    };

    Kind kind = Kind::Positional;
    std::string name;  ///< of options and flags: without the dashes
    Holds holds = Holds::Text;
    std::string help;  ///< a few words
    bool required = false;
    bool repeatable = false;
    std::vector<std::string> choices;   ///< for `Holds::Choice`
    std::optional<std::int64_t> least;  ///< for `Holds::Number`: no number below this one
    std::string placeholder;            ///< of an option's value in help; empty: made from `holds`
    std::string standard;               ///< what holds when it is not given, in words for help
    std::string label;                  ///< over its field in a form; empty: by its name (`label_of`)

    // For lists that read well: `option("limit", …).many()`.
    Parameter& must() {
        required = true;
        return *this;
    }
    Parameter& many() {
        repeatable = true;
        return *this;
    }
    Parameter& one_of(std::vector<std::string> words) {
        holds = Holds::Choice;
        choices = std::move(words);
        return *this;
    }
    Parameter& at_least(std::int64_t number) {
        least = number;
        return *this;
    }
    Parameter& called(std::string word) {
        placeholder = std::move(word);
        return *this;
    }
    Parameter& labelled(std::string words) {
        label = std::move(words);
        return *this;
    }
    Parameter& otherwise(std::string word) {
        standard = std::move(word);
        return *this;
    }
};

/// What a person reads over the field of a parameter in a form: "File to write", where the command line says
/// `OUT`.
std::string label_of(const Parameter& parameter);
/// The same for one of its choices: "Focus group" for `focus-group`.
std::string label_of_choice(const std::string& choice);

/// A required positional parameter.
Parameter positional(std::string name, Parameter::Holds holds, std::string help);
/// The study a command works on: the first parameter of every command that needs one.
Parameter study_parameter();
Parameter option(std::string name, Parameter::Holds holds, std::string help);
Parameter flag(std::string name, std::string help);

/// The values that a command was given, by the names of its parameters.
class Arguments {
public:
    void add(const std::string& name, std::string value);

    [[nodiscard]] bool has(std::string_view name) const;
    /// The last value; empty when there is none.
    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
    [[nodiscard]] std::int64_t number(std::string_view name, std::int64_t otherwise) const;
    /// The items of values parted by commas, without white space around them.
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
    /// `A:B` in code points. Empty when it was not given.
    [[nodiscard]] std::optional<text::Range> range(std::string_view name) const;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

/// Reads words as the command line gives them: `--name value`, `--name=value`, `--` ends options. A word that
/// starts with one dash is a value (a query may). Throws `base::Error` (User) as `check` does, and for
/// options there are not.
Arguments parse_arguments(const std::vector<Parameter>& parameters, const std::vector<std::string>& words);

/// Throws `base::Error` (User) for a value that is missing, one too many, or not of its kind.
void check(const std::vector<Parameter>& parameters, const Arguments& arguments);

/// `A:B` as a range; throws `base::Error` (User) for anything else and for empty or reversed ranges.
text::Range parse_range(const std::string& word);

/// The word of `known` that is least different from `word`; empty when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace sotto::commands
