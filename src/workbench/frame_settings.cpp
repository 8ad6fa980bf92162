// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/frame.h"
#include "workbench/panes/documents_pane.h"
#include "workbench/settings/settings_window.h"

namespace sotto::workbench {

namespace {

void zoom_documents(wxWindow& window, int percent) {
    if (auto* view = dynamic_cast<TranscriptView*>(&window); view != nullptr) {
        view->set_zoom(percent);
        return;
    }
    for (auto* child : window.GetChildren()) zoom_documents(*child, percent);
}

}  // namespace

void Frame::change_settings(SettingsSubject subject) {
    workbench::change_settings(*this,
                               {*desk_, actions_, [this] { follow_keys(); },
                                [this](int percent) { zoom_documents(*documents_, percent); }},
                               subject);
}

}  // namespace sotto::workbench
