// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/export/pages_canvas.h"

#include "workbench/export/page_words.h"
#include "workbench/words.h"

#include <wx/dcclient.h>
#include <wx/graphics.h>

#include <algorithm>
#include <cmath>

namespace sotto::workbench {

namespace {

// Paper is paper, whatever the theme.
const wxColour paper(0xff, 0xff, 0xff);
const wxColour paper_ink(0x1c, 0x1c, 0x1c);
const wxColour paper_quiet(0x5e, 0x5e, 0x5e);
const wxColour paper_edge(0xd0, 0xd0, 0xd0);
const wxColour replaced_fill(0xe4, 0xee, 0xf9);
const wxColour replaced_line(0x2a, 0x6d, 0xb8);
const wxColour unchecked_fill(0xfd, 0xf0, 0xdc);
const wxColour unchecked_line(0x9a, 0x5b, 0x00);
const wxColour left_out_fill(0xe6, 0xe6, 0xe6);
const wxColour in_hand_fill(0xf3, 0xf4, 0xf6);

}  // namespace

PagesCanvas::PagesCanvas(wxWindow* parent, Reports reports)
    : reports_(std::move(reports)), theme_(Theme::of_desktop()) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
           wxWANTS_CHARS | wxVSCROLL | wxFULL_REPAINT_ON_RESIZE | wxBORDER_NONE);
    // A page is not mirrored with the window: it looks as it will be printed.
    SetLayoutDirection(wxLayout_LeftToRight);
    SetName("pages");
    measures_ = Measures::of(*this);
    Bind(wxEVT_PAINT, &PagesCanvas::paint, this);
    Bind(wxEVT_KEY_DOWN, &PagesCanvas::on_key, this);
    Bind(wxEVT_LEFT_DOWN, &PagesCanvas::on_press, this);
    Bind(wxEVT_LEFT_DCLICK, &PagesCanvas::on_press, this);
    Bind(wxEVT_MOTION, &PagesCanvas::on_motion, this);
    for (const auto type : {wxEVT_SCROLLWIN_TOP, wxEVT_SCROLLWIN_BOTTOM, wxEVT_SCROLLWIN_LINEUP,
                            wxEVT_SCROLLWIN_LINEDOWN, wxEVT_SCROLLWIN_PAGEUP, wxEVT_SCROLLWIN_PAGEDOWN,
                            wxEVT_SCROLLWIN_THUMBTRACK, wxEVT_SCROLLWIN_THUMBRELEASE})
        Bind(type, &PagesCanvas::on_scroll, this);
    Bind(wxEVT_MOUSEWHEEL, [this](wxMouseEvent& event) {
        scroll_to(top_ - static_cast<std::int64_t>(event.GetWheelRotation()) * 6 * measures_.c /
                             std::max(event.GetWheelDelta(), 1));
    });
    const auto redraw = [this](wxFocusEvent& event) {
        Refresh();
        event.Skip();
    };
    Bind(wxEVT_SET_FOCUS, redraw);
    Bind(wxEVT_KILL_FOCUS, redraw);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        // GTK tells of sizes also when only a scroll bar has changed.
        if (layout_.width() == sheet_width() - 2 * margin()) {
            ask_for_scrollbar();
            return;
        }
        set_layout();
        move_to(position_, true);
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        theme_ = Theme::of_desktop();
        measures_ = Measures::of(*this);
        set_layout();
        event.Skip();
    });
}

int PagesCanvas::sheet_width() const {
    return std::clamp(GetClientSize().x - 4 * measures_.u, 30 * measures_.u, 76 * measures_.u);
}

int PagesCanvas::sheet_left() const {
    return std::max(2 * measures_.u, (GetClientSize().x - sheet_width()) / 2);
}

int PagesCanvas::margin() const {
    return std::min(8 * measures_.u, sheet_width() / 8);
}

void PagesCanvas::show(std::shared_ptr<const ExportPages> pages) {
    std::optional<QuotePlace> before;
    if (const auto* place = quote()) before = *place;
    const std::int64_t scrolled = top_;
    pages_ = std::move(pages);
    position_.reset();
    mark_.reset();
    pointed_at_.reset();
    position_of_.assign(pages_ == nullptr ? 0 : pages_->quotes.size(), 0);
    if (pages_ != nullptr) {
        for (std::size_t i = 0; i < pages_->first_parts.size(); ++i)
            position_of_[pages_->parts[pages_->first_parts[i]].quote] = i;
        for (std::size_t i = 0; before && i < pages_->quotes.size(); ++i) {
            if (pages_->quotes[i].source == before->source && pages_->quotes[i].range == before->range)
                position_ = position_of_[i];
        }
    }
    set_layout();
    scroll_to(scrolled);
    if (position_) move_to(position_, true);
    tell();
}

