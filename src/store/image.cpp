// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/image.h"

#include "base/error.h"
#include "store/tables.h"

namespace sotto::store {

namespace {

void append_number(std::string& bytes, std::uint64_t number) {
    while (number >= 0x80U) {
        bytes += static_cast<char>((number & 0x7FU) | 0x80U);
        number >>= 7U;
    }
    bytes += static_cast<char>(number);
}

void append_value(std::string& bytes, const Value& value) {
    bytes += static_cast<char>(value.type());
    if (value.type() == Value::Type::Integer) {
        const auto number = static_cast<std::uint64_t>(value.integer());
        append_number(bytes, (number << 1U) ^ (value.integer() < 0 ? ~std::uint64_t{0} : 0));
    } else if (value.type() == Value::Type::Text) {
        append_number(bytes, value.text().size());
        bytes += value.text();
    }
}

void append_head(std::string& bytes, RowChange::What what, Kind kind) {
    bytes += static_cast<char>(what);
    bytes += static_cast<char>(kind);
}

[[noreturn]] void damaged() {
    throw base::Error(base::Blame::Environment,
                      "The journal of the study is damaged: an image of changed rows cannot be read.");
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] bool done() const { return bytes_.empty(); }

    std::uint8_t byte() {
        if (bytes_.empty()) damaged();
        const auto value = static_cast<std::uint8_t>(bytes_.front());
        bytes_.remove_prefix(1);
        return value;
    }

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t part = byte();
            value |= static_cast<std::uint64_t>(part & 0x7FU) << shift;
            if ((part & 0x80U) == 0) return value;
        }
        damaged();
    }

    void value(Value& into) {
        switch (byte()) {
            case 0:
                into.clear();
                return;
            case 1: {
                const std::uint64_t zigzag = number();
                into.set(static_cast<std::int64_t>((zigzag >> 1U) ^ (~(zigzag & 1U) + 1U)));
                return;
            }
            case 2: {
                const std::uint64_t size = number();
                if (size > bytes_.size()) damaged();
                into.set(bytes_.substr(0, size));
                bytes_.remove_prefix(size);
                return;
            }
            default:
                damaged();
        }
    }

    Row row(const Table& table) {
        const std::uint64_t size = number();
        if (size == 0 || size > table.columns.size()) damaged();
        Row row(table.columns.size());
        for (std::uint64_t i = 0; i < size; ++i) value(row[i]);
        for (std::uint64_t i = size; i < row.size(); ++i) {
            if (table.columns[i].nullable) continue;
            if (table.columns[i].integer) {
                row[i].set(std::int64_t{0});
            } else {
                row[i].set(std::string_view());
            }
        }
        return row;
    }

private:
    std::string_view bytes_;
};

}  // namespace

void append_row(std::string& bytes, const Row& row) {
    append_number(bytes, row.size());
    for (const Value& value : row) append_value(bytes, value);
}

void append_added(std::string& bytes, Kind kind, const Row& row) {
    append_head(bytes, RowChange::What::Added, kind);
    append_row(bytes, row);
}

void append_removed(std::string& bytes, Kind kind, const Row& row) {
    append_head(bytes, RowChange::What::Removed, kind);
    append_row(bytes, row);
}

void append_changed(std::string& bytes, Kind kind, const Row& before, const Row& after) {
    append_head(bytes, RowChange::What::Changed, kind);
    append_row(bytes, before);
    std::uint64_t differences = 0;
    for (std::size_t i = 0; i < before.size(); ++i) differences += before[i] == after[i] ? 0 : 1;
    append_number(bytes, differences);
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] == after[i]) continue;
        append_number(bytes, i);
        append_value(bytes, after[i]);
    }
}

std::vector<RowChange> read_changes(std::string_view bytes) {
    std::vector<RowChange> changes;
    Reader reader(bytes);
    while (!reader.done()) {
        RowChange change;
        const std::uint8_t what = reader.byte();
        if (what < 1 || what > 3) damaged();
        change.what = static_cast<RowChange::What>(what);
        change.kind = static_cast<Kind>(reader.byte());
        const Table& of = table(change.kind);
        Row row = reader.row(of);
        if (change.what == RowChange::What::Added) {
            change.after = std::move(row);
        } else {
            if (change.what == RowChange::What::Changed) {
                change.after = row;
                for (std::uint64_t left = reader.number(); left > 0; --left) {
                    const std::uint64_t column = reader.number();
                    if (column >= change.after.size()) damaged();
                    reader.value(change.after[column]);
                }
            }
            change.before = std::move(row);
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

}  // namespace sotto::store
