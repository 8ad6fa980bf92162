// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/desk_pane.h"
#include "workbench/people/people_grid.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

class wxButton;
class wxCheckBox;
class wxChoice;
class wxSearchCtrl;
class wxStaticText;

namespace sotto::workbench {

/// The register, and what everybody in it has agreed to.
class PeoplePane : public DeskPane {
public:
    PeoplePane(wxWindow* parent, Desk& desk);

private:
    void study_opened() override;
    void study_changed() override { read(); }

    void build_head();
    PeopleRequests requests();
    void take_colours();
    void read();
    void arrange();
    void show(PeopleShown found, const std::vector<PeopleColumn>& columns);
    void sort_by(int column);
    void write(std::string csv);
    /// Shows what `csv` would change, and takes it in when that is wanted.
    void propose(std::string csv, const wxString& left_out, const wxString& verb);
    void paste(const std::string& words);
    void record(std::vector<std::string> codes, const std::vector<study::Audience>& audiences, int choice);
    void offer_consent();
    void offer_menu();
    void offer_register();
    void add_person();
    void import_register();
    void export_register();

    Measures measures_;
    wxStaticText* count_ = nullptr;
    wxStaticText* detail_ = nullptr;
    wxSearchCtrl* filter_ = nullptr;
    wxChoice* who_ = nullptr;
    wxCheckBox* names_ = nullptr;
    wxButton* add_ = nullptr;
    wxButton* consent_ = nullptr;
    wxButton* register_ = nullptr;
    PeopleGrid* grid_ = nullptr;
    std::shared_ptr<const PeopleList> list_ = std::make_shared<PeopleList>();
    std::int64_t reading_ = 0;  ///< answers to older readings are dropped
    std::int64_t read_seq_ = -1;
    std::int64_t arranging_ = 0;
    std::string sorted_by_;  ///< the title of a column; empty: as the list is
    bool ascending_ = true;
    std::string wanted_;  ///< a person who is to be in hand when read
};

}  // namespace sotto::workbench
