// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/code_tables.h"

#include "commands/look_up.h"
#include "text/fold.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>
#include <utility>

namespace sotto::commands {

namespace {

using analysis::Piece;
using study::Id;

bool is_of_source(std::string_view field) {
    constexpr std::array<std::string_view, 7> fields{"kind",     "source", "status", "lang",
                                                     "language", "date",   "event"};
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

}  // namespace

std::vector<Id<study::Code>> codes_for_table(const store::StudyFile& study, const study::CodeTree& tree,
                                             const Arguments& arguments) {
    std::unordered_set<Id<study::Code>> used;
    for (const auto& count : study.code_counts()) {
        if (count.codings > 0) used.insert(count.code);
    }
    std::vector<Id<study::Code>> codes;
    std::unordered_set<Id<study::Code>> known;
    const auto add = [&](Id<study::Code> id) {
        if ((tree.find(id)->codable || used.contains(id)) && known.insert(id).second) codes.push_back(id);
    };
    if (!arguments.has("code")) {
        for (const auto& code : tree.codes()) add(code.id);
    }
    for (const auto& path : arguments.texts("code")) {
        for (const auto code : codes_at(tree, path, arguments.has("exactly"))) add(code);
    }
    return codes;
}

std::vector<Parameter> table_parameters() {
    return {
        option("code", Parameter::Holds::Code, "only this code and those below it").many().otherwise("all"),
        flag("exactly", "these codes alone, without those below them")};
}

FieldColumns::FieldColumns(const store::StudyFile& study, std::string field, Speakers speakers)
    : study_(study), voices_(study), field_(std::move(field)), speakers_(speakers) {
    if (!voices_.has_field(field_)) voices_.refuse_field(field_);
}

std::string FieldColumns::value(const Voice& voice, const study::Source& source) const {
    if (field_ != "speaker" || speakers_ == Speakers::ByLabel) return voices_.value(field_, voice, source);
    if (voice.participant) return voices_.code_of(voice.participant);
    return voice.role == study::SpeakerRole::Unknown ? std::string()
                                                     : std::string(study::name_of(voice.role));
}

std::vector<std::int64_t> FieldColumns::people_in(const std::vector<std::string>& columns) const {
    std::map<std::string, std::set<std::int64_t>> people;
    std::unordered_set<Id<study::Source>> known;
    const auto add = [&](const Voice& voice, const study::Source& source) {
        if (!voice.participant || voice.role == study::SpeakerRole::Interviewer) return;
        people[text::fold_key(value(voice, source))].insert(voice.participant.value);
        known.insert(source.id);
    };
    for (const auto& speaker : voices_.speakers()) add(voices_.of(speaker), voices_.source(speaker.source));
    for (const auto& source : voices_.sources()) add(voices_.of(source), source);
    for (const auto& source : voices_.sources()) {
        // Below 0 there are no people.
        if (!known.contains(source.id)) people[text::fold_key(value({}, source))].insert(-source.id.value);
    }
    std::vector<std::int64_t> counts;
    for (const auto& name : columns) {
        const auto at = people.find(name == unknown_column ? std::string() : text::fold_key(name));
        counts.push_back(at == people.end() ? 0 : static_cast<std::int64_t>(at->second.size()));
    }
    return counts;
}

std::vector<Piece> FieldColumns::pieces(const std::vector<study::Coding>& codings,
                                        const std::unordered_map<Id<study::Code>, std::size_t>& rows) {
    const bool of_source = is_of_source(field_);
    std::vector<Piece> pieces;
    Id<study::Source> current;
    std::vector<study::Passage> passages;
    for (const auto& coding : codings) {
        const auto row = rows.find(coding.code);
        if (row == rows.end()) continue;
        const auto& source = voices_.source(coding.source);
        if (of_source) {
            pieces.push_back(
                {row->second, column(value({}, source)), coding.id, coding.source, coding.range});
            continue;
        }
        if (current != coding.source) {
            passages = study_.passages(coding.source);
            current = coding.source;
        }
        auto passage = std::partition_point(
            passages.begin(), passages.end(),
            [&](const study::Passage& other) { return other.said.end <= coding.range.start; });
        for (; passage != passages.end() && passage->said.start < coding.range.end; ++passage) {
            const text::Range both{std::max(coding.range.start, passage->said.start),
                                   std::min(coding.range.end, passage->said.end)};
            if (both.empty()) continue;
            pieces.push_back(
                {row->second, column(value(voices_.of(*passage), source)), coding.id, coding.source, both});
        }
    }
    return pieces;
}

std::size_t FieldColumns::column(const std::string& value) {
    const auto [at, is_new] = index_.emplace(text::fold_key(value), names_.size());
    if (is_new) names_.push_back(value.empty() ? std::string(unknown_column) : value);
    return at->second;
}

std::vector<std::string> FieldColumns::put_in_order(std::vector<Piece>& pieces) const {
    std::vector<std::size_t> order(names_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(names_[a] == unknown_column, text::fold_key(names_[a])) <
               std::pair(names_[b] == unknown_column, text::fold_key(names_[b]));
    });
    std::vector<std::string> columns;
    std::vector<std::size_t> place(names_.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        columns.push_back(names_[order[i]]);
        place[order[i]] = i;
    }
    for (auto& piece : pieces) piece.column = place[piece.column];
    return columns;
}

}  // namespace sotto::commands
