// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/ascii.h"
#include "privacy/builtin_detectors.h"
#include "privacy/found_list.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace sotto::privacy {

namespace {

using Bytes = std::pair<std::size_t, std::size_t>;

/// Letters with case occur in addresses of any language; scripts without case run on into the words around.
bool is_address_letter(char32_t c) {
    return c < 0x80 ? is_ascii_alphanumeric(static_cast<char>(c)) : text::has_case(c);
}

std::size_t local_part_start(std::string_view utf8, std::size_t at) {
    std::size_t start = at;
    while (start > 0) {
        const std::size_t before = text::utf8::before(utf8, start);
        const char32_t c = text::utf8::at(utf8, before);
        const bool sign =
            c < 0x80 && std::string_view("._%+-").find(static_cast<char>(c)) != std::string_view::npos;
        if (!sign && !is_address_letter(c)) break;
        start = before;
    }
    while (start < at && (utf8[start] == '.' || utf8[start] == '-' || utf8[start] == '%')) ++start;
    return start;
}

/// The end of `example.org` from `at` on, when there is a domain with at least one point.
std::optional<std::size_t> domain_end(std::string_view utf8, std::size_t at) {
    std::size_t end = at;
    std::size_t label = at;
    std::size_t points = 0;
    std::size_t good = at;
    while (end < utf8.size()) {
        std::size_t next = end;
        const char32_t c = text::utf8::next(utf8, next);
        if (is_address_letter(c) || (c == '-' && end > label)) {
            end = next;
            if (points > 0 && end - label >= 2) good = end;
            continue;
        }
        if (c != '.' || end == label) break;
        ++points;
        end = next;
        label = end;
    }
    if (good == at) return std::nullopt;
    return good;
}

/// The end of one of `words` at `at`, any case.
template <std::size_t N>
std::optional<std::size_t> behind_one_of(std::string_view utf8, std::size_t at,
                                         const std::array<std::string_view, N>& words) {
    for (const std::string_view word : words) {
        if (equal_ignoring_case(utf8.substr(at, word.size()), word)) return at + word.size();
    }
    return std::nullopt;
}

constexpr std::array<std::string_view, 5> written_dots{" dot ", " [dot] ", "[dot]", " (dot) ", "(dot)"};
/// As the sign and the point are read aloud in French, Spanish, Portuguese, Italian and German.
constexpr std::array<std::string_view, 5> spoken_dots{" point ", " punto ", " ponto ", " punkt ", "."};
constexpr std::array<std::string_view, 5> spaced_dots{" . ", ".", " dot ", "(dot)", "[dot]"};
using Dots = std::array<std::string_view, 5>;

/// "example dot org", "example.org" behind a spelt at.
std::optional<std::size_t> spelled_domain_end(std::string_view utf8, std::size_t at, bool must_spell,
                                              const Dots& dots) {
    std::size_t end = at;
    bool spelled = false;
    for (;;) {
        const std::size_t label = end;
        while (end < utf8.size() && (is_ascii_alphanumeric(utf8[end]) || utf8[end] == '-')) ++end;
        if (end == label) return std::nullopt;
        const auto behind = behind_one_of(utf8, end, dots);
        // A point at the end of a sentence is none of the address.
        const auto is_next_sentence = [&](std::size_t next) {
            return utf8[next - 1] == ' ' && utf8[next - 2] == '.' && utf8[next] >= 'A' && utf8[next] <= 'Z';
        };
        if (behind && *behind < utf8.size() && is_ascii_alphanumeric(utf8[*behind]) &&
            !is_next_sentence(*behind)) {
            spelled = true;
            end = *behind;
            continue;
        }
        if (end + 1 < utf8.size() && utf8[end] == '.' && is_ascii_alphanumeric(utf8[end + 1]) &&
            !must_spell) {
            spelled = true;
            ++end;
            continue;
        }
        if (!spelled || end - label < 2) return std::nullopt;
        return end;
    }
}

/// The start of "name dot kb" whose last word starts at `start`.
std::size_t spelled_local_part_start(std::string_view utf8, std::size_t start, const Dots& dots) {
    for (bool grown = true; grown;) {
        grown = false;
        for (const std::string_view dot : dots) {
            if (dot.size() > start || !equal_ignoring_case(utf8.substr(start - dot.size(), dot.size()), dot))
                continue;
            const std::size_t before = local_part_start(utf8, start - dot.size());
            if (before == start - dot.size()) continue;
            start = before;
            grown = true;
            break;
        }
    }
    return start;
}

/// Full-width letters and signs as ASCII, each in its place.
std::string half_width(std::string_view utf8) {
    std::string plain;
    plain.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = text::utf8::next(utf8, at);
        if (c >= 0xFF01 && c <= 0xFF5E) {
            text::utf8::append(plain, c - 0xFEE0);
        } else {
            text::utf8::append(plain, c == 0xFE6B ? U'@' : c);
        }
    }
    return plain;
}

