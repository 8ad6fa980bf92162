// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/export/page_words.h"

#include "privacy/disclosure.h"
#include "workbench/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace sotto::workbench {

namespace {

using Words = std::pair<const char*, const char*>;

template <std::size_t N>
wxString translated(const std::array<Words, N>& list, const std::string& word) {
    for (const auto& [known, in_words] : list) {
        if (word == known) return wxGetTranslation(shown(in_words));
    }
    return shown(word);
}

const std::array<Words, 14> categories{{{"person", wxTRANSLATE("A person's name")},
                                        {"place", wxTRANSLATE("The name of a place")},
                                        {"organisation", wxTRANSLATE("The name of an organisation")},
                                        {"other", wxTRANSLATE("A name")},
                                        {"email", wxTRANSLATE("An e-mail address")},
                                        {"url", wxTRANSLATE("A web address")},
                                        {"phone", wxTRANSLATE("A telephone number")},
                                        {"id-number", wxTRANSLATE("A number of an identity paper")},
                                        {"payment-card", wxTRANSLATE("A number of a payment card")},
                                        {"bank-account", wxTRANSLATE("A number of a bank account")},
                                        {"coordinates", wxTRANSLATE("Coordinates of a place")},
                                        {"birth-date", wxTRANSLATE("A date of birth")},
                                        {"date", wxTRANSLATE("A date")},
                                        {"age", wxTRANSLATE("An age")}}};

const std::array<Words, 9> obstacles{{{"not-linked", wxTRANSLATE("Nobody knows who says it")},
                                      {"no-consent", wxTRANSLATE("Never asked for consent")},
                                      {"not-agreed", wxTRANSLATE("Not agreed for this audience")},
                                      {"withdrawn", wxTRANSLATE("Consent withdrawn")},
                                      {"off-record", wxTRANSLATE("Off the record")},
                                      {"only-question", wxTRANSLATE("Only the question is left")},
                                      {"not-safe", wxTRANSLATE("Cannot be made safe")},
                                      {"no-words", wxTRANSLATE("No words in it")},
                                      {"together", wxTRANSLATE("Singles out with other quotes")}}};

const std::array<Words, 9> ways_out{
    {{"not-linked", wxTRANSLATE("Link the speaker to a participant, or mark them as interviewer.")},
     {"no-consent", wxTRANSLATE("Record what they agreed to in the register.")},
     {"not-agreed", wxTRANSLATE("They may be quoted for a narrower audience only, or not at all.")},
     {"withdrawn", wxTRANSLATE("These words stay in the study.")},
     {"off-record", wxTRANSLATE("These words stay in the study.")},
     {"only-question", wxTRANSLATE("The answer may not leave, and a question alone is no quote.")},
     {"not-safe", wxTRANSLATE("Take the words that give someone away off the record.")},
     {"no-words", wxTRANSLATE("The coding covers a label or a blank.")},
     {"together", wxTRANSLATE("Leave out what makes them one person's, or export it elsewhere.")}}};

wxString capital(wxString words) {
    words.Replace("_", " ");
    if (!words.empty()) words[0] = wxToupper(words[0]);
    return words;
}

}  // namespace

wxString mark_in_words(const PageMark& mark) {
    if (mark.category == "left-out") return _("Words left out: off the record, or without consent");
    const auto what = translated(categories, mark.category);
    if (mark.status == "found") return wxString::Format(_("%s, not checked yet"), what);
    if (mark.status == "set") return wxString::Format(_("%s, in words of your choice"), what);
    return wxString::Format(_("%s, checked"), what);
}

wxString obstacle_in_words(const std::string& obstacle) {
    return translated(obstacles, obstacle);
}

wxString way_out_in_words(const std::string& obstacle) {
    return translated(ways_out, obstacle);
}

wxString shown_attribute_in_words(const std::string& entry) {
    const auto attribute = privacy::parse_shown(entry);
    const auto name = capital(shown(attribute.name));
    return attribute.band == 0 ? name : wxString::Format(_("%s in bands of %d"), name, attribute.band);
}

wxString suggestion_in_words(const ExportPages& pages) {
    wxString ways;
    const auto add = [&](const wxString& way) { ways += (ways.empty() ? wxString() : wxString(", ")) + way; };
    for (const auto& name : pages.drop)
        add(wxString::Format(_("leave out %s"), shown_attribute_in_words(name)));
    for (const auto& [entry, instead] : pages.coarsen)
        add(wxString::Format(_("show %s"), shown_attribute_in_words(instead)));
    return ways;
}

wxString next_step_in_words(const ExportPages& pages, int k_asked) {
    if (pages.may_leave) return {};
    if (pages.parts.empty()) {
        std::map<std::string, std::size_t> counts;
        for (const auto& quote : pages.withheld) ++counts[quote.obstacle];
        const auto most = std::max_element(counts.begin(), counts.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        const wxString all = _("Every quote is withheld.");
        return most == counts.end() ? all : all + " " + way_out_in_words(most->first);
    }
    if (pages.unsafe > 0) {
        const auto who = counted("%s person stands out by what is shown beside the quotes",
                                 "%s people stand out by what is shown beside the quotes", pages.unsafe);
        const auto ways = suggestion_in_words(pages);
        if (ways.empty())
            return wxString::Format(_("%s: show less, or ask for fewer than %d."), who, k_asked);
        return wxString::Format(_("%s: %s."), who, ways);
    }
    if (!pages.unchecked.empty())
        return counted("Check %s identifier, then the file can be written.",
                       "Check %s identifiers, then the file can be written.",
                       static_cast<long long>(pages.unchecked.size()));
    return shown(pages.refused);
}

}  // namespace sotto::workbench
