// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/index.h"

#include "base/error.h"
#include "base/files.h"
#include "search/folder_lock.h"
#include "search/manifest.h"
#include "search/segment.h"
#include "search/snapshot.h"

#include <sys/stat.h>
#include <algorithm>
#include <cerrno>
#include <iterator>
#include <limits>
#include <system_error>

namespace sotto::search {

namespace {

/// Passages are read so many at a time when they are named by id.
constexpr std::size_t read_at_once = 1000;
/// Interleaved segments cannot be merged: with so many, building anew is better.
constexpr std::size_t most_segments = 24;
/// Masked passages take space and spoil the statistics: with so large a part of them, building anew is
/// better.
constexpr std::int64_t masked_part = 3;
constexpr std::int64_t few_masked = 1000;

std::vector<std::uint32_t> narrowed(const std::vector<std::int64_t>& ids, std::int64_t through) {
    std::vector<std::uint32_t> made;
    for (const std::int64_t id : ids) {
        if (id <= through) made.push_back(document_of(id));
    }
    return made;
}

std::vector<std::uint32_t> difference(const std::vector<std::uint32_t>& a,
                                      const std::vector<std::uint32_t>& b) {
    std::vector<std::uint32_t> made;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(made));
    return made;
}

std::vector<std::uint32_t> sum(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    std::vector<std::uint32_t> made;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(made));
    return made;
}

/// Ends a stage of progress, also when it is left by an exception.
class Stage {
public:
    Stage(base::Progress& progress, std::string_view title, std::int64_t total) : progress_(progress) {
        progress_.begin(title, total);
    }
    ~Stage() { progress_.end(); }
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

private:
    base::Progress& progress_;
};

}  // namespace

struct Index::Internal {
    std::filesystem::path folder;
    const PassageFeed& feed;
    mutable std::unique_ptr<Snapshot> snapshot;
    mutable std::uint64_t mark = 0;  ///< of the manifest that `snapshot` shows

    Internal(std::filesystem::path where, const PassageFeed& passages)
        : folder(std::move(where)), feed(passages) {}

    [[nodiscard]] bool belongs(const Manifest& manifest) const;
    const Snapshot* open() const;
    void load() const;

    void remove_orphans(const Manifest& manifest) const;
    Manifest start_anew() const;
    Manifest catch_up(Manifest manifest, base::Progress& progress) const;
    void add_passages(Manifest& manifest, const std::vector<std::uint32_t>& ids,
                      base::Progress& progress) const;
    void complete(Manifest& manifest, base::Progress& progress) const;
    void merge(Manifest& manifest, base::Progress& progress) const;
    void bring_up(Manifest manifest, base::Progress& progress) const;
    void disown() const;
    static bool worn_out(const Manifest& manifest);
};

/// Whether it was made by these rules from this study's own past.
bool Index::Internal::belongs(const Manifest& manifest) const {
    return manifest.rules == current_rules() && manifest.seq <= feed.seq() &&
           manifest.hash == feed.hash_at(manifest.seq);
}

void Index::Internal::load() const {
    // Whoever updates the index may remove a segment between our reading of the manifest and our opening of
    // it.
    constexpr int attempts = 5;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const std::uint64_t seen = manifest_mark(folder);
        snapshot.reset();
        mark = seen;
        if (seen == 0) return;
        auto manifest = read_manifest(folder);
        if (!manifest || !belongs(*manifest)) return;
        try {
            snapshot = std::make_unique<Snapshot>(folder, std::move(*manifest));
            return;
        } catch (const BrokenIndex&) {
            // Broken for good unless the manifest has changed meanwhile; then it is as if there were none.
            if (manifest_mark(folder) == seen) return;
        }
    }
}

const Snapshot* Index::Internal::open() const {
    if (mark == 0 || manifest_mark(folder) != mark) load();
    return snapshot.get();
}

/// What no manifest names is no index any more, and the next update makes another.
void Index::Internal::disown() const {
    snapshot.reset();
    remove_manifest(folder);
}

void Index::Internal::remove_orphans(const Manifest& manifest) const {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string name = entry.path().filename().string();
        const bool segment = name[0] == 's' && entry.is_directory(ignored);
        const bool unfinished = name.size() > 5 && name.substr(name.size() - 5) == ".part";
        const bool named = std::any_of(manifest.segments.begin(), manifest.segments.end(),
                                       [&](const auto& known) { return known.name == name; });
        if ((segment && !named) || unfinished) std::filesystem::remove_all(entry.path(), ignored);
    }
}

