// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/lock_in.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <stdexcept>

namespace sotto::formats {

namespace {

void limit(__rlimit_resource resource, rlim_t value) {
    const rlimit both{value, value};
    if (::setrlimit(resource, &both) != 0) throw std::runtime_error("a resource limit could not be set");
}

// Landlock's own declarations, as of ABI 7: headers are often older than the kernel that runs.
struct LandlockRules {
    std::uint64_t files;
    std::uint64_t network;
    std::uint64_t scoped;
};
struct __attribute__((packed)) LandlockPath {
    std::uint64_t allowed;
    std::int32_t folder;
};
constexpr std::uint64_t landlock_read = (1U << 2U) | (1U << 3U);  // files and lists of folders
constexpr long landlock_create = 444;
constexpr long landlock_add = 445;
constexpr long landlock_restrict = 446;
constexpr unsigned landlock_version_query = 1;
constexpr int landlock_path_beneath = 1;

/// False when the kernel does not offer Landlock.
bool restrict_folders(const std::vector<std::string>& folders) {
    const long version = ::syscall(landlock_create, nullptr, 0, landlock_version_query);
    if (version < 1) return false;
    LandlockRules rules{};
    rules.files = version >= 5 ? 0xFFFFU : version >= 3 ? 0x7FFFU : version == 2 ? 0x3FFFU : 0x1FFFU;
    rules.network = version >= 4 ? 0x3U : 0;
    rules.scoped = version >= 6 ? 0x3U : 0;
    const std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    const int set = static_cast<int>(::syscall(landlock_create, &rules, size, 0));
    if (set < 0) return false;
    for (const std::string& folder : folders) {
        const int place = ::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (place < 0) continue;  // a data folder that is not installed
        const LandlockPath rule{landlock_read, place};
        const long added = ::syscall(landlock_add, set, landlock_path_beneath, &rule, 0);
        ::close(place);
        if (added != 0) throw std::runtime_error("a data folder could not be opened to the reader");
    }
    const long restricted = ::syscall(landlock_restrict, set, 0);
    ::close(set);
    if (restricted != 0)
        throw std::runtime_error("the reader could not be kept from the files of this computer");
    return true;
}

class Filter {
public:
    explicit Filter(std::uint32_t for_other_calls)
        : context_(seccomp_init(for_other_calls), &seccomp_release) {
        if (context_ == nullptr) throw std::runtime_error("the filter of system calls could not be made");
    }

    template <class... Conditions>
    void rule(std::uint32_t action, int call, Conditions... conditions) {
        const int result = seccomp_rule_add(context_.get(), action, call,
                                            static_cast<unsigned>(sizeof...(conditions)), conditions...);
        // -EDOM, -ENOSYS, -EFAULT…: a call that this processor or library does not know cannot be made
        // either, unless it was to be forbidden in a filter that allows the rest; those calls exist
        // everywhere.
        if (result == -ENOMEM) throw std::runtime_error("the filter of system calls could not be made");
    }

    void install() {
        // A tree instead of a long list of comparisons for each call; the filter works without it too.
        (void)seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);
        if (seccomp_load(context_.get()) != 0) {
            throw std::runtime_error("this system does not let the reader filter its system calls (seccomp)");
        }
    }

private:
    std::unique_ptr<void, void (*)(scmp_filter_ctx)> context_;
};

constexpr int writing_flags = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);

/// Calls that no library makes by accident while it reads a document: whoever tries has taken the reader
/// over.
constexpr int deadly_calls[] = {SCMP_SYS(execve),
                                SCMP_SYS(execveat),
                                SCMP_SYS(fork),
                                SCMP_SYS(vfork),
                                SCMP_SYS(ptrace),
                                SCMP_SYS(process_vm_readv),
                                SCMP_SYS(process_vm_writev),
                                SCMP_SYS(bpf),
                                SCMP_SYS(io_uring_setup),
                                SCMP_SYS(userfaultfd),
                                SCMP_SYS(perf_event_open),
                                SCMP_SYS(mount),
                                SCMP_SYS(umount2),
                                SCMP_SYS(pivot_root),
                                SCMP_SYS(chroot),
                                SCMP_SYS(unshare),
                                SCMP_SYS(setns),
                                SCMP_SYS(init_module),
                                SCMP_SYS(finit_module),
                                SCMP_SYS(kexec_load),
                                SCMP_SYS(open_by_handle_at),
                                SCMP_SYS(keyctl),
                                SCMP_SYS(add_key),
                                SCMP_SYS(request_key),
                                SCMP_SYS(personality),
                                SCMP_SYS(reboot),
                                SCMP_SYS(swapon),
                                SCMP_SYS(pidfd_getfd)};

#ifdef SOTTO_SANITIZED

