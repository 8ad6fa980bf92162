// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/public_names.h"

#include "privacy/name_words.h"
#include "privacy/word_set.h"
#include "text/fold.h"
#include "text/letters.h"

#include <string>

namespace sotto::privacy {

namespace {

std::string key_of(std::string_view words) {
    std::string key = text::fold_key(words);
    if (key.ends_with("'s")) key.resize(key.size() - 2);
    return key;
}

}  // namespace

bool is_public_name(std::string_view words, bool abbreviated) {
    // Neither a firm nor a thing that people are called like (Ford, Honda, Ruby).
    static const WordSet firms(R"(
        google gmail youtube microsoft powerpoint skype github gitlab linkedin iphone ipad macbook amazon aws azure facebook instagram
        whatsapp twitter tiktok snapchat viber netflix spotify airbnb paypal mastercard toyota nissan mazda bmw nokia samsung huawei sony
        bbc cnn reuters wikipedia internet bluetooth linux javascript typescript bitcoin ethereum coca-cola pepsi panadol paracetamol
        kalashnikov)");
    // Only in capitals: `it`, `us` and `who` are words.
    static const WordSet abbreviations(R"(
        ai api sdk ui ux url http https html css sql json xml pdf csv usb cpu gpu ram ssd ide cli llm ml ar vr it pc os db dvd cd tv fm sim sms
        mms gps gis gsm wifi led vhf hf suv atv ceo cfo cto coo hr pr vp phd ma ba msc mba faq diy asap rsvp eta aka fyi
        hiv aids sida covid icu mri pcr tb bpco copd dna adn rna arn ptsd er gp iv adhd
        uxo erw ied eod tnt rpg apc mre nta vtf qa qc sop cmc apm atm ngo ong ingo un onu eu ue usd eur gbp gdp vat tva
        am pm utc gmt ok sos lgbt lgbtq)");
    std::string key = key_of(words);
    if (firms.has(key)) return true;
    if (!abbreviated) return false;
    std::string_view bare = words;
    if (bare.ends_with("'s")) bare.remove_suffix(2);
    if (bare.size() > 2 && bare.back() == 's') {
        bare.remove_suffix(1);
        key = text::fold_key(bare);
    }
    return text::is_upper_case(bare) && abbreviations.has(key);
}

bool is_exclamation(std::string_view words) {
    static const WordSet exclamations(R"(
        oh ooh ah aha hey hi hello wow um uh er mm mmm hm hmm mhm uh-huh mm-hm mm-hmm yeah yep yup yes nope no nah okay ok alright right
        well sure absolutely obviously definitely exactly totally terrific great awesome amazing cool congrats congratulations thanks thank
        please sorry gosh boy wait look listen basically honestly actually anyway anyways maybe perhaps
        this that these those here there what which who where when why how does did do is are was were has have had can could would should
        will might may let kind sort lots plenty
        here's there's that's what's it's let's we've you've i've they've we're you're they're i'm he's she's don't didn't doesn't isn't wasn't
        can't won't couldn't wouldn't)");
    std::string key = text::fold_key(words);
    return exclamations.has(key) || is_function_word(key, "en");
}

}  // namespace sotto::privacy
