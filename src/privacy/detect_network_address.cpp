// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/ascii.h"
#include "privacy/builtin_detectors.h"
#include "privacy/found_list.h"
#include "privacy/word_set.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

namespace {

bool is_hex(char c) {
    return is_ascii_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}

/// Every byte of every text is asked.
bool is_part(char c) {
    static constexpr auto parts = [] {
        std::array<bool, 256> all{};
        for (const char part :
             std::string_view("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.:-_"))
            all[static_cast<unsigned char>(part)] = true;
        return all;
    }();
    return parts[static_cast<unsigned char>(c)];
}

/// Four numbers from 0 to 255, as RFC 6943 (3.1.1) has them in their strict form; leading zeros only fill a
/// number up to three digits.
std::optional<std::array<int, 4>> four_numbers(std::string_view word) {
    std::array<int, 4> numbers{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        std::size_t end = at;
        int value = 0;
        while (end < word.size() && is_ascii_digit(word[end]) && end - at < 4)
            value = value * 10 + (word[end++] - '0');
        if (end == at || end - at > 3 || value > 255 || (end - at == 2 && word[at] == '0'))
            return std::nullopt;
        numbers.at(i) = value;
        if (i + 1 < numbers.size() && (end >= word.size() || word[end] != '.')) return std::nullopt;
        at = end + (i + 1 < numbers.size() ? 1 : 0);
    }
    if (at != word.size()) return std::nullopt;
    return numbers;
}

/// RFC 4291, 2.2: eight groups of up to four hexadecimal digits, or fewer with one `::`; the last two may be
/// written as IPv4. What is as well a time (`12:30:45`) or a name in a program (`std::cout`) is none.
bool is_ipv6(std::string_view word) {
    const std::size_t gap = word.find("::");
    if (gap != std::string_view::npos && word.find("::", gap + 1) != std::string_view::npos) return false;
    std::size_t groups = 0;
    bool letter_or_four = false;
    for (std::size_t at = 0; at < word.size();) {
        if (word[at] == ':') {
            const bool of_gap = at == gap || (gap != std::string_view::npos && at == gap + 1);
            if (!of_gap && (at == 0 || at + 1 == word.size())) return false;
            ++at;
            continue;
        }
        const std::size_t end = std::min(word.find(':', at), word.size());
        const std::string_view group = word.substr(at, end - at);
        if (end == word.size() && group.find('.') != std::string_view::npos) {
            if (!four_numbers(group)) return false;
            groups += 2;
            letter_or_four = true;
        } else {
            if (group.size() > 4 || !std::all_of(group.begin(), group.end(), is_hex)) return false;
            letter_or_four = letter_or_four || group.size() == 4 ||
                             std::any_of(group.begin(), group.end(), is_ascii_letter);
            ++groups;
        }
        at = end;
    }
    const bool digits = std::any_of(word.begin(), word.end(), is_ascii_digit);
    if (gap == std::string_view::npos) return groups == 8;
    // `::1` is every machine's name for itself.
    return groups >= 2 && groups < 8 && letter_or_four && digits;
}

/// Six or eight pairs of hexadecimal digits (IEEE 802: EUI-48, EUI-64) with one sign between them, or three
/// groups of four with points. Pairs of decimal digits with hyphens may be a telephone number or a date.
bool is_hardware_address(std::string_view word) {
    const auto grouped = [&](std::size_t size, std::size_t groups, char sign) {
        if (word.size() != groups * (size + 1) - 1) return false;
        for (std::size_t i = 0; i < word.size(); ++i) {
            const bool border = i % (size + 1) == size;
            if (border ? word[i] != sign : !is_hex(word[i])) return false;
        }
        return true;
    };
    const bool letter = std::any_of(word.begin(), word.end(), is_ascii_letter);
    for (const std::size_t pairs : {std::size_t{6}, std::size_t{8}}) {
        if (grouped(2, pairs, ':') || (letter && (grouped(2, pairs, '-') || grouped(2, pairs, '.'))))
            return true;
    }
    return letter && grouped(4, 3, '.');
}

/// Words of the languages in which such addresses are spoken about; most borrow the English ones.
const WordSet& words_of_networks() {
    static const WordSet words(R"(
        ip ipv4 address addresses server host gateway router dns ping subnet network machine
        adresse adresses serveur passerelle routeur réseau
        dirección servidor red endereço rede адрес сервер адреса địa chỉ máy chủ)");
    return words;
}

const WordSet& words_of_outlines() {
    static const WordSet words(R"(
        version versions ver v release build firmware update section sections sec chapter paragraph para clause
        article annex appendix figure fig table item step lesson objective outcome output activity indicator goal
        chapitre paragraphe alinéa annexe tableau activité objectif résultat
        sección versión capítulo párrafo tabla seção versão раздел версия глава пункт розділ версія)");
    return words;
}

/// The words of the line before `at`, folded, nearest first.
std::vector<std::string> words_before(std::string_view utf8, std::size_t at, std::size_t most) {
    constexpr std::size_t reach = 80;
    const std::size_t from = at > reach ? at - reach : 0;
    std::string_view before = utf8.substr(from, at - from);
    if (const auto line = before.rfind('\n'); line != std::string_view::npos) before.remove_prefix(line + 1);
    std::vector<std::string> words;
    for (std::size_t end = before.size(); end > 0 && words.size() < most;) {
        const auto is_letter = [&](char c) {
            return is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
        };
        while (end > 0 && !is_letter(before[end - 1])) --end;
        std::size_t start = end;
        while (start > 0 && is_letter(before[start - 1])) --start;
        // A letter cut in two by `reach` is no word.
        if (start < end && (start > 0 || from == 0))
            words.push_back(text::fold_key(before.substr(start, end - start)));
        end = start;
    }
    return words;
}

/// 1.2.3.4 is a heading or a version more often than a machine: with numbers that outlines have, only a word
/// before says which it is.
bool is_ipv4(std::string_view utf8, std::size_t first, std::string_view word, bool has_port_or_mask) {
    constexpr int highest_of_outlines = 31;
    const auto numbers = four_numbers(word);
    if (!numbers) return false;
    const auto before = words_before(utf8, first, 5);
    if (!before.empty() && words_of_outlines().has(before.front())) return false;
    if (has_port_or_mask) return true;
    if (std::any_of(before.begin(), before.end(),
                    [](const auto& one) { return words_of_networks().has(one); }))
        return true;
    const bool outline = std::all_of(numbers->begin(), numbers->end(),
                                     [](int number) { return number >= 1 && number <= highest_of_outlines; });
    return !outline;
}

/// Digits behind `sign` at `at`, up to `most`: their end, or `at` when there are none.
std::size_t behind_sign(std::string_view utf8, std::size_t at, char sign, std::size_t most) {
    if (at >= utf8.size() || utf8[at] != sign) return at;
    std::size_t end = at + 1;
    while (end < utf8.size() && is_ascii_digit(utf8[end])) ++end;
    const std::size_t digits = end - at - 1;
    return digits == 0 || digits > most ? at : end;
}

/// The end of `192 . 168 . 1 . 1` from `at` on, or `at`.
std::size_t behind_spaced_numbers(std::string_view utf8, std::size_t at) {
    if (!is_ascii_digit(utf8[at])) return at;
    std::string word;
    std::size_t end = at;
    for (int i = 0; i < 4; ++i) {
        if (i > 0) {
            if (utf8.substr(end, 3) != " . ") return at;
            end += 3;
            word += '.';
        }
        const std::size_t first = end;
        while (end < utf8.size() && is_ascii_digit(utf8[end])) word += utf8[end++];
        if (end == first) return at;
    }
    return is_ipv4(utf8, at, word, false) ? end : at;
}

/// The end of `00 1B 44 11 3A B7` from `at` on, or `at`: six pairs in capitals, or with a digit among them.
std::size_t behind_spaced_pairs(std::string_view utf8, std::size_t at) {
    constexpr std::size_t length = 17;
    if (at + length > utf8.size()) return at;
    bool letter = false;
    bool digit = false;
    bool small = false;
    for (std::size_t i = 0; i < length; ++i) {
        const char c = utf8[at + i];
        if (i % 3 == 2 ? c != ' ' : !is_hex(c)) return at;
        letter = letter || is_ascii_letter(c);
        digit = digit || is_ascii_digit(c);
        small = small || (c >= 'a' && c <= 'f');
    }
    const std::size_t end = at + length;
    const bool goes_on = end < utf8.size() && is_part(utf8[end]) && utf8[end] != '.';
    return letter && (digit || !small) && !goes_on ? end : at;
}

/// Digits of every script as ASCII, each in its place.
std::string ascii_digits(std::string_view utf8) {
    std::string plain;
    plain.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = text::utf8::next(utf8, at);
        const int digit = c < 0x80 ? -1 : text::digit_value(c);
        text::utf8::append(plain, digit < 0 ? c : U'0' + static_cast<char32_t>(digit));
    }
    return plain;
}

