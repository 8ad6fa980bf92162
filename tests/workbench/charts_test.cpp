// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/charts/bar_chart.h"

#include "commands/command.h"
#include "commands/session.h"
#include "study_window.h"
#include "workbench/charts/chart_files.h"
#include "workbench/panes/chart_canvas.h"
#include "workbench/panes/chart_fields.h"
#include "workbench/panes/cooccurrence_model.h"
#include "workbench/panes/frequencies_model.h"
#include "workbench/panes/panes.h"

#include <wx/dataview.h>
#include <wx/sizer.h>
#include <wx/tglbtn.h>

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace {

using namespace sotto;
using namespace sotto::workbench;
using window_test::no_display;
using window_test::TestFrame;
using window_test::Windows;

/// Shelf (a folder) over Costs; Lessons over Support; another Support at the top; Empty.
study::CodeTree sample_codes() {
    std::vector<study::Code> codes(6);
    const char* const names[] = {"Shelf", "Costs", "Lessons", "Support", "Support", "Empty"};
    const std::int64_t parents[] = {0, 1, 0, 3, 0, 0};
    for (std::size_t i = 0; i < codes.size(); ++i) {
        codes[i].id.value = static_cast<std::int64_t>(i) + 1;
        codes[i].name = names[i];
        codes[i].parent.value = parents[i];
        codes[i].position = static_cast<std::int64_t>(i);
    }
    codes[0].codable = false;
    return study::CodeTree(codes);
}

commands::Value frequencies(const std::string& by, const std::string& columns) {
    const auto cells = [&](const char* numbers) {
        return by == "null" ? std::string() : std::string(R"(, "cells": )") + numbers;
    };
    return commands::Value::parse_json(
        R"({"by": )" + by + R"(, "count": "quotes", "below": false, "columns": )" + columns + R"(, "codes": [
        {"code": "Shelf/Costs", "codings": 3, "quotes": 2, "sources": 1)" +
            cells("[2, 0]") + R"(},
        {"code": "Lessons", "codings": 0, "quotes": 0, "sources": 0)" +
            cells("[0, 0]") + R"(},
        {"code": "Lessons/Support", "codings": 9, "quotes": 8, "sources": 4)" +
            cells("[5, 3]") + R"(},
        {"code": "Support", "codings": 1, "quotes": 1, "sources": 1)" +
            cells("[1, 0]") + R"(},
        {"code": "Empty", "codings": 0, "quotes": 0, "sources": 0)" +
            cells("[0, 0]") + R"(}],
        "total": {"codings": 13, "quotes": 11, "sources": 5}})",
        "the sample");
}

std::vector<std::string> names_of(const BarChart& chart) {
    std::vector<std::string> names;
    for (const auto& row : chart.rows) names.push_back(row.name);
    return names;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

commands::Value together() {
    return commands::Value::parse_json(
        R"({"count": "codings", "formula": "c", "codes": [{"code": "Shelf/Costs", "count": 4},
        {"code": "Lessons", "count": 9}, {"code": "Lessons/Support", "count": 5}, {"code": "Support", "count": 2}],
        "pairs": [{"first": 0, "second": 2, "count": 1, "coefficient": 0.125},
                  {"first": 2, "second": 3, "count": 2, "coefficient": 0.4}]})",
        "the sample");
}

/// A study with two codes on the same words, and its desk in the window's loop.
class OpenStudy {
public:
    OpenStudy() : desk("Ann", [](std::function<void()> later) { wxTheApp->CallAfter(std::move(later)); }) {
        ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
        const auto location = (folder / "study.sotto").string();
        std::ofstream(folder / "talk.txt") << "Ann: We talked for a long time about support and money.\n";
        run("new", {{"STUDY", location}});
        run("import", {{"STUDY", location}, {"PATH", (folder / "talk.txt").string()}});
        for (const auto* code : {"Support", "Money"})
            run("code", {{"STUDY", location}, {"SOURCE", "talk"}, {"RANGE", "10:30"}, {"CODE", code}});
        run("code", {{"STUDY", location}, {"SOURCE", "talk"}, {"RANGE", "35:40"}, {"CODE", "Money"}});
        desk.open(location);
        REQUIRE(Windows::get().wait_for([&] { return desk.has_study(); }));
    }

