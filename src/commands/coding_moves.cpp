// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/coding_moves.h"

#include <algorithm>

namespace sotto::commands {

using study::Coding;

CodingMoves::CodingMoves(store::Edit& edit, const std::vector<Coding>& there) : edit_(edit) {
    for (const auto& coding : there) {
        if (there_.emplace(saying(coding), coding).second) said_.emplace(coding.id, saying(coding));
    }
}

Coding CodingMoves::put(const Coding& coding) {
    if (const auto before = said_.find(coding.id); before != said_.end()) {
        there_.erase(before->second);
        said_.erase(before);
    }
    const auto [at, free] = there_.emplace(saying(coding), coding);
    if (free) {
        said_.emplace(coding.id, at->first);
        edit_.change(coding);
    } else {
        fold(coding, at->second);
    }
    return at->second;
}

Coding CodingMoves::add(const Coding& coding) {
    const auto [at, free] = there_.emplace(saying(coding), coding);
    if (free) {
        at->second = edit_.add(coding);
        said_.emplace(at->second.id, at->first);
    }
    return at->second;
}

CodingMoves::Saying CodingMoves::saying(const Coding& coding) {
    return {coding.version.value, coding.range, coding.code.value, coding.coder};
}

void CodingMoves::fold(const Coding& from, Coding& into) {
    read_what_hangs_on_codings();
    into.memo = joined_memos(into.memo, from.memo);
    edit_.change(into);
    auto& memos = memos_[into.id.value];
    for (auto& memo : memos_[from.id.value]) {
        memo.subject_id = into.id.value;
        edit_.change(memo);
        memos.push_back(std::move(memo));
    }
    memos_.erase(from.id.value);
    auto& links = evidence_[into.id];
    for (auto& link : evidence_[from.id]) {
        const bool known = std::any_of(links.begin(), links.end(), [&](const study::Evidence& other) {
            return other.finding == link.finding && other.supports == link.supports;
        });
        if (known) continue;
        link.coding = into.id;
        edit_.change(link);
        links.push_back(link);
    }
    evidence_.erase(from.id);
    edit_.remove(from.id);
    ++folded_;
}

void CodingMoves::read_what_hangs_on_codings() {
    if (read_) return;
    read_ = true;
    for (auto& memo : edit_.study().all<study::Memo>()) {
        if (memo.subject == study::Subject::Coding) memos_[memo.subject_id].push_back(std::move(memo));
    }
    for (const auto& link : edit_.study().all<study::Evidence>()) evidence_[link.coding].push_back(link);
}

std::string joined_memos(const std::string& first, const std::string& second) {
    if (first.empty()) return second;
    if (second.empty() || first == second) return first;
    return first + "\n\n" + second;
}

}  // namespace sotto::commands
