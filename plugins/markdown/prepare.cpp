// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "markdown.h"

#include <algorithm>
#include <array>
#include <set>

namespace markdown {

namespace {

using namespace std::string_view_literals;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_blank(std::string_view line) {
    return trimmed(line).empty();
}

/// Sorted.
constexpr std::array elements{
    "a"sv,      "abbr"sv,       "article"sv,    "aside"sv,  "audio"sv,   "b"sv,       "bdi"sv,     "bdo"sv,
    "big"sv,    "blockquote"sv, "body"sv,       "br"sv,     "caption"sv, "center"sv,  "cite"sv,    "code"sv,
    "col"sv,    "colgroup"sv,   "dd"sv,         "del"sv,    "details"sv, "dfn"sv,     "div"sv,     "dl"sv,
    "dt"sv,     "em"sv,         "figcaption"sv, "figure"sv, "font"sv,    "footer"sv,  "h1"sv,      "h2"sv,
    "h3"sv,     "h4"sv,         "h5"sv,         "h6"sv,     "head"sv,    "header"sv,  "hr"sv,      "html"sv,
    "i"sv,      "iframe"sv,     "img"sv,        "ins"sv,    "kbd"sv,     "li"sv,      "link"sv,    "main"sv,
    "mark"sv,   "meta"sv,       "nav"sv,        "ol"sv,     "p"sv,       "picture"sv, "pre"sv,     "q"sv,
    "rp"sv,     "rt"sv,         "ruby"sv,       "s"sv,      "samp"sv,    "script"sv,  "section"sv, "small"sv,
    "source"sv, "span"sv,       "strike"sv,     "strong"sv, "style"sv,   "sub"sv,     "summary"sv, "sup"sv,
    "table"sv,  "tbody"sv,      "td"sv,         "tfoot"sv,  "th"sv,      "thead"sv,   "time"sv,    "title"sv,
    "tr"sv,     "tt"sv,         "u"sv,          "ul"sv,     "var"sv,     "video"sv,   "wbr"sv};

/// The end of the fence that `line` opens or closes: its character and length, or 0.
struct Fence {
    char sign = 0;
    std::size_t length = 0;
    bool bare = false;  ///< nothing behind it, so it may close
};

Fence fence_of(std::string_view line) {
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent > 3) return {};  // also where there is none
    line.remove_prefix(indent);
    const char sign = line.front();
    if (sign != '`' && sign != '~') return {};
    const std::size_t length = std::min(line.find_first_not_of(sign), line.size());
    if (length < 3) return {};
    const std::string_view rest = line.substr(length);
    if (sign == '`' && rest.find('`') != std::string_view::npos) return {};
    return {sign, length, is_blank(rest)};
}

struct Definition {
    std::string_view label;
    std::string_view target;
};

/// `[label]: target` with at most three spaces before it.
bool definition_of(std::string_view line, Definition& found) {
    const std::size_t open = line.find_first_not_of(' ');
    // More is also where there is none.
    if (open > 3 || line[open] != '[') return false;
    for (std::size_t i = open + 1; i < line.size() && line[i] != '['; ++i) {
        if (line[i] == '\\') {
            ++i;
        } else if (line[i] == ']') {
            if (i + 1 >= line.size() || line[i + 1] != ':') return false;
            found = {line.substr(open + 1, i - open - 1), trimmed(line.substr(i + 2))};
            return !trimmed(found.label).empty();
        }
    }
    return false;
}

bool looks_like_address(std::string_view target) {
    const std::string_view first = target.substr(0, target.find_first_of(" \t"));
    if (first.empty()) return false;
    return first.find("://") != std::string_view::npos || begins_with(first, "mailto:") ||
           begins_with(first, "www.") || "#/<."sv.find(first.front()) != std::string_view::npos ||
           (first.find('/') != std::string_view::npos && first.find('.') != std::string_view::npos);
}

/// `<` before a name that is no HTML element gets a backslash. Lines with code in them are left alone,
/// because a backslash shows there.
std::string without_foreign_tags(std::string_view line) {
    std::string result;
    const bool has_code = line.find('`') != std::string_view::npos;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size()) {
            result += line[i++];
        } else if (line[i] == '<' && !has_code) {
            std::size_t at = i + 1;
            if (at < line.size() && line[at] == '/') ++at;
            std::size_t end = at;
            while (end < line.size() &&
                   (is_letter(line[end]) || (end > at && line[end] >= '0' && line[end] <= '9')))
                ++end;
            const char after = end < line.size() ? line[end] : '\0';
            const bool address = after == ':' || after == '@' || after == '.' || after == '+';
            if (end > at && !address && !is_html_element(line.substr(at, end - at))) result += '\\';
        }
        result += line[i];
    }
    return result;
}

