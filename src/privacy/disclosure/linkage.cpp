// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure/linkage.h"

#include "text/segment.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

namespace sotto::privacy {

namespace {

using Term = std::uint32_t;
using Counts = std::unordered_map<Term, std::int64_t>;
using Weights = std::vector<std::pair<Term, double>>;

struct Posting {
    std::uint32_t person = 0;
    double weight = 0;
};

void add_to(Counts& counts, const Counts& more) {
    for (const auto& [term, count] : more) counts[term] += count;
}

}  // namespace

struct LinkageMeter::Internal {
    std::unordered_map<std::string, Term> terms;
    std::vector<const std::string*> names;
    std::vector<Counts> people;
    text::Tokeniser tokeniser;

    // Made of `people` when the attack begins.
    std::int64_t with_material = 0;
    std::vector<double> idf;
    std::vector<std::vector<Posting>> postings;

    Counts counts_of(std::string_view utf8) {
        Counts counts;
        tokeniser.reset(utf8);
        text::Token token;
        std::string key;
        while (tokeniser.next(token)) {
            if (token.bigram) continue;
            key.assign(token.term);
            const auto [at, fresh] = terms.try_emplace(key, static_cast<Term>(names.size()));
            if (fresh) names.push_back(&at->first);
            ++counts[at->second];
        }
        return counts;
    }

    [[nodiscard]] double idf_of(Term term) const {
        // A term of quotes alone is in nobody's material.
        return term < idf.size() ? idf[term] : std::log(1.0 + static_cast<double>(with_material)) + 1;
    }
    /// Of length 1; ordered by term, so that sums are the same whatever the hash order was.
    [[nodiscard]] Weights weighted(const Counts& counts) const {
        Weights weights;
        weights.reserve(counts.size());
        for (const auto& [term, count] : counts)
            weights.emplace_back(term, (1 + std::log(static_cast<double>(count))) * idf_of(term));
        std::sort(weights.begin(), weights.end());
        double square = 0;
        for (const auto& [term, weight] : weights) square += weight * weight;
        const double length = std::sqrt(square);
        for (auto& [term, weight] : weights) weight /= length;
        return weights;
    }

    void make_index() {
        std::vector<std::int64_t> documents(names.size(), 0);
        with_material = 0;
        for (const auto& counts : people) {
            if (!counts.empty()) ++with_material;
            for (const auto& [term, count] : counts) ++documents[term];
        }
        idf.assign(names.size(), 0);
        for (std::size_t term = 0; term < names.size(); ++term) {
            idf[term] = std::log((1.0 + static_cast<double>(with_material)) /
                                 (1.0 + static_cast<double>(documents[term]))) +
                        1;
        }
        postings.assign(names.size(), {});
        for (std::size_t person = 0; person < people.size(); ++person) {
            for (const auto& [term, weight] : weighted(people[person]))
                postings[term].push_back({static_cast<std::uint32_t>(person), weight});
        }
    }

    struct Found {
        std::size_t closest = 0;
        std::size_t second = 0;  ///< number of people when there is none
        std::int64_t rank = 0;   ///< of the author
        std::int64_t near = 0;
        double similarity = 0;
        [[nodiscard]] bool right() const { return rank == 1; }
    };
    [[nodiscard]] Found find(const Weights& query, std::size_t author) const {
        std::vector<double> scores(people.size(), 0);
        for (const auto& [term, weight] : query) {
            if (term >= postings.size()) continue;
            for (const auto& posting : postings[term]) scores[posting.person] += weight * posting.weight;
        }
        Found found;
        found.closest = people.size();
        found.second = people.size();
        const auto score = [&](std::size_t person) {
            return person == people.size() ? -1.0 : scores[person];
        };
        for (std::size_t person = 0; person < people.size(); ++person) {
            if (people[person].empty()) continue;
            if (scores[person] > score(found.closest)) {
                found.second = found.closest;
                found.closest = person;
            } else if (scores[person] > score(found.second)) {
                found.second = person;
            }
            // Who is as close as the author comes first: a draw is no find.
            if (person != author && scores[person] >= scores[author]) ++found.rank;
        }
        ++found.rank;
        found.similarity = score(found.closest);
        constexpr double as_good = 0.9;
        for (std::size_t person = 0; person < people.size(); ++person) {
            if (!people[person].empty() && scores[person] >= as_good * found.similarity) ++found.near;
        }
        return found;
    }

