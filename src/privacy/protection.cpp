// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "privacy/ascii.h"
#include "privacy/birth_attribute.h"
#include "privacy/found_list.h"
#include "privacy/likely_names.h"
#include "privacy/name_words.h"
#include "privacy/overlaps.h"
#include "privacy/own_age.h"
#include "privacy/protection_internal.h"
#include "privacy/replacement.h"
#include "text/case.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sotto::privacy {

std::string_view name_of(ReviewState state) {
    constexpr std::array<std::string_view, 4> names{"found", "accepted", "rejected", "set"};
    return names.at(static_cast<std::size_t>(state));
}

bool is_key_of_trait(std::string_view key) {
    const std::size_t colon = key.find(':');
    if (colon == std::string_view::npos) return false;
    for (auto i = static_cast<int>(Category::Occupation); i < categories; ++i) {
        if (key.substr(0, colon) == name_of(static_cast<Category>(i))) return true;
    }
    return false;
}

namespace {

bool contains(const text::Range& outer, const text::Range& inner) {
    return outer.start <= inner.start && inner.end <= outer.end;
}

/// Takes out of `names` what stands inside a longer name of `others`: "Port Selwyn" is left as it is, though
/// Selwyn is somebody.
void leave_longer_names(std::vector<Found>& names, const std::vector<Found>& others) {
    names.erase(std::remove_if(names.begin(), names.end(),
                               [&](const Found& name) {
                                   return std::any_of(others.begin(), others.end(), [&](const Found& other) {
                                       return contains(other.range, name.range) &&
                                              other.range.length() > name.range.length();
                                   });
                               }),
                names.end());
}

/// The longest of those that overlap; of the others what sticks out, as findings of their own.
std::vector<Identifier> without_overlap(const text::Text& text, std::vector<Identifier> all) {
    std::vector<Identifier> chosen;
    std::vector<text::Range> taken;
    while (!all.empty()) {
        std::vector<text::Range> ranges;
        ranges.reserve(all.size());
        for (const Identifier& one : all) ranges.push_back(one.range);
        std::vector<bool> is_chosen(all.size(), false);
        for (const std::size_t i : longest_without_overlap(ranges)) {
            is_chosen[i] = true;
            taken.push_back(ranges[i]);
        }
        std::sort(taken.begin(), taken.end());
        std::vector<Identifier> rest;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (is_chosen[i]) {
                chosen.push_back(std::move(all[i]));
                continue;
            }
            for (const text::Range& piece : left_of(all[i].range, taken)) {
                const text::Range trimmed = text.trimmed(piece);
                if (!says_something(text.slice(trimmed))) continue;
                rest.push_back(all[i]);
                rest.back().range = trimmed;
            }
        }
        all = std::move(rest);
    }
    std::sort(chosen.begin(), chosen.end(),
              [](const Identifier& a, const Identifier& b) { return a.range < b.range; });
    return chosen;
}

/// What of a name of the model no name of the register covers: the register knows better who that is, and
/// whether it stays. Of what sticks out only more names count: neither a title nor a possessive.
std::vector<Found> beside(const text::Text& text, const Found& name, const std::vector<text::Range>& known) {
    std::vector<Found> pieces;
    for (const text::Range& range : left_of(name.range, known)) {
        Found piece = name;
        piece.range = text.trimmed(range);
        if (range == name.range) return {name};
        const std::string_view words = text.slice(piece.range);
        if (words.empty()) continue;
        const char32_t first = text::utf8::at(words, 0);
        const bool caseless = text::is_letter_or_mark(first) && !has_capitals(first);
        if ((caseless || text::is_capitalised(words)) && piece.range.length() > 1 &&
            !is_title(text::fold_key(words)))
            pieces.push_back(piece);
    }
    return pieces;
}

}  // namespace

