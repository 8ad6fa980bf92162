// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/share_copy.h"

#include "base/on_all_cores.h"
#include "commands/arguments.h"
#include "commands/export_candidates.h"
#include "commands/session.h"
#include "privacy/found_list.h"
#include "study/roles.h"
#include "study/speaker_labels.h"

#include <fmt/format.h>
#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace sotto::commands {

using study::Id;

namespace {

using Passed = std::variant<privacy::ProtectedExcerpt, privacy::Withheld>;

/// "Focus group" for `focus-group`.
std::string kind_in_words(study::SourceKind kind) {
    return label_of_choice(std::string(study::name_of(kind)));
}

/// Adds what is not known to be around the words yet.
void add_found(const std::vector<privacy::Identifier>& found, privacy::Candidate& candidate) {
    for (auto& turn : candidate.turns) {
        auto& around = turn.around;
        for (const auto& one : found) {
            const bool known = std::any_of(around.begin(), around.end(), [&](const auto& other) {
                return other.range.overlaps(one.range) && other.state != privacy::ReviewState::Rejected;
            });
            if (!known && one.range.overlaps(turn.range)) around.push_back(one);
        }
        std::sort(around.begin(), around.end(),
                  [](const auto& a, const auto& b) { return a.range < b.range; });
    }
}

}  // namespace

/// A source on its way.
struct SharedCopy::Reading {
    study::Source source;
    study::TextVersion version;
    text::Text text;
    std::vector<study::Passage> passages;
    std::vector<Voice> voices;
    std::vector<bool> asks;  ///< whether it is said by an interviewer or other staff
    std::vector<LeavingPassage> leaving;
    std::vector<std::optional<privacy::Withheld>> withheld;
};

void SharedCopy::take_sources(store::Edit& copy) {
    constexpr std::size_t together = 32;
    const auto& study = session_.study();
    const auto sources = study.all<study::Source>();
    for (std::size_t first = 0; first < sources.size(); first += together) {
        session_.progress().check();
        std::vector<Reading> readings;
        std::vector<analysis::Quote> quotes;
        std::vector<std::pair<std::size_t, std::size_t>> places;  // of each quote: reading and passage
        for (std::size_t i = first; i < std::min(first + together, sources.size()); ++i) {
            Reading reading;
            reading.source = sources[i];
            reading.version = study.current_version(sources[i].id);
            reading.text = study.text(reading.version.id);
            reading.passages = study.passages(sources[i].id);
            for (std::size_t k = 0; k < reading.passages.size(); ++k) {
                const auto& passage = reading.passages[k];
                reading.voices.push_back(voices_.of(passage));
                const auto& voice = reading.voices.back();
                reading.asks.push_back(
                    voice.role == study::SpeakerRole::Interviewer ||
                    study::is_staff_role(protection_.attribute(voice.participant, "role")));
                LeavingPassage leaving;
                leaving.passage = passage;
                leaving.said = passage.said;
                leaving.label = voice.label;
                const bool silent = reading.text.trimmed(passage.said).empty();
                // Who says nothing was asked for nothing; that somebody was there tells enough.
                leaving.gone = silent && passage.speaker && !reading.asks.back();
                reading.leaving.push_back(std::move(leaving));
                if (silent) continue;
                quotes.push_back({sources[i].id, passage.said, {}, {}});
                places.emplace_back(readings.size(), k);
            }
            reading.withheld.resize(reading.passages.size());
            readings.push_back(std::move(reading));
        }
        auto candidates = commands::candidates(study, voices_, quotes, protection_, session_.progress());
        for (const auto& reading : readings) {
            const auto found = find_as_written(written_, protection_, reading.text, reading.source.language);
            if (found.empty()) continue;
            for (auto& candidate : candidates) {
                if (candidate.source.id == reading.source.id) add_found(found, candidate);
            }
        }
        std::vector<std::optional<Passed>> passed(candidates.size());
        session_.progress().begin("Protecting texts", static_cast<std::int64_t>(candidates.size()));
        base::on_all_cores(candidates.size(), [&](std::size_t i) {
            if (i % 64 == 0) session_.progress().check();
            passed[i] = gate_.pass(candidates[i]);
        });
        session_.progress().end();
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            auto& reading = readings[places[i].first];
            auto& leaving = reading.leaving[places[i].second];
            if (const auto* why = std::get_if<privacy::Withheld>(&*passed[i])) {
                // A dash tells nothing, and its speaker agreed.
                leaving.gone = why->obstacle != privacy::Obstacle::NoWords ||
                               privacy::says_something(reading.text.slice(leaving.passage.said));
                if (leaving.gone) reading.withheld[places[i].second] = *why;
                continue;
            }
            auto& excerpt = std::get<privacy::ProtectedExcerpt>(*passed[i]);
            if (excerpt.turns.size() != 1) {
                leaving.gone = true;
                continue;
            }
            leaving.words = std::move(excerpt.turns.front().text);
            leaving.said = excerpt.turns.front().range;
        }
        for (auto& reading : readings) take_source(copy, reading);
    }
}

