// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/log.h>

#include <functional>
#include <string>

namespace sotto::workbench {

/// What wxWidgets itself has to say: a file that cannot be written, a picture that cannot be read. It goes to
/// whoever listens, as one sentence for all that comes at a time, where wxWidgets would open a dialog that
/// waits for an answer. It goes nowhere else, to no file and no console: it may name files of a study.
class LibraryMessages : public wxLog {
public:
    using Listener = std::function<void(const std::string& sentence)>;

    /// From now on, for the whole program. Called once wxWidgets has started.
    static void install();
    /// Who hears it, on the thread of the window; what nobody has heard yet is told at once. Empty: nobody
    /// any more, and what comes is lost.
    static void listen(Listener listener);

private:
    void DoLogRecord(wxLogLevel level, const wxString& message, const wxLogRecordInfo& info) override;
};

}  // namespace sotto::workbench
