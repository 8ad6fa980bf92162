// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/reader_process.h"

#include "base/error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <thread>

namespace sotto::formats {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int reader_socket = 3;
constexpr auto start_patience = std::chrono::seconds(60);
constexpr auto look_interval = std::chrono::milliseconds(200);

struct SpawnActions {
    SpawnActions() { ::posix_spawn_file_actions_init(&value); }
    ~SpawnActions() { ::posix_spawn_file_actions_destroy(&value); }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;
    posix_spawn_file_actions_t value{};
};

struct SpawnAttributes {
    SpawnAttributes() { ::posix_spawnattr_init(&value); }
    ~SpawnAttributes() { ::posix_spawnattr_destroy(&value); }
    SpawnAttributes(const SpawnAttributes&) = delete;
    SpawnAttributes& operator=(const SpawnAttributes&) = delete;
    posix_spawnattr_t value{};
};

/// What the reader may know of our environment: where its libraries are, and nothing of the user.
std::vector<std::string> reader_environment() {
    std::vector<std::string> environment{"LC_ALL=C.UTF-8"};
    for (const char* name : {"LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"}) {
        if (const char* value = std::getenv(name)) environment.push_back(std::string(name) + "=" + value);
    }
    return environment;
}

pid_t spawn(const std::filesystem::path& program, int socket) {
    SpawnActions actions;
    // A library's complaint on the error stream may quote the document.
    ::posix_spawn_file_actions_addopen(&actions.value, 0, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions.value, 1, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions.value, 2, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions.value, socket, reader_socket);

    SpawnAttributes attributes;
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    ::posix_spawnattr_setsigmask(&attributes.value, &none);
    ::posix_spawnattr_setsigdefault(&attributes.value, &all);
    // A session of its own, so that Ctrl+C reaches Sotto alone and is not mistaken for a crash of the reader.
    ::posix_spawnattr_setflags(
        &attributes.value,
        static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID));

    std::string name = program.string();
    std::array<char*, 2> arguments{name.data(), nullptr};
    std::vector<std::string> environment = reader_environment();
    std::vector<char*> pointers;
    for (std::string& entry : environment) pointers.push_back(entry.data());
    pointers.push_back(nullptr);

    pid_t process = -1;
    const int result = ::posix_spawn(&process, name.c_str(), &actions.value, &attributes.value,
                                     arguments.data(), pointers.data());
    if (result != 0) {
        throw base::Error(base::Blame::Environment,
                          fmt::format("The program {} cannot be started: {}.", name, std::strerror(result)));
    }
    return process;
}

std::chrono::milliseconds processor_time(pid_t process) {
    clockid_t clock{};
    timespec used{};
    if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &used) != 0) return {};
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(used.tv_sec) +
                                                                 std::chrono::nanoseconds(used.tv_nsec));
}

