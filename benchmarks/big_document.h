// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/study_picture.h"
#include "workbench/transcript/transcript_view.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace sotto::benchmarks {

struct BigDocument {
    std::shared_ptr<const workbench::DocumentPicture> picture;
    workbench::CodeLooks looks;  ///< of 40 codes
};

/// A document of `characters` made-up words, nine of ten turns in English, the others in Arabic and Lao, with
/// `codings` of 20 to 3,000 characters anywhere; one turn when `one_paragraph`. The same on every machine.
BigDocument big_document(std::size_t characters, std::size_t codings, bool one_paragraph);

}  // namespace sotto::benchmarks
