// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/export/recipe_panel.h"

#include "text/fold.h"
#include "workbench/dialogs/code_picker.h"
#include "workbench/export/page_words.h"
#include "workbench/icons.h"
#include "workbench/in_lines.h"
#include "workbench/words.h"

#include <wx/filedlg.h>
#include <wx/filename.h>
#include <wx/statbmp.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sotto::workbench {

namespace {

constexpr std::array<study::Audience, 4> audiences{study::Audience::Team, study::Audience::Partners,
                                                   study::Audience::Public, study::Audience::Archive};
constexpr std::array<const char*, 4> policies{"by-status", "pseudonym", "role", "unnamed"};
const std::array<const char*, 4> policies_say{
    {wxTRANSLATE("Public statements: name, role, event and date. Private ones: “One respondent”."),
     wxTRANSLATE("Private ones by the participant's code, so that one person can be followed."),
     wxTRANSLATE("Private ones by the role in the register: “A survivor”."),
     wxTRANSLATE("Nobody is named, also not in public statements.")}};

}  // namespace

RecipePanel::RecipePanel(wxWindow* parent, Desk& desk, Reports reports)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL),
      desk_(desk),
      reports_(std::move(reports)),
      measures_(Measures::of(*this)),
      theme_(Theme::of_desktop()) {
    SetName("recipe");
    set_accessible_name(*this, _("What to export"));
    SetScrollRate(0, measures_.u);
    build();
}

void RecipePanel::build() {
    column_ = new wxBoxSizer(wxVERTICAL);
    build_quotes();
    build_terms();
    build_file();
    auto* margins = new wxBoxSizer(wxVERTICAL);
    margins->Add(column_, wxSizerFlags(1).Expand().Border(wxALL, 2 * measures_.u));
    SetSizer(margins);
}

wxStaticText* RecipePanel::heading(const wxString& words) {
    auto* label = new wxStaticText(this, wxID_ANY, words);
    label->SetFont(GetFont().Bold());
    const int above = column_->IsEmpty() ? 0 : 2 * measures_.u;
    column_->Add(label, wxSizerFlags().Border(wxTOP, above));
    column_->AddSpacer(measures_.u / 2);
    return label;
}

wxStaticText* RecipePanel::small_print(const wxString& words) {
    auto* label = new wxStaticText(this, wxID_ANY, words);
    label->SetFont(GetFont().Scaled(0.92F));
    quiet_.push_back(label);
    return label;
}

wxString RecipePanel::in_box_lines(const wxString& label) const {
    return label_in_lines(*this, label, (width_in_units - 6) * measures_.u);
}

void RecipePanel::build_quotes() {
    const int u = measures_.u;
    heading(_("What is exported"));
    what_ = new wxChoice(this, wxID_ANY);
    what_->SetName("what");
    what_->Append(_("Coded quotes"));
    what_->Append(_("Findings with their evidence"));
    set_accessible_name(*what_, _("What is exported"));
    what_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { choose_what(what_->GetSelection() == 1); });
    column_->Add(what_, wxSizerFlags().Expand().Border(wxBOTTOM, u / 2));
    codes_ = new wxBoxSizer(wxVERTICAL);
    column_->Add(codes_, wxSizerFlags().Expand());
    add_code_ = new wxButton(this, wxID_ANY, _("Add a code…"));
    add_code_->SetName("add-code");
    add_code_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { add_code(); });
    column_->Add(add_code_, wxSizerFlags().Expand().Border(wxTOP, u / 2));
    how_ = new wxChoice(this, wxID_ANY);
    how_->Append(_("With any of these codes"));
    how_->Append(_("With all of them on one place"));
    set_accessible_name(*how_, _("How the codes go together"));
    how_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        recipe_.all_codes = how_->GetSelection() == 1;
        pages_changed();
    });
    column_->Add(how_, wxSizerFlags().Expand().Border(wxTOP, u / 2));
    below_ = new wxCheckBox(this, wxID_ANY, in_box_lines(_("And the codes below")));
    below_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
        recipe_.codes_below = below_->GetValue();
        pages_changed();
    });
    column_->Add(below_, wxSizerFlags().Border(wxTOP, u / 2));
    query_ = new wxTextCtrl(this, wxID_ANY);
    query_->SetName("query");
    query_->SetHint(_("Only with these words"));
    set_accessible_name(*query_, _("Only quotes whose passage answers this search"));
    query_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        recipe_.query = kept(query_->GetValue().Strip(wxString::both));
        pages_changed();
    });
    column_->Add(query_, wxSizerFlags().Expand().Border(wxTOP, u));
    conditions_ = new wxBoxSizer(wxVERTICAL);
    column_->Add(conditions_, wxSizerFlags().Expand());
    add_condition_ = new wxButton(this, wxID_ANY, _("Add a condition"));
    add_condition_->SetName("add-condition");
    add_condition_->SetToolTip(_("On the source, its kind, or who says it"));
    add_condition_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        recipe_.conditions.push_back({"kind", true, {}});
        fill_conditions();
    });
    column_->Add(add_condition_, wxSizerFlags().Expand().Border(wxTOP, u / 2));
}

