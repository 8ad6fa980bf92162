// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/snapshot.h"

#include "search/expansion.h"
#include "search/plan.h"
#include "search/quick_check.h"
#include "search/segment.h"
#include "search/stems.h"
#include "search/terms.h"

#include <xapian.h>
#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>

namespace sotto::search {

namespace {

/// How many candidates are read from the study at a time.
constexpr std::size_t batch_size = 4096;

[[noreturn]] void fail(const Xapian::Error& error) {
    throw BrokenIndex(base::Blame::Environment,
                      "The search index cannot be read (" + std::string(error.get_type()) +
                          "); it is made again when it is brought up the next time.");
}

std::vector<std::uint32_t> narrowed(const std::vector<std::int64_t>& ids) {
    std::vector<std::uint32_t> made;
    made.reserve(ids.size());
    for (const std::int64_t id : ids) {
        if (id > 0 && id <= std::numeric_limits<std::uint32_t>::max())
            made.push_back(static_cast<std::uint32_t>(id));
    }
    return made;
}

}  // namespace

struct Snapshot::Internal {
    Xapian::Database database;
    std::vector<Xapian::Database> segments;
    std::vector<Forms> forms;

    [[nodiscard]] std::uint32_t passage_of(Xapian::docid document) const {
        // Xapian deals the documents of several databases out in turn.
        const auto count = static_cast<Xapian::docid>(std::max<std::size_t>(segments.size(), 1));
        return (document - 1) / count + 1;
    }

    [[nodiscard]] PassageIds passages_of(const Xapian::Query& query) const {
        Xapian::Enquire enquire(database);
        enquire.set_query(query);
        const Xapian::doccount all = database.get_doccount();
        const Xapian::MSet set = enquire.get_mset(0, all, all);
        std::vector<std::uint32_t> ids;
        ids.reserve(set.size());
        for (auto match = set.begin(); match != set.end(); ++match) ids.push_back(passage_of(*match));
        std::sort(ids.begin(), ids.end());
        return std::make_shared<const std::vector<std::uint32_t>>(std::move(ids));
    }
};

namespace {

/// Leaves only the hits from `first` to `last` (exclusive).
void cut_page(std::vector<Hit>& hits, std::size_t first, std::size_t last) {
    hits.erase(hits.begin() + static_cast<std::ptrdiff_t>(std::min(last, hits.size())), hits.end());
    hits.erase(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(std::min(first, hits.size())));
}

/// Reads the texts of passages and holds the query against them.
class Verifier {
public:
    Verifier(const Query& query, const std::vector<PassageIds>& filters, Expansion& forms,
             const PassageFeed& feed)
        : query_(query), filters_(filters), forms_(forms), feed_(feed), quick_(*query.root()) {}

    /// Takes out of `hits` those for which the query does not hold.
    void sift(std::vector<Hit>& hits) {
        std::vector<char> holds(hits.size(), 0);
        read(hits, [&](std::size_t i, std::string_view said) {
            const auto quick = quick_truth(said);
            holds[i] = (quick ? *quick : full_truth(hits[i], said, nullptr)) ? 1 : 0;
        });
        take_out(hits, holds);
    }

    /// Sets what matched in `hits`; takes out those for which the query does not hold.
    void mark(std::vector<Hit>& hits) {
        std::vector<char> holds(hits.size(), 0);
        read(hits, [&](std::size_t i, std::string_view said) {
            holds[i] = full_truth(hits[i], said, &hits[i].matches) ? 1 : 0;
        });
        take_out(hits, holds);
    }

private:
    /// Gives each hit's number and text to `take`, in any order.
    void read(const std::vector<Hit>& hits, const std::function<void(std::size_t, std::string_view)>& take) {
        // The store reads in the order of ids most quickly.
        std::vector<std::size_t> order(hits.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(),
                  [&](std::size_t a, std::size_t b) { return hits[a].passage < hits[b].passage; });
        std::vector<std::int64_t> ids;
        for (std::size_t from = 0; from < order.size(); from += batch_size) {
            const std::size_t to = std::min(order.size(), from + batch_size);
            ids.clear();
            for (std::size_t i = from; i < to; ++i) ids.push_back(hits[order[i]].passage);
            std::vector<std::string> languages;
            if (forms_.depends_on_language()) languages = feed_.languages(ids);
            feed_.read(ids, [&](std::size_t place, std::string_view said) {
                if (!languages.empty()) forms_.set_language(languages[place]);
                take(order[from + place], said);
            });
        }
    }

