// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/clock.h"
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/identifier_levels.h"
#include "commands/identifier_scan.h"
#include "commands/look_up.h"
#include "commands/protection.h"
#include "commands/session.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

/// What decisions on `words` are kept by. Each is an entity of the register, a key as `identifiers` prints
/// it, or whatever was found in the sources with these words; with `exactly`, one of the first two, for which
/// the sources need not be looked through.
std::set<std::string> keys_of(Session& session, const std::vector<std::string>& words, bool exactly) {
    const auto& study = session.study();
    const auto protection = protection_of(study);
    std::set<std::string> keys;
    std::set<std::string> wanted_keys;
    std::set<std::string> wanted_words;
    for (const auto& word : words) {
        const auto key = protection.entity_key(word);
        if (key.starts_with("register:") || privacy::is_key_of_trait(key) || (exactly && !key.empty())) {
            keys.insert(key);
        } else if (exactly) {
            throw Error(Blame::User,
                        "Nothing of the register and no entity that `sotto identifiers` lists is called so.");
        } else {
            wanted_keys.insert(word);
            if (!key.empty()) wanted_keys.insert(key);
            wanted_words.insert(text::fold_key(word));
        }
    }
    if (wanted_words.empty()) return keys;
    std::set<std::string> met;
    each_scanned(session, study.all<study::Source>(), protection, [&](const ScannedSource& scanned) {
        const auto meet = [&](const std::vector<privacy::Identifier>& identifiers) {
            for (const auto& identifier : identifiers) {
                auto form = text::fold_key(scanned.text.slice(identifier.range));
                const bool named = wanted_words.contains(form);
                if (!named && !wanted_keys.contains(identifier.entity_key)) continue;
                keys.insert(identifier.entity_key);
                met.insert(identifier.entity_key);
                met.insert(std::move(form));
            }
        };
        meet(scanned.identifiers);
        // What is only listed can be decided on just as well: that is what it is listed for.
        meet(protection.find_possible(scanned.text, scanned.source.language, scanned.names,
                                      scanned.identifiers));
    });
    for (const auto& word : words) {
        const auto key = protection.entity_key(word);
        if (!key.starts_with("register:") && !keys.contains(key) && !met.contains(word) &&
            !met.contains(key) && !met.contains(text::fold_key(word)))
            throw Error(
                Blame::User,
                "Nothing is found by that name; `sotto identifiers`, with --possible too, lists what is.");
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
        if (decision.replacement.empty() == !arguments.has("level"))
            throw Error(Blame::User, "`set` needs the words that stand in its place, or a --level.");
    } else if (arguments.has("TEXT") || arguments.has("level")) {
        throw Error(Blame::User, "Only `set` takes words that stand in its place.");
    }
    return decision;
}

/// Whether somebody said no to standing under her name when she was last asked.
bool declined_naming(const std::vector<study::Consent>& consents, study::Id<study::Entity> participant) {
    const study::Consent* last = nullptr;
    for (const auto& consent : consents) {
        if (consent.participant != participant || !consent.naming) continue;
        if (last == nullptr || std::tie(last->recorded, last->id) < std::tie(consent.recorded, consent.id))
            last = &consent;
    }
    return last != nullptr && !*last->naming;
}

/// A name left in the words names its owner there, whatever stands in the attribution.
void refuse_to_name(const store::StudyFile& study, const std::set<std::string>& keys) {
    const auto consents = study.all<study::Consent>();
    for (const auto& entity : study.all<study::Entity>()) {
        if (!entity.participant || !keys.contains("register:" + entity.code)) continue;
        if (declined_naming(consents, entity.id)) {
            throw Error(Blame::User,
                        fmt::format("{} declined to be named, so the name cannot stay in the words; change "
                                    "the consent first, where that is what was agreed.",
                                    entity.code));
        }
    }
}

Outcome review(Session& session, const Arguments& arguments) {
    auto decision = decision_of(arguments);
    auto& study = session.writable_study();
    const bool by_level = decision.decision == study::Decision::Set && arguments.has("level");
    if (decision.decision == study::Decision::Set && !by_level) {
        if (const auto why = protection_of(study).refuse_replacement(decision.replacement); !why.empty())
            throw Error(Blame::User, why);
    }
    std::vector<std::string> words{arguments.text("ENTITY")};
    for (const auto& word : arguments.texts("also")) words.push_back(word);
    const auto keys = keys_of(session, words, arguments.has("exact"));
    if (decision.decision == study::Decision::Reject) refuse_to_name(study, keys);
    std::map<std::string, std::string> words_by_key;
    if (by_level) {
        const auto protection = protection_of(study);
        for (const auto& key : keys) {
            words_by_key[key] = words_of_level(protection, key, arguments.text("level"),
                                               arguments.number("k", 3), study.language());
            if (const auto why = protection.refuse_replacement(words_by_key[key]); !why.empty())
                throw Error(Blame::User, why);
        }
    }
    decision.researcher = session.researcher();
    decision.decided = base::utc_now();

    std::int64_t changed = 0;
    const auto summary = keys.size() == 1 ? std::string("Decided on an identifier")
                                          : fmt::format("Decided on {} identifiers", keys.size());
    session.edit("privacy/review", summary, [&](store::Edit& edit) {
        std::map<std::string, study::IdentifierDecision> known;
        for (auto& one : study.all<study::IdentifierDecision>())
            known.emplace(one.entity_key, std::move(one));
        for (const auto& key : keys) {
            decision.entity_key = key;
            if (by_level) decision.replacement = words_by_key.at(key);
            const auto same = known.find(key);
            if (same == known.end()) {
                decision.id = {};
                decision.guid = {};
                edit.add(decision);
                ++changed;
            } else if (same->second.decision != decision.decision ||
                       same->second.replacement != decision.replacement) {
                decision.id = same->second.id;
                decision.guid = same->second.guid;
                edit.change(decision);
                ++changed;
            }
        }
    });
    if (decision.decision == study::Decision::Reject) {
        for (const auto& entity : study.all<study::Entity>()) {
            if (!entity.participant || !keys.contains("register:" + entity.code)) continue;
            session.tell(
                fmt::format("{} is a participant: the name stays in the words of every export from now "
                            "on.",
                            entity.code));
        }
    }
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
        positional("ENTITY", Parameter::Holds::Text,
                   "a code or name of the register, an entity as listed, or the words found"),
        positional("DECISION", Parameter::Holds::Text, "replace it, leave it, or replace it by other words")
            .one_of({"accept", "reject", "set"}),
        positional("TEXT", Parameter::Holds::Text, "what stands in its place, without brackets")};
    command.parameters.back().required = false;
    command.parameters.push_back(
        option("also", Parameter::Holds::Text, "decide the same on this one").called("ENTITY").many());
    command.parameters.push_back(option("level", Parameter::Holds::Text,
                                        "sets the words of a step, of those listed for it: its number, or k "
                                        "for the smallest that could mean enough people")
                                     .called("N"));
    command.parameters.push_back(
        option("k", Parameter::Holds::Number, "how many people of the register the step could mean")
            .at_least(1)
            .called("N")
            .labelled("How many people it could mean")
            .otherwise("3"));
    command.parameters.push_back(flag("exact", "the sources are not looked through for the words"));
    command.examples = {{"review study.sotto P01 set \"a teacher\"", "what stands for a participant's name"},
                        {"review study.sotto email:someone@example.org accept --also P01 --exact",
                         "two decisions in one edit"}};
    command.available = with_study;
    command.run = review;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
