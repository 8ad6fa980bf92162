// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/export_findings.h"

#include "commands/subjects.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace sotto::commands {

namespace {

using study::Id;

/// Where an excerpt of each coding is; the place of `excerpts`.
std::unordered_map<Id<study::Coding>, const privacy::ProtectedExcerpt*> by_coding(
    const std::vector<analysis::Quote>& quotes, const std::vector<privacy::ProtectedExcerpt>& excerpts) {
    std::unordered_map<Id<study::Coding>, const privacy::ProtectedExcerpt*> found;
    for (const auto& excerpt : excerpts)
        found.emplace(quotes[static_cast<std::size_t>(excerpt.number)].codings.front(), &excerpt);
    return found;
}

}  // namespace

std::vector<analysis::Quote> evidence_quotes(const store::StudyFile& study) {
    std::unordered_set<Id<study::Coding>> linked;
    for (const auto& evidence : study.all<study::Evidence>()) linked.insert(evidence.coding);
    std::vector<analysis::Quote> quotes;
    if (linked.empty()) return quotes;
    for (const auto& coding : study.all<study::Coding>()) {
        if (linked.count(coding.id) != 0)
            quotes.push_back({coding.source, coding.range, {coding.id}, {coding.code}});
    }
    std::sort(quotes.begin(), quotes.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.source, a.range.start, a.range.end, a.codings.front()) <
               std::tuple(b.source, b.range.start, b.range.end, b.codings.front());
    });
    return quotes;
}

report::FindingDocument finding_document(const store::StudyFile& study, const privacy::Gate& gate,
                                         const std::vector<analysis::Quote>& quotes,
                                         const std::vector<privacy::ProtectedExcerpt>& excerpts) {
    const auto passed = by_coding(quotes, excerpts);
    std::unordered_map<Id<study::Source>, study::SourceKind> kinds;
    for (const auto& source : study.all<study::Source>()) kinds.emplace(source.id, source.kind);
    std::unordered_map<Id<study::Finding>, std::vector<study::Evidence>> links;
    for (const auto& evidence : study.all<study::Evidence>()) links[evidence.finding].push_back(evidence);

    report::FindingDocument document;
    const auto language = study.language();
    for (const auto& finding : findings_in_order(study)) {
        report::FindingDocument::Finding printed{gate.pass_text(finding.claim, language), {}, {}, {}};
        printed.discussion = gate.pass_lines(finding.discussion, language);
        const auto own = links.find(finding.id);
        for (const bool supports : {true, false}) {
            auto& side = supports ? printed.supporting : printed.opposing;
            std::set<std::pair<study::SourceKind, Id<study::Source>>> sources;
            // In the order of the quotes, which is that of the sources.
            for (const auto& quote : quotes) {
                const bool linked =
                    own != links.end() &&
                    std::any_of(own->second.begin(), own->second.end(), [&](const study::Evidence& evidence) {
                        return evidence.supports == supports && evidence.coding == quote.codings.front();
                    });
                if (!linked) continue;
                if (sources.emplace(kinds.at(quote.source), quote.source).second)
                    ++side.sources[kinds.at(quote.source)];
                const auto excerpt = passed.find(quote.codings.front());
                if (excerpt == passed.end()) {
                    ++side.withheld;
                } else {
                    side.excerpts.push_back(*excerpt->second);
                }
            }
        }
        document.findings.push_back(std::move(printed));
    }
    return document;
}

}  // namespace sotto::commands
