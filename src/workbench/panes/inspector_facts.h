// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/session.h"
#include "workbench/study_picture.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sotto::workbench {

/// What is inspected.
struct Inspected {
    enum class Kind { Nothing, Coding, Code, Source, Person, Identifier };
    Kind kind = Kind::Nothing;
    std::int64_t id = 0;  ///< of an identifier, its number and one

    friend bool operator==(const Inspected&, const Inspected&) = default;
};

struct MemoFacts {
    std::string guid;  ///< empty while there is none
    std::string text;

    friend bool operator==(const MemoFacts&, const MemoFacts&) = default;
};

struct CodingFacts {
    study::Coding coding;
    std::string words;  ///< the start of them, when they are many
    std::int64_t characters = 0;
    std::string speaker;  ///< a participant's code, else the label of the transcript
    Id<study::Entity> participant;
    std::int64_t first_turn = 0;
    std::int64_t last_turn = 0;
    std::vector<study::Coding> others;  ///< that lie on the same words, by code in the order of the source
    std::size_t number = 1;             ///< among all here

    friend bool operator==(const CodingFacts&, const CodingFacts&) = default;
};

struct CodeFacts {
    std::map<study::SourceKind, std::int64_t> codings;  ///< of the code and those below it
    MemoFacts memo;
};

struct SourceFacts {
    std::vector<Id<study::Entity>> people;  ///< who speaks in it, as far as known
    std::vector<std::string> labels;        ///< speakers who are nobody of the register
    MemoFacts memo;
};

struct PersonFacts {
    std::int64_t codings = 0;
    std::int64_t sources = 0;  ///< that hold words of theirs
    MemoFacts memo;
};

/// Nothing when the coding is not in the document any more.
std::optional<CodingFacts> coding_facts(const DocumentPicture& document, Id<study::Coding> coding);
/// The same from the study; on a worker's thread, as the others.
std::optional<CodingFacts> read_coding(const store::StudyFile& study, Id<study::Coding> coding);
CodeFacts read_code(const store::StudyFile& study, Id<study::Code> code);
SourceFacts read_source(const store::StudyFile& study, Id<study::Source> source);
PersonFacts read_person(const store::StudyFile& study, Id<study::Entity> person);

/// What a person has agreed to, in short.
struct ConsentFacts {
    bool asked = false;      ///< there is a record
    bool withdrawn = false;  ///< for some audience, at present
    /// The widest circle (apart from the archive) in which the words may be quoted; none: nowhere.
    std::optional<study::Audience> quoted_for;
    std::optional<bool> naming;  ///< there

    friend bool operator==(const ConsentFacts&, const ConsentFacts&) = default;
};
ConsentFacts consent_of(const std::vector<study::Consent>& records, Id<study::Entity> person);

}  // namespace sotto::workbench
