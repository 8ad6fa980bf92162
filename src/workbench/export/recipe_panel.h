// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"
#include "workbench/export/export_recipe.h"
#include "workbench/theme.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sotto::workbench {

/// The left side of the export page: which quotes, for whom, how attributed, into which file.
class RecipePanel : public wxScrolledWindow {
public:
    struct Reports {
        std::function<void()> pages_changed;  ///< other pages than before are wanted
        std::function<void()> file_changed;   ///< the same pages, into another file
    };
    static constexpr int width_in_units = 36;
    RecipePanel(wxWindow* parent, Desk& desk, Reports reports);

    [[nodiscard]] const ExportRecipe& recipe() const { return recipe_; }
    void set_recipe(const ExportRecipe& recipe);
    /// The study is another, or was edited: codes and attributes are offered anew.
    void study_changed();
    /// Endings (without dot) and what they are called.
    void set_formats(std::vector<std::pair<std::string, std::string>> formats);
    /// Whether a file with such an ending can be written.
    [[nodiscard]] bool knows_ending() const;
    void set_theme(const Theme& theme);

private:
    void build();
    void build_quotes();
    void build_terms();
    void build_file();
    wxStaticText* heading(const wxString& words);
    wxStaticText* small_print(const wxString& words);
    [[nodiscard]] wxString in_box_lines(const wxString& label) const;
    void refill();
    void fill_codes();
    void fill_conditions();
    void fill_shown();
    void add_condition_row(std::size_t which);
    void add_code();
    void say_policy();
    void choose_file();
    void choose_what(bool findings);
    /// Shows what can be asked for: findings choose their quotes themselves.
    void offer_quotes();
    void follow_ending();
    void lay_out();
    void pages_changed() {
        if (!filling_) reports_.pages_changed();
    }

    Desk& desk_;
    Reports reports_;
    ExportRecipe recipe_;
    std::shared_ptr<const StudyPicture> offered_;  ///< codes and attributes are from there
    Measures measures_;
    Theme theme_;
    bool filling_ = false;
    std::vector<std::pair<std::string, std::string>> formats_{{"docx", "Word document"}};
    std::vector<wxStaticText*> quiet_;
    wxBoxSizer* column_ = nullptr;
    wxChoice* what_ = nullptr;
    wxButton* add_code_ = nullptr;
    wxButton* add_condition_ = nullptr;
    wxBoxSizer* codes_ = nullptr;
    wxChoice* how_ = nullptr;
    wxCheckBox* below_ = nullptr;
    wxTextCtrl* query_ = nullptr;
    wxBoxSizer* conditions_ = nullptr;
    wxChoice* audience_ = nullptr;
    wxChoice* policy_ = nullptr;
    wxStaticText* policy_says_ = nullptr;
    wxBoxSizer* shown_ = nullptr;
    wxSpinCtrl* k_ = nullptr;
    wxCheckBox* checked_ = nullptr;
    wxTextCtrl* title_ = nullptr;
    wxChoice* format_ = nullptr;
    wxTextCtrl* file_ = nullptr;
};

}  // namespace sotto::workbench
