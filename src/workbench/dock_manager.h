// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/aui/framemanager.h>

#include <vector>

namespace sotto::workbench {

/// A manager of panes whose docks give way when the window gets smaller. Those of wxWidgets keep the pixels
/// they once had, until nothing is left for what stands between them, or for themselves.
class DockManager : public wxAuiManager {
public:
    /// Makes docks smaller where a window of the size `window` has no room for them and for `middle` between
    /// them, and as large as they were before when it has it again. None gets smaller than its panes bear.
    void fit(const wxSize& window, const wxSize& middle);

private:
    struct Dock {
        int direction;
        int layer;
        int row;
        int wished;  ///< in pixels, by whoever moved its border last
        int given;
    };
    Dock& known(const wxAuiDockInfo& info);
    bool fit_along(bool across, int room);

    std::vector<Dock> docks_;
};

}  // namespace sotto::workbench