void PagesCanvas::set_layout() {
    if (GetClientSize().x < 2) return;
    const auto part = pages_ == nullptr || pages_->parts.empty() || layout_.height() == 0
                          ? 0
                          : layout_.at(std::max<std::int64_t>(0, top_ - page_top()));
    const bool moved = top_ > page_top();
    layout_.set(pages_, measures_, sheet_width() - 2 * margin(), make_typesetter(*this, 100, {}));
    if (moved && pages_ != nullptr && part < pages_->parts.size()) top_ = layout_.top(part) + page_top();
    ask_for_scrollbar();
    Refresh();
}

void PagesCanvas::show_marks(bool on) {
    marks_shown_ = on;
    Refresh();
}

void PagesCanvas::set_message(const wxString& message) {
    if (message == message_) return;
    message_ = message;
    Refresh();
}

const QuotePlace* PagesCanvas::quote() const {
    if (pages_ == nullptr || !position_ || *position_ >= pages_->first_parts.size()) return nullptr;
    return &pages_->quotes[pages_->parts[pages_->first_parts[*position_]].quote];
}

const PageMark* PagesCanvas::mark() const {
    return mark_ ? &pages_->parts[mark_->first].marks[mark_->second] : nullptr;
}

std::string PagesCanvas::mark_words() const {
    const auto* at = mark();
    if (at == nullptr) return {};
    return pages_->parts[mark_->first].words.substr(at->first, at->last - at->first);
}

void PagesCanvas::paint(wxPaintEvent&) {
    wxPaintDC dc(this);
    const std::unique_ptr<wxGraphicsContext> graphics(wxGraphicsContext::Create(dc));
    if (!graphics) return;
    const auto size = GetClientSize();
    graphics->SetBrush(
        wxBrush(theme_.dark ? theme_.panel.ChangeLightness(88) : theme_.panel.ChangeLightness(95)));
    graphics->SetPen(*wxTRANSPARENT_PEN);
    graphics->DrawRectangle(0, 0, size.x, size.y);
    if (pages_ == nullptr || pages_->parts.empty()) {
        graphics->SetFont(GetFont(), theme_.quiet);
        double width = 0;
        double height = 0;
        graphics->GetTextExtent(message_, &width, &height);
        graphics->DrawText(message_, std::max(2.0 * measures_.u, (size.x - width) / 2), size.y / 3.0);
        return;
    }
    settle();
    const double sheet_top = static_cast<double>(2 * measures_.u - top_);
    const double sheet_height = static_cast<double>(layout_.height() + 2 * margin());
    // A sheet of which little is in sight is not drawn in its full height: cairo counts in 24 bits.
    const double from = std::max(sheet_top, -10.0);
    const double to = std::min(sheet_top + sheet_height, size.y + 10.0);
    graphics->SetBrush(wxBrush(paper));
    graphics->SetPen(wxPen(theme_.high_contrast ? theme_.line : paper_edge));
    graphics->DrawRectangle(sheet_left() + 0.5, from + 0.5, sheet_width() - 1, to - from - 1);
    paint_hand(*graphics);
    auto part = layout_.at(std::max<std::int64_t>(0, top_ - page_top()));
    for (; part < pages_->parts.size(); ++part) {
        const double y = static_cast<double>(layout_.top(part) + page_top() - top_);
        if (y > size.y) break;
        paint_part(*graphics, part, y);
    }
    ask_for_scrollbar();
}

