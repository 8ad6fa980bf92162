// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/desk.h"

#include "base/error.h"
#include "workbench/identifier_scanner.h"

#include <unistd.h>

#include <algorithm>

namespace sotto::workbench {

using commands::Access;
using commands::Session;

Desk::Desk(std::string researcher, Post post)
    : study_(std::make_shared<StudyPicture>()),
      opening_(std::make_shared<std::int64_t>(0)),
      writer_(std::make_unique<Worker>(researcher, post)),
      reader_(std::make_unique<Worker>(researcher, post)),
      searcher_(std::make_unique<Worker>(researcher, post)),
      indexer_(std::make_unique<Worker>(researcher, post)),
      scanner_(std::make_unique<Worker>(researcher, post, Worker::Urgency::Background)) {
    forget_identifiers();
    // Nobody waits for it, and what others wait for goes first.
    scanner_->run([](Session&) { static_cast<void>(::nice(10) == -1); }, [] {}, [](const Failure&) {});
    for (Worker* worker : {writer_.get(), reader_.get(), searcher_.get(), indexer_.get()}) {
        worker->on_told([this, alive = std::weak_ptr(opening_)](const std::string& sentence) {
            if (!alive.expired()) tell(sentence);
        });
    }
}

Desk::~Desk() {
    // Cancelled together, so that they end side by side.
    for (auto* worker : workers()) worker->cancel();
}

std::vector<Worker*> Desk::workers() const {
    return {writer_.get(), reader_.get(), searcher_.get(), indexer_.get(), scanner_.get()};
}

template <class Call>
void Desk::each_observer(Call call) {
    // An observer may come or go while the others are told.
    const auto observers = observers_;
    for (auto* observer : observers) {
        if (std::find(observers_.begin(), observers_.end(), observer) != observers_.end()) call(*observer);
    }
}

void Desk::observe(DeskObserver* observer) {
    observers_.push_back(observer);
}

void Desk::forget(DeskObserver* observer) {
    std::erase(observers_, observer);
}

void Desk::start(Worker& worker, Worker::Job job, std::function<void()> done,
                 std::function<void(const Failure&)> failed) {
    const std::weak_ptr alive = opening_;
    const auto now = *opening_;
    const auto current = [alive, now] {
        const auto opening = alive.lock();
        return opening != nullptr && *opening == now;
    };
    worker.run(
        [job = std::move(job), location = location_](Session& session) {
            session.choose(location);
            job(session);
        },
        [done = std::move(done), current] {
            if (done && current()) done();
        },
        [this, failed = std::move(failed), current](const Failure& failure) {
            if (!current()) return;
            if (failed) failed(failure);
            if (!failure.sentence.empty()) tell(failure.sentence, true);
        });
}

void Desk::open(const std::string& location) {
    ++*opening_;
    location_ = location;
    following_ = false;
    forget_edits();
    documents_.clear();
    hits_.clear();
    hidden_codes_.clear();
    scanner_->cancel();
    forget_identifiers();
    auto picture = std::make_shared<StudyPicture>();
    start(
        *writer_,
        [picture](Session& session) {
            std::string reason;
            try {
                static_cast<void>(session.writable_study());
            } catch (const base::Error&) {
                // Says why it cannot be opened at all, if that is it.
                reason = session.study().read_only_reason();
                if (reason.empty()) throw;
            }
            *picture = read_study(session.study());
            picture->read_only_reason = reason;
        },
        [this, picture] {
            study_ = picture;
            focus_ = {};
            each_observer([](DeskObserver& observer) { observer.study_opened(); });
            if (!study_->read_only_reason.empty()) tell(study_->read_only_reason);
            // Panes ask the searcher at once, and an index of thousands of sources takes a while: what they
            // ask for would wait for it, and they stand there empty. A search waits for the index itself.
            start(*indexer_,
                  [](Session& session) {
                      session.update_index();
                      session.choose({});
                  },
                  {}, {});
            look_for_identifiers();
        },
        [this](const Failure&) { close(); });
}

void Desk::close() {
    ++*opening_;
    location_.clear();
    forget_edits();
    documents_.clear();
    hits_.clear();
    hidden_codes_.clear();
    study_ = std::make_shared<StudyPicture>();
    focus_ = {};
    forget_identifiers();
    // The workers let go of the file too.
    for (auto* worker : workers()) {
        worker->cancel();
        start(*worker, [](Session&) {}, {}, {});
    }
    each_observer([](DeskObserver& observer) { observer.study_opened(); });
}

std::shared_ptr<const DocumentPicture> Desk::document(Id<study::Source> source) const {
    const auto at = documents_.find(source);
    return at == documents_.end() ? nullptr : at->second;
}

void Desk::read(Id<study::Source> source) {
    const auto before = documents_[source];
    auto picture = std::make_shared<DocumentPicture>();
    start(
        *reader_,
        [picture, source, before](Session& session) {
            *picture = read_document(session.study(), source, before);
        },
        [this, picture, source] {
            const auto at = documents_.find(source);
            if (at == documents_.end()) return;
            at->second = picture;
            each_observer([&](DeskObserver& observer) { observer.document_changed(source); });
            // What is gone cannot be in hand; were it left there, nobody would hear when it comes back.
            if (focus_.source == source && focus_.coding && picture->coding(focus_.coding) == nullptr) {
                auto focus = focus_;
                focus.coding = {};
                set_focus(focus);
            }
        },
        [this, source](const Failure&) { documents_.erase(source); });
}

void Desk::release(Id<study::Source> source) {
    documents_.erase(source);
}

void Desk::follow() {
    if (!has_study() || following_) return;
    following_ = true;
    auto seq = std::make_shared<std::int64_t>(0);
    start(
        *reader_, [seq](Session& session) { *seq = session.study().journal_seq(); },
        [this, seq] {
            following_ = false;
            if (*seq != study_->seq) refresh({});
        },
        [this](const Failure&) { following_ = false; });
}

void Desk::refresh(std::function<void()> then) {
    // What is in sight first.
    for (const auto& [source, picture] : documents_) read(source);
    auto picture = std::make_shared<StudyPicture>();
    start(
        *reader_, [picture](Session& session) { *picture = read_study(session.study()); },
        [this, picture, then] {
            picture->read_only_reason = study_->read_only_reason;
            study_ = picture;
            each_observer([](DeskObserver& observer) { observer.study_changed(); });
            if (then) then();
            look_for_identifiers();
        },
        [then](const Failure&) {
            if (then) then();
        });
}

void Desk::after_edits(std::function<void()> then) {
    if (editing()) {
        after_edits_.push_back(std::move(then));
    } else {
        then();
    }
}

void Desk::edited(std::int64_t edit) {
    edits_.erase(edit);
    // What is done may be an edit again: the rest waits for it.
    while (!editing() && !after_edits_.empty()) {
        const auto next = std::move(after_edits_.front());
        after_edits_.erase(after_edits_.begin());
        next();
    }
}

void Desk::forget_edits() {
    edits_.clear();
    after_edits_.clear();
}

void Desk::forget_identifiers() {
    identifiers_ = std::make_shared<IdentifierPicture>();
    scan_ = std::make_shared<IdentifierScanner>();
    scanning_ = false;
    scan_again_ = false;
}

void Desk::look_for_identifiers() {
    if (scanning_) {
        scan_again_ = true;
        return;
    }
    scanning_ = true;
    scan_again_ = false;
    std::vector<Id<study::Source>> first;
    if (focus_.source) first.push_back(focus_.source);
    for (const auto& [source, picture] : documents_) first.push_back(source);
    auto step = std::make_shared<IdentifierScanner::Step>();
    start(
        *scanner_,
        [step, scan = scan_, first = std::move(first)](Session& session) {
            *step = scan->step(session, first);
        },
        [this, step] {
            scanning_ = false;
            if (step->picture != nullptr) {
                identifiers_ = step->picture;
                each_observer([](DeskObserver& observer) { observer.identifiers_changed(); });
            }
            if (step->more || scan_again_) look_for_identifiers();
        },
        [this](const Failure&) { scanning_ = false; });
}

void Desk::run(const std::string& command, commands::Arguments arguments, Done done,
               std::function<void(const Failure&)> failed) {
    const auto& list = commands::commands();
    const auto at = std::find_if(list.begin(), list.end(),
                                 [&](const commands::Command& one) { return one.id == command; });
    if (at == list.end()) {
        tell("There is no command of the name " + command + ".", true);
        return;
    }
    const bool writes = at->access == Access::Write;
    const auto edit = next_edit_++;
    if (writes) edits_.emplace(edit, command);
    auto outcome = std::make_shared<commands::Outcome>();
    start(
        at->access == Access::Read ? *searcher_ : *writer_,
        [&one = *at, arguments = std::move(arguments), outcome](Session& session) {
            *outcome = commands::run(one, session, arguments);
        },
        [this, outcome, done = std::move(done), writes, edit] {
            auto finish = [this, outcome, done, edit] {
                if (done) done(*outcome);
                edited(edit);
            };
            if (writes) {
                refresh(std::move(finish));
            } else {
                finish();
            }
        },
        [this, failed = std::move(failed), edit](const Failure& failure) {
            if (failed) failed(failure);
            edited(edit);
        });
}

bool Desk::available(const commands::Command& command) const {
    switch (command.access) {
        case Access::None:
            return true;
        case Access::Read:
            return has_study();
        case Access::Write:
            break;
    }
    // What is under way can be taken back when it has been made, and brought again.
    const auto under_way = [&](bool undo) {
        return std::any_of(edits_.begin(), edits_.end(),
                           [&](const auto& edit) { return (edit.second == "study/undo") == undo; });
    };
    if (command.id == "study/undo") return study_->can_edit() && (!study_->undo.empty() || under_way(false));
    if (command.id == "study/redo") return study_->can_edit() && (!study_->redo.empty() || under_way(true));
    return study_->can_edit();
}

void Desk::undo() {
    run("study/undo", {});
}

void Desk::redo() {
    run("study/redo", {});
}

Work Desk::work() const {
    for (const Worker* worker : {writer_.get(), searcher_.get(), indexer_.get(), reader_.get()}) {
        if (auto work = worker->work(); work.busy && !work.title.empty()) return work;
    }
    return {};
}

void Desk::cancel() {
    writer_->cancel();
    searcher_->cancel();
    indexer_->cancel();
}

void Desk::set_focus(const Focus& focus) {
    if (focus == focus_) return;
    const auto before = focus_;
    focus_ = focus;
    each_observer([&](DeskObserver& observer) { observer.focus_changed(before); });
}

void Desk::show(Id<study::Source> source, text::Range range) {
    each_observer([&](DeskObserver& observer) { observer.show_place(source, range); });
}

void Desk::set_hits(std::unordered_map<Id<study::Source>, std::vector<text::Range>> hits) {
    hits_ = std::move(hits);
    each_observer([](DeskObserver& observer) { observer.hits_changed(); });
}

void Desk::set_hidden_codes(std::vector<Id<study::Code>> codes) {
    std::sort(codes.begin(), codes.end());
    if (codes == hidden_codes_) return;
    hidden_codes_ = std::move(codes);
    each_observer([](DeskObserver& observer) { observer.hidden_codes_changed(); });
}

void Desk::tell(const std::string& sentence, bool failed) {
    each_observer([&](DeskObserver& observer) { observer.told(sentence, failed); });
}

}  // namespace sotto::workbench
