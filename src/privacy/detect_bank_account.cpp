// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/ascii.h"
#include "privacy/builtin_detectors.h"
#include "privacy/digit_runs.h"
#include "privacy/found_list.h"
#include "text/utf8.h"

#include <string>
#include <unordered_map>
#include <utility>

namespace sotto::privacy {

namespace {

/// Lengths by country, from the IBAN registry (SWIFT, release 99).
std::size_t iban_length(std::string_view country) {
    static const std::unordered_map<std::string_view, std::size_t> lengths{
        {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22},
        {"BH", 22}, {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24},
        {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18},
        {"FK", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27},
        {"GT", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27},
        {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20},
        {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MN", 20}, {"MR", 27},
        {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23}, {"PK", 24}, {"PL", 28},
        {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24}, {"SC", 31},
        {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25}, {"SV", 28},
        {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}, {"YE", 30}};
    const auto found = lengths.find(country);
    return found == lengths.end() ? 0 : found->second;
}

/// ISO 13616: the first four characters moved to the end, letters as 10…35, remainder 1 by 97.
bool remainder_is_one(const std::string& iban) {
    int remainder = 0;
    const std::string moved = iban.substr(4) + iban.substr(0, 4);
    for (const char c : moved) {
        if (is_ascii_digit(c)) {
            remainder = (remainder * 10 + (c - '0')) % 97;
        } else {
            remainder = (remainder * 100 + (c - 'A' + 10)) % 97;
        }
    }
    return remainder == 1;
}

char capital(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}

const WordSet& account_words() {
    static const WordSet words(R"(
        account accounts acct iban swift compte rib cuenta conta conto konto kontonummer bankrekening rekening rekeningnummer
        счет счёт счета рачун račun llogari llogarinë حساب حسابي حسابها حسابه ບັນຊີ บัญชี គណនី ሒሳብ ҳисоб hisob khoản)");
    return words;
}

std::vector<Found> find_accounts(const Reading& reading) {
    const text::Text& text = reading.text();
    const std::string_view utf8 = text.utf8();
    std::vector<Found> found;
    const auto add = [&](std::size_t first, std::size_t last, double confidence) {
        found.push_back(found_at(text, first, last, Category::BankAccount, confidence));
    };
    std::size_t free_from = 0;
    for (std::size_t at = 2; at + 1 < utf8.size(); ++at) {
        // Two letters and two digits: looked for at the first digit, because digits are rarer.
        if (!is_ascii_digit(utf8[at]) || !is_ascii_digit(utf8[at + 1])) continue;
        const std::size_t first = at - 2;
        if (first < free_from || !is_ascii_letter(utf8[first]) || !is_ascii_letter(utf8[first + 1])) continue;
        if (first > 0 && is_ascii_alphanumeric(utf8[first - 1])) continue;
        std::string iban{capital(utf8[first]), capital(utf8[first + 1])};
        const std::size_t length = iban_length(iban);
        if (length == 0) continue;
        std::size_t end = at;
        while (end < utf8.size() && iban.size() < length) {
            const char c = utf8[end];
            if (is_ascii_alphanumeric(c)) {
                iban += capital(c);
            } else if (c != ' ' && c != '-') {
                const bool no_break_space = utf8.substr(end, 2) == "\xC2\xA0";
                if (!no_break_space) break;
                ++end;
            }
            ++end;
        }
        if (iban.size() != length || (end < utf8.size() && is_ascii_alphanumeric(utf8[end]))) continue;
        if (!remainder_is_one(iban)) continue;
        add(first, end, 1);
        free_from = end;
    }
    for (const DigitRun& run : reading.digit_runs()) {
        if (run.digits.size() < 6 || run.digits.size() > 30 || is_quantity_or_date(run)) continue;
        if (has_cue_before(utf8, run.first, account_words())) add(run.first, run.last, 0.7);
    }
    return apart(std::move(found));
}

}  // namespace

Detector bank_account_detector() {
    return {"bank-account",
            "Bank account numbers",
            find_accounts,
            {"pay to [[GB82 WEST 1234 5698 7654 32]] now", "[[DE89370400440532013000]]",
             "[[gb82 west 1234 5698 7654 32]]", "my account number is [[12345678]]",
             "fr|le compte [[00123 45678 901]]"},
            {"GB82 WEST 1234 5698 7654 33", "on account of 12 people", "MG42 and MG34 guns",
             "a count of 12345678"}};
}

}  // namespace sotto::privacy
