// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/coded_quotes.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/quote_edits.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <unordered_map>

namespace sotto::commands {

namespace {

/// The GUIDs of codings.
using Guids = std::unordered_map<study::Id<study::Coding>, std::string>;

/// Gives quotes all codings that lie on them, not only those that were asked for.
Guids name_all_codes(const store::StudyFile& study, std::vector<analysis::Quote>& quotes) {
    constexpr std::size_t few = 50;
    std::vector<study::Coding> codings;
    if (quotes.size() > few) {
        codings = study.all<study::Coding>();
    } else {
        study::Id<study::Source> last;
        for (const auto& quote : quotes) {
            if (quote.source == last) continue;
            last = quote.source;
            const auto more = study.codings_in(quote.source);
            codings.insert(codings.end(), more.begin(), more.end());
        }
    }
    analysis::name_codings(quotes, codings);
    Guids guids;
    for (const auto& coding : codings) guids.emplace(coding.id, coding.guid.text());
    return guids;
}

Outcome list(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    const Voices voices(study);
    auto quotes = find_quotes(session, QuoteRequest::from(arguments), voices);
    const auto total = quotes.size();
    const auto offset = std::min(total, static_cast<std::size_t>(arguments.number("offset", 0)));
    const auto limit = arguments.number("limit", -1);
    quotes.erase(quotes.begin(), quotes.begin() + static_cast<std::ptrdiff_t>(offset));
    if (limit >= 0 && static_cast<std::size_t>(limit) < quotes.size())
        quotes.resize(static_cast<std::size_t>(limit));
    const auto guids = name_all_codes(study, quotes);

    const auto tree = code_tree(study);
    std::unordered_map<study::Id<study::Code>, std::string> paths;
    for (const auto& code : tree.codes()) paths.emplace(code.id, tree.path(code.id));
    const auto characters = arguments.number("context", 160);
    QuoteReader reader(study, voices);
    const QuoteEdits edits(study);
    auto listed = Value::array();
    for (const auto& quote : quotes) {
        auto codes = Value::array();
        for (const auto code : quote.codes) codes.add(paths[code]);
        auto codings = Value::array();
        for (const auto coding : quote.codings) codings.add(guids.at(coding));
        const auto voice = reader.voice(quote);
        const auto own_edits = edits.within(quote, quote.range);
        const auto words = reader.text(quote);
        const auto participant = voices.code_of(voice.participant);
        listed.add(
            Value()
                .set("source", voices.source(quote.source).name)
                .set("start", quote.range.start)
                .set("end", quote.range.end)
                .set("codes", std::move(codes))
                .set("codings", std::move(codings))
                .set("speaker", voice.label)
                .set("participant", participant.empty() ? Value() : Value(participant))
                .set("text", words)
                .set("edited", own_edits.empty() ? Value() : Value(edited(words, quote.range, own_edits)))
                .set("context", reader.context(quote, characters)));
    }
    Outcome outcome;
    outcome.data.set("total", total);
    outcome.data.set("quotes", std::move(listed));
    return outcome;
}

void print(const Value& data, Page& page) {
    for (const auto& quote : data["quotes"].items()) {
        std::vector<std::string> codes;
        for (const auto& code : quote["codes"].items()) codes.push_back(code.text());
        auto words = quote[quote["edited"].is_null() ? "text" : "edited"].text();
        std::replace(words.begin(), words.end(), '\n', ' ');
        auto who = quote["participant"].text();
        if (who.empty()) who = quote["speaker"].text();
        page.line(fmt::format("{} {}:{}{}  [{}]\n    {}", quote["source"].text(), quote["start"].integer(),
                              quote["end"].integer(), who.empty() ? "" : "  " + who, fmt::join(codes, "; "),
                              words));
    }
    const auto total = data["total"].integer();
    const auto shown = static_cast<std::int64_t>(data["quotes"].items().size());
    page.line(shown < total ? fmt::format("{}, {} shown.", counted(total, "quote", "quotes"), shown)
                            : counted(total, "quote.", "quotes."));
}

}  // namespace

Command quotes_command() {
    Command command;
    command.id = "quote/list";
    command.verb = "quotes";
    command.menu = "Search/Quotes by theme…";
    command.help = "Lists coded quotes by theme, speaker and words.";
    command.details =
        "With one --code a quote is a range as it was coded. With several, it is the place where codings of "
        "all of them lie "
        "on each other. Each range is listed once, with every code that covers it. The speaker is the one "
        "who says most of it; "
        "conditions of --where are asked of that speaker's participant and of the source. In conditions, "
        "what is not "
        "known is neither equal nor less nor more than anything.";
    command.parameters = quote_parameters();
    command.parameters.insert(command.parameters.begin(), study_parameter());
    command.parameters.push_back(option("limit", Parameter::Holds::Number, "how many are listed; -1 for all")
                                     .at_least(-1)
                                     .called("N")
                                     .otherwise("-1"));
    command.parameters.push_back(option("offset", Parameter::Holds::Number, "how many are passed over first")
                                     .at_least(0)
                                     .called("N")
                                     .otherwise("0"));
    command.parameters.push_back(
        option("context", Parameter::Holds::Number, "characters of context on either side")
            .at_least(0)
            .called("N")
            .otherwise("160"));
    command.examples = {
        {"quotes study.sotto --code Lessons --where \"country=Lao PDR\"", "what people of a country say"},
        {"quotes study.sotto --code Lessons/Support --code Training --limit 10", "places that carry both"}};
    command.available = with_study;
    command.run = list;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
