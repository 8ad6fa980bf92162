// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/disclosure/disclosure_page.h"

#include "workbench/words.h"

#include <wx/notebook.h>

namespace sotto::workbench {

wxWindow* make_disclosure_page(wxWindow* parent, Desk& desk) {
    auto* book = new wxNotebook(parent, wxID_ANY);
    book->SetName("disclosure");
    book->AddPage(make_risk_view(book, desk), _("Risk"));
    book->AddPage(make_releases_view(book, desk), _("Releases"));
    book->AddPage(make_vault_view(book, desk), _("Vault"));
    const auto look = [book](wxEvent& event) {
        event.Skip();
        if (auto* page = dynamic_cast<ComesInSight*>(book->GetCurrentPage()); page != nullptr)
            page->came_in_sight();
    };
    book->Bind(wxEVT_NOTEBOOK_PAGE_CHANGED, look);
    book->Bind(wxEVT_SHOW, look);
    return book;
}

void show_disclosure(wxWindow& disclosure_page, DisclosureView view) {
    auto& book = dynamic_cast<wxNotebook&>(disclosure_page);
    book.SetSelection(static_cast<std::size_t>(view));
    book.GetCurrentPage()->SetFocus();
}

}  // namespace sotto::workbench
