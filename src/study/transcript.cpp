// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study/transcript.h"

#include "study/speaker_labels.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/reflow.h"
#include "text/segment.h"

#include <algorithm>
#include <map>
#include <string>

namespace sotto::study {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

bool all_blank(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_blank);
}

// The document as one text, and where each block begins in it (bytes).
struct Joined {
    std::string utf8;
    std::vector<std::size_t> starts;
};

// Cues of subtitles are pieces of sentences: a space, and no paragraph, stands between them.
bool is_cue(const Block& block) {
    return block.begin_ms.has_value() && block.kind == Block::Kind::Paragraph;
}

std::string_view gap_between(const Block& before, const Block& after) {
    if (is_cue(before) && is_cue(after)) return "\n";
    if (before.kind == Block::Kind::TableRow && after.kind == Block::Kind::TableRow) return "\n";
    if (before.kind == Block::Kind::ListItem && after.kind == Block::Kind::ListItem) return "\n";
    return "\n\n";
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

Joined join(const std::vector<Block>& blocks) {
    Joined joined;
    const Block* before = nullptr;
    for (const Block& block : blocks) {
        const std::string normal = text::normalise_newlines(block.utf8);
        // A heading or paragraph keeps its inner lines; what surrounds it is ours.
        std::string_view body(normal);
        while (!body.empty() && (body.front() == '\n')) body.remove_prefix(1);
        while (!body.empty() && is_blank(body.back())) body.remove_suffix(1);
        if (all_blank(body)) {
            joined.starts.push_back(joined.utf8.size());
            continue;
        }
        if (before != nullptr) joined.utf8 += gap_between(*before, block);
        joined.starts.push_back(joined.utf8.size());
        joined.utf8 += body;
        before = &block;
    }
    return joined;
}

// Where the bytes of `before` at `marks` (ascending) are in `after`, which differs from it only in white
// space and in hyphens that stood at line ends.
std::vector<std::size_t> follow(std::string_view before, std::string_view after,
                                const std::vector<std::size_t>& marks) {
    std::vector<std::size_t> result;
    result.reserve(marks.size());
    std::size_t i = 0;
    std::size_t j = 0;
    for (const std::size_t mark : marks) {
        while (i < mark && i < before.size()) {
            if (is_blank(before[i])) {
                ++i;
                continue;
            }
            while (j < after.size() && is_blank(after[j])) ++j;
            if (j < after.size() && before[i] == after[j]) ++j;
            ++i;
        }
        while (j < after.size() && is_blank(after[j])) ++j;
        result.push_back(j);
    }
    return result;
}

// One line of the joined text and what is known about it.
struct Line {
    std::size_t first = 0;
    std::size_t last = 0;  // exclusive, without the newline
    std::size_t block = 0;
    bool block_start = false;
    bool paragraph_start = false;  // the first line, or a blank one stands before it
    std::optional<LabelCandidate> label;
    // Part of an attribution (`Ana Berg, Landmine Watch, Norway:`) or of the quotation under it.
    enum class Quoted { No, Attribution, Words } quoted = Quoted::No;
    std::string quoted_speaker;  // on the attribution's first line
};

std::vector<Line> lines_of(std::string_view text, const std::vector<std::size_t>& starts) {
    std::vector<Line> lines;
    std::size_t block = 0;
    std::size_t at = 0;
    bool gap = true;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (all_blank(text.substr(at, end - at))) {
            gap = true;
        } else {
            Line line;
            line.first = at;
            line.last = end;
            const std::size_t before = block;
            while (block + 1 < starts.size() && starts[block + 1] <= at) ++block;
            line.block = block;
            line.block_start = lines.empty() || block != before;
            line.paragraph_start = gap;
            lines.push_back(std::move(line));
            gap = false;
        }
        at = end + 1;
    }
    return lines;
}

void find_labels(std::string_view text, const std::vector<Block>& blocks, std::vector<Line>& lines) {
    std::size_t eligible = 0;
    std::vector<LabelCandidate> candidates;
    std::vector<std::size_t> of_line;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Line& line = lines[i];
        const Block& block = blocks[line.block];
        if (block.kind == Block::Kind::Heading || block.kind == Block::Kind::Footnote) continue;
        const std::string_view content = text.substr(line.first, line.last - line.first);
        std::optional<LabelCandidate> candidate;
        if (block.kind == Block::Kind::TableRow) {
            if (block.level == 0) candidate = label_of_row(content);
        } else {
            candidate = label_at_start(content, line.block_start ? block.bold_prefix : 0);
        }
        const bool continues_paragraph = !line.paragraph_start && !candidate;
        if (!continues_paragraph) ++eligible;
        if (!candidate) continue;
        if (candidate->label.empty() && candidate->alone && eligible > 0) --eligible;  // a time is no turn
        // `Name:` and its words on the next line are one turn.
        if (candidate->alone && !candidate->label.empty() && i + 1 < lines.size() &&
            lines[i + 1].paragraph_start && eligible > 1) {
            --eligible;
        }
        candidates.push_back(std::move(*candidate));
        of_line.push_back(i);
    }
    const std::vector<bool> accepted = accepted_labels(candidates, eligible);
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        if (accepted[c]) lines[of_line[c]].label = std::move(candidates[c]);
    }
}

