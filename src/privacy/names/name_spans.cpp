// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/names/name_spans.h"

#include "privacy/names/hashing.h"

#include <algorithm>
#include <unordered_map>

namespace sotto::privacy::names {

namespace {

double probability(const Judgements::Word& word, Label label) {
    return static_cast<double>(word.marginals[index_of(label)]);
}

double of_name(const Judgements::Word& word) {
    return probability(word, Label::Person) + probability(word, Label::Place) +
           probability(word, Label::Organisation) + probability(word, Label::Other) +
           probability(word, Label::Code);
}

/// In text with capitals a name that begins or ends in small letters needs so much more to be one.
constexpr double small_letters = 5;

bool is_enough(const Judgements::Word& word, const Sensitivity& sensitivity, double name) {
    return of_name(word) > name || probability(word, Label::Group) > sensitivity.group ||
           probability(word, Label::Time) > sensitivity.time ||
           probability(word, Label::Quantity) > sensitivity.quantity;
}

bool is_named(Label label) {
    return label == Label::Person || label == Label::Place || label == Label::Organisation ||
           label == Label::Other || label == Label::Code;
}

bool has_capital(Shape shape) {
    return shape == Shape::Capital || shape == Shape::Initial || shape == Shape::Upper ||
           shape == Shape::Mixed;
}

/// The label with the most probability over the words together, `Outside` and `Public` left out.
Label label_of(const Judgements& judged, std::uint32_t first, std::uint32_t last) {
    Scores sums{};
    for (std::uint32_t i = first; i < last; ++i) {
        for (std::size_t y = 1; y + 1 < label_count; ++y) sums[y] += judged.words[i].marginals[y];
    }
    return static_cast<Label>(std::max_element(sums.begin() + 1, sums.end() - 1) - sums.begin());
}

class SpanMaker {
public:
    SpanMaker(const NameText& text, const Judgements& judged, const Sensitivity& sensitivity)
        : text_(text), judged_(judged), sensitivity_(sensitivity), taken_(text.tokens().size(), false) {}

    std::vector<Span> make() {
        for (const Sentence& sentence : text_.sentences()) find_in(sentence);
        add_repetitions();
        agree();
        std::sort(spans_.begin(), spans_.end(),
                  [](const Span& a, const Span& b) { return a.first < b.first; });
        return std::move(spans_);
    }

private:
    /// Of scripts it was not taught the model knows nothing.
    [[nodiscard]] bool is_flagged(std::uint32_t i) const {
        const NameToken& token = text_.tokens()[i];
        const bool letter = token.shape == Shape::Lower && token.last - token.first == 1;
        return token.shape != Shape::Sign && token.latin && !letter &&
               is_enough(judged_.words[i], sensitivity_, sensitivity_.name);
    }
    [[nodiscard]] bool may_be_edge(std::uint32_t i) const {
        if (text_.tokens()[i].shape == Shape::Sign || text_.key_of(text_.tokens()[i]) == "i") return false;
        if (casing_ == Casing::Caseless || text_.tokens()[i].shape != Shape::Lower) return true;
        return is_enough(judged_.words[i], sensitivity_, std::min(0.5, small_letters * sensitivity_.name));
    }
    /// A sign stands inside a name when it touches the word before and names go on behind it: "J. Smith",
    /// "Al-Haddad", "18403/91".
    [[nodiscard]] bool joins(std::uint32_t i, const Sentence& sentence) const {
        const std::vector<NameToken>& tokens = text_.tokens();
        if (tokens[i].shape != Shape::Sign || i + 1 >= sentence.last || !is_flagged(i + 1)) return false;
        const std::string_view sign = text_.key_of(tokens[i]);
        if (tokens[i].gap) return sign == "&" && judged_.words[i].best != Label::Outside;
        if (sign == ".")
            return tokens[i - 1].shape == Shape::Initial || text_.key_of(tokens[i - 1]).size() <= 2;
        return !tokens[i + 1].gap &&
               (sign == "-" || sign == "/" || sign == "'" || sign == "\xE2\x80\x99" || sign == "&");
    }

