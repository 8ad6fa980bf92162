// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/clock.h"
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/identifier_scan.h"
#include "commands/look_up.h"
#include "commands/protection.h"
#include "commands/session.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <set>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

/// What decisions on `word` are kept by: an entity of the register, a key as `identifiers` prints it, or
/// whatever was found in the sources with these words.
std::set<std::string> keys_of(Session& session, const std::string& word) {
    const auto& study = session.study();
    const auto protection = protection_of(study);
    const auto of_register = protection.entity_key(word);
    if (of_register.starts_with("register:")) return {of_register};

    std::set<std::string> keys;
    const auto wanted = text::fold_key(word);
    each_scanned(
        session, study.all<study::Source>(), protection,
        [&](const study::Source&, const text::Text& text, const std::vector<privacy::Identifier>& found) {
            for (const auto& identifier : found) {
                if (identifier.entity_key == word || identifier.entity_key == of_register ||
                    text::fold_key(text.slice(identifier.range)) == wanted) {
                    keys.insert(identifier.entity_key);
                }
            }
        });
    if (keys.empty()) {
        throw Error(Blame::User, "Nothing is found by that name; `sotto identifiers` lists what is.");
    }
    return keys;
}

study::IdentifierDecision decision_of(const Arguments& arguments) {
    study::IdentifierDecision decision;
    const auto word = arguments.text("DECISION");
    if (word == "accept") decision.decision = study::Decision::Accept;
    if (word == "reject") decision.decision = study::Decision::Reject;
    if (word == "set") {
        decision.decision = study::Decision::Set;
        decision.replacement = arguments.text("TEXT");
        if (decision.replacement.empty())
            throw Error(Blame::User, "`set` needs the words that stand in its place.");
    } else if (arguments.has("TEXT")) {
        throw Error(Blame::User, "Only `set` takes words that stand in its place.");
    }
    return decision;
}

Outcome review(Session& session, const Arguments& arguments) {
    auto decision = decision_of(arguments);
    auto& study = session.writable_study();
    if (decision.decision == study::Decision::Set) {
        if (const auto why = protection_of(study).refuse_replacement(decision.replacement); !why.empty())
            throw Error(Blame::User, why);
    }
    const auto keys = keys_of(session, arguments.text("ENTITY"));
    decision.researcher = session.researcher();
    decision.decided = base::utc_now();

    std::int64_t changed = 0;
    session.edit("privacy/review", "Decided on an identifier", [&](store::Edit& edit) {
        auto known = study.all<study::IdentifierDecision>();
        for (const auto& key : keys) {
            decision.entity_key = key;
            const auto same = std::find_if(known.begin(), known.end(),
                                           [&](const auto& other) { return other.entity_key == key; });
            if (same == known.end()) {
                decision.id = {};
                decision.guid = {};
                edit.add(decision);
                ++changed;
            } else if (same->decision != decision.decision || same->replacement != decision.replacement) {
                decision.id = same->id;
                decision.guid = same->guid;
                edit.change(decision);
                ++changed;
            }
        }
    });
    Outcome outcome;
    outcome.data.set("changed", changed);
    outcome.data.set("entities", Value::texts({keys.begin(), keys.end()}));
    outcome.data.set("decision", study::name_of(decision.decision));
    return outcome;
}

void print(const Value& data, Page& page) {
    for (const auto& entity : data["entities"].items()) {
        page.line(fmt::format("{}: {}", entity.text(), data["decision"].text()));
    }
    page.line(counted(data["changed"].integer(), "decision changed.", "decisions changed."));
}

}  // namespace

Command review_command() {
    Command command;
    command.id = "privacy/review";
    command.verb = "review";
    command.menu = "Privacy/Review…";
    command.help = "Decides what happens to an identifier, in all places where it is found.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        positional(
            "ENTITY", Parameter::Holds::Text,
            "a code or name of the register, an entity as `identifiers` prints it, or the words found"),
        positional("DECISION", Parameter::Holds::Text, "replace it, leave it, or replace it by TEXT")
            .one_of({"accept", "reject", "set"}),
        positional("TEXT", Parameter::Holds::Text, "what stands in its place, without brackets")};
    command.parameters.back().required = false;
    command.examples = {{"review study.sotto P01 set \"a teacher\"", "what stands for a participant's name"}};
    command.available = with_study;
    command.run = review;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