bool opens_quotation(std::string_view line) {
    for (const std::string_view mark : {"\"", "“", "‘", "«", "„", "'"}) {
        if (line.substr(0, mark.size()) == mark) return true;
    }
    return false;
}

bool closes_quotation(std::string_view line) {
    for (const std::string_view mark : {"\"", "”", "’", "»", "“", "'"}) {
        if (line.size() > mark.size() && line.substr(line.size() - mark.size()) == mark) return true;
    }
    return false;
}

// The name an attribution begins with: up to the first comma, two to six capitalised words.
std::optional<std::string> name_in_attribution(std::string_view attribution) {
    const auto comma = attribution.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const std::string_view name = trimmed(attribution.substr(0, comma));
    const auto spaces = std::count(name.begin(), name.end(), ' ');
    if (spaces < 1 || spaces > 5 || !text::every_word_capitalised(name)) return std::nullopt;
    if (text::count_code_points(name) > 60 || name.find(':') != std::string_view::npos) return std::nullopt;
    return std::string(name);
}

// Finds quotations that a line above attributes to somebody by name, organisation and country.
void find_attributions(std::string_view text, std::vector<Line>& lines) {
    constexpr std::size_t longest_line = 220;
    constexpr std::size_t most_lines = 3;
    const auto content = [&](const Line& line) {
        return trimmed(text.substr(line.first, line.last - line.first));
    };
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const std::string_view last = content(lines[i]);
        if (lines[i].label || last.size() > longest_line || last.empty() || last.back() != ':') continue;
        if (!opens_quotation(content(lines[i + 1]))) continue;
        // A long attribution goes over several short lines: `Ana Berg,` / `Landmine Watch,` / `Norway:`.
        std::size_t first = i;
        while (first > 0 && i - first + 1 < most_lines && !lines[first - 1].label) {
            const std::string_view above = content(lines[first - 1]);
            if (above.size() > 80 || above.find(',') == std::string_view::npos) break;
            if (above.find_first_of(".?!:") != std::string_view::npos) break;
            --first;
        }
        const std::optional<std::string> name = name_in_attribution(content(lines[first]));
        if (!name) continue;
        for (std::size_t line = first; line <= i; ++line) lines[line].quoted = Line::Quoted::Attribution;
        lines[first].quoted_speaker = *name;
        std::size_t line = i + 1;
        while (line < lines.size()) {
            lines[line].quoted = Line::Quoted::Words;
            if (closes_quotation(content(lines[line])) || line - i >= 5) break;
            if (line + 1 < lines.size() && lines[line + 1].paragraph_start &&
                !opens_quotation(content(lines[line + 1])))
                break;
            ++line;
        }
        i = line;
    }
}

// Builds passages from lines. Positions are bytes until the end.
class Cutter {
public:
    Cutter(std::string_view text, const std::vector<Block>& blocks, const std::vector<Line>& lines)
        : text_(text), blocks_(blocks), lines_(lines) {
        std::size_t long_lines = 0;
        std::size_t bytes = 0;
        for (const Line& line : lines) {
            bytes += line.last - line.first;
            if (line.last - line.first > 100) ++long_lines;
        }
        // Lines as long as paragraphs are paragraphs, whether or not blank lines stand between them.
        line_is_paragraph_ = !lines.empty() && (bytes / lines.size() > 100 || long_lines * 3 > lines.size());
    }

    struct Piece {
        std::size_t first = 0;
        std::size_t last = 0;
        std::size_t said = 0;  // where what is said begins
        std::optional<std::size_t> speaker;
        std::optional<std::int64_t> page, begin_ms, end_ms;
        bool heading = false;
    };

    void cut() {
        for (std::size_t i = 0; i < lines_.size(); ++i) take(lines_[i]);
        close();
    }

    std::vector<Piece> pieces;
    std::vector<SpeakerDraft> speakers;

private:
    std::optional<std::size_t> speaker_named(const std::string& label) {
        const std::string key = text::fold_key(label, text::Folding::KeepTones);
        const auto [found, added] = by_key_.emplace(key, speakers.size());
        if (added) speakers.push_back({label, role_of_label(label), 0});
        return found->second;
    }

