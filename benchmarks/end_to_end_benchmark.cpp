// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors

/// Prints what work on a study costs from outside, as whole runs of `sotto`, and where it says so, in
/// process; beside Recoll's programs on the same files where they are installed.
///
///     benchmark_end_to_end [number of transcripts (1000 10000)]… [--keep FOLDER]
///
/// Everything happens in a temporary folder, or in FOLDER, which is then left as it is at the end.
#include "base/error.h"
#include "base/guid.h"
#include "base/progress.h"
#include "benchmarks/coded_study.h"
#include "benchmarks/corpus.h"
#include "benchmarks/processes.h"
#include "commands/passage_filter.h"
#include "commands/session.h"
#include "search/query.h"

#include <fmt/core.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace sotto;
using namespace sotto::benchmarks;
using std::filesystem::path;

std::string seconds(double milliseconds) {
    return fmt::format("{:.2f} s", milliseconds / 1000);
}

std::string megabytes(std::uintmax_t bytes) {
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

void require_success(const Cost& cost, const std::string& what) {
    if (cost.exit_code == 0) return;
    throw base::Error(base::Blame::Program, fmt::format("{} ended with exit code {}.", what, cost.exit_code));
}

/// Recoll's index of the same files, in a configuration of its own.
class Recoll {
public:
    Recoll(const path& home, const path& transcripts) : home_(home) {
        std::filesystem::create_directories(home_);
        std::ofstream(home_ / "recoll.conf") << "topdirs = " << transcripts.string() << "\nloglevel = 1\n";
    }

    static bool there() { return program_on_path("recollindex") && program_on_path("recollq"); }

    [[nodiscard]] Cost index() const { return run_program({"recollindex", "-c", home_.string()}); }
    Cost ask(const std::string& query, const path& printed = "/dev/null") const {
        return run_program({"recollq", "-c", home_.string(), "-n", "100", query}, printed);
    }
    /// How many documents answer, as `recollq` says it.
    [[nodiscard]] std::int64_t count(const std::string& query) const {
        const auto printed = home_ / "answer";
        ask(query, printed);
        std::ifstream lines(printed);
        for (std::string line; std::getline(lines, line);) {
            std::int64_t results = 0;
            if (std::sscanf(line.c_str(), "%ld results", &results) == 1) return results;
        }
        return 0;
    }
    [[nodiscard]] path database() const { return home_ / "xapiandb"; }

private:
    path home_;
};

/// The same question in both languages.
struct Question {
    std::string sotto;
    std::string recoll;
};

struct Kind {
    const char* name;
    std::vector<Question> questions;
};

/// Words from the middle of the vocabulary: the longest of the first turn of transcripts all over the corpus.
std::vector<std::string> words_of(const Corpus& corpus, std::size_t count) {
    std::vector<std::string> words;
    const std::size_t step = std::max<std::size_t>(corpus.options().transcripts / (2 * count), 1);
    for (std::size_t i = 0; i < corpus.options().transcripts && words.size() < count; i += step) {
        const auto transcript = corpus.transcript(i);
        std::string longest;
        std::string word;
        for (const char c : transcript.turns.front().said + " ") {
            if (c >= 'a' && c <= 'z') {
                word += c;
                continue;
            }
            if (word.size() > longest.size() && word.size() < 10) longest = word;
            word.clear();
        }
        if (longest.size() > 3) words.push_back(longest);
    }
    return words;
}

std::vector<Kind> kinds(const Corpus& corpus) {
    const auto words = words_of(corpus, 21);
    std::vector<Kind> made{{"word", {}}, {"phrase", {}}, {"NEAR", {}}, {"prefix", {}}, {"boolean", {}}};
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const auto& word = words[i];
        made[0].questions.push_back({word, word});
        const auto prefix = word.substr(0, 4) + "*";
        made[3].questions.push_back({prefix, prefix});
        made[4].questions.push_back({fmt::format("({} OR {}) NOT village", word, words[i + 1]),
                                     fmt::format("{} OR {} -village", word, words[i + 1])});
    }
    for (const auto& theme : themes()) {
        const std::string phrase = theme.phrase;
        made[1].questions.push_back({"\"" + phrase + "\"", "\"" + phrase + "\""});
        const auto first = phrase.substr(0, phrase.find(' '));
        const auto last = phrase.substr(phrase.rfind(' ') + 1);
        made[2].questions.push_back(
            {fmt::format("{} NEAR/3 {}", first, last), fmt::format("\"{} {}\"p3", first, last)});
    }
    return made;
}

