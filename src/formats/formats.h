// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"
#include "study/transcript.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sotto::formats {

/// A document format as its plugin describes itself.
struct Format {
    std::string id;
    std::string title;
    std::vector<std::string> extensions;
    bool reads = false;
    bool writes = false;
};

/// A library in a plugin folder that could not be used.
struct NotLoaded {
    std::string file;
    std::string reason;
};

/// What a reader made of a file.
struct ReadDocument {
    std::string format;    ///< id
    std::string encoding;  ///< IANA name when it was guessed, else empty
    int encoding_confidence = 100;
    std::vector<study::Block> blocks;  ///< in reading order
    /// Texts that leave with the file but are not part of its running text: properties, comments, headers,
    /// hidden cells. Name and value. Empty values are left out.
    std::vector<std::pair<std::string, std::string>> properties;
    std::vector<std::string> warnings;
};

/// A block of a document to be written.
struct WriteBlock {
    enum class Kind { Title, Heading, Paragraph, ListItem, TableRow, Quote, Attribution, Footnote, Record };
    Kind kind = Kind::Paragraph;
    int level = 0;     ///< of headings and list items, from 1; 1 marks the header row of a table
    std::string utf8;  ///< of a `Record`: one JSON object
    bool right_to_left = false;
};

/// Limits for one file, so that a hostile or broken one costs no more than an error message.
struct Limits {
    std::size_t file_bytes = std::size_t{256} << 20U;
    std::size_t text_bytes = std::size_t{64} << 20U;   ///< of all blocks together, and 32 for each
    std::size_t memory_bytes = std::size_t{1} << 30U;  ///< of a reader process
    int seconds = 60;                                  ///< of processor time, and twice that on the clock
};

/// Where the program that runs the plugins is, and where the plugins are.
struct Places {
    std::filesystem::path reader;
    /// A format found twice is taken from the first folder that has it.
    std::vector<std::filesystem::path> plugin_folders;
    bool use_landlock = true;  ///< off in tests that show what happens on a kernel without it

    /// The reader: SOTTO_READER, else `sotto-reader` beside the running program, else libexec/sotto of the
    /// installation. The plugins: the folders of SOTTO_PLUGINS (parted by ':'), `plugins` beside the running
    /// program, lib/sotto/plugins of the installation.
    static Places usual();
};

/// The formats Sotto knows, and the isolated processes that read and write them.
///
/// Each file is read in a `sotto-reader`: no network, no writing, no file but the bytes it is handed and the
/// data folders its format declares, limited memory and time. The processes are started when first needed,
/// kept warm, at most one per core, and replaced when they die. A crash or a time-out is that file's error
/// and nothing else's.
///
/// Safe to use from several threads: calls beyond the number of readers wait.
class Formats {
public:
    /// Looks for the reader and the plugins in the usual places. Nothing is started yet.
    Formats();
    explicit Formats(Limits limits);
    Formats(Limits limits, Places places);
    ~Formats();
    Formats(const Formats&) = delete;
    Formats& operator=(const Formats&) = delete;

    /// In the order of their ids. Starts a reader if none runs.
    [[nodiscard]] std::vector<Format> list() const;
    [[nodiscard]] std::vector<NotLoaded> not_loaded() const;

    /// Reads a file's bytes. The format is the one most certain of the content; the name's ending breaks
    /// ties. Throws `base::Error` (Input) with one sentence when nobody reads it, when it is broken, too
    /// large, takes too long, or holds no text; `base::Cancelled` soon after `progress` says so.
    [[nodiscard]] ReadDocument read(std::string_view file_name, std::string_view bytes,
                                    const base::Progress& progress = base::no_progress()) const;

    /// The format that writes files with this ending (without dot, any case). Throws `base::Error` (User)
    /// with the endings there are, also when `extension` is empty.
    [[nodiscard]] Format writer_for(std::string_view extension) const;
    /// The finished file. Same blocks, same bytes. Throws `base::Error` (User) for an unknown format and
    /// (Input or Program) when the file cannot be made; `base::Cancelled` soon after `progress` says so.
    [[nodiscard]] std::string write(const std::string& format_id, const std::vector<WriteBlock>& blocks,
                                    const base::Progress& progress = base::no_progress()) const;

    /// The files below `paths` (folders: recursively, in order of name; hidden files and folders are left
    /// out), without reading them. A path that is not there and a folder that cannot be listed are given as
    /// they are: whoever reads them is told why, and goes on with the others. Throws `base::Error`
    /// (Environment) when none of `paths` is there.
    static std::vector<std::filesystem::path> files_below(const std::vector<std::filesystem::path>& paths);

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

}  // namespace sotto::formats
