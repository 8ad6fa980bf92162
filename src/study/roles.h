// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string_view>

namespace sotto::study {

/// Whether an entity's attribute `role` counts it among those who carry the study out: it holds the word
/// `staff`, in any case.
bool is_staff_role(std::string_view role);
/// Whether an entity's attribute `role` says that it is only talked about: it holds `third party`, `third
/// person` or `mentioned`, in any case and with or without a hyphen.
bool is_third_party_role(std::string_view role);

}  // namespace sotto::study
