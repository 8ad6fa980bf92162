// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/error.h"
#include "search/index.h"
#include "search/manifest.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace sotto::search {

/// The files of the index are not what the manifest says. There is nothing to mend: they are made again.
class BrokenIndex : public base::Error {
public:
    using base::Error::Error;
};

/// The index as one manifest describes it, opened. Its files may be unlinked meanwhile: it keeps them. One
/// thread at a time.
class Snapshot {
public:
    /// All members throw `BrokenIndex` when a segment is missing or damaged.
    Snapshot(const std::filesystem::path& folder, Manifest manifest);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

    [[nodiscard]] const Manifest& manifest() const noexcept { return manifest_; }
    [[nodiscard]] Hits find(const Query& query, const SearchOptions& options, const FilterResolver& resolve,
                            const PassageFeed& feed) const;
    [[nodiscard]] std::vector<text::Range> matches_in(const Query& query, std::string_view utf8,
                                                      std::string_view language) const;
    /// Those of `ids` (sorted) that are in a segment, masked or not.
    [[nodiscard]] std::vector<std::uint32_t> held(const std::vector<std::uint32_t>& ids) const;
    /// All ids in the segments that are not masked, ascending.
    [[nodiscard]] std::vector<std::uint32_t> live() const;

private:
    struct Internal;
    Manifest manifest_;
    std::unique_ptr<Internal> internal_;
};

}  // namespace sotto::search
