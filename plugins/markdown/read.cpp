// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "markdown.h"

#include <cmark.h>
#include <algorithm>
#include <memory>
#include <new>

namespace markdown {

namespace {

using namespace std::string_view_literals;

using sotto::plugin::block_of;
using sotto::plugin::Stopped;

using Tree = std::unique_ptr<cmark_node, void (*)(cmark_node*)>;
using Iterator = std::unique_ptr<cmark_iter, void (*)(cmark_iter*)>;

std::string_view literal_of(cmark_node* node) {
    const char* literal = cmark_node_get_literal(node);
    return literal == nullptr ? std::string_view{} : std::string_view{literal};
}

/// A piece of HTML between < and >, as far as we care.
struct Tag {
    std::string_view name;
    bool comment = false;
    std::size_t size = 0;  ///< with both brackets; 0 when it is none
};

Tag tag_at(std::string_view html) {
    Tag tag;
    if (begins_with(html, "<!--")) {
        const std::size_t end = html.find("-->");
        tag.comment = true;
        tag.size = end == std::string_view::npos ? html.size() : end + 3;
        return tag;
    }
    const std::size_t end = html.find('>');
    if (end == std::string_view::npos) return tag;
    std::size_t at = 1;
    if (at < end && html[at] == '/') ++at;
    std::size_t name_end = at;
    while (name_end < end && html[name_end] != ' ' && html[name_end] != '/' && html[name_end] != '\n' &&
           html[name_end] != '\t') {
        ++name_end;
    }
    tag.name = html.substr(at, name_end - at);
    if (is_html_element(tag.name) || begins_with(html, "<!") || begins_with(html, "<?")) tag.size = end + 1;
    return tag;
}

bool breaks_line(std::string_view name) {
    for (const std::string_view block :
         {"br"sv, "p"sv, "div"sv, "li"sv, "tr"sv, "hr"sv, "BR"sv, "P"sv, "summary"sv}) {
        if (name == block) return true;
    }
    return false;
}

std::string_view inside_comment(std::string_view html) {
    html.remove_prefix(4);
    return trimmed(html.substr(0, html.find("-->")));
}

bool is_delimiter_row(std::string_view line) {
    line = trimmed(line);
    return line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos &&
           line.find_first_not_of("|-: \t") == std::string_view::npos;
}

std::vector<std::string> cells_of(std::string_view line) {
    line = trimmed(line);
    if (begins_with(line, "|")) line.remove_prefix(1);
    std::vector<std::string> cells(1);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size()) {
            // GFM takes the backslash off a bar before anything else is read.
            if (line[i + 1] != '|') cells.back() += '\\';
            cells.back() += line[++i];
        } else if (line[i] == '|') {
            cells.emplace_back();
        } else {
            cells.back() += line[i];
        }
    }
    if (cells.size() > 1 && trimmed(cells.back()).empty()) cells.pop_back();
    return cells;
}

