// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// A quote of an attack.
struct LinkageQuote {
    std::size_t number = 0;   ///< the caller's
    std::size_t author = 0;   ///< number of the person who says it
    std::string_view before;  ///< as it was said
    std::string_view after;   ///< as it would be printed
};

/// A term that leads from quotes to their author.
struct LinkageTerm {
    std::string term;   ///< folded: a word of the study
    double weight = 0;  ///< share of all that leads there, 0…1
    std::int64_t quotes = 0;
};

/// What the attacker makes of one quote as it would be printed.
struct QuoteLinkage {
    std::size_t number = 0;
    std::size_t closest = 0;  ///< the person whose material is most like it
    bool right = false;       ///< whether that is the author
    double similarity = 0;    ///< cosine, 0…1
    std::int64_t rank = 0;    ///< of the author; 1: the closest
    /// How many people are at least nine tenths as close as the closest, that one counted.
    std::int64_t near = 0;
};

/// How often the closest person is the right one, 0…1.
struct LinkageRate {
    double quotes = 0;   ///< each quote alone
    double persons = 0;  ///< all quotes of a person together
};

struct LinkageReport {
    std::int64_t people = 0;   ///< those who have material to be compared with
    std::int64_t quotes = 0;   ///< those whose author is one of them
    std::int64_t persons = 0;  ///< their authors
    double chance = 0;         ///< what guessing gives: 1 / people
    LinkageRate before;
    LinkageRate after;
    /// Of the quotes after, the heaviest first; without those that everybody uses.
    std::vector<LinkageTerm> terms;
    std::vector<QuoteLinkage> links;  ///< in the order of the quotes
};

/// A plain attacker who has other texts of everybody and looks for who is most like a quote: TF-IDF vectors
/// of folded words (1 + ln tf)·(ln((1 + N) / (1 + df)) + 1) over the N people, compared by cosine (Salton &
/// Buckley 1988), closed world: the author is one of the people. That is more than a reader of a report has,
/// and less than one who knows the people: a measure to compare versions of an export with, not a
/// probability.
class LinkageMeter {
public:
    explicit LinkageMeter(std::size_t people);
    ~LinkageMeter();
    LinkageMeter(LinkageMeter&&) noexcept;
    LinkageMeter& operator=(LinkageMeter&&) noexcept;

    /// More of what the attacker has of a person. Valid UTF-8.
    void add(std::size_t person, std::string_view utf8);

    /// The attack. Nothing can be added afterwards that counts.
    [[nodiscard]] LinkageReport attack(const std::vector<LinkageQuote>& quotes, std::size_t most_terms = 20);

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

}  // namespace sotto::privacy
