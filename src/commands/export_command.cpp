// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "commands/coded_quotes.h"
#include "commands/command_list.h"
#include "commands/export_candidates.h"
#include "commands/export_recipe.h"
#include "commands/export_terms.h"
#include "commands/import_reading.h"
#include "commands/look_up.h"
#include "commands/protection.h"
#include "commands/session.h"
#include "report/report.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <variant>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using privacy::Candidate;

using Passed = std::variant<privacy::ProtectedExcerpt, privacy::Withheld>;

std::vector<Parameter> parameters() {
    std::vector<Parameter> list{
        study_parameter(),
        positional(
            "OUT", Parameter::Holds::NewFile,
            "the file to write; its ending chooses the format, of those that `formats` calls written: .docx "
            ".html .md .csv .json .txt")};
    for (auto& parameter : terms_parameters()) list.push_back(std::move(parameter));
    list.push_back(option("policy", Parameter::Holds::Text, "how quotes are attributed")
                       .one_of({"by-status", "pseudonym", "role", "unnamed"})
                       .otherwise("by-status"));
    for (auto& parameter : quote_parameters()) list.push_back(std::move(parameter));
    list.push_back(option("title", Parameter::Holds::Text, "a title for the document"));
    list.push_back(option("recipe", Parameter::Holds::File,
                          "keeps these options in FILE; when FILE is there, takes them from it")
                       .called("FILE"));
    return list;
}

std::vector<std::optional<Passed>> pass_all(const privacy::Gate& gate,
                                            const std::vector<Candidate>& candidates,
                                            base::Progress& progress) {
    std::vector<std::optional<Passed>> passed(candidates.size());
    progress.begin("Protecting quotes", static_cast<std::int64_t>(candidates.size()));
    on_all_cores(candidates.size(), [&](std::size_t i) {
        if (i % 64 == 0) {
            progress.check();
            progress.advance(static_cast<std::int64_t>(i));
        }
        passed[i] = gate.pass(candidates[i]);
    });
    progress.end();
    return passed;
}

/// One export on its way: from quotes to a file or a refusal.
class Export {
public:
    Export(Session& session, const Arguments& arguments)
        : session_(session),
          arguments_(arguments),
          target_(arguments.text("OUT")),
          protection_(protection_of(session.study())),
          gate_(protection_,
                {session.study().all<study::Consent>(), export_terms(arguments, session.study())}) {
        // A wrong ending is said before any work is done.
        auto ending = target_.extension().string();
        if (!ending.empty()) ending.erase(0, 1);
        static_cast<void>(session.formats().writer_for(ending));
    }

    Outcome run() {
        const Voices voices(session_.study());
        const auto quotes = find_quotes(session_, QuoteRequest::from(arguments_), voices);
        if (quotes.empty())
            throw Error(Blame::User, "No coded quote answers what was asked for; nothing was written.");
        const auto candidates = commands::candidates(session_.study(), voices, quotes, protection_);
        sort_out(candidates, pass_all(gate_, candidates, session_.progress()));
        if (document_.excerpts.empty()) return refused("Every quote was withheld; nothing was written.");
        if (!concerned_.empty()) {
            const auto risk = gate_.risk({concerned_.begin(), concerned_.end()});
            data_.set("k", risk.k);
            // Where nothing is shown, nothing that is shown can single anybody out.
            if (!gate_.terms().shown.empty() && !risk.unsafe.empty()) {
                describe(risk, data_);
                return refused(fmt::format(
                    "What is shown beside the quotes would single people out: k is {}, and {} was "
                    "asked for. Nothing was written.",
                    risk.k, gate_.terms().k));
            }
        }
        if (arguments_.has("title")) {
            document_.title = gate_.pass_text(arguments_.text("title"), session_.study().language());
        }
        const auto written =
            report::write_excerpts(target_, document_, gate_, session_.formats(), session_.progress());
        if (!written.written) {
            describe_leaks(written.leaks);
            return refused("The finished file still gave somebody away; it was not written.");
        }
        data_.set("written", shown_path(target_));
        return {0, std::move(data_)};
    }

private:
    void sort_out(const std::vector<Candidate>& candidates, std::vector<std::optional<Passed>> passed) {
        std::map<privacy::Category, std::int64_t> replaced;
        auto withheld = Value::array();
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (const auto* why = std::get_if<privacy::Withheld>(&*passed[i])) {
                withheld.add(Value()
                                 .set("quote", candidates[i].guid.text())
                                 .set("source", candidates[i].source.name)
                                 .set("start", candidates[i].range.start)
                                 .set("end", candidates[i].range.end)
                                 .set("reason", why->reason));
                continue;
            }
            auto& excerpt = std::get<privacy::ProtectedExcerpt>(*passed[i]);
            for (const auto& [category, count] : excerpt.replaced) replaced[category] += count;
            if (!excerpt.public_statement) {
                for (const auto& turn : candidates[i].turns) {
                    if (turn.participant) concerned_.insert(turn.participant);
                }
            }
            document_.excerpts.push_back(std::move(excerpt));
        }
        auto counts = Value::object();
        for (const auto& [category, count] : replaced) counts.set(privacy::name_of(category), count);
        data_.set("written", Value());
        data_.set("excerpts", document_.excerpts.size());
        data_.set("withheld", std::move(withheld));
        data_.set("replaced", std::move(counts));
        data_.set("k", 0);
        data_.set("unsafe", Value::array());
        data_.set("suggestion", Value::object());
        data_.set("leaks", Value::array());
    }

    void describe_leaks(const std::vector<privacy::Leak>& leaks) {
        auto listed = Value::array();
        for (const auto& leak : leaks) {
            listed.add(Value()
                           .set("category", privacy::name_of(leak.category))
                           .set("entity", leak.entity_code)
                           .set("where", leak.where));
        }
        data_.set("leaks", std::move(listed));
    }

    Outcome refused(const std::string& sentence) {
        data_.set("refused", sentence);
        return {1, std::move(data_)};
    }

    Session& session_;
    const Arguments& arguments_;
    const std::filesystem::path target_;
    const privacy::Protection protection_;
    const privacy::Gate gate_;
    report::ExcerptDocument document_;
    std::set<study::Id<study::Entity>> concerned_;
    Value data_;
};

