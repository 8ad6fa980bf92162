// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "analysis/cooccurrence.h"
#include "commands/code_tables.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>
#include <vector>

namespace sotto::commands {

namespace {

Outcome find_pairs(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    const auto tree = code_tree(study);
    const auto codes = codes_for_table(study, tree, arguments);
    const auto count = *analysis::count_of(arguments.text("count", "codings"));
    const auto table = analysis::cooccurrence(study.codings_of(codes), codes, count);

    auto listed = Value::array();
    for (std::size_t i = 0; i < codes.size(); ++i)
        listed.add(Value().set("code", tree.path(codes[i])).set("count", table.at(i, i)));
    auto pairs = Value::array();
    for (std::size_t a = 0; a < codes.size(); ++a) {
        for (std::size_t b = a + 1; b < codes.size(); ++b) {
            const auto together = table.at(a, b);
            if (together == 0) continue;
            pairs.add(Value()
                          .set("first", a)
                          .set("second", b)
                          .set("count", together)
                          .set("coefficient",
                               analysis::cooccurrence_coefficient(table.at(a, a), table.at(b, b), together)));
        }
    }
    Outcome outcome;
    outcome.data.set("count", analysis::name_of(count));
    outcome.data.set("formula", analysis::cooccurrence_formula);
    outcome.data.set("codes", std::move(listed));
    outcome.data.set("pairs", std::move(pairs));
    return outcome;
}

void print(const Value& data, Page& page) {
    const auto& codes = data["codes"].items();
    std::vector<const Value*> pairs;
    for (const auto& pair : data["pairs"].items()) pairs.push_back(&pair);
    std::stable_sort(pairs.begin(), pairs.end(), [](const Value* a, const Value* b) {
        return (*a)["count"].integer() > (*b)["count"].integer();
    });
    Table table{{{"Code"}, {"With"}, {"Together", true}, {"c", true}}, {}};
    for (const auto* pair : pairs) {
        const auto& first = codes[static_cast<std::size_t>((*pair)["first"].integer())];
        const auto& second = codes[static_cast<std::size_t>((*pair)["second"].integer())];
        table.rows.push_back({first["code"].text(), second["code"].text(), (*pair)["count"].text(),
                              fmt::format("{:.2f}", (*pair)["coefficient"].number())});
    }
    if (pairs.empty()) {
        page.line("No two codes lie on the same words.");
        return;
    }
    page.table(std::move(table));
    page.line(data["formula"].text() + ".");
}

}  // namespace

Command cooccurrence_command() {
    Command command;
    command.id = "analysis/cooccurrence";
    command.verb = "cooccurrence";
    command.menu = "Analysis/Code co-occurrence…";
    command.help = "Finds codes that lie on the same words: how often, and how much of all they have.";
    command.details =
        "Counted are overlapping pairs of codings (one of each code), the sources that have such a pair, or "
        "the "
        "characters that carry both. The coefficient c is n12 / (n1 + n2 - n12), where n12 is that count and "
        "n1 and "
        "n2 are those of each code alone: 0 never together, 1 never apart (Jaccard; for codings it is the "
        "c-coefficient of "
        "ATLAS.ti, and 1 at most where one long coding meets several). Small counts make large coefficients: "
        "read both. Each code counts its own codings, not those of the codes below it.";
    command.parameters = {study_parameter(), option("count", Parameter::Holds::Text, "what is counted")
                                                 .one_of({"codings", "sources", "characters"})
                                                 .otherwise("codings")};
    for (auto& parameter : table_parameters()) command.parameters.push_back(std::move(parameter));
    command.examples = {
        {"cooccurrence study.sotto", "codes that lie on each other, most frequent first"},
        {"cooccurrence study.sotto --count characters --code Lessons", "by the words they share"}};
    command.available = with_study;
    command.run = find_pairs;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