Manifest Index::Internal::start_anew() const {
    Manifest manifest;
    manifest.rules = current_rules();
    manifest.seq = feed.seq();
    manifest.hash = feed.hash_at(manifest.seq);
    write_manifest(folder, manifest);
    remove_orphans(manifest);
    return manifest;
}

/// Applies what the journal says of passages that the index has, or had its turn at.
Manifest Index::Internal::catch_up(Manifest manifest, base::Progress& progress) const {
    const std::int64_t seq = feed.seq();
    if (manifest.seq == seq) return manifest;
    const std::string hash = feed.hash_at(seq);
    const PassageFeed::Changes changes = feed.changes_since(manifest.seq);
    const std::int64_t through =
        manifest.complete ? std::numeric_limits<std::int64_t>::max() : manifest.through;
    const std::vector<std::uint32_t> added = narrowed(changes.added, through);
    const std::vector<std::uint32_t> removed = narrowed(changes.removed, through);

    const Snapshot* now = open();
    if (now == nullptr) return start_anew();
    const std::vector<std::uint32_t> held = now->held(sum(added, removed));
    std::vector<std::uint32_t> gone;
    std::set_intersection(removed.begin(), removed.end(), held.begin(), held.end(), std::back_inserter(gone));
    manifest.masked = difference(sum(manifest.masked, gone), difference(added, removed));
    add_passages(manifest, difference(difference(added, removed), held), progress);
    manifest.seq = seq;
    manifest.hash = hash;
    write_manifest(folder, manifest);
    return manifest;
}

void Index::Internal::add_passages(Manifest& manifest, const std::vector<std::uint32_t>& ids,
                                   base::Progress& progress) const {
    if (ids.empty()) return;
    const Stage stage(progress, "Indexing new passages", static_cast<std::int64_t>(ids.size()));
    const auto give = [&](const TakePassage& take) {
        for (std::size_t from = 0; from < ids.size(); from += read_at_once) {
            const std::size_t to = std::min(ids.size(), from + read_at_once);
            const std::vector<std::int64_t> some(ids.begin() + static_cast<std::ptrdiff_t>(from),
                                                 ids.begin() + static_cast<std::ptrdiff_t>(to));
            std::vector<std::string> said(some.size());
            feed.read(some, [&](std::size_t i, std::string_view words) { said[i] = words; });
            const std::vector<std::string> languages = feed.languages(some);
            for (std::size_t i = 0; i < some.size(); ++i) {
                if (!take({some[i], said[i], languages[i]})) return;
            }
        }
    };
    // Each part counts from when it is finished, though `seq` moves on only at the end: what is held is not
    // added twice.
    build_segments(
        folder, &manifest.next_number, give,
        [&](const Manifest::Segment& segment, const std::vector<std::string>& languages) {
            manifest.add(segment);
            manifest.add_languages(languages);
            write_manifest(folder, manifest);
        },
        progress, 0);
}

/// Indexes the passages that never had their turn.
void Index::Internal::complete(Manifest& manifest, base::Progress& progress) const {
    if (manifest.complete) return;
    const Stage stage(progress, "Indexing", feed.count());
    build_segments(
        folder, &manifest.next_number, [&](const TakePassage& take) { feed.each(take, manifest.through); },
        [&](const Manifest::Segment& segment, const std::vector<std::string>& languages) {
            manifest.through = segment.last;
            manifest.add(segment);
            manifest.add_languages(languages);
            write_manifest(folder, manifest);
        },
        progress, manifest.passages());
    manifest.complete = true;
    write_manifest(folder, manifest);
}

void Index::Internal::merge(Manifest& manifest, base::Progress& progress) const {
    for (auto run = next_merge(manifest.segments); !run.empty(); run = next_merge(manifest.segments)) {
        progress.check();
        const Stage stage(progress, "Merging the index", 0);
        Manifest::Segment merged;
        merged.name = "s" + std::to_string(manifest.next_number++);
        merged.first = manifest.segments[run.front()].first;
        std::vector<std::filesystem::path> from;
        for (const std::size_t i : run) {
            const Manifest::Segment& part = manifest.segments[i];
            merged.last = std::max(merged.last, part.last);
            merged.passages += part.passages;
            from.push_back(folder / part.name);
        }
        merge_segments(from, folder / merged.name);
        merged.bytes = segment_bytes(folder / merged.name);
        manifest.segments.erase(manifest.segments.begin() + static_cast<std::ptrdiff_t>(run.front()),
                                manifest.segments.begin() + static_cast<std::ptrdiff_t>(run.back() + 1));
        manifest.add(merged);
        write_manifest(folder, manifest);
        remove_orphans(manifest);
    }
}

