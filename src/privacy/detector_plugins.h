// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"

#include <filesystem>
#include <vector>

namespace sotto::privacy {

/// The detectors of all `sotto-detector-*.so` in `folder`, in the order of their file names
/// (detector_plugin_api.h). They run in this process and are never unloaded. Throws `base::Error`
/// (Environment) for a folder that cannot be read and for a library that cannot be used: a detector that was
/// asked for and does not search is worse than none. So does a search that fails.
std::vector<Detector> load_detectors(const std::filesystem::path& folder);

/// Those of the folders that the environment variable SOTTO_DETECTORS names, parted by `:`; none without it.
std::vector<Detector> detectors_of_environment();

}  // namespace sotto::privacy
