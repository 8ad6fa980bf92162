// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "random/faults.h"

#include <execinfo.h>
#include <fmt/core.h>
#include <glib.h>
#include <pthread.h>
#include <unistd.h>
#include <wx/debug.h>
#include <wx/string.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <set>
#include <string_view>
#include <thread>

namespace sotto::random_actions {

namespace {

using Clock = std::chrono::steady_clock;

std::string record_file;
std::string doing;
pthread_t window_thread;
std::atomic<Clock::rep> alive_at = 0;
std::atomic<int> count = 0;
std::mutex told_mutex;
std::set<std::string> told;

/// Noise of the libraries themselves, by a part of the sentence.
constexpr std::array<std::string_view, 16> harmless{
    // A bare system has not all pictures of the theme.
    "Could not load a pixbuf from icon theme",
    "Theme parsing error",
    // wxWidgets gives windows what its sizers have left for them, which in a small window is less than what
    // GTK
    // draws them with: scroll bars, check boxes, tabs.
    "gtk_distribute_natural_allocation: assertion 'extra_space >= 0'",
    "gtk_box_gadget_distribute: assertion 'size >= 0'",
    "gtk_widget_get_preferred_width_for_height: assertion 'height >= 0'",
    "gtk_widget_get_preferred_height_for_width: assertion 'width >= 0'",
    "gtk_widget_size_allocate(): attempt to allocate widget with",
    "Drawing a gadget with negative dimensions",
    "Negative content",
    "without calling gtk_widget_get_preferred_width/height()",
    // GtkScrolledWindow fades the indicators of a table in that it has not made yet: its page is shown for
    // the
    // first time, and its columns have another width than before.
    "gtk_widget_get_mapped: assertion 'GTK_IS_WIDGET (widget)'",
    "gdk_window_is_visible: assertion 'GDK_IS_WINDOW (window)'",
    "gdk_window_show_internal: assertion 'GDK_IS_WINDOW (window)'",
    // wxPizza::scroll tells hidden children of a scrolled window, too, where they are.
    "gtk_widget_set_allocation: assertion '_gtk_widget_get_visible (widget)",
    // There is no session bus on a display in memory.
    "Unable to acquire session bus",
    "Failed to execute child process \u201cdbus-launch\u201d",
};

void write_plainly(const char* words) {
    static_cast<void>(!::write(STDERR_FILENO, words, std::strlen(words)));
}

void write_calls() {
    std::array<void*, 60> calls{};
    const int found = ::backtrace(calls.data(), static_cast<int>(calls.size()));
    ::backtrace_symbols_fd(calls.data(), found, STDERR_FILENO);
}

/// Only what may be done in a signal's handler.
void end_at_signal(int signal) {
    write_plainly(signal == SIGUSR2 ? "HANG" : signal == SIGABRT ? "ABORT" : "CRASH");
    write_plainly(" — record: ");
    write_plainly(record_file.c_str());
    write_plainly("\n");
    write_calls();
    ::_exit(1);
}

bool first_time(const std::string& sentence) {
    const std::lock_guard lock(told_mutex);
    ++count;
    return told.insert(sentence).second;
}

void on_assertion(const wxString& file, int line, const wxString& function, const wxString& condition,
                  const wxString& message) {
    tell_fault(fmt::format("Assertion of wxWidgets: {} in {} ({}:{}) {}", condition.utf8_string(),
                           function.utf8_string(), file.utf8_string(), line, message.utf8_string()));
}

GLogWriterOutput on_log(GLogLevelFlags level, const GLogField* fields, gsize fields_count, gpointer) {
    if ((level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR)) == 0)
        return G_LOG_WRITER_HANDLED;
    std::string sentence;
    std::string domain;
    for (gsize i = 0; i < fields_count; ++i) {
        const std::string_view key = fields[i].key;
        if (key == "MESSAGE") sentence = static_cast<const char*>(fields[i].value);
        if (key == "GLIB_DOMAIN") domain = static_cast<const char*>(fields[i].value);
    }
    for (const auto part : harmless) {
        if (sentence.find(part) != std::string::npos) return G_LOG_WRITER_HANDLED;
    }
    // Addresses of widgets differ each time.
    std::string same;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence.compare(i, 2, "0x") == 0) {
            i = std::min(sentence.find_first_not_of("0123456789abcdefx", i), sentence.size()) - 1;
            same += "…";
        } else {
            same += sentence[i];
        }
    }
    tell_fault(domain + ": " + same);
    return G_LOG_WRITER_HANDLED;
}

}  // namespace

void watch_for_faults(const std::string& record, std::chrono::seconds longest) {
    record_file = record;
    window_thread = ::pthread_self();
    // The first call loads a library, which a signal's handler must not.
    std::array<void*, 1> calls{};
    ::backtrace(calls.data(), 1);
    std::signal(SIGUSR2, end_at_signal);
#ifndef __SANITIZE_ADDRESS__
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) std::signal(signal, end_at_signal);
#endif
    wxSetAssertHandler(on_assertion);
    g_log_set_writer_func(on_log, nullptr, nullptr);
    tell_alive();
    std::thread([longest] {
        for (;;) {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            const auto since = alive_at.load();
            if (since != 0 && Clock::now() - Clock::time_point(Clock::duration(since)) > longest)
                ::pthread_kill(window_thread, SIGUSR2);
        }
    }).detach();
}

void tell_alive() {
    alive_at = Clock::now().time_since_epoch().count();
}

void tell_doing(const std::string& line, long nth) {
    doing = fmt::format("{}: {}", nth, line);
}

void stop_waiting() {
    alive_at = 0;
}

void tell_fault(const std::string& sentence) {
    if (!first_time(sentence)) return;
    fmt::print(stderr, "FAULT: {}\n  record: {}, action {}\n", sentence, record_file, doing);
    std::fflush(stderr);
    write_calls();
}

int faults() {
    return count;
}

}  // namespace sotto::random_actions
