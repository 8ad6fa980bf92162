// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/coded_quotes.h"

#include "commands/comparison.h"
#include "commands/look_up.h"
#include "commands/passage_filter.h"
#include "commands/session.h"
#include "search/query.h"
#include "text/fold.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace sotto::commands {

namespace {

using analysis::Quote;
using study::Id;

analysis::Selection selection_of(const QuoteRequest& request, const study::CodeTree& tree) {
    analysis::Selection selection;
    for (const auto& path : request.codes) selection.all_of.push_back(codes_at(tree, path, request.exactly));
    std::vector<Id<study::Code>> any;
    for (const auto& path : request.any_codes) {
        const auto codes = codes_at(tree, path, request.exactly);
        any.insert(any.end(), codes.begin(), codes.end());
    }
    if (!any.empty()) selection.all_of.push_back(std::move(any));
    for (const auto& path : request.not_codes) {
        const auto codes = codes_at(tree, path, request.exactly);
        selection.none_of.insert(selection.none_of.end(), codes.begin(), codes.end());
    }
    return selection;
}

/// The codings that a selection has to do with; all of them when it asks for any code.
std::vector<study::Coding> codings_for(const store::StudyFile& study, const analysis::Selection& selection) {
    if (selection.all_of.empty()) return study.all<study::Coding>();
    auto codes = selection.none_of;
    for (const auto& theme : selection.all_of) codes.insert(codes.end(), theme.begin(), theme.end());
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return study.codings_of(codes);
}

void keep_answering(Session& session, const std::string& words, std::vector<Quote>& quotes) {
    const auto query = search::Query::parse(words);
    search::SearchOptions options;
    options.limit = -1;
    options.by_relevance = false;
    const auto hits = session.index().find(query, options, passage_filter(session.study()));
    std::vector<std::int64_t> ids;
    ids.reserve(hits.hits.size());
    for (const auto& hit : hits.hits) ids.push_back(hit.passage);
    std::unordered_map<Id<study::Source>, std::vector<text::Range>> answering;
    for (const auto& found : session.study().passage_texts(ids)) {
        answering[found.passage.source].push_back(found.passage.range);
    }
    for (auto& [source, ranges] : answering) std::sort(ranges.begin(), ranges.end());
    std::erase_if(quotes, [&](const Quote& quote) {
        const auto at = answering.find(quote.source);
        if (at == answering.end()) return true;
        // Passages do not overlap, so the last one that starts before the quote's end is the only candidate.
        const auto& ranges = at->second;
        const auto after =
            std::lower_bound(ranges.begin(), ranges.end(), quote.range.end,
                             [](const text::Range& range, auto end) { return range.start < end; });
        return after == ranges.begin() || !std::prev(after)->overlaps(quote.range);
    });
}

/// People go by several names; any of them may be asked for.
bool holds(const Comparison& comparison, const Voice& voice, const study::Source& source,
           const Voices& voices) {
    const bool is_who = comparison.field == "speaker" || comparison.field == "participant";
    const bool equal = comparison.relation == Comparison::Relation::Equal;
    if (is_who && !comparison.value.empty() &&
        (equal || comparison.relation == Comparison::Relation::NotEqual)) {
        const auto wanted = text::fold_key(comparison.value);
        const bool is = comparison.field == "speaker" ? voices.is_called(voice, wanted)
                                                      : voices.is_called(voice.participant, wanted);
        return is == equal;
    }
    return comparison.holds_for(voices.value(comparison.field, voice, source));
}

void keep_where(const std::vector<std::string>& conditions, const store::StudyFile& study,
                const Voices& voices, std::vector<Quote>& quotes) {
    std::vector<Comparison> comparisons;
    for (const auto& condition : conditions) {
        comparisons.push_back(Comparison::parse(condition));
        if (!voices.has_field(comparisons.back().field)) voices.refuse_field(comparisons.back().field);
    }
    QuoteReader reader(study, voices);
    std::erase_if(quotes, [&](const Quote& quote) {
        const auto voice = reader.voice(quote);
        return !std::all_of(comparisons.begin(), comparisons.end(), [&](const Comparison& comparison) {
            return holds(comparison, voice, voices.source(quote.source), voices);
        });
    });
}

bool asks(const Voice& voice) {
    return voice.role == study::SpeakerRole::Interviewer || voice.role == study::SpeakerRole::Interpreter;
}

}  // namespace

QuoteRequest QuoteRequest::from(const Arguments& arguments) {
    return {arguments.texts("code"),  arguments.texts("any-code"), arguments.texts("not-code"),
            arguments.has("exactly"), arguments.text("query"),     arguments.texts("where")};
}

std::vector<Parameter> quote_parameters() {
    return {
        option("code", Parameter::Holds::Code,
               "quotes of this code and those below it; several: places that carry all")
            .many(),
        option("any-code", Parameter::Holds::Code,
               "quotes of any of these codes and those below them; beside a code: of that one, too")
            .many(),
        option("not-code", Parameter::Holds::Code, "leave out quotes that overlap a coding with this code")
            .many(),
        flag("exactly", "the codes alone, without those below them"),
        option("query", Parameter::Holds::Query, "only quotes with a passage that answers the query"),
        option("where", Parameter::Holds::Text,
               "only quotes whose speaker or source has this attribute: country=France, age>=30, "
               "kind!=literature")
            .many()
            .called("CONDITION")};
}

