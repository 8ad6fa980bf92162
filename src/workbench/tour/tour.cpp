// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/tour/tour.h"

#include "workbench/identifier_picture.h"
#include "workbench/tour/tour_card.h"
#include "workbench/tour/tour_spot.h"
#include "workbench/words.h"

#include <wx/config.h>
#include <wx/utils.h>

#include <algorithm>
#include <array>

namespace sotto::workbench {

namespace {

constexpr const char* setting = "/tour/step";
constexpr int rest_ms = 500;
/// Words are chosen key by key.
constexpr int rest_of_choosing_ms = 1500;

enum Step { Open, Choose, Code, Codebook, Quote, Search, Identifier, Export, Over };

struct Card {
    const char* spot;
    const char* title;
    const char* words;  ///< %s stands for the keys of `actions`, in their order
    std::array<const char*, 2> actions = {};
};

const std::array<Card, Over + 1> cards{{
    {"sources",
     wxTRANSLATE("Sources"),
     wxTRANSLATE("These are the documents. Open another interview: choose it and press Enter, or "
                 "double-click it."),
     {}},
    {"documents",
     wxTRANSLATE("Document"),
     wxTRANSLATE(
         "Read a turn or two. Then choose some words: drag over them, or hold Shift and move with the "
         "arrow keys."),
     {}},
    {"documents",
     wxTRANSLATE("Coding"),
     wxTRANSLATE("Say what these words are about: press %s, type some letters of a code and press Enter."),
     {"code/apply"}},
    {"codebook",
     wxTRANSLATE("Codebook"),
     wxTRANSLATE("These are all codes. Choose another one, to see what it means and what was said about it."),
     {}},
    {"results",
     wxTRANSLATE("Quotes"),
     wxTRANSLATE(
         "Here is what was said about the code, in all documents. Open a quote, with Enter or a double "
         "click, to read it where it stands."),
     {}},
    {"documents",
     wxTRANSLATE("Search"),
     wxTRANSLATE("Find words in the whole study: press %s, type “training” and press Enter."),
     {"search/find"}},
    {"identifiers",
     wxTRANSLATE("Identifiers"),
     wxTRANSLATE("By these somebody could be known. Accept what will stand in the place of one, with %s, or "
                 "leave it as said, with %s."),
     {"identifier/accept", "identifier/reject"}},
    {"documents",
     wxTRANSLATE("Export"),
     wxTRANSLATE(
         "Press %s: the quotes come on pages as they will be printed, and what nobody has agreed to is "
         "withheld."),
     {"report/excerpts"}},
    {"documents",
     wxTRANSLATE("The end of the tour"),
     wxTRANSLATE(
         "From an interview to a page that gives nobody away: that is the whole way. %s takes back any "
         "edit, and %s shows all keys."),
     {"study/undo", "help/shortcuts"}},
}};

}  // namespace

Tour::Tour(Stage stage) : stage_(std::move(stage)) {
    stage_.desk.observe(this);
    soon_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { go_on(); });
}

Tour::~Tour() {
    stage_.desk.forget(this);
}

int Tour::steps() {
    return Over;
}

bool Tour::begun() {
    return wxConfigBase::Get()->ReadLong(setting, 0) > 0;
}

void Tour::take(const std::string& location) {
    location_ = location;
    if (stage_.desk.has_study() && stage_.desk.study()->location == location) begin();
}

void Tour::begin() {
    running_ = true;
    go_to(std::clamp(static_cast<int>(wxConfigBase::Get()->ReadLong(setting, 0)), 0, Over - 1));
}

void Tour::next() {
    if (!running_) return;
    if (step_ == Over) {
        leave();
    } else {
        go_to(step_ + 1);
    }
}

void Tour::back() {
    if (running_ && step_ > 0) go_to(step_ - 1);
}

void Tour::leave() {
    soon_.Stop();
    running_ = false;
    location_.clear();
    clear_card();
}

void Tour::go_to(int step) {
    soon_.Stop();
    step_ = step;
    auto* config = wxConfigBase::Get();
    if (step == 0 || step == Over) {
        config->DeleteEntry(setting);
    } else {
        config->Write(setting, step);
    }
    stage_.show(cards[static_cast<std::size_t>(step)].spot);
    remember_start();
    show_card();
}

void Tour::done(int step) {
    if (!running_ || step_ != step) return;
    soon_.StartOnce(step == Choose ? rest_of_choosing_ms : rest_ms);
}

void Tour::go_on() {
    // The card would move what is being dragged over.
    if (wxGetMouseState().LeftIsDown()) {
        soon_.StartOnce(rest_ms);
    } else {
        next();
    }
}

void Tour::show_card() {
    clear_card();
    const auto& card = cards[static_cast<std::size_t>(step_)];
    const auto found = stage_.spots.find(card.spot);
    if (found == stage_.spots.end()) return;
    auto words = wxGetTranslation(card.words);
    for (const char* action : card.actions) {
        if (action != nullptr) words.Replace("%s", stage_.key_of(action), false);
    }
    const auto title = wxGetTranslation(card.title);
    const auto where =
        step_ == Over ? title
                      : wxString::Format(_("%s: step %d of %d"), title, step_ + 1, static_cast<int>(Over));
    TourCard::Ways ways;
    ways.on = [this] { next(); };
    if (step_ > 0) ways.back = [this] { back(); };
    ways.leave = [this] { leave(); };
    spot_ = found->second;
    spot_->put(new TourCard(spot_, where, words, step_ == Over, std::move(ways)));
}

void Tour::clear_card() {
    if (spot_ != nullptr) spot_->put(nullptr);
    spot_ = nullptr;
}

void Tour::remember_start() {
    start_ = stage_.desk.focus();
    codings_at_start_ = codings();
    waiting_.clear();
    decided_one();
}

std::int64_t Tour::codings() const {
    std::int64_t all = 0;
    for (const auto& [code, count] : stage_.desk.study()->code_counts) all += count.codings;
    return all;
}

bool Tour::decided_one() {
    bool one = false;
    for (const auto& entity : stage_.desk.identifiers()->entities) {
        if (!entity.decided()) {
            waiting_.insert(entity.key);
        } else if (waiting_.count(entity.key) > 0) {
            one = true;
        }
    }
    return one;
}

void Tour::study_opened() {
    if (!location_.empty() && stage_.desk.study()->location == location_) {
        begin();
    } else if (running_) {
        leave();
    }
}

void Tour::study_changed() {
    if (!running_) return;
    if (codings() > codings_at_start_) done(Code);
    // Taken back: it can be done again.
    codings_at_start_ = std::min(codings_at_start_, codings());
}

void Tour::focus_changed(const Focus&) {
    if (!running_) return;
    const auto& focus = stage_.desk.focus();
    // The first document opens by itself.
    if (!start_.source) start_.source = focus.source;
    if (focus.source && focus.source != start_.source) done(Open);
    if (!focus.selection.empty() && (focus.selection != start_.selection || focus.source != start_.source))
        done(Choose);
    if (focus.code && focus.code != start_.code) done(Codebook);
}

void Tour::show_place(Id<study::Source>, text::Range range) {
    if (!range.empty()) done(Quote);
}

void Tour::hits_changed() {
    if (!stage_.desk.hits().empty()) done(Search);
}

void Tour::identifiers_changed() {
    if (running_ && decided_one()) done(Identifier);
}

void Tour::look() {
    if (stage_.exporting()) done(Export);
}

}  // namespace sotto::workbench
