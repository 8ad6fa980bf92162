// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <string>

namespace sotto::workbench {

/// The search indexes kept on this computer, which hold words of the transcripts. Looking takes a while: not
/// on the thread of the window.
struct Caches {
    std::string folder;  ///< empty: there is none
    std::uintmax_t bytes = 0;
    std::int64_t studies = 0;
};

Caches look_at_caches();
/// Removes them but that of the study named `open` (its GUID; empty: none is open), which is at work. They
/// are made again when their study is opened. Throws `base::Error` when something stays.
void clear_caches(const std::string& open);

}  // namespace sotto::workbench
