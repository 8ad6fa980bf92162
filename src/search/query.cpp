// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/query.h"

#include "base/error.h"
#include "search/query_lexer.h"
#include "search/query_tree.h"
#include "search/terms.h"

#include <algorithm>

namespace sotto::search {

namespace {

using Node = Query::Node;

constexpr std::size_t longest_query = 100000;  // bytes
constexpr int deepest = 100;

/// The atoms of a word or phrase as the index would cut it. Empty for mere punctuation.
std::vector<Atom> atoms_of(std::string_view text, bool toned) {
    Terms terms;
    terms.read(text);
    const auto& units = terms.units();
    std::vector<Atom> atoms;
    bool goes_on = false;  // the last atom is a run that the next grapheme belongs to
    for (std::size_t i = 0; i < units.size(); ++i) {
        const Terms::Unit& unit = units[i];
        if (!unit.unspaced) {
            atoms.emplace_back();
            // Who writes a name with its apostrophe looks for the whole of it.
            atoms.back().term = terms.text(unit.head ? unit.with_next : unit.term);
            i += unit.head ? 1 : 0;
            goes_on = false;
            continue;
        }
        if (!goes_on) {
            atoms.emplace_back();
            atoms.back().unspaced = true;
            if (unit.with_next.size == 0) atoms.back().term = terms.grapheme(unit);
        }
        atoms.back().key += terms.grapheme(unit);
        // The parts of a double letter share their place.
        if (unit.part <= 1) atoms.back().original += terms.original(unit);
        if (toned) atoms.back().toned.push_back(terms.grapheme(unit, true));
        goes_on = unit.with_next.size > 0;
        if (goes_on) atoms.back().bigrams.emplace_back(terms.text(unit.with_next));
    }
    if (atoms.size() == 1 && atoms[0].unspaced) {
        for (const Terms::Piece word : terms.guessed_words()) atoms[0].guessed.emplace_back(terms.text(word));
    }
    return atoms;
}

class Parser {
public:
    Parser(std::string_view query, const std::vector<Lexeme>& lexemes) : query_(query), lexemes_(lexemes) {}

    Node parse() {
        Node root = any_of(0);
        if (at_ < lexemes_.size()) refuse_query(query_, lexemes_[at_].byte, "this parenthesis closes none");
        std::size_t words = 0;
        std::size_t filters = 0;
        number(root, words, filters);
        return root;
    }

private:
    using Kind = Lexeme::Kind;

    [[nodiscard]] bool at(Kind kind) const { return at_ < lexemes_.size() && lexemes_[at_].kind == kind; }
    [[nodiscard]] bool at_operand() const {
        return at_ < lexemes_.size() && !at(Kind::Close) && !at(Kind::And) && !at(Kind::Or) &&
               !at(Kind::Near);
    }

    static Node joined(Node::Kind kind, std::vector<Node> children) {
        if (children.size() == 1) return std::move(children[0]);
        Node node;
        node.kind = kind;
        for (Node& child : children) {
            if (child.kind == kind) {
                std::move(child.children.begin(), child.children.end(), std::back_inserter(node.children));
            } else {
                node.children.push_back(std::move(child));
            }
        }
        return node;
    }

    Node any_of(int depth) {
        std::vector<Node> children;
        children.push_back(all_of(depth));
        while (at(Kind::Or)) {
            ++at_;
            children.push_back(all_of(depth));
        }
        return joined(Node::Kind::Or, std::move(children));
    }

    Node all_of(int depth) {
        std::vector<Node> children;
        children.push_back(negatable(depth));
        while (true) {
            if (at(Kind::And)) {
                ++at_;
            } else if (!at_operand()) {
                break;
            }
            children.push_back(negatable(depth));
        }
        return joined(Node::Kind::And, std::move(children));
    }

    Node negatable(int depth) {
        if (depth > deepest) refuse_query(query_, lexemes_[at_].byte, "it is nested too deeply");
        if (!at(Kind::Not) && !at(Kind::Minus)) return nearby(depth);
        ++at_;
        Node node;
        node.kind = Node::Kind::Not;
        node.children.push_back(negatable(depth + 1));
        return node;
    }

    Node nearby(int depth) {
        std::size_t start = start_of_operand();
        Node first = operand(depth);
        if (!at(Kind::Near)) return first;
        Node chain;
        chain.kind = Node::Kind::Near;
        enter(chain, std::move(first), start);
        while (at(Kind::Near)) {
            const int distance = lexemes_[at_].distance;
            ++at_;
            start = start_of_operand();
            chain.distances.push_back(distance);
            enter(chain, operand(depth), start);
        }
        return chain;
    }

    [[nodiscard]] std::size_t start_of_operand() const {
        return at_ < lexemes_.size() ? lexemes_[at_].byte : query_.size();
    }

    /// Adds an operand to a chain of NEARs; a chain in parentheses becomes a part of it.
    void enter(Node& chain, Node part, std::size_t start) const {
        if (part.kind == Node::Kind::Near) {
            std::move(part.children.begin(), part.children.end(), std::back_inserter(chain.children));
            chain.distances.insert(chain.distances.end(), part.distances.begin(), part.distances.end());
            return;
        }
        if (!has_places(part)) {
            refuse_query(query_, start,
                         "NEAR stands between words and phrases, or several of them joined by OR");
        }
        chain.children.push_back(std::move(part));
    }

