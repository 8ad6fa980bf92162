// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"
#include "workbench/import/import_rows.h"
#include "workbench/theme.h"

#include <wx/dialog.h>
#include <wx/timer.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

class wxButton;
class wxGauge;
class wxPanel;
class wxSimplebook;
class wxStaticText;

namespace sotto::workbench {

class ImportTable;
class ImportCorrections;
class ImportResult;

/// Takes documents in: shows what was recognised of them before anything goes in, lets it be corrected by
/// one or many files at once, and says afterwards what failed. Stays beside the window, which can be worked
/// in meanwhile, and goes away with the study.
class ImportAssistant : public wxDialog, private DeskObserver {
public:
    /// Looks at `paths` (files and folders) at once; with none it asks for them.
    ImportAssistant(wxWindow* parent, Desk& desk, std::vector<std::string> paths);
    ~ImportAssistant() override;

    void add(const std::vector<std::string>& paths);

private:
    enum Page { Choose, Busy, Rows, Result };

    void study_opened() override { Destroy(); }

    wxWindow* make_choose_page(wxWindow* parent);
    wxWindow* make_busy_page(wxWindow* parent);
    wxWindow* make_rows_page(wxWindow* parent);
    wxSizer* make_buttons();
    void follow_desktop();

    void choose_files();
    void choose_folder();
    void look();
    void import();
    void go_to(Page page);
    void say_rows();
    void say_progress();
    void show_imported();
    void leave();
    /// `call`, for answers of jobs: does nothing when the assistant has gone meanwhile.
    template <class Call>
    auto while_here(Call call) {
        return [here = std::weak_ptr(here_), call = std::move(call)](auto&&... values) {
            if (!here.expired()) call(std::forward<decltype(values)>(values)...);
        };
    }

    Desk& desk_;
    Measures measures_;
    std::vector<std::string> paths_;
    std::shared_ptr<std::vector<ImportRow>> rows_ = std::make_shared<std::vector<ImportRow>>();
    std::string first_imported_;  ///< GUID
    wxSimplebook* book_ = nullptr;
    wxStaticText* hint_ = nullptr;
    wxStaticText* busy_ = nullptr;
    wxGauge* gauge_ = nullptr;
    wxStaticText* heading_ = nullptr;
    wxStaticText* detail_ = nullptr;
    ImportTable* table_ = nullptr;
    ImportCorrections* corrections_ = nullptr;
    ImportResult* result_ = nullptr;
    wxButton* add_files_ = nullptr;
    wxButton* add_folder_ = nullptr;
    wxButton* import_ = nullptr;
    wxButton* copy_ = nullptr;
    wxButton* show_ = nullptr;
    wxButton* leave_ = nullptr;
    wxTimer working_;
    std::int64_t asking_ = 0;  ///< answers to older askings are dropped
    std::shared_ptr<bool> here_ = std::make_shared<bool>(true);
};

/// Opens the assistant over `parent`, or hands `paths` to the one that is open there.
void import_with_assistant(wxWindow& parent, Desk& desk, const std::vector<std::string>& paths);

}  // namespace sotto::workbench
