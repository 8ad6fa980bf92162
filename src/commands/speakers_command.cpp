// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"
#include "commands/voices.h"
#include "study/roles.h"
#include "text/fold.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

/// The speaker's part as exports understand it: who is staff in the register speaks as staff, unless the
/// transcript says more.
std::string_view part_of(const Voices& voices, const study::Speaker& speaker) {
    const bool told =
        speaker.role == study::SpeakerRole::Interviewer || speaker.role == study::SpeakerRole::Interpreter;
    const Voice voice{speaker.label, speaker.role, speaker.participant};
    const bool staff = study::is_staff_role(voices.value("role", voice, voices.source(speaker.source)));
    return staff && !told ? "staff" : study::name_of(speaker.role);
}

Value described(const Voices& voices, const study::Speaker& speaker) {
    const auto code = voices.code_of(speaker.participant);
    return Value()
        .set("source", voices.source(speaker.source).name)
        .set("label", speaker.label)
        .set("role", part_of(voices, speaker))
        .set("participant", code.empty() ? Value() : Value(code));
}

Outcome list(Session& session) {
    const Voices voices(session.study());
    auto speakers = Value::array();
    for (const auto& speaker : voices.speakers()) speakers.add(described(voices, speaker));
    Outcome outcome;
    outcome.data.set("speakers", std::move(speakers));
    return outcome;
}

study::Speaker require_speaker(const store::StudyFile& study, const study::Source& source,
                               const std::string& label) {
    for (auto& speaker : study.speakers(source.id)) {
        if (text::fold_key(speaker.label) == text::fold_key(label)) return speaker;
    }
    throw Error(Blame::User, "That source has no speaker of that label; `sotto speakers STUDY` lists them.");
}

Outcome link(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    if (!arguments.has("LABEL") || (!arguments.has("PARTICIPANT") && !arguments.has("role"))) {
        throw Error(
            Blame::User,
            "Write `speakers STUDY link SOURCE LABEL PARTICIPANT`, or --role instead of PARTICIPANT.");
    }
    const auto source = require_source(study, arguments.text("SOURCE"));
    auto speaker = require_speaker(study, source, arguments.text("LABEL"));
    if (arguments.has("role")) {
        speaker.role = *study::speaker_role(arguments.text("role"));
    } else if (arguments.has("PARTICIPANT")) {
        speaker.role = study::SpeakerRole::Participant;
    }
    if (arguments.has("PARTICIPANT")) {
        const auto code = arguments.text("PARTICIPANT");
        speaker.participant = code.empty() ? study::Id<study::Entity>() : require_entity(study, code).id;
    }
    session.edit("speaker/link", "Said who a speaker is", [&](store::Edit& edit) {
        edit.change(speaker);
        // Whose words the study holds is a participant, whatever the register said of them.
        auto entity = edit.study().find(speaker.participant);
        const bool answers = speaker.role == study::SpeakerRole::Participant;
        if (entity && answers && !entity->participant && entity->category == study::EntityCategory::Person) {
            entity->participant = true;
            edit.change(*entity);
        }
    });
    auto speakers = Value::array();
    speakers.add(described(Voices(study), speaker));
    Outcome outcome;
    outcome.data.set("speakers", std::move(speakers));
    return outcome;
}

Outcome list_or_link(Session& session, const Arguments& arguments) {
    return arguments.text("ACTION", "list") == "link" ? link(session, arguments) : list(session);
}

void print(const Value& data, Page& page) {
    Table table{{{"Source"}, {"Speaker"}, {"Role"}, {"Participant"}}, {}};
    for (const auto& speaker : data["speakers"].items()) {
        table.rows.push_back({speaker["source"].text(), speaker["label"].text(), speaker["role"].text(),
                              speaker["participant"].text()});
    }
    page.table(std::move(table));
}

}  // namespace

Command speakers_command() {
    Command command;
    command.id = "speaker/link";
    command.verb = "speakers";
    command.menu = "People/Speakers…";
    command.help =
        "Lists who speaks in the sources, or says who a speaker is, so that consent follows the words.";
    command.details =
        "Speakers are linked on import and by `register` where label or file name say who they are. What is "
        "left is "
        "said here. Who has a role with the word `staff` in the register is listed as staff. Words of a "
        "speaker whom nobody knows are withheld from exports.";
    command.parameters = {
        study_parameter(),
        positional("ACTION", Parameter::Holds::Text, "what to do").one_of({"list", "link"}).otherwise("list"),
        positional("SOURCE", Parameter::Holds::Source, "the source's name or id"),
        positional("LABEL", Parameter::Holds::Text, "the speaker's label in the transcript"),
        positional("PARTICIPANT", Parameter::Holds::Text, "code of the register; empty for nobody"),
        option("role", Parameter::Holds::Text, "the speaker's part")
            .one_of({"participant", "interviewer", "interpreter", "unknown"})};
    for (std::size_t i = 1; i <= 4; ++i) command.parameters[i].required = false;
    command.examples = {{"speakers study.sotto", "all speakers"},
                        {"speakers study.sotto link P02 Respondent P02", "says who the respondent is"}};
    command.available = with_study;
    command.run = list_or_link;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
