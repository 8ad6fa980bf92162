// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "analysis/cooccurrence.h"
#include "analysis/matrix.h"
#include "commands/code_tables.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"
#include "commands/suppressed_counts.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>

namespace sotto::commands {

namespace {

using study::Id;

struct Result {
    std::vector<std::string> columns;
    analysis::CrossTable table;
    privacy::Suppression suppression;
};

/// Code by code there are no sums that mean anything: a pair of codes lies in two cells, and the diagonal is
/// each code alone. What is small is hidden, and nothing can be worked out from the rest.
privacy::CellMask small_ones(const analysis::CrossTable& table, const analysis::CrossTable& sources,
                             std::size_t size, std::int64_t least) {
    privacy::CellMask hidden(size, size);
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t column = 0; column < size; ++column) {
            const auto number = table.at(row, column);
            hidden.set(row, column, number > 0 && std::min(number, sources.at(row, column)) < least);
        }
    }
    return hidden;
}

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
    const auto least = suppressed_below(arguments);
    const auto result = [&]() -> Result {
        if (field == "code") {
            auto table = analysis::cooccurrence(codings, codes, count);
            const auto sources = analysis::cooccurrence(codings, codes, analysis::Count::Sources);
            auto hidden = small_ones(table, sources, codes.size(), least);
            const auto number = hidden.count();
            return {paths, std::move(table), {std::move(hidden), {}, {}, false, number}};
        }
        FieldColumns fields(study, field,
                            least > 1 ? FieldColumns::Speakers::ByCode : FieldColumns::Speakers::ByLabel);
        auto pieces = fields.pieces(codings, rows);
        auto columns = fields.put_in_order(pieces);
        const auto people = by_people(study, pieces);
        auto table = analysis::cross_table(paths.size(), columns.size(), std::move(pieces), count);
        auto suppression =
            suppressed(table, paths.size(), columns.size(), people, fields.people_in(columns), least);
        return {std::move(columns), std::move(table), std::move(suppression)};
    }();

    auto cells = Value::array();
    for (std::size_t row = 0; row < paths.size(); ++row) {
        cells.add(shown_cells(result.table, result.suppression.hidden, row, result.columns.size()));
    }
    Outcome outcome;
    outcome.data.set("count", analysis::name_of(count));
    outcome.data.set("rows", Value::texts(paths));
    outcome.data.set("columns", Value::texts(result.columns));
    outcome.data.set("cells", std::move(cells));
    outcome.data.set("suppressed", result.suppression.suppressed);
    return outcome;
}

void print(const Value& data, Page& page) {
    Table table{{{"Code"}}, {}};
    for (const auto& column : data["columns"].items()) table.columns.push_back({column.text(), true});
    for (std::size_t i = 0; i < data["rows"].items().size(); ++i) {
        std::vector<std::string> row{data["rows"].items()[i].text()};
        for (const auto& cell : data["cells"].items()[i].items()) row.push_back(shown_cell(cell));
        table.rows.push_back(std::move(row));
    }
    page.table(std::move(table));
    if (auto sentence = suppression_sentence(data); !sentence.empty()) page.line(std::move(sentence));
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
        "column — holds what is not known. Where small numbers are hidden, so are so many others that none "
        "of them can be "
        "worked out from the sums of rows and columns and the numbers shown; a column of too few people is "
        "hidden as a whole, zeros too, and speakers stand under their codes.";
    command.parameters = {study_parameter(),
                          option("rows", Parameter::Holds::Text, "what the rows are").one_of({"code"}).must(),
                          option("columns", Parameter::Holds::Text,
                                 "code, kind, source, speaker, or any other field or attribute")
                              .must()
                              .called("FIELD"),
                          option("count", Parameter::Holds::Text, "what the cells count")
                              .one_of({"codings", "sources", "characters"})
                              .otherwise("codings"),
                          suppress_parameter()};
    for (auto& parameter : table_parameters()) command.parameters.push_back(std::move(parameter));
    command.examples = {
        {"matrix study.sotto --rows code --columns kind --count sources", "codes by kinds of source"},
        {"matrix study.sotto --rows code --columns code", "codes that lie on each other"},
        {"matrix study.sotto --rows code --columns country --suppress 3", "a table that can be printed"}};
    command.available = with_study;
    command.run = cross;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
