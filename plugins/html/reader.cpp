// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "reader.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "formats/plugin_kit.h"
#include "page.h"
#include "tokenizer.h"

namespace sotto::html {
namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n\f";
    const auto first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

/// The page as UTF-8. What it says about its own encoding is wrong too often to be believed against the
/// bytes; UTF-8 is proved by its form, and everything else is for the host to tell.
std::string decoded(std::string_view bytes, const sotto_read_host& host) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    const bool seven_bit_code = bytes.find('\x1B') != std::string_view::npos;  // ISO-2022
    const bool wide = bytes.find('\0') != std::string_view::npos;              // UTF-16
    if (!seven_bit_code && !wide && plugin::is_utf8(bytes))
        return std::string(bytes.substr(0, mark.size()) == mark ? bytes.substr(mark.size()) : bytes);
    sotto_text text{};
    if (host.decode != nullptr && host.decode(host.context, plugin::lend(bytes), &text) == 0)
        return std::string(text.bytes, text.size);
    return std::string(bytes);
}

}  // namespace

int recognises(std::string_view file_name, std::string_view head) {
    std::string start = lower(head.substr(0, 4096));
    std::erase(start, '\0');  // UTF-16
    const auto dot = file_name.rfind('.');
    const std::string ending =
        dot == std::string_view::npos ? std::string() : lower(file_name.substr(dot + 1));
    const bool named = ending == "html" || ending == "htm" || ending == "xhtml" || ending == "xht";
    const auto first = start.find('<');
    if (first == std::string::npos) return 0;
    const bool begins_with_markup =
        first <= 4 && trimmed(std::string_view(start).substr(0, first)).size() <= 3;
    const bool is_page =
        start.find("<!doctype html") != std::string::npos || start.find("<html") != std::string::npos;
    if (is_page && begins_with_markup) return 95;
    if (named && is_page) return 90;
    if (named) return 60;
    return 0;
}

void read(std::string_view bytes, const sotto_read_host& host) {
    const std::string html = decoded(bytes, host);
    Tokenizer tokenizer(html);
    Page page;
    Token token;
    while (tokenizer.next(token)) page.take(token);

    bool first = true;
    for (const Block& each : page.finish()) {
        // Bytes may have turned invalid only where the host could not decode them; cleaning keeps the offset
        // right.
        const std::string bold = plugin::clean(std::string_view(each.text).substr(0, each.bold_prefix));
        const std::string text = bold + plugin::clean(std::string_view(each.text).substr(each.bold_prefix));
        sotto_block block = plugin::block_of(each.kind, text);
        block.level = each.level;
        if (block.kind == SOTTO_TITLE && !first) {
            block.kind = SOTTO_HEADING;
            block.level = 1;
        }
        first = false;
        block.bold_prefix = bold.size();
        plugin::give(host, block);
    }
    std::set<std::pair<std::string, std::string>> given;
    for (const auto& [name, value] : page.properties()) {
        const std::string text = plugin::clean(trimmed(value));
        const std::string label = plugin::clean(name);
        if (text.empty() || !given.emplace(label, text).second) continue;
        plugin::give(host, plugin::block_of(SOTTO_PROPERTY, text, label));
    }
}

}  // namespace sotto::html
