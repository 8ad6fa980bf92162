// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/erasing.h"

#include "base/clock.h"
#include "commands/identifier_scan.h"
#include "commands/protection.h"
#include "commands/session.h"
#include "study/roles.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

namespace {

using study::Id;

bool asks(const Voice& voice, const Voices& voices, const study::Source& source) {
    return voice.role == study::SpeakerRole::Interviewer || voice.role == study::SpeakerRole::Interpreter ||
           study::is_staff_role(voices.value("role", voice, source));
}

/// Whether an attribute's value reaches somebody: a number, an address.
bool reaches(const privacy::Protection& nobody, const std::string& value) {
    const text::Text text{std::string(value)};
    for (const auto& found : nobody.find(text, {})) {
        using privacy::Category;
        const bool contact = found.category == Category::Email || found.category == Category::Phone ||
                             found.category == Category::IdNumber || found.category == Category::Url ||
                             found.category == Category::BankAccount;
        if (contact && found.range == text.whole()) return true;
    }
    return false;
}

}  // namespace

Erasing::Erasing(Session& session, const study::Entity& person) : person_(person) {
    const auto& study = session.study();
    call(study);
    const Voices voices(study);
    const auto sources = study.all<study::Source>();
    session.progress().begin("Reading the sources", static_cast<std::int64_t>(sources.size()));
    std::int64_t done = 0;
    for (const auto& source : sources) {
        session.progress().check();
        read_source(study, source, voices);
        session.progress().advance(++done);
    }
    session.progress().end();
    find_decisions(session);
}

void Erasing::call(const store::StudyFile& study) {
    auto entities = study.all<study::Entity>();
    auto aliases = study.all<study::Alias>();
    const privacy::Protection nobody({});
    const auto attributes = study.all<study::Attribute>();
    for (const auto& entity : entities) {
        if (!entity.name.empty())
            (entity.id == person_.id ? names_ : names_of_others_).push_back(entity.name);
    }
    for (const auto& alias : aliases) {
        (alias.entity == person_.id ? names_ : names_of_others_).push_back(alias.name);
        if (alias.entity == person_.id) aliases_.push_back(alias);
    }
    for (const auto& attribute : attributes) {
        if (attribute.entity != person_.id || !reaches(nobody, attribute.value)) continue;
        study::Alias alias;
        alias.entity = person_.id;
        alias.name = attribute.value;
        aliases.push_back(alias);
        names_.push_back(attribute.value);
    }
    known_ = std::make_unique<privacy::KnownNames>(entities, aliases);
}

std::vector<text::Range> Erasing::names_in(const text::Text& text) const {
    std::vector<text::Range> ranges;
    for (const auto& found : {known_->find(text), known_->find_strictly(text)}) {
        for (const auto& name : found) {
            if (name.entity == person_.id) ranges.push_back(name.range);
        }
    }
    return ranges;
}

void Erasing::read_source(const store::StudyFile& study, const study::Source& source, const Voices& voices) {
    const auto text = study.text(study.current_version(source.id).id);
    const auto passages = study.passages(source.id);
    std::vector<Cut> turns;
    bool others = passages.empty() && source.participant != person_.id;
    for (const auto& passage : passages) {
        const auto voice = voices.of(passage);
        if (voice.participant == person_.id) {
            turns.push_back({passage.range, true});
            sentences_.keep(text, passage.said, source.language);
            turns_.insert(passage.id);
            counts_["turns"] += 1;
            counts_["characters"] += passage.said.length();
        } else if (!asks(voice, voices, source) && !passage.heading) {
            // What stands in an interview and nobody says (who, when, where) is of whom it was held with.
            const bool nobody = voice.label.empty() && !voice.participant;
            others = others || !(nobody && source.kind == study::SourceKind::Interview);
        }
    }
    const bool theirs = source.participant == person_.id || !turns.empty();
    if (theirs && !others) {
        for (const auto& passage : passages) turns_.insert(passage.id);
        whole_.push_back(source);
        return;
    }
    Shared shared{source, std::move(turns)};
    for (const auto range : names_in(text)) {
        const bool within = std::any_of(shared.cuts.begin(), shared.cuts.end(), [&](const Cut& cut) {
            return cut.whole && cut.range.overlaps(range);
        });
        const bool again = std::any_of(shared.cuts.begin(), shared.cuts.end(), [&](const Cut& cut) {
            return !cut.whole && cut.range.overlaps(range);
        });
        if (within) continue;
        shared.cuts.push_back({range, false});
        if (!again) counts_["names"] += 1;
    }
    if (!shared.cuts.empty() || source.participant == person_.id) shared_.push_back(std::move(shared));
}

