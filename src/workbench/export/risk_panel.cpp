// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/export/risk_panel.h"

#include "workbench/export/page_words.h"
#include "workbench/words.h"

#include <wx/dcbuffer.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <set>

namespace sotto::workbench {

namespace {

enum CheckOf : std::size_t { Consent, OffRecord, Names, Reviewed, Group, Voices, Scan, check_count };

wxString number(std::int64_t value) {
    return counted("%s", "%s", value);
}

/// Who and how many are kept back by somebody's consent.
struct ByConsent {
    std::set<std::string> people;
    std::int64_t quotes = 0;
    std::int64_t off_record = 0;
    std::int64_t not_linked = 0;
};

ByConsent by_consent(const ExportPages& pages) {
    ByConsent found;
    for (const auto& quote : pages.withheld) {
        if (quote.obstacle == "off-record") ++found.off_record;
        if (quote.obstacle == "not-linked") ++found.not_linked;
        if (quote.participant.empty()) continue;
        found.people.insert(quote.participant);
        ++found.quotes;
    }
    return found;
}

}  // namespace

GroupBar::GroupBar(wxWindow* parent) : wxPanel(parent) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    const auto measures = Measures::of(*this);
    SetMinSize({-1, measures.u});
    SetCanFocus(false);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
        wxAutoBufferedPaintDC dc(this);
        const auto theme = Theme::of_desktop();
        const auto size = GetClientSize();
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(theme.panel);
        dc.DrawRectangle(0, 0, size.x, size.y);
        dc.SetBrush(theme.line);
        dc.DrawRoundedRectangle(0, 0, size.x, size.y, size.y / 2.0);
        if (of_ <= 0) return;
        const auto place = [&](std::int64_t people) {
            return static_cast<int>(
                size.x * std::clamp(static_cast<double>(people) / static_cast<double>(of_), 0.0, 1.0));
        };
        dc.SetBrush(k_ >= limit_ ? theme.ok : theme.to_decide);
        dc.DrawRoundedRectangle(0, 0, std::max(size.y, place(k_)), size.y, size.y / 2.0);
        dc.SetBrush(theme.ink);
        const int mark = std::max(2, size.y / 4);
        dc.DrawRectangle(std::min(place(limit_), size.x - mark), 0, mark, size.y);
    });
}

void GroupBar::show(std::int64_t k, std::int64_t limit, std::int64_t of) {
    k_ = k;
    limit_ = limit;
    of_ = of;
    Refresh();
}

RiskPanel::RiskPanel(wxWindow* parent, Reports reports)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL),
      reports_(std::move(reports)),
      measures_(Measures::of(*this)),
      theme_(Theme::of_desktop()) {
    SetName("risk");
    const int u = measures_.u;
    const auto sides = wxLEFT | wxRIGHT;
    // All but what is to be done next scrolls where the window is low.
    body_ =
        new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    body_->SetScrollRate(0, u);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    auto* title = new wxStaticText(body_, wxID_ANY, _("Risk"));
    title->SetFont(GetFont().Bold());
    head->Add(title, wxSizerFlags().CentreVertical());
    head->AddStretchSpacer();
    pass_ = new wxStaticText(body_, wxID_ANY, {});
    head->Add(pass_, wxSizerFlags().CentreVertical());
    head->SetMinSize({-1, 5 * u});
    column->Add(head, wxSizerFlags().Expand().Border(sides, 2 * u));

    auto* group = new wxBoxSizer(wxHORIZONTAL);
    k_ = new wxStaticText(body_, wxID_ANY, "k = 0");
    k_->SetFont(GetFont().Bold().Scaled(1.7F));
    group->Add(k_, wxSizerFlags().CentreVertical());
    k_says_ = new wxStaticText(body_, wxID_ANY, {});
    k_says_->SetFont(GetFont().Scaled(0.92F));
    group->Add(k_says_, wxSizerFlags(1).CentreVertical().Border(wxLEFT, 2 * u));
    column->Add(group, wxSizerFlags().Expand().Border(sides, 2 * u));
    bar_ = new GroupBar(body_);
    column->Add(bar_, wxSizerFlags().Expand().Border(wxALL, 2 * u));
    rule(*body_, *column);
    build_checks(*column);
    rule(*body_, *column);
    withheld_head_ = new wxStaticText(body_, wxID_ANY, _("Withheld"));
    withheld_head_->SetFont(GetFont().Bold());
    column->Add(withheld_head_, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, 2 * u));
    column->AddSpacer(u / 2);
    withheld_ = new WithheldList(body_, [this](const QuotePlace& place) { reports_.go_to(place); });
    withheld_->SetMinSize({-1, 9 * u});
    column->Add(withheld_, wxSizerFlags(1).Expand().Border(sides, u));
    body_->SetSizer(column);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(body_, wxSizerFlags(1).Expand());
    rule(*this, *all);
    build_bottom(*all);
    SetSizer(all);
    set_theme(theme_);
}

