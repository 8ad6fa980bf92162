// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"
#include "study/id.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::study {

/// What an entry of the register is.
enum class EntityCategory { Person, Place, Organisation, Other };

/// `person`, `place`, `organisation`, `other`.
std::string_view name_of(EntityCategory category);
/// Also takes `people`, `participant`, `location`, `organization`, `org`. Any case.
std::optional<EntityCategory> entity_category(std::string_view name);

/// Why something that needs the names of a register whose vault is not open cannot be done.
constexpr const char* register_is_locked =
    "The register is locked: open its vault first (`sotto vault STUDY open`).";

/// Somebody or something that the researchers know by name: a participant, another person, a place, an
/// organisation. Its `code` is what the study calls it; its name and aliases are what must not get out.
struct Entity {
    Id<Entity> id;
    base::Guid guid;
    std::string code;  ///< unique, compared without case: `P03`
    std::string name;  ///< may be empty where only the code is known
    EntityCategory category = EntityCategory::Person;
    /// A person whose words or story the study holds, as opposed to one who is merely mentioned.
    bool participant = false;
    std::string
        replacement;  ///< what stands for it in exports, without brackets; empty: made from the category
    /// There is a name and it cannot be read now, because it lies in a vault that is locked; `name` is empty
    /// then, and changing the entity leaves the name as it is.
    bool hidden = false;

    friend bool operator==(const Entity&, const Entity&) = default;
};

/// Another way an entity is named: nickname, maiden name, the name in another script.
struct Alias {
    Id<Alias> id;
    Id<Entity> entity;
    std::string name;
    bool hidden = false;  ///< as for `Entity`

    friend bool operator==(const Alias&, const Alias&) = default;
};

/// A free attribute of an entity (`country` = `Lao PDR`, `age` = `33`). Values are text; comparisons
/// treat numbers as numbers.
struct Attribute {
    Id<Attribute> id;
    Id<Entity> entity;
    std::string name;  ///< compared without case
    std::string value;
    bool hidden = false;  ///< as for `Entity`: the value cannot be read now

    friend bool operator==(const Attribute&, const Attribute&) = default;
};

/// For whom an export is made, from the narrowest circle to the widest. `Archive` is a restricted
/// deposit: consent for it is asked apart.
enum class Audience { Team, Partners, Public, Archive };
/// What may be done with a participant's words; each includes the ones after it.
enum class Use { Quote, Paraphrase, Aggregate, None };

/// `team`, `partners`, `public`, `archive`.
std::string_view name_of(Audience audience);
std::optional<Audience> audience(std::string_view name);
/// `quote`, `paraphrase`, `aggregate`, `none`.
std::string_view name_of(Use use);
std::optional<Use> use(std::string_view name);

/// What a participant has agreed to for one audience. The newest record of a participant and audience holds;
/// older ones stay as history.
struct Consent {
    Id<Consent> id;
    base::Guid guid;
    Id<Entity> participant;
    Audience audience = Audience::Public;
    Use use = Use::None;
    /// Whether the name may stand beside public statements; unset: never asked.
    std::optional<bool> naming;
    bool withdrawn = false;
    std::string recorded;  ///< UTC

    friend bool operator==(const Consent&, const Consent&) = default;
};

/// What `participant` has agreed to for `audience`, from all records of the study. Consent for a wider circle
/// holds for the narrower ones inside it (public ⊃ partners ⊃ team) unless these have a newer record of their
/// own; a withdrawal for any audience withdraws the wider ones too. Without any record: `Use::None`, except
/// for the team, which works on the material (`Use::Quote`).
Consent consent_in_force(const std::vector<Consent>& records, Id<Entity> participant, Audience audience);

/// The `consent` column of a register: `none`, `team`, `partners`, `public` or `archive` as records (quote
/// for that audience and the narrower ones; `archive` means all four; `none` withdraws nothing but allows
/// nothing, not even the team). Empty when the word is not one of them.
std::optional<std::vector<Consent>> consent_from_register(std::string_view word);

}  // namespace sotto::study
