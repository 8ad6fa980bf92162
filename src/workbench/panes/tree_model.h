// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/theme.h"

#include <wx/bmpbndl.h>
#include <wx/dataview.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sotto::workbench {

/// A row of a tree. The id names the same thing in every later list of rows; 0 names nothing.
struct TreeRow {
    std::int64_t id = 0;
    std::int64_t parent = 0;  ///< 0 at the top
    wxString name;
    wxString detail;    ///< quiet words behind the name, or below it where rows have two lines
    std::string icon;   ///< a word the maker of icons knows; empty: none
    wxString number;    ///< at the end of the row
    std::string mark;   ///< an icon at the end of the row; empty: none
    double share = -1;  ///< 0 to 1, drawn as a bar; negative: none
    bool strong = false;
    bool faded = false;
    bool struck = false;  ///< somebody took back what it is about
    bool open = false;    ///< the number says how much is to be decided

    friend bool operator==(const TreeRow&, const TreeRow&) = default;
};

/// Rows for a `wxDataViewCtrl`, replaced as a whole.
class TreeModel : public wxDataViewModel {
public:
    enum Column : unsigned { Name, Share, Number };
    using DrawIcon = std::function<wxBitmapBundle(const std::string& icon)>;

    explicit TreeModel(DrawIcon draw) : draw_(std::move(draw)) {}

    /// Parents before what is below them, in order. Tells the control which rows differ; when rows came, went
    /// or moved, that all are new (`true`): the control has lost what was expanded and chosen then.
    bool set_rows(std::vector<TreeRow> rows);
    [[nodiscard]] const std::vector<TreeRow>& rows() const { return rows_; }
    [[nodiscard]] const TreeRow* row(std::int64_t id) const;
    [[nodiscard]] bool has_children(std::int64_t id) const { return children_.count(id) != 0; }
    /// Their words stand on the colour of the selection.
    void set_chosen(std::unordered_set<std::int64_t> ids) { chosen_ = std::move(ids); }
    void set_theme(const Theme& theme);
    /// How `detail` is shown.
    enum class Details { None, Behind, Below };
    void set_details(Details details) { details_ = details; }

    static wxDataViewItem item_of(std::int64_t id);
    static std::int64_t id_of(const wxDataViewItem& item);

    void GetValue(wxVariant& value, const wxDataViewItem& item, unsigned column) const override;
    bool SetValue(const wxVariant&, const wxDataViewItem&, unsigned) override { return false; }
    bool GetAttr(const wxDataViewItem& item, unsigned column, wxDataViewItemAttr& look) const override;
    wxDataViewItem GetParent(const wxDataViewItem& item) const override;
    bool IsContainer(const wxDataViewItem& item) const override;
    bool HasContainerColumns(const wxDataViewItem&) const override { return true; }
    unsigned GetChildren(const wxDataViewItem& item, wxDataViewItemArray& children) const override;
    int Compare(const wxDataViewItem& a, const wxDataViewItem& b, unsigned column,
                bool ascending) const override;

private:
    const wxBitmapBundle& drawing(const std::string& icon) const;

    DrawIcon draw_;
    [[nodiscard]] wxString name_of(const TreeRow& row) const;

    Theme theme_;
    Details details_ = Details::None;
    std::vector<TreeRow> rows_;
    std::unordered_map<std::int64_t, std::size_t> place_;
    std::unordered_map<std::int64_t, std::vector<std::int64_t>> children_;
    std::unordered_set<std::int64_t> chosen_;
    mutable std::unordered_map<std::string, wxBitmapBundle> drawings_;
};

}  // namespace sotto::workbench
