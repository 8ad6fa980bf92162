// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure/attributes.h"
#include "privacy/disclosure/lattice.h"
#include "register_builder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace sotto;
using privacy::Generalisation;
using privacy::Ladder;
using privacy::Safety;

namespace {

struct Table {
    std::size_t rows = 0;
    std::vector<Ladder> ladders;
    Safety safety;
};

std::uint32_t below(std::mt19937& random, std::uint32_t bound) {
    return std::uniform_int_distribution<std::uint32_t>(0, bound - 1)(random);
}

Table random_table(std::mt19937& random, std::size_t rows, std::size_t attributes) {
    Table table;
    table.rows = rows;
    for (std::size_t i = 0; i < attributes; ++i) {
        Ladder ladder;
        privacy::Column column(rows);
        const auto values = 2 + below(random, 6);
        for (auto& value : column) value = below(random, values);
        ladder.rungs.push_back(column);
        for (auto rungs = below(random, 3); rungs > 0; --rungs) {
            for (auto& value : column) value /= 2;
            ladder.rungs.push_back(column);
        }
        table.ladders.push_back(std::move(ladder));
    }
    table.safety.k = 1 + below(random, 5);
    for (std::size_t row = 0; row < rows; ++row) {
        if (below(random, 4) != 0) table.safety.judged.push_back(row);
    }
    if (table.safety.judged.empty()) table.safety.judged.push_back(0);
    if (below(random, 2) == 0) {
        table.safety.l = 1 + below(random, 3);
        table.safety.sensitive.resize(rows);
        for (auto& value : table.safety.sensitive) value = below(random, 3);
    }
    return table;
}

/// By the definition, without the search's own counting.
bool is_safe(const Table& table, const std::vector<std::size_t>& heights) {
    std::map<std::vector<std::uint32_t>, std::pair<std::int64_t, std::set<std::uint32_t>>> groups;
    std::vector<std::vector<std::uint32_t>> rows(table.rows);
    bool shows = false;
    for (std::size_t row = 0; row < table.rows; ++row) {
        for (std::size_t i = 0; i < heights.size(); ++i) {
            if (heights[i] == table.ladders[i].rungs.size()) continue;
            shows = true;
            rows[row].push_back(table.ladders[i].rungs[heights[i]][row]);
        }
        auto& [size, values] = groups[rows[row]];
        ++size;
        values.insert(table.safety.sensitive.empty() ? 0 : table.safety.sensitive[row]);
    }
    if (!shows) return true;
    return std::all_of(table.safety.judged.begin(), table.safety.judged.end(), [&](std::size_t row) {
        const auto& [size, values] = groups[rows[row]];
        return size >= table.safety.k &&
               (table.safety.sensitive.empty() || static_cast<std::int64_t>(values.size()) >= table.safety.l);
    });
}

std::set<std::vector<std::size_t>> minimal_by_trying_all(const Table& table) {
    std::set<std::vector<std::size_t>> minimal;
    std::vector<std::size_t> heights(table.ladders.size(), 0);
    while (true) {
        bool is_minimal = is_safe(table, heights);
        for (std::size_t i = 0; i < heights.size() && is_minimal; ++i) {
            if (heights[i] == 0) continue;
            auto lower = heights;
            --lower[i];
            is_minimal = !is_safe(table, lower);
        }
        if (is_minimal) minimal.insert(heights);
        std::size_t i = 0;
        while (i < heights.size() && heights[i] == table.ladders[i].rungs.size()) heights[i++] = 0;
        if (i == heights.size()) return minimal;
        ++heights[i];
    }
}

double loss_of(const Table& table, const std::vector<std::size_t>& heights) {
    double loss = 0;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        loss += static_cast<double>(heights[i]) / static_cast<double>(table.ladders[i].rungs.size());
    }
    return loss / static_cast<double>(heights.size());
}

}  // namespace

TEST_CASE("the lattice search finds exactly the minimal generalisations that trying all of them finds") {
    std::mt19937 random(20261);
    for (int round = 0; round < 200; ++round) {
        const auto table = random_table(random, 1 + below(random, 24), 1 + below(random, 5));
        const auto found = privacy::minimal_generalisations(table.rows, table.ladders, table.safety);
        REQUIRE(found.complete);
        std::set<std::vector<std::size_t>> heights;
        for (const auto& one : found.minimal) {
            CHECK(heights.insert(one.heights).second);
            CHECK(one.loss == Approx(loss_of(table, one.heights)));
        }
        REQUIRE(heights == minimal_by_trying_all(table));
        for (std::size_t i = 1; i < found.minimal.size(); ++i)
            REQUIRE(found.minimal[i - 1].loss <= found.minimal[i].loss + 1e-9);
    }
}

TEST_CASE("a search that is cut short still gives the least loss there is") {
    std::mt19937 random(77);
    for (int round = 0; round < 200; ++round) {
        const auto table = random_table(random, 4 + below(random, 20), 2 + below(random, 4));
        const auto all = privacy::minimal_generalisations(table.rows, table.ladders, table.safety);
        const auto cut = privacy::minimal_generalisations(table.rows, table.ladders, table.safety, 1);
        REQUIRE_FALSE(cut.minimal.empty());
        REQUIRE(cut.minimal.front().loss == Approx(all.minimal.front().loss));
        REQUIRE(is_safe(table, cut.minimal.front().heights));
    }
}

