// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "line_facts.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "unicode.h"

namespace sotto::pdf {
namespace {

constexpr double large = 1.12;  // in units of the running text's size
constexpr double small = 0.92;
constexpr double widest_line_spacing = 2.5;  // a little more than double spacing

int half_points(double size) {
    return static_cast<int>(std::lround(std::min(size, 10'000.0) * 2));
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
        return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
    });
}

bool is_small_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) || (c >= 0x3B1 && c <= 0x3C9) ||
           (c >= 0x430 && c <= 0x45F);
}

/// Scripts that part no words by spaces break a line after any character or syllable.
bool is_written_without_spaces(char32_t c) {
    return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
           (c >= 0x3000 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/// `set_off`: more than a word space follows.
Marker marker_of(const std::u32string& word, bool set_off) {
    constexpr std::u32string_view bullets = U"•◦▪▫●○■□◆◇‣⁃∙·➢➤✓✔\uF0B7\uF0A7\uF0D8\uF0FC\uF076\uF0A8";
    if (word.size() == 1) {
        if (bullets.find(word.front()) != std::u32string_view::npos) return Marker::Bullet;
        if (word == U"-" || word == U"–" || word == U"—" || word == U"*") return Marker::Dash;
    }
    std::u32string_view body = word;
    if (!body.empty() && body.front() == U'(') body.remove_prefix(1);
    if (body.size() < 2 || body.size() > 4 || (body.back() != U'.' && body.back() != U')'))
        return Marker::None;
    body.remove_suffix(1);
    const bool digits =
        std::all_of(body.begin(), body.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
    const bool letter = body.size() == 1 && body.front() >= U'a' && body.front() <= U'z';
    const bool roman =
        std::all_of(body.begin(), body.end(), [](char32_t c) { return c == U'i' || c == U'v' || c == U'x'; });
    return (digits && body.size() <= (set_off ? 3 : 2)) || letter || roman ? Marker::Number : Marker::None;
}

/// "Name:" at the start of a line, of a few words and with a capital or a bracket first.
bool is_label(std::string_view text) {
    constexpr std::size_t longest = 40;
    const auto colon = text.substr(0, longest).find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const std::string_view name = text.substr(0, colon);
    const bool is_name = (name.front() >= 'A' && name.front() <= 'Z') || name.front() == '[' ||
                         static_cast<unsigned char>(name.front()) >= 0x80;
    return is_name && name.find_first_of(".?!,;") == std::string_view::npos &&
           std::count(name.begin(), name.end(), ' ') <= 3 &&
           (colon + 1 == text.size() || text[colon + 1] == ' ');
}

LineFacts facts_of(const Line& line, bool mirrored) {
    LineFacts facts;
    facts.text = text_of(line);
    facts.left = mirrored ? -line.right : line.left;
    facts.right = mirrored ? -line.left : line.right;
    facts.top = line.top;
    facts.bottom = line.bottom;
    facts.size = line.size;
    facts.column = line.column;

    const std::string& text = facts.text.utf8;
    facts.ends_with_hyphen = ends_with_any(text, {"-", "\u00AD", "\u2010"}) && !ends_with_any(text, {" -"});
    facts.ends_sentence =
        ends_with_any(text, {".", "?", "!", "…", ":", "”", "\"", "»", ".)", "؟", "۔", "。", "」", "။", "។"});
    facts.reads_like_heading = !ends_with_any(text, {".", ":", ",", ";", "?", "!", "”", "\""});
    facts.begins_label = is_label(text);

    const Word& first = mirrored ? line.words.back() : line.words.front();
    facts.begins_small = is_small_letter(first.text.front());
    const bool raised = is_raised_mark(first, line.size, line.bottom);
    const bool number = first.text.size() <= 3 && std::all_of(first.text.begin(), first.text.end(), is_digit);
    facts.begins_note = raised || (number && line.words.size() > 1) || first.text == U"*" ||
                        first.text == U"†" || first.text == U"‡";
    if (line.words.size() > 1) {
        const Word& second = mirrored ? line.words[line.words.size() - 2] : line.words[1];
        const double gap = mirrored ? first.left - second.right : second.left - first.right;
        facts.marker_gap = gap > 0.4 * line.size;
        facts.marker = marker_of(first.text, facts.marker_gap);
        facts.marker_length = to_utf8(first.text).size() + 1;
    }
    facts.hanging = facts.left;
    for (std::size_t i = 1; i < line.words.size(); ++i) {
        const Word& before = mirrored ? line.words[line.words.size() - i] : line.words[i - 1];
        const Word& after = mirrored ? line.words[line.words.size() - i - 1] : line.words[i];
        const double gap = mirrored ? before.left - after.right : after.left - before.right;
        if (gap < 0.8 * line.size) continue;
        facts.hanging = mirrored ? -after.right : after.left;
        break;
    }
    if (is_written_without_spaces(first.text.front()))
        facts.text.first_word_width = std::min(facts.text.first_word_width, 2 * line.size);
    return facts;
}

}  // namespace

double LineFacts::reach(const std::vector<LineFacts>& lines, std::size_t from, std::size_t to,
                        std::size_t i) {
    constexpr std::size_t window = 6;
    // In units of the size.
    constexpr double same_left = 3;
    constexpr double same_right = 0.35;
    const LineFacts& here = lines[i];
    std::vector<double> rights{here.right};
    const std::size_t first = i > from + window ? i - window : from;
    for (std::size_t j = first; j < std::min(to, i + window + 1); ++j) {
        const LineFacts& other = lines[j];
        if (j == i || std::abs(other.left - here.left) > same_left * here.size) continue;
        if (std::abs(other.size - here.size) > 0.12 * here.size) continue;
        rights.push_back(other.right);
    }
    // A single line that sticks out says nothing of the others.
    std::sort(rights.rbegin(), rights.rend());
    for (std::size_t j = 0; j + 1 < rights.size(); ++j)
        if (rights[j] - rights[j + 1] < same_right * here.size) return rights[j];
    return rights.front();
}

DocumentFacts::DocumentFacts(const std::vector<std::vector<Line>>& pages) {
    std::map<int, std::size_t> characters;
    std::map<int, std::vector<double>> distances;
    std::size_t bold = 0;
    std::size_t all = 0;
    for (const std::vector<Line>& page : pages) {
        std::size_t right_to_left = 0;
        for (const Line& line : page) right_to_left += line.right_to_left ? 1 : 0;
        const bool mirrored = right_to_left * 2 > page.size();
        std::vector<LineFacts> lines;
        for (const Line& line : page) {
            lines.push_back(facts_of(line, mirrored));
            const LineFacts& facts = lines.back();
            characters[half_points(facts.size)] += facts.text.utf8.size();
            all += facts.text.utf8.size();
            bold += facts.text.bold ? facts.text.utf8.size() : 0;
            if (lines.size() < 2) continue;
            const LineFacts& before = lines[lines.size() - 2];
            const double distance = facts.bottom - before.bottom;
            if (before.column == facts.column && half_points(before.size) == half_points(facts.size) &&
                distance > 0.8 * facts.size && distance < widest_line_spacing * facts.size)
                distances[half_points(facts.size)].push_back(distance);
        }
        pages_.push_back(std::move(lines));
    }
    mostly_bold_ = bold * 2 > all;
    // The most frequent size may be that of an appendix; running text is the largest that fills a good part.
    const auto most = std::max_element(characters.begin(), characters.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != characters.end()) body_size_ = most->first / 2.0;
    for (const auto& [size, count] : characters)
        if (count * 5 >= all) body_size_ = std::max(body_size_, size / 2.0);
    for (auto& [size, values] : distances) {
        // Lines inside paragraphs are the closer ones; a few may be closer still by accident.
        const auto third = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 3 / 10);
        std::nth_element(values.begin(), third, values.end());
        pitches_[size] = *third;
    }
    for (auto size = characters.rbegin(); size != characters.rend(); ++size)
        if (is_large(size->first / 2.0)) large_sizes_.push_back(size->first / 2.0);
}

double DocumentFacts::pitch(double size) const {
    const auto found = pitches_.find(half_points(size));
    return found == pitches_.end() ? 1.25 * size : found->second;
}

bool DocumentFacts::is_large(double size) const {
    return size > large * body_size_;
}

int DocumentFacts::rank(double size) const {
    const double rounded = half_points(size) / 2.0;
    const auto larger =
        std::count_if(large_sizes_.begin(), large_sizes_.end(), [&](double each) { return each > rounded; });
    return static_cast<int>(larger) + 1;
}

std::size_t DocumentFacts::notes_from(const std::vector<LineFacts>& lines, std::size_t from,
                                      std::size_t to) const {
    const bool has_running_text = std::any_of(
        lines.begin(), lines.end(), [&](const LineFacts& line) { return line.size >= small * body_size_; });
    if (!has_running_text) return to;
    std::size_t first = to;
    while (first > from && lines[first - 1].size < small * body_size_) --first;
    while (first < to && !lines[first].begins_note) ++first;
    return first;
}

}  // namespace sotto::pdf
