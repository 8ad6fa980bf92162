// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/source_rows.h"

#include "study/roles.h"
#include "text/fold.h"
#include "workbench/languages.h"
#include "workbench/panes/row_filter.h"
#include "workbench/words.h"

#include <wx/intl.h>
#include <wx/numformatter.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

/// Row ids: which heading in the upper bits, the source in the lower.
constexpr int heading_shift = 40;
constexpr std::int64_t source_mask = (std::int64_t{1} << heading_shift) - 1;

struct Heading {
    std::string key;
    wxString name;
    std::vector<const study::Source*> sources;
};

std::vector<Heading> by_group(const StudyPicture& study, const std::vector<const study::Source*>& sources) {
    std::unordered_map<Id<study::Source>, const study::Source*> fitting;
    for (const auto* source : sources) fitting.emplace(source->id, source);
    std::vector<Heading> headings;
    std::unordered_map<Id<study::Group>, std::size_t> place;
    for (const auto& group : study.groups) {
        if (group.of != study::Subject::Source) continue;
        place.emplace(group.id, headings.size());
        headings.push_back({group.name, shown(group.name), {}});
    }
    std::unordered_map<Id<study::Source>, bool> placed;
    for (const auto& member : study.group_members) {
        const auto group = place.find(member.group);
        if (group == place.end()) continue;
        const auto source = fitting.find({member.member});
        if (source == fitting.end()) continue;
        headings[group->second].sources.push_back(source->second);
        placed[source->first] = true;
    }
    Heading rest{{}, _("In no group"), {}};
    for (const auto* source : sources) {
        if (placed.count(source->id) == 0) rest.sources.push_back(source);
    }
    for (auto& heading : headings) {
        std::sort(heading.sources.begin(), heading.sources.end(), [](const auto* a, const auto* b) {
            return std::pair(a->position, a->id) < std::pair(b->position, b->id);
        });
    }
    headings.push_back(std::move(rest));
    return headings;
}

std::vector<Heading> by_kind(const std::vector<const study::Source*>& sources) {
    std::vector<Heading> headings;
    for (const auto name : study::source_kind_names())
        headings.push_back({std::string(name), sources_of_kind(*study::source_kind(name)), {}});
    for (const auto* source : sources)
        headings[static_cast<std::size_t>(source->kind)].sources.push_back(source);
    return headings;
}

std::vector<Heading> by_language(const std::vector<const study::Source*>& sources) {
    std::map<std::string, Heading> found;
    for (const auto* source : sources) {
        auto& heading = found[source->language];
        heading.sources.push_back(source);
    }
    std::vector<Heading> headings;
    for (auto& [tag, heading] : found)
        headings.push_back({tag, language_in_words(tag), std::move(heading.sources)});
    std::stable_sort(headings.begin(), headings.end(),
                     [](const Heading& a, const Heading& b) { return a.sources.size() > b.sources.size(); });
    return headings;
}

std::vector<Heading> by_participant(const StudyPicture& study,
                                    const std::vector<const study::Source*>& sources,
                                    const SourceParticipants& participants) {
    std::unordered_map<Id<study::Entity>, Heading> found;
    Heading rest{{}, _("Nobody of the register"), {}};
    for (const auto* source : sources) {
        const auto known = participants.find(source->id);
        if (known == participants.end() || known->second.empty()) {
            rest.sources.push_back(source);
            continue;
        }
        for (const auto person : known->second) found[person].sources.push_back(source);
    }
    std::vector<Heading> headings;
    for (const auto& entity : study.entities) {
        const auto own = found.find(entity.id);
        if (own != found.end())
            headings.push_back({entity.code, shown(entity.code), std::move(own->second.sources)});
    }
    std::sort(headings.begin(), headings.end(),
              [](const Heading& a, const Heading& b) { return a.key < b.key; });
    headings.push_back(std::move(rest));
    return headings;
}

/// Whether everybody who is known to answer in it has withdrawn. Whoever asks, of the staff, is not asked.
bool all_withdrawn(const StudyPicture& study, const study::Source& source,
                   const SourceParticipants& participants) {
    if (study.withdrawn.empty()) return false;
    const auto known = participants.find(source.id);
    if (known == participants.end() || known->second.empty())
        return study.withdrawn.count(source.participant) != 0;
    const auto is_staff = [&](Id<study::Entity> person) {
        return std::any_of(
            study.attributes.begin(), study.attributes.end(), [&](const study::Attribute& attribute) {
                return attribute.entity == person && text::fold_key(attribute.name) == "role" &&
                       study::is_staff_role(attribute.value);
            });
    };
    std::size_t withdrawn = 0;
    for (const auto person : known->second) withdrawn += study.withdrawn.count(person);
    return withdrawn > 0 &&
           std::all_of(known->second.begin(), known->second.end(), [&](Id<study::Entity> person) {
               return study.withdrawn.count(person) != 0 || is_staff(person);
           });
}

