// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"
#include "commands/identifier_scan.h"
#include "commands/look_up.h"
#include "commands/protection.h"
#include "commands/session.h"
#include "privacy/coreference.h"
#include "privacy/likely_names.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace sotto::commands {

namespace {

/// Likely people of the sources whom the register does not know.
struct Met {
    std::vector<privacy::NameMention> mentions;
    std::vector<std::string> sources;  ///< of each document
};

Met people_met(Session& session, const std::vector<study::Source>& sources, bool possible) {
    Met met;
    const auto protection = protection_of(session.study());
    each_scanned(session, sources, protection, [&](const ScannedSource& scanned) {
        const auto document = met.sources.size();
        met.sources.push_back(scanned.source.name);
        const auto take = [&](const std::vector<privacy::Identifier>& identifiers) {
            for (const auto& one : identifiers) {
                const bool person = one.category == privacy::Category::Person && one.entity.value == 0 &&
                                    one.detector == privacy::names_detector && !one.is_piece &&
                                    one.state != privacy::ReviewState::Rejected;
                if (person) met.mentions.push_back({document, std::string(scanned.text.slice(one.range))});
            }
        };
        take(scanned.identifiers);
        if (possible)
            take(protection.find_possible(scanned.text, scanned.source.language, scanned.names,
                                          scanned.identifiers));
    });
    return met;
}

/// In single quotes, as a shell takes it.
std::string quoted(const std::string& words) {
    std::string out = "'";
    for (const char c : words) {
        if (c == '\n') {
            out += ' ';
        } else if (c == '\'') {
            out += "'\\''";
        } else {
            out += c;
        }
    }
    return out + "'";
}

/// Codes that the register does not have, in order: `N01`, `N02`, …
class FreeCodes {
public:
    explicit FreeCodes(const std::vector<study::Entity>& entities) {
        for (const auto& entity : entities) taken_.insert(text::fold_key(entity.code));
    }
    std::string next() {
        std::string code;
        do {
            code = fmt::format("N{:02}", ++number_);
        } while (taken_.contains(text::fold_key(code)));
        return code;
    }

private:
    std::set<std::string> taken_;
    int number_ = 0;
};

Outcome propose(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    std::vector<study::Source> sources;
    if (arguments.has("source")) {
        for (const auto& word : arguments.texts("source")) sources.push_back(require_source(study, word));
    } else {
        sources = study.all<study::Source>();
    }
    const auto met = people_met(session, sources, arguments.has("possible"));
    const auto apart = arguments.texts("apart");
    auto people = privacy::group_names(met.mentions, {apart.begin(), apart.end()});
    std::stable_sort(people.begin(), people.end(),
                     [](const auto& a, const auto& b) { return a.mentions.size() > b.mentions.size(); });
    FreeCodes codes(study.all<study::Entity>());
    auto list = Value::array();
    for (const auto& person : people) {
        std::set<std::string> where;
        for (const auto mention : person.mentions) where.insert(met.sources[met.mentions[mention].document]);
        const auto code = codes.next();
        auto line = fmt::format("sotto participant {} {} --name {}", quoted(arguments.text("STUDY", "STUDY")),
                                code, quoted(person.name));
        auto forms = Value::array();
        for (const auto& form : person.forms) {
            forms.add(form);
            if (form != person.name) line += fmt::format(" --alias {}", quoted(form));
        }
        auto names = Value::array();
        for (const auto& name : where) names.add(name);
        list.add(Value::object()
                     .set("code", code)
                     .set("name", person.name)
                     .set("forms", std::move(forms))
                     .set("count", static_cast<std::int64_t>(person.mentions.size()))
                     .set("sources", std::move(names))
                     .set("line", line + " --participant no"));
    }
    Outcome outcome;
    outcome.data.set("people", std::move(list));
    return outcome;
}

void print(const Value& data, Page& page) {
    Table table{{{"Name"}, {"Also"}, {"Times", true}, {"Sources"}}, {}};
    for (const auto& person : data["people"].items()) {
        std::string also;
        for (const auto& form : person["forms"].items()) {
            if (form.text() != person["name"].text()) also += (also.empty() ? "" : "; ") + form.text();
        }
        std::string sources;
        for (const auto& source : person["sources"].items())
            sources += (sources.empty() ? "" : "; ") + source.text();
        table.rows.push_back(
            {person["name"].text(), also, std::to_string(person["count"].integer()), sources});
    }
    page.table(std::move(table));
    for (const auto& person : data["people"].items()) page.line(person["line"].text());
    page.line(counted(static_cast<std::int64_t>(data["people"].items().size()),
                      "person who may be missing in the register.",
                      "people who may be missing in the register."));
}

}  // namespace

Command propose_command() {
    Command command;
    command.id = "privacy/propose";
    command.verb = "propose";
    command.menu = "Privacy/People to enter…";
    command.help = "Lists people whom the sources name and the register does not know.";
    command.details =
        "Forms of one person's name are put together by rule: a single name is that of the only person of "
        "the "
        "same source, or else of all sources, whose full name has it. Nothing is entered: each person comes "
        "with a line for `participant` that enters the name and its other forms as aliases, to be corrected "
        "first where they are two people's.";
    command.parameters = {
        study_parameter(),
        option("source", Parameter::Holds::Source, "only in this source").many().otherwise("all"),
        option("apart", Parameter::Holds::Text, "a form that is somebody else's: it stands by itself")
            .many()
            .called("FORM"),
        flag("possible", "also what the names model is not sure of")};
    command.examples = {{"propose study.sotto", "who may be missing in the register"},
                        {"propose study.sotto --apart Vu", "one form that is not the same person's"}};
    command.available = with_study;
    command.run = propose;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
