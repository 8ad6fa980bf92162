// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/findings/evidence_actions.h"

#include "workbench/dialogs/command_dialog.h"
#include "workbench/dialogs/confirm.h"
#include "workbench/findings/finding_rows.h"
#include "workbench/people/people_words.h"
#include "workbench/theme.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/choicdlg.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <array>
#include <optional>

namespace sotto::workbench {

namespace {

constexpr long longest_claim = 100;
constexpr std::array<const char*, 4> policies{"by-status", "role", "pseudonym", "unnamed"};

void tell_linked(Desk& desk, const commands::Outcome& outcome, bool supports) {
    const auto& findings = outcome.data["findings"].items();
    if (findings.empty()) return;
    const auto number = static_cast<long long>(findings.front()["number"].integer());
    desk.tell(kept(wxString::Format(
        supports ? _("The quote speaks for finding %lld") : _("The quote speaks against finding %lld"),
        number)));
}

void link(Desk& desk, const std::string& finding, const std::string& claim, Id<study::Coding> coding,
          bool supports) {
    desk.look_up<std::string>(
        [coding](commands::Session& session) {
            const auto found = session.study().find(coding);
            return found ? found->guid.text() : std::string();
        },
        [&desk, finding, claim, supports](const std::string& guid) {
            if (guid.empty()) return;
            commands::Arguments arguments;
            arguments.add("ACTION", finding.empty() ? "write" : "link");
            if (finding.empty()) {
                arguments.add("claim", claim);
            } else {
                arguments.add("WHICH", finding);
            }
            arguments.add(supports ? "for" : "against", guid);
            desk.run("finding/write", std::move(arguments),
                     [&desk, supports](const commands::Outcome& outcome) {
                         tell_linked(desk, outcome, supports);
                         const auto& made = outcome.data["findings"].items();
                         for (const auto& known : desk.study()->findings) {
                             if (made.empty() || known.guid.text() != made.front()["id"].text()) continue;
                             auto focus = desk.focus();
                             focus.finding = known.id;
                             desk.set_focus(focus);
                         }
                     });
        });
}

std::optional<std::string> asked_for_claim(wxWindow& over) {
    return asked_for_line(over, _("New finding"), _("What is found, in a sentence"), {});
}

/// The document that findings become.
struct ExportWishes {
    study::Audience audience;
    std::string policy;
};

std::optional<ExportWishes> asked_for_wishes(wxWindow& over) {
    wxDialog dialog(wxGetTopLevelParent(&over), wxID_ANY, _("Export findings"));
    const auto u = Measures::of(dialog).u;
    auto* fields = new wxFlexGridSizer(2, u, 2 * u);
    fields->AddGrowableCol(1);
    const auto choice = [&](const wxString& label, const std::vector<wxString>& words, int now) {
        fields->Add(new wxStaticText(&dialog, wxID_ANY, label), wxSizerFlags().CentreVertical());
        auto* made = new wxChoice(&dialog, wxID_ANY);
        for (const auto& word : words) made->Append(word);
        made->SetSelection(now);
        set_accessible_name(*made, label);
        fields->Add(made, wxSizerFlags().Expand());
        return made;
    };
    std::vector<wxString> audiences;
    for (const auto audience : audiences_in_order) audiences.push_back(audience_in_words(audience));
    auto* audience = choice(_("Audience"), audiences, static_cast<int>(study::Audience::Public));
    auto* policy =
        choice(_("Attribution"),
               {_("By status of the statement"), _("By role"), _("By code"), _("Nobody is named")}, 0);
    auto* note = new wxStaticText(
        &dialog, wxID_ANY,
        _("Names are replaced, and quotes without consent for this audience are withheld and counted."));
    note->SetForegroundColour(Theme::of_desktop().quiet);
    note->Wrap(56 * u);
    auto* write = new wxButton(&dialog, wxID_OK, _("Choose a file…"));
    auto* leave = new wxButton(&dialog, wxID_CANCEL, _("Cancel"));
    write->SetDefault();
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->AddStretchSpacer();
    buttons->Add(leave);
    buttons->Add(write, wxSizerFlags().Border(wxLEFT, u));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(fields, wxSizerFlags().Expand().Border(wxALL, 2 * u));
    column->Add(note, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, 2 * u));
    column->Add(buttons, wxSizerFlags().Expand().Border(wxALL, 2 * u));
    dialog.SetSizerAndFit(column);
    dialog.CentreOnParent();
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return ExportWishes{audiences_in_order[static_cast<std::size_t>(audience->GetSelection())],
                        policies[static_cast<std::size_t>(policy->GetSelection())]};
}

}  // namespace

