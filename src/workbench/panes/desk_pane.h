// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"
#include "workbench/theme.h"

#include <wx/panel.h>

#include <memory>
#include <utility>

namespace sotto::workbench {

/// A pane that follows the desk for as long as it lives.
class DeskPane : public wxPanel, public DeskObserver {
public:
    DeskPane(wxWindow* parent, Desk& desk) : wxPanel(parent, wxID_ANY), desk_(desk) { desk_.observe(this); }
    ~DeskPane() override { desk_.forget(this); }

protected:
    [[nodiscard]] Desk& desk() { return desk_; }
    [[nodiscard]] const Desk& desk() const { return desk_; }
    [[nodiscard]] const StudyPicture& study() const { return *desk_.study(); }

    /// `call`, for answers of jobs: does nothing when the pane has gone meanwhile.
    template <class Call>
    auto while_here(Call call) {
        return [here = std::weak_ptr(here_), call = std::move(call)](auto&&... values) {
            if (!here.expired()) call(std::forward<decltype(values)>(values)...);
        };
    }

private:
    Desk& desk_;
    std::shared_ptr<bool> here_ = std::make_shared<bool>(true);
};

}  // namespace sotto::workbench
