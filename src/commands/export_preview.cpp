// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/export_preview.h"

#include "commands/look_up.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace sotto::commands {

namespace {

using formats::WriteBlock;
using privacy::Candidate;
using privacy::CandidateTurn;
using privacy::ProtectedExcerpt;
using report::PrintedBlock;
using People = std::set<study::Id<study::Entity>>;

const Candidate& candidate_of(const ProtectedExcerpt& excerpt, const std::vector<Candidate>& candidates) {
    return candidates[static_cast<std::size_t>(excerpt.number)];
}

const CandidateTurn* said_in(const ProtectedExcerpt::Turn& turn, const Candidate& candidate) {
    const auto at = std::find_if(candidate.turns.begin(), candidate.turns.end(),
                                 [&](const CandidateTurn& said) { return said.range == turn.range; });
    return at == candidate.turns.end() ? nullptr : &*at;
}

/// Those whose words the excerpt prints.
People people_in(const ProtectedExcerpt& excerpt, const Candidate& candidate) {
    People people;
    for (const auto& turn : excerpt.turns) {
        const auto* said = said_in(turn, candidate);
        if (said == nullptr || said->role == study::SpeakerRole::Interviewer) continue;
        const auto who = said->participant ? said->participant : candidate.source.participant;
        if (who) people.insert(who);
    }
    return people;
}

std::string_view kind_of(const WriteBlock& block) {
    switch (block.kind) {
        case WriteBlock::Kind::Title:
            return "title";
        case WriteBlock::Kind::Heading:
            return "heading";
        case WriteBlock::Kind::Quote:
            return "quote";
        case WriteBlock::Kind::Attribution:
            return "attribution";
        default:
            return "note";
    }
}

Value described(const privacy::Replacement& mark, const ProtectedExcerpt::Turn* turn) {
    auto value = Value().set("start", mark.range.start).set("end", mark.range.end);
    if (mark.category) {
        value.set("category", privacy::name_of(*mark.category)).set("status", privacy::name_of(mark.state));
    } else {
        value.set("category", "left-out");
    }
    if (turn != nullptr && !mark.original.empty()) {
        value.set("source_start", turn->range.start + mark.original.start);
        value.set("source_end", turn->range.start + mark.original.end);
    }
    return value;
}

Value described(const PrintedBlock& printed, const report::ExcerptDocument& document) {
    const auto& block = printed.block;
    auto value = Value().set("kind", kind_of(block)).set("text", block.utf8);
    value.set("right_to_left", block.right_to_left);
    const ProtectedExcerpt::Turn* turn = nullptr;
    if (printed.excerpt != PrintedBlock::no_excerpt) {
        value.set("quote", printed.excerpt);
        if (block.kind == WriteBlock::Kind::Quote)
            turn = &document.excerpts[printed.excerpt].turns[printed.turn];
    }
    auto marks = Value::array();
    for (const auto& mark : printed.marks) marks.add(described(mark, turn));
    value.set("marks", std::move(marks));
    return value;
}

/// How many quotes by how many people stand under each heading.
class Themes {
public:
    void begin(const std::string& heading) {
        end();
        heading_ = heading;
    }
    void add(const People& people) {
        ++quotes_;
        people_.insert(people.begin(), people.end());
    }
    Value take() {
        end();
        return std::move(list_);
    }

private:
    void end() {
        if (quotes_ > 0)
            list_.add(Value().set("heading", heading_).set("quotes", quotes_).set("people", people_.size()));
        heading_.clear();
        quotes_ = 0;
        people_.clear();
    }

    Value list_ = Value::array();
    std::string heading_;
    std::int64_t quotes_ = 0;
    People people_;
};

}  // namespace

namespace {

/// `age:34` as `age-1`, `register:P01` as `register-1`: a key holds the value itself, or a name.
std::vector<std::string> without_values(const std::vector<std::string>& keys) {
    std::vector<std::string> numbered;
    std::map<std::string, int> counts;
    for (const auto& key : keys) {
        const auto category = key.substr(0, key.find(':'));
        numbered.push_back(fmt::format("{}-{}", category, ++counts[category]));
    }
    return numbered;
}

}  // namespace

std::vector<std::string> unchecked_in(const report::ExcerptDocument& document,
                                      const std::vector<Candidate>& candidates) {
    std::set<std::string> unchecked;
    for (const auto& excerpt : document.excerpts) {
        const auto& candidate = candidate_of(excerpt, candidates);
        for (const auto& turn : excerpt.turns) {
            const auto* said = said_in(turn, candidate);
            if (said == nullptr) continue;
            for (const auto& made : turn.text.replacements()) {
                if (!made.category || made.state != privacy::ReviewState::Found) continue;
                const text::Range place{turn.range.start + made.original.start,
                                        turn.range.start + made.original.end};
                const auto found =
                    std::find_if(said->around.begin(), said->around.end(), [&](const auto& one) {
                        return one.range.overlaps(place) && one.state == privacy::ReviewState::Found;
                    });
                // What only the quote's own borders make an identifier is none that could be decided on.
                if (found != said->around.end()) unchecked.insert(found->entity_key);
            }
        }
    }
    return {unchecked.begin(), unchecked.end()};
}

Value preview_of(const report::ExcerptDocument& document, const std::vector<PrintedBlock>& printed,
                 const std::vector<Candidate>& candidates, bool keys) {
    auto quotes = Value::array();
    std::vector<People> people;
    People everybody;
    for (const auto& excerpt : document.excerpts) {
        const auto& candidate = candidate_of(excerpt, candidates);
        quotes.add(Value()
                       .set("quote", excerpt.guid.text())
                       .set("source", candidate.source.name)
                       .set("start", candidate.range.start)
                       .set("end", candidate.range.end));
        people.push_back(people_in(excerpt, candidate));
        everybody.insert(people.back().begin(), people.back().end());
    }
    auto blocks = Value::array();
    Themes themes;
    for (const auto& one : printed) {
        if (one.block.kind == WriteBlock::Kind::Heading) themes.begin(one.block.utf8);
        if (one.block.kind == WriteBlock::Kind::Attribution) themes.add(people[one.excerpt]);
        blocks.add(described(one, document));
    }
    const auto unchecked = unchecked_in(document, candidates);
    return Value()
        .set("blocks", std::move(blocks))
        .set("quotes", std::move(quotes))
        .set("themes", themes.take())
        .set("people", everybody.size())
        .set("unchecked", Value::texts(keys ? unchecked : without_values(unchecked)));
}

void print_preview(const Value& preview, Page& page) {
    std::int64_t number = -1;
    for (const auto& block : preview["blocks"].items()) {
        const auto kind = block["kind"].text();
        const auto words = block["text"].text();
        if (kind == "heading") {
            page.line("\n## " + words);
        } else if (kind == "attribution") {
            page.line("      " + words);
        } else if (kind == "quote") {
            const bool first = block["quote"].integer() != number;
            number = block["quote"].integer();
            page.line(first ? fmt::format("\n{:>4}  {}", number + 1, words) : "      " + words);
        } else {
            page.line(kind == "title" ? "# " + words : words);
        }
    }
    if (!preview["blocks"].items().empty()) page.line("");
}

}  // namespace sotto::commands
