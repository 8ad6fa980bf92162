// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/transcript/accessible_text.h"
#include "workbench/transcript/caret_moves.h"
#include "workbench/transcript/scene.h"
#include "workbench/transcript/transcript_view.h"

#include <wx/timer.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class wxScrollWinEvent;

namespace sotto::workbench {

class TranscriptView::Internal : public ReadableText {
public:
    Internal(TranscriptView& view, Reports reports);
    ~Internal() override;

    // What is shown (transcript_view.cpp)
    void show(std::shared_ptr<const DocumentPicture> document, CodeLooks looks);
    void hide_codes(std::vector<Id<study::Code>> hidden);
    void set_zoom(int percent);
    void set_theme(const Theme& theme);
    /// Lays out anew what depends on the size, the font or the codings.
    void arrange(bool new_font);
    void remake_marks();
    void refresh();

    // Scrolling
    void scroll_to(std::int64_t y);
    void update_scrollbar();
    void bring_in_sight(text::Position at, bool far);
    [[nodiscard]] bool in_sight(text::Position at);

    // Selection
    /// Both ends must be places for a caret. `report`: it was a gesture.
    void choose_ends(text::Position anchor, text::Position caret, bool report);
    void go_to(text::Position at);
    void focus_coding(Id<study::Coding> coding);
    bool go_to_passage(int direction);
    bool go_to_hit(int direction);
    bool go_to_coding(int direction);

    // Events (view_mouse.cpp, view_keys.cpp)
    void bind_mouse();
    void bind_keys();
    void on_paint();
    void on_scroll(wxScrollWinEvent& event);
    void on_key(wxKeyEvent& event);
    void on_left_down(wxMouseEvent& event);
    void on_double_click(wxMouseEvent& event);
    void on_left_up(wxMouseEvent& event);
    void on_motion(wxMouseEvent& event);
    void on_wheel(wxMouseEvent& event);
    void on_context_menu(wxContextMenuEvent& event);
    void press_words(wxPoint point, bool extend);
    void drag_to(wxPoint point);
    void end_drag(bool keep);
    void hover(wxPoint point);
    void drop(wxPoint point, const std::string& words);

    enum class Part { Words, Gutter, Margin, Map, StartHandle, EndHandle };
    [[nodiscard]] Part part_at(wxPoint point);
    /// Of the stripe or name at `point`; null when there is none.
    [[nodiscard]] const Mark* margin_mark_at(wxPoint point) const;
    /// The coding of the words at `at` that a click there takes.
    [[nodiscard]] Id<study::Coding> coding_at(text::Position at) const;
    /// The identifier that holds the sign at `at`; null when there is none.
    [[nodiscard]] const IdentifierMark* identifier_at(text::Position at) const;
    [[nodiscard]] text::Position position_at(wxPoint point);
    /// The sign under `point`, or nearest to it.
    [[nodiscard]] text::Position sign_at(wxPoint point);
    /// From where something is in the window to where it is in the sheet's words, and back.
    [[nodiscard]] int words_x(int x) const;
    [[nodiscard]] wxRect place_of(text::Position at);

    // For assistive technology (view_reading.cpp)
    [[nodiscard]] const text::Text* readable_text() const override;
    [[nodiscard]] text::Position readable_caret() const override { return scene.caret; }
    [[nodiscard]] text::Range readable_selection() const override { return scene.selection(); }
    void read_at(text::Position caret) override;
    void choose(text::Range range) override;
    [[nodiscard]] wxRect readable_place(text::Position at) override { return place_of(at); }
    [[nodiscard]] text::Position readable_at(wxPoint point) override;
    [[nodiscard]] text::Range readable_word(text::Position at) override;
    [[nodiscard]] text::Range readable_sentence(text::Position at) override;
    [[nodiscard]] text::Range readable_line(text::Position at) override;
    [[nodiscard]] text::Range readable_paragraph(text::Position at) override;
    [[nodiscard]] std::pair<text::Range, std::vector<std::string>> readable_codes(text::Position at) override;

    TranscriptView& view;
    Reports reports;
    Scene scene;
    Margin margin;  ///< as painted last
    std::shared_ptr<const DocumentPicture> document;
    CodeLooks looks;
    std::vector<Id<study::Code>> hidden;
    std::shared_ptr<const Typesetter> typesetter;
    int zoom = 100;
    std::int64_t scrollbar_changes = -1;  ///< the sheet's when the scrollbar was set
    bool scrollbar_asked = false;
    std::optional<double> goal;

    enum class Drag { None, Words, StartHandle, EndHandle, Map };
    enum class Unit { Sign, Word, Turn };
    Drag drag = Drag::None;
    Unit unit = Unit::Sign;
    text::Range drag_origin;  ///< what was chosen by the press that began it
    wxPoint drag_point;
    bool dragged = false;
    bool pressed_coded = false;  ///< the press that is going on may be a click on a coding
    text::Position last_click = -1;
    long long double_click_at = 0;  ///< milliseconds; for the third
    wxPoint double_click_point;
    wxTimer autoscroll;
    wxString tip;
    wxStockCursor cursor = wxCURSOR_ARROW;
    std::unique_ptr<AccessibleText> accessible;
};

}  // namespace sotto::workbench
