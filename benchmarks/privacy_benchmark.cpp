// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// How fast identifiers are found: the names of a large register alone, each detector, and all together, over
// the files given.
#include "privacy/identifiers.h"
#include "text/encoding.h"

#include <fmt/core.h>
#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace sotto;

std::string corpus(int count, char** paths) {
    std::string all;
    for (int i = 1; i < count; ++i) {
        std::ifstream file(paths[i], std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        all += text::normalise_newlines(text::decode(bytes).utf8);
        all += '\n';
    }
    return all;
}

/// People with made-up names, so that hardly any is found: what is measured is looking.
privacy::Protection::Knowledge large_register(int people) {
    const std::vector<std::string> syllables{"ba", "ke", "lo",  "mi",  "nu",  "ra",  "se", "to",
                                             "vi", "za", "dor", "fen", "gul", "hir", "jas"};
    privacy::Protection::Knowledge knowledge;
    std::uint64_t state = 20090314;
    const auto name = [&] {
        std::string word;
        for (int i = 0; i < 3; ++i) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            word += syllables[(state >> 33U) % syllables.size()];
        }
        word.front() = static_cast<char>(word.front() - ('a' - 'A'));
        return word;
    };
    for (int i = 1; i <= people; ++i) {
        study::Entity entity;
        entity.id.value = i;
        entity.code = fmt::format("P{}", i);
        entity.name = name() + " " + name();
        entity.participant = true;
        knowledge.entities.push_back(entity);
    }
    return knowledge;
}

template <class Work>
void measure(const std::string& title, double megabytes, Work&& work) {
    // Processor time, the best of several runs: dictionaries are made in the first, and others use the
    // machine too.
    double best = 1e9;
    std::size_t found = 0;
    for (int run = 0; run < 3; ++run) {
        const std::clock_t start = std::clock();
        found = work();
        best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    fmt::print("{:24} {:8.1f} MB/s  {:6} found\n", title, megabytes / best, found);
}

}  // namespace

int main(int count, char** paths) {
    if (count < 2) {
        fmt::print(stderr, "usage: privacy_benchmark TEXT…\n");
        return 2;
    }
    const text::Text text(corpus(count, paths));
    const double megabytes = static_cast<double>(text.utf8().size()) / 1e6;
    fmt::print("{:.2f} MB of text\n", megabytes);
    const privacy::Protection protection(large_register(500));
    measure("names of 500 people", megabytes, [&] { return protection.names().find(text).size(); });
    for (const privacy::Detector& detector : privacy::detectors()) {
        measure(detector.id, megabytes, [&] { return detector.find({text, "en"}).size(); });
    }
    measure("everything", megabytes, [&] { return protection.find(text, "en").size(); });
    measure("scan of a finished text", megabytes,
            [&] { return protection.leaks(text, privacy::Protection::Scope::Everything).size(); });
    return 0;
}
