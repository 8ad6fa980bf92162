// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/scene.h"

#include <wx/graphics.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace sotto::workbench {

namespace {

std::string clock(std::int64_t milliseconds) {
    const std::int64_t seconds = milliseconds / 1000;
    if (seconds < 3600) return fmt::format("{:02}:{:02}", seconds / 60, seconds % 60);
    return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

void paint_gutter(wxGraphicsContext& canvas, Scene& scene) {
    Sheet& sheet = scene.sheet;
    const auto& document = *sheet.document();
    const int u = scene.measures.u;
    const std::string widest(std::to_string(document.passages.back().ordinal).size(), '0');
    const double number_right = u * 3 / 2 + sheet.label(widest, Setting::Small).width();
    const auto last_timed = std::find_if(document.passages.rbegin(), document.passages.rend(),
                                         [](const auto& passage) { return passage.begin_ms.has_value(); });
    double time_right = number_right;
    if (last_timed != document.passages.rend()) {
        const std::string longest = *last_timed->begin_ms < 3'600'000 ? "00:00" : "0:00:00";
        time_right += u + sheet.label(longest, Setting::Small).width();
    }
    const auto room = static_cast<int>(sheet.columns().gutter_right - time_right - u);
    const std::size_t with_caret = sheet.blocks()[block_at(sheet.blocks(), scene.caret)].passage;

    for (std::size_t block = sheet.first_in_sight(); block < sheet.blocks().size(); ++block) {
        if (sheet.top_of(block) - sheet.top() >= scene.size.y) break;
        const Block& cut = sheet.blocks()[block];
        if (!cut.starts_passage) continue;
        const auto& passage = document.passages[cut.passage];
        const auto& first = sheet.layout(block).lines().front();
        const double baseline = static_cast<double>(sheet.words_top_of(block) - sheet.top()) + first.baseline;
        const auto draw = [&](const BlockLayout& label, double x, const wxColour& ink) {
            const double height = static_cast<double>(sheet.height_of(block));
            label.draw(canvas, std::round(x), baseline - label.lines().front().baseline, ink, 0,
                       std::max(height - label.lines().front().height, 0.0));
        };
        const bool here = cut.passage == with_caret && scene.caret_shown;
        const auto& number = sheet.label(std::to_string(passage.ordinal), Setting::Small);
        draw(number, number_right - number.width(), here ? scene.theme.ink : scene.theme.quiet);
        if (passage.begin_ms) {
            const auto& time = sheet.label(clock(*passage.begin_ms), Setting::Small);
            draw(time, time_right - time.width(), scene.theme.quiet);
        }
        if (cut.passage >= document.speaker_names.size() || document.speaker_names[cut.passage].empty())
            continue;
        const bool asks = document.voices[cut.passage].role == study::SpeakerRole::Interviewer;
        const auto& name = sheet.label(document.speaker_names[cut.passage],
                                       asks ? Setting::Name : Setting::StrongName, std::max(room, 4 * u));
        // A label that runs from right to left is set at the far side of its room.
        double right = 0;
        for (const auto& line : name.lines()) right = std::max(right, line.right);
        const auto& ink = asks ? scene.theme.quiet : scene.theme.ink;
        draw(name, sheet.columns().gutter_right - right, ink);
        if (cut.passage < document.withdrawn.size() && document.withdrawn[cut.passage]) {
            const double middle = std::round(baseline - name.lines().front().height * 0.22) + 0.5;
            canvas.SetPen(wxPen(ink, std::max(u / 8, 1)));
            canvas.StrokeLine(sheet.columns().gutter_right - name.width(), middle,
                              sheet.columns().gutter_right, middle);
        }
    }
}

}  // namespace sotto::workbench
