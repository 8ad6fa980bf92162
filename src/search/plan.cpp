// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/plan.h"

#include "search/inverter.h"

#include <xapian.h>
#include <algorithm>

namespace sotto::search {

namespace {

using Node = Query::Node;

/// Gives Xapian a sorted list of passages as if it were a term's. It weighs nothing.
class PassageSource : public Xapian::PostingSource {
public:
    explicit PassageSource(PassageIds ids) : ids_(std::move(ids)) {}

    PostingSource* clone() const override { return new PassageSource(ids_); }
    void init(const Xapian::Database& shard) override {
        // Each shard is asked on its own, in its own ids, which are the study's.
        size_ = static_cast<Xapian::doccount>(std::min<std::size_t>(ids_->size(), shard.get_doccount()));
        next_ = ids_->begin();
        started_ = false;
    }
    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return size_; }
    Xapian::doccount get_termfreq_max() const override { return size_; }
    Xapian::docid get_docid() const override { return *next_; }
    bool at_end() const override { return next_ == ids_->end(); }
    void next(double) override {
        if (started_) ++next_;
        started_ = true;
    }
    void skip_to(Xapian::docid wanted, double) override {
        started_ = true;
        // Steps double until they are too wide: what is skipped is usually little.
        std::ptrdiff_t step = 1;
        auto high = next_;
        while (ids_->end() - high > step && *(high + step) < wanted) {
            high += step;
            step *= 2;
        }
        const auto limit = ids_->end() - high > step ? high + step + 1 : ids_->end();
        next_ = std::lower_bound(high, limit, wanted);
    }
    bool check(Xapian::docid wanted, double) override {
        skip_to(wanted, 0);
        return true;
    }
    std::string get_description() const override { return "PassageSource"; }

private:
    PassageIds ids_;
    std::vector<std::uint32_t>::const_iterator next_;
    Xapian::doccount size_ = 0;
    bool started_ = false;
};

Xapian::Query passages(const PassageIds& ids) {
    return Xapian::Query((new PassageSource(ids))->release());
}

class Planner {
public:
    Planner(const Expansion& forms, const std::vector<PassageIds>& filters, const Evaluate& evaluate)
        : forms_(forms), filters_(filters), evaluate_(evaluate) {}

    Xapian::Query plan(const Node& node, bool* exact) const {
        switch (node.kind) {
            case Node::Kind::Word:
                return word(node);
            case Node::Kind::Sequence:
                return sequence(node, exact);
            case Node::Kind::Filter:
                // The list may name passages that this index does not hold.
                return {Xapian::Query::OP_FILTER, Xapian::Query::MatchAll, passages(filters_[node.number])};
            case Node::Kind::Not:
                return all_of({&node}, exact);
            case Node::Kind::And: {
                std::vector<const Node*> children;
                for (const Node& child : node.children) children.push_back(&child);
                return all_of(children, exact);
            }
            case Node::Kind::Or: {
                std::vector<Xapian::Query> parts;
                for (const Node& child : node.children) parts.push_back(plan(child, exact));
                return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
            }
            case Node::Kind::Near: {
                *exact = false;
                std::vector<Xapian::Query> parts;
                for (const Node& child : node.children) parts.push_back(plan(child, exact));
                return {Xapian::Query::OP_AND, parts.begin(), parts.end()};
            }
        }
        return Xapian::Query();
    }

private:
    [[nodiscard]] Xapian::Query word(const Node& node) const {
        std::vector<Xapian::Query> forms = {Xapian::Query(node.atoms[0].term)};
        for (const Expansion::OfLanguage& of_language : forms_.forms(node.number)) {
            if (!forms_.depends_on_language()) {
                for (const std::string& term : of_language.terms) forms.emplace_back(term);
                continue;
            }
            const Xapian::Query any(Xapian::Query::OP_OR, of_language.terms.begin(), of_language.terms.end());
            forms.emplace_back(Xapian::Query::OP_FILTER, any,
                               Xapian::Query(language_prefix + of_language.language));
        }
        if (forms.size() == 1) return forms[0];
        return {Xapian::Query::OP_SYNONYM, forms.begin(), forms.end()};
    }

