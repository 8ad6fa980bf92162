// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"
#include "privacy/profile.h"
#include "privacy/pseudonyms.h"
#include "study/identifier.h"
#include "study/register.h"
#include "text/text.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// Where a found identifier stands with the researchers.
enum class ReviewState { Found, Accepted, Rejected, Set };
/// `found`, `accepted`, `rejected`, `set`.
std::string_view name_of(ReviewState state);

/// An identifier in a text and what stands for it in an export.
struct Identifier {
    text::Range range;
    Category category = Category::Other;
    double confidence = 1;
    std::string detector;    ///< id of the detector; `register` for known names
    std::string entity_key;  ///< what a decision is kept by: `register:P03`, `phone:…folded…`
    /// With its brackets: `[a survivor]`, `[place]`, `[phone number]`. Words of Sotto's own are in the
    /// language of the words around (`wording_language`), those of researchers as they wrote them.
    std::string replacement;
    /// `Rejected` also where the profile keeps it.
    ReviewState state = ReviewState::Found;
    bool is_piece = false;            ///< a part of what was found, the rest of it being elsewhere
    bool kept = false;                ///< by the profile, not by a researcher
    study::Id<study::Entity> entity;  ///< of the register, or 0
};

/// What stands in a protected text in place of something that was said.
struct Replacement {
    text::Range range;  ///< in the protected text
    /// None: words that were left out, because they were off the record or nobody agreed to them.
    std::optional<Category> category;
    ReviewState state = ReviewState::Found;
    /// What it stands for, in the text that was protected; empty where words beside it are what is missing.
    text::Range original;
};

/// Whether a decision of this key is on a word for a trait: `occupation:midwife`.
bool is_key_of_trait(std::string_view key);

/// What a study knows that decides how texts are protected. A snapshot: build it again when the study
/// changes. Safe on any thread.
class Protection {
public:
    struct Knowledge {
        std::vector<study::Entity> entities;
        std::vector<study::Alias> aliases;
        std::vector<study::Attribute> attributes;
        std::vector<study::IdentifierDecision> decisions;
        /// What becomes of what is found.
        Profile profile = {};
        /// For `Level::Pseudonym`; who has none is called as by `Level::Role`.
        Pseudonyms pseudonyms = {};
        /// The days by which the dates of a participant move, multiples of seven; for `Level::Shift`. Dates
        /// of whom has none become their year.
        std::map<study::Id<study::Entity>, int> days = {};
        /// Pseudonyms stand in the place of codes everywhere, under the policy `pseudonym` too.
        bool unlinked = false;
    };
    explicit Protection(Knowledge knowledge);
    ~Protection();
    Protection(Protection&&) noexcept;
    Protection& operator=(Protection&&) noexcept;

    [[nodiscard]] const Knowledge& knowledge() const;
    /// Of the entities that are replaced: those whom a researcher rejected are not in it.
    [[nodiscard]] const KnownNames& names() const;
    /// The register's entry; null for an unknown id.
    [[nodiscard]] const study::Entity* entity(study::Id<study::Entity> id) const;
    /// The value of the entity's attribute, its name compared without case; empty when it has none.
    [[nodiscard]] std::string attribute(study::Id<study::Entity> id, std::string_view name) const;

    /// What stands for somebody where codes would: the pseudonym where the profile gives people one, or
    /// where codes are not to be followed from one release to another.
    [[nodiscard]] std::string code_of(const study::Entity& entity, std::string_view wording) const;
    /// A date that is moved as the participant's are, without brackets; nothing where it cannot be, or the
    /// profile does not move such dates. The words count as Sotto's own from then on, so that a scan does not
    /// take them for a date of somebody.
    [[nodiscard]] std::optional<std::string> shifted(Category category, std::string_view original,
                                                     std::string_view language,
                                                     study::Id<study::Entity> participant) const;

    /// Everything the detectors and the register find, decided on and with replacements; ascending and
    /// without overlaps. Of two that overlap the longer stands; what sticks out of it is found on its own, so
    /// that no half of an identifier stays. Rejected ones are in the list too, for review, but never at the
    /// cost of another, unless that is a name inside a longer one: who rejects Port Selwyn keeps its Selwyn.
    ///
    /// `names`: what the names model sees in the text (likely_names.h), ascending. Those that are certain
    /// enough, and those that a researcher decided on, count as found.
    [[nodiscard]] std::vector<Identifier> find(const text::Text& text, std::string_view language,
                                               const std::vector<Found>& names = {}) const;

    /// Those of `names` that are no part of `found`, what `find` found in the text: they are not certain and
    /// nobody decided on them. For review; accepting one makes `find` find its words in every text.
    [[nodiscard]] std::vector<Identifier> find_possible(const text::Text& text, std::string_view language,
                                                        const std::vector<Found>& names,
                                                        const std::vector<Identifier>& found) const;

    /// Words for traits (`indirect_detectors`), for review; ascending and without overlaps. Those that a
    /// researcher accepted or set other words for are in `find` too, the others are not replaced.
    [[nodiscard]] std::vector<Identifier> find_indirect(const text::Text& text,
                                                        std::string_view language) const;

    /// As `find`, and also what a line end parts (a telephone number wrapped over two lines): for a text of
    /// which pieces leave, so that pieces of an identifier are known for what they are.
    [[nodiscard]] std::vector<Identifier> find_wrapped(const text::Text& text, std::string_view language,
                                                       const std::vector<Found>& names = {}) const;

    /// The ages that the register knows of somebody who spoke on `date` (ISO 8601, may be empty): the
    /// attribute `age`, and what a date of birth makes of the date.
    [[nodiscard]] std::vector<int> ages(study::Id<study::Entity> id, std::string_view date) const;
    /// Where a speaker of one of these ages may be saying it (see own_age.h), as ages.
    [[nodiscard]] std::vector<Identifier> find_own_age(const text::Text& text, std::string_view language,
                                                       const std::vector<int>& ages) const;

    /// Why `words` may not stand for an identifier: what in them is one itself, or can be no replacement
    /// (brackets, line ends, control characters). Empty when they may. Never quotes them.
    [[nodiscard]] std::string refuse_replacement(std::string_view words) const;

    /// Why an editor may not put `words` into a quote that is in `language`: they hold what would be replaced
    /// if somebody had said them, or cannot stand in brackets. Empty when they may. Never quotes them.
    [[nodiscard]] std::string refuse_insertion(std::string_view words, std::string_view language) const;

    /// What must not stand in a text that leaves: as `find`, without what is rejected, and without Sotto's
    /// own replacements
    /// (`[2009]`, `[a respondent]`, in any language) and what stands in them. Numbers in words are read as
    /// English; `language` only words the replacements.
    enum class Scope { Everything, NamesAndAddresses };
    [[nodiscard]] std::vector<Identifier> leaks(const text::Text& text, Scope scope,
                                                std::string_view language = {}) const;

    /// The key a decision on `word` would be kept by: an entity's code or name, or an `entity_key` as
    /// printed. Empty when nothing is called so.
    [[nodiscard]] std::string entity_key(const std::string& word) const;

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

}  // namespace sotto::privacy
