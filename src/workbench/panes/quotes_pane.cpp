// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/quotes_pane.h"

#include "workbench/findings/evidence_actions.h"
#include "workbench/panes/choose_code.h"
#include "workbench/panes/panes.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/clipbrd.h>
#include <wx/menu.h>
#include <wx/sizer.h>

#include <algorithm>
#include <compare>
#include <limits>

namespace sotto::workbench {

namespace {

/// Of the model: the dots stand beside the names of the codes, which have the number of `QuoteOrder::Codes`.
constexpr unsigned dots_column = 1000;
/// Rows that are read in one go: a large window of them, a few milliseconds of work.
constexpr std::size_t chunk = 200;

wxString field_in_words(const Condition& where) {
    if (where.field == "code") return _("with");
    return shown(where.field);
}

}  // namespace

QuotesPane::QuotesPane(wxWindow* parent, Desk& desk)
    : DeskPane(parent, desk), measures_(Measures::of(*this)), theme_(Theme::of_desktop()) {
    SetName("quotes");
    set_accessible_name(*this, _("Quotes"));
    auto* column = new wxBoxSizer(wxVERTICAL);
    SetSizer(column);
    build_head();
    build_table();
    take_colours();
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        take_colours();
        event.Skip();
    });
    study_opened();
}

void QuotesPane::build_head() {
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    count_ = new wxStaticText(this, wxID_ANY, {});
    count_->SetFont(GetFont().Bold());
    sums_ = new wxStaticText(this, wxID_ANY, {});
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
    const auto middle = wxSizerFlags().CentreVertical();
    line->Add(count_, wxSizerFlags(middle).Border(wxLEFT, 2 * measures_.u));
    line->Add(sums_, wxSizerFlags(middle).Border(wxLEFT, 2 * measures_.u));
    line->AddStretchSpacer();
    line->Add(condition_, wxSizerFlags(middle).Border(wxRIGHT, measures_.u));
    line->Add(filter_, wxSizerFlags(middle).Border(wxRIGHT, measures_.u));
    line->SetMinSize({-1, 5 * measures_.u});
    GetSizer()->Add(line, wxSizerFlags().Expand());
}

void QuotesPane::build_table() {
    table_ = make_table(this, _("Quotes"), wxDV_MULTIPLE);
    rows_ = new TableRows({[this](unsigned row, unsigned column) { return words(row, column); },
                           [this](unsigned row, unsigned column, wxDataViewItemAttr& attr) {
                               return look(row, column, attr);
                           }});
    add_words(*table_, _("Quote"), QuoteOrder::Text, 72, wxALIGN_LEFT, true);
    add_words(*table_, _("Source"), QuoteOrder::Source, 18, wxALIGN_LEFT, true);
    add_words(*table_, _("Speaker"), QuoteOrder::Speaker, 10, wxALIGN_LEFT, true);
    dots_ = new DotsRenderer(measures_);
    table_->AppendColumn(new wxDataViewColumn(wxString(), dots_, dots_column, 6 * measures_.u, wxALIGN_LEFT,
                                              wxDATAVIEW_COL_RESIZABLE));
    add_words(*table_, _("Codes"), QuoteOrder::Codes, 24, wxALIGN_LEFT, true);
    table_->AssociateModel(rows_.get());
    GetSizer()->Add(table_, wxSizerFlags(1).Expand());

    table_->Bind(wxEVT_DATAVIEW_COLUMN_SORTED, [this](wxDataViewEvent&) {
        const auto* sorting = table_->GetSortingColumn();
        order_.column =
            sorting == nullptr ? QuoteOrder::AsListed : static_cast<int>(sorting->GetModelColumn());
        order_.ascending = sorting == nullptr || sorting->IsSortOrderAscending();
        arrange();
    });
    table_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        const auto quote = chosen();
        if (choosing_ || !quote || !table_->HasSelection()) return;
        auto focus = desk().focus();
        focus.coding = coding_of(*quote);
        desk().set_focus(focus);
    });
    table_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { jump(); });
    table_->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent&) { menu(); });
    table_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == 'C' && event.GetModifiers() == wxMOD_CONTROL) {
            copy();
        } else if (event.GetKeyCode() == 'F' && event.GetModifiers() == wxMOD_NONE) {
            speaks_for();
        } else if (event.GetKeyCode() == 'A' && event.GetModifiers() == wxMOD_NONE) {
            speaks_against();
        } else {
            event.Skip();
        }
    });
}