/// A question whose answers are gone goes with them, as it does in an export.
void SharedCopy::judge(Reading& reading) const {
    const auto& asks = reading.asks;
    auto& all = reading.leaving;
    for (std::size_t first = 0; first < all.size();) {
        std::size_t answers = first;
        while (answers < all.size() && asks[answers]) ++answers;
        std::size_t next = answers;
        bool answered = false;
        while (next < all.size() && !asks[next]) {
            answered = answered || !all[next].gone;
            ++next;
        }
        for (std::size_t i = first; i < answers && next > answers && !answered; ++i) {
            if (all[i].gone) continue;
            all[i].gone = true;
            privacy::Withheld why;
            why.obstacle = privacy::Obstacle::OnlyQuestion;
            reading.withheld[i] = why;
        }
        first = next;
    }
}

void SharedCopy::label_speakers(Reading& reading) {
    std::map<Id<study::Speaker>, std::string> labels;
    std::map<std::string, int> numbers;
    for (std::size_t i = 0; i < reading.passages.size(); ++i) {
        auto& leaving = reading.leaving[i];
        if (leaving.gone || !reading.passages[i].speaker) continue;
        const auto [at, is_new] = labels.emplace(reading.passages[i].speaker, std::string());
        if (is_new) {
            const auto& voice = reading.voices[i];
            const bool says_role =
                study::role_of_label(voice.label) != study::SpeakerRole::Unknown &&
                gate_.pass_text(voice.label, reading.source.language).utf8() == voice.label;
            const bool asks = voice.role == study::SpeakerRole::Interviewer;
            const bool interprets = voice.role == study::SpeakerRole::Interpreter;
            if (voice.participant && !asks && !interprets) {
                at->second = people_.code_of(voice.participant);
            } else if (says_role) {
                at->second = voice.label;
            } else {
                const std::string part = asks ? "Interviewer" : interprets ? "Interpreter" : "Speaker";
                const int number = ++numbers[part];
                at->second = number == 1 && part != "Speaker" ? part : fmt::format("{} {}", part, number);
            }
        }
        leaving.new_label = at->second;
    }
}

/// Lets passages go until the text as a whole tells nothing that its passages alone do not; false when there
/// is nothing left to let go.
bool SharedCopy::make_clean(Reading& reading) const {
    const auto leaks = [&](const text::Text& text, text::Range range) {
        return !gate_.scan(text.slice(range), "text", privacy::ScanDepth::Words, {}).empty();
    };
    while (true) {
        const SharedText shared(reading.text, reading.leaving);
        const text::Text text{std::string(shared.utf8())};
        if (!leaks(text, text.whole())) return true;
        const auto& made = shared.passages();
        bool any = false;
        for (std::size_t i = 0; i < made.size(); ++i) {
            if (!made[i].was || reading.leaving[*made[i].was].gone) continue;
            const auto start = made[i == 0 ? 0 : i - 1].passage.range.start;
            if (!leaks(text, {start, made[i].passage.range.end})) continue;
            reading.leaving[*made[i].was].gone = true;
            privacy::Withheld why;
            why.obstacle = privacy::Obstacle::NotSafe;
            reading.withheld[*made[i].was] = why;
            any = true;
        }
        if (!any) return false;
    }
}

void SharedCopy::take_source(store::Edit& copy, Reading& reading) {
    judge(reading);
    label_speakers(reading);
    const bool clean = make_clean(reading);
    const auto& all = reading.leaving;
    // Questions alone are nothing, unless nobody else was there.
    const bool only_asked = std::find(reading.asks.begin(), reading.asks.end(), false) == reading.asks.end();
    bool stays = all.empty();
    for (std::size_t i = 0; i < all.size(); ++i)
        stays = stays || (!all[i].gone && (only_asked || !reading.asks[i]));
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!clean || !stays || all[i].gone) {
            gone_.keep(reading.text, reading.passages[i].said, reading.source.language);
            if (reading.withheld[i]) ++obstacles_[reading.withheld[i]->obstacle];
        }
    }
    const auto& study = session_.study();
    for (const auto& span : study.off_record_in(reading.source.id))
        gone_.keep(reading.text, span.range, reading.source.language);
    if (!clean || !stays) {
        auto left_out = Value().set("source", reading.source.name);
        for (const auto& why : reading.withheld) {
            if (!why || why->obstacle == privacy::Obstacle::OnlyQuestion) continue;
            left_out.set("obstacle", privacy::name_of(why->obstacle));
            break;
        }
        left_out_.add(std::move(left_out));
        dropped_codings_ += static_cast<std::int64_t>(study.codings_in(reading.source.id).size());
        return;
    }
    add_source(copy, reading, SharedText(reading.text, all));
}

