// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/names/chain.h"
#include "privacy/names/model_table.h"

#include "base/error.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

using namespace sotto::privacy::names;

namespace {

/// Three words, and numbers that favour nothing in particular.
struct Example {
    std::vector<Scores> emissions{3};
    Transitions transitions{};

    Example() {
        for (std::size_t i = 0; i < emissions.size(); ++i) {
            for (std::size_t y = 1; y < label_count; ++y)
                emissions[i][y] = static_cast<float>(std::sin(static_cast<double>(i * 7 + y * 3)));
        }
        for (std::size_t a = 0; a < label_count; ++a) {
            for (std::size_t b = 0; b < label_count; ++b)
                transitions[a][b] = static_cast<float>(std::cos(static_cast<double>(a * 5 + b * 2)));
        }
    }
    [[nodiscard]] double score(std::size_t a, std::size_t b, std::size_t c) const {
        return static_cast<double>(emissions[0][a] + transitions[a][b] + emissions[1][b] + transitions[b][c] +
                                   emissions[2][c]);
    }
};

}  // namespace

TEST_CASE("the chain's marginals and best labels are those of all sequences counted one by one") {
    const Example example;
    double all = 0;
    double best = -1e9;
    std::vector<Label> most_probable;
    std::vector<std::vector<double>> sums(3, std::vector<double>(label_count, 0));
    for (std::size_t a = 0; a < label_count; ++a) {
        for (std::size_t b = 0; b < label_count; ++b) {
            for (std::size_t c = 0; c < label_count; ++c) {
                const double score = example.score(a, b, c);
                all += std::exp(score);
                sums[0][a] += std::exp(score);
                sums[1][b] += std::exp(score);
                sums[2][c] += std::exp(score);
                if (score > best) {
                    best = score;
                    most_probable = {static_cast<Label>(a), static_cast<Label>(b), static_cast<Label>(c)};
                }
            }
        }
    }
    Chain chain;
    chain.set_transitions(example.transitions);
    CHECK(chain.run(example.emissions, {}) == Approx(std::log(all)).epsilon(1e-4));
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t y = 0; y < label_count; ++y)
            CHECK(static_cast<double>(chain.marginals(i)[y]) == Approx(sums[i][y] / all).margin(1e-5));
    }
    CHECK(chain.best(example.emissions) == most_probable);
}

TEST_CASE("words that are kept to some labels get no others") {
    const Example example;
    Chain chain;
    chain.set_transitions(example.transitions);
    constexpr auto only = static_cast<std::uint16_t>((1U << index_of(Label::Time)) | 1U);
    const double free = chain.run(example.emissions, {});
    const double kept = chain.run(example.emissions, {Chain::any_label, only, Chain::any_label});
    CHECK(kept < free);
    for (std::size_t y = 0; y < label_count; ++y) {
        const bool may = ((only >> y) & 1U) != 0;
        CHECK((chain.marginals(1)[y] > 0) == may);
    }
}

TEST_CASE("a model file gives back the weights it was made of, and the same content is the same bytes") {
    ModelContent content;
    for (std::uint64_t i = 1; i <= 1000; ++i) {
        Weighted feature;
        feature.key = i * 0x9E3779B97F4A7C15ULL;
        feature.weights.fill(static_cast<float>(i % 7) - 3.0F);
        content.features.push_back(feature);
    }
    content.transitions[1][2][3] = 0.25F;
    const std::string bytes = model_bytes(content);
    CHECK(model_bytes(content) == bytes);
    const ModelTable table(bytes);
    CHECK(table.transitions(Casing::Caseless)[2][3] == 0.25F);
    for (std::uint64_t i = 1; i <= 1000; ++i) {
        FeatureKeys keys;
        keys.keys[0] = i * 0x9E3779B97F4A7C15ULL;
        keys.count = 1;
        Scores scores{};
        table.score(keys, scores);
        CHECK(scores[0] == 0);
        CHECK(scores[4] == Approx(static_cast<float>(i % 7) - 3.0F).margin(0.02));
    }
}

TEST_CASE("bytes that are no model, of another version or cut off are refused") {
    const std::string whole = model_bytes({});
    CHECK_NOTHROW(ModelTable(whole));
    CHECK_THROWS_AS(ModelTable(""), sotto::base::Error);
    CHECK_THROWS_AS(ModelTable(whole.substr(0, whole.size() - 1)), sotto::base::Error);
    std::string other = whole;
    other[8] = static_cast<char>(other[8] + 1);
    CHECK_THROWS_AS(ModelTable(other), sotto::base::Error);
}
