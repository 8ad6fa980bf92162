// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/session.h"
#include "workbench/identifier_picture.h"

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sotto::workbench {

/// Looks the sources of a study through for what an export would replace, a little at a time, and again where
/// an edit may have changed it. Finds what the command `identifiers` lists, also with `--possible` and
/// `--indirect`. One thread: a worker's.
class IdentifierScanner {
public:
    struct Step {
        std::shared_ptr<const IdentifierPicture> picture;  ///< null: nothing is new
        bool more = false;                                 ///< sources wait
    };
    /// Follows the study, then looks through waiting sources for about a third of a second, those of `first`
    /// before the others. Throws `base::Cancelled` between two sources.
    Step step(commands::Session& session, const std::vector<Id<study::Source>>& first);

private:
    using Places = std::vector<FoundPlace>;
    struct Entity {
        std::string key;
        privacy::Category category = privacy::Category::Other;
        std::string detector;
        Id<study::Entity> known;
        double confidence = 0;
    };

    void follow(const store::StudyFile& study);
    void take_decisions(std::vector<study::IdentifierDecision> decisions);
    void wait_for(Id<study::Source> source, bool soon);
    void wait_for_all();
    std::optional<Id<study::Source>> next(const std::vector<Id<study::Source>>& first);
    void look_through(const store::StudyFile& study, const study::Source& source);
    std::uint32_t number_of(const privacy::Identifier& identifier);
    [[nodiscard]] FoundPlace place_of(const privacy::Identifier& identifier, const text::Text& text);
    [[nodiscard]] std::shared_ptr<const IdentifierPicture> picture() const;

    std::int64_t seq_ = -1;
    std::chrono::steady_clock::time_point told_;  ///< when there was a picture last
    privacy::Protection::Knowledge knowledge_;
    std::unique_ptr<privacy::Protection> protection_;
    std::unordered_map<std::string, study::IdentifierDecision> decisions_;
    std::vector<study::Source> sources_;
    std::unordered_map<Id<study::Source>, std::shared_ptr<const Places>> places_;
    std::unordered_map<Id<study::Source>, std::shared_ptr<const Places>> listed_;
    /// What the names model saw in a source, read as in this language: the register does not change it.
    struct SeenNames {
        std::string language;
        std::vector<privacy::Found> names;
    };
    std::unordered_map<Id<study::Source>, SeenNames> names_;
    std::deque<Id<study::Source>> queue_;  ///< may name sources that wait no more
    std::unordered_set<Id<study::Source>> waiting_;
    std::vector<Entity> entities_;
    std::unordered_map<std::string, std::uint32_t> numbers_;
    /// Words by number, and back.
    struct Words {
        std::vector<std::string> all;
        std::unordered_map<std::string, std::uint32_t> numbers;
        std::uint32_t number_of(std::string_view words);
    };
    Words forms_;
    Words replacements_;
};

}  // namespace sotto::workbench
