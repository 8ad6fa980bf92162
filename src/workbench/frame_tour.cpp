// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/frame.h"
#include "workbench/tour/tour.h"
#include "workbench/tour/tour_spot.h"
#include "workbench/words.h"

#include <wx/filename.h>
#include <wx/stdpaths.h>

namespace sotto::workbench {

namespace {

/// The user's own copy of the sample study, to do with as one likes.
wxFileName sample_file() {
    return {wxStandardPaths::Get().GetDocumentsDir(), "riverbank-voices.sotto"};
}

}  // namespace

TourSpot* Frame::make_spot(const char* name) {
    auto* spot = new TourSpot(this);
    spots_[name] = spot;
    return spot;
}

void Frame::build_tour() {
    tour_ = std::make_unique<Tour>(
        Tour::Stage{*desk_, spots_, [this](const std::string& spot) { show_for_tour(spot); },
                    [this](const std::string& id) {
                        const auto* found = action(id);
                        return found == nullptr || found->key.empty() ? _("its menu command") : found->key;
                    },
                    [this] { return arrangement_ == Arrangement::Export; }});
}

void Frame::show_for_tour(const std::string& spot) {
    if (spot == "identifiers") {
        review_identifiers();
        return;
    }
    if (spot == "documents") return;
    if (arrangement_ != Arrangement::Code && arrangement_ != Arrangement::Read) arrange(Arrangement::Code);
    if (spot == "results") {
        show_pane(_("Quotes"));
    } else if (!pane_shown(spot)) {
        toggle_pane(spot);
    }
}

void Frame::open_sample() {
    const auto file = sample_file();
    const auto location = kept(file.GetFullPath());
    if (file.FileExists()) {
        desk_->open(location);
        return;
    }
    commands::Arguments arguments;
    arguments.add("STUDY", location);
    desk_->run("study/sample", std::move(arguments),
               [this, location](const commands::Outcome&) { desk_->open(location); });
}

void Frame::take_tour() {
    const auto location = kept(sample_file().GetFullPath());
    tour_->take(location);
    if (!tour_->running()) open_sample();
}

}  // namespace sotto::workbench