bool Index::Internal::worn_out(const Manifest& manifest) {
    const auto masked = static_cast<std::int64_t>(manifest.masked.size());
    return manifest.segments.size() > most_segments ||
           (masked > few_masked && masked * masked_part > manifest.passages());
}

void Index::Internal::bring_up(Manifest manifest, base::Progress& progress) const {
    manifest = catch_up(std::move(manifest), progress);
    complete(manifest, progress);
    merge(manifest, progress);
    if (!worn_out(manifest)) return;
    manifest = start_anew();
    complete(manifest, progress);
    merge(manifest, progress);
}

Index::Index(std::filesystem::path folder, const PassageFeed& feed)
    : internal_(std::make_unique<Internal>(std::move(folder), feed)) {
    base::make_private_folder(internal_->folder);
    // The words of a study are in here: nobody else may look, whatever made the folder.
    if (::chmod(internal_->folder.c_str(), 0700) != 0) {
        throw base::Error(base::Blame::Environment, "Cannot make the folder of the search index private: " +
                                                        internal_->folder.string() + ": " +
                                                        std::generic_category().message(errno) + ".");
    }
    internal_->load();
}

Index::~Index() = default;

bool Index::current() const {
    const Snapshot* snapshot = internal_->open();
    if (snapshot == nullptr || !snapshot->manifest().complete) return false;
    return snapshot->manifest().seq == internal_->feed.seq() && internal_->belongs(snapshot->manifest());
}

void Index::update(base::Progress& progress) {
    if (current()) return;
    const FolderLock lock(internal_->folder, progress);
    internal_->load();
    Manifest manifest;
    if (internal_->snapshot != nullptr) {
        manifest = internal_->snapshot->manifest();
        internal_->remove_orphans(manifest);
    } else {
        manifest = internal_->start_anew();
    }
    internal_->bring_up(std::move(manifest), progress);
    internal_->load();
}

void Index::rebuild(base::Progress& progress) {
    const FolderLock lock(internal_->folder, progress);
    internal_->snapshot.reset();
    internal_->bring_up(internal_->start_anew(), progress);
    internal_->load();
}

Hits Index::find(const Query& query, const SearchOptions& options, const FilterResolver& resolve) const {
    const Snapshot* snapshot = internal_->open();
    if (snapshot == nullptr) return {};
    try {
        return snapshot->find(query, options, resolve, internal_->feed);
    } catch (const BrokenIndex&) {
        internal_->disown();
        throw;
    }
}

std::vector<text::Range> Index::matches_in(const Query& query, std::string_view utf8,
                                           std::string_view language) const {
    const Snapshot* snapshot = internal_->open();
    return snapshot != nullptr ? snapshot->matches_in(query, utf8, language)
                               : search::matches_in(query, utf8, language);
}

std::vector<std::string> Index::verify() const {
    const Snapshot* snapshot = internal_->open();
    if (snapshot == nullptr) return {"There is no search index of this study yet."};
    if (!current())
        return {
            "The search index does not follow the study to its last edit; it is brought up when it is used."};
    std::vector<std::string> problems;
    for (const Manifest::Segment& segment : snapshot->manifest().segments) {
        for (std::string& problem : check_segment(internal_->folder / segment.name)) {
            problems.push_back(std::move(problem));
        }
    }
    if (!problems.empty()) return problems;
    const std::vector<std::uint32_t> live = snapshot->live();
    std::int64_t missing = 0;
    std::size_t known = 0;
    auto next = live.begin();
    internal_->feed.each(
        [&](const IndexedPassage& passage) {
            next = std::lower_bound(next, live.end(), passage.id,
                                    [](std::uint32_t id, std::int64_t wanted) { return id < wanted; });
            if (next != live.end() && *next == passage.id) {
                ++known;
            } else {
                ++missing;
            }
            return true;
        },
        0);
    if (missing > 0)
        problems.push_back("The search index lacks " + std::to_string(missing) + " passages of the study.");
    if (known < live.size()) {
        problems.push_back("The search index holds " + std::to_string(live.size() - known) +
                           " passages that the study does not.");
    }
    return problems;
}

std::int64_t Index::size_on_disk() const {
    std::int64_t bytes = 0;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(internal_->folder, ignored)) {
        if (entry.is_regular_file(ignored)) bytes += static_cast<std::int64_t>(entry.file_size(ignored));
    }
    return bytes;
}

}  // namespace sotto::search
