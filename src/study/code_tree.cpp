// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "study/coding.h"
#include "text/fold.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace sotto::study {

CodeTree::CodeTree(std::vector<Code> codes) {
    std::map<std::int64_t, std::vector<const Code*>> children;
    for (const Code& code : codes) children[code.parent.value].push_back(&code);
    for (auto& [parent, siblings] : children) {
        std::sort(siblings.begin(), siblings.end(), [](const Code* a, const Code* b) {
            return std::tie(a->position, a->name, a->id) < std::tie(b->position, b->name, b->id);
        });
    }
    // Depth first with a stack of our own: codebooks from elsewhere may be nested as deep as they like.
    std::vector<const Code*> open;
    const auto push_children_of = [&](std::int64_t parent) {
        const auto found = children.find(parent);
        if (found == children.end()) return;
        open.insert(open.end(), found->second.rbegin(), found->second.rend());
    };
    codes_.reserve(codes.size());
    push_children_of(0);
    while (!open.empty()) {
        const Code* code = open.back();
        open.pop_back();
        codes_.push_back(*code);
        push_children_of(code->id.value);
    }
}

const Code* CodeTree::find(Id<Code> id) const {
    const auto found =
        std::find_if(codes_.begin(), codes_.end(), [&](const Code& code) { return code.id == id; });
    return found == codes_.end() ? nullptr : &*found;
}

std::string CodeTree::path(Id<Code> id) const {
    std::string path;
    for (const Code* code = find(id); code != nullptr; code = find(code->parent)) {
        path = path.empty() ? escape_code_name(code->name) : escape_code_name(code->name) + "/" + path;
    }
    return path;
}

const Code* CodeTree::at_path(std::string_view path) const {
    const Code* at = nullptr;
    for (const std::string& name : split_code_path(path)) {
        const std::string key = text::fold_key(name, text::Folding::KeepTones);
        const Id<Code> parent = at == nullptr ? Id<Code>{} : at->id;
        const Code* next = nullptr;
        for (const Code& code : codes_) {
            if (code.parent != parent) continue;
            if (code.name == name) {
                next = &code;
                break;
            }
            if (next == nullptr && text::fold_key(code.name, text::Folding::KeepTones) == key) next = &code;
        }
        if (next == nullptr) return nullptr;
        at = next;
    }
    return at;
}

std::vector<Id<Code>> CodeTree::with_descendants(Id<Code> id) const {
    std::vector<Id<Code>> result;
    // codes_ is in depth-first order: what lies below a code follows it.
    for (const Code& code : codes_) {
        const bool below = std::find(result.begin(), result.end(), code.parent) != result.end();
        if (code.id == id || below) result.push_back(code.id);
    }
    return result;
}

std::vector<std::string> split_code_path(std::string_view path) {
    std::vector<std::string> names(1);
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] == '\\' && i + 1 < path.size() && (path[i + 1] == '/' || path[i + 1] == '\\')) {
            names.back() += path[++i];
        } else if (path[i] == '/') {
            names.emplace_back();
        } else {
            names.back() += path[i];
        }
    }
    for (std::string& name : names) {
        const auto first = name.find_first_not_of(" \t\n");
        const auto last = name.find_last_not_of(" \t\n");
        name = first == std::string::npos ? std::string() : name.substr(first, last - first + 1);
        if (name.empty()) {
            throw base::Error(
                base::Blame::User,
                "A code path has an empty name in it; write Theme/Sub-theme, and \\/ for a / in a name.");
        }
    }
    return names;
}

std::string escape_code_name(std::string_view name) {
    std::string escaped;
    for (const char c : name) {
        if (c == '/' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

}  // namespace sotto::study
