// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/transcript_view.h"

#include "workbench/transcript/view_internal.h"
#include "workbench/words.h"

#include <wx/dcclient.h>
#include <wx/graphics.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sotto::workbench {

TranscriptView::TranscriptView(wxWindow* parent, Reports reports)
    : wxWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
               wxWANTS_CHARS | wxVSCROLL | wxFULL_REPAINT_ON_RESIZE | wxBORDER_NONE) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    internal_ = std::make_unique<Internal>(*this, std::move(reports));
}

TranscriptView::~TranscriptView() {
    // What the base class still sends would come to handlers whose owner has gone.
    SetEvtHandlerEnabled(false);
}

TranscriptView::Internal::Internal(TranscriptView& of, Reports to) : view(of), reports(std::move(to)) {
    scene.theme = Theme::of_desktop();
    scene.measures = Measures::of(view);
    scene.mirrored = view.GetLayoutDirection() == wxLayout_RightToLeft;
    accessible = std::make_unique<AccessibleText>(view, *this);
    accessible->set_name(_("Transcript"));
    view.Bind(wxEVT_PAINT, [this](wxPaintEvent&) { on_paint(); });
    view.Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        arrange(false);
        event.Skip();
    });
    view.Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        set_theme(Theme::of_desktop());
        arrange(true);
        event.Skip();
    });
    for (const auto type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS}) {
        view.Bind(type, [this](wxFocusEvent& event) {
            scene.caret_shown = event.GetEventType() == wxEVT_SET_FOCUS;
            refresh();
            event.Skip();
        });
    }
    bind_mouse();
    bind_keys();
    arrange(true);
}

TranscriptView::Internal::~Internal() {
    if (view.HasCapture()) view.ReleaseMouse();
}

void TranscriptView::Internal::show(std::shared_ptr<const DocumentPicture> shown, CodeLooks with) {
    const bool same = document != nullptr && shown != nullptr && document->source.id == shown->source.id;
    const bool same_words = same && document->text == shown->text;
    const text::Position old_length = document == nullptr ? 0 : document->text->length();
    const bool same_language =
        document != nullptr && shown != nullptr && document->source.language == shown->source.language;
    document = std::move(shown);
    looks = std::move(with);
    if (drag != Drag::None) end_drag(false);
    goal.reset();
    if (!same) {
        scene.focused = {};
        scene.hits.clear();
        scene.identifiers.clear();
        scene.anchor = scene.caret = 0;
    }
    if (!same_language) typesetter.reset();
    scene.sheet.show(document, same);
    remake_marks();
    if (!same_words && !scene.sheet.empty()) {
        scene.anchor = scene.sheet.snapped(std::max(scene.anchor, scene.sheet.blocks().front().range.start));
        scene.caret = scene.sheet.snapped(std::max(scene.caret, scene.sheet.blocks().front().range.start));
    }
    if (!same_words) accessible->text_changed(old_length);
    if (!same && document != nullptr)
        accessible->set_name(
            wxString::Format(_("Transcript of %s"), workbench::shown(document->source.name)));
}

void TranscriptView::Internal::hide_codes(std::vector<Id<study::Code>> codes) {
    hidden = std::move(codes);
    remake_marks();
}

void TranscriptView::Internal::remake_marks() {
    scene.marks = document == nullptr ? Marks() : Marks(*document, looks, hidden, scene.sheet.blocks());
    arrange(false);
}

void TranscriptView::Internal::set_theme(const Theme& theme) {
    scene.theme = theme;
    refresh();
}

void TranscriptView::Internal::set_zoom(int percent) {
    percent = std::clamp(percent, 50, 400);
    if (percent == zoom) return;
    const bool keeps_caret = !scene.sheet.empty() && in_sight(scene.caret);
    const std::int64_t y = keeps_caret ? scene.sheet.caret_place(scene.caret).y - scene.sheet.top() : 0;
    zoom = percent;
    arrange(true);
    if (keeps_caret) scroll_to(scene.sheet.caret_place(scene.caret).y - y);
}

void TranscriptView::Internal::arrange(bool new_font) {
    scene.measures = Measures::of(view);
    scene.size = view.GetClientSize();
    if (new_font || typesetter == nullptr)
        typesetter =
            make_typesetter(view, zoom, document == nullptr ? std::string() : document->source.language);
    // Before the first size is known, any will do.
    const int width = std::max(scene.size.x, 20 * scene.measures.u);
    scene.sheet.arrange(typesetter, scene.measures,
                        columns_for(scene.measures, width, zoom, scene.marks.lanes()),
                        std::max(scene.size.y, 1));
    scrollbar_changes = -1;
    refresh();
}

void TranscriptView::Internal::refresh() {
    // The thumb stays where it was for ever when it is set while a size event is handled (wxGTK 3.2).
    if (!scrollbar_asked) {
        scrollbar_asked = true;
        view.CallAfter([this] { update_scrollbar(); });
    }
    view.Refresh(false);
}

