// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/clock.h"
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

namespace {

Outcome record(Session& session, const Arguments& arguments) {
    auto& study = session.writable_study();
    auto participant = require_entity(study, arguments.text("PARTICIPANT"));
    if (participant.category != study::EntityCategory::Person) {
        throw base::Error(base::Blame::User, "Only persons can consent.");
    }
    const auto records = study.all<study::Consent>();
    study::Consent consent;
    consent.participant = participant.id;
    consent.audience = *study::audience(arguments.text("AUDIENCE"));
    const auto in_force = study::consent_in_force(records, participant.id, consent.audience);
    const bool asked = std::any_of(records.begin(), records.end(), [&](const study::Consent& other) {
        return other.participant == participant.id && other.audience == consent.audience;
    });
    consent.naming = in_force.naming;
    if (arguments.has("naming")) consent.naming = arguments.text("naming") == "yes";
    consent.withdrawn = arguments.has("withdraw");
    if (consent.withdrawn) {
        consent.use = study::Use::None;
        consent.naming = false;
    } else if (arguments.has("use")) {
        consent.use = *study::use(arguments.text("use"));
    } else {
        // Naming alone changes nothing else; without any record the verb itself says that there is consent.
        consent.use =
            arguments.has("naming") && asked && !in_force.withdrawn ? in_force.use : study::Use::Quote;
    }
    consent.recorded = base::utc_now();

    const auto summary = fmt::format("{} consent of {} for {}", consent.withdrawn ? "Withdrew" : "Recorded",
                                     participant.code, study::name_of(consent.audience));
    session.edit("privacy/consent", summary, [&](store::Edit& edit) {
        consent = edit.add(consent);
        if (!participant.participant) {
            participant.participant = true;
            edit.change(participant);
        }
    });
    Outcome outcome;
    outcome.data.set("consent", Value()
                                    .set("participant", participant.code)
                                    .set("audience", study::name_of(consent.audience))
                                    .set("use", study::name_of(consent.use))
                                    .set("naming", consent.naming ? Value(*consent.naming) : Value())
                                    .set("withdrawn", consent.withdrawn)
                                    .set("recorded", consent.recorded));
    return outcome;
}

void print(const Value& data, Page& page) {
    const auto& consent = data["consent"];
    page.line(fmt::format("{}, {}: {}{}.", consent["participant"].text(), consent["audience"].text(),
                          consent["withdrawn"].truth() ? "withdrawn" : consent["use"].text(),
                          consent["naming"].truth() ? ", may be named beside public statements" : ""));
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
        "record; a withdrawal for a circle withdraws the wider ones too. `archive` is asked for apart.";
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
        flag("withdraw", "takes the consent back")};
    command.examples = {
        {"consent study.sotto P01 public --use quote --naming no", "may be quoted in public, without a name"},
        {"consent study.sotto P01 public --withdraw", "and no longer"}};
    command.available = with_study;
    command.run = record;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
