// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// Sets with one token and its label to a line. They have no entities of their own: mentions of one category
// with the same words are one entity of a text.
#include "base/error.h"
#include "detection/labelled_text.h"
#include "text/fold.h"

#include <charconv>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::benchmark {

namespace {

std::vector<std::string_view> fields_of(std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
        line.remove_suffix(1);
    const char separator = line.find('\t') == std::string_view::npos ? ' ' : '\t';
    std::vector<std::string_view> fields;
    while (!line.empty()) {
        const auto end = std::min(line.find(separator), line.size());
        fields.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return fields;
}

/// Puts a text together of tokens and their labels.
class Builder {
public:
    Builder(std::string name, std::string language) {
        labelled_.name = std::move(name);
        labelled_.language = std::move(language);
    }
    [[nodiscard]] text::Position length() const { return length_; }
    [[nodiscard]] bool empty() const { return length_ == 0; }

    void space(char with, text::Position count = 1) {
        utf8_.append(static_cast<std::size_t>(count), with);
        length_ += count;
    }
    void token(std::string_view token, std::string_view label) {
        const text::Position start = length_;
        utf8_ += token;
        length_ += text::count_code_points(token);
        if (label == "O" || label.size() < 3 || label[1] != '-') {
            open_.clear();
            return;
        }
        const auto type = label.substr(2);
        if (label[0] == 'I' && open_ == type) {
            marks_.back().range.end = length_;
            return;
        }
        open_ = type;
        Mention mark;
        mark.range = {start, length_};
        mark.category = category_of_label(type);
        mark.kind = is_masked_label(type) ? Kind::Unspecified : Kind::Unmasked;
        marks_.push_back(std::move(mark));
    }
    void end_sentence() { open_.clear(); }
    LabelledText finish() {
        labelled_.text = text::Text(std::move(utf8_));
        for (Mention& mark : marks_)
            mark.entity = mark.category + ":" + text::fold_key(labelled_.text.slice(mark.range));
        labelled_.annotations.push_back(std::move(marks_));
        return std::move(labelled_);
    }

private:
    LabelledText labelled_;
    std::string utf8_;
    text::Position length_ = 0;
    std::string open_;
    Annotation marks_;
};

bool sticks_to_the_left(std::string_view token) {
    return token.find_first_not_of(".,;:!?)]}%'") == std::string_view::npos || token.starts_with('\'') ||
           token == "n't";
}

}  // namespace

void read_gum(std::istream& stream, const std::string& name, const std::string& language,
              const TakeText& take) {
    std::vector<Builder> open;
    bool sentence_ended = false;
    std::int64_t number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        if (line.starts_with("#doc ")) {
            if (!open.empty()) take(open.back().finish());
            open.clear();
            open.emplace_back(line.substr(5), language);
            sentence_ended = false;
            continue;
        }
        const auto fields = fields_of(line);
        if (fields.empty()) {
            sentence_ended = true;
            continue;
        }
        text::Position start = -1;
        if (fields.size() == 5) std::from_chars(fields[3].data(), fields[3].data() + fields[3].size(), start);
        if (open.empty() || fields.size() != 5 || start < 0)
            throw base::Error(base::Blame::Input,
                              name + ", line " + std::to_string(number) + ": not a token with its place.");
        Builder& text = open.back();
        if (sentence_ended) text.end_sentence();
        if (start > text.length()) text.space(sentence_ended ? '\n' : ' ', start - text.length());
        sentence_ended = false;
        text.token(fields[0], fields[2]);
    }
    if (!open.empty()) take(open.back().finish());
}

void read_conll(std::istream& stream, const std::string& name, const std::string& language,
                const TakeText& take) {
    // These sets are heaps of single sentences: a text is made of so many, unless the set parts them itself.
    constexpr int sentences_to_a_text = 100;
    int texts = 0;
    const auto next_name = [&] { return name + " " + std::to_string(++texts); };
    Builder text(next_name(), language);
    int sentences = 0;
    bool at_start = true;
    bool glued = false;
    const auto finish = [&] {
        if (!text.empty()) {
            take(text.finish());
            text = Builder(next_name(), language);
        }
        sentences = 0;
    };
    std::int64_t number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        const auto fields = fields_of(line);
        if (fields.empty()) {
            if (!at_start) {
                text.end_sentence();
                text.space('\n');
                if (++sentences == sentences_to_a_text) finish();
            }
            at_start = true;
            continue;
        }
        if (fields[0] == "-DOCSTART-") {
            finish();
            at_start = true;
            continue;
        }
        const auto label = fields.back();
        if (fields.size() < 2 || (label != "O" && (label.size() < 3 || label[1] != '-')))
            throw base::Error(base::Blame::Input,
                              name + ", line " + std::to_string(number) + ": not a token with its label.");
        if (!at_start && !glued && !sticks_to_the_left(fields[0])) text.space(' ');
        text.token(fields[0], label);
        glued = fields[0] == "(" || fields[0] == "[" || fields[0] == "$" || fields[0] == "#";
        at_start = false;
    }
    finish();
}

}  // namespace sotto::benchmark
