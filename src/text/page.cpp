// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/page.h"

#include "text/utf8.h"
#include "text/word_rules.h"

#include <unicode/uchar.h>
#include <algorithm>

namespace sotto::text {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

/// How many bytes of white space `text` begins with at `at`: no-break and ideographic spaces too.
std::size_t blank_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (is_blank(text[at])) return 1;
    if (text.substr(at, 2) == "\u00A0") return 2;
    return text.substr(at, 3) == "\u3000" ? 3 : 0;
}

bool is_sentence_end(char32_t c) {
    constexpr std::u32string_view ends = U".!?…:;。！？；：؟؛۔।॥։።፧";
    return ends.find(c) != std::u32string_view::npos;
}

bool is_closing(char32_t c) {
    constexpr std::u32string_view closing = U"\"'”’»)]}›」』）";
    return closing.find(c) != std::u32string_view::npos;
}

bool is_letter(char32_t c) {
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) {
    return u_isdigit(static_cast<UChar32>(c)) != 0;
}

/// The length in bytes of a bullet, number or letter that opens a list item or heading, or 0.
std::size_t marker_length(std::string_view body) {
    std::size_t at = 0;
    const char32_t first = utf8::next(body, at);
    constexpr std::u32string_view bullets = U"•·*+▪▫◦‣●○■□◆◇►➢➤✓✔❖§\uF0B7\uF0A7";
    const auto spaced = [&](std::size_t end) { return end < body.size() && is_blank(body[end]); };
    if (bullets.find(first) != std::u32string_view::npos) return at;
    // Word's second bullet; with one space it would be a word of Spanish, Portuguese and Italian.
    if (body.substr(0, 2) == "o\t" || body.substr(0, 3) == "o  ") return 1;
    if (body[0] == '#' || body[0] == '>' || body[0] == '|') return 1;
    // 1.  1)  1.2.3  (1)  a)  (iv)  [3]
    const bool bracket = first == '(' || first == '[';
    std::size_t end = bracket ? 1 : 0;
    const std::size_t start = end;
    while (end < body.size() && body[end] >= '0' && body[end] <= '9') ++end;
    if (end > start && end - start <= 3) {
        std::size_t levels = 0;
        while (!bracket && end + 1 < body.size() && body[end] == '.' && body[end + 1] >= '0' &&
               body[end + 1] <= '9') {
            ++levels;
            ++end;
            while (end < body.size() && body[end] >= '0' && body[end] <= '9') ++end;
        }
        if (bracket) {
            const bool closed =
                end < body.size() && (body[end] == ')' || body[end] == ']') && spaced(end + 1);
            return closed ? end + 1 : 0;
        }
        if (end < body.size() && (body[end] == '.' || body[end] == ')') && spaced(end + 1)) return end + 1;
        // `1.2 Title`, but not `3.5 million people`.
        if (levels > 0 && spaced(end)) {
            std::size_t next = end;
            while (next < body.size() && is_blank(body[next])) ++next;
            if (levels > 1 ||
                (next < body.size() && u_isupper(static_cast<UChar32>(utf8::at(body, next))) != 0)) {
                return end;
            }
        }
        return 0;
    }
    end = start;
    while (end < body.size() && end - start < 5 && ((body[end] | 0x20) >= 'a' && (body[end] | 0x20) <= 'z'))
        ++end;
    const std::string_view letters = body.substr(start, end - start);
    const bool numeral = letters.find_first_not_of("ivxIVX") == std::string_view::npos && !letters.empty();
    if (letters.size() != 1 && !numeral) return 0;
    if (end < body.size() && body[end] == ')' && spaced(end + 1)) return end + 1;
    const bool small = letters[0] >= 'a';
    if (!bracket && (small || (numeral && letters != "I")) && end < body.size() && body[end] == '.' &&
        spaced(end + 1)) {
        return end + 1;
    }
    return 0;
}

