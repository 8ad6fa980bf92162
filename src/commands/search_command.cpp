// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/passage_filter.h"
#include "commands/session.h"
#include "search/query.h"
#include "text/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>

namespace sotto::commands {

namespace {

using study::Id;

/// The labels of things by id.
template <class T>
using Labels = std::unordered_map<Id<T>, std::string>;

template <class T>
Labels<T> labels_of(const store::StudyFile& study, const std::vector<store::PassageText>& passages,
                    Id<T> study::Passage::*of_passage, std::string T::*label) {
    std::vector<Id<T>> ids;
    for (const auto& found : passages) ids.push_back(found.passage.*of_passage);
    Labels<T> labels;
    for (auto& thing : study.find(std::move(ids))) labels.emplace(thing.id, std::move(thing.*label));
    return labels;
}

Outcome search(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    const auto query = search::Query::parse(arguments.text("QUERY"));
    if (query.source().empty() || (!query.has_words() && query.filters().empty())) {
        throw base::Error(base::Blame::User, "There is nothing to look for in the query.");
    }
    search::SearchOptions options;
    options.limit = arguments.number("limit", 100);
    options.offset = arguments.number("offset", 0);
    options.by_relevance = arguments.text("order", "relevance") == "relevance";
    const auto& index = session.index();
    const store::StudyFile::Moment moment(study);
    const auto hits = index.find(query, options, passage_filter(study));

    std::vector<std::int64_t> ids;
    for (const auto& hit : hits.hits) ids.push_back(hit.passage);
    auto passages = study.passage_texts(ids);
    auto sources = labels_of(study, passages, &study::Passage::source, &study::Source::name);
    auto speakers = labels_of(study, passages, &study::Passage::speaker, &study::Speaker::label);
    auto listed = Value::array();
    std::size_t next = 0;
    for (auto& found : passages) {
        while (hits.hits[next].passage != found.passage.id.value) ++next;
        auto matches = Value::array();
        for (const auto& match : hits.hits[next].matches) {
            auto pair = Value::array();
            pair.add(found.passage.said.start + match.start);
            pair.add(found.passage.said.start + match.end);
            matches.add(std::move(pair));
        }
        listed.add(Value()
                       .set("source", sources[found.passage.source])
                       .set("passage", found.passage.id.value)
                       .set("ordinal", found.passage.ordinal)
                       .set("start", found.passage.said.start)
                       .set("end", found.passage.said.end)
                       .set("speaker", speakers[found.passage.speaker])
                       .set("text", std::move(found.said))
                       .set("matches", std::move(matches))
                       .set("score", hits.hits[next].score));
    }
    Outcome outcome;
    outcome.data.set("total", hits.total);
    outcome.data.set("hits", std::move(listed));
    return outcome;
}

/// The words around the first match, with `«»` around what matches: screens without colour show them too.
std::string snippet(const Value& hit) {
    constexpr text::Position around = 90;
    const text::Text said(hit["text"].text());
    const auto base = hit["start"].integer();
    const auto& matches = hit["matches"].items();
    auto from = text::Position{0};
    auto to = said.length();
    if (!matches.empty()) {
        from = matches.front().items()[0].integer() - base - around;
        to = matches.front().items()[1].integer() - base + around;
    } else {
        to = std::min(to, 2 * around);
    }
    const auto shown =
        said.snapped_to_graphemes({std::max<text::Position>(0, from), std::min(to, said.length())});
    std::string line(shown.start > 0 ? "… " : "");
    auto at = shown.start;
    for (const auto& match : matches) {
        const text::Range range{match.items()[0].integer() - base, match.items()[1].integer() - base};
        if (range.start < at || range.end > shown.end) continue;
        line += said.slice({at, range.start});
        line += "«";
        line += said.slice(range);
        line += "»";
        at = range.end;
    }
    line += said.slice({at, shown.end});
    if (shown.end < said.length()) line += " …";
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

void print(const Value& data, Page& page) {
    for (const auto& hit : data["hits"].items()) {
        const auto speaker = hit["speaker"].text();
        page.line(fmt::format("{} {}:{}{}\n    {}", hit["source"].text(), hit["start"].integer(),
                              hit["end"].integer(), speaker.empty() ? "" : "  " + speaker, snippet(hit)));
    }
    const auto shown = data["hits"].items().size();
    page.line(fmt::format("{} found{}", counted(data["total"].integer(), "passage", "passages"),
                          static_cast<std::int64_t>(shown) < data["total"].integer()
                              ? fmt::format(", {} shown.", shown)
                              : std::string(".")));
}

}  // namespace

Command search_command() {
    Command command;
    command.id = "search/find";
    command.verb = "search";
    command.menu = "Search/Find…";
    command.help = "Finds passages by their words and by what the study knows of them.";
    command.details =
        "Words side by side must all be there, in any of their forms and without regard to case and accents; "
        "=word is "
        "this form only. \"A phrase\", AND, OR, NOT (or -word), parentheses, a NEAR/5 b, prefix*. Filters: "
        "code:, speaker:, "
        "participant:, source:, kind:, status:, lang:, event:, date:2009..2012, and any attribute of the "
        "register, as in "
        "country:\"Lao PDR\" or age:30..40. Positions are those of the source's text.";
    command.parameters = {study_parameter(), positional("QUERY", Parameter::Holds::Query, "what to look for"),
                          option("limit", Parameter::Holds::Number, "how many are shown; -1 for all")
                              .at_least(-1)
                              .called("N")
                              .otherwise("100"),
                          option("offset", Parameter::Holds::Number, "how many are passed over first")
                              .at_least(0)
                              .called("N")
                              .otherwise("0"),
                          option("order", Parameter::Holds::Text, "what comes first")
                              .one_of({"relevance", "place"})
                              .otherwise("relevance")};
    command.examples = {
        {"search study.sotto \"support OR help\" --limit 5", "either word, best first"},
        {"search study.sotto \"country:\\\"Lao PDR\\\" listen*\"", "words of people from one country"}};
    command.available = with_study;
    command.run = search;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