void RecipePanel::choose_what(bool findings) {
    if (recipe_.findings == findings) return;
    recipe_.findings = findings;
    // The name that was proposed goes with it; one of the user's stays.
    wxFileName name(shown(recipe_.file));
    if (name.GetName() == (findings ? _("quotes") : _("findings"))) {
        name.SetName(findings ? _("findings") : _("quotes"));
        file_->ChangeValue(name.GetFullPath());
        recipe_.file = kept(name.GetFullPath());
    }
    offer_quotes();
    pages_changed();
}

void RecipePanel::offer_quotes() {
    const bool any = !desk_.study()->findings.empty();
    what_->Enable(any || recipe_.findings);
    what_->SetSelection(recipe_.findings ? 1 : 0);
    for (auto* part : {codes_, conditions_}) column_->Show(part, !recipe_.findings, true);
    for (wxWindow* part : {static_cast<wxWindow*>(add_code_), static_cast<wxWindow*>(query_),
                           static_cast<wxWindow*>(add_condition_)})
        part->Show(!recipe_.findings);
    how_->Show(!recipe_.findings && recipe_.codes.size() > 1);
    below_->Show(!recipe_.findings && !recipe_.codes.empty());
    lay_out();
}

void RecipePanel::build_terms() {
    const int u = measures_.u;
    heading(_("Audience"));
    audience_ = new wxChoice(this, wxID_ANY);
    audience_->SetName("audience");
    for (const auto& name : {_("The team"), _("Partners"), _("Public"), _("Archive")})
        audience_->Append(name);
    set_accessible_name(*audience_, _("Audience"));
    audience_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        recipe_.audience = audiences[static_cast<std::size_t>(std::max(0, audience_->GetSelection()))];
        pages_changed();
    });
    column_->Add(audience_, wxSizerFlags().Expand());

    heading(_("Attribution"));
    policy_ = new wxChoice(this, wxID_ANY);
    policy_->SetName("policy");
    for (const auto& name :
         {_("By status of the statement"), _("By code"), _("By role"), _("Nobody is named")})
        policy_->Append(name);
    set_accessible_name(*policy_, _("Attribution"));
    policy_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        recipe_.policy = policies[static_cast<std::size_t>(std::max(0, policy_->GetSelection()))];
        say_policy();
        lay_out();
        pages_changed();
    });
    column_->Add(policy_, wxSizerFlags().Expand());
    policy_says_ = small_print({});
    column_->Add(policy_says_, wxSizerFlags().Expand().Border(wxTOP, u / 2));

    heading(_("Shown with each quote"));
    shown_ = new wxBoxSizer(wxVERTICAL);
    column_->Add(shown_, wxSizerFlags().Expand());

    auto* line = new wxBoxSizer(wxHORIZONTAL);
    auto* group = new wxStaticText(this, wxID_ANY, _("Smallest group"));
    group->SetFont(GetFont().Bold());
    line->Add(group, wxSizerFlags(1).CentreVertical());
    k_ = new wxSpinCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 1, 1'000'000);
    k_->SetName("k");
    set_accessible_name(*k_, _("Smallest group"));
    const auto changed = [this] {
        if (recipe_.k == k_->GetValue()) return;
        recipe_.k = k_->GetValue();
        pages_changed();
    };
    k_->Bind(wxEVT_SPINCTRL, [changed](wxSpinEvent&) { changed(); });
    k_->Bind(wxEVT_TEXT, [changed](wxCommandEvent&) { changed(); });
    line->Add(k_, wxSizerFlags().CentreVertical().Border(wxLEFT, u));
    column_->Add(line, wxSizerFlags().Expand().Border(wxTOP, 2 * u));
    column_->Add(small_print(_("People each quote could be from")));
    checked_ = new wxCheckBox(this, wxID_ANY, in_box_lines(_("Only when all identifiers are checked")));
    checked_->SetName("checked");
    checked_->SetToolTip(_("What nobody has checked is replaced all the same"));
    checked_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
        recipe_.only_checked = checked_->GetValue();
        pages_changed();
    });
    column_->Add(checked_, wxSizerFlags().Border(wxTOP, u));
}

