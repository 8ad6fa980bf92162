// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "formats/plugin_api.h"

#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::tests {

struct Block {
    int kind = SOTTO_PARAGRAPH;
    int level = 0;
    std::string text;
    bool right_to_left = false;  ///< for writing
    std::size_t bold_prefix = 0;
    std::int64_t page = 0;

    /// What a document says, without how it was read.
    bool operator==(const Block& other) const {
        return kind == other.kind && level == other.level && text == other.text;
    }
};
std::ostream& operator<<(std::ostream& out, const Block& block);

struct ReadResult {
    int result = -1;
    std::vector<Block> blocks;
    std::multimap<std::string, std::string> properties;
    std::vector<std::string> warnings;
    std::string error;

    /// Every block as "kind level: text", a line each.
    [[nodiscard]] std::string outline() const;
    /// All text of the blocks, parted by newlines.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool has_property(const std::string& name, const std::string& value) const;
    [[nodiscard]] bool warns_of(std::string_view words) const;
};

/// The plugin as it lies in the build folder.
const sotto_format_plugin& plugin(const std::string& id);

ReadResult read(const std::string& id, std::string_view bytes, std::string_view file_name = "document");
std::string write(const std::string& id, const std::vector<Block>& blocks);
int recognises(const std::string& id, std::string_view file_name, std::string_view head);

/// One document with every kind of block, and texts that break careless writers.
std::vector<Block> demanding_document();

}  // namespace sotto::tests
