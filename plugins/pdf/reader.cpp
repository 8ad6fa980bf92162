// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "reader.h"

#include <poppler-document.h>
#include <poppler-embedded-file.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "columns.h"
#include "formats/plugin_kit.h"
#include "margins.h"
#include "paragraphs.h"
#include "strings.h"
#include "unicode.h"
#include "word.h"

namespace sotto::pdf {
namespace {

std::string utf8(const poppler::ustring& text) {
    return to_utf8(plain(from_utf16(text.data(), text.size())));
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    const auto first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

std::string counted(std::size_t count, const char* one, const char* many) {
    return count == 1 ? std::string("1 ") + one : std::to_string(count) + ' ' + many;
}

class Document {
public:
    Document(std::string_view bytes, const sotto_read_host& host) : bytes_(bytes), host_(host) {
        if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
            throw plugin::Refusal("This PDF is larger than 2 GB. Split it.");
        document_.reset(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
        if (!document_)
            throw plugin::Refusal(
                "This PDF is damaged: its list of pages cannot be found. Open it in a PDF viewer, print it "
                "to a "
                "new PDF and import that.");
        if (document_->is_locked())
            throw plugin::Refusal(
                "This PDF is protected with a password. Open it with the password in a PDF viewer, save it "
                "without one and import it again.");
    }

    void read() {
        const int count = document_->pages();
        WordReader reader;
        std::size_t missing = 0;
        for (int i = 0; i < count; ++i) {
            const std::unique_ptr<poppler::page> page(document_->create_page(i));
            if (page) {
                reader.add(*page);
            } else {
                reader.add_nothing();
                ++missing;
            }
        }
        std::vector<std::vector<Word>> words = reader.take();
        if (count > 0 && missing == static_cast<std::size_t>(count))
            throw plugin::Refusal("This PDF is damaged: none of its pages can be opened.");
        const bool copying_forbidden =
            document_->is_encrypted() && !document_->has_permission(poppler::perm_copy);

        const Margins margins = take_margins(words);
        std::vector<std::vector<Line>> pages;
        std::size_t empty = 0;
        for (std::vector<Word>& page : words) {
            empty += page.empty() ? 1 : 0;
            pages.push_back(in_reading_order(std::move(page)));
        }
        for (const Block& block : blocks_of(pages)) give(block);
        for (const std::string& text : margins.texts) property("running head", text);
        properties();

        if (margins.heads > 0)
            warning(counted(margins.heads, "running head, foot or page number was",
                            "running heads, feet and page numbers were") +
                    " left out of the text.");
        if (margins.line_numbers > 0)
            warning(counted(margins.line_numbers, "number", "numbers") +
                    " beside the text that count lines or paragraphs were left out.");
        if (copying_forbidden)
            warning(
                "The author of this PDF asked programs not to copy text from it. It was read all the same, "
                "as "
                "screen readers do; mind its terms before you quote from it.");
        if (missing > 0)
            warning(counted(missing, "page is", "pages are") + " damaged and could not be read.");
        if (empty > missing && empty < words.size())
            warning(counted(empty - missing, "page holds", "pages hold") +
                    " no text; scanned pages need text recognition (OCR) first.");
    }

private:
    void give(const Block& block) {
        sotto_block plain = plugin::block_of(block.kind, block.text);
        plain.level = block.level;
        plain.bold_prefix = std::min(block.bold_prefix, block.text.size());
        plain.page = static_cast<std::int64_t>(block.page);
        plugin::give(host_, plain);
    }

    void property(const std::string& name, std::string_view text) {
        const std::string value(trimmed(text));
        if (value.empty() || !given_.emplace(name, value).second) return;
        plugin::give(host_, plugin::block_of(SOTTO_PROPERTY, value, name));
    }

    void warning(const std::string& sentence) { host_.warning(host_.context, plugin::lend(sentence)); }

    void properties() {
        for (const std::string& key : document_->info_keys())
            property(to_utf8(from_latin1(key)), utf8(document_->info_key(key)));
        // Poppler widens the stream's bytes; they are UTF-8.
        const poppler::ustring metadata = document_->metadata();
        std::string xml;
        for (const unsigned short unit : metadata)
            xml += static_cast<char>(static_cast<unsigned char>(unit & 0xFFU));
        property("XMP metadata", plugin::valid_utf8(xml_text(xml)));
        const std::unique_ptr<poppler::toc> contents(document_->create_toc());
        if (contents && contents->root() != nullptr) bookmarks(*contents->root(), 0);
        std::size_t attached = 0;
        if (document_->has_embedded_files())
            for (const poppler::embedded_file* file : document_->embedded_files()) {
                if (file == nullptr) continue;
                ++attached;
                property("attached file", to_utf8(from_latin1(file->name())));
                property("attached file", utf8(file->description()));
            }
        if (attached > 0)
            warning(counted(attached, "attached file was", "attached files were") + " not read.");
        if (!document_->is_encrypted())
            for (const auto& [name, text] : annotation_strings(bytes_)) property(name, text);
    }

    void bookmarks(const poppler::toc_item& item, int depth) {
        constexpr int deepest = 64;
        property("bookmark", utf8(item.title()));
        if (depth >= deepest) return;
        for (const poppler::toc_item* child : item.children()) bookmarks(*child, depth + 1);
    }

    std::string_view bytes_;
    const sotto_read_host& host_;
    std::unique_ptr<poppler::document> document_;
    std::set<std::pair<std::string, std::string>> given_;
};

}  // namespace

int recognises(std::string_view file_name, std::string_view head) {
    // Viewers accept a header anywhere in the first kilobyte (ISO 32000-1, annex H, note 13).
    constexpr std::size_t header_within = 1024;
    const auto header = head.find("%PDF-");
    if (header == 0) return 100;
    if (header < header_within) return 90;
    std::string ending(file_name.substr(file_name.size() - std::min<std::size_t>(file_name.size(), 4)));
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending == ".pdf" ? 50 : 0;
}

void read(std::string_view bytes, const sotto_read_host& host) {
    // Poppler's remarks on damaged files would go to the error stream of whoever reads.
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    Document(bytes, host).read();
}

}  // namespace sotto::pdf
