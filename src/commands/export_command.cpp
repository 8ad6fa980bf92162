// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "base/on_all_cores.h"
#include "commands/coded_quotes.h"
#include "commands/command_list.h"
#include "commands/export_candidates.h"
#include "commands/export_findings.h"
#include "commands/export_preview.h"
#include "commands/export_recipe.h"
#include "commands/export_terms.h"
#include "commands/export_together.h"
#include "commands/import_reading.h"
#include "commands/look_up.h"
#include "commands/profiles.h"
#include "commands/protection.h"
#include "commands/quote_edits.h"
#include "commands/quote_warnings.h"
#include "commands/release_record.h"
#include "commands/session.h"
#include "commands/withheld_lines.h"
#include "privacy/export_words.h"
#include "report/report.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
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
    std::vector<Parameter> list{study_parameter(),
                                positional("OUT", Parameter::Holds::NewFile,
                                           "the file to write; its ending chooses the format: .docx .html "
                                           ".md .csv .json .txt; none is needed to "
                                           "show it only")};
    list.back().required = false;
    for (auto& parameter : terms_parameters()) list.push_back(std::move(parameter));
    list.push_back(option("policy", Parameter::Holds::Text, "how quotes are attributed")
                       .one_of({"by-status", "pseudonym", "role", "unnamed"})
                       .otherwise("by-status"));
    for (auto& parameter : quote_parameters()) list.push_back(std::move(parameter));
    list.push_back(option("profile", Parameter::Holds::File,
                          "what becomes of identifiers, in the place of the audience's profile in the study")
                       .called("FILE"));
    list.push_back(flag("unlink", "labels of its own: pseudonyms cannot be followed to other releases"));
    list.push_back(flag("findings", "writes the findings, each with the quotes for and against it"));
    list.push_back(option("title", Parameter::Holds::Text, "a title for the document"));
    list.push_back(flag("checked", "refuses while an identifier in the quotes has not been reviewed"));
    list.push_back(option("override", Parameter::Holds::Text,
                          "why quotes may leave that single somebody out together; the ledger keeps it "
                          "with your name")
                       .called("REASON")
                       .labelled("Reason to let them leave"));
    list.push_back(flag("preview", "shows the pages and what is withheld, and writes nothing"));
    list.push_back(flag(
        "keys", "a preview names what is unchecked by its keys, which hold the hidden words themselves"));
    list.push_back(option("language", Parameter::Holds::Text,
                          "the language of attributions and headings; quotes stay in their own")
                       .one_of(privacy::export_languages())
                       .otherwise("en"));
    list.push_back(option("recipe", Parameter::Holds::File,
                          "a file that keeps these choices; when it is there, they are taken from it")
                       .called("FILE"));
    list.push_back(flag("verbose", "names every quote that is withheld, not only how many and why"));
    return list;
}

std::vector<std::optional<Passed>> pass_all(const privacy::Gate& gate,
                                            const std::vector<Candidate>& candidates,
                                            base::Progress& progress) {
    std::vector<std::optional<Passed>> passed(candidates.size());
    progress.begin("Protecting quotes", static_cast<std::int64_t>(candidates.size()));
    base::on_all_cores(candidates.size(), [&](std::size_t i) {
        if (i % 64 == 0) {
            progress.check();
            progress.advance(static_cast<std::int64_t>(i));
        }
        passed[i] = gate.pass(candidates[i]);
    });
    progress.end();
    return passed;
}

bool is_blank(std::string_view words) {
    return words.find_first_not_of(" \t\n") == std::string_view::npos;
}

Leaving leaving(const Arguments& arguments) {
    return {*study::audience(arguments.text("audience", "public")), arguments.text("profile"),
            arguments.has("unlink"), !arguments.has("preview")};
}

