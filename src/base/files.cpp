// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/files.h"

#include "base/error.h"
#include "base/guid.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>
#include <utility>

namespace sotto::base {

namespace {

[[noreturn]] void fail(const char* doing, const std::filesystem::path& path, int code) {
    throw Error(Blame::Environment, std::string("Cannot ") + doing + " " + path.string() + ": " +
                                        std::generic_category().message(code) + ".");
}

class Descriptor {
public:
    explicit Descriptor(int value) : value_(value) {}
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return value_; }

private:
    int value_;
};

void require_regular(const std::filesystem::path& path, mode_t mode) {
    if (S_ISREG(mode)) return;
    const char* kind = S_ISDIR(mode)    ? "a folder"
                       : S_ISFIFO(mode) ? "a pipe"
                       : S_ISSOCK(mode) ? "a socket"
                                        : "a device";
    throw Error(Blame::Environment, "Cannot read " + path.string() + ": it is " + kind + ", not a file.");
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
    struct stat status {};
    // Opening a pipe may wait for ever and opening a device may set it going: so it is looked at before, and
    // once more when it is open, should something else stand there by then.
    if (::stat(path.c_str(), &status) != 0) fail("read", path, errno);
    require_regular(path, status.st_mode);
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (file.get() < 0) fail("read", path, errno);
    if (::fstat(file.get(), &status) != 0) fail("read", path, errno);
    require_regular(path, status.st_mode);
    const auto too_large = [&] {
        return Error(Blame::Input, path.string() + " is larger than the " + std::to_string(limit >> 20U) +
                                       " MiB that are read at once.");
    };
    if (static_cast<std::size_t>(status.st_size) > limit) throw too_large();

    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t filled = 0;
    while (true) {
        if (filled == bytes.size()) {
            // The file may be longer than fstat said when somebody is writing it, or on /proc.
            if (filled >= limit + 1) throw too_large();
            bytes.resize(filled + 4096);
        }
        const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
        if (got < 0) {
            if (errno == EINTR) continue;
            fail("read", path, errno);
        }
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    if (filled > limit) throw too_large();
    bytes.resize(filled);
    return bytes;
}

void make_private_folder(const std::filesystem::path& folder) {
    std::error_code unknown;
    if (folder.empty() || std::filesystem::is_directory(folder, unknown)) return;
    make_private_folder(folder.parent_path());
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail("make the folder", folder, errno);
}

namespace {

std::filesystem::path folder_of(const std::filesystem::path& target) {
    return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
}

/// Where a file without a name is found by its descriptor, to be given one (open(2), O_TMPFILE).
std::string place_of(int descriptor) {
    return "/proc/self/fd/" + std::to_string(descriptor);
}

}  // namespace

PendingFile::PendingFile(const std::filesystem::path& target) : target_(target) {
    // A file without a name goes with the program, however that ends.
    descriptor_ = ::open(folder_of(target).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor_ >= 0 && ::access(place_of(descriptor_).c_str(), F_OK) == 0) return;
    if (descriptor_ >= 0) ::close(descriptor_);
    temporary_ = new_name();
    descriptor_ = ::open(temporary_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor_ < 0) fail("write", target_, errno);
}

/// It says nothing about the target: names of exports can name people.
std::filesystem::path PendingFile::new_name() const {
    return target_.parent_path() / (".sotto-" + Guid::random().text() + ".part");
}

PendingFile::~PendingFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void PendingFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(descriptor_, bytes.data(), bytes.size());
        if (put < 0) {
            if (errno == EINTR) continue;
            fail("write", target_, errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
}

void PendingFile::publish() {
    if (::fsync(descriptor_) != 0) fail("write", target_, errno);
    if (temporary_.empty()) {
        // Only renaming replaces a target, so the file has a name of its own for the moment between the two.
        const auto name = new_name();
        if (::linkat(AT_FDCWD, place_of(descriptor_).c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0)
            fail("write", target_, errno);
        temporary_ = name;
    }
    const int descriptor = std::exchange(descriptor_, -1);
    if (::close(descriptor) != 0) fail("write", target_, errno);
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail("write", target_, errno);
    temporary_.clear();
    // The rename itself must survive a power cut.
    const Descriptor parent(::open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (parent.get() >= 0) ::fsync(parent.get());
}

void write_private_file(const std::filesystem::path& target, std::string_view bytes) {
    PendingFile file(target);
    file.write(bytes);
    file.publish();
}

std::filesystem::path cache_folder() {
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache == '/') {
        return std::filesystem::path(cache) / "sotto";
    }
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0') {
        return std::filesystem::path(home) / ".cache" / "sotto";
    }
    if (const auto* user = ::getpwuid(::getuid()); user != nullptr && *user->pw_dir == '/') {
        return std::filesystem::path(user->pw_dir) / ".cache" / "sotto";
    }
    throw Error(Blame::Environment, "There is no folder for the search index: set HOME or XDG_CACHE_HOME.");
}

PrivateTemporaryFolder::PrivateTemporaryFolder() {
    std::error_code failed;
    auto parent = std::filesystem::temp_directory_path(failed);
    if (failed) parent = "/tmp";
    auto name = (parent / "sotto-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) fail("make a folder in", parent, errno);
    path_ = name;
}

PrivateTemporaryFolder::~PrivateTemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace sotto::base
