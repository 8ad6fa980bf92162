// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <vector>

#include "line.h"

namespace sotto::pdf {

/// The lines of a page in reading order: columns one after the other, what stands across them where it
/// stands. Tables and labels beside a text are no columns: their lines go through.
std::vector<Line> in_reading_order(std::vector<Word> words);

}  // namespace sotto::pdf
