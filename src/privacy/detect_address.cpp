// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/address_words.h"
#include "privacy/ascii.h"
#include "privacy/builtin_detectors.h"
#include "privacy/found_list.h"
#include "privacy/lexed.h"
#include "privacy/name_words.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <algorithm>
#include <optional>
#include <string>

namespace sotto::privacy {

namespace {

/// Numbers of houses are small; what is longer counts or dates something.
constexpr int longest_house_number = 4;
constexpr std::size_t longest_street = 6;

/// Reads the tokens of a text for streets with their numbers, and what goes on behind them.
class AddressReader {
public:
    AddressReader(const Lexed& text, std::string_view language) : text_(text), language_(language) {}

    struct Match {
        std::size_t first = 0;
        std::size_t last = 0;  ///< exclusive
        double confidence = 0;
    };

    std::vector<Match> read() {
        std::vector<Match> found;
        for (std::size_t i = 0; i < text_.size(); ++i) {
            std::optional<Match> match = kind_first(i);
            if (!match) match = name_first(i);
            if (!match) match = one_word(i);
            if (!match) match = house(i);
            if (!match) match = box(i);
            if (!match || (!found.empty() && match->first < found.back().last)) continue;
            match->last = with_town(match->last);
            found.push_back(*match);
            i = match->last - 1;
        }
        return found;
    }

private:
    [[nodiscard]] bool is_comma(std::size_t i) const {
        return text_.is_sign(i, ',') || (i < text_.size() && text_.original(i) == "،");
    }
    [[nodiscard]] bool is_capital(std::size_t i) const {
        return text_.is_word(i) && !text_.is_number(i) &&
               text::is_capital(text::utf8::at(text_.original(i), 0));
    }
    [[nodiscard]] bool may_be_name(std::size_t i) const {
        if (!text_.is_word(i) || text_[i].line) return false;
        const char32_t first = text::utf8::at(text_.original(i), 0);
        return !text::has_case(first) || text::is_capital(first);
    }
    [[nodiscard]] bool is_house_number(std::size_t i) const {
        return text_.is_number(i) && !text_[i].spelled && !text_[i].line && text_[i].value > 0 &&
               text_[i].digits <= longest_house_number &&
               !(text_[i].digits == 4 && text_[i].value > 1900 && text_[i].value < 2100);
    }
    /// Behind a house number: a letter or a second number. The end.
    [[nodiscard]] std::size_t number_end(std::size_t i) const {
        std::size_t end = i + 1;
        static const WordSet more("bis ter");
        if (text_.is_word(end) && text_[end].gap && more.has(text_.key(end))) return end + 1;
        const auto letter = [&](std::size_t at) {
            return text_.is_word(at) && !text_[at].gap && text_.key(at).size() == 1;
        };
        if (letter(end)) return end + 1;
        if ((text_.is_sign(end, '-') || text_.is_sign(end, '/')) && !text_[end].gap &&
            end + 1 < text_.size() && !text_[end + 1].gap && (is_house_number(end + 1) || letter(end + 1)))
            return end + 2;
        return end;
    }
    /// "n°", "No.", "nº", "number", "#" before a number. Where the number stands.
    [[nodiscard]] std::size_t behind_number_sign(std::size_t i) const {
        static const WordSet words(
            "no n nº nr number numéro número numero broj br број бр д дом رقم پلاک số");
        std::size_t at = i;
        if (is_comma(at)) ++at;
        if (text_.is_sign(at, '#')) return at + 1;
        if (text_.is_word(at) && words.has(text_.key(at))) {
            ++at;
            if (text_.is_sign(at, '.') || (at < text_.size() && text_.original(at) == "°")) ++at;
        }
        return at;
    }
    /// The end of a street's name from `i` on: capitals, and `de la` between them; `i` when none is there.
    [[nodiscard]] std::size_t name_end(std::size_t i) const {
        std::size_t end = i;
        std::size_t at = i;
        while (at < text_.size() && at < i + longest_street) {
            if (text_.is_sign(at, '-') && at > i && !text_[at].gap) {
                ++at;
                continue;
            }
            if (text_.is_sign(at, '\'') || text_.original(at) == "’") {
                ++at;
                continue;
            }
            if (may_be_name(at) && (!text_.is_number(at) || text_[at].spelled)) {
                end = ++at;
                continue;
            }
            static const WordSet small(
                "de del de la las los des du d l le les do da dos das di dei della of the von van der den");
            if (!text_.is_word(at) || text_[at].line || !small.has(text_.key(at))) break;
            ++at;
        }
        return end;
    }

