// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/names/training/trainer.h"

#include "privacy/names/features.h"
#include "privacy/names/hashing.h"
#include "privacy/names/training/word_lists.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

namespace sotto::privacy::names::training {

namespace {

constexpr std::uint32_t dropped = 0xFFFFFFFF;
/// The labels an unmarked word may have in sets in which nobody marked dates and numbers.
constexpr std::uint16_t outside_or_number = (1U << index_of(Label::Outside)) | (1U << index_of(Label::Time)) |
                                            (1U << index_of(Label::Quantity)) | (1U << index_of(Label::Code));

struct Word {
    std::uint32_t first_feature = 0;
    std::uint32_t last_feature = 0;
    Label label = Label::Outside;
    std::uint16_t allowed = 0;  ///< labels, when it is not known which; else 0
};

struct Example {
    std::size_t first = 0;  ///< words
    std::size_t last = 0;
    bool uncertain = false;
};

struct Weights {
    std::array<float, weight_count> values{};
    std::array<float, weight_count> squares{};
};

std::string in_small_letters(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    return text;
}

bool may_be_number(const NameText& text, const NameToken& token) {
    static const std::vector<std::string> words{
        "monday",    "tuesday",   "wednesday", "thursday", "friday",   "saturday", "sunday",
        "january",   "february",  "march",     "april",    "may",      "june",     "july",
        "august",    "september", "october",   "november", "december", "today",    "tomorrow",
        "yesterday", "years",     "months",    "weeks",    "days",     "hours",    "year"};
    if (token.shape == Shape::Number || token.shape == Shape::WithDigit) return true;
    return std::find(words.begin(), words.end(), text.key_of(token)) != words.end();
}

/// The training set of one casing, and what is learnt from it.
class Course {
public:
    Course(Casing casing, const TrainingOptions& options, const std::function<void(const std::string&)>& say)
        : casing_(casing), options_(options), say_(say) {}

    void add(const LabelledText& labelled, const WordLists& lists) {
        const std::string small =
            casing_ == Casing::Caseless ? in_small_letters(labelled.text) : std::string();
        NameText text(casing_ == Casing::Caseless ? std::string_view(small)
                                                  : std::string_view(labelled.text));
        lists.look_up(labelled, text);
        std::size_t mark = 0;
        FeatureKeys features;
        for (Sentence& sentence : text.sentences()) {
            if (sentence.casing != casing_ && casing_ == Casing::Cased) continue;
            sentence.casing = casing_;
            Example example;
            example.first = words_.size();
            for (std::size_t i = sentence.first; i < sentence.last; ++i) {
                const NameToken& token = text.tokens()[i];
                while (mark < labelled.marks.size() && labelled.marks[mark].last <= token.first) ++mark;
                Word word;
                if (mark < labelled.marks.size() && labelled.marks[mark].first < token.last) {
                    word.label = labelled.marks[mark].label;
                } else if (!labelled.dates_marked && may_be_number(text, token)) {
                    word.allowed = outside_or_number;
                    example.uncertain = true;
                }
                features_of(text, sentence, i, features);
                word.first_feature = static_cast<std::uint32_t>(features_.size());
                for (std::size_t k = 0; k < features.count; ++k) features_.push_back(id_of(features.keys[k]));
                word.last_feature = static_cast<std::uint32_t>(features_.size());
                words_.push_back(word);
            }
            example.last = words_.size();
            examples_.push_back(example);
        }
    }

    void learn(std::size_t kept) {
        say_(fmt::format("{} words, {} sentences, {} features", words_.size(), examples_.size(),
                         keys_.size()));
        keep_if([&](std::size_t i) { return counts_[i] >= 2; });
        weights_.assign(keys_.size(), {});
        for (Weights& one : weights_) one.squares.fill(1e-2F);
        for (Scores& row : pair_squares_) row.fill(1e-2F);
        for (int epoch = 0; epoch < options_.epochs; ++epoch) run(epoch);
        if (keys_.size() > kept) {
            std::vector<float> size(keys_.size());
            for (std::size_t i = 0; i < keys_.size(); ++i) {
                for (const float weight : weights_[i].values) size[i] = std::max(size[i], std::fabs(weight));
                // What is seen often matters more than what decides a single word.
                size[i] *= std::log2(1.0F + static_cast<float>(counts_[i]));
            }
            std::vector<float> sorted = size;
            std::nth_element(sorted.begin(), sorted.end() - static_cast<std::ptrdiff_t>(kept), sorted.end());
            const float least = sorted[sorted.size() - kept];
            keep_if([&](std::size_t i) { return size[i] > least; });
            for (int epoch = 0; epoch < options_.epochs_when_pruned; ++epoch) run(options_.epochs + epoch);
        }
    }

    void take(ModelContent& to) const {
        for (std::size_t i = 0; i < keys_.size(); ++i) to.features.push_back({keys_[i], weights_[i].values});
        to.transitions[static_cast<std::size_t>(casing_)] = transitions_;
    }

private:
    std::uint32_t id_of(std::uint64_t key) {
        const auto [at, is_new] = ids_.emplace(key, static_cast<std::uint32_t>(keys_.size()));
        if (is_new) {
            keys_.push_back(key);
            counts_.push_back(0);
        }
        ++counts_[at->second];
        return at->second;
    }

