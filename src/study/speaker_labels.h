// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "study/source.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::study {

/// What stands at the start of a line that may be a speaker's label. Bytes of the line.
struct LabelCandidate {
    std::string label;  ///< without colon, brackets, emphasis and time; empty for a line that is only a time
    std::size_t end = 0;  ///< where what is said begins
    std::optional<std::int64_t> begin_ms;
    std::optional<std::int64_t> end_ms;
    /// The form by itself says that this is a speaker (`[[Judge;Name]]`, `>> NAME:`); others must recur.
    bool certain = false;
    /// Nothing but the label stands on the line.
    bool alone = false;
};

/// Looks at the start of `line` (UTF-8, one line). `bold_prefix` bytes of it are bold.
std::optional<LabelCandidate> label_at_start(std::string_view line, std::size_t bold_prefix);

/// Label and words of a table row (`time<TAB>name<TAB>words` in any order of the first two; a number may
/// stand before them).
std::optional<LabelCandidate> label_of_row(std::string_view row);

/// Which labels of a document are speakers. `lines` is how many lines could have had one.
/// A label counts when it recurs, or when labelled lines are most of the document.
std::vector<bool> accepted_labels(const std::vector<LabelCandidate>& candidates, std::size_t lines);

/// What the word or words of a label say about the speaker's part: `Interviewer`, `Q`, `Enquêtrice`,
/// `ຜູ້ສໍາພາດ`, `Interpreter`, `P04` … `Unknown` for names.
SpeakerRole role_of_label(std::string_view label);

/// `00:01:02.500`, `[1:02]`, `(01:02:03)`, `00:00:01:02` (days first) at the start of `text`: milliseconds
/// and how many bytes.
struct TimeMark {
    std::int64_t ms = 0;
    std::size_t size = 0;
};
std::optional<TimeMark> time_at_start(std::string_view text);

}  // namespace sotto::study
