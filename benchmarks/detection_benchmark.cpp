// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// How much of what identifies people is found, in texts in which it is marked:
//
//     benchmark_detection [--language TAG] [--setting review|certain] [--register none|names]
//         [--traits yes|no] [--json FILE] [--missed FILE] [SET…]
//
// Forms of sets: detection/labelled_text.h. A folder is a set of all its .txt files. Without one, the
// interviews in tests/privacy/gold are scored. What is asked is `privacy::Protection`, the door that
// everything else goes through, with all detectors and the names model. Setting `review` (else): also what is
// only proposed for review counts as found; `certain`: what is replaced before anybody looked at it.
//
// - Token: a word (UAX #29, dictionaries in scripts without spaces). In English, prepositions, articles and
//   conjunctions are none, as in the scorer of TAB. A token is found when all of it
//   that lies in the mention is.
// - Mention: a marked piece. Found when all its tokens are, by whatever detector, as whatever category.
// - Entity: all mentions of one person or thing in one text. Found when all its mentions are: one that is
//   missed gives the rest away. In sets without entities (CoNLL, GUM), mentions of the same category with the
//   same words are one.
// - Recall on entities, mentions, tokens: found ones among those to be masked, of each annotator where there
//   are several. "Names" are persons, places and organisations.
// - Precision: of tokens touched by something found, those that at least one annotator wants masked;
//   "any": that are marked at all, also as what may stay.
// - Strings: what a researcher would have to look at: distinct found strings (case and accents aside) of each
//   text, summed, for each 1,000 tokens.
// - Lower-cased: the same with every text in small letters, as speech recognition writes.
// - Speed: processor time of finding alone, over the bytes of the set; building a register and
//   loading what a language needs are not in it.
//
// `--register names` gives `find` a register of the persons who are marked as direct, each by the form of the
// name with the most words (of several the first), without aliases: what a researcher enters at the first
// reading, with whatever title or ending stands there.
#include "base/error.h"
#include "detection/score_report.h"
#include "privacy/identifiers.h"
#include "privacy/likely_names.h"

#include <fmt/core.h>
#include <algorithm>
#include <ctime>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace sotto;
using namespace sotto::benchmark;

struct Options {
    std::string language = "en";
    bool review = true;
    bool names_known = false;
    bool traits = false;
    std::string json;
    std::string missed;
    std::vector<std::filesystem::path> sets;
};

privacy::Protection::Knowledge register_of(const LabelledText& labelled) {
    const auto words_in = [](std::string_view name) { return std::count(name.begin(), name.end(), ' '); };
    std::map<std::string, std::string> fullest;
    for (const Annotation& annotation : labelled.annotations) {
        for (const Mention& mention : annotation) {
            if (mention.category != "person" || mention.kind != Kind::Direct) continue;
            const auto words = labelled.text.slice(mention.range);
            std::string& name = fullest[mention.entity];
            if (name.empty() || words_in(words) > words_in(name)) name = words;
        }
    }
    privacy::Protection::Knowledge knowledge;
    for (const auto& [id, name] : fullest) {
        study::Entity entity;
        entity.id.value = static_cast<std::int64_t>(knowledge.entities.size()) + 1;
        entity.code = fmt::format("P{}", entity.id.value);
        entity.name = name;
        entity.participant = true;
        knowledge.entities.push_back(entity);
    }
    return knowledge;
}

std::vector<Finding> find_in(const LabelledText& labelled, const privacy::Protection& protection,
                             const Options& options, double& seconds) {
    const text::Text& text = labelled.text;
    const std::string& language = labelled.language;
    const std::clock_t start = std::clock();
    const auto names = privacy::likely_names(text, language);
    auto identifiers = protection.find(text, language, names);
    const auto add = [&](const std::vector<privacy::Identifier>& more) {
        identifiers.insert(identifiers.end(), more.begin(), more.end());
    };
    if (options.review) add(protection.find_possible(text, language, names, identifiers));
    seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (options.traits) add(protection.find_indirect(text, language));
    std::vector<Finding> findings;
    findings.reserve(identifiers.size());
    for (const auto& one : identifiers) findings.push_back({one.range, one.detector});
    return findings;
}

