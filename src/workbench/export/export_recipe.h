// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/arguments.h"
#include "workbench/study_picture.h"

#include <string>
#include <vector>

namespace sotto::workbench {

/// What the researcher has chosen for an export; the options of the command `export` in the window's hands.
struct ExportRecipe {
    struct Condition {
        std::string field;  ///< as `--where` takes it
        bool is = true;
        std::string value;

        friend bool operator==(const Condition&, const Condition&) = default;
    };

    bool findings = false;               ///< each with its evidence; else the quotes asked for below
    std::vector<Id<study::Code>> codes;  ///< none: every quote
    bool all_codes = false;              ///< places that carry all of `codes`, not any of them
    bool codes_below = true;
    std::string query;
    std::vector<Condition> conditions;
    study::Audience audience = study::Audience::Public;
    std::string policy = "by-status";
    std::vector<std::string> shown;  ///< entries as `--show` takes them: `country`, `age:10`
    int k = 3;
    bool only_checked = true;
    std::string title;
    std::string ending = "docx";
    std::string file;

    friend bool operator==(const ExportRecipe&, const ExportRecipe&) = default;
};

/// For the command, without the file: what decides on the pages. Codes that are gone are left out.
commands::Arguments pages_arguments(const ExportRecipe& recipe, const StudyPicture& study);
/// For the command, with the file.
commands::Arguments file_arguments(const ExportRecipe& recipe, const StudyPicture& study);

/// What was chosen last for this study, from the user's settings; else what is usual. The file lies beside
/// the study.
ExportRecipe last_recipe(const StudyPicture& study);
/// Keeps it: audience, attribution, attributes, k, format and codes (by GUID). Words that were typed are not
/// kept, since they may name somebody.
void keep_recipe(const ExportRecipe& recipe, const StudyPicture& study);

}  // namespace sotto::workbench
