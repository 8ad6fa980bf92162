// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <filesystem>

namespace sotto::benchmarks {

/// Gives the study, which holds imported transcripts and has an index, a register, 50 codes and 50,000
/// codings, and prints what coding, retrieving, crossing and exporting them costs. What it writes goes into
/// `folder`.
void measure_coded_study(const std::filesystem::path& study, const std::filesystem::path& folder);

/// Makes such a study at `study` (in a folder that is there) of `transcripts` transcripts, which are written
/// beside it, with `sotto` itself.
void make_coded_study(const std::filesystem::path& study, std::size_t transcripts);

}  // namespace sotto::benchmarks
