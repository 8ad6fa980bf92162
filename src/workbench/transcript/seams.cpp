// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/seams.h"

#include "text/segment.h"

#include <glib.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

char32_t code_point_at(std::string_view utf8, std::size_t at) {
    return g_utf8_get_char(utf8.data() + at);
}

/// Scripts without spaces in which Pango 1.50 finds no words (for Thai it asks libthai).
bool needs_dictionary(char32_t c) {
    return (c >= 0x0E80 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
           (c >= 0x19E0 && c <= 0x19FF) || (c >= 0xA9E0 && c <= 0xA9FF) || (c >= 0xAA60 && c <= 0xAA7F);
}

std::size_t step(std::string_view utf8, std::size_t at) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    return lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
}

}  // namespace

std::string Seams::sewn(std::string_view stored, const std::string& language) {
    std::string made;
    made.reserve(stored.size());
    for (std::size_t at = 0; at < stored.size();) {
        std::size_t end = at;
        while (end < stored.size() && needs_dictionary(code_point_at(stored, end))) end += step(stored, end);
        if (end == at) {
            // Pango takes a null for the end of its text.
            const std::size_t size = step(stored, at);
            made.append(stored[at] == '\0' ? std::string_view(" ") : stored.substr(at, size));
            at += size;
            continue;
        }
        const auto run = stored.substr(at, end - at);
        std::size_t before = 0;
        for (const std::size_t border : text::line_breaks(run, language)) {
            made.append(run.substr(before, border - before)).append(mark);
            before = border;
            borders_.push_back(at + border);
        }
        made.append(run.substr(before));
        at = end;
    }
    return made;
}

std::size_t Seams::laid(std::size_t stored, bool behind_seam) const {
    const auto seams = behind_seam ? std::upper_bound(borders_.begin(), borders_.end(), stored)
                                   : std::lower_bound(borders_.begin(), borders_.end(), stored);
    return stored + mark.size() * static_cast<std::size_t>(seams - borders_.begin());
}

std::size_t Seams::stored(std::size_t laid_out) const {
    // The number of seams that begin before `laid_out`: the k-th begins at borders_[k] + 3 k.
    std::size_t low = 0;
    std::size_t high = borders_.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (borders_[middle] + mark.size() * middle < laid_out) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0) return laid_out;
    return std::max(borders_[low - 1], laid_out - mark.size() * low);
}

}  // namespace sotto::workbench