void RiskPanel::rule(wxWindow& parent, wxBoxSizer& column) {
    auto* line = new wxPanel(&parent, wxID_ANY, wxDefaultPosition, {-1, 1});
    line->SetMinSize({-1, 1});
    line->SetCanFocus(false);
    rules_.push_back(line);
    column.Add(line, wxSizerFlags().Expand());
}

void RiskPanel::build_checks(wxBoxSizer& column) {
    const int u = measures_.u;
    auto* table = new wxFlexGridSizer(3, u / 2, u);
    table->AddGrowableCol(1);
    for (std::size_t i = 0; i < check_count; ++i) {
        Check check;
        check.sign = new wxStaticBitmap(body_, wxID_ANY, drawn_nothing(2 * u));
        check.label =
            new wxStaticText(body_, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
        check.value = new wxStaticText(body_, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxALIGN_RIGHT);
        table->Add(check.sign, wxSizerFlags().CentreVertical());
        table->Add(check.label, wxSizerFlags().Expand().CentreVertical());
        table->Add(check.value, wxSizerFlags().CentreVertical().Right());
        checks_.push_back(check);
    }
    column.Add(table, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, 2 * u));
    residual_ = new wxStaticText(body_, wxID_ANY, _("The words are pseudonymised; a residual risk remains."));
    residual_->SetFont(GetFont().Scaled(0.92F));
    residual_->Wrap(inner_width());
    column.Add(residual_, wxSizerFlags().Expand().Border(wxALL, 2 * u));
}

void RiskPanel::build_bottom(wxBoxSizer& column) {
    const int u = measures_.u;
    auto* says = new wxBoxSizer(wxHORIZONTAL);
    warning_ = new wxStaticBitmap(this, wxID_ANY, drawn_nothing(2 * u));
    says->Add(warning_, wxSizerFlags().Top().Border(wxRIGHT, u));
    sentence_ = new wxStaticText(this, wxID_ANY, {});
    sentence_->SetName("next-step");
    says->Add(sentence_, wxSizerFlags(1).CentreVertical());
    column.Add(says, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, 2 * u));
    fix_ = new wxButton(this, wxID_ANY, {});
    fix_->SetName("fix");
    fix_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { reports_.fix(); });
    column.Add(fix_, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, 2 * u));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const char* name, const wxString& label, std::function<void()> pressed) {
        auto* button = new wxButton(this, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, 0);
        button->SetName(name);
        button->Bind(wxEVT_BUTTON, [pressed = std::move(pressed)](wxCommandEvent&) { pressed(); });
        buttons->Add(button, wxSizerFlags().CentreVertical().Border(wxRIGHT, u));
        return button;
    };
    open_ = add("open", _("&Open"), [this] { reports_.open(); });
    folder_ = add("folder", _("Show in &folder"), [this] { reports_.show_in_folder(); });
    buttons->AddStretchSpacer();
    add("close", _("Close"), [this] { reports_.close(); });
    write_ = new wxButton(this, wxID_ANY, _("&Write file"));
    write_->SetName("write");
    write_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { reports_.write(); });
    buttons->Add(write_, wxSizerFlags().CentreVertical());
    column.Add(buttons, wxSizerFlags().Expand().Border(wxALL, 2 * u));
    fix_->Hide();
    open_->Hide();
    folder_->Hide();
    warning_->Hide();
    write_->Disable();
}

void RiskPanel::say(std::size_t check, Sign sign, const wxString& label, const wxString& value) {
    auto& line = checks_[check];
    line.is = sign;
    line.label->SetLabelText(label);
    line.value->SetLabelText(value);
}

void RiskPanel::show(std::shared_ptr<const ExportPages> pages, const ExportRecipe& recipe) {
    const wxWindowUpdateLocker frozen(this);
    const bool known = pages != nullptr && pages->problem.empty();
    const ExportPages nothing;
    const auto& now = known ? *pages : nothing;
    const auto pass = static_cast<long long>(now.quotes.size());
    const auto all = pass + static_cast<long long>(now.withheld.size());
    pass_->SetLabelText(known ? wxString::Format(_("%s of %s quotes pass"), number(pass), number(all))
                              : wxString());
    k_->SetLabelText(now.counted > 0 ? "k = " + number(now.k) : wxString(shown("k –")));
    wxString says;
    if (known && now.quotes.empty()) {
        says = _("No quote may leave the study.");
    } else if (known && now.counted == 0) {
        says = _("Nobody of the register is quoted without a name.");
    } else if (known && recipe.shown.empty() && recipe.policy != "role") {
        says = wxString::Format(_("With nothing shown, each quote could be from any of %s people."),
                                number(now.counted));
    } else if (known) {
        says = wxString::Format(_("With what is shown, each quote could be from at least %s of %s people."),
                                number(now.k), number(now.counted));
    }
    k_says_->SetLabelText(says);
    bar_->show(now.k, recipe.k, now.counted);
    say_checks(now, recipe);
    if (!known) {
        for (auto& check : checks_) {
            check.is = Sign::Later;
            check.value->SetLabelText({});
        }
    }
    draw_signs();
    withheld_head_->SetLabelText(now.withheld.empty()
                                     ? _("Nothing is withheld")
                                     : wxString(_("Withheld")) + "  " +
                                           number(static_cast<std::int64_t>(now.withheld.size())));
    withheld_->show(known ? pages : nullptr);
    k_says_->Wrap(inner_width() - k_->GetBestSize().x - 2 * measures_.u);
    lay_out();
}

