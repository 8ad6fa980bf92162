// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/journal_entries.h"

namespace sotto::commands {

Value described(const std::vector<store::JournalEntry>& entries) {
    auto listed = Value::array();
    for (const auto& entry : entries) {
        listed.add(Value()
                       .set("seq", entry.seq)
                       .set("time", entry.time)
                       .set("researcher", entry.researcher)
                       .set("command", entry.command)
                       .set("summary", entry.summary)
                       .set("changes", entry.changes)
                       .set("undone", entry.undone)
                       .set("undoes", entry.undoes != 0 ? Value(entry.undoes) : Value()));
    }
    return listed;
}

Table table_of_entries(const Value& entries) {
    Table table{{{"No.", true}, {"Time"}, {"Researcher"}, {"What"}, {"Rows", true}}, {}};
    for (const auto& entry : entries.items()) {
        table.rows.push_back({entry["seq"].text(), entry["time"].text(), entry["researcher"].text(),
                              entry["summary"].text() + (entry["undone"].truth() ? " (undone)" : ""),
                              entry["changes"].text()});
    }
    return table;
}

}  // namespace sotto::commands
