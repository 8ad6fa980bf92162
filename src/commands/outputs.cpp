// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/outputs.h"

#include "base/error.h"
#include "commands/import_reading.h"
#include "commands/session.h"
#include "store/digest.h"
#include "store/seal.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
namespace fs = std::filesystem;

bool is_same_file(const fs::path& a, const fs::path& b) {
    std::error_code none;
    if (fs::equivalent(a, b, none)) return true;
    // What is not there yet has only a name.
    return fs::weakly_canonical(a, none) == fs::weakly_canonical(b, none);
}

std::string name_in_words(const Parameter& parameter) {
    return (parameter.kind == Parameter::Kind::Positional ? "" : "--") + parameter.name;
}

/// Whether `path` starts as every SQLite database does, or as a sealed study.
bool is_study(const fs::path& path) {
    constexpr std::string_view database("SQLite format 3\0", 16);
    std::array<char, database.size()> head{};
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), head.size());
    if (file && std::string_view(head.data(), head.size()) == database) return true;
    try {
        store::require_sealed(path);
        return true;
    } catch (const Error&) {
        return false;
    }
}

std::string digest_of(const fs::path& path) {
    store::Sha256 digest;
    std::ifstream file(path, std::ios::binary);
    std::array<char, 65536> piece{};
    while (file) {
        file.read(piece.data(), piece.size());
        digest.add({piece.data(), static_cast<std::size_t>(file.gcount())});
    }
    return digest.finish();
}

}  // namespace

Outputs::Outputs(const Command& command, const Arguments& arguments) {
    struct Named {
        const Parameter* parameter;
        std::string file;
    };
    std::vector<Named> files;
    for (const Parameter& parameter : command.parameters) {
        using Holds = Parameter::Holds;
        // What may be given many times is only ever read.
        if (parameter.repeatable) continue;
        if (parameter.holds != Holds::File && parameter.holds != Holds::NewFile &&
            parameter.holds != Holds::Study)
            continue;
        for (auto& file : arguments.texts(parameter.name)) {
            if (!file.empty()) files.push_back({&parameter, std::move(file)});
        }
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        for (std::size_t j = i + 1; j < files.size(); ++j) {
            if (files[i].parameter == files[j].parameter || !is_same_file(files[i].file, files[j].file))
                continue;
            throw Error(Blame::User,
                        fmt::format("{} and {} are the same file, which would be overwritten; choose "
                                    "another name for one of them.",
                                    name_in_words(*files[i].parameter), name_in_words(*files[j].parameter)));
        }
        struct stat now {};
        const auto& [parameter, file] = files[i];
        // A command that makes a study never replaces anything, and says so itself.
        if (parameter->name == "STUDY" || ::stat(file.c_str(), &now) != 0 || !S_ISREG(now.st_mode) ||
            now.st_size == 0)
            continue;
        standing_.push_back({file, parameter->holds == Parameter::Holds::NewFile, now.st_dev, now.st_ino});
    }
}

void Outputs::require_expendable(Session& session) const {
    for (const auto& standing : standing_) {
        if (standing.is_output) require_expendable(standing.path, session);
    }
}

void Outputs::require_expendable(const fs::path& path, Session& session) {
    std::error_code none;
    if (!fs::is_regular_file(path, none)) return;
    if (is_study(path)) {
        throw Error(
            Blame::Environment,
            fmt::format("{} is a study and is never overwritten; choose another name.", shown_path(path)));
    }
    if (session.has_study() && session.study().source_with_bytes(digest_of(path))) {
        throw Error(Blame::Environment,
                    fmt::format("{} is a file that this study was imported from, which would be "
                                "overwritten; choose another name.",
                                shown_path(path)));
    }
}

void Outputs::tell_replaced(const Session& session) const {
    for (const auto& standing : standing_) {
        struct stat now {};
        if (::stat(standing.path.c_str(), &now) != 0) continue;
        // A finished file is renamed to its place, so it is never the file that was there.
        if (now.st_dev == standing.device && now.st_ino == standing.inode) continue;
        session.tell(fmt::format("{} was there already; the new file has taken its place.",
                                 shown_path(standing.path)));
    }
}

}  // namespace sotto::commands