    /// "'s" belongs to what is replaced, as with names of the register.
    [[nodiscard]] bool is_possessive(std::uint32_t i, const Sentence& sentence) const {
        const std::vector<NameToken>& tokens = text_.tokens();
        if (i + 1 >= sentence.last || tokens[i].gap || tokens[i + 1].gap) return false;
        const std::string_view sign = text_.key_of(tokens[i]);
        return (sign == "'" || sign == "\xE2\x80\x99") && text_.key_of(tokens[i + 1]) == "s";
    }

    void find_in(const Sentence& sentence) {
        casing_ = sentence.casing;
        for (std::uint32_t i = sentence.first; i < sentence.last;) {
            if (!is_flagged(i)) {
                ++i;
                continue;
            }
            std::uint32_t end = i + 1;
            while (end < sentence.last) {
                if (is_flagged(end)) {
                    const Label before = judged_.words[end - 1].best;
                    const Label here = judged_.words[end].best;
                    const bool parts = before != here && before != Label::Outside && here != Label::Outside &&
                                       text_.tokens()[end - 1].shape != Shape::Sign;
                    if (parts) break;
                    ++end;
                } else if (joins(end, sentence)) {
                    end += 2;
                } else {
                    break;
                }
            }
            i = add_parts(i, end, sentence);
        }
    }

    [[nodiscard]] double inside(std::uint32_t i) const {
        return 1 - probability(judged_.words[i], Label::Outside) -
               probability(judged_.words[i], Label::Public);
    }

    /// Parts a run where sure words and mere guesses meet ("And | Amir | drew"): a guess is no reason to
    /// hide more, nor a sure one to list the guess as sure. What little stands between two sure words is
    /// theirs
    /// ("Save the Children"). Returns where the last part ends.
    std::uint32_t add_parts(std::uint32_t first, std::uint32_t last, const Sentence& sentence) {
        constexpr double sure = 0.5;
        constexpr double little = 0.15;
        std::vector<bool> strong;
        for (std::uint32_t i = first; i < last; ++i) {
            const bool sign = text_.tokens()[i].shape == Shape::Sign;
            strong.push_back(sign ? i > first && strong.back() : inside(i) >= sure);
        }
        for (std::size_t i = 1; i + 1 < strong.size(); ++i) {
            std::size_t end = i;
            while (end < strong.size() && !strong[end] &&
                   inside(first + static_cast<std::uint32_t>(end)) >= little)
                ++end;
            if (strong[i - 1] && end > i && end < strong.size() && strong[end])
                std::fill(strong.begin() + static_cast<std::ptrdiff_t>(i),
                          strong.begin() + static_cast<std::ptrdiff_t>(end), true);
        }
        std::uint32_t done = last;
        for (std::uint32_t from = first; from < last;) {
            std::uint32_t to = from + 1;
            while (to < last && strong[to - first] == strong[from - first]) ++to;
            std::uint32_t begin = from;
            std::uint32_t end = to;
            while (begin < end && !may_be_edge(begin)) ++begin;
            while (end > begin && !may_be_edge(end - 1)) --end;
            from = to;
            if (begin == end) continue;
            if (is_possessive(end, sentence)) {
                end += 2;
                from = std::max(from, end);
                done = std::max(done, end);
            }
            add(begin, end);
        }
        return done;
    }

    void add(std::uint32_t first, std::uint32_t last) {
        Span span{first, last, label_of(judged_, first, last), 0};
        for (std::uint32_t i = first; i < last; ++i) {
            span.confidence = std::max(span.confidence, inside(i));
            taken_[i] = true;
        }
        spans_.push_back(span);
    }