    [[nodiscard]] std::optional<bool> quick_truth(std::string_view said) const {
        return quick_.useful() ? quick_.holds(said) : std::nullopt;
    }

    bool full_truth(const Hit& hit, std::string_view said, std::vector<text::Range>* matches) {
        terms_.read(said);
        const auto filter = [&](std::size_t number) -> std::optional<bool> {
            const auto& ids = *filters_[number];
            return std::binary_search(ids.begin(), ids.end(), static_cast<std::uint32_t>(hit.passage));
        };
        return match(*query_.root(), terms_, forms_, filter, matches);
    }

    static void take_out(std::vector<Hit>& hits, const std::vector<char>& holds) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < hits.size(); ++i) {
            if (holds[i] == 0) continue;
            if (kept != i) hits[kept] = std::move(hits[i]);
            ++kept;
        }
        hits.resize(kept);
    }

    const Query& query_;
    const std::vector<PassageIds>& filters_;
    Expansion& forms_;
    const PassageFeed& feed_;
    const QuickCheck quick_;
    Terms terms_;
};

}  // namespace

Snapshot::Snapshot(const std::filesystem::path& folder, Manifest manifest)
    : manifest_(std::move(manifest)), internal_(std::make_unique<Internal>()) {
    try {
        for (const Manifest::Segment& segment : manifest_.segments) {
            if (segment_bytes(folder / segment.name) != segment.bytes) {
                throw BrokenIndex(base::Blame::Environment,
                                  "A part of the search index is missing or cut off.");
            }
            internal_->segments.emplace_back(segment_database(folder / segment.name).string());
            internal_->database.add_database(internal_->segments.back());
            internal_->forms.emplace_back(segment_forms(folder / segment.name));
        }
    } catch (const Xapian::Error& error) {
        fail(error);
    }
}

Snapshot::~Snapshot() = default;

