// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/chart_canvas.h"

#include "workbench/theme.h"
#include "workbench/words.h"

#include <wx/dcclient.h>
#include <wx/graphics.h>

#include <algorithm>
#include <cmath>

namespace sotto::workbench {

ChartCanvas::ChartCanvas(wxWindow* parent, Reports reports)
    : wxScrolledCanvas(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxHSCROLL | wxVSCROLL | wxWANTS_CHARS | wxBORDER_NONE),
      reports_(std::move(reports)) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    // All of it is drawn again, for the heads do not move.
    EnableScrolling(false, false);
    const int step = Measures::of(*this).u;
    SetScrollRate(step, step);
    Bind(wxEVT_PAINT, &ChartCanvas::paint, this);
    Bind(wxEVT_LEFT_DOWN, &ChartCanvas::press, this);
    Bind(wxEVT_LEFT_DCLICK, &ChartCanvas::press, this);
    Bind(wxEVT_MOTION, &ChartCanvas::hover, this);
    Bind(wxEVT_KEY_DOWN, &ChartCanvas::key, this);
    const auto redraw = [this](wxFocusEvent& event) {
        Refresh();
        event.Skip();
    };
    Bind(wxEVT_SET_FOCUS, redraw);
    Bind(wxEVT_KILL_FOCUS, redraw);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        // GTK forgets the thumb of a bar that is set while it is being laid out.
        CallAfter([this] {
            fit();
            AdjustScrollbars();
        });
        Refresh();
    });
}

void ChartCanvas::show(std::shared_ptr<const ChartPainter> painter) {
    painter_ = std::move(painter);
    if (painter_->rows() == 0 || painter_->columns() == 0) {
        cell_.reset();
    } else if (cell_) {
        cell_ = Cell{std::min(cell_->row, painter_->rows() - 1),
                     std::min(cell_->column, painter_->columns() - 1)};
    }
    fit();
    Refresh();
}

void ChartCanvas::fit() {
    if (painter_ == nullptr) return;
    SetVirtualSize(static_cast<int>(painter_->width(GetClientSize().x)),
                   static_cast<int>(painter_->height()));
}

void ChartCanvas::hover(wxMouseEvent& event) {
    event.Skip();
    const auto tip =
        painter_ == nullptr ? std::string() : painter_->cut_name_at(event.GetX(), event.GetY(), view());
    if (tip == tip_) return;
    tip_ = tip;
    if (tip.empty()) {
        UnsetToolTip();
    } else {
        SetToolTip(shown(tip));
    }
}

ChartView ChartCanvas::view() const {
    ChartView view;
    const auto origin = CalcUnscrolledPosition({0, 0});
    const auto size = GetClientSize();
    view.scrolled_x = origin.x;
    view.scrolled_y = origin.y;
    view.width = size.x;
    view.height = size.y;
    view.cursor = cell_;
    return view;
}

void ChartCanvas::paint(wxPaintEvent&) {
    wxPaintDC dc(this);
    const std::unique_ptr<wxGraphicsContext> graphics(wxGraphicsContext::Create(dc));
    if (!graphics || painter_ == nullptr) return;
    painter_->paint(static_cast<cairo_t*>(graphics->GetNativeContext()), view());
}

void ChartCanvas::press(wxMouseEvent& event) {
    SetFocus();
    if (painter_ == nullptr) return;
    const auto cell = painter_->cell_at(event.GetX(), event.GetY(), view());
    if (!cell) return;
    move_to(*cell);
    if (event.LeftDClick()) reports_.activated(*cell);
}

void ChartCanvas::key(wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_TAB) {
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        return;
    }
    if (painter_ == nullptr || painter_->rows() == 0 || painter_->columns() == 0 || event.HasModifiers()) {
        event.Skip();
        return;
    }
    const auto last_row = painter_->rows() - 1;
    const auto last_column = painter_->columns() - 1;
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

void ChartCanvas::move_to(Cell cell) {
    cell_ = cell;
    bring_in_sight(cell);
    Refresh();
    reports_.moved(cell);
}

void ChartCanvas::bring_in_sight(Cell cell) {
    const auto box = painter_->box_of(cell, GetClientSize().x);
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
