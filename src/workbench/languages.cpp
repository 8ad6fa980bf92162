// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/languages.h"

#include "workbench/words.h"

#include <wx/intl.h>

namespace sotto::workbench {

wxString language_in_words(const std::string& tag) {
    if (tag.empty() || tag == "und") return _("Language not known");
    const auto* info = wxLocale::FindLanguageInfo(shown(tag.substr(0, tag.find('-'))));
    return info == nullptr ? shown(tag) : wxGetTranslation(info->Description);
}

const std::vector<std::string>& offered_languages() {
    static const std::vector<std::string> tags{"en", "fr", "es", "pt", "de", "it", "ar", "fa", "tr", "ru",
                                               "uk", "sr", "sq", "km", "lo", "th", "vi", "my", "ne", "hi",
                                               "id", "zh", "ja", "ko", "sw", "am", "so", "ha"};
    return tags;
}

std::string language_meant(const wxString& words) {
    const auto typed = wxString(words).Strip(wxString::both);
    for (const auto& tag : offered_languages()) {
        if (typed.IsSameAs(language_in_words(tag), false)) return tag;
    }
    return typed.IsSameAs(language_in_words("und"), false) ? "und" : kept(typed);
}

}  // namespace sotto::workbench
