// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/identifiers.h"
#include "study/coding.h"
#include "study/register.h"
#include "study/source.h"
#include "text/text.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace sotto::privacy {

struct Rendering;

/// Text that may leave: identifiers replaced, off-record spans gone. Only the gate makes it, so a writer that
/// takes nothing else cannot be handed raw text by mistake.
class ProtectedText {
public:
    [[nodiscard]] const std::string& utf8() const noexcept { return utf8_; }
    /// In order, for marking them on the screen and in previews.
    [[nodiscard]] const std::vector<Replacement>& replacements() const noexcept { return replacements_; }
    /// How many replacements of each category there are.
    [[nodiscard]] const std::map<Category, std::int64_t>& replaced() const noexcept { return replaced_; }

private:
    friend class Gate;
    friend struct ProtectedExcerpt;
    ProtectedText() = default;
    std::uint64_t scanned_by_ = 0;  ///< the number of the gate that scanned exactly these words
    std::string utf8_;
    std::vector<Replacement> replacements_;
    std::map<Category, std::int64_t> replaced_;
};

/// How quotes are attributed. Names are written in recipes: do not rename.
enum class AttributionPolicy {
    ByStatus,   ///< public statement: name, role, event and date; private: "One respondent", "Project staff"
    Pseudonym,  ///< private ones by the participant's code, so that the quotes of one person can be followed
    Role,       ///< private ones by the role attribute: "A survivor"
    Unnamed     ///< nobody is named, public statements neither
};
/// `by-status`, `pseudonym`, `role`, `unnamed`.
std::string_view name_of(AttributionPolicy policy);
std::optional<AttributionPolicy> attribution_policy(std::string_view name);

/// What an export promises.
struct ExportTerms {
    study::Audience audience = study::Audience::Public;
    AttributionPolicy policy = AttributionPolicy::ByStatus;
    /// Attributes printed beside each private quote. `age:5` and `age:10` print bands of so many years (or
    /// units) instead of the number. Beside a public statement none is printed: it names the speaker.
    std::vector<std::string> shown;
    /// Each combination of shown attributes must be shared by so many participants of the register who could
    /// have said it (see `DisclosureRisk`).
    int k = 3;
    /// What attributions and headings are worded in (`export_languages`); quotes stay in their own.
    std::string language = "en";
};

/// Words left out of a quote, marked `[…]`, or put in, marked `[words]`, in their place or between others.
struct EditorialEdit {
    text::Range range;  ///< empty: nothing is left out
    std::string words;  ///< without brackets
    friend bool operator==(const EditorialEdit&, const EditorialEdit&) = default;
};

/// One turn, or part of one, of a quote that wants to leave.
struct CandidateTurn {
    std::string utf8;   ///< without the speaker's label
    text::Range range;  ///< in the source's text
    std::string speaker_label;
    study::SpeakerRole role = study::SpeakerRole::Unknown;
    /// Whose words these are; 0: nobody knows. What an interpreter says are the words of the respondent
    /// interpreted for, and need that person's consent.
    study::Id<study::Entity> participant;
    /// Pieces of `range` said off the record, in the source's positions.
    std::vector<text::Range> off_record;
    /// What an editor leaves out of it or puts into it, in the source's positions.
    std::vector<EditorialEdit> edits;
    /// What was found in the text around (`Protection::find_wrapped`, `find_own_age`) and reaches into
    /// `range`, in the source's positions, ascending. A quote may begin or end inside a name: what is left of
    /// one is replaced as a whole one. Empty when the words are all there is.
    std::vector<Identifier> around;
};

/// A quote that wants to leave.
struct Candidate {
    std::int64_t number = 0;  ///< the caller's own, given back in `Withheld`
    base::Guid guid;          ///< of the coding, or empty
    study::Source source;
    text::Range range;
    std::vector<CandidateTurn> turns;
    std::vector<std::string> codes;  ///< paths, in the order of the codebook
    std::size_t code_place = 0;      ///< where the first of them stands in the codebook
};

