// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/names/training/scores.h"

#include "privacy/ascii.h"
#include "privacy/detector.h"
#include "privacy/names/name_text.h"
#include "text/case.h"
#include "text/text.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace sotto::privacy::names::training {

namespace {

enum class Writing { AsIs, Small, Capitals };

bool is_name(Label label) {
    return label == Label::Person || label == Label::Place || label == Label::Organisation;
}

/// Only ASCII changes, so that bytes stay where they are.
std::string written(const std::string& text, Writing writing) {
    std::string out = text;
    for (char& c : out) {
        if (writing == Writing::Small) c = ascii_lower(c);
        if (writing == Writing::Capitals && c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
    }
    return out;
}

bool says_something(char c) {
    return is_ascii_alphanumeric(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// A text with what was found in it.
class Covered {
public:
    Covered(const NamesModel& model, const std::string& utf8, const Sensitivity& sensitivity)
        : text_(utf8), bytes_(utf8.size(), false) {
        for (const Found& one : model.find(text_, sensitivity)) {
            const auto first = static_cast<std::ptrdiff_t>(text_.byte_of(one.range.start));
            const auto last = static_cast<std::ptrdiff_t>(text_.byte_of(one.range.end));
            std::fill(bytes_.begin() + first, bytes_.begin() + last, true);
            strings_.insert(std::string(text_.slice(one.range)));
        }
    }
    [[nodiscard]] bool all_of(const Mark& mark) const {
        for (std::size_t i = mark.first; i < mark.last; ++i) {
            if (says_something(text_.utf8()[i]) && !bytes_[i]) return false;
        }
        return true;
    }
    [[nodiscard]] bool at(std::size_t byte) const { return bytes_[byte]; }
    [[nodiscard]] std::size_t strings() const { return strings_.size(); }
    [[nodiscard]] const std::set<std::string>& found() const { return strings_; }

private:
    text::Text text_;
    std::vector<bool> bytes_;
    std::set<std::string> strings_;
};

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

struct Tally {
    std::size_t names = 0;
    std::size_t covered = 0;
    std::size_t strings = 0;
    std::size_t words = 0;
};

std::size_t words_in(const std::string& text) {
    return NameText(text).tokens().size();
}

/// Entities of TAB: all mentions of each must be covered.
class Entities {
public:
    void add(const LabelledText& text, const Covered& covered) {
        std::map<std::string, std::pair<Mark::Hiding, bool>> all;
        for (const Mark& mark : text.marks) {
            if (mark.hiding == Mark::Hiding::None || mark.hiding == Mark::Hiding::Unknown) continue;
            auto& entity = all.emplace(mark.entity, std::make_pair(mark.hiding, true)).first->second;
            const bool is_covered = covered.all_of(mark);
            entity.second = entity.second && is_covered;
            Tally& tally = by_label_[mark.label];
            ++tally.names;
            tally.covered += is_covered ? 1 : 0;
        }
        for (const auto& [id, entity] : all) {
            Tally& tally = entity.first == Mark::Hiding::Direct ? direct_ : quasi_;
            ++tally.names;
            tally.covered += entity.second ? 1 : 0;
        }
        std::size_t mark = 0;
        const NameText words(text.text);
        for (const NameToken& token : words.tokens()) {
            if (token.shape == Shape::Sign || !covered.at(token.first)) continue;
            while (mark < text.marks.size() && text.marks[mark].last <= token.first) ++mark;
            const bool inside = mark < text.marks.size() && text.marks[mark].first < token.last;
            ++hidden_;
            needed_ += inside && (text.marks[mark].hiding == Mark::Hiding::Direct ||
                                  text.marks[mark].hiding == Mark::Hiding::Quasi)
                           ? 1
                           : 0;
            marked_ += inside ? 1 : 0;
        }
    }
    [[nodiscard]] std::string line() const {
        std::string out = fmt::format(
            "tab: direct {:.3f} quasi {:.3f} of {} entities; words precision {:.3f} (any mention {:.3f});",
            share(direct_.covered, direct_.names), share(quasi_.covered, quasi_.names), quasi_.names,
            share(needed_, hidden_), share(marked_, hidden_));
        const std::map<Label, const char*> titles{
            {Label::Person, "person"},     {Label::Place, "place"}, {Label::Organisation, "organisation"},
            {Label::Other, "other"},       {Label::Group, "group"}, {Label::Time, "time"},
            {Label::Quantity, "quantity"}, {Label::Code, "code"}};
        for (const auto& [label, title] : titles) {
            const auto found = by_label_.find(label);
            if (found != by_label_.end())
                out += fmt::format(" {} {:.3f}", title, share(found->second.covered, found->second.names));
        }
        return out;
    }

private:
    Tally direct_;
    Tally quasi_;
    std::map<Label, Tally> by_label_;
    std::size_t hidden_ = 0;
    std::size_t needed_ = 0;
    std::size_t marked_ = 0;
};

}  // namespace

std::vector<std::string> scores(const NamesModel& model, const std::vector<LabelledText>& held_out,
                                const Sensitivity& sensitivity) {
    std::map<std::string, std::array<Tally, 3>> by_set;
    Entities entities;
    for (const LabelledText& text : held_out) {
        if (text.set == "tab") entities.add(text, Covered(model, text.text, sensitivity));
        for (const Writing writing : {Writing::AsIs, Writing::Small, Writing::Capitals}) {
            const std::string utf8 = written(text.text, writing);
            const Covered covered(model, utf8, sensitivity);
            Tally& tally = by_set[text.set][static_cast<std::size_t>(writing)];
            for (const Mark& mark : text.marks) {
                if (!is_name(mark.label)) continue;
                ++tally.names;
                tally.covered += covered.all_of(mark) ? 1 : 0;
            }
            tally.strings += covered.strings();
            tally.words += words_in(utf8);
        }
    }
    std::vector<std::string> lines;
    for (const auto& [set, tallies] : by_set) {
        std::string line = fmt::format("{:14} {:5} names:", set, tallies[0].names);
        for (const Tally& tally : tallies) {
            line += fmt::format("  {:.3f} / {:5.1f}", share(tally.covered, tally.names),
                                1000 * share(tally.strings, tally.words));
        }
        lines.push_back(line);
    }
    lines.push_back(entities.line());
    return lines;
}

std::vector<std::string> mistakes(const NamesModel& model, const std::vector<LabelledText>& held_out,
                                  const Sensitivity& sensitivity) {
    std::vector<std::string> lines;
    for (const LabelledText& text : held_out) {
        const Covered covered(model, text.text, sensitivity);
        for (const Mark& mark : text.marks) {
            const bool matters =
                text.set == "tab" ? mark.hiding == Mark::Hiding::Direct || mark.hiding == Mark::Hiding::Quasi
                                  : is_name(mark.label);
            if (!matters || covered.all_of(mark)) continue;
            const std::size_t from = mark.first < 30 ? 0 : mark.first - 30;
            lines.push_back(fmt::format("{} missed {}: {}[[{}]]{}", text.set, static_cast<int>(mark.label),
                                        text.text.substr(from, mark.first - from),
                                        text.text.substr(mark.first, mark.last - mark.first),
                                        text.text.substr(mark.last, 20)));
        }
        std::set<std::string> names;
        for (const Mark& mark : text.marks)
            names.insert(text.text.substr(mark.first, mark.last - mark.first));
        std::string needless;
        for (const std::string& one : covered.found()) {
            if (names.count(one) == 0) needless += " | " + one;
        }
        lines.push_back(text.set + " " + text.id + " needless:" + needless);
    }
    return lines;
}

}  // namespace sotto::privacy::names::training
