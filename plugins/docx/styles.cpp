// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "styles.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "formats/plugin_api.h"

namespace sotto::docx {
namespace {

constexpr int longest_chain = 32;
constexpr int deepest_heading = 6;

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

/// The number behind a word, as in "heading 2", or 0.
int numbered(std::string_view name, std::string_view word) {
    if (name.substr(0, word.size()) != word) return 0;
    name.remove_prefix(word.size());
    if (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    return name.size() == 1 && name.front() >= '1' && name.front() <= '9' ? name.front() - '0' : 0;
}

/// Word writes the English name whatever its language, other programs write their own.
int heading_level(std::string_view name) {
    constexpr std::array words{"heading", "überschrift", "titre",      "título",   "titulo",  "titolo",
                               "kop",     "rubrik",      "overskrift", "nagłówek", "otsikko", "заголовок",
                               "nadpis",  "címsor",      "titlu",      "başlık",   "标题",    "標題",
                               "見出し",  "제목",        "عنوان"};
    for (const std::string_view word : words)
        if (const int level = numbered(name, word); level > 0) return level;
    return 0;
}

int list_level(std::string_view name) {
    for (const std::string_view word : {"list bullet", "list number", "list continue"}) {
        if (name == word) return 1;
        if (const int level = numbered(name, word); level > 0) return level;
    }
    return 0;
}

bool is_quote(std::string_view name) {
    return name == "quote" || name == "intense quote" || name == "block text" || name == "block quotation" ||
           name == "quotations" || name == "zitat" || name == "citation" || name == "cita";
}

std::optional<int> list_level_of(pugi::xml_node properties) {
    const pugi::xml_node numbering = child(properties, "numPr");
    if (!numbering) return std::nullopt;
    if (attribute(child(numbering, "numId"), "val") == "0") return -1;
    return std::clamp(number(attribute(child(numbering, "ilvl"), "val")).value_or(0), 0, 8);
}

}  // namespace

Styles::Styles(pugi::xml_node root) {
    for (const pugi::xml_node node : root.children()) {
        if (local_name(node) != "style") continue;
        const std::string id(attribute(node, "styleId"));
        Style style;
        style.name = lower(attribute(child(node, "name"), "val"));
        style.based_on = attribute(child(node, "basedOn"), "val");
        const pugi::xml_node paragraph = child(node, "pPr");
        style.outline_level = number(attribute(child(paragraph, "outlineLvl"), "val"));
        style.list_level = list_level_of(paragraph);
        style.bold = toggle(child(node, "rPr"), "b");
        style.hidden = toggle(child(node, "rPr"), "vanish");
        const std::string_view is_default = attribute(node, "default");
        if (attribute(node, "type") == "paragraph" && (is_default == "1" || is_default == "true"))
            default_paragraph_style_ = id;
        styles_.emplace(id, std::move(style));
    }
}

const Styles::Style* Styles::find(std::string_view id) const {
    const auto found = styles_.find(id);
    return found == styles_.end() ? nullptr : &found->second;
}

/// Visits a style and those it is based on, until `visit` returns true.
template <typename Visit>
void Styles::up(std::string_view id, Visit visit) const {
    const Style* style = find(id);
    for (int steps = 0; style != nullptr && steps < longest_chain; ++steps) {
        if (visit(*style)) return;
        style = find(style->based_on);
    }
}

Role Styles::role(pugi::xml_node properties) const {
    std::string_view id = attribute(child(properties, "pStyle"), "val");
    // A document without that style, or without styles, still tells by the id what was meant.
    const std::string by_id = lower(id);
    if (id.empty()) id = default_paragraph_style_;

    std::optional<int> outline = number(attribute(child(properties, "outlineLvl"), "val"));
    std::optional<int> list = list_level_of(properties);
    Role named{SOTTO_PARAGRAPH, 0};
    const auto recognise = [&](std::string_view name) {
        if (named.kind != SOTTO_PARAGRAPH) return;
        if (name == "title") {
            named = {SOTTO_TITLE, 0};
        } else if (const int heading = heading_level(name); heading > 0) {
            named = {SOTTO_HEADING, heading};
        } else if (name == "quote attribution" || name == "quoteattribution") {
            named = {SOTTO_QUOTE, 1};
        } else if (is_quote(name)) {
            named = {SOTTO_QUOTE, 0};
        } else if (const int level = list_level(name); level > 0) {
            named = {SOTTO_LIST_ITEM, level};
        }
    };
    bool known = false;
    up(id, [&](const Style& style) {
        known = true;
        recognise(style.name);
        if (!outline) outline = style.outline_level;
        if (!list) list = style.list_level;
        return false;
    });
    if (!known) recognise(by_id);

    if (named.kind == SOTTO_TITLE) return named;
    if (outline && *outline >= 0 && *outline < 9)
        return {SOTTO_HEADING, std::min(*outline + 1, deepest_heading)};
    if (named.kind == SOTTO_HEADING && !outline)
        return {SOTTO_HEADING, std::min(named.level, deepest_heading)};
    if (named.kind == SOTTO_QUOTE) return named;
    if (list && *list >= 0) return {SOTTO_LIST_ITEM, std::max(*list + 1, named.level)};
    if (named.kind == SOTTO_LIST_ITEM && !list) return named;
    return {SOTTO_PARAGRAPH, 0};
}

bool Styles::is_on(std::string_view name, pugi::xml_node properties, std::string_view paragraph_style) const {
    Toggle result = toggle(properties, name);
    const auto look = [&](const Style& style) {
        result = name == "b" ? style.bold : style.hidden;
        return result != Toggle::Unset;
    };
    if (result == Toggle::Unset) up(attribute(child(properties, "rStyle"), "val"), look);
    if (result == Toggle::Unset)
        up(paragraph_style.empty() ? std::string_view(default_paragraph_style_) : paragraph_style, look);
    return result == Toggle::On;
}

}  // namespace sotto::docx
