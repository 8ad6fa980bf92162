// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/trace_scan.h"

#include "base/error.h"
#include "commands/many_words.h"

#include <fmt/format.h>
#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace sotto::commands {

namespace {

constexpr std::size_t window = std::size_t{8} << 20U;

bool holds_any(const std::filesystem::path& path, const ManyWords& words, Traces& traces) {
    const std::size_t longest = std::max<std::size_t>(1, words.longest());
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw base::Error(base::Blame::Environment, fmt::format("Cannot read {}: {}.", path.string(),
                                                                std::generic_category().message(errno)));
    }
    std::string bytes;
    bool found = false;
    while (file) {
        // What a window ends with may be the beginning of a word.
        const std::size_t kept = std::min(bytes.size(), longest - 1);
        bytes.erase(0, bytes.size() - kept);
        bytes.resize(kept + window);
        file.read(bytes.data() + kept, static_cast<std::streamsize>(window));
        bytes.resize(kept + static_cast<std::size_t>(file.gcount()));
        traces.bytes += file.gcount();
        found = found || words.any_in(bytes);
    }
    return found;
}

}  // namespace

Traces find_traces(const std::vector<std::filesystem::path>& places, const std::vector<std::string>& words) {
    Traces traces;
    const ManyWords many(words);
    const auto look = [&](const std::filesystem::path& file) {
        ++traces.files;
        if (holds_any(file, many, traces)) traces.found.push_back(file);
    };
    std::error_code unknown;
    for (const auto& place : places) {
        if (std::filesystem::is_regular_file(place, unknown)) look(place);
        std::filesystem::recursive_directory_iterator below(place, unknown);
        for (; !unknown && below != std::filesystem::recursive_directory_iterator();
             below.increment(unknown)) {
            if (below->is_regular_file(unknown)) look(below->path());
        }
    }
    return traces;
}

}  // namespace sotto::commands
