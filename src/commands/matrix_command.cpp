// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "analysis/cooccurrence.h"
#include "analysis/matrix.h"
#include "commands/code_tables.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <unordered_map>

namespace sotto::commands {

namespace {

using study::Id;

struct Result {
    std::vector<std::string> columns;
    analysis::CrossTable table;
};

Outcome cross(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    const auto tree = code_tree(study);
    const auto codes = codes_for_table(study, tree, arguments);
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
        FieldColumns fields(study, field);
        auto pieces = fields.pieces(codings, rows);
        auto columns = fields.put_in_order(pieces);
        auto table = analysis::cross_table(paths.size(), columns.size(), std::move(pieces), count);
        return {std::move(columns), std::move(table)};
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
    command.parameters = {study_parameter(),
                          option("rows", Parameter::Holds::Text, "what the rows are").one_of({"code"}).must(),
                          option("columns", Parameter::Holds::Text,
                                 "code, kind, source, speaker, or any other field or attribute")
                              .must()
                              .called("FIELD"),
                          option("count", Parameter::Holds::Text, "what the cells count")
                              .one_of({"codings", "sources", "characters"})
                              .otherwise("codings")};
    for (auto& parameter : table_parameters()) command.parameters.push_back(std::move(parameter));
    command.examples = {
        {"matrix study.sotto --rows code --columns kind --count sources", "codes by kinds of source"},
        {"matrix study.sotto --rows code --columns code", "codes that lie on each other"}};
    command.available = with_study;
    command.run = cross;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