void Erasing::find_decisions(Session& session) {
    const auto& study = session.study();
    const auto decisions = study.all<study::IdentifierDecision>();
    const auto own = "register:" + person_.code;
    bool words = false;
    for (const auto& decision : decisions) {
        if (text::fold_key(decision.entity_key) == text::fold_key(own) || tells(decision.entity_key) ||
            tells(decision.replacement)) {
            decisions_.insert(decision.id);
        } else {
            words = words || !decision.entity_key.starts_with("register:");
        }
    }
    if (!words || turns_.empty()) return;
    // A decision is kept by the words it was made on: where only they said these, it repeats them.
    std::set<std::string> theirs;
    std::set<std::string> of_others;
    std::map<Id<study::Source>, std::vector<text::Range>> cut;
    for (const auto& shared : shared_) {
        for (const auto& one : shared.cuts) {
            if (one.whole) cut[shared.source.id].push_back(one.range);
        }
    }
    const auto protection = protection_of(study);
    each_scanned(session, study.all<study::Source>(), protection, [&](const ScannedSource& scanned) {
        const auto id = scanned.source.id;
        if (std::any_of(whole_.begin(), whole_.end(), [&](const auto& other) { return other.id == id; }))
            cut[id] = {scanned.text.whole()};
        const auto& ranges = cut[id];
        const auto meet = [&](const std::vector<privacy::Identifier>& identifiers) {
            for (const auto& identifier : identifiers) {
                const bool own_words =
                    std::any_of(ranges.begin(), ranges.end(),
                                [&](const text::Range& range) { return range.overlaps(identifier.range); });
                (own_words ? theirs : of_others).insert(identifier.entity_key);
            }
        };
        meet(scanned.identifiers);
        // What was only listed may have been rejected, and that decision holds its words too.
        meet(protection.find_possible(scanned.text, scanned.source.language, scanned.names,
                                      scanned.identifiers));
    });
    for (const auto& decision : decisions) {
        if (theirs.contains(decision.entity_key) && !of_others.contains(decision.entity_key))
            decisions_.insert(decision.id);
    }
}

std::optional<std::string> Erasing::without(const std::string& words) const {
    if (words.size() < 2) return std::nullopt;
    const text::Text text{std::string(words)};
    std::vector<Cut> cuts;
    for (const auto range : names_in(text)) cuts.push_back({range, false});
    for (const auto range : sentences_.repeated_in(text)) cuts.push_back({range, false});
    if (cuts.empty()) return std::nullopt;
    return CutText(text, std::move(cuts)).utf8();
}

bool Erasing::tells(std::string_view text) const {
    return without(std::string(text)).has_value();
}

void Erasing::apply(store::Edit& edit) {
    const auto& study = edit.study();
    for (const auto& source : whole_) {
        counts_["codings"] += static_cast<std::int64_t>(study.codings_in(source.id).size());
        edit.remove(source.id);
    }
    counts_["sources"] = static_cast<std::int64_t>(whole_.size());
    for (const auto& shared : shared_) cut_source(edit, shared);
    counts_["cut_sources"] = static_cast<std::int64_t>(shared_.size());
    forget_person(edit);
    clean_words(edit);
}

