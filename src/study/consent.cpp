// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study/register.h"

#include <algorithm>
#include <array>

namespace sotto::study {

namespace {

// The circles that lie inside one another. The archive is none of them: a deposit is asked for apart.
constexpr std::array<Audience, 3> circles{Audience::Team, Audience::Partners, Audience::Public};

// Later records win; records of the same instant (one import) by their number.
bool newer(const Consent& a, const Consent& b) {
    if (a.recorded != b.recorded) return a.recorded > b.recorded;
    return a.id.value > b.id.value;
}

const Consent* newest(const std::vector<Consent>& records, Id<Entity> participant, Audience audience) {
    const Consent* best = nullptr;
    for (const Consent& record : records) {
        if (record.participant != participant || record.audience != audience) continue;
        if (best == nullptr || newer(record, *best)) best = &record;
    }
    return best;
}

}  // namespace

Consent consent_in_force(const std::vector<Consent>& records, Id<Entity> participant, Audience audience) {
    Consent none;
    none.participant = participant;
    none.audience = audience;
    none.use = audience == Audience::Team ? Use::Quote : Use::None;

    const Consent* own = newest(records, participant, audience);
    Consent result = own != nullptr ? *own : none;

    if (audience != Audience::Archive) {
        const auto place = std::find(circles.begin(), circles.end(), audience);
        // What was granted to a wider circle holds inside it, unless the narrower one was decided on later.
        for (auto wider = place + 1; wider != circles.end(); ++wider) {
            const Consent* record = newest(records, participant, *wider);
            if (record == nullptr || record->withdrawn || record->use == Use::None) continue;
            if (own == nullptr || newer(*record, *own)) {
                if (own == nullptr || record->use < result.use) {
                    result = *record;
                    result.audience = audience;
                }
            }
        }
    }

    // Who takes back what a narrow circle may do takes it back from all outside that circle.
    for (const Audience narrower : circles) {
        if (narrower == audience) break;
        const Consent* record = newest(records, participant, narrower);
        if (record != nullptr && record->withdrawn && (own == nullptr || !newer(*own, *record))) {
            result = *record;
            result.audience = audience;
        }
    }
    if (result.withdrawn) result.use = Use::None;
    return result;
}

std::optional<std::vector<Consent>> consent_from_register(std::string_view word) {
    const auto grant = [](Audience to, Use what) {
        Consent consent;
        consent.audience = to;
        consent.use = what;
        return consent;
    };
    if (word == "none") {
        return std::vector{grant(Audience::Team, Use::None), grant(Audience::Partners, Use::None),
                           grant(Audience::Public, Use::None), grant(Audience::Archive, Use::None)};
    }
    const auto widest = audience(word);
    if (!widest) return std::nullopt;
    // What is not granted is recorded too: a register that once said `public` and now says `team` must
    // narrow.
    std::vector<Consent> records;
    for (const Audience each : {Audience::Team, Audience::Partners, Audience::Public, Audience::Archive}) {
        records.push_back(grant(each, each <= *widest ? Use::Quote : Use::None));
    }
    return records;
}

}  // namespace sotto::study
