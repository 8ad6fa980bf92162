// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/quote_list.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sotto::workbench {

/// By what quotes stand together in the list.
enum class QuoteGrouping { None, Code, Source, Kind, Speaker };

struct QuoteGroup {
    std::string name;  ///< empty: nobody knows
    std::vector<std::uint32_t>
        quotes;  ///< by their numbers in the list, in the order in which they are shown
    std::size_t people = 0;
    std::size_t sources = 0;
};

/// `shown` quotes of the list in their groups: codes as the codebook has them, sources and kinds as they come
/// in the list, speakers by name; what nobody knows last. By code, a quote stands under each of its codes
/// that is `code` or below it. People and speakers are known as far as `words` are read.
std::vector<QuoteGroup> grouped(const QuoteList& list, const ReadQuotes& words, const study::CodeTree& codes,
                                study::Id<study::Code> code, const std::vector<std::uint32_t>& shown,
                                QuoteGrouping by);

/// The rows of the table: quotes, each group below a head of its own that it can be folded under.
class QuoteRows {
public:
    /// Without heads.
    void show(const std::vector<std::uint32_t>& quotes);
    /// What was folded, by name, stays so.
    void show(std::vector<QuoteGroup> groups);
    /// The same in another list, in which quote `i` is `now[i]`, or `gone`.
    void renumber(const std::vector<std::uint32_t>& now, std::uint32_t gone);
    void fold(std::size_t row, bool folded);
    void fold_all(bool folded);

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] bool has_heads() const { return heads_; }
    /// The group that the row is the head of; null: the row is a quote.
    [[nodiscard]] const QuoteGroup* head(std::size_t row) const;
    [[nodiscard]] bool is_folded(std::size_t row) const;
    /// The quotes of a row: its own, or all of the group.
    [[nodiscard]] std::vector<std::uint32_t> quotes(std::size_t row) const;
    [[nodiscard]] std::optional<std::uint32_t> quote(std::size_t row) const;
    /// The first row with the quote, if one is to be seen.
    [[nodiscard]] std::optional<std::size_t> row_of(std::uint32_t quote) const;
    /// Parts of what stands in `rows`, each under the name of its group, in order; no quote twice in a group.
    [[nodiscard]] std::vector<QuoteGroup> parts(const std::vector<std::size_t>& rows) const;

private:
    struct Row {
        std::uint32_t group;
        std::optional<std::uint32_t> quote;
    };
    void lay_out();

    std::vector<QuoteGroup> groups_;
    std::vector<Row> rows_;
    std::set<std::string> folded_;
    bool heads_ = false;
};

/// Quotes as they are pasted: each as `quote_to_copy` has it, under the name of its group where there are
/// several groups. On the thread of `session`.
std::string groups_to_copy(commands::Session& session, const QuoteList& list,
                           const std::vector<QuoteGroup>& groups);

}  // namespace sotto::workbench
