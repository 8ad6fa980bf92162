// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/builtin_detectors.h"
#include "privacy/lexed.h"
#include "privacy/name_words.h"
#include "privacy/places/gazetteer.h"
#include "privacy/places/place_cues.h"
#include "privacy/places/place_spans.h"
#include "text/characters.h"
#include "text/language.h"
#include "text/letters.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace sotto::privacy {

namespace {

/// A finding has so much to say for it.
constexpr double enough = 3;
/// With so much the same name is believed wherever else it stands in the text.
constexpr double beyond_doubt = 3.5;

/// Where a language is spoken: its places need less to be believed there.
std::string_view countries_of(std::string_view language) {
    struct Home {
        std::string_view language;
        std::string_view countries;
    };
    constexpr std::array homes =
        std::to_array<Home>({{"lo", "LA"},     {"vi", "VN"},
                             {"km", "KH"},     {"th", "TH"},
                             {"my", "MM"},     {"am", "ET"},
                             {"ti", "ET ER"},  {"om", "ET"},
                             {"tg", "TJ"},     {"ps", "AF PK"},
                             {"fa", "AF IR"},  {"ku", "IQ TR"},
                             {"ckb", "IQ IR"}, {"sq", "AL XK"},
                             {"hr", "HR BA"},  {"sr", "RS BA ME XK"},
                             {"bs", "BA"},     {"uk", "UA"},
                             {"ru", "RU"},     {"tr", "TR"},
                             {"zh", "CN TW"},  {"ar", "IQ LB SY JO PS EG YE SD LY TN DZ MA"}});
    const std::string own = text::primary_language(language);
    const auto* home =
        std::find_if(homes.begin(), homes.end(), [&](const Home& h) { return h.language == own; });
    return home == homes.end() ? std::string_view() : home->countries;
}

class Judge {
public:
    Judge(const Lexed& text, std::string_view language)
        : text_(text),
          found_(place_spans(text, language)),
          german_(text::primary_language(language) == "de") {
        const std::string_view own = countries_of(language);
        for (std::size_t at = 0; at < own.size(); at += 3)
            spoken_of_.insert(gazetteer_.country(own.substr(at, 2)));
        for (const PlaceSpan& span : found_.spans) {
            const PlaceCandidate first = gazetteer_.candidate(span.name, 0);
            is_land_.push_back(first.is_area && gazetteer_.kind(first.area) <= AreaKind::Country);
            if (is_land_.back()) spoken_of_.insert(first.area);
        }
    }

    std::vector<Found> judge() {
        const std::vector<PlaceSpan>& spans = found_.spans;
        if (is_all_there_is()) return {};
        std::vector<double> scores(spans.size(), 0);
        std::unordered_set<std::string_view> believed;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            scores[i] = is_land_[i] ? 0 : score(i);
            if (scores[i] >= beyond_doubt) believed.insert(spans[i].key);
        }
        std::vector<Found> found;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            if (is_land_[i]) continue;
            double value = scores[i];
            const bool again = believed.count(spans[i].key) > 0;
            if (again && value > never) value += 1.5;
            // "Paris and London", "Paris, London"
            if (value < enough && value > never && i > 0 && scores[i - 1] >= enough &&
                is_list(spans[i - 1], spans[i]))
                value += 1;
            if (value < enough) continue;
            scores[i] = value;
            Found one;
            one.range = text_.bytes_range(spans[i].from, spans[i].to);
            one.category = Category::Place;
            one.confidence = std::min(0.95, 0.25 + 0.12 * value);
            found.push_back(one);
        }
        return found;
    }