SetScores score_set(const std::filesystem::path& path, const Options& options, std::ostream& list) {
    SetScores scores;
    std::set<std::string> warm;
    double ignored = 0;
    const auto take = [&](const LabelledText& labelled) {
        const privacy::Protection known(options.names_known ? register_of(labelled)
                                                            : privacy::Protection::Knowledge{});
        // Months, dictionaries and the like are loaded at the first use of a language.
        if (warm.insert(labelled.language).second) find_in(labelled, known, options, ignored);
        const auto findings = find_in(labelled, known, options, scores.seconds);
        score(labelled, findings, scores.total);
        if (!options.missed.empty()) {
            for (const Mention& one : missed(labelled, findings)) {
                list << labelled.name << '\t' << one.category << '\t' << one.entity << '\t'
                     << labelled.text.slice(one.range) << '\n';
            }
        }
        score(labelled, findings, scores.by_language[labelled.language]);
        if (!labelled.origin.empty()) score(labelled, findings, scores.by_origin[labelled.origin]);
        const LabelledText lowered = lower_cased(labelled);
        score(lowered, find_in(lowered, known, options, ignored), scores.lowered);
    };
    std::vector<std::filesystem::path> files{path};
    if (std::filesystem::is_directory(path)) {
        files.clear();
        for (const auto& entry : std::filesystem::directory_iterator(path)) {
            if (entry.path().extension() == ".txt") files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
    }
    for (const auto& file : files) read_labelled_texts(file, options.language, take);
    return scores;
}

int use(std::string_view problem) {
    fmt::print(stderr,
               "{}\nusage: benchmark_detection [--language TAG] [--setting review|certain] [--register "
               "none|names] [--traits yes|no] [--json FILE] [--missed FILE] [SET…]\n",
               problem);
    return 2;
}

int run(const std::vector<std::string>& words) {
    Options options;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const std::string& word = words[at];
        if (!word.starts_with("--")) {
            options.sets.emplace_back(word);
            continue;
        }
        if (at + 1 == words.size()) return use(word + " needs a value.");
        const std::string& value = words[++at];
        if (word == "--language") {
            options.language = value;
        } else if (word == "--json") {
            options.json = value;
        } else if (word == "--missed") {
            options.missed = value;
        } else if (word == "--setting" && (value == "review" || value == "certain")) {
            options.review = value == "review";
        } else if (word == "--register" && (value == "none" || value == "names")) {
            options.names_known = value == "names";
        } else if (word == "--traits" && (value == "yes" || value == "no")) {
            options.traits = value == "yes";
        } else {
            return use(word + " " + value + " is not known.");
        }
    }
    if (options.sets.empty()) options.sets.emplace_back(SOTTO_GOLD);
    std::ofstream list;
    if (!options.missed.empty()) list.open(options.missed, std::ios::binary);
    std::map<std::string, SetScores> all;
    for (const auto& set : options.sets) {
        const auto [entry, is_new] = all.emplace(set.filename().string(), score_set(set, options, list));
        if (!is_new) return use("Two sets are called " + entry->first + ".");
        print(entry->first, entry->second);
    }
    if (list.is_open()) list.close();
    std::ofstream file;
    if (!options.json.empty()) {
        file.open(options.json, std::ios::binary);
        file << as_json(all);
        file.close();
    }
    if (list.fail() || file.fail())
        throw base::Error(base::Blame::Environment, "A file cannot be written: choose another place.");
    return 0;
}

}  // namespace

int main(int count, char** words) {
    try {
        return run({words + 1, words + count});
    } catch (const base::Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return error.blame() == base::Blame::Input ? 3 : 4;
    }
}
