// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/matrix_canvas.h"

#include "workbench/theme.h"

#include <wx/dcclient.h>
#include <wx/graphics.h>

#include <algorithm>
#include <cmath>

namespace sotto::workbench {

MatrixCanvas::MatrixCanvas(wxWindow* parent, Reports reports)
    : wxScrolledCanvas(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxHSCROLL | wxVSCROLL | wxWANTS_CHARS | wxBORDER_NONE),
      reports_(std::move(reports)) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    // All of it is drawn again, for the heads do not move.
    EnableScrolling(false, false);
    const int step = Measures::of(*this).u;
    SetScrollRate(step, step);
    Bind(wxEVT_PAINT, &MatrixCanvas::paint, this);
    Bind(wxEVT_LEFT_DOWN, &MatrixCanvas::press, this);
    Bind(wxEVT_LEFT_DCLICK, &MatrixCanvas::press, this);
    Bind(wxEVT_KEY_DOWN, &MatrixCanvas::key, this);
    const auto redraw = [this](wxFocusEvent& event) {
        Refresh();
        event.Skip();
    };
    Bind(wxEVT_SET_FOCUS, redraw);
    Bind(wxEVT_KILL_FOCUS, redraw);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        // GTK forgets the thumb of a bar that is set while it is being laid out.
        CallAfter([this] { AdjustScrollbars(); });
        Refresh();
    });
}

void MatrixCanvas::show(std::shared_ptr<const HeatMapPainter> painter) {
    painter_ = std::move(painter);
    const auto& map = painter_->map();
    if (map.rows.empty() || map.columns.empty()) {
        cell_.reset();
    } else if (cell_) {
        cell_ =
            Cell{std::min(cell_->row, map.rows.size() - 1), std::min(cell_->column, map.columns.size() - 1)};
    }
    SetVirtualSize(static_cast<int>(painter_->width()), static_cast<int>(painter_->height()));
    Refresh();
}

HeatMapPainter::View MatrixCanvas::view() const {
    HeatMapPainter::View view;
    const auto origin = CalcUnscrolledPosition({0, 0});
    const auto size = GetClientSize();
    view.scrolled_x = origin.x;
    view.scrolled_y = origin.y;
    view.width = size.x;
    view.height = size.y;
    view.cursor = cell_;
    return view;
}

void MatrixCanvas::paint(wxPaintEvent&) {
    wxPaintDC dc(this);
    const std::unique_ptr<wxGraphicsContext> graphics(wxGraphicsContext::Create(dc));
    if (!graphics || painter_ == nullptr) return;
    painter_->paint(static_cast<cairo_t*>(graphics->GetNativeContext()), view());
}

void MatrixCanvas::press(wxMouseEvent& event) {
    SetFocus();
    if (painter_ == nullptr) return;
    const auto cell = painter_->cell_at(event.GetX(), event.GetY(), view());
    if (!cell) return;
    move_to(*cell);
    if (event.LeftDClick()) reports_.activated(*cell);
}

void MatrixCanvas::key(wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_TAB) {
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        return;
    }
    if (painter_ == nullptr || painter_->map().rows.empty() || painter_->map().columns.empty() ||
        event.HasModifiers()) {
        event.Skip();
        return;
    }
    const auto last_row = painter_->map().rows.size() - 1;
    const auto last_column = painter_->map().columns.size() - 1;
    const auto page = std::max<std::size_t>(
        1, static_cast<std::size_t>(
               std::max(0.0, (GetClientSize().y - painter_->heads_height()) / painter_->cell_height())));
    auto cell = cell_.value_or(Cell());
    switch (event.GetKeyCode()) {
        case WXK_UP:
            if (cell.row > 0) --cell.row;
            break;
        case WXK_DOWN:
            if (cell_ && cell.row < last_row) ++cell.row;
            break;
        case WXK_LEFT:
            if (cell.column > 0) --cell.column;
            break;
        case WXK_RIGHT:
            if (cell_ && cell.column < last_column) ++cell.column;
            break;
        case WXK_HOME:
            cell.column = 0;
            break;
        case WXK_END:
            cell.column = last_column;
            break;
        case WXK_PAGEUP:
            cell.row -= std::min(cell.row, page);
            break;
        case WXK_PAGEDOWN:
            cell.row = std::min(last_row, cell.row + page);
            break;
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            if (cell_) reports_.activated(*cell_);
            return;
        default:
            event.Skip();
            return;
    }
    move_to(cell);
}

void MatrixCanvas::move_to(Cell cell) {
    cell_ = cell;
    bring_in_sight(cell);
    Refresh();
    reports_.moved(cell);
}

void MatrixCanvas::bring_in_sight(Cell cell) {
    const auto box = painter_->box_of(cell);
    const auto seen = view();
    int step_x = 1;
    int step_y = 1;
    GetScrollPixelsPerUnit(&step_x, &step_y);
    const auto scroll = [](double from, double size, double seen_from, double seen_size, double heads,
                           int step) {
        double to = seen_from;
        if (from - heads < seen_from) to = from - heads;
        if (from + size > seen_from + seen_size) to = from + size - seen_size;
        return static_cast<int>(to < seen_from ? std::floor(to / step) : std::ceil(to / step));
    };
    Scroll(scroll(box.x, box.width, seen.scrolled_x, seen.width, painter_->heads_width(), step_x),
           scroll(box.y, box.height, seen.scrolled_y, seen.height, painter_->heads_height(), step_y));
}

}  // namespace sotto::workbench
