// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "output.h"

#include "formats/plugin_kit.h"

namespace sotto::docx {
std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\n\r";
    const auto first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

void Output::block(const Block& block) {
    if (trimmed(block.text).empty()) return;
    sotto_block plain = plugin::block_of(block.kind, block.text);
    plain.level = block.level;
    plain.bold_prefix = block.bold_prefix;
    plugin::give(host_, plain);
}

void Output::property(const std::string& name, std::string_view text) {
    std::string value = plugin::clean(trimmed(text));
    if (value.empty()) return;
    const auto [added, is_new] = properties_.emplace(name, std::move(value));
    if (is_new) plugin::give(host_, plugin::block_of(SOTTO_PROPERTY, added->second, added->first));
}

void Output::warning(const std::string& sentence) {
    host_.warning(host_.context, plugin::lend(sentence));
}

}  // namespace sotto::docx