void RecipePanel::build_file() {
    const int u = measures_.u;
    heading(_("File"));
    title_ = new wxTextCtrl(this, wxID_ANY);
    title_->SetHint(_("Title on the first page"));
    set_accessible_name(*title_, _("Title"));
    title_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        recipe_.title = kept(title_->GetValue().Strip(wxString::both));
        pages_changed();
    });
    column_->Add(title_, wxSizerFlags().Expand());
    format_ = new wxChoice(this, wxID_ANY);
    format_->SetName("format");
    set_accessible_name(*format_, _("Format"));
    format_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        recipe_.ending = formats_[static_cast<std::size_t>(std::max(0, format_->GetSelection()))].first;
        wxFileName name(shown(recipe_.file));
        name.SetExt(shown(recipe_.ending));
        file_->ChangeValue(name.GetFullPath());
        recipe_.file = kept(name.GetFullPath());
        reports_.file_changed();
    });
    column_->Add(format_, wxSizerFlags().Expand().Border(wxTOP, u));
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    file_ = new wxTextCtrl(this, wxID_ANY);
    file_->SetName("file");
    set_accessible_name(*file_, _("File"));
    file_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        recipe_.file = kept(file_->GetValue().Strip(wxString::both));
        follow_ending();
        if (!filling_) reports_.file_changed();
    });
    line->Add(file_, wxSizerFlags(1).CentreVertical());
    auto* browse =
        new wxButton(this, wxID_ANY, _("Choose…"), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    browse->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_file(); });
    line->Add(browse, wxSizerFlags().CentreVertical().Border(wxLEFT, u));
    column_->Add(line, wxSizerFlags().Expand().Border(wxTOP, u));
}

void RecipePanel::set_recipe(const ExportRecipe& recipe) {
    filling_ = true;
    recipe_ = recipe;
    how_->SetSelection(recipe.all_codes ? 1 : 0);
    below_->SetValue(recipe.codes_below);
    query_->ChangeValue(shown(recipe.query));
    audience_->SetSelection(
        static_cast<int>(std::find(audiences.begin(), audiences.end(), recipe.audience) - audiences.begin()));
    const auto policy = std::find(policies.begin(), policies.end(), recipe.policy);
    policy_->SetSelection(policy == policies.end() ? 0 : static_cast<int>(policy - policies.begin()));
    k_->SetValue(recipe.k);
    checked_->SetValue(recipe.only_checked);
    title_->ChangeValue(shown(recipe.title));
    file_->ChangeValue(shown(recipe.file));
    // An empty field does not know how high its letters are.
    for (auto* field : {query_, title_, file_}) field->SetMinSize({-1, 7 * measures_.u / 2});
    set_formats(formats_);
    say_policy();
    offered_ = desk_.study();
    refill();
    filling_ = false;
}

void RecipePanel::study_changed() {
    const auto before = std::exchange(offered_, desk_.study());
    const auto& now = *offered_;
    // Controls that somebody may be at stay what they are unless they would offer something else.
    if (before != nullptr && before->location == now.location && before->attributes == now.attributes &&
        before->codes.codes() == now.codes.codes()) {
        if (before->findings.empty() != now.findings.empty()) offer_quotes();
        return;
    }
    refill();
}

void RecipePanel::refill() {
    fill_codes();
    fill_conditions();
    fill_shown();
}

void RecipePanel::say_policy() {
    policy_says_->SetLabelText(wxGetTranslation(
        shown(policies_say[static_cast<std::size_t>(std::max(0, policy_->GetSelection()))])));
    policy_says_->Wrap((width_in_units - 6) * measures_.u);
}

void RecipePanel::fill_codes() {
    const wxWindowUpdateLocker frozen(this);
    codes_->Clear(true);
    const auto& study = *desk_.study();
    std::erase_if(recipe_.codes, [&](auto code) { return study.codes.find(code) == nullptr; });
    if (recipe_.codes.empty()) {
        auto* all = new wxStaticText(this, wxID_ANY, _("All codes"));
        codes_->Add(all, wxSizerFlags().Border(wxTOP | wxBOTTOM, measures_.u / 2));
    }
    for (const auto id : recipe_.codes) {
        const auto* code = study.codes.find(id);
        auto* line = new wxBoxSizer(wxHORIZONTAL);
        line->Add(
            new wxStaticBitmap(this, wxID_ANY,
                               drawn_dot(theme_.code(code->color).stripe, measures_.u, 2 * measures_.u)),
            wxSizerFlags().CentreVertical());
        const auto path = shown(study.codes.path(id));
        auto* name =
            new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_START);
        name->SetLabelText(path);
        name->SetToolTip(path);
        line->Add(name, wxSizerFlags(1).CentreVertical().Border(wxLEFT, measures_.u));
        auto* away = new wxButton(this, wxID_ANY, shown("×"), wxDefaultPosition, wxDefaultSize,
                                  wxBU_EXACTFIT | wxBORDER_NONE);
        set_accessible_name(*away, wxString::Format(_("Leave out %s"), path));
        away->SetToolTip(_("Take off the list"));
        away->Bind(wxEVT_BUTTON, [this, id](wxCommandEvent&) {
            std::erase(recipe_.codes, id);
            // Not from inside the button that goes.
            CallAfter([this] { fill_codes(); });
            pages_changed();
        });
        line->Add(away, wxSizerFlags().CentreVertical());
        codes_->Add(line, wxSizerFlags().Expand());
    }
    offer_quotes();
}

