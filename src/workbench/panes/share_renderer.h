// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/theme.h"

#include <wx/dataview.h>

namespace sotto::workbench {

/// A thin bar for a share from 0 to 1; nothing for a negative value. What it says stands in words in the tip.
class ShareRenderer : public wxDataViewCustomRenderer {
public:
    explicit ShareRenderer(Measures measures) : wxDataViewCustomRenderer("double"), measures_(measures) {}

    bool SetValue(const wxVariant& value) override {
        share_ = value.GetDouble();
        return true;
    }
    bool GetValue(wxVariant& value) const override {
        value = share_;
        return true;
    }
    wxSize GetSize() const override { return {4 * measures_.u, measures_.u}; }
    bool Render(wxRect cell, wxDC* dc, int state) override;

private:
    Measures measures_;
    double share_ = -1;
};

}  // namespace sotto::workbench
