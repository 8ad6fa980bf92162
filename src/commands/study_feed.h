// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "search/index.h"
#include "store/study_file.h"

namespace sotto::commands {

/// A study as the index wants to see it. `study` outlives the feed.
class StudyFeed : public search::PassageFeed {
public:
    explicit StudyFeed(const store::StudyFile& study) : study_(study) {}

    [[nodiscard]] std::int64_t seq() const override;
    [[nodiscard]] std::string hash_at(std::int64_t seq) const override;
    void each(const std::function<bool(const search::IndexedPassage&)>& take,
              std::int64_t after) const override;
    [[nodiscard]] std::int64_t count() const override;
    [[nodiscard]] Changes changes_since(std::int64_t seq) const override;
    void read(const std::vector<std::int64_t>& ids,
              const std::function<void(std::size_t, std::string_view)>& take) const override;
    [[nodiscard]] std::vector<std::string> languages(const std::vector<std::int64_t>& ids) const override;

private:
    const store::StudyFile& study_;
};

}  // namespace sotto::commands
