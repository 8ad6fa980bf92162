// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/segment.h"

#include "base/error.h"
#include "base/files.h"
#include "search/inverter.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>
#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <exception>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

namespace sotto::search {

namespace {

constexpr const char* database_file = "database";
constexpr const char* forms_file = "forms";

/// What all batches and inverters together may take, roughly.
constexpr std::size_t memory = std::size_t{160} << 20U;
constexpr std::size_t most_workers = 8;
constexpr std::size_t most_passages = 50000;  // in a batch: very short ones cost more than their text

[[noreturn]] void fail(const std::filesystem::path& path, int code) {
    throw base::Error(base::Blame::Environment, "Cannot write the search index in " + path.string() + ": " +
                                                    std::generic_category().message(code) + ".");
}

void sync(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail(path, errno);
    const int failed = ::fsync(descriptor) != 0 ? errno : 0;
    ::close(descriptor);
    // Some file systems have no folders to synchronise.
    if (failed != 0 && failed != EINVAL) fail(path, failed);
}

/// Makes the files of a segment private. What a first build and single edits make is not written out to the
/// disk: merging replaces it soon, and a power cut that takes it is noticed by its size. A large merged
/// segment would cost a long rebuild.
void settle_segment(const std::filesystem::path& folder, bool merged) {
    constexpr std::uint64_t large = std::uint64_t{4} << 20U;
    const bool write_out = merged && segment_bytes(folder) >= large;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (::chmod(entry.path().c_str(), 0600) != 0) fail(entry.path(), errno);
        if (write_out) sync(entry.path());
    }
    if (write_out) sync(folder);
}

/// Passages copied out of the feed, to be indexed as one segment.
struct Batch {
    struct Entry {
        std::uint32_t id;
        std::size_t first;
        std::size_t size;
        std::size_t language;
    };
    std::uint64_t number = 0;
    std::string text;
    std::vector<std::string> languages;
    std::vector<Entry> entries;

    void add(std::uint32_t id, const IndexedPassage& passage) {
        if (languages.empty() || languages.back() != passage.language)
            languages.emplace_back(passage.language);
        entries.push_back({id, text.size(), passage.said.size(), languages.size() - 1});
        text += passage.said;
    }
};

struct Made {
    Manifest::Segment segment;
    std::vector<std::string> languages;
};

Made make_segment(const std::filesystem::path& folder, const Batch& batch, Inverter& inverter) {
    for (const Batch::Entry& entry : batch.entries) {
        inverter.add(entry.id, std::string_view(batch.text).substr(entry.first, entry.size),
                     batch.languages[entry.language]);
    }
    Made made;
    made.segment.name = "s" + std::to_string(batch.number);
    made.segment.first = batch.entries.front().id;
    made.segment.last = batch.entries.back().id;
    made.segment.passages = static_cast<std::uint32_t>(batch.entries.size());
    made.languages = inverter.languages();
    inverter.write(folder / made.segment.name);
    settle_segment(folder / made.segment.name, false);
    made.segment.bytes = segment_bytes(folder / made.segment.name);
    return made;
}

/// Threads that turn batches into segments.
class Workers {
public:
    Workers(std::filesystem::path folder, std::size_t count) : folder_(std::move(folder)), count_(count) {}

