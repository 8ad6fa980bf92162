// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "detection/score_report.h"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace sotto::benchmark {

namespace {

using nlohmann::json;

std::string share(const Count& count) {
    return count.all == 0 ? std::string("–") : fmt::format("{:.3f}", count.share());
}

void print_recall(const std::string& title, const Recall& recall) {
    fmt::print("  {:22} {:>8} {:>6} {:>10} {:>6} {:>8} {:>7}\n", title, share(recall.entities),
               recall.entities.all, share(recall.mentions), recall.mentions.all, share(recall.tokens),
               recall.tokens.all);
}

void print_line(const std::string& title, const Scores& scores) {
    fmt::print("  {:22} {:>8} {:>8} {:>8} {:>8} {:>10} {:>9.1f}\n", title, share(scores.all.entities),
               share(scores.names.mentions), share(scores.all.tokens), share(scores.found_tokens),
               share(scores.found_marked), scores.strings_per_thousand_tokens());
}

json json_of(const Count& count) {
    return {{"right", count.right}, {"all", count.all}, {"share", count.share()}};
}

json json_of(const Recall& recall) {
    return {{"entities", json_of(recall.entities)},
            {"mentions", json_of(recall.mentions)},
            {"tokens", json_of(recall.tokens)}};
}

json json_of(const Scores& scores);

template <class Value>
json json_of(const std::map<std::string, Value>& values) {
    json object = json::object();
    for (const auto& [key, value] : values) object[key] = json_of(value);
    return object;
}

json json_of(const Scores& scores) {
    return {{"texts", scores.texts},
            {"bytes", scores.bytes},
            {"tokens", scores.tokens},
            {"strings", scores.strings},
            {"stringsPerThousandTokens", scores.strings_per_thousand_tokens()},
            {"precision", json_of(scores.found_tokens)},
            {"precisionAnyMark", json_of(scores.found_marked)},
            {"recall", json_of(scores.all)},
            {"recallNames", json_of(scores.names)},
            {"byKind", json_of(scores.by_kind)},
            {"byCategory", json_of(scores.by_category)},
            {"stringsByDetector", json_of(scores.strings_by_finder)}};
}

}  // namespace

void print(const std::string& set, const SetScores& scores) {
    const Scores& total = scores.total;
    fmt::print("\n{}: {} texts, {} tokens, {:.2f} MB; {:.2f} MB/s on one core\n", set, total.texts,
               total.tokens, static_cast<double>(total.bytes) / 1e6, scores.megabytes_per_second());
    fmt::print("  {:22} {:>8} {:>6} {:>10} {:>6} {:>8} {:>7}\n", "recall", "entities", "of", "mentions", "of",
               "tokens", "of");
    print_recall("all", total.all);
    print_recall("names", total.names);
    for (const auto& [kind, recall] : total.by_kind) print_recall(kind, recall);
    for (const auto& [category, recall] : total.by_category) print_recall("– " + category, recall);
    fmt::print("  {:22} {:>8} {:>8} {:>8} {:>8} {:>10} {:>9}\n", "", "entities", "names", "tokens", "prec.",
               "prec. any", "strings/k");
    print_line("as it is", total);
    print_line("lower-cased", scores.lowered);
    if (scores.by_language.size() > 1) {
        for (const auto& [language, one] : scores.by_language) print_line("in " + language, one);
    }
    if (scores.by_origin.size() > 1) {
        for (const auto& [origin, one] : scores.by_origin) print_line("from " + origin, one);
    }
    for (const auto& [finder, count] : total.strings_by_finder)
        fmt::print("  strings of {:20} {:>6}, of which {:>6} touch something to mask\n", finder, count.all,
                   count.right);
}

std::string as_json(const std::map<std::string, SetScores>& sets) {
    json all = json::object();
    for (const auto& [name, scores] : sets) {
        json one = {{"asItIs", json_of(scores.total)},
                    {"lowerCased", json_of(scores.lowered)},
                    {"byLanguage", json_of(scores.by_language)},
                    {"byOrigin", json_of(scores.by_origin)},
                    {"megabytesPerSecond", scores.megabytes_per_second()}};
        all[name] = std::move(one);
    }
    return all.dump(2) + "\n";
}

}  // namespace sotto::benchmark
