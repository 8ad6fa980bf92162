// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "search/index.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::tests {

/// A study in memory, as far as the index looks at one: passages and a journal of what happened to them.
class MemoryStudy : public search::PassageFeed {
public:
    /// Two studies with different names have different hashes.
    explicit MemoryStudy(std::string name = "study") : name_(std::move(name)) { journal_.emplace_back(); }

    /// Adds passages in one edit; gives the id of the first.
    std::int64_t add(const std::vector<std::string>& said, const std::string& language = "en") {
        Entry entry;
        const std::int64_t first = next_id_;
        for (const std::string& each : said) {
            passages_[next_id_] = {each, language, true};
            entry.added.push_back(next_id_++);
        }
        commit(entry);
        return first;
    }
    std::int64_t add(const std::string& said, const std::string& language = "en") {
        return add(std::vector<std::string>{said}, language);
    }
    void remove(const std::vector<std::int64_t>& ids) {
        for (const std::int64_t id : ids) passages_.at(id).present = false;
        commit({{}, ids, {}});
    }
    /// As undoing `remove` does.
    void restore(const std::vector<std::int64_t>& ids) {
        for (const std::int64_t id : ids) passages_.at(id).present = true;
        commit({ids, {}, {}});
    }
    /// Leaves out ids, as studies do whose passages went away.
    void skip_ids(std::int64_t count) { next_id_ += count; }

    [[nodiscard]] std::vector<std::int64_t> ids() const {
        std::vector<std::int64_t> found;
        for (const auto& [id, passage] : passages_) {
            if (passage.present) found.push_back(id);
        }
        return found;
    }
    [[nodiscard]] const std::string& text(std::int64_t id) const { return passages_.at(id).said; }
    [[nodiscard]] const std::string& language(std::int64_t id) const { return passages_.at(id).language; }
    /// How many texts were asked for by id.
    [[nodiscard]] std::size_t texts_read() const { return texts_read_; }
    /// Called for each passage that `each` gives.
    std::function<void(std::int64_t)> on_passage;

    [[nodiscard]] std::int64_t seq() const override { return static_cast<std::int64_t>(journal_.size()) - 1; }
    [[nodiscard]] std::string hash_at(std::int64_t seq) const override {
        return seq >= 0 && seq <= this->seq() ? journal_[static_cast<std::size_t>(seq)].hash : std::string();
    }
    void each(const std::function<bool(const search::IndexedPassage&)>& take,
              std::int64_t after) const override {
        for (auto at = passages_.upper_bound(after); at != passages_.end(); ++at) {
            if (!at->second.present) continue;
            if (on_passage) on_passage(at->first);
            if (!take({at->first, at->second.said, at->second.language})) return;
        }
    }
    [[nodiscard]] std::int64_t count() const override { return static_cast<std::int64_t>(ids().size()); }
    [[nodiscard]] Changes changes_since(std::int64_t seq) const override {
        std::map<std::int64_t, bool> touched;
        for (std::size_t i = static_cast<std::size_t>(seq) + 1; i < journal_.size(); ++i) {
            for (const std::int64_t id : journal_[i].added) touched[id] = true;
            for (const std::int64_t id : journal_[i].removed) touched[id] = true;
        }
        Changes changes;
        for (const auto& [id, ignored] : touched) {
            (passages_.at(id).present ? changes.added : changes.removed).push_back(id);
        }
        return changes;
    }
    void read(const std::vector<std::int64_t>& ids,
              const std::function<void(std::size_t, std::string_view)>& take) const override {
        // From the end: nobody may count on an order.
        for (std::size_t i = ids.size(); i-- > 0;) {
            const auto at = passages_.find(ids[i]);
            if (at != passages_.end() && at->second.present) take(i, at->second.said);
        }
        texts_read_ += ids.size();
    }
    [[nodiscard]] std::vector<std::string> languages(const std::vector<std::int64_t>& ids) const override {
        std::vector<std::string> found;
        for (const std::int64_t id : ids) {
            const auto at = passages_.find(id);
            found.push_back(at != passages_.end() ? at->second.language : std::string());
        }
        return found;
    }

private:
    struct Passage {
        std::string said;
        std::string language;
        bool present = false;
    };
    struct Entry {
        std::vector<std::int64_t> added;
        std::vector<std::int64_t> removed;
        std::string hash;
    };

    void commit(Entry entry) {
        std::string chained = journal_.back().hash + name_;
        for (const std::int64_t id : entry.added) chained += "+" + std::to_string(id);
        for (const std::int64_t id : entry.removed) chained += "-" + std::to_string(id);
        entry.hash = std::to_string(std::hash<std::string>{}(chained));
        journal_.push_back(std::move(entry));
    }

    std::string name_;
    std::map<std::int64_t, Passage> passages_;
    std::vector<Entry> journal_;
    std::int64_t next_id_ = 1;
    mutable std::size_t texts_read_ = 0;
};

/// The ids of all hits, ascending.
inline std::vector<std::int64_t> found(const search::Index& index, const std::string& query,
                                       const search::FilterResolver& resolve = {},
                                       std::vector<std::int64_t> hidden = {}) {
    search::SearchOptions options;
    options.limit = -1;
    options.by_relevance = false;
    options.hidden = std::move(hidden);
    std::vector<std::int64_t> ids;
    for (const auto& hit : index.find(search::Query::parse(query), options, resolve).hits)
        ids.push_back(hit.passage);
    return ids;
}

/// What a query matches in a text, each match as the piece of text itself.
inline std::vector<std::string> matched(const std::string& query, const std::string& said,
                                        const std::string& language = "en") {
    const text::Text text(said);
    std::vector<std::string> pieces;
    for (const text::Range range : search::matches_in(search::Query::parse(query), said, language)) {
        pieces.emplace_back(text.slice(range));
    }
    return pieces;
}

}  // namespace sotto::tests