void PagesCanvas::paint_hand(wxGraphicsContext& graphics) {
    if (!position_) return;
    const auto first = pages_->first_parts[*position_];
    const double y = static_cast<double>(layout_.top(first) + page_top() - top_) + layout_.before(first);
    const double end = static_cast<double>(layout_.bottom(last_part(first)) + page_top() - top_);
    if (end < 0 || y > GetClientSize().y) return;
    const double from = std::max(y - measures_.u / 2.0, -10.0);
    const double to = std::min(end, GetClientSize().y + 10.0);
    graphics.SetBrush(wxBrush(in_hand_fill));
    graphics.SetPen(HasFocus() ? wxPen(replaced_line, 1) : *wxTRANSPARENT_PEN);
    const double left = sheet_left() + margin() - measures_.u;
    graphics.DrawRoundedRectangle(left + 0.5, from + 0.5, sheet_width() - 2 * margin() + 2 * measures_.u,
                                  to - from, measures_.u / 2.0);
}

void PagesCanvas::paint_part(wxGraphicsContext& graphics, std::size_t part, double y) {
    const auto& words = pages_->parts[part];
    const auto& lines = layout_.lines(part);
    const double left = sheet_left() + margin();
    const double x = left + layout_.indent(part);
    const double top = y + layout_.before(part);
    if (marks_shown_) paint_marks(graphics, part, lines, x, top);
    const bool quiet = words.kind == PagePart::Kind::Attribution || words.kind == PagePart::Kind::Note;
    lines.draw(graphics, x, top, quiet ? paper_quiet : paper_ink, -y - 100, GetClientSize().y - y + 100);
    const bool begins =
        words.quote != PagePart::no_quote && (part == 0 || pages_->parts[part - 1].quote != words.quote);
    if (!begins) return;
    const auto number = shown(std::to_string(position_of_[words.quote] + 1));
    graphics.SetFont(GetFont().Scaled(0.85F), paper_quiet);
    double width = 0;
    double height = 0;
    double descent = 0;
    graphics.GetTextExtent(number, &width, &height, &descent);
    graphics.DrawText(number, left - 2 * measures_.u - width,
                      top + lines.lines().front().baseline - height + descent);
}

void PagesCanvas::paint_marks(wxGraphicsContext& graphics, std::size_t part, const BlockLayout& lines,
                              double x, double y) {
    const auto& marks = pages_->parts[part].marks;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const auto& mark = marks[i];
        const bool left_out = mark.category == "left-out";
        const bool unchecked = mark.status == "found";
        const bool in_hand = mark_ == MarkAt(part, i) || pointed_at_ == MarkAt(part, i);
        graphics.SetBrush(wxBrush(left_out ? left_out_fill : unchecked ? unchecked_fill : replaced_fill));
        graphics.SetPen(*wxTRANSPARENT_PEN);
        const wxColour line_colour = left_out ? paper_quiet : unchecked ? unchecked_line : replaced_line;
        for (std::size_t line = 0; line < lines.lines().size(); ++line) {
            const auto& box = lines.lines()[line];
            for (const auto& [from, to] : lines.x_ranges(line, mark.first, mark.last)) {
                const double em = box.height * 0.62;
                const double above = y + box.baseline - em;
                graphics.SetPen(*wxTRANSPARENT_PEN);
                graphics.DrawRectangle(x + from, above, to - from, em * 1.34);
                if (left_out && !in_hand) continue;
                graphics.SetPen(wxPen(line_colour, in_hand ? 2 : 1,
                                      unchecked ? wxPENSTYLE_SHORT_DASH : wxPENSTYLE_SOLID));
                const double under = std::round(above + em * 1.34) + 0.5;
                graphics.StrokeLine(x + from, under, x + to, under);
            }
        }
    }
}

void PagesCanvas::settle() {
    const auto page = top_ - page_top();
    const auto settled = layout_.bring_in_sight(std::max<std::int64_t>(0, page), GetClientSize().y);
    if (page > 0 && settled != page) top_ = settled + page_top();
}

void PagesCanvas::scroll_to(std::int64_t y) {
    const std::int64_t whole = layout_.height() + 2 * margin() + 4 * measures_.u;
    y = std::clamp<std::int64_t>(y, 0, std::max<std::int64_t>(0, whole - GetClientSize().y));
    if (pages_ == nullptr || pages_->parts.empty()) y = 0;
    if (y != top_) Refresh();
    top_ = y;
    ask_for_scrollbar();
}

