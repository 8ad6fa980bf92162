// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/gate.h"

#include "privacy/attribution.h"
#include "privacy/disclosure.h"
#include "privacy/rendering.h"
#include "privacy/replacement_words.h"
#include "text/direction.h"
#include "text/hidden.h"

#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <shared_mutex>

namespace sotto::privacy {

namespace {

/// Whether anything is left to read: letters or digits outside the marks of what was cut.
bool says_something(const std::string& utf8) {
    std::size_t at = 0;
    while (at < utf8.size()) {
        if (utf8.compare(at, std::string_view("[…]").size(), "[…]") == 0) {
            at += std::string_view("[…]").size();
            continue;
        }
        const char c = utf8[at++];
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        const bool sign = c > ' ' && c < '0';
        if (!blank && !sign) return true;
    }
    return false;
}

std::uint64_t next_number() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

/// "[…]" in place of words beside it.
Replacement left_out(text::Position start) {
    Replacement mark;
    mark.range = {start, start + 3};
    return mark;
}

/// Whether any replacement is more exact than what stands beside the quote: rendering coarsens them, this
/// looks whether it did.
bool says_more_than_shown(const Rendering& rendering, const ShownLimits& limits) {
    if (limits.empty()) return false;
    const text::Text text(rendering.utf8);
    return std::any_of(
        rendering.replacements.begin(), rendering.replacements.end(),
        [&](const Replacement& made) { return made.category && !limits.allow(text.slice(made.range)); });
}

}  // namespace

std::string_view name_of(Obstacle obstacle) {
    constexpr std::array<std::string_view, 9> names{"not-linked", "no-consent", "not-agreed",
                                                    "withdrawn",  "off-record", "only-question",
                                                    "not-safe",   "no-words",   "together"};
    return names.at(static_cast<std::size_t>(obstacle));
}

/// What `pass_text` gave out for short words: the same code names and attributions come with each quote.
struct Gate::Memory {
    static constexpr std::size_t longest = 200;  ///< bytes
    static constexpr std::size_t most = 10'000;