std::string with_entities_read(const std::string& text) {
    constexpr std::pair<std::string_view, std::string_view> entities[] = {
        {"&amp;", "&"},   {"&lt;", "<"},  {"&gt;", ">"},
        {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", "\xC2\xA0"}};
    std::string result;
    for (std::string_view rest = text; !rest.empty();) {
        const auto* const found =
            std::find_if(std::begin(entities), std::end(entities),
                         [&](const auto& entity) { return begins_with(rest, entity.first); });
        result += found == std::end(entities) ? rest.substr(0, 1) : found->second;
        rest.remove_prefix(found == std::end(entities) ? 1 : found->first.size());
    }
    return result;
}

class Reading {
public:
    explicit Reading(const sotto_read_host* host) : host_(host) {}

    void document(const Prepared& prepared) {
        for (const auto& [name, value] : prepared.properties) property(name, value);
        lines_ = lines_of(prepared.text);
        blocks_of(prepared.text);
        for (const std::string& footnote : prepared.footnotes) {
            Inlines text = plain(footnote);
            give(SOTTO_FOOTNOTE, 0, text.text, 0);
        }
    }

private:
    struct Inlines {
        std::string text;
        std::size_t bold_prefix = 0;
    };

    struct List {
        bool ordered = false;
        int number = 0;
        char delimiter = '.';
    };

    static Tree parse(std::string_view text) {
        Tree tree(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT), &cmark_node_free);
        if (tree == nullptr) throw std::bad_alloc();
        return tree;
    }

    void blocks_of(std::string_view text) {
        const Tree tree = parse(text);
        const Iterator iterator(cmark_iter_new(tree.get()), &cmark_iter_free);
        std::vector<List> lists;
        int quotes = 0;
        bool item_begins = false;
        for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
            cmark_node* node = cmark_iter_get_node(iterator.get());
            const bool enters = event == CMARK_EVENT_ENTER;
            switch (cmark_node_get_type(node)) {
                case CMARK_NODE_BLOCK_QUOTE:
                    quotes += enters ? 1 : -1;
                    break;
                case CMARK_NODE_LIST:
                    if (enters) {
                        lists.push_back({cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                                         cmark_node_get_list_start(node),
                                         cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ')' : '.'});
                    } else {
                        lists.pop_back();
                    }
                    break;
                case CMARK_NODE_ITEM:
                    item_begins = enters;
                    if (!enters && lists.back().ordered) ++lists.back().number;
                    break;
                case CMARK_NODE_HEADING:
                    if (enters) {
                        const Inlines inlines = inlines_of(iterator.get(), node);
                        give(SOTTO_HEADING, cmark_node_get_heading_level(node), inlines.text,
                             inlines.bold_prefix);
                    }
                    break;
                case CMARK_NODE_PARAGRAPH:
                    if (!enters) break;
                    if (lists.empty() && quotes == 0 && table(iterator.get(), node)) break;
                    paragraph(inlines_of(iterator.get(), node), lists, item_begins, quotes);
                    item_begins = false;
                    break;
                case CMARK_NODE_CODE_BLOCK: {
                    std::string_view code = literal_of(node);
                    while (!code.empty() && code.back() == '\n') code.remove_suffix(1);
                    give(quotes > 0 ? SOTTO_QUOTE : SOTTO_PARAGRAPH, 0, code, 0);
                    break;
                }
                case CMARK_NODE_HTML_BLOCK:
                    give(quotes > 0 ? SOTTO_QUOTE : SOTTO_PARAGRAPH, 0, text_of_html(literal_of(node)), 0);
                    break;
                default:
                    break;
            }
        }
    }

    void paragraph(Inlines inlines, const std::vector<List>& lists, bool item_begins, int quotes) {
        if (quotes > 0) {
            // The last line of a quote often says whose it is.
            const bool attribution = begins_with(inlines.text, "\xE2\x80\x94") ||
                                     begins_with(inlines.text, "\xE2\x80\x93") ||
                                     begins_with(inlines.text, "-- ");
            give(SOTTO_QUOTE, attribution && after_quote_ ? 1 : 0, inlines.text, inlines.bold_prefix);
            after_quote_ = !attribution;
            return;
        }
        if (lists.empty() || !item_begins) {
            give(SOTTO_PARAGRAPH, 0, inlines.text, inlines.bold_prefix);
            return;
        }
        if (lists.back().ordered) {
            // "1987. That was the year" is an item of a list to Markdown, and its number a year to its
            // author.
            inlines.text.insert(0, std::to_string(lists.back().number) + lists.back().delimiter + ' ');
            inlines.bold_prefix = 0;
        }
        give(SOTTO_LIST_ITEM, static_cast<int>(lists.size()), inlines.text, inlines.bold_prefix);
    }

    /// Gives the rows of a table (GitHub's, which CommonMark takes for a paragraph) and what stands before
    /// it.
    bool table(cmark_iter* iterator, cmark_node* node) {
        const int first = cmark_node_get_start_line(node) - 1;
        const int last = cmark_node_get_end_line(node) - 1;
        if (first < 0 || last >= static_cast<int>(lines_.size()) || last - first < 1) return false;
        const auto line = [&](int number) { return lines_[static_cast<std::size_t>(number)]; };
        int header = first;
        while (header < last &&
               !(is_delimiter_row(line(header + 1)) && line(header).find('|') != std::string_view::npos &&
                 cells_of(line(header)).size() == cells_of(line(header + 1)).size())) {
            ++header;
        }
        if (header >= last) return false;
        std::string before;
        for (int i = first; i < header; ++i) before.append(line(i)).append("\n");
        const Inlines text_before = plain(before);
        give(SOTTO_PARAGRAPH, 0, text_before.text, text_before.bold_prefix);
        const std::size_t columns = cells_of(line(header)).size();
        for (int i = header; i <= last; ++i) {
            if (i == header + 1) continue;
            std::vector<std::string> cells = cells_of(line(i));
            cells.resize(columns);
            std::string row;
            bool has_text = false;
            for (const std::string& cell : cells) {
                // A letter in front keeps "1." and "#" in a cell from becoming a list or a heading.
                std::string text =
                    trimmed(cell).empty() ? "x " : plain("x " + std::string(trimmed(cell))).text;
                std::replace(text.begin(), text.end(), '\t', ' ');
                if (&cell != &cells.front()) row += '\t';
                row += text.size() > 2 ? text.substr(2) : std::string();
                has_text = has_text || text.size() > 2;
            }
            if (has_text) give(SOTTO_TABLE_ROW, i == header ? 1 : 0, row, 0);
        }
        cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT);
        return true;
    }

    /// The text of a piece of Markdown, paragraphs parted by newlines.
    Inlines plain(const std::string& piece) {
        const Tree tree = parse(piece);
        const Iterator iterator(cmark_iter_new(tree.get()), &cmark_iter_free);
        Inlines all;
        for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
            cmark_node* node = cmark_iter_get_node(iterator.get());
            const cmark_node_type type = cmark_node_get_type(node);
            std::string part;
            if (event == CMARK_EVENT_ENTER && (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING)) {
                Inlines inlines = inlines_of(iterator.get(), node);
                if (all.text.empty()) all.bold_prefix = inlines.bold_prefix;
                part = std::move(inlines.text);
            } else if (type == CMARK_NODE_CODE_BLOCK) {
                part = trimmed(literal_of(node));
            } else if (type == CMARK_NODE_HTML_BLOCK) {
                part = text_of_html(literal_of(node));
            }
            if (!part.empty()) all.text += (all.text.empty() ? "" : "\n") + part;
        }
        return all;
    }

    /// Takes the inlines of `block` from the iterator, up to and with its end.
    Inlines inlines_of(cmark_iter* iterator, cmark_node* block) {
        Inlines inlines;
        std::string& text = inlines.text;
        bool bold_from_start = false;
        for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
            cmark_node* node = cmark_iter_get_node(iterator);
            const bool enters = event == CMARK_EVENT_ENTER;
            if (node == block) break;
            switch (cmark_node_get_type(node)) {
                case CMARK_NODE_TEXT:
                case CMARK_NODE_CODE:
                    text += literal_of(node);
                    break;
                case CMARK_NODE_SOFTBREAK:
                case CMARK_NODE_LINEBREAK:
                    text += '\n';
                    break;
                case CMARK_NODE_HTML_INLINE:
                    inline_html(literal_of(node), text);
                    break;
                case CMARK_NODE_STRONG:
                    if (enters) {
                        bold_from_start = text.empty();
                    } else if (bold_from_start) {
                        inlines.bold_prefix = text.size();
                        bold_from_start = false;
                    }
                    break;
                case CMARK_NODE_LINK:
                case CMARK_NODE_IMAGE:
                    if (enters) link(node);
                    break;
                default:
                    break;
            }
        }
        const std::size_t end = text.find_last_not_of(" \t\n");
        text.erase(end == std::string::npos ? 0 : end + 1);
        inlines.bold_prefix = std::min(inlines.bold_prefix, text.size());
        return inlines;
    }

    void link(cmark_node* node) {
        const char* address = cmark_node_get_url(node);
        const char* title = cmark_node_get_title(node);
        if (address != nullptr) property("link", address);
        if (title != nullptr) property("title of a link", title);
    }

    void inline_html(std::string_view html, std::string& text) {
        const Tag tag = tag_at(html);
        if (tag.comment) {
            property("comment", inside_comment(html));
        } else if (tag.size == 0) {
            text += html;
        } else {
            attributes(html, tag);
            if (breaks_line(tag.name) && !text.empty()) text += '\n';
        }
    }

    std::string text_of_html(std::string_view html) {
        std::string text;
        while (!html.empty()) {
            const std::string_view before = html.substr(0, html.find('<'));
            text += before;
            html.remove_prefix(before.size());
            if (html.empty()) break;
            const Tag tag = tag_at(html);
            if (tag.size == 0) {
                text += '<';
                html.remove_prefix(1);
                continue;
            }
            if (tag.comment) {
                property("comment", inside_comment(html.substr(0, tag.size)));
            } else {
                attributes(html, tag);
            }
            if (breaks_line(tag.name) && !text.empty() && text.back() != '\n') text += '\n';
            const bool hidden = tag.name == "script" || tag.name == "style";
            html.remove_prefix(tag.size);
            if (hidden) html.remove_prefix(std::min(html.find("</"), html.size()));
        }
        return std::string(trimmed(with_entities_read(text)));
    }

    /// What a tag holds beside its name leaves the text, and must not leave our sight: addresses, titles,
    /// names.
    void attributes(std::string_view html, const Tag& tag) {
        std::string_view inside = html.substr(0, tag.size);
        inside.remove_prefix(std::min(inside.find(tag.name) + tag.name.size(), inside.size()));
        property("tag", trimmed(inside.substr(0, inside.find_last_of('>'))));
    }

    void property(std::string_view name, std::string_view value) {
        if (!value.empty()) sotto::plugin::give(*host_, block_of(SOTTO_PROPERTY, value, name));
    }

    void give(int kind, int level, std::string_view text, std::size_t bold_prefix) {
        if (kind != SOTTO_QUOTE) after_quote_ = false;
        if (trimmed(text).empty()) return;
        sotto_block block = block_of(kind, text);
        block.level = level;
        block.bold_prefix = bold_prefix;
        sotto::plugin::give(*host_, block);
    }

    const sotto_read_host* host_;
    std::vector<std::string_view> lines_;
    bool after_quote_ = false;
};

}  // namespace

int read(std::string_view utf8, const sotto_read_host* host) try {
    Reading(host).document(prepare(utf8));
    return 0;
} catch (const Stopped&) {
    return 1;
}

}  // namespace markdown
