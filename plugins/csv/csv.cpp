// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// Tables as text: answers to a survey come in, records of quotes go out.

#include "formats/plugin_kit.h"
#include "table.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>
#include <set>

namespace {

using namespace std::string_view_literals;
using sotto::plugin::block_of;
using sotto::plugin::lend;
using sotto::plugin::view;
using Json = nlohmann::ordered_json;

std::string extension_of(std::string_view file_name) {
    const std::size_t dot = file_name.rfind('.');
    std::string extension(dot == std::string_view::npos ? ""sv : file_name.substr(dot + 1));
    for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return extension;
}

/// UTF-16 narrowed to the bytes that its ASCII part stands for: enough to see delimiters.
std::string narrowed(std::string_view head) {
    std::string bytes(head);
    bytes.erase(std::remove(bytes.begin(), bytes.end(), '\0'), bytes.end());
    return bytes;
}

int recognises(sotto_text file_name, sotto_text head) {
    const std::string_view bytes = view(head);
    const bool wide = bytes.substr(0, 2) == "\xFF\xFE"sv || bytes.substr(0, 2) == "\xFE\xFF"sv;
    const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    });
    if (bytes.empty() || (!wide && controls * 100 > static_cast<std::ptrdiff_t>(bytes.size()))) return 0;
    const std::string extension = extension_of(view(file_name));
    if (extension == "csv" || extension == "tsv" || extension == "tab") {
        const TableShape shape = shape_of(wide ? narrowed(bytes) : std::string(bytes));
        return shape.columns >= 2 && shape.agreement > 0.5 ? 80 : 60;
    }
    if (!extension.empty() && extension != "dat") return 0;
    const TableShape shape = shape_of(wide ? narrowed(bytes) : std::string(bytes));
    return shape.columns >= 3 && shape.rows >= 4 && shape.agreement > 0.95 ? 40 : 0;
}

bool is_number_like(std::string_view cell) {
    const bool digit = cell.find_first_of("0123456789") != std::string_view::npos;
    return digit && cell.find_first_not_of("0123456789.,:;/+-% ") == std::string_view::npos;
}

/// A first row of distinct names, none of them a number or a time, names the columns.
bool is_header(const std::vector<std::string>& cells) {
    std::set<std::string_view> seen;
    return std::all_of(cells.begin(), cells.end(), [&](const std::string& cell) {
        return !cell.empty() && !is_number_like(cell) && seen.insert(cell).second;
    });
}

int read(sotto_text, sotto_text bytes, const sotto_read_host* host) try {
    sotto_text decoded{};
    if (host->decode(host->context, bytes, &decoded) != 0) return 1;
    const std::string_view text = view(decoded);
    // Looking at a part that ends within a row is as good as looking at all.
    const TableShape shape = shape_of(text.substr(0, 65536));
    bool first = true;
    bool enough = false;
    const bool whole = for_each_row(text, shape.delimiter, [&](std::vector<std::string>& cells) {
        const bool header = first && shape.columns > 1 && is_header(cells);
        first = false;
        std::string row;
        for (std::string& cell : cells) {
            if (cell.size() > 1 && cell.front() == '\'' &&
                "=+-@\t\r"sv.find(cell[1]) != std::string_view::npos) {
                cell.erase(0, 1);
            }
            std::replace(cell.begin(), cell.end(), '\t', ' ');
            const std::size_t last = cell.find_last_not_of("\r\n ");
            cell.erase(last == std::string::npos ? 0 : last + 1);
            if (&cell != &cells.front()) row += '\t';
            row += cell;
        }
        sotto_block block = block_of(SOTTO_TABLE_ROW, row);
        block.level = header ? 1 : 0;
        enough = host->block(host->context, &block) != 0;
        return !enough;
    });
    if (!whole) {
        host->warning(
            host->context,
            lend("A quote in the table is never closed; the rest of the file stands in one cell."sv));
    }
    return enough ? 1 : 0;
} catch (...) {
    host->error(host->context, lend("The table takes more memory than a reader may use."sv));
    return 1;
}

/// A value as a cell: lists are joined, what has parts of its own stays JSON.
std::string cell_of(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_null()) return {};
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (value.is_array() &&
        std::all_of(value.begin(), value.end(), [](const Json& part) { return part.is_primitive(); })) {
        std::string joined;
        for (const Json& part : value) joined += (joined.empty() ? "" : "; ") + cell_of(part);
        return joined;
    }
    return value.dump();
}

std::string records_as_table(const std::vector<Json>& records) {
    std::vector<std::string> columns;
    std::set<std::string> seen;
    for (const Json& record : records) {
        for (const auto& [key, value] : record.items()) {
            if (seen.insert(key).second) columns.push_back(key);
        }
    }
    // Excel takes a file without the mark for the system's old code page, and names in most scripts are lost.
    std::string table = "\xEF\xBB\xBF";
    append_line(table, columns, {});
    for (const Json& record : records) {
        std::vector<std::string> cells;
        std::vector<bool> literal;
        for (const std::string& column : columns) {
            const auto value = record.find(column);
            cells.push_back(value == record.end() ? std::string() : cell_of(*value));
            literal.push_back(value != record.end() && value->is_number());
        }
        append_line(table, cells, literal);
    }
    return table;
}

std::string rows_as_table(const sotto_block* blocks, size_t count) {
    std::string table = "\xEF\xBB\xBF";
    for (size_t i = 0; i < count; ++i) {
        std::vector<std::string> cells(1);
        if (blocks[i].kind != SOTTO_TABLE_ROW) {
            cells[0] = view(blocks[i].text);
        } else {
            for (const char c : view(blocks[i].text)) {
                if (c == '\t') {
                    cells.emplace_back();
                } else {
                    cells.back() += c;
                }
            }
        }
        append_line(table, cells, {});
    }
    return table;
}

/// Records become a table with a column for each key, in the order of first appearance. Without records, each
/// row of a table and each other block becomes a line.
int write(const sotto_block* blocks, size_t count, const sotto_write_host* host) try {
    std::vector<Json> records;
    for (size_t i = 0; i < count; ++i) {
        if (blocks[i].kind != SOTTO_RECORD) continue;
        records.push_back(Json::parse(view(blocks[i].text), nullptr, false));
        if (!records.back().is_object()) {
            host->error(host->context, lend("A record to be written is not a JSON object."sv));
            return 1;
        }
    }
    const std::string table = records.empty() ? rows_as_table(blocks, count) : records_as_table(records);
    return host->bytes(host->context, lend(table));
} catch (...) {
    host->error(host->context, lend("The table takes more memory than a reader may use."sv));
    return 1;
}

const std::array samples{
    sotto_sample{"answers.csv",
                 lend("Respondent,Country,What helped you most?\r\n"
                      "S1,Fictia,\"A lift to the clinic, every week\r\nand somebody who waited\"\r\n"
                      "S2,Fictia,Being asked\r\n"sv),
                 lend("S2\tFictia\tBeing asked"sv)},
    sotto_sample{"antworten.csv",
                 lend("Nr;Antwort\n1;\"Er sagte: \"\"Warte\"\".\"\n2;Geduld, viel Geduld\n"sv),
                 lend("1\tEr sagte: \"Warte\"."sv)},
    sotto_sample{nullptr, {}, {}},
};

const sotto_format_plugin plugin{
    SOTTO_PLUGIN_API_VERSION,
    sizeof(sotto_format_plugin),
    "csv",
    "table as text",
    "csv",
    nullptr,
    recognises,
    read,
    write,
    samples.data(),
};

}  // namespace

const sotto_format_plugin* sotto_format() {
    return &plugin;
}