/// Waits for a process whose socket is closed and gives how it ended. One that only closed its socket and
/// lives on is ended, which counts as ending by itself.
int reap(pid_t process) {
    const auto patience = Clock::now() + std::chrono::seconds(2);
    for (bool killed = false;;) {
        int status = 0;
        const pid_t ended = ::waitpid(process, &status, WNOHANG);
        if (ended == process) return killed ? 0 : status;
        if (ended < 0 && errno != EINTR) return 0;
        if (!killed && Clock::now() >= patience) killed = ::kill(process, SIGKILL) == 0;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

}  // namespace

/// The time one request may take, on the clock and of the processor, unless the user has enough of it before.
struct ReaderProcess::Deadline {
    Deadline(pid_t reader, std::chrono::seconds clock_time, std::chrono::seconds processor_limit,
             const base::Progress& user)
        : process(reader),
          progress(user),
          end(Clock::now() + clock_time),
          processor_end(processor_time(reader) + processor_limit),
          next_look(Clock::now() + look_interval) {}

    [[nodiscard]] bool over() {
        progress.check();
        const auto now = Clock::now();
        if (now >= end) return true;
        if (now < next_look) return false;
        next_look = now + look_interval;
        return processor_time(process) >= processor_end;
    }

    pid_t process;
    const base::Progress& progress;
    Clock::time_point end;
    std::chrono::milliseconds processor_end;
    Clock::time_point next_look;
};

ReaderProcess::ReaderProcess(const Setup& setup) : limits_(setup.limits) {
    std::array<int, 2> sockets{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) {
        throw base::Error(base::Blame::Environment,
                          fmt::format("No connection to a reader can be made: {}.", std::strerror(errno)));
    }
    socket_ = sockets[0];
    // The reader's end must not be number 3 here: a duplicate onto itself would be closed when the program
    // starts.
    int reader_end = sockets[1];
    if (reader_end == reader_socket) {
        reader_end = ::fcntl(sockets[1], F_DUPFD_CLOEXEC, reader_socket + 1);
        ::close(sockets[1]);
    }
    try {
        process_ = spawn(setup.program, reader_end);
        ::close(reader_end);
        reader_end = -1;
        greet(setup);
    } catch (const Lost&) {
        end();
        throw base::Error(base::Blame::Environment,
                          fmt::format("The program {} stops when it is started; install Sotto again.",
                                      setup.program.string()));
    } catch (...) {
        if (reader_end >= 0) ::close(reader_end);
        end();
        throw;
    }
}

ReaderProcess::~ReaderProcess() {
    end();
}

void ReaderProcess::end() noexcept {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    process_ = -1;
}

void ReaderProcess::greet(const Setup& setup) {
    wire::Packer request(wire::Message::Setup);
    request.number64(limits_.text_bytes);
    request.number64(limits_.memory_bytes);
    request.number32(static_cast<std::uint32_t>(limits_.seconds));
    request.number8(setup.use_landlock ? 1 : 0);
    request.number32(static_cast<std::uint32_t>(setup.plugin_folders.size()));
    for (const auto& folder : setup.plugin_folders) request.text(folder.string());

    Deadline deadline(process_, start_patience, start_patience, base::no_progress());
    std::string refusal;
    try {
        send(request.frame(), deadline);
        wire::Unpacker hello(receive_frame(deadline));
        if (hello.message() != wire::Message::Hello) throw wire::BadFrame();
        refusal = hello.text();
        folders_open_ = hello.number8() != 0;
        const std::uint32_t count = hello.number32();
        for (std::uint32_t i = 0; i < count; ++i) {
            Format format;
            format.id = hello.text();
            format.title = hello.text();
            const std::uint32_t extensions = hello.number32();
            for (std::uint32_t j = 0; j < extensions; ++j) format.extensions.emplace_back(hello.text());
            format.reads = hello.number8() != 0;
            format.writes = hello.number8() != 0;
            formats_.push_back(std::move(format));
        }
        const std::uint32_t missing = hello.number32();
        for (std::uint32_t i = 0; i < missing; ++i) {
            NotLoaded not_loaded;
            not_loaded.file = hello.text();
            not_loaded.reason = hello.text();
            not_loaded_.push_back(std::move(not_loaded));
        }
    } catch (const wire::BadFrame&) {
        lost(Lost::Why::Nonsense);
    }
    if (!refusal.empty()) {
        throw base::Error(base::Blame::Environment,
                          fmt::format("Documents cannot be read safely here: {}.", refusal));
    }
}

void ReaderProcess::lost(Lost::Why why) {
    Lost result{why, 0};
    ::close(socket_);
    socket_ = -1;
    if (why != Lost::Why::Died) ::kill(process_, SIGKILL);
    const int status = reap(process_);
    process_ = -1;
    if (why == Lost::Why::Died && WIFSIGNALED(status)) {
        result.signal = WTERMSIG(status);
        // The reader's own alarm, should it come before ours.
        if (result.signal == SIGALRM) result.why = Lost::Why::TooSlow;
    }
    throw result;
}

void ReaderProcess::wait(short events, Deadline& deadline) {
    for (;;) {
        if (deadline.over()) lost(Lost::Why::TooSlow);
        pollfd watched{socket_, events, 0};
        const int ready = ::poll(&watched, 1, static_cast<int>(look_interval.count()));
        if (ready > 0) return;
        if (ready < 0 && errno != EINTR) lost(Lost::Why::Nonsense);
    }
}

void ReaderProcess::send(std::string_view bytes, Deadline& deadline) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            wait(POLLOUT, deadline);
        } else if (errno != EINTR) {
            lost(Lost::Why::Died);
        }
    }
}

std::string_view ReaderProcess::receive_frame(Deadline& deadline) {
    // No frame of an honest reader is longer: one block can be as long as all text may be.
    const std::size_t longest = limits_.text_bytes + (std::size_t{4} << 20U);
    if (taken_ == received_.size()) {
        received_.clear();
        taken_ = 0;
    }
    for (;;) {
        const std::size_t there = received_.size() - taken_;
        if (there >= 4) {
            std::size_t size = 0;
            for (std::size_t byte = 0; byte < 4; ++byte) {
                size |= std::size_t{static_cast<unsigned char>(received_[taken_ + byte])} << (8 * byte);
            }
            if (size > longest) lost(Lost::Why::Nonsense);
            if (there >= 4 + size) {
                const std::string_view payload = std::string_view(received_).substr(taken_ + 4, size);
                taken_ += 4 + size;
                return payload;
            }
        }
        std::array<char, 65536> part;  // NOLINT: filled by recv
        const ssize_t got = ::recv(socket_, part.data(), part.size(), MSG_DONTWAIT);
        if (got > 0) {
            if (taken_ > 0) {
                received_.erase(0, taken_);
                taken_ = 0;
            }
            received_.append(part.data(), static_cast<std::size_t>(got));
            if (deadline.over()) lost(Lost::Why::TooSlow);
        } else if (got == 0) {
            lost(Lost::Why::Died);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            wait(POLLIN, deadline);
        } else if (errno != EINTR) {
            lost(Lost::Why::Died);
        }
    }
}

void ReaderProcess::exchange(wire::Packer& request, const std::function<void(wire::Unpacker&)>& take,
                             const base::Progress& progress) {
    if (socket_ < 0) throw Lost{};
    Deadline deadline(process_, std::chrono::seconds(2 * limits_.seconds),
                      std::chrono::seconds(limits_.seconds), progress);
    send(request.frame(), deadline);
    try {
        for (bool done = false; !done;) {
            wire::Unpacker frame(receive_frame(deadline));
            done = frame.message() == wire::Message::Done;
            take(frame);
        }
    } catch (const wire::BadFrame&) {
        lost(Lost::Why::Nonsense);
    }
    // An honest reader says nothing unasked.
    if (taken_ != received_.size()) lost(Lost::Why::Nonsense);
    ++answered_;
}

}  // namespace sotto::formats
