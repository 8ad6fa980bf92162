// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "tokenizer.h"

#include <algorithm>
#include <array>

#include "entities.h"

namespace sotto::html {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) { return lower(c); });
    return result;
}

/// Elements whose content is not markup up to their end tag.
bool is_raw(std::string_view name) {
    constexpr std::array names{"script", "style",  "title",   "textarea",
                               "xmp",    "iframe", "noembed", "noframes"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_references(std::string_view name) {
    return name == "title" || name == "textarea";
}

}  // namespace

std::string_view Token::attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes)
        if (key == wanted) return value;
    return {};
}

bool Token::has(std::string_view wanted) const {
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const auto& each) { return each.first == wanted; });
}

bool Tokenizer::next(Token& token) {
    if (at_ >= html_.size()) return false;
    token = Token{};
    if (!raw_.empty()) {
        raw_text(token);
        return true;
    }
    if (html_[at_] == '<' && markup(token)) return true;
    const auto end = std::min(html_.find('<', at_ + 1), html_.size());
    token.text = resolve_entities(html_.substr(at_, end - at_), false);
    at_ = end;
    return true;
}

/// False when this `<` is only a character.
bool Tokenizer::markup(Token& token) {
    if (at_ + 1 >= html_.size()) return false;
    const char after = html_[at_ + 1];
    if (after == '!' || after == '?') {
        declaration(token);
        return true;
    }
    if (is_letter(after)) {
        token.kind = Token::Kind::Start;
        tag(token, at_ + 1);
        if (!token.closed && is_raw(token.name)) raw_ = token.name;
        return true;
    }
    if (after == '/' && at_ + 2 < html_.size() && is_letter(html_[at_ + 2])) {
        token.kind = Token::Kind::End;
        tag(token, at_ + 2);
        return true;
    }
    return false;
}

void Tokenizer::declaration(Token& token) {
    if (html_.substr(at_, 4) == "<!--") {
        token.kind = Token::Kind::Comment;
        const auto end = html_.find("-->", at_ + 2);
        const std::size_t from = std::min(at_ + 4, end);
        token.text = html_.substr(from, std::max(end, from) - from);
        at_ = end == std::string_view::npos ? html_.size() : end + 3;
        return;
    }
    token.kind = Token::Kind::Declaration;
    const auto end = std::min(html_.find('>', at_), html_.size());
    token.text = html_.substr(at_ + 2, end - std::min(at_ + 2, end));
    at_ = std::min(end + 1, html_.size());
}

void Tokenizer::tag(Token& token, std::size_t name_at) {
    std::size_t at = name_at;
    const auto more = [&] { return at < html_.size() && html_[at] != '>'; };
    while (more() && !is_space(html_[at]) && html_[at] != '/') ++at;
    token.name = lower(html_.substr(name_at, at - name_at));
    while (more()) {
        if (is_space(html_[at]) || html_[at] == '/') {
            token.closed = html_[at] == '/';
            ++at;
            continue;
        }
        token.closed = false;
        const std::size_t key_at = at;
        do ++at;
        while (more() && !is_space(html_[at]) && html_[at] != '/' && html_[at] != '=');
        std::string key = lower(html_.substr(key_at, at - key_at));
        std::size_t value_at = at;
        while (value_at < html_.size() && is_space(html_[value_at])) ++value_at;
        std::string_view value;
        if (value_at < html_.size() && html_[value_at] == '=') {
            at = value_at + 1;
            while (at < html_.size() && is_space(html_[at])) ++at;
            if (at < html_.size() && (html_[at] == '"' || html_[at] == '\'')) {
                const auto end = std::min(html_.find(html_[at], at + 1), html_.size());
                value = html_.substr(at + 1, end - at - 1);
                at = std::min(end + 1, html_.size());
            } else {
                value_at = at;
                while (more() && !is_space(html_[at])) ++at;
                value = html_.substr(value_at, at - value_at);
            }
        }
        constexpr std::size_t most_attributes = 256;
        if (token.attributes.size() < most_attributes && !token.has(key))
            token.attributes.emplace_back(std::move(key), resolve_entities(value, true));
    }
    at_ = std::min(at + 1, html_.size());
}

void Tokenizer::raw_text(Token& token) {
    std::size_t end = at_;
    for (; end < html_.size(); ++end) {
        end = html_.find("</", end);
        if (end == std::string_view::npos) end = html_.size();
        if (lower(html_.substr(std::min(end + 2, html_.size()), raw_.size())) == raw_) break;
    }
    end = std::min(end, html_.size());
    const std::string_view source = html_.substr(at_, end - at_);
    token.text = has_references(raw_) ? resolve_entities(source, false) : std::string(source);
    at_ = end;
    raw_.clear();
}

}  // namespace sotto::html
