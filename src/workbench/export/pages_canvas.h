// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/export/export_pages.h"
#include "workbench/export/pages_layout.h"
#include "workbench/theme.h"

#include <wx/window.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

class wxGraphicsContext;

namespace sotto::workbench {

/// The pages of an export as they will be printed, on paper in every theme. One quote is in hand: arrows up
/// and down move to others, left and right from one of its marks to the next, Enter goes to where it was
/// said, the space bar asks what stood in place of the mark.
class PagesCanvas : public wxWindow {
public:
    struct Reports {
        std::function<void()> moved;                       ///< another quote or mark is in hand
        std::function<void(const QuotePlace&)> activated;  ///< Enter, or a double click
        std::function<void()> asked;                       ///< what stood in place of the mark in hand
    };
    PagesCanvas(wxWindow* parent, Reports reports);

    /// Stays at the quote in hand where it is still there. Null: nothing to show.
    void show(std::shared_ptr<const ExportPages> pages);
    void show_marks(bool on);
    /// Words in place of the pages, while there are none.
    void set_message(const wxString& message);

    /// The quote in hand, counted in the order of the pages.
    [[nodiscard]] std::optional<std::size_t> position() const { return position_; }
    [[nodiscard]] const QuotePlace* quote() const;
    [[nodiscard]] const PageMark* mark() const;
    /// What stands on the page at the mark in hand.
    [[nodiscard]] std::string mark_words() const;
    void go_to(std::size_t position);

private:
    /// A mark: of a part, the nth.
    using MarkAt = std::pair<std::size_t, std::size_t>;

    void set_layout();
    void paint(wxPaintEvent&);
    void paint_part(wxGraphicsContext& graphics, std::size_t part, double y);
    void paint_marks(wxGraphicsContext& graphics, std::size_t part, const BlockLayout& lines, double x,
                     double y);
    void paint_hand(wxGraphicsContext& graphics);
    void scroll_to(std::int64_t y);
    /// Sets what is in sight in lines, so that it stands where it will stay.
    void settle();
    void ask_for_scrollbar();
    void on_scroll(wxScrollWinEvent& event);
    void on_key(wxKeyEvent& event);
    void on_press(wxMouseEvent& event);
    void on_motion(wxMouseEvent& event);
    void move_to(std::optional<std::size_t> position, bool bring_in_sight);
    void next_mark(int step);
    void tell();
    [[nodiscard]] std::vector<MarkAt> marks_in_hand() const;
    [[nodiscard]] std::size_t last_part(std::size_t first) const;
    [[nodiscard]] std::optional<std::size_t> part_at(wxPoint point) const;
    [[nodiscard]] std::optional<MarkAt> mark_at(wxPoint point);
    [[nodiscard]] int sheet_width() const;
    [[nodiscard]] int sheet_left() const;
    [[nodiscard]] int margin() const;
    [[nodiscard]] int page_top() const { return 2 * measures_.u + margin(); }  ///< of the words, from the top

    Reports reports_;
    Measures measures_;
    Theme theme_;
    std::shared_ptr<const ExportPages> pages_;
    std::vector<std::size_t> position_of_;  ///< by quote
    PagesLayout layout_;
    std::int64_t top_ = 0;  ///< scrolled so far; 0: the desk above the sheet is in sight
    bool marks_shown_ = true;
    bool scrollbar_asked_ = false;
    std::optional<std::size_t> position_;
    std::optional<MarkAt> mark_;
    std::optional<MarkAt> pointed_at_;
    wxString message_;
};

}  // namespace sotto::workbench
