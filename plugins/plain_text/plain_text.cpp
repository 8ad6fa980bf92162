// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// Bare text: paragraphs parted by blank lines, each line kept as it is. Whether lines are wrapped or turns of
// their own is decided where all formats meet, not here.

#include "formats/plugin_kit.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>

namespace {

using namespace std::string_view_literals;
using sotto::plugin::block_of;
using sotto::plugin::lend;
using sotto::plugin::view;

bool begins_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

bool ends_like(std::string_view file_name, std::string_view ending) {
    if (file_name.size() < ending.size()) return false;
    return std::equal(ending.begin(), ending.end(),
                      file_name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

/// Text made for programs: readable bytes that are not what the author wrote.
bool is_markup_of_another_format(std::string_view head) {
    if (begins_with(head, "\xEF\xBB\xBF")) head.remove_prefix(3);
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    constexpr std::array prefixes{"{\\rtf"sv, "%PDF-"sv, "%!PS"sv, "<?xml"sv, "<SAMI>"sv, "<!DOCTYPE"sv};
    if (std::any_of(prefixes.begin(), prefixes.end(), [&](auto prefix) { return begins_with(head, prefix); }))
        return true;
    // XML without a declaration. One tag alone may be a transcriber's: <unclear>.
    const bool tag = head.size() > 1 && head[0] == '<' &&
                     ((head[1] >= 'a' && head[1] <= 'z') || (head[1] >= 'A' && head[1] <= 'Z'));
    std::size_t closing = 0;
    for (std::size_t at = head.find("</"); tag && at != std::string_view::npos; at = head.find("</", at + 1))
        ++closing;
    return closing >= 3 || (tag && head.find("xmlns") != std::string_view::npos);
}

/// UTF-16 of mostly Latin text without a mark: NULs at every other byte and nowhere else.
bool looks_like_utf16(std::string_view head) {
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0' ? 1 : 0;
    return std::min(zeros[0], zeros[1]) == 0 && std::max(zeros[0], zeros[1]) * 3 > head.size();
}

bool looks_like_text(std::string_view head) {
    if (begins_with(head, "\xFF\xFE") || begins_with(head, "\xFE\xFF") || looks_like_utf16(head)) return true;
    if (head.find('\0') != std::string_view::npos) return false;
    const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && "\t\n\r\f\x1A\x1B"sv.find(c) == std::string_view::npos;
    });
    return static_cast<std::size_t>(controls) * 100 <= head.size();
}

int recognises(sotto_text file_name, sotto_text head) {
    const std::string_view bytes = view(head);
    // What is left of a document that is no text, under an ending that promises one, is not worth reading.
    for (const std::string_view ending : {".pdf"sv, ".docx"sv, ".odt"sv, ".xlsx"sv, ".pptx"sv, ".zip"sv}) {
        if (ends_like(view(file_name), ending)) return 0;
    }
    if (bytes.empty() || is_markup_of_another_format(bytes) || !looks_like_text(bytes)) return 0;
    return ends_like(view(file_name), ".txt") || ends_like(view(file_name), ".text") ? 30 : 20;
}

int read(sotto_text, sotto_text bytes, const sotto_read_host* host) {
    sotto_text decoded{};
    if (host->decode(host->context, bytes, &decoded) != 0) return 1;
    std::string_view rest = view(decoded);
    const char* paragraph = nullptr;
    const char* paragraph_end = nullptr;
    const auto finish = [&] {
        if (paragraph == nullptr) return true;
        const sotto_block block =
            block_of(SOTTO_PARAGRAPH, {paragraph, static_cast<std::size_t>(paragraph_end - paragraph)});
        paragraph = nullptr;
        return host->block(host->context, &block) == 0;
    };
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (line.find_first_not_of(" \t\v\x1A") == std::string_view::npos) {
            if (!finish()) return 1;
            continue;
        }
        if (paragraph == nullptr) paragraph = line.data();
        paragraph_end = line.data() + line.size();
    }
    return finish() ? 0 : 1;
}

/// Paragraphs parted by blank lines, rows and list items by line ends. An attribution stays with its quote.
int write(const sotto_block* blocks, size_t count, const sotto_write_host* host) try {
    std::string file;
    for (size_t i = 0; i < count; ++i) {
        const sotto_block& block = blocks[i];
        if (!file.empty()) {
            const bool row = block.kind == SOTTO_TABLE_ROW || block.kind == SOTTO_LIST_ITEM;
            const bool attribution = block.kind == SOTTO_QUOTE && block.level == 1;
            file += attribution || (row && blocks[i - 1].kind == block.kind) ? "\n" : "\n\n";
        }
        file += view(block.text);
    }
    file += '\n';
    return host->bytes(host->context, lend(file));
} catch (...) {
    host->error(host->context, lend("The text takes more memory than a reader may use."sv));
    return 1;
}

constexpr std::string_view sample_text =
    "Interview with the cook\n"
    "\n"
    "Q: What did you keep from that winter?\n"
    "A: The kettle, and two of the letters.\n";

const std::array samples{
    sotto_sample{"kettle.txt", lend(sample_text), lend("The kettle, and two of the letters."sv)},
    sotto_sample{"caf\xC3\xA9.txt",
                 lend("Le caf\xE9 \xE9tait ferm\xE9, alors nous avons march\xE9 jusqu'au port.\r\n"sv),
                 lend("Le caf\xC3\xA9 \xC3\xA9tait ferm\xC3\xA9"sv)},
    sotto_sample{nullptr, {}, {}},
};

const sotto_format_plugin plugin{
    SOTTO_PLUGIN_API_VERSION,
    sizeof(sotto_format_plugin),
    "plain_text",
    "plain text",
    "txt text",
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
