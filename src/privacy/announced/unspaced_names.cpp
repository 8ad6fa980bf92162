// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/announced/unspaced_names.h"
#include "privacy/announced/announcing_words.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <algorithm>

namespace sotto::privacy::announced {

namespace {

/// Names are no longer; what goes on is a sentence.
constexpr std::size_t longest_name = 16;
/// Behind `ລຸງ`, which is said to every elder man, only this much.
constexpr std::size_t longest_brief_name = 6;

bool is_letter(char32_t c) {
    return text::is_of_unspaced_script(c) && text::is_letter_or_mark(c);
}

std::size_t letters_from(std::string_view utf8, std::size_t at, std::size_t& count) {
    count = 0;
    while (at < utf8.size()) {
        std::size_t next = at;
        if (!is_letter(text::utf8::next(utf8, next))) break;
        at = next;
        ++count;
    }
    return at;
}

bool starts_with_any(std::string_view utf8, const std::vector<std::string_view>& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return utf8.starts_with(word); });
}

/// Where the name that begins at `first` ends; `first` when none does. `open`: nothing said where it ends.
std::size_t name_end(std::string_view utf8, std::size_t first, bool brief, bool& open) {
    open = false;
    if (first >= utf8.size() || starts_with_any(utf8.substr(first), unspaced_no_names())) return first;
    std::size_t count = 0;
    std::size_t end = letters_from(utf8, first, count);
    if (count < 2) return first;
    for (std::size_t at = first; at < end; text::utf8::next(utf8, at)) {
        if (at > first + 3 && starts_with_any(utf8.substr(at, end - at), unspaced_ends())) {
            end = at;
            break;
        }
    }
    letters_from(utf8.substr(0, end), first, count);
    if (brief) return count <= longest_brief_name ? end : first;
    if (count > longest_name) {
        open = true;
        end = first;
        for (std::size_t i = 0; i < longest_name; ++i) text::utf8::next(utf8, end);
    }
    return end;
}

}  // namespace

std::vector<UnspacedName> unspaced_names(std::string_view utf8) {
    std::vector<UnspacedName> names;
    for (std::size_t at = 0; at < utf8.size();) {
        std::size_t next = at;
        if (!is_letter(text::utf8::next(utf8, next))) {
            at = next;
            continue;
        }
        const auto& cues = unspaced_cues();
        const auto cue = std::find_if(cues.begin(), cues.end(), [&](const UnspacedCue& one) {
            return utf8.substr(at).starts_with(one.word);
        });
        if (cue == cues.end()) {
            at = next;
            continue;
        }
        std::size_t first = at + cue->word.size();
        // A form of address behind "called" is found by itself.
        const bool parted = first < utf8.size() && utf8[first] == ' ';
        if (parted) ++first;
        // Behind what also means "you" a name stands apart.
        if (cue->apart && !parted) {
            at += cue->word.size();
            continue;
        }
        bool open = false;
        std::size_t end =
            (cue->brief || cue->place) && parted ? first : name_end(utf8, first, cue->brief, open);
        const bool is_title = std::any_of(cues.begin(), cues.end(), [&](const UnspacedCue& one) {
            return utf8.substr(first).starts_with(one.word);
        });
        if (end == first || is_title) {
            at += cue->word.size();
            continue;
        }
        UnspacedName name{cue->family || cue->brief || cue->place ? at : first, first, end, open ? 0.2 : 0.6,
                          cue->place};
        if (cue->family && !open && end + 1 < utf8.size() && utf8[end] == ' ') {
            const std::size_t family = name_end(utf8, end + 1, false, open);
            if (family > end + 1 && !open) name.last = family;
        }
        if (cue->brief || cue->place) name.confidence = std::min(name.confidence, 0.4);
        names.push_back(name);
        at = name.last;
    }
    return names;
}

}  // namespace sotto::privacy::announced
