// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/quotes_pane.h"

#include "workbench/gtk_looks.h"
#include "workbench/panes/panes.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include <algorithm>
#include <compare>
#include <limits>
#include <unordered_set>

namespace sotto::workbench {

namespace {

/// Of the model: the dots stand beside the names of the codes, which have the number of `QuoteOrder::Codes`.
constexpr unsigned dots_column = 1000;
/// Rows that are read in one go: a large window of them, a few milliseconds of work.
constexpr std::size_t chunk = 200;

/// What the table shows, as it was worked out beside the window.
struct Arranged {
    std::vector<std::uint32_t> shown;
    std::vector<QuoteGroup> groups;
};

wxString field_in_words(const Condition& where) {
    if (where.field == "code") return _("with");
    return shown(where.field);
}

wxString triangle_of(bool folded) {
    return wxString::FromUTF8(folded ? "▸  " : "▾  ");
}

wxString head_in_words(const QuoteGroup& group, bool folded) {
    const auto dot = wxString::FromUTF8(" · ");
    auto words = triangle_of(folded) + (group.name.empty() ? _("Not known") : shown(group.name)) +
                 wxString::FromUTF8("   ") +
                 counted("%s quote", "%s quotes", static_cast<long long>(group.quotes.size()));
    if (group.people > 1)
        words += dot + counted("%s person", "%s people", static_cast<long long>(group.people));
    if (group.sources > 1)
        words += dot + counted("%s source", "%s sources", static_cast<long long>(group.sources));
    return words;
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
    table_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { fit_columns(); });
    });
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
        if (choosing_ || !quote || !table_->HasSelection() || lines_.head(chosen_rows().front()) != nullptr)
            return;
        auto focus = desk().focus();
        focus.coding = coding_of(*quote);
        desk().set_focus(focus);
    });
    table_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
        if (!fold(std::nullopt)) jump();
    });
    table_->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent&) { menu(); });
    table_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == 'C' && event.GetModifiers() == wxMOD_CONTROL) {
            copy();
        } else if (event.GetKeyCode() == 'F' && event.GetModifiers() == wxMOD_NONE) {
            speaks_for();
        } else if (event.GetKeyCode() == 'A' && event.GetModifiers() == wxMOD_NONE) {
            speaks_against();
        } else if (event.GetModifiers() == wxMOD_NONE &&
                   (event.GetKeyCode() == WXK_LEFT || event.GetKeyCode() == WXK_RIGHT)) {
            const bool mirrored = GetLayoutDirection() == wxLayout_RightToLeft;
            event.Skip(!step((event.GetKeyCode() == WXK_RIGHT) != mirrored));
        } else {
            event.Skip();
        }
    });
    on_cell_press(*table_, [this](int row, int column, int into) {
        // Later: GTK chooses the row first, and the rows are new afterwards.
        if (column == 0 && is_on_triangle(into))
            CallAfter([this, row = static_cast<std::size_t>(row)] {
                if (lines_.head(row) != nullptr) fold_row(row, !lines_.is_folded(row));
            });
    });
}

