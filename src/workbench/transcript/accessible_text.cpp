// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/accessible_text.h"

#include "workbench/accessible_object.h"

#ifdef __WXGTK__
#include <gtk/gtk-a11y.h>
#include <gtk/gtk.h>
#endif

#include <algorithm>

namespace sotto::workbench {

#ifdef __WXGTK__

namespace {

constexpr const char* text_key = "sotto-readable-text";

GtkWidget* canvas_of(wxWindow& window) {
    return window.m_wxwindow;
}

wxWindow* window_of(GtkWidget* widget) {
    return static_cast<wxWindow*>(g_object_get_data(G_OBJECT(widget), "sotto-window"));
}

GtkWidget* widget_of(AtkText* object) {
    return gtk_accessible_get_widget(GTK_ACCESSIBLE(object));
}

/// Null when the canvas has gone, or shows nothing.
ReadableText* readable(AtkText* object) {
    GtkWidget* widget = widget_of(object);
    if (widget == nullptr) return nullptr;
    auto* text = static_cast<ReadableText*>(g_object_get_data(G_OBJECT(widget), text_key));
    return text != nullptr && text->readable_text() != nullptr ? text : nullptr;
}

gchar* copied(const ReadableText& text, text::Range range, gint* first, gint* last) {
    if (first != nullptr) *first = static_cast<gint>(range.start);
    if (last != nullptr) *last = static_cast<gint>(range.end);
    const auto words = text.readable_text()->slice(range);
    return g_strndup(words.data(), words.size());
}

gchar* get_text(AtkText* object, gint first, gint last) {
    const auto* text = readable(object);
    if (text == nullptr) return g_strdup("");
    return copied(*text, {first, last < 0 ? text->readable_text()->length() : last}, nullptr, nullptr);
}

gint get_character_count(AtkText* object) {
    const auto* text = readable(object);
    return text == nullptr ? 0 : static_cast<gint>(text->readable_text()->length());
}

gunichar get_character_at_offset(AtkText* object, gint offset) {
    const auto* text = readable(object);
    if (text == nullptr) return 0;
    const auto words = text->readable_text()->slice({offset, offset + 1});
    return words.empty() ? 0 : g_utf8_get_char(words.data());
}

gchar* get_string_at_offset(AtkText* object, gint offset, AtkTextGranularity granularity, gint* first,
                            gint* last) {
    auto* text = readable(object);
    if (text == nullptr) {
        *first = *last = 0;
        return g_strdup("");
    }
    const text::Position at = std::clamp<text::Position>(offset, 0, text->readable_text()->length());
    switch (granularity) {
        case ATK_TEXT_GRANULARITY_WORD:
            return copied(*text, text->readable_word(at), first, last);
        case ATK_TEXT_GRANULARITY_SENTENCE:
            return copied(*text, text->readable_sentence(at), first, last);
        case ATK_TEXT_GRANULARITY_LINE:
            return copied(*text, text->readable_line(at), first, last);
        case ATK_TEXT_GRANULARITY_PARAGRAPH:
            return copied(*text, text->readable_paragraph(at), first, last);
        case ATK_TEXT_GRANULARITY_CHAR:
            break;
    }
    return copied(*text, text->readable_text()->snapped_to_graphemes({at, at + 1}), first, last);
}

gint get_caret_offset(AtkText* object) {
    const auto* text = readable(object);
    return text == nullptr ? -1 : static_cast<gint>(text->readable_caret());
}

gboolean set_caret_offset(AtkText* object, gint offset) {
    auto* text = readable(object);
    if (text == nullptr) return FALSE;
    text->read_at(offset);
    return TRUE;
}

gint get_n_selections(AtkText* object) {
    const auto* text = readable(object);
    return text == nullptr || text->readable_selection().empty() ? 0 : 1;
}

gchar* get_selection(AtkText* object, gint /*number*/, gint* first, gint* last) {
    const auto* text = readable(object);
    if (text == nullptr) {
        *first = *last = 0;
        return g_strdup("");
    }
    return copied(*text, text->readable_selection(), first, last);
}

gboolean set_selection(AtkText* object, gint number, gint first, gint last) {
    auto* text = readable(object);
    if (text == nullptr || number != 0) return FALSE;
    text->choose({first, last});
    return TRUE;
}

gboolean add_selection(AtkText* object, gint first, gint last) {
    return get_n_selections(object) == 0 ? set_selection(object, 0, first, last) : FALSE;
}

gboolean remove_selection(AtkText* object, gint number) {
    auto* text = readable(object);
    if (text == nullptr || number != 0 || text->readable_selection().empty()) return FALSE;
    text->read_at(text->readable_caret());
    return TRUE;
}

void get_character_extents(AtkText* object, gint offset, gint* x, gint* y, gint* width, gint* height,
                           AtkCoordType coordinates) {
    *x = *y = *width = *height = 0;
    auto* text = readable(object);
    if (text == nullptr) return;
    const wxRect place = text->readable_place(offset);
    wxPoint corner = place.GetPosition();
    wxWindow* window = window_of(widget_of(object));
    if (coordinates == ATK_XY_SCREEN) {
        corner = window->ClientToScreen(corner);
    } else if (wxWindow* top = wxGetTopLevelParent(window); top != nullptr) {
        corner = window->ClientToScreen(corner) - top->GetScreenPosition();
    }
    *x = corner.x;
    *y = corner.y;
    *width = place.width;
    *height = place.height;
}

gint get_offset_at_point(AtkText* object, gint x, gint y, AtkCoordType coordinates) {
    auto* text = readable(object);
    if (text == nullptr) return -1;
    wxWindow* window = window_of(widget_of(object));
    wxPoint point(x, y);
    if (coordinates != ATK_XY_SCREEN) {
        if (wxWindow* top = wxGetTopLevelParent(window); top != nullptr) point += top->GetScreenPosition();
    }
    return static_cast<gint>(text->readable_at(window->ScreenToClient(point)));
}

AtkAttributeSet* get_run_attributes(AtkText* object, gint offset, gint* first, gint* last) {
    auto* text = readable(object);
    *first = *last = offset;
    if (text == nullptr) return nullptr;
    const auto [range, names] = text->readable_codes(offset);
    *first = static_cast<gint>(range.start);
    *last = static_cast<gint>(range.end);
    if (names.empty()) return nullptr;
    std::string joined;
    for (const auto& name : names) joined += (joined.empty() ? "" : ", ") + name;
    auto* attribute = g_new(AtkAttribute, 1);
    attribute->name = g_strdup("codes");
    attribute->value = g_strdup(joined.c_str());
    return g_slist_prepend(nullptr, attribute);
}

AtkAttributeSet* get_default_attributes(AtkText* /*object*/) {
    return nullptr;
}

void fill_interface(gpointer interface, gpointer /*data*/) {
    auto* text = static_cast<AtkTextIface*>(interface);
    text->get_text = get_text;
    text->get_character_count = get_character_count;
    text->get_character_at_offset = get_character_at_offset;
    text->get_string_at_offset = get_string_at_offset;
    text->get_caret_offset = get_caret_offset;
    text->set_caret_offset = set_caret_offset;
    text->get_n_selections = get_n_selections;
    text->get_selection = get_selection;
    text->set_selection = set_selection;
    text->add_selection = add_selection;
    text->remove_selection = remove_selection;
    text->get_character_extents = get_character_extents;
    text->get_offset_at_point = get_offset_at_point;
    text->get_run_attributes = get_run_attributes;
    text->get_default_attributes = get_default_attributes;
}

AtkObject* make_text(GtkWidget* widget) {
    static const GType type = register_accessible(
        {"SottoTranscriptAccessible", GTK_TYPE_CONTAINER_ACCESSIBLE, ATK_TYPE_TEXT, fill_interface});
    return new_accessible(type, ATK_ROLE_DOCUMENT_TEXT, widget);
}

}  // namespace

AccessibleText::AccessibleText(wxWindow& window, ReadableText& text) : window_(window) {
    GtkWidget* widget = canvas_of(window);
    g_object_set_data(G_OBJECT(widget), text_key, &text);
    g_object_set_data(G_OBJECT(widget), "sotto-window", &window);
    lend_accessible(widget, make_text);
}

AccessibleText::~AccessibleText() {
    if (GtkWidget* widget = canvas_of(window_); widget != nullptr) {
        g_object_set_data(G_OBJECT(widget), text_key, nullptr);
        take_back_accessible(widget);
    }
}

void AccessibleText::set_name(const wxString& name) {
    atk_object_set_name(gtk_widget_get_accessible(canvas_of(window_)), name.utf8_str());
}

void AccessibleText::caret_moved() {
    AtkObject* object = gtk_widget_get_accessible(canvas_of(window_));
    if (auto* text = readable(ATK_TEXT(object)); text != nullptr)
        g_signal_emit_by_name(object, "text-caret-moved", static_cast<gint>(text->readable_caret()));
}

void AccessibleText::selection_changed() {
    g_signal_emit_by_name(gtk_widget_get_accessible(canvas_of(window_)), "text-selection-changed");
}

void AccessibleText::text_changed(text::Position old_length) {
    AtkObject* object = gtk_widget_get_accessible(canvas_of(window_));
    if (old_length > 0)
        g_signal_emit_by_name(object, "text-changed::delete", 0, static_cast<gint>(old_length));
    if (const gint length = get_character_count(ATK_TEXT(object)); length > 0)
        g_signal_emit_by_name(object, "text-changed::insert", 0, length);
}

#else

AccessibleText::AccessibleText(wxWindow& window, ReadableText& /*text*/) : window_(window) {}
AccessibleText::~AccessibleText() = default;
void AccessibleText::set_name(const wxString& name) {
    window_.SetName(name);
}
void AccessibleText::caret_moved() {}
void AccessibleText::selection_changed() {}
void AccessibleText::text_changed(text::Position /*old_length*/) {}

#endif

}  // namespace sotto::workbench
