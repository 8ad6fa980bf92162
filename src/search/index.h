// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"
#include "search/query.h"
#include "text/text.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::search {

/// A passage as the index wants it.
struct IndexedPassage {
    std::int64_t id = 0;  ///< the study's number of it: ascending, never used twice
    std::string_view said;
    std::string_view language;
};

/// What the index asks of the study. The store answers; the index never sees a store.
class PassageFeed {
public:
    virtual ~PassageFeed() = default;

    /// The journal entry the study stands at, and that entry's hash.
    [[nodiscard]] virtual std::int64_t seq() const = 0;
    [[nodiscard]] virtual std::string hash_at(std::int64_t seq) const = 0;
    /// All passages with an id greater than `after`, ascending, until `take` returns false.
    virtual void each(const std::function<bool(const IndexedPassage&)>& take, std::int64_t after) const = 0;
    [[nodiscard]] virtual std::int64_t count() const = 0;
    struct Changes {
        std::vector<std::int64_t> added;    ///< ascending
        std::vector<std::int64_t> removed;  ///< ascending
    };
    /// What happened to passages after entry `seq`.
    [[nodiscard]] virtual Changes changes_since(std::int64_t seq) const = 0;
    /// Gives the texts of passages `ids` (ascending) to `take`, each with its place among them, in any order;
    /// what is not there is not given. A text is valid during the call.
    virtual void read(const std::vector<std::int64_t>& ids,
                      const std::function<void(std::size_t place, std::string_view said)>& take) const = 0;
    /// Their languages, in the order of `ids` (ascending); empty where there is none.
    [[nodiscard]] virtual std::vector<std::string> languages(const std::vector<std::int64_t>& ids) const = 0;
};

/// Answers a structured filter of a query (`code:Lessons`, `country:"Lao PDR"`) with the sorted ids of the
/// passages it holds for. Throws `base::Error` (User) for a field or value that the study does not know.
using FilterResolver = std::function<std::vector<std::int64_t>(const Filter& filter)>;

/// A passage that answers a query.
struct Hit {
    std::int64_t passage = 0;
    double score = 0;
    /// What matched, in code points of the passage's said text; ascending, without overlaps.
    std::vector<text::Range> matches;
};

struct Hits {
    std::int64_t total = 0;  ///< exact
    std::vector<Hit> hits;   ///< best first
};

struct SearchOptions {
    std::int64_t offset = 0;
    std::int64_t limit = 100;  ///< negative: all of them
    bool by_relevance = true;  ///< false: in order of passage id
    /// Passages that may not be shown (off the record, in a shared copy); sorted.
    std::vector<std::int64_t> hidden;
};

/// The full-text index of a study, in `folder` (made with 0700). It is derived: whatever is wrong with it,
/// it is made again. Follows the study's journal; a process killed while it was writing leaves an index that
/// the next one catches up or rebuilds.
///
/// One thread at a time, apart from `update`, which uses all cores inside. Several `Index` objects, also in
/// several processes, may share a folder: one writes at a time, all others find in what was finished last.
class Index {
public:
    /// Opens the index of a study, or an empty one when there is none, or it belongs to other rules (ICU,
    /// schema) or another history.
    Index(std::filesystem::path folder, const PassageFeed& feed);
    ~Index();
    Index(const Index&) = delete;
    Index& operator=(const Index&) = delete;

    /// Whether the index holds all that the study does.
    [[nodiscard]] bool current() const;
    /// Brings the index up to the study. Other `Index` objects find meanwhile, in what is finished. When it
    /// is cancelled
    /// (`base::Cancelled`) or killed, what was finished stays and the next call goes on from there. Waits
    /// while another process updates. Throws `base::Error` (Environment) when the folder cannot be written.
    void update(base::Progress& progress);
    /// Forgets all and builds anew: afterwards the files hold nothing of passages that were removed.
    void rebuild(base::Progress& progress);

    /// Finds passages in what the index holds: all of them when it is `current()`; otherwise newer ones are
    /// missing and removed ones may be among the hits (or not, where their text had to be read). A word
    /// matches the forms that share its stem in the language of the passage. Throws `base::Error`
    /// (Environment) when the index cannot be read, and what `resolve` throws.
    [[nodiscard]] Hits find(const Query& query, const SearchOptions& options,
                            const FilterResolver& resolve) const;

    /// `search::matches_in` for a text of the study, which knows the forms that words have here: the same
    /// ranges as a hit of `find`.
    [[nodiscard]] std::vector<text::Range> matches_in(const Query& query, std::string_view utf8,
                                                      std::string_view language) const;

    /// Problems of the index itself, one sentence each; empty when all is well. Compares counts and ids with
    /// the study.
    [[nodiscard]] std::vector<std::string> verify() const;

    /// Bytes on the disk.
    [[nodiscard]] std::int64_t size_on_disk() const;

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

/// What `query` matches in `text`, verified word by word: for showing hits in a document, and for coding
/// them. Code points; ascending, without overlaps. Filters count as true. Empty when the query does not hold
/// for the text as one passage.
std::vector<text::Range> matches_in(const Query& query, std::string_view utf8, std::string_view language);

}  // namespace sotto::search
