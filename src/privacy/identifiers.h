// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"
#include "study/identifier.h"
#include "study/register.h"
#include "text/text.h"

#include <memory>
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
    std::string detector;     ///< id of the detector; `register` for known names
    std::string entity_key;   ///< what a decision is kept by: `register:P03`, `phone:…folded…`
    std::string replacement;  ///< with its brackets: `[a survivor]`, `[place]`, `[phone number]`
    ReviewState state = ReviewState::Found;
    study::Id<study::Entity> entity;  ///< of the register, or 0
};

/// What a study knows that decides how texts are protected. A snapshot: build it again when the study
/// changes. Safe on any thread.
class Protection {
public:
    struct Knowledge {
        std::vector<study::Entity> entities;
        std::vector<study::Alias> aliases;
        std::vector<study::Attribute> attributes;
        std::vector<study::IdentifierDecision> decisions;
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

    /// Everything the detectors and the register find, decided on and with replacements; ascending and
    /// without overlaps. Of two that overlap the longer stands; what sticks out of it is found on its own, so
    /// that no half of an identifier stays. Rejected ones are in the list too, so that they can be reviewed,
    /// but never at the cost of another.
    [[nodiscard]] std::vector<Identifier> find(const text::Text& text, std::string_view language) const;

    /// What must not stand in a text that leaves: as `find`, without what is rejected, and without Sotto's
    /// own replacements
    /// (`[2009]`, `[a respondent]`) and what stands in them. Numbers in words are read as English.
    enum class Scope { Everything, NamesAndAddresses };
    [[nodiscard]] std::vector<Identifier> leaks(const text::Text& text, Scope scope) const;

    /// The key a decision on `word` would be kept by: an entity's code or name, or an `entity_key` as
    /// printed. Empty when nothing is called so.
    [[nodiscard]] std::string entity_key(const std::string& word) const;

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

}  // namespace sotto::privacy
