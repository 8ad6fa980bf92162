// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/clock.h"
#include "base/error.h"
#include "commands/coding_choice.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/protection.h"
#include "commands/quote_edits.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

/// What is asked for, on grapheme borders and inside the coding.
std::vector<study::QuoteEdit> asked_for(const Arguments& arguments, const study::Coding& coding,
                                        const text::Text& text, const std::string& researcher) {
    std::vector<study::QuoteEdit> edits;
    const auto add = [&](text::Range range, std::string words) {
        if (range.start < coding.range.start || coding.range.end < range.end) {
            throw Error(Blame::User, fmt::format("The place lies outside of the quote, which is {}:{}.",
                                                 coding.range.start, coding.range.end));
        }
        study::QuoteEdit edit;
        edit.coding = coding.id;
        edit.range = range;
        edit.words = std::move(words);
        edit.researcher = researcher;
        edit.created = base::utc_now();
        edits.push_back(std::move(edit));
    };
    auto words = arguments.text("insert");
    const auto cuts = arguments.texts("cut");
    for (const auto& cut : cuts) add(range_in(text, parse_range(cut)), {});
    if (!arguments.has("insert")) return edits;
    if (arguments.has("at")) {
        const auto at = arguments.number("at", 0);
        if (at <= coding.range.start || coding.range.end < at)
            throw Error(Blame::User, fmt::format("--at must be a place behind {} and at most {}.",
                                                 coding.range.start, coding.range.end));
        add({at, at}, std::move(words));
    } else if (edits.size() == 1) {
        edits.front().words = std::move(words);
    } else {
        throw Error(Blame::User,
                    "--insert needs a place: --at N, or one --cut in whose place the words stand.");
    }
    return edits;
}

Value described(const study::QuoteEdit& edit) {
    return Value()
        .set("id", edit.guid.text())
        .set("start", edit.range.start)
        .set("end", edit.range.end)
        .set("words", edit.words);
}

Outcome edit_quote(Session& session, const Arguments& arguments) {
    auto& study = session.writable_study();
    const auto coding = chosen_coding(study, arguments);
    const auto text = study.text(coding.version);
    if (arguments.has("clear") && (arguments.has("cut") || arguments.has("insert")))
        throw Error(Blame::User, "--clear takes back what was edited; leave out --cut and --insert.");
    auto edits = asked_for(arguments, coding, text, session.researcher());
    if (edits.empty() && !arguments.has("clear"))
        throw Error(Blame::User, "Nothing to do: give --cut, --insert or --clear.");
    if (arguments.has("insert")) {
        const auto source = study.find(coding.source);
        const auto why = protection_of(study).refuse_insertion(arguments.text("insert"),
                                                               source ? source->language : std::string());
        if (!why.empty()) throw Error(Blame::User, why);
    }
    const bool clears = arguments.has("clear");
    session.edit("coding/edit-quote", clears ? "Took back the edits of a quote" : "Edited a quote",
                 [&](store::Edit& edit) {
                     for (const auto& old : edit.study().all<study::QuoteEdit>()) {
                         if (old.coding != coding.id) continue;
                         // An edit at the same place is made anew.
                         const bool again = std::any_of(edits.begin(), edits.end(), [&](const auto& one) {
                             return one.range == old.range;
                         });
                         if (clears || again) edit.remove(old.id);
                     }
                     for (auto& one : edits) one = edit.add(one);
                 });

    analysis::Quote quote;
    quote.source = coding.source;
    quote.range = coding.range;
    quote.codings = {coding.id};
    auto listed = Value::array();
    for (const auto& one : study.all<study::QuoteEdit>()) {
        if (one.coding == coding.id) listed.add(described(one));
    }
    Outcome outcome;
    outcome.data.set("coding", coding.guid.text());
    outcome.data.set("edits", std::move(listed));
    outcome.data.set("text", edited(text.slice(coding.range), coding.range,
                                    QuoteEdits(study).within(quote, coding.range)));
    return outcome;
}

void print(const Value& data, Page& page) {
    page.line(data["text"].text());
    page.line(counted(static_cast<std::int64_t>(data["edits"].items().size()), "edit in this quote.",
                      "edits in this quote."));
}

}  // namespace

Command edit_quote_command() {
    Command command;
    command.id = "coding/edit-quote";
    command.verb = "edit-quote";
    command.menu = "Codes/Edit a quote…";
    command.help = "Leaves words out of a quote as it is printed, or puts words of the editor's in.";
    command.details =
        "The source stays as it is. Left out is marked […], put in [words], in lists of quotes and in "
        "exports. Words "
        "that are put in may hold no name and no other identifier; they are scanned again whenever the quote "
        "leaves.";
    command.access = Access::Write;
    command.parameters = coding_parameters();
    command.parameters.insert(command.parameters.begin(), study_parameter());
    for (auto& parameter : std::vector<Parameter>{
             option("cut", Parameter::Holds::Range,
                    "characters from A to before B of the source that are left out")
                 .many()
                 .called("A:B"),
             option("insert", Parameter::Holds::Text, "words put in, at a place or where words are left out")
                 .called("WORDS"),
             option("at", Parameter::Holds::Number, "the character of the source before which they stand")
                 .at_least(0)
                 .called("N")
                 .labelled("Where they stand"),
             flag("clear", "takes back what was edited in this quote").labelled("Take all back")})
        command.parameters.push_back(std::move(parameter));
    command.examples = {
        {"edit-quote study.sotto --source P01 --coded-at 89:142 --coded-as Training --cut 100:110",
         "ten characters are left out where the quote is printed"},
        {"edit-quote study.sotto --source P01 --coded-at 89:142 --coded-as Training --at 110 --insert \"in "
         "the new "
         "class\"",
         "words that a reader needs"}};
    command.available = with_study;
    command.run = edit_quote;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