void PagesCanvas::ask_for_scrollbar() {
    if (scrollbar_asked_) return;
    scrollbar_asked_ = true;
    // GTK forgets the thumb of a bar that is set while it is being laid out.
    CallAfter([this] {
        scrollbar_asked_ = false;
        const auto whole = pages_ == nullptr || pages_->parts.empty()
                               ? 0
                               : static_cast<int>(layout_.height()) + 2 * margin() + 4 * measures_.u;
        const int room = std::max(GetClientSize().y, 1);
        if (GetScrollRange(wxVERTICAL) != whole || GetScrollThumb(wxVERTICAL) != room) {
            SetScrollbar(wxVERTICAL, static_cast<int>(top_), room, whole);
        } else if (GetScrollPos(wxVERTICAL) != static_cast<int>(top_)) {
            SetScrollPos(wxVERTICAL, static_cast<int>(top_));
        }
    });
}

void PagesCanvas::on_scroll(wxScrollWinEvent& event) {
    const int line = 3 * measures_.c;
    const int page = std::max(line, GetClientSize().y - line);
    const auto type = event.GetEventType();
    if (type == wxEVT_SCROLLWIN_TOP) {
        scroll_to(0);
    } else if (type == wxEVT_SCROLLWIN_BOTTOM) {
        scroll_to(layout_.height() + page);
    } else if (type == wxEVT_SCROLLWIN_LINEUP) {
        scroll_to(top_ - line);
    } else if (type == wxEVT_SCROLLWIN_LINEDOWN) {
        scroll_to(top_ + line);
    } else if (type == wxEVT_SCROLLWIN_PAGEUP) {
        scroll_to(top_ - page);
    } else if (type == wxEVT_SCROLLWIN_PAGEDOWN) {
        scroll_to(top_ + page);
    } else {
        scroll_to(event.GetPosition());
    }
}

std::size_t PagesCanvas::last_part(std::size_t first) const {
    auto last = first;
    while (last + 1 < pages_->parts.size() && pages_->parts[last + 1].quote == pages_->parts[first].quote)
        ++last;
    return last;
}

void PagesCanvas::move_to(std::optional<std::size_t> position, bool bring_in_sight) {
    if (pages_ == nullptr || !position || *position >= pages_->first_parts.size()) return;
    if (position_ != position) mark_.reset();
    position_ = position;
    const auto first = pages_->first_parts[*position];
    // Estimated heights between here and there turn into real ones on the way.
    for (int tries = 0; bring_in_sight && tries < 8; ++tries) {
        layout_.measure(first);
        settle();
        const auto y = layout_.top(first) + page_top();
        const auto end = layout_.bottom(last_part(first)) + page_top();
        const int gap = 2 * measures_.u;
        const int room = GetClientSize().y;
        if (y < top_ + gap) {
            // A heading above comes along.
            const bool heading = first > 0 && pages_->parts[first - 1].quote == PagePart::no_quote;
            scroll_to((heading ? layout_.top(first - 1) + page_top() : y) - gap);
        } else if (end + gap > top_ + room && y > top_ + gap) {
            scroll_to(std::min(y - gap, end - room + gap));
        } else {
            break;
        }
    }
    Refresh();
    tell();
}

void PagesCanvas::go_to(std::size_t position) {
    move_to(position, true);
}

void PagesCanvas::tell() {
    wxString name = _("Pages as they will be printed");
    if (position_) {
        const auto first = pages_->first_parts[*position_];
        wxString words;
        for (auto part = first; part <= last_part(first); ++part)
            words += shown(pages_->parts[part].words) + ". ";
        name = wxString::Format(_("Quote %s of %s: %s"), shown(std::to_string(*position_ + 1)),
                                shown(std::to_string(pages_->first_parts.size())), words);
        if (const auto* at = mark())
            name = wxString::Format(_("%s: %s"), shown(mark_words()), mark_in_words(*at));
    }
    set_accessible_name(*this, name);
    if (reports_.moved) reports_.moved();
}

std::vector<PagesCanvas::MarkAt> PagesCanvas::marks_in_hand() const {
    std::vector<MarkAt> all;
    if (!position_) return all;
    const auto first = pages_->first_parts[*position_];
    for (auto part = first; part <= last_part(first); ++part) {
        for (std::size_t i = 0; i < pages_->parts[part].marks.size(); ++i) all.emplace_back(part, i);
    }
    return all;
}

