// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/recent_codes.h"

#include "workbench/words.h"

#include <fmt/format.h>
#include <wx/config.h>
#include <wx/tokenzr.h>

#include <algorithm>
#include <cstdint>

namespace sotto::workbench {

namespace {

/// FNV-1a, 64 bits.
std::uint64_t digest(const std::string& bytes) {
    std::uint64_t value = 0xcbf29ce484222325U;
    for (const char byte : bytes) {
        value ^= static_cast<unsigned char>(byte);
        value *= 0x100000001b3U;
    }
    return value;
}

std::vector<Id<study::Code>> kept_codes(const std::string& key) {
    std::vector<Id<study::Code>> codes;
    for (const auto& word : wxSplit(wxConfigBase::Get()->Read(shown(key), wxString()), ' ')) {
        long long number = 0;
        if (word.ToLongLong(&number) && number > 0) codes.push_back({number});
    }
    return codes;
}

}  // namespace

bool offered_for_coding(const study::Code& code) {
    return code.codable &&
           (code.status == study::CodeStatus::Active || code.status == study::CodeStatus::Draft);
}

RecentCodes::RecentCodes(const StudyPicture& study)
    : study_(study), key_(fmt::format("/recent-codes/{:016x}", digest(study.location))) {}

std::vector<Id<study::Code>> RecentCodes::codes() const {
    auto codes = kept_codes(key_);
    std::erase_if(codes, [&](Id<study::Code> id) {
        const auto* code = study_.codes.find(id);
        return code == nullptr || !offered_for_coding(*code);
    });
    if (codes.size() > most) codes.resize(most);
    return codes;
}

void RecentCodes::used(Id<study::Code> code) {
    auto codes = kept_codes(key_);
    std::erase(codes, code);
    codes.insert(codes.begin(), code);
    // A few more than are shown, for codes that go.
    if (codes.size() > 2 * most) codes.resize(2 * most);
    wxString words;
    for (const auto id : codes) words << (words.empty() ? "" : " ") << static_cast<wxLongLong_t>(id.value);
    auto* config = wxConfigBase::Get();
    config->Write(shown(key_), words);
    config->Flush();
}

}  // namespace sotto::workbench
