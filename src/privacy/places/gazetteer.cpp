// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/places/gazetteer.h"

#include "privacy/places/places_data.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/utf8.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace sotto::privacy {

namespace {

// As scripts/build-gazetteer writes them.
enum Section : std::size_t { Areas, Wordings, Places, Directory, Starts, Names, Pool, End };
constexpr std::size_t area_size = 10;
constexpr std::size_t place_size = 6;
constexpr std::size_t block_size = 16;
constexpr unsigned char word_flag = 0x80;
constexpr unsigned char person_flag = 0x40;
constexpr unsigned char count_mask = 0x3F;
constexpr std::size_t longest_key = 128;
constexpr std::array<std::string_view, 14> wording_languages{"en", "fr", "es", "pt", "vi", "ru", "uk",
                                                             "ar", "fa", "lo", "th", "km", "my", "zh"};

std::uint32_t little(std::string_view data, std::size_t at, std::size_t bytes) noexcept {
    std::uint32_t value = 0;
    for (std::size_t i = bytes; i > 0; --i) {
        value = (value << 8U) | static_cast<unsigned char>(data[at + i - 1]);
    }
    return value;
}

std::int64_t people_of(std::uint32_t code) noexcept {
    return code == 0 ? 0 : std::llround(std::exp2(static_cast<double>(code) / 8));
}

}  // namespace

const Gazetteer& Gazetteer::built_in() {
    static const Gazetteer gazetteer(places_data());
    return gazetteer;
}

Gazetteer::Gazetteer(std::string_view data) : data_(data) {
    constexpr std::size_t counts_at = 8;
    constexpr std::size_t sections_at = 28;
    areas_ = little(data_, counts_at, 4);
    named_areas_ = little(data_, counts_at + 4, 4);
    places_ = little(data_, counts_at + 12, 4);
    names_ = little(data_, counts_at + 16, 4);
    for (std::size_t i = 0; i < sections_.size(); ++i) sections_[i] = little(data_, sections_at + 4 * i, 4);
    blocks_ = (names_ + block_size - 1) / block_size;
}

std::string Gazetteer::key_of(std::string_view name) {
    const std::string folded = text::fold_key(name, text::Folding::KeepTones);
    std::string key;
    bool gap = false;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t start = at;
        const char32_t c = text::utf8::next(folded, at);
        if (!text::is_letter_or_mark(c) && text::digit_value(c) < 0) {
            gap = !key.empty();
            continue;
        }
        if (gap) key += ' ';
        gap = false;
        key.append(folded, start, at - start);
    }
    return key;
}

std::size_t Gazetteer::entry_of_block(std::size_t block) const noexcept {
    return sections_[Names] + little(data_, sections_[Directory] + 4 * block, 4);
}

