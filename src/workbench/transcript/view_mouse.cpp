// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/view_internal.h"
#include "workbench/words.h"

#include <wx/dnd.h>
#include <wx/settings.h>
#include <wx/time.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace sotto::workbench {

namespace {

constexpr std::string_view code_prefix = "sotto-code:";

class CodeDrop : public wxTextDropTarget {
public:
    explicit CodeDrop(std::function<bool(wxPoint, const std::string&)> take) : take_(std::move(take)) {}
    bool OnDropText(wxCoord x, wxCoord y, const wxString& words) override {
        return take_({x, y}, kept(words));
    }

private:
    std::function<bool(wxPoint, const std::string&)> take_;
};

long long double_click_time() {
    const int desktop = wxSystemSettings::GetMetric(wxSYS_DCLICK_MSEC);
    return desktop > 0 ? desktop : 400;
}

}  // namespace

void TranscriptView::Internal::bind_mouse() {
    view.Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) { on_left_down(event); });
    view.Bind(wxEVT_LEFT_DCLICK, [this](wxMouseEvent& event) { on_double_click(event); });
    view.Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) { on_left_up(event); });
    view.Bind(wxEVT_MOTION, [this](wxMouseEvent& event) { on_motion(event); });
    view.Bind(wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) { on_wheel(event); });
    view.Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) { end_drag(false); });
    view.Bind(wxEVT_RIGHT_DOWN, [this](wxMouseEvent& event) {
        view.SetFocus();
        const auto at = position_at(event.GetPosition());
        const auto selection = scene.selection();
        const bool chosen = !selection.empty() && selection.start <= at && at <= selection.end;
        if (!chosen && part_at(event.GetPosition()) == Part::Words) choose_ends(at, at, true);
        event.Skip();
    });
    for (const auto type : {wxEVT_SCROLLWIN_TOP, wxEVT_SCROLLWIN_BOTTOM, wxEVT_SCROLLWIN_LINEUP,
                            wxEVT_SCROLLWIN_LINEDOWN, wxEVT_SCROLLWIN_PAGEUP, wxEVT_SCROLLWIN_PAGEDOWN,
                            wxEVT_SCROLLWIN_THUMBTRACK, wxEVT_SCROLLWIN_THUMBRELEASE})
        view.Bind(type, [this](wxScrollWinEvent& event) { on_scroll(event); });
    autoscroll.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        const int beyond = drag_point.y < 0 ? drag_point.y : std::max(drag_point.y - scene.size.y, 0);
        if (beyond == 0) {
            autoscroll.Stop();
            return;
        }
        // The further out, the faster.
        scroll_to(scene.sheet.top() + beyond / 2 + (beyond < 0 ? -scene.measures.u : scene.measures.u));
        drag_to(drag_point);
    });
    view.SetDropTarget(new CodeDrop([this](wxPoint point, const std::string& words) {
        if (!words.starts_with(code_prefix)) return false;
        drop(point, words);
        return true;
    }));
}

TranscriptView::Internal::Part TranscriptView::Internal::part_at(wxPoint point) {
    const Columns& columns = scene.sheet.columns();
    const auto handles = place_handles(scene);
    const int reach = scene.measures.u / 4;
    const wxPoint in_words(words_x(point.x), point.y);
    if (!handles.start.IsEmpty() && handles.start.Inflate(0, reach).Contains(in_words))
        return Part::StartHandle;
    if (!handles.end.IsEmpty() && handles.end.Inflate(0, reach).Contains(in_words)) return Part::EndHandle;
    if (point.x >= columns.map_left) return Part::Map;
    if (point.x >= columns.stripes_left - scene.measures.u) return Part::Margin;
    return point.x < columns.gutter_right ? Part::Gutter : Part::Words;
}

