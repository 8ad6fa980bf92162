// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "privacy/names/hashing.h"
#include "privacy/names/training/labelled_text.h"
#include "text/text.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <utility>

namespace sotto::privacy::names::training {

namespace {

constexpr std::size_t file_limit = std::size_t{1} << 28U;
/// Sentences of sets that do not say where a document ends.
constexpr std::size_t sentences_together = 12;

std::vector<std::string> lines_of(const std::string& bytes) {
    std::vector<std::string> lines;
    std::istringstream in(bytes);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string set_of(const std::filesystem::path& file) {
    const std::string stem = file.stem().string();
    const std::string folder = file.parent_path().filename().string();
    return folder == "gum" ? "gum " + stem.substr(stem.find('_') + 1) : folder;
}

/// Labels that overlap cannot be taught to a chain: the longer one stands.
void without_overlaps(std::vector<Mark>& marks) {
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    std::vector<Mark> kept;
    for (Mark& mark : marks) {
        if (!kept.empty() && mark.first < kept.back().last) continue;
        kept.push_back(std::move(mark));
    }
    marks = std::move(kept);
}

Mark::Hiding hiding_named(const std::string& name) {
    if (name == "DIRECT") return Mark::Hiding::Direct;
    return name == "QUASI" ? Mark::Hiding::Quasi : Mark::Hiding::None;
}

std::vector<LabelledText> read_tab(const std::string& bytes) {
    std::vector<LabelledText> texts;
    for (const std::string& line : lines_of(bytes)) {
        if (line.empty()) continue;
        const auto json = nlohmann::json::parse(line);
        LabelledText one;
        one.set = "tab";
        one.id = json.at("metadata").at("data_id").get<std::string>();
        one.text = json.at("text").get<std::string>();
        one.dates_marked = true;
        const text::Text positions(one.text);
        for (const auto& entity : json.at("entities")) {
            Mark mark;
            mark.first = positions.byte_of(entity.at("start_offset").get<text::Position>());
            mark.last = positions.byte_of(entity.at("end_offset").get<text::Position>());
            mark.label = label_named(entity.at("entity_type").get<std::string>());
            mark.hiding = hiding_named(entity.at("identifier_type").get<std::string>());
            mark.entity = entity.at("entity_id").get<std::string>();
            const bool unmasked = mark.hiding == Mark::Hiding::None;
            if (unmasked && (mark.label == Label::Organisation || mark.label == Label::Other ||
                             mark.label == Label::Group))
                mark.label = Label::Public;
            one.marks.push_back(std::move(mark));
        }
        without_overlaps(one.marks);
        texts.push_back(std::move(one));
    }
    return texts;
}

/// Puts a word behind a text. `goes_on`: it belongs to the mark of the word before.
void add_word(LabelledText& to, const std::string& word, Label label, bool goes_on, bool gap) {
    if (gap && !to.text.empty() && to.text.back() != '\n') to.text += ' ';
    const std::size_t first = to.text.size();
    to.text += word;
    if (label == Label::Outside) return;
    if (goes_on && !to.marks.empty() && to.marks.back().label == label) {
        to.marks.back().last = to.text.size();
        return;
    }
    Mark mark;
    mark.first = first;
    mark.last = to.text.size();
    mark.label = label;
    to.marks.push_back(std::move(mark));
}

/// "B-PER", "I-location", "O".
Label label_of_tag(const std::string& tag) {
    return tag.size() > 2 && tag[1] == '-' ? label_named(tag.substr(2)) : Label::Outside;
}

bool is_inside(const std::string& tag) {
    return tag.rfind("I-", 0) == 0;
}

std::vector<LabelledText> read_gum(const std::string& bytes, const std::string& set) {
    std::vector<LabelledText> texts;
    std::size_t end = 0;
    for (const std::string& line : lines_of(bytes)) {
        if (line.rfind("#doc ", 0) == 0) {
            LabelledText one;
            one.set = set;
            one.id = line.substr(5);
            one.dates_marked = true;
            texts.push_back(std::move(one));
            end = 0;
            continue;
        }
        std::vector<std::string> fields;
        std::istringstream in(line);
        for (std::string field; std::getline(in, field, '\t');) fields.push_back(field);
        if (fields.size() < 5 || texts.empty()) continue;
        const auto first = static_cast<std::size_t>(std::stoul(fields[3]));
        add_word(texts.back(), fields[0], label_of_tag(fields[2]), is_inside(fields[2]), first > end);
        end = static_cast<std::size_t>(std::stoul(fields[4]));
    }
    return texts;
}

bool sticks_to_word_before(const std::string& word) {
    static const std::set<std::string> signs{".",   ",",  ";",   ":",   "!",   "?",  ")",   "]", "%",
                                             "...", "'s", "n't", "'re", "'ve", "'m", "'ll", "'d"};
    return signs.count(word) > 0;
}

std::vector<LabelledText> read_conll(const std::string& bytes, const std::string& set,
                                     const std::string& name) {
    std::vector<LabelledText> texts;
    std::size_t sentences = 0;
    bool in_sentence = false;
    bool opened = false;
    std::string before;
    for (const std::string& line : lines_of(bytes)) {
        const std::size_t word_end = line.find_first_of(" \t");
        const std::size_t label_start = line.find_last_of(" \t");
        const std::string word = line.substr(0, word_end);
        if (word_end == std::string::npos || word.empty() || word == "-DOCSTART-") {
            if (in_sentence) {
                texts.back().text += '\n';
                ++sentences;
            }
            in_sentence = false;
            opened = false;
            before.clear();
            continue;
        }
        if (texts.empty() || (!in_sentence && sentences >= sentences_together)) {
            LabelledText one;
            one.set = set;
            one.id = name + ":" + std::to_string(texts.size());
            texts.push_back(std::move(one));
            sentences = 0;
        }
        in_sentence = true;
        const std::string tag = line.substr(label_start + 1);
        if (!text::is_valid_utf8(word)) continue;
        const bool gap =
            !sticks_to_word_before(word) && before != "(" && before != "[" && before != "@" && before != "#";
        const Label label = label_of_tag(tag);
        add_word(texts.back(), word, label, is_inside(tag) && opened, gap);
        opened = label != Label::Outside;
        before = word;
    }
    return texts;
}

}  // namespace

Label label_named(const std::string& name) {
    static const std::map<std::string, Label> labels{{"PERSON", Label::Person},
                                                     {"PER", Label::Person},
                                                     {"person", Label::Person},
                                                     {"LOC", Label::Place},
                                                     {"location", Label::Place},
                                                     {"ORG", Label::Organisation},
                                                     {"corporation", Label::Organisation},
                                                     {"group", Label::Organisation},
                                                     {"MISC", Label::Other},
                                                     {"creative-work", Label::Other},
                                                     {"product", Label::Other},
                                                     {"DEM", Label::Group},
                                                     {"DATETIME", Label::Time},
                                                     {"DATE", Label::Time},
                                                     {"QUANTITY", Label::Quantity},
                                                     {"CODE", Label::Code}};
    const auto found = labels.find(name);
    return found == labels.end() ? Label::Outside : found->second;
}

bool is_held_out(const LabelledText& text, unsigned part) {
    return hash_of(text.id) % 5 == part;
}

std::vector<LabelledText> read_data(const std::filesystem::path& file) {
    const std::string bytes = base::read_file(file, file_limit);
    const std::string set = set_of(file);
    if (file.extension() == ".jsonl") return read_tab(bytes);
    if (bytes.rfind("#doc ", 0) == 0) return read_gum(bytes, set);
    return read_conll(bytes, set, set + "/" + file.filename().string());
}

}  // namespace sotto::privacy::names::training
