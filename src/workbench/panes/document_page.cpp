// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/document_page.h"

#include "base/error.h"
#include "search/index.h"
#include "search/query.h"
#include "workbench/identifier_review.h"
#include "workbench/settings/settings.h"
#include "workbench/words.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <algorithm>
#include <set>

namespace sotto::workbench {

namespace {

/// Where `words` stand in `document`, as a search finds them. Off the thread of the window.
std::vector<text::Range> places_of(const DocumentPicture& document, const std::string& words) {
    std::vector<text::Range> places;
    std::string quoted = "\"";
    for (const char byte : words) quoted += byte == '"' ? ' ' : byte;
    quoted += '"';
    try {
        const auto query = search::Query::parse(quoted);
        for (const auto& passage : document.passages) {
            for (auto match :
                 search::matches_in(query, document.text->slice(passage.said), document.source.language)) {
                places.push_back({match.start + passage.said.start, match.end + passage.said.start});
            }
        }
    } catch (const base::Error&) {
        places.clear();
    }
    return places;
}

wxStaticText* quiet_text(wxWindow* parent) {
    auto* text = new wxStaticText(parent, wxID_ANY, wxString());
    text->SetForegroundColour(Theme::of_desktop().quiet);
    return text;
}

}  // namespace

DocumentPage::DocumentPage(wxWindow* parent, Desk& desk, Id<study::Source> source)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL),
      desk_(desk),
      source_(source) {
    const auto u = Measures::of(*this).u;
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    status_ = quiet_text(this);
    languages_ = quiet_text(this);
    voices_ = quiet_text(this);
    review_ = quiet_text(this);
    zoom_ = quiet_text(this);
    for (auto* text : {status_, languages_, voices_, review_})
        line->Add(text, wxSizerFlags().CentreVertical().Border(wxRIGHT, 2 * u));
    line->AddStretchSpacer();
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit_head();
    });
    line->Add(zoom_, wxSizerFlags().CentreVertical());

    view_ = new TranscriptView(this, reports());
    view_->set_zoom(zoom_setting());

    find_bar_ = new wxPanel(this);
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    find_words_ = new wxSearchCtrl(find_bar_, wxID_ANY, wxString(), wxDefaultPosition, wxSize(40 * u, -1),
                                   wxTE_PROCESS_ENTER);
    find_words_->SetDescriptiveText(_("Find in this document"));
    set_accessible_name(*find_words_, _("Find in this document"));
    found_ = quiet_text(find_bar_);
    auto* close_bar =
        new wxButton(find_bar_, wxID_ANY, _("Close"), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    bar->Add(find_words_, wxSizerFlags().CentreVertical().Border(wxRIGHT, u));
    bar->Add(found_, wxSizerFlags(1).CentreVertical());
    bar->Add(close_bar, wxSizerFlags().CentreVertical());
    find_bar_->SetSizer(bar);
    find_bar_->Hide();
    find_words_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { look_for_words(); });
    find_words_->Bind(wxEVT_TEXT_ENTER,
                      [this](wxCommandEvent&) { view_->go_to_hit(wxGetKeyState(WXK_SHIFT) ? -1 : 1); });
    find_bar_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            close_find_bar();
        } else {
            event.Skip();
        }
    });
    close_bar->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { close_find_bar(); });

    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* padded = new wxBoxSizer(wxVERTICAL);
    padded->Add(line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, 2 * u));
    all->Add(padded, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, u));
    all->Add(view_, wxSizerFlags(1).Expand());
    all->Add(find_bar_, wxSizerFlags().Expand().Border(wxALL, u));
    SetSizer(all);
    zoom_->SetLabel(wxString::Format("%d %%", view_->zoom()));
    SetBackgroundColour(Theme::of_desktop().panel);
    say_what_it_is();
}

