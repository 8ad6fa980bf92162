// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/subjects.h"

#include "base/error.h"
#include "commands/coding_choice.h"
#include "commands/look_up.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <utility>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using study::Subject;

constexpr std::array<std::pair<Subject, std::string_view>, 8> words{{{Subject::Study, "study"},
                                                                     {Subject::Source, "source"},
                                                                     {Subject::Code, "code"},
                                                                     {Subject::Coding, "coding"},
                                                                     {Subject::Entity, "participant"},
                                                                     {Subject::Passage, "passage"},
                                                                     {Subject::Group, "group"},
                                                                     {Subject::Finding, "finding"}}};

std::optional<std::int64_t> number(const std::string& word) {
    std::int64_t value = 0;
    const auto* end = word.data() + word.size();
    const auto read = std::from_chars(word.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return value;
}

}  // namespace

std::string_view name_of(Subject subject) {
    return std::find_if(words.begin(), words.end(), [&](const auto& word) { return word.first == subject; })
        ->second;
}

std::optional<Subject> subject(std::string_view name) {
    for (const auto& [subject, word] : words) {
        if (word == name) return subject;
    }
    return std::nullopt;
}

std::vector<std::string> subject_names() {
    std::vector<std::string> names;
    for (const auto& [subject, word] : words) names.emplace_back(word);
    return names;
}

std::int64_t require_subject(const store::StudyFile& study, Subject subject, const std::string& word) {
    switch (subject) {
        case Subject::Study:
            return 0;
        case Subject::Source:
            return require_source(study, word).id.value;
        case Subject::Code:
            return require_code(code_tree(study), word).id.value;
        case Subject::Coding:
            return require_codings(study, {word}).front().id.value;
        case Subject::Entity:
            return require_entity(study, word).id.value;
        case Subject::Passage:
            if (const auto id = number(word); id && study.find(study::Id<study::Passage>{*id})) return *id;
            throw Error(
                Blame::User,
                "The study has no passage of that number; `sotto search --json` gives their numbers.");
        case Subject::Group:
            return require_group(study, word, std::nullopt).id.value;
        case Subject::Finding:
            return require_finding(study, word).id.value;
    }
    return 0;
}

std::optional<study::Group> find_group(const store::StudyFile& study, const std::string& word,
                                       std::optional<Subject> of) {
    const auto key = text::fold_key(word, text::Folding::CaseOnly);
    const auto guid = base::Guid::parse(word);
    std::optional<study::Group> found;
    for (auto& group : study.all<study::Group>()) {
        const bool called_so =
            (guid && group.guid == *guid) || text::fold_key(group.name, text::Folding::CaseOnly) == key;
        if (!called_so || (of && group.of != *of)) continue;
        if (found && found->of != group.of) {
            throw Error(Blame::User, "Groups of several kinds have that name; say with --of which is meant.");
        }
        if (!found) found = std::move(group);
    }
    return found;
}

study::Group require_group(const store::StudyFile& study, const std::string& word,
                           std::optional<Subject> of) {
    auto found = find_group(study, word, of);
    if (!found) {
        throw Error(Blame::User,
                    "The study has no group of that name; `sotto group STUDY list` shows those there are.");
    }
    return *std::move(found);
}

std::vector<study::Finding> findings_in_order(const store::StudyFile& study) {
    auto findings = study.all<study::Finding>();
    std::sort(findings.begin(), findings.end(), [](const study::Finding& a, const study::Finding& b) {
        return std::tie(a.position, a.id) < std::tie(b.position, b.id);
    });
    return findings;
}

study::Finding require_finding(const store::StudyFile& study, const std::string& word) {
    const auto findings = findings_in_order(study);
    const auto place = number(word).value_or(0);
    const auto guid = base::Guid::parse(word);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (place == static_cast<std::int64_t>(i) + 1 || (guid && findings[i].guid == *guid)) {
            return findings[i];
        }
    }
    throw Error(Blame::User,
                "The study has no finding of that number or id; `sotto finding STUDY list` shows them.");
}

std::string Subjects::name(Subject subject, std::int64_t id) {
    const auto kind = static_cast<int>(subject);
    auto at = names_.find(kind);
    if (at == names_.end()) at = names_.emplace(kind, names_of(subject)).first;
    const auto name = at->second.find(id);
    if (name != at->second.end()) return name->second;
    return subject == Subject::Passage ? std::to_string(id) : std::string();
}

Subjects::Names Subjects::names_of(Subject subject) const {
    Names names;
    switch (subject) {
        case Subject::Source:
            for (auto& source : study_.all<study::Source>())
                names.emplace(source.id.value, std::move(source.name));
            break;
        case Subject::Code: {
            const auto tree = code_tree(study_);
            for (const auto& code : tree.codes()) names.emplace(code.id.value, tree.path(code.id));
            break;
        }
        case Subject::Coding:
            for (const auto& coding : study_.all<study::Coding>())
                names.emplace(coding.id.value, coding.guid.text());
            break;
        case Subject::Entity:
            for (auto& entity : study_.all<study::Entity>())
                names.emplace(entity.id.value, std::move(entity.code));
            break;
        case Subject::Group:
            for (auto& group : study_.all<study::Group>())
                names.emplace(group.id.value, std::move(group.name));
            break;
        case Subject::Finding:
            for (const auto& finding : study_.all<study::Finding>())
                names.emplace(finding.id.value, finding.guid.text());
            break;
        case Subject::Study:
        case Subject::Passage:
            break;
    }
    return names;
}

}  // namespace sotto::commands