void QuotesPane::build_attribute_columns() {
    while (table_->GetColumnCount() > QuoteOrder::FirstAttribute + 1) {
        auto* last = table_->GetColumn(table_->GetColumnCount() - 1);
        // wxWidgets 3.2 goes on naming a column that is gone as the one it sorts by.
        if (last->IsSortKey()) last->UnsetAsSortKey();
        table_->DeleteColumn(last);
    }
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
    const bool plain = as_listed();
    std::vector<std::uint32_t> shown;
    for (const auto quote : shown_) {
        if (!plain && now[quote] != gone) shown.push_back(now[quote]);
    }
    const bool stays = !shown.empty();
    for (std::uint32_t i = 0; i < is_new.size() && order_.filter.empty(); ++i) {
        if (plain || is_new[i]) shown.push_back(i);
    }
    shown_ = std::move(shown);
    // Groups stay what they are until the new ones have been worked out.
    if (stays && lines_.has_heads() && grouping_ != QuoteGrouping::None) {
        lines_.renumber(now, gone);
    } else {
        lines_.show(shown_);
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
    show_rows(keep);
    if (!plain) arrange();
    reading_ = false;
    // It was of the list before.
    wanted_.reset();
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
    unsettled_ = !as_listed() && std::find(words_.begin(), words_.end(), nullptr) != words_.end();
    if (unsettled_) return;
    desk().look_up<Arranged>(
        [list = list_, words = words_, picture = desk().study(), order = order_, by = grouping_,
         code = code_](commands::Session&) {
            Arranged arranged;
            arranged.shown = ordered(*list, words, picture->codes, order);
            if (by != QuoteGrouping::None)
                arranged.groups = grouped(*list, words, picture->codes, code, arranged.shown, by);
            return arranged;
        },
        while_here([this, list = list_, order = order_, by = grouping_](Arranged arranged) {
            if (list != list_ || order != order_ || by != grouping_) return;
            const auto keep = chosen();
            shown_ = std::move(arranged.shown);
            if (by == QuoteGrouping::None) {
                lines_.show(shown_);
            } else {
                lines_.show(std::move(arranged.groups));
            }
            show_rows(keep);
        }));
}

bool QuotesPane::fold(std::optional<bool> folded) {
    const auto rows = chosen_rows();
    if (rows.size() != 1 || lines_.head(rows.front()) == nullptr) return false;
    fold_row(rows.front(), folded.value_or(!lines_.is_folded(rows.front())));
    return true;
}

void QuotesPane::fold_row(std::size_t row, bool folded) {
    lines_.fold(row, folded);
    show_rows(std::nullopt);
    choosing_ = true;
    choose_row(row);
    choosing_ = false;
}

bool QuotesPane::step(bool towards_end) {
    const auto rows = chosen_rows();
    if (!lines_.has_heads() || rows.size() != 1) return false;
    auto row = rows.front();
    const bool is_head = lines_.head(row) != nullptr;
    if (is_head && lines_.is_folded(row) == towards_end) {
        fold_row(row, !towards_end);
        return true;
    }
    if (is_head != towards_end) return false;
    if (is_head) {
        ++row;
    } else {
        while (lines_.head(row) == nullptr) --row;
    }
    table_->UnselectAll();
    choose_row(row);
    return true;
}

bool QuotesPane::is_on_triangle(int into) const {
    const int wide = table_->GetTextExtent(triangle_of(false)).x + measures_.u;
    if (GetLayoutDirection() == wxLayout_RightToLeft) into = table_->GetColumn(0)->GetWidth() - into;
    return into <= wide;
}

void QuotesPane::choose_row(std::size_t row) {
    const auto item = rows_->GetItem(static_cast<unsigned>(row));
    table_->Select(item);
    table_->SetCurrentItem(item);
    table_->scroll_to(item);
}

void QuotesPane::fold_all(bool folded) {
    const auto keep = chosen();
    lines_.fold_all(folded);
    show_rows(keep);
}

void QuotesPane::show_rows(std::optional<std::size_t> keep) {
    choosing_ = true;
    rows_->Reset(static_cast<unsigned>(lines_.size()));
    choosing_ = false;
    if (keep) choose(*keep);
    show_sums();
}

void QuotesPane::choose(std::size_t quote) {
    choosing_ = true;
    table_->UnselectAll();
    if (const auto row = lines_.row_of(static_cast<std::uint32_t>(quote)); row) choose_row(*row);
    choosing_ = false;
}

wxString QuotesPane::words(unsigned row, unsigned column) {
    if (const auto* group = lines_.head(row); group != nullptr)
        return column == QuoteOrder::Text ? head_in_words(*group, lines_.is_folded(row)) : wxString();
    const auto quote = lines_.quote(row);
    if (!quote) return {};
    if (words_[*quote] == nullptr) {
        wanted_ = *quote;
        return {};
    }
    const auto& read = *words_[*quote];
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
    return shown(cell_of(*list_, codes, *quote, read, static_cast<int>(column)));
}

bool QuotesPane::look(unsigned row, unsigned column, wxDataViewItemAttr& look) const {
    if (lines_.head(row) != nullptr) {
        look.SetBold(true);
        return true;
    }
    const auto quote = lines_.quote(row);
    if (column == QuoteOrder::Speaker && quote && words_[*quote] != nullptr &&
        study().withdrawn.count(words_[*quote]->participant) != 0) {
        look.SetStrikethrough(true);
        return true;
    }
    if (column == QuoteOrder::Text || column == QuoteOrder::Speaker || column == dots_column) return false;
    look.SetColour(theme_.quiet);
    return true;
}

std::optional<std::size_t> QuotesPane::chosen() const {
    for (const auto row : chosen_rows()) {
        if (const auto quote = lines_.quote(row); quote) return *quote;
    }
    return std::nullopt;
}

std::vector<std::size_t> QuotesPane::chosen_rows() const {
    wxDataViewItemArray items;
    table_->GetSelections(items);
    std::vector<std::size_t> rows;
    for (const auto& item : items) {
        if (const auto row = rows_->GetRow(item); row < lines_.size()) rows.push_back(row);
    }
    return rows;
}

std::vector<std::size_t> QuotesPane::chosen_all() const {
    std::vector<std::size_t> quotes;
    std::unordered_set<std::uint32_t> taken;
    for (const auto row : chosen_rows()) {
        for (const auto quote : lines_.quotes(row)) {
            if (taken.insert(quote).second) quotes.push_back(quote);
        }
    }
    return quotes;
}

study::Id<study::Coding> QuotesPane::coding_of(std::size_t quote) const {
    const auto& codings = list_->quotes[quote].codings;
    return codings.empty() ? study::Id<study::Coding>() : codings.front();
}

wxWindow* make_quotes_pane(wxWindow* parent, Desk& desk) {
    return new QuotesPane(parent, desk);
}

}  // namespace sotto::workbench