void QuotesPane::build_attribute_columns() {
    while (table_->GetColumnCount() > QuoteOrder::FirstAttribute + 1)
        table_->DeleteColumn(table_->GetColumn(table_->GetColumnCount() - 1));
    unsigned column = QuoteOrder::FirstAttribute;
    for (const auto& name : list_->attributes) {
        auto title = shown(name);
        title.Replace("_", " ");
        if (!title.empty()) title[0] = wxToupper(title[0]);
        add_words(*table_, title, column++, 14, wxALIGN_LEFT, true);
    }
}

void QuotesPane::take_colours() {
    theme_ = Theme::of_desktop();
    sums_->SetForegroundColour(theme_.quiet);
    dots_->set_theme(theme_);
    table_->Refresh();
}

void QuotesPane::study_opened() {
    order_.filter.clear();
    filter_->ChangeValue({});
    code_ = {};
    where_.reset();
    list();
}

void QuotesPane::study_changed() {
    list();
}

void QuotesPane::focus_changed(const Focus&) {
    const auto& focus = desk().focus();
    const auto where = focus.where && focus.where->code == focus.code ? focus.where : std::nullopt;
    if (focus.code && (focus.code != code_ || where != where_)) {
        code_ = focus.code;
        where_ = where;
        list();
        return;
    }
    // The coding may have been chosen elsewhere.
    const auto quote = chosen();
    if (!focus.coding || (quote && coding_of(*quote) == focus.coding)) return;
    const auto at = std::find_if(list_->quotes.begin(), list_->quotes.end(), [&](const analysis::Quote& one) {
        return std::find(one.codings.begin(), one.codings.end(), focus.coding) != one.codings.end();
    });
    if (at != list_->quotes.end()) choose(static_cast<std::size_t>(at - list_->quotes.begin()));
}

void QuotesPane::list() {
    if (!desk().has_study()) {
        ++listing_;
        take({});
        return;
    }
    const auto asked = ++listing_;
    desk().look_up<QuoteList>(
        [code = code_, where = where_, seq = list_->seq](commands::Session& session) {
            return list_quotes(session, code, where, seq);
        },
        while_here([this, asked](QuoteList found) {
            if (asked == listing_) take(std::move(found));
        }));
}

void QuotesPane::take(QuoteList found) {
    const auto chosen_before = chosen();
    const auto before = std::move(list_);
    const auto words_before = std::move(words_);
    list_ = std::make_shared<QuoteList>(std::move(found));
    words_.assign(list_->quotes.size(), nullptr);

    // Both are by source and place.
    const auto key = [](const analysis::Quote& quote) { return std::pair(quote.source, quote.range); };
    constexpr auto gone = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> now(before->quotes.size(), gone);
    std::vector<bool> is_new(list_->quotes.size(), true);
    for (std::uint32_t i = 0, old = 0; i < words_.size() && old < before->quotes.size();) {
        const auto order = key(before->quotes[old]) <=> key(list_->quotes[i]);
        if (order == 0) {
            if (list_->same_words) words_[i] = words_before[old];
            is_new[i] = false;
            now[old] = i;
        }
        if (order >= 0) ++i;
        if (order <= 0) ++old;
    }
    const bool as_listed = order_ == QuoteOrder();
    std::vector<std::uint32_t> shown;
    for (const auto quote : shown_) {
        if (!as_listed && now[quote] != gone) shown.push_back(now[quote]);
    }
    for (std::uint32_t i = 0; i < is_new.size() && order_.filter.empty(); ++i) {
        if (as_listed || is_new[i]) shown.push_back(i);
    }
    if (list_->attributes != before->attributes) build_attribute_columns();

    condition_->Show(where_.has_value());
    if (where_) {
        const auto value = where_->value.empty() ? _("not known") : workbench::shown(where_->value);
        condition_->SetLabel(field_in_words(*where_) + " " + value + wxString::FromUTF8("  ×"));
    }
    const auto keep = chosen_before && now[*chosen_before] != gone
                          ? std::optional<std::size_t>(now[*chosen_before])
                          : std::nullopt;
    show_order(std::move(shown), keep);
    if (!as_listed) arrange();
    reading_ = false;
    read_from(0);
}

