// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/matcher.h"

#include "search/index.h"
#include "search/stems.h"
#include "text/language.h"

#include <algorithm>
#include <unordered_map>

namespace sotto::search {

namespace {

using Node = Query::Node;

/// Where a word or phrase stands: units, the last one included.
struct Place {
    std::size_t first = 0;
    std::size_t last = 0;
};

class Matcher {
public:
    Matcher(const Terms& text, const WordForms& forms, const FilterTruth& filters)
        : text_(text), units_(text.units()), forms_(forms), filters_(filters) {}

    /// Kleene's logic: empty means that nobody knows. Places of what holds are appended to `found`.
    std::optional<bool> holds(const Node& node, std::vector<Place>& found) const {
        const std::size_t before = found.size();
        const auto truth = decide(node, found);
        if (truth == std::optional<bool>(false)) found.resize(before);
        return truth;
    }

private:
    std::optional<bool> decide(const Node& node, std::vector<Place>& found) const {
        switch (node.kind) {
            case Node::Kind::Word:
            case Node::Kind::Sequence: {
                const std::size_t before = found.size();
                add_places(node, found);
                return found.size() > before;
            }
            case Node::Kind::Near:
                return near(node, found);
            case Node::Kind::Filter:
                return filters_(node.number);
            case Node::Kind::Not: {
                std::vector<Place> ignored;
                const auto truth = holds(node.children[0], ignored);
                return truth ? std::optional<bool>(!*truth) : std::nullopt;
            }
            case Node::Kind::And: {
                std::optional<bool> all = true;
                for (const Node& child : node.children) {
                    const auto truth = holds(child, found);
                    if (truth == std::optional<bool>(false)) return false;
                    if (!truth) all = std::nullopt;
                }
                return all;
            }
            case Node::Kind::Or: {
                std::optional<bool> any = false;
                for (const Node& child : node.children) {
                    const auto truth = holds(child, found);
                    if (truth == std::optional<bool>(true)) {
                        any = true;
                    } else if (!truth && any == std::optional<bool>(false)) {
                        any = std::nullopt;
                    }
                }
                return any;
            }
        }
        return false;
    }

    void add_places(const Node& node, std::vector<Place>& found) const {
        if (node.kind == Node::Kind::Or) {
            for (const Node& child : node.children) add_places(child, found);
            return;
        }
        if (node.kind == Node::Kind::Word) {
            for (std::size_t i = 0; i < units_.size(); ++i) {
                if (units_[i].unspaced) continue;
                if (is_word(node, i)) found.push_back({i, i});
                if (is_joined_word(node, i)) found.push_back({i, i + 1});
            }
            return;
        }
        for (std::size_t i = 0; i < units_.size(); ++i) {
            if (const std::size_t end = sequence_end(node.atoms, 0, i); end > 0)
                found.push_back({i, end - 1});
        }
    }

    [[nodiscard]] bool is_word(const Node& word, std::size_t unit) const {
        const std::string_view term = text_.text(units_[unit].term);
        if (term == word.atoms[0].term) return true;
        return forms_.is_form(word, term, [&] { return std::string(text_.original(units_[unit])); });
    }

    [[nodiscard]] bool is_joined_word(const Node& word, std::size_t unit) const {
        if (units_[unit].with_next.size == 0) return false;
        const std::string_view term = text_.text(units_[unit].with_next);
        if (term == word.atoms[0].term) return true;
        return forms_.is_form(word, term, [&] { return text_.joined_original(unit); });
    }

    /// Where the sequence of `atoms` from `atom` on ends (exclusive) when it begins at `unit`; 0 when it does
    /// not.
    [[nodiscard]] std::size_t sequence_end(const std::vector<Atom>& atoms, std::size_t atom,
                                           std::size_t unit) const {
        for (; atom < atoms.size(); ++atom) {
            if (unit >= units_.size()) return 0;
            const Atom& wanted = atoms[atom];
            if (wanted.unspaced) {
                if (!is_run(wanted, unit)) return 0;
                unit += wanted.graphemes();
                continue;
            }
            const Terms::Unit& here = units_[unit];
            if (here.unspaced) return 0;
            if (here.with_next.size > 0 && is_atom(wanted, text_.text(here.with_next))) {
                if (const std::size_t end = sequence_end(atoms, atom + 1, unit + 2); end > 0) return end;
            }
            if (!is_atom(wanted, text_.text(here.term))) return 0;
            ++unit;
        }
        return unit;
    }

    static bool is_atom(const Atom& wanted, std::string_view term) {
        return wanted.prefix ? term.substr(0, wanted.term.size()) == wanted.term : term == wanted.term;
    }

