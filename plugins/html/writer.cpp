// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "writer.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "formats/plugin_kit.h"

namespace sotto::html {
namespace {

constexpr const char* style_sheet = R"(:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1c1c1e; --quiet: #55555c; --line: #c9c9d1; --mark: #f3f3f6;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1b1f; --ink: #ececf0; --quiet: #b0b0ba; --line: #4a4a54; --mark: #26262c; }
}
body {
  max-width: 42rem; margin: 2rem auto; padding: 0 1rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 Georgia, "Noto Serif", "Noto Naskh Arabic", "Noto Serif Lao", "Noto Serif Khmer", serif;
}
h1, h2, h3, h4, h5, h6 {
  font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Lao", "Noto Sans Khmer", sans-serif;
  line-height: 1.25; margin: 1.6em 0 0.5em;
}
p, li, td, th, figcaption { white-space: pre-line; overflow-wrap: anywhere; }
figure { margin: 1.2rem 0; }
blockquote { margin: 0; padding: 0.1rem 1.2rem; border-inline-start: 0.25rem solid var(--line); }
figcaption { padding: 0 1.2rem; color: var(--quiet); font-size: 0.94em; }
table { border-collapse: collapse; width: 100%; margin: 1.2rem 0; font-size: 0.94em; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: start; vertical-align: top; }
th { background: var(--mark); }
a { color: inherit; }
section[role="doc-endnotes"] { margin-top: 3rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.94em; }
@media print {
  :root { --paper: #ffffff; --ink: #000000; --quiet: #333333; --line: #999999; --mark: #ffffff; }
  body { max-width: none; margin: 0; font-size: 11pt; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  figure, tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
}
)";

std::string escape(std::string_view text) {
    std::string result;
    for (const char c : plugin::clean(text)) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\n':
                result += "<br>";
                break;
            default:
                result += c;
        }
    }
    return result;
}

const char* direction(const sotto_block& block) {
    return block.right_to_left != 0 ? " dir=\"rtl\"" : "";
}

bool is_attribution(const sotto_block& block) {
    return block.kind == SOTTO_QUOTE && block.level == 1;
}

class PageWriter {
public:
    PageWriter(const sotto_block* blocks, std::size_t count) : blocks_(blocks, blocks + count) {
        std::erase_if(blocks_, [](const sotto_block& block) {
            return block.kind == SOTTO_RECORD || block.kind == SOTTO_PROPERTY;
        });
        titled_ = std::any_of(blocks_.begin(), blocks_.end(),
                              [](const sotto_block& block) { return block.kind == SOTTO_TITLE; });
    }

    std::string write() {
        std::size_t at = 0;
        while (at < blocks_.size()) {
            switch (blocks_[at].kind) {
                case SOTTO_LIST_ITEM:
                    at = list(at, 1);
                    break;
                case SOTTO_TABLE_ROW:
                    at = table(at);
                    break;
                case SOTTO_QUOTE:
                    at = quote(at);
                    break;
                case SOTTO_HEADING:
                    at = heading(at);
                    break;
                case SOTTO_TITLE:
                    at = element(at, "h1", " class=\"title\"");
                    break;
                default:
                    at = element(at, "p", "");
                    break;
            }
        }
        return page();
    }

private:
    /// The text of the block at `at`, with the marks of the notes behind it; `at` becomes the next block.
    std::string content(std::size_t& at) {
        std::string result;
        if (blocks_[at].kind != SOTTO_FOOTNOTE) result = escape(plugin::view(blocks_[at++].text));
        for (; at < blocks_.size() && blocks_[at].kind == SOTTO_FOOTNOTE; ++at) {
            const std::string number = std::to_string(++last_note_);
            result += "<sup><a role=\"doc-noteref\" id=\"ref" + number + "\" href=\"#note" + number + "\">" +
                      number + "</a></sup>";
            notes_ += "<li id=\"note" + number + "\"" + direction(blocks_[at]) + ">" +
                      escape(plugin::view(blocks_[at].text)) +
                      " <a role=\"doc-backlink\" aria-label=\"Back to the text\" href=\"#ref" + number +
                      "\">↩</a></li>\n";
        }
        return result;
    }

    std::size_t element(std::size_t at, const std::string& name, const std::string& attributes) {
        const std::string opening = "<" + name + attributes + direction(blocks_[at]) + ">";
        body_ += opening + content(at) + "</" + name + ">\n";
        return at;
    }

