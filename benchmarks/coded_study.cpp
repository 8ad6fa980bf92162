// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "benchmarks/coded_study.h"

#include "analysis/cooccurrence.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/progress.h"
#include "benchmarks/corpus.h"
#include "benchmarks/processes.h"
#include "commands/command.h"
#include "commands/passage_filter.h"
#include "commands/session.h"
#include "search/query.h"
#include "store/study_file.h"

#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace sotto::benchmarks {

namespace {

using std::filesystem::path;
using study::Id;

constexpr int coding_count = 50'000;
constexpr int code_count = 50;
/// So many of a hundred codings have the code `Work/Frequent`: 11,000 of 50,000.
constexpr unsigned frequent_percent = 22;
/// `Work` and the codes below it hold about 20,000 codings.
constexpr int codes_below = 12;

std::string in_milliseconds(double value) {
    return fmt::format("{:.1f} ms", value);
}

/// Medians of several runs of the program.
struct Runs {
    double milliseconds = 0;
    double processor = 0;
};

Runs runs(int count, const std::vector<std::string>& words) {
    std::vector<double> wall;
    std::vector<double> processor;
    std::vector<std::string> command{SOTTO_PROGRAM};
    command.insert(command.end(), words.begin(), words.end());
    for (int i = 0; i < count; ++i) {
        const auto cost = run_program(command);
        if (cost.exit_code != 0) {
            throw base::Error(base::Blame::Program, fmt::format("sotto {} ended with exit code {}.",
                                                                words.front(), cost.exit_code));
        }
        wall.push_back(cost.milliseconds);
        processor.push_back(cost.processor_milliseconds);
    }
    return {median(wall), median(processor)};
}

void print_runs(const std::string& work, const Runs& measured, const std::string& limit) {
    print_figure(work, in_milliseconds(measured.milliseconds), limit,
                 fmt::format("{:.0f} ms of processor time", measured.processor));
}

/// The speakers of the corpus with their consent, organisations that the texts name, and people who are in
/// none.
void write_register(const path& file) {
    constexpr std::array<const char*, 15> people = {"Amina",  "Boun",   "Castanié", "Dara",    "Emil",
                                                    "Farida", "Goran",  "Habiba",   "Ilija",   "Jelena",
                                                    "Kham",   "Lidija", "Moussa",   "Nadežda", "Oumar"};
    constexpr std::array<const char*, 10> syllables = {"ba", "ke", "lo", "mi", "nu",
                                                       "ra", "se", "to", "vi", "za"};
    std::ofstream out(file);
    out << "code,name,category,consent,country\n";
    int number = 0;
    for (const char* person : people) {
        ++number;
        out << fmt::format("P{:03},{},person,public,{}\n", number, person,
                           number % 2 == 0 ? "France" : "Lao PDR");
    }
    for (std::size_t i = 0; i < 185; ++i) {
        std::string name =
            std::string(syllables[i % 10]) + syllables[i / 10 % 10] + syllables[(i * 7 + 3) % 10];
        name.front() = static_cast<char>(name.front() - ('a' - 'A'));
        out << fmt::format("P{:03},{} Orr{},person,public,Bosnia\n", ++number, name, syllables[i % 9]);
    }
    out << "O1,Convention on Cluster Munitions,organisation,,\nO2,International campaign "
           "conference,organisation,,\n";
}

std::uint64_t next(std::uint64_t& state) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return state >> 33U;
}

