// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/frame.h"
#include "workbench/gtk_looks.h"
#include "workbench/icons.h"
#include "workbench/words.h"

#include <gtk/gtk.h>
#include <wx/button.h>
#include <wx/gauge.h>
#include <wx/menu.h>
#include <wx/settings.h>
#include <wx/srchctrl.h>
#include <wx/toolbar.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sotto::workbench {

namespace {

constexpr int first_action_id = wxID_HIGHEST + 100;

/// What actions call the menus, and how the bar does.
const std::array<std::pair<const char*, const char*>, 8> menu_names{{{"Study", wxTRANSLATE("&Study")},
                                                                     {"Edit", wxTRANSLATE("&Edit")},
                                                                     {"View", wxTRANSLATE("&View")},
                                                                     {"Code", wxTRANSLATE("&Code")},
                                                                     {"Search", wxTRANSLATE("Sea&rch")},
                                                                     {"Analyse", wxTRANSLATE("&Analyse")},
                                                                     {"Privacy", wxTRANSLATE("&Privacy")},
                                                                     {"Help", wxTRANSLATE("&Help")}}};

struct ArrangementTool {
    const char* action;
    const char* label;
};
const std::map<Arrangement, ArrangementTool> arrangement_tools{
    {Arrangement::Code, {"view/code", wxTRANSLATE("Code")}},
    {Arrangement::Review, {"view/review", wxTRANSLATE("Review")}},
    {Arrangement::Read, {"view/read", wxTRANSLATE("Read")}},
    {Arrangement::People, {"view/people", wxTRANSLATE("People")}},
    {Arrangement::Findings, {"view/findings", wxTRANSLATE("Findings")}},
    {Arrangement::Privacy, {"view/privacy", wxTRANSLATE("Privacy")}},
    {Arrangement::Export, {"view/export", wxTRANSLATE("Export")}}};

wxString with_key(const Action& action) {
    const auto label = action.label_now ? action.label_now() : action.label;
    if (action.key.empty()) return label;
    // GTK would take a single letter away from every text field.
    return label + (is_typing_key(action.key) ? "  (" + action.key + ")" : "\t" + action.key);
}

}  // namespace

void Frame::build_menus() {
    auto* bar = new wxMenuBar;
    for (const auto& [name, shown_name] : menu_names) {
        auto* menu = new wxMenu;
        for (const auto& action : actions_) {
            if (action.menu != name) continue;
            if (action.separated && menu->GetMenuItemCount() > 0) menu->AppendSeparator();
            const auto kind = !action.checked         ? wxITEM_NORMAL
                              : action.one_of_several ? wxITEM_RADIO
                                                      : wxITEM_CHECK;
            menu->Append(menu_id_of(action), with_key(action), action.help, kind);
        }
        bar->Append(menu, wxGetTranslation(shown_name));
    }
    SetMenuBar(bar);
    Bind(
        wxEVT_MENU,
        [this](wxCommandEvent& event) {
            const auto at = static_cast<std::size_t>(event.GetId() - first_action_id);
            if (actions_[at].enabled()) actions_[at].run();
        },
        first_action_id, first_action_id + static_cast<int>(actions_.size()) - 1);
    Bind(
        wxEVT_UPDATE_UI,
        [this](wxUpdateUIEvent& event) {
            const auto& asked = actions_[static_cast<std::size_t>(event.GetId() - first_action_id)];
            event.Enable(asked.enabled());
            if (asked.checked) event.Check(asked.checked());
            if (!asked.label_now || dynamic_cast<wxMenu*>(event.GetEventObject()) == nullptr) return;
            const auto* item = GetMenuBar()->FindItem(event.GetId());
            const auto label = with_key(asked);
            if (item != nullptr && item->GetItemLabel() != label) event.SetText(label);
        },
        first_action_id, first_action_id + static_cast<int>(actions_.size()) - 1);
}