void Protection::Internal::detect(const Reading& reading, Scope scope, bool whole,
                                  const std::function<void(const Found&, std::string_view)>& add) const {
    // Who knows the day goes before who only knows the date: of the very same range the first stands.
    std::vector<text::Range> days;
    if (scope == Scope::Everything) days = birth_days.find(reading);
    for (const text::Range& range : days) {
        Found day;
        day.range = range;
        day.category = Category::BirthDate;
        day.confidence = 0.9;
        add(day, birth_detector);
    }
    for (const Detector& detector : detectors()) {
        if (scope == Scope::NamesAndAddresses && detector.id != "email") continue;
        if (detector.reads_around && !whole) continue;
        for (const Found& found : detector.find(reading)) {
            const bool known = found.category == Category::Date &&
                               std::find(days.begin(), days.end(), found.range) != days.end();
            if (!known) add(found, detector.id);
        }
    }
}

/// What was accepted in one place is a name in all others.
void Protection::Internal::accept_names() {
    constexpr std::array<std::pair<Category, study::EntityCategory>, 3> kinds{
        {{Category::Person, study::EntityCategory::Person},
         {Category::Place, study::EntityCategory::Place},
         {Category::Organisation, study::EntityCategory::Organisation}}};
    std::vector<study::Entity> names;
    for (const auto& [key, made] : decisions) {
        if (made.decision == study::Decision::Reject) continue;
        for (const auto& [category, kind] : kinds) {
            const std::string start = std::string(name_of(category)) + ":";
            if (key.rfind(start, 0) != 0 || key.size() == start.size()) continue;
            study::Entity name;
            name.name = key.substr(start.size());
            name.category = kind;
            names.push_back(std::move(name));
        }
    }
    if (!names.empty()) accepted.emplace(names, std::vector<study::Alias>());
}

Protection::Protection(Knowledge knowledge) : internal_(std::make_unique<Internal>()) {
    Internal& in = *internal_;
    in.knowledge = std::move(knowledge);
    for (std::size_t i = 0; i < in.knowledge.entities.size(); ++i) {
        in.by_id.emplace(in.knowledge.entities[i].id.value, i);
    }
    std::vector<CalendarDay> born;
    for (const study::Attribute& attribute : in.knowledge.attributes) {
        if (attribute.hidden) throw base::Error(base::Blame::Environment, study::register_is_locked);
        in.attributes[{attribute.entity.value, folded(attribute.name)}] = attribute.value;
        if (!is_birth_attribute(attribute.name)) continue;
        const std::vector<CalendarDay> days = birth_days(attribute.value);
        born.insert(born.end(), days.begin(), days.end());
    }
    in.birth_days = BirthDays(std::move(born));
    for (const study::IdentifierDecision& made : in.knowledge.decisions) {
        in.decisions[made.entity_key] = made;
        if (made.decision != study::Decision::Reject && is_key_of_trait(made.entity_key))
            in.has_chosen_traits = true;
    }
    if (in.knowledge.profile.treats_traits()) in.has_chosen_traits = true;

    std::vector<study::Entity> active;
    std::vector<study::Entity> rejected;
    for (const study::Entity& entity : in.knowledge.entities) {
        (in.is_rejected(key_of(entity)) ? rejected : active).push_back(entity);
    }
    in.active = KnownNames(active, in.knowledge.aliases);
    in.rejected = KnownNames(rejected, in.knowledge.aliases);
    in.accept_names();
    in.word_replacements();
}

Protection::~Protection() = default;
Protection::Protection(Protection&&) noexcept = default;
Protection& Protection::operator=(Protection&&) noexcept = default;

const Protection::Knowledge& Protection::knowledge() const {
    return internal_->knowledge;
}

const KnownNames& Protection::names() const {
    return internal_->active;
}

const study::Entity* Protection::entity(study::Id<study::Entity> id) const {
    return internal_->entity(id);
}

std::string Protection::attribute(study::Id<study::Entity> id, std::string_view name) const {
    const auto found = internal_->attributes.find({id.value, folded(name)});
    return found == internal_->attributes.end() ? std::string() : found->second;
}

