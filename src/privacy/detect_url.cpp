// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/ascii.h"
#include "privacy/builtin_detectors.h"
#include "privacy/found_list.h"
#include "privacy/word_set.h"

#include <algorithm>
#include <string_view>

namespace sotto::privacy {

namespace {

/// Characters of an address. Letters beyond ASCII end one, because addresses as people copy them have none
/// and scripts without spaces would go on for ever.
bool is_url_character(char c) {
    if (static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x7F) return false;
    return std::string_view("<>\"`{}|\\^[]").find(c) == std::string_view::npos;
}

/// The end of an address that starts at `start`, without the punctuation of the sentence it stands in.
std::size_t url_end(std::string_view utf8, std::size_t start) {
    std::size_t end = start;
    while (end < utf8.size() && is_url_character(utf8[end])) ++end;
    while (end > start) {
        const char last = utf8[end - 1];
        if (std::string_view(".,;:!?'*_").find(last) != std::string_view::npos) {
            --end;
        } else if (last == ')') {
            const std::string_view so_far = utf8.substr(start, end - start);
            if (std::count(so_far.begin(), so_far.end(), '(') >=
                std::count(so_far.begin(), so_far.end(), ')'))
                break;
            --end;
        } else {
            break;
        }
    }
    return end;
}

bool is_label_character(char c) {
    return is_ascii_alphanumeric(c) || c == '-';
}

/// Last labels of domains that are hardly ever words.
const WordSet& top_domains() {
    static const WordSet domains(R"(
        com org net edu gov mil info biz online site blog xyz app dev news tv fm ly gl
        uk fr es pt nl ch ru ua rs hr ba mk xk pl cz sk hu ro bg gr tr se fi dk ie lu lt lv ee
        vn kh mm tj af iq lb sy jo ps uz kg kz tm pk bd lk np cn jp kr tw hk sg ph au nz ca mx br ar cl ve
        ng ke ug tz za gh sn et er sd ss cd rw bi mz zm zw mw ao eu int)");
    return domains;
}

/// Those that are words too: only with a path behind or two points before.
const WordSet& doubtful_top_domains() {
    static const WordSet domains("io co me la th is it be at de us my id so no in il ir al am to pe do li");
    return domains;
}

/// The bytes of a domain name around the point at `point`, when it looks like one.
bool bare_domain(std::string_view utf8, std::size_t point, std::size_t& first, std::size_t& last) {
    first = point;
    while (first > 0 && (is_label_character(utf8[first - 1]) || (utf8[first - 1] == '.' && first < point)))
        --first;
    while (first < point && !is_ascii_alphanumeric(utf8[first])) ++first;
    if (first == point ||
        (first > 0 && (utf8[first - 1] == '@' || static_cast<unsigned char>(utf8[first - 1]) >= 0x80))) {
        return false;
    }
    last = point;
    std::size_t points = 0;
    std::size_t label = point;
    while (last < utf8.size() && utf8[last] == '.') {
        std::size_t end = last + 1;
        while (end < utf8.size() && is_label_character(utf8[end])) ++end;
        if (end == last + 1) break;
        label = last + 1;
        last = end;
        ++points;
    }
    if (points == 0 || label == point) return false;
    if (last < utf8.size() &&
        (utf8[last] == '@' || utf8[last] == '_' || static_cast<unsigned char>(utf8[last]) >= 0x80))
        return false;
    const std::string_view top = utf8.substr(label, last - label);
    // Small letters: "the end.In Lao" is a sentence without its space.
    if (std::any_of(top.begin(), top.end(), [](char c) { return !(c >= 'a' && c <= 'z'); })) return false;
    const std::string_view name = utf8.substr(first, label - 1 - first);
    if (std::all_of(name.begin(), name.end(), [](char c) { return is_ascii_digit(c) || c == '.'; }))
        return false;
    const bool path = last + 1 < utf8.size() && utf8[last] == '/' && is_ascii_alphanumeric(utf8[last + 1]);
    if (name.size() < 2 && !path) return false;
    if (top_domains().has(top)) return true;
    return doubtful_top_domains().has(top) && (path || std::count(name.begin(), name.end(), '.') > 0);
}

std::vector<Found> find_urls(const Reading& reading) {
    const text::Text& text = reading.text();
    const std::string_view utf8 = text.utf8();
    std::vector<Found> found;
    std::size_t free_from = 0;
    const auto add = [&](std::size_t first, std::size_t last, double confidence) {
        found.push_back(found_at(text, first, last, Category::Url, confidence));
        free_from = last;
    };
    for (std::size_t at = utf8.find_first_of(".:"); at != std::string_view::npos;
         at = utf8.find_first_of(".:", at + 1)) {
        if (at < free_from) continue;
        if (utf8[at] == ':') {
            if (utf8.substr(at, 3) != "://") continue;
            std::size_t first = at;
            while (first > free_from && is_ascii_letter(utf8[first - 1])) --first;
            const std::size_t last = url_end(utf8, at + 3);
            if (first < at && last > at + 3) add(first, last, 1);
            continue;
        }
        if (at >= 3 && equal_ignoring_case(utf8.substr(at - 3, 3), "www") && at + 1 < utf8.size() &&
            is_ascii_alphanumeric(utf8[at + 1])) {
            if (const std::size_t last = url_end(utf8, at - 3); last > at + 2) add(at - 3, last, 1);
            continue;
        }
        std::size_t first = 0;
        std::size_t last = 0;
        if (!bare_domain(utf8, at, first, last) || first < free_from) continue;
        const bool path = last < utf8.size() && (utf8[last] == '/' || utf8[last] == '?');
        add(first, path ? url_end(utf8, first) : last, 0.8);
    }
    return found;
}

}  // namespace

Detector url_detector() {
    return {"url",
            "Web addresses",
            find_urls,
            {
                "See [[https://example.org/people/lynn?x=1]].",
                "([[http://example.org/a_(b)]])",
                "on [[www.example.org/team]], there",
                "find me at [[facebook.example.com/lynn.b]] or [[t.me/lynn]]!",
                "lo|ເບິ່ງ[[https://example.la/page]]ເດີ້",
                "our site [[voices-of-survivors.org]] is old",
            },
            {"the end.In Lao we say", "e.g. this and i.e. that", "version 1.2.3", "report.docx",
             "he said.it was late", "at 3.30 p.m.", "Mr. Smith"}};
}

}  // namespace sotto::privacy
