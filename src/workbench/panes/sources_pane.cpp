// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/sources_pane.h"

#include "workbench/dialogs/confirm.h"
#include "workbench/icons.h"
#include "workbench/identifier_review.h"
#include "workbench/panes/filter_box.h"
#include "workbench/panes/panes.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/config.h>
#include <wx/menu.h>
#include <wx/numformatter.h>
#include <wx/srchctrl.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace sotto::workbench {

namespace {

constexpr const char* grouping_setting = "/panes/sources-grouping";
constexpr std::string_view drag_word = "sotto-source";

constexpr std::array groupings{SourceGrouping::Group, SourceGrouping::Kind, SourceGrouping::Language,
                               SourceGrouping::Participant};

wxString in_words(SourceGrouping grouping) {
    switch (grouping) {
        case SourceGrouping::Group:
            return _("by group");
        case SourceGrouping::Kind:
            return _("by kind");
        case SourceGrouping::Language:
            return _("by language");
        case SourceGrouping::Participant:
            return _("by participant");
    }
    return {};
}

SourceParticipants read_participants(const store::StudyFile& study) {
    SourceParticipants participants;
    const auto add = [&](Id<study::Source> source, Id<study::Entity> person) {
        auto& known = participants[source];
        if (person && std::find(known.begin(), known.end(), person) == known.end()) known.push_back(person);
    };
    for (const auto& speaker : study.all<study::Speaker>()) add(speaker.source, speaker.participant);
    for (const auto& source : study.all<study::Source>()) add(source.id, source.participant);
    return participants;
}

}  // namespace

SourcesPane::SourcesPane(wxWindow* parent, Desk& desk) : TreePane(parent, desk) {
    head_ = new PaneHead(this, _("Sources"));
    grouping_button_ = head_->add_menu_button(in_words(grouping_), _("What sources are grouped by"),
                                              [this](wxButton& button) { offer_groupings(button); });
    filter_ = make_filter_box(
        this, _("Filter sources"), [this] { show(); }, [this] { tree_->SetFocus(); });
    Tree::Reports reports;
    reports.activated = [this](std::int64_t row) { open(row); };
    reports.menu_asked = [this] { offer_menu(); };
    reports.key = [this](const wxKeyEvent& event) { return on_key(event); };
    reports.dragged = [this](std::int64_t row) {
        return rows_.meaning(row).source ? std::string(drag_word) : std::string();
    };
    reports.dropped = [this](std::int64_t row, Tree::Place, const std::string& text, bool) {
        return take_drop(row, text);
    };
    reports.tip = [this](std::int64_t row) { return tip(row); };
    tree_ = new Tree(
        this, _("Sources"),
        [this](const std::string& kind) {
            const auto size = 2 * Measures::of(*this).u;
            const auto theme = Theme::of_desktop();
            if (kind == shield_mark) return drawn(Icon::Shield, theme.quiet, size);
            if (kind == done_mark) return drawn(Icon::ShieldDone, theme.ok, size);
            return drawn(icon_of(*study::source_kind(kind)), theme.ink, size);
        },
        std::move(reports), true, wxELLIPSIZE_END, TreeModel::Details::Behind);

    stand();
    study_opened();
}

void SourcesPane::study_opened() {
    participants_.clear();
    const auto& groups = study().groups;
    const bool grouped = std::any_of(groups.begin(), groups.end(),
                                     [](const auto& group) { return group.of == study::Subject::Source; });
    long kept_grouping = 0;
    if (wxConfigBase::Get()->Read(grouping_setting, &kept_grouping) && kept_grouping >= 0 &&
        kept_grouping < static_cast<long>(groupings.size())) {
        grouping_ = groupings[static_cast<std::size_t>(kept_grouping)];
    } else {
        grouping_ = grouped ? SourceGrouping::Group : SourceGrouping::Kind;
    }
    PaneHead::set_label(*grouping_button_, in_words(grouping_));
    show();
}

