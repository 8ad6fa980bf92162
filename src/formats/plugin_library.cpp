// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/plugin_library.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string_view>

namespace sotto::formats {

namespace {

constexpr std::string_view file_prefix = "sotto-format-";

bool is_good_id(std::string_view id) {
    return !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

/// What is wrong with a description, or nothing.
std::string fault_of(const sotto_format_plugin& plugin) {
    // The version comes first and alone: in another version nothing else is where we look for it.
    if (plugin.api_version != SOTTO_PLUGIN_API_VERSION) {
        return fmt::format("it speaks version {} of the plugin interface, this Sotto speaks version {}",
                           plugin.api_version, SOTTO_PLUGIN_API_VERSION);
    }
    if (plugin.struct_size != sizeof(sotto_format_plugin)) {
        return fmt::format("its description is {} bytes long instead of {}", plugin.struct_size,
                           sizeof(sotto_format_plugin));
    }
    if (plugin.id == nullptr || !is_good_id(plugin.id)) {
        return "its id is not made of small letters, digits, '-' and '_'";
    }
    if (plugin.title == nullptr || plugin.extensions == nullptr) return "it has no title or no extensions";
    if (plugin.read == nullptr && plugin.write == nullptr) return "it neither reads nor writes";
    if ((plugin.read == nullptr) != (plugin.recognises == nullptr)) {
        return "it has only one of the functions that recognise and read";
    }
    return {};
}

std::vector<std::filesystem::path> candidates(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        if (name.rfind(file_prefix, 0) == 0 && entry->path().extension() == ".so") {
            files.push_back(entry->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> split_extensions(const char* extensions) {
    std::istringstream words(extensions);
    std::vector<std::string> result;
    for (std::string word; words >> word;) result.push_back(word);
    return result;
}

/// Loads one library into `library`. Returns why it could not be used, or nothing.
std::string load_one(const std::filesystem::path& path, PluginLibrary& library) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return "the file cannot be opened";
    if ((status.st_mode & S_IWOTH) != 0) return "every user of this computer may change the file";

    ::dlerror();
    void* handle = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (handle == nullptr) {
        const char* reason = ::dlerror();
        return reason != nullptr ? reason : "it cannot be loaded";
    }
    auto* const describe =
        reinterpret_cast<const sotto_format_plugin* (*)()>(::dlsym(handle, "sotto_format"));
    if (describe == nullptr) return "it does not export the function sotto_format";
    const sotto_format_plugin* const plugin = describe();
    if (plugin == nullptr) return "its function sotto_format gives nothing";
    if (std::string fault = fault_of(*plugin); !fault.empty()) return fault;

    const auto same = std::find_if(library.plugins.begin(), library.plugins.end(),
                                   [&](const LoadedPlugin& other) { return other.format.id == plugin->id; });
    if (same != library.plugins.end()) {
        return fmt::format("the format {} is already there from {}", plugin->id, same->file);
    }
    library.plugins.push_back({plugin,
                               {plugin->id, plugin->title, split_extensions(plugin->extensions),
                                plugin->read != nullptr, plugin->write != nullptr},
                               path.string()});
    return {};
}

}  // namespace

PluginLibrary PluginLibrary::load(const std::vector<std::string>& folders) {
    PluginLibrary library;
    for (const std::string& folder : folders) {
        for (const std::filesystem::path& path : candidates(folder)) {
            std::string reason;
            try {
                reason = load_one(path, library);
            } catch (const std::exception& fault) {
                reason = fault.what();
            } catch (...) {
                reason = "it throws an exception when it is loaded";
            }
            if (!reason.empty()) library.not_loaded.push_back({path.string(), reason});
        }
    }
    std::sort(library.plugins.begin(), library.plugins.end(),
              [](const LoadedPlugin& a, const LoadedPlugin& b) { return a.format.id < b.format.id; });
    return library;
}

std::vector<std::string> PluginLibrary::data_folders() const {
    std::vector<std::string> folders;
    for (const LoadedPlugin& loaded : plugins) {
        if (loaded.plugin->data_folders == nullptr) continue;
        std::istringstream parts(loaded.plugin->data_folders);
        for (std::string folder; std::getline(parts, folder, ':');) {
            if (!folder.empty() && std::find(folders.begin(), folders.end(), folder) == folders.end()) {
                folders.push_back(folder);
            }
        }
    }
    return folders;
}

}  // namespace sotto::formats
