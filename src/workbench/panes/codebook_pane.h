// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/tree_pane.h"

#include <optional>
#include <string>
#include <vector>

class wxButton;
class wxMenu;

namespace sotto::workbench {

/// See `make_codebook_pane`.
class CodebookPane : public TreePane {
public:
    CodebookPane(wxWindow* parent, Desk& desk);

    void study_opened() override { show(); }
    void study_changed() override { show(); }
    void focus_changed(const Focus& before) override;
    void hidden_codes_changed() override { show(); }

private:
    using Code = study::Code;

    void show();
    [[nodiscard]] std::vector<const Code*> chosen() const;
    /// The one that is chosen; null when there is none or more.
    [[nodiscard]] const Code* chosen_one() const;
    [[nodiscard]] std::vector<Id<Code>> chosen_branches() const;
    void took_choice();

    bool on_key(const wxKeyEvent& event);
    void offer_menu();
    void add_colours(wxMenu& menu, const std::string& now);
    void toggle_in_documents();
    void apply();
    void rename();
    void edit();
    void make_below(Id<Code> parent);
    void set_colour(const std::string& hex);
    void other_colour();
    [[nodiscard]] std::optional<Id<Code>> ask_for_other(const wxString& purpose,
                                                        const std::vector<Id<Code>>& without);
    void ask_where_to_merge();
    void ask_where_to_move();
    void merge(Id<Code> into, const std::vector<Id<Code>>& codes);
    void remove();
    void move_codes(const std::vector<Id<Code>>& codes, std::int64_t row, Tree::Place place);
    bool take_drop(std::int64_t row, Tree::Place place, const std::string& text, bool ctrl);

    wxButton* add_button_;
    wxButton* eye_button_;
};

}  // namespace sotto::workbench
