// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/identifiers.h"
#include "study/source.h"
#include "text/text.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sotto::workbench {

using study::Id;

/// A place where an identifier was found. The numbers hold for as long as the study is open.
struct FoundPlace {
    text::Range range;
    std::uint32_t entity = 0;
    std::uint32_t form = 0;         ///< how it is written there
    std::uint32_t replacement = 0;  ///< of `IdentifierPicture::replacements`

    friend bool operator==(const FoundPlace&, const FoundPlace&) = default;
};

/// What is only listed for review: it is not replaced unless somebody accepts it.
enum class Listed {
    No,       ///< an export replaces it
    AsName,   ///< the names model is not sure that it is a name
    AsTrait,  ///< a word that helps to tell who somebody is: an occupation, a relative, a religion
};

/// What one decision is about, in all places together.
struct FoundEntity {
    std::string key;  ///< as `review` takes it
    std::uint32_t number = 0;
    privacy::Category category = privacy::Category::Other;
    privacy::ReviewState state = privacy::ReviewState::Found;
    Listed listed = Listed::No;
    double confidence = 1;  ///< the highest of its places
    /// With its brackets, as decided, else as proposed: the one it has most often. Words of Sotto's own are
    /// in the language of each source.
    std::string replacement;
    bool many_replacements = false;
    std::string detector;     ///< `register` for known names
    Id<study::Entity> known;  ///< of the register, or 0
    /// How it is written, the most frequent first.
    std::vector<std::pair<std::string, std::int64_t>> forms;
    std::int64_t places = 0;
    std::vector<Id<study::Source>> sources;  ///< in the order of the study

    [[nodiscard]] const std::string& words() const { return forms.front().first; }
    [[nodiscard]] bool decided() const { return state != privacy::ReviewState::Found; }
};

/// How far the review of a source has come, in places.
struct SourceReview {
    std::int64_t open = 0;
    std::int64_t decided = 0;

    friend bool operator==(const SourceReview&, const SourceReview&) = default;
};

/// All identifiers of a study, as far as its sources have been looked through. Never changes; the next one
/// replaces it.
struct IdentifierPicture {
    /// By category, the frequent first; behind them what is only listed: names, then traits, the likely
    /// first.
    std::vector<FoundEntity> entities;
    std::unordered_map<std::string, std::size_t> by_key;
    std::unordered_map<std::uint32_t, std::size_t> by_number;
    std::unordered_map<Id<study::Source>, std::shared_ptr<const std::vector<FoundPlace>>> places;
    /// The same of what is only listed. May overlap those.
    std::unordered_map<Id<study::Source>, std::shared_ptr<const std::vector<FoundPlace>>> listed_places;
    std::vector<std::string> replacements;
    std::unordered_map<Id<study::Source>, SourceReview> reviews;  ///< of sources looked through
    std::size_t sources = 0;                                      ///< of the study
    std::size_t looked_through = 0;
    std::size_t replaced = 0;  ///< entities that are not only listed
    std::size_t decided = 0;   ///< of those

    [[nodiscard]] const FoundEntity* entity(const std::string& key) const;
    [[nodiscard]] const FoundEntity* entity(std::uint32_t number) const;
    /// Where the entity stands in the source, among others; null where nothing was found there.
    [[nodiscard]] const std::vector<FoundPlace>* places_of(const FoundEntity& entity,
                                                           Id<study::Source> source) const;
    [[nodiscard]] bool complete() const { return looked_through == sources; }
};

/// Whether an identifier of this category names somebody by itself; others narrow down who it is.
bool names_someone(privacy::Category category);

}  // namespace sotto::workbench
