// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/ascii.h"
#include "privacy/builtin_detectors.h"
#include "privacy/digit_runs.h"
#include "privacy/found_list.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace sotto::privacy {

namespace {

constexpr std::size_t longest_handle = 40;

bool is_part(char c) {
    return is_ascii_alphanumeric(c) || c == '_' || c == '.';
}

const WordSet& networks() {
    static const WordSet words(R"(
        instagram insta facebook twitter tiktok telegram snapchat skype zalo linkedin youtube mastodon bluesky threads wechat viber line
        handle username nickname nick инстаграм фейсбук телеграм انستغرام فيسبوك انستگرام فیسبوک)");
    return words;
}

/// The end of the name of an account at `at`; `at` when there is none.
std::size_t handle_end(std::string_view utf8, std::size_t at, bool& joined) {
    std::size_t end = at;
    bool letter = false;
    bool digit = false;
    bool sign = false;
    while (end < utf8.size() && is_part(utf8[end]) && end - at < longest_handle) {
        letter = letter || is_ascii_letter(utf8[end]);
        digit = digit || is_ascii_digit(utf8[end]);
        sign = sign || utf8[end] == '_';
        ++end;
    }
    while (end > at && utf8[end - 1] == '.') --end;
    const std::string_view name = utf8.substr(at, end - at);
    joined = sign || (letter && digit) || name.find('.') != std::string_view::npos;
    return letter && name.size() >= 2 ? end : at;
}

std::vector<Found> find_handles(const Reading& reading) {
    const text::Text& text = reading.text();
    const std::string_view utf8 = text.utf8();
    std::vector<Found> found;
    bool joined = false;
    for (std::size_t at = utf8.find('@'); at != std::string_view::npos; at = utf8.find('@', at + 1)) {
        const bool bordered = at == 0 ||
                              (!is_part(utf8[at - 1]) && static_cast<unsigned char>(utf8[at - 1]) < 0x80) ||
                              !text::is_letter_or_mark(text::utf8::at(utf8, text::utf8::before(utf8, at)));
        if (!bordered || (at > 0 && (is_part(utf8[at - 1]) || utf8[at - 1] == '-'))) continue;
        const std::size_t end = handle_end(utf8, at + 1, joined);
        if (end > at + 1 && (end >= utf8.size() || utf8[end] != '('))
            found.push_back(found_at(text, at, end, Category::Url, 0.9));
    }
    // Without the sign only what no word looks like: "on Instagram I am noodle_phone".
    for (std::size_t at = 0; at < utf8.size();) {
        if (!is_part(utf8[at]) || (at > 0 && static_cast<unsigned char>(utf8[at - 1]) >= 0x80)) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < utf8.size() && is_part(utf8[end])) ++end;
        const std::size_t last = handle_end(utf8, at, joined);
        const bool whole = last > at && (last == end || utf8[last] == '.');
        const bool beside = (at > 0 && (utf8[at - 1] == '@' || utf8[at - 1] == '/' || utf8[at - 1] == ':')) ||
                            (end < utf8.size() && (utf8[end] == '@' || utf8[end] == '/' || utf8[end] == ':'));
        if (whole && joined && !beside && is_ascii_letter(utf8[at]) && has_cue_before(utf8, at, networks()))
            found.push_back(found_at(text, at, last, Category::Url, 0.7));
        at = end;
    }
    return apart(std::move(found));
}

}  // namespace

Detector handle_detector() {
    return {
        "handle",
        "Names of accounts",
        find_handles,
        {"write to [[@noodle.phone]] or", "my Instagram is [[noodle_phone]], yes", "Telegram: [[rivka77]].",
         "fr|Instagram, hein ! [[@chez_nabil_13]]", "ar|دز على رغد، [[@raghad_zhin]]."},
        {"mail a@b.example now", "=@SUM(1)", "5 @ 3 each", "on Facebook I saw", "I use Zalo. Then",
         "Facebook in 2009", "the line was long"}};
}

}  // namespace sotto::privacy