std::vector<Identifier> Protection::find(const text::Text& text, std::string_view language,
                                         const std::vector<Found>& likely) const {
    const Internal& in = *internal_;
    std::vector<Identifier> active;
    std::vector<Identifier> rejected;
    const auto add = [&](const Found& found, std::string_view detector) {
        Identifier one = in.identifier(found, detector, text, language, language);
        (one.state == ReviewState::Rejected ? rejected : active).push_back(std::move(one));
    };
    const Reading reading(text, language);
    const std::vector<Found> kept = in.rejected.find(reading);
    std::vector<Found> names = in.active.find(reading);
    leave_longer_names(names, kept);
    for (const Found& found : names) add(found, register_detector);
    for (const Found& found : kept) add(found, register_detector);
    in.detect(reading, Scope::Everything, true, add);
    std::vector<text::Range> known;
    for (const std::vector<Found>* list : {&std::as_const(names), &kept}) {
        for (const Found& found : *list) known.push_back(found.range);
    }
    std::sort(known.begin(), known.end());
    const auto add_name = [&](const Found& found, bool is_certain) {
        for (const Found& piece : beside(text, found, known)) {
            Identifier one = in.identifier(piece, names_detector, text, language, language);
            if (one.state == ReviewState::Rejected) {
                rejected.push_back(std::move(one));
            } else if (is_certain || one.state != ReviewState::Found) {
                active.push_back(std::move(one));
            }
        }
    };
    for (const Found& found : likely) add_name(found, is_certain_name(found));
    if (in.accepted) {
        for (const Found& found : in.accepted->find(reading)) add_name(found, true);
    }
    if (in.has_chosen_traits) {
        for (Identifier& one : find_indirect(text, language)) {
            const bool by_profile =
                one.state == ReviewState::Found && in.knowledge.profile.of(one.category).level != Level::Keep;
            if (by_profile || one.state == ReviewState::Accepted || one.state == ReviewState::Set)
                active.push_back(std::move(one));
        }
    }
    // What was rejected as a phone number is not to come back as an identity number.
    const auto is_detected = [](const Identifier& one) { return one.detector != register_detector; };
    if (!rejected.empty()) {
        active.erase(std::remove_if(
                         active.begin(), active.end(),
                         [&](const Identifier& one) {
                             return is_detected(one) &&
                                    std::any_of(rejected.begin(), rejected.end(), [&](const Identifier& no) {
                                        return is_detected(no) && contains(no.range, one.range);
                                    });
                         }),
                     active.end());
    }
    std::vector<Identifier> all = without_overlap(text, std::move(active));
    if (rejected.empty()) return all;
    std::vector<text::Range> taken;
    for (const Identifier& one : all) taken.push_back(one.range);
    std::vector<Identifier> free;
    for (Identifier& one : rejected) {
        const std::vector<text::Range> rest = left_of(one.range, taken);
        if (rest.size() == 1 && rest.front() == one.range) free.push_back(std::move(one));
    }
    for (Identifier& one : without_overlap(text, std::move(free))) all.push_back(std::move(one));
    std::sort(all.begin(), all.end(),
              [](const Identifier& a, const Identifier& b) { return a.range < b.range; });
    return all;
}

std::vector<Identifier> Protection::find_indirect(const text::Text& text, std::string_view language) const {
    std::vector<Identifier> all;
    const Reading reading(text, language);
    for (const Detector& detector : indirect_detectors()) {
        for (const Found& found : detector.find(reading))
            all.push_back(internal_->identifier(found, detector.id, text, language, language));
    }
    return without_overlap(text, std::move(all));
}

std::vector<Identifier> Protection::find_possible(const text::Text& text, std::string_view language,
                                                  const std::vector<Found>& names,
                                                  const std::vector<Identifier>& found) const {
    std::vector<text::Range> taken;
    for (const Identifier& one : found) taken.push_back(one.range);
    std::vector<Identifier> all;
    for (const Found& name : names) {
        const std::vector<text::Range> rest = left_of(name.range, taken);
        if (rest.size() == 1 && rest.front() == name.range)
            all.push_back(internal_->identifier(name, names_detector, text, language, language));
    }
    return all;
}

