// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"

/// One maker for each detector, for the list in detectors.cpp.
namespace sotto::privacy {

Detector email_detector();
Detector url_detector();
Detector network_address_detector();
Detector coordinates_detector();
Detector payment_card_detector();
Detector bank_account_detector();
Detector birth_date_detector();
Detector date_detector();
Detector age_detector();
Detector phone_detector();
Detector id_number_detector();
Detector places_detector();
Detector amount_detector();
Detector spelt_name_detector();
Detector address_detector();
Detector plate_detector();
Detector handle_detector();

/// One for each lexicon of words for traits.
std::vector<Detector> lexicon_detectors();

}  // namespace sotto::privacy
