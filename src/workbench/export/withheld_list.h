// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/export/export_pages.h"
#include "workbench/theme.h"

#include <wx/dataview.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sotto::workbench {

/// Withheld quotes by reason and person, with counts; single ones are made into rows when their branch is
/// opened. A branch is opened by its arrow or Enter; a quote leads to its place in its document.
class WithheldModel : public wxDataViewModel {
public:
    enum Column : unsigned { Words, Number };

    void set_pages(std::shared_ptr<const ExportPages> pages);
    void set_theme(const Theme& theme) { theme_ = theme; }

    /// The quote of a row; null for branches.
    [[nodiscard]] const WithheldQuote* quote(const wxDataViewItem& item) const;
    [[nodiscard]] std::size_t branches() const { return top_.size(); }
    [[nodiscard]] wxDataViewItem branch(std::size_t which) const;
    /// The obstacle of a branch at the top; empty for other rows.
    [[nodiscard]] std::string obstacle(const wxDataViewItem& item) const;

    void GetValue(wxVariant& value, const wxDataViewItem& item, unsigned column) const override;
    bool SetValue(const wxVariant&, const wxDataViewItem&, unsigned) override { return false; }
    bool GetAttr(const wxDataViewItem& item, unsigned column, wxDataViewItemAttr& look) const override;
    wxDataViewItem GetParent(const wxDataViewItem& item) const override;
    bool IsContainer(const wxDataViewItem& item) const override;
    bool HasContainerColumns(const wxDataViewItem&) const override { return true; }
    unsigned GetChildren(const wxDataViewItem& item, wxDataViewItemArray& children) const override;
    int Compare(const wxDataViewItem& a, const wxDataViewItem& b, unsigned, bool) const override;

private:
    struct Branch {
        std::string obstacle;
        std::string participant;          ///< of a branch below one of the top
        int parent = -1;                  ///< among `branches_`
        std::vector<int> below;           ///< branches
        std::vector<std::size_t> quotes;  ///< in no branch below
        std::size_t count = 0;
    };
    // Rows are numbers: 1, 2, … are branches, those behind them quotes.
    [[nodiscard]] static std::size_t number(const wxDataViewItem& item);
    [[nodiscard]] wxDataViewItem item_of_quote(std::size_t quote) const;

    Theme theme_;
    std::shared_ptr<const ExportPages> pages_;
    std::vector<Branch> branches_;
    std::vector<int> top_;
    std::vector<int> branch_of_;  ///< by quote
};

class WithheldList : public wxDataViewCtrl {
public:
    WithheldList(wxWindow* parent, std::function<void(const QuotePlace&)> go_to);
    void show(std::shared_ptr<const ExportPages> pages);
    void set_theme(const Theme& theme);
    [[nodiscard]] const WithheldModel& model() const { return *model_; }

private:
    wxObjectDataPtr<WithheldModel> model_;
};

}  // namespace sotto::workbench
