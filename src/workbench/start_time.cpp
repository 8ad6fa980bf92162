// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/start_time.h"

#include "workbench/frame.h"
#include "workbench/panes/documents_pane.h"
#include "workbench/transcript/transcript_view.h"

#include <unistd.h>
#include <wx/app.h>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

namespace sotto::workbench {

namespace {

/// https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: field 22, in clock ticks since the system's
/// start.
double milliseconds_of_process() {
    std::ifstream stat("/proc/self/stat");
    std::string all((std::istreambuf_iterator<char>(stat)), {});
    // The name of the program, in parentheses, may hold spaces.
    std::istringstream fields(all.substr(all.rfind(')') + 1));
    std::string field;
    for (int number = 3; number <= 22; ++number) fields >> field;
    const double started = std::stod(field) / static_cast<double>(::sysconf(_SC_CLK_TCK)) * 1000;
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<double>(now.tv_sec) * 1000 + static_cast<double>(now.tv_nsec) / 1e6 - started;
}

double resident_mib() {
    std::ifstream statm("/proc/self/statm");
    double pages = 0;
    double resident = 0;
    statm >> pages >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

}  // namespace

void tell_start_time(Frame& frame) {
    wxTheApp->Bind(wxEVT_IDLE, [&frame, told = false](wxIdleEvent& event) mutable {
        event.Skip();
        if (told) return;
        const auto& desk = frame.desk();
        auto* view = frame.documents().view_in_front();
        const bool shown = view != nullptr && view->document() != nullptr;
        if (!desk.has_study() || (!shown && !desk.study()->sources.empty())) return;
        told = true;
        if (view != nullptr) view->Update();
        std::printf("%.0f %.0f\n", milliseconds_of_process(), resident_mib());
        std::fflush(stdout);
        frame.CallAfter([&frame] { frame.Close(true); });
    });
}

}  // namespace sotto::workbench