/// A quote as it may be printed.
///
/// Attributions by policy, in English (others are in export_words.cpp):
///
/// | who speaks                        | by-status         | pseudonym      | role          | unnamed | |
/// --------------------------------- | ----------------- | -------------- | ------------- | --------------- |
/// | respondent of a private source    | One respondent    | code: P03      | A survivor    | One respondent
/// | | several of them                   | Several respondents | P03, P04     | Several respondents | Several
/// respondents | | interviewer, staff                | Project staff     | Project staff  | Project staff |
/// Project staff   | | field note without a speaker      | Field notes       | Field notes    | Field notes
/// | Field notes     | | literature without a speaker      | One respondent, or Literature when its status is
/// public: with event and date | | | Literature | | public source, speaker known      | name, role, event,
/// date (naming `no`: role or "One speaker" instead of the name) | same | same | One speaker | | public
/// source, speaker not known  | One speaker, event, date | same    | same          | One speaker     |
///
/// Staff are participants whose attribute `role` holds the word `staff`. A public statement is one whose
/// source has the status `public`; the kind alone does not make it so. The name stands in the attribution
/// only: in the words themselves it becomes `[the speaker]`, in the language of these words.
struct ProtectedExcerpt {
    struct Turn {
        ProtectedText text;
        ProtectedText speaker;  ///< "Respondent 1", "Interviewer", a code; empty for a quote of a single turn
        bool right_to_left = false;
        text::Range range;  ///< the candidate's turn, for the author: where `text` says things from
    };
    std::vector<Turn> turns;
    ProtectedText attribution;
    std::vector<std::pair<ProtectedText, ProtectedText>> shown;  ///< attribute, value
    std::vector<ProtectedText> codes;
    std::size_t code_place = 0;  ///< the candidate's
    ProtectedText source_kind;   ///< "interview"; sources have no names outside
    bool public_statement = false;
    std::map<Category, std::int64_t> replaced;
    std::int64_t number = 0;
    base::Guid guid;  ///< the candidate's

private:
    friend class Gate;
    ProtectedExcerpt() = default;
};

/// What keeps a quote in the study. Names are written in answers of commands: do not rename.
enum class Obstacle {
    NotLinked,     ///< nobody knows whose words these are
    NoConsent,     ///< the speaker was never asked
    NotAgreed,     ///< the speaker agreed to less than being quoted for this audience
    Withdrawn,     ///< the speaker agreed once
    OffRecord,     ///< all of it was said off the record
    OnlyQuestion,  ///< its answer may not leave
    NotSafe,       ///< whatever is replaced, an identifier stays
    NoWords,       ///< there is nothing to read in it
    Together       ///< with other quotes that leave or have left it singles somebody out
};
/// `not-linked`, `no-consent`, `not-agreed`, `withdrawn`, `off-record`, `only-question`, `not-safe`,
/// `no-words`, `together`.
std::string_view name_of(Obstacle obstacle);

/// A quote that stays, and why; for the author, who may see the study. `reason` holds no text of the source.
struct Withheld {
    std::int64_t number = 0;
    std::string reason;
    Obstacle obstacle = Obstacle::NoWords;
    study::Id<study::Entity> participant;  ///< whose consent is missing; 0 where it is not about consent
};

/// A participant whom the shown attributes single out.
struct Unsafe {
    std::string participant_code;
    std::vector<std::pair<std::string, std::string>> shown;
    std::int64_t shared_by = 0;  ///< how many of those counted have this combination
    std::string reason;
};

/// The answer of disclosure control for the attributes of an export (k-anonymity over the register: Samarati
/// & Sweeney 1998). Counted are those who could have said an unattributed quote: participants, but neither
/// staff, whose words are attributed as staff's, nor third parties (`study::is_third_party_role`), and
/// anybody else whose words are printed.
struct DisclosureRisk {
    std::int64_t k = 0;        ///< the smallest group; 0 when nobody is concerned
    std::int64_t counted = 0;  ///< among how many; 0 when nobody is concerned
    std::vector<Unsafe> unsafe;
    /// The smallest change that reaches the k asked for: attributes to leave out, or values to coarsen (`age`
    /// → `age_group` where the register has it, numbers → bands of five or ten years).
    struct Suggestion {
        std::vector<std::string> drop;
        /// An entry of `ExportTerms::shown` and what to write in its place: `age`, `age:10`.
        std::vector<std::pair<std::string, std::string>> coarsen;
        std::int64_t reaches_k = 0;
    };
    std::optional<Suggestion> suggestion;
};

