// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>

namespace sotto::docx {

/// Text as XML content or attribute value; what XML forbids is left out.
std::string escape(std::string_view text);

/// Text as runs (`w:r`): newlines become line breaks, tabs tab stops. A new run begins where the script
/// changes, because Word chooses font and direction per run: right-to-left scripts are marked `w:rtl`, the
/// scripts of South and South-East Asia `w:cs`. Characters without a direction go with the paragraph, or with
/// the words on both sides.
std::string runs(std::string_view text, bool right_to_left, bool bold = false);

}  // namespace sotto::docx