const Mark* TranscriptView::Internal::margin_mark_at(wxPoint point) const {
    for (const auto& name : margin.names)
        if (name.place.Contains(point)) return &scene.marks.all()[name.mark];
    // A stripe is narrow; half the way to the next lane counts as on it.
    for (const auto& stripe : margin.stripes)
        if (wxRect(stripe.place).Inflate(scene.measures.u / 4, 0).Contains(point))
            return &scene.marks.all()[stripe.mark];
    return nullptr;
}

Id<study::Coding> TranscriptView::Internal::coding_at(text::Position at) const {
    std::vector<const Mark*> here;
    for (const auto index : scene.marks.in_block(block_at(scene.sheet.blocks(), at))) {
        const Mark& mark = scene.marks.all()[index];
        if (mark.range.contains(at)) here.push_back(&mark);
    }
    if (here.empty()) return {};
    // The shortest is the hardest to reach otherwise; clicks in one place go through all of them.
    std::stable_sort(here.begin(), here.end(),
                     [](const Mark* a, const Mark* b) { return a->range.length() < b->range.length(); });
    const auto focused = std::find_if(here.begin(), here.end(),
                                      [&](const Mark* mark) { return mark->coding == scene.focused; });
    if (focused == here.end()) return here.front()->coding;
    if (at != last_click) return (*focused)->coding;
    return focused + 1 == here.end() ? here.front()->coding : (*(focused + 1))->coding;
}

const IdentifierMark* TranscriptView::Internal::identifier_at(text::Position at) const {
    const auto& marks = scene.identifiers;
    const auto next = std::partition_point(marks.begin(), marks.end(),
                                           [&](const IdentifierMark& mark) { return mark.range.end <= at; });
    return next == marks.end() || !next->range.contains(at) ? nullptr : &*next;
}

void TranscriptView::Internal::on_left_down(wxMouseEvent& event) {
    view.SetFocus();
    if (scene.sheet.empty()) return;
    const wxPoint point = event.GetPosition();
    const auto since = wxGetLocalTimeMillis().GetValue() - double_click_at;
    const wxPoint moved_by = point - double_click_point;
    dragged = false;
    pressed_coded = false;
    switch (part_at(point)) {
        case Part::StartHandle:
            drag = Drag::StartHandle;
            scene.resized = scene.focused_range();
            break;
        case Part::EndHandle:
            drag = Drag::EndHandle;
            scene.resized = scene.focused_range();
            break;
        case Part::Map:
            drag = Drag::Map;
            break;
        case Part::Margin: {
            const Mark* mark = margin_mark_at(point);
            if (reports.coding_clicked)
                reports.coding_clicked(mark == nullptr ? Id<study::Coding>{} : mark->coding);
            return;
        }
        case Part::Gutter:
            unit = Unit::Turn;
            drag = Drag::Words;
            press_words(point, event.ShiftDown());
            break;
        case Part::Words:
            // wxWidgets tells of two clicks and not of three.
            unit = since < double_click_time() &&
                           std::max(std::abs(moved_by.x), std::abs(moved_by.y)) < scene.measures.u
                       ? Unit::Turn
                       : Unit::Sign;
            drag = Drag::Words;
            pressed_coded = unit == Unit::Sign && !event.ShiftDown();
            press_words(point, event.ShiftDown());
            break;
    }
    double_click_at = 0;
    drag_point = point;
    if (!view.HasCapture()) view.CaptureMouse();
    if (drag == Drag::Map) drag_to(point);
}

void TranscriptView::Internal::on_double_click(wxMouseEvent& event) {
    const wxPoint point = event.GetPosition();
    if (scene.sheet.empty()) return;
    switch (part_at(point)) {
        case Part::Margin:
            if (const Mark* mark = margin_mark_at(point); mark != nullptr && reports.coding_activated)
                reports.coding_activated(mark->coding);
            return;
        case Part::Words:
            break;
        default:
            on_left_down(event);
            return;
    }
    double_click_at = wxGetLocalTimeMillis().GetValue();
    double_click_point = point;
    unit = Unit::Word;
    drag = Drag::Words;
    dragged = false;
    pressed_coded = false;
    press_words(point, false);
    drag_point = point;
    if (!view.HasCapture()) view.CaptureMouse();
}

