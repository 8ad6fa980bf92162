// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/quote_list.h"

#include "commands/coded_quotes.h"
#include "commands/look_up.h"
#include "text/fold.h"
#include "workbench/panes/one_line.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_set>

namespace sotto::workbench {

namespace {

using analysis::Quote;
using study::Id;

/// As much of a quote as a wide window shows in a line.
constexpr text::Position shown_characters = 300;

bool is_of_source(std::string_view field) {
    return field == "kind" || field == "status" || field == "lang" || field == "language" ||
           field == "date" || field == "event" || field == "source";
}

void keep_meeting(const Condition& where, commands::Session& session, const commands::Voices& voices,
                  std::vector<Quote>& quotes) {
    const auto field = text::fold_key(where.field);
    const auto value = text::fold_key(where.value);
    commands::QuoteReader reader(session.study(), voices);
    std::erase_if(quotes, [&](const Quote& quote) {
        const auto& source = voices.source(quote.source);
        if (is_of_source(field)) return text::fold_key(voices.value(field, {}, source)) != value;
        // Whoever says a part of it counts, as in the cells of a matrix.
        const auto turns = reader.turns(quote);
        return std::none_of(turns.begin(), turns.end(), [&](const commands::QuoteTurn& turn) {
            return text::fold_key(voices.value(field, turn.voice, source)) == value;
        });
    });
}

/// Whether the edits after entry `before` left texts and people alone.
bool only_coded_since(const store::StudyFile& study, std::int64_t before) {
    const auto count = study.journal_seq() - before;
    if (count <= 0) return count == 0;
    const auto entries = study.journal(count);
    return std::all_of(entries.begin(), entries.end(), [](const store::JournalEntry& entry) {
        for (const std::string_view room : {"code/", "coding/", "memo/", "finding/", "group/"}) {
            if (entry.command.starts_with(room)) return true;
        }
        return false;
    });
}

std::string name_of_voice(const commands::Voices& voices, const commands::Voice& voice) {
    auto code = voices.code_of(voice.participant);
    return code.empty() ? voice.label : code;
}

/// Numbers before words, numbers by their size.
class SortKey {
public:
    SortKey() = default;
    explicit SortKey(const std::string& words) : folded_(text::fold_key(words)) {
        const auto [end, error] = std::from_chars(folded_.data(), folded_.data() + folded_.size(), number_);
        is_number_ = error == std::errc() && end == folded_.data() + folded_.size();
    }
    [[nodiscard]] bool empty() const { return folded_.empty(); }
    friend bool operator<(const SortKey& a, const SortKey& b) {
        if (a.is_number_ != b.is_number_) return a.is_number_;
        return a.is_number_ ? a.number_ < b.number_ : a.folded_ < b.folded_;
    }

private:
    std::string folded_;
    double number_ = 0;
    bool is_number_ = false;
};

}  // namespace

QuoteList list_quotes(commands::Session& session, Id<study::Code> code, const std::optional<Condition>& where,
                      std::int64_t before) {
    QuoteList list;
    const auto& study = session.study();
    list.seq = study.journal_seq();
    list.same_words = before != 0 && only_coded_since(study, before);
    list.voices = std::make_shared<commands::Voices>(study);
    list.attributes = list.voices->fields();
    // Those of every study come first, and have columns of their own.
    const auto participant = std::find(list.attributes.begin(), list.attributes.end(), "participant");
    list.attributes.erase(list.attributes.begin(), std::next(participant));

    const auto tree = commands::code_tree(study);
    if (tree.find(code) == nullptr) return list;
    commands::QuoteRequest request;
    request.codes = {tree.path(code)};
    request.exactly = where.has_value();
    if (where && where->field == "code") request.codes.push_back(where->value);
    list.quotes = commands::find_quotes(session, request, *list.voices);
    if (where && where->field != "code") keep_meeting(*where, session, *list.voices, list.quotes);
    return list;
}

std::vector<QuoteWords> read_quotes(commands::Session& session, const QuoteList& list, std::size_t first,
                                    std::size_t last) {
    const auto& study = session.study();
    commands::QuoteReader reader(study, *list.voices);
    last = std::min(last, list.quotes.size());
    std::vector<QuoteWords> read;
    read.reserve(last - std::min(first, last));
    std::vector<std::string> fields;
    for (const auto& name : list.attributes) fields.push_back(text::fold_key(name));

    while (first < last) {
        const auto source = list.quotes[first].source;
        auto end = first;
        while (end < last && list.quotes[end].source == source) ++end;
        std::vector<Quote> quotes(list.quotes.begin() + static_cast<std::ptrdiff_t>(first),
                                  list.quotes.begin() + static_cast<std::ptrdiff_t>(end));
        analysis::name_codings(quotes, study.codings_in(source));
        for (const auto& quote : quotes) {
            QuoteWords words;
            auto shown = quote;
            shown.range.end = std::min(shown.range.end, shown.range.start + shown_characters);
            words.text = in_one_line(reader.text(shown));
            if (shown.range != quote.range) words.text += "…";
            const auto voice = reader.voice(quote);
            words.participant = voice.participant;
            words.speaker = name_of_voice(*list.voices, voice);
            words.codes = quote.codes;
            for (const auto& field : fields)
                words.attributes.push_back(list.voices->value(field, voice, list.voices->source(source)));
            read.push_back(std::move(words));
        }
        first = end;
    }
    return read;
}

std::string quote_to_copy(commands::Session& session, const QuoteList& list, std::size_t quote) {
    commands::QuoteReader reader(session.study(), *list.voices);
    const auto& chosen = list.quotes.at(quote);
    const auto who = name_of_voice(*list.voices, reader.voice(chosen));
    const auto& where = list.voices->source(chosen.source).name;
    return reader.text(chosen) + "\n(" + (who.empty() ? where : who + ", " + where) + ")\n";
}

commands::Arguments codings_to_change(commands::Session& session, const QuoteList& list,
                                      const std::vector<std::size_t>& quotes) {
    commands::Arguments arguments;
    std::set<Id<study::Coding>> seen;
    for (const auto quote : quotes) {
        for (const auto id : list.quotes.at(quote).codings) {
            if (!seen.insert(id).second) continue;
            if (const auto coding = session.study().find(id)) arguments.add("id", coding->guid.text());
        }
    }
    return arguments;
}

QuoteSums sums_of(const QuoteList& list, const ReadQuotes& words) {
    std::unordered_set<Id<study::Source>> sources;
    std::set<study::SourceKind> kinds;
    std::unordered_set<Id<study::Entity>> people;
    for (const auto& quote : list.quotes) {
        if (sources.insert(quote.source).second) kinds.insert(list.voices->source(quote.source).kind);
    }
    for (const auto& one : words) {
        if (one && one->participant) people.insert(one->participant);
    }
    return {list.quotes.size(), people.size(), sources.size(), kinds.size()};
}

std::string cell_of(const QuoteList& list, const study::CodeTree& codes, std::size_t quote,
                    const QuoteWords& words, int column) {
    switch (column) {
        case QuoteOrder::Text:
            return words.text;
        case QuoteOrder::Source:
            return list.voices->source(list.quotes[quote].source).name;
        case QuoteOrder::Speaker:
            return words.speaker;
        case QuoteOrder::Codes: {
            std::string names;
            for (const auto id : words.codes) {
                const auto* code = codes.find(id);
                if (code == nullptr) continue;
                if (!names.empty()) names += ", ";
                names += code->name;
            }
            return names;
        }
        default:
            break;
    }
    const auto attribute = static_cast<std::size_t>(column - QuoteOrder::FirstAttribute);
    return column >= QuoteOrder::FirstAttribute && attribute < words.attributes.size()
               ? words.attributes[attribute]
               : std::string();
}

std::vector<std::uint32_t> ordered(const QuoteList& list, const ReadQuotes& words,
                                   const study::CodeTree& codes, const QuoteOrder& order) {
    std::vector<std::uint32_t> shown;
    const auto filter = text::fold_key(order.filter);
    const int columns = QuoteOrder::FirstAttribute + static_cast<int>(list.attributes.size());
    for (std::uint32_t i = 0; i < list.quotes.size(); ++i) {
        if (!filter.empty()) {
            bool has = false;
            for (int column = 0; words[i] && column < columns && !has; ++column) {
                has = text::fold_key(cell_of(list, codes, i, *words[i], column)).find(filter) !=
                      std::string::npos;
            }
            if (!has) continue;
        }
        shown.push_back(i);
    }
    if (order.column == QuoteOrder::AsListed) return shown;

    std::vector<SortKey> keys(list.quotes.size());
    for (const auto i : shown) {
        if (words[i]) keys[i] = SortKey(cell_of(list, codes, i, *words[i], order.column));
    }
    std::stable_sort(shown.begin(), shown.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (keys[a].empty() != keys[b].empty()) return keys[b].empty();
        return order.ascending ? keys[a] < keys[b] : keys[b] < keys[a];
    });
    return shown;
}

}  // namespace sotto::workbench
