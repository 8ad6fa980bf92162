// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/source_rows.h"
#include "workbench/panes/tree_pane.h"

#include <string>
#include <vector>

class wxButton;
class wxMenu;

namespace sotto::workbench {

/// See `make_sources_pane`.
class SourcesPane : public TreePane {
public:
    SourcesPane(wxWindow* parent, Desk& desk);

    void study_opened() override;
    void study_changed() override { show(); }
    void focus_changed(const Focus& before) override;
    void identifiers_changed() override;

private:
    void show();
    void set_grouping(SourceGrouping grouping);
    void look_up_participants();
    void offer_groupings(wxButton& button);
    void offer_menu();
    void add_group_items(wxMenu& menu, const std::vector<const study::Source*>& sources);
    [[nodiscard]] std::vector<const study::Source*> chosen_sources() const;
    [[nodiscard]] wxString tip(std::int64_t row) const;
    bool on_key(const wxKeyEvent& event);
    void open(std::int64_t row);
    void rename();
    void remove();
    void remove_group(const std::string& name);
    void make_group();
    void change(const std::string& parameter, const std::string& value);
    void put_in_group(const std::string& group, bool in);
    bool take_drop(std::int64_t row, const std::string& text);

    wxButton* grouping_button_;
    SourceRows rows_;
    SourceParticipants participants_;
    SourceGrouping grouping_ = SourceGrouping::Kind;
};

}  // namespace sotto::workbench
