// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <vector>

namespace sotto::workbench {

/// A study that was open before. Holds nothing of what is in it but its title.
struct RecentStudy {
    std::string location;
    std::string title;
    std::string opened;  ///< UTC
};

/// Newest first, at most ten, as kept in the user's settings.
std::vector<RecentStudy> recent_studies();
void remember_study(const std::string& location, const std::string& title);
void forget_study(const std::string& location);

}  // namespace sotto::workbench
