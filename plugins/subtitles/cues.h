// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What one file of captions holds, whatever its dialect.
struct Cue {
    std::int64_t begin_ms = -1;
    std::int64_t end_ms = -1;
    std::string speaker;             ///< when the dialect itself names one
    std::vector<std::string> lines;  ///< as in the file, marks of formatting included
};

struct Captions {
    std::vector<Cue> cues;
    std::vector<std::pair<std::string, std::string>> properties;  ///< notes, styles, headers
    std::size_t stray_lines = 0;                                  ///< that belong to no cue
    bool guessed_frames = false;  ///< times counted in frames of a film whose rate the file does not say
};

enum class Dialect { None, SubRip, WebVtt, TimePairs, MicroDvd, Spruce, SubStation };

/// The dialect of `text`, which may be the first part of a file, seen as bytes that agree with ASCII.
Dialect dialect_of(std::string_view text);

/// Reads all cues. `text` is UTF-8 with LF newlines. Nothing is refused: what is no cue is counted.
Captions read_captions(std::string_view text, Dialect dialect);

/// What is said in a cue: marks of formatting and position removed, wrapped lines joined with a space, lines
/// that begin a new speaker's words kept apart by a newline. A cue in which several speakers have voice tags
/// gives several parts.
struct Spoken {
    std::string speaker;
    std::string text;
};
std::vector<Spoken> spoken(const Cue& cue, Dialect dialect);
