// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <wx/gdicmn.h>
#include <wx/string.h>
#include <wx/window.h>

#include <string>
#include <utility>
#include <vector>

namespace sotto::workbench {

/// What assistive technology may know of a canvas with text, and do with it. Positions are code points.
class ReadableText {
public:
    virtual ~ReadableText() = default;
    /// Null while nothing is shown.
    [[nodiscard]] virtual const text::Text* readable_text() const = 0;
    [[nodiscard]] virtual text::Position readable_caret() const = 0;
    [[nodiscard]] virtual text::Range readable_selection() const = 0;
    virtual void read_at(text::Position caret) = 0;
    virtual void choose(text::Range range) = 0;
    /// In pixels of the window.
    [[nodiscard]] virtual wxRect readable_place(text::Position at) = 0;
    [[nodiscard]] virtual text::Position readable_at(wxPoint point) = 0;
    [[nodiscard]] virtual text::Range readable_word(text::Position at) = 0;
    [[nodiscard]] virtual text::Range readable_sentence(text::Position at) = 0;
    [[nodiscard]] virtual text::Range readable_line(text::Position at) = 0;
    [[nodiscard]] virtual text::Range readable_paragraph(text::Position at) = 0;
    /// The run around `at` in which the same codes are on the words, and their names.
    [[nodiscard]] virtual std::pair<text::Range, std::vector<std::string>> readable_codes(
        text::Position at) = 0;
};

/// Lends a canvas the text it draws in the eyes of assistive technology. On GTK by an AtkText of its widget,
/// which wxWidgets has no way to give; elsewhere it does nothing.
class AccessibleText {
public:
    /// `text` must outlive this; the window must not be destroyed before.
    AccessibleText(wxWindow& window, ReadableText& text);
    ~AccessibleText();
    AccessibleText(const AccessibleText&) = delete;
    AccessibleText& operator=(const AccessibleText&) = delete;

    void set_name(const wxString& name);
    void caret_moved();
    void selection_changed();
    /// Another text is shown.
    void text_changed(text::Position old_length);

private:
    wxWindow& window_;
};

}  // namespace sotto::workbench