/// One export on its way: from quotes to a file or a refusal.
class Export {
public:
    Export(Session& session, const Arguments& arguments)
        : session_(session),
          arguments_(arguments),
          target_(arguments.text("OUT")),
          protection_(protection_for(session, leaving(arguments))),
          gate_(protection_,
                {session.study().all<study::Consent>(), export_terms(arguments, session.study())}) {
        // A wrong ending is said before any work is done.
        if (!arguments.has("OUT")) {
            if (arguments.has("preview")) return;
            throw Error(Blame::User, "OUT is missing: the file to write; --preview needs none.");
        }
        auto ending = target_.extension().string();
        if (!ending.empty()) ending.erase(0, 1);
        static_cast<void>(session.formats().writer_for(ending));
    }

    Outcome run() {
        if (arguments_.has("override") && is_blank(arguments_.text("override")))
            throw Error(Blame::User, "--override needs a reason, which the ledger keeps.");
        const Voices voices(session_.study());
        const bool findings = arguments_.has("findings");
        if (findings && (arguments_.has("code") || arguments_.has("any-code") || arguments_.has("query")))
            throw Error(Blame::User,
                        "Findings choose their quotes themselves: leave out --code, --any-code and --query.");
        const auto quotes = findings ? evidence_quotes(session_.study())
                                     : find_quotes(session_, QuoteRequest::from(arguments_), voices);
        if (quotes.empty())
            throw Error(Blame::User, "No coded quote answers what was asked for; nothing was written.");
        const auto candidates =
            commands::candidates(session_.study(), voices, quotes, protection_, session_.progress());
        auto passed = pass_all(gate_, candidates, session_.progress());
        auto overridden = keep_apart(voices, candidates, passed);
        sort_out(candidates, std::move(passed));
        data_.set("overridden", std::move(overridden));
        data_.set("warnings", gender_warnings(protection_, candidates, document_.excerpts));
        const auto refusal = judge();
        if (arguments_.has("title")) {
            document_.title = gate_.pass_text(arguments_.text("title"), session_.study().language());
        }
        if (arguments_.has("preview")) {
            data_.set("preview",
                      findings ? preview_of_findings(quotes, candidates)
                               : preview_of(document_,
                                            document_.excerpts.empty() ? std::vector<report::PrintedBlock>()
                                                                       : report::printed(document_, gate_),
                                            candidates, arguments_.has("keys")));
            if (refusal.empty()) return {0, std::move(data_)};
        }
        if (!refusal.empty()) return refused(refusal);
        const auto written = findings ? write_findings(quotes)
                                      : report::write_excerpts(target_, document_, gate_, session_.formats(),
                                                               session_.progress());
        if (!written.written) {
            describe_leaks(written.leaks);
            return refused("The finished file still gave somebody away; it was not written.");
        }
        data_.set("written", shown_path(target_));
        return {0, std::move(data_)};
    }

    /// What the ledger keeps of the file that `run` has written; `answer` is what that answered.
    [[nodiscard]] store::Release released(const Value& answer, std::string recipe) const {
        const auto& terms = gate_.terms();
        store::Release release;
        release.audience = study::name_of(terms.audience);
        release.policy = privacy::name_of(terms.policy);
        release.shown = fmt::format("{}", fmt::join(terms.shown, ","));
        release.k = terms.k;
        release.excerpts = static_cast<std::int64_t>(document_.excerpts.size());
        release.withheld = static_cast<std::int64_t>(answer["withheld"].items().size());
        for (const auto& excerpt : document_.excerpts)
            release.codings += (release.codings.empty() ? "" : ",") + excerpt.guid.text();
        release.recipe = std::move(recipe);
        release.risk = risk_record(answer, arguments_.text("override"), session_.researcher());
        return release;
    }

private:
    Value preview_of_findings(const std::vector<analysis::Quote>& quotes,
                              const std::vector<Candidate>& candidates) {
        auto pages = finding_document(session_.study(), gate_, quotes, document_.excerpts);
        pages.title = document_.title;
        report::ExcerptDocument shown;
        shown.excerpts = report::printed_excerpts(pages);
        return preview_of(
            shown,
            shown.excerpts.empty() ? std::vector<report::PrintedBlock>() : report::printed(pages, gate_),
            candidates, arguments_.has("keys"));
    }

