// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/likely_names.h"
#include "store/study_file.h"
#include "text/text.h"

#include <filesystem>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace sotto::commands {

/// What the names model saw in the texts of a study, kept from one export to the next: reading all of a large
/// study takes seconds, and its texts never change. A file in the study's cache folder (0600), beside the
/// index: places and categories by the digest of the text, no words. What another model saw does not
/// count. Without a folder, or with a file that is damaged, everything is read anew. One thread.
class NameCache {
public:
    explicit NameCache(const store::StudyFile& study);
    /// Keeps what is new. What cannot be written is not kept.
    void save() const;

    /// `privacy::likely_names` of the current texts of `sources`, on all cores, a few texts in memory at a
    /// time; handed out in order. `progress` is asked before each few, and may throw.
    void each(const std::vector<study::Source>& sources,
              const std::function<void(std::size_t done)>& progress,
              const std::function<void(const study::Source&, const std::vector<privacy::Found>&)>& take);

private:
    void load();

    const store::StudyFile& study_;
    std::filesystem::path file_;  ///< empty: there is no folder
    std::unordered_map<std::string, std::vector<privacy::Found>> by_digest_;
    bool changed_ = false;
};

}  // namespace sotto::commands
