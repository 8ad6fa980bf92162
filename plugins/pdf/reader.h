// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <stdexcept>
#include <string_view>

#include "formats/plugin_api.h"

namespace sotto::pdf {

/// Why a document is not read: one sentence for the user, without any of the document's text.
class Refusal : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The host asked to stop; nothing is wrong with the document.
class Stopped {};

/// How sure one can be from the name and the first bytes that this is a PDF: 0 … 100.
int recognises(std::string_view file_name, std::string_view head);

/// Gives all text of a PDF to the host. Throws `Refusal` and `Stopped`.
void read(std::string_view bytes, const sotto_read_host& host);

}  // namespace sotto::pdf
