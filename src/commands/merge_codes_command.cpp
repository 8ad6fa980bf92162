// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/clock.h"
#include "base/error.h"
#include "commands/code_fields.h"
#include "commands/coding_moves.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <set>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using study::Code;
using study::Id;

/// Brings all that hangs on codes to another one.
class Merge {
public:
    Merge(store::Edit& edit, Id<Code> into, std::string researcher)
        : edit_(edit),
          into_(*edit.study().find(into)),
          researcher_(std::move(researcher)),
          moves_(edit, edit.study().codings_of({into})) {}

    /// Those below must have been taken before the codes above them.
    void take(const Code& code, const std::string& path) {
        for (auto coding : edit_.study().codings_of({code.id})) {
            coding.code = into_.id;
            moves_.put(coding);
            ++codings_;
        }
        take_memos(code);
        take_words(code, path);
        take_children(code);
        take_groups(code);
        edit_.remove(code.id);
    }

    std::int64_t codings() const { return codings_; }
    std::int64_t folded() const { return moves_.folded(); }
    /// Codes that got another name, because theirs was taken in the new place.
    const std::vector<Id<Code>>& renamed() const { return renamed_; }

private:
    void take_memos(const Code& code) {
        for (auto& memo : edit_.study().all<study::Memo>()) {
            if (memo.subject != study::Subject::Code || memo.subject_id != code.id.value) continue;
            memo.subject_id = into_.id.value;
            edit_.change(memo);
        }
    }

    /// What the code says of itself fills what the other leaves open; the rest becomes a memo.
    void take_words(const Code& code, const std::string& path) {
        std::string kept;
        const auto take = [&](std::string& mine, const std::string& theirs, std::string_view title) {
            if (theirs.empty() || theirs == mine) return;
            if (mine.empty()) {
                mine = theirs;
            } else {
                kept += fmt::format("{}{}{}", kept.empty() ? "" : "\n", title, theirs);
            }
        };
        take(into_.description, code.description, "");
        take(into_.include, code.include, "Include: ");
        take(into_.exclude, code.exclude, "Exclude: ");
        take(into_.example, code.example, "Example: ");
        edit_.change(into_);
        if (kept.empty()) return;
        study::Memo memo;
        memo.subject = study::Subject::Code;
        memo.subject_id = into_.id.value;
        memo.title = fmt::format("Merged from {}", path);
        memo.body = std::move(kept);
        memo.author = researcher_;
        memo.created = base::utc_now();
        memo.modified = memo.created;
        edit_.add(memo);
    }

    void take_children(const Code& code) {
        const auto tree = code_tree(edit_.study());
        std::set<std::string> taken;
        for (const auto& other : tree.codes()) {
            if (other.parent == into_.id) taken.insert(key(other.name));
        }
        for (auto child : tree.codes()) {
            if (child.parent != code.id) continue;
            child.parent = into_.id;
            const auto name = child.name;
            for (int i = 1; !taken.insert(key(child.name)).second; ++i) {
                child.name = i == 1 ? fmt::format("{} ({})", name, code.name)
                                    : fmt::format("{} ({} {})", name, code.name, i);
            }
            if (child.name != name) renamed_.push_back(child.id);
            put_in_place(edit_, child, std::nullopt);
        }
    }

    void take_groups(const Code& code) {
        std::set<Id<study::Group>> of_codes;
        for (const auto& group : edit_.study().all<study::Group>()) {
            if (group.of == study::Subject::Code) of_codes.insert(group.id);
        }
        const auto members = edit_.study().all<study::GroupMember>();
        for (auto member : members) {
            if (member.member != code.id.value || !of_codes.contains(member.group)) continue;
            const bool known =
                std::any_of(members.begin(), members.end(), [&](const study::GroupMember& other) {
                    return other.group == member.group && other.member == into_.id.value;
                });
            if (known) continue;
            member.member = into_.id.value;
            edit_.change(member);
        }
    }

