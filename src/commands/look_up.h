// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/study_file.h"
#include "study/coding.h"
#include "study/register.h"
#include "study/source.h"
#include "text/text.h"

#include <string>
#include <vector>

namespace sotto::commands {

/// The source that a word names (its name, GUID or number). Throws `base::Error` (User).
study::Source require_source(const store::StudyFile& study, const std::string& word);

/// The register's entry with this code. Throws `base::Error` (User).
study::Entity require_entity(const store::StudyFile& study, const std::string& code);

study::CodeTree code_tree(const store::StudyFile& study);

/// The code at `path`; also a name without its path when only one code is called so. Throws `base::Error`
/// (User) that suggests the nearest.
const study::Code& require_code(const study::CodeTree& tree, const std::string& path);

/// What a CODE argument names: the code and, unless `exactly`, every code below it.
std::vector<study::Id<study::Code>> codes_at(const study::CodeTree& tree, const std::string& path,
                                             bool exactly);

/// Inside an edit: the code at `path`, with the codes on the way to it, made if they are not there. New ones
/// take the first colours of the palette that no code has.
study::Code code_made_at(store::Edit& edit, const std::string& path);

/// The same for a code that something is to be coded with. Throws `base::Error` (User) when the code is there
/// and only holds other codes.
study::Code code_to_apply(store::Edit& edit, const std::string& path);

/// The colours that new codes take, in this order: the earlier ones are further apart.
const std::vector<std::string>& code_palette();

/// `range` on grapheme borders of `text`. Throws `base::Error` (User) when it reaches beyond the text.
text::Range range_in(const text::Text& text, text::Range range);

/// "1 source", "12 sources".
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

}  // namespace sotto::commands
