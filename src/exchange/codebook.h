// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "study/coding.h"

#include <string>
#include <string_view>
#include <vector>

namespace sotto::exchange {

/// A codebook on its way in or out. Ids and parents are numbers of this list alone: 1, 2, … in the order of
/// the tree.
struct Codebook {
    std::string origin;  ///< the program that wrote it; may be empty
    std::vector<study::Code> codes;
    /// Sentences about what was left out or mended, for the report. REFI-QDA 1.5 §7 asks for them.
    std::vector<std::string> report;
    /// How many rows of a table are not among `codes`, each with its sentence in `report`.
    std::size_t rows_left_out = 0;
};

/// Reads a REFI-QDA codebook (.qdc, QDA-XML codebook 1.0, and the drafts 0.4 and 1:0 that other tools write:
/// elements are matched by local name). GUIDs in any case and with braces; missing or repeated ones get new
/// ones; colours that are not `#RGB` or `#RRGGBB` are dropped; each such mending is in the report. A
/// description whose lines begin with `Include:`, `Exclude:`, `Example:`, `Status:` or `Priority:` fills the
/// fields of that name. Throws `base::Error` (Input) for what is no XML, has a document type (entities could
/// name other files), or holds no codes.
Codebook read_qdc(std::string_view bytes);

/// Writes a codebook that is valid against REFI's Codebook.xsd. Same codes, same bytes. Characters that XML
/// forbids are left out.
std::string write_qdc(const study::CodeTree& codes);

/// Reads a table with the columns `path` (or `code`, `name`) and any of `color`, `description`, `include`,
/// `exclude`, `example`, `status`, `codable`, `priority`, `parent`, in any order. Cells are UTF-8; the first
/// row names the columns. Bad rows are left out and reported by number. Throws `base::Error` (Input) when
/// there is no usable column.
Codebook codebook_from_table(const std::vector<std::vector<std::string>>& rows);

/// The same table: `path,color,description,include,exclude,example,status,codable,priority`.
std::vector<std::vector<std::string>> table_of_codebook(const study::CodeTree& codes);

}  // namespace sotto::exchange
