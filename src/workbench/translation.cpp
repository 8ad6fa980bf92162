// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/translation.h"

#include "base/places.h"
#include "workbench/words.h"

#include <gtk/gtk.h>
#include <wx/config.h>
#include <wx/intl.h>
#include <wx/translation.h>
#include <cstdlib>
#include <filesystem>

namespace sotto::workbench {

namespace {

constexpr const char* domain = "sotto";

/// Where the catalogues are; the first that is there.
void look_for_catalogues() {
    const auto program = base::program_folder();
    std::vector<std::filesystem::path> places = {program / "../share/locale", program / "locale"};
    if (const char* named = std::getenv("SOTTO_LOCALE"); named != nullptr && *named != '\0') {
        places.insert(places.begin(), named);
    }
    for (const auto& place : places) {
        wxFileTranslationsLoader::AddCatalogLookupPathPrefix(shown(place.string()));
    }
}

bool is_right_to_left(const wxString& language) {
    const auto* known = wxLocale::FindLanguageInfo(language);
    return known != nullptr && known->LayoutDirection == wxLayout_RightToLeft;
}

}  // namespace

void speak_the_users_language() {
    look_for_catalogues();
    auto* translations = new wxTranslations;
    wxTranslations::Set(translations);  // which owns it
    wxString language = wxConfigBase::Get()->Read("language", wxString());
    // What the desktop prefers and there are words in; English words are those of the sources.
    if (language.empty()) language = translations->GetBestTranslation(domain, wxLANGUAGE_ENGLISH);
    if (language.empty()) language = "en";
    translations->SetLanguage(language);
    translations->AddCatalog(domain, wxLANGUAGE_ENGLISH);
    translations->AddStdCatalog();
    // GTK goes by the desktop's language, which may be another.
    gtk_widget_set_default_direction(is_right_to_left(language) ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

bool speaks_right_to_left() {
    return gtk_widget_get_default_direction() == GTK_TEXT_DIR_RTL;
}

std::vector<std::string> translated_languages() {
    std::vector<std::string> languages = {"en"};
    const auto* translations = wxTranslations::Get();
    if (translations == nullptr) return languages;
    for (const auto& language : translations->GetAvailableTranslations(domain)) {
        if (const auto tag = kept(language); tag != "en") languages.push_back(tag);
    }
    return languages;
}

}  // namespace sotto::workbench
