// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"
#include "workbench/theme.h"
#include "workbench/transcript/transcript_view.h"

#include <wx/panel.h>

#include <memory>
#include <vector>

class wxNotebook;

namespace sotto::workbench {

class DocumentPage;

/// The documents that are open, in tabs. `desk` outlives it.
class DocumentsPane : public wxPanel, private DeskObserver {
public:
    DocumentsPane(wxWindow* parent, Desk& desk);
    ~DocumentsPane() override;

    /// Null while no document is open.
    [[nodiscard]] TranscriptView* view_in_front() const;
    [[nodiscard]] const DocumentPicture* document_in_front() const;
    /// The words that a command without a selection is about: the selection, else the turn at the caret.
    [[nodiscard]] text::Range words_in_hand() const;
    void close_in_front();
    /// To the next (+1) or previous (-1) tab.
    void turn(int direction);
    /// Opens the bar that finds words in the document in front.
    void find_in_document();

private:
    void study_opened() override;
    void study_changed() override;
    void document_changed(Id<study::Source> source) override;
    void focus_changed(const Focus& before) override;
    void show_place(Id<study::Source> source, text::Range range) override;
    void hits_changed() override;
    void identifiers_changed() override;
    void hidden_codes_changed() override;

    [[nodiscard]] DocumentPage* page_in_front() const;
    [[nodiscard]] DocumentPage* page_of(Id<study::Source> source) const;
    void close(std::size_t tab);
    void follow_tab();
    [[nodiscard]] CodeLooks looks() const;
    void follow_desktop();

    Desk& desk_;
    wxNotebook* book_;
    std::vector<study::Code> drawn_codes_;  ///< as documents show them now
};

}  // namespace sotto::workbench
