// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/codebook_merge.h"

#include "commands/look_up.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>

namespace sotto::commands {

namespace {

using study::Code;
using study::Id;

class Merge {
public:
    explicit Merge(store::Edit& edit) : edit_(edit) {
        for (auto& code : edit.study().all<Code>()) keep(std::move(code));
    }

    CodebookMerge take(const std::vector<Code>& codes) {
        for (const auto& code : codes) {
            const auto parent = code.parent ? placed_[code.parent] : Id<Code>();
            const auto of_guid = by_guid_.find(code.guid);
            const auto of_name = by_name_.find({parent, text::fold_key(code.name)});
            if (of_guid != by_guid_.end()) {
                update(of_guid->second, code, parent);
            } else if (of_name != by_name_.end()) {
                update(of_name->second, code, parent);
            } else {
                add(code, parent);
            }
        }
        return std::move(result_);
    }

private:
    void keep(Code code) {
        by_guid_[code.guid] = code.id;
        by_name_[{code.parent, text::fold_key(code.name)}] = code.id;
        ++children_[code.parent];
        codes_[code.id] = std::move(code);
    }

    void add(Code code, Id<Code> parent) {
        const auto number = code.id;
        code.id = {};
        code.parent = parent;
        code.position = children_[parent];
        if (code.color.empty())
            code.color = code_palette()[static_cast<std::size_t>(codes_.size()) % code_palette().size()];
        code = edit_.add(std::move(code));
        placed_[number] = code.id;
        keep(std::move(code));
        ++result_.added;
    }

    void update(Id<Code> id, const Code& from, Id<Code> parent) {
        placed_[from.id] = id;
        const auto before = codes_.at(id);
        auto code = before;
        const auto take_over = [](std::string& mine, const std::string& theirs) {
            if (!theirs.empty()) mine = theirs;
        };
        take_over(code.color, from.color);
        take_over(code.description, from.description);
        take_over(code.include, from.include);
        take_over(code.exclude, from.exclude);
        take_over(code.example, from.example);
        code.status = from.status;
        code.codable = from.codable;
        if (from.weight != 0) code.weight = from.weight;
        const auto taken = by_name_.find({parent, text::fold_key(from.name)});
        const bool free = taken == by_name_.end() || taken->second == id;
        if (free && !is_below(parent, id)) {
            code.name = from.name;
            code.parent = parent;
        } else if (code.name != from.name || code.parent != parent) {
            result_.report.push_back(
                fmt::format("The code \"{}\" kept its name and place: the place it should move to is taken.",
                            before.name));
        }
        if (code == before) return;
        if (code.parent != before.parent) {
            code.position = children_[code.parent]++;
            --children_[before.parent];
        }
        by_name_.erase({before.parent, text::fold_key(before.name)});
        by_name_[{code.parent, text::fold_key(code.name)}] = id;
        edit_.change(code);
        codes_[id] = std::move(code);
        ++result_.updated;
    }

    /// Whether `code` is `above` or somewhere below it.
    [[nodiscard]] bool is_below(Id<Code> code, Id<Code> above) const {
        while (code) {
            if (code == above) return true;
            const auto at = codes_.find(code);
            if (at == codes_.end()) return false;
            code = at->second.parent;
        }
        return false;
    }

    store::Edit& edit_;
    std::map<Id<Code>, Code> codes_;
    std::map<base::Guid, Id<Code>> by_guid_;
    std::map<std::pair<Id<Code>, std::string>, Id<Code>> by_name_;
    std::map<Id<Code>, std::int64_t> children_;
    std::map<Id<Code>, Id<Code>> placed_;  ///< the file's numbers → ours
    CodebookMerge result_;
};

}  // namespace

CodebookMerge merge_codebook(store::Edit& edit, const std::vector<Code>& codes) {
    return Merge(edit).take(codes);
}

}  // namespace sotto::commands
