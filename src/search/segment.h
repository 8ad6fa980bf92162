// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "search/index.h"
#include "search/manifest.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// Making and merging segments: folders that hold a Xapian database and a table of word forms, written once
/// and never changed.
namespace sotto::search {

/// What to give Xapian to open the database of the segment in `folder`.
std::filesystem::path segment_database(const std::filesystem::path& folder);
std::filesystem::path segment_forms(const std::filesystem::path& folder);

/// The sum of the sizes of a segment's files.
std::uint64_t segment_bytes(const std::filesystem::path& folder);

/// Writes the union of segments as a new one in `into`, which must not exist. Their ids must not interleave.
/// Throws `base::Error` (Environment).
void merge_segments(const std::vector<std::filesystem::path>& segments, const std::filesystem::path& into);

/// What is wrong with the files of a segment, one sentence each; reads them from end to end.
std::vector<std::string> check_segment(const std::filesystem::path& folder);

/// The id of a passage as Xapian's. Throws `base::Error` (Program) when it is out of Xapian's reach.
std::uint32_t document_of(std::int64_t passage);

/// Takes a passage; false when it wants no more.
using TakePassage = std::function<bool(const IndexedPassage& passage)>;

/// Indexes what `give` gives (ascending ids) on all cores: `give` and `publish` run on the calling thread,
/// the rest on others. `publish` gets the finished segments in the order of their ids with the languages in
/// them; their names are numbered from `*next_number` on. What was published when the work is cancelled or
/// fails stays. `progress` is advanced by passages, from `done` on.
void build_segments(
    const std::filesystem::path& folder, std::uint64_t* next_number,
    const std::function<void(const TakePassage&)>& give,
    const std::function<void(const Manifest::Segment&, const std::vector<std::string>& languages)>& publish,
    base::Progress& progress, std::int64_t done);

/// Which segments to merge next so that they stay few: indices of neighbours whose ids do not interleave,
/// empty when all is well. Each passage is rewritten only as often as the index grows by a factor.
std::vector<std::size_t> next_merge(const std::vector<Manifest::Segment>& segments);

}  // namespace sotto::search
