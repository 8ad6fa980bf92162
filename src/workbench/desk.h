// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/command.h"
#include "workbench/study_picture.h"
#include "workbench/worker.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace sotto::workbench {

struct IdentifierPicture;
class IdentifierScanner;

/// Only quotes of `code` whose speaker or source has `value` (empty: not known) in `field`: a field as
/// `matrix --columns` takes it; of `code`, `value` is the path of another code that lies on the same words.
/// Holds while `code` is in focus.
struct Condition {
    Id<study::Code> code;
    std::string field = {};
    std::string value = {};

    friend bool operator==(const Condition&, const Condition&) = default;
};

/// What the researcher has in hand: the document in front, the words chosen in it, the coding and code in
/// focus. Panes set it and follow it; no pane calls another.
struct Focus {
    Id<study::Source> source;
    text::Range selection;  ///< empty: only a caret, at `start`
    Id<study::Coding> coding;
    Id<study::Code> code;
    std::optional<Condition> where = {};  ///< on the quotes of `code`
    Id<study::Finding> finding = {};      ///< evidence is linked to it
    std::string identifier = {};          ///< its key, as `review` takes it

    friend bool operator==(const Focus&, const Focus&) = default;
};

/// Those who follow a desk. All calls come on the thread of the window.
class DeskObserver {
public:
    virtual ~DeskObserver() = default;
    /// Another study is open, or none.
    virtual void study_opened() {}
    /// There is a new `Desk::study()`: something was edited, here or at another desk.
    virtual void study_changed() {}
    /// There is a new `Desk::document(source)`.
    virtual void document_changed(Id<study::Source> /*source*/) {}
    virtual void focus_changed(const Focus& /*before*/) {}
    /// A place in a document is to be brought in sight: `range` of `source`, opened if it is not.
    virtual void show_place(Id<study::Source> /*source*/, text::Range /*range*/) {}
    /// The ranges that a search found in the document in front are to be marked (empty: none).
    virtual void hits_changed() {}
    /// There is a new `Desk::identifiers()`: more was found, or something was decided.
    virtual void identifiers_changed() {}
    /// Other codes than before are to be drawn in documents.
    virtual void hidden_codes_changed() {}
    /// Something for the user to read: `failed` when it did not work.
    virtual void told(const std::string& /*sentence*/, bool /*failed*/) {}
};

/// A study that is worked on in a window: what it holds at present (pictures), what is in focus, and the one
/// way to change it (commands). Has five workers, so that reading never waits for a long edit and a quick
/// edit never for a search: one writes, one reads what the window shows, one looks things up for panes, one
/// brings the index up to date when a study is opened, one looks for identifiers whenever there is time.
///
/// Knows nothing of wx. All members are for one thread, that of the window; nothing here waits.
class Desk {
public:
    Desk(std::string researcher, Post post);
    /// Cancels what runs.
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    void observe(DeskObserver* observer);
    void forget(DeskObserver* observer);

    // The study -----------------------------------------------------------------------------------------
    /// Opens the study at `location`; observers hear `study_opened`, or `told` why it could not be.
    void open(const std::string& location);
    void close();
    [[nodiscard]] bool has_study() const { return !study_->location.empty(); }
    /// Never null; an empty picture while nothing is open.
    [[nodiscard]] const std::shared_ptr<const StudyPicture>& study() const { return study_; }
    /// Null until it has been read: `read` asks for it and `document_changed` tells.
    [[nodiscard]] std::shared_ptr<const DocumentPicture> document(Id<study::Source> source) const;
    /// Keeps the document's picture up to date until `release`.
    void read(Id<study::Source> source);
    void release(Id<study::Source> source);
    /// Looks whether another desk has edited the study, and follows. Cheap; called by a timer.
    void follow();

    /// What an export would replace, as far as the sources have been looked through: that goes on by itself,
    /// those in sight first, and again after edits. Never null.
    [[nodiscard]] const std::shared_ptr<const IdentifierPicture>& identifiers() const { return identifiers_; }

