// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "exchange/code_description.h"
#include "exchange/codebook.h"
#include "text/fold.h"

#include <charconv>
#include <map>
#include <optional>

namespace sotto::exchange {

namespace {

using Row = std::vector<std::string>;

// Columns by their folded names; the first one of a name counts.
class Columns {
public:
    explicit Columns(const Row& header) {
        for (std::size_t i = 0; i < header.size(); ++i) places_.emplace(text::fold_key(header[i]), i);
    }

    [[nodiscard]] std::optional<std::size_t> place(std::initializer_list<const char*> names) const {
        for (const char* name : names) {
            const auto found = places_.find(name);
            if (found != places_.end()) return found->second;
        }
        return std::nullopt;
    }

private:
    std::map<std::string, std::size_t> places_;
};

std::string cell(const Row& row, std::optional<std::size_t> place) {
    if (!place || *place >= row.size()) return {};
    const std::string& value = row[*place];
    const auto first = value.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return value.substr(first, value.find_last_not_of(" \t\r\n") - first + 1);
}

class Builder {
public:
    // The code at a path, made with its parents when it is not there yet.
    study::Code& at(const std::vector<std::string>& names) {
        study::Id<study::Code> parent;
        std::string key;
        std::size_t index = 0;
        for (const std::string& name : names) {
            key += "/" + study::escape_code_name(text::fold_key(name, text::Folding::KeepTones));
            const auto [found, added] = by_path_.emplace(key, book.codes.size());
            if (added) {
                study::Code code;
                code.id.value = static_cast<std::int64_t>(book.codes.size()) + 1;
                code.guid = base::Guid::random();
                code.parent = parent;
                code.name = name;
                code.position = ++siblings_[parent.value];
                book.codes.push_back(std::move(code));
            }
            index = found->second;
            parent = book.codes[index].id;
        }
        return book.codes[index];
    }

    Codebook book;

private:
    std::map<std::string, std::size_t> by_path_;
    std::map<std::int64_t, std::int64_t> siblings_;
};

}  // namespace

Codebook codebook_from_table(const std::vector<Row>& rows) {
    if (rows.empty()) throw base::Error(base::Blame::Input, "The codebook table is empty.");
    const Columns columns(rows.front());
    const auto path = columns.place({"path", "code", "name", "theme"});
    if (!path) {
        throw base::Error(base::Blame::Input,
                          "The codebook table has no column `path`: its first row names the columns, such as "
                          "path,color,description,include,exclude,example.");
    }
    const auto parent = columns.place({"parent"});
    const auto color = columns.place({"color", "colour"});
    const auto description = columns.place({"description", "definition", "memo"});
    const auto include = columns.place({"include", "inclusion"});
    const auto exclude = columns.place({"exclude", "exclusion"});
    const auto example = columns.place({"example", "examples"});
    const auto status = columns.place({"status"});
    const auto codable = columns.place({"codable", "iscodable"});
    const auto priority = columns.place({"priority", "weight"});

    Builder builder;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        const Row& row = rows[r];
        const std::string name = cell(row, path);
        const auto skip = [&](const std::string& why) {
            ++builder.book.rows_left_out;
            builder.book.report.push_back("Row " + std::to_string(r + 1) + " was left out: " + why + ".");
        };
        if (name.empty()) {
            bool empty = true;
            for (const std::string& value : row) empty = empty && value.empty();
            if (!empty) skip("it names no code");
            continue;
        }
        std::vector<std::string> names;
        try {
            const std::string above = cell(row, parent);
            names = study::split_code_path(above.empty() ? name : above + "/" + name);
        } catch (const base::Error&) {
            skip("its path has an empty name in it");
            continue;
        }
        study::Code& code = builder.at(names);
        code.color = normal_color(cell(row, color));
        code.description = cell(row, description);
        code.include = cell(row, include);
        code.exclude = cell(row, exclude);
        code.example = cell(row, example);
        if (const std::string word = text::fold_key(cell(row, status)); !word.empty()) {
            if (const auto known = study::code_status(word)) {
                code.status = *known;
            } else {
                builder.book.report.push_back("Row " + std::to_string(r + 1) +
                                              ": the status is not one of active, draft, merged, dropped.");
            }
        }
        const std::string word = text::fold_key(cell(row, codable));
        code.codable = word != "false" && word != "no" && word != "0";
        if (const std::string number = cell(row, priority); !number.empty()) {
            std::from_chars(number.data(), number.data() + number.size(), code.weight);
        }
    }
    if (builder.book.codes.empty())
        throw base::Error(base::Blame::Input, "The codebook table names no codes.");
    return std::move(builder.book);
}

std::vector<Row> table_of_codebook(const study::CodeTree& codes) {
    std::vector<Row> rows{
        {"path", "color", "description", "include", "exclude", "example", "status", "codable", "priority"}};
    for (const study::Code& code : codes.codes()) {
        rows.push_back({codes.path(code.id), code.color, code.description, code.include, code.exclude,
                        code.example, std::string(study::name_of(code.status)), code.codable ? "yes" : "no",
                        code.weight == 0 ? std::string() : std::to_string(code.weight)});
    }
    return rows;
}

}  // namespace sotto::exchange
