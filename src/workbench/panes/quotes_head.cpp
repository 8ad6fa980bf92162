// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/quotes_pane.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/config.h>
#include <wx/sizer.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

constexpr const char* grouping_setting = "/quotes/group";
constexpr int groupings = 5;

}  // namespace

void QuotesPane::build_head() {
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    count_ = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_MIDDLE);
    count_->SetFont(GetFont().Bold());
    sums_ = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    condition_ = new wxButton(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    condition_->SetToolTip(_("Show all quotes of the code again"));
    condition_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        auto focus = desk().focus();
        focus.where.reset();
        desk().set_focus(focus);
    });
    filter_ = new wxSearchCtrl(this, wxID_ANY);
    filter_->SetDescriptiveText(_("Filter quotes"));
    filter_->ShowCancelButton(true);
    filter_->SetMinSize({26 * measures_.u, -1});
    set_accessible_name(*filter_, _("Filter quotes"));
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        order_.filter = kept(filter_->GetValue());
        arrange();
    });
    groups_ = new wxChoice(this, wxID_ANY);
    groups_->SetName("quote groups");
    for (const auto& name :
         {_("No groups"), _("By code"), _("By source"), _("By kind of source"), _("By speaker")})
        groups_->Append(name);
    set_accessible_name(*groups_, _("Group quotes"));
    grouping_ = static_cast<QuoteGrouping>(
        std::clamp(static_cast<int>(wxConfigBase::Get()->ReadLong(grouping_setting, 0)), 0, groupings - 1));
    groups_->SetSelection(static_cast<int>(grouping_));
    groups_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        group_by(static_cast<QuoteGrouping>(std::max(0, groups_->GetSelection())));
    });
    const auto middle = wxSizerFlags().CentreVertical();
    line->Add(count_, wxSizerFlags(middle).Border(wxLEFT, 2 * measures_.u));
    line->Add(sums_, wxSizerFlags(middle).Border(wxLEFT, 2 * measures_.u));
    line->AddStretchSpacer();
    line->Add(condition_, wxSizerFlags(middle).Border(wxRIGHT, measures_.u));
    line->Add(groups_, wxSizerFlags(middle).Border(wxRIGHT, measures_.u));
    line->Add(filter_, wxSizerFlags(middle).Border(wxRIGHT, measures_.u));
    line->SetMinSize({-1, 5 * measures_.u});
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fit_head();
        event.Skip();
    });
    GetSizer()->Add(line, wxSizerFlags().Expand());
}

void QuotesPane::fit_head() {
    const int u = measures_.u;
    const auto width = [&](wxWindow& part, int border) {
        return part.IsShown() ? part.GetBestSize().x + border : 0;
    };
    const int sums = sums_->GetTextExtent(sums_->GetLabel()).x + 3 * u;
    int room = GetClientSize().x - count_->GetTextExtent(count_->GetLabel()).x - 3 * u -
               width(*condition_, u) - width(*groups_, u) - u;
    // The box gives way first, then the sums: they can be read off the list.
    const int least = 14 * u;
    const int most = 26 * u;
    sums_->Show(room - least >= sums);
    if (sums_->IsShown()) room -= sums;
    filter_->SetMinSize({std::clamp(room, least, most), -1});
    count_->SetMinSize(
        {std::min(count_->GetTextExtent(count_->GetLabel()).x,
                  std::max(10 * u, room + count_->GetTextExtent(count_->GetLabel()).x - least)),
         -1});
}

void QuotesPane::fit_columns() {
    const int u = measures_.u;
    const int room = table_->GetClientSize().x - (18 + 10 + 6) * u;
    // The names of codes stand there whole or come into sight by scrolling; their dots always do.
    const int names = 24 * u;
    const int wanted = std::clamp(room - names >= 48 * u ? room - names : room, 34 * u, 72 * u);
    if (wanted == quote_width_) return;
    quote_width_ = wanted;
    table_->GetColumn(0)->SetWidth(wanted);
}

void QuotesPane::group_by(QuoteGrouping grouping) {
    grouping_ = grouping;
    wxConfigBase::Get()->Write(grouping_setting, static_cast<long>(grouping));
    arrange();
}

void QuotesPane::show_sums() {
    const auto sums = sums_of(*list_, words_);
    const auto* code = study().codes.find(code_);
    if (code == nullptr) {
        count_->SetLabel(_("Choose a code to see its quotes"));
        sums_->SetLabel({});
    } else {
        auto count = counted("%s quote", "%s quotes", static_cast<long long>(sums.quotes));
        if (!order_.filter.empty() && shown_.size() != sums.quotes)
            count = wxString::Format(_("%zu of %s"), shown_.size(), count);
        count_->SetLabel(shown(code->name) + wxString::FromUTF8("  ·  ") + count);
        const auto dot = wxString::FromUTF8(" · ");
        sums_->SetLabel(
            counted("%s person", "%s people", static_cast<long long>(sums.people)) + dot +
            counted("%s source", "%s sources", static_cast<long long>(sums.sources)) + dot +
            counted("%s kind of source", "%s kinds of source", static_cast<long long>(sums.kinds)));
    }
    fit_head();
    Layout();
}

}  // namespace sotto::workbench
