// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "formats/formats.h"
#include "formats/plugin_api.h"

#include <string>
#include <vector>

namespace sotto::formats {

/// A plugin in this process. Never unloaded: its texts and code stay valid as long as the process lives.
struct LoadedPlugin {
    const sotto_format_plugin* plugin = nullptr;
    Format format;
    std::string file;
};

/// The plugins of some folders. Belongs into the reader process: loading a library runs its code.
struct PluginLibrary {
    std::vector<LoadedPlugin> plugins;  ///< in the order of their ids, each id once
    std::vector<NotLoaded> not_loaded;

    /// Loads every `sotto-format-*.so` of `folders`; of two plugins with one id the first folder's wins.
    /// A folder that is not there counts as empty.
    static PluginLibrary load(const std::vector<std::string>& folders);

    /// The folders that the loaded plugins want to look into, each once.
    [[nodiscard]] std::vector<std::string> data_folders() const;
};

}  // namespace sotto::formats
