// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/cut_text.h"
#include "commands/said_sentences.h"
#include "commands/value.h"
#include "commands/voices.h"
#include "privacy/detector.h"
#include "store/study_file.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::commands {

class Session;

/// What of a study speaks of somebody who is to be forgotten: found by reading all texts, and taken out in
/// one edit.
///
/// Sources in which nobody else answers go as a whole. In others their turns are cut, and wherever anybody
/// else names them, the name; what was coded, noted or marked elsewhere in these keeps its place. Their entry
/// in the register keeps its code, so that the history does not speak of nobody, and nothing else.
class Erasing {
public:
    /// Reads the study. Throws `base::Cancelled`.
    Erasing(Session& session, const study::Entity& person);

    /// Makes the changes. Inside an edit of the study that was read.
    void apply(store::Edit& edit);
    /// Whether a text of the history, a note or a name speaks of them or repeats a sentence of theirs.
    [[nodiscard]] bool tells(std::string_view text) const;

    /// How many of what there were, once `apply` has run: the members of `removed`.
    [[nodiscard]] Value counts() const;
    /// Words by which a scan of files would find them: names that nobody else has, and sentences.
    [[nodiscard]] std::vector<std::string> traces() const;

private:
    struct Shared {
        study::Source source;
        std::vector<Cut> cuts;
    };

    void call(const store::StudyFile& study);
    void read_source(const store::StudyFile& study, const study::Source& source, const Voices& voices);
    void find_decisions(Session& session);
    [[nodiscard]] std::vector<text::Range> names_in(const text::Text& text) const;
    [[nodiscard]] std::optional<std::string> without(const std::string& words) const;

    void cut_source(store::Edit& edit, const Shared& shared);
    void forget_person(store::Edit& edit);
    void clean_words(store::Edit& edit);
    template <class T, class... Fields>
    void clean(store::Edit& edit, Fields... fields);

    study::Entity person_;
    std::vector<study::Alias> aliases_;
    std::vector<std::string> names_;  ///< theirs, as written
    std::vector<std::string> names_of_others_;
    std::unique_ptr<privacy::KnownNames> known_;
    std::vector<study::Source> whole_;
    std::vector<Shared> shared_;
    std::set<study::Id<study::Passage>> turns_;
    SaidSentences sentences_;
    std::set<study::Id<study::IdentifierDecision>> decisions_;
    std::map<std::string, std::int64_t> counts_;
};

}  // namespace sotto::commands