TEST_CASE("twelve attributes of four rungs are searched to the end") {
    std::mt19937 random(12);
    Table table;
    table.rows = 120;
    for (int i = 0; i < 12; ++i) {
        Ladder ladder;
        privacy::Column column(table.rows);
        for (auto& value : column) value = below(random, 24);
        for (const std::uint32_t by : {1U, 3U, 2U, 2U}) {
            for (auto& value : column) value /= by;
            ladder.rungs.push_back(column);
        }
        table.ladders.push_back(std::move(ladder));
    }
    table.safety.k = 5;
    for (std::size_t row = 0; row < table.rows; ++row) table.safety.judged.push_back(row);
    const auto found = privacy::minimal_generalisations(table.rows, table.ladders, table.safety);
    REQUIRE_FALSE(found.minimal.empty());
    CHECK(is_safe(table, found.minimal.front().heights));
    CHECK(found.minimal.front().loss < 1);
}

TEST_CASE("what the register has as a coarser form of an attribute is a rung of its ladder") {
    tests::RegisterBuilder register_;
    const std::vector<std::vector<std::string>> places{
        {"Phou Noy", "Xam Neua", "Lao PDR"},  {"Ban Kham", "Xam Neua", "Lao PDR"},
        {"Ban Xay", "Xam Neua", "Lao PDR"},   {"Hoa Lu", "Ninh Binh", "Vietnam"},
        {"Gia Vien", "Ninh Binh", "Vietnam"}, {"Tam Coc", "Kim Son", "Vietnam"}};
    for (std::size_t i = 0; i < places.size(); ++i) {
        register_.participant("P" + std::to_string(i + 1), "");
        register_.with("Home village", places[i][0])
            .with("home district", places[i][1])
            .with("home country", places[i][2])
            .with("country", "Chad");
    }
    const auto protection = register_.protection();
    privacy::ExportTerms terms;
    terms.shown = {"Home village"};
    terms.k = 2;
    using Changes = std::vector<std::pair<std::string, std::string>>;
    const auto far = privacy::attribute_report(protection, terms, {}, {});
    REQUIRE(far.ways.size() == 1);
    CHECK(far.risk.suggestion->coarsen == Changes{{"Home village", "home country"}});
    const auto near = privacy::attribute_report(protection, terms, {study::Id<study::Entity>{1}}, {});
    CHECK(near.risk.suggestion->coarsen == Changes{{"Home village", "home district"}});
    // What is printed anyway is no step.
    terms.shown = {"Home village", "home country"};
    const auto both = privacy::attribute_report(protection, terms, {study::Id<study::Entity>{1}}, {});
    CHECK(both.risk.suggestion->coarsen == Changes{{"Home village", "home district"}});
    CHECK(both.ways.size() == 1);
}

TEST_CASE("every way to reach k is given, the one that loses least first") {
    tests::RegisterBuilder register_;
    for (int i = 0; i < 6; ++i) {
        register_.participant("P" + std::to_string(i + 1), "");
        register_.with("sex", i % 2 == 0 ? "f" : "m").with("hand", i < 3 ? "left" : "right");
        register_.with("age", std::to_string(31 + i));
    }
    const auto protection = register_.protection();
    privacy::ExportTerms terms;
    terms.shown = {"sex", "hand", "age"};
    terms.k = 3;
    const auto report = privacy::attribute_report(protection, terms, {}, {});
    REQUIRE(report.all_ways);
    // Sex or hand may stay, never both: three women, three left-handed, two left-handed women.
    REQUIRE(report.ways.size() == 2);
    for (const auto& way : report.ways) {
        CHECK(way.change.drop.size() == 1);
        CHECK(way.change.coarsen == std::vector<std::pair<std::string, std::string>>{{"age", "age:10"}});
        CHECK(way.change.reaches_k == 3);
        CHECK(way.loss == Approx((1 + 2.0 / 3) / 3));
    }
    CHECK(report.risk.suggestion->drop == report.ways.front().change.drop);
}

TEST_CASE("what everybody of a group has in common can be concluded") {
    tests::RegisterBuilder register_;
    const std::vector<std::vector<std::string>> people{{"Lao PDR", "amputee"}, {"Lao PDR", "amputee"},
                                                       {"Lao PDR", "Amputee"}, {"Vietnam", "blind"},
                                                       {"Vietnam", "amputee"}, {"Vietnam", ""}};
    for (std::size_t i = 0; i < people.size(); ++i) {
        register_.participant("P" + std::to_string(i + 1), "");
        register_.with("country", people[i][0]).with("injury", people[i][1]);
    }
    const auto protection = register_.protection();
    privacy::ExportTerms terms;
    terms.shown = {"country"};
    const auto plain = privacy::attribute_report(protection, terms, {}, {});
    CHECK(plain.risk.unsafe.empty());
    CHECK(plain.ways.empty());
    CHECK(plain.l == 0);
    const auto diverse = privacy::attribute_report(protection, terms, {}, privacy::Diversity{"injury", 2});
    CHECK(diverse.l == 1);
    CHECK(diverse.risk.unsafe.empty());
    REQUIRE(diverse.concluded.size() == 3);
    CHECK(diverse.concluded[0].participant_code == "P1");
    CHECK(diverse.concluded[0].values == 1);
    REQUIRE(diverse.ways.size() == 1);
    CHECK(diverse.ways[0].change.drop == std::vector<std::string>{"country"});
}
