// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/kwic.h"

#include "base/error.h"
#include "commands/passage_filter.h"
#include "commands/voices.h"
#include "search/query.h"
#include "text/direction.h"
#include "workbench/panes/one_line.h"

#include <algorithm>
#include <chrono>

namespace sotto::workbench {

namespace {

using text::Position;
using text::Range;

/// On either side: more than a wide window shows.
constexpr Position context = 120;

/// `at` moved forward (or back) to behind (before) the next blank, if one is near.
Position word_border(const text::Text& words, Position at, int step) {
    constexpr Position near = 12;
    for (Position moved = 0; moved < near; ++moved) {
        const auto place = at + step * moved;
        if (place <= 0 || place >= words.length()) break;
        if (words.slice({place, place + 1}) == " ") return step > 0 ? place + 1 : place;
    }
    return step > 0 ? words.snapped_to_graphemes({at, words.length()}).start
                    : words.snapped_to_graphemes({0, at}).end;
}

void add_lines(const store::PassageText& passage, const search::Hit& hit, const KwicLine& same,
               Found& found) {
    const text::Text said(passage.said);
    const auto place = passage.passage.said.start;
    auto matches = hit.matches;
    if (matches.empty()) {
        // Only conditions were asked: the line is the passage's beginning.
        auto line = same;
        const auto shown = said.snapped_to_graphemes({0, std::min(2 * context, said.length())});
        line.match = {place, place + shown.end};
        line.after = in_one_line(said.slice(shown));
        found.lines.push_back(std::move(line));
        return;
    }
    auto& in_source = found.matches[passage.passage.source];
    for (const auto& match : matches) {
        auto line = same;
        const auto around = said.snapped_to_graphemes(
            {std::max<Position>(0, match.start - context), std::min(said.length(), match.end + context)});
        line.match = {place + match.start, place + match.end};
        line.before = in_one_line(said.slice({around.start, match.start}));
        line.matched = in_one_line(said.slice(match));
        line.after = in_one_line(said.slice({match.end, around.end}));
        in_source.push_back(line.match);
        found.lines.push_back(std::move(line));
    }
}

}  // namespace

Found find_lines(commands::Session& session, const std::string& query, bool by_relevance,
                 std::int64_t limit) {
    Found found;
    const auto start = std::chrono::steady_clock::now();
    try {
        const auto parsed = search::Query::parse(query);
        if (!parsed.has_words() && parsed.filters().empty()) {
            found.problem = "There is nothing to look for in the query.";
            return found;
        }
        const auto& study = session.study();
        search::SearchOptions options;
        options.limit = limit;
        options.by_relevance = by_relevance;
        const auto hits = session.index().find(parsed, options, commands::passage_filter(study));
        found.total = hits.total;
        found.listed = static_cast<std::int64_t>(hits.hits.size());

        std::vector<std::int64_t> ids;
        for (const auto& hit : hits.hits) ids.push_back(hit.passage);
        const commands::Voices voices(study);
        std::size_t next = 0;
        std::unordered_map<study::Id<study::Source>, bool> sources;
        for (const auto& passage : study.passage_texts(ids)) {
            while (hits.hits[next].passage != passage.passage.id.value) ++next;
            KwicLine line;
            line.source = passage.passage.source;
            sources.emplace(line.source, true);
            line.source_name = voices.source(line.source).name;
            const auto voice = voices.of(passage.passage);
            line.speaker = voices.code_of(voice.participant);
            if (line.speaker.empty()) line.speaker = voice.label;
            line.right_to_left = text::is_right_to_left(passage.said);
            add_lines(passage, hits.hits[next], line, found);
        }
        found.sources = sources.size();
        for (auto& [source, ranges] : found.matches) std::sort(ranges.begin(), ranges.end());
    } catch (const base::Cancelled&) {
        found = {};
        found.problem = "The search was stopped.";
    } catch (const base::Error& error) {
        found = {};
        found.problem = error.what();
    }
    found.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return found;
}

std::string last_words(std::string_view words, Position characters) {
    const text::Text whole{std::string(words)};
    if (whole.length() <= characters) return whole.utf8();
    const auto from = word_border(whole, whole.length() - characters, 1);
    return "…" + std::string(whole.slice({from, whole.length()}));
}

std::string first_words(std::string_view words, Position characters) {
    const text::Text whole{std::string(words)};
    if (whole.length() <= characters) return whole.utf8();
    const auto to = word_border(whole, characters, -1);
    return std::string(whole.slice({0, to})) + "…";
}

std::string with_condition(const std::string& query, const std::string& field, const std::string& value) {
    const auto quoted = [](const std::string& word) {
        const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char byte) {
            return byte == '-' || byte == '_' || byte == '/' || (byte >= '0' && byte <= '9') ||
                   (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
        });
        return plain ? word : '"' + word + '"';
    };
    const bool parted = query.empty() || query.back() == ' ';
    return query + (parted ? "" : " ") + quoted(field) + ":" + quoted(value);
}

}  // namespace sotto::workbench
