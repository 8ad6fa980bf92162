// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/export_terms.h"
#include "commands/protection.h"
#include "commands/session.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

Outcome check_risk(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    const auto terms = export_terms(arguments, study);
    const auto protection = protection_of(study);
    const privacy::Gate gate(protection, {study.all<study::Consent>(), terms});
    const auto risk = gate.risk({});
    Outcome outcome;
    describe(risk, outcome.data);
    outcome.exit_code = risk.unsafe.empty() ? 0 : 1;
    return outcome;
}

void print(const Value& data, Page& page) {
    for (auto& sentence : risk_sentences(data)) page.line(std::move(sentence));
    page.line(fmt::format("k = {}: the smallest group of participants who look alike.", data["k"].integer()));
}

}  // namespace

Command risk_command() {
    Command command;
    command.id = "privacy/risk";
    command.verb = "risk";
    command.menu = "Privacy/Disclosure check…";
    command.help = "Checks whom the attributes shown beside quotes would single out.";
    command.details =
        "k is how many participants of the register share each combination of the attributes shown, at "
        "least. Exit code 1 when "
        "somebody shares theirs with fewer than the limit.";
    command.parameters = {study_parameter()};
    for (auto& parameter : terms_parameters()) command.parameters.push_back(std::move(parameter));
    command.examples = {
        {"risk study.sotto --audience public --show country --k 2", "how safe it is to print countries"}};
    command.available = with_study;
    command.run = check_risk;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