void PagesCanvas::next_mark(int step) {
    const auto all = marks_in_hand();
    if (all.empty()) return;
    const auto count = static_cast<int>(all.size());
    const auto now =
        mark_ ? std::find(all.begin(), all.end(), *mark_) - all.begin() : (step > 0 ? -1 : count);
    const auto next = std::clamp(static_cast<int>(now) + step, 0, count - 1);
    mark_ = all[static_cast<std::size_t>(next)];
    Refresh();
    tell();
}

void PagesCanvas::on_key(wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_TAB) {
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        return;
    }
    if (pages_ == nullptr || pages_->first_parts.empty() || event.HasAnyModifiers()) {
        event.Skip();
        return;
    }
    const auto last = pages_->first_parts.size() - 1;
    const int page = std::max(measures_.c, GetClientSize().y - 3 * measures_.c);
    const auto turn = [&](int step) {
        scroll_to(top_ + step * page);
        const auto y = std::max<std::int64_t>(0, top_ - page_top());
        layout_.bring_in_sight(y, GetClientSize().y);
        const auto first =
            std::lower_bound(pages_->first_parts.begin(), pages_->first_parts.end(), layout_.at(y));
        const auto reached = static_cast<std::size_t>(first - pages_->first_parts.begin());
        move_to(std::min(reached, last), false);
    };
    switch (event.GetKeyCode()) {
        case WXK_UP:
            move_to(position_ && *position_ > 0 ? *position_ - 1 : 0, true);
            break;
        case WXK_DOWN:
            move_to(position_ ? std::min(*position_ + 1, last) : 0, true);
            break;
        case WXK_LEFT:
            next_mark(-1);
            break;
        case WXK_RIGHT:
            next_mark(1);
            break;
        case WXK_HOME:
            move_to(0, true);
            break;
        case WXK_END:
            move_to(last, true);
            break;
        case WXK_PAGEUP:
            turn(-1);
            break;
        case WXK_PAGEDOWN:
            turn(1);
            break;
        case WXK_SPACE:
            if (mark_ && reports_.asked) reports_.asked();
            break;
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            if (const auto* place = quote(); place != nullptr && reports_.activated)
                reports_.activated(*place);
            break;
        default:
            event.Skip();
    }
}

std::optional<std::size_t> PagesCanvas::part_at(wxPoint point) const {
    if (pages_ == nullptr || pages_->parts.empty()) return std::nullopt;
    const auto y = point.y + top_ - page_top();
    const bool beside = point.x < sheet_left() || point.x > sheet_left() + sheet_width();
    if (beside || y < 0 || y >= layout_.height()) return std::nullopt;
    return layout_.at(y);
}

std::optional<PagesCanvas::MarkAt> PagesCanvas::mark_at(wxPoint point) {
    const auto part = part_at(point);
    if (!part || pages_->parts[*part].marks.empty()) return std::nullopt;
    const auto& lines = layout_.lines(*part);
    const double x = point.x - sheet_left() - margin() - layout_.indent(*part);
    const double y =
        static_cast<double>(point.y + top_ - page_top() - layout_.top(*part)) - layout_.before(*part);
    const auto& marks = pages_->parts[*part].marks;
    for (std::size_t line = 0; line < lines.lines().size(); ++line) {
        const auto& box = lines.lines()[line];
        if (y < box.top || y >= box.top + box.height) continue;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            for (const auto& [from, to] : lines.x_ranges(line, marks[i].first, marks[i].last)) {
                if (x >= from && x < to) return MarkAt(*part, i);
            }
        }
    }
    return std::nullopt;
}

void PagesCanvas::on_press(wxMouseEvent& event) {
    SetFocus();
    const auto part = part_at(event.GetPosition());
    if (!part || pages_->parts[*part].quote == PagePart::no_quote) return;
    const auto on_mark = mark_at(event.GetPosition());
    move_to(position_of_[pages_->parts[*part].quote], false);
    mark_ = on_mark;
    Refresh();
    tell();
    if (const auto* place = quote(); event.LeftDClick() && place != nullptr && reports_.activated)
        reports_.activated(*place);
}

void PagesCanvas::on_motion(wxMouseEvent& event) {
    const auto now = mark_at(event.GetPosition());
    if (now == pointed_at_) return;
    pointed_at_ = now;
    if (now) {
        SetToolTip(mark_in_words(pages_->parts[now->first].marks[now->second]));
    } else {
        UnsetToolTip();
    }
    Refresh();
}

}  // namespace sotto::workbench