/// `NAME - text`, `P04 – text`: only capitals and digits before the dash.
std::string_view label_before_dash(std::string_view body) {
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < std::min<std::size_t>(body.size(), 60);) {
        const std::size_t here = at;
        const char32_t c = utf8::next(body, at);
        const bool dash = c == '-' || c == 0x2013 || c == 0x2014;
        if (dash && here > 1 && body[here - 1] == ' ' && at < body.size() && body[at] == ' ') {
            return capitals > 0 ? body.substr(0, here - 1) : std::string_view();
        }
        const bool capital = u_isupper(static_cast<UChar32>(c)) != 0;
        if (capital) ++capitals;
        if (!capital && !is_digit(c) && c != ' ' && c != '.') return {};
    }
    return {};
}

/// The speaker's label that opens a line (`Ana:`, `INTERVIEWER 2:`, `P04 -`), without its sign; or empty.
std::string_view label_of(std::string_view body) {
    const std::size_t colon = body.find(':');
    constexpr std::size_t longest = 90;
    if (colon == std::string_view::npos || colon == 0 || colon > longest) return label_before_dash(body);
    if (colon + 1 < body.size() && !is_blank(body[colon + 1])) return {};
    const std::string_view label = body.substr(0, colon);
    std::size_t words = 0;
    bool at_start = true;
    for (std::size_t at = 0; at < label.size();) {
        const char32_t c = utf8::next(label, at);
        if (c == ' ') {
            at_start = true;
            continue;
        }
        if (at_start) {
            ++words;
            // Names and roles begin with capitals; scripts without case give no such hint.
            if (words == 1 && u_islower(static_cast<UChar32>(c)) != 0) return {};
            if (!is_letter(c) && !is_digit(c) && c != '(' && c != '[') return {};
        }
        if (is_sentence_end(c) && c != '.') return {};
        if (c == ',') return {};
        at_start = false;
    }
    return words <= 4 ? label : std::string_view();
}

/// `[00:01:02]`, `00:01:02`, `(12:30)` at the start of a line.
bool opens_with_time(std::string_view body) {
    std::size_t at = body[0] == '[' || body[0] == '(' || body[0] == '<' ? 1 : 0;
    std::size_t digits = 0;
    std::size_t colons = 0;
    for (; at < body.size() && (is_digit(utf8::byte_at(body, at)) || body[at] == ':'); ++at) {
        (body[at] == ':' ? colons : digits) += 1;
    }
    return colons >= 1 && digits >= 3;
}

/// A line of a table of contents: dots or a tab, then a page number.
bool has_leader(std::string_view body) {
    std::size_t end = body.size();
    while (end > 0 && body[end - 1] >= '0' && body[end - 1] <= '9') --end;
    if (end == body.size() || end == 0) return false;
    const std::string_view before = body.substr(0, end);
    return before.back() == '\t' || before.find("....") != std::string_view::npos ||
           before.find(". . .") != std::string_view::npos || before.find("……") != std::string_view::npos;
}

