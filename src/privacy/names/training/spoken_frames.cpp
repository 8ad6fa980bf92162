// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/names/training/spoken_frames.h"

#include "base/error.h"
#include "base/files.h"
#include "privacy/names/hashing.h"
#include "text/text.h"
#include "text/utf8.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

namespace sotto::privacy::names::training {

namespace {

constexpr std::size_t file_limit = std::size_t{1} << 24U;
constexpr std::size_t sentences_per_text = 20;

/// Numbers that look random and are the same everywhere (SplitMix64, Sebastiano Vigna, public domain).
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::size_t below(std::size_t count) {
        state_ += 0x9E3779B97F4A7C15ULL;
        return static_cast<std::size_t>(mixed(state_) % count);
    }

private:
    std::uint64_t state_;
};

bool is_of_part(const std::string& word, const Part& part) {
    return (hash_of(word) % 5 == part.part) == part.held_out;
}

std::vector<std::string> split(const std::string& line, char sign) {
    std::vector<std::string> parts;
    std::istringstream in(line);
    for (std::string one; std::getline(in, one, sign);) {
        if (!one.empty()) parts.push_back(one);
    }
    return parts;
}

/// The start of one name and the end of another.
std::string crossed(const std::string& a, const std::string& b) {
    const auto is_vowel = [](char32_t c) {
        return std::u32string_view(U"aeiouyAEIOUYáéíóúàèâêôăơưậạãõëö").find(c) != std::u32string_view::npos;
    };
    std::size_t start = 0;
    for (std::size_t at = 0; at < a.size();) {
        const char32_t c = text::utf8::next(a, at);
        if (is_vowel(c) && at >= 2) {
            start = at;
            break;
        }
    }
    std::size_t end = b.size();
    for (std::size_t at = b.size(); at > 0;) {
        const std::size_t before = text::utf8::before(b, at);
        if (is_vowel(text::utf8::at(b, before)) && b.size() - before >= 3) {
            at = before;
            end = before > 0 ? text::utf8::before(b, before) : before;
            break;
        }
        at = before;
    }
    if (start == 0 || end == 0 || end == b.size()) return a;
    return a.substr(0, start) + b.substr(end);
}

class Writer {
public:
    Writer(const Origin& origin, const Origin& world, const Part& part, Dice& dice)
        : origin_(origin), world_(world), part_(part), dice_(dice) {}

    void write(const std::string& frame, LabelledText& to) {
        for (std::size_t at = 0; at < frame.size();) {
            const std::size_t open = frame.find('{', at);
            to.text += frame.substr(at, open - at);
            if (open == std::string::npos) break;
            const std::size_t close = frame.find('}', open);
            fill(frame.substr(open + 1, close - open - 1), to);
            at = close + 1;
        }
        to.text += '\n';
    }

private:
    std::string pick(const std::string& kind) {
        const auto found = origin_.entries.find(kind);
        const auto& all = found != origin_.entries.end() ? found->second : world_.entries.at(kind);
        std::vector<const std::string*> ours;
        for (const std::string& one : all) {
            if (is_of_part(one, part_)) ours.push_back(&one);
        }
        if (ours.empty()) return all.front();
        const std::string one = *ours[dice_.below(ours.size())];
        const bool may_cross = (kind == "given" || kind == "family" || kind == "place") && !part_.held_out;
        if (!may_cross || dice_.below(2) == 0) return one;
        return crossed(one, *ours[dice_.below(ours.size())]);
    }
    void add(const std::string& words, Label label, LabelledText& to) {
        Mark mark;
        mark.first = to.text.size();
        to.text += words;
        mark.last = to.text.size();
        mark.label = label;
        to.marks.push_back(std::move(mark));
    }
    void fill(const std::string& slot, LabelledText& to) {
        if (slot == "given" || slot == "family") {
            add(pick(slot), Label::Person, to);
        } else if (slot == "full") {
            const bool family_first = (origin_.name == "VN" || origin_.name == "KH") && dice_.below(3) > 0;
            const std::string given = pick("given");
            const std::string family = pick("family");
            add(family_first ? family + " " + given : given + " " + family, Label::Person, to);
        } else if (slot == "place" || slot == "country") {
            add(pick(slot), Label::Place, to);
        } else if (slot == "organisation") {
            add(pick(slot), Label::Organisation, to);
        } else {
            add(pick(slot), Label::Group, to);
        }
    }

