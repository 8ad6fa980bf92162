// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/export_recipe.h"
#include "commands/export_terms.h"
#include "commands/import_reading.h"
#include "commands/look_up.h"
#include "commands/profiles.h"
#include "commands/protection.h"
#include "commands/release_record.h"
#include "commands/session.h"
#include "commands/share_copy.h"
#include "commands/share_scan.h"
#include "store/nameless_study.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <filesystem>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

std::vector<Parameter> parameters() {
    return {study_parameter(),
            positional("OUT", Parameter::Holds::NewFile, "the study to make, a .sotto file"),
            option("audience", Parameter::Holds::Text, "for whom it is")
                .one_of({"team", "partners", "public", "archive"})
                .otherwise("partners"),
            option("attributes", Parameter::Holds::Text,
                   "attributes of the register that the copy keeps, parted by commas; age:10 keeps bands")
                .many()
                .called("ATTR,…"),
            option("k", Parameter::Holds::Number, "how many participants must share what is kept of one")
                .at_least(1)
                .called("N")
                .otherwise("3"),
            option("researchers", Parameter::Holds::Text, "how researchers stand in it")
                .one_of({"numbers", "names"})
                .otherwise("numbers")};
}

/// What an export with these attributes beside its quotes would promise.
privacy::ExportTerms terms_of(const Arguments& arguments, const store::StudyFile& study) {
    Arguments as_export;
    as_export.add("audience", arguments.text("audience", "partners"));
    as_export.add("policy", std::string(privacy::name_of(privacy::AttributionPolicy::Pseudonym)));
    for (const auto& attribute : arguments.texts("attributes")) as_export.add("show", attribute);
    if (arguments.has("k")) as_export.add("k", arguments.text("k"));
    return export_terms(as_export, study);
}

void refuse_target(const std::filesystem::path& target) {
    if (target.extension() != ".sotto")
        throw Error(Blame::User, "A shared copy is a study: give it a name that ends in .sotto.");
    std::error_code unknown;
    if (std::filesystem::symlink_status(target, unknown).type() != std::filesystem::file_type::not_found)
        throw Error(Blame::Environment, fmt::format("There is something at {} already.", shown_path(target)));
}

store::Release released(const SharedCopy& shared, const privacy::ExportTerms& terms, const Value& data,
                        std::string recipe) {
    store::Release release;
    release.audience = study::name_of(terms.audience);
    release.policy = privacy::name_of(terms.policy);
    release.shown = fmt::format("{}", fmt::join(terms.shown, ","));
    release.k = terms.k;
    release.excerpts = static_cast<std::int64_t>(shared.codings().size());
    release.withheld = shared.dropped_codings();
    release.codings = fmt::format("{}", fmt::join(shared.codings(), ","));
    release.recipe = std::move(recipe);
    release.risk = risk_record(data, {}, {});
    return release;
}

Outcome refused(Value data, std::string sentence) {
    data.set("refused", std::move(sentence));
    return {1, std::move(data)};
}

Outcome share(Session& session, const Arguments& arguments) {
    const std::filesystem::path target = arguments.text("OUT");
    refuse_target(target);
    const auto& study = session.study();
    // Before anything else is read: pseudonyms that are new are kept in the study.
    const auto protection =
        protection_for(session, {*study::audience(arguments.text("audience", "partners")), {}, false});
    const privacy::Gate gate(protection, {study.all<study::Consent>(), terms_of(arguments, study)});
    const auto recipe = recipe_of(parameters(), arguments);
    const auto researchers = arguments.text("researchers", "numbers");
    SharedCopy shared(session, protection, gate, researchers == "names");

    store::NamelessStudy::Origin origin;
    // What holds without being said is the same copy as when it is said.
    origin.guid = shared.guid(fmt::format("{} {} {} {}", study::name_of(gate.terms().audience),
                                          fmt::join(gate.terms().shown, ","), gate.terms().k, researchers));
    const auto newest = study.journal(1);
    origin.time = newest.empty() ? std::string("1970-01-01T00:00:00.000Z") : newest.back().time;
    origin.title = shared.title();
    origin.language = study.language();
    store::NamelessStudy copy(target.parent_path(), origin);
    copy.study().edit("study/share",
                      fmt::format("Made as a shared copy for {}", study::name_of(gate.terms().audience)),
                      "sotto", [&](store::Edit& edit) { shared.fill(edit); });

    Value data;
    data.set("written", Value());
    data.set("audience", study::name_of(gate.terms().audience));
    data.set("profile", described(protection.knowledge().profile));
    for (const auto& [name, value] : shared.counts().members()) data.set(name, value);
    data.set("k", 0).set("counted", 0).set("unsafe", Value::array()).set("suggestion", Value::object());
    data.set("leaks", Value::array());
    if (data["sources"].items().empty())
        return refused(std::move(data), "Nobody's words may leave for this audience; nothing was written.");
    if (!shared.concerned().empty()) {
        const auto risk = gate.risk({shared.concerned().begin(), shared.concerned().end()});
        data.set("k", risk.k).set("counted", risk.counted);
        if (!gate.terms().shown.empty() && !risk.unsafe.empty()) {
            describe(risk, data);
            return refused(std::move(data),
                           fmt::format("The attributes would single people out: k is {}, and {} was asked "
                                       "for. Nothing was written.",
                                       risk.k, gate.terms().k));
        }
    }
    auto leaks = leaks_of_copy(session, copy, shared, protection, gate, target.filename().string());
    if (!leaks.items().empty()) {
        data.set("leaks", std::move(leaks));
        return refused(
            std::move(data),
            "The finished copy still gave somebody away; it was not written. Where a name is written in a "
            "form that is not found, enter that form as an alias, or mark it off the record.");
    }
    copy.publish(target);
    data.set("written", shown_path(target));
    data.set("release", recorded(session, target, released(shared, gate.terms(), data, recipe)));
    return {0, std::move(data)};
}

