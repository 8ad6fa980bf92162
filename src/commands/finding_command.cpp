// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/coding_choice.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"
#include "commands/subjects.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using study::Coding;
using study::Evidence;
using study::Finding;
using study::Id;

/// What speaks for and against findings, by kind of source.
class EvidenceValues {
public:
    explicit EvidenceValues(const store::StudyFile& study) : values_(study) {
        for (const auto& source : study.all<study::Source>()) kinds_.emplace(source.id, source.kind);
        std::unordered_map<Id<Coding>, std::vector<Evidence>> links;
        for (const auto& link : study.all<Evidence>()) links[link.coding].push_back(link);
        if (links.empty()) return;
        for (const auto& coding : study.all<Coding>()) {
            const auto own = links.find(coding.id);
            if (own == links.end()) continue;
            for (const auto& link : own->second) codings_[{link.finding, link.supports}].push_back(coding);
        }
    }

    Value of(const Finding& finding, std::int64_t number) {
        return Value()
            .set("id", finding.guid.text())
            .set("number", number)
            .set("claim", finding.claim)
            .set("discussion", finding.discussion)
            .set("for", values_.of(codings(finding, true)))
            .set("against", values_.of(codings(finding, false)))
            .set("kinds", kinds(finding));
    }

private:
    std::vector<Coding> codings(const Finding& finding, bool supports) const {
        const auto found = codings_.find({finding.id, supports});
        return found == codings_.end() ? std::vector<Coding>() : found->second;
    }

    Value kinds(const Finding& finding) const {
        struct Count {
            std::int64_t for_it = 0;
            std::int64_t against = 0;
            std::set<Id<study::Source>> sources;
        };
        std::map<study::SourceKind, Count> counts;
        for (const bool supports : {true, false}) {
            for (const auto& coding : codings(finding, supports)) {
                auto& count = counts[kinds_.at(coding.source)];
                ++(supports ? count.for_it : count.against);
                count.sources.insert(coding.source);
            }
        }
        auto listed = Value::array();
        for (const auto& [kind, count] : counts) {
            listed.add(Value()
                           .set("kind", study::name_of(kind))
                           .set("for", count.for_it)
                           .set("against", count.against)
                           .set("sources", count.sources.size()));
        }
        return listed;
    }

    CodingValues values_;
    std::unordered_map<Id<study::Source>, study::SourceKind> kinds_;
    std::map<std::pair<Id<Finding>, bool>, std::vector<Coding>> codings_;
};

/// All findings, or the one with the number `only`.
Outcome outcome_of(const store::StudyFile& study, Id<Finding> only, bool changed) {
    EvidenceValues values(study);
    auto listed = Value::array();
    std::int64_t number = 0;
    for (const auto& finding : findings_in_order(study)) {
        ++number;
        if (!only || finding.id == only) listed.add(values.of(finding, number));
    }
    Outcome outcome;
    outcome.data.set("findings", std::move(listed));
    outcome.data.set("changed", changed);
    return outcome;
}

Finding finding_meant(const store::StudyFile& study, const Arguments& arguments) {
    if (!arguments.has("WHICH")) {
        throw Error(Blame::User, fmt::format("`finding STUDY {}` needs the finding's number or id.",
                                             arguments.text("ACTION")));
    }
    return require_finding(study, arguments.text("WHICH"));
}

/// Links what --for and --against name; a coding that spoke the other way speaks this way then. Returns how
/// many links changed.
std::int64_t link_all(store::Edit& edit, Id<Finding> finding, const std::vector<Coding>& supporting,
                      const std::vector<Coding>& opposing) {
    std::int64_t changed = 0;
    const auto links = edit.study().all<Evidence>();
    const auto link = [&](const Coding& coding, bool supports) {
        bool there = false;
        for (const auto& other : links) {
            if (other.finding != finding || other.coding != coding.id) continue;
            if (other.supports == supports) {
                there = true;
            } else {
                edit.remove(other.id);
                ++changed;
            }
        }
        if (there) return;
        Evidence evidence;
        evidence.finding = finding;
        evidence.coding = coding.id;
        evidence.supports = supports;
        edit.add(evidence);
        ++changed;
    };
    for (const auto& coding : supporting) link(coding, true);
    for (const auto& coding : opposing) link(coding, false);
    return changed;
}

struct Links {
    std::vector<Coding> supporting;
    std::vector<Coding> opposing;
};

Links links_meant(const store::StudyFile& study, const Arguments& arguments) {
    Links links;
    if (arguments.has("for")) links.supporting = require_codings(study, arguments.texts("for"));
    if (arguments.has("against")) links.opposing = require_codings(study, arguments.texts("against"));
    for (const auto& coding : links.supporting) {
        const bool both = std::any_of(links.opposing.begin(), links.opposing.end(),
                                      [&](const Coding& other) { return other.id == coding.id; });
        if (both) throw Error(Blame::User, "A coding speaks for a finding or against it, not both.");
    }
    return links;
}

void require_links(const Arguments& arguments) {
    if (!arguments.has("for") && !arguments.has("against")) {
        throw Error(Blame::User,
                    fmt::format("`finding STUDY {}` needs codings: --for GUID or --against GUID.",
                                arguments.text("ACTION")));
    }
}

