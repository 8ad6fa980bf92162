// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/identifiers.h"
#include "text/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace sotto::commands {

/// A name of the register just as it is written there.
struct WrittenName {
    std::string name;
    study::Id<study::Entity> entity;
    std::string code;
};

/// Those of several words, which are no part of other words, and that may not stay. Detectors find names in
/// all their forms, but not each of them everywhere: these are looked for as they are written, too.
std::vector<WrittenName> names_as_written(const privacy::Protection& protection);

/// Where they stand in `text`, in no order; for `privacy::CandidateTurn::around`.
std::vector<privacy::Identifier> find_as_written(const std::vector<WrittenName>& names,
                                                 const privacy::Protection& protection,
                                                 const text::Text& text, std::string_view language);

}  // namespace sotto::commands
