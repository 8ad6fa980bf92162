// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/one_line.h"

#include "base/error.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

bool is_one_line(std::string_view name) {
    return std::none_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F;
    });
}

void require_one_line(std::string_view name, std::string_view what) {
    if (is_one_line(name)) return;
    throw base::Error(base::Blame::User,
                      fmt::format("{} must stand on one line, without control characters.", what));
}

}  // namespace sotto::commands
