// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/export/export_page.h"
#include "workbench/frame.h"
#include "workbench/panes/documents_pane.h"
#include "workbench/panes/panes.h"
#include "workbench/tour/tour.h"

#include <wx/config.h>
#include <wx/notebook.h>
#include <wx/simplebook.h>

#include <algorithm>
#include <array>

namespace sotto::workbench {

namespace {

constexpr const char* titles_setting = "/layout/titles";
constexpr std::array<const char*, 6> side_panes{"sources", "codebook",    "inspector",
                                                "results", "identifiers", "contexts"};

wxString setting_of(Arrangement arrangement) {
    switch (arrangement) {
        case Arrangement::Code:
            return "/layout/now/code";
        case Arrangement::Review:
            return "/layout/now/review";
        case Arrangement::People:
            return "/layout/now/people";
        case Arrangement::Findings:
            return "/layout/now/findings";
        case Arrangement::Privacy:
            return "/layout/now/privacy";
        case Arrangement::Export:
            return "/layout/now/export";
        case Arrangement::Read:
            break;
    }
    return "/layout/now/read";
}

/// Whether documents are in the middle of it.
bool has_documents(Arrangement arrangement) {
    return arrangement == Arrangement::Code || arrangement == Arrangement::Review ||
           arrangement == Arrangement::Read;
}

wxString dock(int direction, int layer, int size) {
    return wxString::Format("dock_size(%d,%d,0)=%d|", direction, layer, size);
}

}  // namespace

void Frame::arrange(Arrangement arrangement) {
    keep_arrangement();
    if (arrangement == Arrangement::Export && arrangement_ != arrangement) before_export_ = arrangement_;
    arrangement_ = arrangement;
    if (has_documents(arrangement)) with_documents_ = arrangement;
    panes_move_ = wxConfigBase::Get()->ReadBool(titles_setting, false);
    wxString kept_layout;
    if (!wxConfigBase::Get()->Read(setting_of(arrangement), &kept_layout) ||
        !manager_.LoadPerspective(kept_layout, false))
        arrange_as_at_first();
    title_panes();
    manager_.Update();
    fit_docks();
    turn_middle();
    show_arrangement();
    if (tour_ != nullptr) tour_->look();
}

void Frame::arrange_with_documents() {
    if (!has_documents(arrangement_)) arrange(with_documents_);
}

void Frame::open_page(Arrangement arrangement) {
    arrange(arrangement);
    (arrangement == Arrangement::People    ? people_
     : arrangement == Arrangement::Privacy ? disclosure_
                                           : findings_)
        ->SetFocus();
}

void Frame::turn_middle() {
    wxWindow* page = !desk_->has_study()                     ? welcome_
                     : arrangement_ == Arrangement::Export   ? export_page_
                     : arrangement_ == Arrangement::People   ? people_
                     : arrangement_ == Arrangement::Findings ? findings_
                     : arrangement_ == Arrangement::Privacy  ? disclosure_
                                                             : static_cast<wxWindow*>(documents_);
    const auto at = middle_->FindPage(page);
    if (middle_->GetSelection() != at) middle_->ChangeSelection(static_cast<std::size_t>(at));
    if (page == export_page_) export_page_->enter();
}

void Frame::restore_arrangement() {
    wxConfigBase::Get()->DeleteEntry(setting_of(arrangement_));
    arrange_as_at_first();
    title_panes();
    manager_.Update();
    fit_docks();
}

void Frame::arrange_as_at_first() {
    const int u = Measures::of(*this).u;
    const bool review = arrangement_ == Arrangement::Review;
    const bool read = arrangement_ == Arrangement::Read;
    // Where words are very large, what can be done without goes first.
    const bool cramped = GetClientSize().x < 118 * u;
    const bool low = GetClientSize().y < 64 * u;
    const auto shown_now = [&](const wxString& name) {
        if (arrangement_ == Arrangement::Export || arrangement_ == Arrangement::People ||
            arrangement_ == Arrangement::Privacy)
            return false;
        if (arrangement_ == Arrangement::Findings)
            return (name == "results" && !low) || (name == "codebook" && !cramped);
        if (name == "identifiers" || name == "contexts") return review;
        if (name == "inspector") return !read && !cramped;
        if (name == "results") return read || (!review && !low);
        return !review;
    };
    for (const char* name : side_panes) {
        auto& pane = manager_.GetPane(name);
        pane.Dock().Show(shown_now(name));
        if (wxString(name) == "inspector") pane.Right().Layer(1).Row(0).Position(0);
        if (wxString(name) == "results") pane.Bottom().Layer(0).Row(0).Position(0);
        if (wxString(name) == "contexts") pane.Top().Layer(0).Row(0).Position(0);
        if (wxString(name) == "sources" || wxString(name) == "identifiers")
            pane.Left().Layer(1).Row(0).Position(0);
        if (wxString(name) == "codebook") pane.Left().Layer(1).Row(0).Position(1);
    }
    manager_.GetPane("sources").dock_proportion = 45;
    manager_.GetPane("codebook").dock_proportion = 55;
    wxString all = "layout2|";
    const auto& panes = manager_.GetAllPanes();
    for (std::size_t i = 0; i < panes.GetCount(); ++i) all += manager_.SavePaneInfo(panes.Item(i)) + "|";
    // A cross-table of some rows below its heads, and still more than half of the height for words.
    const int height = std::max(GetClientSize().y, low ? 40 * u : 80 * u);
    const int below = read ? std::min(64 * u, height * 6 / 10) : std::min(44 * u, height * 45 / 100);
    const bool narrow = GetClientSize().x < 170 * u;
    const int left = cramped ? 30 : narrow ? 37 : 40;
    all += dock(wxAUI_DOCK_CENTER, 0, 40 * u) + dock(wxAUI_DOCK_LEFT, 1, left * u) +
           dock(wxAUI_DOCK_RIGHT, 1,
                (narrow   ? 34
                 : review ? 40
                          : 36) *
                    u) +
           dock(wxAUI_DOCK_BOTTOM, 0, below) +
           dock(wxAUI_DOCK_TOP, 0, std::min(40 * u, height * (low ? 34 : 42) / 100));
    manager_.LoadPerspective(all, false);
}

void Frame::title_panes() {
    const std::array<std::pair<const char*, wxString>, 6> captions{
        {{"sources", _("Sources")},
         {"codebook", _("Codebook")},
         {"inspector", _("Inspector")},
         {"results", _("Results")},
         {"identifiers", _("Identifiers")},
         {"contexts", _("Places of the identifier")}}};
    // What was kept may be in another language.
    for (const auto& [name, caption] : captions)
        manager_.GetPane(name).Caption(caption).CaptionVisible(panes_move_).CloseButton(true);
}

void Frame::fit_docks() {
    const int u = Measures::of(*this).u;
    manager_.fit(GetClientSize(), wxSize(40 * u, 22 * u));
}

void Frame::keep_arrangement() {
    if (IsShownOnScreen()) wxConfigBase::Get()->Write(setting_of(arrangement_), manager_.SavePerspective());
}

void Frame::review_identifiers() {
    if (arrangement_ != Arrangement::Review) arrange(Arrangement::Review);
    manager_.GetPane("identifiers").Show();
    manager_.Update();
    fit_docks();
    start_review(*identifiers_pane_);
}

void Frame::toggle_pane(const wxString& name) {
    auto& pane = manager_.GetPane(name);
    pane.Show(!pane.IsShown());
    manager_.Update();
    fit_docks();
}

bool Frame::pane_shown(const wxString& name) {
    return manager_.GetPane(name).IsShown();
}

void Frame::move_panes(bool titles) {
    panes_move_ = titles;
    wxConfigBase::Get()->Write(titles_setting, titles);
    title_panes();
    manager_.Update();
}

}  // namespace sotto::workbench