/// A study of the corpus, made by the program itself.
struct Place {
    path folder;
    path transcripts;
    path study;
    path cache;  ///< where the index is
};

void measure_import(const Place& place, std::uintmax_t text, const Recoll& recoll) {
    const std::string program = SOTTO_PROGRAM;
    require_success(run_program({program, "new", place.study.string(), "--language", "en"}), "sotto new");
    const auto cost = run_program({program, "import", place.study.string(), place.transcripts.string()});
    require_success(cost, "sotto import");
    const auto ten_thousand = text > 100'000'000;
    print_figure("import and index: wall", seconds(cost.milliseconds), ten_thousand ? "≤ 25 s" : "");
    print_figure("import and index: processor", seconds(cost.processor_milliseconds));
    print_figure("import and index: largest process", fmt::format("{:.0f} MiB", cost.peak_mib), "≤ 400 MiB");
    const auto ratio = [&](std::uintmax_t bytes) {
        return fmt::format("{:.2f} of the text", static_cast<double>(bytes) / static_cast<double>(text));
    };
    const auto index = bytes_below(place.cache);
    print_figure("index", megabytes(index), "≤ 0.8", ratio(index));
    print_figure("study with texts, originals and journal", megabytes(bytes_below(place.study)), "",
                 ratio(bytes_below(place.study)));

    std::filesystem::remove_all(place.cache);
    const auto again = run_program({program, "search", place.study.string(), "village"});
    require_success(again, "sotto search");
    print_figure("index alone, made anew by a search: wall", seconds(again.milliseconds), "",
                 fmt::format("{} of processor time, {:.0f} MiB", seconds(again.processor_milliseconds),
                             again.peak_mib));

    if (!Recoll::there()) {
        fmt::print("  recollindex and recollq are not installed: nothing to compare with.\n");
        return;
    }
    const auto rival = recoll.index();
    require_success(rival, "recollindex");
    print_figure(
        "recollindex: wall", seconds(rival.milliseconds), "",
        fmt::format("{} of processor time, {:.0f} MiB, index {} ({})", seconds(rival.processor_milliseconds),
                    rival.peak_mib, megabytes(bytes_below(recoll.database())),
                    ratio(bytes_below(recoll.database()))));
    print_figure(
        "recollindex / import and index: wall",
        fmt::format("{:.1f}x", rival.milliseconds / cost.milliseconds), "≥ 3x",
        fmt::format("processor {:.1f}x", rival.processor_milliseconds / cost.processor_milliseconds));
}

struct Asked {
    std::vector<double> cold;
    std::vector<double> warm;
    std::vector<double> processor;
};

/// Each question once with the files out of the system's memory, and then twice more, of which the last
/// counts.
Asked ask(const Kind& kind, const std::vector<path>& files, const std::function<Cost(const Question&)>& run) {
    Asked asked;
    for (const auto& question : kind.questions) {
        for (const auto& file : files) forget_cached(file);
        asked.cold.push_back(run(question).milliseconds);
        run(question);
        const auto cost = run(question);
        asked.warm.push_back(cost.milliseconds);
        asked.processor.push_back(cost.processor_milliseconds);
    }
    return asked;
}