std::string without_references(std::string line, const std::set<std::string, std::less<>>& footnotes) {
    for (std::size_t at = line.find("[^"); at != std::string::npos; at = line.find("[^", at)) {
        const std::size_t close = line.find(']', at);
        if (close == std::string::npos) break;
        const auto known = footnotes.find(std::string_view(line).substr(at + 1, close - at - 1));
        if (known == footnotes.end()) {
            at = close;
        } else {
            line.erase(at, close - at + 1);
        }
    }
    return line;
}

std::string_view unquoted(std::string_view value) {
    value = trimmed(value);
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
        value.back() == value.front()) {
        return value.substr(1, value.size() - 2);
    }
    return value;
}

/// How many lines of front matter there are, counting both of its borders; its entries go into `properties`.
std::size_t take_front_matter(const std::vector<std::string_view>& lines,
                              std::vector<std::pair<std::string, std::string>>& properties) {
    if (lines.size() < 3 || trimmed(lines[0]) != "---" || begins_with(lines[0], " ")) return 0;
    std::size_t end = 1;
    while (end < lines.size() && trimmed(lines[end]) != "---" && trimmed(lines[end]) != "...") ++end;
    // Between two rulers there may be prose: only a first line "key:" makes it front matter.
    const std::string_view first = lines[1];
    const std::size_t colon = first.find(':');
    const bool keyed =
        colon != std::string_view::npos && colon > 0 && first.find(' ') > colon && is_letter(first[0]);
    if (end == lines.size() || (!keyed && !begins_with(first, "#") && end > 1)) return 0;
    std::vector<std::pair<std::string, std::string>> entries;
    for (std::size_t i = 1; i < end; ++i) {
        const std::string_view line = lines[i];
        if (is_blank(line) || line.front() == '#') continue;
        const std::size_t key_end = line.find(':');
        if (line.front() != ' ' && line.front() != '\t' && line.front() != '-' &&
            key_end != std::string_view::npos) {
            std::string_view value = unquoted(line.substr(key_end + 1));
            if (value == "|" || value == ">" || value == "|-" || value == ">-" || value == "|+" ||
                value == ">+")
                value = {};
            entries.emplace_back(line.substr(0, key_end), value);
        } else if (!entries.empty()) {
            std::string_view value = trimmed(line);
            if (begins_with(value, "- ")) value = unquoted(value.substr(2));
            std::string& whole = entries.back().second;
            if (!whole.empty()) whole += '\n';
            whole += value;
        }
    }
    properties.insert(properties.end(), std::make_move_iterator(entries.begin()),
                      std::make_move_iterator(entries.end()));
    return end + 1;
}

}  // namespace

bool is_html_element(std::string_view name) {
    std::string lower(name);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return std::binary_search(elements.begin(), elements.end(), std::string_view(lower));
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        lines.push_back(line);
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return lines;
}

Prepared prepare(std::string_view utf8) {
    Prepared prepared;
    const std::vector<std::string_view> lines = lines_of(utf8);
    const std::size_t first = take_front_matter(lines, prepared.properties);

    std::vector<std::string> kept;
    std::set<std::string, std::less<>> labels;
    Fence open;
    bool in_footnote = false;
    for (std::size_t i = first; i < lines.size(); ++i) {
        const std::string_view line = lines[i];
        const Fence fence = fence_of(line);
        if (open.length > 0) {
            if (fence.sign == open.sign && fence.length >= open.length && fence.bare) open = {};
            kept.emplace_back(line);
            continue;
        }
        if (fence.length > 0) {
            open = fence;
            in_footnote = false;
            kept.emplace_back(line);
            continue;
        }
        Definition definition;
        const bool defines = definition_of(line, definition);
        if (defines && definition.label.front() == '^') {
            labels.emplace(definition.label);
            prepared.footnotes.push_back(without_foreign_tags(definition.target));
            in_footnote = true;
        } else if (in_footnote && begins_with(line, "    ")) {
            prepared.footnotes.back() += "\n" + without_foreign_tags(line.substr(4));
        } else if (in_footnote && is_blank(line) && i + 1 < lines.size() &&
                   begins_with(lines[i + 1], "    ")) {
            prepared.footnotes.back() += "\n";
        } else {
            in_footnote = false;
            std::string text = without_foreign_tags(line);
            if (defines) {
                if (looks_like_address(definition.target)) {
                    prepared.properties.emplace_back("link", definition.target);
                } else {
                    text.insert(text.find('['), "\\");
                }
            }
            kept.push_back(std::move(text));
        }
    }
    for (std::string& line : kept) {
        prepared.text += labels.empty() ? std::move(line) : without_references(std::move(line), labels);
        prepared.text += '\n';
    }
    return prepared;
}

}  // namespace markdown