    /// Names that the store takes for the same.
    static std::string key(const std::string& name) { return text::fold_key(name, text::Folding::CaseOnly); }

    store::Edit& edit_;
    Code into_;
    std::string researcher_;
    CodingMoves moves_;
    std::int64_t codings_ = 0;
    std::vector<Id<Code>> renamed_;
};

/// The codes that are merged, those below before those above.
std::vector<Code> codes_that_go(const study::CodeTree& tree, const std::vector<std::string>& paths,
                                const Code& into) {
    std::vector<Id<Code>> named;
    for (const auto& path : paths) {
        const auto& code = require_code(tree, path);
        if (code.id == into.id) throw Error(Blame::User, "A code cannot be merged into itself.");
        const auto below = tree.with_descendants(code.id);
        if (std::find(below.begin(), below.end(), into.id) != below.end()) {
            throw Error(
                Blame::User,
                fmt::format("\"{}\" lies below \"{}\": merge them the other way round, or move it away "
                            "first with `sotto edit-code --under`.",
                            tree.path(into.id), tree.path(code.id)));
        }
        named.push_back(code.id);
    }
    std::vector<Code> going;
    for (const auto& code : tree.codes()) {
        if (std::find(named.begin(), named.end(), code.id) != named.end()) going.push_back(code);
    }
    std::reverse(going.begin(), going.end());
    return going;
}

Outcome merge(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    const auto tree = code_tree(study);
    const auto into = require_code(tree, arguments.text("INTO"));
    const auto going = codes_that_go(tree, arguments.texts("CODE"), into);
    auto merged = Value::array();
    for (auto code = going.rbegin(); code != going.rend(); ++code) merged.add(tree.path(code->id));

    Outcome outcome;
    std::vector<Id<Code>> renamed;
    const auto summary =
        fmt::format("Merged {} into \"{}\"",
                    counted(static_cast<std::int64_t>(going.size()), "code", "codes"), tree.path(into.id));
    session.edit("code/merge", summary, [&](store::Edit& edit) {
        Merge all(edit, into.id, session.researcher());
        for (const auto& code : going) all.take(code, tree.path(code.id));
        renamed = all.renamed();
        outcome.data.set("codings", all.codings());
        outcome.data.set("folded", all.folded());
    });
    const auto after = code_tree(study);
    auto paths = Value::array();
    for (const auto id : renamed) paths.add(after.path(id));
    outcome.data.set("merged", std::move(merged));
    outcome.data.set("renamed", std::move(paths));
    outcome.data.set("code", described_code(study, into.id));
    return outcome;
}

void print(const Value& data, Page& page) {
    const auto into = data["code"]["path"].text();
    for (const auto& path : data["merged"].items())
        page.line(fmt::format("{} is {} now.", path.text(), into));
    page.line(fmt::format("{} moved, {} of them folded into one that was there.",
                          counted(data["codings"].integer(), "coding", "codings"), data["folded"].integer()));
    for (const auto& path : data["renamed"].items()) {
        page.line(fmt::format("A code below got another name, as its own was taken: {}.", path.text()));
    }
}

}  // namespace

Command merge_codes_command() {
    Command command;
    command.id = "code/merge";
    command.verb = "merge-codes";
    command.menu = "Codes/Merge…";
    command.help = "Makes one code of several; everything that hangs on them is kept.";
    command.details =
        "Codings, memos, links to findings, places in groups and the codes below come to the code INTO; the "
        "merged codes are removed. Where both codes lie on the same range by the same coder, one coding "
        "remains, with both memos. Descriptions fill what INTO leaves open; else they become a memo on it. A "
        "code below whose name is taken there gets the merged code's name in brackets.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(), positional("INTO", Parameter::Holds::Code, "the path of the code that stays"),
        positional("CODE", Parameter::Holds::Code, "a code that goes").many().labelled("Code that goes")};
    command.examples = {{"merge-codes study.sotto Lessons/Support Training", "two codes become one"}};
    command.available = with_study;
    command.run = merge;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
