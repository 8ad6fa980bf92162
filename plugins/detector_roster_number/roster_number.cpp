// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// An example of a detector that is no part of Sotto: the numbers by which a made-up employer knows its
// people, `R-` and four digits. Copy it, change the search and the samples, and set SOTTO_DETECTORS to the
// folder in which the library is.
#include "privacy/detector_plugin_api.h"

#include <string_view>

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_part(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

int find(sotto_detector_text text, sotto_detector_text, const sotto_detector_host* host) {
    constexpr std::size_t length = 6;
    const std::string_view utf8(text.bytes, text.size);
    for (std::size_t at = utf8.find("R-"); at != std::string_view::npos; at = utf8.find("R-", at + 1)) {
        const std::size_t last = at + length;
        if (last > utf8.size() || (at > 0 && is_part(utf8[at - 1]))) continue;
        bool digits = true;
        for (std::size_t i = at + 2; i < last; ++i) digits = digits && is_digit(utf8[i]);
        if (!digits || (last < utf8.size() && is_part(utf8[last]))) continue;
        const sotto_found found{at, last, SOTTO_FOUND_ID_NUMBER, 0.9};
        host->found(host->context, &found);
    }
    return 0;
}

const char* const samples[] = {"on the list he is [[R-1204]], I think", "[[R-0001]]", nullptr};
const char* const counter_samples[] = {"R-12 and R-12045", "PR-1204", "R 1204", nullptr};

}  // namespace

const sotto_detector_plugin* sotto_detector() {
    static const sotto_detector_plugin plugin{SOTTO_DETECTOR_API_VERSION,
                                              sizeof(sotto_detector_plugin),
                                              "roster-number",
                                              "Roster numbers",
                                              find,
                                              samples,
                                              counter_samples};
    return &plugin;
}
