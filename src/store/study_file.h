// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"
#include "base/progress.h"
#include "study/coding.h"
#include "study/identifier.h"
#include "study/register.h"
#include "study/source.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::store {

using study::Id;

/// Which kinds of things a study keeps in tables of their own. Written in journals: do not renumber.
enum class Kind : std::uint8_t {
    Source = 1,
    TextVersion = 2,
    Speaker = 3,
    Passage = 4,
    OffRecordSpan = 5,
    Entity = 6,
    Alias = 7,
    Attribute = 8,
    Consent = 9,
    Code = 10,
    Coding = 11,
    Memo = 12,
    Group = 13,
    GroupMember = 14,
    Finding = 15,
    Evidence = 16,
    IdentifierDecision = 17,
    Researcher = 18,
    Setting = 19,
    QuoteEdit = 20,
};

/// A named text of the study as a whole: `title`, `language`.
struct Setting {
    Id<Setting> id;
    std::string name;
    std::string value;

    friend bool operator==(const Setting&, const Setting&) = default;
};

/// One entry of the journal.
struct JournalEntry {
    std::int64_t seq = 0;  ///< 1, 2, … without gaps
    std::string time;      ///< UTC
    std::string researcher;
    std::string command;       ///< id of the command: `code/apply`; `undo` and `redo` are entries too
    std::string summary;       ///< one past-tense sentence; names no text of a source
    std::int64_t undoes = 0;   ///< the entry this one takes back (or brings again, for `redo`); else 0
    bool undone = false;       ///< whether it is taken back at present
    std::int64_t changes = 0;  ///< rows added, changed and removed
};

/// What changed between two points of the journal, for those who follow it (the index, the window).
struct PassageChanges {
    std::int64_t seq = 0;               ///< up to which entry
    std::vector<std::int64_t> added;    ///< passages that exist now and did not before, ascending
    std::vector<std::int64_t> removed;  ///< passages that are gone, ascending
};

/// Something wrong that `verify` found.
struct Problem {
    std::string where;     ///< `database`, `journal`, `texts`, `ranges`, `index`, …
    std::string sentence;  ///< what it is and what can be done; names no text of a source
};

/// A passage with its text, for verifying search hits and showing them.
struct PassageText {
    study::Passage passage;
    std::string said;  ///< UTF-8 of `passage.said`
};

class Secret;
class StudyFile;

/// Gives the key of a vault (store/vault.h) when a name of the register is to be read or written; null when
/// it is locked. Asked for every reading, so that what is locked is locked at once.
using KeySource = std::function<std::shared_ptr<const Secret>(const base::Guid& vault)>;

/// What an edit may do. Exists only inside `StudyFile::edit`; everything it does is one transaction and
/// one journal entry. Things are given ids and, where they have one and it is empty, GUIDs.
///
/// T is any of the values of study/ that has an `Id<T> id`, or `Setting`.
class Edit {
public:
    /// Adds `thing`, sets its `id` (and `guid`) and returns it. Throws `base::Error` (User) when a unique
    /// name is taken.
    template <class T>
    T add(T thing);
    /// As `add` for many: many times quicker than one by one. Sets the ids in place.
    template <class T>
    void add_all(std::vector<T>& things);
    /// Overwrites the thing with `thing.id`; does nothing when nothing differs. A passage keeps its words:
    /// its version and place in bytes cannot change.
    template <class T>
    void change(const T& thing);
    /// Removes it together with all that belongs to it (a source: its versions, passages, codings, off-record
    /// spans, memos…).
    template <class T>
    void remove(Id<T> id);

    /// Keeps `bytes` by their SHA-256 and returns that, hexadecimal. Content is kept once, never changes,
    /// and is not copied into the journal. Texts of versions and original files are content.
    std::string keep_content(std::string_view bytes);

    /// The study as the edit has left it so far: the same reads as `StudyFile`.
    [[nodiscard]] StudyFile& study();

    /// Replaces the sentence for the journal, when it is known only now ("Imported 12 files").
    void summarise(std::string sentence);

private:
    friend class StudyFile;
    explicit Edit(StudyFile& study) : study_(study) {}
    StudyFile& study_;
};

