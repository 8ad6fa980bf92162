// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/study_picture.h"

#include <wx/arrstr.h>

#include <string>
#include <vector>

namespace sotto::workbench {

/// What codes can be crossed with or parted by: kinds of source, people, … and every attribute of the
/// register.
struct ChartFields {
    std::vector<std::string> names;  ///< as commands take them
    wxArrayString titles;            ///< as people read them

    static ChartFields of(const StudyPicture& study);
    friend bool operator==(const ChartFields& a, const ChartFields& b) { return a.names == b.names; }
};

/// A value of a field over a column or in a line: kinds and statuses in words, nothing as "not known".
std::string value_in_words(const std::string& field, const std::string& value);

/// The names of codes (paths) that are short and still apart: the last name, or the path where several codes
/// of the codebook have it.
std::vector<std::string> short_code_names(const std::vector<std::string>& paths,
                                          const study::CodeTree& codes);

/// How many codes a code stands below.
int depth_of(const study::CodeTree& codes, const study::Code& code);

}  // namespace sotto::workbench