    /// Below a title, which is the one heading of the first rank, every heading stands one rank lower.
    std::size_t heading(std::size_t at) {
        const int rank = std::clamp(blocks_[at].level, 1, 6) + (titled_ ? 1 : 0);
        if (rank > 6) return element(at, "h6", " aria-level=\"" + std::to_string(rank) + "\"");
        return element(at, "h" + std::to_string(rank), "");
    }

    std::size_t quote(std::size_t at) {
        const auto is_quote = [&] {
            return at < blocks_.size() && blocks_[at].kind == SOTTO_QUOTE && !is_attribution(blocks_[at]);
        };
        if (is_attribution(blocks_[at])) return element(at, "p", " class=\"attribution\"");
        body_ += "<figure>\n<blockquote>\n";
        while (is_quote()) at = element(at, "p", "");
        body_ += "</blockquote>\n";
        while (at < blocks_.size() && is_attribution(blocks_[at]))
            at = element(at, "figcaption", " class=\"attribution\"");
        body_ += "</figure>\n";
        return at;
    }

    std::size_t list(std::size_t at, int level) {
        constexpr int deepest = 9;
        body_ += "<ul>\n";
        while (at < blocks_.size() && blocks_[at].kind == SOTTO_LIST_ITEM &&
               std::clamp(blocks_[at].level, 1, deepest) >= level) {
            if (std::clamp(blocks_[at].level, 1, deepest) > level) {
                // A level that no item introduces.
                body_ += "<li>\n";
                at = list(at, level + 1);
                body_ += "</li>\n";
                continue;
            }
            const std::string opening = std::string("<li") + direction(blocks_[at]) + ">";
            body_ += opening + content(at);
            if (at < blocks_.size() && blocks_[at].kind == SOTTO_LIST_ITEM &&
                std::clamp(blocks_[at].level, 1, deepest) > level) {
                body_ += "\n";
                at = list(at, level + 1);
            }
            body_ += "</li>\n";
        }
        body_ += "</ul>\n";
        return at;
    }

    std::size_t table(std::size_t at) {
        const bool right_to_left = blocks_[at].right_to_left != 0;
        body_ += right_to_left ? "<table dir=\"rtl\">\n" : "<table>\n";
        bool in_head = false;
        bool in_body = false;
        while (at < blocks_.size() && blocks_[at].kind == SOTTO_TABLE_ROW) {
            const bool header = blocks_[at].level == 1;
            if (header && in_body) break;
            if (header && !in_head) body_ += "<thead>\n";
            if (!header && in_head) body_ += "</thead>\n";
            if (!header && !in_body) body_ += "<tbody>\n";
            in_head = header;
            in_body = in_body || !header;
            row(at, header);
        }
        if (in_head) body_ += "</thead>\n";
        if (in_body) body_ += "</tbody>\n";
        body_ += "</table>\n";
        return at;
    }

    void row(std::size_t& at, bool header) {
        // The direction is each cell's own: names in one script stand beside texts in another.
        const std::string cell = header ? "<th scope=\"col\" dir=\"auto\">" : "<td dir=\"auto\">";
        const std::string end = header ? "</th>" : "</td>";
        std::string cells = content(at);
        for (std::size_t tab = cells.find('\t'); tab != std::string::npos; tab = cells.find('\t', tab))
            cells.replace(tab, 1, end + cell);
        body_ += "<tr>" + cell + cells + end + "</tr>\n";
    }

    [[nodiscard]] std::string page() const {
        std::string title;
        for (const sotto_block& block : blocks_)
            if (title.empty() && (block.kind == SOTTO_TITLE || (!titled_ && block.kind == SOTTO_HEADING)))
                title = escape(plugin::view(block.text));
        for (std::size_t at = title.find("<br>"); at != std::string::npos; at = title.find("<br>", at))
            title.replace(at, 4, " ");
        std::string result =
            "<!DOCTYPE html>\n<html lang=\"mul\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'; "
            "base-uri 'none'; form-action 'none'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta name=\"generator\" content=\"Sotto\">\n<meta name=\"referrer\" "
            "content=\"no-referrer\">\n<title>";
        result += title.empty() ? "Document" : title;
        result += "</title>\n<style>\n";
        result += style_sheet;
        result += "</style>\n</head>\n<body>\n<main>\n" + body_ + "</main>\n";
        if (last_note_ > 0)
            result += "<section role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n" + notes_ +
                      "</ol>\n</section>\n";
        return result + "</body>\n</html>\n";
    }

    std::vector<sotto_block> blocks_;
    std::string body_;
    std::string notes_;
    int last_note_ = 0;
    bool titled_ = false;
};

}  // namespace

std::string write(const sotto_block* blocks, std::size_t count) {
    return PageWriter(blocks, count).write();
}

}  // namespace sotto::html
