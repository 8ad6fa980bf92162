// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// Structured data: records of quotes go out; transcripts of meetings and of speech recognisers come in.

#include "formats/plugin_kit.h"
#include "turns.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace {

using namespace std::string_view_literals;
using sotto::plugin::block_of;
using sotto::plugin::lend;
using sotto::plugin::view;

bool has_ending(std::string_view file_name) {
    constexpr auto ending = ".json"sv;
    if (file_name.size() < ending.size()) return false;
    std::string last(file_name.substr(file_name.size() - ending.size()));
    for (char& c : last) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return last == ending;
}

/// Without the ending .json, only what JSON allows may stand after an opening bracket: "[laughs]" and "{\rtf"
/// do not pass.
int recognises(sotto_text file_name, sotto_text head) {
    std::string_view bytes = view(head);
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF"sv) bytes.remove_prefix(3);
    const auto skip_spaces = [&] {
        bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    };
    skip_spaces();
    if (bytes.size() < 2 || (bytes.front() != '{' && bytes.front() != '[')) return 0;
    if (has_ending(view(file_name))) return 90;
    const bool object = bytes.front() == '{';
    bytes.remove_prefix(1);
    skip_spaces();
    if (bytes.empty() || (object ? "\"}"sv : "{]\""sv).find(bytes.front()) == std::string_view::npos)
        return 0;
    return 50;
}

bool give(const sotto_read_host* host, const Turns& turns) {
    for (const auto& [name, value] : turns.others) {
        const sotto_block property = block_of(SOTTO_PROPERTY, value, name);
        if (host->block(host->context, &property) != 0) return false;
    }
    for (const Turn& turn : turns.turns) {
        sotto_block block = block_of(turn.row ? SOTTO_TABLE_ROW : SOTTO_PARAGRAPH, turn.text, turn.speaker);
        block.begin_ms = turn.begin_ms;
        block.end_ms = turn.end_ms;
        if (host->block(host->context, &block) != 0) return false;
    }
    return true;
}

int read(sotto_text, sotto_text bytes, const sotto_read_host* host) try {
    const auto refuse = [&](std::string_view sentence) {
        host->error(host->context, lend(sentence));
        return 1;
    };
    std::string_view text = view(bytes);
    if (text.substr(0, 3) == "\xEF\xBB\xBF"sv) text.remove_prefix(3);
    const Json document = Json::parse(text.begin(), text.end(), nullptr, false);
    if (document.is_discarded()) return refuse("The file is not valid JSON; it may be cut off."sv);
    const Turns turns = find_turns(document);
    if (turns.turns.empty()) {
        return refuse(
            "The JSON holds no transcript: no list of objects with a text and a speaker or a time."sv);
    }
    return give(host, turns) ? 0 : 1;
} catch (...) {
    host->error(host->context, lend("The JSON takes more memory than a reader may use."sv));
    return 1;
}

/// {"schema": "records/1", "title": …, "records": […]}. Without records, each block becomes one with its kind
/// and text.
int write(const sotto_block* blocks, size_t count, const sotto_write_host* host) try {
    constexpr std::array kinds{"paragraph", "heading",  "list item", "table row",
                               "quote",     "footnote", "title"};
    Json records = Json::array();
    Json others = Json::array();
    Json document{{"schema", records_schema}};
    for (size_t i = 0; i < count; ++i) {
        const sotto_block& block = blocks[i];
        if (block.kind == SOTTO_RECORD) {
            records.push_back(Json::parse(view(block.text), nullptr, false));
            if (!records.back().is_object()) {
                host->error(host->context, lend("A record to be written is not a JSON object."sv));
                return 1;
            }
        } else if (block.kind == SOTTO_TITLE && !document.contains("title")) {
            document["title"] = view(block.text);
        } else if (block.kind >= 0 && static_cast<std::size_t>(block.kind) < kinds.size()) {
            Json other{{"kind", kinds[static_cast<std::size_t>(block.kind)]}};
            if (block.level > 0) other["level"] = block.level;
            other["text"] = view(block.text);
            others.push_back(std::move(other));
        }
    }
    document["records"] = records.empty() ? std::move(others) : std::move(records);
    const std::string file = document.dump(2) + "\n";
    return host->bytes(host->context, lend(file));
} catch (...) {
    host->error(host->context, lend("The records take more memory than a reader may use."sv));
    return 1;
}

const std::array samples{
    sotto_sample{"meeting.json",
                 lend("{\"title\": \"Harbour meeting\", \"meeting_transcripts\": [\n"
                      " {\"speaker\": \"Chair\", \"content\": \"Who speaks for the boats?\"},\n"
                      " {\"speaker\": \"Mina\", \"content\": \"I do, for three of them.\"}]}\n"sv),
                 lend("I do, for three of them."sv)},
    sotto_sample{
        "recognised.json",
        lend("{\"segments\": [{\"start\": 0.5, \"end\": 2.25, \"text\": \" The bell rang twice.\"}]}"sv),
        lend("The bell rang twice."sv)},
    sotto_sample{nullptr, {}, {}},
};

const sotto_format_plugin plugin{
    SOTTO_PLUGIN_API_VERSION,
    sizeof(sotto_format_plugin),
    "json",
    "structured data (JSON)",
    "json",
    nullptr,
    recognises,
    read,
    write,
    samples.data(),
};

}  // namespace

const sotto_format_plugin* sotto_format() {
    return &plugin;
}
