// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/names/labels.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sotto::privacy::names {

/// A number for each label; of `Outside` it is 0 where weights are meant.
using Scores = std::array<float, label_count>;
/// From the first label to the second.
using Transitions = std::array<Scores, label_count>;

/// A word this probably outside of everything is not looked at again.
inline constexpr float plainly_outside = 0.98F;

/// Forward-backward over a linear chain (Lafferty, McCallum & Pereira 2001), in probabilities scaled at each
/// step (Rabiner 1989). One for each thread; memory is kept from sentence to sentence.
class Chain {
public:
    /// Which labels a token may have, as bits; all of them.
    static constexpr std::uint16_t any_label = (1U << label_count) - 1;

    void set_transitions(const Transitions& transitions);

    /// Works out the marginals of a sentence whose words score `emissions`. `allowed` (empty: anything) keeps
    /// each word to some labels. Returns the logarithm of the sum over all sequences.
    double run(const std::vector<Scores>& emissions, const std::vector<std::uint16_t>& allowed);

    /// Of the last run: how probable each label is for word `i`.
    [[nodiscard]] const Scores& marginals(std::size_t i) const { return marginals_[i]; }
    /// Of the last run: how often each pair of labels is expected, summed over the sentence, is added to.
    void add_pairs(float factor, Transitions& to) const;
    /// The most probable sequence, for the same emissions.
    const std::vector<Label>& best(const std::vector<Scores>& emissions);

private:
    Transitions transitions_{};
    Transitions factors_{};  ///< their exponentials
    std::size_t length_ = 0;
    std::vector<Scores> local_;
    std::vector<Scores> forward_;
    std::vector<Scores> backward_;
    std::vector<float> scale_;
    std::vector<Scores> marginals_;
    std::vector<std::array<std::uint8_t, label_count>> from_;
    std::vector<Label> best_;
};

}  // namespace sotto::privacy::names
