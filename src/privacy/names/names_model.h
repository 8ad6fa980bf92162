// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"
#include "privacy/reading.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// How sure the names model must be that a word is part of something, for it to count. Each is a probability;
/// what is less probable is not found.
struct Sensitivity {
    double name = 0.01;      ///< persons, places, organisations, works, numbers of cases and papers
    double group = 0.01;     ///< nationality, faith, occupation, illness
    double time = 0.05;      ///< dates, years, durations
    double quantity = 0.02;  ///< sums, amounts

    /// For people to look through: nearly nothing is missed, and a third of what is found is nobody's name.
    static Sensitivity review();
    /// For what happens without anybody looking: more probably a name than not.
    static Sensitivity certain();
};

/// Finds names that are in no register, by how they are written and what stands around them: a linear-chain
/// conditional random field, taught from open data (docs/names-model.md says which, how well it does, and
/// what it cannot do). The whole text tells more than a piece of it: a name seen once with "Mr" is known
/// everywhere.
///
/// Immutable; safe on any thread.
class NamesModel {
public:
    /// Reads a model file in place; `bytes` outlives it. Throws `base::Error` (Environment) when it is none.
    explicit NamesModel(std::string_view bytes);
    ~NamesModel();
    NamesModel(NamesModel&&) noexcept;
    NamesModel& operator=(NamesModel&&) noexcept;

    /// The one Sotto brings along, read once.
    static const NamesModel& builtin();
    /// Of the built-in model's file; findings kept under another are out of date.
    static std::uint64_t builtin_version();

    /// Whether it was taught the language (BCP 47). An unknown one (empty, `und`) counts as English.
    static bool knows(std::string_view language);

    /// What is found in the reading's text, whatever its language, ascending and without overlaps. The
    /// confidence is one minus the probability that the words are part of nothing. The same words
    /// elsewhere in the text count too.
    [[nodiscard]] std::vector<Found> find(const Reading& reading, const Sensitivity& sensitivity) const;
    [[nodiscard]] std::vector<Found> find(const text::Text& text, const Sensitivity& sensitivity) const;

private:
    struct Internal;
    std::unique_ptr<const Internal> internal_;
};

}  // namespace sotto::privacy
