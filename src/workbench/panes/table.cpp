// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/table.h"

#include "workbench/words.h"

#include <wx/brush.h>
#include <wx/dc.h>
#include <wx/tokenzr.h>

#include <algorithm>

namespace sotto::workbench {

void TableRows::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const {
    value = source_.words(row, column);
}

bool TableRows::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& look) const {
    return source_.look && source_.look(row, column, look);
}

DotsRenderer::DotsRenderer(Measures measures)
    : wxDataViewCustomRenderer("string", wxDATAVIEW_CELL_INERT, wxALIGN_LEFT),
      measures_(measures),
      theme_(Theme::of_desktop()) {}

bool DotsRenderer::SetValue(const wxVariant& value) {
    colours_ = wxStringTokenize(value.GetString(), " ");
    return true;
}

bool DotsRenderer::GetValue(wxVariant& value) const {
    value = wxJoin(colours_, ' ');
    return true;
}

wxSize DotsRenderer::GetSize() const {
    return {measures_.u * 2 * static_cast<int>(std::max<std::size_t>(colours_.size(), 1)), measures_.c};
}

bool DotsRenderer::Render(wxRect cell, wxDC* dc, int) {
    dc->SetPen(*wxTRANSPARENT_PEN);
    const int radius = std::max(measures_.u / 2, 3);
    int x = cell.x + radius;
    const int y = cell.y + cell.height / 2;
    for (const auto& colour : colours_) {
        if (x + radius > cell.x + cell.width) break;
        dc->SetBrush(wxBrush(theme_.code(kept(colour)).stripe));
        dc->DrawCircle(x, y, radius);
        x += 3 * radius;
    }
    return true;
}

Table* make_table(wxWindow* parent, const wxString& accessible_name, long style) {
    auto* table = new Table(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, style | wxBORDER_NONE);
    table->SetRowHeight(3 * Measures::of(*parent).u);
    set_accessible_name(*table, accessible_name);
    return table;
}

wxDataViewColumn* add_words(wxDataViewCtrl& table, const wxString& title, unsigned column, int width,
                            wxAlignment alignment, bool sortable, wxEllipsizeMode ellipsis) {
    auto* renderer = new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT, alignment);
    renderer->EnableEllipsize(ellipsis);
    const int flags = wxDATAVIEW_COL_RESIZABLE | (sortable ? wxDATAVIEW_COL_SORTABLE : 0);
    auto* words =
        new wxDataViewColumn(title, renderer, column, width * Measures::of(table).u, alignment, flags);
    table.AppendColumn(words);
    return words;
}

}  // namespace sotto::workbench
