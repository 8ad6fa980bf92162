// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/button_pair.h"
#include "workbench/panes/desk_pane.h"
#include "workbench/panes/inspector_card.h"
#include "workbench/panes/inspector_facts.h"

#include <wx/tglbtn.h>

#include <array>

class wxButton;

namespace sotto::workbench {

/// What is known of the thing in focus: a coding, else a code, else the source; of the people in them, and of
/// identifiers.
class InspectorPane : public DeskPane {
public:
    InspectorPane(wxWindow* parent, Desk& desk);

private:
    void study_opened() override;
    void study_changed() override { ask(); }
    void document_changed(study::Id<study::Source> source) override;
    void focus_changed(const Focus& before) override;
    void identifiers_changed() override;

    void take_colours();
    void build_head();
    void build_foot();
    void build_decision();
    void name_decision();
    void inspect(const Inspected& what);
    /// Reads the facts, and shows them when they are there.
    void ask();
    /// Shows them with the next turn of the event loop: a control of the card may be the reason.
    template <class Fill>
    void show(Fill fill);
    void show_coding(const std::optional<CodingFacts>& facts);
    void offer_tabs();
    void recode();
    void remove();
    [[nodiscard]] Inspected thing_of(Inspected::Kind kind) const;

    Measures measures_;
    std::array<wxToggleButton*, 5> tabs_{};
    wxStaticText* number_ = nullptr;
    InspectorCard* card_ = nullptr;
    ButtonPair* foot_ = nullptr;
    ButtonPair* decision_ = nullptr;
    wxButton* accept_ = nullptr;
    wxButton* reject_ = nullptr;
    Inspected what_;
    Inspected shown_;                    ///< on the card
    std::optional<CodingFacts> coding_;  ///< that is shown
    study::Id<study::Entity> person_;    ///< looked at last
    wxString review_;                    ///< of the source, as shown
    std::int64_t asking_ = 0;            ///< answers to older askings are dropped
};

}  // namespace sotto::workbench
