// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/inspector_card.h"

#include "workbench/dialogs/markup.h"
#include "workbench/gtk_looks.h"
#include "workbench/icons.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/dcclient.h>
#include <wx/panel.h>
#include <wx/statbmp.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

/// A button that looks like words.
wxButton* plain_button(wxWindow* parent, const wxString& words, std::function<void()> pressed) {
    auto* button = new wxButton(parent, wxID_ANY, wxControl::EscapeMnemonics(words), wxDefaultPosition,
                                wxDefaultSize, wxBORDER_NONE | wxBU_EXACTFIT | wxBU_LEFT);
    button->Bind(wxEVT_BUTTON, [pressed = std::move(pressed)](wxCommandEvent&) { pressed(); });
    return button;
}

/// Names of files have no blanks: what is wider than `wide` gets a line end where it is full, behind a sign
/// that parts words where there is one.
wxString with_breaks(const wxWindow& window, const wxString& words, int wide) {
    wxString all;
    wxString word;
    const auto add_word = [&] {
        wxString line;
        for (const auto sign : word) {
            if (window.GetTextExtent(line + sign).x > wide && !line.empty()) {
                const auto parted = line.find_last_of("_-.,/");
                const auto at =
                    parted == wxString::npos || parted < line.length() / 3 ? line.length() : parted + 1;
                all += line.Left(at) + "\n";
                line = line.Mid(at);
            }
            line += sign;
        }
        all += line;
        word.clear();
    };
    for (const auto sign : words) {
        if (sign == ' ' || sign == '\n') {
            add_word();
            all += sign;
        } else {
            word += sign;
        }
    }
    add_word();
    return all;
}

wxStaticText* plain_text(wxWindow* parent, const wxString& words, long style = 0) {
    auto* text = new wxStaticText(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, style);
    text->SetLabelText(words);
    return text;
}

}  // namespace

InspectorCard::InspectorCard(wxWindow* parent)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL),
      measures_(Measures::of(*this)),
      theme_(Theme::of_desktop()),
      column_(new wxBoxSizer(wxVERTICAL)) {
    SetScrollRate(0, measures_.u);
    auto* margin = new wxBoxSizer(wxVERTICAL);
    margin->Add(column_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, 2 * measures_.u));
    SetSizer(margin);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (GetClientSize().x != width_) CallAfter([this] { rewrap(); });
    });
}

void InspectorCard::clear() {
    fields_.clear();
    wrapped_.clear();
    links_.clear();
    facts_ = nullptr;
    last_ = nullptr;
    last_label_ = nullptr;
    struck_.clear();
    column_->Clear(true);
    Scroll(0, 0);
}

void InspectorCard::finish() {
    column_->AddSpacer(2 * measures_.u);
    width_ = 0;
    rewrap();
}

void InspectorCard::title(const std::string* colour, const wxString& name, const wxString& above) {
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    int indent = 0;
    if (colour != nullptr) {
        const int dot = (measures_.u * 3) / 2;
        auto* mark =
            new wxStaticBitmap(this, wxID_ANY, drawn_dot(theme_.code(*colour).stripe, dot, measures_.c));
        line->Add(mark, wxSizerFlags().Border(wxRIGHT, measures_.u));
        indent = measures_.c + measures_.u;
    }
    auto* words = wrapped(name, indent);
    words->SetFont(GetFont().Scaled(1.15F).Bold());
    last_ = words;
    line->Add(words, wxSizerFlags(1));
    column_->Add(line, wxSizerFlags().Expand().Border(wxTOP, measures_.u));
    if (!above.empty()) {
        auto* small = plain_text(this, above, wxST_ELLIPSIZE_END);
        small->SetForegroundColour(theme_.quiet);
        small->SetFont(GetFont().Scaled(0.92F));
        column_->Add(small, wxSizerFlags().Expand().Border(wxLEFT, indent));
    }
    column_->AddSpacer(measures_.u);
}

void InspectorCard::strike() {
    if (last_ == nullptr) return;
    last_->SetFont(last_->GetFont().Strikethrough());
    struck_.push_back(last_);
}

void InspectorCard::strike_label() {
    if (last_label_ != nullptr) last_label_->SetFont(last_label_->GetFont().Strikethrough());
}

void InspectorCard::quote(const std::string& colour, const wxString& words) {
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    auto* bar = new wxPanel(this);
    bar->SetBackgroundColour(theme_.code(colour).stripe);
    bar->SetMinSize({std::max(2, measures_.u / 3), -1});
    bar->SetCanFocus(false);
    line->Add(bar, wxSizerFlags().Expand());
    line->Add(wrapped(words, measures_.u * 2), wxSizerFlags(1).Border(wxLEFT, measures_.u * 3 / 2));
    column_->Add(line, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, measures_.u));
    facts_ = nullptr;
}

