// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/in_lines.h"

#include "workbench/theme.h"

#include <wx/tokenzr.h>

namespace sotto::workbench {

wxString label_in_lines(const wxWindow& box, const wxString& label, int width) {
    const auto measures = Measures::of(box);
    const int room = width - measures.c - measures.u;
    wxString all;
    wxString line;
    for (const auto& word : wxStringTokenize(label, " ")) {
        const auto longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && box.GetTextExtent(longer).x > room) {
            all += line + "\n";
            line = word;
        } else {
            line = longer;
        }
    }
    return all + line;
}

}  // namespace sotto::workbench