    template <class Test>
    void keep_if(const Test& test) {
        std::vector<std::uint32_t> now(keys_.size(), dropped);
        std::size_t count = 0;
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            if (!test(i)) continue;
            keys_[count] = keys_[i];
            counts_[count] = counts_[i];
            if (!weights_.empty()) weights_[count] = weights_[i];
            now[i] = static_cast<std::uint32_t>(count++);
        }
        keys_.resize(count);
        counts_.resize(count);
        if (!weights_.empty()) weights_.resize(count);
        ids_.clear();
        std::size_t to = 0;
        for (Word& word : words_) {
            const std::size_t first = to;
            for (std::size_t i = word.first_feature; i < word.last_feature; ++i) {
                if (now[features_[i]] != dropped) features_[to++] = now[features_[i]];
            }
            word.first_feature = static_cast<std::uint32_t>(first);
            word.last_feature = static_cast<std::uint32_t>(to);
        }
        features_.resize(to);
    }

    void run(int epoch) {
        std::vector<std::size_t> order(examples_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::uint64_t state = 1 + static_cast<std::uint64_t>(epoch);
        for (std::size_t i = order.size(); i > 1; --i) {
            state = joined(state, i);
            std::swap(order[i - 1], order[state % i]);
        }
        double likelihood = 0;
        for (const std::size_t i : order) likelihood += learn_from(examples_[i]);
        say_(fmt::format("{} pass {}: {:.4f} per word, {} features",
                         casing_ == Casing::Cased ? "cased" : "caseless", epoch + 1,
                         likelihood / static_cast<double>(words_.size()), keys_.size()));
    }

    double learn_from(const Example& example) {
        const std::size_t length = example.last - example.first;
        emissions_.assign(length, Scores{});
        goal_.assign(length, Scores{});
        for (std::size_t i = 0; i < length; ++i) {
            const Word& word = words_[example.first + i];
            for (std::size_t k = word.first_feature; k < word.last_feature; ++k) {
                const Weights& weights = weights_[features_[k]];
                for (std::size_t y = 0; y < weight_count; ++y) emissions_[i][y + 1] += weights.values[y];
            }
        }
        chain_.set_transitions(transitions_);
        Transitions pairs{};
        double reached = 0;
        if (example.uncertain) {
            allowed_.clear();
            for (std::size_t i = example.first; i < example.last; ++i) {
                const auto only = static_cast<std::uint16_t>(1U << index_of(words_[i].label));
                allowed_.push_back(words_[i].allowed != 0 ? words_[i].allowed : only);
            }
            reached = chain_.run(emissions_, allowed_);
            for (std::size_t i = 0; i < length; ++i) goal_[i] = chain_.marginals(i);
            chain_.add_pairs(1, pairs);
        } else {
            for (std::size_t i = 0; i < length; ++i) {
                const std::size_t label = index_of(words_[example.first + i].label);
                goal_[i][label] = 1;
                reached += static_cast<double>(emissions_[i][label]);
                if (i == 0) continue;
                const std::size_t before = index_of(words_[example.first + i - 1].label);
                pairs[before][label] += 1;
                reached += static_cast<double>(transitions_[before][label]);
            }
        }
        const double all = chain_.run(emissions_, {});
        chain_.add_pairs(-1, pairs);
        for (std::size_t a = 0; a < label_count; ++a) {
            for (std::size_t b = 0; b < label_count; ++b) {
                if (pairs[a][b] == 0) continue;
                pair_squares_[a][b] += pairs[a][b] * pairs[a][b];
                transitions_[a][b] += options_.rate * pairs[a][b] / std::sqrt(pair_squares_[a][b]);
            }
        }
        for (std::size_t i = 0; i < length; ++i)
            step(words_[example.first + i], goal_[i], chain_.marginals(i));
        return reached - all;
    }

    void step(const Word& word, const Scores& goal, const Scores& now) {
        std::array<float, weight_count> gradient{};
        float largest = 0;
        for (std::size_t y = 0; y < weight_count; ++y) {
            gradient[y] = goal[y + 1] - now[y + 1];
            largest = std::max(largest, std::fabs(gradient[y]));
        }
        if (largest < 1e-4F) return;
        for (std::size_t k = word.first_feature; k < word.last_feature; ++k) {
            Weights& weights = weights_[features_[k]];
            for (std::size_t y = 0; y < weight_count; ++y) {
                const float g = gradient[y] - options_.decay * weights.values[y];
                weights.squares[y] += g * g;
                weights.values[y] += options_.rate * g / std::sqrt(weights.squares[y]);
            }
        }
    }

    Casing casing_;
    const TrainingOptions& options_;
    const std::function<void(const std::string&)>& say_;
    std::unordered_map<std::uint64_t, std::uint32_t> ids_;
    std::vector<std::uint64_t> keys_;
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> features_;
    std::vector<Word> words_;
    std::vector<Example> examples_;
    std::vector<Weights> weights_;
    Transitions transitions_{};
    Transitions pair_squares_{};
    Chain chain_;
    std::vector<Scores> emissions_;
    std::vector<Scores> goal_;
    std::vector<std::uint16_t> allowed_;
};

}  // namespace

ModelContent train(const std::vector<LabelledText>& texts, const std::vector<Origin>& lists,
                   const TrainingOptions& options, const std::function<void(const std::string&)>& say) {
    const WordLists words(texts, lists);
    ModelContent content;
    for (const Casing casing : {Casing::Cased, Casing::Caseless}) {
        Course course(casing, options, say);
        for (const LabelledText& text : texts) course.add(text, words);
        course.learn(casing == Casing::Cased ? options.cased_features : options.caseless_features);
        course.take(content);
    }
    words.take(content);
    return content;
}

}  // namespace sotto::privacy::names::training