void TranscriptView::Internal::update_scrollbar() {
    scrollbar_asked = false;
    const auto top = static_cast<int>(scene.sheet.top());
    const auto total = static_cast<int>(scene.sheet.total_height());
    if (scrollbar_changes == scene.sheet.changes()) {
        if (view.GetScrollPos(wxVERTICAL) != top) view.SetScrollPos(wxVERTICAL, top);
        return;
    }
    scrollbar_changes = scene.sheet.changes();
    view.SetScrollbar(wxVERTICAL, top, std::max(scene.size.y, 1), std::max(total, 1));
}

void TranscriptView::Internal::scroll_to(std::int64_t y) {
    const std::int64_t before = scene.sheet.top();
    scene.sheet.scroll_to(y);
    if (scene.sheet.top() != before) refresh();
}

bool TranscriptView::Internal::in_sight(text::Position at) {
    if (scene.sheet.empty()) return true;
    const std::size_t block = block_at(scene.sheet.blocks(), at);
    const std::int64_t box = scene.sheet.top_of(block) - scene.sheet.top();
    if (box > scene.size.y || box + scene.sheet.height_of(block) < 0) return false;
    const auto place = scene.sheet.caret_place(at);
    const std::int64_t y = place.y - scene.sheet.top();
    return y >= 0 && y + static_cast<std::int64_t>(place.height) <= scene.size.y;
}

void TranscriptView::Internal::bring_in_sight(text::Position at, bool far) {
    if (in_sight(at)) return;
    // Laying out what is around the place changes heights, so it is looked at twice.
    for (int i = 0; i < 2; ++i) {
        const auto place = scene.sheet.caret_place(at);
        const auto line = static_cast<std::int64_t>(place.height);
        const std::int64_t y = place.y - scene.sheet.top();
        if (far) {
            scroll_to(place.y - scene.size.y / 3);
        } else if (y < 0) {
            scroll_to(place.y - scene.measures.u);
        } else if (y + line > scene.size.y) {
            scroll_to(place.y + line + scene.measures.u - scene.size.y);
        }
    }
}

void TranscriptView::Internal::choose_ends(text::Position anchor, text::Position caret, bool report) {
    const bool caret_moved = caret != scene.caret;
    const bool changed = caret_moved || anchor != scene.anchor;
    const auto before = scene.selection();
    scene.anchor = anchor;
    scene.caret = caret;
    if (!changed) return;
    refresh();
    if (caret_moved) accessible->caret_moved();
    if (!(before.empty() && scene.selection().empty())) accessible->selection_changed();
    if (report && reports.selection_changed) reports.selection_changed(scene.selection(), scene.caret);
}

void TranscriptView::Internal::go_to(text::Position at) {
    goal.reset();
    at = scene.sheet.snapped(at, false);
    choose_ends(at, at, true);
    bring_in_sight(at, true);
}

bool TranscriptView::Internal::go_to_passage(int direction) {
    if (scene.sheet.empty()) return false;
    const auto& blocks = scene.sheet.blocks();
    const auto here = blocks[block_at(blocks, scene.caret)].passage;
    const auto wanted = direction > 0 ? here + 1 : here - 1;
    if (direction > 0 ? wanted >= document->passages.size() : here == 0) return false;
    go_to(document->passages[wanted].said.start);
    return true;
}

bool TranscriptView::Internal::go_to_hit(int direction) {
    if (scene.sheet.empty()) return false;
    const auto& hits = scene.hits;
    const auto starts_before = [](const text::Range& hit, text::Position at) { return hit.start < at; };
    if (direction > 0) {
        const auto next = std::lower_bound(hits.begin(), hits.end(), scene.caret + 1, starts_before);
        if (next == hits.end()) return false;
        go_to(next->start);
        return true;
    }
    const auto next = std::lower_bound(hits.begin(), hits.end(), scene.caret, starts_before);
    if (next == hits.begin()) return false;
    go_to(std::prev(next)->start);
    return true;
}

bool TranscriptView::Internal::go_to_coding(int direction) {
    const auto& marks = scene.marks.all();
    if (marks.empty() || scene.sheet.empty()) return false;
    // From the focused one when the caret is still where it begins, so that codings with one start are all
    // reached.
    const Mark* focused = scene.focused ? scene.marks.find(scene.focused) : nullptr;
    std::ptrdiff_t wanted = 0;
    if (focused != nullptr && scene.sheet.snapped(focused->range.start, false) == scene.caret) {
        wanted = focused - marks.data() + (direction > 0 ? 1 : -1);
    } else {
        const auto starts_before = [](const Mark& mark, text::Position at) { return mark.range.start < at; };
        const auto from = direction > 0 ? scene.caret + 1 : scene.caret;
        const auto next = std::lower_bound(marks.begin(), marks.end(), from, starts_before);
        wanted = next - marks.begin() - (direction > 0 ? 0 : 1);
    }
    if (wanted < 0 || wanted >= std::ssize(marks)) return false;
    const Mark& mark = marks[static_cast<std::size_t>(wanted)];
    focus_coding(mark.coding);
    go_to(mark.range.start);
    if (reports.coding_clicked) reports.coding_clicked(scene.focused);
    return true;
}

