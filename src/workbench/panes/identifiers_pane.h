// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/identifier_review.h"
#include "workbench/panes/tree_pane.h"

#include <optional>
#include <string>
#include <vector>

class wxButton;
class wxMenu;

namespace sotto::workbench {

/// A line that fills as a review comes on.
class ReviewProgress : public wxWindow {
public:
    explicit ReviewProgress(wxWindow* parent);
    void show(std::size_t decided, std::size_t all);
    bool AcceptsFocus() const override { return false; }

private:
    double share_ = 0;
};

/// See `make_identifiers_pane`.
class IdentifiersPane : public TreePane {
public:
    IdentifiersPane(wxWindow* parent, Desk& desk);

    void study_opened() override;
    void study_changed() override { show(); }
    void identifiers_changed() override { show(); }
    void focus_changed(const Focus& before) override;

    /// The keyboard goes to the list, and an identifier is in hand.
    void start();

private:
    void show();
    [[nodiscard]] std::vector<TreeRow> rows();
    [[nodiscard]] bool listed(const FoundEntity& entity) const;
    [[nodiscard]] wxString detail_of(const FoundEntity& entity) const;
    [[nodiscard]] const FoundEntity* entity_of(std::int64_t row) const;
    bool on_key(const wxKeyEvent& event);
    void take_chosen();
    void offer_kinds(wxButton& button);
    void offer_menu();
    void accept_listed();
    void jump();

    ReviewProgress* progress_;
    wxButton* kinds_;
    std::optional<privacy::Category> category_;
    bool here_only_ = false;             ///< in the document in front
    Id<study::Source> here_;             ///< whose identifiers are listed then
    std::vector<std::string> queue_;     ///< of those listed, the keys that wait
    std::vector<std::string> replaced_;  ///< of those, the keys of what is replaced if nobody decides
};

}  // namespace sotto::workbench