    // Commands ------------------------------------------------------------------------------------------
    using Done = std::function<void(const commands::Outcome&)>;
    /// Runs a command of the list by its id (`code/apply`); the study is filled in. Commands that write run
    /// one after another; what they changed is read before `done` is called. Failures are `told`, after
    /// `failed`.
    void run(const std::string& command, commands::Arguments arguments, Done done = {},
             std::function<void(const Failure&)> failed = {});
    /// Whether the command makes sense now.
    [[nodiscard]] bool available(const commands::Command& command) const;
    void undo();
    void redo();
    /// Whether commands that write are under way: what the pictures show is older than what was asked for.
    [[nodiscard]] bool editing() const { return !edits_.empty(); }
    /// Does `then` when the pictures show all edits that were asked for: now, if nothing is under way. For
    /// keys that are pressed faster than edits are made, and mean what the ones before will have made.
    void after_edits(std::function<void()> then);

    /// Looks something up on the searching worker: `job` there, then `done` here. For what no command
    /// answers; must not edit.
    template <class Answer>
    void look_up(std::function<Answer(commands::Session&)> job, std::function<void(Answer)> done) {
        auto answer = std::make_shared<std::optional<Answer>>();
        start(
            *searcher_,
            [job = std::move(job), answer](commands::Session& session) { answer->emplace(job(session)); },
            [done = std::move(done), answer] { done(std::move(**answer)); }, {});
    }

    /// What the busiest worker does at present, and stopping it.
    [[nodiscard]] Work work() const;
    void cancel();

    // Focus ---------------------------------------------------------------------------------------------
    [[nodiscard]] const Focus& focus() const { return focus_; }
    void set_focus(const Focus& focus);
    void show(Id<study::Source> source, text::Range range);
    [[nodiscard]] const std::unordered_map<Id<study::Source>, std::vector<text::Range>>& hits() const {
        return hits_;
    }
    void set_hits(std::unordered_map<Id<study::Source>, std::vector<text::Range>> hits);
    /// Codes that documents do not draw, ascending; the codings stay. For this window only.
    [[nodiscard]] const std::vector<Id<study::Code>>& hidden_codes() const { return hidden_codes_; }
    void set_hidden_codes(std::vector<Id<study::Code>> codes);
    /// The keys of the identifiers that wait for a decision, in the order in which they are gone through.
    [[nodiscard]] const std::vector<std::string>& review_queue() const { return review_queue_; }
    void set_review_queue(std::vector<std::string> keys) { review_queue_ = std::move(keys); }
    void tell(const std::string& sentence, bool failed = false);

private:
    void start(Worker& worker, Worker::Job job, std::function<void()> done,
               std::function<void(const Failure&)> failed);
    void refresh(std::function<void()> then);
    void edited(std::int64_t edit);
    void forget_edits();
    void look_for_identifiers();
    void forget_identifiers();
    template <class Call>
    void each_observer(Call call);
    [[nodiscard]] std::vector<Worker*> workers() const;

    std::string location_;
    std::shared_ptr<const StudyPicture> study_;
    std::unordered_map<Id<study::Source>, std::shared_ptr<const DocumentPicture>> documents_;
    Focus focus_;
    std::unordered_map<Id<study::Source>, std::vector<text::Range>> hits_;
    std::vector<Id<study::Code>> hidden_codes_;
    std::vector<std::string> review_queue_;
    std::vector<DeskObserver*> observers_;
    /// Answers check it: they may arrive when the desk has gone, or works on another study.
    std::shared_ptr<std::int64_t> opening_;
    bool following_ = false;
    std::map<std::int64_t, std::string> edits_;  ///< commands under way that write
    std::int64_t next_edit_ = 0;
    std::vector<std::function<void()>> after_edits_;
    std::shared_ptr<const IdentifierPicture> identifiers_;
    std::shared_ptr<IdentifierScanner> scan_;  ///< for the scanner's thread; another for another study
    bool scanning_ = false;
    bool scan_again_ = false;
    std::unique_ptr<Worker> writer_;
    std::unique_ptr<Worker> reader_;
    std::unique_ptr<Worker> searcher_;
    std::unique_ptr<Worker> indexer_;
    std::unique_ptr<Worker> scanner_;
};

}  // namespace sotto::workbench
