// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/quote_groups.h"

#include "text/fold.h"
#include "workbench/panes/source_rows.h"
#include "workbench/words.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace sotto::workbench {

namespace {

/// Where a group stands among the others, and what it is called.
struct Place {
    bool unknown = false;
    std::size_t order = 0;
    std::string key;
    std::string name;

    friend bool operator<(const Place& a, const Place& b) {
        return std::tie(a.unknown, a.order, a.key) < std::tie(b.unknown, b.order, b.key);
    }
};

using Places = std::vector<Place>;

/// Numbers in names by their size: P9 before P10.
std::string sort_key(const std::string& name) {
    constexpr std::size_t digits_of_a_number = 12;
    std::string key;
    std::string digits;
    const auto put_digits = [&] {
        if (digits.empty()) return;
        key.append(digits_of_a_number - std::min(digits_of_a_number, digits.size()), '0').append(digits);
        digits.clear();
    };
    for (const char byte : text::fold_key(name)) {
        if (byte >= '0' && byte <= '9') {
            digits += byte;
        } else {
            put_digits();
            key += byte;
        }
    }
    put_digits();
    return key;
}

}  // namespace

std::vector<QuoteGroup> grouped(const QuoteList& list, const ReadQuotes& words, const study::CodeTree& codes,
                                study::Id<study::Code> code, const std::vector<std::uint32_t>& shown,
                                QuoteGrouping by) {
    std::map<study::Id<study::Code>, std::size_t> order_of_codes;
    for (const auto& one : codes.codes()) order_of_codes.emplace(one.id, order_of_codes.size());
    std::unordered_set<study::Id<study::Code>> own;
    for (const auto id : codes.with_descendants(code)) own.insert(id);
    std::map<study::Id<study::Source>, std::size_t> order_of_sources;

    const auto places_of = [&](std::uint32_t quote) -> Places {
        const auto& source = list.voices->source(list.quotes[quote].source);
        switch (by) {
            case QuoteGrouping::Code: {
                Places places;
                if (words[quote] == nullptr) return {{true, 0, {}, {}}};
                for (const auto id : words[quote]->codes) {
                    if (own.count(id) != 0) places.push_back({false, order_of_codes[id], {}, codes.path(id)});
                }
                if (places.empty()) places.push_back({true, 0, {}, {}});
                return places;
            }
            case QuoteGrouping::Source: {
                const auto order = order_of_sources.emplace(source.id, order_of_sources.size()).first->second;
                return {{false, order, {}, source.name}};
            }
            case QuoteGrouping::Kind:
                return {
                    {false, static_cast<std::size_t>(source.kind), {}, kept(sources_of_kind(source.kind))}};
            case QuoteGrouping::Speaker: {
                if (words[quote] == nullptr || words[quote]->speaker.empty()) return {{true, 0, {}, {}}};
                const auto& name = words[quote]->speaker;
                return {{false, 0, sort_key(name) + '\n' + name, name}};
            }
            case QuoteGrouping::None:
                break;
        }
        return {{false, 0, {}, {}}};
    };

    struct Gathered {
        QuoteGroup group;
        std::unordered_set<study::Id<study::Entity>> people;
        std::unordered_set<study::Id<study::Source>> sources;
    };
    std::map<Place, Gathered> all;
    for (const auto quote : shown) {
        for (auto& place : places_of(quote)) {
            auto& one = all[place];
            one.group.name = std::move(place.name);
            one.group.quotes.push_back(quote);
            one.sources.insert(list.quotes[quote].source);
            if (words[quote] != nullptr && words[quote]->participant)
                one.people.insert(words[quote]->participant);
        }
    }
    std::vector<QuoteGroup> groups;
    for (auto& [place, one] : all) {
        one.group.people = one.people.size();
        one.group.sources = one.sources.size();
        groups.push_back(std::move(one.group));
    }
    return groups;
}

