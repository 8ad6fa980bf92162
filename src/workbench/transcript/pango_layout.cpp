// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/block_layout.h"
#include "workbench/transcript/seams.h"

#include <gtk/gtk.h>
#include <pango/pangocairo.h>
#include <wx/graphics.h>
#include <wx/window.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace sotto::workbench {

namespace {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    void operator()(PangoLayoutIter* iter) const { pango_layout_iter_free(iter); }
    void operator()(PangoLayoutLine* line) const { pango_layout_line_unref(line); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

double pixels(int pango_units) {
    return static_cast<double>(pango_units) / PANGO_SCALE;
}

int units(double in_pixels) {
    return static_cast<int>(std::lround(in_pixels * PANGO_SCALE));
}

std::size_t index_of(int value) {
    return static_cast<std::size_t>(std::max(value, 0));
}

/// The room of one line above and below its baseline.
struct LineRoom {
    double above = 0;
    double below = 0;
};

class PangoBlock : public BlockLayout {
public:
    PangoBlock(PangoContext* context, const PangoFontDescription* font, std::string_view utf8, double width,
               LineRoom room, bool right_to_left, const std::string& language)
        : layout_(pango_layout_new(context)), size_(utf8.size()) {
        const std::string words = seams_.sewn(utf8, language);
        pango_layout_set_font_description(layout_.get(), font);
        pango_layout_set_auto_dir(layout_.get(), FALSE);
        // A separator of paragraphs inside a block would begin another one.
        pango_layout_set_single_paragraph_mode(layout_.get(), TRUE);
        if (width > 0) {
            pango_layout_set_width(layout_.get(), units(width));
            pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
            if (right_to_left) pango_layout_set_alignment(layout_.get(), PANGO_ALIGN_RIGHT);
        }
        pango_layout_set_text(layout_.get(), words.data(), static_cast<int>(words.size()));
        place_lines(room);
    }

    [[nodiscard]] const std::vector<Line>& lines() const override { return lines_; }
    [[nodiscard]] double height() const override { return lines_.back().top + lines_.back().height; }
    [[nodiscard]] double width() const override { return width_; }

    [[nodiscard]] std::vector<std::pair<double, double>> x_ranges(std::size_t line, std::size_t first,
                                                                  std::size_t last) const override {
        std::vector<std::pair<double, double>> found;
        first = std::max(first, lines_[line].first);
        last = std::min(last, lines_[line].last);
        if (first >= last) return found;
        int* edges = nullptr;
        int count = 0;
        // What reaches over the end of the line would be widened to the edge of the layout.
        const PangoLayoutLine* set = pango_lines_[line].get();
        const int from = std::max(static_cast<int>(seams_.laid(first)), set->start_index);
        const int to = std::min(static_cast<int>(seams_.laid(last, false)), set->start_index + set->length);
        if (from >= to) return found;
        pango_layout_line_get_x_ranges(pango_lines_[line].get(), from, to, &edges, &count);
        for (int i = 0; i < count; ++i) {
            const double left = pixels(edges[2 * i]);
            const double right = pixels(edges[2 * i + 1]);
            if (right <= left) continue;
            if (!found.empty() && left - found.back().second < 0.5) {
                found.back().second = std::max(found.back().second, right);
            } else {
                found.emplace_back(left, right);
            }
        }
        g_free(edges);
        return found;
    }

    [[nodiscard]] std::size_t stop_at(double x, double y) const override {
        const std::size_t line = line_at(y);
        const std::size_t sign = sign_in(line, x);
        const std::size_t next = stop_behind(std::min(sign + 1, size_));
        if (next <= sign) return sign;
        const double before = edge(line, sign, false);
        const double behind = edge(line, next, true);
        const std::size_t nearest = std::abs(x - before) <= std::abs(x - behind) ? sign : next;
        // The place behind a line is the start of the one below, where nobody clicked.
        const bool goes_on = line + 1 < lines_.size() && nearest == lines_[line].last;
        return goes_on && is_white(sign) ? sign : nearest;
    }

    [[nodiscard]] std::size_t sign_at(double x, double y) const override { return sign_in(line_at(y), x); }

    [[nodiscard]] Caret caret(std::size_t stop) const override {
        PangoRectangle strong{};
        PangoRectangle weak{};
        pango_layout_get_cursor_pos(layout_.get(), static_cast<int>(seams_.laid(stop)), &strong, &weak);
        return {pixels(strong.x), pixels(weak.x), line_of(stop)};
    }

    [[nodiscard]] Step step(std::size_t stop, Way way) const override {
        // Pango stops at seams and inside signs as well; such stops are passed.
        int at = static_cast<int>(seams_.laid(stop));
        int trailing = 0;
        for (std::size_t tries = 0; tries < size_ + 8; ++tries) {
            int next = 0;
            pango_layout_move_cursor_visually(layout_.get(), TRUE, at, 0, way == Way::Left ? -1 : 1, &next,
                                              &trailing);
            if (next < 0) return {Step::To::Before, 0};
            if (next == std::numeric_limits<int>::max()) return {Step::To::Behind, 0};
            const char* words = pango_layout_get_text(layout_.get());
            at = static_cast<int>(g_utf8_offset_to_pointer(words + next, trailing) - words);
            const std::size_t reached = seams_.stored(index_of(at));
            if (reached != stop && std::binary_search(stops().begin(), stops().end(), reached))
                return {Step::To::Stop, reached};
        }
        return {Step::To::Stop, stop};
    }

    [[nodiscard]] std::size_t stop_before(std::size_t offset) const override {
        return *std::prev(std::upper_bound(stops().begin(), stops().end(), offset));
    }

    [[nodiscard]] std::size_t stop_behind(std::size_t offset) const override {
        const auto at = std::lower_bound(stops().begin(), stops().end(), offset);
        return at == stops().end() ? size_ : *at;
    }

    [[nodiscard]] std::size_t line_of(std::size_t stop) const override {
        const auto next = std::upper_bound(lines_.begin(), lines_.end(), stop,
                                           [](std::size_t at, const Line& line) { return at < line.first; });
        return static_cast<std::size_t>(std::max<std::ptrdiff_t>(next - lines_.begin() - 1, 0));
    }

    void draw(wxGraphicsContext& canvas, double x, double y, const wxColour& ink, double from,
              double to) const override {
        auto* cairo = static_cast<cairo_t*>(canvas.GetNativeContext());
        cairo_set_source_rgba(cairo, ink.Red() / 255.0, ink.Green() / 255.0, ink.Blue() / 255.0,
                              ink.Alpha() / 255.0);
        cairo_save(cairo);
        unmirror(cairo, x);
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].top + lines_[i].height < from || lines_[i].top > to) continue;
            cairo_move_to(cairo, x + offsets_[i], y + lines_[i].baseline);
            pango_cairo_show_layout_line(cairo, pango_lines_[i].get());
        }
        cairo_restore(cairo);
        cairo_new_path(cairo);
    }

