// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/app.h>
#include <wx/dataview.h>

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace sotto::workbench {

/// A table or tree that brings a row in sight when it is next idle, if the row is still there then.
/// EnsureVisible remembers the row until then, too, but scrolls to it even when it has gone.
template <class Control>
class RowsInSight : public Control {
public:
    using Control::Control;

    void scroll_to(const wxDataViewItem& item) {
        wanted_ = item;
        wxWakeUpIdle();
    }

    /// GTK keeps a picture of the rows of a list that scrolls, and paints that again when it is the frame
    /// around them that is to be painted, which is all wxWidgets asks for: words that have come meanwhile
    /// would not be seen before the mouse is over them.
    void Refresh(bool erase = true, const wxRect* rect = nullptr) override {
        Control::Refresh(erase, rect);
#ifdef __WXGTK__
        gtk_widget_queue_draw(Control::GtkGetTreeView());
#endif
    }

    void OnInternalIdle() override {
        if (wanted_.IsOk() && is_there(wanted_)) Control::EnsureVisible(wanted_);
        wanted_ = {};
        Control::OnInternalIdle();
    }

protected:
    [[nodiscard]] virtual bool is_there(const wxDataViewItem& item) const {
        const auto* rows = dynamic_cast<const wxDataViewListModel*>(Control::GetModel());
        return rows != nullptr && rows->GetRow(item) < rows->GetCount();
    }

private:
    wxDataViewItem wanted_;
};

}  // namespace sotto::workbench
