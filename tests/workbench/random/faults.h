// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <chrono>
#include <string>

/// What must not happen while somebody works in the window: crashes, hangs, and complaints of wxWidgets and
/// GTK.
namespace sotto::random_actions {

/// From now on: a crash, or an action that takes longer than `longest`, ends the program with exit code 1 and
/// tells where `record` is; assertions of wxWidgets and warnings of GTK are printed once each, with where
/// they came from, and counted.
void watch_for_faults(const std::string& record, std::chrono::seconds longest);

/// The window is alive: what was begun last has come to its end.
void tell_alive();
/// What is begun now, for what is told of faults: the line of the record.
void tell_doing(const std::string& line, long nth);
/// Nothing is waited for any more: what follows may take its time.
void stop_waiting();

/// Something is wrong; the run goes on, to find more.
void tell_fault(const std::string& sentence);
[[nodiscard]] int faults();

}  // namespace sotto::random_actions
