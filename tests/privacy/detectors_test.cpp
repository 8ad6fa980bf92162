// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/detector.h"

#include "text/text.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace sotto;

namespace {

/// An example without its marks: the language, the text, and the marked spans as they stand in it.
struct Example {
    std::string language;
    std::string text;
    std::vector<std::string> marked;
};

Example parse(const std::string& written) {
    Example example;
    std::string rest = written;
    const std::size_t bar = written.find('|');
    if (bar == 2 && std::islower(written[0]) != 0 && std::islower(written[1]) != 0) {
        example.language = written.substr(0, bar);
        rest = written.substr(bar + 1);
    }
    for (std::size_t at = 0; at < rest.size();) {
        const std::size_t open = rest.find("[[", at);
        example.text += rest.substr(at, open - at);
        if (open == std::string::npos) break;
        const std::size_t close = rest.find("]]", open);
        example.marked.push_back(rest.substr(open + 2, close - open - 2));
        example.text += example.marked.back();
        at = close + 2;
    }
    return example;
}

std::vector<std::string> found_in(const privacy::Detector& detector, const Example& example) {
    const text::Text text(example.text);
    std::vector<std::string> found;
    for (const privacy::Found& one : detector.find({text, example.language})) {
        found.emplace_back(text.slice(one.range));
    }
    return found;
}

}  // namespace

TEST_CASE("every detector has an id of its own, a title and examples of both kinds") {
    std::set<std::string> ids;
    for (const privacy::Detector& detector : privacy::detectors()) {
        INFO(detector.id);
        CHECK(ids.insert(detector.id).second);
        CHECK_FALSE(detector.title.empty());
        CHECK_FALSE(detector.examples.empty());
        CHECK_FALSE(detector.counter_examples.empty());
    }
    CHECK(ids.size() == 16);
}

TEST_CASE("every detector finds exactly what its examples mark") {
    for (const privacy::Detector& detector : privacy::detectors()) {
        for (const std::string& written : detector.examples) {
            const Example example = parse(written);
            INFO(detector.id << ": " << written);
            REQUIRE_FALSE(example.marked.empty());
            CHECK(found_in(detector, example) == example.marked);
        }
    }
}

TEST_CASE("no detector finds anything in its counter-examples") {
    for (const privacy::Detector& detector : privacy::detectors()) {
        for (const std::string& written : detector.counter_examples) {
            INFO(detector.id << ": " << written);
            CHECK(found_in(detector, parse(written)).empty());
        }
    }
}