void filter_calls(bool) {
    Filter filter(SCMP_ACT_ALLOW);
    for (const int call : deadly_calls) filter.rule(SCMP_ACT_ERRNO(EPERM), call);
    for (const int call : {SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen)}) {
        filter.rule(SCMP_ACT_ERRNO(EACCES), call);
    }
    filter.rule(SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), SCMP_A0_64(SCMP_CMP_MASKED_EQ, 0x10000, 0));
    filter.rule(SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));
    for (const int flag : {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC}) {
        const auto bits = static_cast<scmp_datum_t>(flag);
        filter.rule(SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), SCMP_A2_64(SCMP_CMP_MASKED_EQ, bits, bits));
        filter.rule(SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open), SCMP_A1_64(SCMP_CMP_MASKED_EQ, bits, bits));
    }
    filter.install();
}

#else

/// What memory, time, signals of its own and the socket need.
constexpr int allowed_calls[] = {SCMP_SYS(read),
                                 SCMP_SYS(write),
                                 SCMP_SYS(readv),
                                 SCMP_SYS(writev),
                                 SCMP_SYS(pread64),
                                 SCMP_SYS(lseek),
                                 SCMP_SYS(close),
                                 SCMP_SYS(fstat),
                                 SCMP_SYS(newfstatat),
                                 SCMP_SYS(stat),
                                 SCMP_SYS(lstat),
                                 SCMP_SYS(statx),
                                 SCMP_SYS(access),
                                 SCMP_SYS(faccessat),
                                 SCMP_SYS(faccessat2),
                                 SCMP_SYS(getdents64),
                                 SCMP_SYS(fadvise64),
                                 SCMP_SYS(recvfrom),
                                 SCMP_SYS(sendto),
                                 SCMP_SYS(poll),
                                 SCMP_SYS(ppoll),
                                 SCMP_SYS(munmap),
                                 SCMP_SYS(mremap),
                                 SCMP_SYS(brk),
                                 SCMP_SYS(madvise),
                                 SCMP_SYS(futex),
                                 SCMP_SYS(sched_yield),
                                 SCMP_SYS(sched_getaffinity),
                                 SCMP_SYS(getcpu),
                                 SCMP_SYS(clock_gettime),
                                 SCMP_SYS(clock_getres),
                                 SCMP_SYS(clock_nanosleep),
                                 SCMP_SYS(nanosleep),
                                 SCMP_SYS(gettimeofday),
                                 SCMP_SYS(time),
                                 SCMP_SYS(times),
                                 SCMP_SYS(getrusage),
                                 SCMP_SYS(getrlimit),
                                 SCMP_SYS(sysinfo),
                                 SCMP_SYS(uname),
                                 SCMP_SYS(getpid),
                                 SCMP_SYS(gettid),
                                 SCMP_SYS(getuid),
                                 SCMP_SYS(geteuid),
                                 SCMP_SYS(getgid),
                                 SCMP_SYS(getegid),
                                 SCMP_SYS(getrandom),
                                 SCMP_SYS(rt_sigaction),
                                 SCMP_SYS(rt_sigprocmask),
                                 SCMP_SYS(rt_sigreturn),
                                 SCMP_SYS(sigaltstack),
                                 SCMP_SYS(restart_syscall),
                                 SCMP_SYS(alarm),
                                 SCMP_SYS(setitimer),
                                 SCMP_SYS(set_robust_list),
                                 SCMP_SYS(rseq),
                                 SCMP_SYS(exit),
                                 SCMP_SYS(exit_group)};

void filter_calls(bool may_open) {
    // Other calls get "not permitted" instead of death: a new C library may try one and do without.
    Filter filter(SCMP_ACT_ERRNO(EPERM));
    for (const int call : deadly_calls) filter.rule(SCMP_ACT_KILL_PROCESS, call);
    for (const int call : allowed_calls) filter.rule(SCMP_ACT_ALLOW, call);
    filter.rule(SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3));

    filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(mmap), SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    // Asking for a limit, not setting one.
    filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), SCMP_A2_64(SCMP_CMP_EQ, 0));
    // abort() raises a signal in its own process.
    filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(tgkill),
                SCMP_A0_64(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid())));
    for (const int question : {F_GETFD, F_GETFL, F_SETFD}) {
        filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(fcntl),
                    SCMP_A1_32(SCMP_CMP_EQ, static_cast<scmp_datum_t>(question)));
    }
    if (may_open) {
        filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(openat), SCMP_A2_64(SCMP_CMP_MASKED_EQ, writing_flags, 0));
        filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(open), SCMP_A1_64(SCMP_CMP_MASKED_EQ, writing_flags, 0));
    }
    filter.install();
}

#endif

}  // namespace

bool lock_in(const Keeps& keeps) {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        throw std::runtime_error("no_new_privs could not be set");
    // No core file, and no debugger or /proc/…/mem of the same user, may show a document.
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        throw std::runtime_error("core dumps could not be switched off");
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 64);
#ifndef SOTTO_SANITIZED
    limit(RLIMIT_AS, keeps.memory_bytes);
#endif
    const bool restricted = keeps.use_landlock && restrict_folders(keeps.data_folders);
    filter_calls(restricted);
    return restricted;
}

}  // namespace sotto::formats