std::vector<Quote> find_quotes(Session& session, const QuoteRequest& request, const Voices& voices) {
    const auto& study = session.study();
    const auto selection = selection_of(request, code_tree(study));
    auto quotes = analysis::retrieve(codings_for(study, selection), selection);
    if (!request.query.empty() && !quotes.empty()) keep_answering(session, request.query, quotes);
    if (!request.where.empty()) keep_where(request.where, study, voices, quotes);
    return quotes;
}

std::string QuoteReader::text(const Quote& quote) {
    go_to_text(quote.source);
    return std::string(text_.slice(quote.range));
}

std::string QuoteReader::context(const Quote& quote, text::Position characters) {
    go_to(quote.source);
    go_to_text(quote.source);
    auto around = quote.range;
    const auto [first, last] = touched(quote.range);
    if (first < last) {
        around.start = std::min(around.start, passages_[first].range.start);
        around.end = std::max(around.end, passages_[last - 1].range.end);
        // Short passages are answers to something: the turn before says to what.
        if (around.length() - quote.range.length() < characters && first > 0) {
            around.start = passages_[first - 1].range.start;
        }
    }
    around.start = std::max(around.start, quote.range.start - characters);
    around.end = std::min(around.end, quote.range.end + characters);
    return std::string(text_.slice(text_.trimmed(text_.snapped_to_graphemes(around))));
}

Voice QuoteReader::voice(const Quote& quote) {
    go_to(quote.source);
    struct Share {
        Voice voice;
        text::Position characters = 0;
    };
    std::map<Id<study::Speaker>, Share> shares;
    const auto [first, last] = touched(quote.range);
    for (auto i = first; i < last; ++i) {
        const auto& said = passages_[i].said;
        const auto characters = std::min(said.end, quote.range.end) - std::max(said.start, quote.range.start);
        if (characters <= 0) continue;
        auto& share = shares[passages_[i].speaker];
        if (share.characters == 0) share.voice = voices_.of(passages_[i]);
        share.characters += characters;
    }
    const Share* most = nullptr;
    for (const auto& [speaker, share] : shares) {
        if (most == nullptr || std::pair(!asks(share.voice), share.characters) >
                                   std::pair(!asks(most->voice), most->characters)) {
            most = &share;
        }
    }
    return most != nullptr ? most->voice : voices_.of(voices_.source(quote.source));
}

std::vector<QuoteTurn> QuoteReader::turns(const Quote& quote) {
    go_to(quote.source);
    go_to_text(quote.source);
    std::vector<QuoteTurn> turns;
    const auto [first, last] = touched(quote.range);
    for (auto i = first; i < last; ++i) {
        const auto& said = passages_[i].said;
        const text::Range both{std::max(said.start, quote.range.start), std::min(said.end, quote.range.end)};
        if (both.empty()) continue;
        const auto words = text_.trimmed(both);
        if (words.empty()) continue;
        const bool goes_on = !turns.empty() && i > first &&
                             passages_[i].speaker == passages_[i - 1].speaker &&
                             passages_[i].range.start == said.start;
        if (goes_on) {
            turns.back().range.end = words.end;
            turns.back().text = std::string(text_.slice(turns.back().range));
        } else {
            turns.push_back({words, std::string(text_.slice(words)), voices_.of(passages_[i])});
        }
    }
    return turns;
}

std::vector<study::Passage> QuoteReader::neighbourhood(const Quote& quote) {
    // Lines of a transcript may be passages of a few words each.
    constexpr text::Position enough = 160;
    go_to(quote.source);
    auto [first, last] = touched(quote.range);
    if (first == last) return {};
    const auto characters = [&](std::size_t from, std::size_t to) {
        return passages_[to - 1].range.end - passages_[from].range.start;
    };
    const auto touched_first = first;
    const auto touched_last = last;
    while (first > 0 && (first == touched_first || characters(first, touched_first) < enough)) --first;
    while (last < passages_.size() && (last == touched_last || characters(touched_last, last) < enough))
        ++last;
    return {passages_.begin() + static_cast<std::ptrdiff_t>(first),
            passages_.begin() + static_cast<std::ptrdiff_t>(last)};
}

std::string QuoteReader::text(Id<study::Source> source, text::Range range) {
    go_to_text(source);
    return std::string(text_.slice(range));
}

void QuoteReader::go_to(Id<study::Source> source) {
    if (source_ == source) return;
    passages_ = study_.passages(source);
    source_ = source;
}

void QuoteReader::go_to_text(Id<study::Source> source) {
    if (text_of_ == source) return;
    text_ = study_.text(study_.current_version(source).id);
    text_of_ = source;
}

std::pair<std::size_t, std::size_t> QuoteReader::touched(text::Range range) const {
    const auto first =
        std::partition_point(passages_.begin(), passages_.end(),
                             [&](const study::Passage& passage) { return passage.range.end <= range.start; });
    const auto last = std::partition_point(first, passages_.end(), [&](const study::Passage& passage) {
        return passage.range.start < range.end;
    });
    return {static_cast<std::size_t>(first - passages_.begin()),
            static_cast<std::size_t>(last - passages_.begin())};
}

}  // namespace sotto::commands