/// The last block whose first key is not behind `key`; the first when all are.
std::size_t Gazetteer::block_of(std::string_view key) const noexcept {
    std::size_t low = 0;
    std::size_t high = blocks_;
    while (low + 1 < high) {
        const std::size_t middle = (low + high) / 2;
        const std::size_t at = entry_of_block(middle);
        const auto length = static_cast<unsigned char>(data_[at + 1]);
        if (data_.substr(at + 3, length) <= key) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

/// Calls `visit(key, name)` for the names of `block` in order until it answers false.
template <typename Visit>
void Gazetteer::walk(std::size_t block, Visit visit) const {
    std::array<char, longest_key> key{};
    std::size_t at = entry_of_block(block);
    const std::size_t count = std::min(block_size, names_ - block * block_size);
    for (std::size_t i = 0; i < count; ++i) {
        const auto shared = static_cast<unsigned char>(data_[at]);
        const auto rest = static_cast<unsigned char>(data_[at + 1]);
        const auto marks = static_cast<unsigned char>(data_[at + 2]);
        std::memcpy(key.data() + shared, data_.data() + at + 3, rest);
        at += 3U + rest;
        PlaceName name;
        name.is_word = (marks & word_flag) != 0;
        name.is_person = (marks & person_flag) != 0;
        name.count = marks & count_mask;
        name.first = static_cast<std::uint32_t>(at);
        at += std::size_t{3} * name.count;
        if (!visit(std::string_view(key.data(), std::size_t{shared} + rest), name)) return;
    }
}

std::optional<PlaceName> Gazetteer::look_up(std::string_view key) const {
    std::optional<PlaceName> found;
    if (key.empty()) return found;
    walk(block_of(key), [&](std::string_view each, const PlaceName& name) {
        if (each == key) found = name;
        return each < key;
    });
    return found;
}

Gazetteer::Start Gazetteer::look_up_start(std::string_view word) const {
    Start start;
    if (word.empty()) return start;
    bool passed = false;
    const auto visit = [&](std::string_view each, const PlaceName& name) {
        if (each < word) return true;
        if (each == word) {
            start.name = name;
            return true;
        }
        // Nothing sorts between a word and the word with a space behind it.
        start.goes_on =
            each.size() > word.size() && each.substr(0, word.size()) == word && each[word.size()] == ' ';
        passed = true;
        return false;
    };
    const std::size_t block = block_of(word);
    walk(block, visit);
    if (!passed && block + 1 < blocks_) walk(block + 1, visit);
    return start;
}

/// Whether the first letters of `run` are those of a name; wrongly true for one in many.
bool Gazetteer::may_begin_name(std::string_view run) const {
    const auto is_marked = [&](std::uint32_t begin) {
        return (static_cast<unsigned char>(data_[sections_[Starts] + (begin >> 3U)]) &
                (1U << (begin & 7U))) != 0;
    };
    constexpr int letters = 3;
    std::uint32_t begin = 0;
    std::size_t at = 0;
    for (int i = 0; i < letters; ++i) {
        // Names of two letters are marked by these.
        if (i == 2 && is_marked(begin)) return true;
        if (at >= run.size()) return false;
        begin = (begin * 31U + static_cast<std::uint32_t>(text::utf8::next(run, at))) & 0x7FFFFU;
    }
    return is_marked(begin);
}

Gazetteer::Longest Gazetteer::longest_at_start(std::string_view run) const {
    Longest longest;
    if (!may_begin_name(run)) return longest;
    std::string_view wanted = run.substr(0, std::min(run.size(), longest_key));
    // The greatest name that is not behind the run either begins it, or shares only so much with it that any
    // name which does begin it is no longer than that.
    while (!wanted.empty()) {
        std::size_t shared = 0;
        const auto compare = [&](std::string_view each, const PlaceName& name) {
            if (each > wanted) return false;
            const auto differ = std::mismatch(each.begin(), each.end(), wanted.begin(), wanted.end());
            shared = static_cast<std::size_t>(differ.first - each.begin());
            longest.length = shared == each.size() ? shared : 0;
            longest.name = name;
            return true;
        };
        walk(block_of(wanted), compare);
        if (longest.length > 0) return longest;
        if (shared == 0) break;
        wanted = wanted.substr(0, std::min(shared, wanted.size() - 1));
    }
    return {};
}

PlaceCandidate Gazetteer::candidate(const PlaceName& name, std::size_t i) const {
    const std::uint32_t target = little(data_, name.first + 3 * i, 3);
    PlaceCandidate candidate;
    if (target >= places_) {
        candidate.area = static_cast<Area>(target - places_);
        candidate.people = people(candidate.area);
        candidate.is_area = true;
        return candidate;
    }
    const std::size_t at = sections_[Places] + place_size * target;
    const std::uint32_t record = little(data_, at, 4);
    candidate.geoname = record >> 8U;
    candidate.people = people_of(record & 0xFFU);
    candidate.area = static_cast<Area>(little(data_, at + 4, 2));
    return candidate;
}

AreaKind Gazetteer::kind(Area area) const {
    return static_cast<AreaKind>(data_[sections_[Areas] + area_size * area + 6]);
}

Area Gazetteer::above(Area area) const {
    return static_cast<Area>(little(data_, sections_[Areas] + area_size * area + 4, 2));
}

Area Gazetteer::country_of(Area area) const {
    while (area != no_area && kind(area) > AreaKind::Country) area = above(area);
    return area == no_area || kind(area) == AreaKind::Region ? no_area : area;
}

std::string_view Gazetteer::code(Area area) const {
    return kind(area) == AreaKind::Country ? data_.substr(sections_[Areas] + area_size * area + 8, 2)
                                           : std::string_view();
}

Area Gazetteer::country(std::string_view code) const {
    for (std::size_t i = 0; i < named_areas_; ++i) {
        const auto area = static_cast<Area>(i);
        if (kind(area) == AreaKind::Country && this->code(area) == code) return area;
    }
    return no_area;
}

std::int64_t Gazetteer::people(Area area) const {
    return people_of(static_cast<unsigned char>(data_[sections_[Areas] + area_size * area + 7]));
}

std::string_view Gazetteer::pooled(std::uint32_t at) const noexcept {
    const std::size_t start = sections_[Pool] + at;
    return data_.substr(start + 1, static_cast<unsigned char>(data_[start]));
}

std::string_view Gazetteer::name(Area area, std::string_view language) const {
    if (area >= named_areas_) return pooled(little(data_, sections_[Areas] + area_size * area, 4));
    const std::string primary = text::primary_language(language);
    const auto* known = std::find(wording_languages.begin(), wording_languages.end(), primary);
    const std::size_t column =
        known == wording_languages.end() ? 0 : static_cast<std::size_t>(known - wording_languages.begin());
    return pooled(little(data_, sections_[Wordings] + 4 * (column * named_areas_ + area), 4));
}

std::string Gazetteer::key(std::size_t i) const {
    std::string found;
    std::size_t left = i % block_size;
    walk(i / block_size, [&](std::string_view each, const PlaceName&) {
        found = each;
        return left-- > 0;
    });
    return found;
}

}  // namespace sotto::privacy
