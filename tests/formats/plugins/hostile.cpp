// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// A format whose files say what to attempt: "HOSTILE open /etc/passwd". It answers with one block, "done: …"
// when the attempt succeeded and "refused: …" when it failed, if it is still there to answer.

#include "formats/plugin_api.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

extern char** environ;

namespace {

sotto_text lend(std::string_view text) {
    return {text.data(), text.size()};
}

int give(const sotto_read_host* host, std::string_view text) {
    sotto_block block{};
    block.text = lend(text);
    block.begin_ms = -1;
    block.end_ms = -1;
    return host->block(host->context, &block);
}

std::string outcome(bool succeeded) {
    return succeeded ? "done: it worked" : std::string("refused: ") + std::strerror(errno);
}

bool opens(const std::string& path, int flags) {
    const int file = ::open(path.c_str(), flags, 0600);
    if (file >= 0) ::close(file);
    return file >= 0;
}

void* nothing(void*) {
    return nullptr;
}

volatile std::uint64_t spun = 0;

std::string attempt(const std::string& what, const std::string& path, const sotto_read_host* host) {
    errno = 0;
    if (what == "open") return outcome(opens(path, O_RDONLY));
    if (what == "write") return outcome(opens(path, O_WRONLY | O_CREAT | O_TRUNC));
    if (what == "append") return outcome(opens(path, O_RDWR | O_APPEND));
    if (what == "remove") return outcome(::unlink(path.c_str()) == 0);
    if (what == "rename") return outcome(::rename(path.c_str(), (path + ".moved").c_str()) == 0);
    if (what == "chmod") return outcome(::chmod(path.c_str(), 0777) == 0);
    if (what == "socket") return outcome(::socket(AF_INET, SOCK_STREAM, 0) >= 0);
    if (what == "local-socket") return outcome(::socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
    if (what == "fork") {
        const pid_t child = ::fork();
        if (child == 0) ::_exit(0);
        return outcome(child > 0);
    }
    if (what == "exec") return outcome(::execl("/bin/true", "true", nullptr) == 0);
    if (what == "thread") {
        pthread_t thread;
        errno = ::pthread_create(&thread, nullptr, nothing, nullptr);
        return outcome(errno == 0);
    }
    if (what == "executable-memory") {
        return outcome(::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS,
                              -1, 0) != MAP_FAILED);
    }
    if (what == "kill-parent") return outcome(::kill(::getppid(), 0) == 0);
    if (what == "read-parent") {
        char byte = 0;
        const iovec local{&byte, 1};
        const iovec remote{const_cast<char*>("x"), 1};
        return outcome(::process_vm_readv(::getppid(), &local, 1, &remote, 1, 0) == 1);
    }
    if (what == "environment") {
        for (char** entry = environ; *entry != nullptr; ++entry) {
            if (std::strncmp(*entry, "SOTTO_TEST_SECRET", 17) == 0) return "done: the environment is here";
        }
        return "refused: nothing of the environment";
    }
    if (what == "descriptors") {
        for (int descriptor = 4; descriptor < 1024; ++descriptor) {
            if (::fcntl(descriptor, F_GETFD) >= 0) return "done: descriptor " + std::to_string(descriptor);
        }
        return "refused: no descriptor is open";
    }
    if (what == "memory") {
        std::vector<std::string> hoard;
        for (int i = 0; i < 160; ++i) hoard.emplace_back(std::size_t{64} << 20U, 'x');
        return "done: 10 GB";
    }
    if (what == "loop") {
        for (;;) spun = spun + 1;
    }
    if (what == "sleep") {
        for (;;) ::pause();
    }
    if (what == "crash") {
        volatile int* volatile nowhere = nullptr;
        *nowhere = 1;
    }
    if (what == "abort") std::abort();
    if (what == "exit") ::_exit(0);
    if (what == "throw") throw std::runtime_error("thrown");
    if (what == "hang-up") {
        ::close(3);
        for (;;) ::pause();
    }
    if (what == "nonsense") {
        const std::string nonsense(100, '\xFE');
        for (;;) {
            if (::write(3, nonsense.data(), nonsense.size()) < 0) ::_exit(0);
        }
    }
    if (what == "forge") {
        // A whole frame that says: four billion blocks follow, the first one has no end.
        const std::string_view forged("\x0A\0\0\0\x05\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 14);
        (void)!::write(3, forged.data(), forged.size());
        return "done: forged";
    }
    if (what == "not-utf8") return "\xC3\x28 and \xFF";
    if (what == "controls")
        return "a\x01"
               "b\x0E"
               "c\r\nd";
    if (what == "flood") {
        const std::string megabyte(std::size_t{1} << 20U, 'x');
        for (int i = 0; i < 1024; ++i) give(host, megabyte);
        return "more";
    }
    if (what == "crumbs") {
        for (int i = 0; i < 3'000'000; ++i) give(host, "x");
        return "more";
    }
    if (what == "fields") {
        sotto_block block{};
        block.kind = 99;
        block.level = std::numeric_limits<std::int32_t>::min();
        block.text = lend("odd");
        block.bold_prefix = std::numeric_limits<std::size_t>::max();
        block.page = -5;
        block.begin_ms = std::numeric_limits<std::int64_t>::min();
        block.end_ms = std::numeric_limits<std::int64_t>::min();
        host->block(host->context, &block);
        return "fields";
    }
    if (what == "nothing") return "";
    return "an ordinary text";
}

int recognises(sotto_text, sotto_text head) {
    const std::string_view bytes(head.bytes, head.size);
    if (bytes == "HOSTILE recognition") std::abort();
    return bytes.substr(0, 8) == "HOSTILE " ? 1000 : 0;
}

int read(sotto_text, sotto_text bytes, const sotto_read_host* host) {
    std::string_view rest(bytes.bytes, bytes.size);
    rest.remove_prefix(8);
    const std::size_t space = rest.find(' ');
    const std::string what(rest.substr(0, space));
    if (what == "broken") {
        host->error(host->context, lend("The file is broken on purpose."));
        return 1;
    }
    const std::string path(space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1));
    return give(host, attempt(what, path, host));
}

int write(const sotto_block*, size_t, const sotto_write_host*) {
    std::abort();
}

const sotto_sample samples[] = {{nullptr, {nullptr, 0}, {nullptr, 0}}};

const sotto_format_plugin plugin{SOTTO_PLUGIN_API_VERSION,
                                 sizeof(sotto_format_plugin),
                                 "hostile",
                                 "hostile file",
                                 "hostile",
                                 nullptr,
                                 recognises,
                                 read,
                                 write,
                                 samples};

}  // namespace

const sotto_format_plugin* sotto_format() {
    return &plugin;
}