void QuotesPane::read_from(std::size_t quote) {
    if (reading_) return;
    auto first = quote;
    if (first < words_.size() && words_[first] != nullptr) {
        const auto unread = std::find(words_.begin(), words_.end(), nullptr);
        first = static_cast<std::size_t>(unread - words_.begin());
    }
    if (first >= words_.size()) return;
    reading_ = true;
    desk().look_up<std::vector<QuoteWords>>(
        [list = list_, first](commands::Session& session) {
            return read_quotes(session, *list, first, first + chunk);
        },
        while_here([this, first, list = list_](std::vector<QuoteWords> read) {
            // Another list has readings of its own.
            if (list != list_) return;
            reading_ = false;
            take_words(first, std::move(read));
            const auto next = std::exchange(wanted_, std::nullopt);
            read_from(next.value_or(0));
        }));
}

void QuotesPane::take_words(std::size_t first, std::vector<QuoteWords> read) {
    for (auto& one : read) {
        if (words_[first] == nullptr) words_[first] = std::make_shared<const QuoteWords>(std::move(one));
        ++first;
    }
    table_->Refresh();
    if (std::find(words_.begin(), words_.end(), nullptr) != words_.end()) return;
    show_sums();
    if (unsettled_) arrange();
}

void QuotesPane::arrange() {
    // What is not read has no place in an order yet.
    unsettled_ = order_ != QuoteOrder() && std::find(words_.begin(), words_.end(), nullptr) != words_.end();
    if (unsettled_) return;
    desk().look_up<std::vector<std::uint32_t>>(
        [list = list_, words = words_, picture = desk().study(), order = order_](commands::Session&) {
            return ordered(*list, words, picture->codes, order);
        },
        while_here([this, list = list_, order = order_](std::vector<std::uint32_t> shown) {
            if (list == list_ && order == order_) show_order(std::move(shown), chosen());
        }));
}

void QuotesPane::show_order(std::vector<std::uint32_t> shown, std::optional<std::size_t> keep) {
    shown_ = std::move(shown);
    choosing_ = true;
    rows_->Reset(static_cast<unsigned>(shown_.size()));
    choosing_ = false;
    if (keep) choose(*keep);
    show_sums();
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
    Layout();
}

void QuotesPane::choose(std::size_t quote) {
    const auto row = std::find(shown_.begin(), shown_.end(), quote);
    choosing_ = true;
    table_->UnselectAll();
    if (row != shown_.end()) {
        const auto item = rows_->GetItem(static_cast<unsigned>(row - shown_.begin()));
        table_->Select(item);
        table_->SetCurrentItem(item);
        table_->scroll_to(item);
    }
    choosing_ = false;
}

wxString QuotesPane::words(unsigned row, unsigned column) {
    if (row >= shown_.size()) return {};
    const auto quote = shown_[row];
    if (words_[quote] == nullptr) {
        wanted_ = quote;
        return {};
    }
    const auto& read = *words_[quote];
    const auto& codes = study().codes;
    if (column == dots_column) {
        std::string colours;
        for (const auto id : read.codes) {
            if (const auto* code = codes.find(id); code != nullptr)
                colours +=
                    (colours.empty() ? "" : " ") + (code->color.empty() ? std::string("none") : code->color);
        }
        return shown(colours);
    }
    return shown(cell_of(*list_, codes, quote, read, static_cast<int>(column)));
}

bool QuotesPane::look(unsigned row, unsigned column, wxDataViewItemAttr& look) const {
    if (column == QuoteOrder::Speaker && row < shown_.size() && words_[shown_[row]] != nullptr &&
        study().withdrawn.count(words_[shown_[row]]->participant) != 0) {
        look.SetStrikethrough(true);
        return true;
    }
    if (column == QuoteOrder::Text || column == QuoteOrder::Speaker || column == dots_column) return false;
    look.SetColour(theme_.quiet);
    return true;
}

