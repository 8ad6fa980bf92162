// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"

#include <wx/string.h>
#include <wx/timer.h>

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace sotto::workbench {

class TourSpot;

/// Leads through the sample study: from reading to a page that gives nobody away. Each step is a card above
/// the pane it speaks of; when what it asks for has been done, by whatever way, the next one comes. Where it
/// was left is kept in the settings.
class Tour : private DeskObserver {
public:
    /// What it needs of the window; outlives it.
    struct Stage {
        Desk& desk;
        std::map<std::string, TourSpot*> spots;  ///< sources, codebook, documents, results, identifiers
        /// Brings the pane of a spot in sight.
        std::function<void(const std::string& spot)> show;
        std::function<wxString(const std::string& action)> key_of;
        std::function<bool()> exporting;
    };

    explicit Tour(Stage stage);
    ~Tour() override;

    /// Begins where it was left, with the study at `location`: now if it is open, else when it has been
    /// opened.
    void take(const std::string& location);
    void next();
    void back();
    /// The card goes; the step is kept.
    void leave();
    [[nodiscard]] bool running() const { return running_; }
    /// Counted from 0; `steps()` is the card that says it is over.
    [[nodiscard]] int step() const { return step_; }
    [[nodiscard]] static int steps();
    /// The window has another arrangement.
    void look();
    /// Whether there is a step to go on with.
    static bool begun();

private:
    void study_opened() override;
    void study_changed() override;
    void focus_changed(const Focus& before) override;
    void show_place(Id<study::Source> source, text::Range range) override;
    void hits_changed() override;
    void identifiers_changed() override;

    void begin();
    void go_to(int step);
    /// What `step` asked for has been done: the next one comes when the hands have come to rest.
    void done(int step);
    void go_on();
    void show_card();
    void clear_card();
    void remember_start();
    [[nodiscard]] std::int64_t codings() const;
    /// Whether an identifier that waited is decided now.
    bool decided_one();

    Stage stage_;
    std::string location_;
    bool running_ = false;
    int step_ = 0;
    Focus start_;
    std::int64_t codings_at_start_ = 0;
    std::set<std::string> waiting_;
    TourSpot* spot_ = nullptr;
    wxTimer soon_;
};

}  // namespace sotto::workbench
