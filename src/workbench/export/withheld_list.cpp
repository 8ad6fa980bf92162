// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/export/withheld_list.h"

#include "workbench/export/page_words.h"
#include "workbench/words.h"

#include <gtk/gtk.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

wxDataViewItem item_of(std::size_t number) {
    return wxDataViewItem(wxUIntToPtr(static_cast<wxUIntPtr>(number)));
}

}  // namespace

std::size_t WithheldModel::number(const wxDataViewItem& item) {
    return static_cast<std::size_t>(wxPtrToUInt(item.GetID()));
}

wxDataViewItem WithheldModel::item_of_quote(std::size_t quote) const {
    return item_of(branches_.size() + 1 + quote);
}

wxDataViewItem WithheldModel::branch(std::size_t which) const {
    return item_of(static_cast<std::size_t>(top_[which]) + 1);
}

void WithheldModel::set_pages(std::shared_ptr<const ExportPages> pages) {
    pages_ = std::move(pages);
    branches_.clear();
    top_.clear();
    branch_of_.clear();
    const auto branch_for = [&](const std::vector<int>& among, const auto& is) {
        const auto at = std::find_if(among.begin(), among.end(),
                                     [&](int one) { return is(branches_[static_cast<std::size_t>(one)]); });
        return at == among.end() ? -1 : *at;
    };
    for (std::size_t i = 0; pages_ != nullptr && i < pages_->withheld.size(); ++i) {
        const auto& quote = pages_->withheld[i];
        int at = branch_for(top_, [&](const Branch& one) { return one.obstacle == quote.obstacle; });
        if (at < 0) {
            at = static_cast<int>(branches_.size());
            branches_.push_back({quote.obstacle, {}, -1, {}, {}, 0});
            top_.push_back(at);
        }
        ++branches_[static_cast<std::size_t>(at)].count;
        if (!quote.participant.empty()) {
            const auto& below = branches_[static_cast<std::size_t>(at)].below;
            int person =
                branch_for(below, [&](const Branch& one) { return one.participant == quote.participant; });
            if (person < 0) {
                person = static_cast<int>(branches_.size());
                branches_.push_back({quote.obstacle, quote.participant, at, {}, {}, 0});
                branches_[static_cast<std::size_t>(at)].below.push_back(person);
            }
            at = person;
            ++branches_[static_cast<std::size_t>(at)].count;
        }
        branches_[static_cast<std::size_t>(at)].quotes.push_back(i);
        branch_of_.push_back(at);
    }
    Cleared();
}

const WithheldQuote* WithheldModel::quote(const wxDataViewItem& item) const {
    const auto row = number(item);
    if (row <= branches_.size() || pages_ == nullptr) return nullptr;
    const auto at = row - branches_.size() - 1;
    return at < pages_->withheld.size() ? &pages_->withheld[at] : nullptr;
}

std::string WithheldModel::obstacle(const wxDataViewItem& item) const {
    const auto row = number(item);
    if (row == 0 || row > branches_.size() || branches_[row - 1].parent >= 0) return {};
    return branches_[row - 1].obstacle;
}

void WithheldModel::GetValue(wxVariant& value, const wxDataViewItem& item, unsigned column) const {
    const auto row = number(item);
    wxString words;
    if (const auto* withheld = quote(item); withheld != nullptr) {
        if (column == Words) words = shortened(withheld->words, 90);
    } else if (row >= 1 && row <= branches_.size()) {
        const auto& branch = branches_[row - 1];
        if (column == Words) {
            words =
                branch.participant.empty() ? obstacle_in_words(branch.obstacle) : shown(branch.participant);
        } else {
            words = shown(std::to_string(branch.count));
        }
    }
    value = words;
}

bool WithheldModel::GetAttr(const wxDataViewItem& item, unsigned column, wxDataViewItemAttr& look) const {
    const auto row = number(item);
    if (column == Number && theme_.quiet.IsOk()) look.SetColour(theme_.quiet);
    if (column == Words && row >= 1 && row <= branches_.size() && branches_[row - 1].parent < 0)
        look.SetBold(true);
    return !look.IsDefault();
}