/// An open study: one `.sotto` file (SQLite) or one PostgreSQL database (`postgresql://…`), same schema, same
/// code.
///
/// One thread at a time. Every failure is a `base::Error`; for a file that is missing, damaged, no study,
/// from a newer version, or on a full disk its blame is `Environment` and the study is as it was.
class StudyFile {
public:
    enum class Mode {
        Write,  ///< falls back to reading, with `read_only_reason()`, when somebody else has it open for
                ///< writing
        Read
    };

    /// Makes an empty study. Throws `base::Error` (Environment) when something is at `location` already.
    static StudyFile create(const std::string& location, const std::string& title,
                            const std::string& language);
    static StudyFile open(const std::string& location, Mode mode);

    StudyFile(StudyFile&&) noexcept;
    StudyFile& operator=(StudyFile&&) noexcept;
    ~StudyFile();

    [[nodiscard]] const base::Guid& guid() const;
    [[nodiscard]] std::string title() const;
    [[nodiscard]] std::string language() const;
    [[nodiscard]] const std::string& location() const;
    /// Empty when writing is possible; else a sentence that says why not and who has the study.
    [[nodiscard]] const std::string& read_only_reason() const;
    /// Empty, or why the daily copy of the study could not be made when it was opened. The study itself is
    /// fine.
    [[nodiscard]] const std::string& backup_problem() const;

    // The vault (store/vault.h) -------------------------------------------------------------------------

    /// Where keys come from; without it a register in a vault is locked: what is `hidden` there has no words,
    /// stays as it is when it is changed, and adding names throws `base::Error` (Environment).
    void take_keys_from(KeySource source);
    /// Whether names of the register cannot be read now, because they lie in a vault that is locked.
    [[nodiscard]] bool register_hidden() const;

    // Changing ------------------------------------------------------------------------------------------

    /// Runs `work` as one transaction and one journal entry, durable when this returns. When `work` throws,
    /// or changes nothing, nothing is written and no entry is made. `command` is the command's id. Returns
    /// the entry's number, 0 when nothing changed. Edits do not nest.
    std::int64_t edit(const std::string& command, const std::string& summary, const std::string& researcher,
                      const std::function<void(Edit&)>& work);

    /// Takes back the newest `count` edits that are not undone; each undo is an entry of its own. Returns the
    /// entries that were taken back, newest first: fewer when there are no more.
    std::vector<JournalEntry> undo(std::int64_t count, const std::string& researcher);
    /// Brings back the `count` edits undone last, as long as no other edit came after.
    std::vector<JournalEntry> redo(std::int64_t count, const std::string& researcher);

    // The journal ---------------------------------------------------------------------------------------

    /// Oldest first; `last` > 0 gives only so many of the newest.
    [[nodiscard]] std::vector<JournalEntry> journal(std::int64_t last = 0) const;
    [[nodiscard]] std::int64_t journal_seq() const;
    /// The hash of entry `seq` (hexadecimal SHA-256): two studies with the same hash share all history up to
    /// it. Empty when there is no such entry.
    [[nodiscard]] std::string journal_hash(std::int64_t seq) const;
    /// What happened to passages after entry `seq`.
    [[nodiscard]] PassageChanges passage_changes_since(std::int64_t seq) const;

    /// Checks the database, the hash chain, that replaying the journal's images gives the rows there are,
    /// the hashes and lengths of texts, and that every range lies inside its text. Long: reports progress.
    [[nodiscard]] std::vector<Problem> verify(base::Progress& progress) const;

    // Reading -------------------------------------------------------------------------------------------

    /// While it lives, all that is read is of one moment, whatever others write meanwhile; and reading in
    /// many small steps takes half the time. It does not outlive the study, and no edit is made while it
    /// lives. One inside another, or inside an edit, does nothing.
    class Moment {
    public:
        explicit Moment(const StudyFile& study);
        ~Moment();
        Moment(const Moment&) = delete;
        Moment& operator=(const Moment&) = delete;

    private:
        class Database* database_ = nullptr;
    };

    /// Everything of one kind, by id. T as in `Edit`.
    template <class T>
    [[nodiscard]] std::vector<T> all() const;
    template <class T>
    [[nodiscard]] std::optional<T> find(Id<T> id) const;
    /// Those of `ids` that are there, by id, each once.
    template <class T>
    [[nodiscard]] std::vector<T> find(std::vector<Id<T>> ids) const;
    template <class T>
    [[nodiscard]] std::int64_t count() const;

