// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/plain_document.h"

#include "base/files.h"
#include "commands/import_reading.h"
#include "text/encoding.h"
#include "text/language.h"

namespace sotto::commands {

PlainDocument read_plain(const formats::Formats& formats, const std::filesystem::path& path,
                         const std::string& language, const base::Progress& progress) {
    const auto bytes = base::read_file(path, formats::Limits().file_bytes);
    PlainDocument document;
    document.read = formats.read(shown_path(path.filename()), bytes, progress);
    document.language = language;
    if (document.read.format == "plain_text") {
        document.text = text::Text(text::normalise_newlines(text::decode(bytes, language).utf8));
    } else {
        document.text = study::compose(document.read.blocks, study::Reflow::Never, language).text;
    }
    if (language.empty()) document.language = text::detect_language(document.text.utf8()).language;
    return document;
}

}  // namespace sotto::commands
