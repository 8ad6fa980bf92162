// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/identifiers_pane.h"

#include "workbench/dialogs/confirm.h"
#include "workbench/icons.h"
#include "workbench/panes/filter_box.h"
#include "workbench/panes/panes.h"
#include "workbench/panes/row_filter.h"
#include "workbench/words.h"

#include <wx/brush.h>
#include <wx/button.h>
#include <wx/dcclient.h>
#include <wx/menu.h>
#include <wx/numformatter.h>
#include <wx/srchctrl.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace sotto::workbench {

namespace {

using privacy::Category;
using privacy::ReviewState;

constexpr std::int64_t open_row = 1;
constexpr std::int64_t names_row = 2;
constexpr std::int64_t traits_row = 3;
constexpr std::int64_t accepted_row = 4;
constexpr std::int64_t rejected_row = 5;
constexpr std::size_t headings = 5;
/// Of the first identifier; headings stand below it.
constexpr std::int64_t first_row = 16;

std::int64_t heading_of(const FoundEntity& entity) {
    switch (entity.state) {
        case ReviewState::Found:
            return entity.listed == Listed::AsName    ? names_row
                   : entity.listed == Listed::AsTrait ? traits_row
                                                      : open_row;
        case ReviewState::Rejected:
            return rejected_row;
        default:
            return accepted_row;
    }
}

Icon icon_of_category(const std::string& name) {
    if (name == "person" || name == "age") return Icon::Person;
    if (name == "place" || name == "coordinates") return Icon::Place;
    if (name == "organisation") return Icon::Organisation;
    if (name == "date" || name == "birth-date") return Icon::Date;
    if (name == "email" || name == "url" || name == "phone" || name == "network-address")
        return Icon::Contact;
    return Icon::Number;
}

wxString number(std::int64_t value) {
    return wxNumberFormatter::ToString(static_cast<wxLongLong_t>(value));
}

}  // namespace

ReviewProgress::ReviewProgress(wxWindow* parent)
    : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxFULL_REPAINT_ON_RESIZE) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetMinSize(wxSize(-1, std::max(Measures::of(*this).u / 2, 2)));
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
        wxPaintDC dc(this);
        const auto theme = Theme::of_desktop();
        const auto size = GetClientSize();
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush(theme.line));
        dc.DrawRectangle(wxPoint(), size);
        dc.SetBrush(wxBrush(theme.highlight));
        dc.DrawRectangle(0, 0, static_cast<int>(std::lround(size.x * share_)), size.y);
    });
}

void ReviewProgress::show(std::size_t decided, std::size_t all) {
    share_ = all == 0 ? 0 : static_cast<double>(decided) / static_cast<double>(all);
    Refresh();
}

IdentifiersPane::IdentifiersPane(wxWindow* parent, Desk& desk) : TreePane(parent, desk) {
    const auto u = Measures::of(*this).u;
    SetName("identifiers");
    set_accessible_name(*this, _("Identifiers"));
    head_ = new PaneHead(this, _("Identifiers"));
    kinds_ = head_->add_menu_button(_("all"), _("Which identifiers are listed"),
                                    [this](wxButton& button) { offer_kinds(button); });
    progress_ = new ReviewProgress(this);
    filter_ = make_filter_box(
        this, _("Filter by word, kind or source"), [this] { show(); }, [this] { tree_->SetFocus(); });
    Tree::Reports reports;
    reports.chosen = [this] { take_chosen(); };
    reports.activated = [this](std::int64_t row) {
        if (entity_of(row) != nullptr) {
            jump();
        } else if (const auto item = TreeModel::item_of(row); tree_->IsExpanded(item)) {
            tree_->Collapse(item);
        } else {
            tree_->Expand(item);
        }
    };
    reports.menu_asked = [this] { offer_menu(); };
    reports.key = [this](const wxKeyEvent& event) { return on_key(event); };
    reports.tip = [this](std::int64_t row) {
        const auto* entity = entity_of(row);
        if (entity == nullptr) return wxString();
        return shown(entity->words()) + "\n" + about_identifier(*entity) + "\n" +
               counted("%s place", "%s places", entity->places) + ", " +
               counted("%s source", "%s sources", static_cast<long long>(entity->sources.size()));
    };
    tree_ = new Tree(
        this, _("Identifiers"),
        [u](const std::string& name) {
            return drawn(icon_of_category(name), Theme::of_desktop().ink, 2 * u);
        },
        std::move(reports), false, wxELLIPSIZE_END, TreeModel::Details::Below);

    stand(progress_);
    study_opened();
}

void IdentifiersPane::study_opened() {
    category_.reset();
    here_only_ = false;
    PaneHead::set_label(*kinds_, _("all"));
    show();
}

bool IdentifiersPane::listed(const FoundEntity& entity) const {
    if (category_ && entity.category != *category_) return false;
    return !here_only_ ||
           std::find(entity.sources.begin(), entity.sources.end(), here_) != entity.sources.end();
}