    [[nodiscard]] bool is_everybodys(Term term) const {
        return term < postings.size() && static_cast<std::int64_t>(postings[term].size()) == with_material;
    }
    [[nodiscard]] double weight_for(Term term, std::size_t person) const {
        if (person >= people.size() || term >= postings.size()) return 0;
        const auto& list = postings[term];
        const auto at = std::lower_bound(
            list.begin(), list.end(), person,
            [](const Posting& posting, std::size_t wanted) { return posting.person < wanted; });
        return at != list.end() && at->person == person ? at->weight : 0;
    }
};

LinkageMeter::LinkageMeter(std::size_t people) : internal_(std::make_unique<Internal>()) {
    internal_->people.resize(people);
}
LinkageMeter::~LinkageMeter() = default;
LinkageMeter::LinkageMeter(LinkageMeter&&) noexcept = default;
LinkageMeter& LinkageMeter::operator=(LinkageMeter&&) noexcept = default;

void LinkageMeter::add(std::size_t person, std::string_view utf8) {
    add_to(internal_->people[person], internal_->counts_of(utf8));
}

LinkageReport LinkageMeter::attack(const std::vector<LinkageQuote>& quotes, std::size_t most_terms) {
    auto& in = *internal_;
    in.make_index();
    LinkageReport report;
    report.people = in.with_material;
    if (report.people == 0) return report;
    report.chance = 1.0 / static_cast<double>(report.people);

    struct Together {
        Counts before;
        Counts after;
    };
    std::map<std::size_t, Together> by_author;
    std::unordered_map<Term, std::pair<double, std::int64_t>> carried;
    double all_carried = 0;
    std::int64_t right_before = 0;
    std::int64_t right_after = 0;
    for (const auto& quote : quotes) {
        if (quote.author >= in.people.size() || in.people[quote.author].empty()) continue;
        const auto before = in.counts_of(quote.before);
        const auto after = in.counts_of(quote.after);
        auto& together = by_author[quote.author];
        add_to(together.before, before);
        add_to(together.after, after);
        if (in.find(in.weighted(before), quote.author).right()) ++right_before;
        const auto query = in.weighted(after);
        const auto found = in.find(query, quote.author);
        ++report.quotes;
        report.links.push_back(
            {quote.number, found.closest, found.right(), found.similarity, found.rank, found.near});
        if (!found.right()) continue;
        ++right_after;
        // What the author has that the next one has not. Words that everybody uses nobody can leave out.
        for (const auto& [term, weight] : query) {
            if (in.is_everybodys(term)) continue;
            const double lead =
                weight * (in.weight_for(term, quote.author) - in.weight_for(term, found.second));
            if (lead <= 0) continue;
            auto& [sum, times] = carried[term];
            sum += lead;
            ++times;
            all_carried += lead;
        }
    }
    report.persons = static_cast<std::int64_t>(by_author.size());
    if (report.quotes == 0) return report;
    const auto rate = [](std::int64_t right, std::int64_t of) {
        return static_cast<double>(right) / static_cast<double>(of);
    };
    report.before.quotes = rate(right_before, report.quotes);
    report.after.quotes = rate(right_after, report.quotes);
    std::int64_t persons_before = 0;
    std::int64_t persons_after = 0;
    for (const auto& [author, together] : by_author) {
        persons_before += in.find(in.weighted(together.before), author).right() ? 1 : 0;
        persons_after += in.find(in.weighted(together.after), author).right() ? 1 : 0;
    }
    report.before.persons = rate(persons_before, report.persons);
    report.after.persons = rate(persons_after, report.persons);

    for (const auto& [term, sum] : carried)
        report.terms.push_back({*in.names[term], sum.first / all_carried, sum.second});
    std::sort(report.terms.begin(), report.terms.end(), [](const LinkageTerm& a, const LinkageTerm& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
    });
    if (report.terms.size() > most_terms) report.terms.resize(most_terms);
    return report;
}

}  // namespace sotto::privacy