void SourcesPane::show() {
    if (grouping_ == SourceGrouping::Participant || !study().withdrawn.empty()) look_up_participants();
    const auto typed = kept(filter_->GetValue());
    tree_->expand_all(!typed.empty());
    tree_->show(rows_.rows(study(), *desk().identifiers(), grouping_, typed, participants_));
    head_->set_detail(desk().has_study()
                          ? wxNumberFormatter::ToString(static_cast<wxLongLong_t>(study().sources.size()))
                          : wxString());
    if (tree_->chosen().empty()) tree_->choose({rows_.row_of(desk().focus().source)}, false);
}

void SourcesPane::focus_changed(const Focus& before) {
    const auto source = desk().focus().source;
    if (source == before.source || !source) return;
    const auto chosen = chosen_sources();
    const bool already = chosen.size() == 1 && chosen.front()->id == source;
    if (!already) tree_->choose({rows_.row_of(source)}, true);
}

void SourcesPane::identifiers_changed() {
    tree_->show(
        rows_.rows(study(), *desk().identifiers(), grouping_, kept(filter_->GetValue()), participants_));
}

void SourcesPane::set_grouping(SourceGrouping grouping) {
    grouping_ = grouping;
    wxConfigBase::Get()->Write(grouping_setting, static_cast<long>(grouping));
    PaneHead::set_label(*grouping_button_, in_words(grouping));
    show();
}

void SourcesPane::look_up_participants() {
    if (!desk().has_study()) return;
    desk().look_up<SourceParticipants>(
        [](commands::Session& session) { return read_participants(session.study()); },
        while_here([this](SourceParticipants found) {
            if (found == participants_) return;
            participants_ = std::move(found);
            tree_->show(rows_.rows(study(), *desk().identifiers(), grouping_, kept(filter_->GetValue()),
                                   participants_));
        }));
}

void SourcesPane::offer_groupings(wxButton& button) {
    wxMenu menu;
    for (const auto grouping : groupings) {
        auto* item = menu.AppendRadioItem(wxID_ANY, in_words(grouping));
        item->Check(grouping == grouping_);
        menu.Bind(
            wxEVT_MENU, [this, grouping](wxCommandEvent&) { set_grouping(grouping); }, item->GetId());
    }
    button.PopupMenu(&menu, 0, button.GetSize().y);
}

std::vector<const study::Source*> SourcesPane::chosen_sources() const {
    std::vector<const study::Source*> sources;
    std::set<Id<study::Source>> known;
    for (const auto row : tree_->chosen()) {
        const auto id = rows_.meaning(row).source;
        const auto* source = id ? study().source(id) : nullptr;
        if (source != nullptr && known.insert(id).second) sources.push_back(source);
    }
    return sources;
}

wxString SourcesPane::tip(std::int64_t row) const {
    const auto* source = study().source(rows_.meaning(row).source);
    if (source == nullptr) {
        const auto* heading = tree_->model().row(row);
        return heading != nullptr && heading->detail.Contains(" ")
                   ? _("Sources with at least one coding, of all")
                   : wxString();
    }
    wxString words = shown(source->name) + "\n" + kind_in_words(source->kind) + ", " +
                     (source->status == study::Status::Public ? _("public") : _("private"));
    if (!source->date.empty()) words += ", " + shown(source->date);
    words += "\n" + review_in_words(*desk().identifiers(), source->id);
    const auto count = study().source_counts.find(source->id);
    if (count == study().source_counts.end()) return words;
    const auto& [id, characters, passages, codings, coded] = count->second;
    words += "\n" + counted("%s passage", "%s passages", passages);
    words += ", " + counted("%s coding", "%s codings", codings);
    if (codings > 0 && characters > 0) {
        const auto percent =
            std::lround(100.0 * static_cast<double>(coded) / static_cast<double>(characters));
        words += "\n" + wxString::Format(_("%ld %% of the text is coded"), std::max(percent, 1L));
    }
    return words;
}

bool SourcesPane::on_key(const wxKeyEvent& event) {
    if (event.HasAnyModifiers()) return false;
    switch (event.GetKeyCode()) {
        case WXK_F2:
            rename();
            return true;
        case WXK_DELETE:
        case WXK_NUMPAD_DELETE:
            remove();
            return true;
        default:
            return false;
    }
}