void DocumentPage::fit_head() {
    const auto u = Measures::of(*this).u;
    const auto long_words =
        open_ > 0 ? counted("%s identifier to decide", "%s identifiers to decide", open_) : wxString();
    const auto short_words = open_ > 0 ? counted("%s to decide", "%s to decide", open_) : wxString();
    int room = GetClientSize().x - 4 * u - zoom_->GetBestSize().x;
    const auto width = [&](const wxString& words) {
        return words.empty() ? 0 : GetTextExtent(words).x + 2 * u;
    };
    const auto take = [&](wxStaticText& text) {
        const int needed = width(text.GetLabel());
        const bool fits = needed <= room;
        if (fits) room -= needed;
        text.Show(fits && needed > 0);
    };
    // What is to be done comes before what it is; that is in the inspector too.
    const bool at_length = width(long_words) + width(status_->GetLabel()) <= room;
    review_->SetLabel(at_length ? long_words : short_words);
    for (auto* text : {review_, status_, voices_, languages_}) take(*text);
    Layout();
}

TranscriptView::Reports DocumentPage::reports() {
    TranscriptView::Reports reports;
    reports.selection_changed = [this](text::Range selection, text::Position caret) {
        report_selection(selection.empty() ? text::Range{caret, caret} : selection);
    };
    reports.coding_clicked = [this](Id<study::Coding> coding) {
        auto focus = desk_.focus();
        focus.coding = coding;
        const auto* found =
            coding && view_->document() != nullptr ? view_->document()->coding(coding) : nullptr;
        if (found != nullptr) focus.code = found->code;
        desk_.set_focus(focus);
    };
    reports.coding_activated = [this](Id<study::Coding> coding) {
        if (const auto* found = view_->document()->coding(coding); found != nullptr)
            view_->select(found->range);
    };
    reports.coding_resized = [this](Id<study::Coding> coding, text::Range range) {
        const auto* found = view_->document()->coding(coding);
        if (found == nullptr) return;
        commands::Arguments arguments;
        arguments.add("RANGE", fmt::format("{}:{}", range.start, range.end));
        arguments.add("id", found->guid.text());
        desk_.run("coding/resize", std::move(arguments));
    };
    reports.code_dropped = [this](Id<study::Code> code, text::Range range) {
        commands::Arguments arguments;
        arguments.add("SOURCE", view_->document()->source.guid.text());
        arguments.add("RANGE", fmt::format("{}:{}", range.start, range.end));
        arguments.add("CODE", desk_.study()->codes.path(code));
        desk_.run("code/apply", std::move(arguments));
    };
    reports.menu_asked = [this](wxPoint point) {
        // The frame's commands, by their ids: it has bound them, and enables them.
        wxContextMenuEvent event(wxEVT_CONTEXT_MENU, GetId(), view_->ClientToScreen(point));
        event.SetEventObject(this);
        GetParent()->GetEventHandler()->ProcessEvent(event);
    };
    reports.identifier_clicked = [this](std::uint32_t number) {
        const auto* entity = desk_.identifiers()->entity(number);
        if (entity == nullptr) return;
        auto focus = desk_.focus();
        focus.identifier = entity->key;
        desk_.set_focus(focus);
    };
    reports.identifier_tip = [this](std::uint32_t number) {
        const auto* entity = desk_.identifiers()->entity(number);
        return entity == nullptr ? wxString() : about_identifier(*entity);
    };
    reports.zoomed = [this](int percent) { zoom_->SetLabel(wxString::Format("%d %%", percent)); };
    return reports;
}

void DocumentPage::report_selection(text::Range selection) {
    auto focus = desk_.focus();
    focus.source = source_;
    focus.selection = selection;
    desk_.set_focus(focus);
}

void DocumentPage::show(const std::shared_ptr<const DocumentPicture>& document, CodeLooks looks) {
    view_->show(document, std::move(looks));
    show_identifiers();
    if (wanted_) go_to(*std::exchange(wanted_, std::nullopt));
    say_what_it_is();
}