Outcome write(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    Finding finding;
    const bool is_new = !arguments.has("WHICH");
    if (!is_new) finding = finding_meant(study, arguments);
    finding.claim = arguments.text("claim", finding.claim);
    finding.discussion = arguments.text("discussion", finding.discussion);
    if (finding.claim.empty()) throw Error(Blame::User, "A finding needs a claim: --claim.");
    const auto links = links_meant(study, arguments);
    const auto place = arguments.number("number", 0);
    if (arguments.has("number") && place < 1) throw Error(Blame::User, "Findings are numbered from 1.");
    const auto seq = session.edit(
        "finding/write", is_new ? "Wrote a finding" : "Changed a finding", [&](store::Edit& edit) {
            auto order = findings_in_order(edit.study());
            if (is_new) {
                finding.position = order.empty() ? 0 : order.back().position + 1;
                finding = edit.add(finding);
                order.push_back(finding);
            } else {
                edit.change(finding);
            }
            if (place > 0) {
                std::erase_if(order, [&](const Finding& other) { return other.id == finding.id; });
                const auto at = std::min(static_cast<std::ptrdiff_t>(place - 1),
                                         static_cast<std::ptrdiff_t>(order.size()));
                order.insert(order.begin() + at, finding);
                std::int64_t position = 0;
                for (auto& other : order) {
                    other.position = position++;
                    edit.change(other);
                }
            }
            link_all(edit, finding.id, links.supporting, links.opposing);
        });
    return outcome_of(study, finding.id, seq != 0);
}

Outcome link(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    const auto finding = finding_meant(study, arguments);
    require_links(arguments);
    const auto links = links_meant(study, arguments);
    const auto seq = session.edit("finding/write", "Linked codings to a finding", [&](store::Edit& edit) {
        link_all(edit, finding.id, links.supporting, links.opposing);
        edit.summarise(
            fmt::format("Linked {} to a finding",
                        counted(static_cast<std::int64_t>(links.supporting.size() + links.opposing.size()),
                                "coding", "codings")));
    });
    return outcome_of(study, finding.id, seq != 0);
}

Outcome unlink(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    const auto finding = finding_meant(study, arguments);
    require_links(arguments);
    const auto links = links_meant(study, arguments);
    const auto seq = session.edit("finding/write", "Took codings off a finding", [&](store::Edit& edit) {
        for (const auto& other : edit.study().all<Evidence>()) {
            const auto& meant = other.supports ? links.supporting : links.opposing;
            const bool named = std::any_of(meant.begin(), meant.end(),
                                           [&](const Coding& coding) { return coding.id == other.coding; });
            if (named && other.finding == finding.id) edit.remove(other.id);
        }
    });
    return outcome_of(study, finding.id, seq != 0);
}

Outcome remove(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    const auto finding = finding_meant(study, arguments);
    session.edit("finding/write", "Removed a finding", [&](store::Edit& edit) { edit.remove(finding.id); });
    return outcome_of(study, {}, true);
}

Outcome run_finding(Session& session, const Arguments& arguments) {
    const auto action = arguments.text("ACTION", "list");
    if (action == "write") return write(session, arguments);
    if (action == "link") return link(session, arguments);
    if (action == "unlink") return unlink(session, arguments);
    if (action == "remove") return remove(session, arguments);
    const auto& study = session.study();
    return outcome_of(
        study, arguments.has("WHICH") ? require_finding(study, arguments.text("WHICH")).id : Id<Finding>(),
        false);
}

void print(const Value& data, Page& page) {
    for (const auto& finding : data["findings"].items()) {
        page.line(fmt::format("{}. {}", finding["number"].integer(), finding["claim"].text()));
        if (!finding["discussion"].text().empty()) page.line(finding["discussion"].text());
        for (const auto& kind : finding["kinds"].items()) {
            page.line(fmt::format("    {}: {} for, {} against, in {}", kind["kind"].text(),
                                  kind["for"].integer(), kind["against"].integer(),
                                  counted(kind["sources"].integer(), "source", "sources")));
        }
        for (const auto* side : {"for", "against"}) {
            for (const auto& coding : finding[side].items()) {
                page.line(fmt::format("    {}: {}", side, line_of_coding(coding)));
            }
        }
    }
    if (data["findings"].items().empty()) page.line("There are no findings.");
}

}  // namespace

Command finding_command() {
    Command command;
    command.id = "finding/write";
    command.verb = "finding";
    command.menu = "Study/Findings…";
    command.help =
        "Lists findings with what speaks for and against them, and writes, links and removes them.";
    command.details =
        "A finding is a claim of the report; its evidence are codings, by the ids that `codings` and "
        "`quotes` print. "
        "`write` makes a new one, or changes the one that WHICH names. A coding that is linked the other way "
        "round changes sides.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        positional("ACTION", Parameter::Holds::Text, "what to do")
            .one_of({"list", "write", "link", "unlink", "remove"})
            .otherwise("list"),
        positional("WHICH", Parameter::Holds::Text, "the finding's number or id"),
        option("claim", Parameter::Holds::Text, "what is found, in a sentence"),
        option("discussion", Parameter::Holds::Text, "how far it holds, and why"),
        option("number", Parameter::Holds::Number, "its place among the findings, from 1").called("N"),
        option("for", Parameter::Holds::Text, "a coding that speaks for it").many().called("GUID"),
        option("against", Parameter::Holds::Text, "a coding that speaks against it").many().called("GUID")};
    for (std::size_t i = 1; i <= 2; ++i) command.parameters[i].required = false;
    command.examples = {
        {"finding study.sotto write --claim \"Support matters more than speeches\"", "a new finding"},
        {"finding study.sotto write 1 --discussion \"Said by all who travelled alone\"", "says more of it"},
        {"finding study.sotto list", "all findings with their evidence"}};
    command.available = with_study;
    command.run = run_finding;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
