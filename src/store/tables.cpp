// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/tables.h"

#include "base/error.h"
#include "store/mapping.h"
#include "text/fold.h"

#include <fmt/format.h>

namespace sotto::store {

namespace {

using study::Subject;

/// `(:p0, :p1), (:p2, :p3)`
std::string parameter_rows(std::size_t width, std::size_t rows) {
    std::string sql;
    for (std::size_t i = 0; i < width * rows; ++i) {
        if (i % width != 0) {
            sql += ", ";
        } else {
            sql += i == 0 ? "(" : "), (";
        }
        sql += fmt::format(":p{}", i);
    }
    return sql + ")";
}

void make_statements(Table& table) {
    std::string names;
    std::string assignments;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        names += (i == 0 ? "" : ", ") + column.name;
        if (i > 0) assignments += fmt::format("{}{} = :p{}", i > 1 ? ", " : "", column.name, i);
        table.types += column.integer ? 'i' : 't';
    }
    table.select = fmt::format("SELECT {} FROM {}", names, table.name);
    table.insert_types = table.types;
    table.update_types = table.types.substr(1);
    for (const KeyColumn& key : table.keys) {
        names += ", " + key.name;
        assignments += fmt::format(", {0} = :{0}", key.name);
        table.insert_types += 't';
        table.update_types += 't';
    }
    const std::string head = fmt::format("INSERT INTO {} ({}) VALUES ", table.name, names);
    for (std::size_t rows = 1; rows <= rows_at_once; rows *= 2) {
        table.inserts.push_back(head + parameter_rows(table.insert_types.size(), rows));
        std::string types;
        for (std::size_t i = 0; i < rows; ++i) types += table.insert_types;
        table.inserts_types.push_back(std::move(types));
    }
    table.update = fmt::format("UPDATE {} SET {} WHERE id = :id", table.name, assignments);
    table.update_types += 'i';
}

std::optional<Subject> subject_of(Kind kind) {
    switch (kind) {
        case Kind::Source:
            return Subject::Source;
        case Kind::Code:
            return Subject::Code;
        case Kind::Coding:
            return Subject::Coding;
        case Kind::Entity:
            return Subject::Entity;
        case Kind::Passage:
            return Subject::Passage;
        case Kind::Group:
            return Subject::Group;
        case Kind::Finding:
            return Subject::Finding;
        default:
            return std::nullopt;
    }
}

void find_dependants(std::vector<Table>& all) {
    for (Table& table : all) {
        for (const Table& other : all) {
            for (std::size_t i = 0; i < other.columns.size(); ++i) {
                const Column& column = other.columns[i];
                if (column.refers == table.kind) {
                    table.dependants.push_back({other.kind, column.name, "", column.on_removal, i});
                }
            }
        }
        if (const auto subject = subject_of(table.kind)) {
            const int number = static_cast<int>(*subject);
            table.dependants.push_back(
                {Kind::Memo, "subject_id", fmt::format("subject = {}", number), OnRemoval::Goes, 0});
            table.dependants.push_back(
                {Kind::GroupMember, "member",
                 fmt::format("\"group\" IN (SELECT id FROM \"group\" WHERE subject = {})", number),
                 OnRemoval::Goes, 0});
        }
    }
}

}  // namespace

const std::vector<Table>& tables() {
    static const std::vector<Table> all = [] {
        std::vector<Table> mapped = mapped_tables();
        for (Table& table : mapped) make_statements(table);
        find_dependants(mapped);
        return mapped;
    }();
    return all;
}

const Table& table(Kind kind) {
    static const std::vector<const Table*> by_kind = [] {
        std::vector<const Table*> found(static_cast<std::size_t>(last_kind) + 1);
        for (const Table& each : tables()) found[static_cast<std::size_t>(each.kind)] = &each;
        return found;
    }();
    const auto number = static_cast<std::size_t>(kind);
    if (number >= by_kind.size() || by_kind[number] == nullptr) {
        throw base::Error(base::Blame::Environment,
                          "The journal of the study is damaged: it names a kind of thing that there is not.");
    }
    return *by_kind[number];
}

std::string name_key(std::string_view name) {
    return text::fold_key(name, text::Folding::CaseOnly);
}

}  // namespace sotto::store
