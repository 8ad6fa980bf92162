// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "analysis/matrix.h"
#include "base/error.h"
#include "commands/code_tables.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"
#include "commands/suppressed_counts.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sotto::commands {

namespace {

using analysis::Piece;
using study::Coding;
using study::Id;

/// How much there is of a code, or of all together.
struct Frequency {
    std::int64_t codings = 0;
    std::int64_t quotes = 0;
    std::int64_t sources = 0;
};

Frequency frequency_of(std::vector<const Coding*> codings) {
    Frequency frequency;
    frequency.codings = static_cast<std::int64_t>(codings.size());
    std::sort(codings.begin(), codings.end(), [](const Coding* a, const Coding* b) {
        return std::tie(a->source, a->range) < std::tie(b->source, b->range);
    });
    const Coding* before = nullptr;
    for (const auto* coding : codings) {
        const bool same_source = before != nullptr && before->source == coding->source;
        if (!same_source) ++frequency.sources;
        if (!same_source || before->range != coding->range) ++frequency.quotes;
        before = coding;
    }
    return frequency;
}

/// Nothing, where the numbers of a row or of all are not told.
Value described(const Frequency& frequency, bool hidden) {
    if (hidden) return Value().set("codings", Value()).set("quotes", Value()).set("sources", Value());
    return Value()
        .set("codings", frequency.codings)
        .set("quotes", frequency.quotes)
        .set("sources", frequency.sources);
}

/// Which rows a code counts in: its own, and with `below` those of the codes above it as well.
std::unordered_map<Id<study::Code>, std::vector<std::size_t>> rows_by_code(
    const study::CodeTree& tree, const std::vector<Id<study::Code>>& codes, bool below) {
    std::unordered_map<Id<study::Code>, std::vector<std::size_t>> rows;
    for (std::size_t row = 0; row < codes.size(); ++row) {
        if (!below) {
            rows[codes[row]].push_back(row);
            continue;
        }
        for (const auto code : tree.with_descendants(codes[row])) rows[code].push_back(row);
    }
    return rows;
}

/// One quote coded twice is one: all codings of a row on one range get the id of the first.
void count_as_quotes(std::vector<Piece>& pieces, const std::vector<Coding>& codings) {
    std::unordered_map<Id<Coding>, const Coding*> by_id;
    for (const auto& coding : codings) by_id.emplace(coding.id, &coding);
    std::map<std::tuple<std::size_t, Id<study::Source>, text::Range>, Id<Coding>> first;
    for (auto& piece : pieces) {
        const auto* coding = by_id.at(piece.coding);
        piece.coding =
            first.try_emplace({piece.row, coding->source, coding->range}, piece.coding).first->second;
    }
}

/// The numbers of each code, and which of them are not told. They are one list with its sum, the codings of
/// all; who knows the codings of a code knows much of its quotes.
privacy::Suppression suppressed_rows(const store::StudyFile& study, const std::vector<Frequency>& rows,
                                     const std::vector<std::vector<const Coding*>>& codings,
                                     std::int64_t least) {
    privacy::CountTable counts;
    counts.rows = rows.size();
    counts.columns = 1;
    counts.row_sums_told = false;
    std::vector<Piece> pieces;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        counts.cells.push_back(rows[row].codings);
        for (const auto* coding : codings[row])
            pieces.push_back({row, 0, coding->id, coding->source, coding->range});
    }
    const auto people =
        analysis::cross_table(rows.size(), 1, by_people(study, std::move(pieces)), analysis::Count::Sources);
    for (std::size_t row = 0; row < rows.size(); ++row)
        counts.bases.push_back(std::min({people.at(row, 0), rows[row].quotes, rows[row].sources}));
    auto suppression = privacy::suppress(counts, least);
    suppression.hidden_rows.clear();
    for (std::size_t row = 0; row < rows.size(); ++row)
        suppression.hidden_rows.push_back(suppression.hidden.at(row, 0));
    return suppression;
}

/// What each code's codings are parted into: `columns`, and `cells` for each row. Gives what of it is not
/// told.
privacy::Suppression part(const store::StudyFile& study, const std::string& field, const std::string& count,
                          const std::vector<Coding>& codings,
                          const std::unordered_map<Id<study::Code>, std::vector<std::size_t>>& rows,
                          std::size_t row_count, std::int64_t least, Value& columns_out,
                          std::vector<Value>& cells_out) {
    // First a row for each code, so that each coding is cut once.
    std::unordered_map<Id<study::Code>, std::size_t> own;
    std::vector<const std::vector<std::size_t>*> counted_in;
    for (const auto& [code, in] : rows) {
        own.emplace(code, counted_in.size());
        counted_in.push_back(&in);
    }
    FieldColumns fields(study, field,
                        least > 1 ? FieldColumns::Speakers::ByCode : FieldColumns::Speakers::ByLabel);
    const auto cut = fields.pieces(codings, own);
    std::vector<Piece> pieces;
    for (const auto& piece : cut) {
        for (const auto row : *counted_in[piece.row]) {
            pieces.push_back(piece);
            pieces.back().row = row;
        }
    }
    const auto columns = fields.put_in_order(pieces);
    const auto people = by_people(study, pieces);
    if (count == "quotes") count_as_quotes(pieces, codings);
    const auto table =
        analysis::cross_table(row_count, columns.size(), std::move(pieces),
                              count == "sources" ? analysis::Count::Sources : analysis::Count::Codings);
    columns_out = Value::texts(columns);
    auto suppression = suppressed(table, row_count, columns.size(), people, fields.people_in(columns), least);
    for (std::size_t row = 0; row < row_count; ++row)
        cells_out.push_back(shown_cells(table, suppression.hidden, row, columns.size()));
    return suppression;
}