void Erasing::cut_source(store::Edit& edit, const Shared& shared) {
    auto& study = edit.study();
    auto old = study.current_version(shared.source.id);
    const auto text = study.text(old.id);
    const auto passages = study.passages(shared.source.id);
    const auto codings = study.codings_in(shared.source.id);
    const auto spans = study.off_record_in(shared.source.id);
    const CutText cut(text, shared.cuts);
    const text::Text after{std::string(cut.utf8())};

    std::vector<study::TextVersion> versions = study.all<study::TextVersion>();
    std::erase_if(versions, [&](const auto& version) { return version.source != shared.source.id; });
    old.current = false;
    edit.change(old);
    study::TextVersion made;
    made.source = shared.source.id;
    made.number = old.number + 1;
    made.sha256 = edit.keep_content(after.utf8());
    made.length = after.length();
    made.created = base::utc_now();
    made = edit.add(made);

    std::map<Id<study::Passage>, Id<study::Passage>> now;
    std::vector<study::Passage> carried;
    for (auto passage : passages) {
        passage.id = {};
        passage.version = made.id;
        carried.push_back(std::move(passage));
    }
    for (std::size_t i = 0; i < passages.size(); ++i) {
        auto& passage = carried[i];
        if (turns_.contains(passages[i].id)) {
            passage.range = cut.mark_at(passages[i].range.start);
            passage.said = passage.range;
            passage.speaker = {};
        } else {
            passage.range = *cut.carried(passages[i].range);
            passage.said = *cut.carried(passages[i].said);
        }
        passage.first_byte = static_cast<std::int64_t>(after.byte_of(passage.said.start));
        passage.last_byte = static_cast<std::int64_t>(after.byte_of(passage.said.end));
    }
    edit.add_all(carried);
    for (std::size_t i = 0; i < passages.size(); ++i) {
        if (!turns_.contains(passages[i].id)) now.emplace(passages[i].id, carried[i].id);
    }
    for (auto coding : codings) {
        const auto range = cut.carried(coding.range);
        if (!range) {
            counts_["codings"] += 1;
            continue;  // goes with the version
        }
        coding.version = made.id;
        coding.range = *range;
        edit.change(coding);
    }
    for (auto quote : study.all<study::QuoteEdit>()) {
        const bool here = std::any_of(codings.begin(), codings.end(),
                                      [&](const auto& coding) { return coding.id == quote.coding; });
        if (!here) continue;
        // Words are put in behind a character: where that has come to stand, they are now.
        const bool puts_in = quote.range.empty() && quote.range.start > 0;
        const auto range =
            cut.carried(puts_in ? text::Range{quote.range.start - 1, quote.range.start} : quote.range);
        if (range && (puts_in || !quote.range.empty())) {
            quote.range = puts_in ? text::Range{range->end, range->end} : *range;
            edit.change(quote);
        } else {
            edit.remove(quote.id);
        }
    }
    for (auto span : spans) {
        const auto range = cut.carried(span.range);
        if (!range) continue;
        span.version = made.id;
        span.range = *range;
        edit.change(span);
    }
    for (auto memo : study.all<study::Memo>()) {
        if (memo.subject != study::Subject::Passage) continue;
        const auto place = now.find({memo.subject_id});
        if (place == now.end()) continue;
        memo.subject_id = place->second.value;
        edit.change(memo);
    }
    for (const auto& version : versions) edit.remove(version.id);

    for (const auto& speaker : study.speakers(shared.source.id)) {
        if (speaker.participant == person_.id) edit.remove(speaker.id);
    }
    auto source = shared.source;
    if (source.participant == person_.id) source.participant = {};
    // The file it was made of has all that was cut.
    if (!source.sha256.empty()) counts_["files"] += 1;
    source.sha256.clear();
    edit.change(source);
}

void Erasing::forget_person(store::Edit& edit) {
    auto& study = edit.study();
    const auto remove_those = [&](auto things, const char* name, auto belongs) {
        for (const auto& thing : things) {
            if (!belongs(thing)) continue;
            edit.remove(thing.id);
            counts_[name] += 1;
        }
    };
    const auto of_person = [&](const auto& thing) { return thing.entity == person_.id; };
    remove_those(study.all<study::Alias>(), "aliases", of_person);
    remove_those(study.all<study::Attribute>(), "attributes", of_person);
    // What an earlier erasure left says already that nobody may quote them.
    auto tombstone = person_;
    tombstone.name.clear();
    tombstone.replacement.clear();
    tombstone.participant = false;
    auto consents = study.all<study::Consent>();
    std::erase_if(consents, [&](const auto& consent) { return consent.participant != person_.id; });
    const bool buried = tombstone == person_ && !consents.empty() &&
                        std::all_of(consents.begin(), consents.end(),
                                    [](const study::Consent& consent) { return consent.withdrawn; });
    if (!buried) remove_those(consents, "consents", [](const auto&) { return true; });
    remove_those(study.all<study::Memo>(), "memos", [&](const study::Memo& memo) {
        return memo.subject == study::Subject::Entity && memo.subject_id == person_.id.value;
    });
    remove_those(study.all<study::IdentifierDecision>(), "decisions",
                 [&](const study::IdentifierDecision& decision) { return decisions_.contains(decision.id); });
    std::set<Id<study::Group>> of_people;
    for (const auto& group : study.all<study::Group>()) {
        if (group.of == study::Subject::Entity) of_people.insert(group.id);
    }
    remove_those(study.all<study::GroupMember>(), "members", [&](const study::GroupMember& member) {
        return of_people.contains(member.group) && member.member == person_.id.value;
    });
    for (const auto& speaker : study.all<study::Speaker>()) {
        if (speaker.participant == person_.id) edit.remove(speaker.id);
    }
    if (buried) return;
    if (tombstone != person_) {
        edit.change(tombstone);
        counts_["entries"] += 1;
    }
    // Whatever still carries the code may be quoted to nobody.
    for (const auto audience : {study::Audience::Team, study::Audience::Archive}) {
        study::Consent consent;
        consent.participant = person_.id;
        consent.audience = audience;
        consent.naming = false;
        consent.withdrawn = true;
        consent.recorded = base::utc_now();
        edit.add(consent);
    }
}

