// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sotto::search {

/// Says which of the folders beside it are the index and how far it follows the study. Replaced as a whole by
/// a rename: at any instant there is one valid manifest, and what it does not name is rubbish.
struct Manifest {
    struct Segment {
        std::string name;         ///< of its folder
        std::uint32_t first = 0;  ///< least passage id
        std::uint32_t last = 0;   ///< greatest passage id
        std::uint32_t passages = 0;
        std::uint64_t bytes =
            0;  ///< of its files: after a power cut, those that were not written out yet are shorter
    };

    std::string rules;  ///< `text::tokeniser_version()` and the version of our own terms and files
    std::int64_t seq = 0;
    std::string hash;  ///< of the journal entry `seq`
    /// Whether all passages of the study are in. If not, those with ids up to `through` are.
    bool complete = false;
    std::int64_t through = 0;
    std::uint64_t next_number = 1;       ///< for the name of the next segment
    std::vector<std::string> languages;  ///< of all passages, sorted
    std::vector<Segment> segments;       ///< by first id
    std::vector<std::uint32_t> masked;   ///< sorted ids that are in a segment and no longer in the study

    [[nodiscard]] std::int64_t passages() const;
    void add_languages(const std::vector<std::string>& more);
    /// Puts `segment` where it belongs.
    void add(Segment segment);
};

/// What `Manifest::rules` is for this program.
std::string current_rules();

/// Empty when there is no manifest, or none that can be read.
std::optional<Manifest> read_manifest(const std::filesystem::path& folder);
/// Throws `base::Error` (Environment).
void write_manifest(const std::filesystem::path& folder, const Manifest& manifest);
void remove_manifest(const std::filesystem::path& folder) noexcept;
/// Changes whenever another manifest is put in place; 0 when there is none. Costs one system call.
std::uint64_t manifest_mark(const std::filesystem::path& folder);

}  // namespace sotto::search
