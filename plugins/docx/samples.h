// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "formats/plugin_api.h"

namespace sotto::docx {

/// Ends with an entry without a name.
extern const sotto_sample samples[];

}  // namespace sotto::docx