/// Codes a part of passages here and there, source by source as people do.
std::vector<study::Coding> codings_for(const store::StudyFile& study, const std::vector<study::Code>& codes) {
    std::vector<study::Passage> passages;
    study.each_passage([&](const study::Passage& passage, std::string_view, std::string_view) {
        if (passage.said.length() >= 40) passages.push_back(passage);
        return true;
    });
    std::uint64_t state = 20080530;
    std::vector<std::size_t> chosen;
    for (int i = 0; i < coding_count; ++i) chosen.push_back(next(state) % passages.size());
    std::sort(chosen.begin(), chosen.end());

    std::vector<study::Coding> codings;
    codings.reserve(coding_count);
    const auto now = base::utc_now();
    for (const auto at : chosen) {
        const auto& passage = passages[at];
        const auto length = static_cast<std::uint64_t>(passage.said.length());
        study::Coding coding;
        const bool frequent = next(state) % 100 < frequent_percent;
        coding.code = codes[frequent ? 1 : 2 + next(state) % (codes.size() - 2)].id;
        coding.source = passage.source;
        coding.version = passage.version;
        const auto start = next(state) % (length - 30);
        const auto rest = length - start;
        coding.range.start = passage.said.start + static_cast<text::Position>(start);
        coding.range.end = coding.range.start + static_cast<text::Position>(20 + next(state) % (rest - 20));
        coding.coder = "benchmark";
        coding.created = now;
        codings.push_back(coding);
    }
    return codings;
}

std::vector<study::Code> add_codes(store::StudyFile& study) {
    std::vector<study::Code> codes;
    study.edit("code/add", "Added codes", "benchmark", [&](store::Edit& edit) {
        for (int i = 0; i < code_count; ++i) {
            study::Code code;
            code.name = i == 0 ? "Work" : i == 1 ? "Frequent" : fmt::format("Code {}", i);
            if (i > 0 && i <= codes_below) code.parent = codes.front().id;
            codes.push_back(edit.add(code));
        }
    });
    return codes;
}

void measure_matrix(commands::Session& session, const std::vector<study::Code>& codes) {
    std::vector<Id<study::Code>> ids;
    for (const auto& code : codes) ids.push_back(code.id);
    const auto codings = session.study().codings_of(ids);
    std::vector<double> sweep;
    for (int i = 0; i < 9; ++i) {
        sweep.push_back(milliseconds(
            [&] { static_cast<void>(analysis::cooccurrence(codings, ids, analysis::Count::Codings)); }));
    }
    print_figure("co-occurrence of 50 x 50 codes on 50,000 codings, sweep", in_milliseconds(median(sweep)),
                 "≤ 50 ms", "in process, codings at hand");

    const auto& matrix = *commands::find_command("matrix");
    for (const char* columns : {"code", "source", "participant"}) {
        const auto arguments = commands::parse_arguments(
            matrix.parameters, {session.location(), "--rows", "code", "--columns", columns});
        std::vector<double> whole;
        for (int i = 0; i < 5; ++i) {
            whole.push_back(
                milliseconds([&] { static_cast<void>(commands::run(matrix, session, arguments)); }));
        }
        print_figure(fmt::format("matrix of codes by {}, read from the study", columns),
                     in_milliseconds(median(whole)), "", "in process");
    }
}

/// Of words that stand in nearly every transcript, the one with about ten thousand matches.
std::string word_for_ten_thousand(commands::Session& session) {
    std::string best;
    std::int64_t best_distance = 0;
    search::SearchOptions all;
    all.limit = -1;
    for (const char* word :
         {"people", "because", "years", "know", "other", "after", "about", "would", "there"}) {
        const auto hits = session.index().find(search::Query::parse(std::string("=") + word), all,
                                               commands::passage_filter(session.study()));
        std::int64_t matches = 0;
        for (const auto& hit : hits.hits) matches += static_cast<std::int64_t>(hit.matches.size());
        const auto distance = std::abs(matches - 10'000);
        if (best.empty() || distance < best_distance) {
            best = word;
            best_distance = distance;
        }
    }
    return "=" + best;
}

void measure_autocoding(commands::Session& session, const std::string& query, double limit) {
    const auto& autocode = *commands::find_command("autocode");
    const auto arguments =
        commands::parse_arguments(autocode.parameters, {session.location(), query, "--code", "By query"});
    std::vector<double> inside;
    std::int64_t added = 0;
    for (int i = 0; i < 5; ++i) {
        commands::Outcome outcome;
        inside.push_back(milliseconds([&] { outcome = commands::run(autocode, session, arguments); }));
        added = outcome.data["added"].integer();
        session.writable_study().undo(1, "benchmark");
    }
    const auto study = session.location();
    session.choose("");
    std::vector<double> wall;
    std::vector<double> processor;
    for (int i = 0; i < 5; ++i) {
        const auto measured = runs(1, {"autocode", study, query, "--code", "By query"});
        wall.push_back(measured.milliseconds);
        processor.push_back(measured.processor);
        runs(1, {"undo", study});
    }
    session.choose(study);
    const auto limits = fmt::format("≤ {:.0f} ms", limit);
    print_figure(fmt::format("automatic coding of \"{}\", {} codings", query, added),
                 in_milliseconds(median(inside)), limits, "in process");
    print_runs("the same as a whole process", {median(wall), median(processor)}, limits);
}

void add_register(const path& study, const path& folder) {
    const auto people = folder / "register.csv";
    write_register(people);
    runs(1, {"register", study.string(), people.string()});
}

}  // namespace

