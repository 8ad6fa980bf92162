// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/chart_fields.h"
#include "workbench/panes/chart_pane.h"
#include "workbench/panes/frequencies_model.h"
#include "workbench/panes/panes.h"
#include "workbench/words.h"

#include <algorithm>
#include <array>

namespace sotto::workbench {

namespace {

constexpr std::array<const char*, 3> counts{"codings", "quotes", "sources"};

/// How much there is of each code, as bars.
class FrequenciesPane : public ChartPane {
public:
    FrequenciesPane(wxWindow* parent, Desk& desk)
        : ChartPane(parent, desk, "frequencies", _("Code frequencies")) {
        count_ =
            add_choice(_("Count"), words_of({_("Codings"), _("Quotes"), _("Sources")}), [this] { load(); });
        field_ = add_choice(_("Part by"), {}, [this] { load(); });
        order_ =
            add_choice(_("Order"), words_of({_("As in the codebook"), _("Most first")}), [this] { draw(); });
        below_ = add_box(_("Codes below too"), [this] { load(); });
        empty_ = add_box(_("Empty codes"), [this] { draw(); });
        offer_fields();
        add_rest();
    }

private:
    void fields_may_have_changed() override { offer_fields(); }

    void offer_fields() {
        const auto fields = ChartFields::of(study());
        if (fields == fields_ && field_->GetCount() > 0) return;
        const auto before = field();
        fields_ = fields;
        field_->Set(words_of({_("Nothing")}));
        field_->Append(fields_.titles);
        const auto same = std::find(fields_.names.begin(), fields_.names.end(), before);
        field_->SetSelection(
            same == fields_.names.end() ? 0 : static_cast<int>(same - fields_.names.begin()) + 1);
        Layout();
    }

    [[nodiscard]] std::string field() const {
        const auto chosen = field_->GetSelection();
        return chosen <= 0 ? std::string() : fields_.names.at(static_cast<std::size_t>(chosen) - 1);
    }
    [[nodiscard]] std::string count() const {
        return counts.at(static_cast<std::size_t>(std::max(0, count_->GetSelection())));
    }

    void ask() override {
        const auto asked = ++asked_;
        if (!desk().has_study()) {
            data_ = {};
            draw();
            return;
        }
        commands::Arguments arguments;
        if (!field().empty()) arguments.add("by", field());
        arguments.add("count", count());
        if (below_->GetValue()) arguments.add("below", "yes");
        desk().run("analysis/frequencies", std::move(arguments),
                   while_here([this, asked](const commands::Outcome& outcome) {
                       if (asked != asked_) return;
                       data_ = outcome.data;
                       draw();
                   }));
    }

    void draw() override {
        FrequenciesLook look;
        look.most_first = order_->GetSelection() == 1;
        look.empty_too = empty_->GetValue();
        look.codings = kept(_("Codings"));
        look.quotes = kept(_("Quotes"));
        look.sources = kept(_("Sources"));
        look.all = kept(_("All"));
        frequencies_ = frequencies_of(data_, study().codes, look);
        frequencies_.chart.note = kept(note());
        const auto hint = frequencies_.chart.rows.empty()
                              ? _("Nothing is coded yet.")
                              : _("Enter or a double click shows the quotes of a bar.");
        show(std::make_unique<BarChartPainter>(with_colours(false), style()),
             table_of(frequencies_.chart, kept(_("Code"))), 1, hint);
    }

    [[nodiscard]] wxString note() const {
        const auto& total = data_["total"];
        if (total.is_null()) return {};
        auto words = counted("%s coding", "%s codings", total["codings"].integer()) +
                     wxString::FromUTF8(" · ") + counted("%s quote", "%s quotes", total["quotes"].integer()) +
                     wxString::FromUTF8(" · ") +
                     counted("%s source", "%s sources", total["sources"].integer());
        if (data_["below"].truth())
            words += wxString::FromUTF8(" · ") + _("each code with the codes below it");
        return words;
    }

    [[nodiscard]] BarChart with_colours(bool as_stored) const {
        return in_colours(frequencies_.chart, &BarChart::Row::colour, frequencies_.codes, as_stored);
    }

    [[nodiscard]] wxString in_words(ChartCell cell) const override {
        const auto number = static_cast<long long>(frequencies_.chart.at(cell.row, cell.column));
        const auto& what = frequencies_.counted[cell.column];
        auto words = shown(study().codes.path(frequencies_.codes[cell.row]));
        if (frequencies_.values[cell.column])
            words += wxString::FromUTF8(" · ") + shown(frequencies_.chart.columns[cell.column]);
        const auto many = what == "sources"  ? counted("%s source", "%s sources", number)
                          : what == "quotes" ? counted("%s quote", "%s quotes", number)
                                             : counted("%s coding", "%s codings", number);
        return wxString::Format(_("%s: %s"), words, many);
    }

    [[nodiscard]] std::optional<Focus> behind(ChartCell cell) const override {
        return workbench::behind(frequencies_, cell, desk().focus());
    }

    [[nodiscard]] std::optional<Focus> behind_row(std::size_t row, std::size_t column) const override {
        if (row >= frequencies_.codes.size()) return std::nullopt;
        return behind({row, column == 0 ? 0 : column - 1});
    }

    [[nodiscard]] Painter on_paper() const override {
        return [chart = with_colours(true), style = paper_style()] {
            return std::make_unique<const BarChartPainter>(chart, style);
        };
    }

    wxChoice* count_ = nullptr;
    wxChoice* field_ = nullptr;
    wxChoice* order_ = nullptr;
    wxCheckBox* below_ = nullptr;
    wxCheckBox* empty_ = nullptr;
    ChartFields fields_;
    commands::Value data_;
    Frequencies frequencies_;
    std::int64_t asked_ = 0;
};

}  // namespace

wxWindow* make_frequencies_pane(wxWindow* parent, Desk& desk) {
    return new FrequenciesPane(parent, desk);
}

}  // namespace sotto::workbench
