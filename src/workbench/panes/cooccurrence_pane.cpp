// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/chart_fields.h"
#include "workbench/panes/chart_pane.h"
#include "workbench/panes/cooccurrence_model.h"
#include "workbench/panes/panes.h"
#include "workbench/words.h"

#include <wx/numformatter.h>

#include <algorithm>
#include <array>

namespace sotto::workbench {

namespace {

constexpr std::array<const char*, 3> counts{"codings", "sources", "characters"};

std::string decimal_point() {
    return kept(wxString(wxNumberFormatter::GetDecimalSeparator()));
}

/// Codes that lie on the same words, as a heat map of all pairs.
class CooccurrencePane : public ChartPane {
public:
    CooccurrencePane(wxWindow* parent, Desk& desk)
        : ChartPane(parent, desk, "cooccurrence", _("Codes together")) {
        count_ = add_choice(_("Count"), words_of({_("Codings"), _("Sources"), _("Characters")}),
                            [this] { load(); });
        shown_as_ = add_choice(_("Show"), words_of({_("How often"), _("Coefficient c")}), [this] { draw(); });
        add_rest();
    }

private:
    void ask() override {
        const auto asked = ++asked_;
        if (!desk().has_study()) {
            data_ = {};
            draw();
            return;
        }
        commands::Arguments arguments;
        arguments.add("count", counts.at(static_cast<std::size_t>(std::max(0, count_->GetSelection()))));
        desk().run("analysis/cooccurrence", std::move(arguments),
                   while_here([this, asked](const commands::Outcome& outcome) {
                       if (asked != asked_) return;
                       data_ = outcome.data;
                       draw();
                   }));
    }

    void draw() override {
        together_ = cooccurrence_of(data_, study().codes, shown_as_->GetSelection() == 1, decimal_point());
        if (!together_.codes.empty()) {
            together_.map.note = kept(
                wxString::FromUTF8("c = n₁₂ / (n₁ + n₂ − n₁₂)") + wxString::FromUTF8(" · ") +
                (count_->GetSelection() == 1 ? _("n₁₂: sources with both on the same words; n₁, n₂: with one")
                 : count_->GetSelection() == 2 ? _("n₁₂: characters with both; n₁, n₂: with one")
                                               : _("n₁₂: codings on the same words; n₁, n₂: of one code")));
        }
        ChartPane::Rows table{{kept(_("Code")), kept(_("With")), kept(_("Together")), "c"}};
        for (const auto& pair : together_.pairs) {
            table.push_back({study().codes.path(together_.codes[pair.first]),
                             study().codes.path(together_.codes[pair.second]), std::to_string(pair.count),
                             coefficient_in_words(pair.coefficient, decimal_point())});
        }
        const auto hint = together_.codes.empty() ? _("No two codes lie on the same words.")
                                                  : _("Enter or a double click shows the quotes of a pair.");
        show(std::make_unique<HeatMapPainter>(with_dots(false), heat_style(false)), std::move(table), 2,
             hint);
    }

    [[nodiscard]] HeatMapStyle heat_style(bool on_paper) const {
        const bool as_coefficient = shown_as_->GetSelection() == 1;
        return ChartPane::heat_style(on_paper, as_coefficient ? _("weaker") : _("fewer"),
                                     as_coefficient ? _("stronger") : _("more"));
    }

    [[nodiscard]] HeatMap with_dots(bool as_stored) const {
        return in_colours(together_.map, &HeatMap::Row::dot, together_.codes, as_stored);
    }

    [[nodiscard]] wxString quantity(std::int64_t number) const {
        const auto many = static_cast<long long>(number);
        switch (count_->GetSelection()) {
            case 1:
                return counted("%s source", "%s sources", many);
            case 2:
                return counted("%s character", "%s characters", many);
            default:
                return counted("%s coding", "%s codings", many);
        }
    }

    [[nodiscard]] wxString in_words(ChartCell cell) const override {
        const auto name = [&](std::size_t at) { return shown(study().codes.path(together_.codes[at])); };
        if (cell.row == cell.column)
            return wxString::Format(_("%s: %s"), name(cell.row), quantity(together_.alone[cell.row]));
        const auto* pair = together_.pair_at(cell);
        const auto both = name(cell.row) + wxString::FromUTF8(" × ") + name(cell.column);
        if (pair == nullptr) return wxString::Format(_("%s: %s"), both, _("never together"));
        return wxString::Format(_("%s: %s"), both, quantity(pair->count)) + wxString::FromUTF8(" · c = ") +
               shown(coefficient_in_words(pair->coefficient, decimal_point()));
    }

    [[nodiscard]] std::optional<Focus> behind(ChartCell cell) const override {
        return workbench::behind(together_, study().codes, cell, desk().focus());
    }

    [[nodiscard]] std::optional<Focus> behind_row(std::size_t row, std::size_t) const override {
        if (row >= together_.pairs.size()) return std::nullopt;
        return behind({together_.pairs[row].first, together_.pairs[row].second});
    }

    [[nodiscard]] Painter on_paper() const override {
        return [map = with_dots(true), style = heat_style(true)] {
            return std::make_unique<const HeatMapPainter>(map, style);
        };
    }

    wxChoice* count_ = nullptr;
    wxChoice* shown_as_ = nullptr;
    commands::Value data_;
    Cooccurrence together_;
    std::int64_t asked_ = 0;
};

}  // namespace

wxWindow* make_cooccurrence_pane(wxWindow* parent, Desk& desk) {
    return new CooccurrencePane(parent, desk);
}

}  // namespace sotto::workbench
