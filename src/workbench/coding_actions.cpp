// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/coding_actions.h"

#include "text/segment.h"
#include "workbench/apply_code.h"
#include "workbench/dialogs/code_picker.h"
#include "workbench/dialogs/memo_dialog.h"
#include "workbench/frame.h"
#include "workbench/panes/documents_pane.h"
#include "workbench/recent_codes.h"
#include "workbench/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

constexpr long longest_in_vivo = 60;

commands::Arguments about(const DocumentPicture& document, text::Range range) {
    commands::Arguments arguments;
    arguments.add("SOURCE", document.source.guid.text());
    arguments.add("RANGE", fmt::format("{}:{}", range.start, range.end));
    return arguments;
}

/// The coding in focus, when it lies in the document in front.
const study::Coding* coding_in_focus(Frame& frame) {
    const auto* document = frame.documents().document_in_front();
    return document == nullptr ? nullptr : document->coding(frame.desk().focus().coding);
}

bool can_code(Frame& frame) {
    return frame.desk().study()->can_edit() && frame.documents().IsShownOnScreen() &&
           !frame.documents().words_in_hand().empty();
}

void pick_and_apply(Frame& frame) {
    // The picker runs a loop of its own, in which the picture may be replaced.
    auto* view = frame.documents().view_in_front();
    const auto document = view->document();
    const auto words = frame.documents().words_in_hand();
    std::vector<Id<study::Code>> here;
    for (const auto& coding : document->codings) {
        if (coding.range.overlaps(words)) here.push_back(coding.code);
    }
    view->reveal(words);
    auto place = view->place_of(words.start);
    auto end = view->place_of(words.end);
    // A rectangle without width would be left out.
    end.SetWidth(std::max(end.GetWidth(), 1));
    place.SetWidth(std::max(place.GetWidth(), 1));
    place.Union(end);
    place.SetPosition(view->ClientToScreen(place.GetPosition()));
    const auto picked = pick_code(*view, place, frame.desk(), here);
    view->SetFocus();
    if (picked) code_range(frame.desk(), document->source.id, words, *picked);
}

void code_in_vivo(Frame& frame) {
    const auto* document = frame.documents().document_in_front();
    const auto words = frame.documents().words_in_hand();
    const auto name = kept(shortened(document->text->slice(words), longest_in_vivo));
    code_range(frame.desk(), document->source.id, words, {{}, study::escape_code_name(name)});
}

void remove_coding(Frame& frame) {
    const auto* coding = coding_in_focus(frame);
    if (coding == nullptr) return;
    commands::Arguments arguments;
    arguments.add("id", coding->guid.text());
    frame.desk().run("coding/remove", std::move(arguments));
}

void write_memo(Frame& frame) {
    const auto guid = coding_in_focus(frame)->guid.text();
    const auto before = coding_in_focus(frame)->memo;
    const auto memo = ask_for_memo(frame, before);
    if (!memo || *memo == before) return;
    commands::Arguments arguments;
    arguments.add("ACTION", "write");
    arguments.add("SUBJECT", "coding");
    arguments.add("WHICH", guid);
    arguments.add("text", *memo);
    frame.desk().run("memo/write", std::move(arguments));
}

void take_off_record(Frame& frame) {
    frame.desk().run("privacy/off-record",
                     about(*frame.documents().document_in_front(), frame.documents().words_in_hand()));
}

/// Moves the end of the coding in focus over a word.
void move_end(Frame& frame, int direction) {
    const auto* document = frame.documents().document_in_front();
    const auto* coding = coding_in_focus(frame);
    if (coding == nullptr) return;
    auto range = coding->range;
    const auto* passage = document->passage_at(direction > 0 ? range.end : range.end - 1);
    if (passage == nullptr) return;
    const auto words = text::words(document->text->slice(passage->range));
    auto end = range.end;
    if (direction > 0) {
        end = passage->range.end;
        for (const auto& word : words) {
            if (passage->range.start + word.range.end > range.end) {
                end = passage->range.start + word.range.end;
                break;
            }
        }
    } else {
        end = passage->range.start;
        for (const auto& word : words) {
            if (passage->range.start + word.range.end < range.end)
                end = passage->range.start + word.range.end;
        }
    }
    if (end <= range.start || end == range.end) return;
    commands::Arguments arguments;
    arguments.add("RANGE", fmt::format("{}:{}", range.start, end));
    arguments.add("id", coding->guid.text());
    frame.desk().run("coding/resize", std::move(arguments));
}

}  // namespace

std::vector<Action> coding_actions(Frame& frame) {
    const auto words = [&frame] { return can_code(frame); };
    const auto coding = [&frame] {
        return frame.desk().study()->can_edit() && coding_in_focus(frame) != nullptr;
    };
    // Pressed while the coding is being made or moved, they are for what it will be then.
    const auto soon = [&frame, coding] {
        return coding() || (frame.desk().editing() && frame.documents().document_in_front() != nullptr);
    };
    const auto after_edits = [&frame](auto act) {
        return [&frame, act] { frame.desk().after_edits([&frame, act] { act(frame); }); };
    };
    std::vector<Action> actions{
        {"code/apply", "Code", _("&Code…"), "Ctrl+K", _("Chooses a code for the words in hand"), words,
         [&frame] { pick_and_apply(frame); }, false},
        {"code/in-vivo", "Code", _("Code in &vivo"), "Ctrl+I",
         _("Codes the words with themselves as the name"), words, [&frame] { code_in_vivo(frame); }, false},
        {"coding/remove", "Code", _("&Remove coding"), "Del", _("Takes the coding in focus away"), soon,
         after_edits(remove_coding), false},
        {"memo/write", "Code", _("&Memo…"), "M", _("Notes something on the coding in focus"), coding,
         [&frame] { write_memo(frame); }, false},
        {"coding/shorten", "Code", _("End a word &earlier"), "[", _("Moves the end of the coding in focus"),
         soon, after_edits([](Frame& on) { move_end(on, -1); }), false},
        {"coding/lengthen", "Code", _("End a word &later"), "]", _("Moves the end of the coding in focus"),
         soon, after_edits([](Frame& on) { move_end(on, 1); }), false},
        {"privacy/off-record", "Privacy", _("&Off the record"), "O", _("These words never leave the study"),
         words, [&frame] { take_off_record(frame); }, false},
    };
    for (int nth = 1; nth <= 9; ++nth) {
        const auto recent = [&frame, nth]() -> Id<study::Code> {
            const auto codes = RecentCodes(*frame.desk().study()).codes();
            const auto at = static_cast<std::size_t>(nth - 1);
            return at < codes.size() ? codes[at] : Id<study::Code>();
        };
        Action action;
        action.id = fmt::format("code/recent-{}", nth);
        action.menu = "Code";
        action.label = wxString::Format(_("Apply the last code but %d"), nth - 1);
        if (nth == 1) action.label = _("Apply the last code");
        action.key = wxString::Format("%d", nth);
        action.help = _("Codes the words in hand with a code used before");
        action.enabled = [words, recent] { return words() && recent(); };
        action.run = [&frame, recent] {
            code_range(frame.desk(), frame.documents().document_in_front()->source.id,
                       frame.documents().words_in_hand(), {recent(), {}});
        };
        action.separated = nth == 1;
        action.label_now = [&frame, recent, otherwise = action.label] {
            const auto code = recent();
            if (!code) return otherwise;
            auto path = shown(frame.desk().study()->codes.path(code));
            path.Replace("&", "&&");
            return wxString::Format(_("Apply %s"), path);
        };
        actions.push_back(std::move(action));
    }
    return actions;
}

}  // namespace sotto::workbench
