// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/import/import_rows.h"
#include "workbench/theme.h"

#include <wx/dataview.h>
#include <wx/panel.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

class wxChoice;
class wxComboBox;
class wxStaticText;
class wxTextCtrl;

namespace sotto::workbench {

using ImportRows = std::shared_ptr<std::vector<ImportRow>>;

/// The files of an import, one in a row, each with a box that says whether it goes in.
class ImportTable : public wxPanel {
public:
    /// Both are called by what the user does.
    ImportTable(wxWindow* parent, ImportRows rows, std::function<void()> chosen,
                std::function<void()> included);

    /// After rows came or went.
    void reset();
    /// After cells differ.
    void refresh() { table_->Refresh(); }
    void take_colours(const Theme& theme);
    /// Rows that can go in, by their numbers.
    [[nodiscard]] std::vector<std::size_t> chosen() const;
    void choose(const std::vector<std::size_t>& rows);
    void set_included(const std::vector<std::size_t>& rows, bool on);

private:
    class Model;
    ImportRows rows_;
    std::function<void()> included_;
    Theme theme_;
    wxDataViewCtrl* table_ = nullptr;
    wxObjectDataPtr<Model> model_;
};

/// Fields to correct what was recognised, in all chosen files at once.
class ImportCorrections : public wxPanel {
public:
    ImportCorrections(wxWindow* parent, ImportRows rows, std::function<void()> corrected);

    /// `rows` are the chosen ones: fields show what they have in common.
    void show(const std::vector<std::size_t>& rows);
    /// What is being written is taken over now; false when it is nothing that can be.
    bool settle();
    void take_colours(const Theme& theme);

private:
    void each(const std::function<void(ImportRow&)>& correct);
    void take_language();
    bool take_date();
    void take_event();

    ImportRows rows_;
    std::function<void()> corrected_;
    std::vector<std::size_t> chosen_;
    wxStaticText* what_ = nullptr;
    wxChoice* kind_ = nullptr;
    wxChoice* status_ = nullptr;
    wxComboBox* language_ = nullptr;
    wxTextCtrl* date_ = nullptr;
    wxTextCtrl* event_ = nullptr;
    wxStaticText* problem_ = nullptr;
    wxColour error_;
};

}  // namespace sotto::workbench
