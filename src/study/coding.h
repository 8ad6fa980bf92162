// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"
#include "study/id.h"
#include "study/source.h"
#include "text/text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::study {

/// Where a code is in its life. Only active codes are offered for coding.
enum class CodeStatus { Active, Draft, Merged, Dropped };

/// `active`, `draft`, `merged`, `dropped`.
std::string_view name_of(CodeStatus status);
std::optional<CodeStatus> code_status(std::string_view name);

/// A theme of the codebook.
struct Code {
    Id<Code> id;
    base::Guid guid;
    Id<Code> parent;    ///< 0 at the top
    std::string name;   ///< unique below its parent, compared without case
    std::string color;  ///< `#RRGGBB`, or empty
    std::string description;
    std::string include;  ///< what belongs here
    std::string exclude;  ///< what does not, and where it goes instead
    std::string example;
    CodeStatus status = CodeStatus::Active;
    bool codable = true;        ///< false for a folder that only holds other codes
    std::int64_t weight = 0;    ///< priority among its siblings, as plans have it; 0: none given
    std::int64_t position = 0;  ///< order among its siblings

    friend bool operator==(const Code&, const Code&) = default;
};

/// A passage of text said to be about a code, by a coder.
struct Coding {
    Id<Coding> id;
    base::Guid guid;
    Id<Code> code;
    Id<Source> source;
    Id<TextVersion> version;
    text::Range range;
    std::string coder;    ///< name of a researcher
    std::string created;  ///< UTC
    std::string memo;

    friend bool operator==(const Coding&, const Coding&) = default;
};

/// What an editor changed in a quote as it is printed: words left out (`[…]`), or words of the editor's own
/// put in (`[the village head]`). It belongs to a coding; the source stays as it is.
struct QuoteEdit {
    Id<QuoteEdit> id;
    base::Guid guid;
    Id<Coding> coding;
    /// In the coding's text: what is left out. Empty: words are only put in there.
    text::Range range;
    std::string words;  ///< without brackets; empty: only left out
    std::string researcher;
    std::string created;  ///< UTC

    friend bool operator==(const QuoteEdit&, const QuoteEdit&) = default;
};

/// What a memo is about. Numbers are written in studies: do not renumber.
enum class Subject {
    Study = 0,
    Source = 1,
    Code = 2,
    Coding = 3,
    Entity = 4,
    Passage = 5,
    Group = 6,
    Finding = 7
};

/// A note on anything.
struct Memo {
    Id<Memo> id;
    base::Guid guid;
    Subject subject = Subject::Study;
    std::int64_t subject_id = 0;
    std::string title;
    std::string body;
    std::string author;
    std::string created;   ///< UTC
    std::string modified;  ///< UTC

    friend bool operator==(const Memo&, const Memo&) = default;
};

/// A named set of sources, codes or entities.
struct Group {
    Id<Group> id;
    base::Guid guid;
    std::string name;
    Subject of = Subject::Source;

    friend bool operator==(const Group&, const Group&) = default;
};

struct GroupMember {
    Id<GroupMember> id;
    Id<Group> group;
    std::int64_t member = 0;  ///< id of a thing of the group's kind

    friend bool operator==(const GroupMember&, const GroupMember&) = default;
};

/// A claim of the report, with the quotes that speak for and against it.
struct Finding {
    Id<Finding> id;
    base::Guid guid;
    std::string claim;
    std::string discussion;
    std::int64_t position = 0;

    friend bool operator==(const Finding&, const Finding&) = default;
};

struct Evidence {
    Id<Evidence> id;
    Id<Finding> finding;
    Id<Coding> coding;
    bool supports = true;  ///< false: speaks against the claim

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct Researcher {
    Id<Researcher> id;
    base::Guid guid;
    std::string name;  ///< unique

    friend bool operator==(const Researcher&, const Researcher&) = default;
};

/// The codes of a study as a tree, and their paths. Built from all codes; does not change with the study.
class CodeTree {
public:
    explicit CodeTree(std::vector<Code> codes);

    /// In the order of the tree, parents first, siblings by position then name.
    [[nodiscard]] const std::vector<Code>& codes() const noexcept { return codes_; }
    [[nodiscard]] const Code* find(Id<Code> id) const;
    /// `Lessons/Support`; a `/` inside a name is written `\/`, a `\` as `\\`.
    [[nodiscard]] std::string path(Id<Code> id) const;
    /// The code at `path`, compared without case; null if there is none.
    [[nodiscard]] const Code* at_path(std::string_view path) const;
    /// The code and every code below it.
    [[nodiscard]] std::vector<Id<Code>> with_descendants(Id<Code> id) const;

private:
    std::vector<Code> codes_;
};

/// The names of a code path, unescaped. Throws `base::Error` (User) for an empty name.
std::vector<std::string> split_code_path(std::string_view path);
std::string escape_code_name(std::string_view name);

}  // namespace sotto::study