wxFlexGridSizer& InspectorCard::facts() {
    if (facts_ == nullptr) {
        facts_ = new wxFlexGridSizer(2, measures_.u / 2, 2 * measures_.u);
        facts_->AddGrowableCol(1);
        column_->Add(facts_, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, measures_.u));
    }
    return *facts_;
}

void InspectorCard::add_label(const wxString& label) {
    auto* words = plain_text(this, label);
    words->SetForegroundColour(theme_.quiet);
    last_label_ = words;
    facts().Add(words, wxSizerFlags().CentreVertical());
}

void InspectorCard::fact(const wxString& label, const wxString& value) {
    add_label(label);
    auto* words = plain_text(this, value, wxST_ELLIPSIZE_END);
    words->SetToolTip(value);
    words->SetMinSize({8 * measures_.u, -1});
    facts().Add(words, wxSizerFlags(1).Expand().CentreVertical());
}

void InspectorCard::fact_with_link(const wxString& label, const wxString& value,
                                   std::function<void()> follow) {
    add_label(label);
    auto* button = plain_button(this, value, std::move(follow));
    button->SetToolTip(value);
    set_accessible_name(*button, value);
    links_.emplace_back(button, value);
    last_ = button;
    facts().Add(button, wxSizerFlags().CentreVertical());
}

void InspectorCard::fact_with_choice(const wxString& label, const std::string& name,
                                     const wxArrayString& choices, int now, bool enabled,
                                     std::function<void(int)> chosen) {
    add_label(label);
    auto* choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, choices);
    choice->SetSelection(now);
    choice->Enable(enabled);
    choice->SetName(shown(name));
    set_accessible_name(*choice, label);
    choice->Bind(wxEVT_CHOICE,
                 [chosen = std::move(chosen)](wxCommandEvent& event) { chosen(event.GetSelection()); });
    facts().Add(choice, wxSizerFlags(1).Expand());
}

void InspectorCard::fact_with_field(const wxString& label, const std::string& name, const wxString& now,
                                    bool enabled, std::function<void(const wxString&)> written) {
    add_label(label);
    auto* field = new wxTextCtrl(this, wxID_ANY, now, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    field->Enable(enabled);
    field->SetName(shown(name));
    set_accessible_name(*field, label);
    field->Bind(wxEVT_TEXT_ENTER, [this, field](wxCommandEvent&) { hand_on(field); });
    watch(field, std::move(written));
    facts().Add(field, wxSizerFlags(1).Expand());
}

void InspectorCard::separator() {
    auto* line = new wxPanel(this, wxID_ANY, wxDefaultPosition, {-1, 1});
    line->SetMinSize({-1, 1});
    line->SetCanFocus(false);
    line->SetBackgroundColour(theme_.line);
    column_->Add(line, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, measures_.u));
    facts_ = nullptr;
}

void InspectorCard::heading(const wxString& words) {
    auto* text = plain_text(this, words);
    text->SetForegroundColour(theme_.quiet);
    text->SetFont(GetFont().Bold());
    column_->Add(text, wxSizerFlags().Border(wxTOP | wxBOTTOM, measures_.u / 2));
    facts_ = nullptr;
}

void InspectorCard::paragraph(const wxString& words, bool quiet) {
    auto* text = wrapped(words, 0);
    if (quiet) text->SetForegroundColour(theme_.quiet);
    column_->Add(text, wxSizerFlags().Expand().Border(wxBOTTOM, measures_.u));
    facts_ = nullptr;
}

void InspectorCard::code(const std::string& colour, const wxString& name, std::function<void()> followed,
                         std::function<void()> removed, const wxString& remove_name) {
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    line->Add(
        new wxStaticBitmap(this, wxID_ANY, drawn_dot(theme_.code(colour).stripe, measures_.u, measures_.u)),
        wxSizerFlags().CentreVertical().Border(wxRIGHT, measures_.u / 2));
    line->Add(plain_button(this, name, std::move(followed)), wxSizerFlags().CentreVertical());
    line->AddStretchSpacer();
    if (removed) {
        auto* remove = plain_button(this, wxString::FromUTF8("×"), std::move(removed));
        remove->SetToolTip(remove_name);
        set_accessible_name(*remove, remove_name);
        line->Add(remove, wxSizerFlags().CentreVertical());
    }
    column_->Add(line, wxSizerFlags().Expand());
    facts_ = nullptr;
}

