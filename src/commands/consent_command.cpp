// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/clock.h"
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>

namespace sotto::commands {

namespace {

/// What is asked for one participant and one audience.
study::Consent consent_meant(const std::vector<study::Consent>& records, study::Id<study::Entity> participant,
                             study::Audience audience, const Arguments& arguments) {
    study::Consent consent;
    consent.participant = participant;
    consent.audience = audience;
    const auto in_force = study::consent_in_force(records, participant, audience);
    const bool asked = std::any_of(records.begin(), records.end(), [&](const study::Consent& other) {
        return other.participant == participant && other.audience == audience;
    });
    consent.naming = in_force.naming;
    if (arguments.has("naming")) consent.naming = arguments.text("naming") == "yes";
    consent.withdrawn = arguments.has("withdraw");
    if (consent.withdrawn) {
        consent.use = study::Use::None;
        consent.naming = false;
    } else if (arguments.has("use")) {
        consent.use = *study::use(arguments.text("use"));
    } else if (in_force.withdrawn) {
        // Nobody's consent comes back by the way.
        throw base::Error(
            base::Blame::User,
            fmt::format("Consent for {} was withdrawn; say with --use what has been agreed to since.",
                        study::name_of(audience)));
    } else {
        // Naming alone changes nothing else; without any record the verb itself says that there is consent.
        consent.use = arguments.has("naming") && asked ? in_force.use : study::Use::Quote;
    }
    return consent;
}

std::vector<study::Entity> participants_meant(const store::StudyFile& study, const Arguments& arguments) {
    auto words = arguments.texts("also");
    words.insert(words.begin(), arguments.text("PARTICIPANT"));
    std::vector<study::Entity> participants;
    for (const auto& word : words) {
        auto participant = require_entity(study, word);
        if (participant.category != study::EntityCategory::Person) {
            throw base::Error(base::Blame::User, "Only persons can consent.");
        }
        const bool there = std::any_of(participants.begin(), participants.end(),
                                       [&](const auto& other) { return other.id == participant.id; });
        if (!there) participants.push_back(std::move(participant));
    }
    return participants;
}

std::vector<study::Audience> audiences_meant(const Arguments& arguments) {
    std::vector<study::Audience> audiences{*study::audience(arguments.text("AUDIENCE"))};
    for (const auto& word : arguments.texts("also-for")) {
        const auto audience = *study::audience(word);
        if (std::find(audiences.begin(), audiences.end(), audience) == audiences.end())
            audiences.push_back(audience);
    }
    return audiences;
}

Value described(const study::Consent& consent, const std::string& participant) {
    return Value()
        .set("participant", participant)
        .set("audience", study::name_of(consent.audience))
        .set("use", study::name_of(consent.use))
        .set("naming", consent.naming ? Value(*consent.naming) : Value())
        .set("withdrawn", consent.withdrawn)
        .set("recorded", consent.recorded);
}

Outcome record(Session& session, const Arguments& arguments) {
    if (arguments.has("withdraw") && (arguments.has("use") || arguments.has("naming"))) {
        throw base::Error(base::Blame::User,
                          "--withdraw takes everything back: leave out --use and --naming.");
    }
    auto& study = session.writable_study();
    const auto participants = participants_meant(study, arguments);
    const auto audiences = audiences_meant(arguments);
    std::unordered_map<study::Id<study::Entity>, std::vector<study::Consent>> records;
    for (auto& consent : study.all<study::Consent>())
        records[consent.participant].push_back(std::move(consent));
    const auto recorded = base::utc_now();

    const bool many = participants.size() > 1;
    const auto summary = fmt::format(
        "{} consent of {} for {}", arguments.has("withdraw") ? "Withdrew" : "Recorded",
        many ? counted(static_cast<std::int64_t>(participants.size()), "participant", "participants")
             : participants.front().code,
        audiences.size() > 1 ? std::string("several audiences")
                             : std::string(study::name_of(audiences.front())));
    auto listed = Value::array();
    session.edit("privacy/consent", summary, [&](store::Edit& edit) {
        for (auto participant : participants) {
            auto& own = records[participant.id];
            for (const auto audience : audiences) {
                auto consent = consent_meant(own, participant.id, audience, arguments);
                consent.recorded = recorded;
                own.push_back(edit.add(consent));
                listed.add(described(own.back(), participant.code));
            }
            if (participant.participant) continue;
            participant.participant = true;
            edit.change(participant);
        }
    });
    Outcome outcome;
    outcome.data.set("consent", listed.items().front());
    outcome.data.set("consents", std::move(listed));
    return outcome;
}

void print(const Value& data, Page& page) {
    for (const auto& consent : data["consents"].items()) {
        page.line(fmt::format("{}, {}: {}{}.", consent["participant"].text(), consent["audience"].text(),
                              consent["withdrawn"].truth() ? "withdrawn" : consent["use"].text(),
                              consent["naming"].truth() ? ", may be named beside public statements" : ""));
    }
}

}  // namespace

Command consent_command() {
    Command command;
    command.id = "privacy/consent";
    command.verb = "consent";
    command.menu = "People/Consent…";
    command.help = "Records what a participant has agreed to, or withdraws it.";
    command.details =
        "Consent for a wider circle holds for the narrower ones inside it (public, partners, team) unless "
        "these have a newer "
        "record; a withdrawal for a circle withdraws the wider ones too, and only --use takes it back. "
        "`archive` is "
        "asked for apart.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        positional("PARTICIPANT", Parameter::Holds::Participant, "code of the register"),
        positional("AUDIENCE", Parameter::Holds::Text, "for whom")
            .one_of({"team", "partners", "public", "archive"}),
        option("use", Parameter::Holds::Text, "what may be done with the words")
            .one_of({"quote", "paraphrase", "aggregate", "none"})
            .otherwise("quote"),
        option("naming", Parameter::Holds::Text, "whether the name may stand beside public statements")
            .one_of({"yes", "no"}),
        flag("withdraw", "takes the consent back"),
        option("also", Parameter::Holds::Participant, "another participant of whom the same is recorded")
            .many(),
        option("also-for", Parameter::Holds::Text, "another audience for which it is recorded")
            .one_of({"team", "partners", "public", "archive"})
            .many()};
    command.examples = {
        {"consent study.sotto P01 public --use quote --naming no", "may be quoted in public, without a name"},
        {"consent study.sotto P01 public --withdraw", "and no longer"},
        {"consent study.sotto P01 team --also P02 --also-for partners",
         "two people, two audiences, one edit"}};
    command.available = with_study;
    command.run = record;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