private:
    static constexpr double never = -10;

    /// A text of nothing but names of places is nobody's speech: it is a value of an attribute, which is
    /// shown because somebody wants it shown, and counted by disclosure control.
    [[nodiscard]] bool is_all_there_is() const {
        std::size_t covered = 0;
        for (const PlaceSpan& span : found_.spans) {
            const bool whole = span.from == text_[span.first].first && span.to == text_[span.last - 1].last;
            if (!whole) return false;
            for (std::size_t i = covered; i < span.first; ++i) {
                if (text_[i].kind != Token::Kind::Sign) return false;
            }
            covered = span.last;
        }
        for (std::size_t i = covered; i < text_.size(); ++i) {
            if (text_[i].kind != Token::Kind::Sign) return false;
        }
        return true;
    }

    [[nodiscard]] bool is_word_at(std::size_t i) const {
        return i < text_.size() && text_[i].kind == Token::Kind::Word;
    }
    [[nodiscard]] bool is_capital(std::size_t i) const {
        return text::is_capital(text::utf8::at(text_.original(i), 0));
    }

    [[nodiscard]] bool starts_sentence(std::size_t i) const {
        if (i == 0 || text_[i].line) return true;
        const Token& before = text_[i - 1];
        if (before.kind != Token::Kind::Sign) return false;
        return before.sign == '.' || before.sign == '!' || before.sign == '?' || before.sign == ':' ||
               before.sign == '"' || before.sign == '[' || before.sign == ']' || before.sign == '(' ||
               before.sign == '-' || before.sign == '*';
    }

    /// How much a place of this size says for itself.
    [[nodiscard]] double size(const PlaceSpan& span) const {
        double best = 0;
        for (std::size_t i = 0; i < span.name.count; ++i) {
            const PlaceCandidate one = gazetteer_.candidate(span.name, i);
            double value = 1;
            if (one.is_area) {
                value = gazetteer_.kind(one.area) == AreaKind::Province ? (one.people >= 1'000'000 ? 2.5 : 2)
                                                                        : 1.5;
            } else if (one.people >= 1'000'000) {
                value = 3;
            } else if (one.people >= 300'000) {
                value = 2.5;
            } else if (one.people >= 100'000) {
                value = 2;
            } else if (one.people >= 15'000) {
                value = 1.5;
            }
            if (spoken_of_.count(gazetteer_.country_of(one.area)) > 0) value += 1;
            best = std::max(best, value);
        }
        return best;
    }

    /// Whether `behind` stands behind `before` and contains one of its candidates: "Savannakhet, Laos".
    [[nodiscard]] bool contains(const PlaceSpan& behind, const PlaceSpan& before) const {
        for (std::size_t i = 0; i < behind.name.count; ++i) {
            const PlaceCandidate outer = gazetteer_.candidate(behind.name, i);
            if (!outer.is_area) continue;
            for (std::size_t j = 0; j < before.name.count; ++j) {
                for (Area area = gazetteer_.candidate(before.name, j).area; area != no_area;
                     area = gazetteer_.above(area)) {
                    if (area == outer.area) return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] bool follows_comma(const PlaceSpan& before, const PlaceSpan& behind) const {
        return behind.first == before.last + 1 && text_.is_sign(before.last, ',');
    }

    [[nodiscard]] bool is_list(const PlaceSpan& before, const PlaceSpan& behind) const {
        if (follows_comma(before, behind)) return true;
        static const WordSet joining("and or et ou y o und e i и و و ແລະ và");
        return behind.first == before.last + 1 && is_word_at(before.last) &&
               joining.has(text_.key(before.last));
    }

    [[nodiscard]] double score(std::size_t i) const {
        const PlaceSpan& span = found_.spans[i];
        if (span.unspaced) return unspaced_score(span);
        const bool single = span.last == span.first + 1;
        double value = size(span);
        if (!span.cased) value -= 1.5;
        if (!single) value += 1.5;
        if (span.inflected) value -= 1;
        if (span.name.is_word) value -= 2.5;
        if (single && span.name.is_person) value -= 1.5;
        if (single && german_ && span.cased) value -= 0.5;
        if (single && found_.in_small_letters.count(span.key) > 0) value -= 2.5;
        if (is_glued(span)) return never;

        const std::string_view own = text_.original(span.first);
        const bool capitals = span.cased && own.size() > 1 && text::is_upper_case(own);
        constexpr std::size_t acronym = 5;
        if (capitals) value -= single ? (own.size() <= acronym ? 2 : 0) : 1;

        const bool first = starts_sentence(span.first);
        if (first && span.cased && single) value -= span.name.is_word || span.name.is_person ? 1 : 0.5;
        double around = before(span, first) + behind(span);
        if (i + 1 < found_.spans.size() && follows_comma(span, found_.spans[i + 1]) &&
            contains(found_.spans[i + 1], span))
            around += 3;
        if (i > 0 && follows_comma(found_.spans[i - 1], span) && contains(span, found_.spans[i - 1]))
            around += 3;
        // Without a word that announces it a town may be anything else that is called so.
        if (single && around <= 0) value -= 0.5;
        return value + around;
    }

    /// `@Oxford`, `oxford.com`, `Smith-Jackson`, `Oxford_2`.
    [[nodiscard]] bool is_glued(const PlaceSpan& span) const {
        if (span.first > 0 && !text_[span.first].gap) {
            const Token& sign = text_[span.first - 1];
            if (sign.kind != Token::Kind::Sign) return true;
            constexpr std::string_view glue("@#/_-.&\\");
            if (sign.sign != 0 && glue.find(sign.sign) != std::string_view::npos && !sign.gap &&
                span.first > 1)
                return true;
        }
        if (span.last + 1 < text_.size() && !text_[span.last].gap && !text_[span.last + 1].gap &&
            text_[span.last].kind == Token::Kind::Sign) {
            constexpr std::string_view glue("@/_.&\\");
            const char sign = text_[span.last].sign;
            if (sign != 0 && glue.find(sign) != std::string_view::npos) return true;
            // `London-based` is London; `Jackson-Lee` a name.
            if (sign == '-' && is_word_at(span.last + 1) && span.cased && is_capital(span.last + 1))
                return true;
        }
        return span.last < text_.size() && !text_[span.last].gap &&
               text_[span.last].kind == Token::Kind::Number;
    }

    [[nodiscard]] double before(const PlaceSpan& span, bool first) const {
        if (span.prefix == "ب" || span.prefix == "وب" || span.prefix == "በ" || span.prefix == "ከ") return 2;
        if (first || span.first == 0) return 0;
        const std::size_t at = span.first - 1;
        if (!is_word_at(at)) return 0;
        const std::string_view word = text_.key(at);
        if (kinds_of_places().at_end_of(word)) return 2;
        if (words_before_places().at_end_of(word) && !lacks_its_accent(at)) {
            // One hears from people, too; one is in places only.
            static const WordSet of_people("from near de à chez von bei od od від от من از");
            return span.name.is_person && of_people.has(word) ? 1 : 2;
        }
        if (word == "the" && span.cased) return -1;
        if (words_that_may_be_before_places().at_end_of(word)) {
            // "the city of", "le village de"
            const bool kind = at > 0 && is_word_at(at - 1) && kinds_of_places().has(text_.key(at - 1));
            if (kind) return 2.5;
            // "Paulo Pinto de Albuquerque"
            static const WordSet of_names("de d du da do di von");
            const bool surname = span.cased && at > 0 && is_word_at(at - 1) && !text_[at].line &&
                                 is_capital(at - 1) && of_names.has(word);
            if (surname) return -1.5;
            return word == "of" || word == "through" || word == "via" ? 0.5 : 1;
        }
        if (is_title(word) && (!span.cased || is_capital(at))) return never;
        if (parts_of_places().has(word)) return 0.5;
        // "President Lincoln", "Samuel Jackson"
        if (span.cased && is_capital(at) && !starts_sentence(at)) return span.name.is_person ? -2.5 : -1.5;
        return 0;
    }

    /// `à` and `từ` announce a place; folded they are `a` and `tu`, which do not.
    [[nodiscard]] bool lacks_its_accent(std::size_t at) const {
        static const WordSet accented("a o tu den tai ve toi");
        if (!accented.has(text_.key(at))) return false;
        const std::string_view said = text_.original(at);
        return std::all_of(said.begin(), said.end(),
                           [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    }

    [[nodiscard]] double behind(const PlaceSpan& span) const {
        if (span.last >= text_.size()) return 0;
        if (text_.is_sign(span.last, '\'') && is_word_at(span.last + 1) && !text_[span.last + 1].gap)
            return endings_of_places().has(text_.key(span.last + 1)) ? 2 : 0;
        if (!is_word_at(span.last) || text_[span.last].line) return 0;
        const std::string_view word = text_.key(span.last);
        if (bodies_named_after_places().has(word) && is_capital(span.last)) return -1.5;
        if (kinds_of_places().has(word)) return 2;
        if (parts_of_places().has(word)) return 0.5;
        if (span.cased && is_capital(span.last)) return span.name.is_person ? -2.5 : -1.5;
        return 0;
    }

    /// Without spaces and capitals a name needs a word before it that announces it, or a large place.
    [[nodiscard]] double unspaced_score(const PlaceSpan& span) const {
        const std::string_view run = text_.key(span.first);
        const std::size_t from = span.from - text_[span.first].first;
        const std::size_t to = span.to - text_[span.first].first;
        const text::Position letters = text::count_code_points(span.key);
        const bool han = text::utf8::at(span.key, 0) >= 0x2E80;
        double value = size(span) - (han ? 1.5 : 1);
        constexpr text::Position sure_length = 6;
        if (letters < (han ? 2 : 4)) value -= 1.5;
        if (!han && letters >= sure_length) value += 0.5;
        const std::string_view left = run.substr(0, from);
        if (!left.empty()) {
            if (kinds_of_places().at_end_of(left)) {
                value += 2;
            } else if (words_before_places().at_end_of(left)) {
                value += 1.5;
            }
        } else if (span.first > 0 && is_word_at(span.first - 1) &&
                   kinds_of_places().at_end_of(text_.key(span.first - 1))) {
            value += 2;
        }
        const std::string_view right = run.substr(to);
        if (han && kinds_of_places().at_start_of(right)) value += 1.5;
        if (han && right.starts_with("国")) return never;
        return value;
    }

    const Gazetteer& gazetteer_ = Gazetteer::built_in();
    const Lexed& text_;
    PlaceSpans found_;
    bool german_;
    std::vector<bool> is_land_;  ///< countries and regions of the world
    std::set<Area> spoken_of_;
};

std::vector<Found> find_places(const Reading& reading) {
    return Judge(reading.lexed(), reading.language()).judge();
}

}  // namespace

Detector places_detector() {
    Detector detector;
    detector.id = "places";
    detector.title = "Cities, towns, districts and provinces";
    detector.find = find_places;
    detector.reads_around = true;
    detector.examples = {"we moved to [[Chicago]] then",  "I was born in [[Savannakhet]], in Laos",
                         "a village near [[Mardan]]",     "she lives in [[San Francisco]] now",
                         "in [[Reading]], England, she",  "fr|nous habitons à [[Grenoble]]",
                         "es|vivo en [[Medellín]] ahora", "the city of [[Mobile]], [[Alabama]]",
                         "sr|radim u [[Beogradu]]",       "ar|كنا نعيش في [[بغداد]]",
                         "ar|رجعنا ب[[البصرة]]",          "lo|ຂ້ອຍຢູ່ແຂວງ[[ສະຫວັນນະເຂດ]]",
                         "vi|tôi sống ở [[Đà Nẵng]]"};
    detector.counter_examples = {"Reading is fun",
                                 "Nice to meet you",
                                 "Mobile phones are cheap",
                                 "I come from Laos",
                                 "Mr Jackson said so",
                                 "Samuel Jackson came",
                                 "in Java and Python",
                                 "most of us in Europe",
                                 "he asked Florence",
                                 "in March",
                                 "Of course",
                                 "the Oxford University Press",
                                 "visit https://paris.example.org",
                                 "in Swift or in Rust"};
    return detector;
}

}  // namespace sotto::privacy