    [[nodiscard]] bool is_run(const Atom& wanted, std::size_t unit) const {
        const std::size_t length = wanted.graphemes();
        if (unit + length > units_.size() || !units_[unit].unspaced) return false;
        if (wanted.bigrams.empty()) {
            if (text_.grapheme(units_[unit]) != wanted.term) return false;
        } else {
            for (std::size_t i = 0; i + 1 < length; ++i) {
                const Terms::Unit& here = units_[unit + i];
                if (!here.unspaced || text_.text(here.with_next) != wanted.bigrams[i]) return false;
            }
        }
        for (std::size_t i = 0; i < wanted.toned.size(); ++i) {
            const std::string toned = text_.grapheme(units_[unit + i], true);
            if (toned != wanted.toned[i]) return false;
        }
        return true;
    }

    /// Whether `b` has at most `distance` words between itself and `a`, before or behind it.
    [[nodiscard]] bool is_near(const Place& a, const Place& b, int distance) const {
        if (a.first <= b.last && b.first <= a.last) return false;
        const std::int32_t gap = a.last < b.first ? units_[b.first].word - units_[a.last].word
                                                  : units_[a.first].word - units_[b.last].word;
        return gap - 1 <= distance;
    }

    /// Those of `places` that have one of `others` near. Both are in order of their first unit.
    [[nodiscard]] std::vector<Place> with_neighbour(const std::vector<Place>& places,
                                                    const std::vector<Place>& others, int distance) const {
        std::vector<Place> kept;
        // Places are of bounded length, so the others worth a look lie in a window that only moves on.
        std::size_t longest = 0;
        for (const Place& other : others) longest = std::max(longest, other.last - other.first);
        std::size_t window = 0;
        for (const Place& place : places) {
            while (window < others.size() && others[window].first + longest < place.first &&
                   units_[place.first].word - units_[others[window].first + longest].word - 1 > distance) {
                ++window;
            }
            for (std::size_t i = window; i < others.size(); ++i) {
                if (is_near(place, others[i], distance)) {
                    kept.push_back(place);
                    break;
                }
                if (others[i].first > place.last &&
                    units_[others[i].first].word - units_[place.last].word - 1 > distance) {
                    break;
                }
            }
        }
        return kept;
    }

    bool near(const Node& node, std::vector<Place>& found) const {
        std::vector<std::vector<Place>> places(node.children.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            add_places(node.children[i], places[i]);
            std::sort(places[i].begin(), places[i].end(),
                      [](const Place& a, const Place& b) { return a.first < b.first; });
            if (i > 0) places[i] = with_neighbour(places[i], places[i - 1], node.distances[i - 1]);
            if (places[i].empty()) return false;
        }
        // What the chain reached from its start, seen from its end: only that is part of a whole chain.
        for (std::size_t i = places.size() - 1; i-- > 0;) {
            places[i] = with_neighbour(places[i], places[i + 1], node.distances[i]);
        }
        for (const auto& each : places) found.insert(found.end(), each.begin(), each.end());
        return true;
    }

    const Terms& text_;
    const std::vector<Terms::Unit>& units_;
    const WordForms& forms_;
    const FilterTruth& filters_;
};

/// The forms of words by stemming both sides: for a text that is in no index.
class StemmedForms : public WordForms {
public:
    explicit StemmedForms(const std::string& language) : stemmer_(language) {}

    bool is_form(const Query::Node& word, std::string_view,
                 const std::function<std::string()>& original) const override {
        if (word.number >= stems_.size()) stems_.resize(word.number + 1);
        if (!stems_[word.number]) stems_[word.number] = stemmer_.stem(word.original);
        const std::string& wanted = *stems_[word.number];
        return !wanted.empty() && stem(original()) == wanted;
    }

private:
    const std::string& stem(const std::string& word) const {
        const auto known = known_.find(word);
        if (known != known_.end()) return known->second;
        return known_.emplace(word, stemmer_.stem(word)).first->second;
    }

    Stemmer stemmer_;
    mutable std::vector<std::optional<std::string>> stems_;
    mutable std::unordered_map<std::string, std::string> known_;
};

}  // namespace

bool match(const Query::Node& query, const Terms& text, const WordForms& forms, const FilterTruth& filters,
           std::vector<text::Range>* ranges) {
    std::vector<Place> places;
    const auto truth = Matcher(text, forms, filters).holds(query, places);
    if (truth == std::optional<bool>(false)) return false;
    if (ranges == nullptr) return true;
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return a.first != b.first ? a.first < b.first : a.last < b.last;
    });
    const auto& units = text.units();
    ranges->clear();
    for (const Place& place : places) {
        const text::Range range{units[place.first].start, units[place.last].end};
        if (!ranges->empty() && range.start < ranges->back().end) {
            ranges->back().end = std::max(ranges->back().end, range.end);
        } else {
            ranges->push_back(range);
        }
    }
    return true;
}

std::vector<text::Range> matches_in(const Query& query, std::string_view utf8, std::string_view language) {
    Terms terms;
    terms.read(utf8);
    const StemmedForms forms(text::primary_language(language));
    std::vector<text::Range> ranges;
    match(
        *query.root(), terms, forms, [](std::size_t) { return std::nullopt; }, &ranges);
    return ranges;
}

}  // namespace sotto::search
