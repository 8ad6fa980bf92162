// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dock_manager.h"

#include <algorithm>
#include <utility>

namespace sotto::workbench {

namespace {

bool is_shown(const wxAuiDockInfo& dock) {
    for (std::size_t i = 0; i < dock.panes.GetCount(); ++i) {
        if (dock.panes.Item(i)->IsShown() && !dock.panes.Item(i)->IsFloating()) return true;
    }
    return false;
}

}  // namespace

DockManager::Dock& DockManager::known(const wxAuiDockInfo& info) {
    const auto at = std::find_if(docks_.begin(), docks_.end(), [&](const Dock& dock) {
        return dock.direction == info.dock_direction && dock.layer == info.dock_layer &&
               dock.row == info.dock_row;
    });
    if (at != docks_.end()) return *at;
    docks_.push_back({info.dock_direction, info.dock_layer, info.dock_row, info.size, info.size});
    return docks_.back();
}

bool DockManager::fit_along(bool across, int room) {
    std::vector<wxAuiDockInfo*> docks;
    for (std::size_t i = 0; i < m_docks.GetCount(); ++i) {
        auto& dock = m_docks.Item(i);
        if (dock.dock_direction == wxAUI_DOCK_CENTER || dock.IsHorizontal() == across || !is_shown(dock))
            continue;
        docks.push_back(&dock);
        room -= m_art->GetMetric(wxAUI_DOCKART_SASH_SIZE);
    }
    int wished = 0;
    for (const auto* dock : docks) {
        auto& one = known(*dock);
        if (dock->size != one.given) one.wished = dock->size;
        wished += one.wished;
    }
    // The one with the least to give first: the others share what it keeps for itself.
    const auto spare = [&](const wxAuiDockInfo* dock) {
        const auto wish = known(*dock).wished;
        return wish == 0 ? 0.0 : static_cast<double>(wish - dock->min_size) / wish;
    };
    std::sort(docks.begin(), docks.end(), [&](const auto* a, const auto* b) { return spare(a) < spare(b); });
    bool changed = false;
    for (auto* dock : docks) {
        auto& one = known(*dock);
        const int share = wished <= room ? one.wished
                                         : static_cast<int>(static_cast<long long>(one.wished) *
                                                            std::max(room, 0) / std::max(wished, 1));
        one.given = std::max(share, std::min(dock->min_size, one.wished));
        wished -= one.wished;
        room -= one.given;
        changed = changed || dock->size != one.given;
        dock->size = one.given;
    }
    return changed;
}

void DockManager::fit(const wxSize& window, const wxSize& middle) {
    const bool narrower = fit_along(true, window.x - middle.x);
    const bool lower = fit_along(false, window.y - middle.y);
    if (narrower || lower) Update();
}

}  // namespace sotto::workbench
