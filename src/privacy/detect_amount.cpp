// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/builtin_detectors.h"
#include "privacy/lexed.h"
#include "privacy/word_set.h"

namespace sotto::privacy {

namespace {

/// Words for money that stand beside a number.
const WordSet& currencies() {
    static const WordSet words(R"(
        dollar dollars usd euro euros eur pound pounds gbp cent cents shilling shillings rupee rupees peso pesos
        dinar dinars dirham dirhams riyal riyals rial rials lira liras franc francs cfa birr kip baht riel riels dong
        kyat afghani afghanis somoni marka marks mark kuna lek leke denar hryvnia hryvnias rouble roubles ruble rubles
        yuan yen won rand naira cedi kwacha metical meticais quetzal quetzales lempira lempiras cordoba cordobas
        bolivar bolivares sol soles real reais tenge som leu lei usd$ dolares dolar доллар доллара долларов евро рубль
        рубля рублей гривна гривны гривен динар динара динари دولار يورو دينار ليرة ريال درهم جنيه ກີບ ໂດລາ บาท រៀល đồng)");
    return words;
}

/// A thousand, a million: part of the number before the currency.
const WordSet& scales() {
    static const WordSet words(
        "hundred thousand million millions billion k mille millions mil millon millones millao milhoes тысяч "
        "тысячи "
        "миллион миллиона миллионов nghìn ngàn triệu");
    return words;
}

bool is_symbol(const Lexed& text, std::size_t i) {
    if (i >= text.size() || text[i].kind != Token::Kind::Sign) return false;
    const std::string_view sign = text.original(i);
    return sign == "$" || sign == "€" || sign == "£" || sign == "¥" || sign == "₭" || sign == "฿" ||
           sign == "₫" || sign == "៛" || sign == "₹" || sign == "₽" || sign == "₺" || sign == "₴";
}

/// The token behind the number that begins at `i`: `1,500`, `2.5 million`.
std::size_t number_end(const Lexed& text, std::size_t i) {
    std::size_t end = i + 1;
    while (end + 1 < text.size() && !text[end].gap && !text[end + 1].gap && text.is_number(end + 1) &&
           (text.is_sign(end, ',') || text.is_sign(end, '.')))
        end += 2;
    // 1 500 000
    while (text.is_number(end) && text[end].digits == 3 && !text[end].spelled && text[end].gap &&
           !text[end].line && !text[i].spelled)
        ++end;
    while (text.is_word(end) && scales().has(text.key(end))) ++end;
    return end;
}

std::vector<Found> find_amounts(const Reading& reading) {
    std::vector<Found> found;
    const Lexed& text = reading.lexed();
    for (std::size_t i = 0; i < text.size();) {
        if (!text.is_number(i)) {
            ++i;
            continue;
        }
        std::size_t first = i;
        std::size_t end = number_end(text, i);
        bool money = false;
        if (i > 0 && is_symbol(text, i - 1)) {
            first = i - 1;
            money = true;
        }
        if (is_symbol(text, end) ||
            (text.is_word(end) && !text[end].line && currencies().at_start_of(text.key(end)))) {
            ++end;
            money = true;
        }
        if (money) {
            Found one;
            one.range = text.range(first, end);
            one.category = Category::Amount;
            one.confidence = 0.5;
            found.push_back(one);
        }
        i = end;
    }
    return found;
}

}  // namespace

Detector amount_detector() {
    return {"amount",
            "Sums of money",
            find_amounts,
            {"they gave me [[300 dollars]] for it", "it cost [[$1,500]] then", "[[2.5 million kip]] a year",
             "fr|on m'a payé [[20 euros]]", "es|gano [[500 pesos]] al mes", "ar|دفعوا [[300 دولار]] فقط",
             "for [[€20]] or so", "it was [[20 €]] then"},
            {"300 people came", "in 2009 we left", "on page 20"}};
}

}  // namespace sotto::privacy