Line read_line(std::string_view raw) {
    Line line;
    line.raw = raw;
    std::size_t first = 0;
    while (const std::size_t blank = blank_at(raw, first)) {
        line.indent += raw[first] == '\t' ? 4 : (blank == 3 ? 2 : 1);
        first += blank;
    }
    std::size_t last = raw.size();
    while (last > first) {
        const std::size_t before = utf8::before(raw, last);
        if (blank_at(raw, before) == 0) break;
        last = before;
    }
    line.body = raw.substr(first, last - first);
    if (line.body.empty()) {
        line.opening = Opening::Blank;
        return line;
    }
    line.length = count_code_points(line.body);
    const char32_t initial = utf8::at(line.body, 0);
    const std::size_t word_end = std::min(line.body.find(' '), line.body.size());
    // A line of a script without spaces breaks nearly anywhere.
    line.first_word = is_unspaced_letter(initial) ? 2 : count_code_points(line.body.substr(0, word_end));
    line.lower = u_islower(static_cast<UChar32>(initial)) != 0;
    const auto type = u_charType(static_cast<UChar32>(initial));
    line.caseless = type == U_OTHER_LETTER || type == U_MODIFIER_LETTER;

    std::size_t end = line.body.size();
    char32_t final = 0;
    // Footnote numbers and closing signs stand behind the full stop.
    while (end > 0) {
        end = utf8::before(line.body, end);
        final = utf8::at(line.body, end);
        if (!is_closing(final) && !(is_digit(final) && end > 0)) break;
    }
    line.open = !is_sentence_end(final);

    if (has_leader(line.body)) {
        line.opening = Opening::Row;
    } else if (marker_length(line.body) > 0) {
        line.opening = Opening::Marker;
    } else if (line.body.find('\t') != std::string_view::npos) {
        line.opening = Opening::Row;
    } else if (opens_with_time(line.body)) {
        line.opening = Opening::Time;
    } else if ((initial == '-' || initial == 0x2013 || initial == 0x2014) && line.body.size() > 1 &&
               line.length > 2) {
        line.opening = Opening::Dash;
    } else if (line.label = label_of(line.body); !line.label.empty()) {
        line.opening = Opening::Label;
    }

    std::size_t hyphen = utf8::before(line.body, line.body.size());
    const char32_t sign = utf8::at(line.body, hyphen);
    if ((sign == '-' || sign == 0x2010 || sign == 0x00AD) && hyphen > 0) {
        const char32_t letter = utf8::at(line.body, utf8::before(line.body, hyphen));
        line.cut = is_letter(letter) || is_digit(letter) ||
                   (U_GET_GC_MASK(static_cast<UChar32>(letter)) & U_GC_M_MASK) != 0;
    }
    return line;
}

/// Where only some blocks are wrapped, those narrower than this are more likely lists, verse or tables.
constexpr double narrowest_block = 40;

/// The length that nine of ten lines do not exceed. In a proportional font the width in characters
/// varies, and a few long lines must not decide.
double width_of(std::vector<Position> lengths) {
    if (lengths.empty()) return 0;
    const auto nth = static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
    std::nth_element(lengths.begin(), lengths.begin() + nth, lengths.end());
    return static_cast<double>(lengths[static_cast<std::size_t>(nth)]);
}

}  // namespace

Page::Page(std::string_view utf8) {
    for (std::size_t at = 0; at <= utf8.size();) {
        const std::size_t end = std::min(utf8.find('\n', at), utf8.size());
        lines_.push_back(read_line(utf8.substr(at, end - at)));
        at = end + 1;
    }
    close_line_spacing();
    for (const Line& line : lines_) {
        if (line.opening == Opening::Label) ++labels_[line.label];
        if (line.opening == Opening::Dash) ++dashes_;
    }
    measure();
    extent_ = judge();
}

/// A line is full when the next line's first word would not have fitted: that is why it was broken.
bool Page::full(std::size_t i, double width) const {
    const auto needed = static_cast<double>(lines_[i].length + 1 + lines_[i + 1].first_word);
    return needed >= 0.92 * width;
}

