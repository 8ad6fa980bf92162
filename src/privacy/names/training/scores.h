// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/names/names_model.h"
#include "privacy/names/training/labelled_text.h"

#include <string>
#include <vector>

namespace sotto::privacy::names::training {

/// How well a model does on texts it has not seen, as lines to print: for each set the share of names of
/// persons, places and organisations of which every letter is covered, and the distinct strings found in each
/// 1,000 words, as written, in small letters and in capitals; for sets that say what must be hidden, the
/// share of entities with every mention covered, by the model and the detectors together, and the share of
/// covered words that had to be.
std::vector<std::string> scores(const NamesModel& model, const std::vector<LabelledText>& held_out,
                                const Sensitivity& sensitivity);

/// The missed names and the needless findings of these texts, for who improves the features.
std::vector<std::string> mistakes(const NamesModel& model, const std::vector<LabelledText>& held_out,
                                  const Sensitivity& sensitivity);

}  // namespace sotto::privacy::names::training
