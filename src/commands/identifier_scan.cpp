// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/identifier_scan.h"

#include "base/on_all_cores.h"
#include "commands/protection.h"
#include "commands/session.h"
#include "privacy/likely_names.h"

#include <algorithm>

namespace sotto::commands {

void each_scanned(Session& session, const std::vector<study::Source>& sources,
                  const privacy::Protection& protection,
                  const std::function<void(const ScannedSource&)>& take) {
    constexpr std::size_t together = 64;
    auto& progress = session.progress();
    progress.begin("Looking for identifiers", static_cast<std::int64_t>(sources.size()));
    for (std::size_t first = 0; first < sources.size(); first += together) {
        progress.check();
        const auto count = std::min(together, sources.size() - first);
        // The study belongs to this thread; looking for identifiers does not need it.
        std::vector<text::Text> texts;
        for (std::size_t i = 0; i < count; ++i) {
            texts.push_back(session.study().text(session.study().current_version(sources[first + i].id).id));
        }
        std::vector<std::vector<privacy::Identifier>> found(count);
        std::vector<std::vector<privacy::Found>> names(count);
        base::on_all_cores(count, [&](std::size_t i) {
            const auto& language = sources[first + i].language;
            names[i] = privacy::likely_names(texts[i], language);
            found[i] = protection.find_wrapped(texts[i], language, names[i]);
        });
        for (std::size_t i = 0; i < count; ++i) take({sources[first + i], texts[i], found[i], names[i]});
        progress.advance(static_cast<std::int64_t>(first + count));
    }
    progress.end();
}

}  // namespace sotto::commands
