// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/manifest.h"

#include "base/error.h"
#include "base/files.h"
#include "text/segment.h"

#include <sys/stat.h>
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <numeric>

namespace sotto::search {

namespace {

using nlohmann::json;

constexpr int schema = 2;
constexpr const char* file_name = "manifest.json";
constexpr std::size_t largest_manifest = std::size_t{256} << 20U;

/// A folder name of ours: the manifest must not lead anywhere else.
bool is_segment_name(const std::string& name) {
    return name.size() > 1 && name[0] == 's' &&
           std::all_of(name.begin() + 1, name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::int64_t Manifest::passages() const {
    return std::accumulate(segments.begin(), segments.end(), std::int64_t{0},
                           [](std::int64_t sum, const Segment& segment) { return sum + segment.passages; });
}

void Manifest::add_languages(const std::vector<std::string>& more) {
    languages.insert(languages.end(), more.begin(), more.end());
    std::sort(languages.begin(), languages.end());
    languages.erase(std::unique(languages.begin(), languages.end()), languages.end());
}

void Manifest::add(Segment segment) {
    const auto place = std::upper_bound(segments.begin(), segments.end(), segment,
                                        [](const Segment& a, const Segment& b) { return a.first < b.first; });
    segments.insert(place, std::move(segment));
}

std::string current_rules() {
    return text::tokeniser_version() + "-index" + std::to_string(schema);
}

std::optional<Manifest> read_manifest(const std::filesystem::path& folder) {
    std::string bytes;
    try {
        bytes = base::read_file(folder / file_name, largest_manifest);
    } catch (const base::Error&) {
        return std::nullopt;  // none yet, or taken away a moment ago
    }
    try {
        const json root = json::parse(bytes);
        Manifest manifest;
        manifest.rules = root.at("rules").get<std::string>();
        manifest.seq = root.at("seq").get<std::int64_t>();
        manifest.hash = root.at("hash").get<std::string>();
        manifest.complete = root.at("complete").get<bool>();
        manifest.through = root.at("through").get<std::int64_t>();
        manifest.next_number = root.at("next").get<std::uint64_t>();
        manifest.languages = root.at("languages").get<std::vector<std::string>>();
        manifest.masked = root.at("masked").get<std::vector<std::uint32_t>>();
        for (const json& entry : root.at("segments")) {
            Manifest::Segment segment;
            segment.name = entry.at("name").get<std::string>();
            segment.first = entry.at("first").get<std::uint32_t>();
            segment.last = entry.at("last").get<std::uint32_t>();
            segment.passages = entry.at("passages").get<std::uint32_t>();
            segment.bytes = entry.at("bytes").get<std::uint64_t>();
            if (!is_segment_name(segment.name)) return std::nullopt;
            manifest.segments.push_back(std::move(segment));
        }
        return manifest;
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

void write_manifest(const std::filesystem::path& folder, const Manifest& manifest) {
    json segments = json::array();
    for (const Manifest::Segment& segment : manifest.segments) {
        segments.push_back({{"name", segment.name},
                            {"first", segment.first},
                            {"last", segment.last},
                            {"passages", segment.passages},
                            {"bytes", segment.bytes}});
    }
    const json root = {
        {"rules", manifest.rules},         {"seq", manifest.seq},         {"hash", manifest.hash},
        {"complete", manifest.complete},   {"through", manifest.through}, {"next", manifest.next_number},
        {"languages", manifest.languages}, {"segments", segments},        {"masked", manifest.masked}};
    base::write_private_file(folder / file_name, root.dump() + "\n");
}

void remove_manifest(const std::filesystem::path& folder) noexcept {
    std::error_code ignored;
    std::filesystem::remove(folder / file_name, ignored);
}

std::uint64_t manifest_mark(const std::filesystem::path& folder) {
    struct stat status {};
    if (::stat((folder / file_name).c_str(), &status) != 0) return 0;
    // Each manifest is a new file, and its time has nanoseconds: no two share both inode and time.
    return (static_cast<std::uint64_t>(status.st_ino) * 0x9E3779B97F4A7C15ULL) ^
           (static_cast<std::uint64_t>(status.st_mtim.tv_sec) * 1000000000ULL +
            static_cast<std::uint64_t>(status.st_mtim.tv_nsec)) ^
           static_cast<std::uint64_t>(status.st_size);
}

}  // namespace sotto::search
