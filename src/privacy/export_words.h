// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// What an export says in its own voice, around the quotes. In no language does it tell anybody's sex.
struct ExportWords {
    std::string_view language;  ///< `en`
    std::string_view one_respondent;
    std::string_view several_respondents;
    std::string_view project_staff;
    std::string_view field_notes;
    std::string_view literature;
    std::string_view one_speaker;
    // Before the turns of a conversation; a number may follow.
    std::string_view respondent;
    std::string_view speaker;
    std::string_view interviewer;
    std::string_view interpreter;
    std::array<std::string_view, 12> months;
    std::string_view first_of_month;            ///< how the first day of a month is written
    std::string_view excerpts;                  ///< the title of a document that has no other
    std::string_view without_code;              ///< the heading over quotes without a code
    std::string_view note;                      ///< `{0}` is the audience, `{1}` the policy
    std::array<std::string_view, 4> audiences;  ///< in the order of `study::Audience`
    std::array<std::string_view, 4> policies;   ///< in the order of `AttributionPolicy`
};

/// In a language (BCP 47), or in English where there is none.
const ExportWords& export_words(std::string_view language);

/// The languages there are, English first.
std::vector<std::string> export_languages();

}  // namespace sotto::privacy
