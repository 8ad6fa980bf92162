// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "report/report.h"

#include "base/error.h"
#include "report/excerpt_blocks.h"
#include "report/finished_file.h"
#include "text/direction.h"

namespace sotto::report {

Outcome write_excerpts(const std::filesystem::path& target, const ExcerptDocument& document,
                       const privacy::Gate& gate, const formats::Formats& formats, base::Progress& progress) {
    if (document.excerpts.empty()) throw base::Error(base::Blame::User, "There is no excerpt to write.");
    const formats::Format format = format_for(target, formats);
    const ExcerptBlocks content = excerpt_blocks(document, gate, shape_for(format.id));
    progress.check();
    const std::string bytes = formats.write(format.id, content.blocks, progress);
    ScannedWords scanned(gate);
    for (const privacy::ProtectedExcerpt& excerpt : document.excerpts) {
        for (const auto& turn : excerpt.turns) scanned.add(turn.text);
    }
    return publish_if_clean(target, bytes, content.expected, scanned, content.allowed, gate, formats,
                            progress);
}

Outcome write_protected_text(const std::filesystem::path& target, const std::vector<ProtectedBlock>& blocks,
                             const privacy::Gate& gate, const formats::Formats& formats,
                             base::Progress& progress) {
    const formats::Format format = format_for(target, formats);
    std::vector<formats::WriteBlock> content;
    std::vector<std::string> expected;
    ScannedWords scanned(gate);
    content.reserve(blocks.size());
    for (const ProtectedBlock& block : blocks) {
        content.push_back(
            {block.kind, block.level, block.text.utf8(), text::is_right_to_left(block.text.utf8())});
        expected.push_back(block.text.utf8());
        scanned.add(block.text);
    }
    progress.check();
    const std::string bytes = formats.write(format.id, content, progress);
    return publish_if_clean(target, bytes, expected, scanned, {}, gate, formats, progress);
}

}  // namespace sotto::report
