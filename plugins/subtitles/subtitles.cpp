// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// Captions and subtitles: SubRip, WebVTT, SubViewer and YouTube's pairs of times, MicroDVD, Spruce's *TC,
// SubStation Alpha. One block for each cue and speaker, with its times.

#include "cues.h"
#include "formats/plugin_kit.h"

#include <algorithm>
#include <array>

namespace {

using namespace std::string_view_literals;
using sotto::plugin::block_of;
using sotto::plugin::lend;
using sotto::plugin::view;

int recognises(sotto_text, sotto_text head) {
    std::string bytes(view(head));
    if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") {
        bytes.erase(0, 2);
        bytes.erase(std::remove(bytes.begin(), bytes.end(), '\0'), bytes.end());
    }
    switch (dialect_of(bytes)) {
        case Dialect::None:
            return 0;
        case Dialect::WebVtt:
        case Dialect::SubRip:
            return 95;
        default:
            return 90;
    }
}

/// YouTube's own captions roll: each cue repeats the line before and adds one. The repeated lines are left
/// out.
void unroll(std::vector<Cue>& cues) {
    std::size_t repeats = 0;
    for (std::size_t i = 1; i < cues.size(); ++i) {
        const auto& before = cues[i - 1].lines;
        repeats +=
            !before.empty() && cues[i].lines.size() > 1 && cues[i].lines.front() == before.back() ? 1 : 0;
    }
    if (cues.size() < 4 || repeats * 3 < cues.size()) return;
    std::string shown;
    for (Cue& cue : cues) {
        if (cue.lines.empty()) continue;
        std::string last = cue.lines.back();
        if (cue.lines.front() == shown) cue.lines.erase(cue.lines.begin());
        shown = std::move(last);
    }
}

/// The lines of a cue without the times of single words, so that a rolled line equals its first showing.
void drop_word_times(std::vector<Cue>& cues) {
    for (Cue& cue : cues) {
        for (std::string& line : cue.lines) {
            const bool timed = line.find("><c>") != std::string::npos;
            if (!timed) continue;
            std::vector<Spoken> parts = spoken({0, 0, {}, {line}}, Dialect::WebVtt);
            line = parts.empty() ? std::string() : parts.front().text;
        }
        cue.lines.erase(std::remove_if(cue.lines.begin(), cue.lines.end(),
                                       [](const std::string& line) {
                                           return line.find_first_not_of(" \t") == std::string::npos;
                                       }),
                        cue.lines.end());
    }
}

bool give(const sotto_read_host* host, const Captions& captions, Dialect dialect) {
    for (const auto& [name, value] : captions.properties) {
        const sotto_block property = block_of(SOTTO_PROPERTY, value, name);
        if (host->block(host->context, &property) != 0) return false;
    }
    for (const Cue& cue : captions.cues) {
        for (const Spoken& part : spoken(cue, dialect)) {
            sotto_block block = block_of(SOTTO_PARAGRAPH, part.text, part.speaker);
            block.begin_ms = cue.begin_ms;
            block.end_ms = cue.end_ms;
            if (host->block(host->context, &block) != 0) return false;
        }
    }
    return true;
}

int read(sotto_text, sotto_text bytes, const sotto_read_host* host) try {
    sotto_text decoded{};
    if (host->decode(host->context, bytes, &decoded) != 0) return 1;
    const Dialect dialect = dialect_of(view(decoded));
    Captions captions = read_captions(view(decoded), dialect);
    if (dialect == Dialect::WebVtt || dialect == Dialect::SubRip) {
        drop_word_times(captions.cues);
        unroll(captions.cues);
    }
    const auto warn = [&](std::string_view sentence) { host->warning(host->context, lend(sentence)); };
    if (captions.stray_lines > 0) {
        warn(std::to_string(captions.stray_lines) + " lines belong to no caption and were left out.");
    }
    const auto backward = std::count_if(captions.cues.begin(), captions.cues.end(), [](const Cue& cue) {
        return cue.end_ms >= 0 && cue.end_ms < cue.begin_ms;
    });
    if (backward > 0)
        warn(std::to_string(backward) + " captions end before they begin; their words were kept.");
    if (captions.guessed_frames) {
        warn(
            "The file counts film frames without saying how many make a second; 23.976 was taken, so times "
            "may drift.");
    }
    return give(host, captions, dialect) ? 0 : 1;
} catch (...) {
    host->error(host->context, lend("The captions take more memory than a reader may use."sv));
    return 1;
}

const std::array samples{
    sotto_sample{
        "talk.srt",
        lend(
            "1\r\n00:00:01,000 --> 00:00:03,500\r\nWe waited for the <i>second</i>\r\nferry that day.\r\n\r\n"
            "2\r\n00:00:04,000 --> 00:00:06,000\r\n- Did it come?\r\n- It did not.\r\n"sv),
        lend("We waited for the second ferry that day."sv)},
    sotto_sample{
        "talk.vtt",
        lend("WEBVTT\n\nNOTE checked by the translator\n\n"
             "00:01.000 --> 00:03.500 align:start\n<v Mina Sol>Nobody asked us &amp; nobody came.\n"sv),
        lend("Nobody asked us & nobody came."sv)},
    sotto_sample{"talk.sbv", lend("0:00:01.000,0:00:03.500\nThe road was closed again.\n"sv),
                 lend("The road was closed again."sv)},
    sotto_sample{"talk.sub", lend("{1}{1}25.000\n{25}{75}{y:i}The harbour|was empty.\n"sv),
                 lend("The harbour was empty."sv)},
    sotto_sample{"talk.stc",
                 lend("*TC 00:00:01;14\nThey gave us\ntwo rooms.\n\n*TC 00:00:05;00\nThank you.\n"sv),
                 lend("They gave us two rooms."sv)},
    sotto_sample{
        "talk.ass",
        lend("[Script Info]\nTitle: Talk\n\n[Events]\nFormat: Layer, Start, End, Style, Name, Text\n"
             "Dialogue: 0,0:00:01.00,0:00:02.50,Default,Mina,{\\i1}Rain,{\\i0} and\\Nmore rain.\n"sv),
        lend("Rain, and more rain."sv)},
    sotto_sample{nullptr, {}, {}},
};

const sotto_format_plugin plugin{
    SOTTO_PLUGIN_API_VERSION,
    sizeof(sotto_format_plugin),
    "subtitles",
    "subtitles",
    "srt vtt sub sbv stc ass ssa",
    nullptr,
    recognises,
    read,
    nullptr,
    samples.data(),
};

}  // namespace

const sotto_format_plugin* sotto_format() {
    return &plugin;
}
