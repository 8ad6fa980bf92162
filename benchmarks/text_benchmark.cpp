// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// text_benchmark [FILE…]: how quick the text room is, on made-up prose and on the files given.

#include "text/fold.h"
#include "text/language.h"
#include "text/reflow.h"
#include "text/segment.h"
#include "text/text.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace sotto;

namespace {

/// The best of several runs, in seconds of processor time: what the machine can do when nobody disturbs it.
template <typename Work>
double best_of(int runs, Work work) {
    double best = 1e9;
    for (int i = 0; i < runs; ++i) {
        const std::clock_t start = std::clock();
        work();
        best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return best;
}

/// Keeps the compiler from leaving out work whose result nobody reads.
std::size_t sink = 0;

std::string prose(const std::vector<std::string>& vocabulary, const char* separator, std::size_t bytes) {
    std::mt19937 random(1);
    std::string made;
    std::size_t in_sentence = 0;
    while (made.size() < bytes) {
        made += vocabulary[random() % vocabulary.size()];
        made += ++in_sentence % 12 == 0 ? (in_sentence % 60 == 0 ? ".\n\n" : ". ") : separator;
    }
    return made;
}

void report(const char* what, std::size_t bytes, double seconds) {
    std::printf("  %-34s %9.1f MB/s\n", what, static_cast<double>(bytes) / 1e6 / seconds);
}

void measure(const std::string& name, const std::string& utf8) {
    std::printf("%s (%.2f MB)\n", name.c_str(), static_cast<double>(utf8.size()) / 1e6);
    report("copy", utf8.size(), best_of(5, [&] { sink += std::string(utf8).size(); }));
    report("Text", utf8.size(),
           best_of(5, [&] { sink += static_cast<std::size_t>(text::Text(utf8).length()); }));

    const text::Text text(utf8);
    std::mt19937_64 random(2);
    constexpr std::size_t conversions = 200000;
    std::vector<text::Position> places(conversions);
    for (auto& place : places)
        place = static_cast<text::Position>(random() % static_cast<std::uint64_t>(text.length() + 1));
    const auto each = [&](const char* what, auto convert) {
        const double seconds = best_of(3, [&] {
            for (const text::Position place : places) sink += static_cast<std::size_t>(convert(place));
        });
        std::printf("  %-34s %9.0f ns\n", what, seconds / static_cast<double>(conversions) * 1e9);
    };
    each("code point to byte", [&](text::Position p) { return text.byte_of(p); });
    each("code point to UTF-16", [&](text::Position p) { return text.utf16_of(p); });
    each("byte to code point",
         [&](text::Position p) { return text.position_of_byte(static_cast<std::size_t>(p)); });
    each("UTF-16 to code point", [&](text::Position p) { return text.position_of_utf16(p); });
    places.resize(2000);
    const double snapping = best_of(3, [&] {
        for (const text::Position place : places) {
            sink += static_cast<std::size_t>(text.snapped_to_graphemes({place, place + 7}).end);
        }
    });
    std::printf("  %-34s %9.0f ns\n", "snapping to graphemes", snapping / 2000 * 1e9);

    report("Tokeniser", utf8.size(), best_of(3, [&] {
               text::Tokeniser tokeniser;
               tokeniser.reset(utf8);
               text::Token token;
               while (tokeniser.next(token)) sink += token.term.size();
           }));
    report("words", utf8.size(), best_of(2, [&] { sink += text::words(utf8).size(); }));
    report("fold_key", utf8.size(), best_of(5, [&] { sink += text::fold_key(utf8).size(); }));
    report("fold", utf8.size(), best_of(3, [&] { sink += text::fold(utf8).key().size(); }));
    report("sentences", utf8.size(), best_of(2, [&] { sink += text::sentences(text, "en").size(); }));
    report("reflow", utf8.size(), best_of(2, [&] { sink += text::reflow(utf8).utf8.size(); }));
    report("normalise_newlines", utf8.size(),
           best_of(3, [&] { sink += text::normalise_newlines(utf8).size(); }));
    const std::string passage(text.slice({0, text.position_of_byte(15000)}));
    constexpr int detections = 20;
    const double detection = best_of(5, [&] {
        for (int i = 0; i < detections; ++i) sink += text::detect_language(passage).language.size();
    });
    std::printf("  %-34s %9.3f ms\n", "detect_language on 15 kB", detection / detections * 1e3);
}

}  // namespace

int main(int count, char** arguments) {
    constexpr std::size_t size = 10'000'000;
    measure("English", prose({"the",      "survivors", "of",   "Cluster",  "munitions", "and",    "their",
                              "families", "don't",     "want", "to",       "be",        "pitied", "they",
                              "said",     "in",        "2009", "advocacy", "training",  "was",    "useful"},
                             " ", size));
    measure("French",
            prose({"les", "survivants", "des", "armes", "à", "sous-munitions", "et", "leurs", "familles",
                   "été", "formés", "l’année", "dernière", "Très", "où", "2009", "français", "même"},
                  " ", size));
    measure("Russian", prose({"выжившие", "и", "их", "семьи", "не", "хотят", "жалости", "они", "сказали", "в",
                              "году", "это"},
                             " ", size));
    measure("Arabic", prose({"الناجون", "من", "الذخائر", "العنقودية", "وعائلاتهم", "لا", "يريدون", "الشفقة",
                             "قالوا", "في"},
                            " ", size));
    measure("Lao", prose({"ຜູ້ລອດຊີວິດ", "ຈາກ", "ລະເບີດ", "ລູກຫວ່ານ", "ແລະ", "ຄອບຄົວ", "ບໍ່", "ຕ້ອງການ"}, "", size / 5));
    measure("Chinese", prose({"集束弹药", "的", "幸存者", "和", "他们", "家人", "不", "想要", "怜悯", "说"},
                             "", size / 5));
    for (int i = 1; i < count; ++i) {
        std::ifstream file(arguments[i]);
        std::stringstream bytes;
        bytes << file.rdbuf();
        if (bytes.str().empty() || !text::is_valid_utf8(bytes.str())) {
            std::fprintf(stderr, "%s: not UTF-8 text\n", arguments[i]);
            continue;
        }
        measure(arguments[i], bytes.str());
    }
    return sink == 0 ? 1 : 0;
}
