// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/researcher.h"

#include "commands/session.h"

#include <mutex>

namespace sotto::commands {

namespace {

struct AtWork {
    std::mutex mutex;
    std::string set;
    const std::string of_environment = Session::researcher_of_environment();
};

AtWork& at_work() {
    static AtWork one;
    return one;
}

}  // namespace

std::string researcher_at_work() {
    auto& one = at_work();
    const std::lock_guard lock(one.mutex);
    return one.set.empty() ? one.of_environment : one.set;
}

void set_researcher_at_work(const std::string& name) {
    auto& one = at_work();
    const std::lock_guard lock(one.mutex);
    one.set = name;
}

}  // namespace sotto::commands