void DocumentPage::go_to(text::Range range) {
    if (view_->document() == nullptr) {
        wanted_ = range;
        return;
    }
    if (!range.empty() || range.start > 0) {
        view_->select(range);
        view_->reveal(range);
        report_selection(range);
    }
}

void DocumentPage::show_identifiers() {
    using State = IdentifierMark::State;
    const auto& identifiers = *desk_.identifiers();
    std::vector<IdentifierMark> marks;
    if (const auto places = identifiers.places.find(source_);
        places != identifiers.places.end() && view_->document() != nullptr) {
        for (const auto& place : *places->second) {
            const auto* entity = identifiers.entity(place.entity);
            if (entity == nullptr) continue;
            const auto state = entity->state == privacy::ReviewState::Found      ? State::Found
                               : entity->state == privacy::ReviewState::Rejected ? State::Rejected
                                                                                 : State::Accepted;
            marks.push_back({place.range, names_someone(entity->category), state, entity->number});
        }
    }
    view_->set_identifiers(std::move(marks));
    const auto review = identifiers.reviews.find(source_);
    const bool open = review != identifiers.reviews.end() && review->second.open > 0;
    const auto count = open ? static_cast<long long>(review->second.open) : 0;
    if (count == open_) return;
    open_ = count;
    review_->SetForegroundColour(Theme::of_desktop().to_decide);
    fit_head();
}

void DocumentPage::set_hits(const std::vector<text::Range>& hits) {
    study_hits_ = hits;
    if (!find_bar_->IsShown()) view_->set_hits(study_hits_);
}

void DocumentPage::find() {
    find_bar_->Show();
    Layout();
    find_words_->SetFocus();
    find_words_->SelectAll();
    look_for_words();
}

void DocumentPage::close_find_bar() {
    find_bar_->Hide();
    ++looking_;
    view_->set_hits(study_hits_);
    Layout();
    view_->SetFocus();
}

void DocumentPage::look_for_words() {
    const auto words = kept(find_words_->GetValue());
    const auto document = view_->document();
    const auto asked = ++looking_;
    if (words.empty() || document == nullptr) {
        view_->set_hits({});
        found_->SetLabel(wxString());
        return;
    }
    desk_.look_up<std::vector<text::Range>>(
        [document, words](commands::Session&) { return places_of(*document, words); },
        [this, here = std::weak_ptr(here_), asked](std::vector<text::Range> places) {
            if (!here.expired() && asked == looking_) take_found(std::move(places));
        });
}

void DocumentPage::take_found(std::vector<text::Range> hits) {
    if (!find_bar_->IsShown()) return;
    found_->SetLabel(hits.empty() ? _("Not found")
                                  : counted("%s place", "%s places", static_cast<long long>(hits.size())));
    view_->set_hits(std::move(hits));
    view_->go_to_hit(1);
}

void DocumentPage::follow_desktop() {
    const auto theme = Theme::of_desktop();
    for (auto* text : {status_, languages_, voices_, zoom_, found_}) text->SetForegroundColour(theme.quiet);
    review_->SetForegroundColour(theme.to_decide);
    SetBackgroundColour(theme.panel);
    view_->set_theme(theme);
    Refresh();
}

void DocumentPage::say_what_it_is() {
    const auto* source = desk_.study()->source(source_);
    if (source == nullptr) return;
    auto kind = kind_in_words(source->kind);
    status_->SetLabel(source->status == study::Status::Public
                          ? kind + wxString::FromUTF8(" · ") + _("public")
                          : kind + wxString::FromUTF8(" · ") + _("private"));
    languages_->SetLabel(source->language == "und" ? wxString() : shown(source->language));
    if (const auto& document = view_->document(); document != nullptr) {
        const std::set<std::string> names(document->speaker_names.begin(), document->speaker_names.end());
        const auto voices = static_cast<long long>(names.size()) - static_cast<long long>(names.count({}));
        voices_->SetLabel(voices == 0 ? wxString() : counted("%s speaker", "%s speakers", voices));
    }
    fit_head();
}

}  // namespace sotto::workbench
