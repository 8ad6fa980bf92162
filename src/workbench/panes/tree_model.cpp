// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/tree_model.h"

#include "workbench/dialogs/markup.h"

#include <wx/app.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

bool same_structure(const std::vector<TreeRow>& a, const std::vector<TreeRow>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const TreeRow& one, const TreeRow& other) {
        return one.id == other.id && one.parent == other.parent;
    });
}

}  // namespace

bool TreeModel::set_rows(std::vector<TreeRow> rows) {
    if (same_structure(rows, rows_)) {
        wxDataViewItemArray changed;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i] != rows_[i]) changed.Add(item_of(rows[i].id));
        }
        rows_ = std::move(rows);
        if (!changed.empty()) ItemsChanged(changed);
        return false;
    }
    rows_ = std::move(rows);
    place_.clear();
    children_.clear();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        place_.emplace(rows_[i].id, i);
        children_[rows_[i].parent].push_back(rows_[i].id);
    }
    chosen_.clear();
    Cleared();
    return true;
}

const TreeRow* TreeModel::row(std::int64_t id) const {
    const auto at = place_.find(id);
    return at == place_.end() ? nullptr : &rows_[at->second];
}

void TreeModel::set_theme(const Theme& theme) {
    theme_ = theme;
    drawings_.clear();
    wxDataViewItemArray all;
    for (const auto& row : rows_) all.Add(item_of(row.id));
    if (!all.empty()) ItemsChanged(all);
}

wxDataViewItem TreeModel::item_of(std::int64_t id) {
    return wxDataViewItem(wxUIntToPtr(static_cast<wxUIntPtr>(id)));
}

std::int64_t TreeModel::id_of(const wxDataViewItem& item) {
    return static_cast<std::int64_t>(wxPtrToUInt(item.GetID()));
}

const wxBitmapBundle& TreeModel::drawing(const std::string& icon) const {
    const auto known = drawings_.find(icon);
    if (known != drawings_.end()) return known->second;
    return drawings_.emplace(icon, draw_(icon)).first->second;
}

wxString TreeModel::name_of(const TreeRow& row) const {
    if (details_ == Details::None) return row.name;
    auto name = in_markup(row.name);
    if (row.detail.empty()) return name;
    // A name of the other direction would stand at the far side of its line.
    const bool mirrored = wxTheApp != nullptr && wxTheApp->GetLayoutDirection() == wxLayout_RightToLeft;
    if (details_ == Details::Below) name = wxString(mirrored ? wxUniChar(0x200f) : wxUniChar(0x200e)) + name;
    // Paler than the name by its own ink, which the selection changes.
    const wxString pale = theme_.high_contrast ? "100%" : "65%";
    return details_ == Details::Below
               ? name + "\n<span size='small' alpha='" + pale + "'>" + in_markup(row.detail) + "</span>"
               : name + "<span weight='normal' alpha='" + pale + "'>  " + in_markup(row.detail) + "</span>";
}

void TreeModel::GetValue(wxVariant& value, const wxDataViewItem& item, unsigned column) const {
    const auto* row = this->row(id_of(item));
    if (column == Name) {
        wxDataViewIconText cell(row == nullptr ? wxString() : name_of(*row));
        if (row != nullptr && !row->icon.empty()) cell.SetBitmapBundle(drawing(row->icon));
        value << cell;
    } else if (column == Share) {
        value = row == nullptr ? -1.0 : row->share;
    } else if (details_ != Details::None) {
        wxDataViewIconText cell(row == nullptr ? wxString() : row->number);
        if (row != nullptr && !row->mark.empty()) cell.SetBitmapBundle(drawing(row->mark));
        value << cell;
    } else {
        value = row == nullptr ? wxString() : row->number;
    }
}

bool TreeModel::GetAttr(const wxDataViewItem& item, unsigned column, wxDataViewItemAttr& look) const {
    const auto* row = this->row(id_of(item));
    if (row == nullptr) return false;
    if (column == Name && row->strong) look.SetBold(true);
    if (column == Name && row->struck) look.SetStrikethrough(true);
    const bool quiet = column == Number || row->faded;
    if (column == Number && row->open && theme_.to_decide.IsOk() && chosen_.count(row->id) == 0)
        look.SetColour(theme_.to_decide);
    else if (quiet && theme_.quiet.IsOk() && chosen_.count(row->id) == 0)
        look.SetColour(theme_.quiet);
    return !look.IsDefault();
}

wxDataViewItem TreeModel::GetParent(const wxDataViewItem& item) const {
    const auto* row = this->row(id_of(item));
    return row == nullptr ? wxDataViewItem() : item_of(row->parent);
}

bool TreeModel::IsContainer(const wxDataViewItem& item) const {
    return !item.IsOk() || has_children(id_of(item));
}

unsigned TreeModel::GetChildren(const wxDataViewItem& item, wxDataViewItemArray& children) const {
    const auto at = children_.find(id_of(item));
    if (at == children_.end()) return 0;
    for (const auto id : at->second) children.Add(item_of(id));
    return static_cast<unsigned>(at->second.size());
}

int TreeModel::Compare(const wxDataViewItem& a, const wxDataViewItem& b, unsigned, bool) const {
    const auto first = place_.find(id_of(a));
    const auto second = place_.find(id_of(b));
    if (first == place_.end() || second == place_.end()) return 0;
    return first->second < second->second ? -1 : first->second > second->second ? 1 : 0;
}

}  // namespace sotto::workbench