    ~Workers() {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
            waiting_.reset();
        }
        changed_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// Waits until a worker will soon be free. Throws what a worker threw.
    void submit(Batch batch) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !waiting_ || failure_; });
        if (failure_) std::rethrow_exception(failure_);
        waiting_ = std::move(batch);
        ++open_;
        if (threads_.size() < count_ && threads_.size() < open_) {
            threads_.emplace_back([this] { work(); });
        }
        changed_.notify_all();
    }

    /// The segments finished since the last call.
    std::vector<Made> collect() {
        const std::lock_guard lock(mutex_);
        return std::exchange(made_, {});
    }

    /// Waits until all is done or a worker threw.
    void finish() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return open_ == 0 || failure_; });
    }

    /// Throws what a worker threw.
    void check() {
        const std::lock_guard lock(mutex_);
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    void work() {
        try {
            Inverter inverter;
            while (true) {
                Batch batch;
                {
                    std::unique_lock lock(mutex_);
                    changed_.wait(lock, [&] { return waiting_ || stopped_; });
                    if (!waiting_) return;
                    batch = std::move(*waiting_);
                    waiting_.reset();
                }
                changed_.notify_all();
                Made made = make_segment(folder_, batch, inverter);
                {
                    const std::lock_guard lock(mutex_);
                    made_.push_back(std::move(made));
                    --open_;
                }
                changed_.notify_all();
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
            changed_.notify_all();
        }
    }

    std::filesystem::path folder_;
    std::size_t count_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<Batch> waiting_;
    std::size_t open_ = 0;  ///< batches that are waiting or being worked on
    std::vector<Made> made_;
    std::exception_ptr failure_;
    bool stopped_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace

std::uint32_t document_of(std::int64_t passage) {
    // Xapian numbers documents with 32 bits, and multiplies that by the number of segments.
    constexpr std::int64_t greatest = std::numeric_limits<std::uint32_t>::max() / 64;
    if (passage <= 0 || passage > greatest) {
        throw base::Error(base::Blame::Program,
                          "The search index cannot hold passage number " + std::to_string(passage) + ".");
    }
    return static_cast<std::uint32_t>(passage);
}

std::filesystem::path segment_database(const std::filesystem::path& folder) {
    std::error_code ignored;
    auto merged = folder / database_file;
    return std::filesystem::exists(merged, ignored) ? merged : folder;
}

std::filesystem::path segment_forms(const std::filesystem::path& folder) {
    return folder / forms_file;
}

std::uint64_t segment_bytes(const std::filesystem::path& folder) {
    std::uint64_t bytes = 0;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
        bytes += entry.file_size(failed);
    return failed ? 0 : bytes;
}

void merge_segments(const std::vector<std::filesystem::path>& segments, const std::filesystem::path& into) {
    base::make_private_folder(into);
    std::vector<std::filesystem::path> forms;
    try {
        Xapian::Database all;
        for (const auto& segment : segments) {
            all.add_database(Xapian::Database(segment_database(segment).string()));
            forms.push_back(segment_forms(segment));
        }
        all.compact((into / database_file).string(),
                    Xapian::DBCOMPACT_NO_RENUMBER | Xapian::DBCOMPACT_SINGLE_FILE | Xapian::Compactor::FULL);
    } catch (const Xapian::Error& error) {
        throw base::Error(base::Blame::Environment, "The parts of the search index cannot be merged (" +
                                                        std::string(error.get_type()) + ").");
    }
    Forms::merge(segment_forms(into), forms);
    settle_segment(into, true);
}

std::vector<std::string> check_segment(const std::filesystem::path& folder) {
    const std::string broken =
        "A part of the search index (" + folder.filename().string() + ") is broken; rebuild the index.";
    try {
        if (Xapian::Database::check(segment_database(folder).string(), 0, nullptr) != 0) return {broken};
    } catch (const Xapian::Error&) {
        return {broken};
    }
    return {};
}

void build_segments(
    const std::filesystem::path& folder, std::uint64_t* next_number,
    const std::function<void(const TakePassage&)>& give,
    const std::function<void(const Manifest::Segment&, const std::vector<std::string>& languages)>& publish,
    base::Progress& progress, std::int64_t done) {
    const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most_workers);
    // A batch takes its text and about four times that while it is inverted; two more are being read and
    // waiting.
    const std::size_t batch_bytes = memory / (5 * cores + 2);
    std::uint64_t next_published = *next_number;
    std::map<std::uint64_t, Made> finished;
    const auto publish_finished = [&](std::vector<Made> made) {
        for (Made& each : made) finished.emplace(std::stoull(each.segment.name.substr(1)), std::move(each));
        while (!finished.empty() && finished.begin()->first == next_published) {
            const Made next = std::move(finished.begin()->second);
            finished.erase(finished.begin());
            ++next_published;
            publish(next.segment, next.languages);
        }
    };

    Workers workers(folder, cores);
    bool submitted = false;
    Batch batch;
    const auto submit = [&] {
        batch.number = (*next_number)++;
        workers.submit(std::exchange(batch, Batch()));
        submitted = true;
        publish_finished(workers.collect());
    };
    std::int64_t taken = done;
    give([&](const IndexedPassage& passage) {
        if (progress.cancelled()) return false;
        batch.add(document_of(passage.id), passage);
        progress.advance(++taken);
        if (batch.text.size() >= batch_bytes || batch.entries.size() >= most_passages) submit();
        return true;
    });
    if (!progress.cancelled() && !batch.entries.empty()) {
        if (submitted) {
            submit();
        } else {
            // So little is not worth a thread.
            Inverter inverter;
            batch.number = (*next_number)++;
            const Made made = make_segment(folder, batch, inverter);
            publish(made.segment, made.languages);
            ++next_published;
        }
    }
    workers.finish();
    publish_finished(workers.collect());
    workers.check();
    progress.check();
}

std::vector<std::size_t> next_merge(const std::vector<Manifest::Segment>& segments) {
    constexpr std::size_t enough = 4;
    constexpr std::uint32_t smallest = 64;
    constexpr unsigned growth = 8;
    std::vector<std::size_t> run;
    std::uint64_t largest = smallest;
    const std::uint64_t all = std::numeric_limits<std::uint32_t>::max();
    while (largest <= all * growth) {
        run.clear();
        for (std::size_t i = 0; i <= segments.size(); ++i) {
            const bool joins = i < segments.size() && segments[i].passages <= largest &&
                               (run.empty() || segments[run.back()].last < segments[i].first);
            if (joins) {
                run.push_back(i);
                continue;
            }
            if (run.size() >= enough) return run;
            run.clear();
            if (i < segments.size() && segments[i].passages <= largest) run.push_back(i);
        }
        largest *= growth;
    }
    return {};
}

}  // namespace sotto::search
