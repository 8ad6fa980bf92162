// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/code_rows.h"

#include "workbench/icons.h"
#include "workbench/panes/row_filter.h"
#include "workbench/words.h"

#include <wx/numformatter.h>

#include <algorithm>
#include <unordered_set>

namespace sotto::workbench {

namespace {

constexpr char ring = 'o';
constexpr char dot = '*';

wxString number(std::int64_t value) {
    return wxNumberFormatter::ToString(static_cast<wxLongLong_t>(value));
}

store::StudyFile::CodeCount usage(const StudyPicture& study, Id<study::Code> code) {
    const auto at = study.branch_counts.find(code);
    return at == study.branch_counts.end() ? store::StudyFile::CodeCount{code, 0, 0} : at->second;
}

}  // namespace

std::vector<TreeRow> code_rows(const StudyPicture& study, const std::string& filter,
                               const std::vector<Id<study::Code>>& hidden) {
    const RowFilter fits(filter);
    const auto& codes = study.codes.codes();
    // Backwards, what is below comes first: a code that stays keeps those above it.
    std::unordered_set<Id<study::Code>> stays;
    std::unordered_set<Id<study::Code>> parents;
    for (auto code = codes.rbegin(); code != codes.rend(); ++code) {
        parents.insert(code->parent);
        if (stays.count(code->id) == 0 && !fits(code->name)) continue;
        stays.insert(code->id);
        if (code->parent) stays.insert(code->parent);
    }
    std::vector<TreeRow> rows;
    for (const auto& code : codes) {
        if (stays.count(code.id) == 0) continue;
        const bool unseen = std::binary_search(hidden.begin(), hidden.end(), code.id);
        TreeRow row;
        row.id = code.id.value;
        row.parent = code.parent.value;
        row.name = shown(code.name);
        if (code.codable) row.icon = (unseen ? ring : dot) + code.color;
        row.strong = parents.count(code.id) != 0;
        row.faded =
            unseen || code.status == study::CodeStatus::Merged || code.status == study::CodeStatus::Dropped;
        const auto count = usage(study, code.id);
        row.number = count.codings == 0
                         ? number(0)
                         : number(count.codings) + wxString(L" \u00b7 ") + number(count.sources);
        rows.push_back(std::move(row));
    }
    return rows;
}

wxBitmapBundle draw_code_icon(const std::string& icon, const Theme& theme, Measures measures) {
    const auto colour = theme.code(icon.substr(1)).stripe;
    return drawn_dot(colour, measures.u, 2 * measures.u, icon.front() == ring);
}

wxString usage_in_words(const StudyPicture& study, Id<study::Code> code) {
    const auto count = usage(study, code);
    if (count.codings == 0) return _("Not used yet");
    return counted("%s coding", "%s codings", count.codings) + wxString(L" \u00b7 ") +
           counted("%s source", "%s sources", count.sources);
}

wxString code_in_words(const StudyPicture& study, Id<study::Code> id) {
    const auto* code = study.codes.find(id);
    if (code == nullptr) return {};
    constexpr long enough = 400;
    wxString words = shown(study.codes.path(id));
    if (!code->description.empty()) words += "\n\n" + shortened(code->description, enough);
    if (!code->include.empty()) words += "\n\n" + _("Include:") + " " + shortened(code->include, enough);
    if (!code->exclude.empty()) words += "\n\n" + _("Exclude:") + " " + shortened(code->exclude, enough);
    return words + "\n\n" + usage_in_words(study, id);
}

}  // namespace sotto::workbench
