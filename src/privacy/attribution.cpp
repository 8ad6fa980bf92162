// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/attribution.h"

#include "privacy/ascii.h"
#include "study/roles.h"

#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <cstdlib>

namespace sotto::privacy {

namespace {

bool is_staff(const Protection& protection, study::Id<study::Entity> participant) {
    return participant && study::is_staff_role(protection.attribute(participant, "role"));
}

void append(std::string& line, std::string_view part) {
    if (part.empty()) return;
    if (!line.empty()) line += ", ";
    line += part;
}

/// `survivor` → `A survivor`; a role that begins with a capital or an article is left alone. Other languages
/// have articles that tell the sex, and get none.
std::string as_person(const std::string& role, const ExportTerms& terms) {
    if (role.empty() || !is_ascii_letter(role.front()) || is_ascii_capital(role.front())) return role;
    const bool english = export_words(terms.language).language == "en";
    if (!english || role.rfind("a ", 0) == 0 || role.rfind("an ", 0) == 0 || role.rfind("the ", 0) == 0) {
        std::string capital = role;
        capital.front() = static_cast<char>(capital.front() - ('a' - 'A'));
        return capital;
    }
    const bool vowel = std::string_view("aeiou").find(role.front()) != std::string_view::npos;
    return (vowel ? "An " : "A ") + role;
}

/// The respondents of the turns, each once, in order of appearance.
std::vector<study::Id<study::Entity>> respondents(const std::vector<SpokenTurn>& turns) {
    std::vector<study::Id<study::Entity>> all;
    for (const SpokenTurn& turn : turns) {
        if (turn.voice != Voice::Respondent || !turn.participant) continue;
        if (std::find(all.begin(), all.end(), turn.participant) == all.end()) all.push_back(turn.participant);
    }
    return all;
}

Attribution public_line(const Protection& protection, const ExportTerms& terms, const study::Source& source,
                        const std::vector<SpokenTurn>& turns) {
    const ExportWords& words = export_words(terms.language);
    Attribution result;
    if (terms.policy == AttributionPolicy::Unnamed) {
        result.line = source.kind == study::SourceKind::Literature ? words.literature : words.one_speaker;
        return result;
    }
    std::vector<study::Id<study::Entity>> named;
    for (const SpokenTurn& turn : turns) {
        if (turn.participant && std::find(named.begin(), named.end(), turn.participant) == named.end()) {
            named.push_back(turn.participant);
        }
    }
    for (const study::Id<study::Entity> person : named) {
        const study::Entity* entity = protection.entity(person);
        const std::string role = protection.attribute(person, "role");
        const bool may = std::any_of(turns.begin(), turns.end(), [&](const SpokenTurn& turn) {
            return turn.participant == person && turn.may_be_named;
        });
        if (may && entity != nullptr && !entity->name.empty()) {
            append(result.line, entity->name);
            append(result.line, role);
            result.names = true;
        } else {
            append(result.line, role.empty() ? std::string(words.one_speaker) : as_person(role, terms));
        }
    }
    if (named.empty()) {
        result.line = source.kind == study::SourceKind::Literature ? words.literature : words.one_speaker;
    }
    append(result.line, source.event);
    append(result.line, spoken_date(source.date, words));
    return result;
}

std::string private_line(const Protection& protection, const ExportTerms& terms, const study::Source& source,
                         const std::vector<SpokenTurn>& turns) {
    const ExportWords& words = export_words(terms.language);
    const bool somebody = std::any_of(turns.begin(), turns.end(),
                                      [](const auto& turn) { return turn.voice == Voice::Respondent; });
    // What nobody is linked to may be anybody's, and is not the project's.
    const bool only_staff = !turns.empty() && std::all_of(turns.begin(), turns.end(), [](const auto& turn) {
        return turn.voice == Voice::Staff;
    });
    if (only_staff) return std::string(words.project_staff);
    if (!somebody && source.kind == study::SourceKind::FieldNote) return std::string(words.field_notes);
    if (source.kind == study::SourceKind::PublicStatement) return std::string(words.one_speaker);

    const auto people = respondents(turns);
    switch (terms.policy) {
        case AttributionPolicy::Pseudonym: {
            std::string codes;
            for (const study::Id<study::Entity> person : people) {
                const study::Entity* entity = protection.entity(person);
                if (entity != nullptr) append(codes, protection.code_of(*entity, terms.language));
            }
            if (!codes.empty()) return codes;
            break;
        }
        case AttributionPolicy::Role:
            if (people.size() == 1) {
                if (std::string role = as_person(protection.attribute(people.front(), "role"), terms);
                    !role.empty())
                    return role;
            }
            break;
        case AttributionPolicy::ByStatus:
        case AttributionPolicy::Unnamed:
            break;
    }
    return std::string(people.size() > 1 ? words.several_respondents : words.one_respondent);
}

}  // namespace

std::string_view name_of(AttributionPolicy policy) {
    constexpr std::array<std::string_view, 4> names{"by-status", "pseudonym", "role", "unnamed"};
    return names.at(static_cast<std::size_t>(policy));
}

std::optional<AttributionPolicy> attribution_policy(std::string_view name) {
    for (const AttributionPolicy policy : {AttributionPolicy::ByStatus, AttributionPolicy::Pseudonym,
                                           AttributionPolicy::Role, AttributionPolicy::Unnamed}) {
        if (name_of(policy) == name) return policy;
    }
    return std::nullopt;
}

Voice voice_of(const Protection& protection, const CandidateTurn& turn,
               study::Id<study::Entity> participant) {
    if (turn.role == study::SpeakerRole::Interviewer) return Voice::Staff;
    if (participant) return is_staff(protection, participant) ? Voice::Staff : Voice::Respondent;
    return Voice::Nobody;
}

Attribution attribute(const Protection& protection, const ExportTerms& terms, const study::Source& source,
                      const std::vector<SpokenTurn>& turns) {
    if (source.status == study::Status::Public) return public_line(protection, terms, source, turns);
    return {private_line(protection, terms, source, turns), false};
}

std::vector<std::string> labels(const Protection& protection, const ExportTerms& terms,
                                const study::Source& source, const std::vector<CandidateTurn>& said,
                                const std::vector<SpokenTurn>& turns) {
    const bool is_public = source.status == study::Status::Public;
    const ExportWords& words = export_words(terms.language);
    const std::string_view person = is_public ? words.speaker : words.respondent;
    const auto people = respondents(turns);
    std::vector<std::string> all;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        if (said[i].role == study::SpeakerRole::Interviewer) {
            all.emplace_back(words.interviewer);
        } else if (said[i].role == study::SpeakerRole::Interpreter) {
            all.emplace_back(words.interpreter);
        } else if (turns[i].voice == Voice::Staff) {
            all.emplace_back(words.project_staff);
        } else if (turns[i].voice == Voice::Nobody) {
            all.emplace_back(said[i].speaker_label.empty() ? std::string_view() : person);
        } else {
            const study::Entity* entity = protection.entity(turns[i].participant);
            if (terms.policy == AttributionPolicy::Pseudonym && !is_public && entity != nullptr &&
                !entity->code.empty()) {
                all.push_back(protection.code_of(*entity, terms.language));
            } else if (people.size() == 1) {
                all.emplace_back(person);
            } else {
                // Numbers hold within one quote, so that they do not link one quote to another.
                const auto place =
                    std::find(people.begin(), people.end(), turns[i].participant) - people.begin();
                all.push_back(fmt::format("{} {}", person, place + 1));
            }
        }
    }
    return all;
}

std::string spoken_date(std::string_view iso, const ExportWords& words) {
    const auto digits = [&](std::size_t at, std::size_t count) {
        if (iso.size() < at + count) return -1;
        int value = 0;
        for (const char c : iso.substr(at, count)) {
            if (!is_ascii_digit(c)) return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    };
    const int year = digits(0, 4);
    const bool has_month = iso.size() >= 7 && iso[4] == '-';
    const int month = has_month ? digits(5, 2) : -1;
    const bool has_day = iso.size() >= 10 && iso[7] == '-';
    const int day = has_day ? digits(8, 2) : -1;
    if (year < 0 || month < 1 || month > 12) return std::string(iso);
    const std::string_view name = words.months.at(static_cast<std::size_t>(month) - 1);
    if (day < 1 || day > 31) return fmt::format("{} {}", name, year);
    if (day == 1) return fmt::format("{} {} {}", words.first_of_month, name, year);
    return fmt::format("{} {} {}", day, name, year);
}

}  // namespace sotto::privacy
