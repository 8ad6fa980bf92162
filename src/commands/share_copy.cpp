// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/share_copy.h"

#include "commands/cut_text.h"
#include "commands/session.h"
#include "privacy/likely_names.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <utility>

namespace sotto::commands {

using study::Id;

SharedCopy::SharedCopy(Session& session, const privacy::Protection& protection, const privacy::Gate& gate,
                       bool names_researchers)
    : session_(session),
      protection_(protection),
      gate_(gate),
      voices_(session.study()),
      written_(names_as_written(protection)),
      people_(session.study(), protection, gate),
      researchers_(session.study(), names_researchers),
      language_(session.study().language()) {
    for (auto& edit : session.study().all<study::QuoteEdit>()) edits_[edit.coding].push_back(std::move(edit));
}

base::Guid SharedCopy::guid(std::string_view options) {
    const auto& study = session_.study();
    // No copy tells the hash of the history, so that nobody else can make the same GUIDs.
    people_.guids().use(
        fmt::format("{} {} {}", study.guid().text(), study.journal_hash(study.journal_seq()), options));
    return people_.guids().of("study", study.guid().text());
}

std::string SharedCopy::title() const {
    return words(session_.study().title());
}

/// What is written about the study, as it may leave: without sentences that stayed behind, and without names.
std::string SharedCopy::words(const std::string& utf8) const {
    if (utf8.empty()) return utf8;
    text::Text text{std::string(utf8)};
    std::vector<Cut> cuts;
    for (const auto range : gone_.repeated_in(text)) cuts.push_back({range, false});
    if (!cuts.empty()) text = text::Text(std::string(CutText(text, std::move(cuts)).utf8()));
    auto around = protection_.find_wrapped(text, language_, privacy::likely_names(text, language_));
    return gate_.pass_text(text.utf8(), language_, std::move(around)).utf8();
}

void SharedCopy::fill(store::Edit& copy) {
    take_sources(copy);
    take_codes(copy);
    take_codings(copy);
    take_findings(copy);
    people_.take_mentioned(copy);
    take_groups(copy);
    take_memos(copy);
    people_.add_what_is_known(copy, concerned_);
    researchers_.add_to(copy, people_.guids());
}

// What was said of them -------------------------------------------------------------------------------------

void SharedCopy::take_codes(store::Edit& copy) {
    const study::CodeTree tree(session_.study().all<study::Code>());
    std::map<Id<study::Code>, std::set<std::string>> siblings;
    for (auto code : tree.codes()) {
        const auto old = code.id;
        code.id = {};
        code.parent = in_copy(codes_, code.parent);
        const auto name = words(code.name);
        code.name = name;
        auto& taken = siblings[code.parent];
        for (int i = 2; !taken.insert(text::fold_key(code.name, text::Folding::CaseOnly)).second; ++i)
            code.name = fmt::format("{} {}", name, i);
        code.description = words(code.description);
        code.include = words(code.include);
        code.exclude = words(code.exclude);
        code.example = words(code.example);
        codes_.emplace(old, copy.add(std::move(code)).id);
    }
}

void SharedCopy::take_codings(store::Edit& copy) {
    // In their old order, whatever sources they lie in: it tells when they were made, and no more.
    std::sort(waiting_.begin(), waiting_.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    std::vector<Id<study::Coding>> old;
    for (auto& coding : waiting_) {
        old.push_back(coding.id);
        coding.id = {};
        coding.code = in_copy(codes_, coding.code);
        coding.coder = researchers_.name(coding.coder);
        coding.memo = words(coding.memo);
        coding_guids_.push_back(coding.guid.text());
    }
    copy.add_all(waiting_);
    for (std::size_t i = 0; i < old.size(); ++i) codings_.emplace(old[i], waiting_[i].id);
    waiting_.clear();
    std::sort(waiting_edits_.begin(), waiting_edits_.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    for (auto& edit : waiting_edits_) {
        edit.id = {};
        edit.coding = in_copy(codings_, edit.coding);
        edit.words = words(edit.words);
        edit.researcher = researchers_.name(edit.researcher);
        copy.add(std::move(edit));
    }
    waiting_edits_.clear();
}

void SharedCopy::take_findings(store::Edit& copy) {
    const auto& study = session_.study();
    for (auto finding : study.all<study::Finding>()) {
        const auto old = finding.id;
        finding.id = {};
        finding.claim = words(finding.claim);
        finding.discussion = words(finding.discussion);
        findings_.emplace(old, copy.add(std::move(finding)).id);
    }
    for (auto evidence : study.all<study::Evidence>()) {
        evidence.id = {};
        evidence.finding = in_copy(findings_, evidence.finding);
        evidence.coding = in_copy(codings_, evidence.coding);
        if (evidence.finding && evidence.coding) {
            copy.add(std::move(evidence));
        } else {
            ++dropped_evidence_;
        }
    }
}

std::int64_t SharedCopy::now(study::Subject subject, std::int64_t id) const {
    using study::Subject;
    switch (subject) {
        case Subject::Study:
            return id;
        case Subject::Source:
            return in_copy(sources_, Id<study::Source>{id}).value;
        case Subject::Code:
            return in_copy(codes_, Id<study::Code>{id}).value;
        case Subject::Coding:
            return in_copy(codings_, Id<study::Coding>{id}).value;
        case Subject::Entity:
            return people_.known({id}).value;
        case Subject::Passage:
            return in_copy(passages_, Id<study::Passage>{id}).value;
        case Subject::Group:
            return in_copy(groups_, Id<study::Group>{id}).value;
        case Subject::Finding:
            return in_copy(findings_, Id<study::Finding>{id}).value;
    }
    return 0;
}

void SharedCopy::take_groups(store::Edit& copy) {
    const auto& study = session_.study();
    std::map<Id<study::Group>, study::Subject> subjects;
    for (auto group : study.all<study::Group>()) {
        const auto old = group.id;
        subjects.emplace(old, group.of);
        group.id = {};
        group.name = words(group.name);
        groups_.emplace(old, copy.add(std::move(group)).id);
    }
    for (auto member : study.all<study::GroupMember>()) {
        member.member = now(subjects[member.group], member.member);
        if (member.member == 0) {
            ++dropped_members_;
            continue;
        }
        member.id = {};
        member.group = in_copy(groups_, member.group);
        copy.add(std::move(member));
    }
}

void SharedCopy::take_memos(store::Edit& copy) {
    for (auto memo : session_.study().all<study::Memo>()) {
        const auto subject = now(memo.subject, memo.subject_id);
        if (subject == 0 && memo.subject != study::Subject::Study) {
            ++dropped_memos_;
            continue;
        }
        memo.id = {};
        memo.subject_id = subject;
        memo.title = words(memo.title);
        memo.body = words(memo.body);
        memo.author = researchers_.name(memo.author);
        copy.add(std::move(memo));
        ++memos_;
    }
}

Value SharedCopy::counts() const {
    auto obstacles = Value::object();
    for (const auto& [obstacle, count] : obstacles_) obstacles.set(privacy::name_of(obstacle), count);
    auto replaced = Value::object();
    for (const auto& [category, count] : replaced_) replaced.set(privacy::name_of(category), count);
    return Value()
        .set("sources", renamed_)
        .set("left_out", left_out_)
        .set("passages", passages_.size())
        .set("passages_gone", std::move(obstacles))
        .set("participants", people_.count())
        .set("codes", codes_.size())
        .set("codings", codings_.size())
        .set("codings_shortened", shortened_codings_)
        .set("codings_dropped", dropped_codings_)
        .set("memos", memos_)
        .set("memos_dropped", dropped_memos_)
        .set("members_dropped", dropped_members_)
        .set("evidence_dropped", dropped_evidence_)
        .set("replaced", std::move(replaced));
}

}  // namespace sotto::commands