/// Some blocks of a PDF (set off quotations above all) come with a blank line behind each line. Those blank
/// lines go where the line before is full, does not end a sentence, and the next begins small; and, between
/// two such places, where it begins with a capital.
void Page::close_line_spacing() {
    const std::size_t count = lines_.size();
    const auto text = [&](std::size_t i) { return i < count && lines_[i].opening != Opening::Blank; };
    const auto blank = [&](std::size_t i) { return i >= count || lines_[i].opening == Opening::Blank; };
    // A quotation mark may stand on a line of its own above.
    const auto sign = [&](std::size_t i) { return text(i) && lines_[i].length <= 2; };
    const auto alone = [&](std::size_t i) {
        return text(i) && (i == 0 || blank(i - 1) || sign(i - 1)) && (blank(i + 1) || sign(i + 1));
    };
    enum class Joint : std::uint8_t { None, Possible, Sure };
    std::vector<Joint> joints(count, Joint::None);  // at the blank line
    constexpr Position longest = 130;
    for (std::size_t i = 0; i + 2 < count; ++i) {
        const Line& line = lines_[i];
        const Line& next = lines_[i + 2];
        if (!text(i) || !blank(i + 1) || !text(i + 2) || next.opening != Opening::None) continue;
        if (line.opening == Opening::Row || line.opening == Opening::Time) continue;
        if (line.length > longest || next.length > longest || !(alone(i) || alone(i + 2))) continue;
        Position width = std::max<Position>(next.length, 30);
        if (i >= 2 && alone(i - 2)) width = std::max(width, lines_[i - 2].length);
        if (text(i + 3)) width = std::max(width, lines_[i + 3].length);
        const auto needed = static_cast<double>(line.length + 1 + next.first_word);
        if (needed < 0.85 * static_cast<double>(std::min(width, longest))) continue;
        if (line.open && next.lower) {
            joints[i + 1] = Joint::Sure;
        } else if (alone(i) && alone(i + 2) &&
                   !is_closing(utf8::at(line.body, utf8::before(line.body, line.body.size())))) {
            joints[i + 1] = Joint::Possible;
        }
    }
    const auto sure = [&](std::size_t i) { return i < count && joints[i] == Joint::Sure; };
    std::vector<Line> kept;
    kept.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const bool between = joints[i] == Joint::Possible && ((i >= 2 && sure(i - 2)) || sure(i + 2)) &&
                             (lines_[i - 1].open || ((i >= 2 && sure(i - 2)) && sure(i + 2)));
        if (sure(i) || between) {
            kept.back().spaced = true;
        } else {
            kept.push_back(lines_[i]);
        }
    }
    lines_ = std::move(kept);
}

void Page::measure() {
    std::vector<Position> lengths;
    const auto inner = [&](std::size_t i) {
        return i + 1 < lines_.size() && lines_[i].opening != Opening::Blank &&
               lines_[i + 1].opening != Opening::Blank && lines_[i].opening != Opening::Row;
    };
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (inner(i)) lengths.push_back(lines_[i].length);
    }
    width_ = width_of(lengths);

    block_width_.assign(lines_.size(), width_);
    block_wrapped_.assign(lines_.size(), false);
    for (std::size_t first = 0; first < lines_.size();) {
        std::size_t last = first;
        while (last < lines_.size() && lines_[last].opening != Opening::Blank) ++last;
        if (last - first >= 3) {
            lengths.clear();
            for (std::size_t i = first; i + 1 < last; ++i) lengths.push_back(lines_[i].length);
            const double width = width_of(lengths);
            std::size_t fits = 0;
            std::size_t goes_on = 0;
            std::size_t joints = 0;
            for (std::size_t i = first; i + 1 < last; ++i) {
                if (lines_[i].length <= 2) continue;  // a quotation mark on a line of its own
                ++joints;
                if (full(i, width)) ++fits;
                if (lines_[i].open && (lines_[i + 1].lower || lines_[i + 1].caseless)) ++goes_on;
            }
            const bool wrapped = joints > 1 && width >= 18 && fits * 4 >= joints * 3 && goes_on * 2 >= joints;
            std::fill(block_width_.begin() + static_cast<std::ptrdiff_t>(first),
                      block_width_.begin() + static_cast<std::ptrdiff_t>(last), width);
            std::fill(block_wrapped_.begin() + static_cast<std::ptrdiff_t>(first),
                      block_wrapped_.begin() + static_cast<std::ptrdiff_t>(last), wrapped);
        }
        first = last + 1;
    }
}

bool Page::opens_block(std::size_t i) const {
    const Line& line = lines_[i];
    switch (line.opening) {
        case Opening::None:
            return false;
        case Opening::Time:
            // `10:15 in the morning` may be the middle of a sentence, `[00:10:15]` may not.
            return !is_digit(utf8::byte_at(line.body, 0)) || i == 0 || !lines_[i - 1].open ||
                   !full(i - 1, width_);
        case Opening::Dash:
            // One dash in a text is a dash that came to stand at the start of a line.
            return dashes_ >= 3 || i == 0 || !lines_[i - 1].open || !full(i - 1, width_);
        case Opening::Label:
            // `Initiative: the …` in running prose looks like a label, but comes once and inside a sentence.
            return labels_.at(line.label) >= 2 || i == 0 || !lines_[i - 1].open || !full(i - 1, width_);
        default:
            return true;
    }
}

