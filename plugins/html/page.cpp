// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "page.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace sotto::html {
namespace {

// As deep as browsers go; what is nested deeper is read as if it stood there.
constexpr std::size_t deepest_nesting = 512;

template <std::size_t size>
bool is_one_of(std::string_view name, const std::array<std::string_view, size>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_block(std::string_view name) {
    constexpr std::array<std::string_view, 49> names{
        "address",  "article", "aside", "blockquote", "body",   "button",  "caption",  "center",     "dd",
        "details",  "dialog",  "dir",   "div",        "dl",     "dt",      "fieldset", "figcaption", "figure",
        "footer",   "form",    "h1",    "h2",         "h3",     "h4",      "h5",       "h6",         "header",
        "hgroup",   "hr",      "html",  "legend",     "li",     "main",    "menu",     "nav",        "ol",
        "optgroup", "option",  "p",     "pre",        "search", "section", "select",   "summary",    "table",
        "tbody",    "tfoot",   "thead", "ul"};
    return is_one_of(name, names);
}

bool is_void(std::string_view name) {
    constexpr std::array<std::string_view, 15> names{"area",  "base",   "br",    "col",  "embed",
                                                     "hr",    "img",    "input", "link", "meta",
                                                     "param", "source", "track", "wbr",  "keygen"};
    return is_one_of(name, names);
}

/// Elements whose text no reader of the page sees.
bool is_unseen(std::string_view name) {
    constexpr std::array<std::string_view, 11> names{"script",  "style",    "template", "noscript",
                                                     "noembed", "noframes", "datalist", "iframe",
                                                     "title",   "rp",       "rt"};
    return is_one_of(name, names);
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

int heading_level(std::string_view name) {
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

bool has_word(std::string_view list, std::string_view word) {
    for (auto at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
        const bool begins = at == 0 || is_space(list[at - 1]);
        const bool ends = at + word.size() == list.size() || is_space(list[at + word.size()]);
        if (begins && ends) return true;
    }
    return false;
}

bool mentions(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

std::string without_spaces(std::string_view text) {
    std::string result(text);
    std::erase_if(result, [](char c) { return is_space(c); });
    return result;
}

std::string role_of(const Token& token) {
    const std::string_view role = token.attribute("role");
    for (const std::string_view known :
         {"doc-noteref", "doc-backlink", "doc-footnote", "doc-endnote", "doc-endnotes", "doc-footnotes"})
        if (has_word(role, known)) return std::string(known);
    const std::string_view classes = token.attribute("class");
    if (token.name == "a" && (has_word(classes, "footnote-ref") || has_word(classes, "noteref")))
        return "doc-noteref";
    if (token.name == "a" && (has_word(classes, "footnote-back") || has_word(classes, "footnote-backref")))
        return "doc-backlink";
    if ((token.name == "section" || token.name == "div") && has_word(classes, "footnotes"))
        return "doc-endnotes";
    if (token.name == "h1" && has_word(classes, "title")) return "title";
    if (has_word(classes, "attribution")) return "attribution";
    return {};
}

/// A row is one of data when its cells are short texts; cells with headings, lists or tables make it layout.
bool is_layout(const std::vector<Block>& cell) {
    return std::any_of(cell.begin(), cell.end(), [](const Block& block) {
        return block.kind == SOTTO_HEADING || block.kind == SOTTO_TABLE_ROW || block.kind == SOTTO_TITLE;
    });
}

/// Where the title is the one heading of the first rank, those of the second are the document's first.
void rank_below_title(std::vector<Block>& blocks) {
    const auto is = [](std::int32_t kind, std::int32_t level) {
        return [=](const Block& block) { return block.kind == kind && block.level == level; };
    };
    if (std::none_of(blocks.begin(), blocks.end(), is(SOTTO_TITLE, 0)) ||
        std::any_of(blocks.begin(), blocks.end(), is(SOTTO_HEADING, 1)))
        return;
    for (Block& block : blocks)
        if (block.kind == SOTTO_HEADING) --block.level;
}

}  // namespace

void Page::take(const Token& token) {
    switch (token.kind) {
        case Token::Kind::Start:
            start(token);
            break;
        case Token::Kind::End:
            end(token.name);
            break;
        case Token::Kind::Text:
            text(token.text);
            break;
        case Token::Kind::Comment:
            properties_.emplace_back("comment", token.text);
            break;
        case Token::Kind::Declaration:
            break;
    }
}

void Page::start(const Token& token) {
    note_properties(token);
    close_implied(token.name);
    if (token.name == "br") {
        append("\n", false);
        space_pending_ = false;
        return;
    }
    if (is_block(token.name) || token.name == "tr" || token.name == "td" || token.name == "th") flush();
    if (token.name == "q") append("\xE2\x80\x9C", false);
    if (is_void(token.name)) return;
    const std::size_t depth = open_.size();
    push(token);
    const bool deeper = open_.size() > depth;
    if (deeper && open_.back().role == "doc-noteref" && current_.references.size() < 1000) {
        const std::string_view address = token.attribute("href");
        if (!address.empty() && address.front() == '#') current_.references.emplace_back(address.substr(1));
    }
    if (token.name == "a" && inside("sup")) glued_mark_ = true;
    if (token.name == "table" && deeper) tables_.emplace_back();
    if (tables_.empty()) return;
    std::vector<Row>& rows = tables_.back().rows;
    if (token.name == "tr") rows.emplace_back();
    if (token.name == "td" || token.name == "th") {
        if (rows.empty()) rows.emplace_back();
        rows.back().cells.emplace_back();
        if (token.name == "td" && !inside("thead")) rows.back().header = false;
    }
}

/// Texts in attributes are seen by nobody who reads the page, and leave with it.
void Page::note_properties(const Token& token) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> told{
        {{"alt", "alt text"},
         {"title", "tooltip"},
         {"aria-label", "label"},
         {"aria-description", "label"},
         {"placeholder", "placeholder"},
         {"summary", "summary"},
         {"label", "label"},
         {"href", "link"},
         {"src", "link"},
         {"cite", "link"},
         {"action", "link"},
         {"poster", "link"}}};
    for (const auto& [key, value] : token.attributes) {
        for (const auto& [name, label] : told)
            if (key == name && !value.starts_with('#') && !value.starts_with("data:"))
                properties_.emplace_back(label, value);
        if (key.rfind("data-", 0) == 0) properties_.emplace_back(key, value);
    }
    if (token.name == "meta") {
        const std::string_view name =
            token.has("name") ? token.attribute("name") : token.attribute("property");
        if (!name.empty()) properties_.emplace_back(name, token.attribute("content"));
    }
    if (token.name == "input") properties_.emplace_back("form field", token.attribute("value"));
}

/// Ends the elements whose end tag may be left out before this one.
void Page::close_implied(const std::string& name) {
    const auto close = [&](std::string_view which, const auto& barriers) {
        if (!inside(which)) return;
        for (std::size_t i = open_.size(); i-- > 0;) {
            if (open_[i].name == which) {
                pop_to(i);
                return;
            }
            if (is_one_of(open_[i].name, barriers)) return;
        }
    };
    constexpr std::array<std::string_view, 6> paragraph_holders{"td",     "th",      "table",
                                                                "button", "caption", "object"};
    constexpr std::array<std::string_view, 4> lists{"ul", "ol", "menu", "table"};
    constexpr std::array<std::string_view, 2> definitions{"dl", "table"};
    constexpr std::array<std::string_view, 1> tables{"table"};
    constexpr std::array<std::string_view, 1> selects{"select"};
    if (is_block(name) && name != "button" && name != "option" && name != "select")
        close("p", paragraph_holders);
    if (name == "li") close("li", lists);
    if (name == "dt" || name == "dd") {
        close("dt", definitions);
        close("dd", definitions);
    }
    if (name == "option") close("option", selects);
    if (name == "td" || name == "th" || name == "tr" || name == "tbody" || name == "tfoot" ||
        name == "thead") {
        close("td", tables);
        close("th", tables);
    }
    if (name == "tr" || name == "tbody" || name == "tfoot" || name == "thead") close("tr", tables);
    if (name == "tbody" || name == "tfoot") {
        close("thead", tables);
        close("tbody", tables);
    }
    if (name == "body") close("head", tables);
    if (heading_level(name) > 0 && !open_.empty() && open_.back().rank > 0) pop_to(open_.size() - 1);
}

void Page::push(const Token& token) {
    Element element;
    element.name = token.name;
    element.role = role_of(token);
    element.id = token.attribute("id");
    element.rank = heading_level(token.name);
    const std::string_view rank = token.attribute("aria-level");
    if (element.rank > 0 && rank.size() == 1 && rank.front() >= '1' && rank.front() <= '9')
        element.rank = rank.front() - '0';
    const std::string style = without_spaces(token.attribute("style"));
    const bool parent_bold = !open_.empty() && open_.back().bold;
    const bool parent_hidden = !open_.empty() && open_.back().hidden;
    element.bold =
        token.name == "b" || token.name == "strong" || mentions(style, "font-weight:bold") ||
        mentions(style, "font-weight:700") ||
        (parent_bold && !mentions(style, "font-weight:normal") && !mentions(style, "font-weight:400"));
    element.hidden = parent_hidden || token.has("hidden") || mentions(style, "display:none") ||
                     mentions(style, "visibility:hidden");
    // What holds no markup cannot nest, and is never shown, however deep it stands.
    constexpr std::array<std::string_view, 6> sources{"script", "style",   "title",
                                                      "iframe", "noembed", "noframes"};
    if (open_.size() >= deepest_nesting && !is_one_of(element.name, sources)) return;
    count(element, 1);
    open_.push_back(std::move(element));
}

void Page::count(const Element& element, int change) {
    open_names_[element.name] += change;
    if (is_unseen(element.name)) unseen_ += change;
    if (element.role == "doc-noteref" || element.role == "doc-backlink") note_marks_ += change;
}

void Page::end(const std::string& name) {
    if (name == "br" || name == "p") {
        // `</p>` without a paragraph makes an empty one, and `</br>` is read as `<br>`.
        if (name == "br") append("\n", false);
        if (!inside("p")) flush();
    }
    if (!inside(name)) return;
    for (std::size_t i = open_.size(); i-- > 0;) {
        if (open_[i].name == name) {
            pop_to(i);
            return;
        }
        // A stray end tag inside a cell ends nothing outside of it.
        if ((open_[i].name == "td" || open_[i].name == "th") && name != "tr" && name != "table" &&
            name != "tbody" && name != "thead" && name != "tfoot")
            return;
    }
}

void Page::pop_to(std::size_t size) {
    while (open_.size() > size) {
        const Element element = open_.back();
        if (element.name == "q") append("\xE2\x80\x9D", false);
        if (is_block(element.name) || element.name == "td" || element.name == "th" || element.name == "tr")
            flush();
        leave(element);
        count(element, -1);
        open_.pop_back();
    }
}

void Page::leave(const Element& element) {
    if (is_unseen(element.name)) {
        // Styles are looks; all the rest may be words.
        if (element.name != "style") {
            const char* label = element.name == "title"    ? "title"
                                : element.name == "script" ? "script"
                                                           : "hidden text";
            properties_.emplace_back(label, raw_);
        }
        raw_.clear();
    }
    if (element.hidden && !hidden_.empty()) {
        properties_.emplace_back("hidden text", hidden_);
        hidden_.clear();
    }
    if (element.name == "a") glued_mark_ = false;
    if (element.name == "table" && !tables_.empty()) finish_table();
}

bool Page::inside(std::string_view name) const {
    const auto found = open_names_.find(name);
    return found != open_names_.end() && found->second > 0;
}

void Page::text(std::string_view text) {
    if (unseen_ > 0) {
        raw_ += text;
        return;
    }
    if (!open_.empty() && open_.back().hidden) {
        hidden_ += text;
        return;
    }
    if (note_marks_ > 0) return;
    const bool bold = !open_.empty() && open_.back().bold;
    if (inside("pre") || inside("textarea")) {
        // The line end right behind the tag is not part of the text.
        if (current_.text.empty() && !text.empty() && text.front() == '\n') text.remove_prefix(1);
        append(text, bold);
        return;
    }
    if (glued_mark_ && !current_.text.empty() && !text.empty() && text.front() >= '0' && text.front() <= '9')
        space_pending_ = true;
    while (!text.empty()) {
        std::size_t spaces = 0;
        while (spaces < text.size() && is_space(text[spaces])) ++spaces;
        if (spaces > 0) space_pending_ = true;
        text.remove_prefix(spaces);
        std::size_t length = 0;
        while (length < text.size() && !is_space(text[length])) ++length;
        if (length == 0) break;
        if (space_pending_ && !current_.text.empty() && current_.text.back() != '\n') append(" ", bold);
        space_pending_ = false;
        append(text.substr(0, length), bold);
        text.remove_prefix(length);
    }
}

void Page::append(std::string_view text, bool bold) {
    if (!bold && !trimmed(text).empty()) still_bold_ = false;
    current_.text += text;
    if (bold && still_bold_) current_.bold_prefix = current_.text.size();
}

/// Ends the block that is being put together.
void Page::flush() {
    space_pending_ = false;
    still_bold_ = true;
    Block block = std::exchange(current_, Block{});
    const std::size_t length = trimmed(block.text).empty() ? 0 : block.text.find_last_not_of(" \t\r\n\f") + 1;
    block.text.resize(length);
    if (!inside("pre")) {
        const auto first = std::min(block.text.find_first_not_of('\n'), block.text.size());
        block.text.erase(0, first);
        block.bold_prefix -= std::min(block.bold_prefix, first);
    }
    block.bold_prefix = std::min(block.bold_prefix, block.text.size());
    if (block.text.empty()) {
        current_.references = std::move(block.references);
        return;
    }
    classify(block);
    add(std::move(block));
}

void Page::classify(Block& block) const {
    int lists = 0;
    for (const Element& element : open_)
        if (element.name == "ul" || element.name == "ol" || element.name == "menu") ++lists;
    bool in_quote = false;
    bool in_figure_of_quote = false;
    bool in_notes = false;
    for (auto element = open_.rbegin(); element != open_.rend(); ++element) {
        const std::string& name = element->name;
        if (element->role == "doc-endnotes" || element->role == "doc-footnotes") in_notes = true;
        if (name == "td" || name == "th") break;
        if (name == "blockquote") in_quote = true;
        if (name == "figure") in_figure_of_quote = true;
    }
    for (auto element = open_.rbegin(); element != open_.rend(); ++element) {
        const std::string& name = element->name;
        if (element->role == "doc-footnote" || element->role == "doc-endnote" ||
            (in_notes && !element->id.empty() && (name == "li" || name == "p" || name == "div"))) {
            block.kind = SOTTO_FOOTNOTE;
            block.note = element->id;
            return;
        }
        if (element->role == "attribution" || (in_quote && (name == "footer" || name == "cite"))) {
            block.kind = SOTTO_QUOTE;
            block.level = 1;
            return;
        }
        if (name == "blockquote") {
            block.kind = SOTTO_QUOTE;
            return;
        }
        if (element->rank > 0) {
            block.kind = element->role == "title" ? SOTTO_TITLE : SOTTO_HEADING;
            block.level = element->role == "title" ? 0 : element->rank;
            return;
        }
        if (name == "li") {
            block.kind = SOTTO_LIST_ITEM;
            block.level = std::max(lists, 1);
            return;
        }
        if (name == "figcaption" && in_figure_of_quote && !blocks_.empty() &&
            blocks_.back().kind == SOTTO_QUOTE) {
            block.kind = SOTTO_QUOTE;
            block.level = 1;
            return;
        }
        if (name == "td" || name == "th") return;
    }
}

void Page::add(Block&& block) {
    if (!tables_.empty()) {
        Table& table = tables_.back();
        const bool in_cell = !table.rows.empty() && !table.rows.back().cells.empty();
        (in_cell ? table.rows.back().cells.back().blocks : table.before).push_back(std::move(block));
        return;
    }
    blocks_.push_back(std::move(block));
}

void Page::finish_table() {
    Table table = std::move(tables_.back());
    tables_.pop_back();
    std::size_t columns = 0;
    bool layout = false;
    for (const Row& row : table.rows) {
        columns = std::max(columns, row.cells.size());
        for (const Cell& cell : row.cells) layout = layout || is_layout(cell.blocks);
    }
    for (Block& block : table.before) add(std::move(block));
    for (Row& row : table.rows) {
        if (layout || columns < 2) {
            for (Cell& cell : row.cells)
                for (Block& block : cell.blocks) add(std::move(block));
            continue;
        }
        Block whole;
        whole.kind = SOTTO_TABLE_ROW;
        whole.level = row.header ? 1 : 0;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (i > 0) whole.text += '\t';
            for (Block& block : row.cells[i].blocks) {
                if (whole.text.empty())
                    whole.bold_prefix = block.bold_prefix;
                else if (whole.text.back() != '\t')
                    whole.text += '\n';
                std::replace(block.text.begin(), block.text.end(), '\t', ' ');
                whole.text += block.text;
                std::move(block.references.begin(), block.references.end(),
                          std::back_inserter(whole.references));
            }
        }
        if (!trimmed(whole.text).empty()) add(std::move(whole));
    }
}

std::vector<Block> Page::finish() {
    flush();
    pop_to(0);
    while (!tables_.empty()) finish_table();
    properties_.emplace_back("hidden text", hidden_);

    std::map<std::string, std::vector<std::size_t>> notes;
    for (std::size_t i = 0; i < blocks_.size(); ++i)
        if (!blocks_[i].note.empty()) notes[blocks_[i].note].push_back(i);
    std::set<std::string> referred;
    for (const Block& block : blocks_) referred.insert(block.references.begin(), block.references.end());
    std::vector<Block> result;
    std::set<std::string> given;
    const auto give_note = [&](const std::string& id) {
        const auto found = notes.find(id);
        if (found == notes.end() || !given.insert(id).second) return;
        Block note = blocks_[found->second.front()];
        for (std::size_t i = 1; i < found->second.size(); ++i)
            note.text += '\n' + blocks_[found->second[i]].text;
        result.push_back(std::move(note));
    };
    for (Block& block : blocks_) {
        if (!block.note.empty() && referred.contains(block.note)) continue;
        const std::vector<std::string> references = block.references;
        result.push_back(std::move(block));
        for (const std::string& id : references) give_note(id);
    }
    // Notes that only other notes refer to.
    for (const std::string& id : referred) give_note(id);
    rank_below_title(result);
    return result;
}

}  // namespace sotto::html
