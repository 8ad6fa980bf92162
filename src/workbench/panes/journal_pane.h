// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/desk_pane.h"
#include "workbench/panes/journal_steps.h"
#include "workbench/panes/table.h"

#include <vector>

class wxButton;
class wxStaticText;

namespace sotto::workbench {

/// Every edit in words, newest first, and the way back to the study as it was after any of them.
class JournalPane : public DeskPane {
public:
    JournalPane(wxWindow* parent, Desk& desk);

private:
    enum Column : unsigned { Number, Time, Who, What };

    void study_opened() override { load(0); }
    void study_changed() override { load(entries_.size()); }

    /// Reads at least the newest `count` entries.
    void load(std::size_t count);
    void take(std::vector<store::JournalEntry> newest_last);
    void offer();
    void go();
    void take_colours();
    wxString words(unsigned row, unsigned column);
    bool look(unsigned row, unsigned column, wxDataViewItemAttr& look) const;
    [[nodiscard]] JournalStep chosen_step() const;

    Measures measures_;
    Theme theme_;
    wxStaticText* count_ = nullptr;
    wxButton* step_ = nullptr;
    wxButton* redo_ = nullptr;
    Table* table_ = nullptr;
    wxObjectDataPtr<TableRows> rows_;
    std::vector<store::JournalEntry> entries_;  ///< newest first; older ones are read when they come in sight
    std::int64_t total_ = 0;
    std::int64_t loading_ = 0;
    bool more_asked_ = false;
};

}  // namespace sotto::workbench