void print(const Value& data, Page& page) {
    for (const auto& leak : data["leaks"].items()) {
        page.line(fmt::format("leak: {} {} in {}", leak["category"].text(), leak["entity"].text(),
                              leak["where"].text()));
    }
    for (auto& sentence : risk_sentences(data)) page.line(std::move(sentence));
    for (const auto& source : data["left_out"].items()) {
        page.line(
            fmt::format("{} is not in it{}.", source["source"].text(),
                        source["obstacle"].is_null() ? std::string() : ": " + source["obstacle"].text()));
    }
    std::string gone;
    for (const auto& [obstacle, count] : data["passages_gone"].members())
        gone += fmt::format("{}{} {}", gone.empty() ? "" : ", ", count.integer(), obstacle);
    if (!gone.empty()) page.line("Passages that are gone: " + gone + ".");
    std::string replaced;
    for (const auto& [category, count] : data["replaced"].members())
        replaced += fmt::format("{}{} {}", replaced.empty() ? "" : ", ", count.integer(), category);
    if (!replaced.empty()) page.line("Replaced: " + replaced + ".");
    if (!data["refused"].is_null()) {
        page.line(data["refused"].text());
        return;
    }
    if (const auto dropped = data["codings_dropped"].integer(); dropped > 0)
        page.line(fmt::format("{} on words that are gone {} left behind.",
                              counted(dropped, "coding", "codings"), dropped == 1 ? "was" : "were"));
    page.line(
        fmt::format("Wrote {} with {} and {} to {}, for {}.",
                    counted(static_cast<std::int64_t>(data["sources"].items().size()), "source", "sources"),
                    counted(data["passages"].integer(), "passage", "passages"),
                    counted(data["codings"].integer(), "coding", "codings"), data["written"].text(),
                    data["audience"].text()));
}

}  // namespace

Command share_command() {
    Command command;
    command.id = "study/share";
    command.verb = "share";
    command.menu = "Study/Share a copy…";
    command.help =
        "Makes a study for others: texts with their identifiers replaced, with all codes, codings and "
        "notes.";
    command.details =
        "Every text goes through the same gate as quotes of an export. What was said off the record, and by "
        "people who did not agree to be quoted for the audience, is not in the copy at all, nor are codings "
        "on "
        "it; […] stands where something is missing. There are no names, no original files and no history; "
        "people stand under their codes, with the attributes that --attributes names as far as k "
        "participants "
        "share each combination. Codes, codings, sources and notes keep their GUIDs. The finished file is "
        "searched before it gets its name, and entered into the ledger of releases. The same study and the "
        "same options give the same bytes.";
    // The ledger of releases is in the study.
    command.access = Access::Write;
    command.parameters = parameters();
    command.examples = {{"share study.sotto partners.sotto --audience partners",
                         "a study for partners, without names and without those who did not agree"},
                        {"share study.sotto team.sotto --audience team --attributes country --k 1 "
                         "--researchers names",
                         "for colleagues, with an attribute and with the coders' names"}};
    command.available = with_study;
    command.run = share;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