Outcome write(Session& session, const Arguments& arguments) {
    const std::filesystem::path recipe = arguments.text("recipe");
    const auto list = parameters();
    const auto complete = recipe.empty() ? arguments : with_recipe(list, arguments, recipe);
    auto outcome = Export(session, complete).run();
    if (outcome.exit_code == 0 && !recipe.empty() && !std::filesystem::exists(recipe)) {
        base::write_private_file(recipe, recipe_of(list, complete));
    }
    return outcome;
}

/// By reason: a hundred quotes of one person are withheld for one reason. `--json` lists each.
void print_withheld(const Value& withheld, Page& page) {
    constexpr std::size_t most_places = 3;
    std::map<std::string, std::vector<std::string>> by_reason;
    for (const auto& quote : withheld.items()) {
        by_reason[quote["reason"].text()].push_back(fmt::format(
            "{} {}:{}", quote["source"].text(), quote["start"].integer(), quote["end"].integer()));
    }
    for (const auto& [reason, places] : by_reason) {
        page.line(fmt::format("withheld {}: {}", places.size(), reason));
        for (std::size_t i = 0; i < std::min(places.size(), most_places); ++i) page.line("    " + places[i]);
        if (places.size() > most_places)
            page.line(fmt::format("    and {} more", places.size() - most_places));
    }
}

void print(const Value& data, Page& page) {
    print_withheld(data["withheld"], page);
    for (const auto& leak : data["leaks"].items()) {
        page.line(fmt::format("leak: {} {} in {}", leak["category"].text(), leak["entity"].text(),
                              leak["where"].text()));
    }
    for (auto& sentence : risk_sentences(data)) page.line(std::move(sentence));
    std::string replaced;
    for (const auto& [category, count] : data["replaced"].members()) {
        replaced += fmt::format("{}{} {}", replaced.empty() ? "" : ", ", count.integer(), category);
    }
    if (!replaced.empty()) page.line("Replaced: " + replaced + ".");
    if (!data["refused"].is_null()) {
        page.line(data["refused"].text());
    } else {
        page.line(fmt::format("Wrote {} to {}; {} withheld.",
                              counted(data["excerpts"].integer(), "quote", "quotes"), data["written"].text(),
                              data["withheld"].items().size()));
    }
}

}  // namespace

Command export_command() {
    Command command;
    command.id = "report/excerpts";
    command.verb = "export";
    command.menu = "Report/Export excerpts…";
    command.help = "Writes quotes as far as each speaker agreed, and checks the finished file for every name it knows.";
    command.details =
        "Identifiers are replaced, words off the record are cut, quotes without consent for the audience are "
        "withheld, each "
        "with its reason. The finished file is read back and searched for every known name; one hit, or "
        "attributes that "
        "single somebody out, and no file is written (exit code 1).";
    command.parameters = parameters();
    command.examples = {
        {"export study.sotto quotes.html --audience public --code Lessons", "quotes for a public report"},
        {"export study.sotto quotes.csv --audience team --show country --k 1 --policy pseudonym --recipe "
         "team.json",
         "a table for the team, to be made again"}};
    command.available = with_study;
    command.run = write;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
