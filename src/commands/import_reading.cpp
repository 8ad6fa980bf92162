// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/import_reading.h"

#include "base/error.h"
#include "base/files.h"
#include "store/digest.h"
#include "text/encoding.h"
#include "text/language.h"
#include "text/text.h"

#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>

namespace sotto::commands {

namespace {

/// Files that wait for their turn, and the bytes they may hold together.
constexpr std::size_t most_waiting = 32;
constexpr std::size_t most_waiting_bytes = std::size_t{64} << 20U;

/// Of text that was looked at and waits for its import.
constexpr std::size_t most_kept_bytes = std::size_t{256} << 20U;

/// Below this an encoding's guess is worth a look.
constexpr int sure_enough = 80;

std::string language_of(const std::vector<study::Block>& blocks, const FileToRead& wanted,
                        const FileReading::Options& options) {
    if (!wanted.language.empty()) return wanted.language;
    std::string sample;
    for (const auto& block : blocks) {
        sample += block.utf8;
        sample += '\n';
        if (sample.size() > 60'000) break;
    }
    const auto guess = text::detect_language(sample);
    if (guess.language == "und" && !options.language_if_unsure.empty()) return options.language_if_unsure;
    return guess.language;
}

ReadFile read(const formats::Formats& formats, const FileToRead& wanted, const FileReading::Options& options,
              const base::Progress& progress) {
    const auto& path = wanted.path;
    ReadFile file;
    file.path = path;
    try {
        // Those that can be listed come as the files in them.
        if (std::error_code none; std::filesystem::is_directory(path, none)) {
            file.error = "The folder cannot be listed: permission denied.";
            return file;
        }
        file.bytes = base::read_file(path, formats::Limits().file_bytes);
        file.sha256 = store::sha256(file.bytes);
        if (!wanted.sha256.empty() && file.sha256 != wanted.sha256) {
            file.error = "It has changed since it was looked at; look at it again.";
            return file;
        }
        file.known = options.known.contains(file.sha256);
        if (file.known) {
            file.bytes = {};
            return file;
        }
        if (options.kept != nullptr) {
            if (auto kept = options.kept->find(path, file.sha256, options.reflow, wanted.language)) {
                kept->bytes = std::move(file.bytes);
                return *std::move(kept);
            }
        }
        auto document = formats.read(shown_path(path.filename()), file.bytes, progress);
        file.format = document.format;
        file.encoding = document.encoding;
        file.warnings = std::move(document.warnings);
        if (!document.encoding.empty() && document.encoding_confidence < sure_enough) {
            file.warnings.push_back(
                fmt::format("The encoding was guessed as {} ({} % sure); look at the text.",
                            document.encoding, document.encoding_confidence));
        }
        file.language = language_of(document.blocks, wanted, options);
        progress.check();
        file.transcript = study::compose(document.blocks, options.reflow, file.language);
        if (file.transcript.passages.empty()) file.error = "There is no text in it.";
        file.warnings.insert(file.warnings.end(), file.transcript.warnings.begin(),
                             file.transcript.warnings.end());
    } catch (const base::Error& error) {
        file.error = error.what();
    } catch (const std::bad_alloc&) {
        file.error = "It needs more memory than there is.";
    }
    return file;
}

}  // namespace

void KeptFiles::keep(const ReadFile& file, study::Reflow reflow) {
    const std::lock_guard lock(mutex_);
    const auto size = file.transcript.text.utf8().size();
    if (bytes_ + size > most_kept_bytes) {
        files_.clear();
        bytes_ = 0;
    }
    auto kept = file;
    kept.bytes = {};
    if (files_.insert_or_assign({file.path.native(), reflow}, std::move(kept)).second) bytes_ += size;
}

std::optional<ReadFile> KeptFiles::find(const std::filesystem::path& path, const std::string& sha256,
                                        study::Reflow reflow, const std::string& language) const {
    const std::lock_guard lock(mutex_);
    const auto at = files_.find({path.native(), reflow});
    if (at == files_.end() || at->second.sha256 != sha256) return std::nullopt;
    // How lines are joined depends on the language.
    if (!language.empty() && at->second.language != language) return std::nullopt;
    return at->second;
}

void KeptFiles::clear() {
    const std::lock_guard lock(mutex_);
    files_.clear();
    bytes_ = 0;
}

struct FileReading::Internal {
    Internal(const formats::Formats& formats_given, std::vector<FileToRead> files_given,
             Options options_given, const base::Progress& progress_given)
        : formats(formats_given),
          files(std::move(files_given)),
          options(std::move(options_given)),
          progress(progress_given) {}

    const formats::Formats& formats;
    const std::vector<FileToRead> files;
    const Options options;
    const base::Progress& progress;

    std::mutex mutex;
    std::condition_variable changed;
    std::size_t next_to_read = 0;
    std::size_t next_to_hand_out = 0;
    std::map<std::size_t, ReadFile> waiting;
    std::size_t waiting_bytes = 0;
    bool stopped = false;
    std::exception_ptr failure;
    std::vector<std::thread> threads;

    /// The file that everybody waits for is always let through, however much lies there already.
    bool may_read(std::size_t index) const {
        return index == next_to_hand_out ||
               (index < next_to_hand_out + most_waiting && waiting_bytes < most_waiting_bytes);
    }

    void work() {
        std::unique_lock lock(mutex);
        while (true) {
            if (stopped || next_to_read == files.size()) return;
            const auto index = next_to_read++;
            changed.wait(lock, [&] { return stopped || may_read(index); });
            if (stopped) return;
            lock.unlock();
            try {
                auto file = read(formats, files[index], options, progress);
                lock.lock();
                waiting_bytes += file.bytes.size();
                waiting.emplace(index, std::move(file));
            } catch (...) {
                if (!lock.owns_lock()) lock.lock();
                failure = std::current_exception();
                stopped = true;
            }
            changed.notify_all();
        }
    }
};

FileReading::FileReading(const formats::Formats& formats, std::vector<FileToRead> files, Options options,
                         const base::Progress& progress)
    : internal_(std::make_unique<Internal>(formats, std::move(files), std::move(options), progress)) {
    const auto cores = std::max<std::size_t>(1, std::thread::hardware_concurrency());
    const auto count = std::min(cores, internal_->files.size());
    for (std::size_t i = 0; i < count; ++i) internal_->threads.emplace_back([this] { internal_->work(); });
}

FileReading::~FileReading() {
    {
        const std::lock_guard lock(internal_->mutex);
        internal_->stopped = true;
    }
    internal_->changed.notify_all();
    for (auto& thread : internal_->threads) thread.join();
}

std::optional<ReadFile> FileReading::next() {
    auto& in = *internal_;
    std::unique_lock lock(in.mutex);
    if (in.next_to_hand_out == in.files.size()) return std::nullopt;
    const auto ready = [&] { return in.stopped || in.waiting.contains(in.next_to_hand_out); };
    // A signal wakes nobody who waits for another thread.
    do {
        in.progress.check();
    } while (!in.changed.wait_for(lock, std::chrono::milliseconds(100), ready));
    if (in.failure) std::rethrow_exception(in.failure);
    auto file = std::move(in.waiting.extract(in.next_to_hand_out).mapped());
    in.waiting_bytes -= file.bytes.size();
    ++in.next_to_hand_out;
    lock.unlock();
    in.changed.notify_all();
    return file;
}

std::string shown_path(const std::filesystem::path& path) {
    const auto& bytes = path.native();
    return text::is_valid_utf8(bytes) ? bytes : text::decode(bytes).utf8;
}

}  // namespace sotto::commands
