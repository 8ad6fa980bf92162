// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string_view>

namespace sotto::privacy {

/// The bytes of places.gazetteer, which scripts/build-gazetteer makes and describes.
std::string_view places_data() noexcept;

}  // namespace sotto::privacy
