// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/clock.h"
#include "base/error.h"
#include "commands/coding_choice.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"
#include "commands/subjects.h"

#include <fmt/format.h>
#include <algorithm>
#include <optional>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using study::Coding;
using study::Memo;
using study::Subject;

/// What a memo is about.
struct About {
    Subject subject = Subject::Study;
    std::int64_t id = 0;
};

std::optional<About> about(const store::StudyFile& study, const Arguments& arguments) {
    if (!arguments.has("SUBJECT")) return std::nullopt;
    const auto what = *subject(arguments.text("SUBJECT"));
    if (what != Subject::Study && !arguments.has("WHICH")) {
        throw Error(Blame::User, fmt::format("Say which {} the memo is on.", name_of(what)));
    }
    if (what == Subject::Study && arguments.has("WHICH")) {
        throw Error(Blame::User, "A memo on the study is on the study as a whole: leave the last word out.");
    }
    return About{what, require_subject(study, what, arguments.text("WHICH"))};
}

bool is_on(const Memo& memo, const About& what) {
    return memo.subject == what.subject && (what.subject == Subject::Study || memo.subject_id == what.id);
}

Value described(const Memo& memo, Subjects& subjects) {
    return Value()
        .set("id", memo.guid.text())
        .set("subject", name_of(memo.subject))
        .set("which", subjects.name(memo.subject, memo.subject_id))
        .set("title", memo.title)
        .set("text", memo.body)
        .set("author", memo.author)
        .set("created", memo.created)
        .set("modified", memo.modified);
}

/// The memo that is part of a coding: it has no id of its own.
Value described(const Coding& coding) {
    return Value()
        .set("id", Value())
        .set("subject", name_of(Subject::Coding))
        .set("which", coding.guid.text())
        .set("title", "")
        .set("text", coding.memo)
        .set("author", coding.coder)
        .set("created", coding.created)
        .set("modified", coding.created);
}

Outcome outcome_of(Value memos, bool changed) {
    Outcome outcome;
    outcome.data.set("memos", memos.is_null() ? Value::array() : std::move(memos));
    outcome.data.set("changed", changed);
    return outcome;
}

Outcome list(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    std::optional<About> what;
    std::optional<Subject> kind;
    if (arguments.has("SUBJECT")) {
        kind = subject(arguments.text("SUBJECT"));
        if (arguments.has("WHICH")) what = about(study, arguments);
    }
    auto memos = Value::array();
    Subjects subjects(study);
    for (const auto& memo : study.all<Memo>()) {
        if (what ? is_on(memo, *what) : !kind || memo.subject == *kind) memos.add(described(memo, subjects));
    }
    if (!kind || *kind == Subject::Coding) {
        for (const auto& coding : study.all<Coding>()) {
            if (!coding.memo.empty() && (!what || coding.id.value == what->id)) memos.add(described(coding));
        }
    }
    return outcome_of(std::move(memos), false);
}

/// The memo that --id names. Throws when what else was said does not fit it.
Memo memo_with_id(const store::StudyFile& study, const Arguments& arguments) {
    const auto guid = base::Guid::parse(arguments.text("id"));
    const auto what = about(study, arguments);
    for (auto& memo : study.all<Memo>()) {
        if (!guid || memo.guid != *guid) continue;
        if (what && !is_on(memo, *what))
            throw Error(Blame::User, "The memo with that id is on something else.");
        return memo;
    }
    throw Error(Blame::User, "The study has no memo with that id; `sotto memo STUDY list` shows them.");
}

About required(const store::StudyFile& study, const Arguments& arguments) {
    const auto what = about(study, arguments);
    if (!what) {
        throw Error(Blame::User, fmt::format("Write `memo STUDY {} SUBJECT WHICH`, or give the memo's --id.",
                                             arguments.text("ACTION")));
    }
    return *what;
}

/// Sets the memo that is part of a coding; empty takes it away.
Outcome set_memo_of_coding(Session& session, std::int64_t id, const std::string& text) {
    const auto& study = session.writable_study();
    auto coding = *study.find(study::Id<Coding>{id});
    coding.memo = text;
    const auto seq = session.edit(
        "memo/write", text.empty() ? "Removed the memo of a coding" : "Wrote the memo of a coding",
        [&](store::Edit& edit) { edit.change(coding); });
    auto memos = Value::array();
    if (!text.empty()) memos.add(described(coding));
    return outcome_of(std::move(memos), seq != 0);
}