    report::Outcome write_findings(const std::vector<analysis::Quote>& quotes) {
        auto pages = finding_document(session_.study(), gate_, quotes, document_.excerpts);
        pages.title = std::move(document_.title);
        return report::write_findings(target_, pages, gate_, session_.formats(), session_.progress());
    }

    /// Quotes that single somebody out only together with others stay, the fewest of them; with a reason and
    /// a name they leave, and the answer says which.
    Value keep_apart(const Voices& voices, const std::vector<Candidate>& candidates,
                     std::vector<std::optional<Passed>>& passed) {
        std::vector<QuoteBothWays> leaving;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const auto* excerpt = std::get_if<privacy::ProtectedExcerpt>(&*passed[i]);
            if (excerpt == nullptr || excerpt->public_statement) continue;
            leaving.push_back({&candidates[i], excerpt});
            places.push_back(i);
        }
        auto overridden = Value::array();
        if (leaving.empty()) return overridden;
        for (auto& apart : quotes_to_keep_apart(session_, voices, protection_, gate_, std::move(leaving))) {
            const auto place = places[apart.quote];
            if (arguments_.has("override")) {
                overridden.add(Value()
                                   .set("quote", candidates[place].guid.text())
                                   .set("source", candidates[place].source.name)
                                   .set("participant", code_of(apart.participant))
                                   .set("reason", apart.reason));
                continue;
            }
            privacy::Withheld stays;
            stays.number = candidates[place].number;
            stays.reason = std::move(apart.reason);
            stays.obstacle = privacy::Obstacle::Together;
            stays.participant = apart.participant;
            passed[place] = std::move(stays);
        }
        return overridden;
    }

    void sort_out(const std::vector<Candidate>& candidates, std::vector<std::optional<Passed>> passed) {
        std::map<privacy::Category, std::int64_t> replaced;
        auto edited = Value::array();
        auto withheld = Value::array();
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (const auto* why = std::get_if<privacy::Withheld>(&*passed[i])) {
                withheld.add(Value()
                                 .set("quote", candidates[i].guid.text())
                                 .set("source", candidates[i].source.name)
                                 .set("start", candidates[i].range.start)
                                 .set("end", candidates[i].range.end)
                                 .set("obstacle", privacy::name_of(why->obstacle))
                                 .set("participant", code_of(why->participant))
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
            for (auto& edit : edits_in(candidates[i])) edited.add(std::move(edit));
            document_.excerpts.push_back(std::move(excerpt));
        }
        auto counts = Value::object();
        for (const auto& [category, count] : replaced) counts.set(privacy::name_of(category), count);
        data_.set("written", Value());
        data_.set("edited", std::move(edited));
        data_.set("profile", described(protection_.knowledge().profile));
        data_.set("excerpts", document_.excerpts.size());
        data_.set("withheld", std::move(withheld));
        data_.set("replaced", std::move(counts));
        data_.set("k", 0);
        data_.set("counted", 0);
        data_.set("unchecked", unchecked_in(document_, candidates).size());
        data_.set("unsafe", Value::array());
        data_.set("suggestion", Value::object());
        data_.set("leaks", Value::array());
    }

    /// Why the pages may not leave; empty when they may.
    std::string judge() {
        if (document_.excerpts.empty()) return "Every quote was withheld; nothing was written.";
        if (!concerned_.empty()) {
            const auto risk = gate_.risk({concerned_.begin(), concerned_.end()});
            data_.set("k", risk.k);
            data_.set("counted", risk.counted);
            // Where nothing is shown, nothing that is shown can single anybody out; an attribution by role
            // shows the role.
            const bool shows =
                !gate_.terms().shown.empty() || gate_.terms().policy == privacy::AttributionPolicy::Role;
            if (shows && !risk.unsafe.empty()) {
                describe(risk, data_);
                return fmt::format(
                    "What is shown beside the quotes would single people out: k is {}, and {} was "
                    "asked for. Nothing was written.",
                    risk.k, gate_.terms().k);
            }
        }
        if (const auto unchecked = data_["unchecked"].integer(); arguments_.has("checked") && unchecked > 0) {
            return fmt::format(
                "{} in the quotes nobody has reviewed; decide with `review`. Nothing was written.",
                counted(unchecked, "identifier", "identifiers"));
        }
        return {};
    }

    [[nodiscard]] std::string code_of(study::Id<study::Entity> participant) const {
        const auto* entity = protection_.entity(participant);
        return entity == nullptr ? std::string() : entity->code;
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
    Export on_its_way(session, complete);
    auto outcome = on_its_way.run();
    if (arguments.has("verbose")) outcome.data.set("verbose", true);
    const bool writes = outcome.exit_code == 0 && !complete.has("preview");
    if (writes) {
        const auto kept = recipe_of(list, complete);
        if (!recipe.empty() && !std::filesystem::exists(recipe)) base::write_private_file(recipe, kept);
        outcome.data.set("release",
                         recorded(session, complete.text("OUT"), on_its_way.released(outcome.data, kept)));
    }
    return outcome;
}

void print(const Value& data, Page& page) {
    print_preview(data["preview"], page);
    print_withheld(data["withheld"], data["verbose"].truth(), page);
    for (const auto& leak : data["leaks"].items()) {
        page.line(fmt::format("leak: {} {} in {}", leak["category"].text(), leak["entity"].text(),
                              leak["where"].text()));
    }
    for (auto& sentence : risk_sentences(data)) page.line(std::move(sentence));
    for (const auto& warning : data["warnings"].items())
        page.line(fmt::format("{}: {}.", warning["source"].text(), warning["warning"].text()));
    if (const auto count = static_cast<std::int64_t>(data["overridden"].items().size()); count > 0) {
        page.line(fmt::format("{} single somebody out with others; the ledger keeps why they may leave.",
                              counted(count, "quote would", "quotes would")));
    }
    std::string replaced;
    for (const auto& [category, count] : data["replaced"].members()) {
        replaced += fmt::format("{}{} {}", replaced.empty() ? "" : ", ", count.integer(), category);
    }
    if (!replaced.empty()) page.line("Replaced: " + replaced + ".");
    if (!data["refused"].is_null()) {
        page.line(data["refused"].text());
    } else if (data["written"].is_null()) {
        page.line(fmt::format("Would write {}; {} withheld. Nothing has been written.",
                              counted(data["excerpts"].integer(), "quote", "quotes"),
                              data["withheld"].items().size()));
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
    command.help =
        "Writes quotes as far as each speaker agreed, and checks the finished file for every name it knows.";
    command.details =
        "Identifiers are replaced, words off the record are cut, quotes without consent for the audience are "
        "withheld, each "
        "with its reason. The finished file is read back and searched for every known name; one hit, or "
        "attributes that "
        "single somebody out, and no file is written (exit code 1). Quotes that single somebody out only "
        "together, or with quotes of earlier releases that the same readers may have, are kept apart: the "
        "last of them is withheld, unless --override gives a reason, which the ledger keeps with your name. "
        "--preview goes the same way up to the file: it shows the very words that would be written.";
    // The ledger of releases is in the study.
    command.access = Access::Write;
    command.parameters = parameters();
    command.examples = {
        {"export study.sotto quotes.html --audience public --code Lessons", "quotes for a public report"},
        {"export study.sotto quotes.csv --audience team --show country --k 1 --policy pseudonym --recipe "
         "team.json",
         "a table for the team, to be made again"},
        {"export study.sotto --audience public --code Lessons --preview",
         "the pages as they would be printed, and what is withheld"}};
    command.available = with_study;
    command.run = write;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
