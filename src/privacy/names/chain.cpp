// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/names/chain.h"

#include <algorithm>
#include <cmath>

namespace sotto::privacy::names {

void Chain::set_transitions(const Transitions& transitions) {
    transitions_ = transitions;
    for (std::size_t a = 0; a < label_count; ++a) {
        for (std::size_t b = 0; b < label_count; ++b) factors_[a][b] = std::exp(transitions[a][b]);
    }
}

double Chain::run(const std::vector<Scores>& emissions, const std::vector<std::uint16_t>& allowed) {
    length_ = emissions.size();
    local_.resize(length_);
    forward_.resize(length_);
    backward_.resize(length_);
    scale_.resize(length_);
    marginals_.resize(length_);
    double total = 0;
    for (std::size_t i = 0; i < length_; ++i) {
        const float highest = *std::max_element(emissions[i].begin(), emissions[i].end());
        for (std::size_t y = 0; y < label_count; ++y) {
            const bool may = allowed.empty() || ((allowed[i] >> y) & 1U) != 0;
            local_[i][y] = may ? std::exp(emissions[i][y] - highest) : 0.0F;
        }
        Scores& here = forward_[i];
        if (i == 0) {
            here = local_[0];
        } else {
            here.fill(0);
            for (std::size_t a = 0; a < label_count; ++a) {
                for (std::size_t b = 0; b < label_count; ++b) here[b] += forward_[i - 1][a] * factors_[a][b];
            }
            for (std::size_t b = 0; b < label_count; ++b) here[b] *= local_[i][b];
        }
        float sum = 0;
        for (const float one : here) sum += one;
        sum = std::max(sum, 1e-30F);
        scale_[i] = 1 / sum;
        for (float& one : here) one *= scale_[i];
        total += static_cast<double>(highest) + std::log(static_cast<double>(sum));
    }
    for (std::size_t i = length_; i-- > 0;) {
        Scores& here = backward_[i];
        if (i + 1 == length_) {
            here.fill(1);
        } else {
            Scores next{};
            for (std::size_t b = 0; b < label_count; ++b)
                next[b] = local_[i + 1][b] * backward_[i + 1][b] * scale_[i + 1];
            for (std::size_t a = 0; a < label_count; ++a) {
                float sum = 0;
                for (std::size_t b = 0; b < label_count; ++b) sum += factors_[a][b] * next[b];
                here[a] = sum;
            }
        }
        float sum = 0;
        for (std::size_t y = 0; y < label_count; ++y) {
            marginals_[i][y] = forward_[i][y] * here[y];
            sum += marginals_[i][y];
        }
        for (float& one : marginals_[i]) one /= std::max(sum, 1e-30F);
    }
    return total;
}

void Chain::add_pairs(float factor, Transitions& to) const {
    for (std::size_t i = 1; i < length_; ++i) {
        const float scaled = factor * scale_[i];
        for (std::size_t a = 0; a < label_count; ++a) {
            const float before = forward_[i - 1][a] * scaled;
            for (std::size_t b = 0; b < label_count; ++b)
                to[a][b] += before * factors_[a][b] * local_[i][b] * backward_[i][b];
        }
    }
}

const std::vector<Label>& Chain::best(const std::vector<Scores>& emissions) {
    const std::size_t length = emissions.size();
    best_.assign(length, Label::Outside);
    if (length == 0) return best_;
    from_.resize(length);
    Scores score = emissions[0];
    for (std::size_t i = 1; i < length; ++i) {
        Scores next{};
        for (std::size_t b = 0; b < label_count; ++b) {
            std::size_t from = 0;
            for (std::size_t a = 1; a < label_count; ++a) {
                if (score[a] + transitions_[a][b] > score[from] + transitions_[from][b]) from = a;
            }
            from_[i][b] = static_cast<std::uint8_t>(from);
            next[b] = score[from] + transitions_[from][b] + emissions[i][b];
        }
        score = next;
    }
    auto last = static_cast<std::size_t>(std::max_element(score.begin(), score.end()) - score.begin());
    for (std::size_t i = length; i-- > 0;) {
        best_[i] = static_cast<Label>(last);
        if (i > 0) last = from_[i][last];
    }
    return best_;
}

}  // namespace sotto::privacy::names
