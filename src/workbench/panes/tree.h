// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/rows_in_sight.h"
#include "workbench/panes/tree_model.h"

#include <wx/dataview.h>
#include <wx/object.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace sotto::workbench {

/// The tree of a pane: names with an icon, a bar and a number at the end of the row. Keeps what is chosen and
/// what is collapsed when its rows are replaced; new branches come expanded.
class Tree : public RowsInSight<wxDataViewCtrl> {
public:
    /// Where something was dropped.
    enum class Place { Before, Onto, After };
    /// Calls come while an event is handled; any may be empty.
    struct Reports {
        std::function<void()> chosen;  ///< by the user; see `chosen()`
        std::function<void(std::int64_t id)> activated;
        std::function<void()> menu_asked;
        std::function<bool(const wxKeyEvent&)> key;           ///< true: it has been dealt with
        std::function<std::string(std::int64_t id)> dragged;  ///< text to drag; empty: stays where it is
        /// 0: beside all rows. With `ctrl` the key was held.
        std::function<bool(std::int64_t id, Place place, const std::string& text, bool ctrl)> dropped;
        std::function<wxString(std::int64_t id)> tip;
    };

    /// `ellipsis`: what is left out of a name that has no room. With `details` a row may have a mark beside
    /// its number.
    Tree(wxWindow* parent, const wxString& accessible_name, TreeModel::DrawIcon draw, Reports reports,
         bool with_bars, wxEllipsizeMode ellipsis, TreeModel::Details details = TreeModel::Details::None);

    /// While a row is being dragged, when it has been let go.
    void show(std::vector<TreeRow> rows);
    void set_theme(const Theme& theme);
    [[nodiscard]] const TreeModel& model() const { return *model_; }
    /// In the order of the tree.
    [[nodiscard]] std::vector<std::int64_t> chosen() const;
    /// Without a report. Rows that are not there are left out.
    void choose(const std::vector<std::int64_t>& ids, bool bring_in_sight);
    /// Shows everything while a filter is in force, whatever was collapsed.
    void expand_all(bool on);

private:
    [[nodiscard]] bool is_there(const wxDataViewItem& item) const override;
    void follow_drags();
    void end_drag();
    void restore(const std::vector<std::int64_t>& chosen);
    void tell_model();
    void on_key(wxKeyEvent& event);
    void on_motion(wxMouseEvent& event);
    void on_drag(wxDataViewEvent& event);
    void move_through(std::int64_t id, int key);

    Reports reports_;
    wxObjectDataPtr<TreeModel> model_;
    std::unordered_set<std::int64_t> collapsed_;
    std::int64_t pointed_at_ = 0;
    bool all_expanded_ = false;
    bool restoring_ = false;
    bool dragging_ = false;
    std::optional<std::vector<TreeRow>> waiting_;  ///< to be shown when nothing is dragged
};

}  // namespace sotto::workbench
