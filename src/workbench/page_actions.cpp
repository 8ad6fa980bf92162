// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/page_actions.h"

#include "workbench/findings/evidence_actions.h"
#include "workbench/frame.h"
#include "workbench/words.h"

namespace sotto::workbench {

std::vector<Action> page_actions(Frame& frame) {
    const auto study = [&frame] { return frame.desk().has_study(); };
    const auto evidence = [&frame] { return can_add_evidence(frame.desk()); };
    return {
        {"register/import", "Study", _("&People and consent"), "Ctrl+7",
         _("The register as a grid: who takes part, and what each has agreed to"), study,
         [&frame] { frame.open_page(Arrangement::People); }, true},
        {"finding/write", "Analyse", _("&Findings"), "Ctrl+8",
         _("Claims, each with the quotes for and against it"), study,
         [&frame] { frame.open_page(Arrangement::Findings); }, true},
        {"finding/for", "Analyse", _("Quote speaks fo&r a finding"), "F",
         _("Links the coding in focus to the finding in hand"), evidence,
         [&frame] { add_evidence(frame, frame.desk(), true); }, false},
        {"finding/against", "Analyse", _("Quote speaks a&gainst a finding"), "A",
         _("Links the coding in focus to the finding in hand"), evidence,
         [&frame] { add_evidence(frame, frame.desk(), false); }, false},
        {"finding/new", "Analyse", _("&New finding…"), "", _("Writes down a claim"),
         [&frame] { return frame.desk().study()->can_edit(); },
         [&frame] { write_finding(frame, frame.desk()); }, false},
        {"finding/export", "Analyse", _("&Export findings…"), "",
         _("Writes the findings with the quotes that may be shown"),
         [&frame] { return !frame.desk().study()->findings.empty(); },
         [&frame] { export_findings(frame, frame.desk()); }, false},
    };
}

}  // namespace sotto::workbench
