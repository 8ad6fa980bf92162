// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/findings/finding_rows.h"
#include "workbench/panes/desk_pane.h"
#include "workbench/panes/table.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

class wxButton;
class wxPanel;
class wxStaticText;
class wxTextCtrl;

namespace sotto::workbench {

/// A table of the quotes on one side of a claim.
class EvidenceTable : public wxPanel {
public:
    struct Reports {
        std::function<void(const EvidenceRow&)> jump;
        std::function<void(std::vector<std::string> guids)> remove;
        std::function<void(std::vector<std::string> guids)> change_sides;
        std::function<void(const EvidenceRow&)> chosen;
    };
    EvidenceTable(wxWindow* parent, Desk& desk, bool supports, Reports reports);

    void show(std::vector<EvidenceRow> rows, const std::map<study::SourceKind, std::int64_t>& sources);
    void take_colours(const Theme& theme);

private:
    [[nodiscard]] std::vector<std::size_t> chosen() const;
    [[nodiscard]] std::vector<std::string> chosen_guids() const;
    void menu();

    Desk& desk_;
    const bool supports_;
    Reports reports_;
    Theme theme_;
    std::vector<EvidenceRow> shown_;
    wxStaticText* heading_ = nullptr;
    wxStaticText* strength_ = nullptr;
    wxDataViewCtrl* table_ = nullptr;
    wxObjectDataPtr<TableRows> rows_;
};

/// The claims of the study, and for the one in focus the quotes for and against it.
class FindingsPane : public DeskPane {
public:
    FindingsPane(wxWindow* parent, Desk& desk);

private:
    void study_opened() override;
    void study_changed() override;
    void focus_changed(const Focus& before) override;

    wxSizer* make_head();
    wxWindow* make_start(wxWindow* parent);
    void make_claims(wxWindow* parent);
    void make_discussion(wxWindow* parent);
    wxWindow* make_detail(wxWindow* parent);
    void take_colours();
    void wrap_hint();
    void show_claims();
    void show_finding();
    void read();
    void choose(Id<study::Finding> finding);
    void keep_words();
    void remove();
    void change(const std::string& action, const std::string& side, const std::vector<std::string>& guids);
    [[nodiscard]] const study::Finding* finding() const;

    Measures measures_;
    Theme theme_;
    wxStaticText* count_ = nullptr;
    wxButton* new_ = nullptr;
    wxButton* remove_ = nullptr;
    wxButton* export_ = nullptr;
    wxDataViewCtrl* claims_ = nullptr;
    wxObjectDataPtr<TableRows> claim_rows_;
    wxPanel* detail_ = nullptr;
    wxStaticText* hint_ = nullptr;
    int hint_room_ = 0;  ///< as wide as it is wrapped
    wxStaticText* discussion_label_ = nullptr;
    wxTextCtrl* claim_ = nullptr;
    wxTextCtrl* discussion_ = nullptr;
    std::array<EvidenceTable*, 2> sides_{};  ///< for, against
    Id<study::Finding> finding_;
    std::int64_t reading_ = 0;  ///< answers to older readings are dropped
    bool choosing_ = false;
};

}  // namespace sotto::workbench
