// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/detector.h"

#include "privacy/builtin_detectors.h"
#include "privacy/detector_plugins.h"

#include <array>
#include <utility>

namespace sotto::privacy {

std::string_view name_of(Category category) {
    constexpr std::array<std::string_view, categories> names{
        "person",          "place",     "organisation", "other",        "email",        "url",
        "network-address", "phone",     "id-number",    "payment-card", "bank-account", "coordinates",
        "birth-date",      "date",      "age",          "occupation",   "kinship",      "health",
        "religion",        "ethnicity", "amount"};
    return names.at(static_cast<std::size_t>(category));
}

const std::vector<Detector>& detectors() {
    // Where two find the very same piece, the one listed first names it: the more certain stand first.
    static const std::vector<Detector> builtin{
        email_detector(),        url_detector(),          network_address_detector(), coordinates_detector(),
        payment_card_detector(), bank_account_detector(), birth_date_detector(),      date_detector(),
        age_detector(),          phone_detector(),        id_number_detector(),       places_detector(),
        address_detector(),      plate_detector(),        handle_detector(),          spelt_name_detector(),
    };
    static const std::vector<Detector> all = [] {
        std::vector<Detector> made = builtin;
        for (Detector& one : detectors_of_environment()) made.push_back(std::move(one));
        return made;
    }();
    return all;
}

const std::vector<Detector>& indirect_detectors() {
    static const std::vector<Detector> all = [] {
        std::vector<Detector> made = lexicon_detectors();
        made.push_back(amount_detector());
        return made;
    }();
    return all;
}

}  // namespace sotto::privacy
