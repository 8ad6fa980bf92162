// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "detection/scorer.h"

#include "text/case.h"
#include "text/fold.h"
#include "text/segment.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace sotto::benchmark {

namespace {

/// Code points of a text that something is true of.
class Marked {
public:
    explicit Marked(text::Position length) : is_(static_cast<std::size_t>(length), false) {}

    void add(text::Range range) {
        for (auto at = begin_of(range); at < end_of(range); ++at) is_[at] = true;
    }
    [[nodiscard]] bool any(text::Range range) const {
        for (auto at = begin_of(range); at < end_of(range); ++at) {
            if (is_[at]) return true;
        }
        return false;
    }
    [[nodiscard]] bool all(text::Range range) const {
        for (auto at = begin_of(range); at < end_of(range); ++at) {
            if (!is_[at]) return false;
        }
        return true;
    }

private:
    [[nodiscard]] static std::size_t begin_of(text::Range range) {
        return static_cast<std::size_t>(std::max<text::Position>(range.start, 0));
    }
    [[nodiscard]] std::size_t end_of(text::Range range) const {
        return std::min(static_cast<std::size_t>(std::max<text::Position>(range.end, 0)), is_.size());
    }
    std::vector<bool> is_;
};

/// As in the scorer of TAB: prepositions, articles and conjunctions inside a mention tell nobody.
bool tells_nothing(std::string_view word, std::string_view language) {
    constexpr std::string_view english =
        " a an and at by for from in into near of on or s than that the this till to up with ";
    constexpr std::string_view french =
        " a au aux avec chez d dans de des du en et l la le les ou par pour sur un une ";
    constexpr std::string_view spanish = " a al con de del e el en la las lo los o para por un una y ";
    const auto words = language == "en"   ? english
                       : language == "fr" ? french
                       : language == "es" ? spanish
                                          : std::string_view();
    return words.find(" " + text::fold_key(word) + " ") != std::string_view::npos;
}

std::vector<text::Range> tokens_of(const LabelledText& labelled) {
    const std::string& utf8 = labelled.text.utf8();
    std::vector<text::Range> tokens;
    for (const text::Word& word : text::words(utf8)) {
        const auto bytes = std::string_view(utf8).substr(word.first_byte, word.last_byte - word.first_byte);
        if (tells_nothing(bytes, labelled.language)) continue;
        tokens.push_back(word.range);
    }
    return tokens;
}

void score_annotation(const Annotation& annotation, const std::vector<text::Range>& tokens,
                      const Marked& found, Scores& scores) {
    struct Entity {
        const Mention* first = nullptr;
        bool covered = true;
    };
    std::map<std::string_view, Entity> entities;
    const auto add_to = [&](const Mention& mention, const auto& count) {
        count(scores.all);
        count(scores.by_kind[std::string(name_of(mention.kind))]);
        count(scores.by_category[mention.category]);
        if (mention.category == "person" || mention.category == "place" || mention.category == "organisation")
            count(scores.names);
    };
    for (const Mention& mention : annotation) {
        if (mention.kind == Kind::Unmasked) continue;
        bool covered = true;
        bool has_words = false;
        auto token = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](text::Range one) { return one.end <= mention.range.start; });
        for (; token != tokens.end() && token->start < mention.range.end; ++token) {
            // A word may reach out of the mention: a possessive, or a dictionary's guess.
            const bool token_found = found.all(
                {std::max(token->start, mention.range.start), std::min(token->end, mention.range.end)});
            covered = covered && token_found;
            has_words = true;
            add_to(mention, [&](Recall& recall) { recall.tokens.add(token_found); });
        }
        if (!has_words) continue;
        add_to(mention, [&](Recall& recall) { recall.mentions.add(covered); });
        Entity& entity = entities[mention.entity];
        if (entity.first == nullptr) entity.first = &mention;
        entity.covered = entity.covered && covered;
    }
    for (const auto& [id, entity] : entities)
        add_to(*entity.first, [&](Recall& recall) { recall.entities.add(entity.covered); });
}

}  // namespace

void score(const LabelledText& labelled, const std::vector<Finding>& findings, Scores& scores) {
    Marked found(labelled.text.length());
    for (const Finding& one : findings) found.add(one.range);
    const std::vector<text::Range> tokens = tokens_of(labelled);
    ++scores.texts;
    scores.bytes += static_cast<std::int64_t>(labelled.text.utf8().size());
    scores.tokens += static_cast<std::int64_t>(tokens.size());

    Marked masked(labelled.text.length());
    Marked marked(labelled.text.length());
    for (const Annotation& annotation : labelled.annotations) {
        for (const Mention& mention : annotation) {
            marked.add(mention.range);
            if (mention.kind != Kind::Unmasked) masked.add(mention.range);
        }
        score_annotation(annotation, tokens, found, scores);
    }
    for (const text::Range token : tokens) {
        if (!found.any(token)) continue;
        scores.found_tokens.add(masked.any(token));
        scores.found_marked.add(marked.any(token));
    }

    std::set<std::string> strings;
    std::map<std::string, std::map<std::string, bool>> by_finder;
    for (const Finding& one : findings) {
        const std::string key = text::fold_key(labelled.text.slice(one.range));
        strings.insert(key);
        bool& right = by_finder[one.finder][key];
        right = right || masked.any(one.range);
    }
    scores.strings += static_cast<std::int64_t>(strings.size());
    for (const auto& [finder, found_strings] : by_finder) {
        for (const auto& [key, right] : found_strings) scores.strings_by_finder[finder].add(right);
    }
}

std::vector<Mention> missed(const LabelledText& labelled, const std::vector<Finding>& findings) {
    std::vector<Mention> all;
    for (const Annotation& annotation : labelled.annotations) {
        for (const Mention& mention : annotation) {
            LabelledText single = labelled;
            single.annotations = {{mention}};
            Scores scores;
            score(single, findings, scores);
            if (scores.all.mentions.right < scores.all.mentions.all) all.push_back(mention);
        }
    }
    return all;
}

LabelledText lower_cased(const LabelledText& labelled) {
    LabelledText lowered = labelled;
    const std::string& utf8 = labelled.text.utf8();
    std::string result;
    result.reserve(utf8.size());
    for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
        do ++next;
        while (next < utf8.size() && (static_cast<unsigned char>(utf8[next]) & 0xC0U) == 0x80U);
        const auto bytes = std::string_view(utf8).substr(at, next - at);
        if (bytes.size() == 1) {
            const char c = bytes.front();
            result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            continue;
        }
        const std::string small = text::to_lower(bytes);
        // İ becomes two code points; it stays as it is rather than move everything behind it.
        result += text::count_code_points(small) == 1 ? small : std::string(bytes);
    }
    lowered.text = text::Text(std::move(result));
    return lowered;
}

}  // namespace sotto::benchmark
