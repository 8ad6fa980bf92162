// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/charts/heat_map.h"

#include "base/error.h"
#include "support/temporary_folder.h"
#include "workbench/charts/chart_files.h"
#include "workbench/panes/matrix_model.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <fstream>
#include <iterator>

namespace {

using namespace sotto;
using namespace sotto::workbench;

study::CodeTree sample_codes() {
    std::vector<study::Code> codes(5);
    const char* const names[] = {"Lessons", "Support", "Costs", "Support", "Empty"};
    const std::int64_t parents[] = {0, 1, 0, 3, 0};
    for (std::size_t i = 0; i < codes.size(); ++i) {
        codes[i].id.value = static_cast<std::int64_t>(i) + 1;
        codes[i].name = names[i];
        codes[i].parent.value = parents[i];
        codes[i].position = static_cast<std::int64_t>(i);
    }
    return study::CodeTree(codes);
}

commands::Value sample_data() {
    return commands::Value::parse_json(
        R"({"rows": ["Lessons", "Lessons/Support", "Costs", "Costs/Support", "Empty"],
        "columns": ["interview", "—"], "cells": [[0, 0], [3, 1], [2, 0], [1, 0], [0, 0]]})",
        "the sample");
}

double luminance(const Rgb& colour) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

HeatMapPainter sample_painter() {
    return HeatMapPainter(matrix_of(sample_data(), sample_codes(), "kind", false, "not known").map,
                          HeatMapStyle());
}

}  // namespace

TEST_CASE("cells get darker with what they count, and only nothing is blank") {
    for (const std::int64_t highest : {1, 2, 9, 100, 1000000}) {
        CHECK(heat_step(0, highest) == 0);
        CHECK(heat_step(highest, highest) == 5);
        int before = 1;
        for (std::int64_t count = 1; count <= highest; count += 1 + highest / 50) {
            const int step = heat_step(count, highest);
            CHECK(step >= before);
            CHECK(step <= 5);
            before = step;
        }
    }
}

TEST_CASE("numbers can be read on every step, on light and dark paper") {
    for (const bool dark : {false, true}) {
        const double ink = dark ? luminance({0.93, 0.93, 0.93}) : luminance({0.18, 0.2, 0.21});
        for (const auto& step : HeatMapStyle::steps_on(dark)) {
            const double paper = luminance(step);
            CHECK((std::max(ink, paper) + 0.05) / (std::min(ink, paper) + 0.05) >= 4.5);
        }
    }
}

TEST_CASE("codes without anything are left out, unless one below them has something") {
    const auto codes = sample_codes();
    const auto matrix = matrix_of(sample_data(), codes, "kind", false, "not known");
    REQUIRE(matrix.map.rows.size() == 4);
    CHECK(matrix.map.rows[0].name == "Lessons");
    CHECK(matrix.map.rows[1].depth == 1);
    CHECK(matrix.map.columns == std::vector<std::string>{"Interviews", "not known"});
    CHECK(matrix.map.at(1, 0) == 3);
    CHECK(matrix.map.at(3, 0) == 1);
    CHECK(matrix.map.highest() == 3);
    CHECK(matrix_of(sample_data(), codes, "kind", true, "not known").map.rows.size() == 5);
}

TEST_CASE("columns of codes are named by their last name where only one is called so") {
    const auto data = commands::Value::parse_json(
        R"({"rows": ["Costs"], "columns": ["Lessons/Support", "Costs/Support", "Costs", "Empty"], "cells": [[1, 1, 1, 0]]})",
        "the sample");
    const auto matrix = matrix_of(data, sample_codes(), "code", false, "not known");
    CHECK(matrix.map.columns == std::vector<std::string>{"Lessons/Support", "Costs/Support", "Costs"});
}

TEST_CASE("the quotes behind a cell are those of its code under its column's condition") {
    const auto codes = sample_codes();
    const auto matrix = matrix_of(sample_data(), codes, "kind", false, "not known");
    const auto known = behind(matrix, codes, {1, 0}, {});
    CHECK(known.code.value == 2);
    CHECK(known.where == Condition{known.code, "kind", "interview"});
    CHECK(behind(matrix, codes, {1, 1}, {}).where->value.empty());

    const auto data = commands::Value::parse_json(
        R"({"rows": ["Costs"], "columns": ["Costs"], "cells": [[2]]})", "the sample");
    CHECK_FALSE(behind(matrix_of(data, codes, "code", false, ""), codes, {0, 0}, {}).where);
}

TEST_CASE("a place on the map is the cell that is drawn there, scrolled or not") {
    const auto painter = sample_painter();
    for (std::size_t row = 0; row < 4; ++row) {
        for (std::size_t column = 0; column < 2; ++column) {
            const auto box = painter.box_of({row, column});
            ChartView view;
            CHECK(painter.cell_at(box.x + 1, box.y + 1, view) == HeatMapPainter::Cell{row, column});
            view.scrolled_x = 10;
            if (column > 0)
                CHECK(painter.cell_at(box.x - 9, box.y + 1, view) == HeatMapPainter::Cell{row, column});
        }
    }
    CHECK_FALSE(painter.cell_at(1, 1, ChartView()));
    CHECK_FALSE(painter.cell_at(painter.width(0) + 1, painter.height() - 1, ChartView()));
}

TEST_CASE("a heat map is saved as a drawing, a picture and a table") {
    const tests::TemporaryFolder folder;
    const auto painter = sample_painter();
    write_svg(painter, (folder / "map.svg").string());
    CHECK(bytes_of(folder / "map.svg").find("<svg") != std::string::npos);
    write_png(painter, (folder / "map.png").string(), 2);
    CHECK(bytes_of(folder / "map.png").substr(1, 3) == "PNG");
    write_pdf(painter, (folder / "map.pdf").string());
    CHECK(bytes_of(folder / "map.pdf").substr(0, 5) == "%PDF-");
    write_csv(table_of(painter.map(), "Code"), (folder / "map.csv").string());
    CHECK(bytes_of(folder / "map.csv") ==
          "Code,Interviews,not known\r\nLessons,0,0\r\nLessons / Support,3,1\r\nCosts,2,0\r\nCosts / "
          "Support,1,0\r\n");
    CHECK_THROWS_AS(write_csv(table_of(painter.map(), "Code"), (folder / "none" / "map.csv").string()),
                    base::Error);
    CHECK_THROWS_AS(write_svg(painter, (folder / "none" / "map.svg").string()), base::Error);
}

TEST_CASE("a table never starts a formula in a spreadsheet") {
    const tests::TemporaryFolder folder;
    HeatMap map;
    map.columns = {"=1+1", "a,b"};
    map.rows = {{"-x \"y\"", std::nullopt, 0}};
    map.cells = {1, 2};
    write_csv(table_of(map, "Code"), (folder / "map.csv").string());
    CHECK(bytes_of(folder / "map.csv") == "Code,'=1+1,\"a,b\"\r\n\"'-x \"\"y\"\"\",1,2\r\n");
}