Outcome write(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    if (!arguments.has("text") && !arguments.has("title")) {
        throw Error(Blame::User, "A memo needs words: --text, --title, or both.");
    }
    Memo memo;
    std::string sentence = "Changed a memo";
    if (arguments.has("id")) {
        memo = memo_with_id(study, arguments);
    } else {
        const auto what = required(study, arguments);
        if (what.subject == Subject::Coding) {
            if (arguments.has("title")) {
                throw Error(Blame::User, "The memo of a coding has no title; write it with --text alone.");
            }
            return set_memo_of_coding(session, what.id, arguments.text("text"));
        }
        memo.subject = what.subject;
        memo.subject_id = what.id;
        memo.author = session.researcher();
        memo.created = base::utc_now();
        sentence = fmt::format("Wrote a memo on a {}", name_of(what.subject));
        if (what.subject == Subject::Study) sentence = "Wrote a memo on the study";
    }
    const auto before = memo;
    memo.title = arguments.text("title", memo.title);
    memo.body = arguments.text("text", memo.body);
    if (memo.title.empty() && memo.body.empty()) {
        throw Error(Blame::User, "That would leave an empty memo; `memo STUDY remove` takes one away.");
    }
    const bool changed = memo != before;
    if (changed) {
        memo.modified = base::utc_now();
        session.edit("memo/write", sentence, [&](store::Edit& edit) {
            if (memo.id) {
                edit.change(memo);
            } else {
                memo = edit.add(memo);
            }
        });
    }
    Subjects subjects(study);
    auto memos = Value::array();
    memos.add(described(memo, subjects));
    return outcome_of(std::move(memos), changed);
}

Outcome remove(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    Memo memo;
    if (arguments.has("id")) {
        memo = memo_with_id(study, arguments);
    } else {
        const auto what = required(study, arguments);
        if (what.subject == Subject::Coding) return set_memo_of_coding(session, what.id, "");
        auto memos = study.all<Memo>();
        std::erase_if(memos, [&](const Memo& other) { return !is_on(other, what); });
        if (memos.size() != 1) {
            throw Error(Blame::User,
                        memos.empty()
                            ? "There is no memo on that; `sotto memo STUDY list` shows all."
                            : fmt::format("There are {} memos on that; give the --id of one.", memos.size()));
        }
        memo = std::move(memos.front());
    }
    session.edit("memo/write", "Removed a memo", [&](store::Edit& edit) { edit.remove(memo.id); });
    return outcome_of(Value::array(), true);
}

Outcome run_memo(Session& session, const Arguments& arguments) {
    const auto action = arguments.text("ACTION", "list");
    if (action == "write") return write(session, arguments);
    if (action == "remove") return remove(session, arguments);
    return list(session, arguments);
}

void print(const Value& data, Page& page) {
    for (const auto& memo : data["memos"].items()) {
        page.line(fmt::format("{}{}{}{}{}", memo["subject"].text(), memo["which"].text().empty() ? "" : " ",
                              memo["which"].text(), memo["title"].text().empty() ? "" : ": ",
                              memo["title"].text()));
        if (!memo["text"].text().empty()) page.line(memo["text"].text());
        page.line(fmt::format("    {}, {}{}{}", memo["author"].text(), memo["modified"].text(),
                              memo["id"].is_null() ? "" : ", ", memo["id"].text()));
    }
    if (data["memos"].items().empty()) {
        page.line(data["changed"].truth() ? "The memo is gone." : "There are no memos.");
    }
}

}  // namespace

Command memo_command() {
    Command command;
    command.id = "memo/write";
    command.verb = "memo";
    command.menu = "Study/Memos…";
    command.help = "Lists memos, writes them, and removes them; on the study or anything in it.";
    command.details =
        "`write` adds a memo; with --id it changes the one with that id. A coding has one memo that is part "
        "of it: "
        "`write coding GUID --text` sets it. WHICH is a source's name, a code's path, a coding's id, a "
        "participant's code, the number of a passage as `search --json` gives it, a group's name, or a "
        "finding's "
        "number. Memos never leave in exports.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        positional("ACTION", Parameter::Holds::Text, "what to do")
            .one_of({"list", "write", "remove"})
            .otherwise("list"),
        positional("SUBJECT", Parameter::Holds::Text, "what kind of thing the memo is on")
            .one_of(subject_names()),
        positional("WHICH", Parameter::Holds::Text, "which of them; nothing for the study"),
        option("title", Parameter::Holds::Text, "a heading"),
        option("text", Parameter::Holds::Text, "what it says"),
        option("id", Parameter::Holds::Text, "the memo to change or remove").called("GUID")};
    for (std::size_t i = 1; i <= 3; ++i) command.parameters[i].required = false;
    command.examples = {
        {"memo study.sotto write source P01 --title Setting --text \"In a garden, with children around\"",
         "a note on a source"},
        {"memo study.sotto write study --text \"Second round in May\"", "a note on the whole study"},
        {"memo study.sotto list", "all memos"},
        {"memo study.sotto remove source P01", "takes the only note on a source away"}};
    command.available = with_study;
    command.run = run_memo;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
