// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/disclosure/risk_rows.h"

#include "workbench/export/page_words.h"
#include "workbench/people/people_words.h"
#include "workbench/words.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace sotto::workbench {

namespace {

using commands::Value;

wxString joined(const std::vector<wxString>& parts) {
    wxString all;
    for (const auto& part : parts) all += (all.empty() ? wxString() : wxString(", ")) + part;
    return all;
}

wxString fact_in_words(const std::string& attribute) {
    if (attribute == "kin") return _("kin");
    if (attribute == "only") return _("the only one");
    if (attribute == "country") return _("country");
    if (attribute == "injury") return _("injury");
    if (attribute == "job") return _("work");
    if (attribute == "year") return _("year");
    if (attribute == "sex") return _("sex");
    return shown(attribute);
}

wxString fits(std::int64_t people) {
    return counted("%s person fits", "%s people fit", people);
}

wxString percent(const Value& share) {
    return wxString::Format(_("%s %%"), counted("%s", "%s", std::lround(share.number() * 100)));
}

void place(RiskRow& row, const Value& quote) {
    row.source = quote["source"].text();
    row.where = shown(row.source);
    row.range = {quote["start"].integer(), quote["end"].integer()};
}

RiskRow by_what_is_shown(const Value& unsafe) {
    std::vector<wxString> values;
    for (const auto& [attribute, value] : unsafe["shown"].members())
        values.push_back(field_in_words(attribute) + " " + shown(value.text()));
    return {shown(unsafe["participant_code"].text()),
            wxString::Format(_("Shown beside the quotes: %s; %s"), joined(values),
                             fits(unsafe["shared_by"].integer())),
            {}};
}

RiskRow by_words(const Value& quote) {
    // Two facts of one kind are one word here.
    std::vector<wxString> facts;
    for (const auto& fact : quote["facts"].items()) {
        const auto words = fact_in_words(fact["attribute"].text());
        if (std::find(facts.begin(), facts.end(), words) == facts.end()) facts.push_back(words);
    }
    RiskRow row{
        shown(quote["participant"].text()),
        wxString::Format(_("The words tell: %s; %s"), joined(facts), fits(quote["matches"].integer())),
        {}};
    std::vector<wxString> instead;
    for (const auto& fact : quote["generalise"].items()) instead.push_back(shown(fact["instead"].text()));
    if (!instead.empty()) {
        row.why +=
            wxString::Format(_("; with %s, %s"), joined(instead), fits(quote["would_match"].integer()));
    }
    place(row, quote);
    return row;
}

RiskRow by_quotes_together(const Value& jigsaw) {
    std::vector<wxString> facts;
    for (const auto& attribute : jigsaw["attributes"].items())
        facts.push_back(fact_in_words(attribute.text()));
    std::set<std::int64_t> releases;
    for (const auto& quote : jigsaw["quotes"].items()) {
        if (const auto release = quote["release"].integer(); release > 0) releases.insert(release);
    }
    const auto quotes = static_cast<long long>(jigsaw["quotes"].items().size());
    RiskRow row{
        shown(jigsaw["participant"].text()),
        wxString::Format(_("%s tell: %s; %s"), counted("%s quote together", "%s quotes together", quotes),
                         joined(facts), fits(jigsaw["matches"].integer())),
        {}};
    for (const auto release : releases)
        row.why += wxString::Format(_("; one left in release %s"), counted("%s", "%s", release));
    for (const auto& quote : jigsaw["quotes"].items()) {
        if (quote["release"].integer() != 0) continue;
        place(row, quote);
        break;
    }
    return row;
}

/// Where comparing words leads to the speaker and to nobody else.
void add_linked(const Value& linkage, std::vector<RiskRow>& rows) {
    const auto first = rows.size();
    std::vector<double> likeness;
    for (const auto& link : linkage["links"].items()) {
        if (!link["right"].truth() || link["near"].integer() != 1) continue;
        RiskRow row{shown(link["closest"].text()),
                    wxString::Format(_("Comparing words leads to them (similarity %.2f)"),
                                     link["similarity"].number()),
                    {}};
        place(row, link);
        const auto at =
            static_cast<std::size_t>(std::upper_bound(likeness.begin(), likeness.end(),
                                                      link["similarity"].number(), std::greater<>()) -
                                     likeness.begin());
        likeness.insert(likeness.begin() + static_cast<std::ptrdiff_t>(at), link["similarity"].number());
        rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(first + at), std::move(row));
    }
}

wxString linkage_in_words(const Value& linkage, const wxString& with) {
    const auto quotes = static_cast<long long>(linkage["links"].items().size());
    if (quotes == 0) return wxString::Format(_("No quote can be compared with %s."), with);
    return wxString::Format(_("Who compares words with %s finds the right person for %s of %s (as they were "
                              "said: %s; by guessing: "
                              "%s)."),
                            with, percent(linkage["after"]["quotes"]),
                            counted("%s quote", "%s quotes", quotes), percent(linkage["before"]["quotes"]),
                            percent(linkage["chance"]));
}

}  // namespace

std::vector<RiskRow> risk_rows(const Value& data) {
    std::vector<RiskRow> rows;
    for (const auto& unsafe : data["unsafe"].items()) rows.push_back(by_what_is_shown(unsafe));
    for (const auto& jigsaw : data["jigsaw"].items()) rows.push_back(by_quotes_together(jigsaw));
    for (const auto& quote : data["singling_out"].items()) rows.push_back(by_words(quote));
    if (!data["public_linkage"].is_null()) add_linked(data["public_linkage"], rows);
    if (!data["linkage"].is_null()) add_linked(data["linkage"], rows);
    return rows;
}

std::vector<wxString> risk_summary(const Value& data, std::int64_t k_asked) {
    std::vector<wxString> sentences;
    if (data.is_null()) return sentences;
    const auto k = data["k"].integer();
    sentences.push_back(
        k >= k_asked ? wxString::Format(_("At least %s people share what is shown; %s were asked for."),
                                        counted("%s", "%s", k), counted("%s", "%s", k_asked))
                     : wxString::Format(_("The smallest group that shares what is shown has %s; %s were "
                                          "asked for."),
                                        counted("%s person", "%s people", k), counted("%s", "%s", k_asked)));
    ExportPages way;
    for (const auto& name : data["suggestion"]["drop"].items()) way.drop.push_back(name.text());
    for (const auto& [entry, instead] : data["suggestion"]["coarsen"].members())
        way.coarsen.emplace_back(entry, instead.text());
    if (const auto words = suggestion_in_words(way); !words.empty()) {
        sentences.push_back(
            wxString::Format(_("What helps: %s. Then it is %s."), words,
                             counted("%s person", "%s people", data["suggestion"]["reaches_k"].integer())));
    }
    if (!data["quotes"].is_null()) {
        sentences.push_back(wxString::Format(_("%s would leave, %s be withheld."),
                                             counted("%s quote", "%s quotes", data["quotes"].integer()),
                                             counted("%s", "%s", data["withheld"].integer())));
    }
    if (!data["singling_out"].is_null() && data["singling_out"].items().empty() &&
        data["jigsaw"].items().empty())
        sentences.push_back(
            _("No words were found that single anybody out. Words that are on no list are not found."));
    if (!data["linkage"].is_null())
        sentences.push_back(linkage_in_words(data["linkage"], _("the rest of the study")));
    if (!data["public_linkage"].is_null())
        sentences.push_back(linkage_in_words(data["public_linkage"], _("the public texts")));
    return sentences;
}

}  // namespace sotto::workbench