void SourcesPane::open(std::int64_t row) {
    const auto source = rows_.meaning(row).source;
    if (source) {
        desk().show(source, {0, 0});
    } else if (const auto item = TreeModel::item_of(row); tree_->IsExpanded(item)) {
        tree_->Collapse(item);
    } else {
        tree_->Expand(item);
    }
}

void SourcesPane::rename() {
    const auto sources = chosen_sources();
    if (sources.size() != 1 || !study().can_edit()) return;
    const auto guid = sources.front()->guid.text();
    const auto name =
        asked_for_line(*this, _("Rename source"), _("The study calls it:"), sources.front()->name);
    if (!name) return;
    commands::Arguments arguments;
    arguments.add("SOURCE", guid);
    arguments.add("name", *name);
    desk().run("source/change", std::move(arguments));
}

void SourcesPane::remove() {
    const auto sources = chosen_sources();
    if (sources.empty() || !study().can_edit()) return;
    long long codings = 0;
    commands::Arguments arguments;
    for (const auto* source : sources) {
        arguments.add("SOURCE", source->guid.text());
        const auto count = study().source_counts.find(source->id);
        if (count != study().source_counts.end()) codings += count->second.codings;
    }
    const auto many = static_cast<long long>(sources.size());
    const auto question = many == 1
                              ? wxString::Format(_(L"Remove \u201c%s\u201d?"), shown(sources.front()->name))
                              : counted("Remove %s source?", "Remove %s sources?", many);
    const auto goes = counted("%s coding goes with it.", "%s codings go with it.", codings);
    if (!confirmed(*this, question,
                   goes + " " + _("Undo brings all of it back, so this is tidying up, not erasing."),
                   many == 1 ? _("Remove source") : _("Remove sources")))
        return;
    desk().run("source/remove", std::move(arguments));
}

void SourcesPane::change(const std::string& parameter, const std::string& value) {
    for (const auto* source : chosen_sources()) {
        commands::Arguments arguments;
        arguments.add("SOURCE", source->guid.text());
        arguments.add(parameter, value);
        desk().run("source/change", std::move(arguments));
    }
}

void SourcesPane::put_in_group(const std::string& group, bool in) {
    const auto sources = chosen_sources();
    if (sources.empty()) return;
    commands::Arguments arguments;
    arguments.add("ACTION", in ? "add" : "remove");
    arguments.add("NAME", group);
    arguments.add("of", "source");
    for (const auto* source : sources) arguments.add("MEMBER", source->guid.text());
    desk().run("group/write", std::move(arguments));
}

void SourcesPane::make_group() {
    const auto name = asked_for_line(*this, _("New group"), _("Name of the group:"), {});
    if (name) put_in_group(*name, true);
}

void SourcesPane::remove_group(const std::string& name) {
    if (!confirmed(*this, wxString::Format(_(L"Remove the group \u201c%s\u201d?"), shown(name)),
                   _("The sources in it stay in the study."), _("Remove group")))
        return;
    commands::Arguments arguments;
    arguments.add("ACTION", "remove");
    arguments.add("NAME", name);
    arguments.add("of", "source");
    desk().run("group/write", std::move(arguments));
}

bool SourcesPane::take_drop(std::int64_t row, const std::string& text) {
    if (text != drag_word || !study().can_edit()) return false;
    const auto target = rows_.meaning(row);
    const auto sources = chosen_sources();
    if (row == 0 || sources.empty()) return false;
    if (target.grouping == SourceGrouping::Kind) {
        change("kind", target.key);
        return true;
    }
    if (target.grouping != SourceGrouping::Group) return false;
    if (!target.key.empty()) {
        put_in_group(target.key, true);
        return true;
    }
    // Dropped where those stand that are in no group: out of the one it was dragged from.
    const auto from = rows_.meaning(tree_->chosen().front());
    if (from.key.empty()) return false;
    put_in_group(from.key, false);
    return true;
}

wxWindow* make_sources_pane(wxWindow* parent, Desk& desk) {
    return new SourcesPane(parent, desk);
}

}  // namespace sotto::workbench
