// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/study_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sotto::commands {

/// What memos and groups are about, as users write it: `study`, `source`, `code`, `coding`, `participant`
/// (any entry of the register), `passage`, `group`, `finding`.
std::string_view name_of(study::Subject subject);
std::optional<study::Subject> subject(std::string_view name);
/// In the order of the list above.
std::vector<std::string> subject_names();

/// The number of the thing that `word` names: a source's name or id, a code's path, a coding's or finding's
/// GUID (a finding's number too), a participant's code, the number of a passage as `search` gives it, a
/// group's name; 0 for the study. Throws `base::Error` (User) when there is none.
std::int64_t require_subject(const store::StudyFile& study, study::Subject subject, const std::string& word);

/// The group of that name (compared without case) or GUID, of that kind if one is given. Throws `base::Error`
/// (User) when groups of several kinds are called so.
std::optional<study::Group> find_group(const store::StudyFile& study, const std::string& word,
                                       std::optional<study::Subject> of);
/// The same; throws as well when there is none.
study::Group require_group(const store::StudyFile& study, const std::string& word,
                           std::optional<study::Subject> of);

/// Findings in their order: the first has the number 1.
std::vector<study::Finding> findings_in_order(const store::StudyFile& study);
/// By number or GUID. Throws `base::Error` (User).
study::Finding require_finding(const store::StudyFile& study, const std::string& word);

/// How things are named, so that `require_subject` finds them again. A snapshot, for asking often; what it
/// needs of a kind it reads when it is first asked for it.
class Subjects {
public:
    explicit Subjects(const store::StudyFile& study) : study_(study) {}

    /// Empty for the study.
    [[nodiscard]] std::string name(study::Subject subject, std::int64_t id);

private:
    using Names = std::unordered_map<std::int64_t, std::string>;
    [[nodiscard]] Names names_of(study::Subject subject) const;

    const store::StudyFile& study_;
    std::unordered_map<int, Names> names_;
};

}  // namespace sotto::commands
