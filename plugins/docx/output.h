// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "formats/plugin_kit.h"

namespace sotto::docx {

struct Block {
    std::int32_t kind = SOTTO_PARAGRAPH;
    std::int32_t level = 0;
    std::string text;
    std::size_t bold_prefix = 0;
};

/// Hands to the host what was read. Every call throws `plugin::Stopped` when the host has enough.
class Output {
public:
    explicit Output(const sotto_read_host& host) : host_(host) {}

    /// Blocks without anything but white space are left out.
    void block(const Block& block);
    /// Text that is not part of the running text but leaves with the file; each pair of name and text once.
    void property(const std::string& name, std::string_view text);
    void warning(const std::string& sentence);

private:
    const sotto_read_host& host_;
    std::set<std::pair<std::string, std::string>> properties_;
};

/// Without white space at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace sotto::docx
