// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors

/// Prints what building an index and finding in it costs.
///
///     benchmark_search [transcripts (1000)] [folder for the index (a temporary one)]
///
/// The passages lie in memory, so that only the index is measured. Queries run warm, each kind over many
/// queries; "cold" opens the index anew before its one query, as a command line does.
#include "base/error.h"
#include "base/guid.h"
#include "base/progress.h"
#include "benchmarks/corpus.h"
#include "search/index.h"

#include <fmt/core.h>
#include <sys/resource.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using namespace sotto;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double peak_mib() {
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

double processor_seconds() {
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// A corpus as the index wants it; ids count from 1.
class Feed : public search::PassageFeed {
public:
    explicit Feed(const benchmarks::Corpus& corpus) {
        for (std::size_t i = 0; i < corpus.options().transcripts; ++i) {
            const benchmarks::Transcript transcript = corpus.transcript(i);
            for (const benchmarks::Turn& turn : transcript.turns) {
                starts_.push_back(text_.size());
                lao_.push_back(transcript.language == "lo");
                text_ += turn.said;
            }
        }
        starts_.push_back(text_.size());
    }

    [[nodiscard]] std::size_t bytes() const { return text_.size(); }

    [[nodiscard]] std::int64_t seq() const override { return 1; }
    [[nodiscard]] std::string hash_at(std::int64_t seq) const override { return seq == 1 ? "one" : ""; }
    void each(const std::function<bool(const search::IndexedPassage&)>& take,
              std::int64_t after) const override {
        for (auto i = static_cast<std::size_t>(after); i + 1 < starts_.size(); ++i) {
            if (!take({static_cast<std::int64_t>(i + 1), at(i), lao_[i] ? "lo" : "en"})) return;
        }
    }
    [[nodiscard]] std::int64_t count() const override {
        return static_cast<std::int64_t>(starts_.size()) - 1;
    }
    [[nodiscard]] Changes changes_since(std::int64_t) const override { return {}; }
    void read(const std::vector<std::int64_t>& ids,
              const std::function<void(std::size_t, std::string_view)>& take) const override {
        for (std::size_t i = 0; i < ids.size(); ++i) take(i, at(static_cast<std::size_t>(ids[i]) - 1));
    }
    [[nodiscard]] std::vector<std::string> languages(const std::vector<std::int64_t>& ids) const override {
        std::vector<std::string> found;
        found.reserve(ids.size());
        for (const std::int64_t id : ids)
            found.emplace_back(lao_[static_cast<std::size_t>(id) - 1] ? "lo" : "en");
        return found;
    }

private:
    [[nodiscard]] std::string_view at(std::size_t i) const {
        return std::string_view(text_).substr(starts_[i], starts_[i + 1] - starts_[i]);
    }

    std::string text_;
    std::vector<std::size_t> starts_;
    std::vector<bool> lao_;
};

struct Kind {
    const char* name;
    std::vector<std::string> queries;
};

/// Words of the middle of the vocabulary, picked evenly from the corpus itself.
std::vector<std::string> words_of(const Feed& feed, std::size_t count) {
    std::vector<std::string> words;
    const auto step = std::max<std::int64_t>(feed.count() / static_cast<std::int64_t>(count), 1);
    for (std::int64_t id = 1; id <= feed.count() && words.size() < count; id += step) {
        std::string said;
        feed.read({id}, [&](std::size_t, std::string_view read) { said = read; });
        std::string longest;
        std::string word;
        for (const char c : said + " ") {
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

std::vector<Kind> kinds(const Feed& feed) {
    const std::vector<std::string> words = words_of(feed, 40);
    std::vector<Kind> made(9);
    made[0].name = "word";
    made[1].name = "exact word";
    made[2].name = "two words";
    made[3].name = "word OR word NOT word";
    made[4].name = "prefix";
    made[5].name = "phrase";
    made[6].name = "NEAR";
    made[7].name = "Lao";
    made[8].name = "frequent words";
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        made[0].queries.push_back(words[i]);
        made[1].queries.push_back("=" + words[i]);
        made[2].queries.push_back(words[i] + " have");
        made[3].queries.push_back(words[i] + " OR " + words[i + 1] + " NOT people");
        made[4].queries.push_back(words[i].substr(0, 4) + "*");
    }
    for (const benchmarks::Theme& theme : benchmarks::themes()) {
        const std::string phrase = theme.phrase;
        made[5].queries.push_back("\"" + phrase + "\"");
        made[6].queries.push_back(phrase.substr(0, phrase.find(' ')) + " NEAR/3 " +
                                  phrase.substr(phrase.rfind(' ') + 1));
    }
    made[7].queries = {benchmarks::lao_name, "ໂຮງຮຽນ", "ລະເບີດ", "ທະນາຄານລາວ", "ລູກຫວ່ານ", "ບ້ານເຮົາ"};
    made[8].queries = {"the", "people", "in the", "we AND they", "years -said"};
    return made;
}

double median(std::vector<double>& times) {
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void measure(const Kind& kind, const search::Index& index) {
    search::SearchOptions options;
    options.limit = 50;
    std::vector<double> times;
    std::vector<double> processor;
    std::int64_t hits = 0;
    constexpr int rounds = 5;
    for (int round = 0; round < rounds; ++round) {
        for (const std::string& query : kind.queries) {
            const double processor_start = processor_seconds();
            const auto start = Clock::now();
            const search::Hits found = index.find(search::Query::parse(query), options, {});
            if (round > 0) {
                times.push_back(seconds_since(start) * 1000);
                processor.push_back((processor_seconds() - processor_start) * 1000);
            }
            hits += found.total;
        }
    }
    fmt::print(
        "  {:<24} {:>4} queries  median {:>7.2f} ms ({:.2f} ms of processor time)  max {:>7.2f} ms ({:.2f})  "
        "{:>7.0f} hits each\n",
        kind.name, kind.queries.size(), median(times), median(processor), times.back(), processor.back(),
        static_cast<double>(hits) / rounds / static_cast<double>(kind.queries.size()));
}

void run(std::size_t transcripts, const std::filesystem::path& folder) {
    benchmarks::CorpusOptions options;
    options.transcripts = transcripts;
    const Feed feed{benchmarks::Corpus(options)};
    const double megabytes = static_cast<double>(feed.bytes()) / 1e6;
    fmt::print("{} transcripts, {} passages, {:.1f} MB\n", transcripts, feed.count(), megabytes);

    const double before = peak_mib();
    const double processor_before = processor_seconds();
    const auto start = Clock::now();
    search::Index index(folder, feed);
    index.update(base::no_progress());
    const double taken = seconds_since(start);
    fmt::print("build: {:.2f} s, {:.1f} MB/s, {:.2f} s of processor time\n", taken, megabytes / taken,
               processor_seconds() - processor_before);
    fmt::print("index: {:.1f} MB, {:.2f} of the text\n", static_cast<double>(index.size_on_disk()) / 1e6,
               static_cast<double>(index.size_on_disk()) / static_cast<double>(feed.bytes()));
    fmt::print("peak memory: {:.0f} MiB, of which the corpus itself and making it took {:.0f} MiB\n",
               peak_mib(), before);

    fmt::print("queries, first 50 hits with their ranges and the exact total:\n");
    for (const Kind& kind : kinds(feed)) measure(kind, index);

    std::vector<double> cold;
    for (const benchmarks::Theme& theme : benchmarks::themes()) {
        const auto opened = Clock::now();
        const search::Index fresh(folder, feed);
        const auto found = fresh.find(search::Query::parse("\"" + std::string(theme.phrase) + "\""), {}, {});
        cold.push_back(seconds_since(opened) * 1000);
    }
    const std::size_t queries = cold.size();
    fmt::print("  {:<24} {:>4} queries  median {:>7.2f} ms\n", "open and find a phrase", queries,
               median(cold));
}

}  // namespace

int main(int count, char** arguments) {
    try {
        const std::size_t transcripts = count > 1 ? std::stoul(arguments[1]) : 1000;
        const bool given = count > 2;
        const std::filesystem::path folder = given ? std::filesystem::path(arguments[2])
                                                   : std::filesystem::temp_directory_path() /
                                                         ("sotto-benchmark-" + base::Guid::random().text());
        std::filesystem::remove_all(folder);
        run(transcripts, folder);
        if (!given) std::filesystem::remove_all(folder);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
