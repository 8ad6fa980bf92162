// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "cli/terminal.h"

#include "text/hidden.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace sotto::cli {

namespace {

struct Block {
    char32_t first;
    char32_t last;
};

constexpr std::array<Block, 37> no_columns{
    {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05C7}, {0x0610, 0x061A},
     {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06ED},
     {0x0900, 0x0902}, {0x093A, 0x093A}, {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D},
     {0x0951, 0x0957}, {0x0981, 0x0981}, {0x09BC, 0x09BC}, {0x09C1, 0x09CD}, {0x0E31, 0x0E31},
     {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x0EB1, 0x0EB1}, {0x0EB4, 0x0EBC}, {0x0EC8, 0x0ECE},
     {0x102D, 0x1030}, {0x1032, 0x1037}, {0x1039, 0x103A}, {0x103D, 0x103E}, {0x17B7, 0x17BD},
     {0x17C6, 0x17C6}, {0x17C9, 0x17D3}, {0x1AB0, 0x1AFF}, {0x200B, 0x200F}, {0x202A, 0x202E},
     {0x2060, 0x206F}, {0xFE00, 0xFE0F}}};

constexpr std::array<Block, 13> two_columns{{{0x1100, 0x115F},
                                             {0x231A, 0x231B},
                                             {0x2E80, 0x303E},
                                             {0x3041, 0x33FF},
                                             {0x3400, 0x4DBF},
                                             {0x4E00, 0x9FFF},
                                             {0xA000, 0xA4CF},
                                             {0xAC00, 0xD7A3},
                                             {0xF900, 0xFAFF},
                                             {0xFE30, 0xFE6F},
                                             {0xFF00, 0xFF60},
                                             {0x1F300, 0x1FAFF},
                                             {0x20000, 0x3FFFD}}};

template <std::size_t N>
bool lies_in(char32_t c, const std::array<Block, N>& blocks) {
    const auto at = std::lower_bound(blocks.begin(), blocks.end(), c,
                                     [](const Block& block, char32_t value) { return block.last < value; });
    return at != blocks.end() && at->first <= c;
}

/// The code point at `at`, which is moved behind it. Bad bytes count as one each.
char32_t next(std::string_view utf8, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(utf8[at++]);
    int more = 0;
    char32_t c = lead;
    if (lead >= 0xF0) {
        more = 3;
        c = lead & 0x07U;
    } else if (lead >= 0xE0) {
        more = 2;
        c = lead & 0x0FU;
    } else if (lead >= 0xC0) {
        more = 1;
        c = lead & 0x1FU;
    }
    for (; more > 0 && at < utf8.size(); --more)
        c = (c << 6U) | (static_cast<unsigned char>(utf8[at++]) & 0x3FU);
    return c;
}

std::string cell_of(const std::string& text) {
    auto cell = shown(text);
    std::replace(cell.begin(), cell.end(), '\n', ' ');
    std::replace(cell.begin(), cell.end(), '\t', ' ');
    return cell;
}

/// As much of `cell` as fits into `width`, with an ellipsis where something is missing.
std::string clipped(const std::string& cell, std::size_t width) {
    if (width_of(cell) <= width) return cell;
    std::size_t kept = 0;
    std::size_t used = 0;
    for (std::size_t at = 0; at < cell.size();) {
        const auto start = at;
        next(cell, at);
        used += width_of(std::string_view(cell).substr(start, at - start));
        if (used + 1 > width) break;
        kept = at;
    }
    return cell.substr(0, kept) + "…";
}

constexpr std::size_t gap = 2;
/// No column is made narrower than this, even if the table then does not fit.
constexpr std::size_t narrowest = 8;

/// Takes columns away from the widest ones until the table fits.
void fit(std::vector<std::size_t>& widths, std::size_t columns) {
    if (columns == 0 || widths.empty()) return;
    while (true) {
        std::size_t total = gap * (widths.size() - 1);
        for (const auto width : widths) total += width;
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (total <= columns || *widest <= narrowest) return;
        *widest -= std::min(total - columns, *widest - narrowest);
    }
}

