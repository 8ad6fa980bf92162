// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"
#include "workbench/study_picture.h"
#include "workbench/theme.h"

#include <wx/window.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace sotto::workbench {

/// How a code is drawn.
struct CodeLook {
    std::string name;
    CodeColour colour;
};
using CodeLooks = std::unordered_map<Id<study::Code>, CodeLook>;

/// An identifier in the words, underlined.
struct IdentifierMark {
    enum class State { Found, Accepted, Rejected };
    text::Range range;
    bool names_someone = false;  ///< else it only narrows down who it is
    State state = State::Found;
    std::uint32_t entity = 0;  ///< what it is, for the reports

    friend bool operator==(const IdentifierMark&, const IdentifierMark&) = default;
};

/// A document with who speaks in the gutter, codings as fills, stripes and names in the margin, and a
/// minimap. Scrolls itself. Every place is a code point of the document's text; what the mouse and the keys
/// choose begins and ends between grapheme clusters.
///
/// Draws what it is given and reports gestures; knows no study, and changes nothing.
class TranscriptView : public wxWindow {
public:
    /// Calls come while an event is handled; any may be empty.
    struct Reports {
        /// The caret is at `caret`; words are chosen when the range is not empty.
        std::function<void(text::Range selection, text::Position caret)> selection_changed;
        /// A coding was clicked: its words, its stripe or its name. 0: the click was beside all of them.
        std::function<void(Id<study::Coding>)> coding_clicked;
        /// Double click on a stripe or name.
        std::function<void(Id<study::Coding>)> coding_activated;
        /// An end of the focused coding was dragged to a new place.
        std::function<void(Id<study::Coding>, text::Range)> coding_resized;
        /// The right button or the menu key, at a place of this window.
        std::function<void(wxPoint)> menu_asked;
        /// A code was dropped (its id as the text `sotto-code:ID`) on the selection or a turn.
        std::function<void(Id<study::Code>, text::Range)> code_dropped;
        std::function<void(int percent)> zoomed;
        /// An identifier was clicked; after `coding_clicked`.
        std::function<void(std::uint32_t entity)> identifier_clicked;
        /// What is said of an identifier that is pointed at.
        std::function<wxString(std::uint32_t entity)> identifier_tip;
    };

    TranscriptView(wxWindow* parent, Reports reports);
    ~TranscriptView() override;

    /// Shows `document`; null: nothing. Of the same source as before, the place in sight, the selection and
    /// the focus stay.
    void show(std::shared_ptr<const DocumentPicture> document, CodeLooks looks);
    [[nodiscard]] const std::shared_ptr<const DocumentPicture>& document() const;
    /// Codes that are not to be drawn; the codings stay.
    void hide_codes(std::vector<Id<study::Code>> hidden);
    void set_hits(std::vector<text::Range> hits);
    void set_identifiers(std::vector<IdentifierMark> marks);
    /// As they are underlined now, by place.
    [[nodiscard]] const std::vector<IdentifierMark>& identifiers() const;
    /// Instead of the desktop's, which the view follows by itself. The colours of codes come with their
    /// looks: call `show` again when they change.
    void set_theme(const Theme& theme);

    [[nodiscard]] text::Range selection() const;
    [[nodiscard]] text::Position caret() const;
    void select(text::Range range);
    /// Scrolls so that the start of `range` is in sight, a third from the top unless it is in sight already.
    void reveal(text::Range range);
    /// The coding that stands out; 0: none.
    void focus_coding(Id<study::Coding> coding);
    /// Moves the caret to the start of the next or previous passage, hit, or coding; false when there is
    /// none. They are gestures of the frame: `selection_changed` is called, and for a coding, which then
    /// stands out, `coding_clicked`.
    bool go_to_passage(int direction);
    bool go_to_hit(int direction);
    bool go_to_coding(int direction);
    /// Of the words: 50 to 400; the gutter and margin follow the desktop. The caret stays where it is in
    /// sight.
    void set_zoom(int percent);
    [[nodiscard]] int zoom() const;

    /// Where code point `at` is drawn, in pixels of this window, even when it is out of sight. For placing
    /// the picker, and for tests.
    [[nodiscard]] wxRect place_of(text::Position at);
    /// The code point boundary that a click at `point` chooses.
    [[nodiscard]] text::Position position_at(wxPoint point);

    bool AcceptsFocus() const override { return true; }

private:
    class Internal;
    std::unique_ptr<Internal> internal_;
};

}  // namespace sotto::workbench
