// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"
#include "text/text.h"

#include <string_view>
#include <vector>

namespace sotto::privacy {

/// Names in languages that the names model was not taught, found by plain evidence: a capital where nothing
/// begins (not in German and its like), a form of address (`madame`, `gospođa`, `السيد`, `አቶ`, `ນາງ`), a
/// phrase
/// (`me llamo`, `اسمي`, `ຂ້ອຍຊື່`), a given name that is frequent in that script. What is found in one place
/// counts in the others, with the endings and particles that are written onto names. The confidence is below
/// `certain_name` where a word is as likely to be none. Ascending, without overlaps. Safe on any thread.
std::vector<Found> announced_names(const text::Text& text, std::string_view language);

}  // namespace sotto::privacy