    /// "12 rue de la Paix", "calle Mayor 5", "ulica Petra Kočića, br. 8", "Calle 45 # 12-30"
    [[nodiscard]] std::optional<Match> kind_first(std::size_t i) const {
        if (!text_.is_word(i)) return std::nullopt;
        const bool sure = streets_before().has(text_.key(i));
        if (!sure && !doubtful_streets_before().has(text_.key(i))) return std::nullopt;
        std::size_t name = i + 1;
        static const WordSet shortened("ул пр пер bd av avda cra cl ul str");
        if (text_.is_sign(name, '.') && !text_[name].gap && shortened.has(text_.key(i))) ++name;
        if (name >= text_.size() || !text_[name].gap || text_[name].line) return std::nullopt;
        std::size_t first = i;
        bool numbered = false;
        std::size_t before = i;
        if (before > 0 && is_comma(before - 1)) --before;
        if (before > 0 && text_.is_word(before - 1) &&
            (text_.key(before - 1) == "bis" || text_.key(before - 1) == "ter"))
            --before;
        if (before > 0 && is_house_number(before - 1) && text_.stands_alone(before - 1)) {
            first = before - 1;
            numbered = true;
        }
        const std::size_t end = name_end(name);
        const bool cased = text::has_case(text::utf8::at(text_.original(i), 0));
        std::size_t last = end;
        // Streets that are numbers: "Calle 45 # 12-30".
        if (end == name && is_house_number(name) && (language_ == "es" || language_ == "vi")) last = name + 1;
        if (last == name) return std::nullopt;
        const std::size_t number = behind_number_sign(last);
        if (is_house_number(number) && (number > last || text_[number].gap)) {
            last = number_end(number);
            numbered = true;
        } else if (end == name) {
            return language_ == "vi" ? std::optional(Match{i, last, 0.6}) : std::nullopt;
        }
        // Of scripts without capitals nothing says where the name of a street ends.
        if (!numbered && (!sure || !cased)) return std::nullopt;
        return Match{first, last, numbered ? 0.9 : 0.6};
    }

    /// "45 Harbour Street", "Karamov street 18", "Harbour Street"
    [[nodiscard]] std::optional<Match> name_first(std::size_t i) const {
        if (!text_.is_word(i)) return std::nullopt;
        const bool sure = streets_behind().has(text_.key(i));
        if (!sure && !(doubtful_streets_behind().has(text_.key(i)) && is_capital(i))) return std::nullopt;
        std::size_t first = i;
        while (first > 0 && i - first < 4 && is_capital(first - 1) && !text_[first].line && text_[first].gap)
            --first;
        while (first < i && is_function_word(text_.key(first))) ++first;
        const bool named = first < i;
        bool numbered = false;
        if (named && first > 0 && is_house_number(first - 1) && text_.stands_alone(first - 1)) {
            --first;
            numbered = true;
        } else if (named && first > 1 && text_.is_word(first - 1) && text_.key(first - 1).size() == 1 &&
                   !text_[first - 1].gap && is_house_number(first - 2)) {
            first -= 2;
            numbered = true;
        }
        std::size_t last = i + 1;
        if (sure && named && is_house_number(last) && text_[last].gap) {
            last = number_end(last);
            numbered = true;
        }
        if (!named || (!numbered && !(sure && is_capital(i)))) return std::nullopt;
        return Match{first, last, numbered ? 0.9 : 0.6};
    }

