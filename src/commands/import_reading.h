// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "formats/formats.h"
#include "study/transcript.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
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

/// What was read of files, so that an import of the same bytes need not read them again. Holds so much text
/// and no more: what is older then has to be read again. Safe on any thread.
class KeptFiles {
public:
    void keep(const ReadFile& file, study::Reflow reflow);
    /// The file as it was read, without its bytes, when it was kept with the same bytes, reflow and language
    /// (empty: any).
    [[nodiscard]] std::optional<ReadFile> find(const std::filesystem::path& path, const std::string& sha256,
                                               study::Reflow reflow, const std::string& language) const;
    void clear();

private:
    mutable std::mutex mutex_;
    std::map<std::pair<std::string, study::Reflow>, ReadFile> files_;  ///< by path
    std::size_t bytes_ = 0;
};

/// A file that is to be read.
struct FileToRead {
    std::filesystem::path path;
    std::string language;  ///< BCP 47; empty: found out
    std::string sha256;    ///< of the bytes it must have; empty: any
};

/// Reads files in several threads and hands them out in order. Holds no more than a few files at a time,
/// whatever their number and size.
class FileReading {
public:
    struct Options {
        study::Reflow reflow = study::Reflow::Auto;
        std::string language_if_unsure;   ///< when finding out fails; may be empty
        std::set<std::string> known;      ///< SHA-256 of files that need not be read
        const KeptFiles* kept = nullptr;  ///< outlives the reading; may be null
    };

    /// `formats` and `progress` outlive this.
    FileReading(const formats::Formats& formats, std::vector<FileToRead> files, Options options,
                const base::Progress& progress);
    /// Waits for files that are being read, which is not for long once `progress` is cancelled.
    ~FileReading();
    FileReading(const FileReading&) = delete;
    FileReading& operator=(const FileReading&) = delete;

    /// The next file, in the order given; empty after the last one. Throws `base::Cancelled` as soon as
    /// `progress` says so, whether or not the file is ready.
    [[nodiscard]] std::optional<ReadFile> next();

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

/// A path for people: valid UTF-8, whatever bytes it is made of.
std::string shown_path(const std::filesystem::path& path);

}  // namespace sotto::commands