Outcome count_codes(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    const auto tree = code_tree(study);
    const auto codes = codes_for_table(study, tree, arguments);
    const bool below = arguments.has("below");
    const auto least = suppressed_below(arguments);
    if (below && least > 1) {
        throw base::Error(base::Blame::User,
                          "--suppress hides nothing in a table whose rows are sums of other rows; leave "
                          "--below out.");
    }
    const auto rows = rows_by_code(tree, codes, below);
    std::vector<Id<study::Code>> read;
    read.reserve(rows.size());
    for (const auto& [code, in] : rows) read.push_back(code);
    const auto codings = study.codings_of(read);

    std::vector<std::vector<const Coding*>> by_row(codes.size());
    std::vector<const Coding*> all;
    for (const auto& coding : codings) {
        all.push_back(&coding);
        for (const auto row : rows.at(coding.code)) by_row[row].push_back(&coding);
    }
    const auto field = text::fold_key(arguments.text("by"));
    const auto count = arguments.text("count", "codings");
    Value columns = Value::array();
    std::vector<Value> cells;
    std::vector<Frequency> frequencies;
    for (const auto& row : by_row) frequencies.push_back(frequency_of(row));
    const auto suppression =
        field.empty() ? suppressed_rows(study, frequencies, by_row, least)
                      : part(study, field, count, codings, rows, codes.size(), least, columns, cells);

    auto listed = Value::array();
    for (std::size_t row = 0; row < codes.size(); ++row) {
        const auto line = described(frequencies[row], suppression.hidden_rows[row]);
        auto code = Value().set("code", tree.path(codes[row]));
        for (const auto& [name, value] : line.members()) code.set(name, value);
        if (!field.empty()) code.set("cells", std::move(cells[row]));
        listed.add(std::move(code));
    }
    Outcome outcome;
    outcome.data.set("by", field.empty() ? Value() : Value(field));
    outcome.data.set("count", count);
    outcome.data.set("below", below);
    outcome.data.set("columns", std::move(columns));
    outcome.data.set("codes", std::move(listed));
    outcome.data.set("total", described(frequency_of(std::move(all)), suppression.hidden_total));
    outcome.data.set("suppressed", suppression.suppressed);
    return outcome;
}

void print(const Value& data, Page& page) {
    Table table{{{"Code"}, {"Codings", true}, {"Quotes", true}, {"Sources", true}}, {}};
    for (const auto& column : data["columns"].items()) table.columns.push_back({column.text(), true});
    for (const auto& code : data["codes"].items()) {
        std::vector<std::string> row{code["code"].text(), shown_cell(code["codings"]),
                                     shown_cell(code["quotes"]), shown_cell(code["sources"])};
        for (const auto& cell : code["cells"].items()) row.push_back(shown_cell(cell));
        table.rows.push_back(std::move(row));
    }
    page.table(std::move(table));
    if (auto sentence = suppression_sentence(data); !sentence.empty()) page.line(std::move(sentence));
    const auto& total = data["total"];
    if (total["codings"].is_null()) return;
    page.line(fmt::format("Together {} on {} in {}.",
                          counted(total["codings"].integer(), "coding", "codings"),
                          counted(total["quotes"].integer(), "quote", "quotes"),
                          counted(total["sources"].integer(), "source", "sources")));
}

}  // namespace

Command frequencies_command() {
    Command command;
    command.id = "analysis/frequencies";
    command.verb = "frequencies";
    command.menu = "Analysis/Code frequencies…";
    command.help = "Counts the codings, quotes and sources of each code, all in all or by something.";
    command.details =
        "A quote is a range as it was coded: two codings of one range by two people are one quote. Each code "
        "counts its own codings; with --below those of the codes below it too. What --by parts is cut at "
        "turns of "
        "speech as in `matrix`, so the parts of a coding that two people speak in count in both columns. The "
        "column "
        "— holds what is not known. Folders that nothing is coded with are left out. Small numbers are "
        "hidden as in `matrix`.";
    command.parameters = {
        study_parameter(),
        option("by", Parameter::Holds::Text, "kind, source, speaker, or any other field or attribute")
            .called("FIELD"),
        option("count", Parameter::Holds::Text, "what is counted in the columns")
            .one_of({"codings", "quotes", "sources"})
            .otherwise("codings"),
        flag("below", "codes count what the codes below them have, too"), suppress_parameter()};
    for (auto& parameter : table_parameters()) command.parameters.push_back(std::move(parameter));
    command.examples = {{"frequencies study.sotto", "how much there is of each code"},
                        {"frequencies study.sotto --below --by kind --count sources",
                         "in how many sources of each kind themes are found"},
                        {"frequencies study.sotto --suppress 3", "a list that can be printed"}};
    command.available = with_study;
    command.run = count_codes;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
