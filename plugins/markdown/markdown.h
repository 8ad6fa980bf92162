// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "formats/plugin_kit.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace markdown {

using sotto::plugin::lend;
using sotto::plugin::view;

/// A Markdown text made ready for CommonMark: what transcripts write and CommonMark would swallow is escaped.
struct Prepared {
    std::string text;
    std::vector<std::pair<std::string, std::string>>
        properties;                      ///< of the front matter; addresses of link definitions
    std::vector<std::string> footnotes;  ///< Markdown of each, in order
};

/// - YAML front matter becomes properties.
/// - `[^1]: …` becomes a footnote, and the references to it go.
/// - `[Interviewer]: Yes.` is CommonMark for "a link named Interviewer leads to Yes." and would vanish; it is
/// a link only if
///   what it leads to looks like an address.
/// - `<unclear>` is CommonMark for an HTML tag and would vanish; only HTML's own tags are tags.
Prepared prepare(std::string_view utf8);

/// Whether HTML knows an element of this name, in any case.
bool is_html_element(std::string_view name);

/// The lines of `text` without their newlines.
std::vector<std::string_view> lines_of(std::string_view text);

int read(std::string_view utf8, const sotto_read_host* host);

std::string written(const sotto_block* blocks, size_t count);

inline bool begins_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

inline std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace markdown
