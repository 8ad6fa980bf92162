// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/pick_rows.h"

#include "workbench/fuzzy.h"
#include "workbench/recent_codes.h"

#include <algorithm>

namespace sotto::workbench {

namespace {

/// A name that fits is worth more than a path that does; a code in use more than another, all else being
/// equal.
constexpr int path_cost = 40;
constexpr int recent_bonus = 6;
/// For each letter: along a path, letters far apart are chance.
constexpr int least_by_path = 22;

int digit_of(const std::vector<Id<study::Code>>& recent, Id<study::Code> code) {
    const auto at = std::find(recent.begin(), recent.end(), code);
    const auto digit = at - recent.begin() + 1;
    return at == recent.end() || digit > 9 ? 0 : static_cast<int>(digit);
}

bool one_of(const std::vector<Id<study::Code>>& codes, Id<study::Code> code) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

std::vector<PickRow> pick_rows(const StudyPicture& study, const std::string& typed,
                               const std::vector<Id<study::Code>>& recent,
                               const std::vector<Id<study::Code>>& without, bool folders_too,
                               std::size_t most) {
    struct Scored {
        int score = 0;
        PickRow row;
    };
    std::vector<Scored> matches;
    std::vector<PickRow> others;
    const bool anything = typed.find_first_not_of(" \t") == std::string::npos;
    for (const auto& code : study.codes.codes()) {
        if (one_of(without, code.id) || (!folders_too && !offered_for_coding(code))) continue;
        PickRow row;
        row.code = code.id;
        row.digit = digit_of(recent, code.id);
        if (anything) {
            row.part = PickRow::Part::Other;
            if (row.digit == 0) others.push_back(std::move(row));
            continue;
        }
        int score = row.digit != 0 ? recent_bonus : 0;
        if (auto match = fuzzy_match(typed, code.name)) {
            score += match->score;
            row.letters = std::move(match->letters);
        } else if (auto along = fuzzy_match(typed, study.codes.path(code.id));
                   along && along->score >= least_by_path * text::count_code_points(typed)) {
            score += along->score - path_cost;
        } else {
            continue;
        }
        matches.push_back({score, std::move(row)});
    }
    std::stable_sort(matches.begin(), matches.end(),
                     [](const Scored& a, const Scored& b) { return a.score > b.score; });
    if (matches.size() > most) matches.resize(most);
    if (others.size() > most) others.resize(most);

    std::vector<PickRow> rows;
    for (auto& match : matches) rows.push_back(std::move(match.row));
    const auto matched = rows.size();
    for (const auto code : recent) {
        const auto shown_already =
            std::any_of(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(matched),
                        [&](const PickRow& row) { return row.code == code; });
        if (shown_already || one_of(without, code)) continue;
        PickRow row;
        row.code = code;
        row.part = PickRow::Part::Recent;
        row.digit = digit_of(recent, code);
        rows.push_back(std::move(row));
    }
    rows.insert(rows.end(), others.begin(), others.end());
    return rows;
}

}  // namespace sotto::workbench
