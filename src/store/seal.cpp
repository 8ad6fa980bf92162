// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/seal.h"

#include "base/error.h"
#include "base/unnamed_file.h"
#include "store/snapshot.h"
#include "store/study_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <string>
#include <system_error>

namespace sotto::store {

namespace {

using base::Blame;
using base::Error;

// The file (docs/file-formats.md has it for others): a head of 72 bytes, then messages of libsodium's
// secretstream, each 17 bytes longer than what it holds. The first holds nothing: it only proves the key, and
// carries the head as its additional data. The last has the tag `final`; only it may be short.

constexpr std::string_view magic("SottoSea", 8);
constexpr std::uint64_t newest_version = 1;
constexpr std::uint64_t holds_a_study = 1;
constexpr std::size_t chunk = std::size_t{64} << 10U;

constexpr std::size_t overhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t at_version = 8;
constexpr std::size_t at_content = 10;
constexpr std::size_t at_kdf = 11;
constexpr std::size_t at_passes = 12;
constexpr std::size_t at_memory = 20;
constexpr std::size_t at_salt = 28;
constexpr std::size_t at_chunk = at_salt + crypto_pwhash_SALTBYTES;
constexpr std::size_t at_stream = at_chunk + 4;
constexpr std::size_t head_size = at_stream + crypto_secretstream_xchacha20poly1305_HEADERBYTES;
static_assert(head_size == 72);

using Head = std::array<unsigned char, head_size>;

void put(Head& head, std::size_t at, std::size_t bytes, std::uint64_t number) {
    for (std::size_t i = 0; i < bytes; ++i)
        head.at(at + i) = static_cast<unsigned char>(number >> (8 * (bytes - 1 - i)));
}

std::uint64_t get(const Head& head, std::size_t at, std::size_t bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < bytes; ++i) number = (number << 8U) | head.at(at + i);
    return number;
}

std::string_view view(const Head& head) {
    return {reinterpret_cast<const char*>(head.data()), head.size()};
}

void require_sodium() {
    if (sodium_init() < 0) throw Error(Blame::Environment, "This computer gives no random numbers.");
}

Secret key_of(const Secret& passphrase, const Head& head) {
    return derived_key(passphrase, view(head).substr(at_salt, crypto_pwhash_SALTBYTES),
                       {get(head, at_passes, 8), get(head, at_memory, 8)},
                       crypto_secretstream_xchacha20poly1305_KEYBYTES);
}

/// The state holds keys.
class StreamState {
public:
    StreamState() : room_(sizeof(crypto_secretstream_xchacha20poly1305_state)) {}
    [[nodiscard]] crypto_secretstream_xchacha20poly1305_state* get() {
        return reinterpret_cast<crypto_secretstream_xchacha20poly1305_state*>(room_.data());
    }

private:
    Secret room_;
};

const unsigned char* bytes_of(const char* text) {
    return reinterpret_cast<const unsigned char*>(text);
}

std::string sealed_chunk(StreamState& state, std::string_view plain, std::string_view additional,
                         unsigned char tag) {
    std::string out(plain.size() + overhead, '\0');
    crypto_secretstream_xchacha20poly1305_push(state.get(), reinterpret_cast<unsigned char*>(out.data()),
                                               nullptr, bytes_of(plain.data()), plain.size(),
                                               bytes_of(additional.data()), additional.size(), tag);
    return out;
}

/// A sealed file, read from its beginning to its end.
class SealedFile {
public:
    explicit SealedFile(const std::filesystem::path& path) : path_(path) {
        struct stat status {};
        // Opening a pipe may wait for ever.
        if (::stat(path.c_str(), &status) != 0) fail(errno);
        if (!S_ISREG(status.st_mode)) {
            throw Error(Blame::Environment,
                        fmt::format("{} is no sealed study: it is not a file.", path.string()));
        }
        descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
        if (descriptor_ < 0) fail(errno);
        size_ = status.st_size;
    }
    ~SealedFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    SealedFile(const SealedFile&) = delete;
    SealedFile& operator=(const SealedFile&) = delete;

    [[nodiscard]] std::int64_t size() const noexcept { return size_; }

    /// Up to `wanted` bytes; fewer only at the end.
    std::string read(std::size_t wanted) {
        std::string bytes(wanted, '\0');
        std::size_t filled = 0;
        while (filled < wanted) {
            const ssize_t got = ::read(descriptor_, bytes.data() + filled, wanted - filled);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) fail(errno);
            if (got == 0) break;
            filled += static_cast<std::size_t>(got);
        }
        bytes.resize(filled);
        return bytes;
    }

    Head read_head() {
        const std::string bytes = read(head_size);
        if (bytes.size() < magic.size() || bytes.compare(0, magic.size(), magic) != 0)
            throw Error(Blame::Environment, fmt::format("{} is no sealed study of Sotto.", path_.string()));
        if (bytes.size() < head_size) cut_short();
        Head head{};
        std::copy(bytes.begin(), bytes.end(), head.begin());
        if (get(head, at_version, 2) > newest_version) {
            throw Error(Blame::Environment,
                        fmt::format("{} was sealed by a newer version of Sotto: unseal it with that one.",
                                    path_.string()));
        }
        const bool known =
            get(head, at_version, 2) == newest_version && get(head, at_content, 1) == holds_a_study &&
            get(head, at_kdf, 1) == crypto_pwhash_ALG_ARGON2ID13 && get(head, at_chunk, 4) == chunk &&
            get(head, at_passes, 8) >= 1 && get(head, at_passes, 8) <= greatest_cost.passes &&
            get(head, at_memory, 8) >= crypto_pwhash_MEMLIMIT_MIN &&
            get(head, at_memory, 8) <= greatest_cost.memory;
        if (!known) altered();
        return head;
    }