void TranscriptView::Internal::focus_coding(Id<study::Coding> coding) {
    if (scene.focused == coding) return;
    if (drag == Drag::StartHandle || drag == Drag::EndHandle) end_drag(false);
    scene.focused = coding;
    refresh();
}

void TranscriptView::Internal::on_paint() {
    wxPaintDC dc(&view);
    const std::unique_ptr<wxGraphicsContext> canvas(wxGraphicsContext::Create(dc));
    if (canvas == nullptr) return;
    canvas->SetAntialiasMode(wxANTIALIAS_DEFAULT);
    margin = place_margin(scene);
    paint_scene(*canvas, scene, margin);
    // What was laid out for the first time may have another height than was thought.
    if (scrollbar_changes != scene.sheet.changes() && !scrollbar_asked) {
        scrollbar_asked = true;
        view.CallAfter([this] { update_scrollbar(); });
    }
}

wxRect TranscriptView::Internal::place_of(text::Position at) {
    if (scene.sheet.empty()) return {};
    const auto sign = scene.sheet.sign_at(at);
    const std::int64_t y =
        std::clamp<std::int64_t>(sign.place.y - scene.sheet.top(), -1'000'000'000, 1'000'000'000);
    const auto left = static_cast<int>(std::lround(sign.left));
    const int width = std::max(static_cast<int>(std::lround(sign.right)) - left, 0);
    return {scene.mirrored ? words_x(left) - width : left, static_cast<int>(y), width,
            static_cast<int>(sign.place.height)};
}

text::Position TranscriptView::Internal::position_at(wxPoint point) {
    return scene.sheet.position_at(words_x(point.x), scene.sheet.top() + point.y);
}

text::Position TranscriptView::Internal::sign_at(wxPoint point) {
    return scene.sheet.sign_position_at(words_x(point.x), scene.sheet.top() + point.y);
}

int TranscriptView::Internal::words_x(int x) const {
    const auto& columns = scene.sheet.columns();
    return scene.mirrored ? columns.words_left + columns.words_right() - x : x;
}

// The public door -------------------------------------------------------------------------------------------

void TranscriptView::show(std::shared_ptr<const DocumentPicture> document, CodeLooks looks) {
    internal_->show(std::move(document), std::move(looks));
}

const std::shared_ptr<const DocumentPicture>& TranscriptView::document() const {
    return internal_->document;
}

void TranscriptView::hide_codes(std::vector<Id<study::Code>> hidden) {
    internal_->hide_codes(std::move(hidden));
}

void TranscriptView::set_hits(std::vector<text::Range> hits) {
    std::sort(hits.begin(), hits.end());
    internal_->scene.hits = std::move(hits);
    internal_->refresh();
}

void TranscriptView::set_identifiers(std::vector<IdentifierMark> marks) {
    std::sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.range < b.range; });
    if (marks == internal_->scene.identifiers) return;
    internal_->scene.identifiers = std::move(marks);
    internal_->refresh();
}

const std::vector<IdentifierMark>& TranscriptView::identifiers() const {
    return internal_->scene.identifiers;
}

void TranscriptView::set_theme(const Theme& theme) {
    internal_->set_theme(theme);
}

text::Range TranscriptView::selection() const {
    return internal_->scene.selection();
}

text::Position TranscriptView::caret() const {
    return internal_->scene.caret;
}

void TranscriptView::select(text::Range range) {
    internal_->goal.reset();
    auto& sheet = internal_->scene.sheet;
    if (range.empty()) {
        const auto at = sheet.snapped(range.start, false);
        internal_->choose_ends(at, at, false);
    } else {
        internal_->choose_ends(sheet.snapped(range.start), sheet.snapped(range.end, false), false);
    }
}

void TranscriptView::reveal(text::Range range) {
    if (!internal_->scene.sheet.empty()) internal_->bring_in_sight(range.start, true);
}

void TranscriptView::focus_coding(Id<study::Coding> coding) {
    internal_->focus_coding(coding);
}

bool TranscriptView::go_to_passage(int direction) {
    return internal_->go_to_passage(direction);
}

bool TranscriptView::go_to_hit(int direction) {
    return internal_->go_to_hit(direction);
}

bool TranscriptView::go_to_coding(int direction) {
    return internal_->go_to_coding(direction);
}

void TranscriptView::set_zoom(int percent) {
    internal_->set_zoom(percent);
}

int TranscriptView::zoom() const {
    return internal_->zoom;
}

wxRect TranscriptView::place_of(text::Position at) {
    return internal_->place_of(at);
}

text::Position TranscriptView::position_at(wxPoint point) {
    return internal_->position_at(point);
}

}  // namespace sotto::workbench
