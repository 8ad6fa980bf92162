// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/register_table.h"
#include "commands/value.h"
#include "privacy/gate.h"
#include "privacy/identifiers.h"
#include "store/study_file.h"

#include <functional>
#include <string_view>
#include <vector>

namespace sotto::commands {

/// What the study knows that protects texts, as it is now.
privacy::Protection protection_of(const store::StudyFile& study);

/// What a register file knows, without a study. `table` may be empty: then only the detectors find something.
/// `profile` says what becomes of what is found; without a study dates do not move, they become their year.
privacy::Protection protection_of(const RegisterTable& table, const privacy::Profile& profile = {});

/// What was found in one text, as structured data: `start`, `end`, `category`, `text`, `replacement`,
/// `detector`, `confidence`, `status` and `entity` (what `review` takes).
Value described(const privacy::Identifier& identifier, const text::Text& text);

/// The answer of disclosure control as structured data: `k`, `unsafe`, `suggestion`.
void describe(const privacy::DisclosureRisk& risk, Value& data);
/// What `describe` put in, in sentences.
std::vector<std::string> risk_sentences(const Value& data);
/// "leave out village: then at least 3 participants …", of an object with `drop`, `coarsen` and `reaches_k`;
/// empty when there is nothing to change.
std::string way_in_words(const Value& way);

}  // namespace sotto::commands
