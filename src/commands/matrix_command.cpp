// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "analysis/cooccurrence.h"
#include "analysis/matrix.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"
#include "commands/voices.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <unordered_map>

namespace sotto::commands {

namespace {

using analysis::Piece;
using study::Id;

/// What stands over the column of codings whose value nobody knows.
constexpr std::string_view unknown = "—";

struct Result {
    std::vector<std::string> columns;
    analysis::CrossTable table;
};

/// Cuts codings into pieces by what each part of their range belongs to.
class Columns {
public:
    Columns(const store::StudyFile& study, std::string field)
        : study_(study), voices_(study), field_(std::move(field)) {
        if (!voices_.has_field(field_)) voices_.refuse_field(field_);
    }

    std::vector<Piece> pieces(const std::vector<study::Coding>& codings,
                              const std::unordered_map<Id<study::Code>, std::size_t>& rows) {
        const bool of_source = field_ == "kind" || field_ == "source" || field_ == "status" ||
                               field_ == "lang" || field_ == "language" || field_ == "date" ||
                               field_ == "event";
        std::vector<Piece> pieces;
        Id<study::Source> current;
        std::vector<study::Passage> passages;
        for (const auto& coding : codings) {
            const auto row = rows.find(coding.code);
            if (row == rows.end()) continue;
            const auto& source = voices_.source(coding.source);
            if (of_source) {
                pieces.push_back({row->second, column(voices_.value(field_, {}, source)), coding.id,
                                  coding.source, coding.range});
                continue;
            }
            if (current != coding.source) {
                passages = study_.passages(coding.source);
                current = coding.source;
            }
            auto passage = std::partition_point(
                passages.begin(), passages.end(),
                [&](const study::Passage& other) { return other.said.end <= coding.range.start; });
            for (; passage != passages.end() && passage->said.start < coding.range.end; ++passage) {
                const text::Range both{std::max(coding.range.start, passage->said.start),
                                       std::min(coding.range.end, passage->said.end)};
                if (both.empty()) continue;
                const auto value = voices_.value(field_, voices_.of(*passage), source);
                pieces.push_back({row->second, column(value), coding.id, coding.source, both});
            }
        }
        return pieces;
    }

    const std::vector<std::string>& names() const { return names_; }

private:
    std::size_t column(const std::string& value) {
        const auto [at, is_new] = index_.emplace(text::fold_key(value), names_.size());
        if (is_new) names_.push_back(value.empty() ? std::string(unknown) : value);
        return at->second;
    }

    const store::StudyFile& study_;
    const Voices voices_;
    const std::string field_;
    std::map<std::string, std::size_t> index_;
    std::vector<std::string> names_;
};

/// Columns are found in the order of codings; people look for them by name.
Result in_order(const std::vector<std::string>& names, std::size_t rows, std::vector<Piece> pieces,
                analysis::Count count) {
    std::vector<std::size_t> order(names.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(names[a] == unknown, text::fold_key(names[a])) <
               std::pair(names[b] == unknown, text::fold_key(names[b]));
    });
    std::vector<std::string> columns;
    std::vector<std::size_t> place(names.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        columns.push_back(names[order[i]]);
        place[order[i]] = i;
    }
    for (auto& piece : pieces) piece.column = place[piece.column];
    auto table = analysis::cross_table(rows, columns.size(), std::move(pieces), count);
    return {std::move(columns), std::move(table)};
}

std::vector<Id<study::Code>> codes_for_rows(const study::CodeTree& tree, const Arguments& arguments) {
    std::vector<Id<study::Code>> codes;
    if (!arguments.has("code")) {
        for (const auto& code : tree.codes()) codes.push_back(code.id);
        return codes;
    }
    for (const auto& path : arguments.texts("code")) {
        for (const auto code : codes_at(tree, path, arguments.has("exactly"))) {
            if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
        }
    }
    return codes;
}

Outcome cross(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    const auto tree = code_tree(study);
    const auto codes = codes_for_rows(tree, arguments);
    const auto count = *analysis::count_of(arguments.text("count", "codings"));
    std::vector<std::string> paths;
    std::unordered_map<Id<study::Code>, std::size_t> rows;
    for (const auto code : codes) {
        rows.emplace(code, paths.size());
        paths.push_back(tree.path(code));
    }
    const auto codings = study.codings_of(codes);
    const auto field = text::fold_key(arguments.text("columns"));
    const auto result = [&]() -> Result {
        if (field == "code") return {paths, analysis::cooccurrence(codings, codes, count)};
        Columns columns(study, field);
        auto pieces = columns.pieces(codings, rows);
        return in_order(columns.names(), paths.size(), std::move(pieces), count);
    }();

    auto cells = Value::array();
    for (std::size_t row = 0; row < paths.size(); ++row) {
        auto line = Value::array();
        for (std::size_t column = 0; column < result.columns.size(); ++column)
            line.add(result.table.at(row, column));
        cells.add(std::move(line));
    }
    Outcome outcome;
    outcome.data.set("count", analysis::name_of(count));
    outcome.data.set("rows", Value::texts(paths));
    outcome.data.set("columns", Value::texts(result.columns));
    outcome.data.set("cells", std::move(cells));
    return outcome;
}

void print(const Value& data, Page& page) {
    Table table{{{"Code"}}, {}};
    for (const auto& column : data["columns"].items()) table.columns.push_back({column.text(), true});
    for (std::size_t i = 0; i < data["rows"].items().size(); ++i) {
        std::vector<std::string> row{data["rows"].items()[i].text()};
        for (const auto& cell : data["cells"].items()[i].items()) row.push_back(cell.text());
        table.rows.push_back(std::move(row));
    }
    page.table(std::move(table));
}

}  // namespace

Command matrix_command() {
    Command command;
    command.id = "analysis/matrix";
    command.verb = "matrix";
    command.menu = "Analysis/Matrix…";
    command.help =
        "Crosses codes with codes, kinds of source, sources, speakers or an attribute of the register.";
    command.details =
        "Each code counts its own codings, not those of the codes below it. A coding that several people "
        "speak in is cut "
        "at their turns and counts in each one's column. Code by code, a cell counts overlapping pairs of "
        "codings (or the "
        "sources that have one, or the characters that carry both), and the diagonal each code alone. The "
        "column — holds what is not known.";
    command.parameters = {
        study_parameter(),
        option("rows", Parameter::Holds::Text, "what the rows are").one_of({"code"}).must(),
        option("columns", Parameter::Holds::Text,
               "code, kind, source, speaker, or any other field or attribute")
            .must()
            .called("FIELD"),
        option("count", Parameter::Holds::Text, "what the cells count")
            .one_of({"codings", "sources", "characters"})
            .otherwise("codings"),
        option("code", Parameter::Holds::Code, "only this code and those below it").many().otherwise("all"),
        flag("exactly", "the codes of --code alone, without those below them")};
    command.examples = {
        {"matrix study.sotto --rows code --columns kind --count sources", "codes by kinds of source"},
        {"matrix study.sotto --rows code --columns code", "codes that lie on each other"}};
    command.available = with_study;
    command.run = cross;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
