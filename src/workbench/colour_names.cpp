// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/colour_names.h"

#include "commands/look_up.h"

#include <wx/translation.h>

#include <algorithm>
#include <array>

namespace sotto::workbench {

namespace {

constexpr std::array<const char*, 24> names{
    wxTRANSLATE("Blue"),    wxTRANSLATE("Mustard"),  wxTRANSLATE("Forest"),    wxTRANSLATE("Lavender"),
    wxTRANSLATE("Coral"),   wxTRANSLATE("Leaf"),     wxTRANSLATE("Aubergine"), wxTRANSLATE("Sky"),
    wxTRANSLATE("Oxblood"), wxTRANSLATE("Teal"),     wxTRANSLATE("Mulberry"),  wxTRANSLATE("Jade"),
    wxTRANSLATE("Orchid"),  wxTRANSLATE("Sand"),     wxTRANSLATE("Umber"),     wxTRANSLATE("Rust"),
    wxTRANSLATE("Moss"),    wxTRANSLATE("Rosewood"), wxTRANSLATE("Iris"),      wxTRANSLATE("Pine"),
    wxTRANSLATE("Apricot"), wxTRANSLATE("Violet"),   wxTRANSLATE("Navy"),      wxTRANSLATE("Lilac")};

}  // namespace

std::vector<NamedColour> named_colours() {
    const auto& palette = commands::code_palette();
    std::vector<NamedColour> colours;
    for (std::size_t i = 0; i < std::min(palette.size(), names.size()); ++i)
        colours.push_back({palette[i], wxGetTranslation(names[i])});
    return colours;
}

}  // namespace sotto::workbench
