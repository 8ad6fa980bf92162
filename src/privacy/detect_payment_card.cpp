// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/builtin_detectors.h"
#include "privacy/digit_runs.h"
#include "privacy/found_list.h"

namespace sotto::privacy {

namespace {

/// The check digit of ISO/IEC 7812-1, annex B.
bool luhn_holds(const std::string& digits) {
    int sum = 0;
    bool twice = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        int value = *digit - '0';
        if (twice) value = value > 4 ? 2 * value - 9 : 2 * value;
        sum += value;
        twice = !twice;
    }
    return sum % 10 == 0;
}

std::vector<Found> find_cards(const Reading& reading) {
    const text::Text& text = reading.text();
    std::vector<Found> found;
    for (const DigitRun& run : reading.digit_runs()) {
        if (run.digits.size() < 13 || run.digits.size() > 19 || run.plus || run.digits[0] < '2' ||
            run.digits[0] > '6')
            continue;
        bool written_as_card = true;
        for (std::size_t i = 1; i < run.groups.size(); ++i) {
            written_as_card = written_as_card &&
                              (run.groups[i].separator == " " || run.groups[i].separator == "-") &&
                              run.groups[i].digits.size() >= 3;
        }
        if (!written_as_card || !luhn_holds(run.digits)) continue;
        found.push_back(found_at(text, run.first, run.last, Category::PaymentCard, 0.95));
    }
    return found;
}

}  // namespace

Detector payment_card_detector() {
    return {"payment-card",
            "Payment card numbers",
            find_cards,
            {"card [[4111 1111 1111 1111]] please", "[[5500-0000-0000-0004]]", "[[378282246310005]]",
             "ar|بطاقتي [[٤١١١ ١١١١ ١١١١ ١١١١]]"},
            {"4111 1111 1111 1112", "+4111 1111 1111 1111", "1234567890123", "in 2008 2009 2010 2011"}};
}

}  // namespace sotto::privacy