    tests::TemporaryFolder folder;
    Desk desk;

private:
    static void run(const char* verb, const std::vector<std::pair<std::string, std::string>>& given) {
        commands::Session session("Ann", base::no_progress(), [](const std::string&) {});
        commands::Arguments arguments;
        for (const auto& [name, value] : given) arguments.add(name, value);
        REQUIRE(commands::run(*commands::find_command(verb), session, arguments).exit_code == 0);
    }
};

template <class Window>
Window* find_in(wxWindow* window) {
    for (auto* child : window->GetChildren()) {
        if (auto* found = dynamic_cast<Window*>(child)) return found;
        if (auto* found = find_in<Window>(child)) return found;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("bars stand as the codebook does, with folders as heads, or the most first") {
    const auto codes = sample_codes();
    FrequenciesLook look;
    const auto as_in_the_book = frequencies_of(frequencies("null", "[]"), codes, look);
    CHECK(names_of(as_in_the_book.chart) ==
          std::vector<std::string>{"Shelf", "Costs", "Lessons", "Support", "Support"});
    CHECK(as_in_the_book.chart.columns == std::vector<std::string>{"Codings", "Quotes", "Sources"});
    CHECK(as_in_the_book.chart.rows[1].depth == 1);
    CHECK(as_in_the_book.chart.at(0, 0) == 0);
    CHECK(as_in_the_book.chart.at(3, 0) == 9);
    CHECK(as_in_the_book.chart.at(3, 2) == 4);
    look.empty_too = true;
    CHECK(frequencies_of(frequencies("null", "[]"), codes, look).chart.rows.size() == 6);

    look.empty_too = false;
    look.most_first = true;
    const auto ordered = frequencies_of(frequencies("null", "[]"), codes, look);
    CHECK(names_of(ordered.chart) == std::vector<std::string>{"Lessons/Support", "Costs", "Support"});
    CHECK(ordered.chart.rows[0].depth == 0);
}

TEST_CASE("parted bars have all first, and a bar knows its quotes") {
    const auto codes = sample_codes();
    const auto parted = frequencies_of(frequencies(R"("kind")", R"(["interview", "—"])"), codes, {});
    REQUIRE(parted.chart.columns.size() == 3);
    CHECK(parted.chart.columns[0] == "All");
    CHECK(parted.chart.at(3, 0) == 8);
    CHECK(parted.chart.at(3, 1) == 5);
    CHECK_FALSE(behind(parted, {3, 0}, {}).where);
    CHECK(behind(parted, {3, 1}, {}).where == Condition{parted.codes[3], "kind", "interview"});
    CHECK(behind(parted, {3, 2}, {}).where->value.empty());
    CHECK(behind(parted, {3, 2}, {}).code.value == 4);
}

TEST_CASE("bars have one scale, fill the width there is, and stay wide enough to read") {
    const BarChartPainter painter(frequencies_of(frequencies("null", "[]"), sample_codes(), {}).chart, {});
    const auto column = painter.box_of({0, 0}, 1200).width;
    CHECK(painter.bar_length(9, column) == Approx(9 * painter.bar_length(1, column)).margin(2));
    CHECK(painter.bar_length(0, column) == 0);
    CHECK(painter.bar_length(9, column) < column);
    CHECK(painter.width(1200) <= 1200);
    // Too narrow: it is scrolled rather than crushed.
    CHECK(painter.width(100) > 100);
    for (const double available : {300.0, 1200.0}) {
        ChartView view;
        view.width = available;
        view.scrolled_x = 7;
        view.scrolled_y = 11;
        for (std::size_t row = 1; row < 5; ++row) {
            for (std::size_t at = 0; at < 3; ++at) {
                const auto box = painter.box_of({row, at}, available);
                CHECK(painter.cell_at(box.x + box.width / 2 - 7, box.y + box.height / 2 - 11, view) ==
                      ChartCell{row, at});
            }
        }
    }
}

TEST_CASE("long names are cut on charts and told in full") {
    BarChart bars;
    const std::string name(200, 'm');
    bars.rows = {{name, std::nullopt, 0}, {"short", std::nullopt, 0}};
    bars.columns = {"One"};
    bars.cells = {1, 2};
    const BarChartPainter painter(bars, {});
    CHECK(painter.heads_width() < 600);
    ChartView view;
    view.width = 1000;
    CHECK(painter.cut_name_at(20, painter.heads_height() + 3, view) == name);
    CHECK(painter.cut_name_at(20, painter.heads_height() + painter.cell_height() + 3, view).empty());

    HeatMap map;
    map.rows = {{name, std::nullopt, 0}};
    map.columns = {name};
    map.cells = {1};
    const HeatMapPainter heat(map, {});
    CHECK(heat.cut_name_at(20, heat.heads_height() + 3, view) == name);
    CHECK(heat.cut_name_at(heat.heads_width() + 10, heat.heads_height() - 1, view) == name);
}

TEST_CASE("every chart is saved as picture, drawing, page and table") {
    const tests::TemporaryFolder folder;
    const auto bars = frequencies_of(frequencies("null", "[]"), sample_codes(), {}).chart;
    const BarChartPainter painter(bars, {});
    const auto table = table_of(bars, "Code");
    for (const auto& [ending, start] : {std::pair("png", "\x89PNG"), std::pair("svg", "<?xml"),
                                        std::pair("pdf", "%PDF-"), std::pair("csv", "Code,")}) {
        CAPTURE(ending);
        const auto file = folder / (std::string("chart.") + ending);
        write_chart(painter, table, ending, file.string());
        CHECK(bytes_of(file).starts_with(start));
    }
    CHECK(bytes_of(folder / "chart.csv") ==
          "Code,Codings,Quotes,Sources\r\nShelf,0,0,0\r\nShelf / Costs,3,2,1\r\nLessons,0,0,0\r\nLessons / "
          "Support,9,8,4\r\nSupport,1,1,1\r\n");
}

TEST_CASE("codes together are a map of pairs, and nothing is compared with itself") {
    const auto codes = sample_codes();
    const auto often = cooccurrence_of(together(), codes, false, ".");
    // Lessons is with nobody. Two codes are called Support.
    CHECK(often.map.columns == std::vector<std::string>{"Costs", "Lessons/Support", "Support"});
    CHECK(often.map.at(0, 1) == 1);
    CHECK(often.map.at(1, 0) == 1);
    CHECK(often.map.at(2, 1) == 2);
    CHECK(often.map.at(0, 2) == 0);
    CHECK(often.map.at(1, 1) == 5);
    // The diagonal has the largest number and no say in the shades.
    CHECK(often.map.highest() == 2);
    REQUIRE(often.pairs.size() == 2);
    CHECK(often.pairs.front().count == 2);
    REQUIRE(often.pair_at({2, 1}) != nullptr);
    CHECK(often.pair_at({2, 1})->coefficient == Approx(0.4));
    CHECK(often.pair_at({0, 2}) == nullptr);

    const auto strongly = cooccurrence_of(together(), codes, true, ",");
    CHECK(strongly.map.words[1 * 3 + 2] == "0,40");
    CHECK(strongly.map.at(1, 2) > strongly.map.at(0, 1));
    CHECK(behind(strongly, codes, {1, 0}, {}).where == Condition{{4}, "code", "Shelf/Costs"});
    CHECK_FALSE(behind(strongly, codes, {1, 1}, {}).where);
    CHECK(cooccurrence_of({}, codes, false, ".").codes.empty());
}

TEST_CASE("bars are walked by keys and lead to their quotes; the table has the same numbers") {
    if (no_display()) return;
    auto& windows = Windows::get();
    OpenStudy open;
    TestFrame frame({900, 500});
    auto* pane = make_frequencies_pane(frame.get(), open.desk);
    frame->SetSizer(new wxBoxSizer(wxVERTICAL));
    frame->GetSizer()->Add(pane, wxSizerFlags(1).Expand());
    frame->Layout();
    frame->Show();
    auto* canvas = find_in<ChartCanvas>(pane);
    REQUIRE(canvas != nullptr);
    auto* table = find_in<wxDataViewCtrl>(pane);
    REQUIRE(table != nullptr);
    auto* as_table = find_in<wxToggleButton>(pane);
    REQUIRE(as_table != nullptr);
    const auto press = [&](int key) {
        wxKeyEvent event(wxEVT_KEY_DOWN);
        event.m_keyCode = key;
        event.SetEventObject(canvas);
        canvas->GetEventHandler()->ProcessEvent(event);
    };
    REQUIRE(windows.wait_for([&] {
        press(WXK_DOWN);
        return canvas->cell().has_value();
    }));
    press(WXK_HOME);
    press(WXK_PAGEUP);
    press(WXK_DOWN);
    REQUIRE(canvas->cell() == ChartCell{1, 0});
    press(WXK_RETURN);
    const auto focus = open.desk.focus();
    REQUIRE(focus.code);
    CHECK(open.desk.study()->codes.path(focus.code) == "Money");

    as_table->SetValue(true);
    wxCommandEvent event(wxEVT_TOGGLEBUTTON, as_table->GetId());
    event.SetEventObject(as_table);
    as_table->GetEventHandler()->ProcessEvent(event);
    REQUIRE(windows.wait_for([&] { return table->GetColumnCount() == 5; }));
    wxVariant value;
    const auto* model = table->GetModel();
    const auto* rows = dynamic_cast<const wxDataViewVirtualListModel*>(model);
    REQUIRE(rows != nullptr);
    rows->GetValueByRow(value, 1, 0);
    CHECK(value.GetString() == "Money");
    rows->GetValueByRow(value, 1, 1);
    CHECK(value.GetString() == "2");

    // The empty column at the end means the code, as its name does.
    open.desk.set_focus({});
    wxDataViewEvent activated(wxEVT_DATAVIEW_ITEM_ACTIVATED, table, table->GetColumn(4), rows->GetItem(1));
    table->ProcessWindowEvent(activated);
    CHECK(open.desk.focus().code == focus.code);

    // What is coded elsewhere is counted here.
    commands::Arguments arguments;
    arguments.add("SOURCE", "talk");
    arguments.add("RANGE", "41:44");
    arguments.add("CODE", "Money");
    open.desk.run("code/apply", std::move(arguments));
    CHECK(windows.wait_for([&] {
        rows->GetValueByRow(value, 1, 1);
        return value.GetString() == "3";
    }));
}

TEST_CASE("a pair of codes leads to the quotes that have both") {
    if (no_display()) return;
    auto& windows = Windows::get();
    OpenStudy open;
    TestFrame frame({900, 500});
    auto* pane = make_cooccurrence_pane(frame.get(), open.desk);
    frame->SetSizer(new wxBoxSizer(wxVERTICAL));
    frame->GetSizer()->Add(pane, wxSizerFlags(1).Expand());
    frame->Layout();
    frame->Show();
    auto* canvas = find_in<ChartCanvas>(pane);
    REQUIRE(canvas != nullptr);
    const auto press = [&](int key) {
        wxKeyEvent event(wxEVT_KEY_DOWN);
        event.m_keyCode = key;
        event.SetEventObject(canvas);
        canvas->GetEventHandler()->ProcessEvent(event);
    };
    REQUIRE(windows.wait_for([&] {
        press(WXK_PAGEUP);
        return canvas->cell().has_value();
    }));
    press(WXK_END);
    REQUIRE(canvas->cell() == ChartCell{0, 1});
    press(WXK_RETURN);
    const auto focus = open.desk.focus();
    const auto& codes = open.desk.study()->codes;
    CHECK(codes.path(focus.code) == "Support");
    CHECK(focus.where == Condition{focus.code, "code", "Money"});
}
