// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"
#include "study/id.h"
#include "text/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::study {

struct Entity;

/// What kind of document a source is. The names are written in studies, recipes and queries: do not rename.
enum class SourceKind { Interview, FocusGroup, Literature, FieldNote, PublicStatement, SurveyAnswer };

/// Whether the words of a source were said in public, so that who said them is no secret.
enum class Status { Private, Public };

/// `interview`, `focus-group`, `literature`, `field-note`, `public-statement`, `survey-answer`.
std::string_view name_of(SourceKind kind);
std::optional<SourceKind> source_kind(std::string_view name);
const std::vector<std::string_view>& source_kind_names();
/// `private`, `public`.
std::string_view name_of(Status status);
std::optional<Status> status(std::string_view name);

/// Whether the words of such a source are its respondents' own, so that a passage whose speaker is not
/// known may belong to somebody who has not agreed to anything.
bool has_respondents(SourceKind kind);

/// A document of the study. Its text is in the current `TextVersion`.
struct Source {
    Id<Source> id;
    base::Guid guid;
    std::string name;  ///< unique in the study; at first the file name without its ending
    SourceKind kind = SourceKind::Interview;
    Status status = Status::Private;
    std::string language;    ///< BCP 47; `und` when not known
    std::string date;        ///< ISO 8601, perhaps only a year or a month; may be empty
    std::string event;       ///< the conference or occasion, for public statements; may be empty
    std::string format;      ///< id of the format that read it (`docx`)
    std::string file_name;   ///< as imported, without folders
    std::string encoding;    ///< IANA name when the file was text of guessed encoding, else empty
    std::string sha256;      ///< of the original bytes, hexadecimal
    Id<Entity> participant;  ///< the one respondent of the whole source, when there is one; else 0
    std::string imported;    ///< UTC
    /// The order in lists; first imported first.
    std::int64_t position = 0;

    friend bool operator==(const Source&, const Source&) = default;
};

/// One state of a source's text. Texts never change: an edit makes a new version.
struct TextVersion {
    Id<TextVersion> id;
    base::Guid guid;
    Id<Source> source;
    std::int64_t number = 1;  ///< 1 for the imported text
    bool current = true;      ///< exactly one version of a source is
    std::string sha256;       ///< of the UTF-8 text, hexadecimal; also its key in the content store
    std::int64_t length = 0;  ///< code points
    std::string created;      ///< UTC

    friend bool operator==(const TextVersion&, const TextVersion&) = default;
};

/// What a speaker does in the conversation. Only what interviewers say is quoted without asking the register;
/// what an interpreter says are a respondent's words.
enum class SpeakerRole { Unknown, Participant, Interviewer, Interpreter };

/// `unknown`, `participant`, `interviewer`, `interpreter`.
std::string_view name_of(SpeakerRole role);
std::optional<SpeakerRole> speaker_role(std::string_view name);

/// A voice in one source, as its transcript labels it; `participant` says who that is in the register.
struct Speaker {
    Id<Speaker> id;
    base::Guid guid;
    Id<Source> source;
    std::string label;  ///< as written, without colon, brackets or emphasis
    SpeakerRole role = SpeakerRole::Unknown;
    Id<Entity> participant;  ///< 0 while nobody knows

    friend bool operator==(const Speaker&, const Speaker&) = default;
};

/// A turn of speech, or a paragraph where nobody is named. Passages cover a version's text in order
/// without overlapping; between them stands only white space.
struct Passage {
    Id<Passage> id;
    Id<TextVersion> version;
    Id<Source> source;
    std::int64_t ordinal = 0;              ///< 1, 2, … within its version
    text::Range range;                     ///< with the speaker's label and time, where the text has them
    text::Range said;                      ///< without them: what is indexed and quoted
    std::int64_t first_byte = 0;           ///< of `said`, in bytes of the version's UTF-8 text
    std::int64_t last_byte = 0;            ///< exclusive
    Id<Speaker> speaker;                   ///< 0 where nobody is named
    std::optional<std::int64_t> page;      ///< as printed order, from 1
    std::optional<std::int64_t> begin_ms;  ///< media time
    std::optional<std::int64_t> end_ms;
    bool heading = false;

    friend bool operator==(const Passage&, const Passage&) = default;
};

/// A piece of text said off the record. It never leaves the study and no search of a shared copy shows it.
struct OffRecordSpan {
    Id<OffRecordSpan> id;
    base::Guid guid;
    Id<Source> source;
    Id<TextVersion> version;
    text::Range range;
    std::string researcher;
    std::string created;  ///< UTC

    friend bool operator==(const OffRecordSpan&, const OffRecordSpan&) = default;
};

}  // namespace sotto::study
