// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors

// What the store needs for the work of a large study. Prints one line per figure: its name, the median of
// the runs in milliseconds, and the limit it is held to.
//
//     store_benchmark [FOLDER | postgresql://…]

#include "base/clock.h"
#include "base/error.h"
#include "store/internal.h"
#include "store/study_file.h"

#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

using namespace sotto;
using store::Edit;
using store::StudyFile;

namespace {

constexpr int source_count = 1000;
constexpr int passages_per_source = 27;
constexpr int coding_count = 100'000;
constexpr int code_count = 50;

double milliseconds(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void print(const std::string& name, double took, const std::string& limit) {
    fmt::print("{:<52} {:>10.2f} ms   {}\n", name, took, limit);
    std::fflush(stdout);
}

/// About 15 kB in `passages_per_source` turns; no two alike.
std::string transcript(int number) {
    std::string text;
    for (int turn = 0; turn < passages_per_source; ++turn) {
        if (turn > 0) text += "\n\n";
        text += turn % 2 == 0 ? "Interviewer: " : "P01: ";
        for (int word = 0; word < 80; ++word) {
            text += fmt::format("word{} ", (number * 7919 + turn * 104'729 + word * 31) % 5000);
        }
        text += "end.";
    }
    return text;
}

void import(Edit& edit, int number) {
    const text::Text text(transcript(number));
    study::Source source;
    source.name = fmt::format("Interview {:04}", number);
    source.language = "en";
    source.format = "txt";
    source.file_name = source.name + ".txt";
    source.sha256 = edit.keep_content(text.utf8() + "\n");
    source.imported = base::utc_now();
    source.position = number;
    source = edit.add(source);

    study::TextVersion version;
    version.source = source.id;
    version.sha256 = edit.keep_content(text.utf8());
    version.length = text.length();
    version.created = source.imported;
    version = edit.add(version);

    std::vector<study::Speaker> speakers(2);
    speakers[0].source = speakers[1].source = source.id;
    speakers[0].label = "Interviewer";
    speakers[1].label = "P01";
    edit.add_all(speakers);

    std::vector<study::Passage> passages;
    std::size_t at = 0;
    while (at < text.utf8().size()) {
        const std::size_t end = std::min(text.utf8().find("\n\n", at), text.utf8().size());
        const std::size_t said = text.utf8().find(": ", at) + 2;
        study::Passage passage;
        passage.version = version.id;
        passage.source = source.id;
        passage.ordinal = static_cast<std::int64_t>(passages.size()) + 1;
        passage.range = {static_cast<text::Position>(at), static_cast<text::Position>(end)};
        passage.said = {static_cast<text::Position>(said), static_cast<text::Position>(end)};
        passage.first_byte = static_cast<std::int64_t>(said);
        passage.last_byte = static_cast<std::int64_t>(end);
        passage.speaker = speakers[passages.size() % 2].id;
        passages.push_back(passage);
        at = end + 2;
    }
    edit.add_all(passages);
}

std::vector<study::Coding> codings_for(const StudyFile& study) {
    std::vector<study::Coding> codings;
    codings.reserve(coding_count);
    const std::string now = base::utc_now();
    const auto sources = study.source_counts();
    const auto versions = study.all<study::TextVersion>();
    for (int i = 0; i < coding_count; ++i) {
        const auto& version = versions[static_cast<std::size_t>(i) % versions.size()];
        study::Coding coding;
        coding.code = {i * 7919 % code_count + 1};
        coding.source = version.source;
        coding.version = version.id;
        coding.range.start = (i / source_count) * 150 % (version.length - 100);
        coding.range.end = coding.range.start + 90;
        coding.coder = "anna";
        coding.created = now;
        codings.push_back(coding);
    }
    return codings;
}

void add_codes(StudyFile& study) {
    study.edit("code/add", "Added codes", "anna", [](Edit& edit) {
        for (int i = 0; i < code_count; ++i) {
            study::Code code;
            code.name = fmt::format("Code {}", i);
            edit.add(code);
        }
    });
}

/// A study of 1,000 sources and 50 codes, and 100,000 codings on top; gives the times of both edits.
struct Made {
    double import = 0;
    double coding = 0;
};
Made make_study(const std::string& location, bool with_images) {
    Made made;
    auto study = StudyFile::create(location, "Benchmark", "en");
    made.import = milliseconds([&] {
        study.edit("import", "Imported 1,000 files", "anna", [](Edit& edit) {
            for (int i = 0; i < source_count; ++i) import(edit, i);
        });
    });
    made.import -= milliseconds([] {
        for (int i = 0; i < source_count; ++i) transcript(i);
    });
    add_codes(study);
    auto codings = codings_for(study);
    store::Insides::leave_out_images(study, !with_images);
    made.coding = milliseconds(
        [&] { study.edit("code/apply", "Coded", "anna", [&](Edit& edit) { edit.add_all(codings); }); });
    return made;
}

void measure_writing(const std::string& folder) {
    std::vector<double> imports;
    std::vector<double> codings;
    std::vector<double> without_images;
    for (int round = 0; round < 3; ++round) {
        const Made made = make_study(fmt::format("{}/{}.sotto", folder, round), true);
        imports.push_back(made.import);
        codings.push_back(made.coding);
        without_images.push_back(make_study(fmt::format("{}/{}-without.sotto", folder, round), false).coding);
    }
    print("import 1,000 sources, 27,000 passages, one edit", median(imports), "≤ 1500");
    print("100,000 codings, one edit", median(codings), "≤ 1000");
    print("the same without the journal's images", median(without_images),
          fmt::format("the journal costs {:.2f}x (≤ 2)", median(codings) / median(without_images)));
}

void run(const std::string& where) {
    std::string location = where;
    if (where.starts_with("postgresql://")) {
        const Made made = make_study(location, true);
        print("import 1,000 sources, 27,000 passages, one edit", made.import, "");
        print("100,000 codings, one edit", made.coding, "");
    } else {
        measure_writing(where);
        location += "/0.sotto";
    }

    std::vector<double> times;
    for (int i = 0; i < 9; ++i) {
        times.push_back(milliseconds([&] {
            auto study = StudyFile::open(location, StudyFile::Mode::Read);
            if (study.title().empty()) throw base::Error(base::Blame::Program, "no title");
        }));
    }
    print("open for reading, one read, close", median(times), "≤ 5");
    times.clear();
    for (int i = 0; i < 9; ++i) {
        times.push_back(milliseconds([&] {
            auto study = StudyFile::open(location, StudyFile::Mode::Write);
            if (study.title().empty()) throw base::Error(base::Blame::Program, "no title");
        }));
    }
    print("open for writing, one read, close", median(times), "≤ 5");

    auto study = StudyFile::open(location, StudyFile::Mode::Write);
    const auto measure = [&](const std::string& name, const std::string& limit,
                             const std::function<void()>& work) {
        std::vector<double> runs;
        for (int i = 0; i < 5; ++i) runs.push_back(milliseconds(work));
        print(name, median(runs), limit);
    };
    std::vector<std::int64_t> spread;
    std::vector<std::int64_t> together;
    for (std::int64_t i = 0; i < 2000; ++i) {
        spread.push_back((i * 7919) % (source_count * passages_per_source) + 1);
        together.push_back(5000 + i);
    }
    measure("passage_texts, 2,000 ids of 1,000 sources", "≤ 15", [&] { (void)study.passage_texts(spread); });
    measure("passage_texts, 2,000 ids of 75 sources", "≤ 15", [&] { (void)study.passage_texts(together); });
    measure("passage_texts, 20 ids", "", [&] {
        (void)study.passage_texts({spread.begin(), spread.begin() + 20});
    });
    measure("code_counts at 100,000 codings", "≤ 10", [&] { (void)study.code_counts(); });
    measure("source_counts at 100,000 codings", "≤ 10", [&] { (void)study.source_counts(); });
    measure("count of codings", "≤ 10", [&] { (void)study.count<study::Coding>(); });
    measure("codings_in one source", "", [&] { (void)study.codings_in({500}); });
    measure("codings_of one code (2,000)", "", [&] { (void)study.codings_of({{7}}); });
    measure("all codings (100,000)", "", [&] { (void)study.all<study::Coding>(); });
    measure("passages_with_codes, one code", "", [&] { (void)study.passages_with_codes({{7}}); });
    std::vector<study::Id<study::Code>> codes;
    for (int i = 1; i <= code_count; ++i) codes.push_back({i});
    measure("passages_with_codes, all 50 codes", "", [&] { (void)study.passages_with_codes(codes); });
    measure("each_passage, all 27,000 with their texts", "", [&] {
        study.each_passage([](const study::Passage&, std::string_view, std::string_view) { return true; });
    });
    measure("passage_changes_since the last entry but one", "",
            [&] { (void)study.passage_changes_since(study.journal_seq() - 1); });
    measure("passage_changes_since entry 1", "", [&] { (void)study.passage_changes_since(1); });
    std::vector<double> single;
    for (int i = 0; i < 101; ++i) {
        single.push_back(milliseconds([&] {
            study.edit("code/apply", "Coded", "anna", [&](Edit& edit) {
                auto coding = *study.find(study::Id<study::Coding>{1});
                edit.add(coding);
            });
        }));
    }
    print("one coding, one edit, durable", median(single), "≤ 16");
    print("undo of one coding", milliseconds([&] { study.undo(1, "anna"); }), "");
    print("remove one source with 27 passages and 100 codings", milliseconds([&] {
              study.edit("source/remove", "Removed", "anna",
                         [](Edit& edit) { edit.remove(study::Id<study::Source>{77}); });
          }),
          "");
    print("undo that", milliseconds([&] { study.undo(1, "anna"); }), "");
    print("verify", milliseconds([&] {
              for (const auto& problem : study.verify(base::no_progress())) {
                  fmt::print("  {}\n", problem.sentence);
              }
          }),
          "");
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc > 1) {
            run(argv[1]);
            return 0;
        }
        const auto folder =
            std::filesystem::temp_directory_path() / ("sotto-benchmark-" + base::Guid::random().text());
        std::filesystem::create_directory(folder);
        run(folder.string());
        std::filesystem::remove_all(folder);
        return 0;
    } catch (const base::Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