    [[noreturn]] void altered() const {
        throw Error(Blame::Finding,
                    fmt::format("{} has been altered since it was sealed; nothing was made of it: ask for "
                                "another copy.",
                                path_.string()));
    }
    [[noreturn]] void altered_or_cut_short() const {
        throw Error(
            Blame::Finding,
            fmt::format("{} is cut short or has been altered since it was sealed; nothing was made of "
                        "it: ask for another copy.",
                        path_.string()));
    }
    [[noreturn]] void cut_short() const {
        throw Error(Blame::Finding,
                    fmt::format("{} is cut short; nothing was made of it: a copy was not finished, ask for "
                                "another one.",
                                path_.string()));
    }

private:
    [[noreturn]] void fail(int code) const {
        throw Error(Blame::Environment, fmt::format("Cannot read {}: {}.", path_.string(),
                                                    std::generic_category().message(code)));
    }

    std::filesystem::path path_;
    int descriptor_ = -1;
    std::int64_t size_ = 0;
};

}  // namespace

std::int64_t seal(const StudyFile& study, const std::filesystem::path& target, const Secret& passphrase,
                  base::Progress& progress, const KeyCost& cost) {
    require_sodium();
    base::UnnamedFile file(target);
    Head head{};
    std::copy(magic.begin(), magic.end(), head.begin());
    put(head, at_version, 2, newest_version);
    put(head, at_content, 1, holds_a_study);
    put(head, at_kdf, 1, crypto_pwhash_ALG_ARGON2ID13);
    put(head, at_passes, 8, cost.passes);
    put(head, at_memory, 8, cost.memory);
    randombytes_buf(head.data() + at_salt, crypto_pwhash_SALTBYTES);
    put(head, at_chunk, 4, chunk);

    StreamState state;
    {
        Secret key = key_of(passphrase, head);
        crypto_secretstream_xchacha20poly1305_init_push(state.get(), head.data() + at_stream, key.data());
    }
    progress.check();
    const Snapshot snapshot(study, progress);
    const std::int64_t size = snapshot.size();
    std::int64_t written = 0;
    const auto write = [&](std::string_view bytes) {
        file.write(bytes);
        written += static_cast<std::int64_t>(bytes.size());
    };
    write(view(head));
    write(sealed_chunk(state, {}, view(head), crypto_secretstream_xchacha20poly1305_TAG_MESSAGE));
    progress.begin("Sealing", size);
    Secret room(chunk);
    for (std::int64_t at = 0;;) {
        const auto take =
            static_cast<std::size_t>(std::min<std::int64_t>(size - at, static_cast<std::int64_t>(chunk)));
        snapshot.read(at, reinterpret_cast<char*>(room.data()), take);
        room.use(take);
        at += static_cast<std::int64_t>(take);
        const bool last = at == size;
        write(sealed_chunk(state, room.view(), {},
                           last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE));
        progress.advance(at);
        progress.check();
        if (last) break;
    }
    file.publish();
    progress.end();
    return written;
}

std::int64_t unseal(const std::filesystem::path& sealed, const std::filesystem::path& target,
                    const Secret& passphrase, base::Progress& progress) {
    require_sodium();
    SealedFile in(sealed);
    const Head head = in.read_head();
    base::UnnamedFile out(target);
    StreamState state;
    bool begins = false;
    {
        Secret key = key_of(passphrase, head);
        begins = crypto_secretstream_xchacha20poly1305_init_pull(state.get(), head.data() + at_stream,
                                                                 key.data()) == 0;
    }
    Secret room(chunk);
    unsigned char tag = 0;
    const auto open_chunk = [&](const std::string& bytes, std::string_view additional) {
        unsigned long long size = 0;
        if (bytes.size() < overhead || crypto_secretstream_xchacha20poly1305_pull(
                                           state.get(), room.data(), &size, &tag, bytes_of(bytes.data()),
                                           bytes.size(), bytes_of(additional.data()), additional.size()) != 0)
            return false;
        room.use(static_cast<std::size_t>(size));
        return true;
    };
    const std::string proof = in.read(overhead);
    if (proof.size() < overhead) in.cut_short();
    if (!begins || !open_chunk(proof, view(head)) ||
        tag != crypto_secretstream_xchacha20poly1305_TAG_MESSAGE) {
        throw Error(Blame::Environment,
                    fmt::format("The passphrase is not the one that {} was sealed with, or its beginning has "
                                "been altered.",
                                sealed.string()));
    }
    progress.begin("Unsealing", in.size());
    std::int64_t written = 0;
    std::int64_t read = static_cast<std::int64_t>(head_size + overhead);
    do {
        progress.check();
        const std::string bytes = in.read(chunk + overhead);
        if (bytes.empty()) in.cut_short();
        if (!open_chunk(bytes, {})) {
            // A short message that is none may be a part of a longer one, or the last one altered.
            if (bytes.size() < chunk + overhead) in.altered_or_cut_short();
            in.altered();
        }
        out.write(room.view());
        written += static_cast<std::int64_t>(room.view().size());
        read += static_cast<std::int64_t>(bytes.size());
        progress.advance(read);
    } while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    if (!in.read(1).empty()) in.altered();
    out.publish();
    progress.end();
    return written;
}

void require_sealed(const std::filesystem::path& sealed) {
    (void)SealedFile(sealed).read_head();
}

}  // namespace sotto::store