private:
    /// In a window that runs from right to left, which is drawn in a mirror, words at `x` turn back where
    /// they stand.
    void unmirror(cairo_t* cairo, double x) const {
        cairo_matrix_t at{};
        cairo_get_matrix(cairo, &at);
        if (at.xx * at.yy - at.xy * at.yx >= 0 || lines_.empty()) return;
        double left = lines_.front().left;
        double right = lines_.front().right;
        for (const auto& line : lines_) {
            left = std::min(left, line.left);
            right = std::max(right, line.right);
        }
        cairo_translate(cairo, 2 * x + left + right, 0);
        cairo_scale(cairo, -1, 1);
    }

    /// Lines are stacked here and not by Pango, so that they stand evenly, whatever fonts a line has words
    /// from: some claim far more room than their letters take.
    void place_lines(LineRoom room) {
        const Owned<PangoLayoutIter> iter(pango_layout_get_iter(layout_.get()));
        do {
            PangoLayoutLine* line = pango_layout_iter_get_line_readonly(iter.get());
            PangoRectangle logical{};
            pango_layout_iter_get_line_extents(iter.get(), nullptr, &logical);
            PangoRectangle ink{};
            pango_layout_line_get_extents(line, &ink, nullptr);
            room.above = std::max(room.above, std::ceil(pixels(-ink.y)) + 1);
            room.below = std::max(room.below, std::ceil(pixels(ink.y + ink.height)) + 1);
            Line made;
            made.first = seams_.stored(index_of(line->start_index));
            made.last = seams_.stored(index_of(line->start_index + line->length));
            made.left = pixels(logical.x);
            made.right = pixels(logical.x + logical.width);
            width_ = std::max(width_, made.right - made.left);
            lines_.push_back(made);
            pango_lines_.emplace_back(pango_layout_line_ref(line));
            offsets_.push_back(pixels(logical.x));
        } while (pango_layout_iter_next_line(iter.get()));
        double y = 0;
        for (Line& line : lines_) {
            line.top = y;
            line.height = room.above + room.below;
            line.baseline = y + room.above;
            y += line.height;
        }
        // The white space a line is broken at belongs to it.
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) lines_[i].last = lines_[i + 1].first;
        lines_.back().last = size_;
    }

    [[nodiscard]] std::size_t line_at(double y) const {
        const auto below = std::find_if(lines_.begin(), lines_.end(),
                                        [&](const Line& line) { return y < line.top + line.height; });
        return below == lines_.end() ? lines_.size() - 1 : static_cast<std::size_t>(below - lines_.begin());
    }

    [[nodiscard]] std::size_t sign_in(std::size_t line, double x) const {
        int index = 0;
        int trailing = 0;
        pango_layout_line_x_to_index(pango_lines_[line].get(), units(x - offsets_[line]), &index, &trailing);
        return stop_before(std::min(seams_.stored(index_of(index)), size_));
    }

    /// The x of the edge of a sign in `line`: of the one that begins at `stop`, or `ends` there.
    [[nodiscard]] double edge(std::size_t line, std::size_t stop, bool ends) const {
        int x = 0;
        if (ends) {
            const char* words = pango_layout_get_text(layout_.get());
            const char* sign = g_utf8_find_prev_char(words, words + seams_.laid(stop, false));
            pango_layout_line_index_to_x(pango_lines_[line].get(),
                                         static_cast<int>((sign == nullptr ? words : sign) - words), TRUE,
                                         &x);
        } else {
            pango_layout_line_index_to_x(pango_lines_[line].get(), static_cast<int>(seams_.laid(stop)), FALSE,
                                         &x);
        }
        return offsets_[line] + pixels(x);
    }

    [[nodiscard]] bool is_white(std::size_t stop) const {
        const char* words = pango_layout_get_text(layout_.get());
        return stop < size_ && g_unichar_isspace(g_utf8_get_char(words + seams_.laid(stop))) != 0;
    }

    [[nodiscard]] const std::vector<std::size_t>& stops() const {
        if (!stops_.empty()) return stops_;
        const char* words = pango_layout_get_text(layout_.get());
        int count = 0;
        const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout_.get(), &count);
        const auto inside = insides();
        const char* at = words;
        for (int i = 0; i < count; ++i) {
            const auto laid = static_cast<std::size_t>(at - words);
            const std::size_t stored = seams_.stored(laid);
            const bool stop = attributes[i].is_cursor_position != 0 &&
                              !std::binary_search(inside.begin(), inside.end(), laid);
            if ((stop || stored == 0 || stored == size_) && (stops_.empty() || stops_.back() < stored))
                stops_.push_back(stored);
            if (i + 1 < count) at = g_utf8_next_char(at);
        }
        if (stops_.empty() || stops_.back() != size_) stops_.push_back(size_);
        return stops_;
    }

    /// Code points that the font draws as one with what stands before. Letters of a ligature stand side by
    /// side, so in alphabets a caret may go between them; in the scripts of India and South-East Asia they
    /// are stacked.
    [[nodiscard]] std::vector<std::size_t> insides() const {
        constexpr char32_t first_stacking_script = 0x0900;
        std::vector<std::size_t> found;
        const char* words = pango_layout_get_text(layout_.get());
        for (const auto& line : pango_lines_) {
            for (const GSList* run = line->runs; run != nullptr; run = run->next) {
                const auto* glyphs = static_cast<const PangoGlyphItem*>(run->data);
                const auto start = index_of(glyphs->item->offset);
                std::vector<std::size_t> clusters;
                for (int i = 0; i < glyphs->glyphs->num_glyphs; ++i)
                    clusters.push_back(start + index_of(glyphs->glyphs->log_clusters[i]));
                std::sort(clusters.begin(), clusters.end());
                const char* end = words + start + index_of(glyphs->item->length);
                bool stacks = false;
                for (const char* at = words + start; at < end; at = g_utf8_next_char(at)) {
                    const auto offset = static_cast<std::size_t>(at - words);
                    if (std::binary_search(clusters.begin(), clusters.end(), offset)) {
                        stacks = g_utf8_get_char(at) >= first_stacking_script;
                    } else if (stacks) {
                        found.push_back(offset);
                    }
                }
            }
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    Owned<PangoLayout> layout_;
    Seams seams_;
    std::size_t size_;
    double width_ = 0;
    std::vector<Line> lines_;
    /// Held, because the layout lets go of them when the fonts of the system change.
    std::vector<Owned<PangoLayoutLine>> pango_lines_;
    std::vector<double> offsets_;             ///< of their left ends
    mutable std::vector<std::size_t> stops_;  ///< empty until somebody asks
};

class PangoTypesetter : public Typesetter {
public:
    PangoTypesetter(wxWindow& window, int zoom, const std::string& language) : language_(language) {
        GtkWidget* widget = window.GetHandle();
        for (auto* context : {&left_to_right_, &right_to_left_}) {
            context->reset(gtk_widget_create_pango_context(widget));
            if (!language.empty() && language != "und")
                pango_context_set_language(context->get(), pango_language_from_string(language.c_str()));
        }
        pango_context_set_base_dir(left_to_right_.get(), PANGO_DIRECTION_LTR);
        pango_context_set_base_dir(right_to_left_.get(), PANGO_DIRECTION_RTL);

        const PangoFontDescription* own = pango_context_get_font_description(left_to_right_.get());
        const char* family = pango_font_description_get_family(own);
        // By name, because fontconfig guesses badly when it is to find a font for a script.
        const std::string families = std::string(family == nullptr ? "Sans" : family) +
                                     ",Noto Sans,Noto Sans Arabic,Noto Sans Lao,Noto Sans Khmer,Noto Sans "
                                     "Ethiopic,Noto Sans Thai,Noto Sans Myanmar";
        double size = pixels(pango_font_description_get_size(own));
        if (pango_font_description_get_size_is_absolute(own) == FALSE) {
            const double resolution = pango_cairo_context_get_resolution(left_to_right_.get());
            size *= (resolution > 0 ? resolution : 96.0) / 72.0;
        }
        for (const Setting setting :
             {Setting::Words, Setting::Heading, Setting::Name, Setting::StrongName, Setting::Small,
              Setting::PageTitle, Setting::PageHeading, Setting::PageWords, Setting::PageSmall}) {
            auto& font = fonts_[static_cast<std::size_t>(setting)];
            font.em = size * factor_of(setting, zoom);
            font.description.reset(pango_font_description_copy(own));
            pango_font_description_set_family(
                font.description.get(), setting >= Setting::PageTitle ? page_families : families.c_str());
            pango_font_description_set_absolute_size(font.description.get(), font.em * PANGO_SCALE);
            if (setting == Setting::Heading || setting == Setting::StrongName ||
                setting == Setting::PageHeading)
                pango_font_description_set_weight(font.description.get(), PANGO_WEIGHT_SEMIBOLD);
            font.room = room_of(font.description.get(), line_height(setting));
        }
    }

    [[nodiscard]] std::unique_ptr<BlockLayout> set(std::string_view utf8, Setting setting, double width,
                                                   bool right_to_left) const override {
        const Font& font = fonts_[static_cast<std::size_t>(setting)];
        return std::make_unique<PangoBlock>((right_to_left ? right_to_left_ : left_to_right_).get(),
                                            font.description.get(), utf8, width, font.room, right_to_left,
                                            language_);
    }

    [[nodiscard]] double em(Setting setting) const override {
        return fonts_[static_cast<std::size_t>(setting)].em;
    }
    [[nodiscard]] double line_height(Setting setting) const override {
        const bool words =
            setting == Setting::Words || setting == Setting::Heading || setting == Setting::PageWords;
        return std::round(em(setting) * (words ? 1.6 : 1.4));
    }

private:
    static constexpr const char* page_families =
        "Noto Serif,DejaVu Serif,Noto Naskh Arabic,Noto Sans Arabic,Noto Serif Lao,Noto Sans Lao,Noto Serif "
        "Khmer,Noto Sans Khmer,Noto Serif Ethiopic,Noto Serif Thai,Noto Sans Thai,Noto Serif Myanmar,Serif";

    static double factor_of(Setting setting, int zoom) {
        switch (setting) {
            case Setting::Words:
            case Setting::Heading:
                return 1.15 * zoom / 100.0;
            case Setting::Small:
                return 0.85;
            case Setting::PageTitle:
                return 1.7;
            case Setting::PageHeading:
                return 1.25;
            case Setting::PageWords:
                return 1.12;
            default:
                return 0.92;
        }
    }

    struct Font {
        Owned<PangoFontDescription> description;
        double em = 0;
        LineRoom room;
    };

    /// A line with the letters of the first font in its middle.
    [[nodiscard]] LineRoom room_of(const PangoFontDescription* font, double line_height) const {
        const Owned<PangoFont> loaded(pango_context_load_font(left_to_right_.get(), font));
        PangoFontMetrics* metrics = pango_font_get_metrics(loaded.get(), nullptr);
        const double above = pixels(pango_font_metrics_get_ascent(metrics));
        const double below = pixels(pango_font_metrics_get_descent(metrics));
        pango_font_metrics_unref(metrics);
        const double baseline = std::round((line_height - above - below) / 2 + above);
        return {baseline, line_height - baseline};
    }

    Owned<PangoContext> left_to_right_;
    Owned<PangoContext> right_to_left_;
    std::array<Font, 9> fonts_;
    std::string language_;
};

}  // namespace

std::unique_ptr<Typesetter> make_typesetter(wxWindow& window, int zoom, const std::string& language) {
    return std::make_unique<PangoTypesetter>(window, zoom, language);
}

}  // namespace sotto::workbench
