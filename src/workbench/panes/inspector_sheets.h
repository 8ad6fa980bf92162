// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"
#include "workbench/identifier_contexts.h"
#include "workbench/panes/inspector_card.h"
#include "workbench/panes/inspector_facts.h"

#include <functional>

namespace sotto::workbench {

/// Where facts are written, and what for. `desk` outlives the card; the rest is for the time of the call.
struct Sheet {
    InspectorCard& card;
    Desk& desk;
    /// Another thing is to be looked at.
    std::function<void(const Inspected&)> inspect;
};

void fill_coding(const Sheet& sheet, const CodingFacts& facts);
void fill_code(const Sheet& sheet, Id<study::Code> code, const CodeFacts& facts);
void fill_source(const Sheet& sheet, Id<study::Source> source, const SourceFacts& facts);
void fill_person(const Sheet& sheet, Id<study::Entity> person, const PersonFacts& facts);
void fill_identifier(const Sheet& sheet, const std::string& key, const IdentifierContexts& contexts);

/// "P07, survivor": the code, and what the register has as role.
wxString person_in_words(const StudyPicture& study, Id<study::Entity> person);
/// "Public, unnamed", "Withdrawn", "Not asked".
wxString consent_in_words(const ConsentFacts& consent);
/// A UTC time of the study as a day here.
wxString day_of(const std::string& utc);

/// A field for the memo on `subject` (as `memo/write` calls it), which is `which`.
void add_memo(const Sheet& sheet, const std::string& subject, const std::string& which,
              const MemoFacts& memo);

}  // namespace sotto::workbench