    std::shared_mutex mutex;
    std::map<std::pair<std::string, std::string>, ProtectedText, std::less<>>
        given;  ///< by words and language
};

Gate::Gate(const Protection& protection, Rules rules)
    : number_(next_number()),
      protection_(protection),
      rules_(std::move(rules)),
      memory_(std::make_unique<Memory>()) {
    for (const study::Consent& record : rules_.consents) consents_[record.participant].push_back(record);
}

Gate::~Gate() = default;

const std::vector<study::Consent>& Gate::consents_of(study::Id<study::Entity> participant) const {
    static const std::vector<study::Consent> none;
    const auto own = consents_.find(participant);
    return own == consents_.end() ? none : own->second;
}

/// Why the words of `participant` may not be quoted; nothing when they may.
std::optional<Withheld> Gate::refusal(const CandidateTurn& turn, study::Id<study::Entity> participant,
                                      const study::Source& source) const {
    const auto because = [&](Obstacle obstacle, std::string reason) {
        return Withheld{0, std::move(reason), obstacle, participant};
    };
    const study::Audience audience = rules_.terms.audience;
    if (!participant) {
        if (turn.role == study::SpeakerRole::Interviewer) return {};
        if (audience == study::Audience::Team || source.status == study::Status::Public ||
            !study::has_respondents(source.kind)) {
            return {};
        }
        if (turn.role == study::SpeakerRole::Interpreter) {
            return because(Obstacle::NotLinked,
                           "an interpreter speaks for a respondent, and nobody knows for which one; give the "
                           "source its participant");
        }
        return because(
            Obstacle::NotLinked,
            "nobody in the register is linked to this speaker, so there is no consent to go by; link "
            "the speaker to a participant, or mark the speaker as interviewer");
    }
    const study::Entity* entity = protection_.entity(participant);
    const std::string code = entity != nullptr && !entity->code.empty() ? entity->code : "the participant";
    const std::vector<study::Consent>& records = consents_of(participant);
    if (records.empty()) {
        // Nobody asks for consent to repeat what was said to a public conference, nor staff for their own
        // words.
        if (source.status == study::Status::Public ||
            voice_of(protection_, turn, participant) == Voice::Staff)
            return {};
        if (audience == study::Audience::Team) return {};
        return because(Obstacle::NoConsent,
                       fmt::format("no consent of {} is recorded; record it with `consent`", code));
    }
    const study::Consent consent = study::consent_in_force(records, participant, audience);
    if (consent.withdrawn) return because(Obstacle::Withdrawn, fmt::format("{} has withdrawn consent", code));
    if (consent.use != study::Use::Quote) {
        return because(Obstacle::NotAgreed,
                       fmt::format("{} has not agreed to be quoted for the audience {} (agreed: {})", code,
                                   study::name_of(audience), study::name_of(consent.use)));
    }
    return {};
}

ProtectedText Gate::protected_text(const Rendering& rendering) const {
    ProtectedText text;
    text.utf8_ = rendering.utf8;
    text.replacements_ = rendering.replacements;
    text.replaced_ = rendering.replaced;
    if (rendering.clean) text.scanned_by_ = number_;
    return text;
}

/// The attribution of a public statement. Where it names its speaker with his or her consent, the event says
/// no more than the speaker does, and keeps the places and organisations in its name; other people's names
/// are replaced all the same. Where it names nobody, every name is. Dates stay: the event's is in it.
ProtectedText Gate::public_attribution(const std::string& line,
                                       const std::vector<study::Id<study::Entity>>& named) const {
    ProtectedText result;
    const text::Text text(text::without_hidden(line));
    text::Position at = 0;
    for (const Identifier& found : protection_.find(text, rules_.terms.language)) {
        if (found.state == ReviewState::Rejected || found.category == Category::Date) continue;
        const bool is_name = found.category == Category::Person || found.category == Category::Place ||
                             found.category == Category::Organisation || found.category == Category::Other;
        // A name that several share is the speaker's here.
        const bool own = found.category != Category::Person || !found.entity ||
                         std::find(named.begin(), named.end(), found.entity) != named.end();
        if (is_name && own && !named.empty()) continue;
        result.utf8_ += text.slice({at, found.range.start});
        const std::string instead =
            found.category == Category::Person
                ? "[" + std::string(phrase(Phrase::Person, rules_.terms.language)) + "]"
                : found.replacement;
        const text::Position start = text::count_code_points(result.utf8_);
        result.utf8_ += instead;
        Replacement made;
        made.range = {start, start + text::count_code_points(instead)};
        made.category = found.category;
        made.state = found.state;
        made.original = found.range;
        result.replacements_.push_back(made);
        ++result.replaced_[found.category];
        at = found.range.end;
    }
    result.utf8_ += text.slice({at, text.length()});
    return result;
}

std::variant<ProtectedExcerpt, Withheld> Gate::pass(const Candidate& candidate) const {
    const study::Source& source = candidate.source;
    const bool is_public = source.status == study::Status::Public;
    const auto withheld = [&](Obstacle obstacle, std::string reason) {
        return Withheld{candidate.number, std::move(reason), obstacle, {}};
    };
    const auto refused = [&](Withheld refusal) {
        refusal.number = candidate.number;
        return refusal;
    };

    ProtectedExcerpt excerpt;
    excerpt.number = candidate.number;
    excerpt.guid = candidate.guid;
    excerpt.public_statement = is_public;

    std::vector<CandidateTurn> said;
    std::vector<SpokenTurn> spoken;
    std::vector<Rendering> rendered;
    std::optional<Withheld> first_refusal;
    bool all_off_record = false;
    bool cut_before = false;
    for (const CandidateTurn& turn : candidate.turns) {
        const bool asks = turn.role == study::SpeakerRole::Interviewer;
        // The one respondent of a source speaks wherever nobody else is known to.
        const study::Id<study::Entity> participant =
            turn.participant || asks ? turn.participant : source.participant;
        if (auto refusal_of_turn = refusal(turn, participant, source)) {
            if (!first_refusal) first_refusal = std::move(refusal_of_turn);
            cut_before = true;
            continue;
        }
        SpokenTurn voice;
        voice.voice = voice_of(protection_, turn, participant);
        voice.participant = participant;
        voice.may_be_named = true;
        if (const auto& records = consents_of(participant); participant && !records.empty()) {
            const auto consent = study::consent_in_force(records, participant, rules_.terms.audience);
            voice.may_be_named = consent.naming.value_or(true);
        }
        RenderingRules rules;
        rules.language = source.language;
        rules.codes = rules_.terms.policy == AttributionPolicy::Pseudonym;
        if (is_public && voice.may_be_named && rules_.terms.policy != AttributionPolicy::Unnamed)
            rules.speaker = participant;
        for (const text::Range& off : turn.off_record) {
            rules.cuts.push_back({off.start - turn.range.start, off.end - turn.range.start});
        }
        for (const EditorialEdit& edit : turn.edits) {
            const text::Range range{edit.range.start - turn.range.start, edit.range.end - turn.range.start};
            if (edit.words.empty()) {
                rules.cuts.push_back(range);
                continue;
            }
            if (!protection_.refuse_insertion(edit.words, source.language).empty()) {
                return withheld(
                    Obstacle::NotSafe,
                    "words that were put into it hold an identifier; change them with `edit-quote`");
            }
            rules.insertions.emplace_back(range, edit.words);
        }
        for (Identifier found : turn.around) {
            found.range = {found.range.start - turn.range.start, found.range.end - turn.range.start};
            rules.around.push_back(std::move(found));
        }
        if (voice.voice == Voice::Respondent) rules.ages = protection_.ages(participant, source.date);
        rules.dates_of = participant ? participant : source.participant;
        if (!is_public && !rules_.terms.shown.empty())
            rules.limits = ShownLimits(protection_, rules.dates_of, rules_.terms.shown);
        Rendering rendering = render(protection_, turn.utf8, rules);
        if (!rendering.clean) {
            return withheld(
                Obstacle::NotSafe,
                "this passage could not be made safe: every replacement leaves another identifier behind");
        }
        const bool inserted_more =
            std::any_of(rules.insertions.begin(), rules.insertions.end(),
                        [&](const auto& insertion) { return !rules.limits.allow(insertion.second); });
        if (inserted_more || says_more_than_shown(rendering, rules.limits)) {
            return withheld(Obstacle::NotSafe,
                            "a replacement in it says more than the attributes that are shown beside it");
        }
        if (!says_something(rendering.utf8)) {
            all_off_record = all_off_record || !turn.off_record.empty();
            cut_before = cut_before || !turn.off_record.empty();
            continue;
        }
        if (cut_before) {
            rendering.utf8.insert(0, "[…] ");
            rendering.clean = false;
            for (Replacement& made : rendering.replacements) {
                made.range = {made.range.start + 4, made.range.end + 4};
            }
            rendering.replacements.insert(rendering.replacements.begin(), left_out(0));
        }
        cut_before = false;
        said.push_back(turn);
        spoken.push_back(voice);
        rendered.push_back(std::move(rendering));
    }
    if (rendered.empty()) {
        if (first_refusal) return refused(*first_refusal);
        if (all_off_record) return withheld(Obstacle::OffRecord, "all of it was said off the record");
        return withheld(Obstacle::NoWords, "there are no words in it");
    }
    if (cut_before) {
        Rendering& last = rendered.back();
        const text::Position end = text::count_code_points(last.utf8);
        last.utf8 += " […]";
        last.clean = false;
        last.replacements.push_back(left_out(end + 1));
    }
    // What the interviewer asked is no quote once the answer is gone.
    const bool answers =
        std::any_of(candidate.turns.begin(), candidate.turns.end(),
                    [](const CandidateTurn& turn) { return turn.role != study::SpeakerRole::Interviewer; });
    const bool only_questions = std::all_of(said.begin(), said.end(), [](const CandidateTurn& turn) {
        return turn.role == study::SpeakerRole::Interviewer;
    });
    if (answers && only_questions) {
        return first_refusal ? refused(*first_refusal)
                             : withheld(Obstacle::OnlyQuestion, "all that is left of it is a question");
    }

    const std::vector<std::string> names = rendered.size() > 1
                                               ? labels(protection_, rules_.terms, source, said, spoken)
                                               : std::vector<std::string>{};
    for (std::size_t i = 0; i < rendered.size(); ++i) {
        ProtectedExcerpt::Turn turn;
        turn.text = protected_text(rendered[i]);
        turn.range = said[i].range;
        if (!names.empty()) turn.speaker = pass_text(names[i], {});
        turn.right_to_left = text::is_right_to_left(turn.text.utf8());
        for (const auto& [category, count] : turn.text.replaced()) excerpt.replaced[category] += count;
        excerpt.turns.push_back(std::move(turn));
    }

    const Attribution line = attribute(protection_, rules_.terms, source, spoken);
    std::vector<study::Id<study::Entity>> people;
    for (const SpokenTurn& turn : spoken) {
        if (turn.participant && std::find(people.begin(), people.end(), turn.participant) == people.end()) {
            people.push_back(turn.participant);
        }
    }
    excerpt.attribution =
        is_public
            ? public_attribution(line.line, line.names ? people : std::vector<study::Id<study::Entity>>{})
            : pass_text(line.line, rules_.terms.language);
    const bool one_respondent =
        people.size() == 1 && std::none_of(spoken.begin(), spoken.end(), [&](const SpokenTurn& turn) {
            return turn.participant == people.front() && turn.voice == Voice::Staff;
        });
    if (!is_public && one_respondent) {
        for (const std::string& shown : rules_.terms.shown) {
            const ShownAttribute attribute = parse_shown(shown);
            const std::string value = shown_value(protection_, people.front(), attribute);
            if (value.empty()) continue;
            excerpt.shown.emplace_back(pass_text(attribute.name, {}), pass_text(value, {}));
        }
    }
    for (const std::string& code : candidate.codes) excerpt.codes.push_back(pass_text(code, {}));
    excerpt.code_place = candidate.code_place;
    excerpt.source_kind = pass_text(study::name_of(source.kind), {});
    return excerpt;
}

ProtectedText Gate::pass_text(std::string_view utf8, std::string_view language) const {
    if (utf8.size() > Memory::longest) return pass_text(utf8, language, {});
    const std::pair<std::string, std::string> key(utf8, language);
    {
        const std::shared_lock lock(memory_->mutex);
        if (const auto at = memory_->given.find(key); at != memory_->given.end()) return at->second;
    }
    ProtectedText made = pass_text(utf8, language, {});
    const std::unique_lock lock(memory_->mutex);
    if (memory_->given.size() < Memory::most) memory_->given.emplace(key, made);
    return made;
}

ProtectedText Gate::pass_text(std::string_view utf8, std::string_view language,
                              std::vector<Identifier> around) const {
    RenderingRules rules;
    rules.around = std::move(around);
    rules.language = language;
    rules.codes = rules_.terms.policy == AttributionPolicy::Pseudonym;
    const Rendering rendering = render(protection_, utf8, rules);
    if (rendering.clean) return protected_text(rendering);
    ProtectedText withheld;
    withheld.utf8_ = "[…]";
    withheld.replacements_ = {left_out(0)};
    return withheld;
}

std::vector<ProtectedText> Gate::pass_lines(std::string_view utf8, std::string_view language) const {
    const text::Text whole{std::string(utf8)};
    const std::vector<Identifier> found = protection_.find_wrapped(whole, language);
    std::vector<ProtectedText> lines;
    text::Position start = 0;
    while (!utf8.empty()) {
        const std::string_view line = utf8.substr(0, utf8.find('\n'));
        std::vector<Identifier> around;
        for (Identifier one : found) {
            one.range = {one.range.start - start, one.range.end - start};
            around.push_back(std::move(one));
        }
        if (!line.empty()) lines.push_back(pass_text(line, language, std::move(around)));
        start += text::count_code_points(line) + 1;
        utf8.remove_prefix(std::min(line.size() + 1, utf8.size()));
    }
    return lines;
}

DisclosureRisk Gate::risk(const std::vector<study::Id<study::Entity>>& concerned) const {
    return disclosure_risk(protection_, rules_.terms, concerned);
}

}  // namespace sotto::privacy