wxString IdentifiersPane::detail_of(const FoundEntity& entity) const {
    const auto dot = wxString::FromUTF8(" · ");
    auto words = category_in_words(entity.category);
    if (entity.state == ReviewState::Accepted || entity.state == ReviewState::Set) {
        words = shown(entity.replacement);
    } else if (entity.forms.size() > 1) {
        words += dot + counted("%s other spelling", "%s other spellings",
                               static_cast<long long>(entity.forms.size()) - 1);
    }
    if (entity.known) {
        if (const auto* known = study().entity(entity.known); known != nullptr)
            words += dot + shown(known->code);
    }
    return words;
}

std::vector<TreeRow> IdentifiersPane::rows() {
    const auto& picture = *desk().identifiers();
    const RowFilter fits(kept(filter_->GetValue()));
    std::array<std::vector<TreeRow>, headings> groups;
    queue_.clear();
    replaced_.clear();
    for (const auto& entity : picture.entities) {
        if (!listed(entity)) continue;
        if (!fits.empty()) {
            std::string words = kept(category_in_words(entity.category)) + ' ' + entity.replacement;
            for (const auto& [form, count] : entity.forms) words += ' ' + form;
            for (const auto id : entity.sources) {
                if (const auto* source = study().source(id); source != nullptr) words += ' ' + source->name;
            }
            if (!fits(words)) continue;
        }
        TreeRow row;
        row.id = first_row + entity.number;
        row.parent = heading_of(entity);
        row.name = shortened(entity.words(), 60);
        row.detail = detail_of(entity);
        row.icon = privacy::name_of(entity.category);
        row.number = number(entity.places);
        row.faded = entity.state == ReviewState::Rejected;
        if (!entity.decided()) queue_.push_back(entity.key);
        if (!entity.decided() && entity.listed == Listed::No) replaced_.push_back(entity.key);
        groups[static_cast<std::size_t>(row.parent - open_row)].push_back(std::move(row));
    }
    const std::array<wxString, headings> names{_("To decide"), _("Perhaps names"),
                                               _("Words that may tell who it is"), _("Accepted"),
                                               _("Left as said")};
    std::vector<TreeRow> all;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].empty()) continue;
        TreeRow head;
        head.id = open_row + static_cast<std::int64_t>(i);
        head.name = names[i];
        head.number = number(static_cast<std::int64_t>(groups[i].size()));
        head.strong = true;
        all.push_back(std::move(head));
        for (auto& row : groups[i]) all.push_back(std::move(row));
    }
    return all;
}

void IdentifiersPane::show() {
    here_ = desk().focus().source;
    const auto& picture = *desk().identifiers();
    tree_->expand_all(!filter_->IsEmpty());
    tree_->show(rows());
    desk().set_review_queue(queue_);
    wxString words;
    if (picture.sources > 0 && !picture.complete()) {
        words = wxString::Format(_("%zu of %zu sources"), picture.looked_through, picture.sources);
    } else if (picture.replaced > 0) {
        words = wxString::Format(_("%zu of %zu decided"), picture.decided, picture.replaced);
    } else if (desk().has_study()) {
        words = _("none found");
    }
    head_->set_detail(words);
    progress_->show(picture.decided, picture.replaced);
    if (const auto* entity = identifier_in_focus(desk()); entity != nullptr)
        tree_->choose({first_row + entity->number}, false);
}

void IdentifiersPane::focus_changed(const Focus& before) {
    const auto& focus = desk().focus();
    if (here_only_ && focus.source != before.source) show();
    if (focus.identifier == before.identifier) return;
    const auto* entity = identifier_in_focus(desk());
    if (entity == nullptr) return;
    const std::vector<std::int64_t> wanted{first_row + entity->number};
    if (tree_->chosen() == wanted) return;
    tree_->choose(wanted, true);
    // The arrow keys go on from there.
    if (const auto item = TreeModel::item_of(wanted.front()); tree_->model().row(wanted.front()) != nullptr)
        tree_->SetCurrentItem(item);
}

void IdentifiersPane::start() {
    if (identifier_in_focus(desk()) == nullptr) {
        go_to_open(desk(), 1);
    } else {
        // In hand anew, for those who look at something else by now.
        auto focus = desk().focus();
        const auto key = std::exchange(focus.identifier, {});
        desk().set_focus(focus);
        focus.identifier = key;
        desk().set_focus(focus);
    }
    tree_->SetFocus();
}

const FoundEntity* IdentifiersPane::entity_of(std::int64_t row) const {
    return row < first_row ? nullptr
                           : desk().identifiers()->entity(static_cast<std::uint32_t>(row - first_row));
}

void IdentifiersPane::take_chosen() {
    const auto chosen = tree_->chosen();
    const auto* entity = chosen.empty() ? nullptr : entity_of(chosen.front());
    if (entity == nullptr) return;
    auto focus = desk().focus();
    focus.identifier = entity->key;
    desk().set_focus(focus);
}

