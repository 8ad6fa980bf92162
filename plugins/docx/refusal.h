// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <stdexcept>

namespace sotto::docx {

/// Why a document is not read or written: one sentence for the user, without any of the document's text.
class Refusal : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The host asked to stop; nothing is wrong with the document.
class Stopped {};

}  // namespace sotto::docx