void TranscriptView::Internal::press_words(wxPoint point, bool extend) {
    goal.reset();
    const auto at = position_at(point);
    if (unit == Unit::Sign) {
        drag_origin = extend ? text::Range{scene.anchor, scene.anchor} : text::Range{at, at};
        choose_ends(drag_origin.start, at, true);
        return;
    }
    const auto sign = sign_at(point);
    const auto chosen = unit == Unit::Word ? word_around(scene.sheet, sign) : turn_around(scene.sheet, sign);
    if (extend) {
        drag_origin = {scene.anchor, scene.anchor};
        choose_ends(scene.anchor, chosen.end > scene.anchor ? chosen.end : chosen.start, true);
    } else {
        drag_origin = chosen;
        choose_ends(chosen.start, chosen.end, true);
    }
}

void TranscriptView::Internal::drag_to(wxPoint point) {
    const auto at = position_at(point);
    switch (drag) {
        case Drag::None:
            return;
        case Drag::Map:
            scroll_to(scene.sheet.caret_place(position_on_map(scene, point.y)).y - scene.size.y / 2);
            return;
        case Drag::StartHandle:
        case Drag::EndHandle: {
            auto range = *scene.resized;
            if (drag == Drag::StartHandle) {
                if (at < range.end) range.start = at;
            } else if (at > range.start) {
                range.end = at;
            }
            if (range == *scene.resized) return;
            scene.resized = range;
            refresh();
            return;
        }
        case Drag::Words:
            break;
    }
    if (unit == Unit::Sign) {
        choose_ends(drag_origin.start, at, true);
        return;
    }
    const auto sign = sign_at(point);
    const auto under = unit == Unit::Word ? word_around(scene.sheet, sign) : turn_around(scene.sheet, sign);
    if (under.start < drag_origin.start) {
        choose_ends(drag_origin.end, under.start, true);
    } else {
        choose_ends(drag_origin.start, std::max(under.end, drag_origin.end), true);
    }
}

void TranscriptView::Internal::on_motion(wxMouseEvent& event) {
    if (drag == Drag::None || !event.LeftIsDown()) {
        hover(event.GetPosition());
        return;
    }
    drag_point = event.GetPosition();
    dragged = true;
    drag_to(drag_point);
    const bool beyond = drag_point.y < 0 || drag_point.y > scene.size.y;
    if (beyond && drag != Drag::Map && !autoscroll.IsRunning()) autoscroll.Start(40);
}

void TranscriptView::Internal::on_left_up(wxMouseEvent& event) {
    if (drag == Drag::None) return;
    const bool click = drag == Drag::Words && pressed_coded && scene.selection().empty();
    if (drag != Drag::Words || dragged) drag_to(event.GetPosition());
    end_drag(true);
    if (!click || !scene.selection().empty()) return;
    const auto at = sign_at(event.GetPosition());
    const auto coding = coding_at(at);
    last_click = at;
    const auto* identifier = identifier_at(at);
    const auto entity = identifier == nullptr ? 0 : identifier->entity;
    if (reports.coding_clicked) reports.coding_clicked(coding);
    if (identifier != nullptr && reports.identifier_clicked) reports.identifier_clicked(entity);
}

void TranscriptView::Internal::end_drag(bool keep) {
    const Drag ended = std::exchange(drag, Drag::None);
    autoscroll.Stop();
    if (view.HasCapture()) view.ReleaseMouse();
    if (ended != Drag::StartHandle && ended != Drag::EndHandle) return;
    const Mark* mark = scene.marks.find(scene.focused);
    const auto range = std::exchange(scene.resized, std::nullopt);
    refresh();
    if (keep && mark != nullptr && range && *range != mark->range && reports.coding_resized)
        reports.coding_resized(mark->coding, *range);
}