    const Origin& origin_;
    const Origin& world_;
    const Part& part_;
    Dice& dice_;
};

/// What presidio-research calls our slots.
std::string our_slot(const std::string& slot) {
    static const std::map<std::string, std::string> ours{{"person", "full"},
                                                         {"name", "full"},
                                                         {"name_male", "full"},
                                                         {"name_female", "full"},
                                                         {"first_name", "given"},
                                                         {"first_name_male", "given"},
                                                         {"first_name_female", "given"},
                                                         {"first_name_nonbinary", "given"},
                                                         {"last_name", "family"},
                                                         {"last_name_male", "family"},
                                                         {"last_name_female", "family"},
                                                         {"city", "place"},
                                                         {"country", "country"},
                                                         {"organization", "organisation"},
                                                         {"nationality", "nationality"}};
    const auto found = ours.find(slot);
    return found == ours.end() ? std::string() : found->second;
}

/// The frame with our slots; empty when it has others.
std::string with_our_slots(const std::string& line) {
    std::string frame;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t open = line.find("{{", at);
        frame += line.substr(at, open - at);
        if (open == std::string::npos) break;
        const std::size_t close = line.find("}}", open);
        if (close == std::string::npos) return {};
        const std::string slot = our_slot(line.substr(open + 2, close - open - 2));
        if (slot.empty()) return {};
        frame += "{" + slot + "}";
        at = close + 2;
    }
    return frame;
}

bool has_known_slots(const std::string& frame) {
    static const std::set<std::string> slots{"given",   "family",       "full",       "place",
                                             "country", "organisation", "nationality"};
    for (std::size_t open = frame.find('{'); open != std::string::npos; open = frame.find('{', open + 1)) {
        const std::size_t close = frame.find('}', open);
        if (close == std::string::npos || slots.count(frame.substr(open + 1, close - open - 1)) == 0)
            return false;
    }
    return true;
}

}  // namespace

std::vector<Origin> read_origins(const std::filesystem::path& file) {
    std::vector<Origin> origins;
    std::istringstream in(base::read_file(file, file_limit));
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') continue;
        if (line.front() == '[') {
            origins.push_back({line.substr(1, line.size() - 2), {}});
            continue;
        }
        const std::size_t space = line.find(' ');
        if (origins.empty() || space == std::string::npos)
            throw base::Error(base::Blame::Input, file.string() + " has a line that is no list of names.");
        const std::string words = line.substr(space + 1);
        origins.back().entries[line.substr(0, space)] =
            split(words, words.find('|') != std::string::npos ? '|' : ' ');
    }
    return origins;
}

std::vector<std::string> read_frames(const std::filesystem::path& file) {
    std::vector<std::string> frames;
    std::istringstream in(base::read_file(file, file_limit));
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#' || !text::is_valid_utf8(line)) continue;
        if (line.find("{{") != std::string::npos) line = with_our_slots(line);
        if (!line.empty() && has_known_slots(line)) frames.push_back(line);
    }
    return frames;
}

std::vector<LabelledText> made_up_texts(const std::vector<Origin>& origins,
                                        const std::vector<std::string>& frames, const Part& part,
                                        std::size_t texts_per_origin) {
    std::vector<const std::string*> ours;
    for (const std::string& frame : frames) {
        if (is_of_part(frame, part)) ours.push_back(&frame);
    }
    const auto world =
        std::find_if(origins.begin(), origins.end(), [](const Origin& one) { return one.name == "WORLD"; });
    if (world == origins.end() || ours.empty())
        throw base::Error(base::Blame::Input,
                          "Names without the section [WORLD], or no sentences to put them in.");
    Dice dice(part.held_out ? 7 : 1);
    std::vector<LabelledText> texts;
    for (const Origin& origin : origins) {
        if (&origin == &*world) continue;
        for (std::size_t i = 0; i < texts_per_origin; ++i) {
            LabelledText one;
            one.set = "origin " + origin.name;
            one.id = origin.name + ":" + std::to_string(i);
            one.made_up = true;
            one.lists_hidden = part.held_out || i % 2 == 0;
            Writer writer(origin, *world, part, dice);
            for (std::size_t k = 0; k < sentences_per_text; ++k)
                writer.write(*ours[dice.below(ours.size())], one);
            texts.push_back(std::move(one));
        }
    }
    return texts;
}

}  // namespace sotto::privacy::names::training