void RiskPanel::say_checks(const ExportPages& pages, const ExportRecipe& recipe) {
    const auto kept_back = by_consent(pages);
    const auto consent =
        kept_back.people.empty()
            ? kept_back.not_linked == 0 ? wxString(_("nothing withheld"))
                                        : counted("%s withheld", "%s withheld", kept_back.not_linked)
            : counted("%s person", "%s people", static_cast<long long>(kept_back.people.size())) + ", " +
                  counted("%s withheld", "%s withheld", kept_back.quotes + kept_back.not_linked);
    const bool nothing_left = pages.quotes.empty();
    say(Consent, nothing_left ? Sign::Open : Sign::Good, _("Consent for this audience"), consent);
    wxString off = counted("%s withheld", "%s withheld", kept_back.off_record);
    if (pages.left_out > 0) off = counted("%s cut", "%s cut", pages.left_out) + ", " + off;
    say(OffRecord, Sign::Good, _("Off the record"),
        kept_back.off_record + pages.left_out == 0 ? wxString(_("nothing")) : off);
    say(Names, Sign::Good, _("Names, places, dates"), counted("%s replaced", "%s replaced", pages.replaced));
    const auto unchecked = static_cast<long long>(pages.unchecked.size());
    say(Reviewed,
        unchecked == 0        ? Sign::Good
        : recipe.only_checked ? Sign::Open
                              : Sign::Fact,
        _("Identifiers checked"),
        unchecked == 0 ? wxString(_("all")) : counted("%s not yet", "%s not yet", unchecked));
    const bool told_apart = pages.unsafe > 0;
    say(Group, told_apart ? Sign::Open : Sign::Good, _("Smallest group"),
        pages.counted == 0 ? wxString(_("nobody concerned"))
                           : wxString::Format(_("%s, limit %s"), number(pages.k), number(recipe.k)));
    say(Voices, Sign::Fact, _("Themes with one voice only"), number(pages.one_voice));
    for (std::size_t i = Names; nothing_left && i <= Voices; ++i)
        say(i, Sign::Later, checks_[i].label->GetLabel(), {});
    say(Scan, Sign::Later, _("Scan of the finished file"), _("when written"));
}

void RiskPanel::draw_signs() {
    const int size = 2 * measures_.u;
    for (auto& check : checks_) {
        switch (check.is) {
            case Sign::Good:
                check.sign->SetBitmap(drawn(Icon::Tick, theme_.ok, size));
                break;
            case Sign::Open:
                check.sign->SetBitmap(drawn(Icon::Warning, theme_.to_decide, size));
                break;
            case Sign::Later:
                check.sign->SetBitmap(drawn(Icon::Clock, theme_.quiet, size));
                break;
            case Sign::Fact:
                check.sign->SetBitmap(drawn(Icon::Person, theme_.quiet, size));
                break;
        }
        check.value->SetForegroundColour(check.is == Sign::Open ? theme_.to_decide : theme_.quiet);
    }
    warning_->SetBitmap(drawn(Icon::Warning, theme_.to_decide, size));
}

void RiskPanel::set_state(const State& state) {
    sentence_->SetLabelText(state.sentence);
    sentence_->SetForegroundColour(state.warns ? theme_.ink : theme_.quiet);
    warning_->Show(state.warns);
    fix_->SetLabel(state.fix);
    fix_->Show(!state.fix.empty());
    open_->Show(state.written);
    folder_->Show(state.written);
    write_->Enable(state.may_write);
    sentence_->Wrap(inner_width() - (state.warns ? 3 * measures_.u : 0));
    lay_out();
}

void RiskPanel::lay_out() {
    Layout();
    body_->FitInside();
    body_->Layout();
}

void RiskPanel::set_theme(const Theme& theme) {
    theme_ = theme;
    SetBackgroundColour(theme.panel);
    body_->SetBackgroundColour(theme.panel);
    for (auto* label : {pass_, k_says_, residual_}) label->SetForegroundColour(theme.quiet);
    for (auto* line : rules_) line->SetBackgroundColour(theme.line);
    withheld_->set_theme(theme);
    draw_signs();
    Refresh();
}

}  // namespace sotto::workbench
