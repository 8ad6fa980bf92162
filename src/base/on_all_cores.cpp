// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/on_all_cores.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <future>
#include <thread>
#include <vector>

namespace sotto::base {

void on_all_cores(std::size_t count, const std::function<void(std::size_t)>& work) {
    const auto cores = std::max<std::size_t>(1, std::thread::hardware_concurrency());
    std::atomic<std::size_t> next{0};
    const auto share = [&] {
        try {
            for (auto i = next++; i < count; i = next++) work(i);
        } catch (...) {
            next = count;
            throw;
        }
    };
    std::vector<std::future<void>> others;
    for (std::size_t i = 1; i < std::min(cores, count); ++i)
        others.push_back(std::async(std::launch::async, share));
    std::exception_ptr failure;
    try {
        share();
    } catch (...) {
        failure = std::current_exception();
    }
    for (auto& other : others) {
        try {
            other.get();
        } catch (...) {
            if (!failure) failure = std::current_exception();
        }
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace sotto::base
