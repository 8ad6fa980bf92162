// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/study_file.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace sotto::commands {

/// Gives codings other codes or places inside one edit, so that no two are left that say the same: where a
/// coding comes to equal another (range, code and coder), it is folded into that one, which keeps the memos
/// and the evidence of both.
class CodingMoves {
public:
    /// `there`: all codings that a moved one may come to equal. `edit` outlives this.
    CodingMoves(store::Edit& edit, const std::vector<study::Coding>& there);

    /// Makes the coding with `coding.id` what `coding` says. Gives back the coding that says so now.
    study::Coding put(const study::Coding& coding);
    /// The same for a coding that is new: added, unless one that says the same is there.
    study::Coding add(const study::Coding& coding);
    /// How many were folded into another.
    [[nodiscard]] std::int64_t folded() const { return folded_; }

private:
    using Saying = std::tuple<std::int64_t, text::Range, std::int64_t, std::string>;
    static Saying saying(const study::Coding& coding);
    void fold(const study::Coding& from, study::Coding& into);
    void read_what_hangs_on_codings();

    store::Edit& edit_;
    std::map<Saying, study::Coding> there_;
    std::unordered_map<study::Id<study::Coding>, Saying> said_;
    bool read_ = false;
    std::unordered_map<std::int64_t, std::vector<study::Memo>> memos_;
    std::unordered_map<study::Id<study::Coding>, std::vector<study::Evidence>> evidence_;
    std::int64_t folded_ = 0;
};

/// Two memos as one, the first first; what both say stands once.
std::string joined_memos(const std::string& first, const std::string& second);

}  // namespace sotto::commands
