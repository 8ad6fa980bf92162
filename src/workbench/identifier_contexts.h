// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/session.h"
#include "workbench/identifier_picture.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sotto::workbench {

/// An identifier in its line, with the words on either side.
struct IdentifierContext {
    Id<study::Source> source;
    text::Range range;
    std::string source_name;
    std::int64_t turn = 0;
    std::string speaker;  ///< a participant's code, else the label of the transcript
    std::string before;
    std::string matched;
    std::string after;
    bool right_to_left = false;  ///< of the passage: `before` then stands on the right
};

/// A piece of a sentence as a reader of an export has it.
struct ReadPiece {
    std::string words;
    bool replaced = false;
    bool this_one = false;  ///< stands for the identifier that is looked at
};

/// All places of one identifier.
struct IdentifierContexts {
    std::vector<IdentifierContext> lines;  ///< by source and place
    std::string proposed;  ///< what stood for it if nobody had decided, with brackets; empty: not known
    std::vector<ReadPiece> reads_as;  ///< the first of them with all its replacements
};

/// Reads at most `limit` of the places that `picture` has of the entity `key`.
IdentifierContexts read_contexts(commands::Session& session,
                                 const std::shared_ptr<const IdentifierPicture>& picture,
                                 const std::string& key, std::size_t limit);

}  // namespace sotto::workbench
