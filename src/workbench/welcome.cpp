// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/welcome.h"

#include "workbench/frame.h"
#include "workbench/recent_studies.h"
#include "workbench/tour/tour.h"
#include "workbench/words.h"

#include <wx/bmpbndl.h>
#include <wx/button.h>
#include <wx/datetime.h>
#include <wx/dcclient.h>
#include <wx/filename.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/statline.h>
#include <wx/stattext.h>

namespace sotto::workbench {

namespace {

constexpr const char* emblem =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="56" height="56" viewBox="0 0 56 56"><rect width="56" height="56" rx="11" fill="#205cb9"/><path fill="#fff" d="M12 15h32v22H26l-7 6v-6h-7z"/><path stroke="#205cb9" stroke-width="2.4" stroke-linecap="round" d="M17 21h22M17 26h14"/><path stroke="#e76886" stroke-width="2.4" stroke-linecap="round" d="M17 31h18"/></svg>)";

wxStaticText* line(wxWindow* parent, const wxString& words, double scale, bool bold, bool quiet) {
    auto* text = new wxStaticText(parent, wxID_ANY, words);
    auto font = parent->GetFont().Scaled(static_cast<float>(scale));
    if (bold) font.SetWeight(wxFONTWEIGHT_SEMIBOLD);
    text->SetFont(font);
    if (quiet) text->SetForegroundColour(Theme::of_desktop().quiet);
    return text;
}

/// When, as people say it: the day, and the time when that was today.
wxString when(const std::string& utc) {
    wxDateTime time;
    if (!time.ParseISOCombined(shown(utc).Left(19))) return {};
    time.MakeFromTimezone(wxDateTime::UTC);
    if (time.IsSameDate(wxDateTime::Now())) return wxString::Format(_("Today, %s"), time.Format("%H:%M"));
    return time.Format(time.GetYear() == wxDateTime::Now().GetYear() ? "%e %B" : "%e %B %Y");
}

class Welcome : public wxPanel {
public:
    Welcome(wxWindow* parent, Frame& frame) : wxPanel(parent), frame_(frame) {
        SetBackgroundColour(Theme::of_desktop().canvas);
        SetForegroundColour(Theme::of_desktop().ink);
        fill();
        // Back here later, the list may be another one.
        Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
            if (event.IsShown()) CallAfter([this] { fill(); });
            event.Skip();
        });
    }

private:
    void fill() {
        DestroyChildren();
        const auto u = Measures::of(*this).u;

        auto* head = new wxBoxSizer(wxHORIZONTAL);
        auto* picture =
            new wxStaticBitmap(this, wxID_ANY, wxBitmapBundle::FromSVG(emblem, wxSize(7 * u, 7 * u)));
        auto* name = new wxBoxSizer(wxVERTICAL);
        name->Add(line(this, "Sotto", 2.0, true, false));
        name->Add(line(this, _("Code interviews. Quote them without giving anyone away."), 1.0, false, true));
        head->Add(picture, wxSizerFlags().CentreVertical().Border(wxRIGHT, 2 * u));
        head->Add(name, wxSizerFlags().CentreVertical());

        auto* all = new wxBoxSizer(wxVERTICAL);
        all->AddStretchSpacer(1);
        all->Add(head, wxSizerFlags().Border(wxBOTTOM, 4 * u));

        const auto studies = recent_studies();
        if (!studies.empty()) {
            all->Add(line(this, _("Recent studies"), 1.15, true, false), wxSizerFlags().Border(wxBOTTOM, u));
            for (const auto& study : studies) add_recent(*all, study);
            all->AddSpacer(2 * u);
        }
        auto* ways = new wxBoxSizer(wxHORIZONTAL);
        add_way(*ways, _("New study…"), [this] { frame_.new_study(); });
        add_way(*ways, _("Open a study…"), [this] { frame_.open_study(); });
        all->Add(ways, wxSizerFlags().Border(wxBOTTOM, 3 * u));
        all->Add(new wxStaticLine(this), wxSizerFlags().Expand().Border(wxBOTTOM, 3 * u));
        auto* learning = new wxFlexGridSizer(2, u, 2 * u);
        learning->AddGrowableCol(1);
        add_learning(*learning, Tour::begun() ? _("Go on with the tour") : _("Take the tour"),
                     _("Ten minutes: read, code, find, protect, export"), [this] { frame_.take_tour(); });
        add_learning(*learning, _("Open the sample study"),
                     _("Invented people of six countries, eighteen documents in five languages"),
                     [this] { frame_.open_sample(); });
        all->Add(learning, wxSizerFlags().Expand());
        all->AddStretchSpacer(2);

        auto* middle = new wxBoxSizer(wxHORIZONTAL);
        middle->AddStretchSpacer();
        middle->Add(all, wxSizerFlags().Expand().Border(wxALL, 2 * u));
        middle->AddStretchSpacer();
        SetSizer(middle);
        Layout();
    }

    void add_recent(wxSizer& all, const RecentStudy& study) {
        const auto u = Measures::of(*this).u;
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        auto* open =
            new wxButton(this, wxID_ANY, shortened(study.title.empty() ? study.location : study.title, 60),
                         wxDefaultPosition, wxSize(46 * u, -1), wxBU_LEFT | wxBORDER_NONE);
        auto font = open->GetFont();
        font.SetWeight(wxFONTWEIGHT_SEMIBOLD);
        open->SetFont(font);
        const wxFileName file(shown(study.location));
        const wxString folder =
            study.location.find("://") == std::string::npos ? file.GetPath() : _("Shared desk");
        open->SetToolTip(shown(study.location));
        open->Bind(wxEVT_BUTTON,
                   [this, location = study.location](wxCommandEvent&) { frame_.desk().open(location); });
        auto* where = line(this, wxString(), 0.92, false, true);
        where->SetLabel(wxControl::Ellipsize(folder, wxClientDC(where), wxELLIPSIZE_START, 30 * u));
        row->Add(open, wxSizerFlags().CentreVertical());
        row->Add(where, wxSizerFlags().CentreVertical().Border(wxLEFT, 2 * u));
        row->AddStretchSpacer();
        row->Add(line(this, when(study.opened), 0.92, false, true),
                 wxSizerFlags().CentreVertical().Border(wxLEFT, 2 * u));
        all.Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, u / 2));
    }

    void add_way(wxSizer& ways, const wxString& label, std::function<void()> go) {
        auto* button = new wxButton(this, wxID_ANY, label);
        button->Bind(wxEVT_BUTTON, [go = std::move(go)](wxCommandEvent&) { go(); });
        ways.Add(button, wxSizerFlags().Border(wxRIGHT, Measures::of(*this).u));
    }

    void add_learning(wxSizer& rows, const wxString& label, const wxString& about, std::function<void()> go) {
        auto* button = new wxButton(this, wxID_ANY, label);
        button->Bind(wxEVT_BUTTON, [go = std::move(go)](wxCommandEvent&) { go(); });
        rows.Add(button, wxSizerFlags().Expand());
        rows.Add(line(this, about, 0.92, false, true), wxSizerFlags().CentreVertical());
    }

    Frame& frame_;
};

}  // namespace

wxWindow* make_welcome(wxWindow* parent, Frame& frame) {
    return new Welcome(parent, frame);
}

}  // namespace sotto::workbench
