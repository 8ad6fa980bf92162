// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "commands/command_list.h"
#include "commands/import_reading.h"
#include "commands/look_up.h"
#include "commands/profiles.h"
#include "commands/session.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using privacy::Profile;

Profile asked_for(const Arguments& arguments, const Profile& known) {
    Profile profile = arguments.has("load") ? read_profile(arguments.text("load")) : known;
    for (const auto& subject : arguments.texts("reset")) profile.reset(subject);
    for (const auto& word : arguments.list("set")) {
        const auto equals = word.find('=');
        if (equals == std::string::npos || equals == 0)
            throw Error(Blame::User, "--set takes SUBJECT=LEVEL, as in --set place=generalise:2.");
        profile.set(word.substr(0, equals), word.substr(equals + 1));
    }
    return profile;
}

Outcome change(Session& session, const Arguments& arguments) {
    const auto audience = *study::audience(arguments.text("audience", "public"));
    const auto known = profile_of(session.study(), audience);
    const auto profile = asked_for(arguments, known);
    const bool changes = profile != known;
    if (changes) {
        static_cast<void>(session.writable_study());
        session.edit("privacy/profile",
                     fmt::format("Changed the profile for the audience {}", study::name_of(audience)),
                     [&](store::Edit& edit) { keep_profile(edit, audience, profile); });
    }
    if (arguments.has("save")) base::write_private_file(arguments.text("save"), profile_json(profile));

    auto subjects = Value::array();
    for (const auto& subject : Profile::subjects()) {
        subjects.add(Value()
                         .set("subject", subject)
                         .set("level", profile.level_of(subject))
                         .set("chosen", profile.is_chosen(subject)));
    }
    Outcome outcome;
    outcome.data.set("audience", study::name_of(audience));
    outcome.data.set("subjects", std::move(subjects));
    outcome.data.set("changed", changes);
    outcome.data.set("saved", arguments.has("save") ? Value(shown_path(arguments.text("save"))) : Value());
    return outcome;
}

void print(const Value& data, Page& page) {
    page.line(fmt::format("In what leaves for the audience {}:", data["audience"].text()));
    Table table{{{"What"}, {"Becomes"}, {"By"}}, {}};
    for (const auto& one : data["subjects"].items()) {
        table.rows.push_back(
            {one["subject"].text(), one["level"].text(), one["chosen"].truth() ? "choice" : "itself"});
    }
    page.table(std::move(table));
    if (!data["saved"].is_null()) page.line(fmt::format("Wrote {}.", data["saved"].text()));
}

}  // namespace

Command profile_command() {
    Command command;
    command.id = "privacy/profile";
    command.verb = "profile";
    command.menu = "Privacy/Profile of an audience…";
    command.help = "Says what becomes of each kind of identifier in what leaves for an audience.";
    command.details =
        "Subjects are person, place, organisation, other, contact, number, coordinates, birth-date, date, "
        "age, "
        "amount, "
        "occupation, kinship, health, religion and ethnicity. Levels are keep, pseudonym, role (what it is: "
        "[place]), "
        "generalise:N (something wider; of places 1 is the district, 2 the province, 3 the country, 4 the "
        "part of "
        "the world; of dates 1 is the month, 2 the year, 3 the decade; of ages 1, 2 and 3 are bands of five, "
        "ten "
        "and "
        "twenty years), shift:DAYS (dates move by whole weeks, at most so far, in one step for each "
        "participant) "
        "and remove. Names of people, addresses and numbers are never kept. pseudonyms=names gives people "
        "names "
        "that "
        "are nobody's in the study, pseudonyms=numbers Participant 7. Without options it lists what holds.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        option("audience", Parameter::Holds::Text, "for whom it is")
            .one_of({"team", "partners", "public", "archive"})
            .otherwise("public"),
        option("set", Parameter::Holds::Text, "what becomes of a kind of identifier")
            .many()
            .called("SUBJECT=LEVEL")
            .labelled("What becomes of what"),
        option("reset", Parameter::Holds::Text, "back to what holds by itself").many().called("SUBJECT"),
        option("load", Parameter::Holds::File, "a profile in a file, in the place of the one there is")
            .called("FILE"),
        option("save", Parameter::Holds::NewFile, "writes the profile to a file").called("FILE")};
    command.examples = {
        {"profile study.sotto --audience public --set place=generalise:2 --set person=pseudonym",
         "provinces in the place of places, and numbers in the place of people"},
        {"profile study.sotto --audience archive", "what holds for an archive"}};
    command.available = with_study;
    command.run = change;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
