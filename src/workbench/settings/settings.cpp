// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/settings/settings.h"

#include "commands/researcher.h"
#include "workbench/words.h"

#include <gtk/gtk.h>
#include <wx/config.h>

#include <algorithm>
#include <array>
#include <utility>

namespace sotto::workbench {

namespace {

constexpr const char* researcher_key = "/researcher";
constexpr const char* language_key = "/language";
constexpr const char* zoom_key = "/reading/zoom";
constexpr const char* look_key = "/look";
constexpr const char* theme_property = "gtk-theme-name";
constexpr const char* dark_property = "gtk-application-prefer-dark-theme";

const std::array<std::pair<Look, const char*>, 4> look_names{{{Look::Desktop, "desktop"},
                                                              {Look::Light, "light"},
                                                              {Look::Dark, "dark"},
                                                              {Look::HighContrast, "high-contrast"}}};

void keep(const char* key, const wxString& value) {
    auto* config = wxConfigBase::Get();
    if (value.empty()) {
        config->DeleteEntry(key, false);
    } else {
        config->Write(key, value);
    }
    config->Flush();
}

}  // namespace

std::string researcher_setting() {
    return kept(wxConfigBase::Get()->Read(researcher_key, wxString()));
}

void keep_researcher(const std::string& name) {
    keep(researcher_key, shown(name));
    commands::set_researcher_at_work(name);
}

std::string language_setting() {
    return kept(wxConfigBase::Get()->Read(language_key, wxString()));
}

void keep_language(const std::string& tag) {
    keep(language_key, shown(tag));
}

int zoom_setting() {
    return std::clamp(static_cast<int>(wxConfigBase::Get()->ReadLong(zoom_key, 100)), 50, 400);
}

void keep_zoom(int percent) {
    wxConfigBase::Get()->Write(zoom_key, percent);
}

Look look_setting() {
    const auto name = wxConfigBase::Get()->Read(look_key, wxString());
    const auto at = std::find_if(look_names.begin(), look_names.end(),
                                 [&](const auto& one) { return name == one.second; });
    return at == look_names.end() ? Look::Desktop : at->first;
}

void keep_look(Look look) {
    const auto at = std::find_if(look_names.begin(), look_names.end(),
                                 [&](const auto& one) { return look == one.first; });
    keep(look_key, look == Look::Desktop ? wxString() : wxString(at->second));
    wear(look);
}

void wear(Look look) {
    auto* settings = gtk_settings_get_default();
    if (settings == nullptr) return;
    gtk_settings_reset_property(settings, dark_property);
    gtk_settings_reset_property(settings, theme_property);
    if (look == Look::Desktop) return;
    gchar* name = nullptr;
    g_object_get(settings, theme_property, &name, nullptr);
    auto theme = wxString::FromUTF8(name == nullptr ? "" : name);
    g_free(name);
    // Most themes have both; where the dark one is a theme of its own, it is named so.
    if (look == Look::HighContrast) {
        theme = "HighContrast";
    } else if (theme.Contains("HighContrast")) {
        theme = "Adwaita";
    } else if (look == Look::Light && !theme.EndsWith("-dark", &theme)) {
        theme.EndsWith("-Dark", &theme);
    }
    g_object_set(settings, dark_property, static_cast<gboolean>(look == Look::Dark), theme_property,
                 static_cast<const char*>(theme.utf8_str()), nullptr);
}

}  // namespace sotto::workbench
