// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "search/query.h"

#include <cstddef>
#include <string>
#include <vector>

/// What a query is made of; for the search room itself.
namespace sotto::search {

/// A word, or a run of graphemes of a script written without spaces.
struct Atom {
    bool unspaced = false;
    bool prefix = false;  ///< of a word: any word that begins so
    /// Of a word: itself, folded. Of a run of one grapheme: that, folded.
    std::string term;
    std::vector<std::string> bigrams;  ///< of a run of several graphemes
    std::string key;                   ///< of a run: all of it, folded
    std::string original;              ///< of a run: all of it, as it was typed
    std::vector<std::string> guessed;  ///< of a run: the words ICU sees in it
    /// Of a run that must have these tone marks: its graphemes with them; else nothing.
    std::vector<std::string> toned;

    [[nodiscard]] std::size_t graphemes() const noexcept { return bigrams.empty() ? 1 : bigrams.size() + 1; }
};

struct Query::Node {
    enum class Kind {
        Word,      ///< `atoms[0]` or another form of it
        Sequence,  ///< `atoms` one after the other, as they are
        And,
        Or,
        Not,   ///< of `children[0]`
        Near,  ///< `children` in a chain, `distances[i]` between i and i + 1; words, sequences and ORs of
               ///< them only
        Filter,
    };
    Kind kind = Kind::And;
    std::vector<Atom> atoms;
    std::string original;    ///< of a word: as it was typed
    std::size_t number = 0;  ///< words and filters are counted from 0, each kind on its own
    std::vector<Node> children;
    std::vector<int> distances;
    Filter filter;
};

/// Calls `visit` for `node` and all below it, in the order of the query.
template <typename Visit>
void for_each_node(const Query::Node& node, const Visit& visit) {
    visit(node);
    for (const Query::Node& child : node.children) for_each_node(child, visit);
}

}  // namespace sotto::search