std::vector<Identifier> Protection::find_wrapped(const text::Text& text, std::string_view language,
                                                 const std::vector<Found>& names) const {
    std::vector<Identifier> all = find(text, language, names);
    const std::string& utf8 = text.utf8();
    const auto is_part = [](char c) { return is_ascii_alphanumeric(c) || c == '-' || c == '(' || c == '+'; };
    bool wrapped = false;
    for (std::size_t end = utf8.find('\n'); end != std::string::npos && !wrapped;
         end = utf8.find('\n', end + 1)) {
        const std::size_t left = utf8.find_last_not_of(" \t\r", end > 0 ? end - 1 : 0);
        const std::size_t right = utf8.find_first_not_of(" \t\r", end + 1);
        if (left == std::string::npos || right == std::string::npos) continue;
        wrapped = is_part(utf8[left]) && is_part(utf8[right]) &&
                  (is_ascii_digit(utf8[left]) || is_ascii_digit(utf8[right]));
    }
    if (!wrapped) return all;
    std::string joined = utf8;
    std::replace(joined.begin(), joined.end(), '\n', ' ');
    std::vector<text::Range> taken;
    for (const Identifier& one : all) {
        if (one.state != ReviewState::Rejected) taken.push_back(one.range);
    }
    const text::Text one_line(std::move(joined));
    std::vector<Identifier> more;
    for (Identifier& one : find(one_line, language, names)) {
        if (one.state == ReviewState::Rejected) continue;
        for (const text::Range& piece : left_of(one.range, taken)) {
            const text::Range trimmed = one_line.trimmed(piece);
            if (!says_something(one_line.slice(trimmed))) continue;
            more.push_back(one);
            more.back().range = trimmed;
        }
    }
    all.insert(all.end(), more.begin(), more.end());
    std::sort(all.begin(), all.end(),
              [](const Identifier& a, const Identifier& b) { return a.range < b.range; });
    return all;
}

std::vector<int> Protection::ages(study::Id<study::Entity> id, std::string_view date) const {
    std::vector<int> ages;
    const std::string age = attribute(id, "age");
    if (!age.empty() && age.size() <= 3 && std::all_of(age.begin(), age.end(), is_ascii_digit))
        ages.push_back(std::stoi(age));
    const int year = birth_year(date);
    if (year == 0) return ages;
    const auto& attributes = internal_->attributes;
    for (auto at = attributes.lower_bound({id.value, {}});
         at != attributes.end() && at->first.first == id.value; ++at) {
        if (!is_birth_attribute(at->first.second)) continue;
        const int born = birth_year(at->second);
        // Before and after the birthday of that year.
        if (born != 0 && born < year) ages.insert(ages.end(), {year - born - 1, year - born});
    }
    return ages;
}

std::vector<Identifier> Protection::find_own_age(const text::Text& text, std::string_view language,
                                                 const std::vector<int>& ages) const {
    std::vector<Identifier> all;
    for (const text::Range& range : own_ages(text, language, ages)) {
        Found found;
        found.range = range;
        found.category = Category::Age;
        found.confidence = 0.6;
        all.push_back(internal_->identifier(found, "age", text, language, language));
    }
    return all;
}

std::vector<Identifier> Protection::leaks(const text::Text& text, Scope scope,
                                          std::string_view language) const {
    const Internal& in = *internal_;
    const std::vector<text::Range> ours =
        replacements_in(text, [&](std::string_view inside) { return in.is_ours(inside); });
    std::vector<Identifier> found;
    std::vector<text::Range> rejected;
    const auto add = [&](const Found& one, std::string_view detector) {
        const bool inside = std::any_of(ours.begin(), ours.end(),
                                        [&](const text::Range& own) { return contains(own, one.range); });
        if (inside) return;
        Identifier leak = in.identifier(one, detector, text, {}, language);
        if (leak.state == ReviewState::Rejected) {
            rejected.push_back(leak.range);
        } else {
            found.push_back(std::move(leak));
        }
    };
    const Reading reading(text, {});
    const std::vector<Found> kept = in.rejected.find_strictly(reading);
    for (std::vector<Found>& names : in.active.find_either_way(reading)) {
        leave_longer_names(names, kept);
        for (const Found& one : names) add(one, register_detector);
    }
    in.detect(reading, scope, false, add);
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const Identifier& leak) {
                                   return leak.detector != register_detector &&
                                          std::any_of(rejected.begin(), rejected.end(),
                                                      [&](const text::Range& no) {
                                                          return contains(no, leak.range);
                                                      });
                               }),
                found.end());
    return without_overlap(text, std::move(found));
}

}  // namespace sotto::privacy
