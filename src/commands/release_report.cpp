// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/release_report.h"

#include <fmt/format.h>
#include <string_view>
#include <utility>
#include <vector>

namespace sotto::commands {

namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{0}</title>
<style>
body {{ font: 1rem/1.5 sans-serif; color: #1b1b1b; background: #fff; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }}
h1 {{ font-size: 1.6rem; }} h2 {{ font-size: 1.2rem; margin-top: 2rem; }}
table {{ border-collapse: collapse; width: 100%; }}
caption {{ text-align: left; padding-bottom: .3rem; }}
th, td {{ text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #767676; overflow-wrap: anywhere; }}
td.number {{ text-align: right; }}
</style>
</head>
<body>
<main>
<h1>{0}</h1>
)";

std::string escaped(std::string_view words) {
    std::string html;
    for (const char c : words) {
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            default:
                html += c;
        }
    }
    return html;
}

using Row = std::vector<std::string>;

/// The page as it grows. Texts are escaped here and nowhere else.
class Html {
public:
    explicit Html(const std::string& title) : html_(fmt::format(fmt::runtime(head), escaped(title))) {}

    void heading(std::string_view words) { html_ += fmt::format("<h2>{}</h2>\n", escaped(words)); }
    void line(std::string_view words) { html_ += fmt::format("<p>{}</p>\n", escaped(words)); }
    /// With a head for each row rather than for each column.
    void facts(std::string_view caption, const std::vector<std::pair<std::string, std::string>>& facts) {
        html_ += fmt::format("<table>\n<caption>{}</caption>\n<tbody>\n", escaped(caption));
        for (const auto& [name, value] : facts) {
            html_ +=
                fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", escaped(name), escaped(value));
        }
        html_ += "</tbody>\n</table>\n";
    }
    /// The last column holds numbers where `numbers` says so.
    void table(std::string_view caption, const Row& heads, const std::vector<Row>& rows, bool numbers) {
        html_ += fmt::format("<table>\n<caption>{}</caption>\n<thead>\n<tr>", escaped(caption));
        for (const auto& name : heads) html_ += fmt::format("<th scope=\"col\">{}</th>", escaped(name));
        html_ += "</tr>\n</thead>\n<tbody>\n";
        for (const auto& row : rows) {
            html_ += "<tr>";
            for (std::size_t i = 0; i < row.size(); ++i) {
                const bool number = numbers && i + 1 == row.size();
                html_ += fmt::format("<td{}>{}</td>", number ? " class=\"number\"" : "", escaped(row[i]));
            }
            html_ += "</tr>\n";
        }
        html_ += "</tbody>\n</table>\n";
    }
    [[nodiscard]] std::string finish() && { return std::move(html_) + "</main>\n</body>\n</html>\n"; }

private:
    std::string html_;
};

std::string joined(const Value& list) {
    std::string words;
    for (const auto& item : list.items()) words += (words.empty() ? "" : ", ") + item.text();
    return words;
}

class Report {
public:
    Report(const Value& release, const Value& linkage, const privacy::Gate& gate)
        : release_(release),
          risk_(release["risk"]),
          linkage_(linkage),
          gate_(gate),
          html_("Release " + release["number"].text() + ": " + safe(release["file"].text())) {}

    std::string make() && {
        html_.line(
            "What left the study, for whom, and what disclosure control said of it. The words in it are "
            "pseudonymised; a residual risk remains.");
        terms();
        recipe();
        replaced();
        withheld();
        overrides();
        linkage();
        hashes();
        return std::move(html_).finish();
    }

private:
    [[nodiscard]] std::string safe(const std::string& words) const {
        return gate_.pass_text(words, {}).utf8();
    }
    static std::string or_none(std::string words) { return words.empty() ? "none" : words; }

    void terms() {
        html_.heading("Terms");
        std::vector<std::pair<std::string, std::string>> facts{
            {"Made", release_["time"].text()},
            {"By", release_["researcher"].text()},
            {"For", release_["audience"].text()},
            {"Attribution", release_["policy"].text()},
            {"Attributes shown", or_none(joined(release_["shown"]))},
            {"Must share what is shown (k)", release_["k"].text()}};
        if (!risk_.is_null()) {
            const bool nobody = risk_["k"].integer() == 0;
            facts.emplace_back(
                "Share it in fact, at least",
                nobody ? "nobody is concerned"
                       : fmt::format("{} of {}", risk_["k"].integer(), risk_["counted"].integer()));
            if (!risk_["unchecked"].is_null())
                facts.emplace_back("Identifiers replaced that nobody had reviewed",
                                   risk_["unchecked"].text());
        }
        facts.emplace_back("Quotes or codings in it", release_["excerpts"].text());
        facts.emplace_back("Withheld", release_["withheld"].text());
        html_.facts("On what terms it was made", facts);
        if (risk_.is_null())
            html_.line(
                "What disclosure control said was erased from the ledger, because it told of somebody who "
                "wanted to be forgotten.");
    }

    void recipe() {
        html_.heading("Recipe");
        std::vector<std::pair<std::string, std::string>> facts;
        for (const auto& [name, value] : release_["recipe"].members()) {
            if (name == "schema") continue;
            facts.emplace_back(name, safe(value.items().empty() ? value.text() : joined(value)));
        }
        if (facts.empty()) {
            html_.line(release_["recipe"].is_null() ? "It was erased from the ledger." : "No options.");
        } else {
            html_.facts("The options it was made with", facts);
        }
    }

    void replaced() {
        html_.heading("Replaced");
        std::vector<std::pair<std::string, std::string>> levels;
        for (const auto& [subject, level] : risk_["profile"].members())
            levels.emplace_back(subject, level.text());
        if (!levels.empty()) html_.facts("What was to become of identifiers", levels);
        std::vector<Row> rows;
        for (const auto& [kind, count] : risk_["replaced"].members()) rows.push_back({kind, count.text()});
        if (rows.empty()) {
            html_.line("Nothing is known to have been replaced.");
        } else {
            html_.table("Identifiers that were replaced, by kind", {"Kind", "Times"}, rows, true);
        }
    }

    void withheld() {
        html_.heading("Withheld");
        std::vector<Row> rows;
        for (const auto& why : risk_["withheld"].items())
            rows.push_back({why["obstacle"].text(), safe(why["reason"].text()), why["quotes"].text()});
        if (rows.empty()) {
            html_.line("Nothing was withheld.");
        } else {
            html_.table("What stayed in the study, and why", {"Kind", "Reason", "Number"}, rows, true);
        }
    }

    void overrides() {
        html_.heading("Let out in spite of a warning");
        std::vector<Row> rows;
        for (const auto& one : risk_["overrides"].items()) {
            rows.push_back({one["quote"].text(), safe(one["warning"].text()), safe(one["reason"].text()),
                            one["researcher"].text()});
        }
        if (rows.empty()) {
            html_.line("Nothing.");
        } else {
            html_.table("Warnings that somebody decided against", {"Quote", "Warning", "Reason given", "By"},
                        rows, false);
        }
    }

    void linkage() {
        if (linkage_.is_null()) return;
        const auto percent = [](const Value& rate) { return fmt::format("{:.0f} %", rate.number() * 100); };
        html_.heading("Linkage");
        html_.line(
            "How often a program that compares texts, and has everything else that the participants say, "
            "finds who said a quote; with the study as it is today. It is a measure to compare releases "
            "with, not the probability that somebody is found.");
        html_.table("The right person comes first", {"Words", "Of quotes", "Of people"},
                    {{"as they were said", percent(linkage_["before"]["quotes"]),
                      percent(linkage_["before"]["persons"])},
                     {"as they were printed", percent(linkage_["after"]["quotes"]),
                      percent(linkage_["after"]["persons"])},
                     {"by guessing", percent(linkage_["chance"]), percent(linkage_["chance"])}},
                    true);
    }

    void hashes() {
        html_.heading("Hashes");
        html_.facts("By which the file and the state of the study can be known again",
                    {{"SHA-256 of the file", release_["sha256"].text()},
                     {"Bytes", release_["bytes"].text()},
                     {"GUID of the release", release_["id"].text()},
                     {"Newest edit of the study then", release_["seq"].text()},
                     {"Hash of the history up to it", or_none(release_["journal_hash"].text())}});
    }

    const Value& release_;
    const Value& risk_;
    const Value& linkage_;
    const privacy::Gate& gate_;
    Html html_;
};

}  // namespace

std::string release_report(const Value& release, const Value& linkage, const privacy::Gate& gate) {
    return Report(release, linkage, gate).make();
}

}  // namespace sotto::commands
