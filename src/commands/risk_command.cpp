// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/coded_quotes.h"
#include "commands/command_list.h"
#include "commands/export_terms.h"
#include "commands/profiles.h"
#include "commands/protection.h"
#include "commands/quote_disclosure.h"
#include "commands/session.h"
#include "privacy/disclosure/attributes.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <charconv>
#include <optional>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

/// `injury:2`.
std::optional<privacy::Diversity> diversity(const Arguments& arguments, const store::StudyFile& study) {
    if (!arguments.has("l")) return std::nullopt;
    const auto word = arguments.text("l");
    const auto colon = word.rfind(':');
    std::int64_t l = 0;
    if (colon != std::string::npos) {
        const auto* end = word.data() + word.size();
        const auto read = std::from_chars(word.data() + colon + 1, end, l);
        if (read.ec != std::errc() || read.ptr != end) l = 0;
    }
    if (l < 2 || colon == 0) {
        throw Error(Blame::User,
                    "--l takes an attribute and how many different values of it are asked for, at least 2: "
                    "injury:2.");
    }
    const auto name = word.substr(0, colon);
    for (const auto& attribute : study.all<study::Attribute>()) {
        if (text::fold_key(attribute.name) == text::fold_key(name))
            return privacy::Diversity{attribute.name, l};
    }
    throw Error(Blame::User, fmt::format("The register has no attribute \"{}\".", name));
}

Value described(const privacy::DisclosureRisk::Suggestion& change) {
    auto coarsen = Value::object();
    for (const auto& [name, how] : change.coarsen) coarsen.set(name, how);
    return Value()
        .set("drop", Value::texts(change.drop))
        .set("coarsen", std::move(coarsen))
        .set("reaches_k", change.reaches_k);
}

Value described(const privacy::AttributeReport& report, const privacy::Diversity& wanted) {
    auto concluded = Value::array();
    for (const auto& person : report.concluded) {
        auto shown = Value::object();
        for (const auto& [name, value] : person.shown) shown.set(name, value);
        concluded.add(Value()
                          .set("participant_code", person.participant_code)
                          .set("shown", std::move(shown))
                          .set("shared_by", person.shared_by)
                          .set("values", person.values));
    }
    return Value()
        .set("attribute", wanted.attribute)
        .set("asked", wanted.l)
        .set("l", report.l)
        .set("concluded", std::move(concluded));
}

Outcome check_risk(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    const auto terms = export_terms(arguments, study);
    const auto diverse = diversity(arguments, study);
    const auto protection = protection_with(study, profile_of(study, terms.audience));
    const auto report = privacy::attribute_report(protection, terms, {}, diverse);
    Outcome outcome;
    describe(report.risk, outcome.data);
    auto ways = Value::array();
    for (const auto& way : report.ways)
        ways.add(described(way.change).set("loss", way.loss).set("discernibility", way.discernibility));
    outcome.data.set("ways", std::move(ways));
    outcome.data.set("all_ways", report.all_ways);
    if (diverse) outcome.data.set("diversity", described(report, *diverse));
    bool found = !report.risk.unsafe.empty() || !report.concluded.empty();

    QuoteQuestions questions;
    questions.facts = arguments.has("quotes");
    questions.linkage = arguments.has("linkage");
    for (const auto& file : arguments.texts("public")) questions.public_files.emplace_back(file);
    if (!questions.public_files.empty() && !questions.linkage)
        throw Error(Blame::User, "--public is what --linkage compares quotes with; ask for that as well.");
    if (questions.facts || questions.linkage) {
        const privacy::Gate gate(protection, {study.all<study::Consent>(), terms});
        found = ask_of_quotes(session, arguments, protection, gate, questions, outcome.data) || found;
    }
    outcome.exit_code = found ? 1 : 0;
    return outcome;
}

void print(const Value& data, Page& page) {
    constexpr std::size_t most_ways = 4;
    for (auto& sentence : risk_sentences(data)) page.line(std::move(sentence));
    const auto& ways = data["ways"].items();
    for (std::size_t i = 1; i < std::min(ways.size(), most_ways); ++i)
        page.line("Or " + way_in_words(ways[i]));
    if (ways.size() > most_ways) page.line(fmt::format("There are {} other ways.", ways.size() - most_ways));
    page.line(fmt::format("k = {}: the smallest group of participants who look alike.", data["k"].integer()));
    if (const auto& diverse = data["diversity"]; !diverse.is_null()) {
        for (const auto& person : diverse["concluded"].items()) {
            page.line(fmt::format("{}: those who share what is shown have {} of {}; {} are asked for",
                                  person["participant_code"].text(),
                                  person["values"].integer() == 1 ? std::string("one value")
                                                                  : person["values"].text() + " values",
                                  diverse["attribute"].text(), diverse["asked"].integer()));
        }
        page.line(fmt::format("l = {}: the fewest values of {} among participants who look alike.",
                              diverse["l"].integer(), diverse["attribute"].text()));
    }
    print_quote_disclosure(data, page);
}

}  // namespace

Command risk_command() {
    Command command;
    command.id = "privacy/risk";
    command.verb = "risk";
    command.menu = "Privacy/Disclosure check…";
    command.help =
        "Checks whom an export would single out: by what is shown beside quotes, and by their words.";
    command.details =
        "k is how many participants of the register share each combination of the attributes shown, at "
        "least. Where it is too small, every smallest change that reaches it is found, and the one that "
        "loses "
        "least comes first. With --quotes, facts in the words of quotes that would leave (kin, a country, an "
        "injury, a job, a year, \"the only woman\") are held against the register and against what all "
        "participants say: places and kinds of fact are listed, never words, and under --policy pseudonym "
        "the "
        "quotes of one person also together. With --linkage, quotes are compared with everything else "
        "their speakers say in the study, word by word: how often the right speaker is the closest is a "
        "measure "
        "to compare versions of an export with, not a probability. Its answer holds words of the study. Exit "
        "code 1 when somebody is singled out.";
    command.parameters = {study_parameter()};
    for (auto& parameter : terms_parameters()) command.parameters.push_back(std::move(parameter));
    command.parameters.push_back(option("policy", Parameter::Holds::Text, "how quotes are attributed")
                                     .one_of({"by-status", "pseudonym", "role", "unnamed"})
                                     .otherwise("by-status"));
    command.parameters.push_back(
        option("l", Parameter::Holds::Text,
               "an attribute that must not be concluded from what is shown, and how many different values of "
               "it those who look alike must have")
            .called("ATTRIBUTE:N")
            .labelled("Attribute to be hidden"));
    command.parameters.push_back(
        flag("quotes", "looks for facts in the words of quotes that single somebody out"));
    command.parameters.push_back(
        flag("linkage", "measures how often comparing texts finds who said a quote"));
    command.parameters.push_back(
        option("public", Parameter::Holds::File,
               "texts that readers may know, to be compared with as well; a file whose name begins with a "
               "participant's code is by that participant")
            .many()
            .labelled("Public texts"));
    for (auto& parameter : quote_parameters()) command.parameters.push_back(std::move(parameter));
    command.examples = {
        {"risk study.sotto --audience public --show country --k 2", "how safe it is to print countries"},
        {"risk study.sotto --show country --l age:2", "whether a country gives an age away"},
        {"risk study.sotto --audience team --quotes --linkage --code Lessons",
         "whom the words of these quotes would single out"}};
    command.available = with_study;
    command.run = check_risk;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
