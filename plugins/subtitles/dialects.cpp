// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "cues.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace {

using namespace std::string_view_literals;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool begins_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes a number of at most nine digits from the front.
std::optional<std::int64_t> take_number(std::string_view& rest, std::size_t* digits = nullptr) {
    std::size_t size = 0;
    std::int64_t number = 0;
    while (size < rest.size() && size < 9 && is_digit(rest[size]))
        number = number * 10 + (rest[size++] - '0');
    if (size == 0) return std::nullopt;
    if (digits != nullptr) *digits = size;
    rest.remove_prefix(size);
    return number;
}

/// Takes a time from the front: [hours:]minutes:seconds[(.|,)fraction], any number of digits in the fraction.
std::optional<std::int64_t> take_time(std::string_view& rest) {
    std::string_view left = rest;
    std::array<std::int64_t, 3> parts{};
    std::size_t count = 0;
    for (;;) {
        const auto part = take_number(left);
        if (!part) return std::nullopt;
        parts[count++] = *part;
        if (count == 3 || left.empty() || left.front() != ':') break;
        left.remove_prefix(1);
    }
    if (count < 2) return std::nullopt;
    if (count == 2) parts = {0, parts[0], parts[1]};
    std::int64_t ms = ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1000;
    // SubRip files written by hand have a full stop or a colon for the comma.
    if (left.size() > 1 && (left.front() == '.' || left.front() == ',' || left.front() == ':') &&
        is_digit(left[1])) {
        left.remove_prefix(1);
        std::size_t digits = 0;
        std::int64_t fraction = take_number(left, &digits).value_or(0);
        for (; digits < 3; ++digits) fraction *= 10;
        for (; digits > 3; --digits) fraction /= 10;
        ms += fraction;
    }
    rest = left;
    return ms;
}

void skip_spaces(std::string_view& rest) {
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t')) rest.remove_prefix(1);
}

struct Times {
    std::int64_t begin_ms;
    std::int64_t end_ms;
};

/// `00:00:01,000 --> 00:00:02,000` and what may follow: positions and settings.
std::optional<Times> arrow_times(std::string_view line) {
    skip_spaces(line);
    const auto begin = take_time(line);
    skip_spaces(line);
    if (!begin || !(begins_with(line, "-->") || begins_with(line, "->"))) return std::nullopt;
    line.remove_prefix(line[1] == '>' ? 2 : 3);
    skip_spaces(line);
    const auto end = take_time(line);
    if (!end) return std::nullopt;
    return Times{*begin, *end};
}

/// `00:00:01.300,00:00:13.930`: SubViewer and YouTube's .sbv. A comma that parts the times is never followed
/// by a fraction, which has to stand after a full stop here.
std::optional<Times> pair_times(std::string_view line) {
    line = trimmed(line);
    const std::size_t comma = line.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    std::string_view first = line.substr(0, comma);
    std::string_view second = line.substr(comma + 1);
    skip_spaces(second);
    const auto begin = take_time(first);
    const auto end = take_time(second);
    if (!begin || !end || !trimmed(first).empty() || !trimmed(second).empty()) return std::nullopt;
    return Times{*begin, *end};
}

/// `{frame}{frame}text`.
std::optional<std::pair<std::int64_t, std::int64_t>> take_frames(std::string_view& line) {
    std::string_view rest = line;
    std::array<std::int64_t, 2> frames{};
    for (std::int64_t& frame : frames) {
        if (!begins_with(rest, "{")) return std::nullopt;
        rest.remove_prefix(1);
        const auto number = take_number(rest);
        const bool open_end = !number && &frame == &frames[1];
        if ((!number && !open_end) || !begins_with(rest, "}")) return std::nullopt;
        frame = number.value_or(-1);
        rest.remove_prefix(1);
    }
    line = rest;
    return std::pair{frames[0], frames[1]};
}

/// `*TC 00:00:01;14`: minutes, seconds and frames of 30 in a second.
std::optional<std::int64_t> spruce_time(std::string_view line) {
    if (!begins_with(line, "*TC")) return std::nullopt;
    line.remove_prefix(3);
    skip_spaces(line);
    std::int64_t ms = 0;
    std::int64_t frames = 0;
    for (int part = 0; part < 4; ++part) {
        const auto number = take_number(line);
        if (!number) return std::nullopt;
        (part < 3 ? ms : frames) = part < 3 ? ms * 60 + *number : *number;
        if (part == 3) break;
        if (line.empty() || ":;."sv.find(line.front()) == std::string_view::npos) return std::nullopt;
        line.remove_prefix(1);
    }
    return ms * 1000 + frames * 1000 / 30;
}

bool is_number_line(std::string_view line) {
    line = trimmed(line);
    return !line.empty() && std::all_of(line.begin(), line.end(), is_digit);
}