std::vector<Found> find_in(const text::Text& text) {
    const std::string_view utf8 = text.utf8();
    std::vector<Found> found;
    for (std::size_t at = 0; at < utf8.size();) {
        if (!is_hex(utf8[at]) && utf8[at] != ':') {
            // The rest of a word that begins otherwise is none either.
            const bool word = is_part(utf8[at]);
            ++at;
            while (word && at < utf8.size() && is_part(utf8[at])) ++at;
            continue;
        }
        const std::size_t spaced = std::max(behind_spaced_numbers(utf8, at), behind_spaced_pairs(utf8, at));
        if (spaced > at) {
            found.push_back(found_at(text, at, spaced, Category::NetworkAddress, 0.9));
            at = spaced;
            continue;
        }
        std::size_t end = at;
        bool parted = false;  // by a sign that every address has
        while (end < utf8.size() && is_part(utf8[end]))
            parted = !is_ascii_alphanumeric(utf8[end++]) || parted;
        const std::size_t next = end;
        if (!parted) {
            at = next;
            continue;
        }
        // The sentence's own signs.
        while (end > at && (utf8[end - 1] == '.' || utf8[end - 1] == '-' || utf8[end - 1] == '_' ||
                            (utf8[end - 1] == ':' && (end < at + 2 || utf8[end - 2] != ':'))))
            --end;
        const std::string_view word = utf8.substr(at, end - at);
        const std::size_t colon = word.find(':');
        const std::string_view host =
            colon != std::string_view::npos && word.find('.') < colon ? word.substr(0, colon) : word;
        const std::size_t host_end = at + host.size();
        const std::size_t port = behind_sign(utf8, host_end, ':', 5);
        const std::size_t mask = behind_sign(utf8, host_end, '/', 3);
        if (word.size() >= 7 && (port == end || host_end == end) &&
            is_ipv4(utf8, at, host, port != host_end || mask != host_end)) {
            end = std::max(port, mask);
            found.push_back(found_at(text, at, end, Category::NetworkAddress, 0.9));
        } else if (is_hardware_address(word)) {
            found.push_back(found_at(text, at, end, Category::NetworkAddress, 0.9));
        } else if (colon != std::string_view::npos && is_ipv6(word)) {
            // `%eth0` says by which of its doors.
            if (end < utf8.size() && utf8[end] == '%') {
                std::size_t zone = end + 1;
                while (zone < utf8.size() && is_ascii_alphanumeric(utf8[zone])) ++zone;
                if (zone > end + 1) end = zone;
            }
            end = std::max(end, behind_sign(utf8, end, '/', 3));
            found.push_back(found_at(text, at, end, Category::NetworkAddress, 0.9));
        }
        at = std::max(next, end);
    }
    return found;
}

