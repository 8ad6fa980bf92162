// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/export/recipe_panel.h"

#include "text/fold.h"
#include "workbench/words.h"

#include <wx/combobox.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <set>

namespace sotto::workbench {

namespace {

struct Field {
    std::string key;  ///< as `--where` takes it
    wxString name;
};

std::vector<Field> fields_of(const StudyPicture& study) {
    std::vector<Field> fields{{"kind", _("Kind of source")}, {"source", _("Source")},
                              {"participant", _("Person")},  {"lang", _("Language")},
                              {"status", _("Status")},       {"event", _("Event")}};
    for (const auto& attribute : study.attributes) {
        const bool known = std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
            return text::fold_key(field.key) == text::fold_key(attribute.name);
        });
        if (known) continue;
        auto name = shown(attribute.name);
        name.Replace("_", " ");
        if (!name.empty()) name[0] = wxToupper(name[0]);
        fields.push_back({attribute.name, name});
    }
    return fields;
}

/// What the study has in a field, for choosing.
wxArrayString values_of(const StudyPicture& study, const std::string& field) {
    std::set<std::string> values;
    for (const auto& source : study.sources) {
        if (field == "kind") values.emplace(study::name_of(source.kind));
        if (field == "source") values.insert(source.name);
        if (field == "lang") values.insert(source.language);
        if (field == "status") values.emplace(study::name_of(source.status));
        if (field == "event") values.insert(source.event);
    }
    for (const auto& entity : study.entities) {
        if (field == "participant" && entity.participant) values.insert(entity.code);
    }
    for (const auto& attribute : study.attributes) {
        if (text::fold_key(attribute.name) == text::fold_key(field)) values.insert(attribute.value);
    }
    values.erase(std::string());
    wxArrayString list;
    for (const auto& value : values) list.Add(shown(value));
    return list;
}

}  // namespace

void RecipePanel::fill_conditions() {
    const wxWindowUpdateLocker frozen(this);
    conditions_->Clear(true);
    for (std::size_t i = 0; i < recipe_.conditions.size(); ++i) add_condition_row(i);
    // Keys go on where the rows are: behind the field for words.
    wxWindow* last = query_;
    for (std::size_t i = 0; i < conditions_->GetItemCount(); ++i) {
        auto* row = conditions_->GetItem(i)->GetSizer();
        for (auto* item : row->GetChildren()) {
            if (auto* window = item->GetWindow(); window != nullptr) {
                window->MoveAfterInTabOrder(last);
                last = window;
            } else if (auto* inner = item->GetSizer(); inner != nullptr) {
                for (auto* below : inner->GetChildren()) {
                    if (below->GetWindow() == nullptr) continue;
                    below->GetWindow()->MoveAfterInTabOrder(last);
                    last = below->GetWindow();
                }
            }
        }
    }
    offer_quotes();
}

void RecipePanel::add_condition_row(std::size_t which) {
    const int u = measures_.u;
    const auto& study = *desk_.study();
    const auto fields = fields_of(study);
    const auto condition = recipe_.conditions[which];
    auto* row = new wxBoxSizer(wxVERTICAL);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    auto* field = new wxChoice(this, wxID_ANY);
    for (const auto& one : fields) field->Append(one.name);
    const auto at = std::find_if(fields.begin(), fields.end(),
                                 [&](const Field& one) { return one.key == condition.field; });
    field->SetSelection(at == fields.end() ? 0 : static_cast<int>(at - fields.begin()));
    set_accessible_name(*field, _("Condition on"));
    field->Bind(wxEVT_CHOICE, [this, which, fields, field](wxCommandEvent&) {
        auto& changed = recipe_.conditions[which];
        changed.field = fields[static_cast<std::size_t>(field->GetSelection())].key;
        const bool had_value = !changed.value.empty();
        changed.value.clear();
        CallAfter([this] { fill_conditions(); });
        if (had_value) pages_changed();
    });
    line->Add(field, wxSizerFlags(1).CentreVertical());
    auto* is = new wxChoice(this, wxID_ANY);
    is->Append(_("is"));
    is->Append(_("is not"));
    is->SetSelection(condition.is ? 0 : 1);
    set_accessible_name(*is, _("Is or is not"));
    is->Bind(wxEVT_CHOICE, [this, which, is](wxCommandEvent&) {
        recipe_.conditions[which].is = is->GetSelection() == 0;
        if (!recipe_.conditions[which].value.empty()) pages_changed();
    });
    line->Add(is, wxSizerFlags().CentreVertical().Border(wxLEFT, u / 2));
    auto* away = new wxButton(this, wxID_ANY, shown("×"), wxDefaultPosition, wxDefaultSize,
                              wxBU_EXACTFIT | wxBORDER_NONE);
    away->SetToolTip(_("Take off the list"));
    set_accessible_name(*away, _("Take this condition off the list"));
    away->Bind(wxEVT_BUTTON, [this, which](wxCommandEvent&) {
        const bool had_value = !recipe_.conditions[which].value.empty();
        recipe_.conditions.erase(recipe_.conditions.begin() + static_cast<std::ptrdiff_t>(which));
        CallAfter([this] { fill_conditions(); });
        if (had_value) pages_changed();
    });
    line->Add(away, wxSizerFlags().CentreVertical());
    row->Add(line, wxSizerFlags().Expand());
    auto* value = new wxComboBox(this, wxID_ANY, shown(condition.value), wxDefaultPosition, wxDefaultSize,
                                 values_of(study, condition.field));
    value->SetName(wxString::Format("condition-%zu", which));
    set_accessible_name(*value, _("Value"));
    const auto changed = [this, which, value](wxCommandEvent&) {
        recipe_.conditions[which].value = kept(value->GetValue().Strip(wxString::both));
        pages_changed();
    };
    value->Bind(wxEVT_TEXT, changed);
    value->Bind(wxEVT_COMBOBOX, changed);
    row->Add(value, wxSizerFlags().Expand().Border(wxTOP, u / 2));
    conditions_->Add(row, wxSizerFlags().Expand().Border(wxTOP, u));
}

}  // namespace sotto::workbench
