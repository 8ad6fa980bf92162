// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/theme.h"

#include <gtk/gtk.h>
#include <wx/settings.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace sotto::workbench {

namespace {

struct Slot {
    const char* light;
    double light_alpha;
    const char* dark;
    double dark_alpha;
};

/// The palette of codes: 24 hues found by annealing in OKLab over normal sight, deuteranopia and protanopia
/// in both themes at once; earlier ones are further apart. Studies keep the light colour. A fill with its
/// alpha leaves words at 9:1 or better.
constexpr std::array<Slot, 24> slots{{
    {"#205cb9", 0.19, "#568be0", 0.24},  // Blue
    {"#948e00", 0.26, "#e3de67", 0.14},  // Mustard
    {"#156208", 0.17, "#4d9743", 0.25},  // Forest
    {"#a380ee", 0.26, "#cbb8ff", 0.15},  // Lavender
    {"#e76886", 0.26, "#ee7d96", 0.20},  // Coral
    {"#3f8201", 0.21, "#7ebb5e", 0.18},  // Leaf
    {"#4e2359", 0.16, "#b792c2", 0.20},  // Aubergine
    {"#11a0c4", 0.26, "#99e4ff", 0.14},  // Sky
    {"#68302e", 0.16, "#d7b0ad", 0.16},  // Oxblood
    {"#00787f", 0.20, "#4ecad4", 0.17},  // Teal
    {"#852a6c", 0.17, "#c367a6", 0.25},  // Mulberry
    {"#18a373", 0.26, "#6eefb8", 0.14},  // Jade
    {"#b74c92", 0.21, "#ffa0da", 0.16},  // Orchid
    {"#98734f", 0.23, "#fecd9c", 0.14},  // Sand
    {"#483500", 0.16, "#a49572", 0.21},  // Umber
    {"#953b00", 0.17, "#d16e3d", 0.25},  // Rust
    {"#686a42", 0.21, "#bfc38a", 0.16},  // Moss
    {"#795159", 0.19, "#aa7a83", 0.25},  // Rosewood
    {"#7b6bbd", 0.23, "#ae9cfe", 0.18},  // Iris
    {"#004c40", 0.16, "#5aac9b", 0.20},  // Pine
    {"#d17b4e", 0.26, "#f9945f", 0.18},  // Apricot
    {"#5b349b", 0.17, "#907bc5", 0.25},  // Violet
    {"#06317d", 0.16, "#82a4de", 0.19},  // Navy
    {"#b482a9", 0.26, "#ebcde4", 0.14},  // Lilac
}};

/// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const wxColour& colour) {
    const auto linear = [](unsigned char part) {
        const double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.Red()) + 0.7152 * linear(colour.Green()) + 0.0722 * linear(colour.Blue());
}

double contrast(const wxColour& a, const wxColour& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

double distance(const wxColour& a, const wxColour& b) {
    const double red = a.Red() - b.Red();
    const double green = a.Green() - b.Green();
    const double blue = a.Blue() - b.Blue();
    return red * red + green * green + blue * blue;
}

wxColour mixed(const wxColour& a, const wxColour& b, double share_of_b) {
    const auto part = [&](unsigned char x, unsigned char y) {
        return static_cast<unsigned char>(std::lround(x + (y - x) * share_of_b));
    };
    return {part(a.Red(), b.Red()), part(a.Green(), b.Green()), part(a.Blue(), b.Blue())};
}

/// As near to `paper` as secondary words may come and still be read by most people.
wxColour quiet_ink(const wxColour& ink, const wxColour& paper) {
    wxColour best = ink;
    for (double share = 0.05; share < 0.6; share += 0.01) {
        const auto candidate = mixed(ink, paper, share);
        if (contrast(candidate, paper) < 5.0) break;
        best = candidate;
    }
    return best;
}

bool desktop_asks_for_contrast() {
    gchar* name = nullptr;
    g_object_get(gtk_settings_get_default(), "gtk-theme-name", &name, nullptr);
    const wxString theme = wxString::FromUTF8(name == nullptr ? "" : name);
    g_free(name);
    // GTK_THEME goes before the setting.
    const char* wished = std::getenv("GTK_THEME");
    return (wished == nullptr ? theme : wxString::FromUTF8(wished)).Contains("HighContrast");
}

}  // namespace

Measures Measures::of(const wxWindow& window) {
    Measures measures;
    measures.c = std::max(window.GetCharHeight(), 9);
    measures.u = std::max(static_cast<int>(std::lround(measures.c * 4.0 / 9.0)), 4);
    return measures;
}

Theme Theme::of_desktop() {
    Theme theme;
    theme.canvas = wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOX);
    theme.ink = wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOXTEXT);
    theme.panel = wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE);
    theme.highlight = wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHT);
    theme.highlight_ink = wxSystemSettings::GetColour(wxSYS_COLOUR_HIGHLIGHTTEXT);
    theme.dark = luminance(theme.canvas) < luminance(theme.ink);
    theme.high_contrast = desktop_asks_for_contrast();
    theme.quiet = theme.high_contrast ? theme.ink : quiet_ink(theme.ink, theme.canvas);
    theme.line = theme.high_contrast ? theme.ink : mixed(theme.ink, theme.canvas, theme.dark ? 0.8 : 0.85);
    theme.ok = theme.dark ? "#7cc9a2" : "#2c7a57";
    theme.to_decide = theme.dark ? "#e6b566" : "#9a5b00";
    theme.error = theme.dark ? "#ec8f86" : "#a8382f";
    theme.hit = theme.dark ? wxColour(0xec, 0xbe, 0x28, 77) : wxColour(0xec, 0xbe, 0x28, 97);
    theme.names_someone = theme.dark ? "#f0857b" : "#b3372c";
    theme.narrows_down = theme.dark ? "#e3a94e" : "#a86200";
    return theme;
}

CodeColour Theme::code(const std::string& colour) const {
    const wxColour wanted(colour);
    if (!wanted.IsOk()) return {quiet, high_contrast ? 0.0 : 0.12};
    const auto as_shown = [&](const Slot& slot) {
        return CodeColour{wxColour(dark ? slot.dark : slot.light),
                          high_contrast ? 0.0 : (dark ? slot.dark_alpha : slot.light_alpha)};
    };
    const Slot* nearest = nullptr;
    for (const auto& slot : slots) {
        if (wxColour(slot.light) == wanted) return as_shown(slot);
        if (nearest == nullptr ||
            distance(wxColour(slot.light), wanted) < distance(wxColour(nearest->light), wanted))
            nearest = &slot;
    }
    if (contrast(wanted, canvas) >= 3.0) return {wanted, high_contrast ? 0.0 : 0.2};
    return as_shown(*nearest);
}

void set_accessible_name(wxWindow& window, const wxString& name) {
    if (auto* object = gtk_widget_get_accessible(window.GetHandle()); object != nullptr)
        atk_object_set_name(object, name.utf8_str());
}

}  // namespace sotto::workbench
