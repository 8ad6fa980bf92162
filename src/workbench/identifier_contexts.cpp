// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/identifier_contexts.h"

#include "commands/voices.h"
#include "privacy/likely_names.h"
#include "text/direction.h"
#include "workbench/panes/one_line.h"

#include <algorithm>
#include <iterator>

namespace sotto::workbench {

namespace {

using text::Position;
using text::Range;

/// On either side: more than a wide window shows.
constexpr Position context = 120;
/// Of a sentence that is read as it would be exported.
constexpr Position reading = 90;

const study::Passage* passage_at(const std::vector<study::Passage>& passages, Position at) {
    const auto next = std::partition_point(passages.begin(), passages.end(),
                                           [&](const auto& passage) { return passage.range.end <= at; });
    return next == passages.end() || next->range.start > at ? nullptr : &*next;
}

/// Between blanks, where there are some near.
Range around(const text::Text& text, const Range& within, const Range& place, Position most) {
    Range range{std::max(within.start, place.start - most), std::min(within.end, place.end + most)};
    const auto blank = [&](Position at) {
        const auto sign = text.slice({at, at + 1});
        return sign == " " || sign == "\n";
    };
    for (Position moved = 0; moved < 12 && range.start > within.start && !blank(range.start - 1); ++moved) {
        if (range.start + 1 >= place.start) break;
        ++range.start;
    }
    for (Position moved = 0; moved < 12 && range.end < within.end && !blank(range.end); ++moved) {
        if (range.end - 1 <= place.end) break;
        --range.end;
    }
    return text.snapped_to_graphemes(range);
}

std::vector<ReadPiece> read_as(const text::Text& text, const Range& within, const Range& place,
                               const std::vector<FoundPlace>& places, const IdentifierPicture& picture,
                               std::uint32_t number) {
    const auto range = around(text, within, place, reading);
    std::vector<ReadPiece> pieces;
    auto at = range.start;
    if (at > within.start) pieces.push_back({"…", false, false});
    for (const auto& one : places) {
        const auto* entity = picture.entity(one.entity);
        if (entity == nullptr || one.range.start < at || one.range.end > range.end) continue;
        pieces.push_back({in_one_line(text.slice({at, one.range.start})), false, false});
        const bool kept = entity->state == privacy::ReviewState::Rejected;
        pieces.push_back({kept ? std::string(text.slice(one.range)) : picture.replacements[one.replacement],
                          !kept, entity->number == number});
        at = one.range.end;
    }
    pieces.push_back({in_one_line(text.slice({at, range.end})), false, false});
    if (range.end < within.end) pieces.push_back({"…", false, false});
    return pieces;
}

/// The places of a source that read otherwise than they were said, with those of `entity` if that is only
/// listed: as it would read if it were accepted.
std::vector<FoundPlace> places_if_replaced(const IdentifierPicture& picture, const FoundEntity& entity,
                                           Id<study::Source> source) {
    std::vector<FoundPlace> all;
    if (const auto at = picture.places.find(source); at != picture.places.end()) all = *at->second;
    if (entity.listed == Listed::No) return all;
    if (const auto* listed = picture.places_of(entity, source); listed != nullptr) {
        std::copy_if(listed->begin(), listed->end(), std::back_inserter(all),
                     [&](const FoundPlace& place) { return place.entity == entity.number; });
    }
    std::sort(all.begin(), all.end(),
              [](const FoundPlace& a, const FoundPlace& b) { return a.range < b.range; });
    return all;
}

/// What would stand for the words at `place` if nobody had decided.
std::string proposal(const store::StudyFile& study, const std::string& key, const text::Text& passage,
                     const Range& place, const std::string& language) {
    auto decisions = study.all<study::IdentifierDecision>();
    std::erase_if(decisions, [&](const auto& decision) { return decision.entity_key == key; });
    const privacy::Protection protection({study.all<study::Entity>(), study.all<study::Alias>(),
                                          study.all<study::Attribute>(), std::move(decisions)});
    for (const auto& found :
         protection.find_wrapped(passage, language, privacy::likely_names(passage, language))) {
        if (found.entity_key == key && found.range.overlaps(place)) return found.replacement;
    }
    return {};
}

}  // namespace

IdentifierContexts read_contexts(commands::Session& session,
                                 const std::shared_ptr<const IdentifierPicture>& picture,
                                 const std::string& key, std::size_t limit) {
    IdentifierContexts contexts;
    const auto* entity = picture->entity(key);
    if (entity == nullptr) return contexts;
    const auto& study = session.study();
    const commands::Voices voices(study);
    for (const auto source_id : entity->sources) {
        session.progress().check();
        const auto source = study.find(source_id);
        const auto* places = picture->places_of(*entity, source_id);
        if (!source || places == nullptr) continue;
        const auto text = study.text(study.current_version(source_id).id);
        const auto passages = study.passages(source_id);
        for (const auto& place : *places) {
            if (place.entity != entity->number) continue;
            if (contexts.lines.size() >= limit) return contexts;
            IdentifierContext line;
            line.source = source_id;
            line.range = place.range;
            line.source_name = source->name;
            Range within{0, text.length()};
            if (const auto* passage = passage_at(passages, place.range.start); passage != nullptr) {
                line.turn = passage->ordinal;
                const auto voice = voices.of(*passage);
                line.speaker = voices.code_of(voice.participant);
                if (line.speaker.empty()) line.speaker = voice.label;
                // A name may stand in the label of a speaker.
                within = passage->said.contains(place.range.start) ? passage->said : passage->range;
            }
            const auto shown = around(text, within, place.range, context);
            line.before = in_one_line(text.slice({shown.start, std::max(shown.start, place.range.start)}));
            line.matched = in_one_line(text.slice(place.range));
            line.after = in_one_line(text.slice({place.range.end, std::max(shown.end, place.range.end)}));
            line.right_to_left = text::is_right_to_left(text.slice(within));
            if (contexts.lines.empty()) {
                contexts.reads_as =
                    read_as(text, within, place.range, places_if_replaced(*picture, *entity, source_id),
                            *picture, entity->number);
                const auto from = std::max(within.start, place.range.start - 400);
                const auto cut =
                    text.snapped_to_graphemes({from, std::min(within.end, place.range.end + 400)});
                contexts.proposed =
                    proposal(study, key, text::Text(std::string(text.slice(cut))),
                             {place.range.start - cut.start, place.range.end - cut.start}, source->language);
            }
            contexts.lines.push_back(std::move(line));
        }
    }
    return contexts;
}

}  // namespace sotto::workbench
