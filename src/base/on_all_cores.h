// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <functional>

namespace sotto::base {

/// Calls `work` with each number below `count`, in about this order, on all cores; returns when all are done.
/// After an exception no further ones are begun, and the first is thrown on.
void on_all_cores(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace sotto::base
