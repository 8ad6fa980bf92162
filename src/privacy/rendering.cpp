// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/rendering.h"

#include "privacy/found_list.h"
#include "privacy/replacement_words.h"
#include "text/hidden.h"

#include <algorithm>

namespace sotto::privacy {

namespace {

constexpr std::string_view cut_mark = "[…]";

/// A piece of a text and what is to stand there.
struct Change {
    text::Range range;
    std::string instead;
    bool is_cut = false;
    Category category = Category::Other;
    ReviewState state = ReviewState::Found;
};

std::string usual_replacement(const Protection& protection, const text::Text& text, const Identifier& found,
                              const RenderingRules& rules) {
    if (rules.dates_of && !found.is_piece && found.state != ReviewState::Set) {
        if (const auto moved =
                protection.shifted(found.category, text.slice(found.range), rules.language, rules.dates_of))
            return "[" + *moved + "]";
    }
    if (found.category != Category::Person || !found.entity) return found.replacement;
    if (rules.speaker && found.entity == rules.speaker) {
        const auto language = wording_language(rules.language, text, found.range);
        return "[" + std::string(phrase(Phrase::Speaker, language)) + "]";
    }
    if (!rules.codes || found.state == ReviewState::Set) return found.replacement;
    const study::Entity* entity = protection.entity(found.entity);
    if (entity == nullptr || entity->code.empty() || !entity->replacement.empty()) return found.replacement;
    const Level level = protection.knowledge().profile.of(Category::Person).level;
    if (level == Level::Remove || level == Level::Pseudonym) return found.replacement;
    const auto language = wording_language(rules.language, text, found.range);
    if (const std::string code = protection.code_of(*entity, language); code != entity->code)
        return "[" + code + "]";
    // A code that is itself a name is no pseudonym.
    if (!protection.names().find(text::Text(entity->code)).empty()) return found.replacement;
    return "[" + entity->code + "]";
}

std::string replacement_for(const Protection& protection, const text::Text& text, const Identifier& found,
                            const RenderingRules& rules) {
    const std::string instead = usual_replacement(protection, text, found, rules);
    if (rules.limits.empty() || instead.size() < 2) return instead;
    return "[" +
           rules.limits.applied_to(found.category, instead.substr(1, instead.size() - 2),
                                   wording_language(rules.language, text, found.range)) +
           "]";
}

/// What the text around and the text itself have in it, apart: what is known of the whole goes before what
/// the piece looks like.
std::vector<Identifier> found_in(const text::Text& text, const Protection& protection,
                                 const RenderingRules& rules) {
    std::vector<Identifier> all;
    std::vector<text::Range> taken;
    const auto add = [&](const Identifier& found) {
        if (found.state == ReviewState::Rejected) return;
        const text::Range inside{std::max<text::Position>(found.range.start, 0),
                                 std::min(found.range.end, text.length())};
        if (inside.empty()) return;
        for (const text::Range& piece : left_of(inside, taken)) {
            const text::Range trimmed = text.trimmed(piece);
            if (trimmed.empty() || !says_something(text.slice(trimmed))) continue;
            all.push_back(found);
            all.back().range = trimmed;
            // A piece of a date is no date that could be moved.
            all.back().is_piece = trimmed != found.range;
        }
    };
    const auto add_all = [&](const std::vector<Identifier>& found) {
        const std::size_t known = all.size();
        for (const Identifier& one : found) add(one);
        for (std::size_t i = known; i < all.size(); ++i) taken.push_back(all[i].range);
        std::sort(taken.begin(), taken.end());
    };
    add_all(rules.around);
    add_all(protection.find(text, rules.language));
    if (!rules.ages.empty()) add_all(protection.find_own_age(text, rules.language, rules.ages));
    return all;
}

/// `[words]`, with spaces where it would stick to a word.
std::string set_apart(const text::Text& text, text::Range range, const std::string& words) {
    const auto is_space = [&](text::Position at) {
        const std::string_view sign = text.slice({at, at + 1});
        return sign == " " || sign == "\n" || sign == "\t";
    };
    const auto is_open = [&](text::Position at) {
        const std::string_view sign = text.slice({at, at + 1});
        return sign == "." || sign == "," || sign == ";" || sign == ":" || sign == "?" || sign == "!" ||
               sign == ")";
    };
    const bool before = range.start > 0 && !is_space(range.start - 1);
    const bool behind = range.end < text.length() && !is_space(range.end) && !is_open(range.end);
    return (before && range.empty() ? " [" : "[") + words + (behind && range.empty() ? "] " : "]");
}

/// Cuts first: an identifier that reaches out of a cut keeps its replacement for the part outside.
std::vector<Change> changes_for(const text::Text& text, const Protection& protection,
                                const RenderingRules& rules) {
    std::vector<Change> changes;
    std::vector<text::Range> cuts;
    for (text::Range cut : rules.cuts) {
        cut.start = std::max<text::Position>(cut.start, 0);
        cut.end = std::min(cut.end, text.length());
        if (!cut.empty()) cuts.push_back(cut);
    }
    std::sort(cuts.begin(), cuts.end());
    for (const text::Range& cut : cuts) {
        if (!changes.empty() && changes.back().range.end >= cut.start) {
            changes.back().range.end = std::max(changes.back().range.end, cut.end);
            continue;
        }
        changes.push_back({cut, std::string(cut_mark), true, Category::Other, ReviewState::Found});
    }
    for (const auto& [range, words] : rules.insertions) {
        const text::Range inside{std::clamp<text::Position>(range.start, 0, text.length()),
                                 std::clamp<text::Position>(range.end, 0, text.length())};
        changes.push_back(
            {inside, set_apart(text, inside, words), true, Category::Other, ReviewState::Found});
    }
    std::sort(changes.begin(), changes.end(),
              [](const Change& a, const Change& b) { return a.range < b.range; });
    const std::vector<Change> only_cuts = changes;
    for (const Identifier& found : found_in(text, protection, rules)) {
        std::vector<text::Range> pieces{found.range};
        for (const Change& cut : only_cuts) {
            const text::Range last = pieces.back();
            if (cut.range.empty() || !cut.range.overlaps(last)) continue;
            pieces.pop_back();
            if (last.start < cut.range.start) pieces.push_back({last.start, cut.range.start});
            if (cut.range.end < last.end) pieces.push_back({cut.range.end, last.end});
            if (pieces.empty()) break;
        }
        for (const text::Range& piece : pieces) {
            if (text.trimmed(piece).empty()) continue;
            Identifier part = found;
            part.is_piece = found.is_piece || piece != found.range;
            changes.push_back(
                {piece, replacement_for(protection, text, part, rules), false, found.category, found.state});
        }
    }
    std::sort(changes.begin(), changes.end(),
              [](const Change& a, const Change& b) { return a.range < b.range; });
    return changes;
}

/// Brackets that the source has around the piece already are not doubled.
std::string without_double_brackets(const text::Text& text, const Change& change) {
    const text::Range& r = change.range;
    const bool inside =
        r.start > 0 && text.slice({r.start - 1, r.start}) == "[" && text.slice({r.end, r.end + 1}) == "]";
    const std::string& instead = change.instead;
    if (!inside || instead.size() < 2 || instead.front() != '[' || instead.back() != ']') return instead;
    return instead.substr(1, instead.size() - 2);
}

/// What `range` of a text that `made` stand in was before they did.
text::Range origin_of(text::Range range, const std::vector<Replacement>& made) {
    const auto start_after = std::find_if(
        made.rbegin(), made.rend(), [&](const Replacement& one) { return one.range.start <= range.start; });
    const auto end_after = std::find_if(made.rbegin(), made.rend(),
                                        [&](const Replacement& one) { return one.range.start < range.end; });
    text::Range origin = range;
    if (start_after != made.rend()) {
        const text::Position behind = range.start - start_after->range.end;
        origin.start = behind < 0 ? start_after->original.start : start_after->original.end + behind;
    }
    if (end_after != made.rend())
        origin.end = end_after->original.end + std::max<text::Position>(0, range.end - end_after->range.end);
    return origin;
}

/// Applies `changes` (ascending, apart) and carries `old` replacements over, leaving out those that a change
/// swallows. What would only hide or reorder words (`text::is_hidden`) does not leave.
Rendering apply(const text::Text& text, const std::vector<Change>& changes,
                const std::vector<Replacement>& old) {
    Rendering result;
    text::Position at = 0;
    text::Position moved = 0;  // how far behind its old place the text stands now
    std::size_t next_old = 0;
    const auto keep = [&](text::Range range) {
        const std::string_view words = text.slice(range);
        const std::string shown = text::without_hidden(words);
        if (shown.size() != words.size())
            moved -= text::count_code_points(words) - text::count_code_points(shown);
        result.utf8 += shown;
    };
    const auto carry_until = [&](text::Position limit) {
        for (; next_old < old.size() && old[next_old].range.end <= limit; ++next_old) {
            if (old[next_old].range.start < at) continue;
            Replacement carried = old[next_old];
            carried.range = {carried.range.start + moved, carried.range.end + moved};
            result.replacements.push_back(carried);
        }
    };
    for (Change change : changes) {
        if (change.range.start < at) {
            // Words put in inside an identifier stand behind it.
            if (!change.range.empty()) continue;
            change.range = {at, at};
        }
        carry_until(change.range.start);
        keep({at, change.range.start});
        const std::string instead = without_double_brackets(text, change);
        const text::Position length = text::count_code_points(instead);
        const text::Position start = change.range.start + moved;
        Replacement made;
        made.range = {start, start + length};
        made.state = change.state;
        made.original = origin_of(change.range, old);
        if (!change.is_cut) {
            made.category = change.category;
            ++result.replaced[change.category];
        }
        result.replacements.push_back(made);
        result.utf8 += instead;
        moved += length - change.range.length();
        at = change.range.end;
        while (next_old < old.size() && old[next_old].range.start < at) ++next_old;
    }
    carry_until(text.length());
    keep({at, text.length()});
    return result;
}

/// What a scan finds, with line ends as they are and as a reader may join them.
std::vector<Identifier> leaks_however_wrapped(const Protection& protection, const text::Text& text,
                                              std::string_view language) {
    std::vector<Identifier> leaks = protection.leaks(text, Protection::Scope::Everything, language);
    if (!leaks.empty() || text.utf8().find('\n') == std::string::npos) return leaks;
    std::string joined = text.utf8();
    std::replace(joined.begin(), joined.end(), '\n', ' ');
    return protection.leaks(text::Text(std::move(joined)), Protection::Scope::Everything, language);
}

}  // namespace

Rendering render(const Protection& protection, std::string_view utf8, const RenderingRules& rules) {
    constexpr int most_rounds = 5;
    const text::Text original{std::string(utf8)};
    Rendering result = apply(original, changes_for(original, protection, rules), {});
    for (int round = 0; round < most_rounds; ++round) {
        const text::Text current(result.utf8);
        std::vector<Change> changes;
        for (const Identifier& leak : leaks_however_wrapped(protection, current, rules.language)) {
            changes.push_back({leak.range, replacement_for(protection, current, leak, rules), false,
                               leak.category, leak.state});
        }
        if (changes.empty()) {
            result.clean = true;
            break;
        }
        Rendering next = apply(current, changes, result.replacements);
        for (const auto& [category, count] : result.replaced) next.replaced[category] += count;
        result = std::move(next);
    }
    return result;
}

}  // namespace sotto::privacy
