// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "paragraphs.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "line_facts.h"

namespace sotto::pdf {
namespace {

// In units of the font's size.
constexpr double indent = 0.6;
constexpr double list_indent = 0.8;
// In units of the line's width.
constexpr double early_end = 0.25;
// In units of the usual distance of two lines.
constexpr double widest_pitch = 1.3;
constexpr double same_size = 0.12;

constexpr std::size_t longest_heading = 220;
constexpr std::size_t longest_bold_heading = 120;
constexpr std::size_t most_heading_lines = 4;
constexpr int deepest_heading = 6;

class Grouper {
public:
    explicit Grouper(const std::vector<std::vector<Line>>& pages) : facts_(pages) {
        for (std::size_t page = 0; page < pages.size(); ++page) {
            std::size_t from = 0;
            const std::vector<LineFacts>& lines = facts_.page(page);
            while (from < lines.size()) {
                std::size_t to = from;
                while (to < lines.size() && lines[to].column == lines[from].column) ++to;
                column(lines, from, to, page + 1);
                from = to;
            }
        }
        close();
        flush_notes();
    }

    std::vector<Block> take() { return std::move(blocks_); }

private:
    struct Open {
        std::vector<const LineFacts*> lines;
        std::size_t page = 0;
        bool list = false;
        double right = 0;  // how far lines reach where its last one stands
    };

    void column(const std::vector<LineFacts>& lines, std::size_t from, std::size_t to, std::size_t page) {
        const std::size_t notes_from = facts_.notes_from(lines, from, to);
        for (std::size_t i = from; i < notes_from;) {
            const std::size_t rows = table_rows(lines, i, notes_from);
            if (rows > 0) {
                close();
                for (std::size_t end = i + rows; i < end; ++i) row(lines[i], page);
                continue;
            }
            const LineFacts* next = i + 1 < notes_from ? &lines[i + 1] : nullptr;
            const bool goes_on =
                i == from ? continues_across(lines[i]) : open_ && !starts_new(lines[i - 1], lines[i], next);
            if (!goes_on) {
                close();
                open_ = Open{};
                open_->page = page;
                open_->list = lines[i].marker != Marker::None;
            }
            open_->lines.push_back(&lines[i]);
            open_->right = LineFacts::reach(lines, from, notes_from, i);
            ++i;
        }
        notes(lines, notes_from, to, page);
    }

    /// How many rows of a table begin at `from`: lines of several cells that follow each other.
    static std::size_t table_rows(const std::vector<LineFacts>& lines, std::size_t from, std::size_t to) {
        std::size_t end = from;
        int most_cells = 0;
        while (end < to && lines[end].text.cells > 1)
            most_cells = std::max(most_cells, lines[end++].text.cells);
        const std::size_t count = end - from;
        return count >= 3 || (count == 2 && most_cells >= 3) ? count : 0;
    }

    void row(const LineFacts& line, std::size_t page) {
        Block block;
        block.kind = SOTTO_TABLE_ROW;
        block.text = line.text.utf8;
        block.bold_prefix = std::min(line.text.bold_prefix, block.text.find('\t'));
        block.page = page;
        blocks_.push_back(std::move(block));
        levels_.clear();
    }

    /// Whether `b` begins a new paragraph below `a`; `c` is the line after it, if there is one.
    bool starts_new(const LineFacts& a, const LineFacts& b, const LineFacts* c) const {
        const double size = std::max(a.size, b.size);
        if (std::abs(a.size - b.size) > same_size * size) return true;
        const double pitch = b.bottom - a.bottom;
        const double usual = facts_.pitch(size);
        if (pitch > widest_pitch * usual || pitch < 0.3 * usual) return true;
        const bool first = open_->lines.size() == 1;
        const double room = open_->right - a.right - 0.3 * size;
        // Where a sentence runs on, a line may end a little early all the same.
        const bool runs_on = b.begins_small && !a.ends_sentence && room < early_end * (open_->right - a.left);
        const bool next_word_would_fit = room > b.text.first_word_width && !runs_on;
        if (b.marker == Marker::Bullet) return true;
        if (b.marker != Marker::None && (next_word_would_fit || b.marker_gap || a.ends_sentence)) return true;
        if (b.begins_label && a.ends_sentence) return true;
        if (a.ends_with_hyphen) return false;
        if (facts_.is_large(size)) return false;
        if (a.text.bold != b.text.bold && (b.text.bold || all_bold())) return true;
        const double tolerance = indent * size;
        const bool centred =
            std::abs((a.left + a.right) - (b.left + b.right)) < size && std::abs(a.left - b.left) > tolerance;
        if (centred) return false;
        if (b.left > a.left + tolerance) {
            if (!first) return true;
            if (open_->list || std::abs(b.left - a.hanging) < tolerance) return next_word_would_fit;
            // The first line stands out (a hanging indent), or a new paragraph is indented.
            if (c != nullptr && c->left < b.left - tolerance) return true;
            return next_word_would_fit;
        }
        if (b.left < a.left - tolerance && (!first || open_->list)) return true;
        return next_word_would_fit;
    }