    /// By name, GUID or number. When the name is not exact but only one source has it apart from case, that
    /// one.
    [[nodiscard]] std::optional<study::Source> source(const std::string& name_or_id) const;
    [[nodiscard]] std::optional<study::Source> source_with_bytes(const std::string& sha256) const;
    [[nodiscard]] std::optional<study::Entity> entity(const std::string& code) const;
    [[nodiscard]] study::TextVersion current_version(Id<study::Source> source) const;
    /// The text of a version.
    [[nodiscard]] text::Text text(Id<study::TextVersion> version) const;
    /// Content by its SHA-256; throws `base::Error` (Environment) when it is not there.
    [[nodiscard]] std::string content(const std::string& sha256) const;

    /// Of the source's current version, in order.
    [[nodiscard]] std::vector<study::Passage> passages(Id<study::Source> source) const;
    [[nodiscard]] std::vector<study::Speaker> speakers(Id<study::Source> source) const;
    /// With their text, in the order of `ids`; ids that are not there are left out. Built for thousands at
    /// once.
    [[nodiscard]] std::vector<PassageText> passage_texts(const std::vector<std::int64_t>& ids) const;
    /// Gives the texts of passages to `take`, each with its place among `ids` (ascending, each once), in any
    /// order; those that are not there are not given. The text is valid during the call, which must not read
    /// from the study. What `passage_texts` reads without making anything of it.
    void each_said(const std::vector<std::int64_t>& ids,
                   const std::function<void(std::size_t place, std::string_view said)>& take) const;
    /// The languages of the sources of passages `ids` (ascending, each once): in their order, empty where
    /// there is none.
    [[nodiscard]] std::vector<std::string> languages_of(const std::vector<std::int64_t>& ids) const;
    /// Calls `take` for every passage of the current versions, in ascending order of id, with its text and
    /// the language of its source; stops when it returns false. Streams: memory does not grow with the study.
    void each_passage(const std::function<bool(const study::Passage&, std::string_view said,
                                               std::string_view language)>& take,
                      std::int64_t after_id = 0) const;

    [[nodiscard]] std::vector<study::Coding> codings_in(Id<study::Source> source) const;
    /// Those of the source's codings that a memo is about, by id.
    [[nodiscard]] std::vector<Id<study::Coding>> codings_with_memo(Id<study::Source> source) const;
    /// Of the source's current version, in order.
    [[nodiscard]] std::vector<study::OffRecordSpan> off_record_in(Id<study::Source> source) const;
    /// With any of `codes`, ordered by source and start.
    [[nodiscard]] std::vector<study::Coding> codings_of(const std::vector<Id<study::Code>>& codes) const;
    /// Codings per code, and sources per code.
    struct CodeCount {
        Id<study::Code> code;
        std::int64_t codings = 0;
        std::int64_t sources = 0;
    };
    [[nodiscard]] std::vector<CodeCount> code_counts() const;
    /// How often a code is used in a source, for each pair that is. In no order.
    struct CodeUse {
        Id<study::Code> code;
        Id<study::Source> source;
        std::int64_t codings = 0;
    };
    [[nodiscard]] std::vector<CodeUse> code_uses() const;
    struct SourceCount {
        Id<study::Source> source;
        std::int64_t characters = 0;
        std::int64_t passages = 0;
        std::int64_t codings = 0;
        std::int64_t coded_characters = 0;  ///< that any coding covers, each counted once
    };
    [[nodiscard]] std::vector<SourceCount> source_counts() const;

    // Sorted ids of passages in current versions, for search filters.
    [[nodiscard]] std::vector<std::int64_t> passages_with_codes(
        const std::vector<Id<study::Code>>& codes) const;
    [[nodiscard]] std::vector<std::int64_t> passages_of_sources(
        const std::vector<Id<study::Source>>& sources) const;
    [[nodiscard]] std::vector<std::int64_t> passages_of_speakers(
        const std::vector<Id<study::Speaker>>& speakers) const;
    /// Passages that an off-record span touches.
    [[nodiscard]] std::vector<std::int64_t> passages_off_record() const;

private:
    friend class Edit;
    friend struct Insides;
    struct Internal;
    explicit StudyFile(std::unique_ptr<Internal> internal);
    std::unique_ptr<Internal> internal_;
};

}  // namespace sotto::store
