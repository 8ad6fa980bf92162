// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/export/export_pages.h"
#include "workbench/export/export_recipe.h"
#include "workbench/export/withheld_list.h"
#include "workbench/icons.h"
#include "workbench/theme.h"

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sotto::workbench {

/// A bar from 1 to the number of people, filled up to k, with the limit marked.
class GroupBar : public wxPanel {
public:
    explicit GroupBar(wxWindow* parent);
    void show(std::int64_t k, std::int64_t limit, std::int64_t of);

private:
    std::int64_t k_ = 0;
    std::int64_t limit_ = 0;
    std::int64_t of_ = 0;
};

/// The right side of the export page: what the gate makes of the pages, what stays and why, and writing.
class RiskPanel : public wxPanel {
public:
    struct Reports {
        std::function<void(const QuotePlace&)> go_to;
        std::function<void()> fix;  ///< the next step, where there is a button for it
        std::function<void()> write;
        std::function<void()> close;
        std::function<void()> open;
        std::function<void()> show_in_folder;
    };
    /// What the bottom of the panel says and offers.
    struct State {
        wxString sentence;
        wxString fix;  ///< what the button for the next step says; empty: none
        bool may_write = false;
        bool written = false;  ///< the file in the recipe is there and can be opened
        bool warns = false;
    };
    static constexpr int width_in_units = 46;
    RiskPanel(wxWindow* parent, Reports reports);

    /// `pages` may be null: nothing is known yet.
    void show(std::shared_ptr<const ExportPages> pages, const ExportRecipe& recipe);
    void set_state(const State& state);
    void set_theme(const Theme& theme);

    [[nodiscard]] wxButton& write_button() { return *write_; }
    [[nodiscard]] wxButton& fix_button() { return *fix_; }
    [[nodiscard]] wxString sentence() const { return sentence_->GetLabel(); }
    [[nodiscard]] const WithheldList& withheld() const { return *withheld_; }

private:
    enum class Sign { Good, Open, Later, Fact };
    struct Check {
        wxStaticBitmap* sign = nullptr;
        wxStaticText* label = nullptr;
        wxStaticText* value = nullptr;
        Sign is = Sign::Later;
    };

    void build_checks(wxBoxSizer& column);
    void build_bottom(wxBoxSizer& column);
    void say(std::size_t check, Sign sign, const wxString& label, const wxString& value);
    void say_checks(const ExportPages& pages, const ExportRecipe& recipe);
    void draw_signs();
    void rule(wxWindow& parent, wxBoxSizer& column);
    void lay_out();
    /// The panel is as wide as it is made, whatever the window.
    [[nodiscard]] int inner_width() const { return (width_in_units - 4) * measures_.u; }

    Reports reports_;
    Measures measures_;
    Theme theme_;
    wxScrolledWindow* body_ = nullptr;
    wxStaticText* pass_ = nullptr;
    wxStaticText* k_ = nullptr;
    wxStaticText* k_says_ = nullptr;
    GroupBar* bar_ = nullptr;
    std::vector<Check> checks_;
    wxStaticText* residual_ = nullptr;
    wxStaticText* withheld_head_ = nullptr;
    WithheldList* withheld_ = nullptr;
    wxStaticBitmap* warning_ = nullptr;
    wxStaticText* sentence_ = nullptr;
    wxButton* fix_ = nullptr;
    wxButton* open_ = nullptr;
    wxButton* folder_ = nullptr;
    wxButton* write_ = nullptr;
    std::vector<wxPanel*> rules_;
};

}  // namespace sotto::workbench