bool has_withdrawn(const StudyPicture& study, const std::string& code) {
    return !code.empty() &&
           std::any_of(study.withdrawn.begin(), study.withdrawn.end(), [&](Id<study::Entity> person) {
               const auto* entity = study.entity(person);
               return entity != nullptr && entity->code == code;
           });
}

std::vector<Heading> grouped(const StudyPicture& study, SourceGrouping grouping,
                             const std::vector<const study::Source*>& sources,
                             const SourceParticipants& participants) {
    switch (grouping) {
        case SourceGrouping::Group:
            return by_group(study, sources);
        case SourceGrouping::Kind:
            return by_kind(sources);
        case SourceGrouping::Language:
            return by_language(sources);
        case SourceGrouping::Participant:
            return by_participant(study, sources, participants);
    }
    return {};
}

}  // namespace

wxString sources_of_kind(study::SourceKind kind) {
    switch (kind) {
        case study::SourceKind::Interview:
            return _("Interviews");
        case study::SourceKind::FocusGroup:
            return _("Focus groups");
        case study::SourceKind::Literature:
            return _("Literature");
        case study::SourceKind::FieldNote:
            return _("Field notes");
        case study::SourceKind::PublicStatement:
            return _("Public statements");
        case study::SourceKind::SurveyAnswer:
            return _("Survey answers");
    }
    return {};
}

std::int64_t SourceRows::heading(SourceGrouping grouping, const std::string& key) {
    const auto [at, made] =
        headings_.try_emplace({grouping, key}, static_cast<std::int64_t>(keys_.size()) + 1);
    if (made) keys_.emplace_back(grouping, key);
    return at->second << heading_shift;
}

std::vector<TreeRow> SourceRows::rows(const StudyPicture& study, const IdentifierPicture& identifiers,
                                      SourceGrouping grouping, const std::string& filter,
                                      const SourceParticipants& participants) {
    const RowFilter fits(filter);
    std::vector<const study::Source*> sources;
    for (const auto& source : study.sources) {
        if (fits(source.name + ' ' + source.file_name)) sources.push_back(&source);
    }
    std::vector<TreeRow> rows;
    first_row_.clear();
    for (const auto& group : grouped(study, grouping, sources, participants)) {
        // An empty group is shown: it is there to be filled.
        const bool to_be_filled = grouping == SourceGrouping::Group && !group.key.empty() && fits.empty();
        if (group.sources.empty() && !to_be_filled) continue;
        const auto id = heading(grouping, group.key);
        const auto place = rows.size();
        TreeRow head;
        head.id = id;
        head.name = group.name;
        head.strong = true;
        head.struck = grouping == SourceGrouping::Participant && has_withdrawn(study, group.key);
        rows.push_back(head);
        long coded = 0;
        for (const auto* source : group.sources) {
            TreeRow row;
            row.id = id | (source->id.value & source_mask);
            row.parent = id;
            row.name = shown(source->name);
            row.icon = study::name_of(source->kind);
            row.struck = all_withdrawn(study, *source, participants);
            row.share = 0;
            const auto count = study.source_counts.find(source->id);
            if (count != study.source_counts.end() && count->second.codings > 0) {
                ++coded;
                row.share = static_cast<double>(count->second.coded_characters) /
                            static_cast<double>(std::max<std::int64_t>(count->second.characters, 1));
            }
            const auto review = identifiers.reviews.find(source->id);
            if (review == identifiers.reviews.end()) {
                // Nobody has looked yet: nothing is claimed.
            } else if (review->second.open > 0) {
                row.number = wxNumberFormatter::ToString(static_cast<wxLongLong_t>(review->second.open));
                row.open = true;
            } else {
                row.mark = review->second.decided > 0 ? done_mark : shield_mark;
            }
            first_row_.try_emplace(source->id, row.id);
            rows.push_back(std::move(row));
        }
        const auto all = static_cast<long>(group.sources.size());
        rows[place].detail = coded == all || coded == 0 ? wxString::Format("%ld", all)
                                                        : wxString::Format(_("%ld of %ld"), coded, all);
    }
    return rows;
}

SourceRows::Meaning SourceRows::meaning(std::int64_t row) const {
    Meaning meaning;
    meaning.source = {row & source_mask};
    const auto place = row >> heading_shift;
    if (place < 1 || place > static_cast<std::int64_t>(keys_.size())) return meaning;
    const auto& [grouping, key] = keys_[static_cast<std::size_t>(place - 1)];
    meaning.grouping = grouping;
    meaning.key = key;
    return meaning;
}

std::int64_t SourceRows::row_of(Id<study::Source> source) const {
    const auto at = first_row_.find(source);
    return at == first_row_.end() ? 0 : at->second;
}

}  // namespace sotto::workbench