bool can_add_evidence(const Desk& desk) {
    return desk.study()->can_edit() && desk.focus().coding;
}

void add_evidence(wxWindow& over, Desk& desk, bool supports) {
    const auto coding = desk.focus().coding;
    const auto& study = *desk.study();
    const auto* finding = find_finding(study, desk.focus().finding);
    if (finding == nullptr && study.findings.size() == 1) finding = &study.findings.front();
    if (finding != nullptr) {
        link(desk, finding->guid.text(), {}, coding, supports);
        return;
    }
    std::string chosen;
    if (!study.findings.empty()) {
        wxArrayString claims;
        std::vector<std::string> guids;
        for (const auto& known : study.findings) {
            claims.Add(wxString::Format("%zu. ", guids.size() + 1) + shortened(known.claim, longest_claim));
            guids.push_back(known.guid.text());
        }
        claims.Add(_("A new finding…"));
        wxSingleChoiceDialog dialog(wxGetTopLevelParent(&over),
                                    supports ? _("Which finding does the quote speak for?")
                                             : _("Which finding does the quote speak against?"),
                                    _("Findings"), claims);
        const auto u = Measures::of(dialog).u;
        dialog.SetSize(wxSize(72 * u, 40 * u));
        dialog.CentreOnParent();
        if (dialog.ShowModal() != wxID_OK) return;
        const auto at = static_cast<std::size_t>(dialog.GetSelection());
        if (at < guids.size()) chosen = guids[at];
    }
    if (!chosen.empty()) {
        link(desk, chosen, {}, coding, supports);
    } else if (const auto claim = asked_for_claim(over)) {
        link(desk, {}, *claim, coding, supports);
    }
}

void write_finding(wxWindow& over, Desk& desk) {
    const auto claim = asked_for_claim(over);
    if (!claim) return;
    commands::Arguments arguments;
    arguments.add("ACTION", "write");
    arguments.add("claim", *claim);
    desk.run("finding/write", std::move(arguments), [&desk](const commands::Outcome&) {
        auto focus = desk.focus();
        if (!desk.study()->findings.empty()) focus.finding = desk.study()->findings.back().id;
        desk.set_focus(focus);
    });
}

void export_findings(wxWindow& over, Desk& desk) {
    const auto wishes = asked_for_wishes(over);
    if (!wishes) return;
    auto* frame = wxGetTopLevelParent(&over);
    wxFileDialog dialog(frame, _("Export findings"), wxString(), _("findings") + ".docx",
                        "Word (*.docx)|*.docx|HTML (*.html)|*.html|Markdown (*.md)|*.md",
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() != wxID_OK) return;
    commands::Arguments arguments;
    arguments.add("OUT", kept(dialog.GetPath()));
    arguments.add("findings", "");
    arguments.add("audience", std::string(study::name_of(wishes->audience)));
    arguments.add("policy", wishes->policy);
    desk.run("report/excerpts", std::move(arguments), [frame](const commands::Outcome& outcome) {
        if (const auto* command = commands::find_command("export"); command != nullptr)
            show_answer(*frame, *command, outcome);
    });
}

}  // namespace sotto::workbench