    /// What is surely a name in one place is one in others, where the words around said too little.
    void add_repetitions() {
        std::unordered_map<std::uint64_t, std::vector<Span>> by_first;
        for (const Span& span : spans_) {
            if (span.confidence < 0.5 || !is_named(span.label) || span.label == Label::Other) continue;
            const NameToken& first = text_.tokens()[span.first];
            const WordInText& word = text_.word(first);
            if (span.last - span.first == 1 && (first.known > 1 || word.lower > word.capital)) continue;
            by_first[first.key].push_back(span);
            if (span.label != Label::Person) continue;
            // "Lopez" alone, where "Maria Lopez" is somebody.
            for (std::uint32_t i = span.first; span.last - span.first > 1 && i < span.last; ++i) {
                const NameToken& part = text_.tokens()[i];
                if (part.shape == Shape::Sign || part.shape == Shape::Initial || part.known > 1) continue;
                by_first[part.key].push_back({i, i + 1, Label::Person, span.confidence});
            }
        }
        if (by_first.empty()) return;
        const auto count = static_cast<std::uint32_t>(text_.tokens().size());
        for (std::uint32_t i = 0; i < count; ++i) {
            if (taken_[i] || text_.tokens()[i].shape == Shape::Sign) continue;
            const auto found = by_first.find(text_.tokens()[i].key);
            if (found == by_first.end()) continue;
            const Span* longest = nullptr;
            for (const Span& known : found->second) {
                if (is_same(known, i) &&
                    (longest == nullptr || longest->last - longest->first < known.last - known.first))
                    longest = &known;
            }
            if (longest == nullptr) continue;
            const std::uint32_t length = longest->last - longest->first;
            for (std::uint32_t k = i; k < i + length; ++k) taken_[k] = true;
            spans_.push_back({i, i + length, longest->label, 0.5 * longest->confidence});
        }
    }

    /// The same words are the same thing in all their places.
    void agree() {
        std::unordered_map<std::uint64_t, Scores> sums;
        const auto key_of = [&](const Span& span) {
            std::uint64_t key = 0;
            for (std::uint32_t i = span.first; i < span.last; ++i) key = joined(key, text_.tokens()[i].key);
            return key;
        };
        for (const Span& span : spans_)
            sums[key_of(span)][index_of(span.label)] += static_cast<float>(span.confidence);
        for (Span& span : spans_) {
            const Scores& sum = sums.at(key_of(span));
            span.label = static_cast<Label>(std::max_element(sum.begin(), sum.end()) - sum.begin());
        }
    }

    [[nodiscard]] bool is_same(const Span& known, std::uint32_t at) const {
        const std::vector<NameToken>& tokens = text_.tokens();
        if (at + (known.last - known.first) > tokens.size()) return false;
        if (has_capital(tokens[known.first].shape) && !has_capital(tokens[at].shape) && tokens[at].known > 0)
            return false;
        for (std::uint32_t i = known.first; i < known.last; ++i) {
            const std::uint32_t there = at + (i - known.first);
            if (taken_[there] || tokens[i].key != tokens[there].key) return false;
        }
        return true;
    }

    const NameText& text_;
    const Judgements& judged_;
    const Sensitivity& sensitivity_;
    Casing casing_ = Casing::Cased;  ///< of the sentence at hand
    std::vector<bool> taken_;
    std::vector<Span> spans_;
};

}  // namespace

std::vector<Span> spans_of(const NameText& text, const Judgements& judged, const Sensitivity& sensitivity) {
    return SpanMaker(text, judged, sensitivity).make();
}

Category category_of(Label label) {
    switch (label) {
        case Label::Person:
            return Category::Person;
        case Label::Place:
            return Category::Place;
        case Label::Organisation:
            return Category::Organisation;
        case Label::Time:
            return Category::Date;
        case Label::Code:
            return Category::IdNumber;
        default:
            return Category::Other;
    }
}

}  // namespace sotto::privacy::names
