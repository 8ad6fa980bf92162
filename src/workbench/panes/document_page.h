// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"
#include "workbench/transcript/transcript_view.h"

#include <wx/panel.h>

#include <optional>

class wxSearchCtrl;
class wxStaticText;

namespace sotto::workbench {

/// A tab: the line that says what the document is, the transcript, and the bar that finds words in it.
class DocumentPage : public wxPanel {
public:
    DocumentPage(wxWindow* parent, Desk& desk, Id<study::Source> source);

    [[nodiscard]] Id<study::Source> source() const { return source_; }
    [[nodiscard]] TranscriptView& view() const { return *view_; }
    void show(const std::shared_ptr<const DocumentPicture>& document, CodeLooks looks);
    /// Brings `range` in sight and chooses it, now or when the document has been read.
    void go_to(text::Range range);
    void set_hits(const std::vector<text::Range>& hits);
    void find();

private:
    TranscriptView::Reports reports();
    void report_selection(text::Range selection);
    void say_what_it_is();
    void look_for_words();
    void close_find_bar();

    Desk& desk_;
    Id<study::Source> source_;
    TranscriptView* view_;
    wxStaticText* status_;
    wxStaticText* languages_;
    wxStaticText* voices_;
    wxStaticText* zoom_;
    wxPanel* find_bar_;
    wxSearchCtrl* find_words_;
    wxStaticText* found_;
    std::vector<text::Range> study_hits_;
    std::optional<text::Range> wanted_;
};

}  // namespace sotto::workbench
