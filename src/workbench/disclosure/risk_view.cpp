// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study/register.h"
#include "text/fold.h"
#include "workbench/disclosure/disclosure_page.h"
#include "workbench/disclosure/risk_rows.h"
#include "workbench/export/page_words.h"
#include "workbench/panes/desk_pane.h"
#include "workbench/panes/table.h"
#include "workbench/people/people_words.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/checklst.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <array>

namespace sotto::workbench {

namespace {

enum Column : unsigned { Who, Why, Where };
constexpr std::array audiences{study::Audience::Team, study::Audience::Partners, study::Audience::Public,
                               study::Audience::Archive};

/// Whom an export of all coded quotes would single out, and by what. Looks when it is asked to: it reads all
/// coded words.
class RiskView : public DeskPane {
public:
    RiskView(wxWindow* parent, Desk& desk)
        : DeskPane(parent, desk), measures_(Measures::of(*this)), theme_(Theme::of_desktop()) {
        SetName("risk-view");
        set_accessible_name(*this, _("Risk"));
        const auto u = measures_.u;
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(make_choices(), wxSizerFlags().Expand().Border(wxALL, 2 * u));
        row->Add(make_findings(), wxSizerFlags(1).Expand());
        SetSizer(row);
        take_colours();
        Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
            take_colours();
            event.Skip();
        });
        study_opened();
    }

private:
    wxSizer* make_choices() {
        const auto u = measures_.u;
        auto* column = new wxBoxSizer(wxVERTICAL);
        const auto label = [&](const wxString& words) {
            column->Add(new wxStaticText(this, wxID_ANY, words), wxSizerFlags().Border(wxBOTTOM, u / 2));
        };
        const auto below = wxSizerFlags().Expand().Border(wxBOTTOM, 2 * u);
        label(_("For whom"));
        audience_ = new wxChoice(this, wxID_ANY);
        set_accessible_name(*audience_, _("For whom"));
        for (const auto audience : audiences) audience_->Append(audience_in_words(audience));
        audience_->SetSelection(2);
        column->Add(audience_, below);
        label(_("Shown beside each quote"));
        shown_ = new wxCheckListBox(this, wxID_ANY, wxDefaultPosition, wxSize(34 * u, 22 * u));
        shown_->SetName("risk-attributes");
        set_accessible_name(*shown_, _("Shown beside each quote"));
        column->Add(shown_, below);
        auto* group = new wxBoxSizer(wxHORIZONTAL);
        auto* people = new wxStaticText(this, wxID_ANY, _("People who must look alike"));
        k_ = new wxSpinCtrl(this, wxID_ANY, "3", wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 1, 1000,
                            3);
        set_accessible_name(*k_, people->GetLabel());
        group->Add(people, wxSizerFlags(1).CentreVertical().Border(wxRIGHT, u));
        group->Add(k_, wxSizerFlags().CentreVertical());
        column->Add(group, below);
        words_ = new wxCheckBox(this, wxID_ANY, _("Look into the words of quotes"));
        words_->SetValue(true);
        linkage_ = new wxCheckBox(this, wxID_ANY, _("Compare with the rest of the study"));
        linkage_->SetName("risk-linkage");
        column->Add(words_, wxSizerFlags().Border(wxBOTTOM, u));
        column->Add(linkage_, below);
        look_ = new wxButton(this, wxID_ANY, _("Look"));
        look_->SetName("look");
        look_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { look(); });
        column->Add(look_, wxSizerFlags());
        return column;
    }

    wxSizer* make_findings() {
        const auto u = measures_.u;
        auto* column = new wxBoxSizer(wxVERTICAL);
        summary_ = new wxStaticText(this, wxID_ANY, {});
        summary_->SetName("risk-summary");
        column->Add(summary_, wxSizerFlags().Expand().Border(wxALL, 2 * u));
        table_ = make_table(this, _("Who would be singled out"));
        table_->SetName("risk-rows");
        rows_ = new TableRows(
            {[this](unsigned row, unsigned column_number) {
                 if (row >= found_.size()) return wxString();
                 const auto& one = found_[row];
                 return column_number == Who ? one.who : column_number == Why ? one.why : one.where;
             },
             [this](unsigned, unsigned column_number, wxDataViewItemAttr& look) {
                 if (column_number != Where) return false;
                 look.SetColour(theme_.quiet);
                 return true;
             }});
        add_words(*table_, _("Who"), Who, 12);
        add_words(*table_, _("By what"), Why, 80);
        add_words(*table_, _("Where"), Where, 40);
        table_->AssociateModel(rows_.get());
        table_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) {
            const auto row = rows_->GetRow(event.GetItem());
            if (row < found_.size()) go_to(found_[row]);
        });
        column->Add(table_, wxSizerFlags(1).Expand());
        Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            event.Skip();
            CallAfter([this] { say(); });
        });
        return column;
    }

    void take_colours() {
        theme_ = Theme::of_desktop();
        table_->Refresh();
    }

    void study_opened() override {
        ++asked_;
        data_ = {};
        found_.clear();
        rows_->Reset(0);
        offer_attributes();
        say();
    }

    void study_changed() override {
        offer_attributes();
        // What was found is of a study that was another one.
        stale_ = !data_.is_null();
        say();
    }

    void offer_attributes() {
        std::vector<std::string> names;
        for (const auto& attribute : study().attributes) {
            const auto same = [&](const std::string& name) {
                return text::fold_key(name) == text::fold_key(attribute.name);
            };
            if (std::none_of(names.begin(), names.end(), same)) names.push_back(attribute.name);
        }
        look_->Enable(desk().has_study());
        if (names == names_) return;
        const auto chosen = chosen_attributes();
        const wxWindowUpdateLocker frozen(shown_);
        names_ = std::move(names);
        shown_->Clear();
        for (const auto& name : names_) {
            const auto at = shown_->Append(shown_attribute_in_words(name));
            shown_->Check(static_cast<unsigned>(at),
                          std::find(chosen.begin(), chosen.end(), name) != chosen.end());
        }
    }

    [[nodiscard]] std::vector<std::string> chosen_attributes() const {
        std::vector<std::string> chosen;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (shown_->IsChecked(static_cast<unsigned>(i))) chosen.push_back(names_[i]);
        }
        return chosen;
    }

    void look() {
        commands::Arguments arguments;
        const auto audience = audiences.at(static_cast<std::size_t>(std::max(0, audience_->GetSelection())));
        arguments.add("audience", std::string(study::name_of(audience)));
        for (const auto& name : chosen_attributes()) arguments.add("show", name);
        k_asked_ = k_->GetValue();
        arguments.add("k", std::to_string(k_asked_));
        if (words_->GetValue()) arguments.add("quotes", "yes");
        if (linkage_->GetValue()) arguments.add("linkage", "yes");
        const auto asked = ++asked_;
        looking_ = true;
        look_->Disable();
        say();
        desk().run("privacy/risk", std::move(arguments),
                   while_here([this, asked](const commands::Outcome& outcome) {
                       end_of_looking();
                       if (asked != asked_) return;
                       data_ = outcome.data;
                       stale_ = false;
                       found_ = risk_rows(data_);
                       rows_->Reset(static_cast<unsigned>(found_.size()));
                       say();
                   }),
                   while_here([this](const Failure&) {
                       end_of_looking();
                       say();
                   }));
    }

    void end_of_looking() {
        looking_ = false;
        look_->Enable(desk().has_study());
    }

    void say() {
        wxString words;
        if (looking_) {
            words = _("Looking…");
        } else if (data_.is_null()) {
            words =
                _("Whom would the coded quotes single out, by what stands beside them and by their words? "
                  "What is found is a beginning: readers know things that no list has.");
        } else {
            if (stale_) words = _("The study has changed since.") + "\n";
            for (const auto& sentence : risk_summary(data_, k_asked_)) words += sentence + "\n";
            words.Trim();
        }
        summary_->SetLabelText(words);
        summary_->Wrap(std::max(20 * measures_.u, table_->GetSize().x - 4 * measures_.u));
        Layout();
    }

    void go_to(const RiskRow& row) {
        for (const auto& source : study().sources) {
            if (source.name == row.source) desk().show(source.id, row.range);
        }
    }

    Measures measures_;
    Theme theme_;
    wxChoice* audience_ = nullptr;
    wxCheckListBox* shown_ = nullptr;
    wxSpinCtrl* k_ = nullptr;
    wxCheckBox* words_ = nullptr;
    wxCheckBox* linkage_ = nullptr;
    wxButton* look_ = nullptr;
    wxStaticText* summary_ = nullptr;
    Table* table_ = nullptr;
    wxObjectDataPtr<TableRows> rows_;
    std::vector<std::string> names_;  ///< of the attributes offered
    commands::Value data_;
    std::vector<RiskRow> found_;
    std::int64_t k_asked_ = 3;
    std::int64_t asked_ = 0;
    bool looking_ = false;
    bool stale_ = false;
};

}  // namespace

wxWindow* make_risk_view(wxWindow* parent, Desk& desk) {
    return new RiskView(parent, desk);
}

}  // namespace sotto::workbench
