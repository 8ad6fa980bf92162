// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/clock.h"
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/passage_filter.h"
#include "commands/session.h"
#include "search/query.h"
#include "text/segment.h"

#include <fmt/format.h>
#include <algorithm>
#include <set>
#include <unordered_map>

namespace sotto::commands {

namespace {

using study::Id;
using text::Range;

/// The ranges of a hit's passage that are to be coded, in positions of its said text.
std::vector<Range> ranges_of(const search::Hit& hit, const std::string& said, const std::string& unit,
                             const std::string& language) {
    const text::Text words(said);
    std::vector<Range> ranges;
    if (unit == "passage" || hit.matches.empty()) {
        ranges.push_back(words.trimmed(words.whole()));
    } else if (unit == "sentence") {
        for (const auto& match : hit.matches) {
            // One sentence may hold several matches, and one match may reach over two sentences.
            const auto sentence = text::sentence_around(words, match, language);
            if (ranges.empty() || !ranges.back().overlaps(sentence)) {
                ranges.push_back(sentence);
            } else {
                ranges.back().end = std::max(ranges.back().end, sentence.end);
            }
        }
    } else {
        for (const auto& match : hit.matches) ranges.push_back(words.snapped_to_graphemes(match));
    }
    std::erase_if(ranges, [](const Range& range) { return range.empty(); });
    return ranges;
}

std::vector<study::Coding> codings_for(Session& session, const search::Hits& hits, const std::string& unit) {
    const auto& study = session.study();
    std::unordered_map<Id<study::Source>, std::string> languages;
    for (auto& source : study.all<study::Source>()) languages.emplace(source.id, std::move(source.language));
    std::vector<std::int64_t> ids;
    ids.reserve(hits.hits.size());
    for (const auto& hit : hits.hits) ids.push_back(hit.passage);

    std::vector<study::Coding> codings;
    std::size_t next = 0;
    for (const auto& found : study.passage_texts(ids)) {
        session.progress().check();
        while (hits.hits[next].passage != found.passage.id.value) ++next;
        for (const auto& range :
             ranges_of(hits.hits[next], found.said, unit, languages[found.passage.source])) {
            study::Coding coding;
            coding.source = found.passage.source;
            coding.version = found.passage.version;
            coding.range = {found.passage.said.start + range.start, found.passage.said.start + range.end};
            codings.push_back(coding);
        }
    }
    return codings;
}

Outcome autocode(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    const auto query = search::Query::parse(arguments.text("QUERY"));
    search::SearchOptions options;
    options.limit = -1;
    options.by_relevance = false;
    const auto hits = session.index().find(query, options, passage_filter(study));
    auto codings = codings_for(session, hits, arguments.text("unit", "match"));

    std::int64_t already = 0;
    std::string path = arguments.text("code");
    // Even without a hit, a path that can be no code is wrong use.
    study::split_code_path(path);
    if (!codings.empty()) {
        const auto coder = arguments.text("coder", session.researcher());
        const auto created = base::utc_now();
        session.edit("code/auto", "Coded what answers a query", [&](store::Edit& edit) {
            const auto code = code_to_apply(edit, path);
            path = code_tree(edit.study()).path(code.id);
            std::set<std::pair<Id<study::Source>, Range>> known;
            for (const auto& coding : edit.study().codings_of({code.id})) {
                if (coding.coder == coder) known.emplace(coding.source, coding.range);
            }
            const auto found = codings.size();
            std::erase_if(codings, [&](const study::Coding& coding) {
                return !known.emplace(coding.source, coding.range).second;
            });
            already = static_cast<std::int64_t>(found - codings.size());
            for (auto& coding : codings) {
                coding.code = code.id;
                coding.coder = coder;
                coding.created = created;
            }
            edit.add_all(codings);
            edit.summarise(
                fmt::format("Coded {} as \"{}\" by query",
                            counted(static_cast<std::int64_t>(codings.size()), "passage", "passages"), path));
        });
    }
    Outcome outcome;
    outcome.data.set("code", path);
    outcome.data.set("added", codings.size());
    outcome.data.set("already", already);
    return outcome;
}

void print(const Value& data, Page& page) {
    page.line(fmt::format("Coded {} as {}; {} had it already.",
                          counted(data["added"].integer(), "range", "ranges"), data["code"].text(),
                          data["already"].integer()));
}

}  // namespace

Command autocode_command() {
    Command command;
    command.id = "code/auto";
    command.verb = "autocode";
    command.menu = "Codes/Code by query…";
    command.help = "Codes everything that answers a query; running it twice adds nothing.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(), positional("QUERY", Parameter::Holds::Query, "what to look for, as in a search"),
        option("code", Parameter::Holds::Code, "the code; made if it is new").must(),
        option("unit", Parameter::Holds::Text, "how much around a hit is coded")
            .one_of({"match", "sentence", "passage"})
            .otherwise("match"),
        option("coder", Parameter::Holds::Text, "who codes").called("NAME").otherwise("you")};
    command.examples = {
        {"autocode study.sotto \"support OR help\" --code \"Lessons/Support\" --unit sentence",
         "codes the sentences"}};
    command.available = with_study;
    command.run = autocode;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