template <class T, class... Fields>
void Erasing::clean(store::Edit& edit, Fields... fields) {
    for (auto thing : edit.study().all<T>()) {
        bool changed = false;
        const auto clean_field = [&](std::string T::*field) {
            if (auto clean = without(thing.*field)) {
                thing.*field = std::move(*clean);
                changed = true;
            }
        };
        (clean_field(fields), ...);
        if (!changed) continue;
        counts_["notes"] += 1;
        edit.change(thing);
    }
}

void Erasing::clean_words(store::Edit& edit) {
    using namespace study;
    // Names of sources are one of a kind.
    std::set<std::string> names;
    for (const auto& source : edit.study().all<Source>()) names.insert(source.name);
    for (auto source : edit.study().all<Source>()) {
        if (const auto clean = without(source.name)) {
            source.name = *clean;
            for (int i = 2; names.contains(source.name); ++i) source.name = fmt::format("{} {}", *clean, i);
            names.insert(source.name);
            counts_["notes"] += 1;
            edit.change(source);
        }
    }
    clean<Source>(edit, &Source::event, &Source::file_name);
    clean<Speaker>(edit, &Speaker::label);
    clean<Memo>(edit, &Memo::title, &Memo::body);
    clean<Code>(edit, &Code::description, &Code::include, &Code::exclude, &Code::example);
    std::map<Id<Code>, std::set<std::string>> siblings;
    for (const auto& code : edit.study().all<Code>()) siblings[code.parent].insert(text::fold_key(code.name));
    for (auto code : edit.study().all<Code>()) {
        if (const auto clean = without(code.name)) {
            code.name = *clean;
            auto& taken = siblings[code.parent];
            for (int i = 2; !taken.insert(text::fold_key(code.name)).second; ++i)
                code.name = fmt::format("{} {}", *clean, i);
            counts_["notes"] += 1;
            edit.change(code);
        }
    }
    clean<Coding>(edit, &Coding::memo);
    clean<study::QuoteEdit>(edit, &study::QuoteEdit::words);
    clean<Group>(edit, &Group::name);
    clean<Finding>(edit, &Finding::claim, &Finding::discussion);
    clean<Entity>(edit, &Entity::replacement);
    clean<Attribute>(edit, &Attribute::value);
    clean<IdentifierDecision>(edit, &IdentifierDecision::replacement);
    for (auto setting : edit.study().all<store::Setting>()) {
        if (setting.name != "title") continue;
        if (auto clean = without(setting.value)) {
            setting.value = std::move(*clean);
            counts_["notes"] += 1;
            edit.change(setting);
        }
    }
}

Value Erasing::counts() const {
    auto counts = Value::object();
    for (const char* name :
         {"sources", "cut_sources", "turns", "characters", "names", "codings", "memos", "notes", "decisions",
          "entries", "aliases", "attributes", "consents", "members"}) {
        const auto found = counts_.find(name);
        counts.set(name, found == counts_.end() ? std::int64_t{0} : found->second);
    }
    return counts;
}

std::vector<std::string> Erasing::traces() const {
    constexpr std::size_t shortest_name = 4;
    constexpr std::size_t most_sentences = 64;
    std::vector<std::string> traces;
    for (const auto& name : names_) {
        const auto key = text::fold_key(name);
        const bool shared = std::any_of(
            names_of_others_.begin(), names_of_others_.end(),
            [&](const auto& other) { return text::fold_key(other).find(key) != std::string::npos; });
        if (!shared && name.size() >= shortest_name) traces.push_back(name);
    }
    for (auto& sentence : sentences_.longest(most_sentences)) traces.push_back(std::move(sentence));
    return traces;
}

}  // namespace sotto::commands
