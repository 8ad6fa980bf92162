// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/word_set.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Words that announce a name, and words that look like one, in languages that the names model was not
/// taught. Keys are folded.
namespace sotto::privacy::announced {

/// A form of address that stands before a name and is part of it: `madame`, `gospođo`, `السيد`, `أبو`, `አቶ`.
bool is_address(std::string_view key);
/// Such forms that are kin or everyday words as well (`père`, `شيخ`, `ست`): they announce a name only with a
/// capital or a known name behind them.
bool is_doubtful_address(std::string_view key);
/// `my`, `notre`: "my father Ali" has a father who is called Ali, "Father Ali" is one.
bool is_possessive(std::string_view key);
/// Kin and trades before a name of a script without capitals, which are no part of it.
bool is_kin(std::string_view key);
/// "les Français", "un Libanais": an article before a people.
bool makes_people(std::string_view key);
/// "Zoranom", "Марку", "Jeleno": adds what a South Slavic name may be without its case.
void add_nominatives(const std::string& name, std::set<std::string>& names);
/// Vietnamese ones with their tones: `anh`, `mệ`, `thằng`.
bool is_vietnamese_address_word(std::string_view original);
/// What stands behind a name, in Dari and Persian: `جان`, `صاحب`.
bool is_address_behind(std::string_view key);

/// Words that are said right before a name, folded, by the first word of each phrase: `me llamo`, `اسمي`.
const std::multimap<std::string, std::vector<std::string>, std::less<>>& phrases_before_names();
/// A verb right behind a name: `እባላለሁ`.
bool is_naming_verb(std::string_view key);

/// Verbs, prepositions and the like of caseless scripts: no name, also behind a form of address.
bool is_no_name(std::string_view key);
/// What has a capital and names nobody: `Dieu`, `WhatsApp`; and what opens sentences: `alors`, `znači`.
bool is_capital_habit(std::string_view key);
/// The same of Vietnamese, with tones.
bool is_vietnamese_habit(std::string_view key);
/// Offices that everybody has to do with: `tribunal`, `gobierno`. With a capital they still name nobody.
bool is_institution(std::string_view key);
/// `قرية`, `ولسوالی`: in scripts without capitals, a place's name follows.
bool is_kind_of_place(std::string_view key);
/// A place, an organisation, by the word in front of a name or as its first word: `xã`, `selo`, `centre`.
bool is_kind_of_organisation(std::string_view key);

/// Given names that are frequent where their script is written; `doubtful` for those that are words too.
bool is_given_name(std::string_view key);
bool is_doubtful_given_name(std::string_view key);

/// For scripts written without spaces: what a name follows, as written.
struct UnspacedCue {
    std::string_view word;
    bool family = false;  ///< a second name may follow behind a space
    bool brief = false;   ///< everybody is called so: a name only when little follows
    bool place = false;   ///< a village, a district
    bool apart = false;   ///< also a word for "you": the name is parted by a space
};
const std::vector<UnspacedCue>& unspaced_cues();
/// What no name begins with, and what ends one, in these scripts.
const std::vector<std::string_view>& unspaced_no_names();
const std::vector<std::string_view>& unspaced_ends();

}  // namespace sotto::privacy::announced