std::vector<Found> find_addresses(const Reading& reading) {
    const std::string& utf8 = reading.text().utf8();
    const auto foreign = [](char c) { return static_cast<unsigned char>(c) >= 0xD9; };
    const bool may_have =
        utf8.find('.') != std::string::npos && std::any_of(utf8.begin(), utf8.end(), foreign);
    return may_have ? find_in(text::Text(ascii_digits(utf8))) : find_in(reading.text());
}

}  // namespace

Detector network_address_detector() {
    return {"network-address",
            "Internet and hardware addresses of machines",
            find_addresses,
            {
                "it came from [[192.168.0.17]], he said",
                "from [[203.0.113.9:8080]].",
                "the whole of [[10.11.12.0/24]]",
                "the address is [[1.2.3.4]]",
                "fr|l’adresse IP [[5.6.7.8]] du serveur",
                "lo|ຈາກ[[198.51.100.23]]ມື້ນັ້ນ",
                "on [[2001:db8::8a2e:370:7334]] all night",
                "[[2001:0db8:85a3:0000:0000:8a2e:0370:7334]]",
                "[[fe80::1ff:fe23:4567:890a%eth0]] and [[2001:db8::/32]]",
                "([[::ffff:192.0.2.128]])",
                "the phone's [[00:1B:44:11:3A:B7]]",
                "printed [[00-1b-44-11-3a-b7]] or [[001b.4411.3ab7]]",
                "[[01:23:45:67:89:10]]",
                "[[192.168.001.001]] and [[192 . 168 . 1 . 1]]",
                "fa|از [[۱۹۲.۱۶۸.۱.۱]] آمد",
                "[[aa.bb.cc.dd.ee.ff]] or [[AA BB CC DD EE FF]] or [[00 1b 44 11 3a b7]]",
            },
            {"version 1.2.3.4",
             "version 192.168.0.17",
             "see 1.2.3.4 and 2.1.1.3 above",
             "section 10.0.1.2",
             "Activity 2.1.1.40 was late",
             "at 12:30:45 and 12:30",
             "1.2.3.4.5",
             "1.2.3",
             "300.1.2.3",
             "192.168.01.1",
             "1 . 2 . 3 . 4",
             "10 11 12 13 14 15",
             "be ad fa ce de ed",
             "std::cout",
             "Abba::dead",
             "a 3:16 verse",
             "::",
             "he said: ::1 is here",
             "06-12-34-56-78",
             "10-11-12-13-14-15",
             "1,234.567.890.1",
             "face:book",
             "de:ad"}};
}

}  // namespace sotto::privacy