Hits Snapshot::find(const Query& query, const SearchOptions& options, const FilterResolver& resolve,
                    const PassageFeed& feed) const {
    std::vector<PassageIds> filters;
    for (const Filter& filter : query.filters()) {
        filters.push_back(std::make_shared<const std::vector<std::uint32_t>>(narrowed(resolve(filter))));
    }
    Hits found;
    if (internal_->segments.empty()) return found;
    Expansion forms(*query.root(), internal_->forms, manifest_.languages);

    auto excluded = std::make_shared<std::vector<std::uint32_t>>();
    const std::vector<std::uint32_t> hidden = narrowed(options.hidden);
    std::set_union(manifest_.masked.begin(), manifest_.masked.end(), hidden.begin(), hidden.end(),
                   std::back_inserter(*excluded));

    const auto first = static_cast<std::size_t>(std::max<std::int64_t>(options.offset, 0));
    const std::size_t last = options.limit < 0 ? std::numeric_limits<std::size_t>::max()
                                               : first + static_cast<std::size_t>(options.limit);
    bool exact = true;
    std::vector<Hit> hits;
    try {
        Xapian::Enquire enquire(internal_->database);
        const Evaluate evaluate = [this](const Xapian::Query& part) { return internal_->passages_of(part); };
        enquire.set_query(without(plan(*query.root(), forms, filters, evaluate, &exact), excluded));
        // Unless every candidate has to be read or sorted, those outside the page need only be counted.
        // (Xapian could sort by id, but with its weight for that, `BoolWeight`, release 1.4.22 fails on words
        // that stand in all passages.)
        const bool page_only = exact && options.by_relevance;
        const Xapian::doccount all = internal_->database.get_doccount();
        const auto cut = [all](std::size_t at) {
            return static_cast<Xapian::doccount>(std::min<std::size_t>(at, all));
        };
        const Xapian::doccount from = page_only ? cut(first) : 0;
        // Asked for nothing at all, Xapian would only estimate the total.
        const Xapian::doccount size = page_only ? std::max(cut(last) - from, Xapian::doccount{1}) : all;
        const Xapian::MSet set = enquire.get_mset(from, size, all);
        // What was returned can be counted; only where the page cuts it does Xapian have to say how many
        // there are.
        const bool returned_all = from == 0 && set.size() < size;
        found.total = static_cast<std::int64_t>(returned_all ? set.size() : set.get_matches_estimated());
        hits.reserve(set.size());
        for (auto match = set.begin(); match != set.end(); ++match) {
            Hit hit;
            hit.passage = internal_->passage_of(*match);
            hit.score = match.get_weight();
            hits.push_back(std::move(hit));
        }
        if (!options.by_relevance) {
            std::sort(hits.begin(), hits.end(),
                      [](const Hit& a, const Hit& b) { return a.passage < b.passage; });
        }
        if (exact) cut_page(hits, page_only ? 0 : first, page_only ? last - first : last);
    } catch (const Xapian::Error& error) {
        fail(error);
    }

    Verifier verifier(query, filters, forms, feed);
    if (exact) {
        const std::size_t found_by_terms = hits.size();
        if (query.has_words()) verifier.mark(hits);
        found.total -= static_cast<std::int64_t>(found_by_terms - hits.size());
    } else if (first == 0 && last >= hits.size()) {
        verifier.mark(hits);
        found.total = static_cast<std::int64_t>(hits.size());
    } else {
        verifier.sift(hits);
        found.total = static_cast<std::int64_t>(hits.size());
        cut_page(hits, first, last);
        verifier.mark(hits);
    }
    found.hits = std::move(hits);
    return found;
}

std::vector<text::Range> Snapshot::matches_in(const Query& query, std::string_view utf8,
                                              std::string_view language) const {
    Expansion forms(*query.root(), internal_->forms, manifest_.languages);
    forms.set_language(language);
    Terms terms;
    terms.read(utf8);
    std::vector<text::Range> ranges;
    match(
        *query.root(), terms, forms, [](std::size_t) { return std::nullopt; }, &ranges);
    return ranges;
}

std::vector<std::uint32_t> Snapshot::held(const std::vector<std::uint32_t>& ids) const {
    std::vector<std::uint32_t> found;
    try {
        for (std::size_t i = 0; i < manifest_.segments.size(); ++i) {
            const Manifest::Segment& segment = manifest_.segments[i];
            auto at = std::lower_bound(ids.begin(), ids.end(), segment.first);
            if (at == ids.end() || *at > segment.last) continue;
            const Xapian::Database& database = internal_->segments[i];
            Xapian::PostingIterator document = database.postlist_begin(std::string());
            for (; at != ids.end() && *at <= segment.last; ++at) {
                document.skip_to(*at);
                if (document == database.postlist_end(std::string())) break;
                if (*document == *at) found.push_back(*at);
            }
        }
    } catch (const Xapian::Error& error) {
        fail(error);
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::uint32_t> Snapshot::live() const {
    std::vector<std::uint32_t> all;
    try {
        for (const Xapian::Database& database : internal_->segments) {
            const auto end = database.postlist_end(std::string());
            for (auto document = database.postlist_begin(std::string()); document != end; ++document) {
                all.push_back(*document);
            }
        }
    } catch (const Xapian::Error& error) {
        fail(error);
    }
    std::sort(all.begin(), all.end());
    std::vector<std::uint32_t> found;
    std::set_difference(all.begin(), all.end(), manifest_.masked.begin(), manifest_.masked.end(),
                        std::back_inserter(found));
    return found;
}

}  // namespace sotto::search
