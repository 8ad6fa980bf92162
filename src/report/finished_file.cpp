// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "report/finished_file.h"

#include "base/error.h"
#include "base/files.h"
#include "base/on_all_cores.h"
#include "text/fold.h"
#include "text/text.h"

#include <fmt/core.h>
#include <algorithm>
#include <atomic>
#include <iterator>
#include <span>
#include <unordered_set>
#include <utility>

namespace sotto::report {

namespace {

using base::Blame;
using base::Error;

/// Letters and digits only: readers join lines, writers add marks.
std::string essence(std::string_view utf8) {
    std::string letters;
    for (const char c : text::fold_key(utf8)) {
        const bool ascii = static_cast<unsigned char>(c) < 0x80;
        if (!ascii || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) letters += c;
    }
    return letters;
}

/// Whether the essence of each of `texts` is in `all`. They come nearly in the order of the file, so each is
/// looked for from the last one on, and only then from the start: always from the start would be quadratic.
bool holds_each(const std::string& all, const std::vector<std::string>& texts) {
    constexpr std::size_t row = 4096;  // within one, cells may come in another order
    std::unordered_set<std::string> found;
    std::size_t last = 0;
    for (const std::string& text : texts) {
        const auto [wanted, is_new] = found.insert(essence(text));
        if (!is_new) continue;
        std::size_t at = all.find(*wanted, last > row ? last - row : 0);
        if (at == std::string::npos) at = all.find(*wanted);
        if (at == std::string::npos) return false;
        last = at;
    }
    return true;
}

std::string with_each(std::string_view text, const std::vector<std::pair<char, std::string_view>>& escapes) {
    std::string escaped;
    for (const char c : text) {
        bool done = false;
        for (const auto& [from, to] : escapes) {
            if (c != from) continue;
            escaped += to;
            done = true;
            break;
        }
        if (!done) escaped += c;
    }
    return escaped;
}

/// The lines as formats of text write them.
std::vector<std::string> with_escapes(const std::vector<std::string>& lines) {
    std::vector<std::string> all;
    for (const std::string& line : lines) {
        all.push_back(line);
        for (const auto& escapes : std::vector<std::vector<std::pair<char, std::string_view>>>{
                 {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}},
                 {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}},
                 {{'"', "\\\""}, {'\\', "\\\\"}},
                 {{'"', "\"\""}}}) {
            if (std::string escaped = with_each(line, escapes); escaped != line)
                all.push_back(std::move(escaped));
        }
    }
    return all;
}

class Check {
public:
    Check(const privacy::Gate& gate, const privacy::AllowedLines& allowed, const ScannedWords& scanned)
        : gate_(gate), allowed_(allowed), scanned_(scanned) {}

    void words(std::string_view utf8, const std::string& where) {
        if (scanned_.has(utf8)) return;
        // The names of codes and attributions come with each quote.
        if (utf8.size() > longest_remembered) return scan(utf8, where, privacy::ScanDepth::Words, allowed_);
        if (clean_.contains(std::string(utf8))) return;
        const std::size_t before = leaks_.size();
        scan(utf8, where, privacy::ScanDepth::Words, allowed_);
        if (leaks_.size() == before) clean_.emplace(utf8);
    }
    /// What stands in two cells side by side was never one text: `5` and `In December` are no date.
    void cells(std::string_view row, const std::string& where) {
        for (std::size_t start = 0; start <= row.size();) {
            const std::size_t end = std::min(row.find('\t', start), row.size());
            words(row.substr(start, end - start), where);
            start = end + 1;
        }
    }
    /// `allowed`: with their escapes.
    void markup(std::string_view utf8, const std::string& where, const privacy::AllowedLines& allowed) {
        scan(utf8, where, privacy::ScanDepth::Markup, allowed);
    }
    [[nodiscard]] bool is_clean() const { return leaks_.empty(); }
    void give_to(std::vector<privacy::Leak>& all) {
        std::move(leaks_.begin(), leaks_.end(), std::back_inserter(all));
        leaks_.clear();
    }

private:
    void scan(std::string_view utf8, const std::string& where, privacy::ScanDepth depth,
              const privacy::AllowedLines& allowed) {
        for (privacy::Leak& leak : gate_.scan(utf8, where, depth, allowed)) leaks_.push_back(std::move(leak));
    }

    const privacy::Gate& gate_;
    static constexpr std::size_t longest_remembered = 200;  // bytes

    const privacy::AllowedLines& allowed_;
    const ScannedWords& scanned_;
    std::vector<privacy::Leak> leaks_;
    std::unordered_set<std::string> clean_;
};

/// Some blocks of the document, to be looked at on one thread.
struct Part {
    std::span<const study::Block> blocks;
    std::size_t first = 0;  ///< how many blocks stand before them
    Check check;
    std::string essence_of_all;

    void look() {
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const study::Block& block = blocks[i];
            const std::string where = fmt::format("block {}", first + i + 1);
            if (block.kind == study::Block::Kind::TableRow) {
                check.cells(block.utf8, where);
            } else {
                check.words(block.utf8, where);
            }
            if (!block.speaker.empty()) check.words(block.speaker, where);
            essence_of_all += essence(block.speaker);
            essence_of_all += essence(block.utf8);
        }
    }
};

