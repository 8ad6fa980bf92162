// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"
#include "privacy/gate.h"
#include "store/study_file.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::commands {

/// GUIDs that nobody can trace back to those they were made of, and that are the same whenever they are made
/// with the same key (SHA-256; version 8 of RFC 9562).
class NewGuids {
public:
    /// `key`: what only the study knows.
    void use(std::string key) { key_ = std::move(key); }
    [[nodiscard]] base::Guid of(std::string_view kind, std::string_view of_what) const;

private:
    std::string key_;
};

/// The register of a shared copy: people and things under their codes, added as they are met.
class SharedPeople {
public:
    /// All outlive it.
    SharedPeople(const store::StudyFile& study, const privacy::Protection& protection,
                 const privacy::Gate& gate);

    [[nodiscard]] NewGuids& guids() { return guids_; }

    /// Its code, or another one where that would be a name.
    [[nodiscard]] const std::string& code_of(study::Id<study::Entity> entity);
    /// Its number in the copy, where it is added now if it was not yet; 0 for 0.
    study::Id<study::Entity> taken(store::Edit& copy, study::Id<study::Entity> entity);
    /// The same without adding it: 0 when it is not in the copy.
    [[nodiscard]] study::Id<study::Entity> known(study::Id<study::Entity> entity) const;

    /// Adds what is merely mentioned and has a note or a group: places, organisations, people whose words the
    /// study does not hold.
    void take_mentioned(store::Edit& copy);

    /// The attributes that the gate's terms show of `concerned`, and the consents of everybody in the copy.
    void add_what_is_known(store::Edit& copy, const std::set<study::Id<study::Entity>>& concerned);
    [[nodiscard]] std::size_t count() const { return in_copy_.size(); }

private:
    const store::StudyFile& study_;
    const privacy::Protection& protection_;
    const privacy::Gate& gate_;
    NewGuids guids_;
    std::map<study::Id<study::Entity>, std::string> codes_;
    std::set<std::string> taken_codes_;  ///< folded
    std::map<study::Id<study::Entity>, study::Id<study::Entity>> in_copy_;
};

/// The researchers of a shared copy: under their names, or as "Researcher 1" and so on.
class SharedResearchers {
public:
    SharedResearchers(const store::StudyFile& study, bool named);

    [[nodiscard]] std::string name(const std::string& researcher);
    void add_to(store::Edit& copy, const NewGuids& guids) const;
    /// Names that stand in the copy because somebody wants them to.
    [[nodiscard]] std::vector<std::string> shown() const;

private:
    const bool named_;
    std::vector<study::Researcher> known_;
    std::map<std::string, std::string> names_;
};

}  // namespace sotto::commands
