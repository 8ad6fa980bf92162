// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/export/export_pages.h"
#include "workbench/export/pages_canvas.h"
#include "workbench/export/recipe_panel.h"
#include "workbench/export/risk_panel.h"
#include "workbench/panes/desk_pane.h"
#include "workbench/worker.h"

#include <wx/checkbox.h>
#include <wx/gauge.h>
#include <wx/tglbtn.h>
#include <wx/timer.h>

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace sotto::workbench {

/// The export assistant: what to export, the pages as they will be printed, what the gate makes of them.
///
/// The pages are made by `export --preview` on a worker of its own, so that searching never waits for them
/// and stopping them stops nothing else; they are made anew a moment after something was changed, and what
/// has become out of date is stopped. Writing is the command `export` with the same arguments.
class ExportPage : public DeskPane {
public:
    struct Ways {
        std::function<void()> leave;
        /// Leads to where identifiers are checked.
        std::function<void(const std::vector<std::string>& keys)> check_identifiers;
    };
    ExportPage(wxWindow* parent, Desk& desk, Ways ways);

    /// The page comes in sight.
    void enter();

    [[nodiscard]] RecipePanel& recipe() { return *recipe_; }
    [[nodiscard]] PagesCanvas& canvas() { return *canvas_; }
    [[nodiscard]] RiskPanel& risk() { return *risk_; }
    /// What is shown; null until the first pages are there.
    [[nodiscard]] const std::shared_ptr<const ExportPages>& pages() const { return pages_; }
    /// Whether the pages are those of the recipe as it is now.
    [[nodiscard]] bool up_to_date() const { return !stale_ && !making_; }

private:
    void study_opened() override;
    void study_changed() override;

    wxWindow* build_middle();
    void build_sides(wxWindow* middle, wxBoxSizer& head);
    /// One side at a time where there is no room for both beside the pages.
    void fit_sides();
    /// Shows of the head of the pages what there is room for.
    void fit_head();
    void ask();
    void make();
    void take(std::int64_t asked, std::shared_ptr<const ExportPages> pages);
    void stop();
    void say_progress();
    void say_head();
    void say_mark();
    void say_state();
    void fix();
    void write();
    void take_written(const commands::Outcome& outcome, const std::string& file);
    void look_behind_mark();
    void set_theme();

    Ways ways_;
    Measures measures_;
    RecipePanel* recipe_ = nullptr;
    PagesCanvas* canvas_ = nullptr;
    RiskPanel* risk_ = nullptr;
    std::array<wxToggleButton*, 2> sides_{};  ///< recipe, risk
    bool narrow_ = false;
    std::size_t side_ = 1;  ///< that is there when only one is
    wxStaticText* title_ = nullptr;
    wxStaticText* place_ = nullptr;
    wxStaticText* legend_ = nullptr;
    wxCheckBox* marks_ = nullptr;
    wxStaticText* mark_says_ = nullptr;
    wxButton* behind_ = nullptr;
    wxStaticText* busy_says_ = nullptr;
    wxGauge* gauge_ = nullptr;
    wxButton* stop_ = nullptr;
    wxPanel* busy_ = nullptr;
    std::vector<wxPanel*> rules_;

    std::unique_ptr<Worker> worker_;
    wxTimer wait_;
    wxTimer progress_;
    std::int64_t asked_ = 0;
    bool stale_ = true;  ///< other pages are wanted than are shown or being made
    bool making_ = false;
    bool stopped_ = false;  ///< by the user; nothing is made until something changes
    bool writing_ = false;
    bool recipe_there_ = false;
    std::string written_;  ///< the file that was written last and is as the pages are
    wxString outcome_;     ///< what came of writing it
    std::shared_ptr<const ExportPages> pages_;
};

}  // namespace sotto::workbench