Page::Extent Page::judge() const {
    std::size_t joints = 0;
    std::size_t fits = 0;
    std::size_t goes_on = 0;
    std::size_t caseless = 0;
    std::size_t cut = 0;
    std::size_t cut_inside = 0;
    std::size_t arrows = 0;
    Position all = 0;
    Position in_long_lines = 0;
    Position in_blocks = 0;
    std::size_t block_lines = 0;
    constexpr Position long_line = 160;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        all += lines_[i].length;
        if (lines_[i].opening == Opening::Time && lines_[i].body.find("-->") != std::string_view::npos)
            ++arrows;
        if (lines_[i].length > long_line) in_long_lines += lines_[i].length;
        if (block_wrapped_[i] && block_width_[i] >= narrowest_block) {
            in_blocks += lines_[i].length;
            ++block_lines;
        }
        if (i + 1 >= lines_.size() || lines_[i].opening == Opening::Blank || opens_block(i + 1) ||
            lines_[i].opening == Opening::Row) {
            continue;
        }
        ++joints;
        const Line& next = lines_[i + 1];
        const bool on = lines_[i].open && (next.lower || next.caseless);
        if (lines_[i].spaced || full(i, width_) || (block_wrapped_[i] && full(i, block_width_[i]))) {
            ++fits;
            if (on) ++goes_on;
        }
        if (next.caseless) ++caseless;
        if (lines_[i].cut && (next.lower || next.caseless)) ++cut;
        if (lines_[i].cut && next.lower && lines_[i].length > 12) ++cut_inside;
    }
    // Subtitles: their lines are cut to the screen, and belong to their times.
    if (joints == 0 || in_long_lines * 4 > all || arrows > 1) return Extent::Nothing;
    // A word cut by a hyphen is proof where there are few lines to measure.
    if (joints < 4) return cut_inside > 0 ? Extent::Everything : Extent::Nothing;
    const double share = static_cast<double>(fits) / static_cast<double>(joints);
    const double continuing =
        static_cast<double>(goes_on) / static_cast<double>(std::max<std::size_t>(fits, 1));
    // Without case nothing tells the start of a sentence, so the lengths must speak more clearly.
    const bool without_case = caseless * 2 > joints;
    const double cut_share = static_cast<double>(cut) / static_cast<double>(joints);
    const bool by_hyphens = cut_share > 0.03 && share > 0.4;
    const bool by_lengths = share >= (without_case || joints < 8 ? 0.8 : 0.6) && continuing >= 0.4;
    if (width_ >= 30 && (by_hyphens || by_lengths)) return Extent::Everything;
    return block_lines >= 30 && in_blocks * 4 > all ? Extent::SomeBlocks : Extent::Nothing;
}

bool Page::continues(std::size_t paragraph, std::size_t i) const {
    const Line& line = lines_[i];
    const Line& next = lines_[i + 1];
    if (line.opening == Opening::Blank || line.opening == Opening::Row || opens_block(i + 1)) return false;
    const bool believed = extent_ == Extent::Everything || block_wrapped_[i];
    if (line.spaced || (believed && line.cut && (next.lower || next.caseless))) return true;

    const bool hanging = lines_[paragraph].opening != Opening::None;
    if (next.indent > line.indent + 1) {
        // The second line of a list item may hang; elsewhere an indent opens a paragraph.
        if (!(hanging && i == paragraph)) return false;
    } else if (next.indent + 1 < line.indent) {
        // Back at the margin: the line before was a paragraph's indented first line, or the end of a block.
        if (i != paragraph || hanging) return false;
    }
    if (extent_ == Extent::SomeBlocks) {
        return block_wrapped_[i] && block_width_[i] >= narrowest_block && full(i, block_width_[i]);
    }
    if (full(i, width_)) return true;
    const bool goes_on = line.open && (next.lower || next.caseless);
    return goes_on && block_wrapped_[i] && full(i, block_width_[i]);
}

}  // namespace sotto::text
