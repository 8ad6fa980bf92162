// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/export/export_pages.h"

#include "base/error.h"
#include "base/progress.h"

#include <algorithm>
#include <memory>

namespace sotto::workbench {

namespace {

using SourcesByName = std::map<std::string, Id<study::Source>, std::less<>>;

/// So much of a withheld quote is enough to know it by.
constexpr text::Position shown_of_withheld = 90;

PagePart::Kind kind_of(const std::string& word) {
    if (word == "title") return PagePart::Kind::Title;
    if (word == "heading") return PagePart::Kind::Heading;
    if (word == "quote") return PagePart::Kind::Quote;
    return word == "attribution" ? PagePart::Kind::Attribution : PagePart::Kind::Note;
}

/// The byte of a code point, asked for in ascending order.
class Bytes {
public:
    explicit Bytes(const std::string& utf8) : utf8_(utf8) {}
    std::size_t of(text::Position position) {
        while (position_ < position && byte_ < utf8_.size()) {
            ++byte_;
            while (byte_ < utf8_.size() && (static_cast<unsigned char>(utf8_[byte_]) & 0xC0U) == 0x80U)
                ++byte_;
            ++position_;
        }
        return byte_;
    }

private:
    const std::string& utf8_;
    std::size_t byte_ = 0;
    text::Position position_ = 0;
};

PagePart part_of(const commands::Value& block) {
    PagePart part;
    part.kind = kind_of(block["kind"].text());
    part.words = block["text"].text();
    part.right_to_left = block["right_to_left"].truth();
    if (const auto& quote = block["quote"]; !quote.is_null())
        part.quote = static_cast<std::size_t>(quote.integer());
    Bytes bytes(part.words);
    for (const auto& mark : block["marks"].items()) {
        PageMark made;
        made.first = bytes.of(mark["start"].integer());
        made.last = bytes.of(mark["end"].integer());
        made.category = mark["category"].text();
        made.status = mark["status"].text();
        made.said = {mark["source_start"].integer(), mark["source_end"].integer()};
        part.marks.push_back(std::move(made));
    }
    return part;
}

QuotePlace place_of(const commands::Value& quote, const SourcesByName& sources) {
    QuotePlace place;
    if (const auto at = sources.find(quote["source"].text()); at != sources.end()) place.source = at->second;
    place.range = {quote["start"].integer(), quote["end"].integer()};
    return place;
}

/// Fills in how withheld quotes begin. They come in the order of sources, so each text is read once.
void read_words(const store::StudyFile& study, std::vector<WithheldQuote>& withheld) {
    Id<study::Source> source;
    std::unique_ptr<text::Text> text;
    for (auto& quote : withheld) {
        if (!quote.place.source) continue;
        if (text == nullptr || quote.place.source != source) {
            source = quote.place.source;
            text = std::make_unique<text::Text>(study.text(study.current_version(source).id));
        }
        const text::Range all{quote.place.range.start, std::min(quote.place.range.end, text->length())};
        const text::Range begin{all.start, std::min(all.end, all.start + shown_of_withheld)};
        quote.words = std::string(text->slice(begin));
        std::replace(quote.words.begin(), quote.words.end(), '\n', ' ');
        if (begin.end < all.end) quote.words += "…";
    }
}

}  // namespace

ExportPages read_pages(const commands::Outcome& outcome, const SourcesByName& sources) {
    const auto& data = outcome.data;
    const auto& preview = data["preview"];
    ExportPages pages;
    pages.refused = data["refused"].text();
    pages.may_leave = outcome.exit_code == 0;
    for (const auto& block : preview["blocks"].items()) {
        pages.parts.push_back(part_of(block));
        for (const auto& mark : pages.parts.back().marks)
            ++(mark.category == "left-out" ? pages.left_out : pages.replaced);
    }
    std::size_t before = PagePart::no_quote;
    for (std::size_t i = 0; i < pages.parts.size(); ++i) {
        const auto quote = pages.parts[i].quote;
        if (quote != PagePart::no_quote && quote != before) pages.first_parts.push_back(i);
        before = quote;
    }
    for (const auto& quote : preview["quotes"].items()) pages.quotes.push_back(place_of(quote, sources));
    for (const auto& quote : data["withheld"].items()) {
        pages.withheld.push_back(
            {place_of(quote, sources), quote["obstacle"].text(), quote["participant"].text(), {}});
    }
    for (const auto& key : preview["unchecked"].items()) pages.unchecked.push_back(key.text());
    for (const auto& theme : preview["themes"].items()) {
        if (theme["quotes"].integer() > 1 && theme["people"].integer() == 1) ++pages.one_voice;
    }
    pages.people = preview["people"].integer();
    pages.k = data["k"].integer();
    pages.counted = data["counted"].integer();
    pages.unsafe = static_cast<std::int64_t>(data["unsafe"].items().size());
    for (const auto& name : data["suggestion"]["drop"].items()) pages.drop.push_back(name.text());
    for (const auto& [entry, instead] : data["suggestion"]["coarsen"].members())
        pages.coarsen.emplace_back(entry, instead.text());
    return pages;
}

ExportPages make_pages(commands::Session& session, const commands::Arguments& arguments) {
    ExportPages pages;
    try {
        auto asked = arguments;
        asked.add("preview", {});
        asked.add("keys", {});
        const auto outcome = commands::run(*commands::find_command("export"), session, asked);
        SourcesByName sources;
        for (const auto& source : session.study().all<study::Source>())
            sources.emplace(source.name, source.id);
        pages = read_pages(outcome, sources);
        session.progress().check();
        read_words(session.study(), pages.withheld);
    } catch (const base::Cancelled&) {
        pages = {};
        pages.cancelled = true;
    } catch (const base::Error& error) {
        pages = {};
        pages.problem = error.what();
    }
    return pages;
}

}  // namespace sotto::workbench
