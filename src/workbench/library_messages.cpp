// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/library_messages.h"

#include "workbench/words.h"

#include <wx/app.h>

#include <algorithm>
#include <vector>

namespace sotto::workbench {

namespace {

/// The last says what was tried, the one before why it went wrong; more would be a page.
constexpr std::size_t most_in_a_sentence = 2;

struct State {
    LibraryMessages::Listener listener;
    std::vector<wxString> waiting;
    bool telling = false;
};

State& state() {
    static State one;
    return one;
}

wxString as_sentence(wxString message) {
    message.Trim().Trim(false);
    if (message.empty()) return message;
    message[0] = wxToupper(message[0]);
    if (!wxString(".!?").Contains(message.Last())) message += '.';
    return message;
}

void tell() {
    auto& now = state();
    now.telling = false;
    if (!now.listener || now.waiting.empty()) return;
    const auto first = now.waiting.size() - std::min(now.waiting.size(), most_in_a_sentence);
    wxString all;
    // Newest first: what did not work, then the reason.
    for (auto i = now.waiting.size(); i-- > first;) all += (all.empty() ? "" : " ") + now.waiting[i];
    now.waiting.clear();
    now.listener(kept(all));
}

}  // namespace

void LibraryMessages::install() {
    delete wxLog::SetActiveTarget(new LibraryMessages);
}

void LibraryMessages::listen(Listener listener) {
    auto& now = state();
    now.listener = std::move(listener);
    if (now.listener) {
        tell();
    } else {
        now.waiting.clear();
    }
}

void LibraryMessages::DoLogRecord(wxLogLevel level, const wxString& message, const wxLogRecordInfo&) {
    if (level > wxLOG_Message) return;
    const auto sentence = as_sentence(message);
    auto& now = state();
    if (sentence.empty() || std::find(now.waiting.begin(), now.waiting.end(), sentence) != now.waiting.end())
        return;
    now.waiting.push_back(sentence);
    // Later, when what tried it has finished: it may have more to say.
    if (now.telling || wxTheApp == nullptr) return;
    now.telling = true;
    wxTheApp->CallAfter([] { tell(); });
}

}  // namespace sotto::workbench