void Frame::build_tool_bar() {
    const auto ink = wxSystemSettings::GetColour(wxSYS_COLOUR_BTNTEXT);
    const auto u = Measures::of(*this).u;
    auto* bar = CreateToolBar(wxTB_HORIZONTAL | wxTB_FLAT | wxTB_HORZ_TEXT);
    const auto add = [&](const char* id, Icon picture, const wxString& label) {
        if (const auto* found = action(id); found != nullptr)
            bar->AddTool(menu_id_of(*found), label, drawn(picture, ink, 2 * u), found->help);
    };
    add("source/import", Icon::Import, _("Import"));
    bar->AddSeparator();
    add("study/undo", Icon::Undo, wxString());
    add("study/redo", Icon::Redo, wxString());
    bar->AddSeparator();
    add("code/apply", Icon::Code, _("Code…"));
    add("memo/write", Icon::Memo, _("Memo"));
    add("privacy/off-record", Icon::OffRecord, _("Off the record"));
    bar->AddStretchableSpace();
    for (const auto& [arrangement, tool] : arrangement_tools) {
        if (const auto* found = action(tool.action); found != nullptr)
            bar->AddTool(menu_id_of(*found), wxGetTranslation(tool.label), wxBitmapBundle(), found->help,
                         wxITEM_RADIO);
    }
    bar->AddSeparator();
    search_ = new wxSearchCtrl(bar, wxID_ANY, wxString(), wxDefaultPosition, wxSize(19 * u, -1),
                               wxTE_PROCESS_ENTER);
    search_->SetDescriptiveText(_("Search the study"));
    set_accessible_name(*search_, _("Search the study"));
    bar->AddControl(search_);
    bar->Realize();
    take_icons_off_radio_tools(*bar);
    const auto look = [this](wxCommandEvent&) { search_for(kept(search_->GetValue())); };
    search_->Bind(wxEVT_SEARCH, look);
    search_->Bind(wxEVT_TEXT_ENTER, look);
}

void Frame::show_arrangement() {
    auto* bar = GetToolBar();
    const auto tool = arrangement_tools.find(arrangement_);
    if (bar == nullptr || tool == arrangement_tools.end()) return;
    // Menus and tools follow by themselves when there is nothing else to do, which may be a while.
    if (const auto* found = action(tool->second.action); found != nullptr)
        bar->ToggleTool(menu_id_of(*found), true);
}

bool Frame::search_box_in_sight() const {
    // Where words are large, the tool bar has no room for it; GTK does not tell wxWidgets.
    return search_->IsShownOnScreen() && gtk_widget_get_mapped(search_->GetHandle()) != FALSE;
}

void Frame::build_status_bar() {
    auto* bar = CreateStatusBar(3);
    const std::array<int, 3> widths{-2, -3, -2};
    bar->SetStatusWidths(3, widths.data());
    gauge_ =
        new wxGauge(bar, wxID_ANY, 1000, wxDefaultPosition, wxDefaultSize, wxGA_HORIZONTAL | wxGA_SMOOTH);
    stop_ = new wxButton(bar, wxID_ANY, _("Cancel"), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    set_accessible_name(*gauge_, _("Progress"));
    stop_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { desk_->cancel(); });
    gauge_->Hide();
    stop_->Hide();
    bar->Bind(wxEVT_SIZE, [this, bar](wxSizeEvent& event) {
        wxRect field;
        if (bar->GetFieldRect(1, field)) {
            const auto button = stop_->GetBestSize();
            // On its way to the screen the bar has hardly any room.
            const int height = std::max(field.height, 0);
            stop_->SetSize(field.GetRight() - button.x, field.y, button.x, height);
            gauge_->SetSize(field.x + field.width / 2, field.y, std::max(field.width / 2 - button.x - 4, 0),
                            height);
        }
        event.Skip();
    });
}

void Frame::follow_keys() {
    for (const auto& one : actions_) {
        if (auto* item = GetMenuBar()->FindItem(menu_id_of(one)); item != nullptr)
            item->SetItemLabel(with_key(one));
    }
}

const Action* Frame::action(const std::string& id) const {
    const auto at =
        std::find_if(actions_.begin(), actions_.end(), [&](const Action& one) { return one.id == id; });
    return at == actions_.end() ? nullptr : &*at;
}

int Frame::menu_id_of(const Action& action) const {
    return first_action_id + static_cast<int>(&action - actions_.data());
}

void Frame::on_context_menu(wxContextMenuEvent&) {
    wxMenu menu;
    for (const char* id :
         {"code/apply", "code/in-vivo", "coding/remove", "memo/write", "privacy/off-record", "edit/copy"}) {
        if (const auto* found = action(id); found != nullptr)
            menu.Append(menu_id_of(*found), found->label)->Enable(found->enabled());
    }
    PopupMenu(&menu);
}

}  // namespace sotto::workbench
