// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "report/report.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sotto::report {

/// Words that a gate gave out and scanned (`privacy::Gate::has_scanned`); gate and texts outlive it.
class ScannedWords {
public:
    explicit ScannedWords(const privacy::Gate& gate) : gate_(gate) {}

    void add(const privacy::ProtectedText& text) {
        if (gate_.has_scanned(text)) words_.insert(text.utf8());
    }
    [[nodiscard]] bool has(std::string_view words) const { return words_.contains(words); }

private:
    const privacy::Gate& gate_;
    std::unordered_set<std::string_view> words_;
};

/// The last step of every export: `bytes` are read back through the readers and scanned, block by block, with
/// all properties, and as they are when they are text; so is the name of `target`. Only a clean file is
/// published; of any other nothing is ever on the disk.
///
/// `expected` are the texts that must stand in what is read back. A block that is one of `scanned`, byte for
/// byte, has been scanned by the gate and is not again. Throws `base::Error` (Program) when a text is missing
/// or the file cannot be read.
Outcome publish_if_clean(const std::filesystem::path& target, const std::string& bytes,
                         const std::vector<std::string>& expected, const ScannedWords& scanned,
                         const privacy::AllowedLines& allowed, const privacy::Gate& gate,
                         const formats::Formats& formats, base::Progress& progress);

/// The format that writes `target`'s ending. Throws `base::Error` (User) for an unknown ending and for a
/// format that cannot be read back, because what cannot be checked cannot leave.
formats::Format format_for(const std::filesystem::path& target, const formats::Formats& formats);

}  // namespace sotto::report
