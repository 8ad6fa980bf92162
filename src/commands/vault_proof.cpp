// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/vault_proof.h"

#include "commands/import_reading.h"
#include "commands/many_words.h"
#include "commands/session.h"
#include "commands/study_places.h"
#include "commands/trace_scan.h"
#include "store/vault.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace sotto::commands {

namespace {

/// Shorter ones stand by chance in any encrypted text.
constexpr std::size_t shortest = 5;

}  // namespace

Value prove_vault(Session& session, base::Progress& progress) {
    const auto& study = session.study();
    auto words = store::guarded_texts(study);
    std::erase_if(words, [](const std::string& word) { return word.size() < shortest; });
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    const ManyWords many(words);

    std::map<std::string, std::set<std::size_t>, std::less<>> elsewhere;
    std::set<std::size_t> outside;
    progress.begin("Looking for the names", 0);
    store::each_unguarded_text(
        study,
        [&](std::string_view what, std::string_view text) {
            auto kind = elsewhere.find(what);
            if (kind == elsewhere.end())
                kind = elsewhere.emplace(std::string(what), std::set<std::size_t>()).first;
            many.find(text, [&](std::size_t word) {
                if (kind->second.insert(word).second) outside.insert(word);
                return true;
            });
        },
        progress);
    std::vector<std::string> only_in_vault;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!outside.contains(i)) only_in_vault.push_back(words[i]);
    }
    const auto traces = find_traces(places_of(session.location(), index_folder(study)), only_in_vault);
    progress.end();

    auto listed = Value::array();
    for (const auto& [what, names] : elsewhere) {
        if (!names.empty())
            listed.add(Value().set("what", what).set("names", static_cast<std::int64_t>(names.size())));
    }
    auto found = Value::array();
    for (const auto& file : traces.found) found.add(shown_path(file));
    return Value()
        .set("looked_for", static_cast<std::int64_t>(only_in_vault.size()))
        .set("scanned", Value().set("files", traces.files).set("bytes", traces.bytes))
        .set("found", std::move(found))
        .set("elsewhere", std::move(listed));
}

}  // namespace sotto::commands