std::optional<std::size_t> QuotesPane::chosen() const {
    const auto all = chosen_all();
    return all.empty() ? std::nullopt : std::optional(all.front());
}

std::vector<std::size_t> QuotesPane::chosen_all() const {
    wxDataViewItemArray items;
    table_->GetSelections(items);
    std::vector<std::size_t> quotes;
    for (const auto& item : items) {
        if (const auto row = rows_->GetRow(item); row < shown_.size()) quotes.push_back(shown_[row]);
    }
    return quotes;
}

study::Id<study::Coding> QuotesPane::coding_of(std::size_t quote) const {
    const auto& codings = list_->quotes[quote].codings;
    return codings.empty() ? study::Id<study::Coding>() : codings.front();
}

void QuotesPane::jump() {
    if (const auto quote = chosen()) desk().show(list_->quotes[*quote].source, list_->quotes[*quote].range);
}

void QuotesPane::copy() {
    const auto quotes = chosen_all();
    if (quotes.empty()) return;
    desk().look_up<std::string>(
        [list = list_, quotes](commands::Session& session) {
            std::string words;
            for (const auto quote : quotes)
                words += (words.empty() ? "" : "\n") + quote_to_copy(session, *list, quote);
            return words;
        },
        while_here([](const std::string& words) {
            wxClipboardLocker lock;
            if (!!lock) wxTheClipboard->SetData(new wxTextDataObject(shown(words)));
        }));
}

void QuotesPane::recode() {
    const auto quotes = chosen_all();
    const auto code = choose_code(this, study(), _("Give another code"), _("Recode"));
    if (code.empty()) return;
    desk().look_up<commands::Arguments>(
        [list = list_, quotes, code](commands::Session& session) {
            auto arguments = codings_to_change(session, *list, quotes);
            arguments.add("CODE", code);
            return arguments;
        },
        while_here(
            [this](commands::Arguments arguments) { desk().run("coding/recode", std::move(arguments)); }));
}

void QuotesPane::remove() {
    desk().look_up<commands::Arguments>(
        [list = list_, quotes = chosen_all()](commands::Session& session) {
            return codings_to_change(session, *list, quotes);
        },
        while_here(
            [this](commands::Arguments arguments) { desk().run("coding/remove", std::move(arguments)); }));
}

void QuotesPane::speaks_for() {
    if (chosen_all().size() == 1 && can_add_evidence(desk())) add_evidence(*this, desk(), true);
}

void QuotesPane::speaks_against() {
    if (chosen_all().size() == 1 && can_add_evidence(desk())) add_evidence(*this, desk(), false);
}

void QuotesPane::menu() {
    const auto count = static_cast<long long>(chosen_all().size());
    if (count == 0) return;
    wxMenu menu;
    const auto add = [&](const wxString& words, bool enabled, void (QuotesPane::*act)()) {
        auto* item = menu.Append(wxID_ANY, words);
        item->Enable(enabled);
        menu.Bind(
            wxEVT_MENU, [this, act](wxCommandEvent&) { (this->*act)(); }, item->GetId());
    };
    const bool evidence = count == 1 && can_add_evidence(desk());
    add(_("Show in the document"), count == 1, &QuotesPane::jump);
    add(counted("Copy %s quote", "Copy %s quotes", count), true, &QuotesPane::copy);
    menu.AppendSeparator();
    add(_("Speaks for a finding"), evidence, &QuotesPane::speaks_for);
    add(_("Speaks against a finding"), evidence, &QuotesPane::speaks_against);
    menu.AppendSeparator();
    add(counted("Recode %s quote…", "Recode %s quotes…", count), study().can_edit(), &QuotesPane::recode);
    add(counted("Remove coding of %s quote", "Remove coding of %s quotes", count), study().can_edit(),
        &QuotesPane::remove);
    PopupMenu(&menu);
}

wxWindow* make_quotes_pane(wxWindow* parent, Desk& desk) {
    return new QuotesPane(parent, desk);
}

}  // namespace sotto::workbench
