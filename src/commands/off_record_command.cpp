// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/clock.h"
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

Outcome mark(Session& session, const Arguments& arguments) {
    auto& study = session.writable_study();
    const auto source = require_source(study, arguments.text("SOURCE"));
    const auto version = study.current_version(source.id);
    study::OffRecordSpan span;
    span.source = source.id;
    span.version = version.id;
    span.range = range_in(study.text(version.id), *arguments.range("RANGE"));
    span.researcher = session.researcher();
    span.created = base::utc_now();

    const bool lift = arguments.has("lift");
    std::int64_t lifted = 0;
    session.edit(
        "privacy/off-record", lift ? "Put words back on the record" : "Put words off the record",
        [&](store::Edit& edit) {
            bool known = false;
            for (const auto& other : edit.study().all<study::OffRecordSpan>()) {
                if (other.source != source.id || other.version != version.id) continue;
                if (lift && span.range.start <= other.range.start && other.range.end <= span.range.end) {
                    edit.remove(other.id);
                    ++lifted;
                } else if (!lift && other.range == span.range) {
                    span = other;
                    known = true;
                }
            }
            if (!lift && !known) span = edit.add(span);
        });
    if (lift && lifted == 0)
        throw base::Error(base::Blame::User, "No span off the record lies inside that range.");

    Outcome outcome;
    outcome.data.set("span", Value()
                                 .set("id", lift ? Value() : Value(span.guid.text()))
                                 .set("source", source.name)
                                 .set("start", span.range.start)
                                 .set("end", span.range.end));
    outcome.data.set("lifted", lifted);
    return outcome;
}

void print(const Value& data, Page& page) {
    const auto& span = data["span"];
    page.line(fmt::format("{}:{} in {} is {} the record.", span["start"].integer(), span["end"].integer(),
                          span["source"].text(), data["lifted"].integer() > 0 ? "back on" : "off"));
}

}  // namespace

Command off_record_command() {
    Command command;
    command.id = "privacy/off-record";
    command.verb = "off-record";
    command.menu = "Privacy/Off the record…";
    command.help = "Marks words that were said off the record: they never leave the study.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(), positional("SOURCE", Parameter::Holds::Source, "its name or id"),
        positional("RANGE", Parameter::Holds::Range, "characters from A to before B, written A:B"),
        flag("lift", "the other way round: spans inside the range are on the record again")};
    command.examples = {{"off-record study.sotto P01 30:45", "fifteen characters that stay"}};
    command.available = with_study;
    command.run = mark;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
