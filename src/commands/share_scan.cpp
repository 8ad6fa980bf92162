// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/share_scan.h"

#include "base/error.h"
#include "commands/session.h"
#include "commands/share_copy.h"
#include "commands/share_names.h"
#include "commands/trace_scan.h"
#include "store/nameless_study.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace sotto::commands {

namespace {

/// Goes through a copy and collects what it should not say.
class CopyScan {
public:
    CopyScan(const privacy::Gate& gate, privacy::AllowedLines allowed)
        : gate_(gate), allowed_(std::move(allowed)) {}

    void look(const std::string& utf8, std::string_view where) {
        if (utf8.empty()) return;
        for (const auto& leak : gate_.scan(utf8, where, privacy::ScanDepth::Words, allowed_))
            add(std::string(privacy::name_of(leak.category)), leak.entity_code, std::string(where));
    }
    void add(std::string category, std::string entity, std::string where) {
        found_.emplace(std::move(category), std::move(entity), std::move(where));
    }
    [[nodiscard]] Value found() const {
        auto all = Value::array();
        for (const auto& [category, entity, where] : found_)
            all.add(Value().set("category", category).set("entity", entity).set("where", where));
        return all;
    }

private:
    const privacy::Gate& gate_;
    const privacy::AllowedLines allowed_;
    std::set<std::tuple<std::string, std::string, std::string>> found_;
};

void look_at_rows(CopyScan& scan, const store::StudyFile& copy) {
    for (const auto& setting : copy.all<store::Setting>()) scan.look(setting.value, "the study's settings");
    for (const auto& source : copy.all<study::Source>()) {
        scan.look(source.name, "a source's name");
        scan.look(source.event, "an event");
    }
    for (const auto& speaker : copy.all<study::Speaker>()) scan.look(speaker.label, "a speaker's label");
    for (const auto& entity : copy.all<study::Entity>()) scan.look(entity.code, "the register");
    for (const auto& attribute : copy.all<study::Attribute>()) scan.look(attribute.value, "the register");
    for (const auto& code : copy.all<study::Code>()) {
        for (const auto* words : {&code.name, &code.description, &code.include, &code.exclude, &code.example})
            scan.look(*words, "the codebook");
    }
    for (const auto& coding : copy.all<study::Coding>()) {
        scan.look(coding.memo, "the note of a coding");
        scan.look(coding.coder, "a researcher's name");
    }
    for (const auto& memo : copy.all<study::Memo>()) {
        for (const auto* words : {&memo.title, &memo.body}) scan.look(*words, "a note");
        scan.look(memo.author, "a researcher's name");
    }
    for (const auto& edit : copy.all<study::QuoteEdit>()) {
        scan.look(edit.words, "words put into a quote");
        scan.look(edit.researcher, "a researcher's name");
    }
    for (const auto& group : copy.all<study::Group>()) scan.look(group.name, "a group's name");
    for (const auto& finding : copy.all<study::Finding>()) {
        for (const auto* words : {&finding.claim, &finding.discussion}) scan.look(*words, "a finding");
    }
    for (const auto& entry : copy.journal()) scan.look(entry.summary, "the history");
}

}  // namespace

Value leaks_of_copy(Session& session, store::NamelessStudy& copy, SharedCopy& shared,
                    const privacy::Protection& protection, const privacy::Gate& gate,
                    const std::string& file_name) {
    constexpr std::size_t most_sentences = 64;
    auto& progress = session.progress();
    auto& study = copy.study();
    const auto named = shared.researchers_shown();
    CopyScan scan(gate, {named, {}});
    scan.look(file_name, "the file name");
    const auto sources = study.all<study::Source>();
    progress.begin("Reading the copy back", static_cast<std::int64_t>(sources.size()));
    std::int64_t done = 0;
    for (const auto& source : sources) {
        progress.check();
        const auto text = study.text(study.current_version(source.id).id);
        scan.look(text.utf8(), "the text of a source");
        // What somebody else said as well is no trace of who stayed behind.
        shared.left_behind().leave_out(text);
        progress.advance(++done);
    }
    progress.end();
    look_at_rows(scan, study);
    auto names = names_as_written(protection);
    std::erase_if(names, [&](const WrittenName& written) {
        return std::find(named.begin(), named.end(), written.name) != named.end();
    });
    auto words = shared.left_behind().longest(most_sentences);
    for (const auto& written : names) words.push_back(written.name);
    const auto stands = [&](const std::vector<std::string>& those) {
        return !those.empty() && !find_traces({copy.bytes()}, those).found.empty();
    };
    if (stands(words)) {
        const std::string where = "the file's bytes";
        if (stands(shared.left_behind().longest(most_sentences))) scan.add({}, {}, where);
        for (const auto& written : names) {
            if (stands({written.name})) scan.add({}, written.code, where);
        }
    }
    if (const auto problems = study.verify(progress); !problems.empty())
        throw base::Error(base::Blame::Program, "The copy is not sound: " + problems.front().sentence);
    return scan.found();
}

}  // namespace sotto::commands