void append_row(std::string& out, const std::vector<std::string>& cells, const commands::Table& table,
                const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto cell = clipped(i < cells.size() ? cells[i] : std::string(), widths[i]);
        const std::string padding(widths[i] - std::min(widths[i], width_of(cell)), ' ');
        if (i > 0) line.append(gap, ' ');
        line += table.columns[i].numbers ? padding + cell : cell + padding;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
}

void append_table(std::string& out, const commands::Table& table, std::size_t columns) {
    if (table.rows.empty()) return;
    std::vector<std::string> headings;
    std::vector<std::size_t> widths;
    for (const auto& column : table.columns) {
        headings.push_back(cell_of(column.heading));
        widths.push_back(width_of(headings.back()));
    }
    std::vector<std::vector<std::string>> rows;
    rows.reserve(table.rows.size());
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
            cells.push_back(cell_of(row[i]));
            widths[i] = std::max(widths[i], width_of(cells.back()));
        }
        rows.push_back(std::move(cells));
    }
    fit(widths, columns);
    append_row(out, headings, table, widths);
    for (const auto& row : rows) append_row(out, row, table, widths);
}

}  // namespace

std::size_t width_of(std::string_view utf8) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto c = next(utf8, at);
        if (c < 0x300) {
            ++width;
        } else if (!lies_in(c, no_columns)) {
            width += lies_in(c, two_columns) ? 2 : 1;
        }
    }
    return width;
}

std::string shown(std::string_view utf8) {
    std::string clean;
    clean.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const auto start = at;
        if (!text::is_hidden(next(utf8, at))) clean += utf8.substr(start, at - start);
    }
    return clean;
}

std::string layout(const commands::Page& page, std::size_t columns) {
    std::string out;
    for (const auto& piece : page.pieces()) {
        if (const auto* line = std::get_if<std::string>(&piece)) {
            out += shown(*line) + "\n";
        } else {
            append_table(out, std::get<commands::Table>(piece), columns);
        }
    }
    return out;
}

std::size_t columns_of(int descriptor) {
    winsize size{};
    if (::isatty(descriptor) == 0 || ::ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_col;
}

TerminalProgress::TerminalProgress(const base::CancelFlag& cancel, bool quiet)
    : cancel_(cancel), quiet_(quiet), draws_(!quiet && ::isatty(STDERR_FILENO) != 0) {}

TerminalProgress::~TerminalProgress() {
    wipe();
}

void TerminalProgress::begin(std::string_view title, std::int64_t total) {
    if (!draws_) return;
    const std::lock_guard lock(mutex_);
    title_ = title;
    total_ = total;
    done_ = 0;
    // Work that is over in a moment draws nothing.
    last_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(200);
}

void TerminalProgress::advance(std::int64_t done) {
    if (!draws_) return;
    const std::lock_guard lock(mutex_);
    done_ = std::max(done_, done);
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    draw();
}

void TerminalProgress::end() {
    if (!draws_) return;
    const std::lock_guard lock(mutex_);
    wipe();
}

void TerminalProgress::tell(const std::string& sentence) {
    if (quiet_) return;
    const std::lock_guard lock(mutex_);
    wipe();
    fmt::print(stderr, "{}\n", shown(sentence));
}

void TerminalProgress::draw() {
    constexpr std::int64_t cells = 24;
    std::string line = "\r\x1b[K" + title_;
    if (total_ > 0) {
        const auto full =
            static_cast<std::size_t>(std::clamp<std::int64_t>(done_ * cells / total_, 0, cells));
        line += fmt::format(" [{}{}] {}/{}", std::string(full, '#'), std::string(cells - full, ' '), done_,
                            total_);
    } else {
        line += fmt::format(" {}", done_);
    }
    fmt::print(stderr, "{}", line);
    std::fflush(stderr);
    drawn_ = true;
}

void TerminalProgress::wipe() {
    if (!drawn_) return;
    fmt::print(stderr, "\r\x1b[K");
    std::fflush(stderr);
    drawn_ = false;
}

}  // namespace sotto::cli