void measure_queries(const Place& place, const Corpus& corpus, const Recoll& recoll) {
    const std::string program = SOTTO_PROGRAM;
    std::vector<double> floor;
    for (int i = 0; i < 21; ++i) floor.push_back(run_program({program, "--version"}).milliseconds);
    fmt::print("Queries: medians in milliseconds; answers of the first question of its kind\n");
    print_figure("start and end of `sotto --version`", fmt::format("{:.1f} ms", median(floor)));

    commands::Session session("benchmark", base::no_progress(), [](const std::string&) {});
    session.choose(place.study.string());
    const auto& index = session.index();
    const auto resolve = commands::passage_filter(session.study());
    fmt::print("  {:<10} {:>6} | {:>10} {:>10} {:>10} {:>10} | {:>10} {:>10} | {:>8} {:>8}\n", "", "asked",
               "in process", "warm", "processor", "cold", "recollq", "cold", "passages", "recoll's");
    for (const auto& kind : kinds(corpus)) {
        std::vector<double> inside;
        for (int round = 0; round < 4; ++round) {
            for (const auto& question : kind.questions) {
                const auto took = milliseconds([&] {
                    static_cast<void>(index.find(search::Query::parse(question.sotto), {}, resolve));
                });
                if (round > 0) inside.push_back(took);
            }
        }
        const auto ours = ask(kind, {place.study, place.cache}, [&](const Question& question) {
            const auto cost = run_program({program, "search", place.study.string(), question.sotto});
            require_success(cost, "sotto search");
            return cost;
        });
        std::string theirs = fmt::format("{:>10} {:>10}", "-", "-");
        std::string their_count = "-";
        const auto& first = kind.questions.front();
        if (Recoll::there()) {
            const auto asked = ask(kind, {recoll.database()},
                                   [&](const Question& question) { return recoll.ask(question.recoll); });
            theirs = fmt::format("{:>10.1f} {:>10.1f}", median(asked.warm), median(asked.cold));
            their_count = std::to_string(recoll.count(first.recoll));
        }
        const auto total = index.find(search::Query::parse(first.sotto), {}, resolve).total;
        fmt::print("  {:<10} {:>6} | {:>10.2f} {:>10.1f} {:>10.1f} {:>10.1f} | {} | {:>8} {:>8}\n", kind.name,
                   kind.questions.size(), median(inside), median(ours.warm), median(ours.processor),
                   median(ours.cold), theirs, total, their_count);
        std::fflush(stdout);
    }
    fmt::print("  {:<10} {:>6} | {:>10} {:>10}\n", "at most", "", 5, 15);
}

void run(const path& folder, std::size_t transcripts) {
    CorpusOptions options;
    options.transcripts = transcripts;
    const Corpus corpus(options);
    const auto name = std::to_string(transcripts);
    const Place place{folder / name, folder / name / "transcripts", folder / name / "study.sotto",
                      folder / name / "cache"};
    // Both the programs started and the rooms in this process look there.
    ::setenv("XDG_CACHE_HOME", place.cache.c_str(), 1);
    const auto text = write_corpus(corpus, place.transcripts);
    fmt::print("\n{} transcripts, {} of text\n", transcripts, megabytes(text));
    const Recoll recoll(place.folder / "recoll", place.transcripts);
    measure_import(place, text, recoll);
    measure_queries(place, corpus, recoll);
    measure_coded_study(place.study, place.folder);
}

}  // namespace

int main(int count, char** arguments) {
    try {
        std::vector<std::size_t> sizes;
        path kept;
        for (int i = 1; i < count; ++i) {
            if (std::string(arguments[i]) == "--keep" && i + 1 < count) {
                kept = arguments[++i];
            } else {
                sizes.push_back(std::stoul(arguments[i]));
            }
        }
        if (sizes.empty()) sizes = {1000, 10000};
        const auto folder = !kept.empty() ? std::filesystem::absolute(kept)
                                          : std::filesystem::temp_directory_path() /
                                                ("sotto-benchmark-" + base::Guid::random().text());
        for (const auto size : sizes) run(folder, size);
        if (kept.empty()) std::filesystem::remove_all(folder);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
