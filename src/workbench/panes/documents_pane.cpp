// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/documents_pane.h"

#include "workbench/panes/document_page.h"
#include "workbench/words.h"

#include <wx/notebook.h>
#include <wx/sizer.h>

namespace sotto::workbench {

namespace {

constexpr long longest_tab = 28;

}  // namespace

DocumentsPane::DocumentsPane(wxWindow* parent, Desk& desk) : wxPanel(parent), desk_(desk) {
    // Not wxAuiNotebook: its tabs have no names for screen readers.
    book_ = new wxNotebook(this, wxID_ANY);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(book_, wxSizerFlags(1).Expand());
    SetSizer(all);
    book_->Bind(wxEVT_NOTEBOOK_PAGE_CHANGED, [this](wxBookCtrlEvent& event) {
        follow_tab();
        event.Skip();
    });
    book_->Bind(wxEVT_MIDDLE_UP, [this](wxMouseEvent& event) {
        const int tab = book_->HitTest(event.GetPosition());
        if (tab != wxNOT_FOUND) close(static_cast<std::size_t>(tab));
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        event.Skip();
        // When the pages have followed: what they draw codes with comes from here.
        CallAfter([this] { follow_desktop(); });
    });
    desk_.observe(this);
}

DocumentsPane::~DocumentsPane() {
    desk_.forget(this);
}

DocumentPage* DocumentsPane::page_in_front() const {
    return dynamic_cast<DocumentPage*>(book_->GetCurrentPage());
}

DocumentPage* DocumentsPane::page_of(Id<study::Source> source) const {
    for (std::size_t i = 0; i < book_->GetPageCount(); ++i) {
        auto* page = dynamic_cast<DocumentPage*>(book_->GetPage(i));
        if (page != nullptr && page->source() == source) return page;
    }
    return nullptr;
}

TranscriptView* DocumentsPane::view_in_front() const {
    auto* page = page_in_front();
    return page == nullptr ? nullptr : &page->view();
}

const DocumentPicture* DocumentsPane::document_in_front() const {
    auto* view = view_in_front();
    return view == nullptr ? nullptr : view->document().get();
}

text::Range DocumentsPane::words_in_hand() const {
    const auto* document = document_in_front();
    if (document == nullptr) return {};
    // White space at the ends is no part of what was said.
    if (const auto chosen = view_in_front()->selection(); !chosen.empty())
        return document->text->trimmed(chosen);
    const auto* passage = document->passage_at(view_in_front()->caret());
    return passage == nullptr ? text::Range{} : passage->said;
}

void DocumentsPane::close(std::size_t tab) {
    auto* page = dynamic_cast<DocumentPage*>(book_->GetPage(tab));
    if (page == nullptr) return;
    desk_.release(page->source());
    book_->DeletePage(tab);
    follow_tab();
}

void DocumentsPane::close_in_front() {
    if (const int tab = book_->GetSelection(); tab != wxNOT_FOUND) close(static_cast<std::size_t>(tab));
}

void DocumentsPane::turn(int direction) {
    if (book_->GetPageCount() > 1) book_->AdvanceSelection(direction > 0);
}

void DocumentsPane::find_in_document() {
    if (auto* page = page_in_front(); page != nullptr) page->find();
}

void DocumentsPane::follow_tab() {
    auto focus = desk_.focus();
    const auto* page = page_in_front();
    const auto source = page == nullptr ? Id<study::Source>() : page->source();
    if (focus.source == source) return;
    focus.source = source;
    focus.coding = {};
    focus.selection = page == nullptr ? text::Range() : page->view().selection();
    desk_.set_focus(focus);
}

CodeLooks DocumentsPane::looks() const {
    const auto theme = Theme::of_desktop();
    CodeLooks looks;
    for (const auto& code : desk_.study()->codes.codes())
        looks[code.id] = {code.name, theme.code(code.color)};
    return looks;
}

void DocumentsPane::study_opened() {
    book_->DeleteAllPages();
    drawn_codes_ = desk_.study()->codes.codes();
}

void DocumentsPane::study_changed() {
    // Most edits leave names and colours of codes as they are.
    const bool others = desk_.study()->codes.codes() != drawn_codes_;
    if (others) drawn_codes_ = desk_.study()->codes.codes();
    const auto all_looks = others ? looks() : CodeLooks();
    for (std::size_t i = book_->GetPageCount(); i-- > 0;) {
        auto* page = dynamic_cast<DocumentPage*>(book_->GetPage(i));
        const auto* source = desk_.study()->source(page->source());
        if (source == nullptr) {
            close(i);
            continue;
        }
        book_->SetPageText(i, shortened(source->name, longest_tab));
        const auto document = desk_.document(page->source());
        if (others && document != nullptr) page->show(document, all_looks);
    }
}

void DocumentsPane::document_changed(Id<study::Source> source) {
    if (auto* page = page_of(source); page != nullptr) page->show(desk_.document(source), looks());
}

void DocumentsPane::focus_changed(const Focus& before) {
    const auto& focus = desk_.focus();
    if (focus.coding == before.coding) return;
    if (auto* page = page_of(focus.source); page != nullptr) page->view().focus_coding(focus.coding);
}

void DocumentsPane::show_place(Id<study::Source> source, text::Range range) {
    auto* page = page_of(source);
    if (page == nullptr) {
        const auto* known = desk_.study()->source(source);
        if (known == nullptr) return;
        page = new DocumentPage(book_, desk_, source);
        book_->AddPage(page, shortened(known->name, longest_tab), true);
        if (const auto hits = desk_.hits().find(source); hits != desk_.hits().end())
            page->set_hits(hits->second);
        page->view().hide_codes(desk_.hidden_codes());
        desk_.read(source);
    } else {
        book_->SetSelection(static_cast<std::size_t>(book_->FindPage(page)));
    }
    // The first tab comes to the front without telling.
    follow_tab();
    page->go_to(range);
    page->view().SetFocus();
}

void DocumentsPane::hits_changed() {
    for (std::size_t i = 0; i < book_->GetPageCount(); ++i) {
        auto* page = dynamic_cast<DocumentPage*>(book_->GetPage(i));
        const auto hits = desk_.hits().find(page->source());
        page->set_hits(hits == desk_.hits().end() ? std::vector<text::Range>() : hits->second);
    }
}

void DocumentsPane::identifiers_changed() {
    for (std::size_t i = 0; i < book_->GetPageCount(); ++i)
        dynamic_cast<DocumentPage*>(book_->GetPage(i))->show_identifiers();
}

void DocumentsPane::follow_desktop() {
    const auto all_looks = looks();
    for (std::size_t i = 0; i < book_->GetPageCount(); ++i) {
        auto* page = dynamic_cast<DocumentPage*>(book_->GetPage(i));
        page->follow_desktop();
        if (const auto document = desk_.document(page->source()); document != nullptr)
            page->show(document, all_looks);
    }
}

void DocumentsPane::hidden_codes_changed() {
    for (std::size_t i = 0; i < book_->GetPageCount(); ++i)
        dynamic_cast<DocumentPage*>(book_->GetPage(i))->view().hide_codes(desk_.hidden_codes());
}

}  // namespace sotto::workbench