    void open(const Line& line) {
        close();
        const Block& block = blocks_[line.block];
        current_ = Piece{};
        current_->first = line.first;
        current_->last = line.last;
        current_->said = line.first;
        current_->page = block.page;
        current_->begin_ms = block.begin_ms;
        current_->end_ms = block.end_ms;
    }

    void close() {
        if (!current_) return;
        while (current_->said < current_->last && is_blank(text_[current_->said])) ++current_->said;
        pieces.push_back(*current_);
        current_.reset();
    }

    // Whether a cue goes on with the passage that is open.
    [[nodiscard]] bool joins_cue(const Block& block) const {
        if (!current_ || !current_->begin_ms || !is_cue(block)) return false;
        const std::size_t size = current_->last - current_->said;
        const std::int64_t gap = *block.begin_ms - current_->end_ms.value_or(*block.begin_ms);
        const char last = current_->last > current_->first ? text_[current_->last - 1] : ' ';
        const bool sentence_over = last == '.' || last == '?' || last == '!' || last == '"' ||
                                   static_cast<unsigned char>(last) >= 0x80;
        if (gap > 5'000) return false;
        if (size > 1'500) return false;
        return !(sentence_over && (size > 400 || gap > 2'000));
    }

    void take(const Line& line) {
        const Block& block = blocks_[line.block];
        if (line.quoted != Line::Quoted::No) {
            take_quoted(line);
            return;
        }
        if (in_quotation_) {
            in_quotation_ = false;
            close();
            speaker_.reset();
        }
        if (block.kind == Block::Kind::Heading) {
            open(line);
            current_->heading = true;
            close();
            speaker_.reset();
            return;
        }
        if (block.kind == Block::Kind::Footnote) {
            open(line);
            close();
            return;
        }
        if (!block.speaker.empty() && line.block_start) {
            const auto speaker = speaker_named(block.speaker);
            if (speaker == speaker_ && joins_cue(block)) {
                extend(line, block);
                return;
            }
            speaker_ = speaker;
            ++speakers[*speaker].turns;
            open(line);
            current_->speaker = speaker_;
            return;
        }
        if (line.label) {
            const LabelCandidate& label = *line.label;
            if (label.label.empty()) {
                take_time(line, label);
                return;
            }
            if (label.label == ">>") {
                speaker_.reset();
                open(line);
                current_->said = line.first + label.end;
                return;
            }
            const bool after_time = pending_time_;
            speaker_ = speaker_named(label.label);
            ++speakers[*speaker_].turns;
            if (after_time) {
                // The time on the line above belongs to this turn.
                current_->last = line.last;
                pending_time_ = false;
            } else {
                open(line);
            }
            current_->speaker = speaker_;
            current_->said = line.first + label.end;
            if (label.begin_ms) current_->begin_ms = label.begin_ms;
            if (label.end_ms) current_->end_ms = label.end_ms;
            waiting_for_words_ = label.alone;
            return;
        }
        if (pending_time_) {
            current_->last = line.last;
            current_->said = line.first;
            current_->speaker = speaker_;
            pending_time_ = false;
            return;
        }
        if (current_ && waiting_for_words_) {
            current_->last = line.last;
            current_->said = line.first;
            waiting_for_words_ = false;
            return;
        }
        if (current_ && continues(line, block)) {
            extend(line, block);
            return;
        }
        open(line);
        current_->speaker = speaker_;
    }

    void take_quoted(const Line& line) {
        if (!line.quoted_speaker.empty()) {
            open(line);
            speaker_ = speaker_named(line.quoted_speaker);
            ++speakers[*speaker_].turns;
            current_->speaker = speaker_;
            in_quotation_ = true;
            waiting_for_words_ = true;
            return;
        }
        current_->last = line.last;
        if (line.quoted == Line::Quoted::Words && waiting_for_words_) {
            current_->said = line.first;
            waiting_for_words_ = false;
        }
    }

    void take_time(const Line& line, const LabelCandidate& label) {
        open(line);
        current_->begin_ms = label.begin_ms;
        current_->end_ms = label.end_ms;
        current_->said = line.first + label.end;
        current_->speaker = speaker_;
        pending_time_ = label.alone;
    }

    [[nodiscard]] bool continues(const Line& line, const Block& block) const {
        if (is_cue(block)) return joins_cue(block);
        if (block.kind == Block::Kind::TableRow || block.kind == Block::Kind::ListItem) {
            return current_->speaker.has_value();
        }
        if (current_->heading) return false;
        if (current_->speaker) return true;
        return !line.paragraph_start && !line_is_paragraph_;
    }

    void extend(const Line& line, const Block& block) {
        current_->last = line.last;
        if (block.end_ms) current_->end_ms = block.end_ms;
    }

    std::string_view text_;
    const std::vector<Block>& blocks_;
    const std::vector<Line>& lines_;
    bool line_is_paragraph_ = false;
    std::optional<Piece> current_;
    std::optional<std::size_t> speaker_;
    bool pending_time_ = false;
    bool waiting_for_words_ = false;
    bool in_quotation_ = false;
    std::map<std::string, std::size_t> by_key_;
};

// The piece in passages no longer than `longest_passage`, cut where sentences end.
void add_passages(const text::Text& text, const Cutter::Piece& piece, const std::string& language,
                  std::vector<PassageDraft>& passages) {
    PassageDraft draft;
    draft.range = {text.position_of_byte(piece.first), text.position_of_byte(piece.last)};
    draft.said = {text.position_of_byte(piece.said), draft.range.end};
    draft.speaker = piece.speaker;
    draft.page = piece.page;
    draft.begin_ms = piece.begin_ms;
    draft.end_ms = piece.end_ms;
    draft.heading = piece.heading;
    if (draft.said.length() <= longest_passage) {
        passages.push_back(draft);
        return;
    }
    const text::Range all = draft.said;
    const text::Text said{std::string(text.slice(all))};
    text::Position start = 0;
    const auto finish = [&](text::Position end) {
        PassageDraft part = draft;
        part.said = text.trimmed({all.start + start, all.start + end});
        part.range = {start == 0 ? draft.range.start : part.said.start, part.said.end};
        if (!part.said.empty()) passages.push_back(part);
        start = end;
    };
    for (const text::Range& sentence : text::sentences(said, language)) {
        if (sentence.end - start > longest_passage && sentence.start > start) finish(sentence.start);
        // A sentence that is too long by itself has no better place than a cluster's border.
        while (sentence.end - start > longest_passage) {
            finish(said.snapped_to_graphemes({start, start + longest_passage}).end);
        }
    }
    if (start < said.length()) finish(said.length());
}

std::string count_sentence(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

Transcript compose(const std::vector<Block>& blocks, Reflow reflow, const std::string& language) {
    Transcript transcript;
    if (blocks.empty()) return transcript;

    Joined joined = join(blocks);
    const bool subtitles = std::any_of(blocks.begin(), blocks.end(), is_cue);
    if (reflow == Reflow::Auto && !subtitles) {
        text::Reflowed flowed = text::reflow(joined.utf8);
        if (flowed.hard_wrapped) {
            joined.starts = follow(joined.utf8, flowed.utf8, joined.starts);
            joined.utf8 = std::move(flowed.utf8);
            transcript.warnings.push_back(
                "The lines were broken to a fixed width: " +
                count_sentence(flowed.joined_lines, "line was joined", "lines were joined") + " and " +
                count_sentence(flowed.joined_words, "cut word made whole", "cut words made whole") +
                " (--reflow never keeps the lines).");
        }
    }
    // Paragraphs end where the file ends them; the white space after the last one means nothing.
    while (!joined.utf8.empty() && is_blank(joined.utf8.back())) joined.utf8.pop_back();

    std::vector<Line> lines = lines_of(joined.utf8, joined.starts);
    find_labels(joined.utf8, blocks, lines);
    find_attributions(joined.utf8, lines);
    Cutter cutter(joined.utf8, blocks, lines);
    cutter.cut();

    transcript.text = text::Text(joined.utf8);
    for (const Cutter::Piece& piece : cutter.pieces)
        add_passages(transcript.text, piece, language, transcript.passages);
    transcript.speakers = std::move(cutter.speakers);
    return transcript;
}

std::vector<Block> blocks_of_plain_text(std::string_view utf8) {
    std::vector<Block> blocks;
    const std::string normal = text::normalise_newlines(utf8);
    std::string paragraph;
    const auto finish = [&] {
        if (!trimmed(paragraph).empty()) {
            Block block;
            block.utf8 = std::move(paragraph);
            blocks.push_back(std::move(block));
        }
        paragraph.clear();
    };
    std::size_t at = 0;
    while (at < normal.size()) {
        const std::size_t end = std::min(normal.find('\n', at), normal.size());
        const std::string_view line = std::string_view(normal).substr(at, end - at);
        if (all_blank(line)) {
            finish();
        } else {
            if (!paragraph.empty()) paragraph += '\n';
            paragraph += line;
        }
        at = end + 1;
    }
    finish();
    return blocks;
}

}  // namespace sotto::study
