// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/one_line.h"
#include "commands/session.h"
#include "commands/subjects.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <optional>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using study::Group;
using study::GroupMember;
using study::Id;
using study::Subject;

std::optional<Subject> kind_asked_for(const Arguments& arguments) {
    return arguments.has("of") ? subject(arguments.text("of")) : std::nullopt;
}

Value listed(const store::StudyFile& study, const std::vector<Group>& groups) {
    Subjects subjects(study);
    std::map<Id<Group>, Value> members;
    for (const auto& member : study.all<GroupMember>()) {
        const auto group = std::find_if(groups.begin(), groups.end(),
                                        [&](const Group& other) { return other.id == member.group; });
        if (group != groups.end()) members[group->id].add(subjects.name(group->of, member.member));
    }
    auto values = Value::array();
    for (const auto& group : groups) {
        const auto own = members.find(group.id);
        values.add(Value()
                       .set("id", group.guid.text())
                       .set("name", group.name)
                       .set("of", name_of(group.of))
                       .set("members", own != members.end() ? own->second : Value::array()));
    }
    return values;
}

Outcome outcome_of(const store::StudyFile& study, const std::vector<Group>& groups, bool changed) {
    Outcome outcome;
    outcome.data.set("groups", listed(study, groups));
    outcome.data.set("changed", changed);
    return outcome;
}

Outcome list(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    if (arguments.has("NAME")) {
        return outcome_of(study, {require_group(study, arguments.text("NAME"), kind_asked_for(arguments))},
                          false);
    }
    auto groups = study.all<Group>();
    if (const auto of = kind_asked_for(arguments)) {
        std::erase_if(groups, [&](const Group& group) { return group.of != *of; });
    }
    return outcome_of(study, groups, false);
}

std::string name_for(const Arguments& arguments) {
    const auto name = arguments.text("NAME");
    require_one_line(name, "A group's name");
    if (name.find_first_not_of(" \t\n") == std::string::npos) {
        throw Error(Blame::User,
                    fmt::format("`group STUDY {}` needs the group's name.", arguments.text("ACTION")));
    }
    return name;
}

Outcome add(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    const auto name = name_for(arguments);
    const auto asked = kind_asked_for(arguments);
    const auto known = find_group(study, name, asked);
    Group group;
    group.name = name;
    group.of = known ? known->of : asked.value_or(Subject::Source);
    std::vector<std::int64_t> members;
    for (const auto& word : arguments.texts("MEMBER")) {
        members.push_back(require_subject(study, group.of, word));
    }
    const auto seq = session.edit("group/write", "Put members into a group", [&](store::Edit& edit) {
        group = known ? *known : edit.add(group);
        auto there = edit.study().all<GroupMember>();
        std::int64_t added = 0;
        for (const auto id : members) {
            const bool in_it = std::any_of(there.begin(), there.end(), [&](const GroupMember& member) {
                return member.group == group.id && member.member == id;
            });
            if (in_it) continue;
            GroupMember member;
            member.group = group.id;
            member.member = id;
            there.push_back(edit.add(member));
            ++added;
        }
        if (!known) {
            edit.summarise(fmt::format("Made a group of {}", counted(added, "member", "members")));
        } else {
            edit.summarise(fmt::format("Put {} into a group", counted(added, "member", "members")));
        }
    });
    return outcome_of(study, {group}, seq != 0);
}

Outcome remove(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    const auto group = require_group(study, name_for(arguments), kind_asked_for(arguments));
    if (!arguments.has("MEMBER")) {
        session.edit("group/write", "Removed a group", [&](store::Edit& edit) { edit.remove(group.id); });
        return outcome_of(study, {}, true);
    }
    std::vector<std::int64_t> members;
    for (const auto& word : arguments.texts("MEMBER")) {
        members.push_back(require_subject(study, group.of, word));
    }
    const auto seq = session.edit("group/write", "Took members out of a group", [&](store::Edit& edit) {
        std::int64_t removed = 0;
        for (const auto& member : edit.study().all<GroupMember>()) {
            const bool meant = std::find(members.begin(), members.end(), member.member) != members.end();
            if (member.group != group.id || !meant) continue;
            edit.remove(member.id);
            ++removed;
        }
        edit.summarise(fmt::format("Took {} out of a group", counted(removed, "member", "members")));
    });
    return outcome_of(study, {group}, seq != 0);
}

Outcome run_group(Session& session, const Arguments& arguments) {
    const auto action = arguments.text("ACTION", "list");
    if (action == "add") return add(session, arguments);
    if (action == "remove") return remove(session, arguments);
    return list(session, arguments);
}

void print(const Value& data, Page& page) {
    Table table{{{"Group"}, {"Of"}, {"Members"}}, {}};
    for (const auto& group : data["groups"].items()) {
        std::string members;
        for (const auto& member : group["members"].items()) {
            members += (members.empty() ? "" : ", ") + member.text();
        }
        table.rows.push_back({group["name"].text(), group["of"].text(), members});
    }
    if (table.rows.empty()) {
        page.line(data["changed"].truth() ? "The group is gone." : "There are no groups.");
    } else {
        page.table(std::move(table));
    }
}

}  // namespace

Command group_command() {
    Command command;
    command.id = "group/write";
    command.verb = "group";
    command.menu = "Study/Groups…";
    command.help = "Lists named sets of sources, codes or participants, and changes them.";
    command.details =
        "`add` makes the group if it is new. `remove` takes members out; without members it removes the "
        "group, "
        "and nothing that was in it.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        positional("ACTION", Parameter::Holds::Text, "what to do")
            .one_of({"list", "add", "remove"})
            .otherwise("list"),
        positional("NAME", Parameter::Holds::Text, "what the group is called"),
        positional("MEMBER", Parameter::Holds::Text, "a source, a code's path, or a code of the register")
            .many(),
        option("of", Parameter::Holds::Text, "what it is a group of")
            .one_of({"source", "code", "participant"})
            .otherwise("what the group is of already; source for a new one")};
    for (std::size_t i = 1; i <= 3; ++i) command.parameters[i].required = false;
    command.examples = {{"group study.sotto add \"First round\" P01 P02", "a group of sources"},
                        {"group study.sotto add Founders P01 --of participant", "a group of people"},
                        {"group study.sotto remove \"First round\" P02", "takes one out"},
                        {"group study.sotto list", "all groups"}};
    command.available = with_study;
    command.run = run_group;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