void QuoteRows::show(const std::vector<std::uint32_t>& quotes) {
    heads_ = false;
    groups_.assign(1, QuoteGroup{{}, quotes, 0, 0});
    lay_out();
}

void QuoteRows::show(std::vector<QuoteGroup> groups) {
    heads_ = true;
    groups_ = std::move(groups);
    lay_out();
}

void QuoteRows::renumber(const std::vector<std::uint32_t>& now, std::uint32_t gone) {
    for (auto& group : groups_) {
        for (auto& quote : group.quotes) quote = now[quote];
        std::erase(group.quotes, gone);
    }
    if (heads_) std::erase_if(groups_, [](const QuoteGroup& group) { return group.quotes.empty(); });
    lay_out();
}

void QuoteRows::fold(std::size_t row, bool folded) {
    const auto* group = head(row);
    if (group == nullptr) return;
    if (folded) {
        folded_.insert(group->name);
    } else {
        folded_.erase(group->name);
    }
    lay_out();
}

void QuoteRows::fold_all(bool folded) {
    for (const auto& group : groups_) {
        if (folded) {
            folded_.insert(group.name);
        } else {
            folded_.erase(group.name);
        }
    }
    lay_out();
}

void QuoteRows::lay_out() {
    rows_.clear();
    for (std::uint32_t i = 0; i < groups_.size(); ++i) {
        if (heads_) rows_.push_back({i, std::nullopt});
        if (heads_ && folded_.count(groups_[i].name) != 0) continue;
        for (const auto quote : groups_[i].quotes) rows_.push_back({i, quote});
    }
}

const QuoteGroup* QuoteRows::head(std::size_t row) const {
    return row < rows_.size() && !rows_[row].quote ? &groups_[rows_[row].group] : nullptr;
}

bool QuoteRows::is_folded(std::size_t row) const {
    const auto* group = head(row);
    return group != nullptr && folded_.count(group->name) != 0;
}

std::vector<std::uint32_t> QuoteRows::quotes(std::size_t row) const {
    if (const auto* group = head(row); group != nullptr) return group->quotes;
    const auto own = quote(row);
    return own ? std::vector{*own} : std::vector<std::uint32_t>();
}

std::optional<std::uint32_t> QuoteRows::quote(std::size_t row) const {
    return row < rows_.size() ? rows_[row].quote : std::nullopt;
}

std::optional<std::size_t> QuoteRows::row_of(std::uint32_t quote) const {
    const auto at =
        std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.quote == quote; });
    return at == rows_.end() ? std::nullopt
                             : std::optional<std::size_t>(static_cast<std::size_t>(at - rows_.begin()));
}

std::vector<QuoteGroup> QuoteRows::parts(const std::vector<std::size_t>& rows) const {
    std::map<std::uint32_t, QuoteGroup> parts;
    std::map<std::uint32_t, std::unordered_set<std::uint32_t>> taken;
    for (const auto row : rows) {
        if (row >= rows_.size()) continue;
        const auto group = rows_[row].group;
        auto& part = parts[group];
        if (heads_) part.name = groups_[group].name;
        for (const auto quote : quotes(row)) {
            if (taken[group].insert(quote).second) part.quotes.push_back(quote);
        }
    }
    std::vector<QuoteGroup> all;
    for (auto& [group, part] : parts) all.push_back(std::move(part));
    return all;
}

std::string groups_to_copy(commands::Session& session, const QuoteList& list,
                           const std::vector<QuoteGroup>& groups) {
    std::string all;
    for (const auto& group : groups) {
        if (groups.size() > 1) {
            const auto name = group.name.empty() ? kept(_("Not known")) : group.name;
            all += (all.empty() ? "" : "\n\n") + name + "\n";
        }
        for (const auto quote : group.quotes)
            all += (all.empty() ? "" : "\n") + quote_to_copy(session, list, quote);
    }
    return all;
}

}  // namespace sotto::workbench
