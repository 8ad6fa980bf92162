// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/register_table.h"
#include "commands/value.h"
#include "store/study_file.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sotto::commands {

/// The records of each participant. What is in force for somebody is found among their own: a search through
/// everybody's would cost the square of the register.
using Consents = std::unordered_map<study::Id<study::Entity>, std::vector<study::Consent>>;
Consents consents_of(const store::StudyFile& study);

/// The widest audience that may quote the participant, or `none`; null when nobody asked them.
Value consent_word(const Consents& all, study::Id<study::Entity> participant);

/// Why the name of `code` is not taken away.
std::string name_kept(std::string_view code);

/// Brings the rows of a register into a study, changing only what differs.
class RegisterEntries {
public:
    /// `clears`: an empty cell takes away what was there, and `aliases` are all there are.
    RegisterEntries(store::Edit& edit, bool clears);

    void take(const RegisterRow& row, const RegisterTable& table);

    [[nodiscard]] std::int64_t added() const { return added_; }
    [[nodiscard]] std::int64_t updated() const { return updated_; }
    [[nodiscard]] const std::vector<RegisterTable::Problem>& problems() const { return problems_; }
    /// `code`, `field`, `before`, `after`; of names and aliases without the last two, which are not for
    /// printing.
    [[nodiscard]] const Value& changes() const { return changes_; }

private:
    /// Whether the entity's name will be among its aliases once the row is taken in.
    [[nodiscard]] bool is_alias(const study::Entity& entity, const RegisterRow& row) const;
    void set_aliases(const study::Entity& entity, const RegisterRow& row);
    void set_attributes(const study::Entity& entity, const RegisterRow& row);
    void set_attribute(const study::Entity& entity, const std::string& name, const std::string& value);
    void record_consent(const study::Entity& entity, const RegisterRow& row);
    void note(const study::Entity& entity, const std::string& field);
    void note(const study::Entity& entity, const std::string& field, const std::string& before,
              const std::string& after);

    store::Edit& edit_;
    const bool clears_;
    Consents consents_;
    const std::string recorded_;
    std::map<std::string, study::Entity> entities_;
    std::unordered_map<study::Id<study::Entity>, std::vector<study::Alias>> aliases_;
    std::map<std::pair<study::Id<study::Entity>, std::string>, study::Attribute> attributes_;
    bool changed_ = false;
    std::int64_t added_ = 0;
    std::int64_t updated_ = 0;
    std::vector<RegisterTable::Problem> problems_;
    Value changes_ = Value::array();
};

/// The register as a table that `read_register` reads: everybody and everything in it.
std::string register_csv(const store::StudyFile& study);

}  // namespace sotto::commands