    [[nodiscard]] bool all_bold() const {
        return std::all_of(open_->lines.begin(), open_->lines.end(),
                           [](const LineFacts* line) { return line->text.bold; });
    }

    /// Whether the paragraph that ended a column or page goes on in `b`.
    [[nodiscard]] bool continues_across(const LineFacts& b) const {
        if (!open_) return false;
        const LineFacts& a = *open_->lines.back();
        if (std::abs(a.size - b.size) > same_size * std::max(a.size, b.size) || facts_.is_large(a.size))
            return false;
        if (b.marker != Marker::None || a.text.bold != b.text.bold || b.text.cells > 1) return false;
        if (a.ends_with_hyphen) return true;
        if (a.ends_sentence) return false;
        const bool full = open_->right - a.right - 0.3 * a.size <= b.text.first_word_width;
        return b.begins_small || (full && open_->lines.size() > 1 && !b.begins_label);
    }

    void close() {
        if (!open_) return;
        const Open done = *std::exchange(open_, std::nullopt);
        const LineFacts& first = *done.lines.front();
        Block block;
        block.page = done.page;
        std::size_t characters = 0;
        for (const LineFacts* line : done.lines) characters += line->text.utf8.size();
        const bool large = facts_.is_large(first.size);
        bool bold = true;
        for (const LineFacts* line : done.lines) bold = bold && line->text.bold;
        if (large && done.lines.size() <= most_heading_lines && characters <= longest_heading) {
            block.kind = SOTTO_HEADING;
            block.level = std::min(facts_.rank(first.size), deepest_heading);
        } else if (bold && !facts_.mostly_bold() && done.lines.size() <= 2 &&
                   characters <= longest_bold_heading && done.lines.back()->reads_like_heading &&
                   first.marker != Marker::Bullet) {
            block.kind = SOTTO_HEADING;
            block.level = std::min(facts_.ranks() + 1, deepest_heading);
        } else if (first.marker == Marker::Bullet || first.marker == Marker::Number) {
            block.kind = SOTTO_LIST_ITEM;
            block.level = list_level(first.left, first.size);
        }
        if (block.kind != SOTTO_LIST_ITEM) levels_.clear();
        fill(block, done.lines);
        if (!block.text.empty()) blocks_.push_back(std::move(block));
        flush_notes();
    }

    static void fill(Block& block, const std::vector<const LineFacts*>& lines) {
        const char separator = block.kind == SOTTO_HEADING ? ' ' : '\n';
        bool still_bold = true;
        for (const LineFacts* line : lines) {
            std::string text = line->text.utf8;
            std::replace(text.begin(), text.end(), '\t', ' ');
            std::size_t skipped = 0;
            if (line == lines.front() && line->marker == Marker::Bullet && block.kind == SOTTO_LIST_ITEM)
                skipped = line->marker_length;
            text.erase(0, skipped);
            if (!block.text.empty()) block.text += separator;
            if (still_bold && line->text.bold_prefix > skipped)
                block.bold_prefix = block.text.size() + line->text.bold_prefix - skipped;
            still_bold = still_bold && line->text.bold;
            block.text += text;
        }
    }

    int list_level(double left, double size) {
        while (!levels_.empty() && left < levels_.back() - list_indent * size) levels_.pop_back();
        if (levels_.empty() || left > levels_.back() + list_indent * size) levels_.push_back(left);
        return static_cast<int>(std::min<std::size_t>(levels_.size(), 9));
    }

    /// Notes wait until the paragraph that runs over the page's end is complete.
    void notes(const std::vector<LineFacts>& lines, std::size_t from, std::size_t to, std::size_t page) {
        std::vector<const LineFacts*> note;
        const auto give = [&] {
            if (note.empty()) return;
            Block block;
            block.kind = SOTTO_FOOTNOTE;
            block.page = page;
            fill(block, note);
            notes_.push_back(std::move(block));
            note.clear();
        };
        for (std::size_t i = from; i < to; ++i) {
            if (lines[i].begins_note) give();
            note.push_back(&lines[i]);
        }
        give();
        if (!open_) flush_notes();
    }

    void flush_notes() {
        for (Block& note : notes_) blocks_.push_back(std::move(note));
        notes_.clear();
    }

    DocumentFacts facts_;
    std::vector<Block> blocks_;
    std::vector<Block> notes_;
    std::optional<Open> open_;
    std::vector<double> levels_;  // left edges of the list items that enclose the last one
};

}  // namespace

std::vector<Block> blocks_of(const std::vector<std::vector<Line>>& pages) {
    return Grouper(pages).take();
}

}  // namespace sotto::pdf
