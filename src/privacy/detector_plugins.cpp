// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/detector_plugins.h"

#include "base/error.h"
#include "privacy/detector_plugin_api.h"
#include "privacy/found_list.h"
#include "text/utf8.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string>
#include <utility>

namespace sotto::privacy {

namespace {

using base::Blame;
using base::Error;

constexpr std::string_view file_prefix = "sotto-detector-";

bool is_good_id(std::string_view id) {
    return !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

Category category_of(std::int32_t category) {
    switch (category) {
        case SOTTO_FOUND_PERSON:
            return Category::Person;
        case SOTTO_FOUND_PLACE:
            return Category::Place;
        case SOTTO_FOUND_ORGANISATION:
            return Category::Organisation;
        case SOTTO_FOUND_ID_NUMBER:
            return Category::IdNumber;
        case SOTTO_FOUND_PHONE:
            return Category::Phone;
        default:
            return Category::Other;
    }
}

/// What a search gives back through the interface, which no exception may cross.
struct Taken {
    std::vector<sotto_found> found;
    bool failed = false;
};

void take(void* context, const sotto_found* found) {
    auto& taken = *static_cast<Taken*>(context);
    try {
        taken.found.push_back(*found);
    } catch (...) {
        taken.failed = true;
    }
}

std::vector<Found> search(const sotto_detector_plugin& plugin, const Reading& reading) {
    const std::string& utf8 = reading.text().utf8();
    const std::string_view language = reading.language();
    Taken taken;
    const sotto_detector_host host{&taken, take};
    const int failed = plugin.find({utf8.data(), utf8.size()}, {language.data(), language.size()}, &host);
    if (failed != 0 || taken.failed)
        throw Error(
            Blame::Environment,
            fmt::format("The detector {} could not search a text: take it out of SOTTO_DETECTORS, or ask who "
                        "made it.",
                        plugin.id));
    std::vector<Found> found;
    for (const sotto_found& one : taken.found) {
        const bool inside = one.first < one.last && one.last <= utf8.size();
        const auto edge = [&](std::size_t at) {
            return at == utf8.size() || !text::utf8::is_continuation(utf8[at]);
        };
        if (!inside || !edge(one.first) || !edge(one.last) || !(one.confidence > 0 && one.confidence <= 1))
            throw Error(Blame::Environment,
                        fmt::format("The detector {} found something outside of the text: take it "
                                    "out of SOTTO_DETECTORS, or ask who made it.",
                                    plugin.id));
        found.push_back(
            found_at(reading.text(), one.first, one.last, category_of(one.category), one.confidence));
    }
    return apart(std::move(found));
}

std::vector<std::string> texts_of(const char* const* list) {
    std::vector<std::string> texts;
    for (; list != nullptr && *list != nullptr; ++list) texts.emplace_back(*list);
    return texts;
}

/// Whether exactly what is marked in `sample` is found.
bool finds_marked(const Detector& detector, const std::string& sample) {
    std::string plain;
    std::vector<std::string> marked;
    for (std::size_t at = 0; at < sample.size();) {
        const std::size_t open = sample.find("[[", at);
        plain += sample.substr(at, open - at);
        if (open == std::string::npos) break;
        const std::size_t close = std::min(sample.find("]]", open), sample.size());
        marked.push_back(sample.substr(open + 2, close - open - 2));
        plain += marked.back();
        at = std::min(close + 2, sample.size());
    }
    const text::Text text(plain);
    std::vector<std::string> found;
    for (const Found& one : detector.find({text, {}})) found.emplace_back(text.slice(one.range));
    return found == marked;
}

/// What is wrong with a description, or nothing.
std::string fault_of(const sotto_detector_plugin& plugin) {
    // The version comes first and alone: in another version nothing else is where we look for it.
    if (plugin.api_version != SOTTO_DETECTOR_API_VERSION) {
        return fmt::format(
            "it speaks version {} of the interface for detectors, this Sotto speaks version {}",
            plugin.api_version, SOTTO_DETECTOR_API_VERSION);
    }
    if (plugin.struct_size != sizeof(sotto_detector_plugin)) {
        return fmt::format("its description is {} bytes long instead of {}", plugin.struct_size,
                           sizeof(sotto_detector_plugin));
    }
    if (plugin.id == nullptr || !is_good_id(plugin.id))
        return "its id is not made of small letters, digits and '-'";
    if (plugin.title == nullptr || plugin.find == nullptr) return "it has no title or does not search";
    if (texts_of(plugin.samples).empty() || texts_of(plugin.counter_samples).empty())
        return "it has no samples of both kinds";
    return {};
}

Detector detector_of(const sotto_detector_plugin& plugin) {
    Detector detector;
    detector.id = plugin.id;
    detector.title = plugin.title;
    detector.examples = texts_of(plugin.samples);
    detector.counter_examples = texts_of(plugin.counter_samples);
    detector.find = [&plugin](const Reading& reading) { return search(plugin, reading); };
    return detector;
}

Detector load_one(const std::filesystem::path& path) {
    const auto refuse = [&](std::string_view why) {
        return Error(Blame::Environment,
                     fmt::format("{} is no detector that can be used: {}.", path.filename().string(), why));
    };
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) throw refuse("the file cannot be opened");
    if ((status.st_mode & S_IWOTH) != 0) throw refuse("every user of this computer may change the file");
    void* handle = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (handle == nullptr) throw refuse("it cannot be loaded");
    auto* const describe =
        reinterpret_cast<const sotto_detector_plugin* (*)()>(::dlsym(handle, "sotto_detector"));
    const sotto_detector_plugin* plugin = describe == nullptr ? nullptr : describe();
    if (plugin == nullptr) throw refuse("it does not describe itself");
    if (const std::string fault = fault_of(*plugin); !fault.empty()) throw refuse(fault);
    Detector detector = detector_of(*plugin);
    const bool finds = std::all_of(detector.examples.begin(), detector.examples.end(),
                                   [&](const std::string& sample) { return finds_marked(detector, sample); });
    const bool spares =
        std::all_of(detector.counter_examples.begin(), detector.counter_examples.end(),
                    [&](const std::string& sample) { return finds_marked(detector, sample); });
    if (!finds || !spares) throw refuse("it does not find what its own samples say");
    return detector;
}

}  // namespace

std::vector<Detector> load_detectors(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        if (entry->path().extension() != ".so") continue;
        // What was put here is relied on: it is not passed over.
        if (!name.starts_with(file_prefix))
            throw Error(
                Blame::Environment,
                fmt::format("{} is no detector that can be used: name it {}….so, or take it out of the "
                            "folder of SOTTO_DETECTORS.",
                            name, file_prefix));
        files.push_back(entry->path());
    }
    if (failed)
        throw Error(Blame::Environment,
                    "A folder of SOTTO_DETECTORS cannot be read: correct the path or the rights to it.");
    std::sort(files.begin(), files.end());
    std::vector<Detector> loaded;
    for (const auto& file : files) loaded.push_back(load_one(file));
    return loaded;
}

std::vector<Detector> detectors_of_environment() {
    std::vector<Detector> all;
    const char* folders = std::getenv("SOTTO_DETECTORS");
    if (folders == nullptr) return all;
    std::istringstream list{std::string(folders)};
    for (std::string folder; std::getline(list, folder, ':');) {
        if (folder.empty()) continue;
        for (Detector& one : load_detectors(folder)) all.push_back(std::move(one));
    }
    return all;
}

}  // namespace sotto::privacy
