// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/dialogs/code_picker.h"
#include "workbench/dialogs/pick_rows.h"
#include "workbench/panes/rows_in_sight.h"
#include "workbench/theme.h"

#include <wx/dialog.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class wxDataViewListCtrl;
class wxSizer;
class wxStaticText;
class wxTextCtrl;

namespace sotto::workbench {

/// The window of `pick_code`: what is typed above, the codes that fit on the left, what the one in hand means
/// on the right, the keys below.
class PickerWindow : public wxDialog {
public:
    struct Wishes {
        std::vector<Id<study::Code>> here;
        std::vector<Id<study::Code>> without;
        wxString purpose;
        wxString words;         ///< for a code in vivo
        bool may_make = false;  ///< new codes
        bool folders_too = false;
    };

    PickerWindow(wxWindow& over, const wxRect& beside, std::shared_ptr<const StudyPicture> study,
                 Wishes wishes);
    std::optional<CodePick> pick();

private:
    /// What a line of the list stands for.
    struct Line {
        enum class Kind { Heading, Code, New } kind = Kind::Heading;
        Id<study::Code> code;
    };

    void build();
    wxSizer* make_field(wxWindow* parent);
    wxSizer* make_middle(wxWindow* parent);
    wxSizer* make_footer(wxWindow* parent);
    void place(const wxRect& beside);
    void fill();
    void add_heading(const wxString& words);
    void add_code(const PickRow& row);
    void add_new();
    void choose(int line);
    void move(int lines);
    void explain();
    void hint_new();
    void on_key(wxKeyEvent& event);
    void take(const Line& line);
    void take_code(Id<study::Code> code);
    void take_new(const std::string& path);
    [[nodiscard]] std::string typed() const;

    std::shared_ptr<const StudyPicture> study_;
    Wishes wishes_;
    Theme theme_;
    Measures measures_;
    std::vector<Id<study::Code>> recent_;
    std::vector<Line> lines_;
    int chosen_ = -1;
    std::optional<CodePick> pick_;
    bool was_active_ = false;

    wxTextCtrl* field_ = nullptr;
    wxStaticText* purpose_ = nullptr;
    RowsInSight<wxDataViewListCtrl>* list_ = nullptr;
    wxTextCtrl* meaning_ = nullptr;
    wxStaticText* new_hint_ = nullptr;
};

}  // namespace sotto::workbench