void InspectorCard::option(bool now, const wxString& words, const wxString& note, bool wary, bool enabled,
                           std::function<void()> chosen) {
    // Not a radio button: the arrow keys would choose on their way, and each choice is an edit.
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    const auto& ring = now ? theme_.highlight : theme_.quiet;
    line->Add(new wxStaticBitmap(this, wxID_ANY,
                                 drawn_dot(ring, now ? measures_.u : measures_.u * 5 / 4, measures_.c, !now)),
              wxSizerFlags().Border(wxTOP, measures_.u / 2));
    auto* both = new wxBoxSizer(wxVERTICAL);
    auto* button = plain_button(this, words, std::move(chosen));
    button->Enable(enabled);
    button->SetName("option " + words);
    button->SetToolTip(words);
    if (now) button->SetFont(GetFont().Bold());
    set_accessible_name(*button, words + ", " + note + (now ? ", " + _("chosen") : wxString()));
    links_.emplace_back(button, words);
    both->Add(button, wxSizerFlags());
    if (!note.empty()) {
        auto* small = wrapped(note, measures_.c + 2 * measures_.u);
        small->SetFont(GetFont().Scaled(0.92F));
        small->SetForegroundColour(wary ? theme_.to_decide : theme_.quiet);
        both->Add(small, wxSizerFlags().Expand().Border(wxLEFT, measures_.u));
    }
    line->Add(both, wxSizerFlags(1));
    column_->Add(line, wxSizerFlags().Expand().Border(wxBOTTOM, measures_.u / 2));
    facts_ = nullptr;
}

void InspectorCard::entry(const wxString& hint, const std::string& name, bool enabled,
                          std::function<void(const wxString&)> entered) {
    auto* field = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    field->SetHint(hint);
    field->SetMinSize({-1, std::max(field->GetBestSize().y, 7 * measures_.u / 2)});
    field->Enable(enabled);
    field->SetName(shown(name));
    set_accessible_name(*field, hint);
    field->Bind(wxEVT_TEXT_ENTER, [field, entered = std::move(entered)](wxCommandEvent&) {
        if (const auto words = field->GetValue().Strip(wxString::both); !words.empty()) entered(words);
    });
    column_->Add(field, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, measures_.u / 2));
    facts_ = nullptr;
}

void InspectorCard::area(const wxString& label, const std::string& name, const wxString& now, int lines,
                         bool enabled, std::function<void(const wxString&)> written) {
    heading(label);
    auto* field = new wxTextCtrl(this, wxID_ANY, now, wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE);
    give_room(*field, measures_.u / 2);
    field->SetMinSize({-1, lines * measures_.c + 2 * measures_.u});
    field->SetEditable(enabled);
    field->SetName(shown(name));
    set_accessible_name(*field, label);
    // Tab leaves the field: nobody indents a note, and everybody wants out of it.
    field->Bind(wxEVT_CHAR_HOOK, [field](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_TAB) {
            field->Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward
                                              : wxNavigationKeyEvent::IsForward);
        } else {
            event.Skip();
        }
    });
    watch(field, std::move(written));
    column_->Add(field, wxSizerFlags().Expand().Border(wxBOTTOM, measures_.u));
}

wxStaticText* InspectorCard::wrapped(const wxString& words, int indent) {
    auto* text = plain_text(this, words);
    wrapped_.push_back({text, words, indent});
    return text;
}

void InspectorCard::rewrap() {
    width_ = GetClientSize().x;
    const int room = width_ - 4 * measures_.u;
    for (const auto& one : wrapped_) {
        const int wide = std::max(room - one.indent, 10 * measures_.u);
        one.text->SetLabelText(with_breaks(*one.text, one.words, wide));
        one.text->Wrap(wide);
    }
    for (const auto& [button, words] : links_) button->SetMinSize({4 * measures_.u, -1});
    FitInside();
    Layout();
    for (const auto& [button, words] : links_) {
        const wxClientDC dc(button);
        const int wide = std::max(width_ - 3 * measures_.u - button->GetPosition().x, 8 * measures_.u);
        const auto label = wxControl::Ellipsize(words, dc, wxELLIPSIZE_END, wide);
        button->SetLabel(wxControl::EscapeMnemonics(label));
        // A button's font is struck through by markup only.
        if (std::find(struck_.begin(), struck_.end(), button) != struck_.end())
            dynamic_cast<wxControl&>(*button).SetLabelMarkup("<s>" + in_markup(label) + "</s>");
        button->SetMinSize({-1, -1});
        button->SetMinSize({std::min(button->GetBestSize().x, wide + measures_.u), -1});
    }
    Layout();
}

void InspectorCard::watch(wxTextCtrl* control, std::function<void(const wxString&)> written) {
    fields_.push_back({control, control->GetValue(), std::move(written)});
    control->Bind(wxEVT_KILL_FOCUS, [this, control](wxFocusEvent& event) {
        hand_on(control);
        event.Skip();
    });
}

void InspectorCard::hand_on(wxTextCtrl* control) {
    const auto field = std::find_if(fields_.begin(), fields_.end(),
                                    [&](const Field& one) { return one.control == control; });
    if (field == fields_.end() || field->before == control->GetValue()) return;
    field->before = control->GetValue();
    field->written(field->before);
}

void InspectorCard::settle() {
    for (std::size_t i = 0; i < fields_.size(); ++i) hand_on(fields_[i].control);
}

bool InspectorCard::busy() const {
    return std::any_of(fields_.begin(), fields_.end(), [](const Field& field) {
        return field.control->HasFocus() && field.control->GetValue() != field.before;
    });
}

}  // namespace sotto::workbench
