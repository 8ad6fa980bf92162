// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/import/import_rows.h"

#include <algorithm>
#include <unordered_map>

namespace sotto::workbench {

namespace {

using commands::Value;

ImportRow recognised(const Value& entry) {
    ImportRow row;
    row.file = entry["file"].text();
    row.sha256 = entry["sha256"].text();
    row.format = entry["format"].text();
    row.language = entry["language"].text();
    for (const auto& speaker : entry["speakers"].items()) row.speakers.push_back(speaker.text());
    row.bytes = entry["bytes"].integer();
    row.passages = entry["passages"].integer();
    row.status = study::status(entry["status"].text()).value_or(study::Status::Private);
    row.kind = study::source_kind(entry["kind"].text()).value_or(study::SourceKind::Interview);
    if (const auto kind = study::source_kind(entry["looks_like"].text())) row.set_kind(*kind);
    row.event = entry["event"].text();
    row.date = entry["date"].text();
    for (const auto& warning : entry["warnings"].items())
        row.note += (row.note.empty() ? "" : " ") + warning.text();
    return row;
}

ImportRow left_out(const Value& entry, ImportRow::State state, const char* why) {
    ImportRow row;
    row.state = state;
    row.included = false;
    row.file = entry["file"].text();
    row.note = entry[why].text();
    return row;
}

}  // namespace

void ImportRow::set_kind(study::SourceKind wanted) {
    if (kind == wanted) return;
    kind = wanted;
    status = kind == study::SourceKind::PublicStatement ? study::Status::Public : study::Status::Private;
}

std::string ImportRow::name() const {
    const auto slash = file.rfind('/');
    return slash == std::string::npos ? file : file.substr(slash + 1);
}

std::vector<ImportRow> import_rows(const Value& look, const std::vector<ImportRow>& before) {
    std::unordered_map<std::string, const ImportRow*> corrected;
    for (const auto& row : before) {
        if (row.state == ImportRow::State::Ready) corrected.emplace(row.file, &row);
    }
    std::vector<ImportRow> rows;
    for (const auto& entry : look["recognised"].items()) {
        rows.push_back(recognised(entry));
        auto& row = rows.back();
        const auto own = corrected.find(row.file);
        if (own == corrected.end()) continue;
        row.included = own->second->included;
        row.kind = own->second->kind;
        row.status = own->second->status;
        row.language = own->second->language;
        row.event = own->second->event;
        row.date = own->second->date;
    }
    for (const auto& entry : look["failed"].items())
        rows.push_back(left_out(entry, ImportRow::State::Failed, "error"));
    for (const auto& entry : look["already"].items()) {
        const bool twin = std::any_of(rows.begin(), rows.end(), [&](const ImportRow& row) {
            return row.state == ImportRow::State::Ready && row.name() == entry["source"].text();
        });
        rows.push_back(left_out(entry, twin ? ImportRow::State::Twin : ImportRow::State::Known, "source"));
    }
    return rows;
}

commands::Arguments import_arguments(const std::vector<ImportRow>& rows) {
    commands::Arguments arguments;
    for (const auto& row : rows) {
        if (!row.goes_in()) continue;
        arguments.add("as", Value()
                                .set("file", row.file)
                                .set("sha256", row.sha256)
                                .set("kind", study::name_of(row.kind))
                                .set("status", study::name_of(row.status))
                                .set("language", row.language)
                                .set("event", row.event)
                                .set("date", row.date)
                                .to_json());
    }
    return arguments;
}

std::int64_t count_included(const std::vector<ImportRow>& rows) {
    return std::count_if(rows.begin(), rows.end(), [](const ImportRow& row) { return row.goes_in(); });
}

}  // namespace sotto::workbench
