// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "formats/formats.h"
#include "privacy/identifiers.h"
#include "text/text.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sotto::commands {

/// A file read outside any study.
struct PlainDocument {
    formats::ReadDocument read;
    /// Plain text files: the decoded file itself. Others: the text that `import --reflow never` would store.
    text::Text text;
    std::string language;
};

/// Throws `base::Error` (Environment, Input) when the file cannot be read; `base::Cancelled`.
PlainDocument read_plain(const formats::Formats& formats, const std::filesystem::path& path,
                         const std::string& language, const base::Progress& progress);

}  // namespace sotto::commands