/// Attributions come with each quote.
privacy::AllowedLines each_once(privacy::AllowedLines lines) {
    for (auto* list : {&lines.named, &lines.shown}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return lines;
}

/// Pieces of a file that are scanned one by one, so that all cores have something to do. They end with lines
/// and share some, so that what runs over the end of one stands in the next as a whole.
std::vector<std::string_view> overlapping_pieces(std::string_view bytes) {
    constexpr std::size_t size = std::size_t{256} * 1024;
    constexpr std::size_t shared = std::size_t{8} * 1024;
    std::vector<std::string_view> pieces;
    for (std::size_t first = 0;;) {
        const std::size_t end =
            bytes.size() - first > size + shared ? bytes.find('\n', first + size) : std::string_view::npos;
        if (end == std::string_view::npos) {
            pieces.push_back(bytes.substr(first));
            return pieces;
        }
        pieces.push_back(bytes.substr(first, end - first));
        const std::size_t back = bytes.rfind('\n', end - shared);
        first = back != std::string_view::npos && back > first ? back + 1 : end;
    }
}

std::vector<Part> in_parts(const std::vector<study::Block>& blocks, const privacy::Gate& gate,
                           const privacy::AllowedLines& allowed, const ScannedWords& scanned) {
    constexpr std::size_t size = 512;
    std::vector<Part> parts;
    for (std::size_t first = 0; first < blocks.size(); first += size) {
        const std::size_t count = std::min(size, blocks.size() - first);
        parts.push_back({std::span(blocks).subspan(first, count), first, Check(gate, allowed, scanned), {}});
    }
    return parts;
}

formats::ReadDocument read_back(const std::string& file_name, const std::string& bytes,
                                const formats::Formats& formats, const base::Progress& progress) {
    try {
        return formats.read(file_name, bytes, progress);
    } catch (const Error& error) {
        throw Error(
            Blame::Program,
            fmt::format("The finished file cannot be read back, so it was not kept: {}", error.what()));
    }
}

}  // namespace

formats::Format format_for(const std::filesystem::path& target, const formats::Formats& formats) {
    std::string ending = target.extension().string();
    if (!ending.empty()) ending.erase(0, 1);
    formats::Format format = formats.writer_for(ending);
    if (!format.reads) {
        throw Error(
            Blame::User,
            fmt::format(
                "Files ending in .{} cannot be read back here and so not be checked; choose another ending.",
                ending));
    }
    return format;
}

Outcome publish_if_clean(const std::filesystem::path& target, const std::string& bytes,
                         const std::vector<std::string>& expected, const ScannedWords& scanned,
                         const privacy::AllowedLines& allowed_lines, const privacy::Gate& gate,
                         const formats::Formats& formats, base::Progress& progress) {
    const std::string file_name = target.filename().string();
    if (!text::is_valid_utf8(file_name)) {
        throw Error(Blame::User,
                    "The name of the file to write is not valid UTF-8, so it cannot be checked for names; "
                    "choose another.");
    }
    const formats::ReadDocument document = read_back(file_name, bytes, formats, progress);
    progress.begin("Checking the finished file", static_cast<std::int64_t>(document.blocks.size()));
    const privacy::AllowedLines allowed = each_once(allowed_lines);
    const privacy::AllowedLines escaped{with_escapes(allowed.named), with_escapes(allowed.shown)};
    Check about(gate, allowed, scanned);
    about.markup(file_name, "file name", escaped);
    for (const auto& [name, value] : document.properties) about.markup(value, "property " + name, escaped);
    // Formats of text may hold what their reader passes over: comments, attributes, styles.
    const bool is_text = bytes.find('\0') == std::string::npos && text::is_valid_utf8(bytes);
    const std::vector<std::string_view> pieces =
        is_text ? overlapping_pieces(bytes) : std::vector<std::string_view>();
    std::vector<Part> parts = in_parts(document.blocks, gate, allowed, scanned);
    std::atomic<std::int64_t> done{0};
    std::atomic<bool> file_is_clean{true};
    base::on_all_cores(pieces.size() + parts.size(), [&](std::size_t i) {
        progress.check();
        if (i < pieces.size()) {
            Check piece(gate, allowed, scanned);
            piece.markup(pieces[i], "file", escaped);
            if (!piece.is_clean()) file_is_clean = false;
            return;
        }
        Part& part = parts[i - pieces.size()];
        part.look();
        progress.advance(done += static_cast<std::int64_t>(part.blocks.size()));
    });
    // What a piece leaves in doubt the whole file decides.
    Check whole(gate, allowed, scanned);
    if (!file_is_clean) whole.markup(bytes, "file", escaped);
    progress.end();

    Outcome outcome;
    std::string all;
    about.give_to(outcome.leaks);
    for (Part& part : parts) {
        part.check.give_to(outcome.leaks);
        all += part.essence_of_all;
    }
    whole.give_to(outcome.leaks);
    if (!outcome.leaks.empty()) return outcome;
    if (!holds_each(all, expected)) {
        throw Error(Blame::Program,
                    "The finished file does not read back as it was written, so it was not kept.");
    }
    base::PendingFile file(target);
    file.write(bytes);
    file.publish();
    outcome.written = true;
    return outcome;
}

}  // namespace sotto::report
