// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/charts/heat_map.h"
#include "workbench/panes/chart_canvas.h"
#include "workbench/panes/desk_pane.h"
#include "workbench/panes/table.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/simplebook.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>
#include <wx/wrapsizer.h>

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sotto::workbench {

/// A chart of the study with what it can be asked above it, and a table of the same numbers one key away, for
/// screen readers and for copying. It asks again when the study changes, but only while somebody sees it.
class ChartPane : public DeskPane {
protected:
    using Rows = std::vector<std::vector<std::string>>;
    /// Draws the chart anew; called on any thread, so it holds what it draws.
    using Painter = std::function<std::unique_ptr<const ChartPainter>()>;

    ChartPane(wxWindow* parent, Desk& desk, const char* name, const wxString& title);

    static wxArrayString words_of(std::initializer_list<wxString> words);

    // For constructors, in the order in which they stand.
    wxChoice* add_choice(const wxString& label, const wxArrayString& words, std::function<void()> chosen);
    wxCheckBox* add_box(const wxString& label, std::function<void()> changed);
    void add_rest();

    /// Runs the command and calls `draw` with its answer; or draws nothing without a study.
    virtual void ask() = 0;
    /// Makes chart and table of the answer, and hands them to `show`.
    virtual void draw() = 0;
    virtual void fields_may_have_changed() {}
    [[nodiscard]] virtual wxString in_words(ChartCell cell) const = 0;
    /// What the quotes behind a cell are.
    [[nodiscard]] virtual std::optional<Focus> behind(ChartCell cell) const = 0;
    [[nodiscard]] virtual std::optional<Focus> behind_row(std::size_t row, std::size_t column) const = 0;
    /// For files: on paper, whatever the desktop's colours are.
    [[nodiscard]] virtual Painter on_paper() const = 0;

    /// `names`: how many of the table's columns hold names; the rest are numbers.
    void show(std::unique_ptr<const ChartPainter> painter, Rows table, std::size_t names,
              const wxString& hint);
    /// Asks, now or when the pane is seen.
    void load();

    [[nodiscard]] const Theme& theme() const { return theme_; }
    [[nodiscard]] ChartStyle style() const;
    [[nodiscard]] ChartStyle paper_style() const;
    /// Of the screen, or of paper.
    [[nodiscard]] HeatMapStyle heat_style(bool on_paper, const wxString& fewer, const wxString& more) const;
    /// The chart with colours on its rows, which are of `codes`: as this theme shows them, or as the study
    /// has them. `colour` is the member of a row that holds it.
    template <class Chart, class Row>
    [[nodiscard]] Chart in_colours(Chart chart, std::optional<Rgb> Row::*colour,
                                   const std::vector<study::Id<study::Code>>& codes, bool as_stored) const {
        for (std::size_t row = 0; row < chart.rows.size(); ++row) {
            if (const auto* code = study().codes.find(codes[row]); code != nullptr)
                chart.rows[row].*colour = colour_of(*code, as_stored);
        }
        return chart;
    }

private:
    [[nodiscard]] std::optional<Rgb> colour_of(const study::Code& code, bool as_stored) const;
    void study_opened() override;
    void study_changed() override;
    void tell(ChartCell cell);
    void fill_table();
    void copy_table() const;
    void save();

    Measures measures_;
    Theme theme_;
    wxString title_;
    wxWrapSizer* line_ = nullptr;
    wxBoxSizer* boxes_ = nullptr;
    wxToggleButton* as_table_ = nullptr;
    wxButton* copy_ = nullptr;
    wxSimplebook* pages_ = nullptr;
    ChartCanvas* canvas_ = nullptr;
    wxDataViewCtrl* table_ = nullptr;
    wxObjectDataPtr<TableRows> rows_;
    wxStaticText* says_ = nullptr;

    Rows shown_;
    std::size_t names_ = 1;
    std::vector<std::string> heads_;  ///< of the table as it stands
    bool stale_ = true;
};

}  // namespace sotto::workbench
