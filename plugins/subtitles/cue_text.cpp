// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "cues.h"

#include <algorithm>
#include <array>

namespace {

using namespace std::string_view_literals;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// The names of marks that only say how words look. Others, such as <unclear>, are a transcriber's own and
/// stay.
bool is_formatting(std::string_view name) {
    constexpr std::array names{"b"sv,    "i"sv,  "u"sv,    "s"sv,  "c"sv,      "font"sv, "lang"sv,
                               "ruby"sv, "rt"sv, "span"sv, "em"sv, "strong"sv, "v"sv};
    std::string lower(name);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return std::find(names.begin(), names.end(), lower) != names.end();
}

struct Mark {
    std::string_view name;
    std::string_view rest;  ///< after the name and its classes: the annotation
    bool closing = false;
    bool time = false;
};

/// What stands between < and >.
Mark mark_of(std::string_view inside) {
    Mark mark;
    if (!inside.empty() && inside.front() == '/') {
        mark.closing = true;
        inside.remove_prefix(1);
    }
    std::size_t size = 0;
    while (size < inside.size() && is_letter(inside[size])) ++size;
    mark.name = inside.substr(0, size);
    mark.time = !inside.empty() && inside.find_first_not_of("0123456789:.") == std::string_view::npos;
    std::string_view rest = inside.substr(size);
    if (!rest.empty() && rest.front() == '.')
        rest = rest.substr(std::min(rest.find_first_of(" \t"), rest.size()));
    mark.rest = trimmed(rest);
    return mark;
}

std::string_view character_named(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> names{{{"amp"sv, "&"sv},
                                                                                  {"lt"sv, "<"sv},
                                                                                  {"gt"sv, ">"sv},
                                                                                  {"nbsp"sv, "\xC2\xA0"sv},
                                                                                  {"lrm"sv, "\xE2\x80\x8E"sv},
                                                                                  {"rlm"sv, "\xE2\x80\x8F"sv},
                                                                                  {"quot"sv, "\""sv},
                                                                                  {"apos"sv, "'"sv},
                                                                                  {"#39"sv, "'"sv}}};
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == name; });
    return found == names.end() ? std::string_view{} : found->second;
}

/// The code point that ends or begins `text`, or 0.
char32_t code_point_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned char>(i < text.size() ? text[i] : '\0');
    };
    const unsigned char lead = byte(at);
    if (lead < 0x80) return lead;
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t point = lead & (0x3FU >> more);
    for (std::size_t i = 1; i <= more; ++i) point = (point << 6U) | (byte(at + i) & 0x3FU);
    return point;
}

char32_t last_code_point(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0U) == 0x80U) {
    }
    return text.empty() ? 0 : code_point_at(text, at);
}

/// Chinese and Japanese: a line's end is no space.
bool is_spaceless(char32_t point) {
    return (point >= 0x2E80 && point <= 0x9FFF) || (point >= 0xF900 && point <= 0xFAFF) ||
           (point >= 0xFF00 && point <= 0xFFEF) || (point >= 0x20000 && point <= 0x3FFFF);
}

/// A line with which somebody else begins to speak: "- Yes.", ">> Yes.", "ANNA: Yes."
bool begins_turn(std::string_view line) {
    for (const std::string_view sign :
         {"- "sv, "-"sv, ">>"sv, "\xE2\x80\x93"sv, "\xE2\x80\x94"sv, "\xE2\x80\x90"sv}) {
        if (line.substr(0, sign.size()) == sign) return true;
    }
    const std::size_t colon = line.find(':');
    return colon != std::string_view::npos && colon >= 2 && colon <= 40 &&
           std::none_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                        [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }) &&
           std::any_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
               return (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0x80);
           });
}

class Speech {
public:
    Speech(std::string speaker, Dialect dialect) : dialect_(dialect) {
        parts_.push_back({std::move(speaker), {}});
    }

    void line(std::string_view line) {
        begins_line_ = true;
        for (std::size_t i = 0; i < line.size();)
            i += mark_at(line.substr(i)) ? mark_size_ : character_at(line.substr(i));
    }

    std::vector<Spoken> result() {
        for (Spoken& part : parts_) part.text = std::string(trimmed(part.text));
        parts_.erase(std::remove_if(parts_.begin(), parts_.end(),
                                    [](const Spoken& part) { return part.text.empty(); }),
                     parts_.end());
        return std::move(parts_);
    }

private:
    /// Handles a mark at the front of `rest`, if there is one, and leaves its length in `mark_size_`.
    bool mark_at(std::string_view rest) {
        if (rest.front() == '<') {
            mark_size_ = rest.find('>') + 1;
            if (mark_size_ == 0) return false;
            const Mark mark = mark_of(rest.substr(1, mark_size_ - 2));
            if (dialect_ == Dialect::WebVtt && mark.name == "v" && !mark.closing) {
                parts_.push_back({std::string(mark.rest), {}});
                begins_line_ = true;
                return true;
            }
            if (mark.name == "br" || mark.name == "BR") {
                begins_line_ = true;
                return true;
            }
            return mark.time || is_formatting(mark.name);
        }
        if (rest.front() == '{' && rest.size() > 1) {
            mark_size_ = rest.find('}') + 1;
            // {\an8} and {\b1} of SubStation, which SubRip borrows; {y:i} and {c:$0000ff} of MicroDVD.
            return mark_size_ != 0 &&
                   (rest[1] == '\\' || (dialect_ == Dialect::MicroDvd && rest.size() > 2 && rest[2] == ':'));
        }
        if (dialect_ == Dialect::TimePairs && (rest.substr(0, 4) == "[br]" || rest.substr(0, 4) == "[BR]")) {
            mark_size_ = 4;
            begins_line_ = true;
            return true;
        }
        return false;
    }

    std::size_t character_at(std::string_view rest) {
        if (begins_line_) {
            if (rest.front() == ' ' || rest.front() == '\t') return 1;
            begin_line(rest);
        }
        std::string& text = parts_.back().text;
        if (dialect_ == Dialect::WebVtt && rest.front() == '&') {
            const std::size_t end = rest.substr(0, 8).find(';');
            const std::string_view character =
                end == std::string_view::npos ? std::string_view{} : character_named(rest.substr(1, end - 1));
            if (!character.empty()) {
                text += character;
                return end + 1;
            }
        }
        if (dialect_ == Dialect::SubStation && rest.substr(0, 2) == "\\h") {
            text += ' ';
            return 2;
        }
        // MicroDVD's sign for italics of a line.
        if (!(dialect_ == Dialect::MicroDvd && rest.front() == '/' && text.empty())) text += rest.front();
        return 1;
    }

    void begin_line(std::string_view rest) {
        begins_line_ = false;
        std::string& text = parts_.back().text;
        text.erase(text.find_last_not_of(" \t") + 1);
        if (text.empty()) return;
        if (begins_turn(rest)) {
            text += '\n';
        } else if (!(is_spaceless(last_code_point(text)) && is_spaceless(code_point_at(rest, 0)))) {
            text += ' ';
        }
    }

    Dialect dialect_;
    std::vector<Spoken> parts_;
    std::size_t mark_size_ = 0;
    bool begins_line_ = true;
};

}  // namespace

std::vector<Spoken> spoken(const Cue& cue, Dialect dialect) {
    Speech speech(cue.speaker, dialect);
    for (const std::string& line : cue.lines) speech.line(line);
    return speech.result();
}
