// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/names/model_table.h"
#include "privacy/names/training/labelled_text.h"
#include "privacy/names/training/spoken_frames.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace sotto::privacy::names::training {

struct TrainingOptions {
    int epochs = 5;
    int epochs_when_pruned = 2;
    float rate = 0.15F;
    float decay = 1e-5F;                  ///< how strongly weights are pulled towards nothing
    std::size_t cased_features = 110000;  ///< how many are kept
    std::size_t caseless_features = 100000;
};

/// Teaches a model: AdaGrad (Duchi, Hazan & Singer 2011) on the likelihood of the labels, once with case and
/// once without, then keeps the features with the largest weights and goes on with these. One thread and
/// no chance: the same input gives the same model.
ModelContent train(const std::vector<LabelledText>& texts, const std::vector<Origin>& lists,
                   const TrainingOptions& options, const std::function<void(const std::string&)>& say);

}  // namespace sotto::privacy::names::training
