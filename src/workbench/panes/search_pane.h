// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/desk_pane.h"
#include "workbench/panes/kwic.h"
#include "workbench/panes/table.h"

#include <wx/choice.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <memory>
#include <string>

class wxButton;
class wxMenu;

namespace sotto::workbench {

/// A query and what it finds: each match in its line, with the words around it.
class SearchPane : public DeskPane {
public:
    SearchPane(wxWindow* parent, Desk& desk);

    void search(const std::string& query);

private:
    enum Column : unsigned { Left, Match, Right, Source, Speaker };

    void study_opened() override;
    void study_changed() override;

    void build_query_line();
    void build_table();
    void take_colours();
    void fit_columns();
    void start();
    void take(Found found);
    void show_summary();
    void jump();
    void code_all();
    void offer_conditions();
    void add_values(wxMenu& menu, const wxString& title, const std::string& field,
                    const std::vector<std::string>& values);
    void add_condition(const std::string& field, const std::string& value);

    wxString words(unsigned row, unsigned column) const;
    bool look(unsigned row, unsigned column, wxDataViewItemAttr& look) const;

    Measures measures_;
    Theme theme_;
    wxSearchCtrl* query_ = nullptr;
    wxChoice* order_ = nullptr;
    wxButton* condition_ = nullptr;
    wxButton* code_all_ = nullptr;
    wxStaticText* summary_ = nullptr;
    wxDataViewCtrl* table_ = nullptr;
    wxObjectDataPtr<TableRows> rows_;

    std::string asked_;  ///< the query that `found_` answers
    std::shared_ptr<const Found> found_ = std::make_shared<Found>();
    std::int64_t searching_ = 0;  ///< answers to older queries are dropped
    long around_ = 40;            ///< characters on either side that fit
};

}  // namespace sotto::workbench
