// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "strings.h"

#include <algorithm>
#include <array>

#include "unicode.h"

namespace sotto::pdf {
namespace {

constexpr std::size_t longest_string = 100'000;
constexpr std::size_t most_strings = 10'000;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\0';
}

/// A literal string whose opening parenthesis stands before `text` (ISO 32000-1, 7.3.4.2).
std::string literal(std::string_view text) {
    std::string result;
    int depth = 1;
    for (std::size_t i = 0; i < text.size() && result.size() < longest_string; ++i) {
        char c = text[i];
        if (c == '(') ++depth;
        if (c == ')' && --depth == 0) break;
        if (c != '\\' || i + 1 >= text.size()) {
            result += c;
            continue;
        }
        c = text[++i];
        constexpr std::string_view names = "nrtbf";
        constexpr std::string_view meanings = "\n\r\t\b\f";
        if (c >= '0' && c <= '7') {
            unsigned value = 0;
            std::size_t digits = 0;
            for (;
                 digits < 3 && i + digits < text.size() && text[i + digits] >= '0' && text[i + digits] <= '7';
                 ++digits)
                value = value * 8 + static_cast<unsigned>(text[i + digits] - '0');
            i += digits - 1;
            result += static_cast<char>(static_cast<unsigned char>(value & 0xFFU));
        } else if (const auto name = names.find(c); name != std::string_view::npos) {
            result += meanings[name];
        } else if (c == '\r') {
            if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
        } else if (c != '\n') {
            result += c;
        }
    }
    return result;
}

std::string hexadecimal(std::string_view text) {
    std::string result;
    int half = -1;
    for (const char c : text) {
        int digit = -1;
        if (c >= '0' && c <= '9') digit = c - '0';
        if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
        if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
        if (digit < 0) {
            if (is_space(c)) continue;
            break;
        }
        if (half < 0) {
            half = digit;
        } else {
            result += static_cast<char>(static_cast<unsigned char>(half * 16 + digit));
            half = -1;
            if (result.size() >= longest_string) break;
        }
    }
    return result;
}

/// A text string: UTF-16 or UTF-8 with its mark, else PDFDocEncoding, which is Latin-1 but for a few signs.
std::string decoded(const std::string& bytes) {
    if (bytes.substr(0, 2) == "\xFE\xFF") {
        std::vector<unsigned short> units;
        for (std::size_t i = 2; i + 1 < bytes.size(); i += 2)
            units.push_back(static_cast<unsigned short>(static_cast<unsigned char>(bytes[i]) * 256U +
                                                        static_cast<unsigned char>(bytes[i + 1])));
        return to_utf8(plain(from_utf16(units.data(), units.size())));
    }
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return bytes.substr(3);
    return to_utf8(plain(from_latin1(bytes)));
}

/// Adds the strings behind known keys in a piece of a file that holds no stream.
void add_strings(std::string_view bytes, std::vector<std::pair<std::string, std::string>>& result) {
    constexpr std::array<std::pair<std::string_view, const char*>, 7> keys{{{"/Contents", "annotation"},
                                                                            {"/RC", "annotation"},
                                                                            {"/Subj", "annotation subject"},
                                                                            {"/T", "annotation author"},
                                                                            {"/TU", "form field"},
                                                                            {"/V", "form field"},
                                                                            {"/URI", "link"}}};
    for (auto at = bytes.find('/'); at != std::string_view::npos && result.size() < most_strings;
         at = bytes.find('/', at + 1)) {
        for (const auto& [key, name] : keys) {
            if (bytes.substr(at, key.size()) != key) continue;
            std::size_t begin = at + key.size();
            while (begin < bytes.size() && is_space(bytes[begin])) ++begin;
            if (begin >= bytes.size()) break;
            if (bytes[begin] == '(')
                result.emplace_back(name, decoded(literal(bytes.substr(begin + 1))));
            else if (bytes[begin] == '<' && bytes.substr(begin, 2) != "<<")
                result.emplace_back(name, decoded(hexadecimal(bytes.substr(begin + 1))));
        }
    }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> annotation_strings(std::string_view bytes) {
    constexpr std::string_view end_of_stream = "endstream";
    std::vector<std::pair<std::string, std::string>> result;
    while (!bytes.empty() && result.size() < most_strings) {
        // Compressed data looks like anything, keys included.
        const auto stream = std::min(bytes.find("stream"), bytes.size());
        add_strings(bytes.substr(0, stream), result);
        const auto end = bytes.find(end_of_stream, stream);
        if (end == std::string_view::npos) break;
        bytes.remove_prefix(end + end_of_stream.size());
    }
    return result;
}

std::string xml_text(std::string_view xml) {
    std::string result;
    const auto add = [&](std::string_view piece) {
        const auto first = piece.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos) return;
        if (!result.empty()) result += ' ';
        result += piece.substr(first, piece.find_last_not_of(" \t\r\n") - first + 1);
    };
    while (!xml.empty()) {
        const auto open = std::min(xml.find('<'), xml.size());
        add(xml.substr(0, open));
        xml.remove_prefix(open);
        const auto close = std::min(xml.find('>'), xml.size());
        const std::string_view tag = xml.substr(0, close);
        if (tag.substr(0, 2) != "<?")
            for (auto quote = tag.find("=\""); quote != std::string_view::npos;
                 quote = tag.find("=\"", quote + 2)) {
                const auto name = tag.substr(0, quote).find_last_of(" \t\r\n");
                if (name != std::string_view::npos && tag.substr(name + 1, 5) == "xmlns") continue;
                const auto end = tag.find('"', quote + 2);
                if (end != std::string_view::npos) add(tag.substr(quote + 2, end - quote - 2));
            }
        xml.remove_prefix(std::min(close + 1, xml.size()));
    }
    return result;
}

}  // namespace sotto::pdf
