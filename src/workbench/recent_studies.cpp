// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/recent_studies.h"

#include "base/clock.h"
#include "workbench/words.h"

#include <wx/config.h>

namespace sotto::workbench {

namespace {

constexpr std::size_t most = 10;

void keep(const std::vector<RecentStudy>& studies) {
    auto* config = wxConfigBase::Get();
    config->DeleteGroup("/recent");
    for (std::size_t i = 0; i < studies.size() && i < most; ++i) {
        const wxString group = wxString::Format("/recent/%zu/", i);
        config->Write(group + "location", shown(studies[i].location));
        config->Write(group + "title", shown(studies[i].title));
        config->Write(group + "opened", shown(studies[i].opened));
    }
    config->Flush();
}

}  // namespace

std::vector<RecentStudy> recent_studies() {
    const auto* config = wxConfigBase::Get();
    std::vector<RecentStudy> studies;
    for (std::size_t i = 0; i < most; ++i) {
        const wxString group = wxString::Format("/recent/%zu/", i);
        wxString location;
        if (!config->Read(group + "location", &location)) break;
        studies.push_back({kept(location), kept(config->Read(group + "title", wxString())),
                           kept(config->Read(group + "opened", wxString()))});
    }
    return studies;
}

void remember_study(const std::string& location, const std::string& title) {
    // A server's address may hold a password.
    if (location.rfind("postgresql://", 0) == 0 && location.find('@') != std::string::npos) return;
    auto studies = recent_studies();
    std::erase_if(studies, [&](const RecentStudy& study) { return study.location == location; });
    studies.insert(studies.begin(), {location, title, base::utc_now()});
    keep(studies);
}

void forget_study(const std::string& location) {
    auto studies = recent_studies();
    std::erase_if(studies, [&](const RecentStudy& study) { return study.location == location; });
    keep(studies);
}

}  // namespace sotto::workbench
