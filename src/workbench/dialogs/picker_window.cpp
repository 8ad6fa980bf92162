// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/picker_window.h"

#include "base/error.h"
#include "workbench/dialogs/markup.h"
#include "workbench/icons.h"
#include "workbench/panes/code_rows.h"
#include "workbench/recent_codes.h"
#include "workbench/words.h"

#include <wx/dataview.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

/// The name with the letters that were typed in bold.
wxString with_letters(const std::string& name, const std::vector<text::Range>& letters) {
    const text::Text whole(name);
    wxString words;
    text::Position at = 0;
    for (const auto& range : letters) {
        words += in_markup(shown(whole.slice({at, range.start})));
        words += "<b>" + in_markup(shown(whole.slice(range))) + "</b>";
        at = range.end;
    }
    return words + in_markup(shown(whole.slice({at, whole.length()})));
}

/// Quieter than the rest in the colour there is, which another is when the row is chosen.
wxString faded(const wxString& words) {
    return "<span alpha=\"70%\">" + words + "</span>";
}

wxString in_colour(const wxString& words, const wxColour& colour) {
    return "<span foreground=\"" + colour.GetAsString(wxC2S_HTML_SYNTAX) + "\">" + words + "</span>";
}

}  // namespace

PickerWindow::PickerWindow(wxWindow& over, const wxRect& beside, std::shared_ptr<const StudyPicture> study,
                           Wishes wishes)
    : wxDialog(wxGetTopLevelParent(&over), wxID_ANY, wishes.may_make ? _("Code") : wishes.purpose,
               wxDefaultPosition, wxDefaultSize, wxBORDER_NONE),
      study_(std::move(study)),
      wishes_(std::move(wishes)),
      theme_(Theme::of_desktop()),
      measures_(Measures::of(*this)),
      recent_(RecentCodes(*study_).codes()) {
    build();
    fill();
    place(beside);
    Bind(wxEVT_CHAR_HOOK, &PickerWindow::on_key, this);
    Bind(wxEVT_ACTIVATE, [this](wxActivateEvent& event) {
        event.Skip();
        // A click elsewhere gives the words back.
        if (was_active_ && !event.GetActive() && IsModal()) CallAfter([this] { EndModal(wxID_CANCEL); });
        was_active_ = was_active_ || event.GetActive();
    });
    field_->SetFocus();
}

std::optional<CodePick> PickerWindow::pick() {
    if (ShowModal() != wxID_OK) pick_.reset();
    return pick_;
}

std::string PickerWindow::typed() const {
    return kept(field_->GetValue().Strip(wxString::both));
}

void PickerWindow::add_heading(const wxString& words) {
    wxVector<wxVariant> cells;
    wxVariant nothing;
    nothing << drawn_nothing(2 * measures_.u);
    cells.push_back(nothing);
    cells.push_back(faded("<small>" + in_markup(words) + "</small>"));
    cells.push_back(wxString());
    list_->AppendItem(cells);
    lines_.push_back({Line::Kind::Heading, {}});
}

void PickerWindow::add_code(const PickRow& row) {
    const auto* code = study_->codes.find(row.code);
    auto words = with_letters(code->name, row.letters);
    if (const auto* above = study_->codes.find(code->parent); above != nullptr)
        words += faded("   " + in_markup(shown(study_->codes.path(above->id))));
    wxString at_end;
    const bool here = std::find(wishes_.here.begin(), wishes_.here.end(), row.code) != wishes_.here.end();
    if (here) at_end += in_colour(wxString(L"\u2713 ") + in_markup(_("here")), theme_.ok);
    if (row.digit != 0 && wishes_.may_make) at_end += faded(wxString::Format("   %d", row.digit));
    wxVector<wxVariant> cells;
    wxVariant dot;
    dot << drawn_dot(theme_.code(code->color).stripe, measures_.u * 5 / 4, 2 * measures_.u);
    cells.push_back(dot);
    cells.push_back(words);
    cells.push_back(at_end);
    list_->AppendItem(cells);
    lines_.push_back({Line::Kind::Code, row.code});
}

void PickerWindow::add_new() {
    wxVector<wxVariant> cells;
    wxVariant plus;
    plus << drawn(Icon::Add, theme_.ink, 2 * measures_.u);
    cells.push_back(plus);
    cells.push_back(in_markup(wxString::Format(_(L"New code \u201c%s\u201d"), shown(typed()))));
    cells.push_back(wxString());
    list_->AppendItem(cells);
    lines_.push_back({Line::Kind::New, {}});
}