class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] std::string_view peek() const {
        const std::string_view line = rest_.substr(0, rest_.find('\n'));
        return !line.empty() && line.back() == '\r' ? line.substr(0, line.size() - 1) : line;
    }
    std::string_view next() {
        const std::string_view line = peek();
        rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size() - 1) + 1);
        return line;
    }
    /// The line after the one `peek` gives.
    [[nodiscard]] std::string_view second() const {
        Lines after = *this;
        after.next();
        return after.peek();
    }

private:
    std::string_view rest_;
};

/// A note, a style sheet or a header: its lines up to a blank one.
std::string take_paragraph(Lines& lines) {
    std::string paragraph;
    while (!lines.at_end() && !trimmed(lines.peek()).empty()) {
        if (!paragraph.empty()) paragraph += '\n';
        paragraph += lines.next();
    }
    return paragraph;
}

/// SubRip and WebVTT: cues begin with a line of times; a line before it with a number or a name is the cue's
/// own label.
Captions read_arrows(std::string_view text, bool web) {
    Captions captions;
    Lines lines(text);
    bool in_cue = false;
    bool after_blank = true;
    if (web) {
        const std::string header = take_paragraph(lines);
        if (const std::size_t space = header.find_first_of(" \t\n"); space != std::string::npos) {
            captions.properties.emplace_back("header", trimmed(std::string_view(header).substr(space)));
        }
    }
    while (!lines.at_end()) {
        const std::string_view line = lines.peek();
        if (const auto times = arrow_times(line)) {
            captions.cues.push_back({times->begin_ms, times->end_ms, {}, {}});
            in_cue = true;
            after_blank = false;
            lines.next();
            continue;
        }
        if (trimmed(line).empty()) {
            after_blank = true;
            lines.next();
            continue;
        }
        if (web && after_blank &&
            (begins_with(line, "NOTE") || begins_with(line, "STYLE") || begins_with(line, "REGION"))) {
            const std::string_view word = line.substr(0, line.find_first_of(" \t:"));
            if (word == "NOTE" || word == "STYLE" || word == "REGION") {
                const std::string label = word == "NOTE" ? "note" : word == "STYLE" ? "style" : "region";
                const std::size_t skip = word.size();
                captions.properties.emplace_back(
                    label, trimmed(std::string_view(take_paragraph(lines)).substr(skip)));
                continue;
            }
        }
        // In SubRip the blank line before a number is often missing.
        const bool label = arrow_times(lines.second()).has_value() &&
                           (after_blank || !in_cue || (!web && is_number_line(line)));
        if (!label) {
            if (in_cue) {
                // A blank line inside a cue is not a part of it by the letter, but its words were said all
                // the same.
                captions.cues.back().lines.emplace_back(line);
            } else {
                ++captions.stray_lines;
            }
        }
        after_blank = false;
        lines.next();
    }
    return captions;
}

Captions read_pairs(std::string_view text) {
    Captions captions;
    Lines lines(text);
    while (!lines.at_end()) {
        const std::string_view line = lines.next();
        if (const auto times = pair_times(line)) {
            captions.cues.push_back({times->begin_ms, times->end_ms, {}, {}});
        } else if (const std::string_view words = trimmed(line); !words.empty()) {
            if (!captions.cues.empty()) {
                captions.cues.back().lines.emplace_back(words);
            } else if (words.front() == '[') {
                // SubViewer's header: [TITLE]words, [INFORMATION], [COLF]…
                const std::size_t close = words.find(']');
                if (close != std::string_view::npos && close + 1 < words.size()) {
                    captions.properties.emplace_back(words.substr(1, close - 1), words.substr(close + 1));
                }
            } else {
                ++captions.stray_lines;
            }
        }
    }
    return captions;
}

Captions read_micro_dvd(std::string_view text) {
    Captions captions;
    captions.guessed_frames = true;
    double frames_per_second = 24000.0 / 1001.0;
    const auto milliseconds = [&](std::int64_t frame) {
        return frame < 0 ? std::int64_t{-1}
                         : static_cast<std::int64_t>(
                               std::llround(static_cast<double>(frame) * 1000.0 / frames_per_second));
    };
    Lines lines(text);
    while (!lines.at_end()) {
        std::string_view line = lines.next();
        if (trimmed(line).empty()) continue;
        const auto frames = take_frames(line);
        if (!frames) {
            ++captions.stray_lines;
            continue;
        }
        // The first cue may say the film's rate instead of words: {1}{1}25.000
        if (captions.cues.empty() && frames->first <= 1 && frames->second <= 1) {
            std::string_view rest = trimmed(line);
            const auto whole = take_number(rest);
            double rate = static_cast<double>(whole.value_or(0));
            if (whole && !rest.empty() && (rest.front() == '.' || rest.front() == ',')) {
                rest.remove_prefix(1);
                std::size_t digits = 0;
                auto fraction = static_cast<double>(take_number(rest, &digits).value_or(0));
                for (; digits > 0; --digits) fraction /= 10;
                rate += fraction;
            }
            if (whole && rest.empty() && rate >= 10 && rate <= 120) {
                frames_per_second = rate;
                captions.guessed_frames = false;
                continue;
            }
        }
        Cue cue{milliseconds(frames->first), milliseconds(frames->second), {}, {}};
        for (;;) {
            const std::size_t bar = line.find('|');
            cue.lines.emplace_back(line.substr(0, bar));
            if (bar == std::string_view::npos) break;
            line.remove_prefix(bar + 1);
        }
        captions.cues.push_back(std::move(cue));
    }
    return captions;
}