bool IdentifiersPane::on_key(const wxKeyEvent& event) {
    if (event.HasAnyModifiers()) return false;
    switch (event.GetKeyCode()) {
        case 'A':
        case 'R':
        case 'N': {
            const auto verdict = event.GetKeyCode() == 'A' ? Verdict::Accept : Verdict::Reject;
            const auto chosen = tree_->chosen();
            if (chosen.size() < 2) {
                decide(desk(), verdict);
                return true;
            }
            std::vector<std::string> keys;
            for (const auto row : chosen) {
                if (const auto* entity = entity_of(row); entity != nullptr) keys.push_back(entity->key);
            }
            decide_all(desk(), keys, verdict);
            return true;
        }
        case 'E':
        case WXK_F2:
            ask_for_replacement(*this, desk());
            return true;
        case 'J':
            go_to_open(desk(), 1);
            return true;
        case 'K':
            go_to_open(desk(), -1);
            return true;
        default:
            return false;
    }
}

void IdentifiersPane::jump() {
    const auto* entity = identifier_in_focus(desk());
    if (entity == nullptr || entity->sources.empty()) return;
    const auto* places = desk().identifiers()->places_of(*entity, entity->sources.front());
    if (places == nullptr) return;
    for (const auto& place : *places) {
        if (place.entity != entity->number) continue;
        desk().show(entity->sources.front(), place.range);
        return;
    }
}

void IdentifiersPane::offer_kinds(wxButton& button) {
    wxMenu menu;
    std::set<Category> present;
    for (const auto& entity : desk().identifiers()->entities) present.insert(entity.category);
    const auto add = [&](const wxString& label, const wxString& short_label,
                         std::optional<Category> category) {
        auto* item = menu.AppendRadioItem(wxID_ANY, label);
        item->Check(category == category_);
        menu.Bind(
            wxEVT_MENU,
            [this, category, short_label](wxCommandEvent&) {
                category_ = category;
                PaneHead::set_label(*kinds_, short_label);
                show();
            },
            item->GetId());
    };
    add(_("All kinds"), _("all"), std::nullopt);
    for (const auto category : present)
        add(category_in_words(category), category_in_words(category), category);
    menu.AppendSeparator();
    auto* here = menu.AppendCheckItem(wxID_ANY, _("Only in the document in front"));
    here->Check(here_only_);
    menu.Bind(
        wxEVT_MENU,
        [this](wxCommandEvent& event) {
            here_only_ = event.IsChecked();
            show();
        },
        here->GetId());
    menu.AppendSeparator();
    auto* all = menu.Append(wxID_ANY, _("Accept all listed…"));
    all->Enable(!replaced_.empty() && study().can_edit());
    menu.Bind(
        wxEVT_MENU, [this](wxCommandEvent&) { CallAfter([this] { accept_listed(); }); }, all->GetId());
    button.PopupMenu(&menu, 0, button.GetSize().y);
}

void IdentifiersPane::offer_menu() {
    const auto* entity = identifier_in_focus(desk());
    if (entity == nullptr) return;
    wxMenu menu;
    const bool edit = study().can_edit();
    const auto add = [&](const wxString& label, auto act, bool enabled) {
        auto* item = menu.Append(wxID_ANY, label);
        item->Enable(enabled);
        menu.Bind(
            wxEVT_MENU, [this, act](wxCommandEvent&) { CallAfter(act); }, item->GetId());
    };
    add(
        counted("Accept for %s place", "Accept for all %s", entity->places) + "  (A)",
        [this] { decide(desk(), Verdict::Accept); }, edit);
    add(
        _("Change replacement…") + "  (E)", [this] { ask_for_replacement(*this, desk()); }, edit);
    add((entity->known ? _("Leave as said") : not_one_in_words(entity->category)) + "  (R)",
        [this] { decide(desk(), Verdict::Reject); }, edit);
    menu.AppendSeparator();
    add(
        _("Show in document"), [this] { jump(); }, true);
    PopupMenu(&menu);
}

void IdentifiersPane::accept_listed() {
    const auto keys = replaced_;
    const auto many = static_cast<long long>(keys.size());
    if (confirmed(*this, counted("Accept %s identifier?", "Accept %s identifiers?", many),
                  _("All that are listed to decide are replaced as proposed. One undo takes it back."),
                  _("Accept all")))
        decide_all(desk(), keys, Verdict::Accept);
}

wxWindow* make_identifiers_pane(wxWindow* parent, Desk& desk) {
    return new IdentifiersPane(parent, desk);
}

void start_review(wxWindow& identifiers_pane) {
    if (auto* pane = dynamic_cast<IdentifiersPane*>(&identifiers_pane); pane != nullptr) pane->start();
}

}  // namespace sotto::workbench