    static bool has_places(const Node& node) {
        switch (node.kind) {
            case Node::Kind::Word:
            case Node::Kind::Sequence:
                return true;
            case Node::Kind::Or:
                return std::all_of(node.children.begin(), node.children.end(), has_places);
            default:
                return false;
        }
    }

    Node operand(int depth) {
        if (!at_operand()) missing_operand();
        const Lexeme& lexeme = lexemes_[at_];
        if (depth > deepest) refuse_query(query_, lexeme.byte, "it is nested too deeply");
        ++at_;
        switch (lexeme.kind) {
            case Kind::Open: {
                if (at(Kind::Close))
                    refuse_query(query_, lexeme.byte, "there is nothing in these parentheses");
                Node inside = any_of(depth + 1);
                if (!at(Kind::Close)) refuse_query(query_, lexeme.byte, "this parenthesis is not closed");
                ++at_;
                return inside;
            }
            case Kind::Filter: {
                Node node;
                node.kind = Node::Kind::Filter;
                node.filter = lexeme.filter;
                return node;
            }
            case Kind::Word:
            case Kind::Phrase:
                return words(lexeme);
            default:
                refuse_query(query_, lexeme.byte, "NEAR stands between words and phrases, not before NOT");
        }
    }

    [[noreturn]] void missing_operand() const {
        if (at_ < lexemes_.size() && lexemes_[at_].kind == Kind::Close && at_ == 0) {
            refuse_query(query_, lexemes_[at_].byte, "this parenthesis closes none");
        }
        const std::size_t byte = at_ < lexemes_.size() ? lexemes_[at_].byte : lexemes_[at_ - 1].byte;
        refuse_query(
            query_, byte,
            "something to look for is missing here; to look for the words and, or, not or near, write "
            "them in small letters");
    }

    [[nodiscard]] Node words(const Lexeme& lexeme) const {
        std::string_view text = lexeme.text;
        bool prefix = false;
        while (!text.empty() && text.back() == '*') {
            text.remove_suffix(1);
            prefix = true;
        }
        if (lexeme.kind == Kind::Word && text.find('*') != std::string_view::npos) {
            refuse_query(query_, lexeme.byte, "a * can only stand at the end of a word");
        }
        Node node;
        node.atoms = atoms_of(text, lexeme.exact);
        node.original = text;
        const bool plain = node.atoms.size() == 1 && !node.atoms[0].unspaced;
        const bool stemmed = plain && lexeme.kind == Kind::Word && !lexeme.exact && !prefix;
        node.kind = stemmed ? Node::Kind::Word : Node::Kind::Sequence;
        if (prefix && !node.atoms.back().unspaced) node.atoms.back().prefix = true;
        return node;
    }

    static void number(Node& node, std::size_t& words, std::size_t& filters) {
        if (node.kind == Node::Kind::Word) node.number = words++;
        if (node.kind == Node::Kind::Filter) node.number = filters++;
        for (Node& child : node.children) number(child, words, filters);
    }

    std::string_view query_;
    const std::vector<Lexeme>& lexemes_;
    std::size_t at_ = 0;
};

/// Takes out words and phrases that are mere punctuation: dashes and bullets that were pasted along.
void drop_punctuation(std::vector<Lexeme>& lexemes) {
    const auto is_mere = [](const Lexeme& lexeme) {
        return (lexeme.kind == Lexeme::Kind::Word || lexeme.kind == Lexeme::Kind::Phrase) &&
               atoms_of(lexeme.text, false).empty();
    };
    lexemes.erase(std::remove_if(lexemes.begin(), lexemes.end(), is_mere), lexemes.end());
}

}  // namespace

Query Query::parse(std::string_view utf8) {
    if (utf8.size() > longest_query) {
        throw base::Error(base::Blame::User, "The query is longer than " + std::to_string(longest_query) +
                                                 " bytes; look for less at a time.");
    }
    if (!text::is_valid_utf8(utf8)) {
        throw base::Error(base::Blame::User, "The query is not valid UTF-8.");
    }
    std::vector<Lexeme> lexemes = cut_query(utf8);
    drop_punctuation(lexemes);
    if (lexemes.empty()) {
        throw base::Error(base::Blame::User,
                          "There is nothing to look for in the query: write a word, a \"phrase\" or a "
                          "filter such as code:NAME.");
    }
    Query query;
    query.source_ = utf8;
    query.root_ = std::make_shared<const Node>(Parser(query.source_, lexemes).parse());
    return query;
}

std::vector<Filter> Query::filters() const {
    std::vector<Filter> found;
    for_each_node(*root_, [&](const Node& node) {
        if (node.kind == Node::Kind::Filter) found.push_back(node.filter);
    });
    return found;
}

bool Query::has_words() const {
    bool found = false;
    for_each_node(*root_, [&](const Node& node) { found = found || !node.atoms.empty(); });
    return found;
}

}  // namespace sotto::search