Captions read_spruce(std::string_view text) {
    Captions captions;
    Lines lines(text);
    while (!lines.at_end()) {
        const std::string_view line = trimmed(lines.next());
        if (const auto begin = spruce_time(line)) {
            if (!captions.cues.empty() && captions.cues.back().begin_ms <= *begin)
                captions.cues.back().end_ms = *begin;
            captions.cues.push_back({*begin, -1, {}, {}});
        } else if (!line.empty()) {
            if (captions.cues.empty()) {
                ++captions.stray_lines;
            } else {
                captions.cues.back().lines.emplace_back(line);
            }
        }
    }
    return captions;
}

/// The fields of a line of SubStation Alpha; the last one takes what is left, commas and all.
std::vector<std::string_view> fields_of(std::string_view line, std::size_t most) {
    std::vector<std::string_view> fields;
    while (fields.size() + 1 < most && line.find(',') != std::string_view::npos) {
        fields.push_back(trimmed(line.substr(0, line.find(','))));
        line.remove_prefix(line.find(',') + 1);
    }
    fields.push_back(trimmed(line));
    return fields;
}

Captions read_sub_station(std::string_view text) {
    Captions captions;
    std::vector<std::string_view> names{"Layer",   "Start",   "End",     "Style",  "Name",
                                        "MarginL", "MarginR", "MarginV", "Effect", "Text"};
    bool events = false;
    Lines lines(text);
    while (!lines.at_end()) {
        const std::string_view line = trimmed(lines.next());
        if (begins_with(line, "[")) {
            events = begins_with(line, "[Events]");
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string_view key = line.substr(0, colon);
        const std::string_view value = trimmed(line.substr(colon + 1));
        if (!events) {
            if (key == "Title" || key == "Original Script" || key == "Comment")
                captions.properties.emplace_back(key, value);
        } else if (key == "Format") {
            names = fields_of(value, 64);
        } else if (key == "Comment") {
            captions.properties.emplace_back("comment", value);
        } else if (key == "Dialogue") {
            const auto fields = fields_of(value, names.size());
            Cue cue;
            for (std::size_t i = 0; i < std::min(fields.size(), names.size()); ++i) {
                std::string_view field = fields[i];
                if (names[i] == "Start") cue.begin_ms = take_time(field).value_or(-1);
                if (names[i] == "End") cue.end_ms = take_time(field).value_or(-1);
                if (names[i] == "Name" || names[i] == "Actor") cue.speaker = field;
                if (names[i] != "Text") continue;
                for (;;) {
                    const std::size_t cut = std::min(field.find("\\N"), field.find("\\n"));
                    cue.lines.emplace_back(field.substr(0, cut));
                    if (cut == std::string_view::npos) break;
                    field.remove_prefix(cut + 2);
                }
            }
            captions.cues.push_back(std::move(cue));
        }
    }
    return captions;
}

}  // namespace

Dialect dialect_of(std::string_view text) {
    if (begins_with(text, "\xEF\xBB\xBF")) text.remove_prefix(3);
    if (begins_with(text, "WEBVTT") &&
        (text.size() == 6 || " \t\r\n"sv.find(text[6]) != std::string_view::npos)) {
        return Dialect::WebVtt;
    }
    Lines lines(text);
    bool script = false;
    for (int looked_at = 0; !lines.at_end() && looked_at < 200; ++looked_at) {
        std::string_view line = trimmed(lines.next());
        script = script || begins_with(line, "[Script Info]");
        if (script && begins_with(line, "[Events]")) return Dialect::SubStation;
        // A time within prose is not enough: captions begin with one, save for a number and a header.
        if (looked_at >= 12 && !script) break;
        if (arrow_times(line)) return Dialect::SubRip;
        if (pair_times(line)) return Dialect::TimePairs;
        if (spruce_time(line)) return Dialect::Spruce;
        if (take_frames(line)) return Dialect::MicroDvd;
    }
    return script ? Dialect::SubStation : Dialect::None;
}

Captions read_captions(std::string_view text, Dialect dialect) {
    switch (dialect) {
        case Dialect::SubRip:
            return read_arrows(text, false);
        case Dialect::WebVtt:
            return read_arrows(text, true);
        case Dialect::TimePairs:
            return read_pairs(text);
        case Dialect::MicroDvd:
            return read_micro_dvd(text);
        case Dialect::Spruce:
            return read_spruce(text);
        case Dialect::SubStation:
            return read_sub_station(text);
        case Dialect::None:
            break;
    }
    return {};
}
