// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/expansion.h"

#include "text/language.h"

#include <algorithm>

namespace sotto::search {

Expansion::Expansion(const Query::Node& query, const std::vector<Forms>& tables,
                     const std::vector<std::string>& languages) {
    for (const std::string& language : languages) {
        if (!Stemmer::exists(language)) continue;
        const Stemmer stemmer(language);
        for_each_node(query, [&](const Query::Node& node) {
            if (node.kind != Query::Node::Kind::Word) return;
            if (node.number >= words_.size()) words_.resize(node.number + 1);
            const std::string stem = stemmer.stem(node.original);
            if (stem.empty()) return;
            OfLanguage found;
            found.language = language;
            for (const Forms& table : tables) table.find(language, stem, found.terms);
            std::sort(found.terms.begin(), found.terms.end());
            found.terms.erase(std::unique(found.terms.begin(), found.terms.end()), found.terms.end());
            const auto self = std::lower_bound(found.terms.begin(), found.terms.end(), node.atoms[0].term);
            if (self != found.terms.end() && *self == node.atoms[0].term) found.terms.erase(self);
            if (!found.terms.empty()) words_[node.number].push_back(std::move(found));
        });
    }
    for_each_node(query, [&](const Query::Node& node) {
        if (node.kind == Query::Node::Kind::Word && node.number >= words_.size())
            words_.resize(node.number + 1);
    });
    if (languages.size() > 1) {
        depends_on_language_ =
            std::any_of(words_.begin(), words_.end(), [](const auto& word) { return !word.empty(); });
    } else if (!languages.empty()) {
        language_ = languages[0];
    }
}

void Expansion::set_language(std::string_view language) {
    language_ = text::primary_language(language);
}

bool Expansion::is_form(const Query::Node& word, std::string_view term,
                        const std::function<std::string()>&) const {
    for (const OfLanguage& forms : words_[word.number]) {
        if (forms.language == language_)
            return std::binary_search(forms.terms.begin(), forms.terms.end(), term);
    }
    return false;
}

}  // namespace sotto::search
