// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/chart_fields.h"
#include "workbench/panes/chart_pane.h"
#include "workbench/panes/matrix_model.h"
#include "workbench/panes/panes.h"
#include "workbench/words.h"

#include <algorithm>
#include <array>

namespace sotto::workbench {

namespace {

constexpr std::array<const char*, 3> counts{"codings", "sources", "characters"};
/// Codes can also be crossed with codes; it stands after the sources.
constexpr std::size_t place_of_codes = 3;

/// Codes crossed with something, as a heat map.
class MatrixPane : public ChartPane {
public:
    MatrixPane(wxWindow* parent, Desk& desk) : ChartPane(parent, desk, "matrix", _("Cross-table")) {
        field_ = add_choice(_("Codes by"), {}, [this] { load(); });
        count_ = add_choice(_("Count"), words_of({_("Codings"), _("Sources"), _("Characters")}),
                            [this] { load(); });
        empty_ = add_box(_("Codes without quotes"), [this] { draw(); });
        offer_fields();
        add_rest();
    }

private:
    void fields_may_have_changed() override { offer_fields(); }

    void offer_fields() {
        auto fields = ChartFields::of(study());
        fields.names.insert(fields.names.begin() + place_of_codes, "code");
        fields.titles.Insert(_("Code on the same words"), place_of_codes);
        if (fields == fields_ && field_->GetCount() > 0) return;
        const auto before = fields_.names.empty() ? std::string() : field();
        fields_ = fields;
        field_->Set(fields_.titles);
        const auto same = std::find(fields_.names.begin(), fields_.names.end(), before);
        field_->SetSelection(same == fields_.names.end() ? 0
                                                         : static_cast<int>(same - fields_.names.begin()));
        Layout();
    }

    [[nodiscard]] std::string field() const {
        return fields_.names.at(static_cast<std::size_t>(std::max(0, field_->GetSelection())));
    }

    void ask() override {
        const auto asked = ++asked_;
        if (!desk().has_study()) {
            data_ = {};
            draw();
            return;
        }
        commands::Arguments arguments;
        arguments.add("rows", "code");
        arguments.add("columns", field());
        arguments.add("count", counts.at(static_cast<std::size_t>(std::max(0, count_->GetSelection()))));
        desk().run("analysis/matrix", std::move(arguments),
                   while_here([this, asked, field = field()](const commands::Outcome& outcome) {
                       if (asked != asked_) return;
                       data_field_ = field;
                       data_ = outcome.data;
                       draw();
                   }));
    }

    void draw() override {
        matrix_ = matrix_of(data_, study().codes, data_field_, empty_->GetValue(), kept(_("not known")));
        const auto hint = matrix_.map.rows.empty() ? _("Nothing is coded yet.")
                                                   : _("Enter or a double click shows the quotes of a cell.");
        show(std::make_unique<HeatMapPainter>(with_dots(false), heat_style(false, _("fewer"), _("more"))),
             table_of(matrix_.map, kept(_("Code"))), 1, hint);
    }

    [[nodiscard]] HeatMap with_dots(bool as_stored) const {
        return in_colours(matrix_.map, &HeatMap::Row::dot, matrix_.codes, as_stored);
    }

    [[nodiscard]] wxString in_words(ChartCell cell) const override {
        const auto count = static_cast<long long>(matrix_.map.at(cell.row, cell.column));
        const auto what = count_->GetSelection() == 1   ? counted("%s source", "%s sources", count)
                          : count_->GetSelection() == 2 ? counted("%s character", "%s characters", count)
                                                        : counted("%s coding", "%s codings", count);
        const auto both = shown(study().codes.path(matrix_.codes[cell.row])) + wxString::FromUTF8(" × ") +
                          shown(matrix_.map.columns[cell.column]);
        return wxString::Format(_("%s: %s"), both, what);
    }

    [[nodiscard]] std::optional<Focus> behind(ChartCell cell) const override {
        return workbench::behind(matrix_, study().codes, cell, desk().focus());
    }

    [[nodiscard]] std::optional<Focus> behind_row(std::size_t row, std::size_t column) const override {
        if (row >= matrix_.codes.size() || column > matrix_.map.columns.size()) return std::nullopt;
        if (column > 0) return behind({row, column - 1});
        auto focus = desk().focus();
        focus.code = matrix_.codes[row];
        return focus;
    }

    [[nodiscard]] Painter on_paper() const override {
        return [map = with_dots(true), style = heat_style(true, _("fewer"), _("more"))] {
            return std::make_unique<const HeatMapPainter>(map, style);
        };
    }

    wxChoice* field_ = nullptr;
    wxChoice* count_ = nullptr;
    wxCheckBox* empty_ = nullptr;
    ChartFields fields_;
    commands::Value data_;
    std::string data_field_;
    Matrix matrix_;
    std::int64_t asked_ = 0;
};

}  // namespace

wxWindow* make_matrix_pane(wxWindow* parent, Desk& desk) {
    return new MatrixPane(parent, desk);
}

}  // namespace sotto::workbench
