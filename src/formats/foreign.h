// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string_view>

namespace sotto::formats {

/// What kind of file one is that no format reads.
struct Foreign {
    std::string_view kind;    ///< "an OpenDocument text (.odt)"; empty when nothing is known
    std::string_view advice;  ///< what to do, in words after a semicolon; empty when there is none
};

/// By content: looks at signatures and names only, so that it is safe on any bytes.
Foreign foreign_file(std::string_view bytes);
/// By the ending of its name, in lower case and without the dot.
Foreign foreign_ending(std::string_view ending);

}  // namespace sotto::formats