wxDataViewItem WithheldModel::GetParent(const wxDataViewItem& item) const {
    const auto row = number(item);
    if (row == 0) return {};
    if (row <= branches_.size()) {
        const int parent = branches_[row - 1].parent;
        return parent < 0 ? wxDataViewItem() : item_of(static_cast<std::size_t>(parent) + 1);
    }
    const auto at = row - branches_.size() - 1;
    if (at >= branch_of_.size()) return {};
    return item_of(static_cast<std::size_t>(branch_of_[at]) + 1);
}

bool WithheldModel::IsContainer(const wxDataViewItem& item) const {
    return number(item) <= branches_.size();
}

unsigned WithheldModel::GetChildren(const wxDataViewItem& item, wxDataViewItemArray& children) const {
    const auto row = number(item);
    if (row > branches_.size()) return 0;
    if (row == 0) {
        for (const int at : top_) children.Add(item_of(static_cast<std::size_t>(at) + 1));
    } else {
        const auto& branch = branches_[row - 1];
        for (const int at : branch.below) children.Add(item_of(static_cast<std::size_t>(at) + 1));
        for (const auto quote : branch.quotes) children.Add(item_of_quote(quote));
    }
    return static_cast<unsigned>(children.size());
}

int WithheldModel::Compare(const wxDataViewItem& a, const wxDataViewItem& b, unsigned, bool) const {
    return number(a) < number(b) ? -1 : number(a) > number(b) ? 1 : 0;
}

WithheldList::WithheldList(wxWindow* parent, std::function<void(const QuotePlace&)> go_to)
    : wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                     wxDV_SINGLE | wxDV_NO_HEADER | wxBORDER_NONE),
      model_(new WithheldModel) {
    SetName("withheld");
    const auto measures = Measures::of(*this);
    SetRowHeight(3 * measures.u);
    AssociateModel(model_.get());
    auto* words_cell = new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT);
    words_cell->EnableEllipsize(wxELLIPSIZE_END);
    auto* words = new wxDataViewColumn(wxString(), words_cell, WithheldModel::Words, wxCOL_WIDTH_AUTOSIZE,
                                       wxALIGN_LEFT, 0);
    AppendColumn(words);
    SetExpanderColumn(words);
    auto* number_cell = new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT, wxALIGN_RIGHT);
    auto* numbers = new wxDataViewColumn(wxString(), number_cell, WithheldModel::Number, 8 * measures.u,
                                         wxALIGN_RIGHT, 0);
    AppendColumn(numbers);
    // wxWidgets lets the last column grow; here it is the words that use the room there is.
    gtk_tree_view_column_set_expand(GTK_TREE_VIEW_COLUMN(words->GetGtkHandle()), TRUE);
    gtk_tree_view_column_set_expand(GTK_TREE_VIEW_COLUMN(numbers->GetGtkHandle()), FALSE);
    gtk_tree_view_set_enable_search(GTK_TREE_VIEW(GtkGetTreeView()), FALSE);
    if (auto* object = gtk_widget_get_accessible(GtkGetTreeView()); object != nullptr)
        atk_object_set_name(object, wxString(_("Withheld quotes")).utf8_str());
    Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this, go_to](wxDataViewEvent& event) {
        if (const auto* quote = model_->quote(event.GetItem()); quote != nullptr) {
            go_to(quote->place);
        } else if (IsExpanded(event.GetItem())) {
            Collapse(event.GetItem());
        } else {
            Expand(event.GetItem());
        }
    });
    Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
        wxDataViewItem item;
        wxDataViewColumn* column = nullptr;
        HitTest(event.GetPosition(), item, column);
        const auto obstacle = item.IsOk() ? model_->obstacle(item) : std::string();
        SetToolTip(obstacle.empty() ? wxString() : way_out_in_words(obstacle));
        event.Skip();
    });
}

void WithheldList::show(std::shared_ptr<const ExportPages> pages) {
    std::vector<std::string> open;
    for (std::size_t i = 0; i < model_->branches(); ++i) {
        if (IsExpanded(model_->branch(i))) open.push_back(model_->obstacle(model_->branch(i)));
    }
    model_->set_pages(std::move(pages));
    for (std::size_t i = 0; i < model_->branches(); ++i) {
        const auto branch = model_->branch(i);
        if (std::find(open.begin(), open.end(), model_->obstacle(branch)) != open.end()) Expand(branch);
    }
}

void WithheldList::set_theme(const Theme& theme) {
    SetBackgroundColour(theme.panel);
    model_->set_theme(theme);
    Refresh();
}

}  // namespace sotto::workbench