void make_coded_study(const path& study, std::size_t transcripts) {
    CorpusOptions options;
    options.transcripts = transcripts;
    const auto folder = study.parent_path();
    write_corpus(Corpus(options), folder / "transcripts");
    runs(1, {"new", study.string()});
    runs(1, {"import", study.string(), (folder / "transcripts").string()});
    add_register(study, folder);
    commands::Session session("benchmark", base::no_progress(), [](const std::string&) {});
    session.choose(study.string());
    const auto codes = add_codes(session.writable_study());
    auto codings = codings_for(session.study(), codes);
    session.edit("code/apply", "Coded", [&](store::Edit& edit) { edit.add_all(codings); });
}

void measure_coded_study(const path& location, const path& folder) {
    fmt::print("Coding, retrieval and export\n");
    const auto study = location.string();
    add_register(location, folder);

    commands::Session session("benchmark", base::no_progress(), [](const std::string&) {});
    session.choose(study);
    const auto codes = add_codes(session.writable_study());
    auto codings = codings_for(session.study(), codes);
    const auto stored = milliseconds(
        [&] { session.edit("code/apply", "Coded", [&](store::Edit& edit) { edit.add_all(codings); }); });
    print_figure("storing 50,000 codings in one edit", in_milliseconds(stored), "≤ 500 ms", "in process");
    measure_autocoding(session, "village", 150);
    measure_autocoding(session, word_for_ten_thousand(session), 1000);
    measure_matrix(session, codes);
    const auto count = [&](const std::vector<Id<study::Code>>& wanted) {
        return session.study().codings_of(wanted).size();
    };
    std::vector<Id<study::Code>> below;
    for (int i = 0; i <= codes_below; ++i) below.push_back(codes[static_cast<std::size_t>(i)].id);
    const auto frequent = count({codes[1].id});
    const auto exported = count(below);
    session.choose("");

    const std::vector<std::string> quotes{"quotes", study, "--code", "Work/Frequent"};
    auto page = quotes;
    page.insert(page.end(), {"--limit", "50"});
    print_runs(fmt::format("first 50 of {} quotes of a theme, `sotto quotes`", frequent), runs(9, page),
               "≤ 200 ms");
    print_runs(fmt::format("all {} of them", frequent), runs(5, quotes), "≤ 500 ms");
    auto json = quotes;
    json.emplace_back("--json");
    print_runs("all of them as JSON", runs(5, json), "≤ 500 ms");

    for (const char* ending : {"csv", "docx", "html", "md", "json"}) {
        print_runs(fmt::format("export of {} excerpts, anonymised, as {}", exported, ending),
                   runs(3, {"export", study, (folder / "quotes.").string() + ending, "--code", "Work"}),
                   "≤ 1000 ms");
    }
}

}  // namespace sotto::benchmarks
