// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// Markdown (CommonMark with GitHub's tables and footnotes), as transcripts, notes and toolkits are written
// in.

#include "markdown.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace {

using namespace std::string_view_literals;
using markdown::begins_with;
using markdown::lend;
using markdown::view;

bool has_ending(std::string_view file_name) {
    const std::size_t dot = file_name.rfind('.');
    if (dot == std::string_view::npos) return false;
    std::string ending(file_name.substr(dot + 1));
    for (char& c : ending) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return ending == "md" || ending == "markdown" || ending == "mkd";
}

/// How many kinds of Markdown's signs recur, so that a text file full of them is not shown with its signs.
int kinds_of_signs(std::string_view head) {
    int headings = 0;
    int bold_starts = 0;
    int links = 0;
    for (const std::string_view line : markdown::lines_of(head)) {
        const std::size_t hashes = line.find_first_not_of('#');
        headings +=
            hashes != std::string_view::npos && hashes >= 1 && hashes <= 6 && line[hashes] == ' ' ? 1 : 0;
        bold_starts += begins_with(line, "**") && line.find("**", 3) != std::string_view::npos ? 1 : 0;
    }
    for (std::size_t at = head.find("](http"); at != std::string_view::npos; at = head.find("](http", at + 1))
        ++links;
    return (headings >= 2 ? 1 : 0) + (bold_starts >= 2 ? 1 : 0) + (links >= 2 ? 1 : 0);
}

int recognises(sotto_text file_name, sotto_text head) {
    const std::string_view bytes = view(head);
    const bool wide = bytes.substr(0, 2) == "\xFF\xFE"sv || bytes.substr(0, 2) == "\xFE\xFF"sv;
    const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    });
    if (bytes.empty() || (!wide && controls * 100 > static_cast<std::ptrdiff_t>(bytes.size()))) return 0;
    for (const std::string_view other : {"%PDF-"sv, "{\\rtf"sv, "<?xml"sv, "<!DOCTYPE"sv, "<html"sv}) {
        if (begins_with(bytes, other)) return 0;
    }
    if (has_ending(view(file_name))) return 70;
    return kinds_of_signs(bytes) >= 2 ? 40 : 0;
}

int read(sotto_text, sotto_text bytes, const sotto_read_host* host) try {
    sotto_text decoded{};
    if (host->decode(host->context, bytes, &decoded) != 0) return 1;
    return markdown::read(view(decoded), host);
} catch (...) {
    host->error(host->context, lend("The text takes more memory than a reader may use."sv));
    return 1;
}

int write(const sotto_block* blocks, size_t count, const sotto_write_host* host) try {
    const std::string file = markdown::written(blocks, count);
    return host->bytes(host->context, lend(file));
} catch (...) {
    host->error(host->context, lend("The text takes more memory than a reader may use."sv));
    return 1;
}

const std::array samples{
    sotto_sample{
        "episode.md",
        lend("---\ntitle: The ferry\nspeakers:\n  - Mina Sol\n  - Jon Ek\n---\n\n"
             "# The ferry\n\n"
             "**Mina Sol:** We *waited* for [the ferry](https://example.org/ferry) all day. \\[laughs\\]\n\n"
             "**Jon Ek:** <unclear> And then?\n\n"
             "> Nobody came.\n>\n> \xE2\x80\x94 a fisherman\n\n"
             "| place | boats |\n| --- | --- |\n| Harbour | 3 \\| 4 |\n"sv),
        lend("Mina Sol: We waited for the ferry all day. [laughs]"sv)},
    sotto_sample{"notes.markdown",
                 lend("Notes\n=====\n\n1986. A good year.\n\n[Interviewer]: Yes.\n\n- one\n- two\n"sv),
                 lend("[Interviewer]: Yes."sv)},
    sotto_sample{nullptr, {}, {}},
};

const sotto_format_plugin plugin{
    SOTTO_PLUGIN_API_VERSION,
    sizeof(sotto_format_plugin),
    "markdown",
    "Markdown text",
    "md markdown mkd",
    nullptr,
    recognises,
    read,
    write,
    samples.data(),
};

}  // namespace

const sotto_format_plugin* sotto_format() {
    return &plugin;
}
