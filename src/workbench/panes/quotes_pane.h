// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/desk_pane.h"
#include "workbench/panes/quote_groups.h"
#include "workbench/panes/quote_list.h"
#include "workbench/panes/table.h"

#include <wx/srchctrl.h>
#include <wx/stattext.h>

class wxButton;
class wxChoice;

namespace sotto::workbench {

/// Quotes of the code in focus. The list appears at once; the words of its rows are read as they come in
/// sight, and the rest after them.
class QuotesPane : public DeskPane {
public:
    QuotesPane(wxWindow* parent, Desk& desk);

private:
    void study_opened() override;
    void study_changed() override;
    void focus_changed(const Focus& before) override;

    void build_head();
    /// Shows of the head what there is room for.
    void fit_head();
    /// The quotes are as wide as the table lets them.
    void fit_columns();
    void build_table();
    void build_attribute_columns();
    void take_colours();
    /// Lists the quotes anew. What is shown stays until they are there.
    void list();
    void take(QuoteList found);
    /// Reads the rows around `quote`, and afterwards all that are left.
    void read_from(std::size_t quote);
    void take_words(std::size_t first, std::vector<QuoteWords> read);
    /// Sorts and filters, once all words are read.
    void arrange();
    /// Shows the rows anew. `keep` is chosen afterwards, if it is shown.
    void show_rows(std::optional<std::size_t> keep);
    void group_by(QuoteGrouping grouping);
    /// Folds the group whose head is chosen, or opens it; false when none is.
    bool fold(std::optional<bool> folded);
    void fold_row(std::size_t row, bool folded);
    /// As in a tree: opens and folds groups, goes from a head to its first quote and from a quote to its
    /// head.
    bool step(bool towards_end);
    /// Whether the triangle before the name of a group is there, so far into its cell.
    [[nodiscard]] bool is_on_triangle(int into) const;
    void choose_row(std::size_t row);
    void fold_all(bool folded);
    void fold_groups() { fold_all(true); }
    void open_groups() { fold_all(false); }
    [[nodiscard]] bool as_listed() const {
        return order_ == QuoteOrder() && grouping_ == QuoteGrouping::None;
    }
    void show_sums();
    void choose(std::size_t quote);

    wxString words(unsigned row, unsigned column);
    bool look(unsigned row, unsigned column, wxDataViewItemAttr& look) const;
    [[nodiscard]] std::optional<std::size_t> chosen() const;
    [[nodiscard]] study::Id<study::Coding> coding_of(std::size_t quote) const;
    [[nodiscard]] std::vector<std::size_t> chosen_all() const;
    [[nodiscard]] std::vector<std::size_t> chosen_rows() const;

    void jump();
    void copy();
    void recode();
    void remove();
    void speaks_for();
    void speaks_against();
    void menu();

    Measures measures_;
    Theme theme_;
    wxStaticText* count_ = nullptr;
    wxStaticText* sums_ = nullptr;
    wxButton* condition_ = nullptr;
    wxChoice* groups_ = nullptr;
    wxSearchCtrl* filter_ = nullptr;
    Table* table_ = nullptr;
    DotsRenderer* dots_ = nullptr;
    wxObjectDataPtr<TableRows> rows_;

    study::Id<study::Code> code_;
    std::optional<Condition> where_;
    std::shared_ptr<const QuoteList> list_ = std::make_shared<QuoteList>();
    ReadQuotes words_;
    std::vector<std::uint32_t> shown_;  ///< that pass the filter, in their order
    QuoteRows lines_;                   ///< of the table
    QuoteOrder order_;
    QuoteGrouping grouping_ = QuoteGrouping::None;
    std::int64_t listing_ = 0;  ///< answers to older askings are dropped
    bool reading_ = false;
    std::optional<std::size_t> wanted_;  ///< a quote in sight whose words are not read
    bool unsettled_ = false;             ///< the order waits until all are read
    bool choosing_ = false;
    int quote_width_ = 0;
};

}  // namespace sotto::workbench
