// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/findings/finding_rows.h"

#include "commands/coded_quotes.h"
#include "commands/voices.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

namespace sotto::workbench {

namespace {

std::map<study::SourceKind, std::int64_t> sources_by_kind(const StudyPicture& study,
                                                          const std::vector<EvidenceRow>& rows) {
    std::set<Id<study::Source>> sources;
    std::map<study::SourceKind, std::int64_t> counts;
    for (const auto& row : rows) {
        const auto* source = study.source(row.source);
        if (source != nullptr && sources.insert(row.source).second) ++counts[source->kind];
    }
    return counts;
}

}  // namespace

FindingEvidence read_evidence(commands::Session& session, Id<study::Finding> finding) {
    const auto& study = session.study();
    FindingEvidence evidence;
    std::unordered_map<Id<study::Coding>, bool> sides;
    for (const auto& link : study.all<study::Evidence>()) {
        if (link.finding == finding) sides.emplace(link.coding, link.supports);
    }
    if (sides.empty()) return evidence;
    std::vector<study::Coding> codings;
    for (const auto& [coding, supports] : sides) {
        if (auto found = study.find(coding)) codings.push_back(*std::move(found));
    }
    std::sort(codings.begin(), codings.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.source, a.range.start, a.range.end, a.id) <
               std::tuple(b.source, b.range.start, b.range.end, b.id);
    });
    const commands::Voices voices(study);
    commands::QuoteReader reader(study, voices);
    for (const auto& coding : codings) {
        const analysis::Quote quote{coding.source, coding.range, {coding.id}, {coding.code}};
        const auto voice = reader.voice(quote);
        const auto code = voices.code_of(voice.participant);
        EvidenceRow row{coding.id,        coding.guid.text(), coding.source,
                        coding.range,     reader.text(quote), code.empty() ? voice.label : code,
                        voice.participant};
        (sides.at(coding.id) ? evidence.supporting : evidence.opposing).push_back(std::move(row));
    }
    return evidence;
}

FindingStrength strength_of(const StudyPicture& study, const FindingEvidence& evidence) {
    return {sources_by_kind(study, evidence.supporting), sources_by_kind(study, evidence.opposing)};
}

const study::Finding* find_finding(const StudyPicture& study, Id<study::Finding> id) {
    const auto at = std::find_if(study.findings.begin(), study.findings.end(),
                                 [&](const study::Finding& finding) { return finding.id == id; });
    return at == study.findings.end() ? nullptr : &*at;
}

std::int64_t count_evidence(const StudyPicture& study, Id<study::Finding> id, bool supports) {
    return std::count_if(study.evidence.begin(), study.evidence.end(), [&](const study::Evidence& evidence) {
        return evidence.finding == id && evidence.supports == supports;
    });
}

}  // namespace sotto::workbench
