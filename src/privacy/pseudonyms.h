// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/profile.h"
#include "study/register.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sotto::privacy {

/// Words that nothing may be called like: a word is close to one of them when they differ by one letter (one
/// more, one less, another, two that changed places), folded, and in Latin letters whatever script they are
/// in. A few pairs that differ by two are close as well.
class CloseWords {
public:
    /// Each of the words in it.
    void add(std::string_view name);
    /// The same for words that only must not be met themselves.
    void add_exactly(std::string_view word);
    [[nodiscard]] bool has(std::string_view name) const;

private:
    std::unordered_set<std::string> near_;  ///< each word, and each with a letter left out
    std::unordered_set<std::string> exact_;
};

/// A name of somebody who is nobody in particular, in Latin letters and, where it comes from another script,
/// in that.
struct PlausibleName {
    std::string_view latin;
    std::string_view native;
};
enum class NameGender { Female, Male };
/// The names that may stand for people of an origin (a language, BCP 47): common first names, written down
/// for Sotto. English ones for origins that have no list.
const std::vector<PlausibleName>& plausible_names(std::string_view origin, NameGender gender);
/// The origins that have lists.
std::vector<std::string> origins_of_names();

/// What stands for an entity everywhere: a number (`7`), or a name. `native` is empty for Latin ones.
struct Pseudonym {
    int number = 0;
    std::string name;
    std::string native;

    /// `7`, `Somphone`, `Somphone ສົມພອນ`: as a study keeps it.
    [[nodiscard]] std::string text() const;
    static Pseudonym parse(std::string_view text);
    friend bool operator==(const Pseudonym&, const Pseudonym&) = default;
};

/// By entity.
using Pseudonyms = std::map<study::Id<study::Entity>, Pseudonym>;

/// Pseudonyms in `style` for those of `entities` that have none of it in `given`; with these, all of them. No
/// two people, places, … are called the same. `order` is a secret hash: entities take numbers, and names of
/// their origin and gender as the register has them (`country`, `gender` …), in its order, so that a
/// pseudonym says nothing of the place in the register. Names that are close to one in `taken` are nobody's;
/// who finds none gets a number.
Pseudonyms choose_pseudonyms(const std::vector<study::Entity>& entities,
                             const std::vector<study::Attribute>& attributes, PseudonymStyle style,
                             const Pseudonyms& given, const CloseWords& taken,
                             const std::function<std::uint64_t(std::string_view)>& order);

}  // namespace sotto::privacy
