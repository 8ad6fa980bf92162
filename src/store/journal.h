// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/image.h"
#include "store/study_file.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::store {

class Database;

/// Where the chain of hashes begins: the study as it was made.
struct Genesis {
    std::string guid;
    std::string created;
    std::string title;
    std::string language;

    [[nodiscard]] std::string hash() const;
};

/// Throws `base::Error` (Environment) when the study does not say it.
Genesis read_genesis(Database& database);

/// The newest entry of the journal; `seq` 0 and the hash of the genesis while there is none.
struct Head {
    std::int64_t seq = 0;
    std::string hash;
};
Head journal_head(Database& database, const Genesis& genesis);

/// hash(entry) = SHA-256 of the hash before it, its fields and the hashes of its images; all with their
/// lengths.
std::string entry_hash(const std::string& before, const JournalEntry& entry,
                       const std::vector<std::string>& images);

/// What stands in place of the sentence of an entry that named somebody who was erased: its hash can no
/// longer be checked, but the chain goes on over it.
constexpr std::string_view erased_sentence = "(erased)";

/// Takes in what an edit does to rows, and writes the images as it goes: memory does not grow with the edit.
class JournalWriter {
public:
    JournalWriter(Database& database, Head head) : database_(database), head_(std::move(head)) {}

    void added(Kind kind, const Row& row);
    void changed(Kind kind, const Row& before, const Row& after);
    void removed(Kind kind, const Row& row);
    [[nodiscard]] std::int64_t changes() const noexcept { return changes_; }
    /// Whether a row of that kind is among them.
    [[nodiscard]] bool touched(Kind kind) const noexcept;

    /// Writes the entry, whose `seq` and `changes` it sets; gives it back. `changes` stays as given when
    /// `entry.undoes` says that the images are another entry's.
    JournalEntry finish(JournalEntry entry);

    /// For measuring what the journal costs: entries get no images.
    void leave_out_images() noexcept { images_left_out_ = true; }

private:
    void begin_change(Kind kind);
    void write_image();

    Database& database_;
    Head head_;
    std::string image_;
    std::uint64_t image_kinds_ = 0;
    Kind last_kind_ = Kind::Source;
    std::uint64_t all_kinds_ = 0;
    std::vector<std::string> hashes_;
    std::int64_t changes_ = 0;
    bool images_left_out_ = false;
};

constexpr std::uint64_t kind_bit(Kind kind) {
    return std::uint64_t{1} << static_cast<unsigned>(kind);
}

/// One image as it is kept.
struct KeptImage {
    std::int64_t number = 0;
    std::uint64_t kinds = 0;
    std::string sha256;
    bool erased = false;
    std::string bytes;
};

/// The images of entry `seq` that have rows of any of `kinds`, in order or backwards, one at a time.
void each_image(Database& database, std::int64_t seq, std::uint64_t kinds, bool backwards,
                const std::function<void(const KeptImage&)>& take);
constexpr std::uint64_t every_kind = ~std::uint64_t{0} >> 1U;

JournalEntry journal_entry(Database& database, std::int64_t seq);
/// Entries in ascending order, from `first` on.
std::vector<JournalEntry> journal_entries(Database& database, std::int64_t first);

}  // namespace sotto::store
