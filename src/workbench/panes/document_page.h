// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"
#include "workbench/transcript/transcript_view.h"

#include <wx/panel.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

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
    /// Underlines what the desk knows to be identifiers in the document.
    void show_identifiers();
    void find();
    /// The desktop has other colours.
    void follow_desktop();

private:
    TranscriptView::Reports reports();
    void report_selection(text::Range selection);
    void say_what_it_is();
    /// Shows of the line above the transcript what there is room for.
    void fit_head();
    void look_for_words();
    void take_found(std::vector<text::Range> hits);
    void close_find_bar();

    Desk& desk_;
    Id<study::Source> source_;
    TranscriptView* view_;
    wxStaticText* status_;
    wxStaticText* languages_;
    wxStaticText* voices_;
    wxStaticText* review_;
    wxStaticText* zoom_;
    wxPanel* find_bar_;
    wxSearchCtrl* find_words_;
    wxStaticText* found_;
    std::vector<text::Range> study_hits_;
    std::optional<text::Range> wanted_;
    long long open_ = 0;        ///< identifiers nobody has decided on
    std::int64_t looking_ = 0;  ///< answers to older words are dropped
    std::shared_ptr<bool> here_ = std::make_shared<bool>(true);
};

}  // namespace sotto::workbench
