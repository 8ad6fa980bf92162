// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "search/matcher.h"
#include "search/stems.h"

#include <string>
#include <string_view>
#include <vector>

namespace sotto::search {

/// The other forms of each word of a query that stand in the index, by language: a form counts only in
/// passages of the language whose stemmer makes it one.
class Expansion : public WordForms {
public:
    struct OfLanguage {
        std::string language;
        std::vector<std::string> terms;  ///< sorted, without the word itself
    };

    /// `tables` are those of the index's segments, `languages` those of its passages.
    Expansion(const Query::Node& query, const std::vector<Forms>& tables,
              const std::vector<std::string>& languages);

    /// Of the word of that number; languages without further forms are left out.
    [[nodiscard]] const std::vector<OfLanguage>& forms(std::size_t word) const { return words_[word]; }
    /// Whether the language of a passage makes a difference.
    [[nodiscard]] bool depends_on_language() const noexcept { return depends_on_language_; }

    /// The language of the passage that `is_form` is asked about next.
    void set_language(std::string_view language);
    [[nodiscard]] bool is_form(const Query::Node& word, std::string_view term,
                               const std::function<std::string()>& original) const override;

private:
    std::vector<std::vector<OfLanguage>> words_;
    bool depends_on_language_ = false;
    std::string language_;
};

}  // namespace sotto::search
