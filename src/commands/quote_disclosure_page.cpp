// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/look_up.h"
#include "commands/page.h"
#include "commands/quote_disclosure.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <cmath>

namespace sotto::commands {

namespace {

std::string place(const Value& at) {
    return fmt::format("{}:{}", at["start"].integer(), at["end"].integer());
}

std::string percent(const Value& share) {
    return fmt::format("{} %", std::lround(share.number() * 100));
}

std::string singled_out(const Value& quote) {
    std::vector<std::string> facts;
    for (const auto& fact : quote["facts"].items())
        facts.push_back(fact["attribute"].text() + " " + place(fact));
    std::vector<std::string> instead;
    for (const auto& fact : quote["generalise"].items())
        instead.push_back(place(fact) + " " + fact["instead"].text());
    auto line = fmt::format("{} {}: {}: {}", quote["source"].text(), place(quote), fmt::join(facts, ", "),
                            counted(quote["matches"].integer(), "person fits", "people fit"));
    if (!instead.empty()) {
        line +=
            fmt::format("; with {} it would be {}", fmt::join(instead, ", "), quote["would_match"].integer());
    }
    return line + ".";
}

std::string puzzle(const Value& jigsaw) {
    std::vector<std::string> quotes;
    for (const auto& quote : jigsaw["quotes"].items()) {
        const auto release = quote["release"].integer();
        quotes.push_back(quote["source"].text() + " " + place(quote) +
                         (release == 0 ? std::string() : fmt::format(" (release {})", release)));
    }
    std::vector<std::string> attributes;
    for (const auto& attribute : jigsaw["attributes"].items()) attributes.push_back(attribute.text());
    return fmt::format("{}: {} together tell {}: {}.", jigsaw["participant"].text(),
                       fmt::join(quotes, " and "), fmt::join(attributes, ", "),
                       counted(jigsaw["matches"].integer(), "person fits", "people fit"));
}

void print_linkage(const Value& linkage, const char* with, Page& page) {
    const auto quotes = linkage["links"].items().size();
    if (quotes == 0) {
        page.line(fmt::format("No quote can be compared with {}.", with));
        return;
    }
    page.line(fmt::format(
        "Who compares words with {} finds the right one of {} for {} of {} (as they were said: {}; by "
        "guessing: {}), and for {} of the speakers from all they say (as said: {}).",
        with, counted(linkage["people"].integer(), "person", "people"), percent(linkage["after"]["quotes"]),
        counted(static_cast<std::int64_t>(quotes), "quote", "quotes"), percent(linkage["before"]["quotes"]),
        percent(linkage["chance"]), percent(linkage["after"]["persons"]),
        percent(linkage["before"]["persons"])));
    std::vector<std::string> terms;
    for (const auto& term : linkage["terms"].items())
        terms.push_back(fmt::format("{} ({:.1f} %)", term["term"].text(), term["weight"].number() * 100));
    if (!terms.empty()) page.line(fmt::format("What leads there: {}.", fmt::join(terms, ", ")));

    constexpr std::size_t most = 10;
    std::vector<const Value*> right;
    for (const auto& link : linkage["links"].items()) {
        if (link["right"].truth()) right.push_back(&link);
    }
    std::stable_sort(right.begin(), right.end(), [](const Value* a, const Value* b) {
        const auto near = [](const Value* link) { return (*link)["near"].integer(); };
        return near(a) != near(b) ? near(a) < near(b)
                                  : (*a)["similarity"].number() > (*b)["similarity"].number();
    });
    if (right.empty()) return;
    if (right.size() > most) right.resize(most);
    Table table{{{"Source"}, {"Quote"}, {"Closest"}, {"Similarity", true}, {"As close", true}}, {}};
    for (const auto* link : right) {
        table.rows.push_back({(*link)["source"].text(), place(*link), (*link)["closest"].text(),
                              fmt::format("{:.2f}", (*link)["similarity"].number()), (*link)["near"].text()});
    }
    page.table(std::move(table));
}

}  // namespace

void print_quote_disclosure(const Value& data, Page& page) {
    if (data["quotes"].is_null()) return;
    page.line(fmt::format("Looked at {}; {} withheld.", counted(data["quotes"].integer(), "quote", "quotes"),
                          data["withheld"].integer()));
    for (const auto& quote : data["singling_out"].items()) page.line(singled_out(quote));
    for (const auto& jigsaw : data["jigsaw"].items()) page.line(puzzle(jigsaw));
    const bool asked = !data["singling_out"].is_null();
    if (asked && data["singling_out"].items().empty() && data["jigsaw"].items().empty())
        page.line("No words were found that single anybody out. Words that are no list's are not found.");
    if (!data["linkage"].is_null()) print_linkage(data["linkage"], "the rest of the study", page);
    if (!data["public_linkage"].is_null()) print_linkage(data["public_linkage"], "the public texts", page);
}

}  // namespace sotto::commands