    /// "Nußallee 5", "Šljivarska 8", "Ломничка бб"
    [[nodiscard]] std::optional<Match> one_word(std::size_t i) const {
        if (!is_capital(i)) return std::nullopt;
        const bool street = is_street_in_one_word(text_.key(i), language_);
        if (!street && !is_street_adjective(text_.key(i))) return std::nullopt;
        std::size_t number = i + 1;
        if (text_.is_sign(number, '.') && !text_[number].gap) ++number;
        if (number >= text_.size() || !text_[number].gap) return std::nullopt;
        const bool none = text_.is_word(number) && (text_.key(number) == "bb" || text_.key(number) == "бб");
        if (none) return Match{i, number + 1, 0.8};
        const bool south_slavic =
            language_ == "sr" || language_ == "hr" || language_ == "bs" || language_ == "mk";
        if (!is_house_number(number) || (!street && !south_slavic)) return std::nullopt;
        return Match{i, number_end(number), 0.8};
    }

    /// "flat 3B", "house number 27", "ቀበሌ 03", "ໜ່ວຍ 4"
    [[nodiscard]] std::optional<Match> house(std::size_t i) const {
        if (!text_.is_word(i)) return std::nullopt;
        const std::string_view key = text_.key(i);
        const auto pair = [&](std::string_view first, std::string_view second) {
            return key == first && text_.is_word(i + 1) && text_.key(i + 1) == second;
        };
        const bool two = pair("house", "number") || pair("house", "no") || pair("số", "nhà") ||
                         pair("የቤት", "ቁጥር") || pair("so", "nha") || pair("خانه", "نمبر");
        if (!two && !words_before_house_numbers().at_end_of(key)) return std::nullopt;
        std::size_t number = i + (two ? 2 : 1);
        if (text_.is_sign(number, '.') && !text_[number].gap) ++number;
        if (!is_house_number(number)) return std::nullopt;
        return Match{i, number_end(number), 0.7};
    }

    /// "P.O. Box 123", "BP 41", "Postfach 12", "ص.ب 14"
    [[nodiscard]] std::optional<Match> box(std::size_t i) const {
        static const WordSet words("postfach apartado apdo casilla postbus postboks");
        if (!text_.is_word(i) && !text_.is_number(i)) return std::nullopt;
        std::size_t at = i;
        const auto word = [&](std::string_view key) {
            if (!text_.is_word(at) || text_.key(at) != key) return false;
            ++at;
            if (text_.is_sign(at, '.') && !text_[at].gap) ++at;
            return true;
        };
        const auto letters = [&](std::string_view first, std::string_view second) {
            const std::size_t start = at;
            if (word(first) && word(second)) return true;
            at = start;
            return false;
        };
        bool box = false;
        if (words.has(text_.key(i))) {
            at = i + 1;
            if (text_.is_sign(at, '.')) ++at;
            word("postal");
            box = true;
        } else if (((word("po") || letters("p", "o")) && word("box")) || letters("caixa", "postal") ||
                   letters("casella", "postale") || letters("ص", "ب") || letters("صندوق", "بريد")) {
            box = true;
        } else {
            at = i;
            box = is_capital(i) && (word("bp") || letters("b", "p"));
        }
        if (!box) return std::nullopt;
        at = behind_number_sign(at);
        if (!text_.is_number(at) || text_[at].spelled || text_[at].line) return std::nullopt;
        return Match{i, at + 1, 0.8};
    }

    [[nodiscard]] bool is_postcode(std::size_t i) const {
        return text_.is_number(i) && !text_[i].spelled && !text_[i].line && text_[i].digits >= 4 &&
               text_[i].digits <= 6;
    }
    /// ", 75002 Paris", ", 53115 Bonn", ", Springfield 12345": what goes on behind the street.
    [[nodiscard]] std::size_t with_town(std::size_t end) const {
        std::size_t at = end;
        if (is_comma(at)) ++at;
        if (is_postcode(at) && is_capital(at + 1) && text_[at + 1].gap) {
            std::size_t last = at + 2;
            while (text_.is_sign(last, '-') && !text_[last].gap && text_.is_word(last + 1) &&
                   !text_[last + 1].gap)
                last += 2;
            return last;
        }
        if (at > end && is_capital(at) && !text_[at].line) {
            std::size_t code = at + 1;
            if (is_capital(code) && text_[code].gap) ++code;
            if (is_comma(code)) ++code;
            if (is_capital(code) && text_.key(code).size() == 2) ++code;
            if (is_postcode(code)) return code + 1;
        }
        return end;
    }