/// What a source is called may tell whose it is: in a copy it is called by what it is, and by the code of the
/// one who speaks in it.
std::string SharedCopy::new_name(const study::Source& source, Id<study::Entity> respondent) {
    const auto kind = kind_in_words(source.kind);
    const auto& code = people_.code_of(respondent);
    std::string name = code.empty() ? kind + " 1" : kind + " " + code;
    for (int i = 2; !names_.insert(name).second; ++i)
        name = code.empty() ? fmt::format("{} {}", kind, i) : fmt::format("{} {} {}", kind, code, i);
    return name;
}

void SharedCopy::add_source(store::Edit& copy, const Reading& reading, const SharedText& shared) {
    const bool is_public = reading.source.status == study::Status::Public;
    auto source = reading.source;
    const auto old = source.id;
    source.id = {};
    if (!is_public) source.date.resize(std::min<std::size_t>(source.date.size(), 4));
    source.event = is_public ? words(source.event) : std::string();
    source.file_name.clear();
    source.encoding.clear();
    source.sha256.clear();
    // Only who says something in the copy is in its register.
    std::set<Id<study::Entity>> speaking;
    std::set<Id<study::Entity>> answering;
    for (std::size_t i = 0; i < reading.leaving.size(); ++i) {
        const auto& voice = reading.voices[i];
        if (reading.leaving[i].gone || !voice.participant) continue;
        speaking.insert(voice.participant);
        if (!reading.asks[i]) answering.insert(voice.participant);
        if (!is_public && voice.role != study::SpeakerRole::Interviewer) concerned_.insert(voice.participant);
    }
    source.name = new_name(reading.source, answering.size() == 1 ? *answering.begin() : Id<study::Entity>());
    renamed_.add(Value().set("source", reading.source.name).set("name", source.name));
    source.participant =
        speaking.contains(source.participant) ? people_.taken(copy, source.participant) : Id<study::Entity>();
    source = copy.add(std::move(source));
    sources_.emplace(old, source.id);

    auto version = reading.version;
    version.id = {};
    version.guid = people_.guids().of("text", version.guid.text());
    version.source = source.id;
    version.number = 1;
    version.sha256 = copy.keep_content(shared.utf8());
    version.length = text::count_code_points(shared.utf8());
    version = copy.add(std::move(version));

    Ids<study::Speaker> speakers;
    for (const auto& speaker : session_.study().speakers(old)) {
        for (std::size_t i = 0; i < reading.leaving.size(); ++i) {
            if (reading.leaving[i].gone || reading.passages[i].speaker != speaker.id) continue;
            auto made = speaker;
            made.id = {};
            made.guid = people_.guids().of("speaker", speaker.guid.text());
            made.source = source.id;
            made.label = reading.leaving[i].new_label;
            if (made.participant) made.participant = people_.taken(copy, made.participant);
            // That they are staff stands in their attributes, which stay behind.
            if (reading.asks[i] && made.role != study::SpeakerRole::Interpreter)
                made.role = study::SpeakerRole::Interviewer;
            speakers.emplace(speaker.id, copy.add(std::move(made)).id);
            break;
        }
    }
    std::vector<study::Passage> passages;
    for (const auto& made : shared.passages()) {
        passages.push_back(made.passage);
        passages.back().source = source.id;
        passages.back().version = version.id;
        passages.back().speaker = in_copy(speakers, made.passage.speaker);
    }
    copy.add_all(passages);
    for (std::size_t i = 0; i < passages.size(); ++i) {
        if (const auto was = shared.passages()[i].was)
            passages_.emplace(reading.passages[*was].id, passages[i].id);
    }
    for (const auto& leaving : reading.leaving) {
        if (leaving.gone || !leaving.words) continue;
        for (const auto& [category, count] : leaving.words->replaced()) replaced_[category] += count;
    }

    const text::Text text{std::string(shared.utf8())};
    for (auto& coding : session_.study().codings_in(old)) {
        const auto range = shared.carried(coding.range);
        const auto left = range ? text.slice(text.trimmed(*range)) : std::string_view();
        if (left.empty() || left == "[…]") {
            ++dropped_codings_;
            continue;
        }
        if (shared.loses(coding.range)) ++shortened_codings_;
        for (auto edit : edits_[coding.id]) {
            const auto place = shared.carried(edit.range);
            if (!place || place->start < range->start || place->end > range->end) continue;
            edit.range = *place;
            waiting_edits_.push_back(std::move(edit));
        }
        coding.range = *range;
        coding.source = source.id;
        coding.version = version.id;
        waiting_.push_back(std::move(coding));
    }
}

}  // namespace sotto::commands