    static Xapian::Query sequence(const Node& node, bool* exact) {
        std::vector<Xapian::Query> parts;
        std::vector<Xapian::Query> hints;
        if (node.atoms.size() > 1) *exact = false;
        for (const Atom& atom : node.atoms) {
            if (atom.prefix) {
                parts.emplace_back(Xapian::Query::OP_WILDCARD, atom.term);
            } else if (!atom.unspaced) {
                parts.emplace_back(atom.term);
            } else if (atom.bigrams.empty()) {
                // Every grapheme begins a bigram or stands alone; but what begins with its letters may be
                // another.
                parts.emplace_back(Xapian::Query::OP_WILDCARD, bigram_prefix + atom.term);
                *exact = false;
            } else {
                for (const std::string& bigram : atom.bigrams) parts.emplace_back(bigram_prefix + bigram);
                for (const std::string& guess : atom.guessed) hints.emplace_back(guess);
                if (atom.bigrams.size() > 1) *exact = false;
            }
            if (!atom.toned.empty()) *exact = false;
        }
        const Xapian::Query all(Xapian::Query::OP_AND, parts.begin(), parts.end());
        if (hints.empty()) return all;
        return {Xapian::Query::OP_AND_MAYBE, all,
                Xapian::Query(Xapian::Query::OP_OR, hints.begin(), hints.end())};
    }

    /// Whether Xapian can be trusted with NOT `node`. It never computes the greatest weights on that side,
    /// and from what it reads instead an AND tells an OR or AND_MAYBE below it to leave passages out
    /// (1.4.22). What holds no AND is right.
    [[nodiscard]] bool is_plain(const Node& node) const {
        if (node.kind == Node::Kind::Word) return !forms_.depends_on_language();
        return node.kind == Node::Kind::Sequence && node.atoms.size() == 1 && !node.atoms[0].unspaced;
    }

    Xapian::Query all_of(const std::vector<const Node*>& children, bool* exact) const {
        std::vector<Xapian::Query> wanted;
        std::vector<Xapian::Query> unwanted;
        std::vector<Xapian::Query> lists;
        for (const Node* child : children) {
            if (child->kind == Node::Kind::Filter) {
                lists.push_back(passages(filters_[child->number]));
                continue;
            }
            if (child->kind != Node::Kind::Not) {
                wanted.push_back(plan(*child, exact));
                continue;
            }
            const Node& negated = child->children[0];
            if (negated.kind == Node::Kind::Filter) {
                unwanted.push_back(passages(filters_[negated.number]));
                continue;
            }
            // Where a phrase only might stand, nothing may be left out because of it.
            bool negated_exact = true;
            const Xapian::Query candidates = plan(negated, &negated_exact);
            if (!negated_exact) {
                *exact = false;
            } else if (is_plain(negated)) {
                unwanted.push_back(candidates);
            } else {
                unwanted.push_back(passages(evaluate_(candidates)));
            }
        }
        Xapian::Query query = wanted.empty()
                                  ? Xapian::Query::MatchAll
                                  : Xapian::Query(Xapian::Query::OP_AND, wanted.begin(), wanted.end());
        for (const Xapian::Query& list : lists) query = Xapian::Query(Xapian::Query::OP_FILTER, query, list);
        for (const Xapian::Query& list : unwanted)
            query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, list);
        return query;
    }

    const Expansion& forms_;
    const std::vector<PassageIds>& filters_;
    const Evaluate& evaluate_;
};

}  // namespace

Xapian::Query plan(const Query::Node& node, const Expansion& forms, const std::vector<PassageIds>& filters,
                   const Evaluate& evaluate, bool* exact) {
    *exact = true;
    return Planner(forms, filters, evaluate).plan(node, exact);
}

Xapian::Query without(const Xapian::Query& query, const PassageIds& ids) {
    if (ids->empty()) return query;
    return {Xapian::Query::OP_AND_NOT, query, passages(ids)};
}

}  // namespace sotto::search
