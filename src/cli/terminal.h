// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"
#include "commands/page.h"

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>

namespace sotto::cli {

/// How many columns of a terminal `utf8` takes: nothing for marks and joiners, two for East Asian wide
/// letters and emoji. By blocks of Unicode (15.1, EastAsianWidth.txt and the general category Mn), which is
/// as exact as terminals agree on.
std::size_t width_of(std::string_view utf8);

/// What of `utf8` may go to a terminal: without control characters, which a file's name or a source may hold
/// and a terminal would obey, and without what would reorder the words (`text::is_hidden`). Bytes that are no
/// UTF-8 stay when they are no control characters.
std::string shown(std::string_view utf8);

/// What is shown of a page: lines as they are, tables in columns that fit into `columns` (0: as wide as they
/// are), as `shown` has them.
std::string layout(const commands::Page& page, std::size_t columns);

/// The width of the terminal behind a file descriptor; 0 when it is none.
std::size_t columns_of(int descriptor);

/// Draws a bar on standard error, if that is a terminal and nobody asked for quiet.
class TerminalProgress : public base::Progress {
public:
    /// `cancel` outlives this.
    TerminalProgress(const base::CancelFlag& cancel, bool quiet);
    ~TerminalProgress() override;

    void begin(std::string_view title, std::int64_t total) override;
    void advance(std::int64_t done) override;
    void end() override;
    [[nodiscard]] bool cancelled() const override { return cancel_.raised(); }

    /// A line on standard error that a bar does not run into.
    void tell(const std::string& sentence);

private:
    void draw();
    void wipe();

    const base::CancelFlag& cancel_;
    const bool quiet_;
    const bool draws_;
    std::mutex mutex_;
    std::string title_;
    std::int64_t total_ = 0;
    std::int64_t done_ = 0;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace sotto::cli