void TranscriptView::Internal::hover(wxPoint point) {
    if (scene.sheet.empty()) return;
    const Part part = part_at(point);
    wxString wanted;
    if (part == Part::Margin) {
        if (const Mark* mark = margin_mark_at(point); mark != nullptr) wanted = shown(mark->look->name);
        for (const auto& chip : margin.chips) {
            if (!chip.place.Contains(point)) continue;
            for (const auto index : chip.marks)
                wanted += (wanted.empty() ? wxString() : wxString("\n")) +
                          shown(scene.marks.all()[index].look->name);
        }
    }
    if (part == Part::Words && reports.identifier_tip && !scene.identifiers.empty()) {
        const auto at = sign_at(point);
        const auto* identifier = identifier_at(at);
        // The sign nearest to a point beside the words is not under it.
        if (identifier != nullptr && place_of(at).Inflate(scene.measures.u / 2, 0).Contains(point))
            wanted = reports.identifier_tip(identifier->entity);
    }
    if (wanted != tip) {
        tip = wanted;
        if (tip.empty()) {
            view.UnsetToolTip();
        } else {
            view.SetToolTip(tip);
        }
    }
    const bool handle = part == Part::StartHandle || part == Part::EndHandle;
    const bool link = part == Part::Margin && margin_mark_at(point) != nullptr;
    const wxStockCursor fitting = handle                ? wxCURSOR_SIZEWE
                                  : link                ? wxCURSOR_HAND
                                  : part == Part::Words ? wxCURSOR_IBEAM
                                                        : wxCURSOR_ARROW;
    if (fitting == cursor) return;
    cursor = fitting;
    view.SetCursor(wxCursor(fitting));
}

void TranscriptView::Internal::on_wheel(wxMouseEvent& event) {
    if (event.GetWheelAxis() != wxMOUSE_WHEEL_VERTICAL) {
        event.Skip();
        return;
    }
    const int delta = std::max(event.GetWheelDelta(), 1);
    if (event.ControlDown()) {
        const int before = zoom;
        set_zoom(zoom + (event.GetWheelRotation() > 0 ? 10 : -10));
        if (zoom != before && reports.zoomed) reports.zoomed(zoom);
        return;
    }
    if (scene.sheet.empty()) return;
    const double lines = -3.0 * event.GetWheelRotation() / delta;
    scroll_to(scene.sheet.top() +
              static_cast<std::int64_t>(lines * scene.sheet.typesetter().line_height(Setting::Words)));
    if (drag == Drag::None) hover(event.GetPosition());
}

void TranscriptView::Internal::on_scroll(wxScrollWinEvent& event) {
    if (scene.sheet.empty()) return;
    const auto type = event.GetEventType();
    const auto line = static_cast<std::int64_t>(scene.sheet.typesetter().line_height(Setting::Words));
    const std::int64_t page = scene.size.y - line;
    const std::int64_t top = scene.sheet.top();
    if (type == wxEVT_SCROLLWIN_TOP) {
        scroll_to(0);
    } else if (type == wxEVT_SCROLLWIN_BOTTOM) {
        scroll_to(scene.sheet.total_height());
    } else if (type == wxEVT_SCROLLWIN_LINEUP) {
        scroll_to(top - line);
    } else if (type == wxEVT_SCROLLWIN_LINEDOWN) {
        scroll_to(top + line);
    } else if (type == wxEVT_SCROLLWIN_PAGEUP) {
        scroll_to(top - page);
    } else if (type == wxEVT_SCROLLWIN_PAGEDOWN) {
        scroll_to(top + page);
    } else {
        scroll_to(event.GetPosition());
    }
}

void TranscriptView::Internal::drop(wxPoint point, const std::string& words) {
    if (scene.sheet.empty() || !reports.code_dropped) return;
    Id<study::Code> code;
    const char* digits = words.c_str() + code_prefix.size();
    std::from_chars(digits, words.c_str() + words.size(), code.value);
    if (!code) return;
    const auto at = sign_at(point);
    const auto selection = scene.selection();
    reports.code_dropped(code, selection.contains(at) ? selection : turn_around(scene.sheet, at));
}

}  // namespace sotto::workbench
