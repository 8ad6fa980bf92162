// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/apply_code.h"

#include "workbench/recent_codes.h"
#include "workbench/words.h"

#include <fmt/format.h>

namespace sotto::workbench {

void code_range(Desk& desk, Id<study::Source> source, text::Range range, const CodePick& pick) {
    const auto study = desk.study();
    const auto* document = study->source(source);
    if (document == nullptr || range.empty()) {
        desk.tell(kept(_("Select the words first, then choose the code.")));
        return;
    }
    if (!study->can_edit()) {
        desk.tell(study->read_only_reason);
        return;
    }
    const auto* code = study->codes.find(pick.code);
    if (code != nullptr && !offered_for_coding(*code)) {
        desk.tell(kept(wxString::Format(_(L"\u201c%s\u201d only holds other codes: choose one below it."),
                                        shown(code->name))));
        return;
    }
    const auto path = code != nullptr ? study->codes.path(code->id) : pick.new_path;
    if (path.empty()) return;
    commands::Arguments arguments;
    arguments.add("SOURCE", document->guid.text());
    arguments.add("RANGE", fmt::format("{}:{}", range.start, range.end));
    arguments.add("CODE", path);
    desk.run("code/apply", std::move(arguments), [&desk, path, source](const commands::Outcome& outcome) {
        if (const auto* applied = desk.study()->codes.at_path(path); applied != nullptr)
            RecentCodes(*desk.study()).used(applied->id);
        // The new coding is what is in hand now: the inspector shows it, and Del takes it away.
        const auto picture = desk.document(source);
        if (picture == nullptr || desk.focus().source != source) return;
        const auto guid = outcome.data["coding"]["id"].text();
        for (const auto& coding : picture->codings) {
            if (coding.guid.text() != guid) continue;
            auto focus = desk.focus();
            focus.coding = coding.id;
            focus.code = coding.code;
            desk.set_focus(focus);
        }
    });
}

void code_selection(Desk& desk, const CodePick& pick) {
    code_range(desk, desk.focus().source, desk.focus().selection, pick);
}

void code_selection(Desk& desk, Id<study::Code> code) {
    code_selection(desk, CodePick{code, {}});
}

}  // namespace sotto::workbench
