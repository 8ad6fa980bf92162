// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "formats/formats.h"
#include "study/transcript.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sotto::commands {

/// A file made ready to become a source, or the reason why it cannot be one.
struct ReadFile {
    std::filesystem::path path;
    std::string error;   ///< one sentence; empty when all went well
    std::string bytes;   ///< as they are in the file
    std::string sha256;  ///< of `bytes`; hexadecimal
    bool known = false;  ///< the study has these bytes already: nothing below is filled in
    std::string format;
    std::string encoding;
    std::string language;
    study::Transcript transcript;
    std::vector<std::string> warnings;
};

/// Reads files in several threads and hands them out in order. Holds no more than a few files at a time,
/// whatever their number and size.
class FileReading {
public:
    struct Options {
        study::Reflow reflow = study::Reflow::Auto;
        std::string language;            ///< BCP 47; empty: found out for each file
        std::string language_if_unsure;  ///< when finding out fails; may be empty
        std::set<std::string> known;     ///< SHA-256 of files that need not be read
    };

    /// `formats` and `progress` outlive this.
    FileReading(const formats::Formats& formats, std::vector<std::filesystem::path> paths, Options options,
                const base::Progress& progress);
    /// Waits for files that are being read, which is not for long once `progress` is cancelled.
    ~FileReading();
    FileReading(const FileReading&) = delete;
    FileReading& operator=(const FileReading&) = delete;

    /// The next file, in the order of the paths; empty after the last one. Throws `base::Cancelled` as soon
    /// as `progress` says so, whether or not the file is ready.
    [[nodiscard]] std::optional<ReadFile> next();

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

/// A path for people: valid UTF-8, whatever bytes it is made of.
std::string shown_path(const std::filesystem::path& path);

}  // namespace sotto::commands