/// `อีเมล@ตัวอย่าง.ไทย`: without case nothing tells the address from the words it runs into.
std::optional<Bytes> in_script_without_case(std::string_view utf8, std::size_t at) {
    std::size_t start = at;
    while (start > 0) {
        const std::size_t before = text::utf8::before(utf8, start);
        const char32_t c = text::utf8::at(utf8, before);
        if (!text::is_letter_or_mark(c) && text::digit_value(c) < 0 && c != '.') break;
        start = before;
    }
    std::size_t end = at + 1;
    bool point = false;
    while (end < utf8.size()) {
        std::size_t next = end;
        const char32_t c = text::utf8::next(utf8, next);
        const bool part = text::is_letter_or_mark(c) || text::digit_value(c) >= 0;
        const bool inner_point = c == '.' && end > at + 1 && next < utf8.size() &&
                                 text::is_letter_or_mark(text::utf8::at(utf8, next));
        if (!part && !inner_point) break;
        point = point || inner_point;
        end = next;
    }
    if (start == at || !point) return std::nullopt;
    return Bytes{start, end};
}

std::vector<Found> find_in(const text::Text& text) {
    const std::string_view utf8 = text.utf8();
    std::vector<Found> found;
    std::size_t free_from = 0;  // nothing before is looked at again
    const auto add = [&](Bytes bytes, double confidence) {
        found.push_back(found_at(text, bytes.first, bytes.second, Category::Email, confidence));
        free_from = bytes.second;
    };
    for (std::size_t at = utf8.find('@'); at != std::string_view::npos; at = utf8.find('@', at + 1)) {
        const std::size_t start = std::max(local_part_start(utf8, at), free_from);
        if (start >= at) {
            if (const auto bytes = in_script_without_case(utf8, at)) add(*bytes, 0.9);
            continue;
        }
        if (const auto end = domain_end(utf8, at + 1)) add({start, *end}, 1);
    }
    // "lynn (at) example (dot) org": how transcribers and web pages write them.
    const std::array<std::pair<std::string_view, const Dots*>, 10> ats{{{" (at) ", &written_dots},
                                                                        {"(at)", &written_dots},
                                                                        {" [at] ", &written_dots},
                                                                        {"[at]", &written_dots},
                                                                        {" at ", &written_dots},
                                                                        {" arobase ", &spoken_dots},
                                                                        {" arroba ", &spoken_dots},
                                                                        {" chiocciola ", &spoken_dots},
                                                                        {" klammeraffe ", &spoken_dots},
                                                                        {" @ ", &spaced_dots}}};
    // Every one begins with a blank or a bracket, and few of these begin one: the text is gone through once.
    std::vector<std::pair<std::size_t, std::size_t>> marks;  // which, and where
    for (std::size_t at = utf8.find_first_of(" (["); at != std::string_view::npos;
         at = utf8.find_first_of(" ([", at + 1)) {
        if (at + 1 >= utf8.size() ||
            std::string_view("aA(cCkK@[").find(utf8[at + 1]) == std::string_view::npos)
            continue;
        for (std::size_t i = 0; i < ats.size(); ++i) {
            const std::string_view mark = ats.at(i).first;
            if (equal_ignoring_case(utf8.substr(at, mark.size()), mark)) marks.emplace_back(i, at);
        }
    }
    std::sort(marks.begin(), marks.end());
    for (const auto& [which, at] : marks) {
        const auto& [mark, its_dots] = ats.at(which);
        const std::size_t word = local_part_start(utf8, at);
        if (word >= at) continue;
        const std::size_t start = spelled_local_part_start(utf8, word, *its_dots);
        if (const auto end =
                spelled_domain_end(utf8, at + mark.size(), mark == " at " && start == word, *its_dots))
            add({start, *end}, 0.8);
    }
    return apart(std::move(found));
}

std::vector<Found> find_emails(const Reading& reading) {
    const text::Text& text = reading.text();
    const bool wide = text.utf8().find('\xEF') != std::string::npos;
    return wide ? find_in(text::Text(half_width(text.utf8()))) : find_in(text);
}

}  // namespace

Detector email_detector() {
    return {"email",
            "E-mail addresses",
            find_emails,
            {
                "Write to [[lynn.bradach@example.org]].",
                "<[[first+last@mail.example.co.uk]]>, please",
                "lo|ສົ່ງຫາ[[bounmy@example.la]]ເດີ້",
                "ru|Пишите на [[почта@пример.рф]], спасибо",
                "it is [[lynn (at) example (dot) org]], all small",
                "it is [[lynn at example dot org]], all small",
                "it is [[name dot kb at example dot org]], all small",
                "it is [[name dot kb (at) example dot co dot uk]]",
                "lynn: [[lynn＠example.org]] or [[ｌｙｎｎ＠ｅｘａｍｐｌｅ．ｏｒｇ]]",
                "write to [[x @ example . org]] or [[x @ example.org]]. Thanks",
                "th|[[อีเมล@ตัวอย่าง.ไทย]] ครับ",
                "fr|c'est [[amina point bakri arobase exemple point org]], merci",
                "es|es [[amina punto bakri arroba ejemplo punto org]]",
                "ar|بريدي [[sami@example.net]] شكرا",
            },
            {"look at example and stop", "@handle is not an address", "5 @ 3 each",
             "We met at home. Dot came too.", "therefore at any point actually", "a@b",
             "wait @ home . Then we left"}};
}

}  // namespace sotto::privacy
