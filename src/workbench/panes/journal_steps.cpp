// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/journal_steps.h"

#include "store/vault.h"

namespace sotto::workbench {

JournalStep way_to(const std::vector<store::JournalEntry>& entries, std::size_t row) {
    const auto is_edit = [](const store::JournalEntry& entry) {
        return entry.undoes == 0 && !store::is_outside_undo(entry);
    };
    if (row >= entries.size() || entries[row].undoes != 0) return {};
    std::int64_t holding = 0;
    for (std::size_t i = 0; i < row; ++i) {
        if (is_edit(entries[i]) && !entries[i].undone) ++holding;
    }
    if (!entries[row].undone)
        return {holding == 0 ? JournalStep::Way::None : JournalStep::Way::Undo, holding};
    if (holding != 0) return {};
    // What was taken back stands in a row at the end; the oldest of it comes again first.
    std::int64_t count = 0;
    for (std::size_t i = row; i < entries.size(); ++i) {
        if (!is_edit(entries[i])) continue;
        if (!entries[i].undone) break;
        ++count;
    }
    return {JournalStep::Way::Redo, count};
}

}  // namespace sotto::workbench
