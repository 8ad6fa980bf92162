// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/identifier_contexts.h"
#include "workbench/panes/desk_pane.h"
#include "workbench/panes/table.h"

#include <wx/stattext.h>

#include <cstdint>
#include <memory>
#include <string>

namespace sotto::workbench {

/// See `make_contexts_pane`.
class ContextsPane : public DeskPane {
public:
    ContextsPane(wxWindow* parent, Desk& desk);

private:
    enum Column : unsigned { Source, Turn, Speaker, Left, Match, Right };

    void study_opened() override;
    void focus_changed(const Focus& before) override;
    void identifiers_changed() override;

    void build_head();
    void build_table();
    void take_colours();
    void fit_columns();
    /// Reads the places of the identifier in focus, if they are others than those shown.
    void ask();
    void say_what_it_is();
    void jump();
    bool on_key(const wxKeyEvent& event);
    [[nodiscard]] wxString words(unsigned row, unsigned column) const;
    bool look(unsigned row, unsigned column, wxDataViewItemAttr& look) const;

    Measures measures_;
    Theme theme_;
    wxStaticText* name_ = nullptr;
    wxStaticText* kind_ = nullptr;
    wxStaticText* count_ = nullptr;
    wxStaticText* forms_ = nullptr;
    wxDataViewCtrl* table_ = nullptr;
    wxObjectDataPtr<TableRows> rows_;
    std::shared_ptr<const IdentifierContexts> contexts_ = std::make_shared<IdentifierContexts>();
    std::string asked_;         ///< the key
    std::int64_t places_ = -1;  ///< that it had then
    std::int64_t asking_ = 0;   ///< answers to older askings are dropped
    long around_ = 40;          ///< characters on either side that fit
};

}  // namespace sotto::workbench
