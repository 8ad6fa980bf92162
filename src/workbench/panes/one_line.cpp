// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/one_line.h"

namespace sotto::workbench {

std::string in_one_line(std::string_view words) {
    std::string line;
    line.reserve(words.size());
    for (const char byte : words) {
        const bool white = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
        if (!white) {
            line += byte;
        } else if (line.empty() || line.back() != ' ') {
            line += ' ';
        }
    }
    return line;
}

}  // namespace sotto::workbench
