// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/inverter.h"

#include "text/language.h"

#include <algorithm>
#include <functional>

namespace sotto::search {

namespace {

constexpr std::size_t first_slots = std::size_t{1} << 14U;

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

}  // namespace

Inverter::Inverter() : slots_(first_slots, 0) {}

void Inverter::grow() {
    slots_.assign(slots_.size() * 2, 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        std::size_t slot = entries_[i].hash & mask;
        while (slots_[slot] != 0) slot = (slot + 1) & mask;
        slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
}

std::uint32_t Inverter::find(std::string_view wanted) {
    const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(wanted));
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot] != 0) {
        const Entry& entry = entries_[slots_[slot] - 1];
        if (entry.hash == hash && term(entry) == wanted) return slots_[slot] - 1;
        slot = (slot + 1) & mask;
    }
    Entry entry;
    entry.first = static_cast<std::uint32_t>(arena_.size());
    entry.size = static_cast<std::uint32_t>(wanted.size());
    entry.hash = hash;
    arena_ += wanted;
    entries_.push_back(entry);
    slots_[slot] = static_cast<std::uint32_t>(entries_.size());
    if (entries_.size() * 2 > slots_.size()) grow();
    return static_cast<std::uint32_t>(entries_.size() - 1);
}

std::uint32_t Inverter::count(std::string_view wanted, std::uint32_t passage, std::uint32_t times) {
    const std::uint32_t found = find(wanted);
    Entry& entry = entries_[found];
    if (entry.last_posting != 0 && postings_[entry.last_posting - 1].passage == passage) {
        postings_[entry.last_posting - 1].count += times;
    } else {
        postings_.push_back({found, passage, times});
        entry.last_posting = static_cast<std::uint32_t>(postings_.size());
        ++entry.passages;
    }
    length_ += times;
    return found;
}

void Inverter::count_prefixed(char prefix, std::string_view wanted, std::uint32_t passage,
                              std::uint32_t times) {
    scratch_.assign(1, prefix);
    scratch_ += wanted;
    count(scratch_, passage, times);
}

void Inverter::set_language(std::string_view language) {
    if (language == language_ && language_bit_ != 0) return;
    language_ = language;
    auto bit = language_bits_.find(language_);
    if (bit == language_bits_.end()) {
        // The 64th language and those after it share a bit, which only leaves their forms to chance.
        const std::uint64_t made = std::uint64_t{1} << std::min<std::size_t>(language_bits_.size(), 63);
        bit = language_bits_.emplace(language_, made).first;
    }
    language_bit_ = bit->second;
    stemmer_ = nullptr;
    if (!Stemmer::exists(language_)) return;
    stemmer_ = &stemmers_.try_emplace(language_, language_).first->second;
}

void Inverter::note_form(std::uint32_t number, std::string_view original) {
    Entry& entry = entries_[number];
    if (is_ascii(original)) {
        if ((entry.languages & language_bit_) != 0) return;
        entry.languages |= language_bit_;
    } else {
        scratch_ = language_;
        scratch_ += ' ';
        scratch_ += original;
        if (!accented_.insert(scratch_).second) return;
    }
    const std::string stem = stemmer_->stem(original);
    if (!stem.empty()) forms_.push_back(Forms::line(language_, stem, term(entry)));
}

void Inverter::add(std::uint32_t passage, std::string_view said, std::string_view language) {
    set_language(text::primary_language(language));
    terms_.read(said);
    length_ = 0;
    const auto& units = terms_.units();
    for (std::size_t i = 0; i < units.size(); ++i) {
        const Terms::Unit& unit = units[i];
        if (unit.unspaced) {
            // A grapheme that begins no bigram stands alone, so that every grapheme can be found by its
            // beginning.
            if (unit.with_next.size > 0) {
                count_prefixed(bigram_prefix, terms_.text(unit.with_next), passage, 1);
            } else {
                count_prefixed(bigram_prefix, terms_.grapheme(unit), passage, 1);
            }
            continue;
        }
        const std::uint32_t word = count(terms_.text(unit.term), passage, 1);
        if (stemmer_ != nullptr) note_form(word, terms_.original(unit));
        if (unit.with_next.size > 0) {
            const std::uint32_t joined = count(terms_.text(unit.with_next), passage, 1);
            if (stemmer_ != nullptr) note_form(joined, terms_.joined_original(i));
        }
    }
    for (const Terms::Piece word : terms_.guessed_words()) count(terms_.text(word), passage, 1);
    if (!language_.empty()) count_prefixed(language_prefix, language_, passage, 0);
    lengths_.push_back({passage, length_});
}

std::vector<std::string> Inverter::languages() const {
    std::vector<std::string> found;
    for (const auto& [language, bit] : language_bits_) found.push_back(language);
    return found;
}

void Inverter::write(const std::filesystem::path& folder) {
    // Postings by term: each term's are in the order of passages already, so counting them is sorting them.
    std::vector<std::size_t> starts(entries_.size() + 1, 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) starts[i + 1] = starts[i] + entries_[i].passages;
    std::vector<GlassWriter::Posting> sorted(postings_.size());
    std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
    for (const Posting& posting : postings_) sorted[next[posting.term]++] = {posting.passage, posting.count};

    std::vector<std::uint32_t> order(entries_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return term(entries_[a]) < term(entries_[b]); });

    GlassWriter writer(folder);
    writer.add_lengths(lengths_);
    for (const std::uint32_t i : order) {
        writer.add_term(term(entries_[i]), sorted.data() + starts[i], sorted.data() + starts[i + 1]);
    }
    writer.finish();
    Forms::write(folder / "forms", forms_);
    clear();
}

void Inverter::clear() {
    arena_.clear();
    entries_.clear();
    std::fill(slots_.begin(), slots_.end(), 0);
    postings_.clear();
    lengths_.clear();
    forms_.clear();
    accented_.clear();
    language_bits_.clear();
    language_bit_ = 0;
}

}  // namespace sotto::search