    const Lexed& text_;
    std::string_view language_;
};

/// British postal codes: letters and digits that stand like this nowhere else.
void add_postcodes(const text::Text& text, std::vector<Found>& found) {
    const std::string& utf8 = text.utf8();
    const auto border = [&](std::size_t at) {
        return at >= utf8.size() ||
               (!is_ascii_alphanumeric(utf8[at]) && static_cast<unsigned char>(utf8[at]) < 0x80);
    };
    for (std::size_t space = utf8.find(' '); space != std::string::npos; space = utf8.find(' ', space + 1)) {
        if (space + 3 >= utf8.size() || !is_ascii_digit(utf8[space + 1]) ||
            !is_ascii_capital(utf8[space + 2]) || !is_ascii_capital(utf8[space + 3]) || !border(space + 4))
            continue;
        std::size_t first = space;
        while (first > 0 && space - first < 4 && is_ascii_alphanumeric(utf8[first - 1])) --first;
        if (first > 0 && !border(first - 1)) continue;
        const std::string_view outward = std::string_view(utf8).substr(first, space - first);
        std::size_t letters = 0;
        while (letters < outward.size() && is_ascii_capital(outward[letters])) ++letters;
        if (letters < 1 || letters > 2 || letters >= outward.size() || !is_ascii_digit(outward[letters]))
            continue;
        found.push_back(found_at(text, first, space + 4, Category::Place, 0.7));
    }
}

std::vector<Found> find_addresses(const Reading& reading) {
    std::vector<Found> found;
    const Lexed& lexed = reading.lexed();
    for (const AddressReader::Match& match : AddressReader(lexed, reading.language()).read()) {
        Found one;
        one.range = lexed.range(match.first, match.last);
        one.category = Category::Place;
        one.confidence = match.confidence;
        found.push_back(one);
    }
    add_postcodes(reading.text(), found);
    return apart(std::move(found));
}

}  // namespace

Detector address_detector() {
    return {
        "address",
        "Postal addresses",
        find_addresses,
        {"I live at [[45 Harbour Street]] now",
         "[[12B Long Meadow Road]] is empty",
         "at [[17 Elm Court]], upstairs",
         "he lives in [[Karamov street 18]]",
         "down on [[Harbour Street]] there",
         "write to [[P.O. Box 1234]] or [[PO Box 77]]",
         "his post code is [[SW1A 1AA]]",
         "[[221 Baker Street, London, NW 12345]]",
         "in [[flat 3B]], [[house number 27]]",
         "fr|c'est [[12 rue de la Paix, 75002 Paris]]",
         "fr|au [[9, rue des Petites-Ronces]], voilà",
         "fr|la [[BP 412]] à Dakar",
         "fr|dans la [[rue Gambetta]] ce matin",
         "es|vivo en la [[calle Mayor 5]]",
         "es|en la [[Calle 45 # 12-30]]",
         "pt|na [[rua Augusta, 120]]",
         "it|in [[via Garibaldi 14]]",
         "de|in der [[Nußallee 5, 53115 Bonn]]",
         "de|das [[Postfach 1203]]",
         "nl|aan de [[Keizersgracht 12]]",
         "sr|stanuje u [[Šljivarska 8]]",
         "sr|[[ulica Petra Kočića 12]]",
         "sr|адреса [[Ломничка бб]]",
         "ru|[[ул. Ленина, д. 5]]",
         "vi|nhà ở [[kiệt 3]]",
         "vi|ở [[đường Lê Lợi 12]]",
         "am|[[ቀበሌ 03]] ነው",
         "lo|ຢູ່ [[ໜ່ວຍ 4]]"},
        {"in 45 villages", "the place was cold", "12 places", "the road was long",
         "we took the road to Kabul", "room 5", "on the way to 12 people", "Dr 12", "fr|place 12 personnes",
         "fr|en route pour Dakar", "fr|au cours de 2009", "de|die Straße war 5 Meter breit",
         "in the street 5 people died", "BP sold oil", "St Mary came", "es|vía libre", "it|va via 3 volte"},
        true};
}

}  // namespace sotto::privacy