void PickerWindow::fill() {
    list_->DeleteAllItems();
    lines_.clear();
    chosen_ = -1;
    const auto rows = pick_rows(*study_, typed(), recent_, wishes_.without, wishes_.folders_too);
    std::optional<PickRow::Part> part;
    const bool matched = !rows.empty() && rows.front().part == PickRow::Part::Match;
    if (!matched && !typed().empty() && wishes_.may_make) add_new();
    for (const auto& row : rows) {
        if (part != row.part) {
            part = row.part;
            add_heading(row.part == PickRow::Part::Match    ? _("Matches")
                        : row.part == PickRow::Part::Recent ? _("Recent")
                                                            : _("All codes"));
        }
        add_code(row);
    }
    if (lines_.empty()) add_heading(typed().empty() ? _("The codebook is empty") : _("No code fits"));
    if (new_hint_ != nullptr) hint_new();
    choose(-1);
    move(1);
    list_->scroll_to(list_->RowToItem(0));
}

void PickerWindow::choose(int line) {
    chosen_ = line;
    if (line < 0) {
        list_->UnselectAll();
    } else {
        list_->SelectRow(static_cast<unsigned>(line));
        list_->scroll_to(list_->RowToItem(line));
    }
    explain();
}

void PickerWindow::move(int lines) {
    const int step = lines < 0 ? -1 : 1;
    int best = chosen_;
    int left = std::abs(lines);
    for (int at = chosen_ + step; at >= 0 && at < static_cast<int>(lines_.size()) && left > 0; at += step) {
        if (lines_[static_cast<std::size_t>(at)].kind == Line::Kind::Heading) continue;
        best = at;
        --left;
    }
    if (best == chosen_) return;
    choose(best);
    // With the first code, the heading above it.
    if (best == 1) list_->scroll_to(list_->RowToItem(0));
}

void PickerWindow::explain() {
    meaning_->Clear();
    const auto write = [&](const wxString& words, const wxColour& colour, bool strong) {
        meaning_->SetDefaultStyle(wxTextAttr(colour, wxNullColour, strong ? GetFont().Bold() : GetFont()));
        meaning_->AppendText(words);
    };
    const Line line = chosen_ < 0 ? Line{} : lines_[static_cast<std::size_t>(chosen_)];
    if (line.kind == Line::Kind::New) {
        write(_("Made at the top of the codebook. Lessons/Support makes it below another code."),
              theme_.quiet, false);
    }
    const auto* code = line.kind == Line::Kind::Code ? study_->codes.find(line.code) : nullptr;
    if (code != nullptr) {
        write(shown(code->name) + "\n", theme_.ink, true);
        if (!code->description.empty()) write(shown(code->description) + "\n", theme_.quiet, false);
        const auto criterion = [&](const wxString& head, const std::string& words, const wxColour& colour) {
            if (words.empty()) return;
            write("\n" + head + " ", colour, false);
            write(shown(words) + "\n", theme_.quiet, false);
        };
        criterion(_("Include"), code->include, theme_.ok);
        criterion(_("Exclude"), code->exclude, theme_.error);
        write("\n" + usage_in_words(*study_, code->id), theme_.quiet, false);
    }
    meaning_->ShowPosition(0);
}

void PickerWindow::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const bool digit = key >= '1' && key <= '9';
    const int page = std::max(list_->GetClientSize().y / (3 * measures_.u) - 1, 1);
    switch (key) {
        case WXK_ESCAPE:
            EndModal(wxID_CANCEL);
            return;
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            if (event.ControlDown()) {
                if (wishes_.may_make && !wishes_.words.empty())
                    take_new(study::escape_code_name(kept(wishes_.words)));
            } else if (event.ShiftDown()) {
                if (wishes_.may_make && !typed().empty()) take_new(typed());
            } else if (chosen_ >= 0) {
                take(lines_[static_cast<std::size_t>(chosen_)]);
            }
            return;
        case WXK_UP:
            move(-1);
            return;
        case WXK_DOWN:
            move(1);
            return;
        case WXK_PAGEUP:
            move(-page);
            return;
        case WXK_PAGEDOWN:
            move(page);
            return;
        default:
            break;
    }
    const bool as_key = event.AltDown() || (field_->IsEmpty() && !event.HasAnyModifiers());
    if (digit && as_key && wishes_.may_make && static_cast<std::size_t>(key - '1') < recent_.size()) {
        take_code(recent_[static_cast<std::size_t>(key - '1')]);
        return;
    }
    event.Skip();
}

void PickerWindow::take(const Line& line) {
    if (line.kind == Line::Kind::Code) take_code(line.code);
    if (line.kind == Line::Kind::New) take_new(typed());
}

void PickerWindow::take_code(Id<study::Code> code) {
    pick_ = CodePick{code, {}};
    EndModal(wxID_OK);
}

void PickerWindow::take_new(const std::string& path) {
    try {
        static_cast<void>(study::split_code_path(path));
    } catch (const base::Error& error) {
        purpose_->SetForegroundColour(theme_.error);
        purpose_->SetLabelText(shown(error.what()));
        Layout();
        return;
    }
    // The codebook may have it: then it is not new.
    const auto* known = study_->codes.at_path(path);
    pick_ = known != nullptr ? CodePick{known->id, {}} : CodePick{{}, path};
    EndModal(wxID_OK);
}

}  // namespace sotto::workbench