/// A leak found in finished bytes. Names the entity by its code and says where, never what the text says.
struct Leak {
    Category category = Category::Person;
    std::string entity_code;  ///< of the register; empty for detected ones
    std::string where;        ///< "block 12", "property creator", "file name"
};

/// How a finished file is scanned.
enum class ScanDepth {
    Words,  ///< a block of text: everything that `pass` replaces
    /// File names, properties and the bytes of text formats, markup and all: names and e-mail addresses only,
    /// since markup is full of numbers and addresses of its own.
    Markup
};

/// Whole lines (or cells) of a finished file that may say more than its other words.
struct AllowedLines {
    std::vector<std::string> named;  ///< attributions of public statements: may name people and give dates
    std::vector<std::string> shown;  ///< attributions with attributes: may give ages and dates, but no names
};

/// The one door through which words leave a study (docs/privacy.md says what it promises). Unreviewed
/// findings are replaced; what is not allowed for certain is withheld.
class Gate {
public:
    struct Rules {
        std::vector<study::Consent> consents;
        ExportTerms terms;
    };
    /// `protection` must outlive the gate.
    Gate(const Protection& protection, Rules rules);
    ~Gate();

    [[nodiscard]] const ExportTerms& terms() const noexcept { return rules_.terms; }

    /// Consent, off-record, attribution and replacement for one quote. Safe on any thread.
    [[nodiscard]] std::variant<ProtectedExcerpt, Withheld> pass(const Candidate& candidate) const;

    /// Other words that are printed with the quotes (titles, code names, a report's own headings): known
    /// names and identifiers replaced as in quotes.
    [[nodiscard]] ProtectedText pass_text(std::string_view utf8, std::string_view language) const;
    /// The same for a piece of a longer text, with what was found there and reaches into the piece, in the
    /// piece's positions (they may lie outside of it), ascending.
    [[nodiscard]] ProtectedText pass_text(std::string_view utf8, std::string_view language,
                                          std::vector<Identifier> around) const;

    /// The same for a text of several lines, line by line, without empty ones: what runs over the end of a
    /// line is replaced in both.
    [[nodiscard]] std::vector<ProtectedText> pass_lines(std::string_view utf8,
                                                        std::string_view language) const;

    /// k-anonymity of the shown attributes over the participants in `concerned` (empty: all of the
    /// register's), judged among all participants of the register.
    [[nodiscard]] DisclosureRisk risk(const std::vector<study::Id<study::Entity>>& concerned) const;

    /// Scans text read back from a finished file. `where` goes into the leaks. What `pass` and `pass_text`
    /// gave out is clean by construction: they scan their own results and replace on, or withhold.
    [[nodiscard]] std::vector<Leak> scan(std::string_view utf8, std::string_view where, ScanDepth depth,
                                         const AllowedLines& allowed) const;

    /// Whether this very gate has scanned exactly these words (`ScanDepth::Words`) and found nothing: who
    /// reads them back byte for byte knows what another scan would say.
    [[nodiscard]] bool has_scanned(const ProtectedText& text) const noexcept {
        return text.scanned_by_ == number_;
    }

private:
    [[nodiscard]] std::optional<Withheld> refusal(const CandidateTurn& turn,
                                                  study::Id<study::Entity> participant,
                                                  const study::Source& source) const;
    /// Of one participant.
    [[nodiscard]] const std::vector<study::Consent>& consents_of(study::Id<study::Entity> participant) const;
    [[nodiscard]] ProtectedText protected_text(const Rendering& rendering) const;
    [[nodiscard]] ProtectedText public_attribution(const std::string& line,
                                                   const std::vector<study::Id<study::Entity>>& named) const;

    struct Memory;
    const std::uint64_t number_;  ///< no other gate of the program has it
    const Protection& protection_;
    Rules rules_;
    std::unordered_map<study::Id<study::Entity>, std::vector<study::Consent>> consents_;
    std::unique_ptr<Memory> memory_;
};

}  // namespace sotto::privacy