void RecipePanel::add_code() {
    const auto* button = FindWindow("add-code");
    const auto code =
        pick_other_code(*this, button->GetScreenRect(), desk_, _("Export quotes of"), recipe_.codes);
    if (!code) return;
    recipe_.codes.push_back(*code);
    fill_codes();
    pages_changed();
}

void RecipePanel::fill_shown() {
    const wxWindowUpdateLocker frozen(this);
    shown_->Clear(true);
    std::vector<std::string> names;
    for (const auto& attribute : desk_.study()->attributes) {
        const auto same = [&](const std::string& name) {
            return text::fold_key(name) == text::fold_key(attribute.name);
        };
        if (std::none_of(names.begin(), names.end(), same)) names.push_back(attribute.name);
    }
    if (names.empty()) {
        auto* none = new wxStaticText(this, wxID_ANY, _("The register has no attributes"));
        none->SetForegroundColour(theme_.quiet);
        shown_->Add(none);
    }
    for (const auto& name : names) {
        const auto entry = std::find_if(
            recipe_.shown.begin(), recipe_.shown.end(),
            [&](const std::string& one) { return one.substr(0, one.rfind(':')) == name || one == name; });
        const bool on = entry != recipe_.shown.end();
        auto* box =
            new wxCheckBox(this, wxID_ANY, in_box_lines(shown_attribute_in_words(on ? *entry : name)));
        box->SetName("show-" + shown(name));
        box->SetValue(on);
        box->Bind(wxEVT_CHECKBOX, [this, name, box](wxCommandEvent&) {
            std::erase_if(recipe_.shown, [&](const std::string& one) {
                return one.substr(0, one.rfind(':')) == name || one == name;
            });
            if (box->GetValue()) recipe_.shown.push_back(name);
            box->SetLabel(in_box_lines(shown_attribute_in_words(name)));
            pages_changed();
        });
        shown_->Add(box, wxSizerFlags().Border(wxTOP, measures_.u / 2));
    }
    lay_out();
}

void RecipePanel::set_formats(std::vector<std::pair<std::string, std::string>> formats) {
    formats_ = std::move(formats);
    format_->Clear();
    for (const auto& [ending, title] : formats_) {
        auto name = wxGetTranslation(shown(title));
        if (!name.empty()) name[0] = wxToupper(name[0]);
        format_->Append(name.BeforeFirst('(').Trim() + " (." + shown(ending) + ")");
    }
    follow_ending();
}

void RecipePanel::follow_ending() {
    const auto ending = wxFileName(shown(recipe_.file)).GetExt().Lower();
    const auto at = std::find_if(formats_.begin(), formats_.end(),
                                 [&](const auto& format) { return shown(format.first) == ending; });
    format_->SetSelection(at == formats_.end() ? wxNOT_FOUND : static_cast<int>(at - formats_.begin()));
    if (at != formats_.end()) recipe_.ending = at->first;
}

bool RecipePanel::knows_ending() const {
    return format_->GetSelection() != wxNOT_FOUND;
}

void RecipePanel::choose_file() {
    const wxFileName now(shown(recipe_.file));
    wxString kinds;
    for (const auto& [ending, title] : formats_)
        kinds += (kinds.empty() ? "" : "|") + shown(title) + " (*." + shown(ending) + ")|*." + shown(ending);
    wxFileDialog dialog(this, _("Write quotes to"), now.GetPath(), now.GetFullName(), kinds, wxFD_SAVE);
    if (knows_ending()) dialog.SetFilterIndex(format_->GetSelection());
    if (dialog.ShowModal() != wxID_OK) return;
    wxFileName chosen(dialog.GetPath());
    if (!chosen.HasExt() && dialog.GetFilterIndex() >= 0)
        chosen.SetExt(shown(formats_[static_cast<std::size_t>(dialog.GetFilterIndex())].first));
    file_->SetValue(chosen.GetFullPath());
}

void RecipePanel::set_theme(const Theme& theme) {
    theme_ = theme;
    SetBackgroundColour(theme.panel);
    for (auto* label : quiet_) label->SetForegroundColour(theme.quiet);
    refill();
}

void RecipePanel::lay_out() {
    FitInside();
    Layout();
}

}  // namespace sotto::workbench
