// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/journal_words.h"

#include "study/register.h"
#include "workbench/words.h"

#include <wx/numformatter.h>
#include <wx/translation.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace sotto::workbench {

namespace {

/// In the order in which they stand in the sentence.
using Holes = std::vector<std::pair<std::string_view, std::string_view>>;

constexpr JournalSentence sentence(const char* one, const char* many = nullptr) {
    return {one, many};
}

bool is_number(std::string_view words) {
    return std::all_of(words.begin(), words.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
}

bool fits(std::string_view hole, std::string_view words) {
    if (hole == "count" || hole == "number") return is_number(words);
    if (hole == "audience") return study::audience(words).has_value();
    if (hole == "sentence") return journal_sentence(words).has_value();
    return true;
}

bool matches(std::string_view pattern, std::string_view words, Holes& holes) {
    const auto open = pattern.find('{');
    if (open == std::string_view::npos) return pattern == words;
    if (!words.starts_with(pattern.substr(0, open))) return false;
    words.remove_prefix(open);
    const auto close = pattern.find('}', open);
    const auto hole = pattern.substr(open + 1, close - open - 1);
    pattern.remove_prefix(close + 1);
    // The longest first: names of codes may have in them what stands behind them.
    for (auto length = words.size(); length > 0; --length) {
        const auto inside = words.substr(0, length);
        if (!fits(hole, inside)) continue;
        holes.emplace_back(hole, inside);
        if (matches(pattern, words.substr(length), holes)) return true;
        holes.pop_back();
    }
    return false;
}

std::optional<JournalSentence> find(std::string_view summary, Holes& holes) {
    for (const auto& known : journal_sentences()) {
        if (matches(known.one, summary, holes)) return known;
        if (known.many != nullptr && matches(known.many, summary, holes)) return known;
    }
    return std::nullopt;
}

long long number_in(std::string_view words) {
    return std::atoll(std::string(words).c_str());
}

wxString audience_for(std::string_view name) {
    switch (study::audience(name).value_or(study::Audience::Team)) {
        case study::Audience::Team:
            return wxGETTEXT_IN_CONTEXT("consent for", "team");
        case study::Audience::Partners:
            return wxGETTEXT_IN_CONTEXT("consent for", "partners");
        case study::Audience::Public:
            return wxGETTEXT_IN_CONTEXT("consent for", "public");
        case study::Audience::Archive:
            return wxGETTEXT_IN_CONTEXT("consent for", "archive");
    }
    return {};
}

wxString shown_hole(std::string_view hole, std::string_view words) {
    if (hole == "count" || hole == "number")
        return wxNumberFormatter::ToString(static_cast<wxLongLong_t>(number_in(words)));
    if (hole == "audience") return audience_for(words);
    if (hole == "sentence") return journal_in_words(std::string(words));
    return shown(words);
}

/// In one go: what stands in the holes may look like one.
wxString filled(const wxString& pattern, const Holes& holes) {
    wxString all;
    std::size_t at = 0;
    while (at < pattern.length()) {
        const auto open = pattern.find('{', at);
        const auto close = open == wxString::npos ? open : pattern.find('}', open);
        if (close == wxString::npos) break;
        all += pattern.substr(at, open - at);
        const auto name = kept(pattern.substr(open + 1, close - open - 1));
        const auto hole =
            std::find_if(holes.begin(), holes.end(), [&](const auto& one) { return one.first == name; });
        if (hole != holes.end()) all += shown_hole(hole->first, hole->second);
        at = close + 1;
    }
    return all + pattern.substr(at);
}

}  // namespace

const std::vector<JournalSentence>& journal_sentences() {
    static const std::vector<JournalSentence> all{
        sentence("(erased)"),
        sentence("Brought back: {sentence}"),
        sentence("Changed a finding"),
        sentence("Changed a memo"),
        sentence("Changed the code \"{code}\""),
        sentence("Changed the profile for the audience {audience}"),
        sentence("Changed what is known of a source"),
        sentence("Chose {count} pseudonym", "Chose {count} pseudonyms"),
        sentence("Coded a passage as \"{code}\""),
        sentence("Coded {count} passage as \"{code}\" by query",
                 "Coded {count} passages as \"{code}\" by query"),
        sentence("Corrected {person} in the register"),
        sentence("Decided on an identifier"),
        sentence("Decided on {number} identifiers"),
        sentence("Edited a quote"),
        sentence("Entered {person} in the register"),
        sentence("Erased {person}; this cannot be undone"),
        sentence("Imported {count} source", "Imported {count} sources"),
        sentence("Linked {count} coding to a finding", "Linked {count} codings to a finding"),
        sentence("Made a group of {count} member", "Made a group of {count} members"),
        sentence("Made as a shared copy for {audience}"),
        sentence("Made the code \"{code}\""),
        sentence("Merged {count} code into \"{code}\"", "Merged {count} codes into \"{code}\""),
        sentence("Moved the code \"{code}\""),
        sentence("Moved the ends of a coding"),
        sentence("Put the names of the register into a vault"),
        sentence("Put words back on the record"),
        sentence("Put words off the record"),
        sentence("Put {count} member into a group", "Put {count} members into a group"),
        sentence("Recoded {count} coding as \"{code}\"", "Recoded {count} codings as \"{code}\""),
        // What counts stands before what names: "3 participants" would be a name, too.
        sentence("Recorded consent of {count} participant for several audiences",
                 "Recorded consent of {count} participants for several audiences"),
        sentence("Recorded consent of {count} participant for {audience}",
                 "Recorded consent of {count} participants for {audience}"),
        sentence("Recorded consent of {person} for several audiences"),
        sentence("Recorded consent of {person} for {audience}"),
        sentence("Removed a finding"),
        sentence("Removed a group"),
        sentence("Removed a memo"),
        sentence("Removed the code \"{code}\" with {count} coding",
                 "Removed the code \"{code}\" with {count} codings"),
        sentence("Removed the code \"{code}\""),
        sentence("Removed the memo of a coding"),
        sentence("Removed {number} codes with {count} coding", "Removed {number} codes with {count} codings"),
        sentence("Removed {number} codes"),
        sentence("Removed {count} coding", "Removed {count} codings"),
        sentence("Removed {count} source", "Removed {count} sources"),
        sentence("Renamed the code \"{code}\""),
        sentence("Said who a speaker is"),
        sentence("Split a coding in two"),
        sentence("Took a codebook in: {added} added, {changed} changed"),
        sentence("Took a register in: {added} added, {changed} updated"),
        sentence("Took back: {sentence}"),
        sentence("Took back the edits of a quote"),
        sentence("Took codings off a finding"),
        sentence("Took the names of the register out of their vault"),
        sentence("Took {count} member out of a group", "Took {count} members out of a group"),
        sentence("Withdrew consent of {count} participant for several audiences",
                 "Withdrew consent of {count} participants for several audiences"),
        sentence("Withdrew consent of {count} participant for {audience}",
                 "Withdrew consent of {count} participants for {audience}"),
        sentence("Withdrew consent of {person} for several audiences"),
        sentence("Withdrew consent of {person} for {audience}"),
        sentence("Wrote a finding"),
        sentence("Wrote a memo on a code"),
        sentence("Wrote a memo on a finding"),
        sentence("Wrote a memo on a group"),
        sentence("Wrote a memo on a participant"),
        sentence("Wrote a memo on a passage"),
        sentence("Wrote a memo on a source"),
        sentence("Wrote a memo on the study"),
        sentence("Wrote the memo of a coding"),
    };
    return all;
}

std::optional<JournalSentence> journal_sentence(std::string_view summary) {
    Holes holes;
    return find(summary, holes);
}

wxString journal_in_words(const std::string& summary) {
    Holes holes;
    const auto known = find(summary, holes);
    if (!known) return shown(summary);
    if (known->many == nullptr) return filled(wxGetTranslation(known->one), holes);
    const auto counted_hole =
        std::find_if(holes.begin(), holes.end(), [](const auto& one) { return one.first == "count"; });
    const auto number = counted_hole == holes.end() ? 0 : number_in(counted_hole->second);
    return filled(wxGetTranslation(known->one, known->many, static_cast<unsigned>(number)), holes);
}

}  // namespace sotto::workbench
