// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

namespace sotto::workbench {

class Frame;

/// For the benchmark: as soon as the study is open, its first document is painted and nothing more waits to
/// be done, prints the milliseconds since the process was started and the MiB it holds in memory, and closes
/// `frame`.
void tell_start_time(Frame& frame);

}  // namespace sotto::workbench
